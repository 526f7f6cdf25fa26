//! What a language's words say about time: word classes and the patterns that they form, from the pack.
//!
//! - `month`, `month_short`, `weekday`, `weekday_short`, `relative`, `era` (CLDR) give the classes `m`, `ma`, `w`, `wa`,
//!   `r` and `b`.
//! - `time_word`: class, value, words (`a|b`). A value such as `3+` counts up with each word. `^word` counts only with a
//!   capital, `_word` only without, `-word` only as the end of a compound (`maandag-ochtend`, `28-ste`); `l` is the start
//!   of "l'année" as well. A value `t1` counts from the last date, `-1 year` in years. A word here
//!   takes the place of the same word in the CLDR's tables; class `-` drops it.
//!   `name*` is the start of a word that ends in up to three more letters. The words of a phrase stand side by side.
//! - `numeral`: ideographs that are digits, ten, hundred … and their values.
//! - `time_pattern`: what it means, and the classes in order. `a|b` is either, `a?` may be missing, `<a` stands without
//!   a space before it, `>a` with one, `!a` must not follow (at the start: not stand before), `@a` must stand before, brackets hold
//!   the expression.
//! - `time_tense`: `past` or `future` and the words that show it; `*de` is an ending; `past?` shows it perhaps ("-ed"),
//!   `future?` if nothing else in the clause tells ("votes"), `-` not at all ("Stati Uniti").
//! - `time_setting`: `capital`, the classes of CLDR words that need one; `weekday_today`, if the news of a Friday says
//!   "Friday" for today.
//!
//! The first letter of a class is the slot that its value fills; classes on `k` fill none.

use super::{known::Listed, pattern::Pattern};
use crate::{
    language::{Pack, Table, mask},
    small::{Gather as _, whole},
    text::{Document, Lexicon, Phrase},
};

/// Classes that the engine gives by itself: numbers by their shape, marks by themselves.
pub(super) const SHAPES: [&str; 20] = [
    "n", "d", "y", "yb", "y2", "c", "i", "mn", ",", ".", "/", "-", ":", "'", "(", "ksince", "kuntil", "kto", "kand",
    "kbetween",
];
/// How common the words of those classes are in any text: what a pattern rests on had better be rare.
const SHAPE_COSTS: [u32; 20] = [90, 80, 5, 5, 20, 80, 60, 80, 99, 99, 30, 40, 30, 40, 30, 99, 99, 99, 99, 99];
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

/// The tense of a word that may be past ("-ed"): see [`tense`].
pub(super) const MAYBE_PAST: u8 = 2;
/// The tense of a word that is of the future if nothing else tells ("votes").
pub(super) const MAYBE_FUTURE: u8 = 3;

/// The bit of atoms that stand second in a phrase.
const SECOND: u16 = 1 << 15;

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
    /// Patterns by the class that they start with, and what must follow it.
    pub(super) starts: Vec<Vec<(usize, u128)>>,
    /// Every expression has a word of one of these classes.
    pub(super) hearts: u128,
    pub(super) weekday_today: bool,
    /// Ideographs of numbers and their values: see [`Rules::numeral`].
    pub(super) numerals: Vec<(char, i32)>,
    /// The slot that each class fills.
    slots: Vec<u8>,
    /// Per atom of the lexicon: one past what is listed under it, and [`SECOND`].
    atoms: Vec<u16>,
    listed: Vec<Listed>,
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
            rules.numerals.extend(sign.zip(cells.next().and_then(whole)));
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
                rules.starts[class].push((rules.patterns.len(), pattern.second(class)));
            }
            rules.patterns.push(pattern);
        }
        let units = (20..names.len().min(127)).filter(|class| names[*class].starts_with('u'));
        rules.units = units.fold(0, |mask, class| mask | 1 << class);
        let (lexicon, mut seconds, mut common) = (pack.lexicon(), Vec::<&u32>::new(), 0_u128);
        for atom in (0..lexicon.atoms()).filter_map(|atom| u32::try_from(atom).ok()) {
            let listed = if lexicon.tables(atom) & WORDS == 0 { None } else { Listed::new(lexicon, atom, &rules) };
            rules.listed.extend(listed);
            for phrase in lexicon.chain(atom).filter(|phrase| phrase.table.bit() & WORDS != 0) {
                seconds.extend(lexicon.rest(phrase).first());
                if phrase.length == 1 && lexicon.tables(atom) & Table::FunctionWord.bit() != 0 {
                    common |= 1_u128 << rules.class(phrase);
                }
            }
            let number = if listed.is_some() { rules.listed.len() } else { 0 };
            rules.atoms.push(u16::try_from(number).unwrap_or_default());
        }
        for second in seconds {
            if let Some(atom) = rules.atoms.get_mut(*second as usize) {
                *atom |= SECOND;
            }
        }
        let cost = |classes: u128| {
            let each = (0..names.len().min(128)).filter(|class| classes >> class & 1 == 1);
            each.map(|class| SHAPE_COSTS.get(class).copied().unwrap_or(if common >> class & 1 == 1 { 99 } else { 1 }))
                .sum()
        };
        rules.hearts = rules.patterns.iter().fold(0, |mask, pattern| mask | pattern.heart(&cost));
        rules.slots = names.iter().map(|name| name.bytes().next().unwrap_or(b'k')).gather();
        rules
    }

    /// The time words that begin with an atom.
    pub(super) fn listed(&self, atom: u32) -> Option<Listed> {
        self.listed.get(usize::from(*self.atoms.get(atom as usize)? & !SECOND).checked_sub(1)?).copied()
    }

    /// Whether a phrase of time may go on with an atom.
    pub(super) fn second(&self, atom: u32) -> bool {
        self.atoms.get(atom as usize).is_some_and(|atom| atom & SECOND != 0)
    }

    /// The value of an ideograph that is a number.
    pub(super) fn numeral(&self, c: char) -> Option<i32> {
        self.numerals.iter().find(|(sign, _)| *sign == c).map(|(_, value)| *value)
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
    if let Some(first) = value.strip_suffix('+').and_then(whole::<i32>) {
        return (value, first + i32::from(phrase.item));
    }
    let number = if phrase.table == Table::TimeWord { "" } else { document.cell(phrase, 2) };
    (value, whole(if number.is_empty() { value } else { number }).unwrap_or_default())
}

/// The next entry of the words that `phrase` stands for.
pub(super) fn next<'a>(lexicon: &'a Lexicon, phrase: &Phrase) -> Option<&'a Phrase> {
    lexicon.alike(phrase, if phrase.table == Table::TimeWord { Table::TimeWord.bit() } else { WORDS })
}

/// What a word, or its end, shows: the future (0), the past (1), one of them perhaps; and of how many words it is.
pub(super) fn tense(document: &Document<'_>, at: usize, end: usize) -> Option<(u8, usize)> {
    let found = document.find(at, end, Table::TimeTense.bit(), false)?;
    let tense = match document.cell(found.phrase, 0) {
        "past" => 1,
        "past?" => MAYBE_PAST,
        "future?" => MAYBE_FUTURE,
        "-" => return None,
        _ => 0,
    };
    Some((tense, found.length))
}
