//! The headings and paragraphs of the elements that hold an article.

use super::{
    Node, Page,
    runs::{Run, is_noise, is_space},
    tree::{Kind, Tree},
};
use crate::model::{Article, Block, BlockKind};
use crate::text::letters;

/// Link lists are shorter than this; a paragraph of prose that is one long link is kept.
const LINK_LIST: usize = 120;
/// What stands above a title in one line is no longer than this, in bytes.
const LONGEST_KICKER: usize = 80;
/// A heading is no longer than this, in bytes.
const LONGEST_HEADING: usize = 300;

/// Reads the blocks of `containers`; the heading that repeats `title` is left out.
pub(super) fn collect<N: Node>(tree: &Tree<N>, containers: &[usize], title: Option<&str>) -> Page<N> {
    let mut page = Page { article: Article::default(), nodes: Vec::new(), runs: Vec::new() };
    let mut builder = Builder { page: &mut page, tree, title, units: 0, open: None, breaks: 0 };
    for &container in containers {
        // What holds the article is read even if its name looked unlikely; what is dropped inside it stays dropped.
        let outer = tree.items[container].dropped;
        for index in container..tree.items[container].end {
            let item = &tree.items[index];
            if item.dropped && !outer {
                continue;
            }
            match item.kind {
                Kind::Text => builder.text(index),
                Kind::Break => builder.line_break(),
                Kind::Inline | Kind::Meta => {}
                _ => builder.flush(),
            }
        }
        builder.flush();
    }
    while page.article.blocks.last().is_some_and(|block| block.kind == BlockKind::Heading) {
        page.nodes.pop();
        page.article.blocks.pop();
    }
    let end = page.article.blocks.last().map_or(0, |block| block.span.end);
    page.article.text.truncate(end);
    page
}

struct Builder<'a, N> {
    page: &'a mut Page<N>,
    tree: &'a Tree<N>,
    title: Option<&'a str>,
    /// UTF-16 units of the article's text so far.
    units: usize,
    open: Option<Open<N>>,
    breaks: usize,
}

/// The block that is being read.
struct Open<N> {
    block: usize,
    text: String,
    /// UTF-16 units of `text`.
    units: usize,
    runs: Vec<Run<N>>,
    links: usize,
    stamps: usize,
    length: usize,
}

impl<N: Node> Builder<'_, N> {
    fn text(&mut self, index: usize) {
        let item = &self.tree.items[index];
        if self.open.as_ref().is_some_and(|open| open.block != item.block) {
            self.flush();
        }
        let Some(text) = item.node.text() else { return };
        let open = self.open.get_or_insert_with(|| Open {
            block: item.block,
            text: String::new(),
            units: 0,
            runs: Vec::new(),
            links: 0,
            stamps: 0,
            length: 0,
        });
        let (mut source, mut started) = (0, false);
        for c in text.chars() {
            let here = source;
            source += c.len_utf16();
            if is_noise(c) {
                continue;
            }
            let space = is_space(c);
            if space && (open.text.is_empty() || open.text.ends_with(' ')) {
                continue;
            }
            if !started {
                open.runs.push(Run { node: item.node.clone(), start: open.units, source: here });
                started = true;
            }
            let c = if space { ' ' } else { c };
            open.text.push(c);
            open.units += c.len_utf16();
        }
        open.length += item.length;
        open.links += if item.link { item.length } else { 0 };
        let stamp = self.tree.items[item.parent].node.name().is_some_and(|name| name == "time");
        open.stamps += if stamp { item.length } else { 0 };
        if item.length > 0 {
            self.breaks = 0;
        }
    }

    /// One break is a space, two end the paragraph.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.flush();
        } else if let Some(open) = &mut self.open
            && !open.text.is_empty()
            && !open.text.ends_with(' ')
        {
            open.text.push(' ');
            open.units += 1;
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let Some(open) = self.open.take() else { return };
        let text = open.text.trim_end();
        let kind = match self.tree.items[open.block].kind {
            Kind::Title | Kind::Heading => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        };
        let says = text.chars().any(letters::is_letter_or_digit);
        let heading = kind == BlockKind::Heading;
        if self.tree.items[open.block].kind == Kind::Title
            && self.page.article.blocks.iter().all(|block| self.kicker(block))
        {
            self.page.article.blocks.clear();
            self.page.article.text.clear();
            self.page.nodes.clear();
            self.page.runs.clear();
            self.units = 0;
        }
        let repeats = heading && self.title.is_some_and(|title| title == text);
        let links = open.links * 10 > open.length * 6 && text.len() < LINK_LIST;
        // A date line says when the page was published; a date within a sentence is part of it.
        let stamp = open.stamps * 2 > open.length;
        if !says || repeats || stamp || (heading && text.len() > LONGEST_HEADING) || (!heading && links) {
            return;
        }
        if !self.page.article.text.is_empty() {
            self.units += 2;
        }
        self.page.article.push(kind, text);
        self.page.nodes.push(self.tree.items[open.block].node.clone());
        let units = self.units;
        self.page.runs.extend(open.runs.into_iter().map(|run| Run { start: run.start + units, ..run }));
        self.units += text.chars().map(char::len_utf16).sum::<usize>();
    }

    /// Whether a block that stands above the title is a kicker: a few words ("Abroad", "The story behind the news"), no sentence.
    fn kicker(&self, block: &Block) -> bool {
        let text = block.span.of(&self.page.article.text);
        text.len() <= LONGEST_KICKER && !letters::closes(text)
    }
}
