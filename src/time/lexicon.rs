//! What a language's words say about time: word classes and the patterns that they form, from the pack.
//!
//! - `month`, `month_short`, `weekday`, `weekday_short`, `relative`, `era` (CLDR) give the classes `m`, `ma`, `w`, `wa`,
//!   `r` and `b`.
//! - `time_word`: class, value, words (`a|b`). A value such as `3+` counts up with each word. `^word` counts only with a
//!   capital, `_word` only without, `-word` only as the end of a compound (`maandag-ochtend`, `28-ste`). A word here
//!   takes the place of the same word in the CLDR's tables; class `-` drops it.
//!   `name*` is the start of a word that ends in up to three more letters.
//! - `numeral`: ideographs that are digits, ten, hundred … and their values.
//! - `time_pattern`: what it means, and the classes in order. `a|b` is either, `a?` may be missing, `<a` stands without
//!   a space before it, `!a` must not follow (at the start: not stand before), `@a` must stand before, brackets hold
//!   the expression.
//! - `time_tense`: `past` or `future` and the words that show it; `*de` is an ending.
//! - `time_setting`: `capital`, the classes of CLDR words that need one; `weekday_today`, if the news of a Friday says
//!   "Friday" for today.
//!
//! The first letter of a class is the slot that its value fills; classes on `k` fill none.

use super::{pattern::Pattern, table::Table};
use crate::{
    language::Pack,
    model::Span,
    text::{fold, split_words as split},
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

/// Most letters of a case ending (`январ*`).
const ENDING: usize = 3;

/// The class of words that have none.
const NO_CLASS: u8 = 127;

/// What a word may mean.
#[derive(Debug, Clone)]
pub(super) struct Entry<'p> {
    /// The words that must follow, folded; `.` is a mark of its own.
    pub(super) rest: Vec<String>,
    /// Needs (`Some(true)`) or forbids a capital.
    pub(super) capital: Option<bool>,
    /// Index of the class.
    pub(super) class: u8,
    /// What it stands for.
    pub(super) value: &'p str,
    /// The same as a number, where it is one.
    pub(super) number: i32,
}

/// The words of an entry of the pack, as those of a text.
fn pieces(entry: &str) -> Vec<String> {
    let (mut words, mut folded) = (Vec::new(), String::new());
    split(entry, Span::new(0, entry.len()), &mut words, &mut folded);
    words.iter().map(|word| word.folded.of(&folded).to_owned()).collect()
}

