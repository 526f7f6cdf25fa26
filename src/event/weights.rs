//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 492 of gold articles and 581 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -1764;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -88, // others
        -197, // other places
        -283, // leaders
        743, // metonyms
        361, // adjectives
        711, // opens
        25, // dates
        -851, // year
        -855, // interval
        -52, // words
        -120, // numbers
        76, // contexts
        552, // envoys
        -1153, // election
        1377, // pair
        -439, // origin
        -602, // quote
        155, // share
        363, // together
        1051, // both named
        333, // titled
        -94, // both titled
        548, // places
        1072, // organisations
        31, // near
        522, // carries
        670, // states
    ];
}

/// Of what no word tells: learned from 486 of gold articles and 1002 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2446;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -716, // others
        -913, // other places
        -747, // leaders
        1334, // metonyms
        547, // adjectives
        1091, // opens
        -623, // dates
        -1084, // year
        -1377, // interval
        -113, // words
        -147, // numbers
        391, // contexts
        1262, // envoys
        -3461, // election
        1587, // pair
        -598, // origin
        -1064, // quote
        -217, // told
        385, // density
        138, // share
        1490, // both named
    ];
}
