//! Writes a view down in the order of the page, and changes only what differs from the last time it was written. Text
//! goes in by `textContent` only; no markup is made of strings.
//!
//! A view is a row of calls: [`Pen::open`] an element, give it values and children, [`Pen::close`] it. Each is held
//! against what stood there: the next element of the same name and key is used again and those before it go, so that
//! children written in one order never move, and none loses the focus.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};

use super::browser::Field;
use crate::{small::decimal, text, timeline::path::number};

pub(super) const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// An element and what was last written on it.
#[derive(Debug)]
struct Slot {
    element: Element,
    name: &'static str,
    key: usize,
    svg: bool,
    /// Names of values, with a hash of what they were.
    values: Vec<(&'static str, u64)>,
    children: Vec<Option<Box<Self>>>,
    /// How many values and children have been written this time.
    at: [usize; 2],
    /// What it was last written for.
    memo: usize,
}

/// Writes below one element.
#[derive(Debug)]
pub(super) struct Pen {
    document: Document,
    /// The open elements, the root first.
    #[expect(clippy::vec_box, reason = "they move between here and their parents")]
    stack: Vec<Box<Slot>>,
    words: String,
    focus: Option<Element>,
    root: Element,
    /// What had the focus before the first element went.
    held: Option<Option<Element>>,
}

impl Slot {
    fn new(element: Element, name: &'static str, key: usize, svg: bool) -> Box<Self> {
        Box::new(Self { element, name, key, svg, values: Vec::new(), children: Vec::new(), at: [0; 2], memo: 0 })
    }

    /// Takes what was not written this time, up to `until`, off the page.
    fn drop_children(&mut self, until: usize, root: &Element, held: &mut Option<Option<Element>>) {
        // Asked once: to ask of each element that goes would take longer than all the rest.
        if until > self.at[1] {
            held.get_or_insert_with(|| focused(root));
        }
        for child in self.children.drain(self.at[1]..until).flatten() {
            child.element.remove();
        }
    }

    /// Whether this is one of its children.
    fn holds(&self, element: Option<&Element>) -> bool {
        self.children.iter().flatten().any(|child| Some(&child.element) == element)
    }

    fn drop_values(&mut self, until: usize) {
        for (name, _) in self.values.drain(self.at[0]..until) {
            put(&self.element, name, None);
        }
    }
}

impl Pen {
    /// A pen for what stands below `root`.
    pub(super) fn new(document: Document, root: Element) -> Self {
        let stack = vec![Slot::new(root.clone(), "", 0, false)];
        Self { document, stack, words: String::new(), focus: None, root, held: None }
    }

