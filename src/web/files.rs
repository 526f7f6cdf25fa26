//! The second module of a page: reads the files that it names, and writes the timeline for other programs. Only pages with
//! `src` or `related`, and readers who take the timeline along, load it.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{
    Words,
    language::Pack,
    model::{
        Notice,
        wire::{self, Given},
    },
    read::{Input, Value, articles, events, source},
    write::{csv, icalendar, svg},
};

/// What files held.
#[derive(Debug, Serialize)]
struct Read {
    /// For `Widget.start`.
    given: String,
    /// What could not be used.
    notices: Vec<Notice>,
}

/// Reads an editor's file and more articles, each as the text of a JSON document; empty where there is none.
///
/// # Errors
/// If the browser refuses.
#[wasm_bindgen]
pub fn read(src: &str, related: &str) -> Result<JsValue, JsValue> {
    let mut given = Given::default();
    let mut notices = Vec::new();
    match value(src, "src", &mut notices).as_ref().map(source) {
        None => {}
        Some(Ok(Input::Digest(digest, told))) => {
            given.digest = Some(digest);
            notices.extend(told);
        }
        Some(Ok(Input::Timeline(timeline, told))) => {
            given.timeline = timeline;
            notices.extend(told);
        }
        Some(Ok(Input::Article(_))) => {
            notices.push(Notice::new("src", "`src` is an article; name it in `related`"));
        }
        Some(Err(error)) => notices.push(Notice::new("src", error.to_string())),
    }
    if let Some(value) = value(related, "related", &mut notices) {
        let (found, told) = articles(&value);
        given.articles = found;
        notices.extend(told);
    }
    Ok(serde_wasm_bindgen::to_value(&Read { given: wire::write(given), notices })?)
}

/// A timeline, given as JSON, as `csv`, `ics` or `svg`; `pack` has the words of the picture.
///
/// # Errors
/// If there is no such format: the message lists those there are.
#[wasm_bindgen]
pub fn write(timeline: &str, pack: &str, format: &str) -> Result<String, JsValue> {
    let mut notices = Vec::new();
    let value = value(timeline, "the timeline", &mut notices).unwrap_or_default();
    let (timeline, _) = events(&value);
    Ok(match format {
        "csv" => csv(&timeline),
        "ics" => icalendar(&timeline),
        "svg" => svg(&timeline, Words::new(&Pack::parse(pack).unwrap_or_else(|_| Pack::empty("und")))),
        _ => {
            let message = ["`", format, "` is no format; allowed: json, csv, ics, svg"].concat();
            return Err(web_sys::js_sys::RangeError::new(&message).into());
        }
    })
}

fn value(text: &str, name: &str, notices: &mut Vec<Notice>) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    match serde_json::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            notices.push(Notice::new(name, format!("`{name}` is no JSON that can be read: {error}")));
            None
        }
    }
}
