//! What the state and the view tell each other: messages in, changes and what is to be said in words out.

use super::View;

/// Something that happened to the widget.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The widget is this wide now.
    Resize(f64),
    /// A letter of a label is this wide on average (measured: the width of a sample line by its number of letters).
    CharWidth(f64),
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
    /// Zoom by a factor (above 1: closer) around a place of the picture's axis, 0 (left end) to 1.
    Zoom {
        /// By how much.
        factor: f64,
        /// Around what.
        at: f64,
    },
    /// Move the window by a part of its width (1: a screen later).
    Pan(f64),
    /// The picture was dragged by so many pixels, to the right if positive.
    Drag(f64),
    /// The strip was dragged by so many pixels, to the right if positive.
    Strip {
        /// The window on it, or one of its handles.
        part: StripPart,
        /// By how many pixels.
        by: f64,
    },
    /// Centre the window on this place (pixels) of the strip.
    Jump(f64),
    /// Show this stretch of days.
    Window {
        /// First day (fraction allowed).
        start: f64,
        /// Last day.
        end: f64,
    },
    /// Open a cluster: [`Mark::days`](crate::Mark::days) and [`Mark::next`](crate::Mark::next), which is chosen if the
    /// cluster's events cannot be told apart by zooming.
    Open {
        /// The cluster's extent.
        days: [f64; 2],
        /// The event that is next in it.
        event: usize,
    },
    /// Show everything.
    Fit,
    /// Show or hide the events of a tone; of the other facets, only those of the chosen ones.
    Toggle(Facet, u8),
    /// Open or close the filters.
    Filters(bool),
    /// The list may hold so many more events; `usize::MAX` for all.
    More(usize),
    /// Only the events of this pair of codes, or all pairs.
    Pair(Option<[String; 2]>),
    /// The pair to begin with, which nobody chose.
    MainPair,
    /// Show or hide context events.
    ToggleContext,
    /// Only events whose words, actors or place contain this; empty for all.
    Find(String),
    /// No filters.
    Reset,
}

/// What can be dragged on the density strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StripPart {
    /// The window as a whole.
    Window,
    /// The handle at its left end.
    Left,
    /// The handle at its right end.
    Right,
}

/// What a message changed, and so what must be drawn again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// The picture of the axis.
    pub scene: bool,
    /// The window, by a leap: the view may move there smoothly (through [`State::scene_in`](crate::State::scene_in)).
    pub animate: bool,
    /// The chosen event.
    pub selection: bool,
    /// Filters, their counts, and the list.
    pub filter: bool,
    /// Axis or list.
    pub view: bool,
    /// Whether the filters are open.
    pub panel: bool,
    /// The relation that the summary is to tell of, [`State::relation`](crate::State::relation).
    pub summary: bool,
}

/// What events can be filtered by, besides their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The four tones: each can be hidden.
    Tone,
    /// PLOVER's types.
    Kind,
    /// Whether it happened.
    Status,
    /// Who takes part.
    Actor,
}

/// What can be chosen of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its place, for [`Msg::Toggle`].
    pub at: u8,
    /// The key of its word in the packs; of an actor, the code.
    pub key: String,
    /// How many events of it the other filters let through.
    pub count: usize,
    /// Whether it is chosen; a tone: whether it is shown.
    pub on: bool,
}

/// What the list says at the head of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// An astronomical year: 0 is 1 BC.
    Year(i32),
    /// Events whose year is not known.
    NoYear,
    /// Events without a date.
    Undated,
}

/// Events of the list under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub heading: Heading,
    /// Indices of its events, newest first.
    pub events: Vec<usize>,
}

/// Who, what, when, where of the article: at most three of each, the most salient first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chips {
    /// Codes of actors.
    pub who: Vec<String>,
    /// Keys of words: mode or else type, then contexts.
    pub what: Vec<String>,
    /// Indices of events of the timeline whose dates differ.
    pub when: Vec<usize>,
    /// Names of places, as the text spells them.
    pub place: Vec<String>,
}

/// What the timeline's title tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// The editor's own title, if there is one.
    pub text: Option<String>,
    /// The pair that is shown; none where all are, or where there is none.
    pub pair: Option<[String; 2]>,
    /// Astronomical year of its first event, if it has events in more than one year.
    pub since: Option<i32>,
    /// Events that are shown.
    pub shown: usize,
    /// Events of the timeline.
    pub total: usize,
}
