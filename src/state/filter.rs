//! What is shown and what is hidden.

use super::{Choice, Facet, State};
use crate::{
    model::{Event, EventType, Status, Tone},
    text::fold,
    timeline::{
        Events,
        facts::{Fact, NONE},
        index::Index,
    },
};

/// How many facets there are.
const FACETS: usize = 4;
/// Nothing is hidden.
const ALL: u64 = u64::MAX;

/// The reader's filters.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    /// For each facet, as bits, what is let through.
    allowed: [u64; FACETS],
    /// What occurs among the events of the pair, as bits.
    present: [u64; FACETS],
    /// How many events of each the other filters let through.
    counts: [[u32; 64]; FACETS],
    /// The pair that is shown; none for all.
    pub(super) pair: Option<[String; 2]>,
    /// Its place among the pairs; [`NONE`] if it is not among them.
    pub(super) place: Option<u16>,
    /// Whether events that are between no two are shown beside those that are.
    pub(super) context: bool,
    /// What the event must contain, as typed.
    pub(super) text: String,
    /// Which events contain it, and how it was folded for that; empty where nothing is looked for.
    pub(super) found: Vec<bool>,
    wanted: String,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            allowed: [ALL; FACETS],
            present: [0; FACETS],
            counts: [[0; 64]; FACETS],
            pair: None,
            place: None,
            context: false,
            text: String::new(),
            found: Vec::new(),
            wanted: String::new(),
        }
    }
}

impl Filter {
    /// Whether an event is of the chosen pair, or context that was asked for, or all that there is.
    pub(super) fn of_pair(&self, fact: &Fact, bilateral: bool) -> bool {
        if fact.pair == NONE {
            return self.context || !bilateral;
        }
        self.place.is_none_or(|place| place == fact.pair)
    }

    /// No filters; the pair is a choice, not a filter.
    pub(super) fn reset(&mut self) {
        self.allowed = [ALL; FACETS];
        self.text.clear();
    }

    /// Shows or hides the events of a tone; of the other facets, shows only what was chosen, or all if nothing is.
    pub(super) fn toggle(&mut self, facet: Facet, at: u8) {
        let bit = 1_u64.checked_shl(u32::from(at)).unwrap_or_default();
        let Some(allowed) = self.allowed.get_mut(facet as usize) else { return };
        let hides = facet == Facet::Tone;
        *allowed = match *allowed ^ bit {
            _ if *allowed == ALL && !hides => bit,
            0 if !hides => ALL,
            other => other,
        };
    }

    /// Whether any filter hides anything.
    fn any(&self) -> bool {
        self.allowed != [ALL; FACETS] || !self.text.is_empty()
    }

    /// Looks for the text among all events, or only among those that contained what was looked for before, if that was a
    /// part of it.
    fn look(&mut self, events: &Events) {
        let wanted = fold(self.text.trim());
        if wanted.is_empty() {
            self.found.clear();
        } else if wanted != self.wanted {
            let narrower = !self.found.is_empty() && holds(&wanted, &self.wanted);
            self.found.resize(events.len(), true);
            let mut event = Event::default();
            for (found, index) in self.found.iter_mut().zip(0..) {
                if *found || !narrower {
                    events.read(index, &mut event);
                    *found = contains(&event, &wanted);
                }
            }
        }
        self.wanted = wanted;
    }
}

/// Whether a text holds another. The library's search is quicker on books, and a hundred times as long.
fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len().max(1)).any(|window| window == part.as_bytes())
}

/// Whether the words of an event contain what is looked for (folded already).
fn contains(event: &Event, wanted: &str) -> bool {
    let has = |text: &str| text.len() >= wanted.len() && holds(&fold(text), wanted);
    has(&event.headline)
        || has(&event.text)
        || event.place.as_ref().is_some_and(|place| has(&place.name))
        || event.actors.iter().any(|actor| has(&actor.text))
}

