//! The days that many articles write about most, each in its most central sentences.
//!
//! A day counts for each time that a text names it, and more for each article published on it. Of a day's candidates
//! (sentences that date an event to it, key sentences of the articles published on it) those nearest to their common
//! centre are kept, as long as they do not repeat one another.

use std::collections::{BTreeMap, BTreeSet};

use super::when::{Place, when};
use crate::{
    calendar::{Day, event_date},
    model::{Basis, Digest, Event, KeySentence, Source, Timeline, TimexType},
    small::Gather as _,
    text::fold,
};

/// Which events a timeline of many articles holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Those between two states or organisations.
    #[default]
    Bilateral,
    /// All that have a date.
    All,
}

/// An article published on a day counts for as many mentions of it.
const PUBLISHED: u32 = 3;
/// Sentences of a day that are more alike than this say the same.
const ALIKE: f64 = 0.5;
/// A sentence of fewer words says too little by itself.
const SHORTEST: usize = 5;

/// One timeline of many articles: all events of the scope between the two days; with `dates`, only those of the days
/// that were written about most, `sentences` a day.
#[must_use]
pub fn rank(
    digests: &[Digest],
    scope: Scope,
    dates: Option<usize>,
    sentences: usize,
    from: Option<Day>,
    until: Option<Day>,
) -> Timeline {
    let inside = |day: Day| from.is_none_or(|from| day >= from) && until.is_none_or(|until| day <= until);
    let of_scope = |event: &Event| event.dyad.is_some() || (scope == Scope::All && event.date.is_some());
    let Some(dates) = dates else {
        let mut events: Vec<Event> = Vec::new();
        for event in digests.iter().flat_map(|digest| &digest.events).filter(|event| of_scope(event)) {
            // Without bounds, what has no place on the axis stays too.
            let when = when(event);
            let within = if when.place == Place::Dated {
                from.is_none_or(|day| when.days[1] > day.0) && until.is_none_or(|until| when.days[0] <= until.0)
            } else {
                from.is_none() && until.is_none()
            };
            if within {
                events.push(event.clone());
            }
        }
        return Timeline::union(vec![Timeline { events, ..Timeline::default() }]);
    };

    let mut counts: BTreeMap<Day, u32> = BTreeMap::new();
    let mut candidates: BTreeMap<Day, Vec<Event>> = BTreeMap::new();
    for digest in digests {
        let mentions = digest.dates.iter().filter(|date| matches!(date.kind, TimexType::Date | TimexType::Time));
        for day in mentions.filter_map(|date| whole_day(date.edtf.as_deref()?)).filter(|day| inside(*day)) {
            *counts.entry(day).or_default() += 1;
        }
        for event in digest.events.iter().filter(|event| of_scope(event)) {
            let day = event.date.as_ref().and_then(|date| whole_day(&date.edtf));
            if let Some(day) = day.filter(|day| inside(*day)) {
                candidates.entry(day).or_default().push(event.clone());
            }
        }
        if let Some(day) = digest.published.as_deref().and_then(Day::parse).filter(|day| inside(*day)) {
            *counts.entry(day).or_default() += PUBLISHED;
            if scope == Scope::All {
                let news = digest.summary.sentences.iter().filter(|sentence| !dated_otherwise(digest, sentence, day));
                candidates.entry(day).or_default().extend(news.map(|sentence| reported(digest, sentence, day)));
            }
        }
    }
    candidates.retain(|_, events| !events.is_empty());

    let mut days: Vec<(u32, Day)> =
        candidates.keys().map(|day| (counts.get(day).copied().unwrap_or_default(), *day)).gather();
    days.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    days.truncate(dates);
    let vocabulary = Vocabulary::new(candidates.values().flatten());
    let chosen = days.iter().filter_map(|(_, day)| candidates.get(day));
    let events = chosen.flat_map(|events| vocabulary.central(events, sentences.max(1))).gather();
    Timeline::union(vec![Timeline { events, ..Timeline::default() }])
}

/// The day that an EDTF value names, if it names exactly one, of a known year.
fn whole_day(edtf: &str) -> Option<Day> {
    Day::parse(edtf.get(..edtf.find('T').unwrap_or(edtf.len()))?.trim_end_matches(['~', '?', '%']))
}

