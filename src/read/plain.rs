//! Plain text: blocks are separated by blank lines; headings may be marked as Markdown's are ("## Aanleiding").

use crate::{
    model::{Article, Block, BlockKind, Span},
    small::Gather as _,
};

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
    let spans: Vec<(Span, bool)> = blocks(text);
    for (index, &(span, marked)) in spans.iter().enumerate() {
        let block = span.of(text);
        let is_heading = |block: &str| marked || is_heading(block);
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

/// The stretches between blank lines, without the white space around them, and whether each is marked as a heading.
fn blocks(text: &str) -> Vec<(Span, bool)> {
    let mut blocks: Vec<(Span, bool)> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let heading = marked(body);
        match blocks.last_mut() {
            Some((block, _)) if open && heading.is_none() && !body.is_empty() => block.end = start + body.len(),
            _ if body.is_empty() => {}
            _ => {
                let skipped = heading.map_or(0, |heading| body.len() - heading.len());
                blocks.push((Span::new(start + skipped, start + body.len()), heading.is_some()));
            }
        }
        open = heading.is_none() && !body.is_empty();
    }
    blocks
}

/// What follows the marks of an ATX heading (CommonMark 0.31, 4.2): one to six number signs and a space.
fn marked(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let heading = rest.trim_start();
    ((1..=6).contains(&(line.len() - rest.len())) && heading.len() < rest.len() && !heading.is_empty())
        .then_some(heading)
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
            (
                "# Kop\n## Lid?\nTekst.\n\n#5 is geen kop\n",
                None,
                &[(Title, "Kop"), (Heading, "Lid?"), (Paragraph, "Tekst."), (Paragraph, "#5 is geen kop")],
            ),
            ("Een\ntwee regels\n\nTekst.", None, &[(Paragraph, "Een\ntwee regels"), (Paragraph, "Tekst.")]),
        ];
        for (text, title, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(kind, block)| (*kind, (*block).to_owned())).collect();
            assert_eq!(kinds(text, *title), expected, "{text:?}");
        }
    }
}
