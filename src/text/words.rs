//! Words: runs of letters and digits (apostrophes and single hyphens inside stay), single ideographs, single marks.

use super::{
    index::{SEED, hash, step},
    letters::{is_digit, is_letter_or_digit, is_upper, lower, plain},
};
use crate::model::Span;

/// A word or a punctuation mark, in eight bytes, since a text has one for every five or six of its own: from the lowest bit
/// on where it starts (24), its [form](Word::form) (23), its length (12), its kind (2), [`SPACED`] and [`CAPITAL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word(u64);

/// White space stands before the word.
const SPACED: u64 = 1 << 61;
/// Its first letter is upper case.
const CAPITAL: u64 = 1 << 62;
/// What a word can say of its start: texts of 16 megabytes, of which the digest reads five.
const TEXT: usize = (1 << 24) - 1;
/// Where a longer word is cut, in bytes.
const LONGEST: usize = 4000;

impl Word {
    const fn new(span: Span, kind: WordKind, flags: u64) -> Self {
        Self(span.start as u64 | ((span.end - span.start) as u64) << 47 | (kind as u64) << 59 | flags)
    }

    /// The same word as one of the forms of its document.
    pub(crate) const fn with_form(self, form: u32) -> Self {
        Self(self.0 | (form as u64 & 0x7f_ffff) << 24)
    }

    /// The number of its lower-case form among those of the document: see [`Document::folded`](super::Document::folded).
    pub(crate) const fn form(&self) -> u32 {
        (self.0 >> 24) as u32 & 0x7f_ffff
    }

    /// What it is made of.
    pub(crate) const fn kind(&self) -> WordKind {
        match self.0 >> 59 & 3 {
            0 => WordKind::Letters,
            1 => WordKind::Number,
            2 => WordKind::Ideograph,
            _ => WordKind::Mark,
        }
    }

    /// Where it begins in the text.
    pub(crate) const fn start(&self) -> usize {
        self.0 as usize & TEXT
    }

    /// Where it ends.
    pub(crate) const fn end(&self) -> usize {
        self.start() + (self.0 >> 47 & 0xfff) as usize
    }

    /// Where it stands in the text.
    pub(crate) const fn span(&self) -> Span {
        Span { start: self.start(), end: self.end() }
    }

    /// Whether white space stands before it.
    pub(crate) const fn spaced(&self) -> bool {
        self.0 & SPACED != 0
    }

    /// Whether it is a number of so many digits.
    pub(crate) fn digits(&self, count: usize) -> bool {
        self.kind() == WordKind::Number && self.span().end - self.start() == count
    }

    /// Whether its first letter is upper case.
    pub(crate) const fn capital(&self) -> bool {
        self.0 & CAPITAL != 0
    }
}

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// Letters (digits may follow: "G7", "2e" is a number).
    Letters,
    /// Starts with a digit: "11", "11e", "1990".
    Number,
    /// One ideograph of a script that does not space its words.
    Ideograph,
    /// One mark.
    Mark,
}

/// Lower case, as words are compared.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(c, &mut out);
    }
    out
}

/// Lower-case letters by their combining marks: each mark, then pairs of the bare and the composed letter.
const COMPOSED: [(char, &str); 9] = [
    ('\u{300}', "aàeèiìoòuùnǹ"),
    ('\u{301}', "aáeéiíoóuúyýcćlĺnńrŕsśzź"),
    ('\u{302}', "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷ"),
    ('\u{303}', "aãnñoõiĩuũ"),
    ('\u{306}', "aăgğийuŭ"),
    ('\u{308}', "aäeëiïoöuüyÿееії"),
    ('\u{30a}', "aåuů"),
    ('\u{30c}', "cčdďeěnňrřsštťzžlľ"),
    ('\u{327}', "cçsşgģkķlļnņtţ"),
];

fn push_folded(c: char, out: &mut String) {
    match c {
        '\0'..='\u{7f}' => out.push(c.to_ascii_lowercase()),
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' => {}
        '’' | '‘' | 'ʼ' => out.push('\''),
        '‐' | '‑' => out.push('-'),
        // Its dots are mostly left out: "обвинён", "обвинен".
        'ё' | 'Ё' => out.push('е'),
        '\u{300}'..='\u{36f}' => {
            let pairs = COMPOSED.iter().find(|(mark, _)| *mark == c).map_or("", |(_, pairs)| pairs);
            let mut pairs = pairs.chars();
            let last = out.chars().next_back();
            while let (Some(bare), Some(composed)) = (pairs.next(), pairs.next()) {
                if Some(bare) == last {
                    out.pop();
                    out.push(composed);
                    return;
                }
            }
            out.push(c);
        }
        _ => out.push(lower(plain(c))),
    }
}

