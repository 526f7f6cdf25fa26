//! HTML without a browser: the parser's tree as nodes of a page.

use std::borrow::Cow;

use scraper::node::Node as Kind;

use super::{Node, read_page, shallow::parse};
use crate::model::{Article, Notice};

/// The article of an HTML page: what the widget would read from it.
///
/// ```
/// let article = kroniek::html("<h1>Bezoek</h1><article><p>De delegatie kwam op 11 juli in Omsk aan.</p></article>");
/// assert_eq!(article.title.as_deref(), Some("Bezoek"));
/// ```
#[must_use]
pub fn html(source: &str) -> Article {
    let (tree, cut) = parse(source);
    let mut article = read_page(&Parsed(*tree.root_element()), None).article;
    if cut {
        let message = "the page nests its elements deeper than browsers do; those below stand where it became too deep";
        article.notices.push(Notice::new("too-deep", message));
    }
    article
}

/// A node of a parsed page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Parsed<'a>(pub(super) ego_tree::NodeRef<'a, Kind>);

impl Node for Parsed<'_> {
    fn name(&self) -> Option<Cow<'_, str>> {
        self.0.value().as_element().map(|element| Cow::Borrowed(element.name()))
    }

    fn text(&self) -> Option<Cow<'_, str>> {
        self.0.value().as_text().map(|text| Cow::Borrowed(&**text))
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0.value().as_element()?.attr(name).map(Cow::Borrowed)
    }

    fn children(&self) -> Vec<Self> {
        self.0.children().filter(|child| child.value().is_element() || child.value().is_text()).map(Self).collect()
    }
}
