//! A sentence as tokens with their classes: words and phrases of the lexicon, numbers, marks; compounds fall apart.

use super::{
    known::{Known, classes},
    lexicon::{Rules, TO, WORDS},
};
use crate::{
    model::Span,
    small::{Gather as _, find, whole},
    text::{Document, Phrase, SEED, Sentence, Word, WordKind, hash, letters},
};

/// A word, a phrase, a number or a mark, and what it may be.
#[derive(Debug, Clone)]
pub(super) struct Token<'p> {
    /// Its classes, one bit each.
    pub(super) mask: u128,
    /// Where it stands in the text.
    pub(super) span: Span,
    /// What the lexicon says of it.
    pub(super) phrase: Option<&'p Phrase>,
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
pub(super) fn shape(number: i32, digits: usize) -> u128 {
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
        if (1800..2100).contains(&number) {
            mask |= YEAR_BARE;
        }
    }
    mask
}

pub(super) fn mark(text: &str) -> u128 {
    let index = match text {
        "," | "،" | "、" => 8,
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

/// The tokens of a sentence, in order; none where it has no word that an expression needs.
pub(super) fn tokens<'p>(
    document: &Document<'p>,
    sentence: &Sentence,
    rules: &Rules,
    known: &mut Known<'p>,
    out: &mut Vec<Token<'p>>,
) {
    let words = document.words_of(sentence);
    out.clear();
    if !known.any(document, words, rules) {
        return;
    }
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let mut token = Token {
            mask: 0,
            span: word.span(),
            phrase: None,
            digits: None,
            spaced: word.spaced(),
            mark: word.kind() == WordKind::Mark,
            word: at,
            inner: false,
        };
        at += 1;
        let entry = known.of(document, word, rules).copied();
        if let Some(entry) = &entry {
            token.mask = entry.masks[usize::from(word.capital())];
            (token.phrase, token.digits) = (entry.phrase, entry.digits);
        }
        if entry.is_none_or(|entry| !entry.open && !known.go_on(document, &entry, words.get(at), rules)) {
            out.push(token);
            continue;
        }
        let folded = document.folded(word);
        if token.mark {
            // One that came after more words than are numbered.
            token.mask = mark(folded);
            out.push(token);
        } else if let Some(found) = document.find(sentence.words().start + at - 1, sentence.words().end, WORDS, false) {
            (token.mask, token.phrase) =
                (classes(document.lexicon(), rules, found.phrase, word.capital()), Some(found.phrase));
            at += found.length - 1;
            if let Some(last) = words.get(at - 1) {
                token.span.end = last.end();
            }
            token.number(folded);
            out.push(token);
        } else if let Some((length, number, digits)) = numeral(document, &words[at - 1..], rules) {
            token.span.end = words[at + length - 2].end();
            token.digits = Some(number);
            token.mask |= shape(number, digits);
            at += length - 1;
            out.push(token);
        } else if !token.number(folded)
            && let Some(parts) = parts(document, word)
        {
            let surface = document.surface(word);
            let whole = surface.chars().count() == folded.chars().count();
            let count = parts.len();
            for (index, (range, phrase)) in parts.into_iter().enumerate() {
                let mut part = token.clone();
                let hyphen = matches!(folded.as_bytes().get(range.end), Some(b'-' | b'\''));
                part.inner = index + 1 < count && !(hyphen && whole);
                part.spaced = word.spaced() && index == 0;
                part.number(folded.get(range.clone()).unwrap_or_default());
                if whole && folded.contains(['-', '\'']) {
                    let at = |end: usize| {
                        let count = folded.get(..end).map_or(0, |start| start.chars().count());
                        word.start() + surface.char_indices().nth(count).map_or(surface.len(), |(at, _)| at)
                    };
                    part.span = Span::new(at(range.start), at(range.end));
                }
                let capital = part.span.of(&document.article.text).chars().next().is_some_and(letters::is_upper);
                if let Some(phrase) = phrase {
                    part.mask |= classes(document.lexicon(), rules, phrase, capital);
                    part.phrase = Some(phrase);
                }
                out.push(part);
            }
        } else {
            out.push(token);
        }
    }
    guard(document, rules, out);
}

impl Token<'_> {
    fn number(&mut self, folded: &str) -> bool {
        let short = folded.len() <= 6 && !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit());
        if short && let Some(number) = whole(folded) {
            self.digits = Some(number);
            self.mask |= shape(number, folded.len());
        }
        short
    }
}

/// Longest number in ideographs.
const LONGEST: usize = 9;

