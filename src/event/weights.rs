//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 478 of gold articles and 542 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2378;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -38, // others
        -105, // other places
        -204, // leaders
        754, // metonyms
        350, // adjectives
        667, // opens
        -36, // dates
        -716, // year
        -865, // interval
        -38, // words
        -118, // numbers
        687, // states
        474, // envoys
        -1532, // election
        1112, // pair
        -437, // origin
        -470, // quote
        132, // share
        243, // together
        1091, // both named
        286, // titled
        -167, // both titled
        511, // places
        1044, // organisations
        32, // near
        546, // carries
        242, // claimed
        -535, // stranger
    ];
}

/// Of what no word tells: learned from 491 of gold articles and 875 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2192;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -852, // others
        -979, // other places
        -764, // leaders
        1304, // metonyms
        403, // adjectives
        1080, // opens
        -648, // dates
        -1248, // year
        -1309, // interval
        -101, // words
        -72, // numbers
        1121, // states
        668, // envoys
        -3031, // election
        1785, // pair
        -483, // origin
        -1213, // quote
        -238, // told
        322, // density
        177, // share
        1481, // both named
    ];
}
