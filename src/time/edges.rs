//! Where expressions begin and end: numbers that go on, stretches that are joined or open.

use super::{
    lexicon::{AND, BETWEEN, SINCE, TO, UNTIL},
    token::Token,
};
use crate::calendar::{Bound, Edtf};

/// A number that continues another: "14.30", "3-0", "B-2".
pub(super) fn glued(tokens: &[Token<'_>], at: usize) -> bool {
    let year = |token: &Token<'_>| token.digits.is_some_and(|year| (1000..2200).contains(&year));
    let token = &tokens[at];
    if token.digits.is_none() || token.spaced || at < 2 {
        return false;
    }
    let (mark, before) = (&tokens[at - 1], &tokens[at - 2]);
    // After a word only a hyphen glues: "B-2", but "钟：1978年".
    let glues = if before.digits.is_some() { 0b1_1111_0000_0000 } else { 0b1100_0000_0000 };
    mark.mark && !mark.spaced && mark.mask & glues != 0 && !(year(token) && year(before))
}

/// A number that something follows without a space.
pub(super) fn runs_on(tokens: &[Token<'_>], end: usize) -> bool {
    let (Some(last), Some(mark), Some(next)) = (tokens.get(end - 1), tokens.get(end), tokens.get(end + 1)) else {
        return false;
    };
    let year = |token: &Token<'_>| token.digits.is_some_and(|year| (1000..2200).contains(&year));
    last.digits.is_some()
        && mark.mark
        && !mark.spaced
        && !next.spaced
        && !next.mark
        && mark.mask & 0b1_1110_0000_0000 != 0
        && !(year(last) && year(next))
}

/// "Sinds 2013" has no end, "voor 2010" no start.
pub(super) fn opened(own: Edtf, tokens: &[Token<'_>], start: usize) -> Edtf {
    let Edtf::Date(dated) = own else { return own };
    let mask = |back: usize| start.checked_sub(back).map_or(0, |before| tokens[before].mask);
    // "Seit dem 3. Mai": an article may stand between.
    let article = start > 1 && mask(1) & (SINCE | UNTIL) == 0 && mask(1) != 0 && tokens[start - 1].digits.is_none();
    let mask = if article && !tokens[start - 1].mark { mask(2) } else { mask(1) };
    if mask & SINCE != 0 {
        Edtf::Interval(Bound::At(dated), Bound::Open)
    } else if mask & UNTIL != 0 {
        Edtf::Interval(Bound::Open, Bound::At(dated))
    } else {
        own
    }
}

/// The stretch from the first date to the second, if the one token between them joins them.
pub(super) fn joined(
    tokens: &[Token<'_>],
    before: (usize, usize),
    group: (usize, usize),
    first: Edtf,
    second: Edtf,
) -> Option<Edtf> {
    let (Edtf::Date(first), Edtf::Date(second)) = (first, second) else { return None };
    let between = tokens.get(before.1).filter(|_| before.1 + 1 == group.0)?.mask;
    let opening = before.0.checked_sub(1).map_or(0, |at| tokens[at].mask);
    let (from, to) = (first.date.days(), second.date.days());
    let neighbours = matches!((from, to), (Some((_, last)), Some((next, _))) if last.plus(1) == Some(next));
    let meant = between & TO != 0 || (between & AND != 0 && (opening & BETWEEN != 0 || neighbours));
    let forward = match (from, to) {
        (Some((from, _)), Some((to, _))) => from < to,
        _ => first.date.year().is_none() && second.date.year().is_none(),
    };
    (meant && forward).then_some(Edtf::Interval(Bound::At(first), Bound::At(second)))
}
