//! Draws a scene: lines and shapes in SVG that only the eye needs, and one button for each mark.

use std::collections::BTreeMap;

use web_sys::Element;

use super::{
    dom::{Pool, add, add_svg, at, button, flag, focus, group, number, px, say, set, state as mark_on, style, text},
    text::Texts,
};
use crate::{
    model::{Event, Tone},
    state::State,
    timeline::scene::{Anchor, Mark, Scene, Side},
};

/// Half the height of the ribbon, in pixels.
const RIBBON: f64 = 14.0;
/// Height of the strip, in pixels.
const STRIP: f64 = 28.0;
/// Baseline of a label below its top, in pixels.
const BASELINE: f64 = 14.0;

/// The picture of the axis.
#[derive(Debug)]
pub(super) struct Axis {
    pub(super) plot: Element,
    lines: Element,
    eras: Pool,
    era_names: Pool,
    ticks: Pool,
    years: Pool,
    rails: Pool,
    stems: Pool,
    bars: Pool,
    lanes: Pool,
    marks: Element,
    buttons: BTreeMap<usize, Button>,
    ribbon: [Element; 2],
    ribbon_box: Element,
    pub(super) strip: Element,
    strip_box: Element,
    strip_bars: Pool,
    window: Element,
    shelf: Element,
}

/// The button of a mark, and what it was last drawn as.
#[derive(Debug)]
struct Button {
    element: Element,
    label: Element,
    stands_for: usize,
    drawn: bool,
}

impl Axis {
    pub(super) fn new(parent: &Element, texts: &Texts<'_>) -> Self {
        let plot = group(parent, "plot", texts.word("timeline"));
        set(&plot, "part", "axis");
        let lines = add_svg(&plot, "svg", "lines");
        set(&lines, "aria-hidden", "true");
        let layer = |class: &str| add_svg(&lines, "g", class);
        let pools = [
            Pool::new(layer("eras"), "rect"),
            Pool::new(layer("era-names"), "text"),
            Pool::new(layer("ticks"), "line"),
            Pool::new(layer("rails"), "line"),
            Pool::new(layer("stems"), "line"),
            Pool::new(layer("bars"), "path"),
            Pool::new(layer("years"), "text"),
            Pool::new(layer("lanes"), "text"),
        ];
        let [eras, era_names, ticks, rails, stems, bars, years, lanes] = pools;
        let marks = add(&plot, "div", "marks");
        let ribbon_box = add_svg(parent, "svg", "ribbon");
        set(&ribbon_box, "aria-hidden", "true");
        let ribbon = [add_svg(&ribbon_box, "path", "together"), add_svg(&ribbon_box, "path", "against")];
        // For pointers only: every drag of the strip has a button.
        let strip = add(parent, "div", "strip");
        set(&strip, "aria-hidden", "true");
        let strip_box = add_svg(&strip, "svg", "");
        let strip_bars = Pool::new(strip_box.clone(), "line");
        let window = add(&strip, "div", "window");
        for part in ["left", "right"] {
            set(&add(&window, "div", &["handle ", part].concat()), "data-part", part);
        }
        let shelf = group(parent, "shelf", texts.word("undated"));
        let buttons = BTreeMap::new();
        Self {
            plot,
            lines,
            eras,
            era_names,
            ticks,
            years,
            rails,
            stems,
            bars,
            lanes,
            marks,
            buttons,
            ribbon,
            ribbon_box,
            strip,
            strip_box,
            strip_bars,
            window,
            shelf,
        }
    }

    pub(super) fn draw(&mut self, scene: &Scene, state: &State, texts: &Texts<'_>) {
        self.draw_lines(scene, texts);
        self.draw_marks(scene, state, texts);
        self.draw_ribbon(scene);
        self.draw_strip(scene, state);
        self.draw_shelf(scene, state, texts);
    }

