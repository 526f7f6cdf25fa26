//! Counting from one date to another, in the unit that was counted.

use super::{Date, Day, day::days_in_month};

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    /// A day.
    Day,
    /// A week from Monday (ISO 8601).
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half-year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Unit {
    /// How many months it has; none for weeks and days.
    const fn months(self) -> Option<i32> {
        match self {
            Self::Day | Self::Week => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
            Self::Decade => Some(120),
            Self::Century => Some(1200),
        }
    }
}

impl Day {
    /// The day so many days later.
    pub(crate) fn plus(self, days: i32) -> Option<Self> {
        let day = Self(self.0.checked_add(days)?);
        (Self::new(-9999, 1, 1)? <= day && day <= Self::new(9999, 12, 31)?).then_some(day)
    }

    /// The Monday of its week.
    pub(crate) const fn monday(self) -> Self {
        Self(self.0 - self.weekday() as i32 + 1)
    }

    /// Year and number of its week (ISO 8601).
    pub(crate) fn week(self) -> (i32, i32) {
        let thursday = Self(self.monday().0 + 3);
        let year = thursday.civil().0;
        let first = Self::new(year, 1, 1).map_or(thursday.0, |day| day.0);
        (year, (thursday.0 - first) / 7 + 1)
    }

    /// So many units later: a day for days and weeks, else no finer than the unit (a month for quarters and halves).
    pub(crate) fn shifted(self, count: i32, unit: Unit) -> Option<Date> {
        let Some(months) = unit.months() else {
            let days = if unit == Unit::Week { count.checked_mul(7)? } else { count };
            return self.plus(days).map(Date::from);
        };
        let (year, month, _) = self.civil();
        let index = count.checked_mul(months)?.checked_add(year * 12 + i32::from(month) - 1)?;
        let (year, month) = (index.div_euclid(12), u8::try_from(index.rem_euclid(12) + 1).ok()?);
        (-9999..=9999).contains(&year).then_some(match unit {
            Unit::Month | Unit::Quarter | Unit::Half => Date::Month(Some(year), month),
            _ => Date::Year(year),
        })
    }

    /// Easter Sunday of a year, Western or Orthodox: the Sunday after the full moon of spring, which Gauss's rule gives.
    pub(crate) fn easter(year: i32, orthodox: bool) -> Option<Self> {
        let (golden, century) = (year.rem_euclid(19), year.div_euclid(100));
        let leaps = century - century.div_euclid(4);
        let moon = |shift: i32| (19 * golden + 15 + shift).rem_euclid(30);
        let days = if orthodox {
            // Counted in the Julian calendar, which is some days behind.
            moon(0) + leaps - 2
        } else {
            let days = moon(leaps - (8 * century + 13).div_euclid(25));
            days - i32::from(days == 29 || (days == 28 && golden > 10))
        };
        let full = Self::new(year, 3, 21)?.plus(days)?;
        full.plus(7 - i32::from(full.weekday()) % 7)
    }
}

impl Date {
    /// The part of the calendar of this size that a day lies in; a week has no date of its own.
    pub(crate) fn around(day: Day, unit: Unit) -> Self {
        let (year, month, _) = day.civil();
        match unit {
            Unit::Day | Unit::Week => Self::from(day),
            Unit::Month => Self::Month(Some(year), month),
            Unit::Quarter => Self::Part(Some(year), 33 + (month - 1) / 3),
            Unit::Half => Self::Part(Some(year), 40 + (month - 1) / 6),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century => Self::Century(year.div_euclid(100)),
        }
    }

    /// So many units later, with the precision of the unit where this date has it.
    pub(crate) fn later(self, count: i32, unit: Unit) -> Option<Self> {
        let (first, last) = self.days()?;
        let fine = first == last;
        match unit {
            Unit::Day | Unit::Week if !fine => Some(self),
            Unit::Year if matches!(self, Self::Part(Some(_), _)) => {
                let year = first.civil().0.checked_add(count)?;
                (-9999..=9999).contains(&year).then(|| self.in_year(year))
            }
            Unit::Day | Unit::Week => first.shifted(count, unit),
            _ if fine || !matches!(self, Self::Year(_) | Self::Decade(_) | Self::Century(_)) => {
                first.shifted(count, unit)
            }
            _ => Some(Self::around(first.shifted(count, unit)?.days()?.0, Unit::Year.max(unit))),
        }
    }

    /// The year, if it is known.
    pub(crate) fn year(self) -> Option<i32> {
        match self {
            Self::Year(year) => Some(year),
            Self::Part(year, _) | Self::Month(year, _) | Self::Day(year, ..) => year,
            Self::Century(_) | Self::Decade(_) => None,
        }
    }

    /// The same in another year; the last of February where that year has no 29th.
    pub(crate) fn in_year(self, year: i32) -> Self {
        match self {
            Self::Part(_, part) => Self::Part(Some(year), part),
            Self::Month(_, month) => Self::Month(Some(year), month),
            Self::Day(_, month, day) => Self::Day(Some(year), month, day.min(days_in_month(year, month))),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_and_weeks() {
        for (year, easter, week) in
            [(2024, "2024-03-31", (2024, 13)), (2025, "2025-04-20", (2025, 16)), (1818, "1818-03-22", (1818, 12))]
        {
            let day = Day::easter(year, false).unwrap();
            assert_eq!((day.to_string().as_str(), day.week()), (easter, week));
        }
        for (year, easter) in [
            (1954, "1954-04-18"),
            (1981, "1981-04-19"),
            (2000, "2000-04-23"),
            (2019, "2019-04-21"),
            (2023, "2023-04-09"),
            (2038, "2038-04-25"),
            (2076, "2076-04-19"),
        ] {
            assert_eq!(Day::easter(year, false).unwrap().to_string(), easter);
        }
        for (year, easter) in [
            (1917, "1917-04-15"),
            (2021, "2021-05-02"),
            (2023, "2023-04-16"),
            (2024, "2024-05-05"),
            (2025, "2025-04-20"),
        ] {
            assert_eq!(Day::easter(year, true).unwrap().to_string(), easter);
        }
        assert_eq!(Day::parse("2021-01-03").unwrap().week(), (2020, 53));
    }

    #[test]
    fn shifts_of_rows() {
        for (day, count, unit, expected) in [
            ("2024-01-31", 1, Unit::Month, "2024-02"),
            ("2024-01-05", -1, Unit::Month, "2023-12"),
            ("2024-03-01", -1, Unit::Day, "2024-02-29"),
            ("2024-03-01", 2, Unit::Week, "2024-03-15"),
            ("2024-03-01", -3, Unit::Year, "2021"),
        ] {
            assert_eq!(Day::parse(day).unwrap().shifted(count, unit).unwrap().text(), expected);
        }
        assert_eq!(Day(0).shifted(i32::MAX, Unit::Century), None);
    }
}
