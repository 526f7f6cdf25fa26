//! The chosen event, in place under the axis or under its row.

use super::{
    axis::tone_class,
    controls::{BACK, sign, word},
    pen::Pen,
    text::{Texts, line},
};
use crate::{
    model::{Event, Origin},
    read::safe_url,
    state::State,
};

/// Draws it; empty where nothing is chosen. `focus` names the control that is to have the focus.
pub(super) fn draw(pen: &mut Pen, state: &State, texts: &Texts<'_>, focus: &str) {
    let Some(event) = &state.selected.and_then(|index| state.events.get(index)) else { return };
    pen.open("div", "");
    pen.join("class", &["chosen ", tone_class(event.tone)]);
    when(pen, event, texts);
    what(pen, event, state, texts);
    tools(pen, event, state, texts, focus);
    pen.close();
}

fn when(pen: &mut Pen, event: &Event, texts: &Texts<'_>) {
    pen.open("div", "when");
    texts.time(pen, event);
    let (weekday, certainty) =
        event.date.as_ref().map_or(("", ""), |date| (texts.weekday(date).unwrap_or_default(), texts.certainty(date)));
    let place = event.place.as_ref().map_or("", |place| place.name.as_str());
    for words in [line(&[weekday, certainty]), texts.actors(event), line(&[&texts.kind(event), place])] {
        if !words.is_empty() {
            pen.say("p", "quiet", &words);
        }
    }
    pen.close();
}

fn what(pen: &mut Pen, event: &Event, state: &State, texts: &Texts<'_>) {
    pen.open("div", "what");
    let said = event.text.trim();
    if event.headline != said {
        pen.open("h3", "");
        pen.set("dir", "auto");
        pen.text(&event.headline);
        pen.close();
    }
    if !said.is_empty() {
        pen.open(if event.origin == Origin::Found { "blockquote" } else { "p" }, "said");
        pen.set("dir", "auto");
        marked(pen, event, state);
        pen.close();
    }
    let origin = texts.origin(event, state);
    if !origin.is_empty() {
        pen.say("p", "quiet origin", origin);
    }
    pen.close();
}

/// The sentence with what the event rests on marked: who, and when.
fn marked(pen: &mut Pen, event: &Event, state: &State) {
    let text = event.text.as_str();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    if event.origin == Origin::Found {
        spans.extend(event.actors.iter().map(|actor| (actor.start, actor.end)));
        if event.source.article == state.digest.id {
            spans.extend(state.digest.dates.iter().map(|date| (date.start, date.end)));
        }
    }
    spans.retain(|&(start, end)| start >= event.start && end <= event.end && start < end);
    crate::small::sort(&mut spans);
    let mut at = 0;
    for (start, end) in spans {
        let (start, end) = (byte_at(text, start - event.start), byte_at(text, end - event.start));
        if start >= at && start < end {
            pen.say("span", "", text.get(at..start).unwrap_or_default());
            pen.say("mark", "", text.get(start..end).unwrap_or_default());
            at = end;
        }
    }
    pen.say("span", "", text.get(at..).unwrap_or_default());
}

/// The byte at which a count of UTF-16 units ends.
pub(super) fn byte_at(text: &str, units: usize) -> usize {
    let mut count = 0;
    for (at, c) in text.char_indices() {
        if count >= units {
            return at;
        }
        count += c.len_utf16();
    }
    text.len()
}

fn tools(pen: &mut Pen, event: &Event, state: &State, texts: &Texts<'_>, focus: &str) {
    pen.open("div", "tools");
    let own = event.origin == Origin::Found && event.source.article == state.digest.id;
    if own && event.end > event.start {
        pen.button("tool", "place", &[event.start, event.end]);
        pen.text(texts.word("show_in_article"));
        pen.close();
    } else if let Some(url) = event.source.url.as_deref().and_then(safe_url) {
        pen.open("a", "tool");
        pen.set("href", url);
        pen.set("rel", "noopener noreferrer");
        pen.set("target", "_blank");
        pen.text(texts.word("to_source"));
        pen.close();
    }
    word(pen, "tool", "copy", texts.word("copy_link"));
    for ((act, arrow), there) in ["previous", "next"].into_iter().zip(BACK).zip(state.steps()) {
        sign(pen, act, act, arrow, texts);
        pen.state("aria-disabled", !there);
        if focus == act {
            pen.focus();
        }
        pen.close();
    }
    pen.close();
}
