//! A short line for the axis: the part of the sentence around the cue, word for word.

use std::ops::Range;

use super::lexicon::is_function;
use crate::{
    language::{Table, mask},
    model::Span,
    small::Gather as _,
    text::{Document, Word, WordKind},
};

/// The most characters of a headline: three lines on the axis.
const LONGEST: usize = 80;

/// The line around one of the cues; `wanted` are the words of actors and place. Of `dates` those that may are left out, for
/// the axis shows them: "Congo werd op 30 juni 1960 onafhankelijk" is "Congo werd onafhankelijk".
pub(super) fn headline(
    document: &Document<'_>,
    clause: Range<usize>,
    cues: &[Range<usize>],
    wanted: &[Range<usize>],
    dates: &[(Range<usize>, bool)],
) -> String {
    // A cue or a place may stand within what was read as a date.
    let apart =
        |date: &Range<usize>| !cues.iter().chain(wanted).any(|words| words.start < date.end && date.start < words.end);
    let shown = |(date, may): &(Range<usize>, bool)| {
        let out = if *may && apart(date) { with_lead(document, clause.start, date) } else { None };
        out.map_or_else(|| (date.clone(), false), |date| (date, true))
    };
    let parts = parts(document, clause.clone(), cues, wanted, &dates.iter().map(shown).gather());
    let mut best: Option<(i32, Range<usize>)> = None;
    // "70.744" is one number, whatever marks it holds.
    let in_number = |at: usize| {
        let Some([first, mark, last]) = at.checked_sub(2).and_then(|from| parts.get(from..=at)) else { return false };
        first.number && mark.mark && last.number && mark.length.0 == 0 && last.length.0 == 0
    };
    for start in 0..parts.len() {
        let before = start.checked_sub(1).map(|at| &parts[at]);
        if parts[start].dated || in_number(start) || before.is_some_and(|part| !part.left_out) && !parts[start].content
        {
            continue;
        }
        // What begins after a word that says something, or after the article of a noun, may be half of a phrase.
        let cut = match before {
            Some(part) if part.left_out || part.mark => 0,
            Some(part) if part.content => {
                if part.number || part.name && parts[start].name {
                    -9
                } else {
                    -6
                }
            }
            Some(_) => -4,
            None => 0,
        };
        let (mut score, mut length, mut told) = (cut, 0, false);
        for (end, part) in parts.iter().enumerate().skip(start).filter(|(_, part)| !part.left_out) {
            length += part.length.1 + if end > start { part.length.0 } else { 0 };
            if length > LONGEST {
                break;
            }
            score += part.worth;
            if part.cue.is_some_and(|cue| cue >= clause.start + start) {
                (score, told) = (score + 3, true);
            }
            let after = parts[end + 1..].iter().find(|part| !part.left_out);
            if !told || in_number(end + 2) || !(part.content || end + 1 == parts.len()) {
                continue;
            }
            let score = score - after.map_or(0, |next| 2 + 5 * i32::from(next.content || part.little));
            if best.as_ref().is_none_or(|(found, _)| score > *found) {
                best = Some((score, start..end + 1));
            }
        }
    }
    let told = |words: Range<usize>| document.words.get(words).into_iter().flatten();
    let Some((_, chosen)) = best else {
        let words = cues.first().cloned().unwrap_or_default();
        return written(document, told(words).map(|word| word.span()));
    };
    let words = clause.start + chosen.start..clause.start + chosen.end;
    if dates.iter().any(|(_, may)| *may) && parts[chosen.clone()].iter().filter(|part| !part.left_out).count() < 2 {
        return headline(document, clause, cues, wanted, &[]);
    }
    written(document, told(words).zip(&parts[chosen]).filter(|(_, part)| !part.left_out).map(|(word, _)| word.span()))
}

