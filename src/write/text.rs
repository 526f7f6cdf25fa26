//! Digests and timelines for the terminal.

use super::{in_order, kind, name, parties, status};
use crate::{
    language::Words,
    model::{Digest, Event, Timeline},
};

/// A digest to read in the terminal.
pub(crate) fn digest_text(digest: &Digest, words: Words<'_>) -> String {
    let mut out = String::new();
    if let Some(title) = &digest.title {
        line(&mut out, &printable(title));
        line(&mut out, "");
    }
    line(&mut out, &words.in_short(&digest.summary));
    for (index, sentence) in digest.summary.sentences.iter().enumerate() {
        line(&mut out, &format!("{:>2}. {}", index + 1, printable(&sentence.text)));
    }
    for section in digest.sections.iter().filter(|section| section.heading.is_some()) {
        line(&mut out, "");
        line(&mut out, &printable(section.heading.as_deref().unwrap_or_default()));
        for sentence in &section.summary.sentences {
            line(&mut out, &format!("    {}", printable(&sentence.text)));
        }
    }
    line(&mut out, "");
    line(&mut out, words.get("timeline"));
    events(&mut out, &in_order(digest), words);
    out
}

/// A timeline to read in the terminal.
pub(crate) fn timeline_text(timeline: &Timeline, words: Words<'_>) -> String {
    let mut out = String::new();
    line(&mut out, timeline.title.as_deref().unwrap_or_else(|| words.get("timeline")));
    events(&mut out, &timeline.events, words);
    out
}

fn events(out: &mut String, events: &[Event], words: Words<'_>) {
    for event in events {
        let date = event.date.as_ref().map_or_else(|| words.get("undated").to_owned(), |date| words.date(date));
        let facts: Vec<_> = [parties(event, words), kind(event, &words).to_owned(), status(event, &words).to_owned()]
            .into_iter()
            .chain(event.place.as_ref().map(|place| printable(&place.name)))
            .filter(|fact| !fact.is_empty())
            .collect();
        line(out, &format!("{date:>16}  {}", printable(name(event))));
        if !facts.is_empty() {
            line(out, &format!("{:>16}  {}", "", facts.join(" · ")));
        }
    }
    if events.is_empty() {
        line(out, words.get("no_events"));
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

/// Without control characters, which a terminal would obey.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
