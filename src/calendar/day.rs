//! A day of the proleptic Gregorian calendar.

use std::fmt;

use super::Date;

/// A day, counted from 1970-01-01 (day 0). Years are astronomical: year 0 is 1 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(pub i32);

impl Day {
    /// The day of a year, month (1..=12) and day of the month, if there is one.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) || !(-9999..=9999).contains(&year)
        {
            return None;
        }
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let month_index = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * month_index + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn civil(self) -> (i32, u8, u8) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_index = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_index + 2) / 5 + 1;
        let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month as u8, day as u8)
    }

    /// 1 is Monday, 7 is Sunday.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        (self.0 + 3).rem_euclid(7) as u8 + 1
    }

    /// As ISO 8601 writes it: `2025-07-12`.
    pub(crate) fn text(self) -> String {
        Date::from(self).text()
    }

    /// Reads the date part of an ISO 8601 date or date-time (`2025-07-12`, `2025-07-12T09:30:00+02:00`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, date) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let date = date.as_bytes();
        let digits = |from: usize, until: usize| {
            let digit = |number: i32, byte: &u8| byte.is_ascii_digit().then(|| number * 10 + i32::from(byte - b'0'));
            date.get(from..until)?.iter().try_fold(0, digit)
        };
        let part = |number: i32| u8::try_from(number).ok();
        if date.get(4) != Some(&b'-') || date.get(7) != Some(&b'-') || !matches!(date.get(10), None | Some(b'T' | b' '))
        {
            return None;
        }
        let year = digits(0, 4)?;
        Self::new(if negative { -year } else { year }, part(digits(5, 7)?)?, part(digits(8, 10)?)?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text())
    }
}

/// Days of a month (1..=12) of a year.
pub(crate) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_back() {
        for (text, number, weekday) in
            [("1970-01-01", 0, 4), ("2025-07-11", 20280, 5), ("2000-02-29", 11016, 2), ("-0044-03-15", -735_525, 4)]
        {
            let day = Day::parse(text).unwrap();
            assert_eq!((day.0, day.weekday(), day.to_string().as_str()), (number, weekday, text));
        }
        assert_eq!(Day::parse("2025-02-29"), None);
        for number in (-3_000_000..2_900_000).step_by(9973) {
            let (year, month, day) = Day(number).civil();
            assert_eq!(Day::new(year, month, day), Some(Day(number)));
        }
    }
}
