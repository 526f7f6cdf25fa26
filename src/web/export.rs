//! The digest and the timeline handed to the page's scripts.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::{core::Core, dom::Made};

/// A value as `JSON.parse` would make it.
pub(super) fn value(value: &impl Serialize) -> Made<JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// The timeline as text.
pub(super) fn text(core: &Core, format: &str) -> Made<String> {
    if format != "json" {
        return Err(web_sys::js_sys::RangeError::new(&["`", format, "` is no format; allowed: json"].concat()).into());
    }
    web_sys::js_sys::JSON::stringify(&value(&core.state.timeline)?).map(String::from)
}
