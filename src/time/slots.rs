//! What a match took, by slot: the first letter of its class.

use super::{
    lexicon::{Rules, SHAPES, next, value},
    pattern::Match,
    token::Token,
};
use crate::{calendar::Unit, text::Document};

/// The values of a match, in order.
#[derive(Debug, Default)]
pub(super) struct Slots<'p>(Vec<(u8, Slot<'p>)>);

/// One value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slot<'p> {
    /// As the pack has it; empty for digits.
    pub(super) text: &'p str,
    /// As a number.
    pub(super) number: i32,
    /// Two digits of a year, which leave the century open.
    pub(super) short: bool,
}

impl<'p> Slots<'p> {
    pub(super) fn new(found: &Match, tokens: &[Token<'p>], rules: &Rules, document: &Document<'p>) -> Self {
        let mut slots = Vec::with_capacity(found.taken.len());
        for &(at, class) in &found.taken {
            let Some(token) = tokens.get(at) else { continue };
            let mut entry = token.phrase;
            let mut slot = None;
            // The last one is the first of the pack.
            while let Some(phrase) = entry {
                if rules.class(phrase) == class {
                    let (text, number) = value(document, phrase);
                    slot = Some(Slot { text, number, short: false });
                }
                entry = next(document, phrase);
            }
            let digits = |number| Slot { text: "", number, short: SHAPES.get(usize::from(class)) == Some(&SHAPES[4]) };
            if let Some(slot) = slot.or(token.digits.map(digits)) {
                slots.push((rules.slot(class), slot));
            }
        }
        Self(slots)
    }

    /// The first value of a slot.
    pub(super) fn get(&self, slot: u8) -> Option<Slot<'p>> {
        self.nth(slot, 0)
    }

    /// A later value of a slot.
    pub(super) fn nth(&self, slot: u8, index: usize) -> Option<Slot<'p>> {
        self.0.iter().filter(|(name, _)| *name == slot).nth(index).map(|(_, slot)| *slot)
    }

    /// The values that are wanted, by slot and by their number among those of the slot.
    pub(super) fn only(&self, wanted: impl Fn(u8, usize) -> bool) -> Self {
        let index = |at: usize, slot: u8| self.0[..at].iter().filter(|(name, _)| *name == slot).count();
        let kept = self.0.iter().enumerate().filter(|(at, (slot, _))| wanted(*slot, index(*at, *slot)));
        Self(kept.map(|(_, slot)| *slot).collect())
    }
}

/// The calendar unit of a name in the pack.
pub(super) fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "half" => Unit::Half,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

/// A TIMEX3 duration of so many units.
pub(super) fn duration(count: &str, name: &str) -> Option<String> {
    let (time, letters) = match name {
        "second" => ("T", "S"),
        "minute" => ("T", "M"),
        "hour" => ("T", "H"),
        "day" => ("", "D"),
        "weekend" => ("", "WE"),
        "week" => ("", "W"),
        "month" => ("", "M"),
        "quarter" => ("", "Q"),
        "half" => ("", "H"),
        "year" => ("", "Y"),
        "decade" => ("", "DE"),
        "century" => ("", "CE"),
        _ => return None,
    };
    Some(["P", time, count, letters].concat())
}
