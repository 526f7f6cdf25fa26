//! iCalendar (RFC 5545): whole-day events for calendars. Events without a full year stay out: a calendar has no place
//! for them.

use super::name;
use crate::{
    calendar::Day,
    model::{Event, Status, Timeline},
};

/// What stands before the events, and after them.
pub(crate) const ENDS: [&str; 2] =
    ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kroniek//Kroniek//EN\r\nCALSCALE:GREGORIAN\r\n", "END:VCALENDAR\r\n"];
/// Lines are folded after this many bytes.
const FOLD: usize = 75;

/// A timeline as an iCalendar file.
///
/// ```
/// assert!(kroniek::icalendar(&kroniek::Timeline::default()).starts_with("BEGIN:VCALENDAR\r\n"));
/// ```
#[must_use]
pub fn icalendar(timeline: &Timeline) -> String {
    let mut out = ENDS[0].to_owned();
    for event in &timeline.events {
        one(event, &mut out);
    }
    out.push_str(ENDS[1]);
    out
}

/// Writes an event.
pub(crate) fn one(event: &Event, out: &mut String) {
    let day = |day: Option<Day>| day.filter(|day| day.civil().0 > 0);
    let Some(date) = &event.date else { return };
    let Some(first) = day(date.earliest).or_else(|| day(date.latest)) else { return };
    // An open end is no end: the calendar shows the day that is known.
    let last = day(date.latest).filter(|_| date.earliest.is_some()).unwrap_or(first);
    line("BEGIN:VEVENT", out);
    line(&["UID:", &escape(&event.id), "@kroniek"].concat(), out);
    // Same input, same output: the stamp is the event's own day, never the clock.
    line(&["DTSTAMP:", &compact(first), "T000000Z"].concat(), out);
    line(&["DTSTART;VALUE=DATE:", &compact(first)].concat(), out);
    line(&["DTEND;VALUE=DATE:", &compact(Day(last.0.saturating_add(1)))].concat(), out);
    line(&["SUMMARY:", &escape(name(event))].concat(), out);
    if !event.text.is_empty() {
        line(&["DESCRIPTION:", &escape(&event.text)].concat(), out);
    }
    if let Some(place) = &event.place {
        line(&["LOCATION:", &escape(&place.name)].concat(), out);
    }
    if let Some(url) = &event.source.url {
        line(&["URL:", url].concat(), out);
    }
    if matches!(event.status, Status::Hypothetical | Status::Denied) {
        line("STATUS:TENTATIVE", out);
    }
    line("TRANSP:TRANSPARENT", out);
    line("END:VEVENT", out);
}

/// `20250711`.
fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn line(text: &str, out: &mut String) {
    let mut width = 0;
    for c in text.chars().filter(|c| !c.is_control()) {
        if width + c.len_utf8() > FOLD {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        line(&"é".repeat(60), &mut out);
        assert!(out.lines().all(|line| line.len() <= FOLD), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), "é".repeat(60));
        assert_eq!(escape("a, b;\nc\\"), "a\\, b\\;\\nc\\\\");
    }
}
