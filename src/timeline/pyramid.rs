//! The events of one side in the order of their middles, with a pyramid over them: each step up holds, for every four
//! below it, the heaviest event and the extent. Built once; a frame asks it O(log n) for each thing that it shows.

use super::{days::Days, facts::Fact, scale::Window};

/// What a run of events comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sum {
    /// The heaviest event; of two, the later one.
    pub(crate) heaviest: u32,
    /// Its weight.
    weight: f32,
    /// First day of all, and the day after the last.
    pub(crate) days: [i32; 2],
}

/// Nothing.
const EMPTY: Sum = Sum { heaviest: 0, weight: f32::NEG_INFINITY, days: [i32::MAX, i32::MIN] };

/// How many nodes share a node above them.
const FAN: usize = 4;

/// The events of one side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Track {
    /// Sorted by their middles.
    pub(crate) events: Vec<u32>,
    /// Twice their middles.
    pub(crate) middles: Days,
    /// First days, sorted.
    pub(crate) starts: Days,
    /// Days after the last ones, sorted.
    pub(crate) ends: Days,
    /// The nodes, level by level: the first level sums four events a node, the next sixteen.
    nodes: Vec<Sum>,
    /// Where each level begins.
    levels: Vec<u32>,
}

#[expect(clippy::cast_possible_truncation, reason = "a timeline has fewer than 2^32 events")]
const fn short(number: usize) -> u32 {
    number as u32
}

impl Track {
    /// Builds the pyramid over its events.
    pub(crate) fn build(&mut self, facts: &[Fact]) {
        let mut count = self.events.len();
        let mut from = 0;
        while count > 1 {
            let above = count.div_ceil(FAN);
            let begin = self.nodes.len();
            for node in 0..above {
                let children = node * FAN..(node * FAN + FAN).min(count);
                let leaves = self.levels.is_empty();
                let sum = |child| if leaves { self.leaf(facts, child) } else { self.node(from + child) };
                let sum = children.map(sum).fold(EMPTY, add);
                self.nodes.push(sum);
            }
            self.levels.push(short(begin));
            (from, count) = (begin, above);
        }
    }

    fn leaf(&self, facts: &[Fact], at: usize) -> Sum {
        let Some(&event) = self.events.get(at) else { return EMPTY };
        facts.get(event as usize).map_or(EMPTY, |fact| Sum {
            heaviest: event,
            weight: fact.weight,
            days: fact.when.days,
        })
    }

    fn node(&self, at: usize) -> Sum {
        self.nodes.get(at).copied().unwrap_or(EMPTY)
    }

    /// A node of a level; level 0 are the events themselves.
    fn sum_at(&self, facts: &[Fact], level: usize, index: usize) -> Sum {
        let Some(above) = level.checked_sub(1) else { return self.leaf(facts, index) };
        self.levels.get(above).map_or(EMPTY, |&begin| self.node(begin as usize + index))
    }

    /// Where an event stands, if it is on this side.
    pub(crate) fn find(&self, facts: &[Fact], event: usize) -> Option<usize> {
        let middle = facts.get(event)?.middle();
        let key = |&other: &u32| (facts.get(other as usize).map_or(0, Fact::middle), other);
        self.events.binary_search_by_key(&(middle, short(event)), key).ok()
    }

    /// What the events at the places from `start` up to `end` come to, climbing as long as whole nodes fit between.
    pub(crate) fn sum(&self, facts: &[Fact], mut start: usize, end: usize) -> Sum {
        let mut end = end.min(self.events.len());
        let mut total = EMPTY;
        for level in 0.. {
            let last = level == self.levels.len();
            while start < end && (last || !start.is_multiple_of(FAN)) {
                total = add(total, self.sum_at(facts, level, start));
                start += 1;
            }
            while start < end && !end.is_multiple_of(FAN) {
                end -= 1;
                total = add(total, self.sum_at(facts, level, end));
            }
            if start >= end {
                break;
            }
            (start, end) = (start / FAN, end / FAN);
        }
        total
    }

    /// The first place whose middle is not before `moment`.
    pub(crate) fn place(&self, moment: f64) -> usize {
        self.middles.before(2.0 * moment)
    }

