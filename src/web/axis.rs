//! Draws a scene: lines and shapes in SVG that only the eye needs, and one button for each mark.

use super::{
    pen::Pen,
    text::{Texts, first},
};
use crate::{
    model::Tone,
    small::decimal,
    state::State,
    timeline::{
        path::{Layer, number},
        scene::{Anchor, Mark, Scene, Side, Tick},
    },
};

/// Baseline of a label's first line below its top, in pixels.
const BASELINE: f64 = 12.0;

/// Draws the picture of the axis. `focus` is `event` where the chosen mark is to have the focus; `strip`: the strip itself
/// may have changed, not only the window on it.
pub(super) fn draw(pen: &mut Pen, scene: &Scene, state: &State, texts: &Texts<'_>, focus: &str) {
    pen.group(1, "plot", texts.word("timeline"));
    pen.set("part", "axis");
    // Where the focus goes when the mark that had it leaves the picture: the keys keep working.
    pen.set("tabindex", "-1");
    pen.px(":height", scene.height);
    lines(pen, scene, state, texts);
    pen.open("div", "marks");
    marks(pen, scene, state, texts, focus);
    pen.close();
    pen.refuge();
    pen.close();
    picture(pen, "ribbon", scene.width, Layer::RIBBON);
    paths(pen, scene, &[Layer::Together, Layer::Against]);
    pen.close();
    strip(pen, scene, state);
    shelf(pen, scene, state, texts, focus);
}

/// What weighs less than this, of 1, has a smaller mark; what weighs more than that a larger one.
const LIGHT: f64 = 0.45;
const HEAVY: f64 = 0.75;

/// A capital letter of the name of a lane, in pixels.
const LETTER: f64 = 8.4;

/// Opens a picture of lines.
fn picture(pen: &mut Pen, class: &str, width: f64, height: f64) {
    pen.open("svg", class);
    pen.set("aria-hidden", "true");
    pen.px("width", width);
    pen.px("height", height);
}

fn paths(pen: &mut Pen, scene: &Scene, layers: &[Layer]) {
    for &layer in layers {
        pen.open("path", layer.class());
        pen.set("d", &scene.path(layer));
        pen.close();
    }
}

fn text(pen: &mut Pen, class: &str, x: f64, y: f64, words: &str) {
    pen.open("text", "");
    write(pen, class, x, y, words);
}

/// Writes down the open text.
fn write(pen: &mut Pen, class: &str, x: f64, y: f64, words: &str) {
    pen.set("class", class);
    pen.px("x", x);
    pen.px("y", y);
    pen.text(words);
    pen.close();
}

/// What tells a tick from the others, and from names, whose key is 0.
fn key(tick: &Tick) -> usize {
    let (year, month, day) = tick.date;
    let day = u32::from(month.unwrap_or_default()) * 32 + u32::from(day.unwrap_or_default());
    ((year.unsigned_abs() * 2 + u32::from(year < 0)) * 512 + day + 1) as usize
}

