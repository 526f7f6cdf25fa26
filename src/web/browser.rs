//! The little of the browser that `web-sys` does not name, or names once for each kind of event.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

#[wasm_bindgen]
extern "C" {
    /// An event of a pointer, a wheel or a key. What an event does not have reads as `false` or not a number.
    #[wasm_bindgen(extends = Event)]
    #[derive(Debug)]
    pub(super) type Input;

    #[wasm_bindgen(method, getter)]
    pub(super) fn key(this: &Input) -> String;
    #[wasm_bindgen(method, getter, js_name = ctrlKey)]
    pub(super) fn ctrl(this: &Input) -> bool;
    #[wasm_bindgen(method, getter, js_name = metaKey)]
    pub(super) fn meta(this: &Input) -> bool;
    #[wasm_bindgen(method, getter, js_name = altKey)]
    pub(super) fn alt(this: &Input) -> bool;
    #[wasm_bindgen(method, getter, js_name = clientX)]
    pub(super) fn x(this: &Input) -> f64;
    #[wasm_bindgen(method, getter, js_name = deltaY)]
    pub(super) fn wheel(this: &Input) -> f64;
    #[wasm_bindgen(method, getter)]
    pub(super) fn button(this: &Input) -> i32;
    /// Which buttons are down, as bits; a finger is one.
    #[wasm_bindgen(method, getter)]
    pub(super) fn buttons(this: &Input) -> i32;
    /// How many clicks in a row; 0 for one that no pointer made.
    #[wasm_bindgen(method, getter)]
    pub(super) fn detail(this: &Input) -> i32;
    #[wasm_bindgen(method, getter, js_name = pointerId)]
    pub(super) fn pointer(this: &Input) -> i32;

    /// A control that holds a value.
    #[wasm_bindgen(extends = Element)]
    #[derive(Debug)]
    pub(super) type Field;

    #[wasm_bindgen(method, getter)]
    pub(super) fn value(this: &Field) -> String;
    #[wasm_bindgen(method, setter)]
    pub(super) fn set_value(this: &Field, value: &str);

    /// Text as a part of an address.
    #[wasm_bindgen(js_name = encodeURIComponent)]
    pub(super) fn in_address(text: &str) -> String;
}