/// What an event is in each facet, as bits.
const fn bits(fact: &Fact) -> [u64; FACETS] {
    [1 << fact.tone, 1 << fact.kind, 1 << fact.status, fact.who]
}

impl State {
    /// Applies the filters: which events are shown, how many of each kind there would be, and what is drawn.
    pub(super) fn apply(&mut self) {
        let (filter, facts) = (&mut self.filter, &self.facts);
        filter.look(&self.events);
        filter.counts = [[0; 64]; FACETS];
        filter.present = [0; FACETS];
        self.shown.clear();
        let bilateral = facts.bilateral();
        for (fact, number) in facts.list.iter().zip(0_u32..) {
            if !filter.of_pair(fact, bilateral) {
                continue;
            }
            let bits = bits(fact);
            let (mut hiding, mut hidden) = (0, 0);
            for ((facet, bits), allowed) in bits.iter().enumerate().zip(filter.allowed) {
                if allowed != ALL && bits & allowed == 0 {
                    (hiding, hidden) = (facet, hidden + 1);
                }
                if let Some(present) = filter.present.get_mut(facet) {
                    *present |= bits;
                }
            }
            if hidden > 1 || filter.found.get(number as usize) == Some(&false) {
                continue;
            }
            if hidden == 0 {
                self.shown.push(number);
            }
            // What one facet hides, that facet still counts: so many would come back.
            for (facet, (bits, counts)) in bits.into_iter().zip(&mut filter.counts).enumerate() {
                let mut rest = if hidden == 0 || facet == hiding { bits } else { 0 };
                while rest != 0 {
                    if let Some(count) = counts.get_mut(rest.trailing_zeros() as usize) {
                        *count += 1;
                    }
                    rest &= rest - 1;
                }
            }
        }
        let sides = self.sides;
        let track = |event: usize| facts.list.get(event).map_or(usize::MAX, |fact| sides.track(fact, bilateral));
        self.index = Index::new(facts, &self.shown, &track, sides.tracks(), self.home);
    }

    /// What can be chosen of a facet, with how many events each would show: all four tones, else what occurs.
    #[must_use]
    pub fn choices(&self, facet: Facet) -> Vec<Choice> {
        let of = |list: &[u64; FACETS]| list.get(facet as usize).copied().unwrap_or_default();
        let (allowed, present) = (of(&self.filter.allowed), of(&self.filter.present));
        let key = |at: usize| match facet {
            Facet::Tone => Tone::ALL.get(at).map(|tone| tone.name()),
            Facet::Kind => EventType::ALL.get(at).map(|kind| kind.name()),
            Facet::Status => Status::ALL.get(at).map(|status| status.name()),
            Facet::Actor => self.facts.actors.get(at).map(String::as_str),
        };
        let mut choices = Vec::new();
        for at in 0..64_u8 {
            let bit = 1 << at;
            let Some(key) = key(usize::from(at)) else { break };
            let on = allowed & bit != 0 && (allowed != ALL || facet == Facet::Tone);
            if on || present & bit != 0 || facet == Facet::Tone {
                let count = self.filter.counts.get(facet as usize).and_then(|counts| counts.get(usize::from(at)));
                choices.push(Choice { at, key: key.to_owned(), count: count.map_or(0, |&count| count as usize), on });
            }
        }
        choices
    }

    /// Whether any filter hides anything, so that a reset makes sense. (The pair is a choice, not a filter.)
    #[must_use]
    pub fn filtered(&self) -> bool {
        self.filter.any()
    }

    /// A hidden event cannot be the chosen one.
    pub(super) fn drop_hidden(&mut self) -> bool {
        let hidden = self.selected.is_some_and(|index| !self.is_shown(index));
        if hidden {
            self.selected = None;
        }
        hidden
    }

    pub(crate) fn is_shown(&self, index: usize) -> bool {
        self.shown.binary_search_by_key(&index, |&number| number as usize).is_ok()
    }
}
