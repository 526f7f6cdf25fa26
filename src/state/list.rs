//! What is told in words beside the axis: the list, the article's who, what, when, where, the title.

use super::{Chips, Group, Heading, State, Title};
use crate::{
    order::{most, ranks},
    small::Gather as _,
    timeline::when::{Place, civil},
};

/// How many of each are told.
const CHIPS: usize = 3;
/// Words a minute of a quiet reader.
const READING: usize = 220;

impl State {
    /// The shown events under headings, newest first; then those without a year, then those without a date. Not more of
    /// them than the limit, but as many as it takes to hold the chosen one.
    #[must_use]
    pub fn list(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (event, heading) in self.in_list_order().take(self.listed()) {
            match groups.last_mut() {
                Some(group) if group.heading == heading => group.events.push(event),
                _ => groups.push(Group { heading, events: vec![event] }),
            }
        }
        groups
    }

    /// How many shown events [`State::list`] leaves out.
    #[must_use]
    pub fn list_more(&self) -> usize {
        self.shown.len().saturating_sub(self.listed())
    }

    fn listed(&self) -> usize {
        let chosen = self.selected.filter(|_| self.list_limit < self.shown.len());
        let place = chosen.and_then(|chosen| self.in_list_order().position(|(event, _)| event == chosen));
        self.list_limit.max(place.map_or(0, |place| place + 1))
    }

    fn in_list_order(&self) -> impl Iterator<Item = (usize, Heading)> {
        let heading = |&number: &u32| {
            let when = self.facts.list.get(number as usize).map(|fact| fact.when);
            match when.map_or(Place::Undated, |when| when.place) {
                Place::Dated => Heading::Year(civil(when.map_or(0.0, |when| f64::from(when.days[0]))).0),
                Place::NoYear => Heading::NoYear,
                Place::Undated => Heading::Undated,
            }
        };
        // Within the timeline all dated events come first, then those without a year, then those without a date.
        let dated = self.shown.partition_point(|number| matches!(heading(number), Heading::Year(_)));
        let (dated, others) = self.shown.split_at(dated);
        dated.iter().rev().chain(others).map(move |number| (*number as usize, heading(number)))
    }

    /// Who, what, when, where of the article, from its own events.
    #[must_use]
    pub fn chips(&self) -> Chips {
        let events = &self.events;
        let news = self.facts.list.iter().zip(0..).filter(|(fact, _)| fact.news);
        let own: Vec<usize> = news.map(|(_, index)| index).gather();
        let weight = |event: crate::model::Event| if event.dyad.is_some() { 1.0 } else { 0.0 } + event.salience;
        let order = ranks(own.iter().map(|&index| most(events.get(index).map_or(0.0, weight))).gather());
        let mut chips = Chips::default();
        for &index in order.into_iter().filter_map(|at| own.get(at as usize)) {
            let Some(event) = events.get(index) else { continue };
            if event.dyad.is_some() {
                event.actors.iter().for_each(|actor| add(&mut chips.who, &actor.code));
            }
            event
                .said()
                .into_iter()
                .chain(event.contexts.iter().map(String::as_str))
                .for_each(|key| add(&mut chips.what, key));
            if let Some(date) = &event.date {
                let same = |&other: &usize| {
                    events.get(other).and_then(|event| event.date).is_some_and(|other| other.edtf == date.edtf)
                };
                if chips.when.len() < CHIPS && !chips.when.iter().any(same) {
                    chips.when.push(index);
                }
            }
            if let Some(place) = &event.place {
                add(&mut chips.place, &place.name);
            }
        }
        // An article without an event between two still is about someone.
        for actor in self.digest.actors.iter().filter(|_| own.is_empty()) {
            add(&mut chips.who, &actor.code);
        }
        chips
    }

    /// How long the article takes to read, in whole minutes; 0 without an article.
    #[must_use]
    pub const fn reading_minutes(&self) -> usize {
        self.digest.words.div_ceil(READING)
    }

    /// What the timeline's title tells.
    #[must_use]
    pub fn title(&self) -> Title {
        let mut ends = [f64::INFINITY, f64::NEG_INFINITY];
        for fact in &self.facts.list {
            if fact.when.place == Place::Dated && self.filter.of_pair(fact, self.facts.bilateral()) {
                let first = f64::from(fact.when.days[0]);
                ends = [ends[0].min(first), ends[1].max(first)];
            }
        }
        let [first, last] = ends.map(|day| civil(day).0);
        Title {
            text: self.timeline.title.clone(),
            pair: self.filter.pair.clone(),
            since: (ends[0] < ends[1] && first < last).then_some(first),
            shown: self.shown.len(),
            total: self.events.len(),
        }
    }
}

/// Adds a key that is not there yet, while there is room.
fn add(list: &mut Vec<String>, key: &str) {
    if list.len() < CHIPS && !list.iter().any(|other| other == key) {
        list.push(key.to_owned());
    }
}
