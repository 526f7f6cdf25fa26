//! What the engine found in one article.

use serde::{Deserialize, Serialize};

use super::{Certainty, Event, Notice, TimexType};

/// What the engine found in one article.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Digest {
    /// The article's identifier.
    pub id: String,
    /// Where the article stands on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The article's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// BCP 47 tag of the language that the article was read in; `und` if it is unknown.
    pub language: String,
    /// Publication date, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Number of words in the text.
    pub words: usize,
    /// The whole article in short.
    pub summary: Summary,
    /// The headed parts of the article in short.
    pub sections: Vec<SectionDigest>,
    /// Every time expression, in document order.
    pub dates: Vec<DateMention>,
    /// Every mention of an actor, in document order.
    pub actors: Vec<ActorMention>,
    /// The events, in document order.
    pub events: Vec<Event>,
    /// What the developer should know: never shown to the reader.
    pub notices: Vec<Notice>,
}

impl Digest {
    /// Hands every offset of the digest to `visit`, for conversion into another unit.
    pub(crate) fn offsets<'a>(&'a mut self, visit: &mut dyn FnMut(&'a mut usize)) {
        self.summary.offsets(visit);
        for section in &mut self.sections {
            visit(&mut section.start);
            visit(&mut section.end);
            section.summary.offsets(visit);
        }
        for date in &mut self.dates {
            visit(&mut date.start);
            visit(&mut date.end);
        }
        for actor in &mut self.actors {
            visit(&mut actor.start);
            visit(&mut actor.end);
        }
        for event in &mut self.events {
            event.offsets(visit);
        }
    }
}

impl Summary {
    fn offsets<'a>(&'a mut self, visit: &mut dyn FnMut(&'a mut usize)) {
        for sentence in &mut self.sentences {
            visit(&mut sentence.start);
            visit(&mut sentence.end);
        }
    }
}

/// Key sentences, in document order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// The pair of codes, sorted, of whose relation it tells; none if it tells of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dyad: Option<[String; 2]>,
    /// The sentences.
    pub sentences: Vec<KeySentence>,
}

/// A sentence taken from the article, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KeySentence {
    /// The sentence as it stands in the text.
    pub text: String,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// 1 is the most important.
    pub rank: usize,
}

/// A section in short.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SectionDigest {
    /// The heading; none for what stands before the first one.
    pub heading: Option<String>,
    /// Where the section starts (its heading, if it has one).
    pub start: usize,
    /// Where its last paragraph ends.
    pub end: usize,
    /// The section in short.
    pub summary: Summary,
}

/// How year, month and day of a date are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Certainties {
    /// The year.
    pub year: Certainty,
    /// The month.
    pub month: Certainty,
    /// The day.
    pub day: Certainty,
}

/// A time expression and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DateMention {
    /// The expression as it stands in the text.
    pub text: String,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 value: `2024-07-11`, `2024-Q3`, `199`, `P5Y`, `PAST_REF`, `XXXX-07-11`.
    pub value: String,
    /// EDTF value; none for durations, sets and bare references.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(default)]
    pub edtf: Option<String>,
    /// How each component is known.
    pub certainty: Certainties,
}

/// A mention of a state or an organisation, or of whoever stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ActorMention {
    /// ISO 3166-1 alpha-2, or the code of an organisation (`EU`, `NATO`).
    pub code: String,
    /// The mention as it stands in the text.
    pub text: String,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}
