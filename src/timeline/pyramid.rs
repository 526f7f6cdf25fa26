//! The events of one side in the order of their middles, with a pyramid over them: each step up holds, for every four
//! below it, the heaviest event and the extent. Built once; a frame asks it O(log n) for each thing that it shows.

use super::scale::Window;

/// An event's place on its side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// The middle of its days.
    pub(crate) at: f64,
    /// First and last moment.
    pub(crate) days: Window,
    /// Index in the timeline.
    pub(crate) event: u32,
    /// What wins when space is short.
    pub(crate) weight: f32,
}

/// What a run of items comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sum {
    /// Position of the heaviest item; of two, the later one.
    pub(crate) heaviest: u32,
    /// Its weight.
    pub(crate) weight: f32,
    /// First and last moment of all.
    pub(crate) days: Window,
}

/// How many nodes share a node above them.
const FAN: usize = 4;

/// The events of one side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Track {
    /// Sorted by [`Item::at`].
    pub(crate) items: Vec<Item>,
    /// First moments, sorted.
    starts: Vec<f64>,
    /// Last moments, sorted.
    ends: Vec<f64>,
    /// Level 0 sums four items a node, level 1 sixteen.
    levels: Vec<Vec<Sum>>,
    /// Events and their positions, sorted.
    positions: Vec<(u32, u32)>,
}

impl Track {
    /// Sorts the items and builds the pyramid.
    pub(crate) fn new(mut items: Vec<Item>) -> Self {
        items.sort_unstable_by(|a, b| a.at.total_cmp(&b.at).then(a.event.cmp(&b.event)));
        let sorted = |end: usize| {
            let mut moments: Vec<f64> = items.iter().map(|item| item.days[end]).collect();
            moments.sort_unstable_by(f64::total_cmp);
            moments
        };
        let (starts, ends) = (sorted(0), sorted(1));
        let mut levels: Vec<Vec<Sum>> = Vec::new();
        let mut below: Vec<Sum> = (0..items.len()).map(|index| leaf(&items, index)).collect();
        while below.len() > 1 {
            let above: Vec<Sum> = below.chunks(FAN).filter_map(|nodes| nodes.iter().copied().reduce(add)).collect();
            if !levels.is_empty() || below.len() != items.len() {
                levels.push(below);
            }
            below = above;
        }
        levels.push(below);
        let mut positions: Vec<(u32, u32)> = items.iter().zip(0..).map(|(item, at)| (item.event, at)).collect();
        positions.sort_unstable();
        Self { items, starts, ends, levels, positions }
    }

    /// The position of an event, if it is on this side.
    pub(crate) fn position_of(&self, event: usize) -> Option<usize> {
        let at = self.positions.binary_search_by_key(&event, |&(event, _)| event as usize).ok()?;
        self.positions.get(at).map(|&(_, position)| position as usize)
    }

    /// What the items from `start` up to `end` come to.
    pub(crate) fn sum(&self, start: usize, end: usize) -> Option<Sum> {
        let mut total = None;
        self.gather(self.levels.len(), start, end.min(self.items.len()), &mut total);
        total
    }

    /// Adds the items `start..end`, climbing as long as whole nodes fit between them.
    fn gather(&self, top: usize, mut start: usize, mut end: usize, total: &mut Option<Sum>) {
        let mut put = |sum: Sum| *total = Some(total.map_or(sum, |so_far| add(so_far, sum)));
        for level in 0..=top {
            let node = |index: usize| match level.checked_sub(1) {
                None => Some(leaf(&self.items, index)),
                Some(level) => self.levels.get(level).and_then(|nodes| nodes.get(index)).copied(),
            };
            if level == top {
                (start..end).filter_map(node).for_each(&mut put);
                return;
            }
            while start < end && !start.is_multiple_of(FAN) {
                node(start).into_iter().for_each(&mut put);
                start += 1;
            }
            while start < end && !end.is_multiple_of(FAN) {
                end -= 1;
                node(end).into_iter().for_each(&mut put);
            }
            if start >= end {
                return;
            }
            (start, end) = (start / FAN, end / FAN);
        }
    }

    /// The first position whose middle is not before `moment`.
    pub(crate) fn position(&self, moment: f64) -> usize {
        self.items.partition_point(|item| item.at < moment)
    }

    /// As [`Track::position`], looked for from `from` on in growing leaps: cheap where it is near.
    pub(crate) fn position_from(&self, from: usize, moment: f64) -> usize {
        let rest = self.items.get(from..).unwrap_or_default();
        let mut leap = 1;
        while rest.get(leap).is_some_and(|item| item.at < moment) {
            leap *= 2;
        }
        let near = rest.get(..(leap + 1).min(rest.len())).unwrap_or(rest);
        from + near.partition_point(|item| item.at < moment)
    }

