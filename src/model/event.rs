//! An event: who did what with or to whom, when, where, and where the text says so.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;

use super::{Basis, EventType, Origin, Precision, Role, Span, Status, Tone, number};

/// A participant of an event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventActor {
    /// ISO 3166-1 alpha-2, or the code of an organisation.
    pub code: String,
    /// Its part in the event.
    pub role: Role,
    /// The words of the text that name it; empty where the discourse supplies it.
    #[serde(default)]
    pub text: String,
    /// Where those words start.
    #[serde(default)]
    pub start: usize,
    /// Where those words end.
    #[serde(default)]
    pub end: usize,
}

/// The date of an event, as honest as the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventDate {
    /// EDTF value: `2025-07-11`, `XXXX-07-11`, `2022-22`, `199X`, `2013/..`, `1990~`.
    pub edtf: String,
    /// The finest part that is known.
    pub precision: Precision,
    /// First day that it may be (ISO 8601 in JSON); none if open or if the year is unknown.
    #[serde(default)]
    pub earliest: Option<Day>,
    /// Last day that it may be; none if open or if the year is unknown.
    #[serde(default)]
    pub latest: Option<Day>,
    /// What it rests on.
    pub basis: Basis,
}

/// A place that the text gives an event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The name as the text spells it.
    pub name: String,
    /// ISO 3166-1 alpha-2 of the state that it lies in.
    #[serde(default)]
    pub country: Option<String>,
}

/// Where an event was found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The article's identifier.
    pub article: String,
    /// Where the article stands on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The article's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Index into [`Digest::sections`](crate::Digest::sections).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<usize>,
    /// Where the sentence starts in the article's text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Something that one state or organisation did with or to another; without a dyad, a dated fact that is context.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Event {
    /// Unique within a timeline and stable for the same input.
    #[serde(default)]
    pub id: String,
    /// The source sentence, word for word.
    #[serde(default)]
    pub text: String,
    /// Where the source sentence starts.
    #[serde(default)]
    pub start: usize,
    /// Where it ends.
    #[serde(default)]
    pub end: usize,
    /// When; none if the text does not say.
    #[serde(default)]
    pub date: Option<EventDate>,
    /// Who.
    #[serde(default)]
    pub actors: Vec<EventActor>,
    /// The two codes, sorted; none for context events.
    #[serde(default)]
    pub dyad: Option<[String; 2]>,
    /// What; none for context events, and where no word says it.
    #[serde(rename = "type")]
    #[serde(default)]
    pub kind: Option<EventType>,
    /// How: a mode of PLOVER (`visit`, `withdraw`).
    #[serde(default)]
    pub mode: Option<String>,
    /// About what: contexts of PLOVER (`economic`, `military`).
    #[serde(default)]
    pub contexts: Vec<String>,
    /// In words or in deeds, together or against.
    #[serde(default)]
    pub tone: Option<Tone>,
    /// PLOVER's score, -10 (conflict) to 10 (cooperation).
    #[serde(default, serialize_with = "number")]
    pub intensity: f64,
    /// Where.
    #[serde(default)]
    pub place: Option<Place>,
    /// Whether it happened.
    #[serde(default = "happened")]
    pub status: Status,
    /// A short line for the axis and the list, taken from the text or written by an editor.
    #[serde(default)]
    pub headline: String,
    /// Where it was found.
    #[serde(default)]
    pub source: Source,
    /// Where else the article tells of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retold: Vec<Span>,
    /// What to show first: 0 to 1.
    #[serde(default, serialize_with = "number")]
    pub salience: f64,
    /// Who added it.
    #[serde(default = "found")]
    pub origin: Origin,
}

impl Event {
    /// The key of the interface's word for what was done: the mode where readers have a word for it, else the type. An editor's
    /// mode is a word of his.
    pub(crate) fn said(&self) -> Option<&str> {
        let told = |mode: &&str| self.origin != Origin::Found || matches!(*mode, "visit" | "phone");
        self.mode.as_deref().filter(told).or(self.kind.map(EventType::name))
    }

    /// Where the source sentence stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Hands every offset of the event to `visit`, for conversion into another unit.
    pub(crate) fn offsets<'a>(&'a mut self, visit: &mut dyn FnMut(&'a mut usize)) {
        for offset in [&mut self.start, &mut self.end, &mut self.source.start, &mut self.source.end] {
            visit(offset);
        }
        for actor in &mut self.actors {
            visit(&mut actor.start);
            visit(&mut actor.end);
        }
        for span in &mut self.retold {
            visit(&mut span.start);
            visit(&mut span.end);
        }
    }
}

const fn happened() -> Status {
    Status::Happened
}

const fn found() -> Origin {
    Origin::Found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Pack;

    #[test]
    fn what_was_done_is_said_in_words_of_every_language() {
        let mut event = Event { mode: Some("discontinue".to_owned()), ..Event::default() };
        event.kind = Some(EventType::Sanction);
        event.origin = Origin::Found;
        assert_eq!(event.said(), Some("SANCTION"));
        event.origin = Origin::Editor;
        assert_eq!(event.said(), Some("discontinue"));
        for pack in Pack::built_in_tags().filter_map(Pack::built_in) {
            let contexts = pack.rows("context_cue").filter_map(|mut cells| cells.next());
            for key in EventType::ALL.iter().map(|kind| kind.name()).chain(["visit", "phone"]).chain(contexts) {
                assert!(pack.get("word", key).is_some(), "{}: {key}", pack.tag());
            }
        }
    }
}
