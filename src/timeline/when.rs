//! Where the date of an event puts it: on the axis, on the axis of a year that no one knows, or nowhere.

use crate::{calendar::Day, model::Event};

/// Where the date of an event puts it. Days are counted as in [`Day`]; an end is the end of its day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum When {
    /// On the axis.
    Dated {
        /// First and last day that it may be.
        days: [f64; 2],
        /// Whether it may be earlier or later still.
        open: [bool; 2],
    },
    /// In some year: its days in [`SOME_YEAR`].
    NoYear([f64; 2]),
    /// Nowhere.
    Undated,
}

/// A leap year, so that each day of any year has a place in it.
pub(crate) const SOME_YEAR: i32 = 2000;

/// Where an event stands.
pub(crate) fn when(event: &Event) -> When {
    let Some(date) = &event.date else { return When::Undated };
    let first = date.earliest.as_deref().and_then(Day::parse);
    let last = date.latest.as_deref().and_then(Day::parse);
    match (first, last) {
        (Some(first), Some(last)) => When::Dated { days: span(first.min(last), first.max(last)), open: [false; 2] },
        (Some(first), None) => When::Dated { days: span(first, first), open: [false, true] },
        (None, Some(last)) => When::Dated { days: span(last, last), open: [true, false] },
        (None, None) => no_year(&date.edtf).unwrap_or(When::Undated),
    }
}

fn span(first: Day, last: Day) -> [f64; 2] {
    [f64::from(first.0), f64::from(last.0) + 1.0]
}

/// `XXXX-07-11`, `XXXX-07`, `XXXX-23`.
fn no_year(edtf: &str) -> Option<When> {
    let mut parts = edtf.strip_prefix("XXXX-")?.trim_end_matches(['~', '?', '%']).split('-');
    let month: u8 = parts.next()?.parse().ok()?;
    let (first, last) = match (month, parts.next()) {
        (1..=12, Some(day)) if day != "XX" => {
            let day = Day::new(SOME_YEAR, month, day.parse().ok()?)?;
            (day, day)
        }
        (1..=12, _) => (Day::new(SOME_YEAR, month, 1)?, month_end(month)?),
        // Meteorological seasons of the north; winter begins in December.
        (21..=24, None) => {
            let start = (month - 20) * 3;
            let end = (start + 2).min(12);
            (Day::new(SOME_YEAR, start, 1)?, month_end(end)?)
        }
        _ => return None,
    };
    Some(When::NoYear(span(first, last)))
}

/// The last day of a month of [`SOME_YEAR`].
fn month_end(month: u8) -> Option<Day> {
    (28..=31).rev().find_map(|day| Day::new(SOME_YEAR, month, day))
}

/// Whether the date itself says that it is approximate or uncertain.
pub(crate) fn approximate(event: &Event) -> bool {
    event.date.as_ref().is_some_and(|date| date.edtf.contains(['~', '?', '%']))
}

/// What timelines are sorted by: class (dated, without a year, without a date), first and last day.
pub(crate) fn order(when: When) -> (u8, i32, i32) {
    #[expect(clippy::cast_possible_truncation, reason = "whole days of four-digit years")]
    let whole = |days: [f64; 2]| (days[0] as i32, days[1] as i32);
    match when {
        When::Dated { days, .. } => (0, whole(days).0, whole(days).1),
        When::NoYear(days) => (1, whole(days).0, whole(days).1),
        When::Undated => (2, 0, 0),
    }
}

/// The civil year of a day; years beyond four digits are clipped by [`Day`]'s own range.
#[expect(clippy::cast_possible_truncation, reason = "days of four-digit years")]
pub(crate) fn civil(day: f64) -> (i32, u8, u8) {
    Day(day.floor().clamp(FIRST_DAY, LAST_DAY) as i32).civil()
}

/// -9999-01-01.
pub(crate) const FIRST_DAY: f64 = -4_371_587.0;
/// The day after 9999-12-31.
pub(crate) const LAST_DAY: f64 = 2_932_897.0;

/// The first moment of a day, or the edge of the calendar.
pub(crate) fn day(year: i32, month: u8, day: u8) -> f64 {
    Day::new(year, month, day).map_or(if year < 0 { FIRST_DAY } else { LAST_DAY }, |day| f64::from(day.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::samples::event;

    #[test]
    fn dates_on_the_axis() {
        assert_eq!([day(-9999, 1, 1), day(9999, 12, 31)], [FIRST_DAY, LAST_DAY - 1.0]);
        let july = day(2025, 7, 11);
        for (edtf, earliest, latest, expected) in [
            ("2025-07-11", "2025-07-11", "2025-07-11", When::Dated { days: [july, july + 1.0], open: [false; 2] }),
            ("2025-07-11/..", "2025-07-11", "", When::Dated { days: [july, july + 1.0], open: [false, true] }),
            ("../2025-07-11", "", "2025-07-11", When::Dated { days: [july, july + 1.0], open: [true, false] }),
            ("2025-07", "2025-07-01", "2025-07-31", When::Dated { days: [july - 10.0, july + 21.0], open: [false; 2] }),
            ("XXXX-07-11", "", "", When::NoYear([day(2000, 7, 11), day(2000, 7, 12)])),
            ("XXXX-02", "", "", When::NoYear([day(2000, 2, 1), day(2000, 3, 1)])),
            ("XXXX-23", "", "", When::NoYear([day(2000, 9, 1), day(2000, 12, 1)])),
            ("XXXX", "", "", When::Undated),
            ("nonsense", "nonsense", "", When::Undated),
        ] {
            let mut event = event("", edtf);
            if let Some(date) = &mut event.date {
                date.earliest = (!earliest.is_empty()).then(|| earliest.to_owned());
                date.latest = (!latest.is_empty()).then(|| latest.to_owned());
            }
            assert_eq!(when(&event), expected, "{edtf}");
        }
    }
}
