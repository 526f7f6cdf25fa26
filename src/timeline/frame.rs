//! The frame that marks and labels stand in, and how much room a mark and a text take.

use super::{
    room::Rect,
    scene::{Mark, Side},
};

/// Distance of two rows.
pub(super) const ROW: f64 = 20.0;
/// Half of a mark, with air.
pub(super) const MARK: f64 = 8.0;

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
    pub(super) fn mark_y(&self, side: Side, row: u8) -> f64 {
        let out = 22.0 + f64::from(row) * ROW;
        match side {
            Side::Above => self.axis[0] - out,
            Side::Below => self.axis[1] + out,
            Side::Joint => self.axis[0],
            Side::Context => f64::midpoint(self.axis[0], self.axis[1]),
        }
    }

    /// The box of a mark on its row.
    pub(super) fn mark_box(&self, mark: &Mark, y: f64) -> Rect {
        let (left, right) = ((mark.at - MARK).min(mark.x[0] - 2.0), (mark.at + MARK).max(mark.x[1] + 2.0));
        let [top, bottom] = match mark.side {
            Side::Joint | Side::Context => [self.axis[0] - MARK, self.axis[1] + MARK],
            Side::Above | Side::Below => [y - MARK + 1.0, y + MARK - 1.0],
        };
        Rect { x: [left, right], y: [top, bottom], label: false }
    }
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
