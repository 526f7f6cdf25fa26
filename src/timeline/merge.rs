//! Many timelines in one, in whatever order they come.

use std::cmp::Ordering;

use super::when::{When, when};
use crate::{
    model::{Digest, Event, Timeline},
    order::sort,
    small::Gather as _,
    text::{SEED, step},
};

/// What BCP 47 calls several languages.
pub(crate) const SEVERAL: &str = "mul";

/// Whether an event has a place on a timeline: what someone did, no one knows when or to whom, has none.
pub(super) const fn placed(event: &Event) -> bool {
    event.dyad.is_some() || event.date.is_some()
}

impl Timeline {
    /// The timeline of one article.
    #[must_use]
    pub fn from_digest(digest: &Digest) -> Self {
        let events = digest.events.iter().filter(|event| placed(event)).cloned().gather();
        Self { language: Some(digest.language.clone()), events: sorted(events), ..Self::default() }
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
        for mut one in timelines {
            all.events.append(&mut one.events);
            all.frame(one);
        }
        all.events = sorted(all.events);
        all
    }

    /// Takes in title, language and eras of another.
    pub(crate) fn frame(&mut self, other: Self) {
        self.title = match (self.title.take(), other.title) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        // Without files there is none but one's own.
        if cfg!(feature = "files") {
            self.language = match (self.language.take(), other.language) {
                (Some(a), Some(b)) if a != b => Some(SEVERAL.to_owned()),
                (a, b) => a.or(b),
            };
        }
        for era in other.eras {
            let at = self.eras.partition_point(|other| *other < era);
            if self.eras.get(at) != Some(&era) {
                self.eras.insert(at, era);
            }
        }
    }
}

/// What an event is sorted by, and known by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// Class (dated, without a year, without a date), first and last day.
    when: u64,
    /// The first letters of the id: most often they tell two events of a day apart.
    id: u64,
    /// The same for events that are one: those of the same source and id; without an id, of the same sentence, date and
    /// headline.
    identity: u64,
    /// Differs where anything else is likely to differ, so that the order of merging cannot show.
    whole: u64,
}

pub(super) fn key(event: &Event, when: When) -> Key {
    let [first, last] = when.days.map(|day| (i64::from(day) + (1 << 30)).cast_unsigned());
    let source = [&event.id, &event.source.article, event.source.url.as_deref().unwrap_or_default()];
    let mut identity = source.iter().fold(SEED, |print, text| fingerprint(print, text));
    if event.id.is_empty() {
        let date = event.date.as_ref().map_or("", |date| &date.edtf);
        identity = [&event.text, date, &event.headline].iter().fold(identity, |print, text| fingerprint(print, text));
        identity = step(identity, event.start as u64);
    }
    let mut whole = fingerprint(identity, &event.headline);
    for word in event.dyad.iter().flatten().chain(&event.mode) {
        whole = fingerprint(whole, word);
    }
    for number in [
        event.start as u64,
        event.end as u64,
        event.text.len() as u64,
        event.kind.map_or(99, |kind| kind as u64),
        event.status as u64,
        event.origin as u64,
        event.salience.to_bits(),
        event.intensity.to_bits(),
    ] {
        whole = step(whole, number);
    }
    let id = event.id.bytes().chain(std::iter::repeat(0)).take(8).fold(0, |id, byte| id << 8 | u64::from(byte));
    Key { when: (when.place as u64) << 62 | first << 31 | last, id, identity, whole }
}

/// As FNV-1a, but eight letters at a time, which are mixed as `MurmurHash3` does, so that no letter of the next eight makes up for
/// one of these; and with an end that keeps "ab", "c" from "a", "bc".
fn fingerprint(print: u64, text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks();
    let mixed = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word).wrapping_mul(0x87c3_7b91_1142_53d5);
        word.rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f)
    };
    let print = words.iter().fold(print, |print, word| step(print.rotate_left(27), mixed(word)));
    step(rest.iter().fold(print, |print, byte| step(print, *byte)), 256_u64)
}

/// The order of events: by first day, last day, id, article and place in it (`by_head` compares the last three); without a
/// year, and without a date, last. Doubles are left out: of those that are one event, the first in order stays.
pub(super) fn order(keys: &[Key], by_head: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(keys.len()).gather();
    sort(&mut order, &|a, b| {
        let (first, second) = (&keys[a as usize], &keys[b as usize]);
        let [one, two] = [(first.when, first.id), (second.when, second.id)];
        if one != two {
            return one < two;
        }
        match by_head(a, b) {
            Ordering::Equal => first.whole < second.whole,
            order => order.is_lt(),
        }
    });
    // Those that were met stand in a table at or after the place that their identity names; at least half of it is empty.
    let mut met = vec![u32::MAX; (2 * keys.len()).next_power_of_two()];
    let last = met.len() - 1;
    order.retain(|&at| {
        let identity = keys[at as usize].identity;
        let mut place = (identity ^ (identity >> 32)) as usize & last;
        while let Some(other) = keys.get(met[place] as usize) {
            if other.identity == identity {
                return false;
            }
            place = (place + 1) & last;
        }
        met[place] = at;
        true
    });
    order
}

fn sorted(mut events: Vec<Event>) -> Vec<Event> {
    let keys: Vec<Key> = events.iter().map(|event| key(event, when(event))).gather();
    let order = order(&keys, &|a, b| {
        let head = |at: u32| {
            let event = &events[at as usize];
            (&event.id, &event.source.article, event.start)
        };
        head(a).cmp(&head(b))
    });
    order.into_iter().map(|at| std::mem::take(&mut events[at as usize])).gather()
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
    fn ids_that_differ_in_two_letters_are_two_events() {
        let events = vec![event("283fefc13f09d0e873a0", "2000-01-01"), event("283fefc93f04d0e873a0", "2001-01-01")];
        assert_eq!(timeline(events).events.len(), 2);
    }

    #[test]
    fn titles_and_eras_are_merged() {
        let era = |label: &str| Era { label: label.into(), start: "1922".into(), end: "1991".into() };
        let one = Timeline { title: Some("b".into()), eras: vec![era("y"), era("x")], ..Timeline::default() };
        let two = Timeline { title: Some("a".into()), eras: vec![era("x")], ..Timeline::default() };
        let merged = one.merge(two);
        assert_eq!((merged.title.as_deref(), merged.eras), (Some("a"), vec![era("x"), era("y")]));
    }

    fn any_timeline() -> impl Strategy<Value = Timeline> {
        let language = prop::sample::select(vec![None, Some("nl"), Some("ru"), Some(SEVERAL)]);
        (language, prop::collection::vec(any_event(), 0..12))
            .prop_map(|(tag, events)| Timeline { language: tag.map(str::to_owned), ..timeline(events) })
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
