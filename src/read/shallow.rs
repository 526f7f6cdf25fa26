//! HTML parsed to the depth that browsers have too: without a limit each tag looks through all that are open, and a page of
//! tags that no one closes takes minutes.

use std::cell::{Cell, RefCell};

use html5ever::{
    LocalName, TokenizerResult,
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer},
    tree_builder::{TreeBuilder, TreeSink as _},
};
use scraper::{Html, HtmlTreeSink};

/// As Chromium has it.
const DEEPEST: usize = 512;

/// Elements without content, or with nothing but text: they hold no others.
const LEAVES: &[&str] = &[
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "iframe",
    "img",
    "input",
    "link",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "param",
    "plaintext",
    "script",
    "source",
    "style",
    "textarea",
    "title",
    "track",
    "wbr",
    "xmp",
];
/// Elements that never stand in one of the same kind: whoever writes them again closes the one before.
const ONCE: &[&[&str]] = &[
    &["p"],
    &["li"],
    &["dd", "dt"],
    &["td", "th"],
    &["tr"],
    &["tbody", "thead", "tfoot"],
    &["option"],
    &["a"],
    &["button"],
    &["h1", "h2", "h3", "h4", "h5", "h6"],
    &["html"],
    &["body"],
    &["head"],
];
/// … unless one of these stands between.
const APART: &[&str] = &["table", "ul", "ol", "dl", "template", "object", "svg", "math"];

/// Parses a page; `true` if some of its tags stood too deep, which are left out, and what they hold is not.
pub(super) fn parse(source: &str) -> (Html, bool) {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), Default::default());
    let sink = Shallow { builder, open: RefCell::default(), left_out: Cell::default(), cut: Cell::default() };
    let tokenizer = Tokenizer::new(sink, Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(source));
    // A script hands back in between: there are none to run.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let cut = tokenizer.sink.cut.get();
    (tokenizer.sink.builder.sink.finish(), cut)
}

/// Stands before the builder of the tree, and keeps from it what would be too deep.
struct Shallow<Builder> {
    builder: Builder,
    /// Elements that are open, nearly as the builder has them.
    open: RefCell<Vec<LocalName>>,
    /// How many tags are left out whose end is to come.
    left_out: Cell<usize>,
    cut: Cell<bool>,
}

impl<Builder: TokenSink> Shallow<Builder> {
    /// Whether a tag may go on to the builder.
    fn admits(&self, tag: &Tag) -> bool {
        let name: &str = &tag.name;
        let closed = tag.self_closing && self.adjusted_current_node_present_but_not_in_html_namespace();
        if closed || LEAVES.contains(&name) {
            return true;
        }
        let mut open = self.open.borrow_mut();
        if tag.kind == TagKind::EndTag {
            if self.left_out.get() > 0 {
                self.left_out.set(self.left_out.get() - 1);
                return false;
            }
            if let Some(at) = open.iter().rposition(|other| *other == tag.name) {
                open.truncate(at);
            }
            return true;
        }
        if let Some(kind) = ONCE.iter().find(|kind| kind.contains(&name)) {
            let near = open.iter().rposition(|other| kind.contains(&&**other) || APART.contains(&&**other));
            if let Some(at) = near.filter(|at| !APART.contains(&&*open[*at])) {
                open.truncate(at);
            }
        }
        if open.len() >= DEEPEST {
            self.left_out.set(self.left_out.get() + 1);
            self.cut.set(true);
            return false;
        }
        open.push(tag.name.clone());
        true
    }
}

impl<Builder: TokenSink> TokenSink for Shallow<Builder> {
    type Handle = Builder::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match &token {
            // Words on both sides of a tag that is left out stay two.
            Token::TagToken(tag) if !self.admits(tag) => {
                self.builder.process_token(Token::CharacterTokens(StrTendril::from(" ")), line)
            }
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nests_is_too_deep() {
        let many = |part: &str| part.repeat(2_000);
        for (what, source, cut) in [
            ("paragraphs that no one closes", many("<p><span>Omsk"), false),
            ("items", format!("<ul>{}</ul>", many("<li><b>Omsk")), false),
            ("cells", format!("<table>{}</table>", many("<tr><td><font>Omsk<td>1")), false),
            ("elements within others that are closed", many("<div><span>Omsk</div>"), false),
            ("headings, links, images", many("<h2>Omsk<a href=/>Omsk<img><br>"), false),
            ("pictures", format!("<svg>{}</svg>", many("<path/>")), false),
            ("boxes", many("<div>Omsk"), true),
            ("words", many("<b>Omsk"), true),
            ("tables", many("<table><tr><td>"), true),
            ("pictures in pictures", many("<svg><g>"), true),
            ("boxes that are closed", [many("<div>"), many("</div>")].concat(), true),
        ] {
            let (whole, parsed) = (Html::parse_document(&source), parse(&source));
            assert_eq!(parsed.1, cut, "{what}");
            assert!(cut || whole == parsed.0, "{what}");
            let deepest = parsed.0.tree.nodes().map(|node| node.ancestors().count()).max();
            assert!(!cut || deepest.is_some_and(|deepest| deepest < DEEPEST * 2), "{what}: {deepest:?}");
        }
    }

    #[test]
    fn words_around_what_is_left_out_stay_apart() {
        let deep = format!("{}Een<div>twee</div>drie", "<div>".repeat(DEEPEST));
        let text: String = parse(&deep).0.root_element().text().collect();
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["Een", "twee", "drie"]);
    }
}
