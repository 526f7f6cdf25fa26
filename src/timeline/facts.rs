//! What the events of a timeline are to its picture, as numbers, read once: days, sides, tone, weight; and the names that
//! occur, most frequent first. Filters and layout never look at a string.

use super::when::{Place, When, when};
use crate::{
    event::plover,
    model::{Event, Origin, Role, Status, Tone},
    order::{ranks, real},
    small::Gather as _,
};

/// What an event is to the picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    pub(crate) when: When,
    /// What wins when space is short.
    pub(crate) weight: f32,
    /// What it did to the relation, -10 to 10; 0 if it did not happen.
    pub(crate) worth: f32,
    /// Its actors, as bits of [`Facts::actors`]: so many of them, the most frequent, can be filtered by.
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
    /// Whether an editor gave it.
    pub(crate) editors: bool,
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

/// What is known of events, in the order in which they came, until all have come.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gathered {
    /// Their pairs are places in `pairs`; `who` tells which of `named` are their actors: the first, and how many.
    list: Vec<Fact>,
    named: Vec<u16>,
    pairs: Names,
    actors: Names,
}

impl Gathered {
    /// Makes room for so many more, most of two actors.
    #[cfg(all(feature = "files", target_arch = "wasm32"))]
    pub(crate) fn reserve(&mut self, count: usize) {
        self.list.reserve_exact(count);
        self.named.reserve_exact(2 * count);
    }

    /// Takes in an event, and tells where it stands.
    pub(crate) fn push(&mut self, event: &Event) -> When {
        let mut fact = fact(event);
        if let Some([a, b]) = &event.dyad {
            fact.pair = self.pairs.place([a, b]);
        }
        fact.who = (self.named.len() as u64) << 16 | event.actors.len() as u64 & 0xffff;
        for actor in &event.actors {
            self.named.push(self.actors.place([&actor.code, ""]));
        }
        self.list.push(fact);
        fact.when
    }

    /// The facts, in that order, in O(n log n). `own` tells whether an event has the article's id.
    pub(crate) fn facts(self, order: &[u32], own: &dyn Fn(u32) -> bool) -> Facts {
        let Self { list, named, mut pairs, mut actors } = self;
        let fact = |&at: &u32| list.get(at as usize);
        let named = |fact: &Fact| {
            let [first, count] =
                [fact.who >> 16, fact.who & 0xffff].map(|part| usize::try_from(part).unwrap_or_default());
            named.get(first..first + count).unwrap_or_default()
        };
        for fact in order.iter().filter_map(fact) {
            pairs.count(fact.pair);
            named(fact).iter().for_each(|&place| actors.count(place));
        }
        let (pair_names, actor_names) = (pairs.rank(), actors.rank());
        let mut facts = Facts {
            list: Vec::with_capacity(order.len()),
            pairs: pair_names.into_iter().map(|(codes, count)| Pair { codes, count }).gather(),
            actors: actor_names.into_iter().map(|([code, _], _)| code).gather(),
            ..Facts::default()
        };
        for at in order {
            let Some(mut fact) = fact(at).copied() else { continue };
            let mut who = 0;
            for &place in named(&fact) {
                who |= 1_u64.checked_shl(u32::from(actors.ranked(place))).unwrap_or_default();
            }
            fact.who = who;
            fact.pair = pairs.ranked(fact.pair);
            fact.news &= own(*at);
            if fact.news {
                fact.weight += 4.0;
            }
            facts.list.push(fact);
        }
        facts.order();
        facts
    }
}

impl Facts {
    /// Finds the axis, and what stands on it.
    fn order(&mut self) {
        let has = |place| self.list.iter().any(|fact| fact.when.place == place);
        self.no_year = !has(Place::Dated) && has(Place::NoYear);
        let on_axis = |fact: &&Fact| fact.when.place == self.axis();
        let count = self.list.iter().filter(on_axis).count();
        let by = |key: fn(&Fact) -> i32| {
            // What does not stand on the axis comes last, and is cut off.
            let key = |fact: &Fact| if on_axis(&fact) { real(f64::from(key(fact))) } else { u64::MAX };
            let mut order = ranks(self.list.iter().map(key).gather());
            order.truncate(count);
            order
        };
        (self.by_middle, self.by_end) = (by(Fact::middle), by(|fact| fact.when.days[1]));
    }

