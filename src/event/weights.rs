//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.
//! Learned from 286 claims of gold articles and 595 of other news that a reader judged.

use super::trust::COUNT;

/// What the score starts from, in thousandths of a logit.
pub(super) const BIAS: i32 = -1963;
/// What each feature adds to it, in their order.
#[rustfmt::skip]
pub(super) static WEIGHTS: [i16; COUNT] = [
    169, // share
    412, // together
    642, // both named
    371, // titled
    -827, // both titled
    394, // adjectives
    838, // places
    728, // metonyms
    1296, // organisations
    32, // near
    489, // carries
    957, // states
    1394, // pair
    -788, // quote
];
