//! The lines of a scene as path data of SVG, which the widget and the SVG export draw alike.

use super::scene::{Bar, Mark, Scene, Side};
use crate::small::decimal;

/// Lines that are drawn alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// A thin line at each tick.
    Ticks,
    /// The two lines of the axis, and those of the lanes.
    Rails,
    /// The day of the page.
    Today,
    /// What ties marks to the axis or to their labels.
    Stems,
    /// What is done together: from one line of the axis to the other.
    Bridges,
    /// Faint ticks between the lines: events between no two.
    Context,
    /// Bars of long dates and arrows of open ones, by tone (place in [`Tone::ALL`](crate::Tone::ALL), or 4).
    Bars(u8),
    /// The approximate ends of bars, by tone.
    Faint(u8),
    /// The relation's tone over time where it is warm, in a box [`RIBBON`](Self::RIBBON) high.
    Together,
    /// And where it is cold.
    Against,
    /// The density strip: events that cooperate, in a box [`STRIP`](Self::STRIP) high.
    StripTogether,
    /// And those that conflict.
    StripAgainst,
    /// And those without a tone, on either side beyond these: to be drawn before them.
    StripToneless,
}

impl Layer {
    /// Those of the picture itself, in the order of drawing.
    pub const PICTURE: [Self; 16] = [
        Self::Ticks,
        Self::Rails,
        Self::Today,
        Self::Stems,
        Self::Bridges,
        Self::Context,
        Self::Bars(0),
        Self::Bars(1),
        Self::Bars(2),
        Self::Bars(3),
        Self::Bars(4),
        Self::Faint(0),
        Self::Faint(1),
        Self::Faint(2),
        Self::Faint(3),
        Self::Faint(4),
    ];
    /// Height of the ribbon's box.
    pub const RIBBON: f64 = 28.0;
    /// Height of the strip's box.
    pub const STRIP: f64 = 28.0;

    /// The class that style sheets know it by.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Ticks => "ticks",
            Self::Rails => "rails",
            Self::Today => "today",
            Self::Stems => "stems",
            Self::Bridges => "bridges",
            Self::Context => "contexts",
            Self::Bars(0) => "bar verbal-cooperation",
            Self::Bars(1) => "bar material-cooperation",
            Self::Bars(2) => "bar verbal-conflict",
            Self::Bars(3) => "bar material-conflict",
            Self::Bars(_) => "bar toneless",
            Self::Faint(0) => "bar faint verbal-cooperation",
            Self::Faint(1) => "bar faint material-cooperation",
            Self::Faint(2) => "bar faint verbal-conflict",
            Self::Faint(3) => "bar faint material-conflict",
            Self::Faint(_) => "bar faint toneless",
            Self::Together | Self::StripTogether => "together",
            Self::Against | Self::StripAgainst => "against",
            Self::StripToneless => "toneless",
        }
    }
}

/// The longest faded end of a bar.
const FADE: f64 = 24.0;

impl Scene {
    /// The path data of a layer; empty where it has nothing to draw.
    #[must_use]
    pub fn path(&self, layer: Layer) -> String {
        let mut path = Path(String::new());
        match layer {
            Layer::Ticks => self.ticks.iter().for_each(|tick| path.line([tick.x, self.top], [tick.x, self.height])),
            Layer::Rails => {
                for y in self.axis.into_iter().chain(self.stack.iter().map(|lane| lane.y)) {
                    path.line([self.range[0], y], [self.range[1], y]);
                }
            }
            Layer::Today => self.today.iter().for_each(|&x| path.line([x, self.top], [x, self.height])),
            Layer::Together | Layer::Against => self.ribbon_path(&mut path, layer == Layer::Together),
            Layer::StripTogether | Layer::StripAgainst | Layer::StripToneless => {
                let middle = Layer::STRIP / 2.0;
                let end = |height: f64| if height > 0.0 { 3.0 + height * 7.0 } else { 0.0 };
                for &Bar { x, heights: [together, against, neither] } in &self.strip {
                    let [up, down] = match layer {
                        Layer::StripTogether => [end(together), 0.0],
                        Layer::StripAgainst => [0.0, end(against)],
                        _ if neither > 0.0 => [end(together + neither), end(against + neither)],
                        _ => continue,
                    };
                    path.line([x, middle - up], [x, middle + down]);
                }
            }
            _ => self.marks.iter().for_each(|mark| self.mark_path(mark, layer, &mut path)),
        }
        path.0
    }

