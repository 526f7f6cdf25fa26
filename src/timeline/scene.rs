//! The picture of a timeline for one window and one width: plain numbers in CSS pixels, drawn by whoever can draw
//! (the widget's DOM, the SVG export).

use crate::model::{Status, Tone};

/// Everything that is to be seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Width of the picture.
    pub width: f64,
    /// Height of the axis part (lanes and axis; not ribbon and strip).
    pub height: f64,
    /// The two lines that bound the axis: upper, lower. Years stand between them.
    pub axis: [f64; 2],
    /// Left and right end of the axis.
    pub range: [f64; 2],
    /// The actor above and the actor below (codes); none where there is no dyad.
    pub lanes: [Option<String>; 2],
    /// Ticks, left to right.
    pub ticks: Vec<Tick>,
    /// Eras behind everything.
    pub eras: Vec<Band>,
    /// Marks, left to right.
    pub marks: Vec<Mark>,
    /// The relation's tone over time: x, and -1 (conflict) to 1 (cooperation).
    pub ribbon: Vec<(f64, f64)>,
    /// The density strip over the whole extent: one bar for each event or bin.
    pub strip: Vec<Bar>,
    /// Left and right end of the window on the strip.
    pub window: [f64; 2],
}

/// A tick of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub x: f64,
    /// What it says: year and, for finer ticks, month and day; the view words it in the reader's language.
    pub date: (i32, Option<u8>, Option<u8>),
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
    /// What they do together.
    Joint,
    /// What the second actor does.
    Below,
}

/// An event, or several that stand too close to tell apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Index of the event in [`Timeline::events`](crate::Timeline::events); of the heaviest one in a cluster.
    pub event: usize,
    /// How many events it stands for.
    pub count: usize,
    /// Left and right end: the same for a point.
    pub x: [f64; 2],
    /// Height of its centre.
    pub y: f64,
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
    /// Whether its first or last end is open.
    pub open: [bool; 2],
    /// Whether it comes from the article that the widget stands beside.
    pub news: bool,
    /// Where its label stands, if there is room for it.
    pub label: Option<Label>,
}

/// The label of a mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Width that it may take; longer text ends in an ellipsis and is read in full in the details.
    pub width: f64,
}

/// A bar of the density strip.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Where it stands.
    pub x: f64,
    /// 0 to 1: how many events cooperate and how many conflict there, against the fullest bar.
    pub heights: [f64; 2],
}
