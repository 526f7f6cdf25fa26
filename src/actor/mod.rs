//! Actors: states, their people, cities and governments, and international organisations, found by the pack's names.

use std::ops::Range;

use crate::{language::Pack, model::ActorMention, text::Document};

/// A mention of an actor and where it stands in the document.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// The code and the words.
    pub(crate) mention: ActorMention,
    /// Index of its sentence in the document.
    pub(crate) sentence: usize,
    /// Its words: index range into the document's words.
    pub(crate) words: Range<usize>,
    /// How it names the actor.
    pub(crate) kind: MentionKind,
}

/// How a mention names an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// By its name: "Rusland", "de EU".
    Name,
    /// By an adjective: "Russische".
    Adjective,
    /// By its people: "de Russen".
    People,
    /// By a city or region, which may be no more than the place: "Novosibirsk".
    Place,
    /// By a seat or metonym, a leader, an army or a state firm: "het Kremlin", "Poetin".
    Metonym,
}

/// Every mention of an actor in a document, in order.
pub(crate) fn find(_document: &Document<'_>, _pack: &Pack) -> Vec<Mention> {
    Vec::new()
}
