//! What the widget can do besides where a page names files (`src`, `related`, `data`), and for readers who take the timeline
//! along: it reads files, and writes the timeline for other programs. Pages without any load the widget without this.

use wasm_bindgen::prelude::*;

use super::Widget;
use crate::{
    Words,
    language::Pack,
    model::Notice,
    read::{Input, Value, articles, events, part, rows},
    write::{csv, icalendar, svg},
};

#[wasm_bindgen]
impl Widget {
    /// Reads the text of a JSON document, before the start: `src` is an editor's file, or a part of one, whose events are
    /// counted from `from`; `related` has more articles.
    pub fn read(&mut self, name: &str, text: &str, from: usize) {
        let Some(value) = value(text, name, &mut self.notices) else { return };
        let given = &mut self.given;
        if name == "related" {
            let (found, told) = articles(&value);
            given.articles = found;
            self.notices.extend(told);
            return;
        }
        match part(&value, from) {
            Ok(Input::Digest(digest, told)) => {
                given.digest = Some(digest);
                self.notices.extend(told);
            }
            Ok(Input::Timeline(mut timeline, told)) => {
                timeline.events.drain(..).for_each(|event| given.events.push(event));
                if from == 0 {
                    given.timeline = timeline;
                }
                self.notices.extend(told);
            }
            Ok(Input::Article(_)) => {
                self.notices.push(Notice::new("src", "`src` is an article; name it in `related`"));
            }
            Err(error) => self.notices.push(Notice::new("src", error.to_string())),
        }
    }

    /// Takes in a column of what [`Widget::rows`] reads next (see `read::rows`).
    pub fn column(&mut self, texts: Vec<u8>) {
        self.given.columns.push(String::from_utf8(texts).unwrap_or_default());
    }

    /// Reads events of `src` from the columns that are there, counted from `from`; `false` where they must come as JSON.
    pub fn rows(&mut self, from: usize) -> bool {
        let columns = std::mem::take(&mut self.given.columns);
        let events = &mut self.given.events;
        rows(&columns, from, &mut self.notices, &mut |event| events.push(event))
    }
}

/// A timeline, given as JSON, as `csv`, `ics` or `svg`; `pack` has the words of the picture.
///
/// # Errors
/// If there is no such format: the message lists those there are.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "the page calls it")]
pub fn write(timeline: &str, pack: &str, format: &str) -> Result<String, JsValue> {
    let mut notices = Vec::new();
    let value = value(timeline, "the timeline", &mut notices).unwrap_or_default();
    let (timeline, _) = events(&value);
    Ok(match format {
        "csv" => csv(&timeline),
        "ics" => icalendar(&timeline),
        "svg" => svg(&timeline, Words::new(&Pack::parse(pack).unwrap_or_else(|_| Pack::empty("und")))),
        _ => {
            let message = ["`", format, "` is no format; allowed: json, csv, ics, svg, png"].concat();
            return Err(web_sys::js_sys::RangeError::new(&message).into());
        }
    })
}

fn value<'a>(text: &'a str, name: &str, notices: &mut Vec<Notice>) -> Option<Value<'a>> {
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
