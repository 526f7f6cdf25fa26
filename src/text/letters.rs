//! What a letter is, from two tables of Unicode (letters, lower case) instead of eight: each more is a kilobyte that every
//! reader loads.

/// The lower-case form; of the few characters that have several letters for it, the first.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// Whether the character is a capital.
pub(crate) fn is_upper(c: char) -> bool {
    lower(c) != c
}

/// Whether the character is a small letter of a script that has capitals.
pub(crate) fn is_lower(c: char) -> bool {
    c.is_ascii_lowercase()
        || (matches!(c, '\u{aa}'..='\u{58f}' | '\u{1e00}'..='\u{1fff}') && c.is_alphabetic() && !is_upper(c))
}

/// Whether a text ends as sentences do.
pub(crate) fn closes(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', '«', '“', '‘', ')', ']', '」', '』', ' ', '\u{a0}']);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '｡', '।', '۔', '؟'])
}

/// The ASCII form of full-width characters and of the digits of Arabic and Persian.
pub(crate) const fn plain(c: char) -> char {
    let (first, ascii) = match c {
        '\u{ff01}'..='\u{ff5e}' => (0xff01, b'!'),
        '\u{660}'..='\u{669}' => (0x660, b'0'),
        '\u{6f0}'..='\u{6f9}' => (0x6f0, b'0'),
        _ => return c,
    };
    (c as u32 - first + ascii as u32) as u8 as char
}

/// Whether the character is a digit that [`plain`] knows.
pub(crate) const fn is_digit(c: char) -> bool {
    plain(c).is_ascii_digit()
}

/// Whether the character is a letter or a digit.
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    c.is_alphabetic() || is_digit(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_european_scripts_are_what_unicode_says() {
        for c in ('\0'..='\u{58f}').chain('\u{3040}'..='\u{30ff}').chain('\u{4e00}'..='\u{9fff}') {
            if c.is_alphabetic() && !"ŉǰΐΰևǅǈǋǲϒϓϔ".chars().any(|one| one == c) {
                assert_eq!((is_upper(c), is_lower(c) || !c.is_lowercase()), (c.is_uppercase(), true), "{c}");
            }
        }
    }
}
