//! What is said in a quotation, and what the reporter says of it.

use std::ops::Range;

use crate::text::{Document, WordKind};

/// Words from which on a quotation says something by itself: fewer only name it ("the 'attack' of Monday").
const SAYS: usize = 4;

/// Whether of two words of a sentence one stands in a quotation that the other is no part of: `"This visit costs a fortune", he said
/// on Sunday` tells of no visit on Sunday.
pub(super) fn apart(document: &Document<'_>, sentence: Range<usize>, one: usize, other: usize) -> bool {
    let mark =
        |at: &usize| matches!(document.surface(&document.words[*at]), "\"" | "“" | "”" | "„" | "«" | "»" | "「" | "」");
    let mut marks = sentence.filter(mark);
    while let (Some(open), Some(close)) = (marks.next(), marks.next()) {
        let inside = |at: usize| (open..close).contains(&at);
        // "The League 'condemned Israel in the strongest terms'" is the reporter's sentence.
        let whole = document.words[open + 1].capital() || document.words[open + 1].kind() == WordKind::Ideograph;
        if close - open > SAYS && whole && inside(one) != inside(other) {
            return true;
        }
    }
    false
}
