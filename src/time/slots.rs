//! What a match took, by slot: the first letter of its class.

use super::{
    lexicon::{Rules, SHAPES, next, value},
    pattern::Match,
    token::Token,
};
use crate::{
    calendar::Unit,
    small::{decimal, whole},
    text::Document,
};

/// The values of a match, in order.
#[derive(Debug, Default)]
pub(super) struct Slots<'p>(Vec<(u8, Slot<'p>)>);

/// One value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'p> {
    /// As the pack has it, without the number before it; empty for digits.
    pub(super) text: &'p str,
    /// As a number.
    pub(super) number: i32,
    /// Two digits of a year, which leave the century open.
    pub(super) short: bool,
    /// `t1`: counts from what the text said last, not from publication.
    pub(super) told: bool,
}

impl<'p> Slot<'p> {
    /// A value of the pack: `day`, `MO`, `t1`, `-1 year`.
    fn new(value: &'p str, number: i32) -> Self {
        let (head, text) = value.split_once(' ').unwrap_or((value, value));
        let counted = head.strip_prefix('t').and_then(whole);
        let ahead = if text.len() < value.len() { whole(head) } else { None };
        Self { text, number: counted.or(ahead).unwrap_or(number), short: false, told: counted.is_some() }
    }

    /// As a month or a day of one.
    pub(super) fn small(self) -> Option<u8> {
        u8::try_from(self.number).ok()
    }

    /// The unit that it names; a day where it names none.
    pub(super) fn unit_name(self) -> &'p str {
        if unit(self.text).is_some() || self.text == "weekend" { self.text } else { "day" }
    }
}

impl<'p> Slots<'p> {
    /// What one expression of a match took, and what it shares with the others: "3 tot en met 5 juni".
    pub(super) fn new(
        found: &Match,
        group: (usize, usize),
        tokens: &[Token<'p>],
        rules: &Rules,
        document: &Document<'p>,
    ) -> Self {
        let mut slots = Self(Vec::new());
        for own in [true, false] {
            let from = slots.0.len();
            for &(at, class) in &found.taken {
                let name = rules.slot(class);
                let shared =
                    !own && (matches!(name, b'k' | b'i') || slots.0[..from].iter().any(|(slot, _)| *slot == name));
                if shared || own != (group.0..group.1).contains(&at) {
                    continue;
                }
                let Some(token) = tokens.get(at) else { continue };
                let (mut entry, mut slot) = (token.phrase, None);
                // The last one is the first of the pack.
                while let Some(phrase) = entry {
                    if rules.class(phrase) == class {
                        let (value, number) = value(document, phrase);
                        slot = Some(Slot::new(value, number));
                    }
                    entry = next(document.lexicon(), phrase);
                }
                let short = SHAPES.get(usize::from(class)) == Some(&SHAPES[4]);
                let digits = token.digits.map(|number| Slot { text: "", number, short, told: false });
                let Some(slot) = slot.or(digits) else { continue };
                slots.0.push((name, slot));
            }
        }
        slots
    }

    /// The first value of a slot.
    pub(super) fn get(&self, slot: u8) -> Option<Slot<'p>> {
        self.nth(slot, 0)
    }

    /// A later value of a slot.
    pub(super) fn nth(&self, slot: u8, index: usize) -> Option<Slot<'p>> {
        self.0.iter().filter(|(name, _)| *name == slot).nth(index).map(|(_, slot)| *slot)
    }

    /// How many, where it is a whole number: "three", "twenty four", "two thousand", "nineteen ninety-six"; 1 where
    /// nothing is said.
    pub(super) fn count(&self) -> Option<i32> {
        let mut sum: Option<i32> = None;
        for (_, slot) in self.0.iter().filter(|(name, _)| *name == b'n') {
            if slot.text.contains('.') || slot.text == "X" {
                return None;
            }
            sum = Some(match (sum, slot.number) {
                (None, number) => number,
                (Some(sum), number @ 100..) => sum.checked_mul(number)?,
                (Some(sum @ 10..=20), number @ 20..) => sum * 100 + number,
                (Some(sum), number) => sum.checked_add(number)?,
            });
        }
        Some(sum.unwrap_or(1))
    }

    /// How many halves, where it is no whole number: "anderhalf", "two years and a half".
    pub(super) fn halves(&self) -> Option<i32> {
        let count = self.get(b'n').and_then(|slot| whole(slot.text.strip_suffix(".5")?));
        let count: i32 = count.or(self.get(b'j').and_then(|_| self.count()))?;
        count.checked_mul(2)?.checked_add(1)
    }

    /// Whether it names no day, nor anything that one could be found by.
    pub(super) fn dayless(&self) -> bool {
        !self.0.iter().any(|(slot, _)| b"dmwrxthys".contains(slot))
    }

    /// Whether one of its units is this one.
    pub(super) fn has_unit(&self, name: &str) -> bool {
        self.0.iter().any(|(slot, value)| *slot == b'u' && value.text == name)
    }

    /// A TIMEX3 duration, or two that make one: "two years and three months".
    pub(super) fn durations(&self) -> Option<String> {
        let unit = self.get(b'u')?;
        let first = self.0.iter().position(|(slot, _)| *slot == b'u')?;
        let Some(more) = self.nth(b'u', 1) else { return self.duration(unit.text, "X") };
        let (first, second) = self.0.split_at(first + 1);
        let first = Self(first.to_vec()).duration(unit.text, "X")?;
        let second = Self(second.to_vec()).duration(more.text, "X")?;
        let second = second.strip_prefix(if first.contains('T') { "PT" } else { "P" })?;
        Some(first + second)
    }

    /// A TIMEX3 duration of so many units; of `one` where no number is said.
    pub(super) fn duration(&self, name: &str, one: &str) -> Option<String> {
        let text = self.get(b'n').map_or(one, |slot| slot.text);
        let (count, name) = match (self.count().filter(|_| text != "X"), name) {
            (Some(count), "decade") => (decimal(count.checked_mul(10)?), "year"),
            (Some(count), "half") => (decimal(count.checked_mul(6)?), "month"),
            (Some(count), "century") => (decimal(count.checked_mul(100)?), "year"),
            // "Two years and a half", "2,5 years".
            (Some(count), name) => {
                let part = self.get(b'c').or(self.get(b'i')).map(|part| [".", &decimal(part.number)].concat());
                let half = self.get(b'j').map_or("", |half| half.text);
                ([&decimal(count), part.as_deref().unwrap_or(half)].concat(), name)
            }
            (None, "year") if text == "0.5" => ("6".to_owned(), "month"),
            (None, "century") if text == "0.5" => ("50".to_owned(), "year"),
            (None, "hour") if text == "0.5" => ("30".to_owned(), "minute"),
            (None, name) => (text.to_owned(), name),
        };
        let letters = match name {
            "second" => "TS",
            "minute" => "TM",
            "hour" => "TH",
            "day" => "D",
            "weekend" => "WE",
            "week" => "W",
            "month" => "M",
            "quarter" => "Q",
            "half" => "H",
            "year" => "Y",
            "decade" => "DE",
            "century" => "CE",
            _ => return None,
        };
        let (time, letters) = letters.strip_prefix('T').map_or(("", letters), |letter| ("T", letter));
        Some(["P", time, &count, letters].concat())
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
