//! The chosen event, in place under the axis or under its row.

use web_sys::Element;

use super::{
    axis::tone_class,
    dom::{add, at, button, document, say, set},
    text::{Texts, line},
};
use crate::{
    model::{Event, Origin},
    read::safe_url,
    state::State,
};

/// Draws it anew; empty where nothing is chosen.
pub(super) fn draw(parent: &Element, state: &State, texts: &Texts<'_>) {
    parent.set_text_content(None);
    let Some(event) = state.selected.and_then(|index| state.timeline.events.get(index)) else {
        return set(parent, "class", "details");
    };
    set(parent, "class", &["details chosen ", tone_class(event.tone)].concat());
    when(parent, event, texts);
    what(parent, event, state, texts);
    tools(parent, event, state, texts);
}

fn when(parent: &Element, event: &Event, texts: &Texts<'_>) {
    let side = add(parent, "div", "when");
    let line_of = |parts: &[&str]| {
        let text = line(parts);
        if !text.is_empty() {
            say(&side, "p", "quiet", &text);
        }
    };
    if let Some(date) = &event.date {
        let time = say(&say(&side, "p", "date", ""), "time", "", &texts.date(date));
        if let Some(day) = &date.earliest {
            set(&time, "datetime", day);
        }
        line_of(&[texts.weekday(date).unwrap_or_default(), texts.certainty(date)]);
    } else {
        say(&side, "p", "date", texts.word("undated"));
    }
    line_of(&[&texts.actors(event)]);
    line_of(&[&texts.kind(event), event.place.as_ref().map_or("", |place| place.name.as_str())]);
}

fn what(parent: &Element, event: &Event, state: &State, texts: &Texts<'_>) {
    let body = add(parent, "div", "what");
    let said = event.text.trim();
    if event.headline != said {
        set(&say(&body, "h3", "", &event.headline), "dir", "auto");
    }
    if !said.is_empty() {
        let name = if event.origin == Origin::Found { "blockquote" } else { "p" };
        let quote = add(&body, name, "said");
        set(&quote, "dir", "auto");
        marked(&quote, event, state);
    }
    let origin = texts.origin(event, state);
    if !origin.is_empty() {
        say(&body, "p", "quiet origin", origin);
    }
}

/// The sentence with what the event rests on marked: who, and when.
fn marked(parent: &Element, event: &Event, state: &State) {
    let text = event.text.as_str();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    if event.origin == Origin::Found {
        spans.extend(event.actors.iter().map(|actor| (actor.start, actor.end)));
        if event.source.article == state.digest.id {
            spans.extend(state.digest.dates.iter().map(|date| (date.start, date.end)));
        }
    }
    spans.retain(|&(start, end)| start >= event.start && end <= event.end && start < end);
    spans.sort_unstable();
    let Ok(document) = document() else { return };
    let plain = |from: usize, until: usize| {
        let part = text.get(from..until).unwrap_or_default();
        let _ = parent.append_child(&document.create_text_node(part));
    };
    let mut at = 0;
    for (start, end) in spans {
        let (start, end) = (byte_at(text, start - event.start), byte_at(text, end - event.start));
        if start >= at && start < end {
            plain(at, start);
            say(parent, "mark", "", text.get(start..end).unwrap_or_default());
            at = end;
        }
    }
    plain(at, text.len());
}

/// The byte at which a count of UTF-16 units ends.
fn byte_at(text: &str, units: usize) -> usize {
    let mut count = 0;
    for (at, c) in text.char_indices() {
        if count >= units {
            return at;
        }
        count += c.len_utf16();
    }
    text.len()
}

fn tools(parent: &Element, event: &Event, state: &State, texts: &Texts<'_>) {
    let tools = add(parent, "div", "tools");
    let own = event.origin == Origin::Found && event.source.article == state.digest.id;
    if own && event.end > event.start {
        let show = button(&tools, "tool", "place", texts.word("show_in_article"));
        at(&show, &[event.start, event.end]);
    } else if let Some(url) = event.source.url.as_deref().and_then(safe_url) {
        let link = say(&tools, "a", "tool", texts.word("to_source"));
        set(&link, "href", url);
        set(&link, "rel", "noopener noreferrer");
        set(&link, "target", "_blank");
    }
    let signs = if state.rtl { ["›", "‹"] } else { ["‹", "›"] };
    for (act, sign, key) in [("previous", signs[0], "previous"), ("next", signs[1], "next")] {
        let step = button(&tools, "tool sign", act, sign);
        set(&step, "aria-label", texts.word(key));
        set(&step, "title", texts.word(key));
    }
}
