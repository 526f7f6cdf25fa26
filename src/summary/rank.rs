//! The ranker: a small network over the features, the same to the last bit on every machine (only + − × ÷).

use super::{
    features::COUNT,
    terms::float,
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

/// Fewer sentences than the ranker ever saw.
const FEWEST: usize = 4;
/// How far an article may be from what the ranker learned from (of that, two in a thousand are further) …
const KNOWN: f32 = 1.2;
/// … and from where on it looks like nothing that the ranker knows: a list, an interview, a live blog, a poem.
const STRANGE: f32 = 1.6;
/// Further than this, in spreads, counts no more: one odd feature makes no strange article.
const FURTHEST: f32 = 4.0;

/// How little the ranker can know of an article like this, from 0 to 1.
pub(super) fn doubt(rows: &[[f32; COUNT]]) -> f32 {
    if rows.len() < FEWEST {
        return 1.0;
    }
    let (mut square, count) = (0.0, float(rows.len()));
    for at in 0..COUNT {
        let mut sum = 0.0;
        for row in rows {
            sum += row[at];
        }
        let far = ((sum / count - MEAN[at]) * SCALE[at]).clamp(-FURTHEST, FURTHEST);
        square += far * far;
    }
    ((square / float(COUNT) - KNOWN) / (STRANGE - KNOWN)).clamp(0.0, 1.0)
}
