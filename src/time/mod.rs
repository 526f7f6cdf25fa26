//! Time expressions: found by the pack's word classes, normalised against the publication date and what the text has
//! said before. This room knows no actors and no events.

use crate::{
    calendar::Day,
    language::Pack,
    model::{Basis, DateMention},
    text::Document,
};

/// A time expression and where it stands in the document.
#[derive(Debug, Clone)]
pub(crate) struct Timex {
    /// The expression and its value.
    pub(crate) mention: DateMention,
    /// Index of its sentence in the document.
    pub(crate) sentence: usize,
    /// What its value rests on.
    pub(crate) basis: Basis,
}

/// Every time expression of a document, in order.
pub(crate) fn find(_document: &Document<'_>, _pack: &Pack, _published: Option<Day>) -> Vec<Timex> {
    Vec::new()
}
