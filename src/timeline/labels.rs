//! Where marks and their labels stand: labels step outward in rows, never over one another, over a mark or over the
//! edge. What weighs most chooses first; a mark without room for its label has none.

use super::{
    frame::{Frame, MARK, ROW},
    room::{Rect, Room},
    scene::{Anchor, Label, Mark, Side},
};

/// Height of a label above its baseline, and below it.
const LABEL: [f64; 2] = [12.0, 4.0];
/// The widest label; longer headlines end in an ellipsis.
const WIDEST: f64 = 220.0;
/// How many marks at most ask for a label: more than a wide screen has room for.
const ASKING: usize = 80;
/// With more groups than this, marks that stand together stay together.
const SPARSE: usize = 40;

/// A mark on its way to its place, the headlines that go with it, and what it falls apart into if there is room.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) mark: Mark,
    pub(crate) priority: f32,
    /// Width of its label's text.
    pub(crate) text: f64,
    pub(crate) parts: Vec<Self>,
}

/// Gives each mark its height, stem and label.
pub(crate) fn place(drafts: Vec<Draft>, frame: &Frame) -> Vec<Mark> {
    let mut room = Room::new(frame);
    for (index, draft) in drafts.iter().enumerate() {
        // Every mark has its place on the first row for certain; others keep off it.
        room.put(reserved(draft, frame));
        room.waiting.push((index, draft.mark.side, draft.mark.at));
    }
    let mut order: Vec<(f32, f64, u32)> =
        drafts.iter().zip(0..).map(|(draft, index)| (draft.priority, draft.mark.at, index)).collect();
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));

    let sparse = drafts.len() <= SPARSE;
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let mut marks = Vec::with_capacity(drafts.len());
    for (rank, &(_, _, index)) in order.iter().enumerate() {
        let Some(draft) = drafts.get_mut(index as usize).and_then(Option::take) else { continue };
        let Draft { mut mark, text, mut parts, .. } = draft;
        let own = index as usize;
        room.waiting.retain(|other| other.0 != own);
        if mark.side == Side::Context || rank >= ASKING {
            settle(&mut mark, frame, 0);
        } else if sparse && !parts.is_empty() && room.place_parts(own, &mut parts) {
            marks.extend(parts.into_iter().map(|part| part.mark));
            continue;
        } else if !room.place(Some(own), &mut mark, text, &[Anchor::Middle, Anchor::Left, Anchor::Right]) {
            settle(&mut mark, frame, 0);
        }
        marks.push(mark);
    }
    marks.sort_unstable_by(|a, b| {
        let late = |mark: &Mark| mark.side != Side::Context;
        late(a).cmp(&late(b)).then(a.at.total_cmp(&b.at)).then(a.event.cmp(&b.event))
    });
    marks
}

/// The place that a mark has even without a label, its stem included.
fn reserved(draft: &Draft, frame: &Frame) -> Rect {
    let y = frame.mark_y(draft.mark.side, 0);
    let mut place = frame.mark_box(&draft.mark, y);
    match draft.mark.side {
        Side::Above => place.y[1] = frame.axis[0],
        Side::Below => place.y[0] = frame.axis[1],
        // Context is drawn between the lines, where no label comes.
        Side::Context => place.y = frame.axis,
        Side::Joint => {}
    }
    place
}

/// The mark's height and the stem to the axis.
fn settle(mark: &mut Mark, frame: &Frame, row: u8) {
    mark.y = frame.mark_y(mark.side, row);
    mark.stem = match mark.side {
        Side::Above => [mark.y, frame.axis[0]],
        Side::Below => [frame.axis[1], mark.y],
        Side::Joint => [frame.axis[0]; 2],
        Side::Context => frame.axis,
    };
}

