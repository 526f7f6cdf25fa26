//! EDTF values (ISO 8601-2): read and written, level 0 and 1 with the parts of a year (quarters, half-years) and the
//! unspecified digits (`199X`, `XXXX-07-11`) that news needs.
//!
//! Seasons are meteorological and northern: 21 is March to May, 24 of a year is its December and the next two months.

use super::{Day, day::days_in_month};

/// An EDTF value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edtf {
    /// One date.
    Date(Dated),
    /// From the first to the second; at least one is a date.
    Interval(Bound, Bound),
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// `..`: it has none.
    Open,
    /// Nothing between the slash and the end: it has one that is not known.
    Unknown,
    /// A date.
    At(Dated),
}

/// A date and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    /// The date.
    pub(crate) date: Date,
    /// `~` approximate, `?` uncertain, `%` both.
    pub(crate) qualifier: Option<char>,
}

/// A date with the precision that it has. Years are astronomical; none is `XXXX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Date {
    /// `19XX`: the first two digits.
    Century(i32),
    /// `199X`: the first three digits.
    Decade(i32),
    /// `1990`.
    Year(i32),
    /// `2022-22`: a season (21 to 24), quarter (33 to 36) or half (40, 41) of a year.
    Part(Option<i32>, u8),
    /// `2025-07`.
    Month(Option<i32>, u8),
    /// `2025-07-11`.
    Day(Option<i32>, u8, u8),
}

const FORM: &str = "it has another form";
const NO_DAY: &str = "there is no such day or part of a year";
const BACKWARDS: &str = "it ends before it starts";
const EMPTY: &str = "an interval needs a date at one end";

impl Edtf {
    /// Reads a value, or says what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let Some((start, end)) = text.split_once('/') else { return Dated::parse(text).map(Self::Date) };
        let (start, end) = (Bound::parse(start)?, Bound::parse(end)?);
        let days = |bound| if let Bound::At(dated) = bound { dated.date.days() } else { None };
        match (days(start), days(end)) {
            (Some((first, _)), Some((_, last))) if first > last => Err(BACKWARDS),
            _ if matches!(start, Bound::At(_)) || matches!(end, Bound::At(_)) => Ok(Self::Interval(start, end)),
            _ => Err(EMPTY),
        }
    }
}

impl Bound {
    fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "" => Ok(Self::Unknown),
            ".." => Ok(Self::Open),
            _ => Dated::parse(text).map(Self::At),
        }
    }
}

impl Dated {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let qualifier = text.chars().next_back().filter(|last| matches!(last, '~' | '?' | '%'));
        let date = Date::parse(text.strip_suffix(['~', '?', '%']).unwrap_or(text))?;
        Ok(Self { date, qualifier })
    }
}

impl From<Date> for Dated {
    fn from(date: Date) -> Self {
        Self { date, qualifier: None }
    }
}

