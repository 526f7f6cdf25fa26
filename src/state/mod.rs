//! All of the widget's logic: what is shown, and how each message changes it. No DOM.

mod filter;
mod keys;
mod list;
mod messages;
mod update;

use crate::{
    calendar::{Day, extent},
    model::{Digest, Timeline},
    timeline::{
        Events, Pair, Scene,
        draw::{LANES, Picture, Sides, draw},
        facts::{Facts, NONE},
        frame::Frame,
        index::Index,
        scale::{Window, fit},
        when::{FIRST_DAY, LAST_DAY},
    },
};
use filter::Filter;
pub use messages::{Changes, Chips, Choice, Facet, Group, Heading, Msg, StripPart, Title};

#[cfg(test)]
mod properties;
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
    /// Title and eras; its events are in `events`.
    pub timeline: Timeline,
    /// The events, sorted: the article's, the editor's, those of related articles.
    pub events: Events,
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
    /// The day on which the page appeared, if it says so.
    pub today: Option<f64>,
    /// Whether the filters are open.
    pub filters_open: bool,
    /// What is said of the timeline that is being saved, such as how far it is; empty as long as nothing is.
    pub saving: String,
    /// How many events the list holds at most, besides those down to the chosen one.
    pub list_limit: usize,
    filter: Filter,
    relation: Option<[String; 2]>,
    /// What follows from the timeline alone.
    facts: Facts,
    eras: Vec<(Window, String)>,
    /// What follows from the choice of the pair.
    sides: Sides,
    lanes: Option<[String; 2]>,
    rows: [u8; 2],
    home: Window,
    dated: bool,
    /// What follows from all filters.
    shown: Vec<u32>,
    index: Index,
    window: Window,
}

/// Below this width the list stands in for the axis.
const NARROW: f64 = 600.0;
/// An average letter of 14 px text, until the view has measured one.
const CHAR_WIDTH: f64 = 6.8;
/// How many events the list begins with.
const LISTED: usize = 60;

impl Default for State {
    fn default() -> Self {
        Self::new(Digest::default(), Timeline::default())
    }
}

impl State {
    /// The widget beside an article, with the events of `others` (an editor's, those of related articles) among its own.
    #[must_use]
    pub fn new(digest: Digest, mut others: Timeline) -> Self {
        let mut events = Events::default();
        others.events.drain(..).for_each(|mut event| events.push(&mut event));
        Self::with(digest, others, events)
    }

    /// The same, with the other events apart from their timeline's title and eras.
    #[must_use]
    pub(crate) fn with(digest: Digest, others: Timeline, mut events: Events) -> Self {
        events.add(&digest);
        let facts = events.settle(&digest.id);
        let language = Some(digest.language.clone()).filter(|tag| !tag.is_empty());
        let mut timeline = Timeline { language, ..Timeline::default() };
        timeline.frame(others);
        let today = digest.published.as_deref().and_then(Day::parse).map(|day| f64::from(day.0));
        let mut state = Self {
            digest,
            timeline,
            events,
            view: View::Auto,
            width: 0.0,
            char_width: CHAR_WIDTH,
            rtl: false,
            selected: None,
            today,
            filters_open: false,
            saving: String::new(),
            list_limit: LISTED,
            filter: Filter::default(),
            relation: None,
            facts,
            eras: Vec::new(),
            sides: Sides::default(),
            lanes: None,
            rows: [1; 2],
            home: [0.0, 1.0],
            dated: false,
            shown: Vec::new(),
            index: Index::default(),
            window: [0.0, 1.0],
        };
        state.read_eras();
        state.filter.pair = state.facts.main_pair();
        state.filter.context = cfg!(feature = "files") && state.facts.starts_with_context();
        state.choose_pair();
        state
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

    /// Left and right end of the axis in the picture.
    #[must_use]
    pub fn range(&self) -> [f64; 2] {
        let Frame { width, range: [left, right], .. } = self.frame();
        if self.rtl { [width - right, width - left] } else { [left, right] }
    }

    /// The picture of the axis.
    #[must_use]
    pub fn scene(&self) -> Scene {
        self.scene_in(self.window)
    }

    /// The picture with another window, on the way to [`State::window`].
    #[must_use]
    pub fn scene_in(&self, window: [f64; 2]) -> Scene {
        let mut scene = draw(&Picture {
            events: &self.events,
            facts: &self.facts,
            index: &self.index,
            sides: self.sides,
            window: crate::timeline::scale::within(window, self.home),
            home: self.home,
            frame: self.frame(),
            dated: self.dated,
            selected: self.selected,
            today: self.today,
            eras: &self.eras,
            rtl: self.rtl,
        });
        if let Some([above, below]) = &self.lanes {
            scene.lanes = [Some(above.clone()), Some(below.clone())];
        }
        scene
    }

    /// The pairs of the timeline, the most frequent first.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.facts.pairs
    }

