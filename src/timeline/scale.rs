//! Days and pixels, and the window of days that is shown.

use super::when::{FIRST_DAY, LAST_DAY, civil, day};

/// A stretch of days: first moment, last moment.
pub(crate) type Window = [f64; 2];

/// The shortest window: a day.
const SHORTEST: f64 = 1.0;

/// Days on the axis to pixels and back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    window: Window,
    range: [f64; 2],
}

impl Scale {
    pub(crate) const fn new(window: Window, range: [f64; 2]) -> Self {
        Self { window, range }
    }

    /// Pixels of a day.
    pub(crate) fn per_day(&self) -> f64 {
        (self.range[1] - self.range[0]) / (self.window[1] - self.window[0]).max(f64::MIN_POSITIVE)
    }

    /// Where a moment stands.
    pub(crate) fn x(&self, day: f64) -> f64 {
        self.range[0] + (day - self.window[0]) * self.per_day()
    }

    /// Where a moment stands, or the end of the axis that is nearest to it.
    pub(crate) fn clipped(&self, day: f64) -> f64 {
        self.x(day).clamp(self.range[0], self.range[1])
    }

    pub(crate) const fn window(&self) -> Window {
        self.window
    }
}

/// The window that shows all of an extent with a margin. A single date is shown in its year.
pub(crate) fn fit(extent: Window) -> Window {
    let span = extent[1] - extent[0];
    let (first, last) = (civil(extent[0]).0, civil(extent[1] - 1.0).0);
    let [start, end] = if span > 31.0 {
        [extent[0] - 0.04 * span, extent[1] + 0.04 * span]
    } else if first == last {
        [day(first, 1, 1), day(first + 1, 1, 1)]
    } else {
        let middle = extent[0] / 2.0 + extent[1] / 2.0;
        [middle - 183.0, middle + 183.0]
    };
    [start.max(FIRST_DAY), end.min(LAST_DAY)]
}

/// The window nearest to the one asked for: no shorter than a day, no wider than `home`, and within it.
pub(crate) fn within(asked: Window, home: Window) -> Window {
    let [start, end] = asked;
    if !start.is_finite() || !end.is_finite() {
        return home;
    }
    let most = home[1] - home[0];
    let span = (end - start).abs().clamp(SHORTEST.min(most), most);
    if span >= most {
        return home;
    }
    let middle = start / 2.0 + end / 2.0;
    // Not `clamp`, which panics where rounding puts the bounds in the wrong order.
    let start = (middle - span / 2.0).min(home[1] - span).max(home[0]);
    [start, (start + span).min(home[1])]
}

/// Closer by `factor` (above 1) around the place `at` (0 to 1) of the window.
pub(crate) fn zoom(window: Window, home: Window, factor: f64, at: f64) -> Window {
    if !factor.is_finite() || factor <= 0.0 || !at.is_finite() {
        return window;
    }
    let (span, most) = (window[1] - window[0], home[1] - home[0]);
    let wanted = (span / factor).clamp(SHORTEST.min(most), most);
    let start = window[0] + (span - wanted) * at.clamp(0.0, 1.0);
    within([start, start + wanted], home)
}

/// Later by a part of the window's span.
pub(crate) fn pan(window: Window, home: Window, by: f64) -> Window {
    let shift = (window[1] - window[0]) * by;
    if shift.is_finite() { within([window[0] + shift, window[1] + shift], home) } else { window }
}

/// The window moved no more than needed to show `days` (or their middle, if they are longer), off its ends.
pub(crate) fn reveal(window: Window, home: Window, days: Window) -> Window {
    let margin = 0.1 * (window[1] - window[0]);
    let [inner_start, inner_end] = [window[0] + margin, window[1] - margin];
    let middle = days[0] / 2.0 + days[1] / 2.0;
    let [start, end] = if days[1] - days[0] > inner_end - inner_start { [middle, middle] } else { days };
    if start >= window[0] && end <= window[1] {
        return window;
    }
    let shift = if start < inner_start { start - inner_start } else { end - inner_end };
    within([window[0] + shift, window[1] + shift], home)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_date_is_shown_in_its_year() {
        let july = day(2025, 7, 11);
        assert_eq!(fit([july, july + 1.0]), [day(2025, 1, 1), day(2026, 1, 1)]);
        assert_eq!(fit([day(9999, 3, 1), day(9999, 3, 2)]), [day(9999, 1, 1), LAST_DAY]);
        let years = fit([day(1989, 5, 15), july + 1.0]);
        assert!(years[0] < day(1989, 1, 1) && years[1] > day(2026, 1, 1));
    }

    #[test]
    fn nonsense_leaves_a_window() {
        let home = [0.0, 100.0];
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(within([bad, 1.0], home), home);
            assert_eq!(pan([10.0, 20.0], home, bad), [10.0, 20.0]);
            assert_eq!(zoom([10.0, 20.0], home, bad, 0.5), [10.0, 20.0]);
            assert_eq!(zoom([10.0, 20.0], home, 2.0, bad), [10.0, 20.0]);
        }
        assert_eq!(within([90.0, 300.0], home), [0.0, 100.0]);
        assert_eq!(within([99.9, 99.9], home), [99.0, 100.0]);
        assert_eq!(reveal([10.0, 20.0], home, [50.0, 51.0]), [42.0, 52.0]);
    }

    proptest! {
        #[test]
        fn zooming_in_and_out_returns(start in 0.0_f64..90.0, span in 4.0_f64..10.0, factor in 1.0_f64..4.0, at in 0.0_f64..1.0) {
            let (home, window) = ([0.0, 100.0], [start, start + span]);
            let back = zoom(zoom(window, home, factor, at), home, 1.0 / factor, at);
            prop_assert!((back[0] - window[0]).abs() < 1e-6 && (back[1] - window[1]).abs() < 1e-6);
            let there = pan(pan(window, home, 0.1), home, -0.1);
            prop_assert!(there[0] <= window[0] + 1e-6 && (there[1] - there[0] - span).abs() < 1e-6);
        }

        #[test]
        fn windows_stay_home(a in any::<f64>(), b in any::<f64>(), factor in any::<f64>(), at in any::<f64>()) {
            let home = [FIRST_DAY, LAST_DAY];
            for window in [within([a, b], home), zoom(within([a, b], home), home, factor, at), pan(home, home, factor)] {
                prop_assert!(window[0] >= home[0] && window[1] <= home[1] + 1e-6 && window[1] - window[0] >= 0.999, "{window:?}");
            }
        }

        #[test]
        fn what_is_revealed_is_seen(day in 0.0..99.0, start in 0.0..90.0) {
            let seen = reveal([start, start + 10.0], [0.0, 100.0], [day, day + 1.0]);
            prop_assert!(seen[0] <= day && seen[1] >= day + 1.0 - 1e-9);
        }
    }
}
