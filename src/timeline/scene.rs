//! The picture of a timeline for one window and one width: plain numbers in CSS pixels, drawn by whoever can draw
//! (the widget's DOM, the SVG export).
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
    /// The two lines that bound the axis: upper, lower. Years stand between them.
    pub axis: [f64; 2],
    /// Left and right end of the axis.
    pub range: [f64; 2],
    /// The actor above and the actor below (codes); none where there is no dyad, or where all pairs are shown.
    pub lanes: [Option<String>; 2],
    /// Ticks, left to right in time.
    pub ticks: Vec<Tick>,
    /// Whether the axis is a year that no one knows: its ticks are months without a year.
    pub no_year: bool,
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
}

/// An event, or several that stand too close to tell apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Index of the event in [`Timeline::events`](crate::Timeline::events); of the heaviest one in a cluster.
    pub event: usize,
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
    /// Colour and shape; none for context events.
    pub tone: Option<Tone>,
    /// 0 to 1: how heavy it is drawn.
    pub weight: f64,
    /// Planned events look planned, denied ones denied.
    pub status: Status,
    /// Whether its ends are faded (approximate).
    pub faded: bool,
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

/// The label of a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Width that it may take; longer text ends in an ellipsis and is read in full in the details. A cluster's has room
    /// for its count after the headline (" +12").
    pub width: f64,
    /// Which of its points stays put where the real text is narrower: left end, middle or right end.
    pub anchor: Anchor,
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
    /// 0 to 1: how many events cooperate and how many conflict there, against the fullest bar.
    pub heights: [f64; 2],
}