    /// Whether any event is of this pair.
    #[must_use]
    pub fn knows(&self, pair: &[String; 2]) -> bool {
        self.pairs().iter().any(|other| other.codes == *pair)
    }

    /// The pair that is shown; none for all.
    #[must_use]
    pub const fn pair(&self) -> Option<&[String; 2]> {
        self.filter.pair.as_ref()
    }

    /// The pair that was chosen, of whose relation the summary is to tell; none as long as the reader and the page chose none.
    #[must_use]
    pub const fn relation(&self) -> Option<&[String; 2]> {
        self.relation.as_ref()
    }

    /// Whether context events are shown, and how many there are; none where there are no others.
    #[must_use]
    pub fn context(&self) -> Option<(bool, usize)> {
        let count = self.facts.list.iter().filter(|fact| fact.pair == NONE).count();
        (self.facts.bilateral() && count > 0).then_some((self.filter.context, count))
    }

    /// The event of that identifier, for links to it.
    #[must_use]
    pub fn find_id(&self, id: &str) -> Option<usize> {
        (0..self.events.len()).find(|&index| self.events.id(index) == id)
    }

    /// Whether there is a shown event before the chosen one, and one after it.
    #[must_use]
    pub fn steps(&self) -> [bool; 2] {
        let Some(chosen) = self.selected else { return [!self.shown.is_empty(); 2] };
        let at = |number: Option<&u32>| number.map(|&number| number as usize);
        [
            at(self.shown.first()).is_some_and(|first| first < chosen),
            at(self.shown.last()).is_some_and(|last| last > chosen),
        ]
    }

    /// What the reader looks for.
    #[must_use]
    pub fn find(&self) -> &str {
        &self.filter.text
    }

    /// The events that the filters let through, in the order of the timeline.
    #[must_use]
    pub fn shown(&self) -> &[u32] {
        &self.shown
    }

    fn frame(&self) -> Frame {
        let width = if self.width.is_finite() { self.width.clamp(0.0, 10_000.0) } else { 0.0 };
        let char_width = if self.char_width.is_finite() { self.char_width.clamp(1.0, 100.0) } else { CHAR_WIDTH };
        Frame::new(width, self.rows, self.sides.lanes, if self.eras.is_empty() { 4.0 } else { 20.0 }, char_width)
    }

    /// The eras in days.
    fn read_eras(&mut self) {
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

    /// What follows from the choice of the pair: sides or lanes, height, extent.
    fn choose_pair(&mut self) {
        let (facts, pairs) = (&self.facts, &self.facts.pairs);
        let wanted = self.filter.pair.as_ref().map(|pair| pairs.iter().position(|other| other.codes == *pair));
        self.filter.place = wanted.map(|place| place.and_then(|at| u16::try_from(at).ok()).unwrap_or(NONE));
        let place = wanted.unwrap_or((pairs.len() == 1).then_some(0));
        // Who acts more often stands above; if both do as often, by code.
        let acts = |who: u8| {
            let of_pair = |pair: u16| Some(usize::from(pair)) == place;
            facts.list.iter().filter(|fact| of_pair(fact.pair) && fact.acts == who).count()
        };
        let lanes = if self.filter.pair.is_none() && pairs.len() > 1 { pairs.len().min(LANES) } else { 0 };
        self.sides = Sides { lanes: u8::try_from(lanes).unwrap_or_default(), flip: acts(2) > acts(1) };
        let named = place.and_then(|at| pairs.get(at)).map(|pair| &pair.codes).or(self.filter.pair.as_ref());
        self.lanes = named.cloned();
        if let Some(lanes) = self.lanes.as_mut().filter(|_| self.sides.flip) {
            lanes.reverse();
        }
        let (mut counts, mut ends) = ([0_usize; 4], [f64::INFINITY, f64::NEG_INFINITY]);
        for (event, fact) in facts.list.iter().enumerate() {
            if !self.filter.of_pair(fact, facts.bilateral()) {
                continue;
            }
            let Some(days) = facts.days(event) else { continue };
            ends = [ends[0].min(days[0]), ends[1].max(days[1])];
            if let Some(count) = counts.get_mut(self.sides.track(fact, facts.bilateral())) {
                *count += 1;
            }
        }
        // A few events need no high picture; what both do is told above first.
        let rows = |count: usize| match count {
            0..=1 => 1,
            2..=3 => 3,
            4..=7 => 4,
            _ => 5,
        };
        let [_, joint, above, below] = counts;
        self.rows = [rows(above + joint), rows(below + joint / 3)];
        self.dated = ends[0] < ends[1];
        let some_year = || [2000, 2001].map(|year| crate::timeline::when::day(year, 1, 1));
        self.home = if self.dated && !facts.no_year { fit(ends) } else { some_year() };
        self.window = self.home;
        self.apply();
    }
}
