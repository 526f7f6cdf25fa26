//! The events as an ordered list under their years: the axis's twin for narrow screens, for print, and for who prefers it.

use super::{
    axis::tone_class,
    controls::word,
    details,
    pen::Pen,
    text::{Texts, first, line},
};
use crate::{
    small::decimal,
    state::{Heading, State},
};

/// Draws the list; the chosen event's details stand under its row. `focus` names what is to have the focus.
pub(super) fn draw(pen: &mut Pen, state: &State, texts: &Texts<'_>, focus: &str) {
    let groups = state.list();
    if groups.is_empty() {
        pen.say("p", "quiet", texts.word("no_events"));
    } else if state.filtered() && state.title().shown < state.title().total {
        // On paper nothing else says that this is not all.
        pen.say("p", "quiet paper", &texts.shown(state));
    }
    for group in groups {
        let key = match group.heading {
            Heading::Year(year) => year.unsigned_abs() as usize + if year < 0 { 20_000 } else { 3 },
            Heading::NoYear => 1,
            Heading::Undated => 2,
        };
        pen.item("section", key, "year");
        pen.say("h3", "", &texts.heading(group.heading));
        pen.open("ol", "");
        pen.set("role", "list");
        for index in group.events {
            // Newest first: keys fall, and no row ever moves.
            pen.item("li", usize::MAX - index, "");
            row(pen, index, state, texts, focus);
            pen.close();
        }
        pen.close();
        pen.close();
    }
    let more = state.list_more();
    if more > 0 {
        word(pen, "tool", "more", &texts.fill("more", &[("n", &decimal(more))]));
    }
}

/// How many more events are shown at a time.
pub(super) const MORE: usize = 60;

fn row(pen: &mut Pen, index: usize, state: &State, texts: &Texts<'_>, focus: &str) {
    let Some(event) = &state.events.get(index) else { return };
    let chosen = state.selected == Some(index);
    pen.button("", "row", &[index]);
    pen.join("class", &["row sym ", tone_class(event.tone), " ", event.status.name()]);
    pen.state("aria-expanded", chosen);
    if chosen && focus == "event" {
        pen.focus();
    }
    if pen.knows(index + 1) {
        pen.keep();
    } else {
        texts.time(pen, event);
        pen.open("span", "");
        pen.join("class", &["headline", first(&event.headline)]);
        pen.set("dir", "auto");
        pen.text(&event.headline);
        pen.close();
        pen.say("span", "quiet", &line(&[&texts.who_what(event), texts.origin(event, state)]));
        pen.say("span", "unseen", event.tone.map_or("", |tone| texts.word(tone.name())));
    }
    pen.close();
    if chosen {
        pen.open("div", "details");
        details::draw(pen, state, texts, focus);
        pen.close();
    }
}
