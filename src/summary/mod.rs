//! The article in short: key sentences of the whole and of each section, word for word.

use crate::{
    actor::Mention,
    language::Pack,
    model::{SectionDigest, Summary},
    options::Options,
    text::Document,
    time::Timex,
};

/// Key sentences of the whole article, and of each of its sections.
pub(crate) fn summarise(
    _document: &Document<'_>,
    _pack: &Pack,
    _options: &Options,
    _dates: &[Timex],
    _actors: &[Mention],
) -> (Summary, Vec<SectionDigest>) {
    (Summary::default(), Vec::new())
}
