//! What a text is made of: blocks, sentences, words, all as spans of the one text; and phrases looked up in it.
//! This room knows nothing of time, actors or events.

mod document;
mod index;
pub(crate) mod letters;
mod lexicon;
mod offsets;
mod sentences;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use document::{Document, Sentence, to_come};
pub(crate) use index::{Index, SEED, hash, step};
pub(crate) use lexicon::{Lexicon, Phrase};
pub use offsets::{Offsets, convert};
pub(crate) use words::{Word, WordKind, fold, split as split_words};
