//! SVG: the picture of a timeline, as the axis shows it, without scripts or styles of the page.

use super::{escape, name};
use crate::{
    language::Words,
    model::{Digest, Timeline, Tone},
    state::{Msg, State},
    timeline::{
        Pair,
        path::{Layer, number},
        scene::{Anchor, LINE, Mark, Scene, Side},
    },
};

const WIDTH: f64 = 1000.0;
const INK: &str = "#17181c";
const PAPER: &str = "#fbfaf7";
const RULE: &str = "#d9d7cf";
const TEAL: &str = "#0b6e66";
const BRICK: &str = "#b3362b";
const GREY: &str = "#8a8a86";

/// A timeline as a picture, 1,000 units wide.
///
/// ```
/// let pack = kroniek::Pack::empty("en");
/// assert!(kroniek::svg(&kroniek::Timeline::default(), kroniek::Words::new(&pack)).starts_with("<svg "));
/// ```
#[must_use]
pub fn svg(timeline: &Timeline, words: Words<'_>) -> String {
    picture(State::new(Digest::default(), timeline.clone()), words)
}

/// The same of what a widget would show.
pub(crate) fn picture(mut state: State, words: Words<'_>) -> String {
    state.update(Msg::Resize(WIDTH));
    let scene = state.scene();
    let mut svg = Svg(String::new());
    svg.0.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\"");
    svg.number("height", scene.height);
    svg.0.push_str(" viewBox=\"0 0 1000 ");
    number(&mut svg.0, scene.height);
    svg.0.push_str("\" font-family=\"sans-serif\" font-size=\"13\">");
    svg.rect(0.0, 0.0, WIDTH, scene.height, PAPER);
    svg.axis(&scene, state.pairs(), words);
    for mark in &scene.marks {
        svg.mark(mark, &state.events.get(mark.event).map_or_else(String::new, |event| name(&event).to_owned()));
    }
    svg.0.push_str("</svg>\n");
    svg.0
}

/// The colour of a tone, by its place.
const fn colour(tone: u8) -> &'static str {
    match tone {
        0 | 1 => TEAL,
        2 | 3 => BRICK,
        _ => GREY,
    }
}

/// An SVG as it is written. Text only ever enters through `escape`.
struct Svg(String);

impl Svg {
    fn number(&mut self, name: &str, value: f64) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        number(&mut self.0, value);
        self.0.push('"');
    }

    fn word(&mut self, name: &str, value: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.0.push_str(value);
        self.0.push('"');
    }

    fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str) {
        self.0.push_str("<rect");
        for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
            self.number(name, value);
        }
        self.word("fill", fill);
        self.0.push_str("/>");
    }

    fn path(&mut self, scene: &Scene, layer: Layer, stroke: &str, width: f64) {
        let path = scene.path(layer);
        if !path.is_empty() {
            self.0.push_str("<path");
            self.word("d", &path);
            self.word("fill", "none");
            self.word("stroke", stroke);
            self.number("stroke-width", width);
            self.0.push_str("/>");
        }
    }

    fn text(&mut self, x: f64, y: f64, anchor: &str, weight: &str, text: &str) {
        self.0.push_str("<text");
        self.number("x", x);
        self.number("y", y);
        self.word("text-anchor", anchor);
        self.word("font-weight", weight);
        self.word("fill", INK);
        self.0.push('>');
        escape(text, &mut self.0);
        self.0.push_str("</text>");
    }

    fn axis(&mut self, scene: &Scene, pairs: &[Pair], words: Words<'_>) {
        for era in &scene.eras {
            self.rect(era.x[0], 0.0, era.x[1] - era.x[0], scene.height, "#f0eee6");
            self.text(era.x[0] + 5.0, 15.0, "start", "400", &era.label);
        }
        for layer in Layer::PICTURE {
            let (stroke, width) = match layer {
                Layer::Ticks => (RULE, 1.0),
                Layer::Today => (INK, 1.5),
                Layer::Stems => (INK, 0.8),
                Layer::Bridges => (INK, 3.0),
                Layer::Context => (GREY, 1.0),
                Layer::Bars(tone) => (colour(tone), 4.0),
                Layer::Faint(tone) => (colour(tone), 1.5),
                _ => (INK, 1.0),
            };
            self.path(scene, layer, stroke, width);
        }
        for tick in &scene.ticks {
            self.text(tick.x, scene.axis[1] - 7.0, "middle", "400", &words.tick(tick.date));
        }
        for lane in &scene.stack {
            let name = lane.pair.and_then(|pair| pairs.get(pair)).map(|pair| words.pair(&pair.codes));
            self.text(scene.range[0], lane.top + 12.0, "start", "700", &name.unwrap_or_else(|| "…".to_owned()));
        }
        for (code, y) in scene.lanes.iter().zip([if scene.eras.is_empty() { 18.0 } else { 34.0 }, scene.height - 8.0]) {
            if let Some(code) = code {
                self.text(4.0, y, "start", "700", words.actor(code));
            }
        }
    }

    fn mark(&mut self, mark: &Mark, name: &str) {
        if mark.side == Side::Context {
            return;
        }
        let colour = colour(mark.tone.map_or(4, |tone| tone as u8));
        let filled = matches!(mark.tone, Some(Tone::MaterialCooperation | Tone::MaterialConflict));
        let pointed = matches!(mark.tone, Some(Tone::VerbalConflict | Tone::MaterialConflict));
        let radius = if mark.tone.is_none() { 3.0 } else { 5.0 + 2.0 * mark.weight };
        if pointed {
            self.0.push_str("<path d=\"M");
            let points = [(0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0)];
            for (index, (x, y)) in points.into_iter().enumerate() {
                if index > 0 {
                    self.0.push('L');
                }
                number(&mut self.0, mark.at + x);
                self.0.push(' ');
                number(&mut self.0, mark.y + y);
            }
            self.0.push_str("Z\"");
        } else {
            self.0.push_str("<circle");
            for (name, value) in [("cx", mark.at), ("cy", mark.y), ("r", radius)] {
                self.number(name, value);
            }
        }
        self.word("fill", if filled { colour } else { PAPER });
        self.word("stroke", colour);
        self.0.push_str(" stroke-width=\"2\"><title>");
        escape(name, &mut self.0);
        self.0.push_str(if pointed { "</title></path>" } else { "</title></circle>" });
        if let Some(label) = &mark.label {
            let (x, anchor) = match label.anchor {
                Anchor::Left => (label.x, "start"),
                Anchor::Middle => (label.x + label.width / 2.0, "middle"),
                Anchor::Right => (label.x + label.width, "end"),
            };
            let mut y = label.y;
            for line in label.lines.text(name).lines() {
                self.text(x, y, anchor, if mark.news { "700" } else { "400" }, line);
                y += LINE;
            }
        }
    }
}