fn lines(pen: &mut Pen, scene: &Scene, state: &State, texts: &Texts<'_>) {
    picture(pen, "lines", scene.width, scene.height);
    for band in &scene.eras {
        pen.open("rect", "era");
        pen.px("x", band.x[0]);
        pen.px("width", band.x[1] - band.x[0]);
        pen.set("height", "100%");
        pen.close();
        // A name may be longer than its band where it does not run into the next, or out of the picture.
        let next = scene.eras.iter().map(|other| other.x[0]).filter(|x| *x > band.x[0]).fold(scene.width, f64::min);
        #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
        if next - band.x[0] > 6.5 * band.label.chars().count() as f64 + 10.0 {
            text(pen, "name", band.x[0] + 6.0, 10.0, &band.label);
        }
    }
    paths(pen, scene, &Layer::PICTURE);
    let start = if state.rtl { scene.range[1] } else { scene.range[0] };
    for lane in &scene.stack {
        let pair = lane.pair.and_then(|pair| state.pairs().get(pair));
        let name = pair.map_or_else(|| texts.word("other_pairs").to_owned(), |pair| texts.pair(&pair.codes));
        let class = if state.rtl { "lane last" } else { "lane name" };
        text(pen, class, start, lane.top + 9.0, &name);
    }
    let spaces = [[0.0, scene.axis[0]], [scene.axis[1], scene.height]];
    for (code, [top, bottom]) in scene.lanes.iter().zip(spaces) {
        let Some(code) = code else { continue };
        let mut turn = "translate(".to_owned();
        number(&mut turn, if state.rtl { scene.width - 10.0 } else { 10.0 });
        turn.push(' ');
        number(&mut turn, f64::midpoint(top, bottom));
        turn.push_str(") rotate(-90)");
        pen.open("text", "lane");
        pen.set("transform", &turn);
        // A name that is a little too long is set closer; one that is far too long gives way to its code.
        let name = texts.actor(code);
        #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
        let over = LETTER * name.chars().count() as f64 / (bottom - top);
        if over > 1.0 && over < 1.4 {
            pen.px("textLength", bottom - top - 4.0);
            pen.set("lengthAdjust", "spacingAndGlyphs");
        }
        pen.text(if over < 1.4 { name } else { code });
        pen.close();
    }
    let middle = f64::midpoint(scene.axis[0], scene.axis[1]);
    for tick in &scene.ticks {
        // The outermost years stay within the picture, and those beside a large mark between the lines stay clear of it.
        let large = |mark: &&Mark| mark.side == Side::Context && (mark.selected || mark.news);
        let near = scene.marks.iter().filter(large).map(|mark| mark.at).find(|at| (at - tick.x).abs() < 30.0);
        let (class, x) = match (near, tick.x) {
            (Some(at), x) if x >= at && at < scene.width - 60.0 || at < 60.0 => ("name", at + 16.0),
            (Some(at), _) => ("last", at - 16.0),
            (None, x) if x < 24.0 => ("name", x),
            (None, x) if x > scene.width - 24.0 => ("last", x),
            (None, x) => ("year", x),
        };
        // A tick that leaves the picture becomes another.
        pen.reuse("text", key(tick), &|known| scene.ticks.iter().any(|tick| key(tick) == known));
        write(pen, class, x, middle, &texts.of_tick(tick, scene.no_year));
    }
    pen.close();
}

fn marks(pen: &mut Pen, scene: &Scene, state: &State, texts: &Texts<'_>, focus: &str) {
    // One tab stop: the chosen event, else the news, else the last.
    let weight =
        |mark: &Mark| u32::from(mark.selected) * 4 + u32::from(mark.news) * 2 + u32::from(mark.side != Side::Context);
    let mut stop: Option<&Mark> = None;
    for mark in &scene.marks {
        if stop.is_none_or(|known| weight(mark) >= weight(known)) {
            stop = Some(mark);
        }
    }
    let stop = stop.map(|mark| mark.event);
    for mark in &scene.marks {
        // Its place is an element of its own: a mark that moves itself has its sign and its count styled anew each frame.
        pen.reuse("div", mark.event + 1, &|key| scene.marks.iter().any(|mark| mark.event + 1 == key));
        pen.shift(mark.at, mark.y);
        pen.flag("data-top", mark.selected);
        let known = pen.knows(mark.count);
        let side = if mark.side == Side::Context { " context" } else { "" };
        pen.open("button", "");
        let weight = match mark.weight {
            ..LIGHT => " light",
            HEAVY.. => " heavy",
            _ => "",
        };
        pen.join("class", &["sym mark ", tone_class(mark.tone), " ", mark.status.name(), side, weight]);
        pen.flag("data-news", mark.news);
        pen.set("tabindex", if stop == Some(mark.event) { "0" } else { "-1" });
        pen.state("aria-current", mark.selected);
        if known {
            pen.keep_until("title");
        } else {
            say(pen, mark, state, texts);
        }
        if mark.selected && focus == "event" {
            pen.focus();
        }
        label(pen, mark, state.events.headline(mark.event));
        pen.close();
        pen.close();
    }
}

