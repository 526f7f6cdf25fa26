//! Many timelines in one, in whatever order they come.

use std::cmp::Ordering;

use super::when::{order, when};
use crate::model::{Digest, Event, Timeline};

impl Timeline {
    /// The timeline of one article.
    #[must_use]
    pub fn from_digest(digest: &Digest) -> Self {
        Self { title: None, eras: Vec::new(), events: digest.events.clone() }.merge(Self::default())
    }

    /// Both timelines in one; the order of merging does not matter, and a second time changes nothing.
    ///
    /// An event that both hold (same id, same source) is one event. The same deed told by two sources stays two events,
    /// each with its own sentence; the axis draws them as one mark with a count.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        let title = match (self.title, other.title) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let mut eras = self.eras;
        eras.extend(other.eras);
        eras.sort_unstable();
        eras.dedup();
        let mut events = self.events;
        events.extend(other.events);
        Self { title, eras, events: sorted(events) }
    }
}

/// Sorted by first day, last day, id; without a year, and without a date, last. Doubles are dropped.
fn sorted(events: Vec<Event>) -> Vec<Event> {
    let mut keyed: Vec<((u8, i32, i32), Event)> =
        events.into_iter().map(|event| (order(when(&event)), event)).collect();
    let in_order =
        |a: &((u8, i32, i32), Event), b: &((u8, i32, i32), Event)| a.0.cmp(&b.0).then_with(|| compare(&a.1, &b.1));
    // Most timelines come sorted: then neither sort is needed.
    if keyed.windows(2).any(|pair| identity(&pair[0].1).cmp(&identity(&pair[1].1)) != Ordering::Less) {
        keyed.sort_by(|a, b| identity(&a.1).cmp(&identity(&b.1)).then_with(|| in_order(a, b)));
        keyed.dedup_by(|later, first| identity(&later.1) == identity(&first.1));
    }
    keyed.sort_by(in_order);
    keyed.into_iter().map(|(_, event)| event).collect()
}

/// What makes two events one: the id, where it was found, and, for events without an id, the sentence.
fn identity(event: &Event) -> (&str, &str, &str, usize, &str) {
    let url = event.source.url.as_deref().unwrap_or_default();
    if event.id.is_empty() {
        (&event.id, &event.source.article, url, event.start, &event.text)
    } else {
        (&event.id, &event.source.article, url, 0, "")
    }
}

/// A total order over all that is likely to differ, so that the order of merging cannot show.
fn compare(a: &Event, b: &Event) -> Ordering {
    identity(a)
        .cmp(&identity(b))
        .then_with(|| (&a.headline, &a.text, a.start, a.end).cmp(&(&b.headline, &b.text, b.start, b.end)))
        .then_with(|| {
            (a.kind, a.status, a.origin, &a.dyad, &a.mode).cmp(&(b.kind, b.status, b.origin, &b.dyad, &b.mode))
        })
        .then_with(|| a.salience.total_cmp(&b.salience))
        .then_with(|| a.intensity.total_cmp(&b.intensity))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        model::Era,
        timeline::samples::{any_event, event},
    };

    fn timeline(events: Vec<Event>) -> Timeline {
        Timeline { events, ..Timeline::default() }.merge(Timeline::default())
    }

    #[test]
    fn without_a_year_and_without_a_date_come_last() {
        let events = ["", "XXXX-02-01", "2025-07-11", "-0044-03-15", "XXXX-01-01", "2025-07"];
        let events = events.iter().enumerate().map(|(i, edtf)| event(&i.to_string(), edtf)).collect();
        let ids: Vec<_> = timeline(events).events.into_iter().map(|event| event.id).collect();
        assert_eq!(ids, ["3", "5", "2", "4", "1", "0"]);
    }

    #[test]
    fn two_sources_of_one_deed_stay_two_events() {
        let (mut a, mut b) = (event("a", "2025-07-11"), event("a", "2025-07-11"));
        a.source.article = "one".into();
        b.source.article = "two".into();
        assert_eq!(timeline(vec![a.clone(), b, a]).events.len(), 2);
    }

    #[test]
    fn titles_and_eras_are_merged() {
        let era = |label: &str| Era { label: label.into(), start: "1922".into(), end: "1991".into() };
        let one = Timeline { title: Some("b".into()), eras: vec![era("y"), era("x")], events: vec![] };
        let two = Timeline { title: Some("a".into()), eras: vec![era("x")], events: vec![] };
        let merged = one.merge(two);
        assert_eq!((merged.title.as_deref(), merged.eras), (Some("a"), vec![era("x"), era("y")]));
    }

    fn any_timeline() -> impl Strategy<Value = Timeline> {
        prop::collection::vec(any_event(), 0..12).prop_map(timeline)
    }

    proptest! {
        #[test]
        fn the_order_of_merging_does_not_matter(a in any_timeline(), b in any_timeline(), c in any_timeline()) {
            prop_assert_eq!(a.clone().merge(b.clone()), b.clone().merge(a.clone()));
            prop_assert_eq!(a.clone().merge(b.clone()).merge(c.clone()), a.clone().merge(b.merge(c)));
            prop_assert_eq!(a.clone().merge(a.clone()), a);
        }
    }
}
