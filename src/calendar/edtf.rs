//! EDTF values (ISO 8601-2): read and written, level 0 and 1 with the parts of a year (quarters, half-years) and the
//! unspecified digits (`199X`, `XXXX-07-11`) that news needs.
//!
//! Seasons are meteorological and northern: 21 is March to May, 24 of a year is its December and the next two months.

use std::fmt;

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
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let mut parts = digits.split('-');
        let year = parts.next().filter(|year| year.len() == 4).ok_or(FORM)?;
        let mut two = || parts.next().map(|part| number(part, 2).ok_or(FORM)).transpose();
        let (part, day) = (two()?, two()?);
        if parts.next().is_some() {
            return Err(FORM);
        }
        let signed =
            |digits: &str, length| number(digits, length).map(|n| n * sign).filter(|n| sign > 0 || *n != 0).ok_or(FORM);
        let known = year.trim_end_matches('X');
        let year = match (known.len(), part) {
            (4, _) => Some(signed(known, 4)?),
            (0, Some(_)) if sign > 0 => None,
            (3, None) => return signed(known, 3).map(Self::Decade),
            (2, None) => return signed(known, 2).map(Self::Century),
            _ => return Err(FORM),
        };
        let small = |n: i32| u8::try_from(n).map_err(|_| NO_DAY);
        match (year, part, day) {
            (Some(year), None, _) => Ok(Self::Year(year)),
            (_, Some(part), None) => match small(part)? {
                month @ 1..=12 => Ok(Self::Month(year, month)),
                part @ (21..=24 | 33..=36 | 40 | 41) => Ok(Self::Part(year, part)),
                _ => Err(NO_DAY),
            },
            (_, Some(month), Some(day)) => {
                let (month, day) = (small(month)?, small(day)?);
                // Some year has a 29th of February.
                Day::new(year.unwrap_or(2000), month, day).map(|_| Self::Day(year, month, day)).ok_or(NO_DAY)
            }
            (None, None, _) => Err(FORM),
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

/// A number of exactly so many ASCII digits.
fn number(text: &str, length: usize) -> Option<i32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Writes a number with leading zeros; the sign does not count.
pub(super) fn padded(out: &mut fmt::Formatter<'_>, number: i32, width: usize) -> fmt::Result {
    if number < 0 {
        out.write_str("-")?;
    }
    let mut digits = [b'0'; 10];
    let (mut rest, mut first) = (number.unsigned_abs(), digits.len());
    while rest > 0 || digits.len() - first < width {
        first -= 1;
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    digits[first..].iter().try_for_each(|digit| fmt::Write::write_char(out, char::from(*digit)))
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |out: &mut fmt::Formatter<'_>, year: Option<i32>| match year {
            Some(year) => padded(out, year, 4),
            None => out.write_str("XXXX"),
        };
        let two = |out: &mut fmt::Formatter<'_>, number: u8| {
            out.write_str("-")?;
            padded(out, i32::from(number), 2)
        };
        match *self {
            Self::Century(century) => {
                padded(out, century, 2)?;
                out.write_str("XX")
            }
            Self::Decade(decade) => {
                padded(out, decade, 3)?;
                out.write_str("X")
            }
            Self::Year(number) => year(out, Some(number)),
            Self::Part(of, part) | Self::Month(of, part) => {
                year(out, of)?;
                two(out, part)
            }
            Self::Day(of, month, day) => {
                year(out, of)?;
                two(out, month)?;
                two(out, day)
            }
        }
    }
}

impl fmt::Display for Dated {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date.fmt(out)?;
        self.qualifier.map_or(Ok(()), |mark| fmt::Write::write_char(out, mark))
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => out.write_str(".."),
            Self::Unknown => Ok(()),
            Self::At(dated) => dated.fmt(out),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(dated) => dated.fmt(out),
            Self::Interval(start, end) => {
                start.fmt(out)?;
                out.write_str("/")?;
                end.fmt(out)
            }
        }
    }
}