impl Room<'_> {
    /// Finds a row with room for a mark and its label, and takes it: the innermost one that leaves the marks under the
    /// label a row each, else any.
    fn place(&mut self, own: Option<usize>, mark: &mut Mark, text: f64, anchors: &[Anchor]) -> bool {
        let frame = self.frame;
        let half = text.min(WIDEST) / 2.0;
        // Where the label will be: near the edges it is moved inward.
        let middle = mark.at.min(frame.width - half).max(frame.range[0] + half);
        let under = |other: &(usize, Side, f64)| {
            (other.1 == mark.side || other.1 == Side::Joint) && (other.2 - middle).abs() < half
        };
        let under = self.waiting.iter().filter(|other| under(other)).count();
        // What both do is told above the axis, or else below it.
        let (near, rows) = match mark.side {
            Side::Above => (frame.rows[0], frame.rows[0]),
            Side::Below => (frame.rows[1], frame.rows[1]),
            _ => (frame.rows[0] + 1, frame.rows[0] + frame.rows[1] + 2),
        };
        let first = u8::try_from(under).unwrap_or(u8::MAX).min(near.saturating_sub(1));
        for row in (first..near).chain(0..first).chain(near..rows) {
            settle(mark, frame, row);
            let edge = self.baseline(mark, row);
            let spot = frame.mark_box(mark, mark.y);
            let stem = Rect { x: [mark.at - 1.0, mark.at + 1.0], y: mark.stem, label: false };
            // On the axis what stands together is grouped already, and bars may cross.
            let joint = mark.side == Side::Joint;
            if !self.free(&stem, own, !joint) || !joint && !self.free(&spot, own, false) {
                continue;
            }
            for &anchor in anchors {
                let Some(label) = self.label(mark, text, anchor, edge, own.is_some()) else { continue };
                let rect = rect_of(&label);
                if self.free(&rect, own, false) {
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

    /// The baseline of a label on a row; for what both do, also the stem that leads to it.
    fn baseline(&self, mark: &mut Mark, row: u8) -> f64 {
        let axis = self.frame.axis;
        match mark.side {
            Side::Above => mark.y - 12.0,
            Side::Below => mark.y + 20.0,
            _ if row <= self.frame.rows[0] => {
                let y = axis[0] - 14.0 - f64::from(row) * ROW;
                mark.stem = [(y + LABEL[1]).min(axis[0] - MARK), axis[0] - MARK];
                y
            }
            _ => {
                let y = axis[1] + 22.0 + f64::from(row - self.frame.rows[0] - 1) * ROW;
                mark.stem = [axis[1] + MARK, (y - LABEL[0]).max(axis[1] + MARK)];
                y
            }
        }
    }

    /// The label, moved along where it would leave the picture.
    fn label(&self, mark: &Mark, text: f64, anchor: Anchor, y: f64, alone: bool) -> Option<Label> {
        let frame = self.frame;
        let [first, last] = [frame.range[0] - MARK, frame.width - 2.0];
        // One of several that stand together keeps clear of the stem next to it.
        let turn = if alone { 2.0 - MARK } else { 1.0 };
        let width = text.min(WIDEST).min((frame.range[1] - frame.range[0]) * 0.6);
        let x = match anchor {
            Anchor::Left => mark.at + turn,
            Anchor::Middle => mark.at - width / 2.0,
            Anchor::Right => mark.at - turn - width,
        };
        if width < 1.0 || width > last - first {
            return None;
        }
        if x < first {
            return Some(Label { x: first, y, width, anchor: Anchor::Left });
        }
        if x + width > last {
            return Some(Label { x: last - width, y, width, anchor: Anchor::Right });
        }
        Some(Label { x, y, width, anchor })
    }

    /// Places two or three marks that stand together on rows of their own; all, or none.
    fn place_parts(&mut self, own: usize, parts: &mut [Draft]) -> bool {
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
            self.place(None, mark, part.text, anchors)
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
    Rect { x: [label.x - 3.0, label.x + label.width + 3.0], y: [label.y - LABEL[0], label.y + LABEL[1]], label: true }
}
