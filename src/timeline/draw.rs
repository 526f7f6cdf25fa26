//! Draws a scene: puts scale, ticks, clusters, labels, ribbon and strip together.

use super::{
    clusters::{GAP, Group, groups},
    frame::{Frame, text_width},
    index::{Content, Index, SIDES, is_news},
    labels::{Draft, place},
    pyramid::{Item, Track},
    scale::{Scale, Window},
    scene::{Anchor, Band, Mark, Scene, Side},
    ticks::ticks,
    when::{When, approximate},
};
use crate::model::{Precision, Status};

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Picture<'a> {
    pub(crate) content: Content<'a>,
    pub(crate) index: &'a Index,
    pub(crate) window: Window,
    pub(crate) frame: Frame,
    pub(crate) height: f64,
    /// Whether anything can stand on the axis.
    pub(crate) dated: bool,
    pub(crate) selected: Option<usize>,
    pub(crate) eras: &'a [(Window, String)],
    pub(crate) rtl: bool,
}

/// Draws the picture.
pub(crate) fn draw(picture: &Picture<'_>) -> Scene {
    let Picture { content, index, frame, .. } = picture;
    let mut scene = Scene {
        width: frame.width,
        height: picture.height,
        axis: frame.axis,
        range: frame.range,
        no_year: content.no_year,
        shelf: index.shelf.clone(),
        shelf_more: index.shelf_more,
        ..Scene::default()
    };
    if let Some([above, below]) = content.lanes {
        scene.lanes = [Some(above.clone()), Some(below.clone())];
    }
    // A widget that is not laid out yet, or hidden, has nothing to draw on.
    if picture.dated && frame.range[1] - frame.range[0] >= 4.0 * GAP {
        let scale = Scale::new(picture.window, frame.range);
        let strip = Scale::new(content.home, frame.range);
        scene.ticks = ticks(&scale);
        scene.marks = marks(picture, &scale);
        scene.ribbon = index.tones.ribbon(&scale);
        scene.strip = index.strip.bars(&strip);
        scene.window = picture.window.map(|day| strip.clipped(day));
        let bands = picture.eras.iter().filter(|(days, _)| days[1] > picture.window[0] && days[0] < picture.window[1]);
        scene.eras =
            bands.map(|(days, label)| Band { x: days.map(|day| scale.clipped(day)), label: label.clone() }).collect();
    }
    if picture.rtl {
        mirror(&mut scene);
    }
    scene
}

fn marks(picture: &Picture<'_>, scale: &Scale) -> Vec<Mark> {
    let mut drafts = Vec::new();
    for (track, side) in picture.index.tracks.iter().zip(SIDES) {
        for group in groups(track, scale, picture.selected) {
            let Some(heaviest) = track.items.get(group.sum.heaviest as usize) else { continue };
            let mut draft = picture.draft(scale, side, heaviest, &group);
            let apart = matches!(side, Side::Above | Side::Below) && group.outside.is_empty();
            if apart && (2..=3).contains(&group.count) {
                draft.parts = picture.parts(scale, side, track, &group);
            }
            drafts.push(draft);
        }
    }
    place(drafts, &picture.frame)
}

/// Length of the arrow of an open date.
const ARROW: f64 = 28.0;

impl Picture<'_> {
    /// The mark of a group.
    fn draft(&self, scale: &Scale, side: Side, item: &Item, group: &Group) -> Draft {
        let event = item.event as usize;
        let content = &self.content;
        let found = content.events.get(event);
        let single = group.count == 1;
        let selected = self.selected == Some(event);
        let [first, last] = [scale.clipped(item.days[0]), scale.clipped(item.days[1])];
        let open = match content.whens.get(event) {
            Some(When::Dated { open, .. }) if single => *open,
            _ => [false; 2],
        };
        // A day is a point at any zoom; a longer stretch is a bar as soon as it can be seen to be one.
        let x = match open {
            [_, true] => [group.x, (group.x + ARROW).min(scale.clipped(f64::MAX))],
            [true, _] => [(group.x - ARROW).max(scale.clipped(f64::MIN)), group.x],
            _ if single && item.days[1] - item.days[0] > 1.0 && last - first >= GAP => [first, last],
            _ => [group.x; 2],
        };
        // The middle of the part that is seen, so that symbol and label stay with their bar.
        let at = if open == [false; 2] && x[1] > x[0] { f64::midpoint(x[0], x[1]) } else { group.x };
        let mark = Mark {
            event,
            count: group.count,
            at: if single { at } else { group.x },
            x,
            y: 0.0,
            stem: [0.0; 2],
            side,
            tone: found.and_then(|event| event.tone),
            weight: found.map_or(0.0, |event| (0.25 + event.intensity.abs().min(10.0) * 0.075).min(1.0)),
            status: found.map_or(Status::Happened, |event| event.status),
            faded: found.is_some_and(|event| {
                approximate(event) || event.date.as_ref().is_some_and(|date| date.precision == Precision::Season)
            }),
            open,
            news: found.is_some_and(|event| is_news(event, content.article)),
            selected,
            label: None,
            days: group.sum.days,
        };
        let text = found.map_or(0.0, |event| text_width(&event.headline, self.frame.char_width));
        // Room for " +12" after the headline of a cluster.
        let count = if single { 0.0 } else { 5.0 * self.frame.char_width };
        let text = if text > 0.0 { text + count } else { 0.0 };
        Draft { mark, priority: item.weight + if selected { 8.0 } else { 0.0 }, text, parts: Vec::new() }
    }

    /// The marks of a small group, each for itself, the heaviest first.
    fn parts(&self, scale: &Scale, side: Side, track: &Track, group: &Group) -> Vec<Draft> {
        let members = track.items.get(group.run[0]..group.run[1]).unwrap_or_default();
        let single = |(item, position): (&Item, usize)| {
            let x = scale.clipped(item.at);
            let sum = track.sum(position, position + 1)?;
            let group = Group { run: [position, position + 1], outside: Vec::new(), count: 1, sum, x };
            Some(self.draft(scale, side, item, &group))
        };
        let mut parts: Vec<Draft> = members.iter().zip(group.run[0]..).filter_map(single).collect();
        parts.sort_by(|a, b| b.priority.total_cmp(&a.priority));
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
    scene.ticks.iter_mut().for_each(|tick| tick.x = turn(tick.x));
    scene.eras.iter_mut().for_each(|era| era.x = both(era.x));
    scene.ribbon.iter_mut().for_each(|point| point.0 = turn(point.0));
    scene.strip.iter_mut().for_each(|bar| bar.x = turn(bar.x));
    for mark in &mut scene.marks {
        mark.at = turn(mark.at);
        mark.x = both(mark.x);
        mark.open.reverse();
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
