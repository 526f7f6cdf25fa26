//! What the events of a timeline are to its picture, as numbers, read once: days, sides, tone, weight; and the names that
//! occur, most frequent first. Filters and layout never look at a string.

use super::when::{Place, When, when};
use crate::{
    event::plover,
    model::{Event, Origin, Role, Status, Tone},
    order::{ranks, real},
};

/// What an event is to the picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    pub(crate) when: When,
    /// What wins when space is short.
    pub(crate) weight: f32,
    /// What it did to the relation, -10 to 10; 0 if it did not happen.
    pub(crate) worth: f32,
    /// Its actors, as bits of [`Facts::actors`].
    pub(crate) who: u64,
    /// Its place in [`Facts::pairs`], or [`NONE`].
    pub(crate) pair: u16,
    /// Place in [`Tone::ALL`], or 4.
    pub(crate) tone: u8,
    /// Place in `EventType::ALL`, or 16.
    pub(crate) kind: u8,
    /// Place in [`Status::ALL`].
    pub(crate) status: u8,
    /// Who of the pair acts: 1 or 2; 0 if both do, or neither.
    pub(crate) acts: u8,
    /// Whether it was found in the article that the widget stands beside.
    pub(crate) news: bool,
}

impl Fact {
    /// Twice the middle of its days, which is whole.
    pub(crate) const fn middle(&self) -> i32 {
        self.when.days[0] + self.when.days[1]
    }

    /// Its middle.
    pub(crate) fn at(&self) -> f64 {
        f64::from(self.middle()) / 2.0
    }
}

/// A context event's pair.
pub(crate) const NONE: u16 = u16::MAX;
/// So many actors can be filtered by.
const MASK: usize = 64;

/// A pair of actors, for the pair picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Their codes, sorted.
    pub codes: [String; 2],
    /// How many events they have.
    pub count: usize,
}

/// What the events of a timeline are to its picture.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// One for each event of the timeline.
    pub(crate) list: Vec<Fact>,
    /// Events that have a place on the axis, by their middles.
    pub(crate) by_middle: Vec<u32>,
    /// The same, by their last days.
    pub(crate) by_end: Vec<u32>,
    /// The most frequent first, then by code.
    pub(crate) pairs: Vec<Pair>,
    /// Codes of actors, the most frequent first, then by code.
    pub(crate) actors: Vec<String>,
    /// Whether no event has a year, so that the axis is a year that no one knows.
    pub(crate) no_year: bool,
}

impl Facts {
    /// Reads the events, in O(n log n).
    pub(crate) fn new(events: &[Event], article: &str) -> Self {
        let (mut pairs, mut actors) = (Names::default(), Names::default());
        for event in events {
            if let Some(dyad) = &event.dyad {
                pairs.count([&dyad[0], &dyad[1]]);
            }
            for actor in &event.actors {
                actors.count([&actor.code, ""]);
            }
        }
        let (pairs_found, actors_found) = (pairs.rank(), actors.rank());
        let mut facts = Self {
            list: Vec::with_capacity(events.len()),
            pairs: pairs_found.into_iter().map(|(codes, count)| Pair { codes, count }).collect(),
            actors: actors_found.into_iter().map(|([code, _], _)| code).collect(),
            ..Self::default()
        };
        for event in events {
            let mut fact = fact(event, article);
            if let Some(dyad) = &event.dyad {
                fact.pair = pairs.place([&dyad[0], &dyad[1]]);
            }
            for actor in &event.actors {
                let place = actors.place([&actor.code, ""]);
                if usize::from(place) < MASK {
                    fact.who |= 1 << place;
                }
            }
            facts.list.push(fact);
        }
        let has = |place| facts.list.iter().any(|fact| fact.when.place == place);
        facts.no_year = !has(Place::Dated) && has(Place::NoYear);
        let on_axis = |fact: &&Fact| fact.when.place == facts.axis();
        let count = facts.list.iter().filter(on_axis).count();
        let by = |key: fn(&Fact) -> i32| {
            // What does not stand on the axis comes last, and is cut off.
            let key = |fact: &Fact| if on_axis(&fact) { real(f64::from(key(fact))) } else { u64::MAX };
            let mut order = ranks(facts.list.iter().map(key).collect());
            order.truncate(count);
            order
        };
        (facts.by_middle, facts.by_end) = (by(Fact::middle), by(|fact| fact.when.days[1]));
        facts
    }