    /// How many events with their middle outside the window (before it: `right`; or else after it) still reach into it,
    /// and the places of those that were looked at. `edge` is the place where the window begins, or ends.
    pub(crate) fn reaching(&self, facts: &[Fact], window: Window, right: bool, edge: usize) -> (usize, Vec<u32>) {
        let count = if right {
            edge.saturating_sub(self.ends.before(window[0].floor() + 1.0))
        } else {
            self.starts.before(window[1]).saturating_sub(edge)
        };
        let (start, end) = if right { (0, edge) } else { (edge, self.events.len()) };
        let mut found = Vec::new();
        let mut stack = vec![(self.levels.len(), 0_usize)];
        let mut steps = if count == 0 { LOOK } else { 0 };
        while let Some((level, index)) = stack.pop() {
            steps += 1;
            let width = FAN.saturating_pow(short(level));
            let first = index.saturating_mul(width);
            if steps > LOOK || first >= end || first.saturating_add(width) <= start {
                continue;
            }
            let days = self.sum_at(facts, level, index).days.map(f64::from);
            if days[1] <= window[0] || days[0] >= window[1] {
                continue;
            }
            match level.checked_sub(1) {
                None => found.push(short(index)),
                Some(below) => stack.extend((0..FAN).map(|child| (below, index * FAN + child))),
            }
        }
        (count, found)
    }

    /// What the events at these places come to.
    pub(crate) fn sum_of(&self, facts: &[Fact], places: &[u32]) -> Sum {
        places.iter().fold(EMPTY, |total, &place| add(total, self.leaf(facts, place as usize)))
    }
}

/// The most nodes that are looked at for what reaches into the window from outside.
const LOOK: usize = 512;

pub(crate) fn add(a: Sum, b: Sum) -> Sum {
    let wins = b.weight > a.weight || (b.weight.to_bits() == a.weight.to_bits() && b.heaviest > a.heaviest);
    let (heaviest, weight) = if wins { (b.heaviest, b.weight) } else { (a.heaviest, a.weight) };
    Sum { heaviest, weight, days: [a.days[0].min(b.days[0]), a.days[1].max(b.days[1])] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        calendar::Day,
        timeline::{facts::Facts, index::Index, samples::event},
    };

    proptest! {
        #[test]
        fn sums_are_those_of_the_events(
            spans in prop::collection::vec((0_i32..500, 1_i32..90, 0_u8..9), 0..200),
            (a, b) in (0_usize..210, 0_usize..210),
            (from, span) in (0_u16..500, 1_u16..200),
        ) {
            let mut spans = spans;
            spans.sort_unstable();
            let events: Vec<_> = spans.iter().map(|&(start, length, weight)| {
                let mut event = event("", "2025-07-11");
                let date = event.date.as_mut().unwrap();
                (date.earliest, date.latest) = (Some(Day(start)), Some(Day(start + length - 1)));
                event.salience = f64::from(weight) / 10.0;
                event
            }).collect();
            let facts = Facts::new(&events, "-");
            let shown: Vec<u32> = (0..).take(events.len()).collect();
            let index = Index::new(&facts, &shown, &|_| 1, 2, [0.0, 1.0]);
            let (track, facts) = (&index.tracks[1], &facts.list[..]);
            let slow = (a..b.min(track.events.len())).map(|at| track.leaf(facts, at)).fold(EMPTY, add);
            prop_assert_eq!(track.sum(facts, a, b), slow);

            let window = [f64::from(from), f64::from(from + span)];
            let i = track.place(window[0]);
            let j = track.place(window[1]);
            prop_assert_eq!(track.events.iter().filter(|&&event| facts[event as usize].at() < window[1]).count(), j);
            let reaches = |event: &&u32| {
                let days = facts[**event as usize].when.days.map(f64::from);
                days[1] > window[0] && days[0] < window[1]
            };
            let (left, right) = (track.reaching(facts, window, true, i), track.reaching(facts, window, false, j));
            prop_assert_eq!((left.0, left.1.len()), (track.events[..i].iter().filter(reaches).count(), left.0));
            prop_assert_eq!((right.0, right.1.len()), (track.events[j..].iter().filter(reaches).count(), right.0));
            for (at, &event) in track.events.iter().enumerate() {
                prop_assert_eq!(track.find(facts, event as usize), Some(at));
            }
        }
    }
}
