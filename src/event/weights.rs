//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 489 of gold articles and 595 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2101;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        173, // share
        387, // together
        780, // both named
        440, // titled
        -751, // both titled
        417, // adjectives
        869, // places
        693, // metonyms
        1145, // organisations
        34, // near
        590, // carries
        777, // states
        1466, // pair
        -869, // quote
    ];
}

/// Of what no word tells: learned from 469 of gold articles and 1214 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -1690;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -196, // told
        356, // density
        128, // share
        1576, // both named
        -399, // others
        -935, // other places
        -612, // leaders
        1439, // metonyms
        464, // adjectives
        1029, // opens
        -589, // dates
        -280, // day
        -1336, // year
        -1621, // interval
        -104, // words
        -170, // numbers
        538, // contexts
        -3484, // election
        1646, // pair
        -710, // origin
        -1390, // quote
        24, // cue
    ];
}
