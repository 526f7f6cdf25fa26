//! Where the date of an event puts it: on the axis, on the axis of a year that no one knows, or nowhere.

use crate::{calendar::Day, model::Event, small::whole};

/// Where the date of an event puts it. Days are counted as in [`Day`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct When {
    pub(crate) place: Place,
    /// First day that it may be, and the day after the last one: of [`SOME_YEAR`] where the year is not known.
    pub(crate) days: [i32; 2],
    /// Whether it may be earlier or later still.
    pub(crate) open: [bool; 2],
    /// Whether its first or last day is approximate or uncertain.
    pub(crate) faded: [bool; 2],
}

/// On which axis an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Dated,
    NoYear,
    Undated,
}

/// A leap year, so that each day of any year has a place in it.
pub(crate) const SOME_YEAR: i32 = 2000;

/// Where an event stands.
pub(crate) fn when(event: &Event) -> When {
    let nowhere = When { place: Place::Undated, days: [0; 2], open: [false; 2], faded: [false; 2] };
    let Some(date) = &event.date else { return nowhere };
    let (first, last) = match [date.earliest, date.latest].map(|day| day.map(|day| day.0)).into() {
        (None, None) => {
            let (from, until) = date.edtf.split_once('/').unwrap_or((&date.edtf, &date.edtf));
            let (Some(from), Some(until)) = (no_year(from), no_year(until)) else { return nowhere };
            // Over the turn of a year that no one knows there is no stretch to draw: its first day stands for it.
            let last = if until[1] < from[0] { from[1] } else { until[1] };
            return When { place: Place::NoYear, days: [from[0], last + 1], ..nowhere };
        }
        (first, last) => (first, last),
    };
    let (start, end) = (first.or(last).unwrap_or_default(), last.or(first).unwrap_or_default());
    let marked = |part: &str| part.ends_with(['~', '?', '%']);
    let (from, until) = date.edtf.split_once('/').unwrap_or((&date.edtf, &date.edtf));
    When {
        place: Place::Dated,
        days: [start.min(end), start.max(end) + 1],
        open: [first.is_none(), last.is_none()],
        faded: [marked(from), marked(until)],
    }
}

/// `XXXX-07-11`, `XXXX-07`, `XXXX-23`.
fn no_year(edtf: &str) -> Option<[i32; 2]> {
    let mut parts = edtf.strip_prefix("XXXX-")?.trim_end_matches(['~', '?', '%']).split('-');
    let month: u8 = whole(parts.next()?)?;
    let start = |month| Day::new(SOME_YEAR, month, 1).map(|day| day.0);
    let (first, after) = match (month, parts.next()) {
        (1..=12, Some(day)) if day != "XX" => {
            let day = Day::new(SOME_YEAR, month, whole(day)?)?.0;
            return Some([day, day]);
        }
        (1..=12, _) => (month, month + 1),
        // Meteorological seasons of the north; winter begins in December.
        (21..=24, None) => ((month - 20) * 3, (month - 20) * 3 + 3),
        _ => return None,
    };
    let end = if after > 12 { Day::new(SOME_YEAR + 1, 1, 1)?.0 } else { start(after)? };
    Some([start(first)?, end - 1])
}

/// The civil year, month and day of a moment; those beyond the calendar are its edge.
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
    use crate::{calendar::event_date, model::Basis, timeline::samples::event};

    #[test]
    fn dates_on_the_axis() {
        assert_eq!([day(-9999, 1, 1), day(9999, 12, 31)], [FIRST_DAY, LAST_DAY - 1.0]);
        let at = |year, month, date| Day::new(year, month, date).unwrap().0;
        let july = at(2025, 7, 11);
        let [no, left, right, both] = [[false; 2], [true, false], [false, true], [true; 2]];
        for (edtf, place, days, open, faded) in [
            ("2025-07-11", Place::Dated, [july, july + 1], no, no),
            ("2025-07-11/..", Place::Dated, [july, july + 1], right, no),
            ("../2025-07-11", Place::Dated, [july, july + 1], left, no),
            ("2025-07-01~/2025-07-11", Place::Dated, [july - 10, july + 1], no, left),
            ("2025-07-01/2025-07-11?", Place::Dated, [july - 10, july + 1], no, right),
            ("2025-07~", Place::Dated, [july - 10, july + 21], no, both),
            ("-9999", Place::Dated, [at(-9999, 1, 1), at(-9998, 1, 1)], no, no),
            ("XXXX-07-11", Place::NoYear, [at(2000, 7, 11), at(2000, 7, 12)], no, no),
            ("XXXX-02", Place::NoYear, [at(2000, 2, 1), at(2000, 3, 1)], no, no),
            ("XXXX-12", Place::NoYear, [at(2000, 12, 1), at(2001, 1, 1)], no, no),
            ("XXXX-07-03/XXXX-07-05", Place::NoYear, [at(2000, 7, 3), at(2000, 7, 6)], no, no),
            ("XXXX-23", Place::NoYear, [at(2000, 9, 1), at(2000, 12, 1)], no, no),
        ] {
            let mut event = event("", "2025");
            event.date = event_date(edtf, Basis::Stated).ok();
            assert_eq!(when(&event), When { place, days, open, faded }, "{edtf}");
        }
        for edtf in ["XXXX", "nonsense", ""] {
            let mut event = event("", "2025-07-11");
            if let Some(date) = &mut event.date {
                (date.edtf, date.earliest, date.latest) = (edtf.to_owned(), None, None);
            }
            assert_eq!(when(&event).place, Place::Undated, "{edtf}");
        }
    }
}
