//! All of the widget's logic: what is shown, and how each message changes it. No DOM.

mod filter;
mod keys;
mod list;
mod messages;
mod update;

use crate::{
    calendar::extent,
    model::{Digest, Timeline, Tone},
    timeline::{
        Pair, Scene,
        draw::{Picture, draw},
        frame::Frame,
        index::{Content, Index},
        lanes::{lanes, main_pair, pairs},
        scale::{Window, fit},
        scene::Side,
        when::{FIRST_DAY, LAST_DAY, When, when},
    },
};
use filter::Filter;
pub use messages::{Changes, Chips, Group, Heading, Msg, StripPart, Title, ToneFilter};

#[cfg(test)]
mod tests;

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

/// Everything that the widget shows follows from this. Made by [`State::new`], changed by [`State::update`] only.
#[derive(Debug, Clone)]
pub struct State {
    /// The article's digest.
    pub digest: Digest,
    /// The events on the axis, sorted: the article's, the editor's, those of related articles.
    pub timeline: Timeline,
    /// The choice of view.
    pub view: View,
    /// Width of the widget in CSS pixels.
    pub width: f64,
    /// Average width of a letter of a label in CSS pixels, as measured by the view.
    pub char_width: f64,
    /// Whether the page is read from right to left.
    pub rtl: bool,
    /// Index of the chosen event in the timeline.
    pub selected: Option<usize>,
    filter: Filter,
    /// What follows from the timeline alone.
    whens: Vec<When>,
    pairs: Vec<Pair>,
    eras: Vec<(Window, String)>,
    bilateral: bool,
    no_year: bool,
    /// What follows from the choice of the pair.
    lanes: Option<[String; 2]>,
    rows: [u8; 2],
    home: Window,
    dated: bool,
    /// What follows from all filters.
    shown: Vec<u32>,
    counts: [usize; 4],
    index: Index,
    window: Window,
}

/// Below this width the list stands in for the axis.
const NARROW: f64 = 600.0;
/// An average letter of 14 px text, until the view has measured one.
const CHAR_WIDTH: f64 = 6.8;

impl Default for State {
    fn default() -> Self {
        Self::new(Digest::default(), Timeline::default())
    }
}

impl State {
    /// The widget beside an article, with the events of `others` (an editor's, those of related articles) among its own.
    #[must_use]
    pub fn new(digest: Digest, others: Timeline) -> Self {
        let timeline = Timeline::from_digest(&digest).merge(others);
        let mut state = Self {
            digest,
            timeline,
            view: View::Auto,
            width: 0.0,
            char_width: CHAR_WIDTH,
            rtl: false,
            selected: None,
            filter: Filter::default(),
            whens: Vec::new(),
            pairs: Vec::new(),
            eras: Vec::new(),
            bilateral: false,
            no_year: false,
            lanes: None,
            rows: [1; 2],
            home: [0.0, 1.0],
            dated: false,
            shown: Vec::new(),
            counts: [0; 4],
            index: Index::default(),
            window: [0.0, 1.0],
        };
        state.read_timeline();
        state.filter.pair = main_pair(&state.pairs);
        state.choose_pair();
        state
    }

    /// Takes in more events. The chosen event and the filters stay; the window stays unless it showed everything.
    pub fn merge(&mut self, others: Timeline) -> Changes {
        let chosen = self.selected.and_then(|index| self.timeline.events.get(index)).cloned();
        let all = self.window == self.home;
        let first = self.pairs.is_empty();
        self.timeline = std::mem::take(&mut self.timeline).merge(others);
        self.read_timeline();
        if first {
            self.filter.pair = main_pair(&self.pairs);
        }
        let window = self.window;
        self.choose_pair();
        if !all {
            self.go(window);
        }
        self.selected = chosen.and_then(|chosen| self.timeline.events.iter().position(|event| *event == chosen));
        self.drop_hidden();
        Changes { scene: true, selection: true, filter: true, ..Changes::default() }
    }

    /// The axis, or the list where it is chosen, or where the axis has no room or nothing to show.
    #[must_use]
    pub fn effective_view(&self) -> View {
        match self.view {
            View::Auto if self.width >= NARROW && self.dated => View::Axis,
            View::Auto => View::List,
            chosen => chosen,
        }
    }

    /// The window that is shown, in days: where a leap of the window ends.
    #[must_use]
    pub const fn window(&self) -> [f64; 2] {
        self.window
    }

    /// The window that shows everything: no window is wider.
    #[must_use]
    pub const fn home(&self) -> [f64; 2] {
        self.home
    }

    /// The picture of the axis.
    #[must_use]
    pub fn scene(&self) -> Scene {
        self.scene_in(self.window)
    }

    /// The picture with another window, on the way to [`State::window`].
    #[must_use]
    pub fn scene_in(&self, window: [f64; 2]) -> Scene {
        let (frame, height) = self.frame();
        draw(&Picture {
            content: self.content(),
            index: &self.index,
            window: crate::timeline::scale::within(window, self.home),
            frame,
            height,
            dated: self.dated,
            selected: self.selected,
            eras: &self.eras,
            rtl: self.rtl,
        })
    }

