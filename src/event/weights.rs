//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 611 of gold articles and 484 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2087;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -119, // others
        -390, // other places
        -67, // leaders
        695, // metonyms
        366, // adjectives
        647, // opens
        19, // dates
        -926, // year
        -897, // interval
        -52, // words
        -61, // numbers
        536, // states
        445, // envoys
        -1648, // election
        1081, // pair
        -444, // origin
        -464, // quote
        100, // share
        248, // together
        958, // both named
        420, // titled
        -403, // both titled
        319, // places
        986, // organisations
        34, // near
        593, // carries
        298, // claimed
        -545, // stranger
    ];
}

/// Of what no word tells: learned from 505 of gold articles and 847 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2311;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -962, // others
        -501, // other places
        -619, // leaders
        1265, // metonyms
        521, // adjectives
        1225, // opens
        -919, // dates
        -740, // year
        -1163, // interval
        -56, // words
        -95, // numbers
        1231, // states
        500, // envoys
        -2815, // election
        1802, // pair
        -204, // origin
        -816, // quote
        -149, // told
        323, // density
        124, // share
        1203, // both named
    ];
}
