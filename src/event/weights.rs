//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 486 of gold articles and 585 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -1761;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -21, // others
        -98, // other places
        -249, // leaders
        722, // metonyms
        371, // adjectives
        689, // opens
        -40, // dates
        -823, // year
        -811, // interval
        -38, // words
        -113, // numbers
        112, // contexts
        402, // envoys
        -1074, // election
        1256, // pair
        -396, // origin
        -540, // quote
        155, // share
        338, // together
        1024, // both named
        330, // titled
        -216, // both titled
        609, // places
        1094, // organisations
        28, // near
        488, // carries
        636, // states
    ];
}

/// Of what no word tells: learned from 489 of gold articles and 971 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2396;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -801, // others
        -1202, // other places
        -699, // leaders
        1353, // metonyms
        570, // adjectives
        1106, // opens
        -491, // dates
        -981, // year
        -1356, // interval
        -109, // words
        -172, // numbers
        393, // contexts
        1297, // envoys
        -3437, // election
        1680, // pair
        -615, // origin
        -1235, // quote
        -195, // told
        350, // density
        148, // share
        1373, // both named
    ];
}
