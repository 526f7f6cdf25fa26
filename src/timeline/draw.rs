//! Draws a scene: puts scale, ticks, clusters, labels, ribbon and strip together.

use super::{
    clusters::{GAP, Group, groups},
    facts::{Fact, Facts, NONE},
    frame::Frame,
    index::Index,
    labels::{Draft, place},
    pyramid::Track,
    scale::{Scale, Window},
    scene::{Anchor, Band, Lane, Mark, Scene, Side},
    store::Events,
    ticks::ticks,
};
use crate::{
    model::{Status, Tone},
    order::{by, most, real},
    small::Gather as _,
};

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Picture<'a> {
    pub(crate) events: &'a Events,
    pub(crate) facts: &'a Facts,
    pub(crate) index: &'a Index,
    pub(crate) sides: Sides,
    pub(crate) window: Window,
    /// The whole extent.
    pub(crate) home: Window,
    pub(crate) frame: Frame,
    /// Whether anything can stand on the axis.
    pub(crate) dated: bool,
    pub(crate) selected: Option<usize>,
    pub(crate) today: Option<f64>,
    pub(crate) eras: &'a [(Window, String)],
    pub(crate) rtl: bool,
}

/// How events are put on tracks: on the two sides of one pair, or on the lanes of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sides {
    /// How many lanes there are; 0 for one pair.
    pub(crate) lanes: u8,
    /// Whether the second of the pair stands above.
    pub(crate) flip: bool,
}

/// The most lanes; the last one holds all pairs that have none of their own.
pub(crate) const LANES: usize = 6;

impl Sides {
    /// How many tracks there are.
    pub(crate) const fn tracks(self) -> usize {
        if self.lanes > 0 { 1 + self.lanes as usize } else { 4 }
    }

    /// The track of an event.
    pub(crate) fn track(self, fact: &Fact, bilateral: bool) -> usize {
        match fact.acts {
            _ if fact.pair == NONE => usize::from(!bilateral),
            _ if self.lanes > 0 => 1 + usize::from(fact.pair).min(usize::from(self.lanes) - 1),
            0 => 1,
            acts => 2 + usize::from((acts == 2) != self.flip),
        }
    }

    /// The side that a track is.
    const fn side(self, track: usize) -> Side {
        match track {
            0 => Side::Context,
            _ if self.lanes > 0 => Side::Lane,
            1 => Side::Joint,
            2 => Side::Above,
            _ => Side::Below,
        }
    }
}

/// The most marks, about.
const MARKS: f64 = 176.0;

/// Draws the picture.
pub(crate) fn draw(picture: &Picture<'_>) -> Scene {
    let Picture { facts, index, frame, sides, .. } = picture;
    let mut scene = Scene {
        width: frame.width,
        height: frame.height,
        top: if picture.eras.is_empty() { 0.0 } else { frame.top },
        axis: frame.axis,
        range: frame.range,
        no_year: facts.no_year,
        shelf: index.shelf.clone(),
        shelf_more: index.shelf_more,
        ..Scene::default()
    };
    for lane in 0..sides.lanes {
        let own = lane + 1 < sides.lanes || facts.pairs.len() <= usize::from(sides.lanes);
        let count = index.tracks.get(usize::from(lane) + 1).map_or(0, |track| track.events.len());
        let [top, y, bottom] = frame.lane(lane);
        scene.stack.push(Lane { pair: own.then_some(usize::from(lane)), count, y, top, bottom });
    }
    // A widget that is not laid out yet, or hidden, has nothing to draw on.
    if picture.dated && frame.range[1] - frame.range[0] >= 4.0 * GAP {
        let scale = Scale::new(picture.window, frame.range);
        let strip = Scale::new(picture.home, frame.range);
        scene.ticks = ticks(&scale);
        scene.marks = marks(picture, &scale);
        scene.ribbon = index.tones.ribbon(&scale);
        scene.strip = index.strip.bars(&strip);
        scene.window = picture.window.map(|day| strip.clipped(day));
        let inside = |day: &f64| *day >= picture.window[0] && *day < picture.window[1] && !facts.no_year;
        scene.today = picture.today.filter(inside).map(|day| scale.x(day));
        let bands = picture.eras.iter().filter(|(days, _)| days[1] > picture.window[0] && days[0] < picture.window[1]);
        scene.eras =
            bands.map(|(days, label)| Band { x: days.map(|day| scale.clipped(day)), label: label.clone() }).gather();
    }
    if picture.rtl {
        mirror(&mut scene);
    }
    scene
}

fn marks(picture: &Picture<'_>, scale: &Scale) -> Vec<Mark> {
    let tracks = &picture.index.tracks;
    let used = tracks.iter().filter(|track| !track.events.is_empty()).count();
    let most = MARKS / f64::from(u8::try_from(used).unwrap_or(u8::MAX).max(1)) - 2.0;
    let mut drafts = Vec::new();
    for (track, number) in tracks.iter().zip(0_u8..) {
        if track.events.is_empty() {
            continue;
        }
        let side = picture.sides.side(usize::from(number));
        for group in groups(track, &picture.facts.list, scale, picture.selected, most.min(60.0)) {
            let mut draft = picture.draft(scale, side, number.saturating_sub(1), &group);
            let apart = matches!(side, Side::Above | Side::Below) && group.outside.is_empty();
            if apart && (2..=3).contains(&group.count) {
                draft.parts = picture.parts(scale, side, track, &group);
            }
            drafts.push(draft);
        }
    }
    let mut marks = place(drafts, &picture.frame);
    // Context first of all, then from left to right.
    by(&mut marks, |mark| real(if mark.side == Side::Context { mark.at - 1e6 } else { mark.at }));
    marks
}

