//! Words: runs of letters and digits (apostrophes and single hyphens inside stay), single ideographs, single marks.

use super::{
    index::{SEED, hash},
    letters::{is_digit, is_letter_or_digit, is_upper, lower, plain},
};
use crate::model::Span;

/// A word or a punctuation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands in the text.
    pub(crate) span: Span,
    /// The number of its lower-case form among those of the document: see [`Document::form`](super::Document::form).
    pub(crate) form: u32,
    /// What it is made of.
    pub(crate) kind: WordKind,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Whether its first letter is upper case.
    pub(crate) capital: bool,
}

impl Word {
    /// Whether it is a number of so many digits.
    pub(crate) fn digits(&self, count: usize) -> bool {
        self.kind == WordKind::Number && self.span.end - self.span.start == count
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
    ('\u{308}', "aäeëiïoöuüyÿеёії"),
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
    let text = text.get(..span.end).unwrap_or_default();
    let mut folded = String::new();
    let mut spaced = true;
    let mut at = span.start;
    while let Some(first) = char_at(text, at) {
        let start = at;
        at += first.len_utf8();
        if first.is_whitespace() || is_joiner(first) {
            spaced |= first.is_whitespace();
            continue;
        }
        folded.clear();
        push_folded(first, &mut folded);
        let kind = if is_ideograph(first) {
            WordKind::Ideograph
        } else if is_letter_or_digit(first) {
            while let Some(c) = char_at(text, at) {
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
        let word = Word { span: Span::new(start, at), form: 0, kind, spaced, capital: is_upper(first) };
        found(word, &folded, hash(SEED, folded.as_bytes()));
        spaced = false;
    }
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
