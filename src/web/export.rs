//! The digest and the timeline handed to the page's scripts.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::{core::Core, dom::Made};
use crate::{
    language::Words,
    write::{csv, icalendar, svg},
};

/// A value as `JSON.parse` would make it.
pub(super) fn value(value: &impl Serialize) -> Made<JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// The timeline as text.
pub(super) fn text(core: &Core, format: &str) -> Made<String> {
    let timeline = &core.state.timeline;
    Ok(match format {
        "json" => String::from(web_sys::js_sys::JSON::stringify(&value(timeline)?)?),
        "csv" => csv(timeline),
        "ics" => icalendar(timeline),
        "svg" => svg(timeline, Words::new(&core.pack)),
        _ => {
            let message = ["`", format, "` is no format; allowed: json, csv, ics, svg"].concat();
            return Err(web_sys::js_sys::RangeError::new(&message).into());
        }
    })
}