/// A number in ideographs, with or without digits among them: how many words it has, its value and how many digits.
fn numeral(document: &Document<'_>, words: &[Word], rules: &Rules) -> Option<(usize, i32, usize)> {
    let sign = |c: char| c.to_digit(10).map(u32::cast_signed).or_else(|| rules.numeral(c));
    if rules.numerals.is_empty() || document.folded(words.first()?).is_ascii() && words.get(1)?.spaced() {
        return None;
    }
    // "三千五百": what is summed, the digits at hand, and how many there are.
    let (mut sum, mut last, mut digits, mut length, mut ideograph) = (0_i32, 0_i32, 0, 0, false);
    for word in words.iter().take(LONGEST) {
        let folded = document.folded(word);
        if (length > 0 && word.spaced()) || !folded.chars().all(|c| sign(c).is_some()) || folded.is_empty() {
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

pub(super) type Part<'p> = (std::ops::Range<usize>, Option<&'p Phrase>);

/// A compound's parts: at its hyphens ("third-quarter"), or before a listed end ("maandag-ochtend").
pub(super) fn parts<'p>(document: &Document<'p>, word: &Word) -> Option<Vec<Part<'p>>> {
    let (folded, lexicon) = (document.folded(word), document.lexicon());
    // "L'année": a listed elision falls off.
    if let Some((start, end)) = folded.split_once('\'')
        && let (first @ Some(_), last @ Some(_)) = (lexicon.single(start, WORDS), lexicon.single(end, WORDS))
    {
        return Some([(0..start.len(), first), (start.len() + 1..folded.len(), last)].into());
    }
    // "14h30".
    let letter = |c: char| !c.is_ascii_digit();
    if let (WordKind::Number, Some(first), Some(last)) = (word.kind(), folded.find(letter), folded.rfind(letter))
        && lexicon.ends(folded, WORDS).is_empty()
        && let unit @ Some(_) = folded.get(first..=last).and_then(|unit| lexicon.single(unit, WORDS))
    {
        let parts = [(0..first, None), (first..last + 1, unit), (last + 1..folded.len(), None)];
        return Some(parts.into_iter().filter(|(range, _)| !range.is_empty()).gather());
    }
    let hyphens = document.hyphens(word);
    if !hyphens && (document.tables(word) & WORDS == 0 || folded.contains('-')) {
        // "2012'de", "Ocak'ta": what stands behind an apostrophe is an ending.
        let (start, _) = folded.split_once('\'')?;
        let first = lexicon.single(start, WORDS).filter(|_| start.len() > 3);
        let digits = start.bytes().all(|byte| byte.is_ascii_digit());
        return (digits || first.is_some())
            .then(|| [(0..start.len(), first), (start.len() + 1..folded.len(), None)].into());
    }
    let (mut found, mut start, mut any) = (Vec::new(), 0, false);
    for part in folded.split('-') {
        let range = start..start + part.len();
        start = range.end + 1;
        // A word without hyphens is known not to be listed as a whole.
        let mut phrase = if hyphens { lexicon.single(part, WORDS) } else { None };
        if phrase.is_none() {
            let ends = lexicon.ends(part, WORDS);
            let compound = ends.iter().find_map(|&(end, length)| {
                let first = part.get(..part.len() - length).filter(|first| !first.is_empty())?;
                let known = lexicon.word(hash(SEED, first.as_bytes()), WORDS);
                let digits = first.bytes().all(|byte| byte.is_ascii_digit());
                (known.is_some() || digits).then_some((first.len(), known, end))
            });
            if let Some((length, first, end)) = compound {
                found.push((range.start..range.start + length, first));
                found.push((range.start + length..range.end, Some(end)));
                any = true;
                continue;
            }
            // "11-jarige": an end of a compound may stand after a hyphen as well.
            let whole = ends.first().filter(|(_, length)| range.start > 0 && *length == part.len());
            phrase = whole.map(|(end, _)| *end);
        }
        any |= phrase.is_some();
        found.push((range, phrase));
    }
    any.then_some(found)
}

/// Takes the meaning from numbers that are part of something else: "10.000", "€ 2014", "2,5", "70%", "B2-1990".
fn guard(document: &Document<'_>, rules: &Rules, tokens: &mut [Token<'_>]) {
    let text = &document.article.text;
    // "2,5 jaar": a fraction of time keeps its meaning.
    let fraction = |tokens: &[Token<'_>], at: usize| {
        let part = tokens.get(at).filter(|part| part.digits.is_some() && part.span.end - part.span.start < 3);
        part.is_some() && tokens.get(at + 1).is_some_and(|unit| unit.mask & rules.units != 0)
    };
    for at in 0..tokens.len() {
        if tokens[at].digits.is_none() || tokens[at].mark || fraction(tokens, at) || fraction(tokens, at + 2) {
            continue;
        }
        let mark_of = |index: Option<usize>| index.and_then(|index| tokens.get(index)).filter(|token| token.mark);
        let number = |index: Option<usize>| {
            index.and_then(|index| tokens.get(index)).is_some_and(|token| token.digits.is_some())
        };
        let (before, after) = (mark_of(at.checked_sub(1)), mark_of(Some(at + 1)).filter(|mark| !mark.spaced));
        let money = |token: &Token<'_>| matches!(token.span.of(text), "$" | "€" | "£" | "¥" | "#" | "+");
        let joined = |token: &Token<'_>, marks: &str| find(marks, token.span.of(text)).is_some();
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
