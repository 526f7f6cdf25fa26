//! The picture of a timeline for one window and one width: plain numbers in CSS pixels, drawn by whoever can draw
//! (the widget's DOM, the SVG export); every line of it also as ready paths (see [`Scene::path`]).
//!
//! In right-to-left reading every x is mirrored already: whoever draws needs no rule for it.

use crate::model::{Status, Tone};

/// Everything that is to be seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Width of the picture.
    pub width: f64,
    /// Height of the axis part (lanes and axis; not ribbon and strip). It does not change with zoom, pan or filters.
    pub height: f64,
    /// Where ticks begin: below the names of the eras, where there are any.
    pub top: f64,
    /// The two lines that bound the axis: upper, lower. Years stand between them.
    pub axis: [f64; 2],
    /// Left and right end of the axis.
    pub range: [f64; 2],
    /// The actor above and the actor below (codes); none where there is no dyad, or where all pairs are shown.
    pub lanes: [Option<String>; 2],
    /// Where all pairs are shown: their lanes, top to bottom, above the axis.
    pub stack: Vec<Lane>,
    /// Ticks, left to right in time.
    pub ticks: Vec<Tick>,
    /// Whether the axis is a year that no one knows: its ticks are months without a year.
    pub no_year: bool,
    /// Where the day stands on which the page appeared, if it says so and the day is in the window.
    pub today: Option<f64>,
    /// Eras behind everything.
    pub eras: Vec<Band>,
    /// Marks, earliest first, context first of all. At most some 200.
    pub marks: Vec<Mark>,
    /// Events that cannot stand on the axis, the weightiest first: without a year, or without a date.
    pub shelf: Vec<ShelfItem>,
    /// How many more there are than `shelf` holds.
    pub shelf_more: usize,
    /// The relation's tone over time: x, and -1 (conflict) to 1 (cooperation). Empty where nothing has a tone.
    pub ribbon: Vec<(f64, f64)>,
    /// The density strip over the whole extent: one bar for each stretch that holds an event.
    pub strip: Vec<Bar>,
    /// Left and right end of the window on the strip.
    pub window: [f64; 2],
}

/// A tick of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub x: f64,
    /// What it says: year and, for finer ticks, month and day; the view words it in the reader's language. The year is
    /// astronomical: 0 is 1 BC.
    pub date: (i32, Option<u8>, Option<u8>),
    /// For months and days: whether the year must be said with it (the first of the picture, or of its year).
    pub major: bool,
}

/// The lane of a pair where all pairs are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lane {
    /// Place in [`State::pairs`](crate::State::pairs); none for the lane of all other pairs.
    pub pair: Option<usize>,
    /// How many events of it the filters let through.
    pub count: usize,
    /// Its line.
    pub y: f64,
    /// Its upper edge; its name has room below it, at the left end of the axis.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// A named band behind the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Left and right end.
    pub x: [f64; 2],
    /// Its name.
    pub label: String,
}

/// Which side of the axis a mark stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// What the first actor of the pair does.
    Above,
    /// What they do together; bridges both lines.
    Joint,
    /// What the second actor does.
    Below,
    /// Between no two actors: a faint tick between the lines, without a label.
    Context,
    /// On the line of a lane of [`Scene::stack`].
    Lane,
}

/// An event, or several that stand too close to tell apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Index of the event in [`Timeline::events`](crate::Timeline::events); of the heaviest one in a cluster.
    pub event: usize,
    /// The event that [`Msg::Open`](crate::Msg::Open) chooses where nothing is left to take apart: the same, and if it is chosen
    /// already, the others in turn, the last after the first.
    pub next: usize,
    /// How many events it stands for.
    pub count: usize,
    /// Where its symbol and its stem stand.
    pub at: f64,
    /// Left and right end of its bar (for an open date: of its arrow); both `at` for a point or a cluster.
    pub x: [f64; 2],
    /// Height of its centre.
    pub y: f64,
    /// Upper and lower end of the thin line at `at` that ties it to the axis, or to its label; equal where there is none.
    pub stem: [f64; 2],
    /// Which side it stands on.
    pub side: Side,
    /// Place in [`Scene::stack`]; 0 on any other side.
    pub lane: u8,
    /// Colour and shape; none for context events.
    pub tone: Option<Tone>,
    /// 0 to 1: how heavy it is drawn.
    pub weight: f64,
    /// Planned events look planned, denied ones denied.
    pub status: Status,
    /// Whether its left or right end is faded (approximate).
    pub faded: [bool; 2],
    /// Whether its left or right end is open.
    pub open: [bool; 2],
    /// Whether it comes from the article that the widget stands beside.
    pub news: bool,
    /// Whether it is, or holds, the chosen event.
    pub selected: bool,
    /// Where its label stands, if there is room for it.
    pub label: Option<Label>,
    /// First and last day that it covers, for [`Msg::Open`](crate::Msg::Open).
    pub days: [f64; 2],
}

/// The label of a mark: a headline on up to three lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// Left end.
    pub x: f64,
    /// Baseline of its first line; the others follow [`LINE`] apart.
    pub y: f64,
    /// Width of its widest line. A cluster's has room for its count after the headline (" +12").
    pub width: f64,
    /// Which of its points stays put where the real text is narrower: left end, middle or right end.
    pub anchor: Anchor,
    /// How many lines there are, and where in the headline (in bytes) each of them ends.
    pub lines: Lines,
}

/// Distance of two lines of a label.
pub const LINE: f64 = 16.0;

/// A headline on up to three lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lines {
    /// How many there are.
    pub count: u8,
    /// Where each ends, in bytes of the headline.
    pub ends: [u16; 3],
}

impl Lines {
    /// The lines of a headline, with line feeds between them, and an ellipsis where it goes on.
    #[must_use]
    pub fn text(&self, headline: &str) -> String {
        let mut text = String::new();
        let (mut start, mut within) = (0, false);
        for &end in self.ends.iter().take(usize::from(self.count)) {
            let end = usize::from(end);
            let line = headline.get(start..end).unwrap_or_default();
            if start > 0 {
                text.push('\n');
            }
            text.push_str(line.trim());
            let rest = headline.get(end..).unwrap_or_default();
            // A word longer than any line goes on in the next one.
            let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !super::wrap::ideograph(c));
            within = letter(line.chars().next_back()) && letter(rest.chars().next());
            if within || line.ends_with('\u{ad}') {
                text.push('-');
            }
            start = end;
        }
        if !headline.get(start..).unwrap_or_default().trim().is_empty() {
            // A word that is cut loses its hyphen.
            if within {
                text.pop();
            }
            text.push_str(if within { "…" } else { " …" });
        }
        text
    }
}

/// Which point of a label is fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left end, [`Label::x`].
    Left,
    /// The middle, `x + width / 2`.
    Middle,
    /// The right end, `x + width`.
    Right,
}

/// An event that cannot stand on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShelfItem {
    /// Index of the event.
    pub event: usize,
    /// Whether it has a date that only lacks its year.
    pub dated: bool,
}

/// A bar of the density strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Where it stands.
    pub x: f64,
    /// 0 to 1, against the fullest bar: how many events cooperate there, how many conflict, and half of how many do neither,
    /// which stand beyond both.
    pub heights: [f64; 3],
}
