//! What a language's words say about time: word classes and the patterns that they form, from the pack.
//!
//! - `month`, `month_short`, `weekday`, `weekday_short`, `relative`, `era` (CLDR) give the classes `m`, `ma`, `w`, `wa`,
//!   `r` and `b`.
//! - `time_word`: class, value, words (`a|b`). A value such as `3+` counts up with each word. `^word` counts only with a
//!   capital, `_word` only without, `-word` only as the end of a compound (`maandag-ochtend`, `28-ste`); `l` is the start
//!   of "l'année" as well. A value `t1` counts from the last date, `-1 year` in years. A word here
//!   takes the place of the same word in the CLDR's tables; class `-` drops it.
//!   `name*` is the start of a word that ends in up to three more letters.
//! - `numeral`: ideographs that are digits, ten, hundred … and their values.
//! - `time_pattern`: what it means, and the classes in order. `a|b` is either, `a?` may be missing, `<a` stands without
//!   a space before it, `>a` with one, `!a` must not follow (at the start: not stand before), `@a` must stand before, brackets hold
//!   the expression.
//! - `time_tense`: `past` or `future` and the words that show it; `*de` is an ending; `past?` shows it perhaps ("-ed").
//! - `time_setting`: `capital`, the classes of CLDR words that need one; `weekday_today`, if the news of a Friday says
//!   "Friday" for today.
//!
//! The first letter of a class is the slot that its value fills; classes on `k` fill none.

use super::pattern::Pattern;
use crate::small::Gather as _;
use crate::{
    language::{Pack, Table, mask},
    text::{Document, Phrase, Word},
};

/// Classes that the engine gives by itself: numbers by their shape, marks by themselves.
pub(super) const SHAPES: [&str; 20] = [
    "n", "d", "y", "yb", "y2", "c", "i", "mn", ",", ".", "/", "-", ":", "'", "(", "ksince", "kuntil", "kto", "kand",
    "kbetween",
];
/// The bits of the classes that open or close a stretch of time: "sinds", "voor", "tot".
pub(super) const SINCE: u128 = 1 << 15;
/// See [`SINCE`].
pub(super) const UNTIL: u128 = 1 << 16;
/// See [`SINCE`].
pub(super) const TO: u128 = 1 << 17;
/// "En", which joins two dates to a stretch where they are neighbours or where [`BETWEEN`] stands before.
pub(super) const AND: u128 = 1 << 18;
/// "Tussen".
pub(super) const BETWEEN: u128 = 1 << 19;

/// The class of words that have none.
const NO_CLASS: u8 = 127;

/// The tables of time words; of a word in the first, the others say nothing.
pub(super) const WORDS: u64 = mask(&[
    Table::TimeWord,
    Table::Month,
    Table::MonthShort,
    Table::Weekday,
    Table::WeekdayShort,
    Table::Relative,
    Table::Era,
]);

/// The classes of the CLDR's tables, which come after [`SHAPES`].
const CLDR: [&str; 6] = ["m", "ma", "w", "wa", "r", "b"];

/// Everything that the pack says about time beside its words, made ready.
#[derive(Debug, Default)]
pub(super) struct Rules {
    pub(super) patterns: Vec<Pattern>,
    /// Patterns by the class that they start with.
    pub(super) starts: Vec<Vec<usize>>,
    pub(super) weekday_today: bool,
    /// Ideographs of numbers and their values.
    pub(super) numerals: Vec<(char, i32)>,
    /// The slot that each class fills.
    slots: Vec<u8>,
    /// The class of each key of table `time_word`.
    classes: Vec<u8>,
    /// The classes of units.
    pub(super) units: u128,
    /// Classes of the CLDR's tables that need a capital.
    capitals: u128,
}

