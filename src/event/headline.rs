//! A short line for the axis: the part of the sentence around the cue, word for word.

use std::ops::Range;

use super::lexicon::is_function;
use crate::text::{Document, WordKind};

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
        let first = document.words.get(words.start).map_or(0, |word| word.span.start);
        let last = document.words.get(words.end.wrapping_sub(1)).map_or(0, |word| word.span.end);
        document.article.text.get(first..last).unwrap_or_default()
    };
    let content = |at: usize| {
        let word = &document.words[at];
        word.kind != WordKind::Mark && !is_function(document, word)
    };
    let mut best: Option<(i64, Range<usize>)> = None;
    for start in clause.clone() {
        for end in start + 1..=clause.end {
            if start > clause.start && !content(start) || end < clause.end && !content(end - 1) {
                continue;
            }
            if text(start..end).chars().count() > LONGEST {
                break;
            }
            let told = cues.iter().filter(|cue| start <= cue.start && cue.end <= end).count();
            if told == 0 {
                continue;
            }
            let mut score = 3 * i64::try_from(told).unwrap_or_default();
            for at in start..end {
                score += i64::from(content(at)) * 2;
                score += i64::from(wanted.iter().any(|words| words.contains(&at))) * 4;
                score -= i64::from(unwanted.iter().any(|words| words.contains(&at))) * 3;
                score -= i64::from(document.words[at].kind == WordKind::Mark) * 2;
            }
            // A cut between two words that say something may cut a phrase in two.
            score -= i64::from(start > clause.start && content(start - 1)) * 5;
            score -= if end == clause.end { 0 } else { 2 + i64::from(content(end)) * 3 };
            if best.as_ref().is_none_or(|(found, _)| score > *found) {
                best = Some((score, start..end));
            }
        }
    }
    let words = best.map_or_else(|| cues.first().cloned().unwrap_or_default(), |(_, words)| words);
    text(words).trim_end_matches(['.', ',', ';', ':', '!', ' ']).to_owned()
}
