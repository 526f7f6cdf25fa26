//! The main text of a page, found in any tree of nodes: the browser's DOM and a native HTML parser alike.

use std::borrow::Cow;

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
