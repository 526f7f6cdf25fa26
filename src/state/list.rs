//! What is told in words beside the axis: the list, the article's who, what, when, where, the title.

use super::{Chips, Group, Heading, State, Title};
use crate::timeline::{
    index::is_news,
    when::{When, civil},
};

/// How many of each are told.
const CHIPS: usize = 3;
/// Words a minute of a quiet reader.
const READING: usize = 220;

impl State {
    /// The shown events under headings, newest first; then those without a year, then those without a date.
    #[must_use]
    pub fn list(&self) -> Vec<Group> {
        let (mut groups, mut last): (Vec<Group>, Vec<Group>) = (Vec::new(), Vec::new());
        let mut put = |heading, event, reverse: bool| {
            let list = if reverse { &mut groups } else { &mut last };
            match list.last_mut() {
                Some(group) if group.heading == heading => group.events.push(event),
                _ => list.push(Group { heading, events: vec![event] }),
            }
        };
        // Within the timeline all dated events come first, then those without a year, then those without a date.
        for &number in self.shown.iter().rev() {
            let event = number as usize;
            if let Some(When::Dated { days, .. }) = self.whens.get(event) {
                put(Heading::Year(civil(days[0]).0), event, true);
            }
        }
        for &number in &self.shown {
            let event = number as usize;
            match self.whens.get(event) {
                Some(When::NoYear(_)) => put(Heading::NoYear, event, false),
                Some(When::Undated) => put(Heading::Undated, event, false),
                _ => {}
            }
        }
        groups.append(&mut last);
        groups
    }

    /// Who, what, when, where of the article, from its own events.
    #[must_use]
    pub fn chips(&self) -> Chips {
        let events = &self.timeline.events;
        let mut own: Vec<(f64, usize)> = events
            .iter()
            .enumerate()
            .filter(|(_, event)| is_news(event, &self.digest.id))
            .map(|(index, event)| (if event.dyad.is_some() { 1.0 } else { 0.0 } + event.salience, index))
            .collect();
        own.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut chips = Chips::default();
        for (index, event) in own.iter().filter_map(|&(_, index)| Some((index, events.get(index)?))) {
            if event.dyad.is_some() {
                event.actors.iter().for_each(|actor| add(&mut chips.who, &actor.code));
            }
            let kind = event.mode.as_deref().or(event.kind.map(|kind| kind.name()));
            kind.into_iter().chain(event.contexts.iter().map(String::as_str)).for_each(|key| add(&mut chips.what, key));
            if let Some(date) = &event.date {
                let differs = |other: &&usize| {
                    let other = events.get(**other).and_then(|event| event.date.as_ref());
                    other.is_some_and(|other| other.edtf == date.edtf)
                };
                if chips.when.len() < CHIPS && !chips.when.iter().any(|other| differs(&other)) {
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
        let years = self.timeline.events.iter().zip(&self.whens).filter_map(|(event, when)| match when {
            When::Dated { days, .. } if self.filter.of_pair(event, self.bilateral) => Some(civil(days[0]).0),
            _ => None,
        });
        let ends = years.fold(None, |ends: Option<(i32, i32)>, year| {
            Some(ends.map_or((year, year), |(first, last)| (first.min(year), last.max(year))))
        });
        Title {
            text: self.timeline.title.clone(),
            pair: self.filter.pair.clone(),
            since: ends.filter(|(first, last)| first < last).map(|(first, _)| first),
            shown: self.shown.len(),
            total: self.timeline.events.len(),
        }
    }
}

/// Adds a key that is not there yet, while there is room.
fn add(list: &mut Vec<String>, key: &str) {
    if list.len() < CHIPS && !list.iter().any(|other| other == key) {
        list.push(key.to_owned());
    }
}
