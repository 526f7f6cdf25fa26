//! What the widget can do besides where a page names files (`src`, `related`, `data`), and for readers who take the timeline
//! along: it reads files, and writes the timeline for other programs. Pages without any load the widget without this.

use wasm_bindgen::prelude::*;

use super::Widget;
use crate::{
    Words,
    language::Pack,
    model::{Digest, Notice, Timeline},
    read::{Input, Value, articles, events, part, rows},
    state::State,
    timeline::Events,
    write::{csv, icalendar, svg},
};

#[wasm_bindgen]
impl Widget {
    /// Reads the text of a JSON document, before the start: `src` is an editor's file, or a part of one, whose events are
    /// counted from `from`, as `data` is; `related` has more articles.
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
            Err(error) => self.notices.push(Notice::new(name, ["`", name, "`: ", &error.to_string()].concat())),
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

/// Writes a timeline for other programs, part by part.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Writer {
    format: Format,
    pack: Pack,
    /// What a picture shows: it is drawn when all is there.
    timeline: Timeline,
    events: Events,
}

#[derive(Debug, Clone, Copy)]
enum Format {
    Csv,
    Icalendar,
    Svg,
}

#[wasm_bindgen]
impl Writer {
    /// `format` is `csv`, `ics` or `svg`; `pack` has the words of the picture.
    ///
    /// # Errors
    /// If there is no such format: the message lists those there are.
    #[wasm_bindgen(constructor)]
    pub fn new(format: &str, pack: &str) -> Result<Self, JsValue> {
        let format = match format {
            "csv" => Format::Csv,
            "ics" => Format::Icalendar,
            "svg" => Format::Svg,
            _ => {
                let message = ["`", format, "` is no format; allowed: json, csv, ics, svg, png"].concat();
                return Err(web_sys::js_sys::RangeError::new(&message).into());
            }
        };
        let pack = Pack::parse(pack).unwrap_or_else(|_| Pack::empty("und"));
        Ok(Self { format, pack, timeline: Timeline::default(), events: Events::default() })
    }

    /// Takes in a part, as JSON: first the timeline without its events, then its events. What can be written is.
    pub fn add(&mut self, part: &str) -> String {
        let (mut timeline, _) = events(&value(part, "the timeline", &mut Vec::new()).unwrap_or_default());
        let mut out = String::new();
        for event in timeline.events.drain(..) {
            match self.format {
                Format::Csv => csv::row(&event, &mut out),
                Format::Icalendar => icalendar::one(&event, &mut out),
                Format::Svg => self.events.push(event),
            }
        }
        self.timeline.frame(timeline);
        out
    }

    /// What stands before all that is written.
    pub fn start(&self) -> String {
        let start = match self.format {
            Format::Csv => csv::HEAD,
            Format::Icalendar => icalendar::ENDS[0],
            Format::Svg => "",
        };
        start.to_owned()
    }

    /// What stands after it; of a picture, all.
    pub fn end(self) -> String {
        match self.format {
            Format::Csv => String::new(),
            Format::Icalendar => icalendar::ENDS[1].to_owned(),
            Format::Svg => {
                let state = State::with(Digest::default(), self.timeline, self.events);
                svg::picture(state, Words::new(&self.pack))
            }
        }
    }
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
