//! A sentence as tokens with their classes: words and phrases of the lexicon, numbers, marks; compounds fall apart.

use super::lexicon::{Entry, Lexicon, TO};
use crate::{
    model::Span,
    text::{Document, Word, WordKind},
};

/// A word, a phrase, a number or a mark, and what it may be.
#[derive(Debug, Clone)]
pub(super) struct Token<'l, 'p> {
    /// Its classes, one bit each.
    pub(super) mask: u128,
    /// Where it stands in the text.
    pub(super) span: Span,
    /// What the lexicon says of it.
    pub(super) entries: &'l [Entry<'p>],
    /// Its digits as a number.
    pub(super) digits: Option<i32>,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether it is a punctuation mark.
    pub(super) mark: bool,
    /// Index of its (first) word in the sentence.
    pub(super) word: usize,
    /// Whether the word goes on after it: no expression ends here.
    pub(super) inner: bool,
}

/// The bit of the class at an index of [`SHAPES`](super::lexicon::SHAPES).
const fn bit(index: u32) -> u128 {
    1 << index
}

const YEAR_BARE: u128 = bit(3);

/// The classes of a number of so many digits.
fn shape(number: i32, digits: usize) -> u128 {
    let mut mask = bit(0);
    if digits <= 2 {
        for (index, range) in [(1, 1..=31), (5, 0..=24), (7, 1..=12)] {
            if range.contains(&number) {
                mask |= bit(index);
            }
        }
    }
    if digits == 2 {
        mask |= bit(4);
        if number < 60 {
            mask |= bit(6);
        }
    }
    if digits == 4 && (1000..2200).contains(&number) {
        mask |= bit(2);
        if (1850..2100).contains(&number) {
            mask |= YEAR_BARE;
        }
    }
    mask
}

fn mark(text: &str) -> u128 {
    let index = match text {
        "," => 8,
        "." => 9,
        "/" => 10,
        "-" | "–" | "—" | "‐" | "‑" => return bit(11) | TO,
        ":" => 12,
        "'" | "’" | "‘" => 13,
        "(" => 14,
        _ => return 0,
    };
    bit(index)
}

/// The tokens of a sentence, in order.
pub(super) fn tokens<'l, 'p>(
    document: &Document<'_>,
    words: &[Word],
    lexicon: &'l Lexicon<'p>,
    out: &mut Vec<Token<'l, 'p>>,
) {
    out.clear();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let folded = document.folded(word);
        let mut token = Token {
            mask: 0,
            span: word.span,
            entries: &[],
            digits: None,
            spaced: word.spaced,
            mark: word.kind == WordKind::Mark,
            word: at,
            inner: false,
        };
        at += 1;
        if token.mark {
            token.mask = mark(folded);
            out.push(token);
            continue;
        }
        if let Some((length, entries)) = known(document, words, at - 1, folded, lexicon) {
            token.take(entries, word.capital);
            if let Some(last) = words.get(at + length - 1) {
                token.span.end = last.span.end;
            }
            token.number(folded);
            at += length;
            out.push(token);
        } else if let Some((length, number, digits)) = numeral(document, &words[at - 1..], lexicon) {
            token.span.end = words[at + length - 2].span.end;
            token.digits = Some(number);
            token.mask |= shape(number, digits);
            at += length - 1;
            out.push(token);
        } else if !token.number(folded)
            && let Some(parts) = parts(folded, lexicon)
        {
            let whole = folded.len() == word.span.end - word.span.start;
            let count = parts.len();
            for (index, (range, entries)) in parts.into_iter().enumerate() {
                let mut part = token.clone();
                let hyphen = matches!(folded.as_bytes().get(range.end), Some(b'-' | b'\''));
                part.inner = index + 1 < count && !(hyphen && whole);
                part.spaced = word.spaced && index == 0;
                part.number(folded.get(range.clone()).unwrap_or_default());
                if whole && folded.contains(['-', '\'']) {
                    part.span = Span::new(word.span.start + range.start, word.span.start + range.end);
                }
                let capital = part.span.of(&document.article.text).chars().next().is_some_and(char::is_uppercase);
                part.take(entries, capital);
                out.push(part);
            }
        } else {
            out.push(token);
        }
    }
    guard(document, out);
}

impl<'l, 'p> Token<'l, 'p> {
    fn take(&mut self, entries: &'l [Entry<'p>], capital: bool) {
        self.entries = entries;
        for entry in entries.iter().filter(|entry| entry.capital.is_none_or(|needed| needed == capital)) {
            self.mask |= 1 << entry.class;
        }
    }

    fn number(&mut self, folded: &str) -> bool {
        let short = folded.len() <= 6 && !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit());
        if short && let Ok(number) = folded.parse() {
            self.digits = Some(number);
            self.mask |= shape(number, folded.len());
        }
        short
    }
}

/// Longest number in ideographs.
const LONGEST: usize = 9;

