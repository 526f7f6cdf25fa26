//! One event told twice is one event; and the identifiers of those that stay.

use crate::{
    model::{Event, Role},
    order,
};

/// Merges what is told more than once; the most salient telling stays, and its contexts are joined.
pub(super) fn merge(mut found: Vec<Event>) -> Vec<Event> {
    order::by(&mut found, |event| event.start as u64);
    order::by(&mut found, |event| order::most(event.salience));
    let mut kept: Vec<Event> = Vec::new();
    for event in found {
        match kept.iter_mut().find(|other| same(other, &event)) {
            Some(other) => {
                let fresh: Vec<_> = event.contexts.into_iter().filter(|c| !other.contexts.contains(c)).collect();
                other.contexts.extend(fresh);
                other.contexts.sort();
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
    order::by(&mut kept, |event| order::pair(event.start, event.end));
    let mut ids: Vec<u64> = Vec::new();
    for event in &mut kept {
        let mut id = hash(event);
        while ids.contains(&id) {
            id += 1;
        }
        ids.push(id);
        event.id = base36(id);
    }
    kept
}

/// Whether two tellings are of one event: the same pair on the same date, unless each side does its own thing to the
/// other; a telling without a date is of any event of the same pair and kind.
fn same(kept: &Event, event: &Event) -> bool {
    if kept.dyad != event.dyad {
        return false;
    }
    let date = |event: &Event| event.date.as_ref().map(|date| date.edtf.clone());
    let (a, b) = (date(kept), date(event));
    if kept.dyad.is_none() {
        return a == b && kept.start == event.start;
    }
    if a.is_none() || b.is_none() {
        return kept.kind == event.kind && (a.is_none() == b.is_none() || kept.tone == event.tone);
    }
    let source = |event: &Event| event.actors.iter().find(|a| a.role == Role::Source).map(|a| a.code.clone());
    let (from, other) = (source(kept), source(event));
    let answers = kept.kind != event.kind && kept.intensity < 0.0 && from.is_some() && other.is_some() && from != other;
    a == b && !answers
}

/// FNV-1a over what makes an event: article, pair, date, place in the text; 40 bits of it.
fn hash(event: &Event) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut eat = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    };
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
