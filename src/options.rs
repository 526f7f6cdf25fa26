//! The one table of options: attributes, command-line flags and JSON options are read through it.

use crate::text::Offsets;

/// How an article is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// BCP 47 tag; none to take the article's, or to detect it.
    pub language: Option<String>,
    /// Publication date, ISO 8601; none to take the article's.
    pub published: Option<String>,
    /// Most sentences in the summary of the article.
    pub sentences: usize,
    /// Most words in the summary of the article; none for no limit.
    pub words: Option<usize>,
    /// The unit of offsets in the output.
    pub offsets: Offsets,
}

impl Default for Options {
    fn default() -> Self {
        Self { language: None, published: None, sentences: 3, words: None, offsets: Offsets::Utf16 }
    }
}