/// A number in ideographs, with or without digits among them: how many words it has, its value and how many digits.
fn numeral(document: &Document<'_>, words: &[Word], lexicon: &Lexicon<'_>) -> Option<(usize, i32, usize)> {
    let sign = |c: char| {
        let listed = || lexicon.numerals.iter().find(|(sign, _)| sign.starts_with(c)).map(|(_, value)| *value);
        c.to_digit(10).map(u32::cast_signed).or_else(listed)
    };
    if lexicon.numerals.is_empty() || document.folded(words.first()?).is_ascii() && words.get(1)?.spaced {
        return None;
    }
    // "三千五百": what is summed, the digits at hand, and how many there are.
    let (mut sum, mut last, mut digits, mut length, mut ideograph) = (0_i32, 0_i32, 0, 0, false);
    for word in words.iter().take(LONGEST) {
        let folded = document.folded(word);
        if (length > 0 && word.spaced) || !folded.chars().all(|c| sign(c).is_some()) || folded.is_empty() {
            break;
        }
        for (c, value) in folded.chars().filter_map(|c| Some((c, sign(c)?))) {
            ideograph |= !c.is_ascii();
            if value >= 10 {
                sum = sum.checked_add(last.max(1).checked_mul(value)?)?;
                (last, digits) = (0, 2);
            } else {
                last = last.checked_mul(if sum > 0 { 1 } else { 10 })?.checked_add(value)?;
                digits += 1;
            }
        }
        length += 1;
    }
    let number = sum.checked_add(last)?;
    let digits = if sum == 0 { digits } else { usize::try_from(number.checked_ilog10()?).ok()? + 1 };
    (ideograph && length > 0).then_some((length, number, digits))
}

/// The longest phrase of the lexicon at a word: how many words follow the first, and its entries.
fn known<'l, 'p>(
    document: &Document<'_>,
    words: &[Word],
    at: usize,
    folded: &str,
    lexicon: &'l Lexicon<'p>,
) -> Option<(usize, &'l [Entry<'p>])> {
    let fits = |entry: &Entry<'_>| {
        entry
            .rest
            .iter()
            .enumerate()
            .all(|(index, part)| words.get(at + 1 + index).is_some_and(|word| document.folded(word) == part))
    };
    lexicon.find(folded).into_iter().flatten().find_map(|entries| {
        let first = entries.iter().position(fits)?;
        let rest = &entries[first].rest;
        let count = entries[first..].iter().take_while(|entry| entry.rest == *rest).count();
        Some((rest.len(), &entries[first..first + count]))
    })
}

type Part<'l, 'p> = (std::ops::Range<usize>, &'l [Entry<'p>]);

/// A compound's parts: at its hyphens ("third-quarter"), or before a listed end ("maandag-ochtend").
fn parts<'l, 'p>(folded: &str, lexicon: &'l Lexicon<'p>) -> Option<Vec<Part<'l, 'p>>> {
    let plain = |word: &str| {
        let entries = lexicon.words.get(word).unwrap_or_default();
        let first = entries.iter().position(|entry| entry.rest.is_empty()).unwrap_or(entries.len());
        &entries[first..]
    };
    let mut found = Vec::new();
    if folded.contains('-') {
        let mut start = 0;
        let mut any = false;
        for part in folded.split('-') {
            let range = start..start + part.len();
            start = range.end + 1;
            let entries = plain(part);
            if entries.is_empty()
                && let Some((first, end)) = lexicon.compound(part)
            {
                found.push((range.start..range.start + first.len(), plain(first)));
                found.push((range.start + first.len()..range.end, end));
                any = true;
                continue;
            }
            // "11-jarige": an end of a compound may stand after a hyphen as well.
            let entries = match lexicon.ending(part) {
                Some(end) if entries.is_empty() && range.start > 0 => end,
                _ => entries,
            };
            any |= !entries.is_empty();
            found.push((range, entries));
        }
        return any.then_some(found);
    }
    let (first, end) = lexicon.compound(folded)?;
    found.push((0..first.len(), plain(first)));
    found.push((first.len()..folded.len(), end));
    Some(found)
}

/// Takes the meaning from numbers that are part of something else: "10.000", "€ 2014", "2,5", "70%", "B2-1990".
fn guard(document: &Document<'_>, tokens: &mut [Token<'_, '_>]) {
    let text = &document.article.text;
    for at in 0..tokens.len() {
        if tokens[at].digits.is_none() || tokens[at].mark {
            continue;
        }
        let mark_of = |index: Option<usize>| index.and_then(|index| tokens.get(index)).filter(|token| token.mark);
        let number = |index: Option<usize>| {
            index.and_then(|index| tokens.get(index)).is_some_and(|token| token.digits.is_some())
        };
        let (before, after) = (mark_of(at.checked_sub(1)), mark_of(Some(at + 1)).filter(|mark| !mark.spaced));
        let money = |token: &Token<'_, '_>| matches!(token.span.of(text), "$" | "€" | "£" | "¥" | "#" | "+");
        let joined = |token: &Token<'_, '_>, marks: &str| marks.contains(token.span.of(text));
        let counted = before.is_some_and(|mark| {
            money(mark) || (!tokens[at].spaced && !mark.spaced && joined(mark, ",") && number(at.checked_sub(2)))
        });
        let next = tokens.get(at + 2).filter(|next| !next.spaced && number(Some(at + 2)));
        let three = next.is_some_and(|next| next.span.end - next.span.start == 3);
        let goes_on = after.is_some_and(|mark| {
            joined(mark, "%°$€£") || (joined(mark, ",") && next.is_some()) || (joined(mark, ".") && three)
        });
        let thousands = tokens[at].span.end - tokens[at].span.start == 3
            && before.is_some_and(|mark| !tokens[at].spaced && joined(mark, ".") && number(at.checked_sub(2)));
        if counted || goes_on || thousands {
            tokens[at].mask = 0;
        }
    }
}
