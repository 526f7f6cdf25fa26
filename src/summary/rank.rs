//! The ranker: a small network over the features, the same to the last bit on every machine (only + − × ÷).

use super::{
    features::COUNT,
    weights::{BIAS, DIRECT, HIDDEN, INPUT, MEAN, OUTPUT, SCALE},
};

/// What a sentence is worth.
pub(super) fn score(features: &[f32; COUNT]) -> f32 {
    let mut scaled = *features;
    let mut score = 0.0;
    for (at, value) in scaled.iter_mut().enumerate() {
        *value = (*value - MEAN[at]) * SCALE[at];
        score += *value * DIRECT[at];
    }
    for unit in 0..HIDDEN {
        let mut sum = 0.0;
        for (at, value) in scaled.iter().enumerate() {
            sum += *value * f32::from(INPUT[unit * COUNT + at]);
        }
        score += (sum + BIAS[unit]).max(0.0) * OUTPUT[unit];
    }
    score
}
