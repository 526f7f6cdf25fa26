//! Many timelines in one, in whatever order they come.

use std::cmp::Ordering;

use super::when::{Place, when};
use crate::{
    model::{Digest, Event, Timeline},
    order::ranks,
};

impl Timeline {
    /// The timeline of one article.
    #[must_use]
    pub fn from_digest(digest: &Digest) -> Self {
        // What someone did, no one knows when or to whom, has no place on a timeline.
        let placed = |event: &&Event| event.dyad.is_some() || event.date.is_some();
        let events = digest.events.iter().filter(placed).cloned().collect();
        Self { title: None, eras: Vec::new(), events: sorted(events) }
    }

    /// Both timelines in one; the order of merging does not matter, and a second time changes nothing.
    ///
    /// An event that both hold (same id, same source) is one event. The same deed told by two sources stays two events,
    /// each with its own sentence; the axis draws them as one mark with a count.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        Self::union(vec![self, other])
    }

    /// All of them in one, as by [`Timeline::merge`], but sorted only once.
    #[must_use]
    pub fn union(timelines: Vec<Self>) -> Self {
        let mut all = Self::default();
        for one in timelines {
            all.title = match (all.title, one.title) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            for era in one.eras {
                let at = all.eras.partition_point(|other| *other < era);
                if all.eras.get(at) != Some(&era) {
                    all.eras.insert(at, era);
                }
            }
            all.events.extend(one.events);
        }
        all.events = sorted(all.events);
        all
    }
}

/// Sorted by first day, last day, id; without a year, and without a date, last. Doubles are dropped.
fn sorted(events: Vec<Event>) -> Vec<Event> {
    // Only numbers are moved about until all is settled: an event is some hundreds of bytes.
    let keys: Vec<(Place, [i32; 2])> = events.iter().map(when).map(|when| (when.place, when.days)).collect();
    let compare = |&a: &u32, &b: &u32| {
        let (a, b) = (a as usize, b as usize);
        keys.get(a).cmp(&keys.get(b)).then_with(|| match (events.get(a), events.get(b)) {
            (Some(first), Some(second)) => compare(first, second).then(a.cmp(&b)),
            _ => a.cmp(&b),
        })
    };
    let mut places: Vec<u32> = (0..u32::try_from(events.len()).unwrap_or(u32::MAX)).collect();
    places.sort_unstable_by(compare);

    // Doubles share a fingerprint; of those that do, the first in order stays.
    let at = |place: u32| events.get(place as usize);
    let prints: Vec<u64> = places.iter().map(|&place| at(place).map_or(0, fingerprint)).collect();
    let print = |rank: u32| prints.get(rank as usize);
    let mut double = vec![false; places.len()];
    for run in ranks(prints.clone()).chunk_by(|&a, &b| print(a) == print(b)).filter(|run| run.len() > 1) {
        let identity = |rank: u32| places.get(rank as usize).and_then(|&place| at(place)).map(identity);
        let mut kept: Vec<u32> = Vec::new();
        for &rank in run {
            if !kept.iter().any(|&other| identity(other) == identity(rank)) {
                kept.push(rank);
            } else if let Some(double) = double.get_mut(rank as usize) {
                *double = true;
            }
        }
    }

    let mut events: Vec<Option<Event>> = events.into_iter().map(Some).collect();
    let mut take = |place: u32| events.get_mut(place as usize).and_then(Option::take);
    let kept = places.iter().zip(double).filter(|(_, double)| !double);
    kept.filter_map(|(&place, _)| take(place)).collect()
}

/// A number that is the same for the same identity (FNV-1a).
fn fingerprint(event: &Event) -> u64 {
    let (id, article, url, start, [text, date, headline]) = identity(event);
    let start = start.to_le_bytes();
    let parts = [id, article, url, text, date, headline].map(str::as_bytes);
    let bytes = parts.into_iter().flat_map(|part| part.iter().chain(&[0])).chain(&start);
    bytes.fold(0xcbf2_9ce4_8422_2325, |print: u64, &byte| (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What makes two events one: where it was found, and the id; for events without an id, the sentence, the date and the
/// headline.
fn identity(event: &Event) -> (&str, &str, &str, usize, [&str; 3]) {
    let url = event.source.url.as_deref().unwrap_or_default();
    if event.id.is_empty() {
        let date = event.date.as_ref().map_or("", |date| &date.edtf);
        (&event.id, &event.source.article, url, event.start, [&event.text, date, &event.headline])
    } else {
        (&event.id, &event.source.article, url, 0, [""; 3])
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