    /// What stands on the axis.
    pub(crate) const fn axis(&self) -> Place {
        if self.no_year { Place::NoYear } else { Place::Dated }
    }

    /// Whether any event is between two: then the others are context.
    pub(crate) const fn bilateral(&self) -> bool {
        !self.pairs.is_empty()
    }

    /// Where an event stands on this axis, if it does.
    pub(crate) fn days(&self, event: usize) -> Option<[f64; 2]> {
        let when = self.list.get(event)?.when;
        (when.place == self.axis()).then_some(when.days.map(f64::from))
    }

    /// The pair to begin with: the most frequent, if it has at least half of the events; else all pairs.
    pub(crate) fn main_pair(&self) -> Option<[String; 2]> {
        let all: usize = self.pairs.iter().map(|pair| pair.count).sum();
        self.pairs.first().filter(|pair| pair.count * 2 >= all).map(|pair| pair.codes.clone())
    }
}

fn fact(event: &Event, article: &str) -> Fact {
    let tone = event.tone.or_else(|| event.kind.map(crate::model::EventType::tone));
    let news = is_news(event, article);
    // A number from an editor's file may be anything, NaN included: `min` takes the other one then.
    let within = |value: f64, most: f64| value.abs().min(most);
    let weight = if news { 4.0 } else { 0.0 } + within(event.salience, 1.0) + within(event.intensity, 10.0) / 20.0;
    // Where no one gave a number, PLOVER's for the type speaks, or about what its class has.
    let worth = match (event.kind, tone) {
        _ if event.status != Status::Happened => 0.0,
        _ if event.intensity.is_finite() && event.intensity != 0.0 => event.intensity.clamp(-10.0, 10.0),
        (Some(kind), _) => plover::intensity(kind, event.mode.as_deref()),
        (None, Some(Tone::VerbalCooperation)) => 3.0,
        (None, Some(Tone::MaterialCooperation)) => 8.0,
        (None, Some(Tone::VerbalConflict)) => -2.5,
        (None, Some(Tone::MaterialConflict)) => -6.5,
        (None, None) => 0.0,
    };
    #[expect(clippy::cast_possible_truncation, reason = "weights, of which two digits matter")]
    Fact {
        when: when(event),
        weight: weight as f32,
        worth: worth as f32,
        who: 0,
        pair: NONE,
        tone: tone.map_or(4, |tone| tone as u8),
        kind: event.kind.map_or(16, |kind| kind as u8),
        status: event.status as u8,
        acts: event.dyad.as_ref().map_or(0, |dyad| acts(event, dyad)),
        news,
    }
}

/// Whether an event was found in the article itself.
pub(crate) fn is_news(event: &Event, article: &str) -> bool {
    event.origin == Origin::Found && event.source.article == article
}

/// The one of the pair that acts (1 or 2), if only one does.
fn acts(event: &Event, pair: &[String; 2]) -> u8 {
    let has = |code: &String, roles: &[Role]| {
        event.actors.iter().any(|actor| actor.code == *code && roles.contains(&actor.role))
    };
    let alone = |a: &String, b: &String| {
        has(a, &[Role::Source]) && !has(a, &[Role::Both]) && !has(b, &[Role::Source, Role::Both])
    };
    match pair {
        [a, b] if alone(a, b) => 1,
        [a, b] if alone(b, a) => 2,
        _ => 0,
    }
}

/// Names that occur, and how often. Codes are short: they are compared as numbers.
#[derive(Default)]
struct Names {
    /// Numbers of the names, sorted, and where each stands in `found`; once ranked, its rank.
    sorted: Vec<([u64; 2], u16)>,
    found: Vec<([String; 2], usize)>,
}

impl Names {
    fn count(&mut self, name: [&str; 2]) {
        let key = both(name);
        match self.sorted.binary_search_by_key(&key, |&(key, _)| key) {
            Ok(at) => {
                let place = self.sorted.get(at).map_or(0, |&(_, place)| usize::from(place));
                if let Some((_, count)) = self.found.get_mut(place) {
                    *count += 1;
                }
            }
            Err(at) => {
                if let Ok(place) = u16::try_from(self.found.len()) {
                    self.sorted.insert(at, (key, place));
                    self.found.push(([name[0].to_owned(), name[1].to_owned()], 1));
                }
            }
        }
    }

