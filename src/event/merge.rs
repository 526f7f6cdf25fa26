//! One event told twice is one event; and the identifiers of those that stay.

use crate::{
    model::{Event, EventType, Precision, Role},
    order,
    small::{self, Gather as _},
    text::{self, Index},
};

/// How many places are kept where an event is told again: more than an article has.
const RETOLD: usize = 100;

/// A date of so many letters is a year: that of history beside the news, not of its lead.
const YEAR: usize = "2025".len();

/// Merges what is told more than once; the most salient telling stays, and its contexts are joined.
pub(super) fn merge(mut found: Vec<Event>) -> Vec<Event> {
    order::by(&mut found, |event| event.start as u64);
    order::by(&mut found, |event| order::most(event.salience));
    let mut kept: Vec<Event> = Vec::new();
    // Which of those kept an event may be the same as: by pair and date, and the first of a pair and kind.
    let mut keys = Index::default();
    let mut alike: Vec<Vec<usize>> = Vec::new();
    for event in found {
        let [dated, kind] = [key(&event, true), key(&event, false)].map(|key| {
            let number = keys.add(key);
            alike.resize(keys.len().max(alike.len()), Vec::new());
            number
        });
        let (first, list) = (alike[kind].first().copied(), &alike[dated]);
        let first = first.filter(|first| event.date.is_none() || kept[*first].date.is_none());
        let told = list.iter().chain(&first).copied().filter(|at| same(&kept[*at], &event)).min();
        let at = told.unwrap_or(kept.len());
        if told.is_none() || (kept[at].date.is_none() && event.date.is_some()) {
            alike[dated].push(at);
        }
        if told.is_none() && alike[kind].is_empty() {
            alike[kind].push(at);
        }
        match kept.get_mut(at) {
            Some(other) => {
                let again = event.span();
                if again != other.span() && other.retold.len() < RETOLD && !other.retold.contains(&again) {
                    other.retold.push(again);
                    order::by(&mut other.retold, |span| span.start as u64);
                }
                let fresh: Vec<_> = event.contexts.into_iter().filter(|c| !other.contexts.contains(c)).gather();
                other.contexts.extend(fresh);
                small::sort(&mut other.contexts);
                if other.place.is_none() {
                    other.place = event.place;
                }
                if other.date.is_none() {
                    other.date = event.date;
                }
            }
            None => kept.push(event),
        }
    }
    // What one side is told to have done is what the two did, where they did such a thing.
    let mut both = 0;
    for event in kept.iter().filter(|event| event.dyad.is_some()) {
        both |= event.kind.map_or(0, |kind| 1 << kind as u32);
    }
    kept.retain(|event| {
        event.dyad.is_some() || event.date.is_some() || event.kind.is_none_or(|kind| both >> kind as u32 & 1 == 0)
    });
    order::by(&mut kept, |event| order::pair(event.start, event.end));
    let mut ids = Index::default();
    for (count, event) in kept.iter_mut().enumerate() {
        let mut id = hash(event);
        while ids.add(id) < count {
            id += 1;
        }
        event.id = base36(id);
    }
    kept
}

/// What two tellings of one event share: the pair, and the date or the kind; without a pair, the date and the place.
fn key(event: &Event, dated: bool) -> u64 {
    let mut key = text::hash(text::SEED, &[u8::from(dated)]);
    let mut eat = |part: &str| key = text::hash(text::hash(key, part.as_bytes()), b"\0");
    event.dyad.iter().flatten().for_each(|code| eat(code));
    match (&event.date, event.kind) {
        (Some(date), _) if dated => eat(&date.edtf),
        (None, _) if dated => {}
        (_, kind) => eat(kind.map_or("", EventType::name)),
    }
    if event.dyad.is_none() { text::hash(key, &(event.start as u64).to_le_bytes()) } else { key }
}

/// Whether two tellings are of one event: the same pair on the same date, unless each side does its own thing to the
/// other; a telling without a date is of any event of the same pair and kind that has more than a year.
fn same(kept: &Event, event: &Event) -> bool {
    if kept.dyad != event.dyad {
        return false;
    }
    let (a, b) = (date(kept), date(event));
    if kept.dyad.is_none() {
        return a == b && kept.start == event.start;
    }
    if a.is_none() || b.is_none() {
        return kept.kind == event.kind
            && kept.status == event.status
            && a.or(b).is_none_or(|date| date.len() > YEAR && kept.tone == event.tone);
    }
    let (from, other) = (source(kept), source(event));
    let answers = kept.kind != event.kind && kept.intensity < 0.0 && from.is_some() && other.is_some() && from != other;
    // A truce does not undo the shelling of that morning: on one day the two may do both.
    let day = kept.date.as_ref().is_some_and(|date| date.precision == Precision::Day);
    let turned =
        day && kept.kind.is_some() && event.kind.is_some() && (kept.intensity < 0.0) != (event.intensity < 0.0);
    a == b && !answers && !turned
}

fn date(event: &Event) -> Option<&str> {
    event.date.as_ref().map(|date| date.edtf.as_str())
}

fn source(event: &Event) -> Option<&str> {
    event.actors.iter().find(|actor| actor.role == Role::Source).map(|actor| actor.code.as_str())
}

/// FNV-1a over what makes an event: article, pair, date, place in the text; 40 bits of it.
fn hash(event: &Event) -> u64 {
    let mut hash = text::SEED;
    let mut eat = |bytes: &[u8]| hash = text::hash(text::hash(hash, bytes), b"\0");
    eat(event.source.article.as_bytes());
    event.dyad.iter().flatten().for_each(|code| eat(code.as_bytes()));
    eat(event.date.as_ref().map_or("", |date| &date.edtf).as_bytes());
    eat(&u32::try_from(event.start).unwrap_or(u32::MAX).to_le_bytes());
    (hash >> 40) ^ (hash & 0xff_ffff_ffff)
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36).unwrap_or_default();
        digits.extend(char::from_digit(digit, 36));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}