    fn draw_lines(&mut self, scene: &Scene, texts: &Texts<'_>) {
        style(&self.plot, "height", &px(scene.height));
        let (width, height) = (number(scene.width), number(scene.height));
        set(&self.lines, "viewBox", &["0 0 ", &width, " ", &height].concat());
        set(&self.lines, "width", &width);
        set(&self.lines, "height", &height);
        let [left, right] = scene.range.map(number);
        for band in &scene.eras {
            let (x, wide) = (number(band.x[0]), number(band.x[1] - band.x[0]));
            self.eras.next(&[("x", &x), ("y", "0"), ("width", &wide), ("height", &height)]);
            // A name wider than its band would run into the next.
            #[expect(clippy::cast_precision_loss, reason = "letters of a name")]
            if band.x[1] - band.x[0] > 6.5 * band.label.chars().count() as f64 + 10.0 {
                let x = number(band.x[0] + 6.0);
                text(self.era_names.next(&[("x", &x), ("y", "14")]), &band.label);
            }
        }
        let middle = number(f64::midpoint(scene.axis[0], scene.axis[1]));
        for tick in &scene.ticks {
            let x = number(tick.x);
            self.ticks.next(&[("x1", &x), ("x2", &x), ("y1", "0"), ("y2", &height)]);
            let mut said = texts.tick(tick.date);
            if tick.major && !scene.no_year && tick.date.2.is_some() {
                said = [&said, " ", &texts.tick((tick.date.0, None, None))].concat();
            } else if (!tick.major || scene.no_year) && tick.date.1.is_some() && tick.date.2.is_none() {
                said = texts.month(tick.date.1);
            }
            // The outermost years stay within the picture.
            let anchor = if tick.x < 24.0 {
                "start"
            } else if tick.x > scene.width - 24.0 {
                "end"
            } else {
                "middle"
            };
            let attributes = [("x", x.as_str()), ("y", &middle), ("text-anchor", anchor)];
            text(self.years.next(&attributes), &said);
        }
        for y in scene.axis.map(number) {
            self.rails.next(&[("x1", &left), ("x2", &right), ("y1", &y), ("y2", &y)]);
        }
        let spaces = [[0.0, scene.axis[0]], [scene.axis[1], scene.height]];
        for (code, [top, bottom]) in scene.lanes.iter().zip(spaces) {
            let Some(code) = code else { continue };
            let x = if texts.direction() == "rtl" { scene.width - 10.0 } else { 10.0 };
            let turn = ["translate(", &number(x), " ", &number(f64::midpoint(top, bottom)), ") rotate(-90)"].concat();
            text(self.lanes.next(&[("transform", &turn)]), texts.actor(code));
        }
        for mark in &scene.marks {
            self.draw_stem(mark, scene);
        }
        for pool in [&mut self.eras, &mut self.era_names, &mut self.ticks, &mut self.years, &mut self.rails] {
            pool.done();
        }
        for pool in [&mut self.lanes, &mut self.stems, &mut self.bars] {
            pool.done();
        }
    }

    /// The line that ties a mark to the axis, the bridge of what is done together, the bar of a long date.
    fn draw_stem(&mut self, mark: &Mark, scene: &Scene) {
        let x = number(mark.at);
        if mark.stem[1] - mark.stem[0] > 0.5 {
            let [top, bottom] = mark.stem.map(number);
            self.stems.next(&[("x1", &x), ("x2", &x), ("y1", &top), ("y2", &bottom), ("class", "")]);
        }
        if mark.side == Side::Joint {
            let [top, bottom] = scene.axis.map(number);
            self.stems.next(&[("x1", &x), ("x2", &x), ("y1", &top), ("y2", &bottom), ("class", "bridge")]);
        }
        if mark.x[1] - mark.x[0] > 1.0 {
            let [left, right] = mark.x;
            let y = number(mark.y);
            let mut path = ["M", &number(left), " ", &y, "H", &number(right)].concat();
            for (open, x, back) in [(mark.open[0], left, 6.0), (mark.open[1], right, -6.0)] {
                if open {
                    let (x, tail) = (number(x), number(x + back));
                    let (up, down) = (number(mark.y - 4.0), number(mark.y + 4.0));
                    path.push_str(&["M", &tail, " ", &up, "L", &x, " ", &y, "L", &tail, " ", &down].concat());
                }
            }
            let class = [tone_class(mark.tone), if mark.faded != [false; 2] { " faded" } else { "" }].concat();
            self.bars.next(&[("d", &path), ("class", &class)]);
        }
    }

