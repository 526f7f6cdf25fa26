//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.
//! Learned from 286 claims of gold articles and 595 of other news that a reader judged.

/// Of what the rules find.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -1963;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
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
}

/// Of what no word tells.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = 0;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [0; COUNT];
}
