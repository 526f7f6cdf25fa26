//! How each message changes the state.

use super::{Changes, Msg, State, StripPart};
use crate::timeline::{
    scale::{Window, pan, reveal, within, zoom},
    when::LAST_DAY,
};

/// From this factor on, a zoom is a leap that the view may show as a movement (a button, not a wheel).
const LEAP: f64 = 1.5;

impl State {
    /// Takes in what happened, and tells what changed.
    pub fn update(&mut self, msg: Msg) -> Changes {
        let view = self.effective_view();
        let mut changes = match msg {
            Msg::Resize(width) => {
                let changed = self.width.to_bits() != width.to_bits();
                self.width = width;
                Changes { scene: changed, ..Changes::default() }
            }
            Msg::CharWidth(width) => {
                self.char_width = width;
                Changes { scene: true, ..Changes::default() }
            }
            Msg::View(chosen) => {
                let changed = self.view != chosen;
                self.view = chosen;
                Changes { view: changed, ..Changes::default() }
            }
            Msg::Select(event) => self.select(event),
            Msg::Step(by) => self.step(by),
            Msg::Edge { last } => {
                let event = if last { self.shown.last() } else { self.shown.first() };
                event.copied().map_or_else(Changes::default, |event| self.select(Some(event as usize)))
            }
            Msg::Zoom { factor, at } => {
                let at = if self.rtl { 1.0 - at } else { at };
                let changes = self.go(zoom(self.window, self.home, factor, at));
                Changes { animate: changes.scene && (factor >= LEAP || factor <= 1.0 / LEAP), ..changes }
            }
            Msg::Pan(by) => self.leap(pan(self.window, self.home, by)),
            Msg::Drag(by) => {
                let by = self.later(by) / self.axis_width();
                self.go(pan(self.window, self.home, -by))
            }
            Msg::Strip { part, by } => self.strip(part, by),
            Msg::Jump(x) => {
                let frame = self.frame();
                let x = if self.rtl { frame.width - x } else { x };
                let day = self.home[0] + (x - frame.range[0]) / self.axis_width() * (self.home[1] - self.home[0]);
                let half = (self.window[1] - self.window[0]) / 2.0;
                if day.is_finite() {
                    self.leap(within([day - half, day + half], self.home))
                } else {
                    Changes::default()
                }
            }
            Msg::Window { start, end } => self.leap(within([start, end], self.home)),
            Msg::Open { days, event } => self.open(days, event),
            Msg::Fit => self.leap(self.home),
            Msg::Toggle(facet, at) => {
                self.filter.toggle(facet, at);
                self.refilter()
            }
            Msg::Filters(open) => {
                let panel = self.filters_open != open;
                self.filters_open = open;
                Changes { panel, ..Changes::default() }
            }
            Msg::More(more) => {
                self.list_limit = self.list_limit.saturating_add(more);
                Changes { filter: true, ..Changes::default() }
            }
            Msg::Pair(pair) => self.show_pair(pair.clone(), pair),
            Msg::MainPair => self.show_pair(self.facts.main_pair(), None),
            Msg::ToggleContext => {
                self.filter.context = !self.filter.context;
                let window = self.window;
                let all = window == self.home;
                self.choose_pair();
                if !all {
                    self.go(within(window, self.home));
                }
                self.refiltered()
            }
            Msg::Find(text) => {
                if self.filter.text == text {
                    return Changes::default();
                }
                self.filter.text = text;
                self.refilter()
            }
            Msg::Reset => {
                self.filter.reset();
                self.refilter()
            }
        };
        changes.view |= self.effective_view() != view;
        changes
    }

    /// Shows the events of a pair, or of all; the summary is to tell of a relation, or of the article.
    fn show_pair(&mut self, pair: Option<[String; 2]>, relation: Option<[String; 2]>) -> Changes {
        let summary = self.relation != relation;
        self.relation = relation;
        if self.filter.pair == pair {
            return Changes { summary, ..Changes::default() };
        }
        self.filter.pair = pair;
        self.choose_pair();
        Changes { summary, ..self.refiltered() }
    }

    /// Moves the window.
    pub(super) fn go(&mut self, window: Window) -> Changes {
        let window = within(window, self.home);
        let scene = window != self.window;
        self.window = window;
        Changes { scene, ..Changes::default() }
    }

