//! The weights of what tells which events are to be believed, written by tools/train_events.py: train again rather than
//! change them.

/// Of what the rules find: learned from 619 of gold articles and 487 of other news.
pub(super) mod trust {
    use super::super::trust::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2140;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -131, // others
        -352, // other places
        -67, // leaders
        693, // metonyms
        358, // adjectives
        627, // opens
        30, // dates
        -894, // year
        -875, // interval
        -50, // words
        -63, // numbers
        563, // states
        463, // envoys
        -1594, // election
        1145, // pair
        -398, // origin
        -458, // quote
        106, // share
        242, // together
        999, // both named
        413, // titled
        -418, // both titled
        368, // places
        987, // organisations
        34, // near
        584, // carries
        277, // claimed
        -522, // stranger
    ];
}

/// Of what no word tells: learned from 514 of gold articles and 890 of other news.
pub(super) mod between {
    use super::super::between::COUNT;

    /// What the score starts from, in thousandths of a logit.
    pub(in crate::event) const BIAS: i32 = -2335;
    /// What each feature adds to it, in their order.
    #[rustfmt::skip]
    pub(in crate::event) static WEIGHTS: [i16; COUNT] = [
        -980, // others
        -494, // other places
        -628, // leaders
        1262, // metonyms
        504, // adjectives
        1238, // opens
        -887, // dates
        -757, // year
        -1171, // interval
        -64, // words
        -123, // numbers
        1220, // states
        515, // envoys
        -2755, // election
        1838, // pair
        -196, // origin
        -802, // quote
        -161, // told
        332, // density
        128, // share
        1225, // both named
    ];
}