impl Date {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        // `YYYY`, `YYYY-MM`, `YYYY-MM-DD`.
        let dashes = text.bytes().enumerate().all(|(at, byte)| (byte == b'-') == matches!(at, 4 | 7));
        if !dashes || !matches!(text.len(), 4 | 7 | 10) {
            return Err(FORM);
        }
        let two = |at: usize| text.get(at..at + 2).map(|part| number(part).ok_or(FORM)).transpose();
        let (part, day) = (two(5)?, two(8)?);
        let known = text.get(..4).unwrap_or_default().trim_end_matches('X');
        let first = number(known).filter(|first| sign > 0 || *first != 0).map(|first| first * sign).ok_or(FORM);
        let year = match (known.len(), part) {
            (4, _) => Some(first?),
            (0, Some(_)) if sign > 0 => None,
            (3, None) => return first.map(Self::Decade),
            (2, None) => return first.map(Self::Century),
            _ => return Err(FORM),
        };
        let small = |n: i32| u8::try_from(n).unwrap_or_default();
        match (year, part.map(small), day.map(small)) {
            // Some year has a 29th of February.
            (year, Some(month), Some(day)) if Day::new(year.unwrap_or(2000), month, day).is_some() => {
                Ok(Self::Day(year, month, day))
            }
            (year, Some(month @ 1..=12), None) => Ok(Self::Month(year, month)),
            (year, Some(part @ (21..=24 | 33..=36 | 40 | 41)), None) => Ok(Self::Part(year, part)),
            (Some(year), None, _) => Ok(Self::Year(year)),
            _ => Err(NO_DAY),
        }
    }

    /// First and last day; none if the year is unknown.
    pub(crate) fn days(self) -> Option<(Day, Day)> {
        let tens = |first: i32, size: i32| {
            if first < 0 { (first * size - (size - 1), first * size) } else { (first * size, first * size + size - 1) }
        };
        let ((first, from), (last, to)) = match self {
            Self::Century(century) => {
                let (first, last) = tens(century, 100);
                ((first, 1), (last, 12))
            }
            Self::Decade(decade) => {
                let (first, last) = tens(decade, 10);
                ((first, 1), (last, 12))
            }
            Self::Year(year) => ((year, 1), (year, 12)),
            Self::Part(year, part) => {
                let year = year?;
                match part {
                    21..=23 => ((year, part * 3 - 60), (year, part * 3 - 58)),
                    24 if year < 9999 => ((year, 12), (year + 1, 2)),
                    24 => ((year, 12), (year, 12)),
                    33..=36 => ((year, part * 3 - 98), (year, part * 3 - 96)),
                    _ => ((year, part * 6 - 239), (year, part * 6 - 234)),
                }
            }
            Self::Month(year, month) => ((year?, month), (year?, month)),
            Self::Day(year, month, day) => {
                let day = Day::new(year?, month, day)?;
                return Some((day, day));
            }
        };
        Some((Day::new(first, from, 1)?, Day::new(last, to, days_in_month(last, to))?))
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        let (year, month, day) = day.civil();
        Self::Day(Some(year), month, day)
    }
}

/// A number in ASCII digits.
fn number(text: &str) -> Option<i32> {
    text.bytes().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')))
}

/// Appends a number with leading zeros; the sign does not count.
pub(super) fn push_padded(out: &mut String, number: i32, width: u32) {
    if number < 0 {
        out.push('-');
    }
    let rest = number.unsigned_abs();
    for place in (0..10).rev().filter(|place| *place < width || rest >= 10_u32.pow(*place)) {
        out.push(char::from(b'0' + (rest / 10_u32.pow(place) % 10) as u8));
    }
}

impl Date {
    /// As EDTF writes it.
    pub(crate) fn text(self) -> String {
        let mut out = String::with_capacity(10);
        let (number, width, open) = match self {
            Self::Century(century) => (Some(century), 2, "XX"),
            Self::Decade(decade) => (Some(decade), 3, "X"),
            Self::Year(year) => (Some(year), 4, ""),
            Self::Part(year, _) | Self::Month(year, _) | Self::Day(year, ..) => (year, 4, ""),
        };
        match number {
            Some(number) => push_padded(&mut out, number, width),
            None => out.push_str("XXXX"),
        }
        out.push_str(open);
        let (part, day) = match self {
            Self::Part(_, part) | Self::Month(_, part) => (part, 0),
            Self::Day(_, month, day) => (month, day),
            _ => (0, 0),
        };
        for part in [part, day].into_iter().filter(|part| *part > 0) {
            out.push('-');
            push_padded(&mut out, part.into(), 2);
        }
        out
    }
}

impl Dated {
    fn text(self) -> String {
        let mut out = self.date.text();
        out.extend(self.qualifier);
        out
    }
}

impl Edtf {
    /// The value, written out.
    pub(crate) fn text(self) -> String {
        let bound = |bound| match bound {
            Bound::Open => "..".to_owned(),
            Bound::Unknown => String::new(),
            Bound::At(dated) => Dated::text(dated),
        };
        match self {
            Self::Date(dated) => dated.text(),
            Self::Interval(start, end) => [&*bound(start), "/", &bound(end)].concat(),
        }
    }
}
