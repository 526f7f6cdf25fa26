//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 486 of gold articles and 559 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -1770;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -81, // others
        -158, // other places
        -248, // leaders
        718, // metonyms
        330, // adjectives
        695, // opens
        32, // dates
        -806, // year
        -812, // interval
        -44, // words
        -108, // numbers
        718, // states
        545, // envoys
        -1105, // election
        1328, // pair
        -465, // origin
        -595, // quote
        155, // share
        366, // together
        1031, // both named
        328, // titled
        -90, // both titled
        532, // places
        994, // organisations
        31, // near
        537, // carries
    ];
}

/// Of what no word tells: learned from 489 of gold articles and 992 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2391;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -808, // others
        -884, // other places
        -760, // leaders
        1319, // metonyms
        464, // adjectives
        1042, // opens
        -616, // dates
        -1035, // year
        -1430, // interval
        -114, // words
        -141, // numbers
        1209, // states
        675, // envoys
        -3028, // election
        1681, // pair
        -461, // origin
        -1109, // quote
        -256, // told
        403, // density
        136, // share
        1502, // both named
    ];
}
