//! A value and its two spellings: TIMEX3 and EDTF.

use crate::{
    calendar::{Date, Dated, Day, Edtf},
    model::{Basis, Certainties, Certainty, TimexType},
    small::decimal,
};

/// What an expression means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A date of the calendar, with or without its year.
    Date(Date),
    /// A week, by its Monday.
    Week(Day),
    /// The weekend of a week, by its Monday.
    Weekend(Day),
    /// A time of a day.
    Time(Date, Time),
    /// Anything that the calendar cannot hold, as TIMEX3 writes it.
    Text(String),
}

/// Minutes from midnight; or the letters of a part of the day (`MO`), as the number that their bytes make.
pub(super) type Time = u16;

/// A value, and how it is known.
#[derive(Debug, Clone)]
pub(super) struct Worth {
    pub(super) kind: TimexType,
    pub(super) value: Value,
    pub(super) basis: Basis,
    /// Whether the expression itself gives year, month and day.
    pub(super) given: [bool; 3],
    /// "Begin", "eind", "rond".
    pub(super) about: bool,
    /// Whether the expression itself, though it counts from publication, tells of a past year: "in March of last year".
    pub(super) dated: bool,
}

impl Worth {
    /// A value that rests on nothing.
    pub(super) const fn plain(kind: TimexType, value: Value) -> Self {
        Self { kind, value, basis: Basis::Stated, given: [false; 3], about: false, dated: false }
    }

    /// A date that the expression gives in full.
    pub(super) const fn stated(date: Date) -> Self {
        Self {
            kind: TimexType::Date,
            value: Value::Date(date),
            basis: Basis::Stated,
            given: [true; 3],
            about: false,
            dated: false,
        }
    }

    /// The same at a time of the day.
    pub(super) fn at(self, time: Time) -> Self {
        let value = match self.value {
            Value::Date(date) => Value::Time(date, time),
            Value::Text(text) => Value::Text(text + &clock(time)),
            other => other,
        };
        Self { kind: TimexType::Time, value, ..self }
    }

    /// The date, if it has one.
    pub(super) const fn date(&self) -> Option<Date> {
        match self.value {
            Value::Date(date) | Value::Time(date, _) => Some(date),
            _ => None,
        }
    }

    /// TIMEX3 value.
    pub(super) fn timex(&self) -> String {
        match &self.value {
            Value::Date(date) => timex(*date),
            Value::Week(monday) => week(*monday),
            Value::Weekend(monday) => week(*monday) + "-WE",
            Value::Time(date, time) => timex(*date) + &clock(*time),
            Value::Text(text) => text.clone(),
        }
    }

    /// EDTF value, where the calendar has one.
    pub(super) fn edtf(&self) -> Option<Edtf> {
        let qualifier = self.about.then_some('~');
        let dated = |date| Dated { date, qualifier };
        let days = |first: Day, last: Option<Day>| {
            let bound = |day: Day| crate::calendar::Bound::At(dated(day.into()));
            Some(Edtf::Interval(bound(first), bound(last?)))
        };
        match self.value {
            Value::Date(date) | Value::Time(date, _) => Some(Edtf::Date(dated(date))),
            Value::Week(monday) => days(monday, monday.plus(6)),
            Value::Weekend(monday) => days(monday.plus(5)?, monday.plus(6)),
            Value::Text(_) => None,
        }
    }

    /// How year, month and day are known.
    pub(super) fn certainties(&self) -> Certainties {
        let known = |index: usize, has: bool| match (has, self.given[index]) {
            (false, _) => Certainty::Unknown,
            (true, true) => Certainty::Stated,
            (true, false) => Certainty::Implied,
        };
        let date = self.date();
        let (year, month, day) = match date {
            Some(Date::Day(year, ..)) => (year.is_some(), true, true),
            Some(Date::Month(year, _)) => (year.is_some(), true, false),
            Some(Date::Part(year, _)) => (year.is_some(), false, false),
            Some(Date::Year(_)) => (true, false, false),
            _ => (matches!(self.value, Value::Week(_) | Value::Weekend(_)), false, false),
        };
        Certainties { year: known(0, year), month: known(1, month), day: known(2, day) }
    }
}

fn timex(date: Date) -> String {
    let text = date.text();
    match date {
        // TIMEX3 counts the years before Christ from 1.
        Date::Year(year) if year <= 0 => "BC".to_owned() + &Date::Year(1 - year).text(),
        Date::Century(_) | Date::Decade(_) => text.trim_end_matches('X').to_owned(),
        Date::Part(_, part) => {
            let name = match part {
                21 => "SP",
                22 => "SU",
                23 => "FA",
                24 => "WI",
                33 => "Q1",
                34 => "Q2",
                35 => "Q3",
                36 => "Q4",
                40 => "H1",
                _ => "H2",
            };
            let year = text.rsplit_once('-').map_or("", |(year, _)| year);
            [year, "-", name].concat()
        }
        _ => text,
    }
}

/// `T14:30`, `TMO`.
fn clock(time: Time) -> String {
    if time < 24 * 60 {
        return ["T", two(i32::from(time / 60)).as_str(), ":", &two(i32::from(time % 60))].concat();
    }
    ['T'].into_iter().chain(time.to_be_bytes().map(char::from)).collect()
}

fn two(number: i32) -> String {
    [if number < 10 { "0" } else { "" }, &decimal(number)].concat()
}

fn week(monday: Day) -> String {
    let (year, number) = monday.week();
    [&Date::Year(year).text(), "-W", &two(number)].concat()
}
