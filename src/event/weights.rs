//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 609 of gold articles and 490 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2168;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -115, // others
        -181, // other places
        -69, // leaders
        694, // metonyms
        379, // adjectives
        597, // opens
        5, // dates
        -905, // year
        -914, // interval
        -58, // words
        -50, // numbers
        580, // states
        416, // envoys
        -1677, // election
        1096, // pair
        -430, // origin
        -454, // quote
        108, // share
        242, // together
        941, // both named
        374, // titled
        -413, // both titled
        381, // places
        984, // organisations
        38, // near
        571, // carries
        326, // claimed
        -524, // stranger
    ];
}

/// Of what no word tells: learned from 520 of gold articles and 852 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2530;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -1021, // others
        -454, // other places
        -620, // leaders
        1268, // metonyms
        493, // adjectives
        1209, // opens
        -889, // dates
        -978, // year
        -1160, // interval
        -64, // words
        -33, // numbers
        1124, // states
        645, // envoys
        -2827, // election
        1691, // pair
        -171, // origin
        -771, // quote
        -145, // told
        310, // density
        157, // share
        1227, // both named
    ];
}