    /// The names, the most frequent first, then in their own order. From here on [`Names::place`] answers with the rank.
    fn rank(&mut self) -> Vec<([String; 2], usize)> {
        let count = |place: u16| self.found.get(usize::from(place)).map_or(0, |(_, count)| *count);
        let order = ranks(self.sorted.iter().map(|&(_, place)| !(count(place) as u64)).collect());
        let mut ranked = Vec::with_capacity(order.len());
        for (at, rank) in order.into_iter().zip(0..) {
            let Some((_, place)) = self.sorted.get_mut(at as usize) else { continue };
            ranked.extend(self.found.get_mut(usize::from(*place)).map(std::mem::take));
            *place = rank;
        }
        ranked
    }

    fn place(&self, name: [&str; 2]) -> u16 {
        let at = self.sorted.binary_search_by_key(&both(name), |&(key, _)| key).ok();
        at.and_then(|at| self.sorted.get(at)).map_or(NONE, |&(_, place)| place)
    }
}

fn both(name: [&str; 2]) -> [u64; 2] {
    [number(name[0]), number(name[1])]
}

/// A code as a number that sorts as it does; codes have eight letters at most.
fn number(code: &str) -> u64 {
    let letters = code.bytes().chain(std::iter::repeat(0));
    let short = letters.take(8).fold(0, |number, letter| number << 8 | u64::from(letter));
    // What is longer is no code that we know, and keeps apart by its tail.
    code.bytes().skip(8).fold(short, |number, letter| number.rotate_left(5) ^ u64::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::EventType, timeline::samples::deed};

    fn codes(a: &str, b: &str) -> [String; 2] {
        [a.to_owned(), b.to_owned()]
    }

    fn facts(actors: &[&str]) -> Facts {
        Facts::new(&actors.iter().map(|actors| deed("", "2025-07-11", actors)).collect::<Vec<_>>(), "")
    }

    #[test]
    fn the_one_who_acts_is_known() {
        let found = facts(&["CN>RU", "RU>CN", "CN=RU", "CN>RU RU>CN", "CN>RU CN=RU"]);
        assert_eq!(found.list.iter().map(|fact| fact.acts).collect::<Vec<_>>(), [1, 2, 0, 0, 0]);
    }

    #[test]
    fn the_most_frequent_comes_first() {
        let found = facts(&["NL>US", "CN>RU", "RU>CN", "CN=RU", "CN>EU"]);
        assert_eq!(found.pairs[0], Pair { codes: codes("CN", "RU"), count: 3 });
        assert_eq!(found.pairs[1].codes, codes("CN", "EU"));
        assert_eq!(found.actors, ["CN", "RU", "EU", "NL", "US"]);
        assert_eq!(found.list.iter().map(|fact| fact.pair).collect::<Vec<_>>(), [2, 0, 0, 0, 1]);
        assert_eq!((found.list[0].who, found.list[1].who), (0b11000, 0b11));
        assert_eq!(found.main_pair(), Some(codes("CN", "RU")));
        assert_eq!(facts(&["NL>US", "CN>RU", "DE>FR"]).main_pair(), None);
        assert_eq!(Facts::default().main_pair(), None);
    }

    #[test]
    fn worth_comes_from_the_type_where_no_one_says() {
        let worth = |kind, mode: Option<&str>, tone, intensity, status| {
            let mut event = deed("", "2025-07-11", "CN=RU");
            (event.kind, event.mode, event.tone) = (kind, mode.map(Into::into), tone);
            (event.intensity, event.status) = (intensity, status);
            fact(&event, "").worth
        };
        let happened = Status::Happened;
        for (kind, mode, tone, intensity, status, expected) in [
            (Some(EventType::Sanction), None, None, 0.0, happened, -6.0),
            (Some(EventType::Consult), Some("visit"), None, 0.0, happened, 4.0),
            (Some(EventType::Consult), Some("visit"), None, -1.0, happened, -1.0),
            (None, None, Some(Tone::MaterialConflict), 0.0, happened, -6.5),
            (None, None, None, f64::NAN, happened, 0.0),
            (Some(EventType::Aid), None, None, 9.0, Status::Planned, 0.0),
        ] {
            let found = worth(kind, mode, tone, intensity, status);
            assert!((found - expected).abs() < 1e-6, "{kind:?} {tone:?}: {found}");
        }
    }
}
