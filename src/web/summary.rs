//! The article in short: numbered sentences, each a link to its place; who, what, when, where; the sections, folded.

use super::{browser::in_address, pen::Pen, text::Texts};
use crate::{
    model::Summary,
    small::{Gather as _, decimal},
    state::State,
};

/// Draws it: the article's, or that of the relation that was chosen.
pub(super) fn draw(pen: &mut Pen, state: &State, texts: &Texts<'_>) {
    pen.set("part", "summary");
    pen.open("header", "head");
    pen.say("h2", "title", &texts.in_short(&state.digest.summary));
    match state.reading_minutes() {
        0 => {}
        1 => pen.say("p", "quiet", texts.word("minute_read")),
        n => pen.say("p", "quiet", &texts.fill("minutes_read", &[("n", &decimal(n))])),
    }
    pen.close();
    pen.open("div", "columns");
    pen.open("div", "main");
    sentences(pen, "ol", &state.digest.summary, texts);
    parts(pen, state, texts);
    pen.close();
    facts(pen, state, texts);
    pen.close();
}

fn sentences(pen: &mut Pen, list: &'static str, summary: &Summary, texts: &Texts<'_>) {
    pen.open(list, "sentences");
    // Safari forgets that a list without bullets is one.
    pen.set("role", "list");
    for sentence in &summary.sentences {
        pen.open("li", "");
        // A text fragment, so that the link also works in a new tab.
        pen.open("a", "sentence");
        pen.set("dir", "auto");
        pen.join("href", &["#:~:text=", &in_address(&sentence.text).replace('-', "%2D")]);
        pen.act("place", &[sentence.start, sentence.end]);
        pen.set("title", texts.word("show_in_article"));
        pen.text(&sentence.text);
        pen.close();
        pen.close();
    }
    pen.close();
}

fn parts(pen: &mut Pen, state: &State, texts: &Texts<'_>) {
    let sections = || state.digest.sections.iter().filter(|section| !section.summary.sentences.is_empty());
    if sections().count() < 2 {
        return;
    }
    pen.open("details", "sections");
    pen.say("summary", "fold", texts.word("per_section"));
    for section in sections() {
        if let Some(heading) = &section.heading {
            pen.say("h3", "", heading);
        }
        sentences(pen, "ul", &section.summary, texts);
    }
    pen.close();
}

/// Who, what, when, where.
fn facts(pen: &mut Pen, state: &State, texts: &Texts<'_>) {
    let chips = state.chips();
    if chips.who.is_empty() && chips.when.is_empty() && chips.place.is_empty() {
        return;
    }
    let names: Vec<&str> = chips.who.iter().map(|code| texts.actor(code)).gather();
    let places: Vec<&str> = chips.place.iter().map(String::as_str).gather();
    let what: Vec<&str> = chips.what.iter().map(|key| texts.word(key)).gather();
    pen.open("dl", "facts");
    pen.set("part", "facts");
    for (key, words) in [
        ("who", texts.list(&names)),
        ("what", texts.row(&what)),
        ("when", String::new()),
        ("where", texts.row(&places)),
    ] {
        let dates: &[usize] = if key == "when" { &chips.when } else { &[] };
        if words.is_empty() && dates.is_empty() {
            continue;
        }
        pen.open("div", key);
        pen.say("dt", "", texts.word(key));
        pen.open("dd", "");
        for &index in dates {
            let Some(date) = state.events.get(index).and_then(|event| event.date) else { continue };
            pen.button("fact", "event", &[index]);
            pen.text(&texts.date(&date));
            pen.close();
        }
        if dates.is_empty() {
            pen.text(&words);
        }
        pen.close();
        pen.close();
    }
    pen.close();
}