    fn mark_path(&self, mark: &Mark, layer: Layer, path: &mut Path) {
        let context = mark.side == Side::Context;
        match layer {
            Layer::Stems if !context => path.line([mark.at, mark.stem[0]], [mark.at, mark.stem[1]]),
            Layer::Context if context => path.line([mark.at, mark.stem[0]], [mark.at, mark.stem[1]]),
            Layer::Bridges if mark.side == Side::Joint => {
                path.line([mark.at, self.axis[0]], [mark.at, self.axis[1]]);
            }
            Layer::Bars(tone) | Layer::Faint(tone) if tone == mark.tone.map_or(4, |tone| tone as u8) => {
                let faint = matches!(layer, Layer::Faint(_));
                let [left, right] = mark.x;
                let fade = FADE.min((right - left) / 3.0);
                // The solid part, and what is left of it at the ends.
                let inner =
                    [if mark.faded[0] { left + fade } else { left }, if mark.faded[1] { right - fade } else { right }];
                if faint {
                    path.line([left, mark.y], [inner[0], mark.y]);
                    path.line([inner[1], mark.y], [right, mark.y]);
                } else {
                    path.line([inner[0], mark.y], [inner[1], mark.y]);
                }
                for (open, x, back) in [(mark.open[0], left, 6.0), (mark.open[1], right, -6.0)] {
                    if open && !faint {
                        path.point('M', [x + back, mark.y - 4.0]);
                        path.point('L', [x, mark.y]);
                        path.point('L', [x + back, mark.y + 4.0]);
                    }
                }
            }
            _ => {}
        }
    }

    fn ribbon_path(&self, path: &mut Path, together: bool) {
        let (Some(first), Some(last)) = (self.ribbon.first(), self.ribbon.last()) else { return };
        let middle = Layer::RIBBON / 2.0;
        let sign = if together { 1.0 } else { -1.0 };
        path.point('M', [first.0, middle]);
        for &(x, tone) in &self.ribbon {
            path.point('L', [x, middle - sign * (tone * sign).max(0.0) * (middle - 1.0)]);
        }
        path.point('L', [last.0, middle]);
        path.0.push('Z');
    }
}

/// Path data as they are written.
struct Path(String);

impl Path {
    /// A line, if it has a length.
    fn line(&mut self, from: [f64; 2], to: [f64; 2]) {
        if (from[0] - to[0]).abs() + (from[1] - to[1]).abs() > 0.5 {
            self.point('M', from);
            self.point('L', to);
        }
    }

    fn point(&mut self, command: char, [x, y]: [f64; 2]) {
        self.0.push(command);
        number(&mut self.0, x);
        self.0.push(' ');
        number(&mut self.0, y);
    }
}

/// Appends a number with one decimal at most: pixels need no more.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a picture")]
pub(crate) fn number(out: &mut String, value: f64) {
    let tenths = (value * 10.0).round().clamp(-1e8, 1e8);
    if tenths < 0.0 {
        out.push('-');
    }
    let tenths = tenths.abs() as u32;
    out.push_str(&decimal(tenths / 10));
    if !tenths.is_multiple_of(10) {
        out.push('.');
        out.push(char::from_digit(tenths % 10, 10).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, expected) in
            [(0.0, "0"), (-0.04, "0"), (12.0, "12"), (-3.26, "-3.3"), (0.5, "0.5"), (1e12, "10000000")]
        {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, expected);
        }
    }
}
