//! A page's tree laid out in document order, once, without recursion: no depth of nesting can overflow the stack.

use super::{Node, runs::is_space};
use crate::small::find;

/// A page's elements and texts in document order; the subtree of an item is the range up to its `end`.
#[derive(Debug)]
pub(super) struct Tree<N> {
    pub(super) items: Vec<Item<N>>,
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct Item<N> {
    pub(super) node: N,
    pub(super) kind: Kind,
    /// Index of its parent; of itself for the root.
    pub(super) parent: usize,
    /// One past the last item of its subtree.
    pub(super) end: usize,
    /// Index of the block-level element that its text belongs to.
    pub(super) block: usize,
    /// Within a link.
    pub(super) link: bool,
    /// Within what is not the article's text: navigation, captions, advertisements, our own tags.
    pub(super) dropped: bool,
    /// Dropped for a reason that may be wrong: its name, its role, or a form around it.
    pub(super) doubted: bool,
    /// Characters of a text that are not white space.
    pub(super) length: usize,
    /// Commas of a text: prose has many, lists of links have few.
    pub(super) commas: usize,
}

/// What an element is for the reader of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text node.
    Text,
    /// `h1`.
    Title,
    /// `h2` to `h6`.
    Heading,
    /// `p`, `pre`, `blockquote`, `td`: holds prose.
    Prose,
    /// `li` and its like.
    ListItem,
    /// `article` and `main`.
    Article,
    /// Any other block-level element.
    Block,
    /// A line break.
    Break,
    /// Read for what it says of the page, never for its text: `meta`, `title`, `link`, `script`.
    Meta,
    /// Everything else.
    Inline,
}

/// Never part of an article, whatever they hold.
const DROPPED: &[&str] = &[
    "nav",
    "aside",
    "footer",
    "figure",
    "figcaption",
    "button",
    "select",
    "menu",
    "dialog",
    "table-of-contents",
    "label",
    "fieldset",
    "textarea",
    "address",
];
/// Their content is no text of the page at all.
const OPAQUE: &[&str] = &[
    "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "picture",
    "map", "input", "datalist", "option",
];
const BLOCKS: &[&str] = &[
    "html", "body", "form", "div", "section", "header", "hgroup", "ul", "ol", "dl", "table", "tbody", "thead", "tfoot",
    "tr", "th", "hr", "details", "summary", "center", "search",
];
const ROLES: &[&str] = &[
    "menu",
    "menubar",
    "complementary",
    "navigation",
    "alert",
    "alertdialog",
    "dialog",
    "contentinfo",
    "search",
    "banner",
    "toolbar",
    "tablist",
    "note",
];
/// Words in `class` or `id` by which page authors mark what is not the article (after Readability's list) …
const UNLIKELY: &[&str] = &[
    "ad-break",
    "adbox",
    "advert",
    "agegate",
    "banner",
    "breadcrumb",
    "byline",
    "caption",
    "combx",
    "comment",
    "community",
    "cookie",
    "cover-wrap",
    "credit",
    "disqus",
    "footer",
    "footnote",
    "gdpr",
    "infobox",
    "legends",
    "masthead",
    "menu",
    "modal",
    "most-read",
    "nav",
    "newsletter",
    "outbrain",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "print-only",
    "promo",
    "recirc",
    "recommend",
    "related",
    "remark",
    "replies",
    "rss",
    "share",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "social",
    "sponsor",
    "subscribe",
    "supplemental",
    "taboola",
    "tags",
    "teaser",
    "toolbar",
    "trending",
    "visually-hidden",
    "sr-only",
];
/// … unless they say as well that it is.
const LIKELY: &[&str] = &["article", "body", "content", "main", "story", "entry", "post-text", "shadow"];

