//! What is said in a quotation, and what the reporter says of it.

use std::ops::Range;

use crate::text::{Document, WordKind};

/// Words from which on a quotation says something by itself: fewer only name it ("the 'attack' of Monday").
const SAYS: usize = 4;

/// The quotations of some words that say something by themselves: `"This visit costs a fortune", he said on Sunday` tells of no
/// visit on Sunday. "The League 'condemned Israel in the strongest terms'" is the reporter's sentence.
pub(super) fn quotations(document: &Document<'_>, words: Range<usize>) -> Vec<Range<usize>> {
    let (mut opened, mut found) = (None, Vec::new());
    for at in words {
        let single = match document.surface(&document.words[at]) {
            "‘" => true,
            // An apostrophe closes nothing: "the ministers’ visit".
            "’" if at.checked_sub(1).is_some_and(|at| document.words[at].kind() == WordKind::Mark) => true,
            "\"" | "“" | "”" | "„" | "«" | "»" | "「" | "」" => false,
            _ => continue,
        };
        let Some((open, _)) = opened.take_if(|(_, known)| *known == single) else {
            opened = opened.or(Some((at, single)));
            continue;
        };
        let whole = document.words[open + 1].capital() || document.words[open + 1].kind() == WordKind::Ideograph;
        if at - open > SAYS && whole {
            found.push(open..at);
        }
    }
    found
}