    fn draw_marks(&mut self, scene: &Scene, state: &State, texts: &Texts<'_>) {
        for button in self.buttons.values_mut() {
            button.drawn = false;
        }
        // One tab stop: the chosen event, else the news, else the last.
        let stop = scene.marks.iter().rev().max_by_key(|mark| (mark.selected, mark.news, mark.side != Side::Context));
        let stop = stop.map(|mark| mark.event);
        for mark in &scene.marks {
            if !self.buttons.contains_key(&mark.event) {
                let element = button(&self.marks, "mark", "event", "");
                let _ = add(&element, "i", "sym");
                let label = add(&element, "span", "label");
                set(&label, "dir", "auto");
                self.buttons.insert(mark.event, Button { element, label, stands_for: 0, drawn: false });
            }
            let (Some(button), Some(event)) =
                (self.buttons.get_mut(&mark.event), state.timeline.events.get(mark.event))
            else {
                continue;
            };
            button.drawn = true;
            let element = &button.element;
            style(element, "transform", &["translate(", &px(mark.at), ",", &px(mark.y), ")"].concat());
            style(element, "--weight", &number(mark.weight * 10.0));
            let side = if mark.side == Side::Context { " context" } else { "" };
            let class = ["mark ", tone_class(mark.tone), " ", mark.status.name(), side].concat();
            set(element, "class", &class);
            flag(element, "data-news", mark.news);
            set(element, "tabindex", if stop == Some(mark.event) { "0" } else { "-1" });
            mark_on(element, "aria-current", mark.selected);
            button.say(mark, event, texts);
            button.label(mark);
        }
        // The keys keep working where the mark that had the focus leaves the picture.
        let mut orphaned = false;
        self.buttons.retain(|_, button| {
            if !button.drawn {
                orphaned |= button.element.matches(":focus").unwrap_or_default();
                button.element.remove();
            }
            button.drawn
        });
        if orphaned {
            set(&self.plot, "tabindex", "-1");
            focus(&self.plot);
        }
    }

    fn draw_ribbon(&self, scene: &Scene) {
        flag(&self.ribbon_box, "hidden", scene.ribbon.is_empty());
        set(&self.ribbon_box, "width", &number(scene.width));
        set(&self.ribbon_box, "height", &number(2.0 * RIBBON));
        for (path, sign) in self.ribbon.iter().zip([1.0, -1.0]) {
            let mut d = String::new();
            if let (Some(first), Some(last)) = (scene.ribbon.first(), scene.ribbon.last()) {
                d.push_str(&["M", &number(first.0), " ", &number(RIBBON)].concat());
                for &(x, tone) in &scene.ribbon {
                    let y = RIBBON - sign * (tone * sign).max(0.0) * (RIBBON - 1.0);
                    d.push_str(&["L", &number(x), " ", &number(y)].concat());
                }
                d.push_str(&["L", &number(last.0), " ", &number(RIBBON), "Z"].concat());
            }
            set(path, "d", &d);
        }
    }