/// Whether a sentence itself names another day: then it does not tell the news of the day of publication.
fn dated_otherwise(digest: &Digest, sentence: &KeySentence, day: Day) -> bool {
    let inside = digest.dates.iter().filter(|date| date.start >= sentence.start && date.end <= sentence.end);
    inside.filter_map(|date| date.edtf.as_deref()).any(|edtf| whole_day(edtf) != Some(day))
}

/// A key sentence as what was reported on the day of publication.
fn reported(digest: &Digest, sentence: &KeySentence, day: Day) -> Event {
    let mut id = digest.id.clone();
    id.push('@');
    id.push_str(&sentence.start.to_string());
    Event {
        id,
        text: sentence.text.clone(),
        start: sentence.start,
        end: sentence.end,
        date: event_date(&day.text(), Basis::Publication).ok(),
        headline: sentence.text.clone(),
        source: Source {
            article: digest.id.clone(),
            url: digest.url.clone(),
            title: digest.title.clone(),
            section: None,
            start: sentence.start,
            end: sentence.end,
        },
        salience: 1.0 / sentence.rank.max(1) as f64,
        ..Event::default()
    }
}

/// Words of a sentence and their weights, sorted by word.
type Vector = Vec<(u32, f64)>;

/// The words of all candidates, and how rare each is.
struct Vocabulary {
    numbers: BTreeMap<String, u32>,
    rarity: Vec<f64>,
}

impl Vocabulary {
    fn new<'a>(events: impl Iterator<Item = &'a Event>) -> Self {
        let (mut numbers, mut found, mut all) = (BTreeMap::new(), Vec::new(), 0_u32);
        let mut seen = BTreeSet::new();
        for event in events.filter(|event| seen.insert(event.text.as_str())) {
            all += 1;
            for word in words(&event.text).into_iter().collect::<BTreeSet<_>>() {
                let next = u32::try_from(found.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(word).or_insert(next);
                if number == next {
                    found.push(0_u32);
                }
                if let Some(count) = found.get_mut(number as usize) {
                    *count += 1;
                }
            }
        }
        let rarity = found.into_iter().map(|count| logarithm(f64::from(all) / f64::from(count.max(1)))).gather();
        Self { numbers, rarity }
    }

    fn vector(&self, text: &str) -> Vector {
        let mut counts: BTreeMap<u32, f64> = BTreeMap::new();
        for word in words(text) {
            if let Some(&number) = self.numbers.get(&word) {
                *counts.entry(number).or_default() += self.rarity.get(number as usize).copied().unwrap_or_default();
            }
        }
        let length = counts.values().map(|weight| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        counts.into_iter().map(|(number, weight)| (number, weight / length)).gather()
    }

    /// The events whose sentences stand nearest to the centre of all, most central first; no two that say the same.
    fn central(&self, events: &[Event], most: usize) -> Vec<Event> {
        let mut seen = BTreeSet::new();
        let long = |event: &&Event| words(&event.text).len() >= SHORTEST;
        let enough = events.iter().any(|event| long(&event));
        let candidates: Vec<(Vector, &Event)> = events
            .iter()
            .filter(|event| (!enough || long(event)) && seen.insert(event.text.as_str()))
            .map(|event| (self.vector(&event.text), event))
            .gather();
        let mut centre: BTreeMap<u32, f64> = BTreeMap::new();
        for (number, weight) in candidates.iter().flat_map(|(vector, _)| vector) {
            *centre.entry(*number).or_default() += weight;
        }
        let centre: Vector = centre.into_iter().gather();
        let mut order: Vec<(f64, &(Vector, &Event))> =
            candidates.iter().map(|candidate| (product(&candidate.0, &centre), candidate)).gather();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.1.text.cmp(&b.1.1.text)));
        let mut chosen: Vec<&(Vector, &Event)> = Vec::new();
        for (_, candidate) in order {
            if chosen.len() < most && chosen.iter().all(|other| product(&other.0, &candidate.0) < ALIKE) {
                chosen.push(candidate);
            }
        }
        chosen.into_iter().map(|(_, event)| (*event).clone()).gather()
    }
}

/// The sum of the products of the weights of shared words.
fn product(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let find = |number: u32| b.binary_search_by_key(&number, |&(number, _)| number).ok().and_then(|at| b.get(at));
    a.iter().filter_map(|&(number, weight)| find(number).map(|(_, other)| weight * other)).sum()
}

