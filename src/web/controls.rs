//! The timeline's head: its title, axis or list, zoom; its legend, whose four marks are filters; and the panel of the others.

use super::{
    axis::tone_class,
    pen::Pen,
    text::{Texts, line},
};
use crate::{
    model::Tone,
    small::decimal,
    state::{Choice, Facet, State},
};

/// Title, choice of view, zoom; as they stand where nothing `changed` that they tell of.
pub(super) fn head(pen: &mut Pen, axis: bool, changed: bool, state: &State, texts: &Texts<'_>) {
    pen.open("header", "head");
    if !changed {
        pen.keep();
        pen.close();
        return;
    }
    pen.say("h2", "title", &texts.title(state));
    pen.open("div", "tools");
    pen.flag("hidden", state.events.is_empty());
    pen.group(0, "tools", texts.word("view"));
    for (act, on) in [("axis", axis), ("list", !axis)] {
        press(pen, "tool", act, on, texts.word(act));
    }
    pen.close();
    pen.group(1, "tools zoom", texts.word("window"));
    pen.flag("hidden", !axis);
    for (act, key, said) in [
        ("earlier", "earlier", BACK[0]),
        ("later", "later", BACK[1]),
        ("further", "zoom_out", "−"),
        ("closer", "zoom_in", "+"),
    ] {
        sign(pen, act, key, said, texts);
        pen.close();
    }
    word(pen, "tool", "fit", texts.word("fit"));
    pen.close();
    pen.close();
    pen.close();
}

/// The arrows of back and forth, which the browser turns round where one reads from right to left.
pub(super) const BACK: [&str; 2] = ["‹", "›"];

/// Opens a button that shows a sign.
pub(super) fn sign(pen: &mut Pen, act: &str, key: &str, sign: &str, texts: &Texts<'_>) {
    pen.button("tool sign", act, &[]);
    pen.set("aria-label", texts.word(key));
    pen.set("title", texts.word(key));
    pen.text(sign);
}

/// A button that says what it does.
pub(super) fn word(pen: &mut Pen, class: &str, act: &str, words: &str) {
    pen.button(class, act, &[]);
    pen.text(words);
    pen.close();
}

/// A button that is on or off.
fn press(pen: &mut Pen, class: &str, act: &str, on: bool, words: &str) {
    pen.button(class, act, &[]);
    pen.state("aria-pressed", on);
    pen.text(words);
    pen.close();
}

/// The filters that are always there.
pub(super) fn legend(pen: &mut Pen, state: &State, texts: &Texts<'_>, focus: &str) {
    for (choice, &tone) in state.choices(Facet::Tone).iter().zip(Tone::ALL) {
        chip(pen, Facet::Tone, choice, ["chip sym ", tone_class(Some(tone))], texts.word(&choice.key));
    }
    if let Some((on, count)) = state.context() {
        pen.button("chip sym toneless", "context", &[]);
        counted(pen, on, count, texts.word("context"));
    }
    // A pair of no event is told apart from all: it can be left again.
    let absent = state.pair().filter(|pair| !state.knows(pair));
    if state.pairs().len() > 1 || absent.is_some() {
        pen.open("select", "chip");
        pen.set("aria-label", texts.word("actors"));
        option(pen, "", texts.word("all_pairs"));
        for (pair, count) in
            state.pairs().iter().map(|pair| (&pair.codes, pair.count)).chain(absent.map(|pair| (pair, 0)))
        {
            option(pen, &code(pair), &[&texts.pair(pair), " (", &decimal(count), ")"].concat());
        }
        // Last, because a select holds only what is among its options.
        let pair = state.pair().map(code).unwrap_or_default();
        pen.set(".value", &pair);
        pen.close();
    }
    pen.button("chip", "filters", &[]);
    pen.state("aria-expanded", state.filters_open);
    if focus == "filters" {
        pen.focus();
    }
    pen.text(texts.word("filters"));
    pen.close();
    save(pen, state, texts);
}

/// What the reader can take the timeline along as; the numbers are those of `save` in `kroniek_files.js`.
fn save(pen: &mut Pen, state: &State, texts: &Texts<'_>) {
    pen.open("details", "save");
    pen.say("summary", "chip", &line(&[texts.word("save"), &state.saving]));
    pen.open("div", "tools");
    for (format, name) in ["JSON", "CSV", "iCalendar", "SVG", "PNG"].into_iter().enumerate() {
        pen.button("chip", "save", &[format]);
        pen.text(name);
        pen.close();
    }
    pen.close();
    pen.close();
}

/// The filters that open: words, kind, status, actors.
pub(super) fn panel(pen: &mut Pen, state: &State, texts: &Texts<'_>, focus: &str) {
    pen.open("input", "chip");
    pen.set("type", "search");
    pen.set("placeholder", texts.word("search"));
    pen.set("aria-label", texts.word("search"));
    pen.set(".value", state.find());
    if focus == "find" {
        pen.focus();
    }
    pen.close();
    for (facet, key) in [(Facet::Kind, "kind"), (Facet::Status, "status"), (Facet::Actor, "actors")] {
        let choices = state.choices(facet);
        // One choice is none.
        if choices.len() < 2 {
            continue;
        }
        pen.group(facet as usize, "choices", texts.word(key));
        pen.say("span", "quiet", texts.word(key));
        for choice in &choices {
            let said = if facet == Facet::Actor { texts.actor(&choice.key) } else { texts.word(&choice.key) };
            chip(pen, facet, choice, ["chip", ""], said);
        }
        pen.close();
    }
    if state.filtered() {
        word(pen, "chip", "reset", texts.word("reset"));
    }
}

fn chip(pen: &mut Pen, facet: Facet, choice: &Choice, class: [&str; 2], words: &str) {
    pen.button("", "toggle", &[facet as usize, usize::from(choice.at)]);
    pen.join("class", &class);
    counted(pen, choice.on, choice.count, words);
}

/// What the open button says, how many events it has, and whether it is on; closes it.
fn counted(pen: &mut Pen, on: bool, count: usize, words: &str) {
    pen.state("aria-pressed", on);
    pen.say("span", "", words);
    pen.say("span", "quiet", &decimal(count));
    pen.close();
}

/// "CN-RU".
pub(super) fn code([a, b]: &[String; 2]) -> String {
    [a, "-", b].concat()
}

fn option(pen: &mut Pen, value: &str, words: &str) {
    pen.open("option", "");
    pen.set("value", value);
    pen.text(words);
    pen.close();
}