/// Whether the character is Japanese kana, which carry on a sentence after a quotation.
pub(crate) const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{309f}')
}

const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

/// Whether the character may stand inside a word without being of it: soft hyphens, joiners, combining marks.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{300}'..='\u{36f}' | '\u{feff}')
}

/// The character that begins at a byte.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match *text.as_bytes().get(at)? {
        byte @ 0..=0x7f => Some(char::from(byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Hands every word of `text[span]` to `found`, with its lower-case form and the hash of that; its `form` is 0. A word of
/// `elided` before an apostrophe is a word of its own: "l'" of "l'Iran".
pub(crate) fn split(text: &str, span: Span, elided: &[String], found: &mut dyn FnMut(Word, &str, u64)) {
    let text = text.get(..span.end.min(text.floor_char_boundary(TEXT))).unwrap_or_default();
    let mut folded = String::new();
    let mut flags = SPACED;
    let mut at = span.start;
    while let Some(first) = text.as_bytes().get(at) {
        let start = at;
        if *first == b' ' {
            (at, flags) = (at + 1, SPACED);
            continue;
        }
        // Most words are of plain letters, and in lower case already.
        if let Some((end, key, small)) = plain_word(text.as_bytes(), start) {
            let surface = text.get(start..end).unwrap_or_default();
            let word = Word::new(Span::new(start, end), WordKind::Letters, flags);
            if small {
                found(word, surface, key);
            } else {
                folded.clear();
                folded.push_str(surface);
                folded.make_ascii_lowercase();
                let capital = if first.is_ascii_uppercase() { CAPITAL } else { 0 };
                found(Word(word.0 | capital), &folded, key);
            }
            (at, flags) = (end, 0);
            continue;
        }
        let Some(first) = char_at(text, at) else { break };
        at += first.len_utf8();
        if first.is_whitespace() || is_joiner(first) {
            flags |= if first.is_whitespace() { SPACED } else { 0 };
            continue;
        }
        folded.clear();
        push_folded(first, &mut folded);
        let kind = if is_ideograph(first) {
            WordKind::Ideograph
        } else if is_letter_or_digit(first) {
            while let Some(c) = char_at(text, at).filter(|_| at - start < LONGEST) {
                let next = at + c.len_utf8();
                // Digits are not joined to letters by a hyphen: "2007-2020" stays three words, "G-7" and "11-jarige" do not.
                let joins = || {
                    matches!(c, '\'' | '’' | '-' | '‐' | '‑')
                        && char_at(text, next).is_some_and(|next| next.is_alphabetic() && !is_ideograph(next))
                };
                let elides = matches!(c, '\'' | '’') && elided.contains(&folded);
                if !((is_letter_or_digit(c) && !is_ideograph(c)) || is_joiner(c) || elides || joins()) {
                    break;
                }
                push_folded(c, &mut folded);
                at = next;
                if elides {
                    break;
                }
            }
            if is_digit(first) { WordKind::Number } else { WordKind::Letters }
        } else {
            WordKind::Mark
        };
        flags |= if is_upper(first) { CAPITAL } else { 0 };
        found(Word::new(Span::new(start, at), kind, flags), &folded, hash(SEED, folded.as_bytes()));
        flags = 0;
    }
}

/// A word of ASCII letters that ends before a space or a mark that joins nothing: its end, the hash of its lower-case form,
/// and whether it is in that form.
fn plain_word(text: &[u8], start: usize) -> Option<(usize, u64, bool)> {
    let rest = text.get(start..)?;
    let (mut key, mut small, mut length) = (SEED, true, 0);
    for &byte in rest.iter().take(LONGEST) {
        let lower = byte | 0x20;
        if !lower.is_ascii_lowercase() {
            break;
        }
        key = step(key, lower);
        small &= byte == lower;
        length += 1;
    }
    let next = rest.get(length).copied().unwrap_or(b' ');
    let ends = next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'\'' | b'-');
    (ends && length > 0).then_some((start + length, key, small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_rows() {
        for (text, expected) in [
            ("Op 11 juli.", "op|11|juli|."),
            ("Chinees-Russische zaken", "chinees-russische|zaken"),
            ("de regio’s, 2007-2020", "de|regio's|,|2007|-|2020"),
            ("7月11日", "7|月|11|日"),
            ("de 28ste", "de|28ste"),
            ("L’Iran d'aujourd'hui", "l'|iran|d'|aujourd'hui"),
        ] {
            let mut found: Vec<String> = Vec::new();
            split(text, Span::new(0, text.len()), &["l".to_owned(), "d".to_owned()], &mut |_, folded, _| {
                found.push(folded.to_owned());
            });
            assert_eq!(found.join("|"), expected);
        }
    }
}
