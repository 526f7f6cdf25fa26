//! What an EDTF value says of when something was: first day, last day, precision.

use super::{
    Day,
    edtf::{Bound, Date, Edtf},
};
use crate::{
    error::Error,
    model::{Basis, EventDate, Precision},
};

/// What an EDTF value says of when something was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// First day that it may be; none if open (`../2010`) or if the year is unknown (`XXXX-07-11`).
    pub earliest: Option<Day>,
    /// Last day that it may be; none if open (`2013/..`) or if the year is unknown.
    pub latest: Option<Day>,
    /// The finest part that is known.
    pub precision: Precision,
    /// Marked `~`, `?` or `%`.
    pub approximate: bool,
}

/// Reads an EDTF value.
///
/// ```
/// let summer = kroniek::extent("2022-22")?;
/// assert_eq!(summer.earliest.map(|day| day.to_string()).as_deref(), Some("2022-06-01"));
/// assert_eq!(kroniek::extent("XXXX-07-11")?.earliest, None);
/// assert!(kroniek::extent("11 juli").is_err());
/// # Ok::<(), kroniek::Error>(())
/// ```
///
/// # Errors
/// If it is none that this program knows; the message names the value and the forms that are.
pub fn extent(edtf: &str) -> Result<Extent, Error> {
    Ok(read(edtf)?.extent())
}

/// The date of an event from an EDTF value.
///
/// # Errors
/// As [`extent`].
pub fn event_date(edtf: &str, basis: Basis) -> Result<EventDate, Error> {
    let mut date = EventDate::default();
    set_date(&mut date, edtf, basis)?;
    Ok(date)
}

/// The same, over another date. (A value that can be read is written as it would be written again.)
pub(crate) fn set_date(date: &mut EventDate, edtf: &str, basis: Basis) -> Result<(), Error> {
    let extent = extent(edtf)?;
    date.edtf.clear();
    date.edtf.push_str(edtf.trim());
    (date.precision, date.earliest, date.latest, date.basis) =
        (extent.precision, extent.earliest, extent.latest, basis);
    Ok(())
}

fn read(edtf: &str) -> Result<Edtf, Error> {
    let edtf = edtf.trim();
    Edtf::parse(edtf).map_err(|why| {
        let shown: String = edtf.chars().take(40).collect();
        let message = [
            "\"",
            &shown,
            "\" is not a date in EDTF: ",
            why,
            "; write 2025-07-11, 2025-07, 2025, 2022-22 (summer), 2025-34 (second quarter), 199X, 19XX, XXXX-07-11, \
             2023-03-20/2023-03-22, 2013/.., ../2010 or 1990~",
        ];
        Error::input(message.concat())
    })
}

impl Edtf {
    /// First day, last day and precision.
    pub(crate) fn extent(&self) -> Extent {
        match self {
            Self::Date(dated) => {
                let days = dated.date.days();
                Extent {
                    earliest: days.map(|(first, _)| first),
                    latest: days.map(|(_, last)| last),
                    precision: dated.date.precision(),
                    approximate: dated.qualifier.is_some(),
                }
            }
            Self::Interval(start, end) => {
                let at = |bound: &Bound| if let Bound::At(dated) = bound { Some(*dated) } else { None };
                let (start, end) = (at(start), at(end));
                Extent {
                    earliest: start.and_then(|start| start.date.days()).map(|(first, _)| first),
                    latest: end.and_then(|end| end.date.days()).map(|(_, last)| last),
                    precision: Precision::Interval,
                    approximate: start.into_iter().chain(end).any(|dated| dated.qualifier.is_some()),
                }
            }
        }
    }
}

