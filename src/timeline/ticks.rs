//! Ticks of the axis: days, weeks, months, quarters, years and round numbers of years, as the window has room.

use super::{
    scale::Scale,
    scene::Tick,
    when::{civil, day},
};

/// The least distance between two ticks, in pixels: room for "11 sept." or "10000 v.Chr.".
const ROOM: f64 = 64.0;

/// Round numbers of years.
const YEARS: [i32; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/// The ticks of a window, earliest first.
pub(crate) fn ticks(scale: &Scale) -> Vec<Tick> {
    let room = |days: f64| days * scale.per_day() >= ROOM;
    let mut out = Ticks { scale: *scale, list: Vec::new() };
    if room(1.0) {
        out.days(1);
    } else if room(7.0) {
        out.days(7);
    } else if room(28.0) {
        out.months(1);
    } else if room(90.0) {
        out.months(3);
    } else {
        out.years(YEARS.into_iter().find(|&step| room(365.0 * f64::from(step))).unwrap_or(10_000));
    }
    out.list
}

struct Ticks {
    scale: Scale,
    list: Vec<Tick>,
}

impl Ticks {
    fn push(&mut self, moment: f64, date: (i32, Option<u8>, Option<u8>)) {
        let [start, end] = self.scale.window();
        if moment >= start && moment <= end && (-9999..=9999).contains(&date.0) {
            let major = date.1.is_some() && self.list.last().is_none_or(|last| last.date.0 != date.0);
            self.list.push(Tick { x: self.scale.x(moment), date, major });
        }
    }

    /// Each day, or each Monday.
    fn days(&mut self, step: i32) {
        let [start, end] = self.scale.window();
        // 1970-01-05 was a Monday.
        let step = f64::from(step);
        let mut moment = ((start - 4.0) / step).ceil() * step + 4.0;
        while moment <= end {
            let (year, month, day) = civil(moment);
            self.push(moment, (year, Some(month), Some(day)));
            moment += step;
        }
    }

    /// Each month, or each quarter.
    fn months(&mut self, step: u8) {
        let [start, end] = self.scale.window();
        for year in civil(start).0..=civil(end).0 {
            for month in (1..=12).step_by(usize::from(step)) {
                self.push(day(year, month, 1), (year, Some(month), None));
            }
        }
    }

    /// Years that are round for a reader: 100 BC (-99), 1 AD, 100 AD. There is no year 0.
    fn years(&mut self, step: i32) {
        let [start, end] = self.scale.window();
        for index in civil(start).0.div_euclid(step) - 1..=civil(end).0.div_euclid(step) + 1 {
            let year = match index {
                _ if step == 1 => index,
                0 if self.scale.per_day() * 365.0 * f64::from(step - 1) < ROOM => continue,
                0 => 1,
                ..0 => 1 + index * step,
                _ => index * step,
            };
            self.push(day(year, 1, 1), (year, None, None));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::when::{FIRST_DAY, LAST_DAY};

    fn words(window: [f64; 2], width: f64) -> String {
        let words = ticks(&Scale::new(window, [0.0, width])).into_iter().map(|tick| match tick.date {
            (year, None, _) => year.to_string(),
            (year, Some(month), None) if tick.major => format!("{year}-{month}"),
            (_, Some(month), None) => month.to_string(),
            (year, Some(month), Some(day)) if tick.major => format!("{year}-{month}-{day}"),
            (_, Some(month), Some(day)) => format!("{month}-{day}"),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_round() {
        for (from, until, width, expected) in [
            ((1989, 1, 1), (2026, 1, 1), 1000.0, "1990 1995 2000 2005 2010 2015 2020 2025"),
            ((2025, 1, 1), (2026, 1, 1), 900.0, "2025-1 2 3 4 5 6 7 8 9 10 11 12 2026-1"),
            ((2025, 1, 1), (2026, 1, 1), 300.0, "2025-1 4 7 10 2026-1"),
            ((2025, 12, 20), (2026, 1, 20), 400.0, "2025-12-22 12-29 2026-1-5 1-12 1-19"),
            ((2025, 12, 30), (2026, 1, 3), 400.0, "2025-12-30 12-31 2026-1-1 1-2 1-3"),
            ((-320, 1, 1), (320, 1, 1), 600.0, "-299 -199 -99 1 100 200 300"),
            ((-4, 1, 1), (4, 1, 1), 600.0, "-4 -3 -2 -1 0 1 2 3 4"),
            ((-9999, 1, 1), (9999, 1, 1), 700.0, "-9999 -7999 -5999 -3999 -1999 1 2000 4000 6000 8000"),
        ] {
            let window = [day(from.0, from.1, from.2), day(until.0, until.1, until.2)];
            assert_eq!(words(window, width), expected);
        }
    }

    proptest! {
        #[test]
        fn ticks_are_few_apart_and_inside(start in FIRST_DAY..LAST_DAY, digits in 0_i32..7, more in 1.0_f64..9.9, width in 1.0_f64..4000.0) {
            let end = (start + more * f64::from(10_i32.pow(digits.unsigned_abs()))).min(LAST_DAY);
            prop_assume!(end - start >= 1.0);
            let list = ticks(&Scale::new([start, end], [0.0, width]));
            prop_assert!(list.iter().all(|tick| (-1e-6..=width + 1e-6).contains(&tick.x)));
            prop_assert!(list.windows(2).all(|pair| pair[1].x - pair[0].x >= ROOM - 1.0 && pair[0].date != pair[1].date));
        }
    }
}
