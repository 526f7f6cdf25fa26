//! How much each feature counts. Set by hand on what the literature and a first trained model found (LEAD is strong, the
//! title stronger, likeness to all others steady), then checked, not fitted, on news in Dutch, English, French and Norwegian.

use super::features::COUNT;

/// Weights of the ranker, in the order of [`super::features::measure`].
pub(super) const WEIGHTS: [f64; COUNT] = [
    0.6,  // first: 1 for the first candidate, 1/2 for the second …
    0.6,  // place: from 1 for the first candidate down to 0
    0.1,  // opens its paragraph
    0.2,  // place of its paragraph: 1, 1/2 …
    0.8,  // part of the title's terms that it holds
    0.1,  // part of its heading's terms that it holds
    0.3,  // likeness to the lead
    0.6,  // likeness to all others together
    0.4,  // likeness to all that follow
    -0.6, // shorter than the mean
    0.1,  // longer than the mean
    0.2,  // names that come back
    0.05, // a number or a date
    0.1,  // an actor
    -0.2, // opens with a quotation mark
    -0.4, // a question
];