    /// How many items with their middle before the window still reach into it, and those that were looked at.
    pub(crate) fn reaching_right(&self, window: Window, inside: usize) -> (usize, Vec<u32>) {
        let over = self.ends.partition_point(|&end| end <= window[0]);
        let count = inside.saturating_sub(over);
        (count, self.some(0, inside, count, |days| days[1] > window[0]))
    }

    /// How many items with their middle after the window already reach into it, and those that were looked at.
    pub(crate) fn reaching_left(&self, window: Window, outside: usize) -> (usize, Vec<u32>) {
        let begun = self.starts.partition_point(|&start| start < window[1]);
        let count = begun.saturating_sub(outside);
        (count, self.some(outside, self.items.len(), count, |days| days[0] < window[1]))
    }

    /// Positions in `start..end` whose days fulfil a test that holds for a node if it holds for an item in it: at most
    /// `count` of them, and no more than [`LOOK`] steps' worth.
    fn some(&self, start: usize, end: usize, count: usize, test: impl Fn(Window) -> bool) -> Vec<u32> {
        let mut found = Vec::new();
        if count == 0 {
            return found;
        }
        let mut stack = vec![(self.levels.len(), 0_usize)];
        let mut steps = 0;
        while let Some((level, index)) = stack.pop() {
            steps += 1;
            let width = FAN.saturating_pow(u32::try_from(level).unwrap_or(u32::MAX));
            let first = index.saturating_mul(width);
            if steps > LOOK || first >= end || first.saturating_add(width) <= start {
                continue;
            }
            let sum = match level.checked_sub(1) {
                None => Some(leaf(&self.items, index)),
                Some(level) => self.levels.get(level).and_then(|nodes| nodes.get(index)).copied(),
            };
            if !sum.is_some_and(|sum| test(sum.days)) {
                continue;
            }
            if level == 0 {
                found.push(u32::try_from(index).unwrap_or(u32::MAX));
            } else {
                let children = (0..FAN).map(|child| (level - 1, index * FAN + child));
                stack.extend(children.filter(|&(level, index)| level > 0 || index < self.items.len()));
            }
        }
        found
    }

    /// What the items at these positions come to.
    pub(crate) fn sum_of(&self, positions: &[u32]) -> Option<Sum> {
        positions.iter().map(|&position| leaf(&self.items, position as usize)).reduce(add)
    }
}

/// The most nodes that are looked at for what reaches into the window from outside.
const LOOK: usize = 512;

fn leaf(items: &[Item], index: usize) -> Sum {
    let heaviest = u32::try_from(index).unwrap_or(u32::MAX);
    items.get(index).map_or(Sum { heaviest, weight: 0.0, days: [f64::INFINITY, f64::NEG_INFINITY] }, |item| Sum {
        heaviest,
        weight: item.weight,
        days: item.days,
    })
}

pub(crate) fn add(a: Sum, b: Sum) -> Sum {
    let b_wins = b.weight > a.weight || (b.weight == a.weight && b.heaviest > a.heaviest);
    let (heaviest, weight) = if b_wins { (b.heaviest, b.weight) } else { (a.heaviest, a.weight) };
    Sum { heaviest, weight, days: [a.days[0].min(b.days[0]), a.days[1].max(b.days[1])] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sums_are_those_of_the_items(
            spans in prop::collection::vec((0_u16..500, 1_u16..90, 0_u8..9), 0..200),
            (a, b) in (0_usize..210, 0_usize..210),
            (from, span) in (0_u16..500, 1_u16..200),
        ) {
            let items = spans.iter().zip(0..).map(|(&(start, length, weight), event)| {
                let days = [f64::from(start), f64::from(start + length)];
                Item { at: (days[0] + days[1]) / 2.0, days, event, weight: f32::from(weight) }
            });
            let track = Track::new(items.collect());
            let slow = (a..b.min(track.items.len())).map(|index| leaf(&track.items, index)).reduce(add);
            prop_assert_eq!(track.sum(a, b), slow);

            let window = [f64::from(from), f64::from(from + span)];
            let (i, j) = (track.position(window[0]), track.position(window[1]));
            prop_assert_eq!(track.position_from(i, window[1]), j);
            let reaches = |item: &&Item| item.days[1] > window[0] && item.days[0] < window[1];
            let (left, right) = (track.reaching_right(window, i), track.reaching_left(window, j));
            prop_assert_eq!((left.0, left.1.len()), (track.items[..i].iter().filter(reaches).count(), left.0));
            prop_assert_eq!((right.0, right.1.len()), (track.items[j..].iter().filter(reaches).count(), right.0));
        }
    }
}
