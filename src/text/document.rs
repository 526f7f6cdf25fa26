//! An article taken apart once, for every room to read.

use std::ops::Range;

use super::{sentences, words};
use crate::{
    language::Pack,
    model::{Article, BlockKind, Span},
};

/// An article's sentences and words.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// The article.
    pub(crate) article: &'a Article,
    /// Every word and punctuation mark, in order.
    pub(crate) words: Vec<words::Word>,
    /// The words in lower case, one after another; see [`Document::folded`].
    pub(crate) folded: String,
    /// Every sentence, in order; a title or heading is one sentence.
    pub(crate) sentences: Vec<Sentence>,
    /// The sections: index ranges into `sentences`, the first one for what stands before the first heading (may be empty).
    pub(crate) sections: Vec<Range<usize>>,
}

/// A sentence of a document.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Where it stands in the article's text.
    pub(crate) span: Span,
    /// Its words: index range into [`Document::words`].
    pub(crate) words: Range<usize>,
    /// What kind of block it stands in.
    pub(crate) kind: BlockKind,
    /// Index of that block in [`Article::blocks`].
    pub(crate) block: usize,
    /// Index into [`Document::sections`].
    pub(crate) section: usize,
}

impl<'a> Document<'a> {
    /// Takes an article apart by the rules of its language.
    pub(crate) fn new(article: &'a Article, pack: &Pack) -> Self {
        let mut document = Self {
            article,
            words: Vec::new(),
            folded: String::new(),
            sentences: Vec::new(),
            sections: std::iter::once(0..0).collect(),
        };
        let rules = sentences::Rules::new(pack);
        for (block, found) in article.blocks.iter().enumerate() {
            if found.kind == BlockKind::Heading {
                let start = document.sentences.len();
                document.sections.push(start..start);
            }
            let first = document.words.len();
            words::split(&article.text, found.span, &mut document.words, &mut document.folded);
            let words = first..document.words.len();
            let section = document.sections.len() - 1;
            let whole = found.kind != BlockKind::Paragraph;
            sentences::split(&article.text, &document.words, &document.folded, words, whole, &rules, |span, words| {
                document.sentences.push(Sentence { span, words, kind: found.kind, block, section });
            });
            if let Some(last) = document.sections.last_mut() {
                last.end = document.sentences.len();
            }
        }
        document
    }

    /// The words of a sentence.
    pub(crate) fn words_of(&self, sentence: &Sentence) -> &[words::Word] {
        &self.words[sentence.words.clone()]
    }

    /// A word in lower case.
    pub(crate) fn folded(&self, word: &words::Word) -> &str {
        word.folded.of(&self.folded)
    }

    /// A word as it stands in the text.
    pub(crate) fn surface(&self, word: &words::Word) -> &'a str {
        word.span.of(&self.article.text)
    }
}
