//! Draws a scene: lines and shapes in SVG that only the eye needs, and one button for each mark.

use super::{
    pen::{Pen, number},
    text::Texts,
};
use crate::{
    model::{Event, Tone},
    state::State,
    timeline::scene::{Anchor, Label, Mark, Scene, Side},
};

/// Half the height of the ribbon, in pixels.
const RIBBON: f64 = 14.0;
/// Height of the strip, in pixels.
const STRIP: f64 = 28.0;
/// Baseline of a label below its top, in pixels.
const BASELINE: f64 = 14.0;

/// Draws the picture of the axis. `focus` is `event` where the chosen mark is to have the focus.
pub(super) fn draw(pen: &mut Pen, scene: &Scene, state: &State, texts: &Texts<'_>, focus: &str) {
    pen.group(1, "plot", texts.word("timeline"));
    pen.set("part", "axis");
    pen.set("tabindex", "-1");
    pen.px(":height", scene.height);
    lines(pen, scene, texts);
    pen.open("div", "marks");
    marks(pen, scene, state, texts, focus);
    pen.close();
    pen.refuge();
    pen.close();
    box_of(pen, "ribbon", scene.width, 2.0 * RIBBON);
    ribbon(pen, scene);
    pen.close();
    strip(pen, scene, state);
    shelf(pen, scene, state, texts);
}

/// Opens a picture of lines.
fn box_of(pen: &mut Pen, class: &str, width: f64, height: f64) {
    pen.open("svg", class);
    pen.set("aria-hidden", "true");
    pen.px("width", width);
    pen.px("height", height);
}

fn text(pen: &mut Pen, class: &str, [x, y]: [f64; 2], words: &str) {
    pen.open("text", class);
    pen.px("x", x);
    pen.px("y", y);
    pen.text(words);
    pen.close();
}

/// A path's way: a letter and numbers, over and over.
fn way(path: &mut String, letter: char, numbers: &[f64]) {
    path.push(letter);
    for (at, &value) in numbers.iter().enumerate() {
        if at > 0 {
            path.push(' ');
        }
        number(path, value);
    }
}

fn path(pen: &mut Pen, class: &str, way: &str) {
    pen.open("path", class);
    pen.set("d", way);
    pen.close();
}

fn line(path: &mut String, x: f64, [top, bottom]: [f64; 2]) {
    way(path, 'M', &[x, top]);
    way(path, 'V', &[bottom]);
}

fn lines(pen: &mut Pen, scene: &Scene, texts: &Texts<'_>) {
    box_of(pen, "lines", scene.width, scene.height);
    for band in &scene.eras {
        let wide = band.x[1] - band.x[0];
        pen.open("rect", "era");
        pen.px("x", band.x[0]);
        pen.px("width", wide);
        pen.set("height", "100%");
        pen.close();
        // A name wider than its band would run into the next.
        #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
        if wide > 6.5 * band.label.chars().count() as f64 + 10.0 {
            text(pen, "era-name", [band.x[0] + 6.0, 14.0], &band.label);
        }
    }
    let [mut ticks, mut rails, mut stems, mut bridges] = [const { String::new() }; 4];
    for tick in &scene.ticks {
        line(&mut ticks, tick.x, [0.0, scene.height]);
    }
    for y in scene.axis {
        way(&mut rails, 'M', &[scene.range[0], y]);
        way(&mut rails, 'H', &[scene.range[1]]);
    }
    for mark in &scene.marks {
        if mark.stem[1] - mark.stem[0] > 0.5 {
            line(&mut stems, mark.at, mark.stem);
        }
        if mark.side == Side::Joint {
            line(&mut bridges, mark.at, scene.axis);
        }
    }
    path(pen, "ticks", &ticks);
    path(pen, "rails", &rails);
    path(pen, "stems", &stems);
    path(pen, "bridges", &bridges);
    for mark in scene.marks.iter().filter(|mark| mark.x[1] - mark.x[0] > 1.0) {
        bar(pen, mark);
    }
    let middle = f64::midpoint(scene.axis[0], scene.axis[1]);
    for tick in &scene.ticks {
        // The outermost years stay within the picture.
        let class = match tick.x {
            x if x < 24.0 => "first",
            x if x > scene.width - 24.0 => "last",
            _ => "year",
        };
        text(pen, class, [tick.x, middle], &texts.of_tick(tick, scene.no_year));
    }
    let spaces = [[0.0, scene.axis[0]], [scene.axis[1], scene.height]];
    for (code, [top, bottom]) in scene.lanes.iter().zip(spaces) {
        let Some(code) = code else { continue };
        let x = if texts.direction() == "rtl" { scene.width - 10.0 } else { 10.0 };
        let mut turn = "translate(".to_owned();
        way(&mut turn, ' ', &[x, f64::midpoint(top, bottom)]);
        turn.push_str(") rotate(-90)");
        pen.open("text", "lane");
        pen.set("transform", &turn);
        pen.text(texts.actor(code));
        pen.close();
    }
    pen.close();
}