/// A date with the word that leads up to it: "op 30 juni", "on Wednesday", "le 3 juillet". Nothing where another word without
/// a meaning of its own stands before it: without its date, "heeft dinsdag", "sinds juni" or "直到今年" says something else.
fn with_lead(document: &Document<'_>, first: usize, date: &Range<usize>) -> Option<Range<usize>> {
    let Some(before) = (date.start > first).then(|| &document.words[date.start - 1]) else { return Some(date.clone()) };
    let tense = document.single(before, Table::TimeTense.bit()).map(|phrase| document.cell(phrase, 0));
    if before.kind() == WordKind::Mark || !is_function(document, before) {
        return (tense != Some("future")).then(|| date.clone());
    }
    let day = |word: &Word| word.kind() == WordKind::Number && word.end() - word.start() <= 2;
    let short = document.surface(before).chars().count() <= 3 && tense.is_none();
    let leads = short && document.words.get(date.start).is_some_and(day)
        || document.tables(before) & mask(&[Table::Locative, Table::Of]) != 0;
    (leads && before.kind() != WordKind::Ideograph).then(|| date.start - 1..date.end)
}

/// Words as they stand in the text, with one space where others between them were left out.
fn written(document: &Document<'_>, words: impl Iterator<Item = Span>) -> String {
    let text = &document.article.text;
    let (mut line, mut end) = (String::new(), None);
    for span in words {
        let gap = end.map_or("", |end| Span::new(end, span.start).of(text));
        let left_out = gap.chars().any(char::is_alphanumeric);
        line.push_str(if !left_out {
            gap
        } else if gap.starts_with(char::is_whitespace) {
            " "
        } else {
            ""
        });
        line.push_str(span.of(text));
        end = Some(span.end);
    }
    line.trim_end_matches(['.', ',', ';', ':', '!', ' ']).to_owned()
}

/// A word of a clause.
struct Part {
    worth: i32,
    /// Whether it says something by itself, and whether it is a mark.
    content: bool,
    /// A word of every text: a line does not end with it where more follows.
    little: bool,
    mark: bool,
    number: bool,
    /// Whether it is written with a capital.
    name: bool,
    /// Whether it is of a date, and whether it is left out.
    dated: bool,
    left_out: bool,
    /// Characters before it, since the last word, and its own.
    length: (usize, usize),
    /// Where the cue begins that it ends.
    cue: Option<usize>,
}

fn parts(
    document: &Document<'_>,
    clause: Range<usize>,
    cues: &[Range<usize>],
    wanted: &[Range<usize>],
    dates: &[(Range<usize>, bool)],
) -> Vec<Part> {
    let within = |list: &[Range<usize>], at: usize| list.iter().any(|words| words.contains(&at));
    let mut parts: Vec<Part> = Vec::with_capacity(clause.len());
    let mut before = document.words.get(clause.start).map_or(0, |word| word.start());
    for at in clause {
        let word = &document.words[at];
        let mark = word.kind() == WordKind::Mark;
        let date = dates.iter().find(|(words, _)| words.contains(&at)).map(|(_, left_out)| *left_out);
        let content = !mark && date.is_none() && !is_function(document, word);
        let little = document.is(word, Table::Frequent);
        let cue = cues.iter().find(|cue| cue.end == at + 1).map(|cue| cue.start);
        // Its comma goes with a date.
        let left_out = date == Some(true)
            || mark
                && parts.last().is_some_and(|last| last.left_out)
                && parts.iter().rev().find(|part| !part.left_out).is_none_or(|part| part.mark);
        let gap = Span::new(before, word.start()).of(&document.article.text).chars().count();
        // Ideographs are twice as wide.
        let wide = 1 + usize::from(word.kind() == WordKind::Ideograph);
        let length = (gap, wide * word.span().of(&document.article.text).chars().count());
        let worth = 2 * i32::from(content) + 4 * i32::from(within(wanted, at)) - 2 * i32::from(mark);
        parts.push(Part {
            worth,
            content,
            little,
            mark,
            number: word.kind() == WordKind::Number,
            name: word.capital(),
            dated: date.is_some(),
            left_out,
            length,
            cue,
        });
        before = word.end();
    }
    parts
}
