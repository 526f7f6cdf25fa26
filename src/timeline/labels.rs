//! Where marks and their labels stand: labels step outward in rows, never over one another, over a mark or over the
//! edge. What weighs most chooses first; a mark without room for its label has none.

use super::scene::{Anchor, Label, Mark, Side};

/// Distance of two rows.
const ROW: f64 = 20.0;
/// Half of a mark, with air.
const MARK: f64 = 8.0;
/// Height of a label above its baseline, and below it.
const LABEL: [f64; 2] = [12.0, 4.0];
/// The widest label; longer headlines end in an ellipsis.
const WIDEST: f64 = 220.0;
/// How many marks at most ask for a label: more than a wide screen has room for.
const ASKING: usize = 80;
/// With more groups than this, marks that stand together stay together.
const SPARSE: usize = 40;

/// The frame that marks and labels stand in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) width: f64,
    pub(crate) range: [f64; 2],
    pub(crate) axis: [f64; 2],
    /// How many rows there are above and below.
    pub(crate) rows: [u8; 2],
    pub(crate) char_width: f64,
}

impl Frame {
    /// The frame with so many rows, `top` pixels kept free above all; and its height.
    pub(crate) fn new(width: f64, rows: [u8; 2], top: f64, char_width: f64) -> (Self, f64) {
        let tall = |rows: u8| f64::from(rows) * ROW + 30.0;
        let upper = top + tall(rows[0]);
        let axis = [upper, upper + 28.0];
        let margins = if width < 480.0 { [28.0, 12.0] } else { [44.0, 16.0] };
        let range = [margins[0], (width - margins[1]).max(margins[0])];
        (Self { width, range, axis, rows, char_width }, axis[1] + tall(rows[1]))
    }

    /// Height of a mark's centre in a row.
    fn mark_y(&self, side: Side, row: u8) -> f64 {
        let out = 22.0 + f64::from(row) * ROW;
        match side {
            Side::Above => self.axis[0] - out,
            Side::Below => self.axis[1] + out,
            Side::Joint => self.axis[0],
            Side::Context => f64::midpoint(self.axis[0], self.axis[1]),
        }
    }

    /// The box of a mark on its row.
    fn mark_box(&self, mark: &Mark, y: f64) -> Rect {
        let (left, right) = ((mark.at - MARK).min(mark.x[0] - 2.0), (mark.at + MARK).max(mark.x[1] + 2.0));
        let [top, bottom] = match mark.side {
            Side::Joint | Side::Context => [self.axis[0] - MARK, self.axis[1] + MARK],
            Side::Above | Side::Below => [y - MARK + 1.0, y + MARK - 1.0],
        };
        Rect { x: [left, right], y: [top, bottom], label: false }
    }
}

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

#[derive(Debug, Clone, Copy)]
struct Rect {
    x: [f64; 2],
    y: [f64; 2],
    label: bool,
}

impl Rect {
    fn meets(&self, other: &Self) -> bool {
        self.x[0] < other.x[1] && other.x[0] < self.x[1] && self.y[0] < other.y[1] && other.y[0] < self.y[1]
    }
}

/// Width of a column of the room: a look around costs a few columns, not all that stands in the room.
const COLUMN: f64 = 64.0;

/// What is taken already.
struct Room<'a> {
    frame: &'a Frame,
    rects: Vec<Rect>,
    columns: Vec<Vec<u32>>,
    /// Marks that have not chosen yet: number, side, place.
    waiting: Vec<(usize, Side, f64)>,
}

impl<'a> Room<'a> {
    fn new(frame: &'a Frame) -> Self {
        let columns = vec![Vec::new(); column(frame.width) + 1];
        Self { frame, rects: Vec::new(), columns, waiting: Vec::new() }
    }

    fn put(&mut self, rect: Rect) {
        let number = u32::try_from(self.rects.len()).unwrap_or(u32::MAX);
        self.rects.push(rect);
        let last = self.columns.len().saturating_sub(1);
        for column in column(rect.x[0]).min(last)..=column(rect.x[1]).min(last) {
            if let Some(list) = self.columns.get_mut(column) {
                list.push(number);
            }
        }
    }

    /// Takes back all but the first `count`.
    fn forget(&mut self, count: usize) {
        self.rects.truncate(count);
        for list in &mut self.columns {
            list.retain(|&number| (number as usize) < count);
        }
    }

    /// Whether nothing but `own` stands in the way; of `labels` only, or of anything.
    fn free(&self, rect: &Rect, own: Option<usize>, labels: bool) -> bool {
        let last = self.columns.len().saturating_sub(1);
        let near = self.columns.get(column(rect.x[0]).min(last)..=column(rect.x[1]).min(last)).unwrap_or_default();
        let others = near.iter().flatten().map(|&number| number as usize).filter(|&number| Some(number) != own);
        !others.filter_map(|number| self.rects.get(number)).any(|other| (other.label || !labels) && other.meets(rect))
    }

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

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates; widths are some thousands")]
fn column(x: f64) -> usize {
    (x / COLUMN) as usize
}

/// What a label covers.
fn rect_of(label: &Label) -> Rect {
    Rect { x: [label.x - 3.0, label.x + label.width + 3.0], y: [label.y - LABEL[0], label.y + LABEL[1]], label: true }
}

/// About how wide a text is, from the average width of a letter: narrow, wide and capital letters in the proportions
/// that most text faces share, ideographs twice as wide.
pub(crate) fn text_width(text: &str, char_width: f64) -> f64 {
    let letter = |c: char| match c {
        'i' | 'j' | 'l' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '|' | '!' | '(' | ')' => 0.6,
        ' ' | 'r' | '-' | 's' => 0.8,
        'm' | 'w' | 'M' | 'W' | '—' | '…' => 1.6,
        'A'..='Z' => 1.3,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3fffd}' => 2.0,
        c if c.is_uppercase() => 1.3,
        _ => 1.05,
    };
    // Past the widest label nothing needs to be known.
    text.chars().take(120).map(letter).sum::<f64>() * char_width
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_follow_the_letters() {
        assert!(text_width("mmm", 7.0) > text_width("iii", 7.0) * 2.0);
        assert!(text_width("会晤", 7.0) > text_width("ab", 7.0) * 1.5);
        assert!((text_width("Gascontract, dertig jaar", 7.0) / (24.0 * 7.0) - 1.0).abs() < 0.15);
    }
}
