//! What is said in a quotation, and what the reporter says of it.

use std::ops::Range;

use crate::text::{Document, WordKind};

/// Words from which on a quotation says something by itself: fewer only name it ("the 'attack' of Monday").
const SAYS: usize = 4;

/// The quotations of some words that say something by themselves: `"This visit costs a fortune", he said on Sunday` tells of no
/// visit on Sunday. "The League 'condemned Israel in the strongest terms'" is the reporter's sentence.
pub(super) fn quotations(document: &Document<'_>, words: Range<usize>) -> Vec<Range<usize>> {
    let mark =
        |at: &usize| matches!(document.surface(&document.words[*at]), "\"" | "“" | "”" | "„" | "«" | "»" | "「" | "」");
    let (mut marks, mut found) = (words.filter(mark), Vec::new());
    while let (Some(open), Some(close)) = (marks.next(), marks.next()) {
        let whole = document.words[open + 1].capital() || document.words[open + 1].kind() == WordKind::Ideograph;
        if close - open > SAYS && whole {
            found.push(open..close);
        }
    }
    found
}
