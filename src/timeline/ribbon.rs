//! The relation's tone over time: what happened, weighted by its intensity and smoothed by a triangle.

use super::{
    days::Days,
    facts::Fact,
    scale::{Scale, Window},
};
use crate::small::Gather as _;

/// How many points the ribbon has.
const SAMPLES: u32 = 96;
/// Half the width of the triangle, as a part of the window.
const BANDWIDTH: f64 = 0.04;
/// Its least, in days: closer up, single days would stand out like needles.
const NARROWEST: f64 = 3.0;

/// Running sums of intensity, so that a point of the ribbon costs three look-ups however many events it sums.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tones {
    /// Days are counted from here, which keeps the sums small.
    origin: f64,
    /// Middles, twice.
    at: Days,
    /// Up to and with each event: the sum of intensity, and of intensity times day.
    sums: Vec<[f64; 2]>,
}

impl Tones {
    /// From events in the order of their middles.
    pub(crate) fn new(facts: &[Fact], events: &[u32], origin: f64) -> Self {
        let mut tones = Self { origin, ..Self::default() };
        let mut total = [0.0, 0.0];
        for fact in events.iter().filter_map(|&event| facts.get(event as usize)).filter(|fact| fact.worth != 0.0) {
            let worth = f64::from(fact.worth);
            total = [total[0] + worth, total[1] + worth * (fact.at() - origin)];
            tones.at.push(fact.middle());
            tones.sums.push(total);
        }
        tones
    }

    /// The ribbon of a window: x, and -1 to 1. Empty if nothing has a tone.
    pub(crate) fn ribbon(&self, scale: &Scale) -> Vec<(f64, f64)> {
        if self.at.is_empty() {
            return Vec::new();
        }
        let [start, end]: Window = scale.window();
        let half = ((end - start) * BANDWIDTH).max(NARROWEST);
        let point = |index: u32| {
            let day = start + (end - start) * f64::from(index) / f64::from(SAMPLES - 1);
            let sum = self.smoothed(day, half) / 5.0;
            (scale.clipped(day), sum / (1.0 + sum.abs()))
        };
        (0..SAMPLES).map(point).gather()
    }

    /// The sum of intensity × (1 − distance / half) over all events nearer than `half`.
    fn smoothed(&self, day: f64, half: f64) -> f64 {
        let sums = |moment: f64| {
            let before = self.at.before(2.0 * moment);
            before.checked_sub(1).and_then(|last| self.sums.get(last)).copied().unwrap_or_default()
        };
        let (left, middle, right) = (sums(day - half), sums(day), sums(day + half));
        let day = (day - self.origin) / half;
        let rise = (middle[0] - left[0]) * (1.0 - day) + (middle[1] - left[1]) / half;
        let fall = (right[0] - middle[0]) * (1.0 + day) - (right[1] - middle[1]) / half;
        rise + fall
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calendar::Day,
        model::Status,
        timeline::{facts::Facts, samples::deed},
    };

    #[test]
    fn the_ribbon_follows_the_tone() {
        let on = |day: i32| Day(day).text();
        let (mut warm, mut cold) = (deed("a", &on(20), "CN=RU"), deed("b", &on(80), "CN=RU"));
        (warm.intensity, cold.intensity) = (8.0, -8.0);
        let scale = Scale::new([0.0, 100.0], [0.0, 95.0]);
        let ribbon = Tones::new(&Facts::new(&[warm.clone(), cold], "").list, &[0, 1], 0.0).ribbon(&scale);
        let at = |day: usize| ribbon[day * 95 / 100].1;
        assert!(at(20) > 0.4 && at(80) < -0.4, "{ribbon:?}");
        assert!([0, 50, 99].map(at).iter().all(|value| value.abs() < 1e-9));
        assert!(ribbon.iter().all(|(x, y)| (0.0..=95.0).contains(x) && y.abs() <= 1.0));
        // What was only planned has no tone yet.
        warm.status = Status::Planned;
        assert_eq!(Tones::new(&Facts::new(&[warm], "").list, &[0], 0.0).ribbon(&scale), []);
    }
}