/// Words in lower case; ideographs one by one.
fn words(text: &str) -> Vec<String> {
    let (mut list, mut word) = (Vec::new(), String::new());
    for c in fold(text).chars() {
        let ideograph = ('\u{2e80}'..'\u{a4d0}').contains(&c) || c >= '\u{20000}';
        if ideograph || !c.is_alphanumeric() {
            if !word.is_empty() {
                list.push(std::mem::take(&mut word));
            }
            if ideograph && c.is_alphanumeric() {
                list.push(c.to_string());
            }
        } else {
            word.push(c);
        }
    }
    list.extend((!word.is_empty()).then_some(word));
    list
}

/// About the logarithm to base 2 (straight between powers of two): the same bits on every machine.
fn logarithm(mut value: f64) -> f64 {
    let mut whole = 0.0;
    while value >= 2.0 {
        value /= 2.0;
        whole += 1.0;
    }
    whole + (value - 1.0).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Certainties, DateMention, Summary},
        timeline::samples::{deed, event},
    };

    fn mention(day: &str) -> DateMention {
        let (text, value, edtf) = (day.to_owned(), day.to_owned(), Some(day.to_owned()));
        DateMention { text, start: 0, end: 10, kind: TimexType::Date, value, edtf, certainty: Certainties::default() }
    }

    fn digest(id: &str, published: Option<&str>, days: &[&str], events: Vec<Event>) -> Digest {
        let dates = days.iter().map(|day| mention(day)).collect();
        Digest { id: id.into(), published: published.map(Into::into), dates, events, ..Digest::default() }
    }

    fn said(id: &str, edtf: &str, text: &str) -> Event {
        Event { text: text.into(), ..event(id, edtf) }
    }

    #[test]
    fn days_written_about_most_in_their_central_sentences() {
        let events = vec![
            said("a", "2011-01-25", "Protesters filled the square in Cairo on Tuesday."),
            said("b", "2011-01-25", "Thousands of protesters filled the square in Cairo."),
            said("c", "2011-01-25", "A bakery in Alexandria closed early that evening."),
            said("d", "2011-02-11", "The president of Egypt resigned after weeks of protest."),
            said("e", "2011-03-01", "Nobody wrote about this day again at all."),
        ];
        let days = ["2011-01-25", "2011-01-25", "2011-01-25", "2011-02-11", "2011-02-11", "2011-03-01"];
        let ranked = rank(&[digest("x", None, &days, events)], Scope::All, Some(2), 1, None, None);
        let ids: Vec<_> = ranked.events.iter().map(|event| event.id.as_str()).collect();
        assert!(ids == ["a", "d"] || ids == ["b", "d"], "{ids:?}");
    }

    #[test]
    fn key_sentences_tell_the_day_of_publication() {
        let mut one = digest("x", Some("2011-01-26"), &[], vec![]);
        let text = "The government cut off the internet in the whole country.".to_owned();
        one.summary =
            Summary { dyad: None, sentences: vec![KeySentence { text: text.clone(), start: 50, end: 107, rank: 1 }] };
        let ranked = rank(std::slice::from_ref(&one), Scope::All, Some(5), 2, None, None);
        let dates: Vec<_> =
            ranked.events.iter().map(|event| (event.date.as_ref().unwrap().edtf.as_str(), &event.text)).collect();
        assert_eq!(dates, [("2011-01-26", &text)]);
        // Not if the sentence names another day, and not where only bilateral events are wanted.
        one.dates = vec![DateMention { start: 60, end: 65, ..mention("2011-01-25") }];
        assert_eq!(rank(std::slice::from_ref(&one), Scope::All, Some(5), 2, None, None).events, []);
        assert_eq!(rank(&[one], Scope::Bilateral, Some(5), 2, None, None).events, []);
    }

    #[test]
    fn bounds_and_scope() {
        let events = vec![deed("a", "2011-01-25", "CN>RU"), event("b", "2011-01-26"), deed("c", "", "CN>RU")];
        let digests = [digest("x", None, &[], events)];
        let ids = |scope, from: Option<&str>, until: Option<&str>| {
            let [from, until] = [from, until].map(|day| day.and_then(Day::parse));
            let events = rank(&digests, scope, None, 1, from, until).events;
            events.into_iter().map(|event| event.id).collect::<Vec<_>>().join("")
        };
        assert_eq!(ids(Scope::All, None, None), "abc");
        assert_eq!(ids(Scope::Bilateral, None, None), "ac");
        assert_eq!(ids(Scope::All, Some("2011-01-26"), None), "b");
        assert_eq!(ids(Scope::All, None, Some("2011-01-25")), "a");
    }
}
