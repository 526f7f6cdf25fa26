//! Which events of a side stand together in one mark. The cells are powers of two of days on a grid that does not move
//! with the window: panning never regroups, and zooming opens a cluster in two.

use super::{
    pyramid::{Sum, Track, add},
    scale::Scale,
};

/// Marks of one side stand at least this far apart.
pub(crate) const GAP: f64 = 14.0;
/// The most cells on a side.
const CELLS: f64 = 60.0;

/// Events that stand together: a run of a track, and those that reach in from outside the window.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// First and one past the last position in the track.
    pub(crate) run: [usize; 2],
    /// Positions of those from outside, as far as they were looked at.
    pub(crate) outside: Vec<u32>,
    /// How many events, those from outside included.
    pub(crate) count: usize,
    /// What they come to; the chosen event is the heaviest of all.
    pub(crate) sum: Sum,
    /// Where the heaviest stands.
    pub(crate) x: f64,
}

/// The groups of a track, left to right.
pub(crate) fn groups(track: &Track, scale: &Scale, selected: Option<usize>) -> Vec<Group> {
    let window = scale.window();
    let (first, last) = (track.position(window[0]), track.position(window[1]));
    let chosen = selected.and_then(|event| track.position_of(event));
    let [left, right] = [scale.x(window[0]) + GAP / 2.0, scale.x(window[1]) - GAP / 2.0];
    let make = |run: [usize; 2], outside: Vec<u32>, count: usize| {
        let sum = match (track.sum(run[0], run[1]), track.sum_of(&outside)) {
            (Some(a), Some(b)) => add(a, b),
            (a, b) => a.or(b)?,
        };
        let holds = |position: &usize| {
            (run[0]..run[1]).contains(position) || outside.iter().any(|&other| other as usize == *position)
        };
        let heaviest = chosen.filter(holds).map_or(sum.heaviest, |position| u32::try_from(position).unwrap_or(0));
        let sum = Sum { heaviest, ..sum };
        let x = scale.x(track.items.get(heaviest as usize)?.at).clamp(left, right.max(left));
        Some(Group { run, outside, count, sum, x })
    };

    let mut groups: Vec<Group> = Vec::new();
    let mut push = |group: Option<Group>| {
        let Some(group) = group else { return };
        match groups.last_mut() {
            Some(near) if group.x - near.x < GAP => {
                let outside = near.outside.iter().chain(&group.outside).copied().collect();
                let run = [near.run[0].min(group.run[0]), near.run[1].max(group.run[1])];
                if let Some(both) = make(run, outside, near.count + group.count) {
                    *near = both;
                }
            }
            _ => groups.push(group),
        }
    };

    let (count, reaching) = track.reaching_right(window, first);
    push(make([first, first], reaching, count));
    let cell = cell(scale);
    let mut at = first;
    while at < last {
        let Some(item) = track.items.get(at) else { break };
        let end = ((item.at / cell).floor() + 1.0) * cell;
        let next = track.position_from(at, end.min(window[1])).clamp(at + 1, last);
        push(make([at, next], Vec::new(), next - at));
        at = next;
    }
    let (count, reaching) = track.reaching_left(window, last);
    push(make([last, last], reaching, count));
    groups
}

/// The width of a cell in days: the least power of two that keeps marks apart, and their number low.
fn cell(scale: &Scale) -> f64 {
    let [start, end] = scale.window();
    let least = (GAP / scale.per_day()).max((end - start) / CELLS);
    let mut cell = 1.0;
    while cell < least {
        cell *= 2.0;
    }
    cell
}