    /// The pairs of the timeline, the most frequent first.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The pair that is shown; none for all.
    #[must_use]
    pub const fn pair(&self) -> Option<&[String; 2]> {
        self.filter.pair.as_ref()
    }

    /// The four tones as filters, with how many events each would show.
    #[must_use]
    pub fn tones(&self) -> [ToneFilter; 4] {
        std::array::from_fn(|index| ToneFilter {
            tone: Tone::ALL.get(index).copied().unwrap_or(Tone::VerbalCooperation),
            count: self.counts.get(index).copied().unwrap_or_default(),
            shown: !self.filter.hidden.get(index).copied().unwrap_or_default(),
        })
    }

    /// Whether context events are shown, and how many there are; none where there are no others.
    #[must_use]
    pub fn context(&self) -> Option<(bool, usize)> {
        let count = self.timeline.events.iter().filter(|event| event.dyad.is_none()).count();
        (self.bilateral && count > 0).then_some((self.filter.context, count))
    }

    /// What the reader looks for.
    #[must_use]
    pub fn find(&self) -> &str {
        &self.filter.text
    }

    /// Whether any filter hides anything, so that a reset makes sense. (The pair is a choice, not a filter.)
    #[must_use]
    pub fn filtered(&self) -> bool {
        self.filter.hidden.contains(&true) || !self.filter.text.is_empty()
    }

    /// The events that the filters let through, in the order of the timeline.
    #[must_use]
    pub fn shown(&self) -> &[u32] {
        &self.shown
    }

    fn frame(&self) -> (Frame, f64) {
        let width = if self.width.is_finite() { self.width.clamp(0.0, 10_000.0) } else { 0.0 };
        let char_width = if self.char_width.is_finite() { self.char_width.clamp(1.0, 100.0) } else { CHAR_WIDTH };
        Frame::new(width, self.rows, if self.eras.is_empty() { 4.0 } else { 20.0 }, char_width)
    }

    fn content(&self) -> Content<'_> {
        Content {
            events: &self.timeline.events,
            whens: &self.whens,
            shown: &self.shown,
            lanes: self.lanes.as_ref(),
            bilateral: self.bilateral,
            no_year: self.no_year,
            article: &self.digest.id,
            home: self.home,
        }
    }

    /// What follows from the timeline alone.
    fn read_timeline(&mut self) {
        let events = &self.timeline.events;
        self.whens = events.iter().map(when).collect();
        self.pairs = pairs(events);
        self.bilateral = !self.pairs.is_empty();
        let dated = |when: &When| matches!(when, When::Dated { .. });
        self.no_year = !self.whens.iter().any(dated) && self.whens.iter().any(|when| matches!(when, When::NoYear(_)));
        let day = |edtf: &str, end: bool| {
            let extent = extent(edtf).ok()?;
            // An open end is the end of the calendar.
            Some(match if end { extent.latest } else { extent.earliest } {
                Some(day) => f64::from(day.0) + if end { 1.0 } else { 0.0 },
                None if end => LAST_DAY,
                None => FIRST_DAY,
            })
        };
        let eras = self.timeline.eras.iter();
        self.eras = eras
            .filter_map(|era| Some(([day(&era.start, false)?, day(&era.end, true)?], era.label.clone())))
            .filter(|(days, _)| days[0] < days[1])
            .collect();
    }

    /// What follows from the choice of the pair: sides, height, extent.
    fn choose_pair(&mut self) {
        self.lanes = self.filter.pair.as_ref().map(|pair| lanes(&self.timeline.events, pair));
        let (mut counts, mut ends) = ([0_usize; 3], [f64::INFINITY, f64::NEG_INFINITY]);
        let content = self.content();
        for (index, event) in content.events.iter().enumerate() {
            if !self.filter.of_pair(event, self.bilateral) {
                continue;
            }
            let Some(days) = content.days(index) else { continue };
            ends = [ends[0].min(days[0]), ends[1].max(days[1])];
            match content.side(event) {
                Side::Above => counts[0] += 1,
                Side::Joint => counts[1] += 1,
                Side::Below => counts[2] += 1,
                Side::Context => {}
            }
        }
        // A few events need no high picture; what both do is told above first.
        let rows = |count: usize| match count {
            0..=1 => 1,
            2..=3 => 3,
            4..=7 => 4,
            _ => 5,
        };
        self.rows = [rows(counts[0] + counts[1]), rows(counts[2] + counts[1] / 3)];
        self.dated = ends[0] < ends[1];
        let some_year = || [crate::timeline::when::day(2000, 1, 1), crate::timeline::when::day(2001, 1, 1)];
        self.home = if self.dated && !self.no_year { fit(ends) } else { some_year() };
        self.window = self.home;
        self.apply();
    }
}
