//! The few things that this room does to the page. Text goes in by `set_text_content` only; no markup is made of strings.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// What the browser answered, where it may refuse.
pub(super) type Made<T> = Result<T, JsValue>;

const SVG: &str = "http://www.w3.org/2000/svg";

pub(super) fn document() -> Made<Document> {
    web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)
}

// Kept out of line: these are called from everywhere, and every byte is loaded by readers. None of them can fail with
// names that are valid, and all names are written here.

/// A new last child of `parent`.
#[inline(never)]
pub(super) fn add(parent: &Element, name: &str, class: &str) -> Element {
    put(parent, document().and_then(|document| document.create_element(name)), class)
}

/// A new last child of `parent`, of SVG.
#[inline(never)]
pub(super) fn add_svg(parent: &Element, name: &str, class: &str) -> Element {
    put(parent, document().and_then(|document| document.create_element_ns(Some(SVG), name)), class)
}

fn put(parent: &Element, element: Made<Element>, class: &str) -> Element {
    let Ok(element) = element else { return parent.clone() };
    if !class.is_empty() {
        set(&element, "class", class);
    }
    let _ = parent.append_child(&element);
    element
}

/// Sets an attribute.
#[inline(never)]
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// What an element says.
#[inline(never)]
pub(super) fn text(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// A new last child of `parent` that says `words`.
#[inline(never)]
pub(super) fn say(parent: &Element, name: &str, class: &str, words: &str) -> Element {
    let element = add(parent, name, class);
    text(&element, words);
    element
}

/// A new button: `act` names what it does (see `act.rs`), `words` is what it says.
#[inline(never)]
pub(super) fn button(parent: &Element, class: &str, act: &str, words: &str) -> Element {
    let element = say(parent, "button", class, words);
    set(&element, "type", "button");
    set(&element, "data-act", act);
    element
}

/// Names what a control does it to.
#[inline(never)]
pub(super) fn at(element: &Element, numbers: &[usize]) {
    let mut words = String::new();
    for number in numbers {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&number.to_string());
    }
    set(element, "data-at", &words);
}

/// A new `div` that is a named group of controls.
#[inline(never)]
pub(super) fn group(parent: &Element, class: &str, label: &str) -> Element {
    let element = add(parent, "div", class);
    set(&element, "role", "group");
    set(&element, "aria-label", label);
    element
}

/// Sets or removes an attribute without a value.
#[inline(never)]
pub(super) fn flag(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// An attribute that is `true` or `false`.
#[inline(never)]
pub(super) fn state(element: &Element, name: &str, on: bool) {
    set(element, name, if on { "true" } else { "false" });
}

/// The first element under `parent` that a selector names.
#[inline(never)]
pub(super) fn find(parent: &Element, selector: &str) -> Option<Element> {
    parent.query_selector(selector).ok().flatten()
}

/// Gives an element the focus.
pub(super) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Sets a style through CSSOM, which every content policy allows.
#[inline(never)]
pub(super) fn style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}

/// A length in pixels, to a tenth.
pub(super) fn px(value: f64) -> String {
    let mut text = number(value);
    text.push_str("px");
    text
}

/// A number to a tenth, as SVG and CSS read it.
#[inline(never)]
pub(super) fn number(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "coordinates of a screen")]
    let tenths = (value * 10.0).round() as i32;
    let mut text = String::new();
    if tenths < 0 {
        text.push('-');
    }
    text.push_str(&(tenths.unsigned_abs() / 10).to_string());
    if tenths % 10 != 0 {
        text.push('.');
        text.push_str(&(tenths.unsigned_abs() % 10).to_string());
    }
    text
}

/// Elements of one kind that are used again at each drawing, in order.
#[derive(Debug)]
pub(super) struct Pool {
    parent: Element,
    name: &'static str,
    items: Vec<Element>,
    used: usize,
}

impl Pool {
    pub(super) const fn new(parent: Element, name: &'static str) -> Self {
        Self { parent, name, items: Vec::new(), used: 0 }
    }

    /// The next element, with these attributes.
    #[inline(never)]
    pub(super) fn next(&mut self, attributes: &[(&str, &str)]) -> &Element {
        let (used, parent, name) = (self.used, &self.parent, self.name);
        self.used += 1;
        if used >= self.items.len() {
            self.items.push(add_svg(parent, name, ""));
        }
        let item = self.items.get(used).unwrap_or(parent);
        for (name, value) in attributes {
            set(item, name, value);
        }
        item
    }

    /// Drops what this drawing did not use.
    pub(super) fn done(&mut self) {
        for item in self.items.drain(self.used..) {
            item.remove();
        }
        self.used = 0;
    }
}
