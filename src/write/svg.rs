//! SVG: the picture of a timeline, as the axis shows it, without scripts or styles of the page.

use super::{escape, name};
use crate::{
    language::Words,
    model::{Digest, Timeline, Tone},
    state::{Msg, State},
    timeline::scene::{Anchor, Mark, Scene},
};

const WIDTH: f64 = 1000.0;
const INK: &str = "#17181c";
const PAPER: &str = "#fbfaf7";
const RULE: &str = "#d9d7cf";
const TEAL: &str = "#0b6e66";
const BRICK: &str = "#b3362b";

/// A timeline as a picture, 1,000 units wide.
///
/// ```
/// let pack = kroniek::Pack::empty("en");
/// assert!(kroniek::svg(&kroniek::Timeline::default(), kroniek::Words::new(&pack)).starts_with("<svg "));
/// ```
#[must_use]
pub fn svg(timeline: &Timeline, words: Words<'_>) -> String {
    let mut state = State::new(Digest::default(), timeline.clone());
    state.update(Msg::Resize(WIDTH));
    let scene = state.scene();
    let mut svg = Svg(String::new());
    svg.0.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\"");
    svg.number("height", scene.height);
    svg.0.push_str(" viewBox=\"0 0 1000 ");
    svg.digits(scene.height);
    svg.0.push_str("\" font-family=\"sans-serif\" font-size=\"13\">");
    svg.rect(0.0, 0.0, WIDTH, scene.height, PAPER);
    svg.axis(&scene, words);
    for mark in &scene.marks {
        svg.mark(mark, state.timeline.events.get(mark.event).map_or("", name));
    }
    svg.0.push_str("</svg>\n");
    svg.0
}

/// An SVG as it is written. Text only ever enters through `escape`.
struct Svg(String);

impl Svg {
    /// A number with one decimal at most: pixels need no more.
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a picture")]
    fn digits(&mut self, value: f64) {
        let tenths = (value * 10.0).round().clamp(-1e7, 1e7) as i64;
        if tenths < 0 {
            self.0.push('-');
        }
        self.0.push_str(&(tenths.abs() / 10).to_string());
        if tenths % 10 != 0 {
            self.0.push('.');
            self.0.push_str(&(tenths.abs() % 10).to_string());
        }
    }

    fn number(&mut self, name: &str, value: f64) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.digits(value);
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

    fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        self.0.push_str("<line");
        for (name, value) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1), ("stroke-width", width)] {
            self.number(name, value);
        }
        self.word("stroke", stroke);
        self.0.push_str("/>");
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

    fn axis(&mut self, scene: &Scene, words: Words<'_>) {
        for era in &scene.eras {
            self.rect(era.x[0], 0.0, era.x[1] - era.x[0], scene.height, "#f0eee6");
            self.text(era.x[0] + 5.0, 15.0, "start", "400", &era.label);
        }
        for tick in &scene.ticks {
            self.line((tick.x, 0.0), (tick.x, scene.height), RULE, 1.0);
            self.text(tick.x, scene.axis[1] - 7.0, "middle", "400", &words.tick(tick.date));
        }
        for y in scene.axis {
            self.line((scene.range[0], y), (scene.range[1], y), INK, 1.0);
        }
        for (code, y) in scene.lanes.iter().zip([18.0, scene.height - 8.0]) {
            if let Some(code) = code {
                self.text(4.0, y, "start", "700", words.actor(code));
            }
        }
    }

    fn mark(&mut self, mark: &Mark, name: &str) {
        let colour = match mark.tone {
            Some(Tone::VerbalConflict | Tone::MaterialConflict) => BRICK,
            Some(_) => TEAL,
            None => "#8a8a86",
        };
        self.line((mark.at, mark.stem[0]), (mark.at, mark.stem[1]), INK, 0.8);
        if mark.x[1] - mark.x[0] > 1.0 {
            self.line((mark.x[0], mark.y), (mark.x[1], mark.y), colour, 4.0);
        }
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
                self.digits(mark.at + x);
                self.0.push(' ');
                self.digits(mark.y + y);
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
            self.text(x, label.y, anchor, if mark.news { "700" } else { "400" }, name);
        }
    }
}