/// Length of the arrow of an open date.
const ARROW: f64 = 28.0;
/// Half the length of the bar of a day that is approximate.
const ABOUT: f64 = 11.0;

impl<'a> Picture<'a> {
    /// The mark of a group.
    fn draft(&self, scale: &Scale, side: Side, lane: u8, group: &Group) -> Draft<'a> {
        let event = group.sum.heaviest as usize;
        let fact = self.facts.list.get(event);
        let single = group.count == 1;
        let selected = self.selected == Some(event);
        let when = fact.map(|fact| fact.when);
        let days = when.map_or([0.0; 2], |when| when.days.map(f64::from));
        let [first, last] = days.map(|day| scale.clipped(day));
        let shown = |flags: Option<[bool; 2]>| if single { flags.unwrap_or_default() } else { [false; 2] };
        let (open, faded) = (shown(when.map(|when| when.open)), shown(when.map(|when| when.faded)));
        // A day is a point at any zoom; a longer stretch is a bar as soon as it can be seen to be one.
        let reach = |by: f64| (group.x + by).clamp(scale.clipped(f64::MIN), scale.clipped(f64::MAX));
        let x = match open {
            [_, true] => [group.x, reach(ARROW)],
            [true, _] => [reach(-ARROW), group.x],
            _ if single && days[1] - days[0] > 1.0 && last - first >= GAP => [first, last],
            _ if faded != [false; 2] => [reach(-ABOUT), reach(ABOUT)],
            _ => [group.x; 2],
        };
        // The middle of the part that is seen, so that symbol and label stay with their bar.
        let at = if open == [false; 2] && x[1] > x[0] { f64::midpoint(x[0], x[1]) } else { group.x };
        let mark = Mark {
            event,
            next: group.next as usize,
            count: group.count,
            at,
            x,
            y: 0.0,
            stem: [0.0; 2],
            side,
            lane: if side == Side::Lane { lane } else { 0 },
            tone: fact.and_then(|fact| Tone::ALL.get(usize::from(fact.tone))).copied(),
            weight: fact.map_or(0.0, |fact| (0.25 + f64::from(fact.worth.abs()) * 0.075).min(1.0)),
            status: fact.and_then(|fact| Status::ALL.get(usize::from(fact.status))).copied().unwrap_or_default(),
            faded,
            open,
            news: fact.is_some_and(|fact| fact.news),
            selected,
            label: None,
            days: group.sum.days.map(f64::from),
        };
        let weight = fact.map_or(0.0, |fact| fact.weight);
        Draft {
            mark,
            priority: if selected { weight + 8.0 } else { weight },
            headline: self.events.headline(event),
            parts: Vec::new(),
            apart: false,
        }
    }

    /// The marks of a small group, each for itself, the heaviest first.
    fn parts(&self, scale: &Scale, side: Side, track: &Track, group: &Group) -> Vec<Draft<'a>> {
        let facts = &self.facts.list;
        let single = |place: usize| {
            let sum = track.sum(facts, place, place + 1);
            let fact = facts.get(sum.heaviest as usize);
            let x = fact.map_or(group.x, |fact| scale.clipped(fact.at()));
            let group = Group { run: [place, place + 1], outside: Vec::new(), count: 1, sum, next: sum.heaviest, x };
            self.draft(scale, side, 0, &group)
        };
        let mut parts: Vec<_> = (group.run[0]..group.run[1]).map(single).gather();
        by(&mut parts, |part| most(f64::from(part.priority)));
        parts
    }
}

/// Time runs from right to left where one reads so.
fn mirror(scene: &mut Scene) {
    let width = scene.width;
    let turn = |x: f64| width - x;
    let both = |[left, right]: [f64; 2]| [turn(right), turn(left)];
    scene.range = both(scene.range);
    scene.window = both(scene.window);
    scene.today = scene.today.map(turn);
    scene.ticks.iter_mut().for_each(|tick| tick.x = turn(tick.x));
    scene.eras.iter_mut().for_each(|era| era.x = both(era.x));
    scene.ribbon.iter_mut().for_each(|point| point.0 = turn(point.0));
    scene.strip.iter_mut().for_each(|bar| bar.x = turn(bar.x));
    for mark in &mut scene.marks {
        mark.at = turn(mark.at);
        mark.x = both(mark.x);
        mark.open.reverse();
        mark.faded.reverse();
        if let Some(label) = &mut mark.label {
            label.x = turn(label.x + label.width);
            label.anchor = match label.anchor {
                Anchor::Left => Anchor::Right,
                Anchor::Middle => Anchor::Middle,
                Anchor::Right => Anchor::Left,
            };
        }
    }
}
