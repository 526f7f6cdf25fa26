//! Events for tests.

use proptest::prelude::*;

use crate::{
    calendar::Day,
    model::{Basis, Event, EventActor, EventDate, Precision, Role, Tone},
};

/// An event of that EDTF day, month or year-less day; none if it is empty.
pub(crate) fn event(id: &str, edtf: &str) -> Event {
    let day = |month_end: bool| match edtf.trim_start_matches('-').len() {
        10 if !edtf.starts_with('X') => Some(edtf.to_owned()),
        7 if !edtf.starts_with('X') => Some(format!("{edtf}-{}", if month_end { "28" } else { "01" })),
        4 if !edtf.starts_with('X') => Some(format!("{edtf}-{}", if month_end { "12-31" } else { "01-01" })),
        _ => None,
    };
    let date = (!edtf.is_empty()).then(|| EventDate {
        edtf: edtf.to_owned(),
        precision: Precision::Day,
        earliest: day(false).as_deref().and_then(Day::parse),
        latest: day(true).as_deref().and_then(Day::parse),
        basis: Basis::Stated,
    });
    Event {
        id: id.to_owned(),
        text: format!("What happened ({id})."),
        date,
        headline: format!("Event {id}"),
        salience: 0.5,
        ..Event::default()
    }
}

/// An event between two: `CN>RU` one acts, `CN=RU` both do.
pub(crate) fn deed(id: &str, edtf: &str, actors: &str) -> Event {
    let actor = |code: &str, role| EventActor { code: code.to_owned(), role, text: String::new(), start: 0, end: 0 };
    let mut event = event(id, edtf);
    for part in actors.split(' ') {
        if let Some((a, b)) = part.split_once('>') {
            event.actors.extend([actor(a, Role::Source), actor(b, Role::Target)]);
        } else if let Some((a, b)) = part.split_once('=') {
            event.actors.extend([actor(a, Role::Both), actor(b, Role::Both)]);
        } else {
            event.actors.push(actor(part, Role::Source));
        }
    }
    let mut codes: Vec<_> = event.actors.iter().map(|actor| actor.code.clone()).collect();
    codes.sort();
    codes.dedup();
    event.dyad = codes.try_into().ok();
    event.tone = Some(Tone::VerbalCooperation);
    event.intensity = 3.0;
    event
}

/// Any event: dated, without a year or undated; between two or not; of a handful of ids and sources.
pub(crate) fn any_event() -> impl Strategy<Value = Event> {
    let dates = prop_oneof![
        6 => (1980_i32..2030, 1_u8..13, 1_u8..29).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        2 => (1980_i32..2030, 1_u8..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
        1 => (1980_i32..2030).prop_map(|year| year.to_string()),
        1 => (1_u8..13, 1_u8..29).prop_map(|(month, day)| format!("XXXX-{month:02}-{day:02}")),
        1 => Just(String::new()),
    ];
    let actors = prop::sample::select(vec!["CN>RU", "RU>CN", "CN=RU", "NL>US", ""]);
    let tone = prop::sample::select(Tone::ALL.to_vec());
    (0_u16..400, dates, actors, tone, -10_i8..10, 0_u8..3, "[A-Za-z ]{0,30}").prop_map(
        |(id, edtf, actors, tone, intensity, source, headline)| {
            let id = id.to_string();
            let mut event = if actors.is_empty() { event(&id, &edtf) } else { deed(&id, &edtf, actors) };
            event.tone = event.tone.map(|_| tone);
            event.intensity = f64::from(intensity);
            event.source.article = source.to_string();
            event.headline = headline;
            event
        },
    )
}
