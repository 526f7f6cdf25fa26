//! An article as the engine reads it.

use serde::{Deserialize, Serialize};

use super::{Notice, Span};

/// What a block of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum BlockKind {
    /// The title, where it stands in the text itself.
    Title,
    /// The heading of the section that follows.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
}

/// A title, heading or paragraph of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Article::text`].
    pub span: Span,
}

/// An article as the engine reads it: one text, and the blocks it is made of, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The publisher's own identifier; empty if there is none.
    pub id: String,
    /// Where the article stands on the web.
    pub url: Option<String>,
    /// The title, whether or not it also stands in `text`.
    pub title: Option<String>,
    /// BCP 47 tag of the language, if the source names it.
    pub language: Option<String>,
    /// Publication date, ISO 8601 (`2025-07-12`).
    pub published: Option<String>,
    /// Headings and paragraphs; every span of the digest refers to it.
    pub text: String,
    /// The blocks of `text`, in order, not overlapping.
    pub blocks: Vec<Block>,
    /// What could not be used where it was read from.
    pub notices: Vec<Notice>,
}

impl Article {
    /// An article of sections: headings and paragraphs joined by blank lines.
    #[must_use]
    pub fn from_sections(sections: &[Section]) -> Self {
        let mut article = Self::default();
        for section in sections {
            if let Some(heading) = &section.heading {
                article.push(BlockKind::Heading, heading);
            }
            for paragraph in &section.paragraphs {
                article.push(BlockKind::Paragraph, paragraph);
            }
        }
        article
    }

    /// The article's sections: headings and the paragraphs under them; the title is none of them.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for block in &self.blocks {
            let text = block.span.of(&self.text).to_owned();
            match (block.kind, sections.last_mut()) {
                (BlockKind::Title, _) => {}
                (BlockKind::Heading, _) => sections.push(Section { heading: Some(text), paragraphs: Vec::new() }),
                (BlockKind::Paragraph, Some(section)) => section.paragraphs.push(text),
                (BlockKind::Paragraph, None) => sections.push(Section { heading: None, paragraphs: vec![text] }),
            }
        }
        sections
    }

    /// Appends a block to the text, after a blank line.
    pub fn push(&mut self, kind: BlockKind, text: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.blocks.push(Block { kind, span: Span::new(start, self.text.len()) });
    }
}

/// A heading and the paragraphs under it, as articles come in and go out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// The heading; none for what stands before the first one.
    #[serde(default)]
    pub heading: Option<String>,
    /// The paragraphs.
    #[serde(default)]
    pub paragraphs: Vec<String>,
}
