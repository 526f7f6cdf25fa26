//! The main text of a page, found in any tree of nodes: the browser's DOM and a native HTML parser alike.

use std::borrow::Cow;

use super::{
    blocks, main_text, metadata,
    tree::{Kind, Tree},
};
use crate::model::Article;

/// A node of a page: an element or a run of text.
pub trait Node: Clone {
    /// The element's name in lower case; none for text.
    fn name(&self) -> Option<Cow<'_, str>>;
    /// The text of a text node; none for elements.
    fn text(&self) -> Option<Cow<'_, str>>;
    /// The value of an attribute.
    fn attribute(&self, name: &str) -> Option<Cow<'_, str>>;
    /// The child elements and texts, in order.
    fn children(&self) -> Vec<Self>;
}

/// The article of a page, and where each part of it stands in the tree.
#[derive(Debug, Clone)]
pub struct Page<N> {
    /// The article; its text is made of the blocks found, white space collapsed.
    pub article: Article,
    /// The element that each block of the article was read from, in the order of [`Article::blocks`].
    pub nodes: Vec<N>,
    /// The text nodes that the text was read from, in order.
    pub(super) runs: Vec<super::runs::Run<N>>,
}

/// Less text than this, in bytes, is hardly an article.
const SHORT: usize = 300;

/// Reads the article of a page: that of `target` if given, else the page's main text.
///
/// `document` is the root element (`html`); title, language and date are looked for in all of it. Without a target, a tag
/// of ours that stands in the page says which article is meant, as it does in a browser: by its `for`, else by the
/// `article` element around it.
#[must_use]
pub fn read_page<N: Node + PartialEq>(document: &N, target: Option<&N>) -> Page<N> {
    let mut tree = Tree::new(document);
    let position = |wanted: &N| tree.items.iter().position(|item| item.node == *wanted);
    let target = target.and_then(position).or_else(|| tagged(&tree));
    if let Some(page) = target.map(|target| read(&tree, &[target])).filter(|page| !page.article.blocks.is_empty()) {
        return page;
    }
    let page = read(&tree, &main_text::find(&tree));
    if page.article.text.len() >= SHORT {
        return page;
    }
    // Nearly nothing: some wrapper of the article may bear the name of what never holds one.
    tree.trust();
    let mut containers = main_text::find(&tree);
    if containers.is_empty() {
        // Too short to be told from the rest by its looks: the markup has to say it.
        containers.extend(tree.items.iter().position(|item| item.kind == Kind::Article && !item.dropped));
    }
    let second = read(&tree, &containers);
    if second.article.text.len() > page.article.text.len() { second } else { page }
}

fn read<N: Node>(tree: &Tree<N>, containers: &[usize]) -> Page<N> {
    let metadata = metadata::read(tree, containers.first().copied());
    let mut page = blocks::collect(tree, containers, metadata.title.as_deref());
    page.article.title = metadata.title;
    page.article.language = metadata.language;
    page.article.published = metadata.published;
    page.article.url = metadata.url;
    page.article.notices.extend(metadata.notice);
    page
}

/// The article that the first of our tags in the page stands for.
fn tagged<N: Node>(tree: &Tree<N>) -> Option<usize> {
    let tag = tree.items.iter().position(|item| item.node.name().is_some_and(|name| name.starts_with("kroniek-")))?;
    if let Some(id) = tree.items[tag].node.attribute("for") {
        return tree.items.iter().position(|item| item.node.attribute("id").as_deref() == Some(&*id));
    }
    tree.ancestors(tag).find(|&index| tree.items[index].node.name().is_some_and(|name| name == "article"))
}
