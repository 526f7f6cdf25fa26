//! What every event has, whatever it tells.

use super::Reader;
use crate::model::{Event, EventDate, Origin, Source, Span, Status};

/// An event of which nothing is known but where and when it is told. Field by field: `Event::default()` costs the page 240 bytes.
pub(super) fn blank(reader: &Reader<'_>, span: Span, date: Option<EventDate>) -> Event {
    let article = reader.document.article;
    Event {
        id: String::new(),
        text: span.of(&article.text).to_owned(),
        start: span.start,
        end: span.end,
        date,
        actors: Vec::new(),
        dyad: None,
        kind: None,
        mode: None,
        contexts: Vec::new(),
        tone: None,
        intensity: 0.0,
        headline: String::new(),
        place: None,
        status: Status::Happened,
        // The section is known once the digest's sections are.
        source: Source {
            article: article.id.clone(),
            url: article.url.clone(),
            title: article.title.clone(),
            section: None,
            start: span.start,
            end: span.end,
        },
        retold: Vec::new(),
        salience: 0.0,
        origin: Origin::Found,
    }
}

/// 1 for the first sentence, 0 for the last.
pub(super) fn early(reader: &Reader<'_>, at: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    1.0 - count(at) / count(reader.document.sentences.len().max(1))
}

/// Rounded to hundredths, within 0 and 1.
pub(super) fn hundredths(value: f64) -> f64 {
    (value * 100.0).round().clamp(0.0, 100.0) / 100.0
}
