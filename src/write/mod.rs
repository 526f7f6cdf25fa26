//! What goes out: static HTML, text for the terminal, CSV, iCalendar, JSON-LD and SVG. (Natively, JSON is serde's.)

#[cfg(feature = "files")]
pub(crate) mod csv;
#[cfg(feature = "cli")]
mod html;
#[cfg(feature = "files")]
pub(crate) mod icalendar;
#[cfg(any(test, target_arch = "wasm32"))]
pub(crate) mod json;
#[cfg(feature = "cli")]
mod jsonld;
#[cfg(feature = "files")]
pub(crate) mod svg;
#[cfg(feature = "cli")]
mod text;

#[cfg(feature = "files")]
pub use csv::csv;
#[cfg(feature = "cli")]
pub(crate) use html::{digest_html, timeline_html};
#[cfg(feature = "files")]
pub use icalendar::icalendar;
#[cfg(feature = "cli")]
pub(crate) use jsonld::jsonld;
#[cfg(feature = "files")]
pub use svg::svg;
#[cfg(feature = "cli")]
pub(crate) use text::{digest_text, timeline_text};

#[cfg(feature = "files")]
use crate::model::Event;
#[cfg(feature = "cli")]
use crate::{
    language::Words,
    model::{Digest, Role, Status, Timeline},
};

#[cfg(feature = "files")]
/// Appends text as HTML or XML shows it, also within a quoted attribute.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Characters that XML 1.0 forbids, and that would end a script's patience in HTML.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(feature = "files")]
/// What to call an event: its headline, else its sentence.
fn name(event: &Event) -> &str {
    if event.headline.is_empty() { &event.text } else { &event.headline }
}

/// The events of a digest that have a pair, as a timeline has them: by date, those without one at the end.
#[cfg(feature = "cli")]
fn in_order(digest: &Digest) -> Vec<Event> {
    let mut events = Timeline::from_digest(digest).events;
    events.retain(|event| event.dyad.is_some());
    events
}

/// "China → Rusland", or both with "en" where they act together.
#[cfg(feature = "cli")]
fn parties(event: &Event, words: Words<'_>) -> String {
    let of = |role: Role| -> Vec<&str> {
        event.actors.iter().filter(|actor| actor.role == role).map(|actor| words.actor(&actor.code)).collect()
    };
    let (sources, targets, both) = (of(Role::Source), of(Role::Target), of(Role::Both));
    if !sources.is_empty() && !targets.is_empty() {
        return words.towards(&sources, &targets);
    }
    let all: Vec<&str> = sources.into_iter().chain(targets).chain(both).collect();
    words.list(&all)
}

/// Mode or type of an event in the reader's words; empty for context events.
#[cfg(feature = "cli")]
fn kind<'a>(event: &'a Event, words: &'a Words<'_>) -> &'a str {
    event.said().map_or("", |key| words.get(key))
}

/// That an event is planned, possible or denied, in the reader's words; empty where it happened.
#[cfg(feature = "cli")]
fn status<'a>(event: &Event, words: &'a Words<'_>) -> &'a str {
    if event.status == Status::Happened { "" } else { words.get(event.status.name()) }
}