impl Date {
    /// The finest part that is known.
    pub(crate) const fn precision(self) -> Precision {
        match self {
            Self::Century(_) => Precision::Century,
            Self::Decade(_) => Precision::Decade,
            Self::Year(_) => Precision::Year,
            Self::Part(..) => Precision::Season,
            Self::Month(..) => Precision::Month,
            Self::Day(..) => Precision::Day,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn extents_of_rows() {
        for (edtf, earliest, latest, precision) in [
            ("2025-07-11", "2025-07-11", "2025-07-11", Precision::Day),
            ("2024-02", "2024-02-01", "2024-02-29", Precision::Month),
            ("1990~", "1990-01-01", "1990-12-31", Precision::Year),
            ("-0044-03-15", "-0044-03-15", "-0044-03-15", Precision::Day),
            ("XXXX-07-11", "-", "-", Precision::Day),
            ("XXXX-07", "-", "-", Precision::Month),
            ("XXXX-02-29", "-", "-", Precision::Day),
            ("2022-21", "2022-03-01", "2022-05-31", Precision::Season),
            ("2022-22", "2022-06-01", "2022-08-31", Precision::Season),
            ("2022-23?", "2022-09-01", "2022-11-30", Precision::Season),
            ("2023-24", "2023-12-01", "2024-02-29", Precision::Season),
            ("2024-33", "2024-01-01", "2024-03-31", Precision::Season),
            ("2024-36", "2024-10-01", "2024-12-31", Precision::Season),
            ("2024-40", "2024-01-01", "2024-06-30", Precision::Season),
            ("2024-41", "2024-07-01", "2024-12-31", Precision::Season),
            ("199X", "1990-01-01", "1999-12-31", Precision::Decade),
            ("19XX", "1900-01-01", "1999-12-31", Precision::Century),
            ("-004X", "-0049-01-01", "-0040-12-31", Precision::Decade),
            ("2007/2020", "2007-01-01", "2020-12-31", Precision::Interval),
            ("2023-03-20/2023-03-22", "2023-03-20", "2023-03-22", Precision::Interval),
            ("XXXX-07-03/XXXX-07-05", "-", "-", Precision::Interval),
            ("2013/..", "2013-01-01", "-", Precision::Interval),
            ("../2010", "-", "2010-12-31", Precision::Interval),
            ("2013/", "2013-01-01", "-", Precision::Interval),
        ] {
            let found = extent(edtf).unwrap();
            let day = |day: Option<Day>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
            assert_eq!(
                (day(found.earliest), day(found.latest), found.precision, found.approximate),
                (earliest.to_owned(), latest.to_owned(), precision, edtf.ends_with(['~', '?', '%'])),
                "{edtf}"
            );
            assert_eq!(Edtf::parse(edtf).unwrap().text(), edtf);
        }
    }

    #[test]
    fn refuses_and_says_why() {
        for (edtf, why) in [
            ("", "form"),
            ("11 juli", "form"),
            ("XXXX", "form"),
            ("20X5", "form"),
            ("2025-7-11", "form"),
            ("2025-07-11T10:00", "form"),
            ("-000X", "form"),
            ("199X-05", "form"),
            ("2025-02-29", "no such day"),
            ("XXXX-02-30", "no such day"),
            ("2025-13", "no such day"),
            ("2020/2019", "ends before"),
            ("/", "needs a date"),
            ("../..", "needs a date"),
            ("1990/2000/2010", "form"),
        ] {
            let error = extent(edtf).unwrap_err();
            let message = error.to_string();
            assert!(error.is_input() && message.contains(why) && message.contains("2025-07-11"), "{edtf}: {message}");
            assert!(message.starts_with(&format!("\"{edtf}\"")), "{message}");
        }
    }

    fn dates() -> impl Strategy<Value = Date> {
        let year = prop_oneof![4 => (-9999..=9999_i32).prop_map(Some), 1 => Just(None)];
        let parts = prop_oneof![21..=24_u8, 33..=36_u8, 40..=41_u8];
        prop_oneof![
            (-99..=99_i32).prop_filter("not -0", |n| *n != 0).prop_map(Date::Century),
            (-999..=999_i32).prop_filter("not -0", |n| *n != 0).prop_map(Date::Decade),
            (-9999..=9999_i32).prop_map(Date::Year),
            (year.clone(), parts).prop_map(|(year, part)| Date::Part(year, part)),
            (year.clone(), 1..=12_u8).prop_map(|(year, month)| Date::Month(year, month)),
            (year, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| Date::Day(year, month, day)),
        ]
    }

    proptest! {
        #[test]
        fn written_and_read_back(date in dates(), other in dates(), mark in prop::option::of(prop::sample::select(&['~', '?', '%'][..]))) {
            let text = Edtf::Date(super::super::edtf::Dated { date, qualifier: mark }).text();
            let value = Edtf::parse(&text).unwrap();
            prop_assert_eq!(value.text(), text);
            let found = value.extent();
            prop_assert!(found.earliest <= found.latest);
            prop_assert_eq!(found.earliest.is_some(), found.latest.is_some());
            let text = Edtf::Interval(Bound::At(date.into()), Bound::At(other.into())).text();
            if let Ok(value) = Edtf::parse(&text) {
                let found = value.extent();
                prop_assert_eq!(value.text(), text);
                prop_assert!(found.earliest.is_none() || found.latest.is_none() || found.earliest <= found.latest);
            }
        }

        #[test]
        fn any_text_is_answered(text in "\\PC*", near in "[-0-9X/.~?%]{0,24}") {
            for text in [text, near] {
                if let Ok(date) = event_date(&text, Basis::Editor) {
                    prop_assert_eq!(&date.edtf, text.trim());
                    // As it would be written again.
                    prop_assert_eq!(Edtf::parse(&date.edtf).map(Edtf::text), Ok(date.edtf));
                }
            }
        }
    }
}
