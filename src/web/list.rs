//! The events as an ordered list under their years: the axis's twin for narrow screens, for print, and for who prefers it.

use web_sys::Element;

use super::{
    axis::symbol,
    dom::{add, at, button, flag, say, set, state as mark, text},
    text::{Texts, line},
};
use crate::state::State;

/// Draws the list anew.
pub(super) fn draw(parent: &Element, state: &State, texts: &Texts<'_>) {
    text(parent, "");
    let groups = state.list();
    if groups.is_empty() {
        say(parent, "p", "quiet", texts.word("no_events"));
    }
    for group in groups {
        let section = add(parent, "section", "year");
        say(&section, "h3", "", &texts.heading(group.heading));
        let list = add(&section, "ol", "");
        set(&list, "role", "list");
        for index in group.events {
            let item = add(&list, "li", "");
            row(&item, index, state, texts);
        }
    }
    choose(parent, state);
}

fn row(parent: &Element, index: usize, state: &State, texts: &Texts<'_>) {
    let Some(event) = state.timeline.events.get(index) else { return };
    let element = button(parent, ["row ", event.status.name()].concat().as_str(), "row", "");
    at(&element, &[index]);
    symbol(&element, event.tone);
    let time = say(&element, "time", "quiet", &texts.when(event));
    if let Some(day) = event.date.as_ref().and_then(|date| date.earliest.as_deref()) {
        set(&time, "datetime", day);
    }
    set(&say(&element, "span", "headline", &event.headline), "dir", "auto");
    let tone = event.tone.map_or("", |tone| texts.word(tone.name()));
    say(&element, "span", "quiet", &line(&[&texts.who_what(event), texts.origin(event, state)]));
    say(&element, "span", "unseen", tone);
}

/// Marks the chosen row; answers with it.
pub(super) fn choose(parent: &Element, state: &State) -> Option<Element> {
    let rows = parent.query_selector_all("[data-act=row]").ok()?;
    let wanted = state.selected.map(|index| index.to_string());
    let mut chosen = None;
    for at in 0..rows.length() {
        let Some(row) = rows.get(at).and_then(|node| wasm_bindgen::JsCast::dyn_into::<Element>(node).ok()) else {
            continue;
        };
        let on = wanted.is_some() && row.get_attribute("data-at") == wanted;
        mark(&row, "aria-expanded", on);
        flag(&row, "data-chosen", on);
        if on {
            chosen = Some(row);
        }
    }
    chosen
}
