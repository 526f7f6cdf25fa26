//! Where marks and their labels stand: labels step outward in rows, never over one another, over a mark or over the
//! edge. What weighs most chooses first; a mark without room for its label has none.

use super::{
    draw::LANES,
    frame::{Frame, MARK, ROW},
    room::{Rect, Room},
    scene::{Anchor, LINE, Label, Mark, Side},
    wrap::{Parts, Shape, text_width},
};
use crate::{
    order::{most, ranks},
    small::Gather as _,
};

/// Height of a label above its baseline, and below its last.
const LABEL: [f64; 2] = [12.0, 4.0];
/// The widest line, in average letters; and the widest that a single word may have to itself.
const WIDEST: [f64; 2] = [27.0, 40.0];
/// How many marks at most ask for a label: more than a wide screen has room for.
const ASKING: usize = 80;
/// With more groups than this, marks that stand together stay together.
const SPARSE: usize = 40;

/// With more boxes than this in the picture, a headline that does not fit is not tried in narrower lines.
const DENSE: usize = 100;

/// A mark on its way to its place, its headline, and what it falls apart into if there is room.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) mark: Mark,
    pub(crate) priority: f32,
    pub(crate) headline: &'a str,
    pub(crate) parts: Vec<Self>,
    /// Whether there was.
    pub(crate) apart: bool,
}

/// Gives each mark its height, stem and label.
pub(crate) fn place(mut drafts: Vec<Draft<'_>>, frame: &Frame) -> Vec<Mark> {
    let mut room = Room::new(frame);
    for (number, draft) in drafts.iter().enumerate() {
        // Every mark has its place on the first row for certain; others keep off it.
        room.put(reserved(&draft.mark, frame));
        room.waiting.push((number, draft.mark.side, draft.mark.at));
    }
    // Room for the names of the lanes.
    for lane in 0..frame.lanes {
        let top = frame.lane(lane)[0];
        let x = [frame.range[0], frame.range[0] + 24.0 * frame.char_width];
        room.put(Rect { x, y: [top, top + LINE], label: true });
    }
    // The heaviest first; of two, the later one.
    let order = ranks(drafts.iter().rev().map(|draft| most(f64::from(draft.priority))).gather());

    // Where not all may ask, each lane has its share, so that none is without names because another is as heavy.
    let lanes = if drafts.len() > ASKING { usize::from(frame.lanes).max(1) } else { 1 };
    let (mut asked, share) = ([0; LANES], ASKING / lanes);
    let sparse = drafts.len() <= SPARSE;
    let last = drafts.len().saturating_sub(1);
    for from_end in order {
        let own = last.saturating_sub(from_end as usize);
        let Some(draft) = drafts.get_mut(own) else { continue };
        room.waiting.retain(|other| other.0 != own);
        let count = asked.get_mut(usize::from(draft.mark.lane));
        let asks = draft.mark.side != Side::Context
            && count.is_some_and(|count| {
                *count += 1;
                *count <= share
            });
        draft.apart = asks && sparse && !draft.parts.is_empty() && room.place_parts(own, &mut draft.parts);
        let placed = draft.apart || asks && room.place(Some(own), &mut draft.mark, draft.headline, &ANCHORS);
        if !placed {
            settle(&mut draft.mark, frame, 0);
        }
    }
    let mut marks = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if draft.apart {
            marks.extend(draft.parts.into_iter().map(|part| part.mark));
        } else {
            marks.push(draft.mark);
        }
    }
    marks
}

const ANCHORS: [Anchor; 3] = [Anchor::Middle, Anchor::Left, Anchor::Right];

/// The place that a mark has even without a label, its stem included.
fn reserved(mark: &Mark, frame: &Frame) -> Rect {
    let y = frame.mark_y(mark.side, mark.lane, 0);
    let mut place = frame.mark_box(mark, y);
    match mark.side {
        Side::Above => place.y[1] = frame.axis[0],
        Side::Below => place.y[0] = frame.axis[1],
        // Context is drawn between the lines, where no label comes.
        Side::Context => place.y = frame.axis,
        Side::Joint | Side::Lane => {}
    }
    place
}

