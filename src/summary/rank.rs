//! The ranker: a small network over the features, the same to the last bit on every machine (only + − × ÷).

use super::{
    features::COUNT,
    weights::{BIAS, DIRECT, INPUT, MEAN, OUTPUT, SCALE},
};

/// What a sentence is worth.
pub(super) fn score(features: &[f32; COUNT]) -> f32 {
    let (mut score, mut units) = (0.0, BIAS);
    for (at, value) in features.iter().enumerate() {
        let value = (value - MEAN[at]) * SCALE[at];
        score += value * DIRECT[at];
        for (unit, weight) in units.iter_mut().zip(&INPUT[at]) {
            *unit += value * f32::from(*weight);
        }
    }
    for (unit, weight) in units.iter().zip(&OUTPUT) {
        score += unit.max(0.0) * weight;
    }
    score
}
