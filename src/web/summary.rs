//! The article in short: numbered sentences, each a link to its place; who, what, when, where; the sections, folded.

use web_sys::Element;

use super::{
    dom::{Made, add, button, say},
    text::Texts,
};
use crate::{
    model::{KeySentence, Summary},
    state::State,
};

/// Draws it once; what it shows does not change.
pub(super) fn draw(parent: &Element, state: &State, texts: &Texts<'_>) -> Made<()> {
    let section = add(parent, "section", "summary")?;
    section.set_attribute("part", "summary")?;
    let head = add(&section, "header", "head")?;
    say(&head, "h2", "title", texts.word("in_short"))?;
    match state.reading_minutes() {
        0 => {}
        1 => drop(say(&head, "p", "quiet", texts.word("minute_read"))?),
        n => drop(say(&head, "p", "quiet", &texts.fill("minutes_read", &[("n", &n.to_string())]))?),
    }
    let columns = add(&section, "div", "columns")?;
    let main = add(&columns, "div", "main")?;
    sentences(&main, "ol", &state.digest.summary, texts)?;
    parts(&main, state, texts)?;
    facts(&columns, state, texts)
}

fn sentences(parent: &Element, list: &str, summary: &Summary, texts: &Texts<'_>) -> Made<()> {
    let list = add(parent, list, "sentences")?;
    // Safari forgets that a list without bullets is one.
    list.set_attribute("role", "list")?;
    for sentence in &summary.sentences {
        let item = add(&list, "li", "")?;
        link(&item, sentence, texts)?;
    }
    Ok(())
}

/// A link to the place in the article: a text fragment, so that it also works in a new tab.
fn link(parent: &Element, sentence: &KeySentence, texts: &Texts<'_>) -> Made<()> {
    let link = say(parent, "a", "sentence", &sentence.text)?;
    let text = String::from(web_sys::js_sys::encode_uri_component(&sentence.text)).replace('-', "%2D");
    link.set_attribute("href", &["#:~:text=", &text].concat())?;
    link.set_attribute("data-act", "place")?;
    link.set_attribute("data-at", &[sentence.start.to_string(), sentence.end.to_string()].join(" "))?;
    link.set_attribute("title", texts.word("show_in_article"))
}

fn parts(parent: &Element, state: &State, texts: &Texts<'_>) -> Made<()> {
    let sections = || state.digest.sections.iter().filter(|section| !section.summary.sentences.is_empty());
    if sections().count() < 2 {
        return Ok(());
    }
    let details = add(parent, "details", "sections")?;
    say(&details, "summary", "fold", texts.word("per_section"))?;
    for section in sections() {
        if let Some(heading) = &section.heading {
            say(&details, "h3", "", heading)?;
        }
        sentences(&details, "ul", &section.summary, texts)?;
    }
    Ok(())
}

/// Who, what, when, where.
fn facts(parent: &Element, state: &State, texts: &Texts<'_>) -> Made<()> {
    let chips = state.chips();
    let events = &state.timeline.events;
    if chips.who.is_empty() && chips.when.is_empty() && chips.place.is_empty() {
        return Ok(());
    }
    let list = add(parent, "dl", "facts")?;
    list.set_attribute("part", "facts")?;
    let row = |key: &str| -> Made<Element> {
        let row = add(&list, "div", "")?;
        say(&row, "dt", "", texts.word(key))?;
        add(&row, "dd", "")
    };
    if !chips.who.is_empty() {
        let names: Vec<&str> = chips.who.iter().map(|code| texts.actor(code)).collect();
        say(&row("who")?, "strong", "", &texts.list(&names))?;
    }
    if !chips.what.is_empty() {
        let words: Vec<&str> = chips.what.iter().map(|key| texts.word(key)).collect();
        row("what")?.set_text_content(Some(&texts.sentence(&words.join(", "))));
    }
    if !chips.when.is_empty() {
        let cell = row("when")?;
        for &index in &chips.when {
            let Some(date) = events.get(index).and_then(|event| event.date.as_ref()) else { continue };
            let item = button(&cell, "fact", "event", &texts.date(date))?;
            item.set_attribute("data-at", &index.to_string())?;
        }
    }
    if !chips.place.is_empty() {
        row("where")?.set_text_content(Some(&chips.place.join(", ")));
    }
    Ok(())
}