    /// Those of some events, in the order given.
    #[cfg(test)]
    pub(crate) fn new(events: &[Event], article: &str) -> Self {
        let mut gathered = Gathered::default();
        for event in events {
            gathered.push(event);
        }
        let order: Vec<u32> = (0..).take(events.len()).gather();
        gathered.facts(&order, &|at| events[at as usize].source.article == article)
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

    /// The pair to begin with: the most frequent, if it has at least half of the events, half of the editors', who chose each
    /// of theirs to be seen, and some of the news; else all pairs.
    pub(crate) fn main_pair(&self) -> Option<[String; 2]> {
        // How many of these events are of that pair, and how many of another.
        let count = |counts: fn(&Fact) -> bool| {
            let mut found = [0_usize; 2];
            for fact in self.list.iter().filter(|fact| fact.pair != NONE && counts(fact)) {
                found[usize::from(fact.pair != 0)] += 1;
            }
            found
        };
        let half = |[own, others]: [usize; 2]| own >= others;
        // Without files all events are news.
        let of_files = || {
            let [own, others] = count(|fact| fact.news);
            half(count(|fact| fact.editors)) && (own > 0 || others == 0)
        };
        let main = half(count(|_| true)) && (!cfg!(feature = "files") || of_files());
        self.pairs.first().filter(|_| main).map(|pair| pair.codes.clone())
    }

    /// Whether to begin with context: where it is all that an editor gave.
    pub(crate) fn starts_with_context(&self) -> bool {
        let mut editors = self.list.iter().filter(|fact| fact.editors).peekable();
        editors.peek().is_some() && editors.all(|fact| fact.pair == NONE)
    }
}

fn fact(event: &Event) -> Fact {
    let tone = event.tone.or_else(|| event.kind.map(crate::model::EventType::tone));
    // A number from an editor's file may be anything, NaN included: `min` takes the other one then.
    let within = |value: f64, most: f64| value.abs().min(most);
    let weight = within(event.salience, 1.0) + within(event.intensity, 10.0) / 20.0;
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
        news: event.origin == Origin::Found,
        editors: event.origin == Origin::Editor,
    }
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
#[derive(Debug, Clone, Default)]
struct Names {
    /// Numbers of the names, sorted, and where each stands in `found`.
    sorted: Vec<([u64; 2], u16)>,
    found: Vec<([String; 2], usize)>,
    /// The rank of each of `found`, once they are ranked.
    ranks: Vec<u16>,
}

impl Names {
    /// Where a name stands in `found`; the 65,536th is not told from an absent one.
    fn place(&mut self, name: [&str; 2]) -> u16 {
        let key = both(name);
        match self.sorted.binary_search_by_key(&key, |&(key, _)| key) {
            Ok(at) => self.sorted.get(at).map_or(NONE, |&(_, place)| place),
            Err(at) => {
                let place = u16::try_from(self.found.len()).unwrap_or(NONE);
                if place != NONE {
                    self.sorted.insert(at, (key, place));
                    self.found.push((name.map(str::to_owned), 0));
                }
                place
            }
        }
    }

    fn count(&mut self, place: u16) {
        if let Some((_, count)) = self.found.get_mut(usize::from(place)) {
            *count += 1;
        }
    }

    /// The names that were counted, the most frequent first, then in their own order.
    fn rank(&mut self) -> Vec<([String; 2], usize)> {
        let count = |place: u16| self.found.get(usize::from(place)).map_or(0, |(_, count)| *count);
        let order = ranks(self.sorted.iter().map(|&(_, place)| !(count(place) as u64)).gather());
        self.ranks = vec![NONE; self.found.len()];
        let mut ranked = Vec::with_capacity(order.len());
        for (at, rank) in order.into_iter().zip(0..) {
            let Some(&(_, place)) = self.sorted.get(at as usize) else { continue };
            let place = usize::from(place);
            if let (Some(found), Some(slot)) = (self.found.get_mut(place), self.ranks.get_mut(place))
                && found.1 > 0
            {
                ranked.push(std::mem::take(found));
                *slot = rank;
            }
        }
        ranked
    }

    fn ranked(&self, place: u16) -> u16 {
        self.ranks.get(usize::from(place)).copied().unwrap_or(NONE)
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
    fn the_pair_to_begin_with_hides_neither_the_editors_events_nor_the_news() {
        // Found in the article, by an editor, in a related article.
        for (given, expected) in [
            (["CN>RU, CN=RU, CN>US", "", ""], "CN-RU"),
            (["CN>RU", "CN>RU, CN>US", ""], "CN-RU"),
            (["CN>RU, CN=RU, CN>RU", "FR>MA, FR=MA", ""], ""),
            (["CN>RU, CN=RU, CN>RU", "FR>MA, FR=MA, CN>RU", ""], ""),
            (["CN>US", "CN>RU, CN=RU, RU>CN", ""], ""),
            (["CN>US, CN>RU", "CN>RU, CN=RU, RU>CN", ""], "CN-RU"),
            (["CN", "CN>RU, CN=RU", ""], "CN-RU"),
            (["CN>RU", "CN, RU", ""], "CN-RU"),
            (["CN>RU", "", "CN>RU, CN>US"], "CN-RU"),
        ] {
            let mut events = Vec::new();
            for (all, (origin, article)) in
                given.iter().zip([(Origin::Found, "here"), (Origin::Editor, ""), (Origin::Found, "there")])
            {
                for actors in all.split(", ").filter(|actors| !actors.is_empty()) {
                    let mut event = deed("", "2025-07-11", actors);
                    (event.origin, event.source.article) = (origin, article.to_owned());
                    events.push(event);
                }
            }
            let found = Facts::new(&events, "here");
            assert_eq!(found.main_pair().map(|pair| pair.join("-")).unwrap_or_default(), expected, "{given:?}");
            assert_eq!(found.starts_with_context(), given[1] == "CN, RU", "{given:?}");
        }
    }

    #[test]
    fn worth_comes_from_the_type_where_no_one_says() {
        let worth = |kind, mode: Option<&str>, tone, intensity, status| {
            let mut event = deed("", "2025-07-11", "CN=RU");
            (event.kind, event.mode, event.tone) = (kind, mode.map(Into::into), tone);
            (event.intensity, event.status) = (intensity, status);
            fact(&event).worth
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