impl Rules {
    pub(super) fn new(pack: &Pack) -> Self {
        let mut names = SHAPES.to_vec();
        names.extend(CLDR);
        let mut class = |name| {
            let at = names.iter().position(|class| *class == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            u8::try_from(at).unwrap_or(NO_CLASS).min(NO_CLASS)
        };
        let mut rules = Self { starts: vec![Vec::new(); 128], ..Self::default() };
        rules.weekday_today = pack.get("time_setting", "weekday_today").is_some();
        for mut cells in pack.rows("numeral") {
            let sign = cells.next().and_then(|sign| sign.chars().next());
            rules.numerals.extend(sign.zip(cells.next().and_then(|value| value.parse().ok())));
        }
        for name in pack.get("time_setting", "capital").unwrap_or_default().split(' ') {
            rules.capitals |= 1 << class(name);
        }
        let mut keys = Vec::new();
        for key in pack.rows("time_word").filter_map(|mut cells| cells.next()) {
            if !keys.contains(&key) {
                keys.push(key);
                // Class `-` takes a word out.
                rules.classes.push(if key == "-" { NO_CLASS } else { class(key) });
            }
        }
        let mut table = pack.table("time_pattern");
        while let Some((row, mut cells)) = table.next_at() {
            let Some(source) = cells.nth(1) else { continue };
            let pattern = Pattern::new(row, source, &mut class);
            for class in (0..128).filter(|class| pattern.starts() >> class & 1 == 1) {
                rules.starts[class].push(rules.patterns.len());
            }
            rules.patterns.push(pattern);
        }
        let units = (20..names.len().min(127)).filter(|class| names[*class].starts_with('u'));
        rules.units = units.fold(0, |mask, class| mask | 1 << class);
        rules.slots = names.iter().map(|name| name.bytes().next().unwrap_or(b'k')).gather();
        rules
    }

    /// The slot that a class fills.
    pub(super) fn slot(&self, class: u8) -> u8 {
        self.slots.get(usize::from(class)).copied().unwrap_or(b'k')
    }

    /// The class of a word.
    pub(super) fn class(&self, phrase: &Phrase) -> u8 {
        let cldr = match phrase.table {
            Table::Month => 0,
            Table::MonthShort => 1,
            Table::Weekday => 2,
            Table::WeekdayShort => 3,
            Table::Relative => 4,
            Table::Era => 5,
            _ => return self.classes.get(usize::from(phrase.key)).copied().unwrap_or(NO_CLASS),
        };
        cldr + 20
    }

    /// Whether a word may be written with, or without, a capital.
    pub(super) fn allows(&self, phrase: &Phrase, capital: bool) -> bool {
        phrase.allows(capital)
            && (capital || phrase.table == Table::TimeWord || self.capitals >> self.class(phrase) & 1 == 0)
    }
}

/// What a word stands for, and the same as a number, where it is one.
pub(super) fn value<'a>(document: &Document<'a>, phrase: &Phrase) -> (&'a str, i32) {
    let value = document.cell(phrase, 1);
    if let Some(first) = value.strip_suffix('+').and_then(|first| first.parse::<i32>().ok()) {
        return (value, first + i32::from(phrase.item));
    }
    let number = if phrase.table == Table::TimeWord { "" } else { document.cell(phrase, 2) };
    (value, if number.is_empty() { value } else { number }.parse().unwrap_or_default())
}

/// The next entry of the words that `phrase` stands for.
pub(super) fn next<'a>(document: &Document<'a>, phrase: &Phrase) -> Option<&'a Phrase> {
    document.lexicon().alike(phrase, if phrase.table == Table::TimeWord { Table::TimeWord.bit() } else { WORDS })
}

/// What a word, or its end, shows: the future (0), the past (1), the past perhaps (2).
pub(super) fn tense(document: &Document<'_>, word: &Word) -> Option<u8> {
    document.single(word, Table::TimeTense.bit()).map(|phrase| match document.cell(phrase, 0) {
        "past" => 1,
        "past?" => 2,
        _ => 0,
    })
}
