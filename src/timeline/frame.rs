//! The frame that marks and labels stand in, and how much room a mark takes.

use super::{
    room::Rect,
    scene::{LINE, Mark, Side},
};

/// Distance of two rows.
pub(super) const ROW: f64 = 20.0;
/// Half of a mark, with air.
pub(super) const MARK: f64 = 8.0;
/// Height of the lane of a pair where all pairs are shown.
const LANE: f64 = 82.0;
/// The rows of labels above a lane's line.
const LANE_ROWS: u8 = 3;

/// The frame that marks and labels stand in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) range: [f64; 2],
    pub(crate) axis: [f64; 2],
    /// How many rows there are above and below.
    pub(crate) rows: [u8; 2],
    /// How many lanes are stacked above the axis.
    pub(crate) lanes: u8,
    pub(crate) top: f64,
    pub(crate) char_width: f64,
}

impl Frame {
    /// The frame with so many rows or lanes, `top` pixels kept free above all.
    pub(crate) fn new(width: f64, rows: [u8; 2], lanes: u8, top: f64, char_width: f64) -> Self {
        let tall = |rows: u8| f64::from(rows) * ROW + 30.0 + LINE;
        let (upper, lower) = if lanes > 0 { (f64::from(lanes) * LANE, 4.0) } else { (tall(rows[0]), tall(rows[1])) };
        let axis = [top + upper, top + upper + 28.0];
        let margins = if width < 480.0 || lanes > 0 { [16.0, 12.0] } else { [44.0, 16.0] };
        let range = [margins[0], (width - margins[1]).max(margins[0])];
        Self { width, height: axis[1] + lower, range, axis, rows, lanes, top, char_width }
    }

    /// Upper edge, line and lower edge of a lane.
    pub(super) fn lane(&self, lane: u8) -> [f64; 3] {
        let top = self.top + f64::from(lane) * LANE;
        [top, top + LANE - 12.0, top + LANE]
    }

    /// The upper and the lower end of what the labels of a mark may cover.
    pub(super) fn bounds(&self, mark: &Mark) -> [f64; 2] {
        match mark.side {
            Side::Lane => [self.lane(mark.lane)[0], self.lane(mark.lane)[2]],
            Side::Above => [0.0, self.axis[0]],
            Side::Below => [self.axis[1], self.height],
            _ => [0.0, self.height],
        }
    }

    /// How many rows a mark's label may choose from; those past the first number are on the other side of the axis.
    pub(super) const fn rows_of(&self, side: Side) -> (u8, u8) {
        match side {
            Side::Above => (self.rows[0], self.rows[0]),
            Side::Below => (self.rows[1], self.rows[1]),
            Side::Lane => (LANE_ROWS, LANE_ROWS),
            // What both do is told above the axis, or else below it.
            _ => (self.rows[0] + 1, self.rows[0] + self.rows[1] + 2),
        }
    }

    /// Height of a mark's centre in a row.
    pub(super) fn mark_y(&self, side: Side, lane: u8, row: u8) -> f64 {
        let out = 22.0 + f64::from(row) * ROW;
        match side {
            Side::Above => self.axis[0] - out,
            Side::Below => self.axis[1] + out,
            Side::Joint => self.axis[0],
            Side::Context => f64::midpoint(self.axis[0], self.axis[1]),
            Side::Lane => self.lane(lane)[1],
        }
    }

    /// The box of a mark on its row.
    pub(super) fn mark_box(&self, mark: &Mark, y: f64) -> Rect {
        let (left, right) = ((mark.at - MARK).min(mark.x[0] - 2.0), (mark.at + MARK).max(mark.x[1] + 2.0));
        let [top, bottom] = match mark.side {
            Side::Joint | Side::Context => [self.axis[0] - MARK, self.axis[1] + MARK],
            _ => [y - MARK + 1.0, y + MARK - 1.0],
        };
        Rect { x: [left, right], y: [top, bottom], label: false }
    }
}
