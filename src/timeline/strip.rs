//! The density strip: how many events cooperate, how many conflict, and how many do neither, over the whole extent.

use super::{
    facts::Fact,
    scale::{Scale, Window},
    scene::Bar,
};
use crate::small::Gather as _;

/// The most bars.
const BINS: f64 = 120.0;

/// The bars, in days; made once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    /// Mean day, and how many events cooperate, conflict, and have no tone, of the bins that hold any.
    bins: Vec<(f64, [u32; 3])>,
    fullest: f64,
}

impl Strip {
    /// From events in the order of their middles.
    pub(crate) fn new(facts: &[Fact], events: &[u32], home: Window) -> Self {
        let mut strip = Self::default();
        let width = (home[1] - home[0]) / BINS;
        let (mut end, mut days, mut counts) = (f64::NEG_INFINITY, 0.0, [0; 3]);
        for fact in events.iter().filter_map(|&event| facts.get(event as usize)) {
            let at = fact.at();
            if at >= end {
                strip.put(days, counts);
                end = home[0] + (((at - home[0]) / width).floor() + 1.0) * width;
                (days, counts) = (0.0, [0; 3]);
            }
            days += at;
            counts[usize::from(fact.tone / 2).min(2)] += 1;
        }
        strip.put(days, counts);
        strip
    }

    fn put(&mut self, days: f64, counts: [u32; 3]) {
        let all = counts.iter().sum::<u32>();
        if all > 0 {
            self.fullest = self.fullest.max(f64::from(counts[0].max(counts[1])) + f64::from(counts[2]) / 2.0);
            self.bins.push((days / f64::from(all), counts));
        }
    }

    /// The bars on a strip of that width.
    pub(crate) fn bars(&self, scale: &Scale) -> Vec<Bar> {
        let bar = |&(day, counts): &(f64, [u32; 3])| {
            let heights = counts.map(|count| f64::from(count) / self.fullest);
            Bar { x: scale.clipped(day), heights: [heights[0], heights[1], heights[2] / 2.0] }
        };
        self.bins.iter().map(bar).gather()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calendar::Day,
        model::Tone,
        timeline::{facts::Facts, samples::deed},
    };

    #[test]
    fn bars_count_together_against_and_neither() {
        let on = |day: i32| Day(day).text();
        let days = [1, 1, 60, 60, 90];
        let mut events: Vec<_> = days.iter().map(|&day| deed("a", &on(day), "CN=RU")).collect();
        events[2].tone = Some(Tone::MaterialConflict);
        (events[3].tone, events[4].tone) = (None, None);
        let strip = Strip::new(&Facts::new(&events, "").list, &[0, 1, 2, 3, 4], [0.0, 120.0]);
        let bars = strip.bars(&Scale::new([0.0, 120.0], [0.0, 240.0]));
        let bar = |x, heights| Bar { x, heights };
        // The fullest has two on one side; what has no tone is half on either.
        let expected = [bar(3.0, [1.0, 0.0, 0.0]), bar(121.0, [0.0, 0.5, 0.25]), bar(181.0, [0.0, 0.0, 0.25])];
        assert_eq!(bars, expected);
    }
}
