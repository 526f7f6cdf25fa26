//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 486 of gold articles and 593 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2050;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        178, // share
        335, // together
        758, // both named
        335, // titled
        -285, // both titled
        419, // adjectives
        750, // places
        725, // metonyms
        1156, // organisations
        34, // near
        509, // carries
        738, // states
        1263, // pair
        -777, // quote
    ];
}

/// Of what no word tells: learned from 475 of gold articles and 1219 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2061;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -146, // told
        318, // density
        154, // share
        1391, // both named
        -579, // others
        -1010, // other places
        -721, // leaders
        1435, // metonyms
        632, // adjectives
        1106, // opens
        -631, // dates
        -219, // day
        -1193, // year
        -1439, // interval
        -107, // words
        -159, // numbers
        558, // contexts
        -3637, // election
        1792, // pair
        -759, // origin
        -1186, // quote
        17, // cue
    ];
}
