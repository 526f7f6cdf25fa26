//! Who stands above and who below: the pairs of a timeline, and which side each of its events belongs to.

use std::collections::BTreeMap;

use super::scene::Side;
use crate::model::{Event, Role};

/// A pair of actors, for the pair picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Their codes, sorted.
    pub codes: [String; 2],
    /// How many events they have.
    pub count: usize,
}

/// The pairs of a timeline, the most frequent first, then by code.
pub(crate) fn pairs(events: &[Event]) -> Vec<Pair> {
    let mut counts: BTreeMap<&[String; 2], usize> = BTreeMap::new();
    for dyad in events.iter().filter_map(|event| event.dyad.as_ref()) {
        *counts.entry(dyad).or_default() += 1;
    }
    let mut pairs: Vec<Pair> = counts.into_iter().map(|(codes, count)| Pair { codes: codes.clone(), count }).collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.count));
    pairs
}

/// The pair to begin with: the most frequent, if it has at least half of the events; else all pairs.
pub(crate) fn main_pair(pairs: &[Pair]) -> Option<[String; 2]> {
    let all: usize = pairs.iter().map(|pair| pair.count).sum();
    pairs.first().filter(|pair| pair.count * 2 >= all).map(|pair| pair.codes.clone())
}

/// The pair with the one above first: who acts more often; if both do as often, by code.
pub(crate) fn lanes(events: &[Event], pair: &[String; 2]) -> [String; 2] {
    let [a, b] = pair;
    let acts = |code: &str| {
        let theirs = events.iter().filter(|event| event.dyad.as_ref() == Some(pair));
        theirs.filter(|event| initiator(event, pair) == Some(code)).count()
    };
    if acts(b) > acts(a) { [b.clone(), a.clone()] } else { pair.clone() }
}

/// Which side an event stands on; `lanes` as by [`lanes`], none where all pairs are shown together.
pub(crate) fn side(event: &Event, lanes: Option<&[String; 2]>) -> Side {
    let Some(lanes) = lanes else { return Side::Joint };
    match initiator(event, lanes) {
        Some(code) if code == lanes[0] => Side::Above,
        Some(_) => Side::Below,
        None => Side::Joint,
    }
}

/// The one of the pair that acts, if only one does.
fn initiator<'a>(event: &Event, pair: &'a [String; 2]) -> Option<&'a str> {
    let has =
        |code: &str, roles: &[Role]| event.actors.iter().any(|actor| actor.code == code && roles.contains(&actor.role));
    let acts = |code: &str| has(code, &[Role::Source]) && !has(code, &[Role::Both]);
    match pair {
        [a, b] if acts(a) && !has(b, &[Role::Source, Role::Both]) => Some(a),
        [a, b] if acts(b) && !has(a, &[Role::Source, Role::Both]) => Some(b),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::samples::deed;

    fn codes(a: &str, b: &str) -> [String; 2] {
        [a.to_owned(), b.to_owned()]
    }

    #[test]
    fn the_one_who_acts_has_the_side() {
        let lanes = codes("CN", "RU");
        for (actors, expected) in [
            ("CN>RU", Side::Above),
            ("RU>CN", Side::Below),
            ("CN=RU", Side::Joint),
            ("CN>RU RU>CN", Side::Joint),
            ("CN", Side::Above),
        ] {
            assert_eq!(side(&deed("", "2025-07-11", actors), Some(&lanes)), expected, "{actors}");
        }
        assert_eq!(side(&deed("", "2025-07-11", "CN>RU"), None), Side::Joint);
    }

    #[test]
    fn who_acts_more_stands_above() {
        let deeds = |list: &[&str]| list.iter().map(|actors| deed("", "2025-07-11", actors)).collect::<Vec<_>>();
        let pair = codes("CN", "RU");
        assert_eq!(lanes(&deeds(&["RU>CN", "RU>CN", "CN>RU"]), &pair), codes("RU", "CN"));
        assert_eq!(lanes(&deeds(&["RU>CN", "CN>RU", "CN=RU"]), &pair), pair);
    }

    #[test]
    fn the_most_frequent_pair_comes_first() {
        let events: Vec<_> =
            ["NL>US", "CN>RU", "RU>CN", "CN=RU"].iter().map(|actors| deed("", "2025-07-11", actors)).collect();
        let pairs = pairs(&events);
        assert_eq!(pairs[0], Pair { codes: codes("CN", "RU"), count: 3 });
        assert_eq!(main_pair(&pairs), Some(codes("CN", "RU")));
        assert_eq!(
            main_pair(&super::pairs(&[deed("", "", "NL>US"), deed("", "", "CN>RU"), deed("", "", "DE>FR")])),
            None
        );
        assert_eq!(main_pair(&[]), None);
    }
}