/// What a mark says, and what a click on it does.
fn say(pen: &mut Pen, mark: &Mark, state: &State, texts: &Texts<'_>) {
    let Some(event) = state.events.get(mark.event) else { return };
    let name = texts.name(&event);
    if mark.count > 1 {
        let many = decimal(mark.count);
        // The style sheet draws the count: it is no part of the label.
        pen.set("data-many", &many);
        pen.act("open", &[mark.event]);
        pen.join("aria-label", &[&texts.fill("events", &[("n", &many)]), ": ", &name, " …"]);
    } else {
        pen.act("event", &[mark.event]);
        pen.set("aria-label", &name);
    }
    pen.set("title", &event.headline);
}

fn label(pen: &mut Pen, mark: &Mark, headline: &str) {
    let Some(label) = &mark.label else { return };
    // The news is set in bold, which is wider.
    let more = if mark.news { label.width * 0.08 + 4.0 } else { 4.0 };
    let (align, shift) = match label.anchor {
        Anchor::Left => ("label", 0.0),
        Anchor::Middle => ("label mid", more / 2.0),
        Anchor::Right => ("label end", more),
    };
    // Clear of the ring around what is chosen.
    let away = if mark.selected || mark.news { if label.y < mark.y { -4.0 } else { 4.0 } } else { 0.0 };
    pen.open("span", "");
    pen.join("class", &[align, first(headline)]);
    pen.set("dir", "auto");
    pen.shift(label.x - mark.at - shift, label.y - BASELINE - mark.y + away);
    pen.px(":width", label.width + more);
    pen.text(&label.lines.text(headline));
    pen.close();
}

/// The density of the whole, with the window on it. For pointers only: every drag of it has a button.
fn strip(pen: &mut Pen, scene: &Scene, state: &State) {
    pen.item("div", 2, "strip");
    pen.set("aria-hidden", "true");
    pen.flag("hidden", scene.strip.len() < 2);
    pen.flag("data-all", state.window() == state.home());
    picture(pen, "", scene.width, Layer::STRIP);
    paths(pen, scene, &[Layer::StripToneless, Layer::StripTogether, Layer::StripAgainst]);
    pen.close();
    pen.open("div", "window");
    pen.px(":left", scene.window[0]);
    pen.px(":width", (scene.window[1] - scene.window[0]).max(8.0));
    pen.say("div", "handle left", "");
    pen.say("div", "handle right", "");
    pen.close();
    pen.close();
}

/// What cannot stand on the axis.
fn shelf(pen: &mut Pen, scene: &Scene, state: &State, texts: &Texts<'_>, focus: &str) {
    pen.group(3, "shelf", texts.word("undated"));
    pen.flag("hidden", scene.shelf.is_empty());
    for dated in [true, false] {
        let mut said = false;
        for item in scene.shelf.iter().filter(|item| item.dated == dated) {
            let Some(event) = state.events.get(item.event) else { continue };
            if !said {
                pen.say("span", "quiet", texts.word(if dated { "no_year" } else { "undated" }));
                said = true;
            }
            pen.button("", "event", &[item.event]);
            pen.join("class", &["chip sym ", tone_class(event.tone)]);
            let chosen = state.selected == Some(item.event);
            pen.state("aria-current", chosen);
            if chosen && focus == "event" {
                pen.focus();
            }
            pen.text(&event.headline);
            pen.close();
        }
    }
    if scene.shelf_more > 0 {
        pen.say("span", "quiet", &["+", &decimal(scene.shelf_more)].concat());
    }
    pen.close();
}

/// The class that gives colour and shape.
pub(super) const fn tone_class(tone: Option<Tone>) -> &'static str {
    match tone {
        Some(tone) => tone.name(),
        None => "toneless",
    }
}