    #[expect(clippy::indexing_slicing, reason = "the root is never closed")]
    fn top(&mut self) -> &mut Slot {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    /// The next child of the open element, told from its neighbours by `key`.
    #[inline(never)]
    pub(super) fn item(&mut self, name: &'static str, key: usize, class: &str) {
        let Self { document, stack, root, held, .. } = self;
        let Some(parent) = stack.last_mut() else { return };
        // What it said before goes first: with it would go what is written into it now.
        parent.drop_values(parent.values.len());
        let at = parent.at[1];
        let same = |slot: &Option<Box<Slot>>| slot.as_ref().is_some_and(|slot| slot.name == name && slot.key == key);
        let found = parent.children.iter().skip(at).position(same);
        let slot = if let Some(before) = found {
            parent.drop_children(at + before, root, held);
            parent.children.get_mut(at).and_then(Option::take)
        } else {
            let svg = parent.svg || name == "svg";
            let element = document.create_element_ns(Some(if svg { SVG } else { HTML }), name).ok();
            let next = parent.children.get(at).and_then(Option::as_ref).map(|next| (*next.element).clone());
            parent.children.insert(at, None);
            element.map(|element| {
                let _ = parent.element.insert_before(&element, next.as_ref());
                Slot::new(element, name, key, svg)
            })
        };
        parent.at[1] = at + 1;
        let Some(mut slot) = slot else { return };
        slot.at = [0; 2];
        self.stack.push(slot);
        if !class.is_empty() {
            self.set("class", class);
        }
    }

    /// The same; but what stands there and is not `wanted` any more is written over, because a new element costs the page
    /// more than one that changes. What holds the focus is not: it would then be on another thing.
    pub(super) fn reuse(&mut self, name: &'static str, key: usize, wanted: &dyn Fn(usize) -> bool) {
        let Self { stack, root, held, .. } = self;
        let Some(parent) = stack.last_mut() else { return };
        let rest = parent.children.get_mut(parent.at[1]..).unwrap_or_default();
        let known = rest.iter().flatten().any(|slot| slot.key == key);
        if let Some(Some(slot)) = rest.first_mut()
            && !known
            && slot.name == name
            && !wanted(slot.key)
            && !slot.holds(held.get_or_insert_with(|| focused(root)).as_ref())
        {
            (slot.key, slot.memo) = (key, 0);
        }
        self.item(name, key, "");
    }

    /// The next child of the open element.
    #[inline(never)]
    pub(super) fn open(&mut self, name: &'static str, class: &str) {
        self.item(name, 0, class);
    }

    /// The open element is written: what was not written again goes.
    #[inline(never)]
    pub(super) fn close(&mut self) {
        let Self { stack, root, held, .. } = self;
        let Some(slot) = stack.last_mut() else { return };
        let (values, children) = (slot.values.len(), slot.children.len());
        slot.drop_values(values);
        slot.drop_children(children, root, held);
        if self.stack.len() == 1 {
            slot_start(self.top());
            return;
        }
        let slot = self.stack.pop();
        let parent = self.top();
        let last = parent.at[1] - 1;
        if let Some(place) = parent.children.get_mut(last) {
            *place = slot;
        }
    }

    /// The values of the open element stay as they are.
    pub(super) fn keep_values(&mut self) {
        let slot = self.top();
        slot.at[0] = slot.values.len();
    }

    /// What stands in the open element from here on stays as it is.
    pub(super) fn keep(&mut self) {
        let slot = self.top();
        slot.at = [slot.values.len(), slot.children.len()];
    }

    /// A value of the open element: an attribute; `:name` is a style, `.value` what a field holds, `=` its text.
    #[inline(never)]
    pub(super) fn set(&mut self, name: &'static str, value: &str) {
        let hash = text::hash(text::SEED, value.as_bytes());
        let slot = self.top();
        let at = slot.at[0];
        let found = slot.values.iter().skip(at).position(|known| known.0 == name);
        if let Some(before) = found {
            slot.drop_values(at + before);
        } else {
            slot.values.insert(at, (name, !hash));
        }
        slot.at[0] = at + 1;
        if let Some(known) = slot.values.get_mut(at).filter(|known| known.1 != hash) {
            known.1 = hash;
            put(&slot.element, name, Some(value));
        }
    }

    /// A value made of parts.
    #[inline(never)]
    pub(super) fn join(&mut self, name: &'static str, parts: &[&str]) {
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        parts.iter().for_each(|part| words.push_str(part));
        self.set(name, &words);
        self.words = words;
    }

    /// A length in pixels.
    #[inline(never)]
    pub(super) fn px(&mut self, name: &'static str, value: f64) {
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        number(&mut words, value);
        if name.starts_with(':') {
            words.push_str("px");
        }
        self.set(name, &words);
        self.words = words;
    }

    /// Where the open element stands.
    pub(super) fn shift(&mut self, x: f64, y: f64) {
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        number(&mut words, x);
        words.push_str("px ");
        number(&mut words, y);
        words.push_str("px");
        self.set(":translate", &words);
        self.words = words;
    }

    /// Whether the open element was last written for the same `memo`.
    pub(super) fn knows(&mut self, memo: usize) -> bool {
        std::mem::replace(&mut self.top().memo, memo) == memo
    }

    /// The values of the open element up to the one named stay as they are.
    pub(super) fn keep_until(&mut self, last: &str) {
        let slot = self.top();
        if let Some(at) = slot.values.iter().position(|value| value.0 == last) {
            slot.at[0] = at + 1;
        }
    }

    /// An attribute without a value, or none.
    pub(super) fn flag(&mut self, name: &'static str, on: bool) {
        if on {
            self.set(name, "");
        }
    }

    /// An attribute that is `true` or `false`.
    pub(super) fn state(&mut self, name: &'static str, on: bool) {
        self.set(name, if on { "true" } else { "false" });
    }

    /// What the open element says.
    pub(super) fn text(&mut self, words: &str) {
        self.set("=", words);
    }

    /// An element that only says something.
    #[inline(never)]
    pub(super) fn say(&mut self, name: &'static str, class: &str, words: &str) {
        self.open(name, class);
        self.text(words);
        self.close();
    }

    /// Opens a button; `act` names what it does (see `input`), `at` what it does it to.
    #[inline(never)]
    pub(super) fn button(&mut self, class: &str, act: &str, at: &[usize]) {
        self.open("button", class);
        self.act(act, at);
    }

    /// What a click on the open element does, and to what.
    #[inline(never)]
    pub(super) fn act(&mut self, act: &str, at: &[usize]) {
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        words.push_str(act);
        for number in at {
            words.push(' ');
            words.push_str(&decimal(*number));
        }
        self.set("data-act", &words);
        self.words = words;
    }

    /// Opens a `div` that is a named group of controls.
    #[inline(never)]
    pub(super) fn group(&mut self, key: usize, class: &str, label: &str) {
        self.item("div", key, class);
        self.set("role", "group");
        self.set("aria-label", label);
    }

    /// The open element has the focus when all is written.
    pub(super) fn focus(&mut self) {
        self.focus = Some(self.top().element.clone());
    }

    /// What has the focus.
    pub(super) fn focused(&self) -> Option<Element> {
        focused(&self.root)
    }

    /// Gives the focus back to an element, or to the one that does the same in its place.
    pub(super) fn refocus(&self, element: Option<Element>) {
        let Some(element) = element else { return };
        let act = element.get_attribute("data-act").filter(|_| !element.is_connected());
        let same = act.and_then(|act| self.root.query_selector(&["[data-act='", &act, "']"].concat()).ok().flatten());
        let _ = same.unwrap_or(element).unchecked_into::<HtmlElement>().focus();
    }

    /// The open element has the focus when what had it is gone.
    pub(super) fn refuge(&mut self) {
        let held = self.held.as_ref().and_then(Option::as_ref);
        if self.focus.is_none() && held.is_some_and(|held| !held.is_connected()) {
            self.focus();
        }
    }

    /// Everything is written: moves the focus where it is wanted.
    pub(super) fn done(&mut self) {
        self.close();
        self.held = None;
        if let Some(element) = self.focus.take() {
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    }
}

fn focused(root: &Element) -> Option<Element> {
    root.query_selector(":focus").ok().flatten()
}

fn slot_start(slot: &mut Slot) {
    slot.at = [0; 2];
}

/// The one place where the page is changed. None of this can fail with names that are valid, and all names are written in
/// this room.
fn put(element: &Element, name: &str, value: Option<&str>) {
    let (kind, rest) = name.split_at(1);
    match (kind, value) {
        ("=", value) => element.set_text_content(value),
        (".", value) => element.unchecked_ref::<Field>().set_value(value.unwrap_or_default()),
        // Through CSSOM, which every content policy allows.
        (":", value) => {
            let style = element.unchecked_ref::<HtmlElement>().style();
            let _ = style.set_property(rest, value.unwrap_or_default());
        }
        (_, Some(value)) => drop(element.set_attribute(name, value)),
        (_, None) => drop(element.remove_attribute(name)),
    }
}
