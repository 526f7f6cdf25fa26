//! What the widget can do besides where a page names files (`src`, `related`, `data`), and for readers who take the timeline
//! along: it reads files, and writes the timeline for other programs. Pages without any load the widget without this.

use wasm_bindgen::prelude::*;

use super::{Given, Widget};
use crate::{
    Words,
    language::Pack,
    model::{Digest, Notice, Timeline},
    read::{Input, Value, articles, events, part},
    small::decimal,
    state::State,
    timeline::Events,
    write::{csv, icalendar, svg},
};

/// So many notices of one kind are told of a file, one by one; of the others, how many there are.
const FEW: usize = 5;

#[wasm_bindgen]
impl Widget {
    /// Reads the text of a JSON document, before the start: `src` is an editor's file, or a part of one, whose eras are
    /// counted from `from`, as `data` is; `related` has more articles.
    pub fn read(&mut self, name: &str, text: &str, from: usize) {
        if text.is_empty() {
            return;
        }
        let value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => return self.note(name, name, &format!("no JSON that can be read: {error}")),
        };
        let given = &mut self.given;
        let told = if name == "related" {
            let (found, told) = articles(&value);
            given.articles = found;
            told
        } else {
            match part(&value, from) {
                Ok(Input::Digest(digest, told)) => {
                    given.digest = Some(digest);
                    told
                }
                Ok(Input::Timeline(mut timeline, told)) => {
                    timeline.events.iter_mut().for_each(|event| given.events.push(event));
                    timeline.events.clear();
                    // What comes later names the whole; eras add up.
                    let title = timeline.title.take().or_else(|| given.timeline.title.take());
                    given.timeline.frame(timeline);
                    given.timeline.title = title;
                    told
                }
                Ok(Input::Article(_)) => vec![Notice::new(name, "an article; name it in `related`")],
                Err(error) => vec![Notice::new(name, error.to_string())],
            }
        };
        self.tell(name, told);
    }

    /// Keeps for the developer what cannot be used of the file of that name.
    pub fn note(&mut self, name: &str, code: &str, message: &str) {
        self.tell(name, vec![Notice::new(code, message)]);
    }

    /// So many events will come: they take no more room than they need.
    pub fn expect(&mut self, count: usize) {
        self.given.events.reserve(count);
    }

    /// Takes in a column of what [`Widget::rows`] reads next (see `read::rows`).
    pub fn column(&mut self, texts: Vec<u8>) {
        self.given.rows.column(String::from_utf8(texts).unwrap_or_default());
    }

    /// Takes in words, with zero characters between, that this and later rows name by their numbers.
    pub fn words(&mut self, words: &str) {
        self.given.rows.words(words);
    }

    /// Reads so many events of the file of that name, counted from `from`, from the columns that are there and the numbers of
    /// their words; `false` where the columns do not fit each other.
    pub fn rows(&mut self, name: &str, from: usize, count: usize, numbers: &[u32]) -> bool {
        let (Given { rows, events, .. }, mut told) = (&mut self.given, Vec::new());
        let fit = rows.read([from, count], numbers, &mut told, &mut |event| events.push(event));
        self.tell(name, told);
        fit
    }
}

impl Widget {
    /// Keeps notices of a file, under its name: a few of each kind.
    fn tell(&mut self, name: &str, told: Vec<Notice>) {
        let counts = &mut self.given.told;
        for Notice { code, message } in told {
            let kind = [name, " ", &code].concat();
            let at = counts.iter().position(|(known, _)| *known == kind).unwrap_or_else(|| {
                counts.push((kind, 0));
                counts.len() - 1
            });
            let Some((_, count)) = counts.get_mut(at) else { continue };
            *count += 1;
            let start = ["`", name, "`: "].concat();
            let message = match count.checked_sub(FEW).filter(|more| *more > 0) {
                None => message,
                Some(more) => [&decimal(more), " more of the same kind"].concat(),
            };
            // The number stands where it stood when it was one.
            let last = |notice: &&mut Notice| notice.code == code && notice.message.starts_with(&start);
            let known = self.notices.iter_mut().rev().find(last).filter(|_| *count > FEW + 1);
            let message = [start.as_str(), &message].concat();
            match known {
                Some(notice) => notice.message = message,
                None => self.notices.push(Notice::new(&code, message)),
            }
        }
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
        let (mut timeline, _) = events(&serde_json::from_str::<Value<'_>>(part).unwrap_or_default());
        let mut out = String::new();
        for event in &mut timeline.events {
            match self.format {
                Format::Csv => csv::row(event, &mut out),
                Format::Icalendar => icalendar::one(event, &mut out),
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