/// Everything that the pack says about time, made ready.
#[derive(Debug, Default)]
pub(super) struct Lexicon<'p> {
    pub(super) words: Table<'p>,
    /// Starts of words that may end in up to [`ENDING`] more letters.
    stems: Table<'p>,
    /// Ends of compounds, the longest first.
    endings: Vec<(String, Vec<Entry<'p>>)>,
    pub(super) patterns: Vec<Pattern<'p>>,
    /// Patterns by the class that they start with.
    pub(super) starts: Vec<Vec<usize>>,
    /// Words and endings (`*de`) that show the past (1) or the future (0).
    tenses: Table<'p>,
    pub(super) weekday_today: bool,
    /// Ideographs of numbers and their values.
    pub(super) numerals: Vec<(&'p str, i32)>,
    classes: Vec<&'p str>,
}

impl<'p> Lexicon<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        let mut lexicon = Self { classes: SHAPES.to_vec(), ..Self::default() };
        lexicon.weekday_today = pack.get("time_setting", "weekday_today").is_some();
        for mut cells in pack.rows("numeral") {
            if let (Some(sign), Some(Ok(value))) = (cells.next(), cells.next().map(str::parse)) {
                lexicon.numerals.push((sign, value));
            }
        }
        let capitals = pack.get("time_setting", "capital").unwrap_or_default();
        for mut cells in pack.rows("time_word") {
            let (Some(class), Some(value), Some(words)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let counts = value.strip_suffix('+').and_then(|first| first.parse::<i32>().ok());
            for (at, word) in (0..).zip(words.split('|')) {
                let number = counts.map_or_else(|| value.parse().unwrap_or_default(), |first| first + at);
                lexicon.insert(class, value, number, word, 0);
            }
        }
        let own = lexicon.words.len();
        for (table, class) in [
            ("month", "m"),
            ("month_short", "ma"),
            ("weekday", "w"),
            ("weekday_short", "wa"),
            ("relative", "r"),
            ("era", "b"),
        ] {
            let capital = if capitals.split(' ').any(|listed| listed == class) { "^" } else { "" };
            for mut cells in pack.rows(table) {
                let (Some(word), Some(value)) = (cells.next(), cells.next()) else { continue };
                let number = cells.next().unwrap_or(value).parse().unwrap_or_default();
                lexicon.insert(class, value, number, &[capital, word].concat(), own);
            }
        }
        for mut cells in pack.rows("time_pattern") {
            if let (Some(meaning), Some(pattern)) = (cells.next(), cells.next()) {
                let pattern = Pattern::new(meaning, pattern, |class| lexicon.class(class));
                lexicon.patterns.push(pattern);
            }
        }
        lexicon.starts = vec![Vec::new(); 128];
        for (index, pattern) in lexicon.patterns.iter().enumerate() {
            for class in (0..128).filter(|class| pattern.starts() >> class & 1 == 1) {
                lexicon.starts[class].push(index);
            }
        }
        for mut cells in pack.rows("time_tense") {
            let number = i32::from(cells.next() == Some("past"));
            for word in cells.flat_map(|words| words.split('|')) {
                lexicon
                    .tenses
                    .push(word, Entry { rest: Vec::new(), capital: None, class: NO_CLASS, value: "", number });
            }
        }
        lexicon
    }

    fn class(&mut self, name: &'p str) -> u8 {
        let at = self.classes.iter().position(|class| *class == name).unwrap_or_else(|| {
            self.classes.push(name);
            self.classes.len() - 1
        });
        u8::try_from(at).unwrap_or(NO_CLASS).min(NO_CLASS)
    }

    /// The slot that a class fills.
    pub(super) fn slot(&self, class: u8) -> u8 {
        self.classes.get(usize::from(class)).and_then(|name| name.bytes().next()).unwrap_or(b'k')
    }

    /// Adds a word; not if it is among the first `own` words already.
    fn insert(&mut self, class: &'p str, value: &'p str, number: i32, word: &str, own: usize) {
        let (capital, word) = match word.as_bytes().first() {
            Some(b'^') => (Some(true), &word[1..]),
            Some(b'_') => (Some(false), &word[1..]),
            _ => (None, word),
        };
        let ending = word.strip_prefix('-').filter(|end| !end.is_empty());
        let stem = word.strip_suffix('*');
        let mut parts = match ending {
            Some(end) => vec![fold(end)],
            None => pieces(stem.unwrap_or(word)),
        }
        .into_iter();
        let Some(first) = parts.next() else { return };
        let (first, rest) = (first.as_str(), parts.collect::<Vec<_>>());
        // Class `-` takes a word out.
        let class = if class == "-" { NO_CLASS } else { self.class(class) };
        let entry = Entry { rest, capital, class, value, number };
        if stem.is_some() {
            self.stems.push(first, entry);
            return;
        }
        if ending.is_some() {
            let end = first;
            match self.endings.iter_mut().find(|(known, _)| known == end) {
                Some((_, entries)) => entries.push(entry),
                None => {
                    let at = self.endings.iter().position(|(known, _)| known.len() < end.len());
                    self.endings.insert(at.unwrap_or(self.endings.len()), (end.to_owned(), vec![entry]));
                }
            }
            return;
        }
        let known = self.words.index(first).filter(|index| *index < own).and_then(|_| self.words.get(first));
        if known.is_none_or(|known| known.iter().all(|other| other.rest != entry.rest)) {
            self.words.push(first, entry);
        }
    }

    /// What a word means, by itself or by its stem.
    pub(super) fn find(&self, word: &str) -> [Option<&[Entry<'p>]>; 2] {
        let stem = |at: usize| self.stems.get(&word[..at]);
        let cuts = || std::iter::once(word.len()).chain(word.char_indices().rev().take(ENDING).map(|(at, _)| at));
        [self.words.get(word), if self.stems.len() == 0 { None } else { cuts().find_map(stem) }]
    }

    /// The end of a compound.
    pub(super) fn ending(&self, word: &str) -> Option<&[Entry<'p>]> {
        self.endings.iter().find(|(end, _)| end == word).map(|(_, entries)| entries.as_slice())
    }

    /// The start and the end of a compound whose end this language lists.
    pub(super) fn compound<'w>(&self, word: &'w str) -> Option<(&'w str, &[Entry<'p>])> {
        self.endings.iter().find_map(|(end, entries)| {
            let start = word.strip_suffix(end.as_str()).filter(|start| !start.is_empty())?;
            let known = self.words.get(start).is_some_and(|entries| entries.iter().any(|entry| entry.rest.is_empty()));
            (known || start.bytes().all(|byte| byte.is_ascii_digit())).then_some((start, entries.as_slice()))
        })
    }

    /// Whether a word shows the past (true) or the future.
    pub(super) fn tense(&self, word: &str) -> Option<bool> {
        let known = |word: &str| self.tenses.get(word)?.first().map(|entry| entry.number == 1);
        known(word).or_else(|| {
            let mut end = String::from("*");
            word.char_indices().rev().take(5).find_map(|(at, _)| {
                end.truncate(1);
                end.push_str(&word[at..]);
                known(&end)
            })
        })
    }
}
