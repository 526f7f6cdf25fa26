//! From bytes to text: by the byte order mark, as UTF-8, or by the charset that a page names.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use crate::{error::Error, model::Notice};

/// Pages name their charset within so many bytes (HTML, "prescan a byte stream").
const HEAD: usize = 1024;

/// What changes the alphabet in ISO-2022-JP, whose bytes are all ASCII.
const ESCAPE: u8 = 0x1b;

/// The text of a document, and word of bytes that are no text in its charset.
///
/// # Errors
/// If it cannot be text.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Notice>), Error> {
    let marked = Encoding::for_bom(bytes);
    if marked.is_none() {
        if let Ok(text) = std::str::from_utf8(bytes)
            && !zeros(bytes)
            && !bytes.contains(&ESCAPE)
        {
            return Ok((Cow::Borrowed(text), None));
        }
        if zeros(bytes) {
            return Err(Error::input("no text: every fourth byte or more is zero; if it is UTF-16, save it as UTF-8"));
        }
    }
    let named = marked.map(|(encoding, _)| encoding).or_else(|| charset(bytes));
    let encoding = named.unwrap_or(UTF_8);
    let (text, bad) = encoding.decode_with_bom_removal(bytes);
    let notice = bad.then(|| {
        let how = if named.is_some() {
            format!("some bytes are not {}, which it says to be in", encoding.name())
        } else {
            let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| bytes.len());
            format!("not UTF-8 at byte {at}, and no charset is named")
        };
        let mend = "what is not is read as U+FFFD; save the file as UTF-8, or name its charset in the page";
        Notice::new("not-utf8", format!("{how}; {mend}"))
    });
    Ok((text, notice))
}

/// Whether so many bytes are zero as in UTF-16, where half of those of Latin letters are.
fn zeros(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    head.iter().filter(|byte| **byte == 0).count() * 4 > head.len()
}

/// The encoding that `<meta charset=…>`, or `content="text/html; charset=…"`, names.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let key = b"charset=";
    let metas = head.windows(5).enumerate().filter(|(_, window)| *window == b"<meta").map(|(at, _)| &head[at..]);
    metas
        .map(|meta| meta.split(|byte| *byte == b'>').next().unwrap_or_default())
        .filter_map(|meta| meta.windows(key.len()).position(|window| window == key).map(|at| &meta[at + key.len()..]))
        .find_map(|label| {
            let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b' ' | b';' | b'/');
            let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
            // A page that can be read so far is not in UTF-16, whatever it says.
            Encoding::for_label(label.split(ends).next().unwrap_or_default()).map(Encoding::output_encoding)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_text_is_read_in_its_own_charset() {
        let page = |meta: &str| [meta.as_bytes(), b"<p>pr\xe9sident".as_slice()].concat();
        let rows = [
            ("président".as_bytes().to_vec(), "président"),
            (b"\xef\xbb\xbfpr\xc3\xa9sident".to_vec(), "président"),
            (utf16("\u{feff}président", u16::to_le_bytes), "président"),
            (utf16("\u{feff}président", u16::to_be_bytes), "président"),
            (page("<meta charset=latin1>"), "<meta charset=latin1><p>président"),
            (page("<META charset='ISO-8859-1'>"), "<META charset='ISO-8859-1'><p>président"),
            (
                page("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">"),
                "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"><p>président",
            ),
            (b"<meta charset=\"windows-1251\"><p>\xce\xec\xf1\xea".to_vec(), "<meta charset=\"windows-1251\"><p>Омск"),
            (b"<meta charset=\"utf-16\"><p>Omsk".to_vec(), "<meta charset=\"utf-16\"><p>Omsk"),
            (b"<meta charset=iso-2022-jp><p>\x1b$B;3\x1b(B".to_vec(), "<meta charset=iso-2022-jp><p>山"),
        ];
        for (bytes, expected) in rows {
            let (text, notice) = decode(&bytes).unwrap();
            assert_eq!((&*text, notice), (expected, None));
        }
    }

    #[test]
    fn what_is_no_text_is_told() {
        for (bytes, part) in [
            (&b"le pr\xe9sident"[..], "not UTF-8 at byte 5, and no charset"),
            (b"<meta charset=utf-8><p>pr\xe9sident", "not UTF-8, which it says to be in"),
            (b"\xff\xfea\x00\x00\xd8b\x00", "not UTF-16LE"),
        ] {
            let (text, notice) = decode(bytes).unwrap();
            assert!(text.contains('\u{fffd}') && notice.unwrap().message.contains(part), "{part}");
        }
        assert!(decode(&utf16("le président", u16::to_le_bytes)).is_err());
    }
}
