//! The density strip: how many events cooperate and how many conflict, over the whole extent.

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
    /// Mean day, and how many events cooperate and conflict, of the bins that hold any.
    bins: Vec<(f64, [u32; 2])>,
    fullest: u32,
}

impl Strip {
    /// From events in the order of their middles.
    pub(crate) fn new(facts: &[Fact], events: &[u32], home: Window) -> Self {
        let mut strip = Self::default();
        let width = (home[1] - home[0]) / BINS;
        let (mut end, mut days, mut counts) = (f64::NEG_INFINITY, 0.0, [0, 0]);
        for fact in events.iter().filter_map(|&event| facts.get(event as usize)) {
            let at = fact.at();
            if at >= end {
                strip.put(days, counts);
                end = home[0] + (((at - home[0]) / width).floor() + 1.0) * width;
                (days, counts) = (0.0, [0, 0]);
            }
            days += at;
            counts[usize::from(matches!(fact.tone, 2 | 3))] += 1;
        }
        strip.put(days, counts);
        strip
    }

    fn put(&mut self, days: f64, counts: [u32; 2]) {
        let all = counts[0] + counts[1];
        if all > 0 {
            self.fullest = self.fullest.max(counts[0]).max(counts[1]);
            self.bins.push((days / f64::from(all), counts));
        }
    }

    /// The bars on a strip of that width.
    pub(crate) fn bars(&self, scale: &Scale) -> Vec<Bar> {
        let height = |count: u32| f64::from(count) / f64::from(self.fullest.max(1));
        self.bins.iter().map(|(day, counts)| Bar { x: scale.clipped(*day), heights: counts.map(height) }).gather()
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
    fn bars_count_together_and_against() {
        let on = |day: i32| Day(day).text();
        let mut events = vec![deed("a", &on(1), "CN=RU"), deed("a", &on(1), "CN=RU"), deed("b", &on(60), "CN=RU")];
        events[2].tone = Some(Tone::MaterialConflict);
        let strip = Strip::new(&Facts::new(&events, "").list, &[0, 1, 2], [0.0, 120.0]);
        let bars = strip.bars(&Scale::new([0.0, 120.0], [0.0, 240.0]));
        let bar = |x, heights| Bar { x, heights };
        assert_eq!(bars, [bar(3.0, [1.0, 0.0]), bar(121.0, [0.0, 0.5])]);
    }
}