/// The mark's height and the stem to the axis.
fn settle(mark: &mut Mark, frame: &Frame, row: u8) {
    mark.y = frame.mark_y(mark.side, mark.lane, row);
    mark.stem = match mark.side {
        Side::Above => [mark.y, frame.axis[0]],
        Side::Below => [frame.axis[1], mark.y],
        Side::Joint | Side::Lane => [mark.y; 2],
        Side::Context => frame.axis,
    };
}

impl Room<'_> {
    /// Finds room for a mark and its headline, and takes it: on one line or on as many as it needs, else in narrower
    /// lines, else as far as one line goes.
    fn place(&mut self, own: Option<usize>, mark: &mut Mark, headline: &str, anchors: &[Anchor]) -> bool {
        let char_width = self.frame.char_width;
        let [widest, word] =
            WIDEST.map(|wide| (wide * char_width).min((self.frame.range[1] - self.frame.range[0]) * 0.6));
        let ellipsis = text_width(" …", char_width);
        // Room for " +12" after the headline of a cluster.
        let count = if mark.count > 1 { 5.0 * char_width } else { 0.0 };
        let parts = Parts::new(headline, char_width, word);
        let widest = widest.max(parts.widest());
        let mut whole = parts.within(widest, 1, ellipsis);
        for lines in 2..=3 {
            if !whole.whole {
                whole = parts.balanced(lines, widest, ellipsis);
            }
        }
        let lines = usize::from(whole.lines.count);
        let mut tries = [whole; 3];
        let [_, narrow, short] = &mut tries;
        // Where much stands, what does not fit at once seldom fits at all.
        if lines < 3 && whole.width > 10.0 * char_width && self.rects.len() < DENSE {
            *narrow = parts.balanced(lines + 1, widest, ellipsis);
        }
        if lines > 1 {
            *short = parts.within(widest, 1, ellipsis);
        }
        let mut before = None;
        tries.iter().any(|shape| {
            let again = before == Some(*shape);
            before = Some(*shape);
            !again && shape.width >= 1.0 && self.place_shape(own, mark, shape, count, anchors)
        })
    }

    /// The innermost row that leaves the marks under the label a row each, else any.
    fn place_shape(
        &mut self,
        own: Option<usize>,
        mark: &mut Mark,
        shape: &Shape,
        count: f64,
        anchors: &[Anchor],
    ) -> bool {
        let frame = self.frame;
        let width = shape.width + count;
        let half = width / 2.0;
        // Where the label will be: near the edges it is moved inward.
        let middle = mark.at.min(frame.width - half).max(frame.range[0] + half);
        let under = |other: &(usize, Side, f64)| {
            (other.1 == mark.side || other.1 == Side::Joint) && (other.2 - middle).abs() < half
        };
        let under = if mark.side == Side::Lane { 0 } else { self.waiting.iter().filter(|other| under(other)).count() };
        let (near, rows) = frame.rows_of(mark.side);
        let bounds = frame.bounds(mark);
        let first = u8::try_from(under).unwrap_or(u8::MAX).min(near.saturating_sub(1));
        for row in (first..near).chain(0..first).chain(near..rows) {
            settle(mark, frame, row);
            let y = self.baseline(mark, row, LINE * f64::from(shape.lines.count.saturating_sub(1)));
            let spot = frame.mark_box(mark, mark.y);
            let stem = Rect { x: [mark.at - 1.0, mark.at + 1.0], y: mark.stem, label: false };
            // On the axis what stands together is grouped already, and bars may cross.
            let lined = matches!(mark.side, Side::Joint | Side::Lane);
            if !self.free(&stem, own, !lined) || !lined && !self.free(&spot, own, false) {
                continue;
            }
            for &anchor in anchors {
                let Some((x, anchor)) = self.sideways(mark, width, anchor, own.is_some()) else { continue };
                let label = Label { x, y, width, anchor, lines: shape.lines };
                let rect = rect_of(&label);
                if rect.y[0] >= bounds[0] && rect.y[1] <= bounds[1] && self.free(&rect, own, false) {
                    mark.label = Some(label);
                    match own.and_then(|own| self.rects.get_mut(own)) {
                        Some(place) => *place = spot,
                        None => self.put(spot),
                    }
                    self.put(stem);
                    self.put(rect);
                    return true;
                }
            }
        }
        false
    }

    /// The baseline of the first line of a label on a row, which is `more` pixels higher than one line; for what stands on
    /// a line, also the stem that leads to it.
    fn baseline(&self, mark: &mut Mark, row: u8, more: f64) -> f64 {
        let axis = self.frame.axis;
        match mark.side {
            Side::Above => mark.y - 12.0 - more,
            Side::Below => mark.y + 20.0,
            Side::Joint if row > self.frame.rows[0] => {
                let y = axis[1] + 22.0 + f64::from(row - self.frame.rows[0] - 1) * ROW;
                mark.stem = [axis[1] + MARK, (y - LABEL[0]).max(axis[1] + MARK)];
                y
            }
            _ => {
                let y = mark.y - 14.0 - f64::from(row) * ROW;
                mark.stem = [(y + LABEL[1]).min(mark.y - MARK), mark.y - MARK];
                y - more
            }
        }
    }

    /// Where a label begins, moved along where it would leave the picture.
    fn sideways(&self, mark: &Mark, width: f64, anchor: Anchor, alone: bool) -> Option<(f64, Anchor)> {
        let frame = self.frame;
        let [first, last] = [frame.range[0] - MARK, frame.width - 2.0];
        // One of several that stand together keeps clear of the stem next to it.
        let turn = if alone { 2.0 - MARK } else { 1.0 };
        let x = match anchor {
            Anchor::Left => mark.at + turn,
            Anchor::Middle => mark.at - width / 2.0,
            Anchor::Right => mark.at - turn - width,
        };
        if width > last - first {
            None
        } else if x < first {
            Some((first, Anchor::Left))
        } else if x + width > last {
            Some((last - width, Anchor::Right))
        } else {
            Some((x, anchor))
        }
    }

    /// Places two or three marks that stand together on rows of their own; all, or none.
    fn place_parts(&mut self, own: usize, parts: &mut [Draft<'_>]) -> bool {
        let (count, reserved) = (self.rects.len(), self.rects.get(own).copied());
        if let Some(place) = self.rects.get_mut(own) {
            place.x = [f64::INFINITY, f64::NEG_INFINITY];
        }
        let ends = parts.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |ends, part| {
            [ends[0].min(part.mark.at), ends[1].max(part.mark.at)]
        });
        let placed = parts.iter_mut().all(|part| {
            // Outer labels turn away from the stems of the others.
            let mark = &mut part.mark;
            let anchors: &[Anchor] = if mark.at <= ends[0] {
                &[Anchor::Right, Anchor::Middle]
            } else if mark.at >= ends[1] {
                &[Anchor::Left, Anchor::Middle]
            } else {
                &[Anchor::Middle]
            };
            self.place(None, mark, part.headline, anchors)
        });
        if !placed {
            self.forget(count);
            if let (Some(place), Some(reserved)) = (self.rects.get_mut(own), reserved) {
                *place = reserved;
            }
        }
        placed
    }
}

/// What a label covers.
fn rect_of(label: &Label) -> Rect {
    let below = LABEL[1] + LINE * f64::from(label.lines.count.saturating_sub(1));
    Rect { x: [label.x - 3.0, label.x + label.width + 3.0], y: [label.y - LABEL[0], label.y + below], label: true }
}