    fn draw_strip(&mut self, scene: &Scene, state: &State) {
        flag(&self.strip, "hidden", scene.strip.len() < 2);
        flag(&self.strip, "data-all", state.window() == state.home());
        set(&self.strip_box, "width", &number(scene.width));
        set(&self.strip_box, "height", &number(STRIP));
        let middle = number(STRIP / 2.0);
        for bar in &scene.strip {
            let x = number(bar.x);
            for (height, sign, class) in [(bar.heights[0], -1.0, "together"), (bar.heights[1], 1.0, "against")] {
                if height > 0.0 {
                    let y = number(STRIP / 2.0 + sign * (3.0 + height * 7.0));
                    self.strip_bars.next(&[("x1", &x), ("x2", &x), ("y1", &middle), ("y2", &y), ("class", class)]);
                }
            }
        }
        self.strip_bars.done();
        style(&self.window, "left", &px(scene.window[0]));
        style(&self.window, "width", &px((scene.window[1] - scene.window[0]).max(8.0)));
    }

    /// What cannot stand on the axis.
    fn draw_shelf(&self, scene: &Scene, state: &State, texts: &Texts<'_>) {
        flag(&self.shelf, "hidden", scene.shelf.is_empty());
        text(&self.shelf, "");
        for dated in [true, false] {
            let mut items = scene.shelf.iter().filter(|item| item.dated == dated).peekable();
            if items.peek().is_some() {
                say(&self.shelf, "span", "quiet", texts.word(if dated { "no_year" } else { "undated" }));
            }
            for item in items {
                let Some(event) = state.timeline.events.get(item.event) else { continue };
                let element = button(&self.shelf, "chip", "event", "");
                symbol(&element, event.tone);
                say(&element, "span", "", &event.headline);
                at(&element, &[item.event]);
                mark_on(&element, "aria-current", state.selected == Some(item.event));
            }
        }
        if scene.shelf_more > 0 {
            say(&self.shelf, "span", "quiet", &["+", &scene.shelf_more.to_string()].concat());
        }
    }

    /// The button of the chosen event, or of the cluster that holds it.
    pub(super) fn chosen(&self) -> Option<Element> {
        self.plot.query_selector("[aria-current=true]").ok().flatten()
    }
}

impl Button {
    fn label(&self, mark: &Mark) {
        flag(&self.label, "hidden", mark.label.is_none());
        let Some(label) = &mark.label else { return };
        // The news is set in bold, which is wider.
        let more = if mark.news { label.width * 0.08 + 4.0 } else { 4.0 };
        let (align, shift) = match label.anchor {
            Anchor::Left => ("left", 0.0),
            Anchor::Middle => ("center", more / 2.0),
            Anchor::Right => ("right", more),
        };
        style(&self.label, "left", &px(label.x - mark.at - shift));
        style(&self.label, "top", &px(label.y - BASELINE - mark.y));
        style(&self.label, "width", &px(label.width + more));
        style(&self.label, "text-align", align);
    }

    /// What it says, when it is new or stands for more or fewer events than before.
    fn say(&mut self, mark: &Mark, event: &Event, texts: &Texts<'_>) {
        if self.stands_for == mark.count {
            return;
        }
        self.stands_for = mark.count;
        let name = texts.name(event);
        let element = &self.element;
        if mark.count > 1 {
            let many = mark.count.to_string();
            // The style sheet draws the count: it is no part of the label.
            set(element, "data-many", &many);
            set(element, "data-act", "open");
            set(element, "aria-label", &[&texts.fill("events", &[("n", &many)]), ": ", &name, " …"].concat());
        } else {
            let _ = element.remove_attribute("data-many");
            set(element, "data-act", "event");
            set(element, "aria-label", &name);
        }
        at(element, &[mark.event]);
        set(element, "title", &event.headline);
        text(&self.label, &event.headline);
    }
}

/// The class that gives colour and shape.
pub(super) const fn tone_class(tone: Option<Tone>) -> &'static str {
    match tone {
        Some(tone) => tone.name(),
        None => "toneless",
    }
}

/// One of the four marks, as the legend and the list show it.
pub(super) fn symbol(parent: &Element, tone: Option<Tone>) {
    add(parent, "i", &["sym ", tone_class(tone)].concat());
}