    /// Moves the window, far enough for the view to show it as a movement.
    fn leap(&mut self, window: Window) -> Changes {
        let changes = self.go(window);
        Changes { animate: changes.scene, ..changes }
    }

    fn select(&mut self, event: Option<usize>) -> Changes {
        let event = event.filter(|&index| index < self.events.len());
        if event == self.selected {
            return Changes::default();
        }
        let mut changes = Changes { scene: true, selection: true, ..Changes::default() };
        // Who asks for a hidden event by its id wants to see it.
        if let Some(index) = event.filter(|&index| !self.is_shown(index)) {
            self.unhide(index);
            changes.filter = true;
            // The summary tells of the pair that is shown, if of any.
            if self.relation.is_some() && self.relation != self.filter.pair {
                self.relation.clone_from(&self.filter.pair);
                changes.summary = true;
            }
        }
        self.selected = event;
        if let Some(days) = event.and_then(|index| self.facts.days(index)) {
            changes.animate = self.go(reveal(self.window, self.home, days)).scene;
        }
        changes
    }

    /// Loosens the filters until an event is shown.
    fn unhide(&mut self, index: usize) {
        let (Some(event), Some(fact)) = (self.events.get(index), self.facts.list.get(index)) else { return };
        self.filter.reset();
        if !self.filter.of_pair(fact, self.facts.bilateral()) {
            self.filter.context |= event.dyad.is_none();
            self.filter.pair = event.dyad.or(self.filter.pair.take());
            self.choose_pair();
        }
        self.apply();
    }

    /// The next or previous shown event; from none, the first or the last one.
    fn step(&mut self, by: i32) -> Changes {
        let last = self.shown.len().saturating_sub(1);
        let by_size = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let from = self.selected.and_then(|index| self.shown.binary_search_by_key(&index, |&at| at as usize).ok());
        let at = match from {
            _ if by == 0 => return Changes::default(),
            Some(at) if by > 0 => at.saturating_add(by_size).min(last),
            Some(at) => at.saturating_sub(by_size),
            None if by > 0 => 0,
            None => last,
        };
        let event = self.shown.get(at).map(|&event| event as usize);
        event.map_or_else(Changes::default, |event| self.select(Some(event)))
    }

    /// Zooms to a cluster's extent; if that takes nothing apart, chooses an event of it.
    fn open(&mut self, days: Window, event: usize) -> Changes {
        let span = days[1] - days[0];
        let closer = (days[0] - 0.1 * span, days[1] + 0.1 * span);
        let much = span > 1.0 && span * 1.2 < (self.window[1] - self.window[0]) * 0.9;
        if much && closer.0.is_finite() && closer.1 <= LAST_DAY * 2.0 {
            self.leap(within([closer.0, closer.1], self.home))
        } else {
            self.select(Some(event))
        }
    }

    fn strip(&mut self, part: StripPart, by: f64) -> Changes {
        let days = self.later(by) / self.axis_width() * (self.home[1] - self.home[0]);
        if !days.is_finite() {
            return Changes::default();
        }
        let [start, end] = self.window;
        let earlier_handle = (part == StripPart::Left) != self.rtl;
        let shortest = 1.0_f64.min(self.home[1] - self.home[0]);
        self.go(match part {
            StripPart::Window => pan(self.window, self.home, days / (end - start)),
            _ if earlier_handle => [(start + days).min(end - shortest).max(self.home[0]), end],
            _ => [start, (end + days).max(start + shortest).min(self.home[1])],
        })
    }

    /// Applies the tone and text filters anew.
    fn refilter(&mut self) -> Changes {
        self.apply();
        self.refiltered()
    }

    fn refiltered(&mut self) -> Changes {
        let selection = self.drop_hidden();
        Changes { scene: true, filter: true, selection, ..Changes::default() }
    }

    /// Pixels to the right as pixels of later time.
    fn later(&self, by: f64) -> f64 {
        if self.rtl { -by } else { by }
    }

    fn axis_width(&self) -> f64 {
        let frame = self.frame();
        (frame.range[1] - frame.range[0]).max(1.0)
    }
}
