//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.
//! Learned from 286 claims of gold articles and 595 of other news that a reader judged.

use super::trust::COUNT;

/// What the score starts from, in thousandths of a logit.
pub(super) const BIAS: i32 = -1874;
/// What each feature adds to it, in their order.
#[rustfmt::skip]
pub(super) static WEIGHTS: [i16; COUNT] = [
    156, // share
    390, // together
    619, // both named
    329, // titled
    -331, // both titled
    395, // adjectives
    855, // places
    717, // metonyms
    1294, // organisations
    31, // near
    479, // carries
    951, // states
    1371, // pair
    -803, // quote
];
