//! The timeline's head: its title, axis or list, zoom; and its legend, whose four marks are the filters.

use super::{axis::tone_class, pen::Pen, text::Texts};
use crate::state::State;

/// Title, choice of view, zoom.
pub(super) fn head(pen: &mut Pen, axis: bool, state: &State, texts: &Texts<'_>) {
    pen.open("header", "head");
    pen.say("h2", "title", &texts.title(state));
    pen.open("div", "tools");
    pen.group(0, "tools", texts.word("view"));
    for (act, on) in [("axis", axis), ("list", !axis)] {
        pen.button("tool", act, &[]);
        pen.state("aria-pressed", on);
        pen.text(texts.word(act));
        pen.close();
    }
    pen.close();
    pen.group(1, "tools zoom", texts.word("window"));
    pen.flag("hidden", !axis);
    let back = signs(state);
    sign(pen, "earlier", "earlier", back[0], "", texts);
    sign(pen, "later", "later", back[1], "", texts);
    sign(pen, "further", "zoom_out", "−", "", texts);
    sign(pen, "closer", "zoom_in", "+", "", texts);
    pen.button("tool", "fit", &[]);
    pen.text(texts.word("fit"));
    pen.close();
    pen.close();
    pen.close();
    pen.close();
}

/// The arrows of back and forth, as one reads.
pub(super) const fn signs(state: &State) -> [&'static str; 2] {
    if state.rtl { ["›", "‹"] } else { ["‹", "›"] }
}

/// A button that shows a sign; it has the focus if it is what `focus` names.
pub(super) fn sign(pen: &mut Pen, act: &str, key: &str, sign: &str, focus: &str, texts: &Texts<'_>) {
    pen.button("tool sign", act, &[]);
    if focus == act {
        pen.focus();
    }
    pen.set("aria-label", texts.word(key));
    pen.set("title", texts.word(key));
    pen.text(sign);
    pen.close();
}

/// The filters.
pub(super) fn legend(pen: &mut Pen, state: &State, texts: &Texts<'_>) {
    for (index, filter) in state.tones().iter().enumerate() {
        chip(pen, "tone", index, (filter.shown, filter.count), tone_class(Some(filter.tone)), texts);
    }
    if let Some(counted) = state.context() {
        chip(pen, "context", 0, counted, "toneless", texts);
    }
    if state.pairs().len() > 1 {
        pen.open("select", "chip");
        pen.set("aria-label", texts.word("actors"));
        pen.act("pair", &[]);
        option(pen, "", texts.word("all_pairs"));
        for pair in state.pairs() {
            let [a, b] = [texts.actor(&pair.codes[0]), texts.actor(&pair.codes[1])];
            option(pen, &pair.codes.join("-"), &texts.fill("pair", &[("a", a), ("b", b)]));
        }
        // Last, because a select holds only what is among its options.
        let pair = state.pair().map(|pair| pair.join("-")).unwrap_or_default();
        pen.set(".value", &pair);
        pen.close();
    }
}

fn chip(pen: &mut Pen, act: &str, at: usize, (on, count): (bool, usize), class: &str, texts: &Texts<'_>) {
    pen.button("", act, &[at]);
    pen.join("class", &["chip sym ", class]);
    pen.state("aria-pressed", on);
    pen.say("span", "", texts.word(if act == "tone" { class } else { act }));
    pen.say("span", "quiet", &count.to_string());
    pen.close();
}

fn option(pen: &mut Pen, value: &str, words: &str) {
    pen.open("option", "");
    pen.set("value", value);
    pen.text(words);
    pen.close();
}
