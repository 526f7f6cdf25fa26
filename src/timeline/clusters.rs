//! Which events of a side stand together in one mark. The cells are powers of two of days on a grid that does not move
//! with the window: panning never regroups, and zooming opens a cluster in two.

use super::{
    facts::Fact,
    pyramid::{Sum, Track, add},
    scale::Scale,
};
use crate::small::Gather as _;

/// Marks of one side stand at least this far apart.
pub(crate) const GAP: f64 = 14.0;

/// Events that stand together: a run of a track, and those that reach in from outside the window.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// First and one past the last place in the track.
    pub(crate) run: [usize; 2],
    /// Places of those from outside, as far as they were looked at.
    pub(crate) outside: Vec<u32>,
    /// How many events, those from outside included.
    pub(crate) count: usize,
    /// What they come to; the chosen event is the heaviest of all.
    pub(crate) sum: Sum,
    /// The heaviest; where that is chosen, the one before it, or else the last.
    pub(crate) next: u32,
    /// Where the heaviest stands.
    pub(crate) x: f64,
}

/// The groups of a track, left to right, at most about `most` of them.
pub(crate) fn groups(track: &Track, facts: &[Fact], scale: &Scale, selected: Option<usize>, most: f64) -> Vec<Group> {
    let window = scale.window();
    let first = track.place(window[0]);
    let last = track.place(window[1]);
    let chosen = selected.and_then(|event| track.find(facts, event));
    let [left, right] = [scale.x(window[0]) + GAP / 2.0, scale.x(window[1]) - GAP / 2.0];
    let make = |run: [usize; 2], outside: Vec<u32>, count: usize| {
        let mut sum = add(track.sum(facts, run[0], run[1]), track.sum_of(facts, &outside));
        // The last place of the group before another.
        let before = |until: usize| {
            let inside = until.min(run[1]).checked_sub(1).filter(|&place| place >= run[0]);
            let places = outside.iter().map(|&place| place as usize);
            places.filter(|&place| place < until).fold(inside, |last, place| last.max(Some(place)))
        };
        let at = |place: Option<usize>| place.and_then(|place| track.events.get(place)).copied();
        let mut next = sum.heaviest;
        if let Some(place) = chosen
            && before(place + 1) == Some(place)
        {
            sum.heaviest = at(Some(place)).unwrap_or(next);
            next = at(before(place).or_else(|| before(usize::MAX))).unwrap_or(next);
        }
        let x = facts.get(sum.heaviest as usize).map_or(left, |fact| scale.x(fact.at()));
        Group { run, outside, count, sum, next, x: x.clamp(left, right.max(left)) }
    };

    let mut groups: Vec<Group> = Vec::new();
    let mut push = |run: [usize; 2], (count, outside): (usize, Vec<u32>)| {
        if count == 0 {
            return;
        }
        let group = make(run, outside, count);
        match groups.last_mut() {
            Some(near) if group.x - near.x < GAP => {
                let outside = near.outside.iter().chain(&group.outside).copied().gather();
                let run = [near.run[0].min(group.run[0]), near.run[1].max(group.run[1])];
                *near = make(run, outside, near.count + group.count);
            }
            _ => groups.push(group),
        }
    };
    push([first, first], track.reaching(facts, window, true, first));
    let cell = cell(scale, most);
    let mut at = first;
    while at < last {
        let middle = track.middles.get(at).unwrap_or_default() / 2.0;
        let end = ((middle / cell).floor() + 1.0) * cell;
        let next = track.place(end.min(window[1])).clamp(at + 1, last);
        push([at, next], (next - at, Vec::new()));
        at = next;
    }
    push([last, last], track.reaching(facts, window, false, last));
    groups
}

/// The width of a cell in days: the least power of two that keeps marks apart, and their number low.
fn cell(scale: &Scale, most: f64) -> f64 {
    let [start, end] = scale.window();
    let least = (GAP / scale.per_day()).max((end - start) / most);
    let mut cell = 1.0;
    while cell < least {
        cell *= 2.0;
    }
    cell
}