/// The bar of a long date; arrows where it is open.
fn bar(pen: &mut Pen, mark: &Mark) {
    let [left, right] = mark.x;
    let mut d = String::new();
    way(&mut d, 'M', &[left, mark.y]);
    way(&mut d, 'H', &[right]);
    for (open, x, back) in [(mark.open[0], left, 6.0), (mark.open[1], right, -6.0)] {
        if open {
            way(&mut d, 'M', &[x + back, mark.y - 4.0]);
            way(&mut d, 'L', &[x, mark.y, x + back, mark.y + 4.0]);
        }
    }
    pen.open("path", "");
    pen.join("class", &["bar ", tone_class(mark.tone), if mark.faded != [false; 2] { " faded" } else { "" }]);
    pen.set("d", &d);
    pen.close();
}

fn marks(pen: &mut Pen, scene: &Scene, state: &State, texts: &Texts<'_>, focus: &str) {
    // One tab stop: the chosen event, else the news, else the last.
    let stop = scene.marks.iter().max_by_key(|mark| (mark.selected, mark.news, mark.side != Side::Context, mark.event));
    let stop = stop.map(|mark| mark.event);
    // In the order of time, so that no button ever moves.
    let mut order: Vec<&Mark> = scene.marks.iter().collect();
    order.sort_unstable_by_key(|mark| mark.event);
    for mark in order {
        let Some(event) = state.timeline.events.get(mark.event) else { continue };
        pen.item("button", mark.event + 1, "");
        let side = if mark.side == Side::Context { " context" } else { "" };
        pen.join("class", &["mark ", tone_class(mark.tone), " ", mark.status.name(), side]);
        pen.shift(mark.at, mark.y);
        pen.flag("data-news", mark.news);
        pen.set("tabindex", if stop == Some(mark.event) { "0" } else { "-1" });
        pen.state("aria-current", mark.selected);
        say(pen, mark, event, texts);
        if mark.selected && focus == "event" {
            pen.focus();
        }
        if let Some(label) = &mark.label {
            label_of(pen, mark, label, &event.headline);
        }
        pen.close();
    }
}

/// What a mark says, and what a click on it does.
fn say(pen: &mut Pen, mark: &Mark, event: &Event, texts: &Texts<'_>) {
    if pen.knows(mark.count, "title") {
        return;
    }
    let name = texts.name(event);
    if mark.count > 1 {
        let many = mark.count.to_string();
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

fn label_of(pen: &mut Pen, mark: &Mark, label: &Label, headline: &str) {
    // The news is set in bold, which is wider.
    let more = if mark.news { label.width * 0.08 + 4.0 } else { 4.0 };
    let (align, shift) = match label.anchor {
        Anchor::Left => ("left", 0.0),
        Anchor::Middle => ("center", more / 2.0),
        Anchor::Right => ("right", more),
    };
    pen.open("span", "label");
    pen.set("dir", "auto");
    pen.px(":left", label.x - mark.at - shift);
    pen.px(":top", label.y - BASELINE - mark.y);
    pen.px(":width", label.width + more);
    pen.set(":text-align", align);
    pen.text(headline);
    pen.close();
}

/// The relation's tone over time.
fn ribbon(pen: &mut Pen, scene: &Scene) {
    for (class, sign) in [("together", 1.0), ("against", -1.0)] {
        let mut d = String::new();
        if let (Some(first), Some(last)) = (scene.ribbon.first(), scene.ribbon.last()) {
            way(&mut d, 'M', &[first.0, RIBBON]);
            for &(x, tone) in &scene.ribbon {
                way(&mut d, 'L', &[x, RIBBON - sign * (tone * sign).max(0.0) * (RIBBON - 1.0)]);
            }
            way(&mut d, 'L', &[last.0, RIBBON]);
        }
        path(pen, class, &d);
    }
}

/// The density of the whole, with the window on it. For pointers only: every drag of it has a button.
fn strip(pen: &mut Pen, scene: &Scene, state: &State) {
    pen.item("div", 2, "strip");
    pen.set("aria-hidden", "true");
    pen.flag("hidden", scene.strip.len() < 2);
    pen.flag("data-all", state.window() == state.home());
    box_of(pen, "", scene.width, STRIP);
    for (index, class, sign) in [(0, "together", -1.0), (1, "against", 1.0)] {
        let mut d = String::new();
        for bar in &scene.strip {
            let height = bar.heights[index];
            if height > 0.0 {
                line(&mut d, bar.x, [STRIP / 2.0, STRIP / 2.0 + sign * (3.0 + height * 7.0)]);
            }
        }
        path(pen, class, &d);
    }
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
fn shelf(pen: &mut Pen, scene: &Scene, state: &State, texts: &Texts<'_>) {
    pen.group(3, "shelf", texts.word("undated"));
    pen.flag("hidden", scene.shelf.is_empty());
    for dated in [true, false] {
        let mut said = false;
        for item in scene.shelf.iter().filter(|item| item.dated == dated) {
            let Some(event) = state.timeline.events.get(item.event) else { continue };
            if !said {
                pen.say("span", "quiet", texts.word(if dated { "no_year" } else { "undated" }));
                said = true;
            }
            pen.button("", "event", &[item.event]);
            pen.join("class", &["chip sym ", tone_class(event.tone)]);
            pen.state("aria-current", state.selected == Some(item.event));
            pen.text(&event.headline);
            pen.close();
        }
    }
    if scene.shelf_more > 0 {
        pen.say("span", "quiet", &["+", &scene.shelf_more.to_string()].concat());
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
