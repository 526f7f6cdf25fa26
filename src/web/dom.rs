//! The few things that this room does to the page. Text goes in by `set_text_content` only; no markup is made of strings.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// What the browser answered.
pub(super) type Made<T> = Result<T, JsValue>;

const SVG: &str = "http://www.w3.org/2000/svg";

pub(super) fn document() -> Made<Document> {
    web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)
}

/// A new last child of `parent`.
pub(super) fn add(parent: &Element, name: &str, class: &str) -> Made<Element> {
    let element = document()?.create_element(name)?;
    put(parent, element, class)
}

/// A new last child of `parent`, of SVG.
pub(super) fn add_svg(parent: &Element, name: &str, class: &str) -> Made<Element> {
    let element = document()?.create_element_ns(Some(SVG), name)?;
    put(parent, element, class)
}

fn put(parent: &Element, element: Element, class: &str) -> Made<Element> {
    if !class.is_empty() {
        element.set_attribute("class", class)?;
    }
    parent.append_child(&element)?;
    Ok(element)
}

/// A new last child of `parent` that says `text`.
pub(super) fn say(parent: &Element, name: &str, class: &str, text: &str) -> Made<Element> {
    let element = add(parent, name, class)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// A new button: `act` names what it does (see `act.rs`), `text` is what it says.
pub(super) fn button(parent: &Element, class: &str, act: &str, text: &str) -> Made<Element> {
    let element = say(parent, "button", class, text)?;
    element.set_attribute("type", "button")?;
    element.set_attribute("data-act", act)?;
    Ok(element)
}

/// A new `div` that is a named group of controls.
pub(super) fn group(parent: &Element, class: &str, label: &str) -> Made<Element> {
    let element = add(parent, "div", class)?;
    element.set_attribute("role", "group")?;
    element.set_attribute("aria-label", label)?;
    Ok(element)
}

/// Sets or removes an attribute without a value.
pub(super) fn flag(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// Sets a style through CSSOM, which every content policy allows.
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
    pub(super) fn next(&mut self, attributes: &[(&str, &str)]) -> Made<&Element> {
        if self.used == self.items.len() {
            self.items.push(add_svg(&self.parent, self.name, "")?);
        }
        let item = self.items.get(self.used).ok_or(JsValue::NULL)?;
        self.used += 1;
        for (name, value) in attributes {
            item.set_attribute(name, value)?;
        }
        Ok(item)
    }

    /// Drops what this drawing did not use.
    pub(super) fn done(&mut self) {
        for item in self.items.drain(self.used..) {
            item.remove();
        }
        self.used = 0;
    }
}
