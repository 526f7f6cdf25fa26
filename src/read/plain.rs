//! Plain text: blocks are separated by blank lines.

use crate::model::{Article, Block, BlockKind, Span};
use crate::small::Gather as _;

/// A heading or title has at most this many characters; what is longer without a full stop is a paragraph all the same.
const LONGEST_HEADING: usize = 120;

/// An article from plain text; spans refer to `text` exactly as given.
///
/// A short first block without closing punctuation is the title, later such blocks are headings; where `title` is
/// given, it wins.
///
/// ```
/// let article = kroniek::plain("Bezoek aan Omsk\n\nDe delegatie kwam op 11 juli.", None);
/// assert_eq!(article.title.as_deref(), Some("Bezoek aan Omsk"));
/// assert_eq!(article.blocks[1].span.of(&article.text), "De delegatie kwam op 11 juli.");
/// ```
#[must_use]
pub fn plain(text: &str, title: Option<&str>) -> Article {
    let mut article = Article { text: text.to_owned(), title: title.map(str::to_owned), ..Article::default() };
    let spans: Vec<Span> = blocks(text).gather();
    for (index, &span) in spans.iter().enumerate() {
        let block = span.of(text);
        let last = index + 1 == spans.len();
        let kind = match &article.title {
            Some(title) if index == 0 && title.trim() == block => BlockKind::Title,
            None if index == 0 && !last && is_heading(block) => {
                article.title = Some(block.split_whitespace().gather().join(" "));
                BlockKind::Title
            }
            // Nothing follows a heading at the end: it is a line of text.
            _ if !last && is_heading(block) => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        };
        article.blocks.push(Block { kind, span });
    }
    article
}

/// Short, one line, and not closed by a mark that ends a sentence.
fn is_heading(block: &str) -> bool {
    let closed =
        |c: char| matches!(c, '.' | '!' | '…' | ';' | ':' | ',' | '。' | '！' | '；' | '：' | '，' | '؟' | '।');
    let opened = |c: char| matches!(c, '-' | '–' | '—' | '*' | '•' | '"' | '“' | '„' | '«');
    let end = block.trim_end_matches(['"', '”', '’', '»', '\'', ')', '」', '』']);
    !block.contains('\n')
        && !end.ends_with(closed)
        && !block.starts_with(opened)
        && block.chars().any(char::is_alphabetic)
        && block.chars().count() <= LONGEST_HEADING
}

/// The stretches between blank lines, without the white space around them.
fn blocks(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    let mut open: Option<Span> = None;
    let mut lines = text.split_inclusive('\n');
    std::iter::from_fn(move || {
        loop {
            let Some(line) = lines.next() else { return open.take() };
            let body = line.trim();
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            if body.is_empty() {
                if let Some(block) = open.take() {
                    return Some(block);
                }
            } else {
                let end = start + body.len();
                open = Some(Span::new(open.map_or(start, |block| block.start), end));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Heading, Paragraph, Title};

    fn kinds(text: &str, title: Option<&str>) -> Vec<(BlockKind, String)> {
        let article = plain(text, title);
        article.blocks.iter().map(|block| (block.kind, block.span.of(text).to_owned())).collect()
    }

    #[test]
    fn blocks_of_a_text() {
        type Row = (&'static str, Option<&'static str>, &'static [(BlockKind, &'static str)]);
        let rows: &[Row] = &[
            ("", None, &[]),
            (" \n\n\t\n", None, &[]),
            ("Een regel zonder punt", None, &[(Paragraph, "Een regel zonder punt")]),
            ("Kop\n\nTekst hier.", None, &[(Title, "Kop"), (Paragraph, "Tekst hier.")]),
            ("Kop\n\nTekst hier.", Some("Anders"), &[(Heading, "Kop"), (Paragraph, "Tekst hier.")]),
            ("Kop\n\nTekst hier.", Some("Kop"), &[(Title, "Kop"), (Paragraph, "Tekst hier.")]),
            (
                "\r\nEen.\r\n \r\n  Twee\r\n\r\nDrie!\r\n",
                None,
                &[(Paragraph, "Een."), (Heading, "Twee"), (Paragraph, "Drie!")],
            ),
            ("Een\ntwee regels\n\nTekst.", None, &[(Paragraph, "Een\ntwee regels"), (Paragraph, "Tekst.")]),
        ];
        for (text, title, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(kind, block)| (*kind, (*block).to_owned())).collect();
            assert_eq!(kinds(text, *title), expected, "{text:?}");
        }
    }
}
