//! All of the widget's logic: what is shown, and how each message changes it. No DOM.

use crate::model::{Digest, Timeline, Tone};

/// How the timeline is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// A list below 600 px, else the axis.
    #[default]
    Auto,
    /// The axis.
    Axis,
    /// The list.
    List,
}

/// Everything that the widget shows follows from this.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The article's digest, once there is one.
    pub digest: Digest,
    /// The events on the axis: the article's, the editor's, those of related articles.
    pub timeline: Timeline,
    /// The choice of view.
    pub view: View,
    /// Width of the widget in CSS pixels.
    pub width: f64,
    /// Index of the chosen event in the timeline.
    pub selected: Option<usize>,
}

/// Something that happened to the widget.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The widget is this wide now.
    Resize(f64),
    /// Show the axis, the list, or what fits.
    View(View),
    /// Choose an event (index in the timeline), or none.
    Select(Option<usize>),
    /// Choose the next visible event (1) or the one before (-1).
    Step(i32),
    /// Choose the first or last visible event.
    Edge {
        /// The last one.
        last: bool,
    },
    /// Zoom by a factor (above 1: closer) around a place of the axis, 0 (left end) to 1.
    Zoom {
        /// By how much.
        factor: f64,
        /// Around what.
        at: f64,
    },
    /// Move the window by a part of its width (1: a screen later).
    Pan(f64),
    /// Show this stretch of days.
    Window {
        /// First day (fraction allowed).
        start: f64,
        /// Last day.
        end: f64,
    },
    /// Show everything.
    Fit,
    /// Show or hide the events of a tone.
    ToggleTone(Tone),
    /// Only the events of this pair of codes, or all pairs.
    Pair(Option<[String; 2]>),
    /// Show or hide context events.
    ToggleContext,
}

/// What a message changed, and so what must be drawn again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// The picture of the axis.
    pub scene: bool,
    /// The chosen event.
    pub selection: bool,
    /// Filters, their counts, and the list.
    pub filter: bool,
    /// Axis or list.
    pub view: bool,
}

impl State {
    /// Takes in what happened, and tells what changed.
    pub fn update(&mut self, _msg: Msg) -> Changes {
        Changes::default()
    }
}
