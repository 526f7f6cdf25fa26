//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.
//! Learned from 279 claims of gold articles and 596 of other news that a reader judged.

use super::trust::COUNT;

/// What the score starts from, in thousandths of a logit.
pub(super) const BIAS: i32 = -1875;
/// What each feature adds to it, in their order.
#[rustfmt::skip]
pub(super) static WEIGHTS: [i16; COUNT] = [
    140, // share
    363, // together
    610, // both named
    431, // titled
    -496, // both titled
    379, // adjectives
    621, // places
    612, // metonyms
    1049, // organisations
    33, // near
    506, // carries
    867, // states
    1155, // pair
    -782, // quote
];