impl<N: Node> Tree<N> {
    /// Lays out the tree under `root`.
    pub(super) fn new(root: &N) -> Self {
        let mut items: Vec<Item<N>> = Vec::new();
        let mut stack = vec![(root.clone(), 0)];
        while let Some((node, parent)) = stack.pop() {
            let index = items.len();
            let (above, sure_above, block_above, link_above) =
                items.get(parent).map_or((false, false, 0, false), |item| {
                    (item.dropped, item.dropped && !item.doubted, item.block, item.link)
                });
            if let Some(text) = node.text() {
                let length = text.chars().filter(|&c| !is_space(c)).count();
                let commas = text.chars().filter(|c| matches!(c, ',' | '，' | '、' | '،')).count();
                drop(text);
                items.push(Item {
                    node,
                    kind: Kind::Text,
                    parent,
                    end: index + 1,
                    block: block_above,
                    link: link_above,
                    dropped: above,
                    doubted: above && !sure_above,
                    length,
                    commas,
                });
                continue;
            }
            let name = node.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
            let kind = kind(&name);
            if OPAQUE.contains(&name.as_str()) {
                continue;
            }
            let root_like = matches!(name.as_str(), "html" | "body" | "article" | "main" | "a" | "p");
            let sure = sure_above || DROPPED.contains(&name.as_str()) || name.starts_with("kroniek-") || hidden(&node);
            let dropped = sure || above || name == "form" || has_role(&node) || (!root_like && unlikely(&node));
            let block = if matches!(kind, Kind::Inline | Kind::Break | Kind::Meta) { block_above } else { index };
            if kind != Kind::Meta {
                stack.extend(node.children().into_iter().rev().map(|child| (child, index)));
            }
            let link = link_above || name == "a";
            let doubted = dropped && !sure;
            items.push(Item {
                node,
                kind,
                parent,
                end: index + 1,
                block,
                link,
                dropped,
                doubted,
                length: 0,
                commas: 0,
            });
        }
        for index in (1..items.len()).rev() {
            let (parent, end) = (items[index].parent, items[index].end);
            if items[parent].end < end {
                items[parent].end = end;
            }
        }
        Self { items }
    }

    /// Takes back in whatever was dropped for a reason that may be wrong.
    pub(super) fn trust(&mut self) {
        for item in &mut self.items {
            item.dropped &= !item.doubted;
            item.doubted = false;
        }
    }

    /// The item and its ancestors, innermost first.
    pub(super) fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(index), |&at| {
            let parent = self.items[at].parent;
            (parent != at).then_some(parent)
        })
    }

    /// The children of an item, in order.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        let end = self.items[index].end;
        std::iter::successors(Some(index + 1), |&at| self.items.get(at).map(|item| item.end))
            .take_while(move |&at| at < end)
    }

    /// The text of an element, white space collapsed.
    pub(super) fn text_of(&self, index: usize) -> String {
        let mut out = String::new();
        for item in &self.items[index..self.items[index].end] {
            if let Some(text) = item.node.text() {
                for word in text.split(is_space).filter(|word| !word.is_empty()) {
                    if !out.is_empty() {
                        out.push(' ');
                    }
                    out.push_str(word);
                }
            }
        }
        out
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "h1" => Kind::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "p" | "pre" | "blockquote" | "td" => Kind::Prose,
        "li" | "dd" | "dt" => Kind::ListItem,
        "article" | "main" => Kind::Article,
        "br" => Kind::Break,
        "meta" | "title" | "link" | "script" => Kind::Meta,
        _ if BLOCKS.contains(&name) || DROPPED.contains(&name) => Kind::Block,
        _ => Kind::Inline,
    }
}

fn hidden<N: Node>(node: &N) -> bool {
    node.attribute("hidden").is_some()
        || node.attribute("aria-hidden").is_some_and(|value| value == "true")
        || node.attribute("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            find(&style, "display:none").or(find(&style, "visibility:hidden")).is_some()
        })
}

fn has_role<N: Node>(node: &N) -> bool {
    node.attribute("role").is_some_and(|role| ROLES.contains(&&*role))
}

/// What the author's names for an element say: class and id, in lower case.
pub(super) fn names<N: Node>(node: &N) -> String {
    let mut names = String::new();
    for attribute in ["class", "id"] {
        if let Some(value) = node.attribute(attribute) {
            names.push_str(&value.to_ascii_lowercase());
            names.push(' ');
        }
    }
    names
}

fn unlikely<N: Node>(node: &N) -> bool {
    let names = names(node);
    !names.is_empty()
        && UNLIKELY.iter().any(|word| find(&names, word).is_some())
        && !LIKELY.iter().any(|word| find(&names, word).is_some())
}
