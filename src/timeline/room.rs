//! What of the picture is taken already: boxes in columns, so that a look around costs little.

use super::{frame::Frame, scene::Side};

/// A box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rect {
    pub(super) x: [f64; 2],
    pub(super) y: [f64; 2],
    /// Whether it is a label's: stems cross marks, but no label.
    pub(super) label: bool,
}

impl Rect {
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.x[0] < other.x[1] && other.x[0] < self.x[1] && self.y[0] < other.y[1] && other.y[0] < self.y[1]
    }
}

/// Width of a column of the room: a look around costs a few columns, not all that stands in the room.
const COLUMN: f64 = 64.0;

/// What is taken already.
pub(super) struct Room<'a> {
    pub(super) frame: &'a Frame,
    pub(super) rects: Vec<Rect>,
    columns: Vec<Vec<u32>>,
    /// Marks that have not chosen yet: number, side, place.
    pub(super) waiting: Vec<(usize, Side, f64)>,
}

impl<'a> Room<'a> {
    pub(super) fn new(frame: &'a Frame) -> Self {
        let columns = vec![Vec::new(); column(frame.width) + 1];
        Self { frame, rects: Vec::new(), columns, waiting: Vec::new() }
    }

    pub(super) fn put(&mut self, rect: Rect) {
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
    pub(super) fn forget(&mut self, count: usize) {
        self.rects.truncate(count);
        for list in &mut self.columns {
            list.retain(|&number| (number as usize) < count);
        }
    }

    /// Whether nothing but `own` stands in the way; of `labels` only, or of anything.
    pub(super) fn free(&self, rect: &Rect, own: Option<usize>, labels: bool) -> bool {
        let last = self.columns.len().saturating_sub(1);
        let near = self.columns.get(column(rect.x[0]).min(last)..=column(rect.x[1]).min(last)).unwrap_or_default();
        let others = near.iter().flatten().map(|&number| number as usize).filter(|&number| Some(number) != own);
        !others.filter_map(|number| self.rects.get(number)).any(|other| (other.label || !labels) && other.meets(rect))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates; widths are some thousands")]
fn column(x: f64) -> usize {
    (x / COLUMN) as usize
}
