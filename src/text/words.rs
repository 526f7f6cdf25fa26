//! Words: runs of letters and digits (apostrophes and single hyphens inside stay), single ideographs, single marks.

use crate::model::Span;

/// A word or a punctuation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands in the text.
    pub(crate) span: Span,
    /// Its lower-case form: a range of [`Document::folded`](super::Document::folded).
    pub(crate) folded: Span,
    /// What it is made of.
    pub(crate) kind: WordKind,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Whether its first letter is upper case.
    pub(crate) capital: bool,
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
    fold_into(text, &mut out);
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

fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    let start = out.len();
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' => {}
            '’' | '‘' | 'ʼ' => out.push('\''),
            '‐' | '‑' => out.push('-'),
            '\u{300}'..='\u{36f}' => {
                let last = out.get(start..).and_then(|word| word.chars().next_back());
                let pairs = COMPOSED.iter().find(|(mark, _)| *mark == c).map_or("", |(_, pairs)| pairs);
                let composed = pairs.chars().step_by(2).zip(pairs.chars().skip(1).step_by(2));
                match composed.into_iter().find(|(bare, _)| Some(*bare) == last) {
                    Some((_, composed)) => {
                        out.pop();
                        out.push(composed);
                    }
                    None => out.push(c),
                }
            }
            _ => out.extend(plain(c).to_lowercase()),
        }
    }
}

/// The ASCII form of full-width characters and of the digits of Arabic and Persian.
const fn plain(c: char) -> char {
    let (first, ascii) = match c {
        '\u{ff01}'..='\u{ff5e}' => (0xff01, b'!'),
        '\u{660}'..='\u{669}' => (0x660, b'0'),
        '\u{6f0}'..='\u{6f9}' => (0x6f0, b'0'),
        _ => return c,
    };
    (c as u32 - first + ascii as u32) as u8 as char
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

/// Appends the words of `text[span]` to `words` and their lower-case forms to `folded`.
pub(crate) fn split(text: &str, span: Span, words: &mut Vec<Word>, folded: &mut String) {
    let part = span.of(text);
    let mut chars = part.char_indices().peekable();
    let mut spaced = true;
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() || is_joiner(first) {
            spaced |= first.is_whitespace();
            continue;
        }
        let mut end = start + first.len_utf8();
        let kind = if is_ideograph(first) {
            WordKind::Ideograph
        } else if first.is_alphanumeric() {
            while let Some(&(at, c)) = chars.peek() {
                let inside = (c.is_alphanumeric() && !is_ideograph(c)) || is_joiner(c);
                let joins = matches!(c, '\'' | '’' | '-' | '‐' | '‑')
                    && part[at + c.len_utf8()..]
                        .chars()
                        .next()
                        .is_some_and(|next| next.is_alphabetic() && !is_ideograph(next));
                // Digits are not joined to letters by a hyphen: "2007-2020" stays three words, "G-7" and "11-jarige" do not.
                if !(inside || joins) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
            if first.is_numeric() { WordKind::Number } else { WordKind::Letters }
        } else {
            WordKind::Mark
        };
        let from = folded.len();
        fold_into(&part[start..end], folded);
        words.push(Word {
            span: Span::new(span.start + start, span.start + end),
            folded: Span::new(from, folded.len()),
            kind,
            spaced,
            capital: first.is_uppercase(),
        });
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
        ] {
            let (mut words, mut folded) = (Vec::new(), String::new());
            split(text, Span::new(0, text.len()), &mut words, &mut folded);
            let found: Vec<_> = words.iter().map(|word| word.folded.of(&folded)).collect();
            assert_eq!(found.join("|"), expected);
        }
    }
}
