//! Shows a stretch of the article where it stands, by the CSS Custom Highlight API: the page's tree is not touched.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Reflect};
use web_sys::{Element, Range, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    dom::{Made, document},
    page::Reading,
};

const NAME: &str = "kroniek";

/// The registry of highlights, where the browser has one.
fn registry() -> Option<JsValue> {
    let css = Reflect::get(&web_sys::js_sys::global(), &"CSS".into()).ok()?;
    Reflect::get(&css, &"highlights".into()).ok().filter(|registry| !registry.is_undefined())
}

fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Made<JsValue> {
    let function: Function = Reflect::get(target, &name.into())?.dyn_into()?;
    Reflect::apply(&function, target, &arguments.iter().collect::<Array>())
}

/// Highlights the text from `start` up to `end` (UTF-16 units of the article) and brings it into view.
pub(super) fn show(reading: &Reading, start: usize, end: usize) -> Made<()> {
    let Some([from, until]) = reading.page.locate(start, end) else { return Ok(()) };
    let range = Range::new()?;
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    range.set_start(&from.0.0, offset(from.1))?;
    range.set_end(&until.0.0, offset(until.1))?;
    if let Some(registry) = registry() {
        let class: Function = Reflect::get(&web_sys::js_sys::global(), &"Highlight".into())?.dyn_into()?;
        let highlight = Reflect::construct(&class, &Array::of1(&range))?;
        call(&registry, "set", &[NAME.into(), highlight])?;
    }
    if let Some(element) = from.0.0.parent_element() {
        scroll(&element);
    }
    Ok(())
}

/// Takes the highlight away.
pub(super) fn clear() {
    if let Some(registry) = registry() {
        let _ = call(&registry, "delete", &[NAME.into()]);
    }
}

fn scroll(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if still() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether the reader asked for less motion.
pub(super) fn still() -> bool {
    let query = document().ok().and_then(|document| document.default_view());
    let query = query.and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_none_or(|query| query.matches())
}
