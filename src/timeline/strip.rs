//! The density strip: how many events cooperate and how many conflict, over the whole extent.

use super::{
    scale::{Scale, Window},
    scene::Bar,
};
use crate::model::{Event, Tone};

/// The most bars.
const BINS: usize = 120;

/// The bars, in days; made once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    /// Mean day, and how many events cooperate and conflict, of the bins that hold any.
    bins: Vec<(f64, [u32; 2])>,
    fullest: u32,
}

impl Strip {
    /// From events in the order of their middles.
    pub(crate) fn new(events: &[(f64, &Event)], home: Window) -> Self {
        let mut strip = Self::default();
        let width = (home[1] - home[0]) / BINS as f64;
        let mut rest = events;
        while let Some((first, _)) = rest.first() {
            let end = home[0] + (((first - home[0]) / width).floor() + 1.0) * width;
            let length = rest.partition_point(|(at, _)| *at < end).max(1);
            let (bin, others) = rest.split_at(length);
            let mean = bin.iter().map(|(at, _)| at).sum::<f64>() / length as f64;
            let mut counts = [0, 0];
            for (_, event) in bin {
                let conflict = matches!(event.tone, Some(Tone::VerbalConflict | Tone::MaterialConflict));
                counts[usize::from(conflict)] += 1;
            }
            strip.fullest = strip.fullest.max(counts[0]).max(counts[1]);
            strip.bins.push((mean, counts));
            rest = others;
        }
        strip
    }

    /// The bars on a strip of that width.
    pub(crate) fn bars(&self, scale: &Scale) -> Vec<Bar> {
        let height = |count: u32| f64::from(count) / f64::from(self.fullest.max(1));
        self.bins.iter().map(|(day, counts)| Bar { x: scale.clipped(*day), heights: counts.map(height) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::samples::deed;

    #[test]
    fn bars_count_together_and_against() {
        let (warm, mut cold) = (deed("a", "", "CN=RU"), deed("b", "", "CN=RU"));
        cold.tone = Some(Tone::MaterialConflict);
        let strip = Strip::new(&[(1.0, &warm), (1.5, &warm), (60.5, &cold)], [0.0, 120.0]);
        let bars = strip.bars(&Scale::new([0.0, 120.0], [0.0, 240.0]));
        let bar = |x, heights| Bar { x, heights };
        assert_eq!(bars, [bar(2.5, [1.0, 0.0]), bar(121.0, [0.0, 0.5])]);
    }
}
