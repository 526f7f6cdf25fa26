//! A short line for the axis: the part of the sentence around the cue, word for word.

use std::ops::Range;

use super::lexicon::is_function;
use crate::{
    model::Span,
    text::{Document, WordKind},
};

/// The most characters of a headline.
const LONGEST: usize = 60;

/// The line around one of the cues; `wanted` are the words of actors and place, `unwanted` those of dates, which the axis shows.
pub(super) fn headline(
    document: &Document<'_>,
    clause: Range<usize>,
    cues: &[Range<usize>],
    wanted: &[Range<usize>],
    unwanted: &[Range<usize>],
) -> String {
    let text = |words: Range<usize>| {
        let first = document.words.get(words.start).map_or(0, |word| word.start());
        let last = document.words.get(words.end.wrapping_sub(1)).map_or(0, |word| word.end());
        document.article.text.get(first..last).unwrap_or_default()
    };
    // What each word is worth, whether it says something by itself, how many characters it adds, and the cue that it ends.
    let mut parts: Vec<Part> = Vec::with_capacity(clause.len());
    let mut before = document.words.get(clause.start).map_or(0, |word| word.start());
    for at in clause.clone() {
        let word = &document.words[at];
        let mark = word.kind() == WordKind::Mark;
        let content = !mark && !is_function(document, word);
        let within = |list: &[Range<usize>]| list.iter().any(|words| words.contains(&at));
        let worth = 2 * i32::from(content) + 4 * i32::from(within(wanted))
            - 3 * i32::from(within(unwanted))
            - 2 * i32::from(mark);
        let cue = cues.iter().find(|cue| cue.end == at + 1).map(|cue| cue.start);
        let (gap, length) = (Span::new(before, word.start()), word.span().of(&document.article.text).chars().count());
        let length = (gap.of(&document.article.text).chars().count(), length);
        parts.push(Part { worth, content, length, cue });
        before = word.end();
    }
    let content = |at: usize| parts.get(at).is_some_and(|part| part.content);
    let mut best: Option<(i32, Range<usize>)> = None;
    for start in 0..parts.len() {
        if start > 0 && !content(start) {
            continue;
        }
        // A cut between two words that say something may cut a phrase in two.
        let cut = if start > 0 && content(start - 1) { -5 } else { 0 };
        let (mut score, mut length, mut told) = (cut, 0, false);
        for (end, part) in parts.iter().enumerate().skip(start) {
            length += part.length.1 + if end > start { part.length.0 } else { 0 };
            if length > LONGEST {
                break;
            }
            score += part.worth;
            if part.cue.is_some_and(|cue| cue >= clause.start + start) {
                (score, told) = (score + 3, true);
            }
            let last = end + 1 == parts.len();
            if !told || !(last || part.content) {
                continue;
            }
            let score = score - if last { 0 } else { 2 + 3 * i32::from(content(end + 1)) };
            if best.as_ref().is_none_or(|(found, _)| score > *found) {
                best = Some((score, clause.start + start..clause.start + end + 1));
            }
        }
    }
    let words = best.map_or_else(|| cues.first().cloned().unwrap_or_default(), |(_, words)| words);
    text(words).trim_end_matches(['.', ',', ';', ':', '!', ' ']).to_owned()
}

/// A word of a clause.
struct Part {
    worth: i32,
    content: bool,
    /// Characters before it, since the last word, and its own.
    length: (usize, usize),
    /// Where the cue begins that it ends.
    cue: Option<usize>,
}
