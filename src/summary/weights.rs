//! How much each feature counts, in the order of [`super::features::NAMES`].

use super::features::COUNT;

/// Weights of the ranker.
pub(super) const WEIGHTS: [f64; COUNT] =
    [0.6, 0.6, 0.1, 0.2, 0.8, 0.1, 0.3, 0.6, 0.4, -0.6, 0.1, 0.2, 0.05, 0.1, -0.2, -0.4];
