//! The article in short: numbered sentences, each a link to its place; who, what, when, where; the sections, folded.

use web_sys::Element;

use super::{
    dom::{add, at, button, say, set, text},
    text::Texts,
};
use crate::{
    model::{KeySentence, Summary},
    state::State,
};

/// Draws it once; what it shows does not change.
pub(super) fn draw(parent: &Element, state: &State, texts: &Texts<'_>) {
    let section = add(parent, "section", "summary");
    set(&section, "part", "summary");
    let head = add(&section, "header", "head");
    say(&head, "h2", "title", texts.word("in_short"));
    match state.reading_minutes() {
        0 => {}
        1 => drop(say(&head, "p", "quiet", texts.word("minute_read"))),
        n => drop(say(&head, "p", "quiet", &texts.fill("minutes_read", &[("n", &n.to_string())]))),
    }
    let columns = add(&section, "div", "columns");
    let main = add(&columns, "div", "main");
    sentences(&main, "ol", &state.digest.summary, texts);
    parts(&main, state, texts);
    facts(&columns, state, texts);
}

fn sentences(parent: &Element, list: &str, summary: &Summary, texts: &Texts<'_>) {
    let list = add(parent, list, "sentences");
    // Safari forgets that a list without bullets is one.
    set(&list, "role", "list");
    for sentence in &summary.sentences {
        let item = add(&list, "li", "");
        link(&item, sentence, texts);
    }
}

/// A link to the place in the article: a text fragment, so that it also works in a new tab.
fn link(parent: &Element, sentence: &KeySentence, texts: &Texts<'_>) {
    let link = say(parent, "a", "sentence", &sentence.text);
    set(&link, "dir", "auto");
    let text = String::from(web_sys::js_sys::encode_uri_component(&sentence.text)).replace('-', "%2D");
    set(&link, "href", &["#:~:text=", &text].concat());
    set(&link, "data-act", "place");
    at(&link, &[sentence.start, sentence.end]);
    set(&link, "title", texts.word("show_in_article"));
}

fn parts(parent: &Element, state: &State, texts: &Texts<'_>) {
    let sections = || state.digest.sections.iter().filter(|section| !section.summary.sentences.is_empty());
    if sections().count() < 2 {
        return;
    }
    let details = add(parent, "details", "sections");
    say(&details, "summary", "fold", texts.word("per_section"));
    for section in sections() {
        if let Some(heading) = &section.heading {
            say(&details, "h3", "", heading);
        }
        sentences(&details, "ul", &section.summary, texts);
    }
}

/// Who, what, when, where.
fn facts(parent: &Element, state: &State, texts: &Texts<'_>) {
    let chips = state.chips();
    let events = &state.timeline.events;
    if chips.who.is_empty() && chips.when.is_empty() && chips.place.is_empty() {
        return;
    }
    let list = add(parent, "dl", "facts");
    set(&list, "part", "facts");
    let row = |key: &str| -> Element {
        let row = add(&list, "div", "");
        say(&row, "dt", "", texts.word(key));
        add(&row, "dd", "")
    };
    if !chips.who.is_empty() {
        let names: Vec<&str> = chips.who.iter().map(|code| texts.actor(code)).collect();
        say(&row("who"), "strong", "", &texts.list(&names));
    }
    if !chips.what.is_empty() {
        let words: Vec<&str> = chips.what.iter().map(|key| texts.word(key)).collect();
        text(&row("what"), &texts.sentence(&words.join(", ")));
    }
    if !chips.when.is_empty() {
        let cell = row("when");
        for &index in &chips.when {
            let Some(date) = events.get(index).and_then(|event| event.date.as_ref()) else { continue };
            let item = button(&cell, "fact", "event", &texts.date(date));
            at(&item, &[index]);
        }
    }
    if !chips.place.is_empty() {
        text(&row("where"), &chips.place.join(", "));
    }
}
