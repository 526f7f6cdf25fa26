//! All words and phrases of a pack, made ready once: one look tells what every room's tables say of a word.
//!
//! An [atom](Atoms) is what one word of a phrase must be: that very word, one with its start (`onderteken*`), or one with its
//! end (`*verdrag`). Phrases that begin with the same atom form a chain, the longest first.

use super::{
    index::{Index, SEED, hash, step},
    letters,
    words::{fold, split},
};
use crate::{
    language::{Form, Layout, Pack, TABLES, Table, marked},
    model::Span,
    small::{Gather as _, whole},
};

/// A phrase of a table.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// Where its row stands in the pack: see [`Pack::cell`].
    pub(crate) row: u32,
    /// Its table.
    pub(crate) table: Table,
    /// The number of the row's first cell among those of the table, in the order of their first row.
    pub(crate) key: u8,
    /// Its number in a list `a|b|c`; of a name, the numbers that stand before it in its row, added up.
    pub(crate) item: u16,
    /// How many words it has; 0 for one with a gap, which yields to all others.
    pub(crate) length: u8,
    flags: u8,
    /// The atoms after its first.
    rest: (u32, u32),
    /// The next one of the chain.
    next: u32,
}

/// Counts only with a capital.
const CAPITAL: u8 = 1;
/// Counts only without.
const SMALL: u8 = 2;
/// Is written in capitals.
const SHOUTED: u8 = 4;
/// Is the end of a compound.
const END: u8 = 8;
/// Begins with a small letter.
const LOWER: u8 = 16;

impl Phrase {
    /// Whether it may stand for a word with, or without, a capital.
    pub(crate) const fn allows(&self, capital: bool) -> bool {
        self.flags & if capital { SMALL } else { CAPITAL } == 0
    }

    /// Whether it is written in capitals only.
    pub(crate) const fn shouted(&self) -> bool {
        self.flags & SHOUTED != 0
    }

    /// Whether it begins with a small letter.
    pub(crate) const fn lower(&self) -> bool {
        self.flags & LOWER != 0
    }

    /// Whether it is only the end of a compound.
    pub(crate) const fn is_end(&self) -> bool {
        self.flags & END != 0
    }
}

/// What a word is among the atoms: the very word first, then starts and ends, the longest first.
pub(crate) type Atoms = Vec<u32>;

/// The phrases of a pack.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    atoms: Index,
    /// Per atom: the first phrase that begins with it.
    first: Vec<u32>,
    /// Per atom: the tables of the phrases that begin with it.
    masks: Vec<u64>,
    phrases: Vec<Phrase>,
    rest: Vec<u32>,
    keys: Index,
    /// A bit for the hash of every start and end: most words end here.
    hints: Vec<u64>,
    /// What names may carry at their end: "'s".
    clitics: Vec<String>,
    /// What stands before an apostrophe and is a word of its own: "l" in "l'Iran".
    elided: Vec<String>,
    /// The tables that say something.
    pub(crate) filled: u64,
    /// The tables that hold a phrase which begins with a small letter.
    pub(crate) small: u64,
    /// The tables of names that the language writes without a capital.
    pub(crate) uncapitalised: u64,
}

/// How many words of bits the hints have: 64 kilobits for some thousand starts and ends.
const HINTS: usize = 1024;

/// No phrase.
const NONE: u32 = u32::MAX;
/// Stands among atoms for words between.
const GAP: u32 = u32::MAX;
/// Where the hash of an end begins, which is taken from its last byte on.
const ENDS: u64 = !SEED;
/// What the hash of a start ends with: no word holds it.
const START: &[u8] = b"*";
/// The same for a start that few letters may follow: a word before its case endings.
const STEM: &[u8] = b"**";
/// Most letters of such an ending.
const ENDING: usize = 3;

/// Where the hint of a hash stands, and its bit.
const fn hint(key: u64) -> (usize, u64) {
    ((key >> 48) as usize % HINTS, 1 << (key >> 42 & 63))
}

impl Lexicon {
    /// Makes the tables of a pack ready.
    pub(crate) fn new(pack: &Pack) -> Self {
        let mut lexicon = Self { hints: vec![0; HINTS], ..Self::default() };
        lexicon.clitics.extend(pack.rows("clitic").flatten().map(fold));
        lexicon.elided.extend(pack.rows("elision").flatten().map(fold));
        // By the number of their form.
        let rules: [Vec<&str>; 3] =
            ["", "inflection", "case"].map(|table| pack.rows(table).flat_map(|row| row.chain([""])).gather());
        for layout in &TABLES {
            if pack.rows("uncapitalised").flatten().any(|name| name == layout.name) {
                lexicon.uncapitalised |= layout.table.bit();
            }
            let keys = lexicon.keys.len();
            let mut rows = pack.table(layout.name);
            while let Some((at, cells)) = rows.next_at() {
                lexicon.row(layout, keys, at, cells, &rules);
            }
        }
        lexicon
    }

    fn row(
        &mut self,
        mut layout: &'static Layout,
        keys: usize,
        at: usize,
        cells: std::str::Split<'_, char>,
        rules: &[Vec<&str>; 3],
    ) {
        let mut phrase = Phrase {
            row: number(at),
            table: layout.table,
            key: 0,
            item: 0,
            length: 0,
            flags: 0,
            rest: (0, 0),
            next: NONE,
        };
        for (index, mut cell) in cells.enumerate() {
            if index == 0 {
                let key = self.keys.add(hash(hash(SEED, &[layout.table as u8]), cell.as_bytes()));
                phrase.key = u8::try_from(key - keys).unwrap_or(u8::MAX);
            }
            if index < usize::from(layout.cells.0) || index >= usize::from(layout.cells.1) {
                continue;
            }
            let names = matches!(layout.form, Form::Cased | Form::Inflected);
            if let Some(next) = marked(cell).filter(|_| names) {
                (layout, phrase.table, cell) = (next, next.table, &cell[1..]);
            }
            if let Some(number) = whole(cell).filter(|_| names) {
                // Each counts from the one before it, in steps of 64.
                phrase.item = (phrase.item & !63).saturating_add(number);
                continue;
            }
            match layout.form {
                Form::Words => {
                    let atom = self.atom(hash(SEED, fold(cell).as_bytes()));
                    self.add(&phrase, &[atom]);
                }
                Form::Phrases | Form::Inflected | Form::Cased => {
                    self.phrase(&phrase, cell, START);
                    // The rules of the longest ending; each is a run of cells up to an empty one: the ending, and what may stand for it.
                    let rules = rules[layout.form as usize].split(|cell| cell.is_empty());
                    let length =
                        |rule: &[&str]| rule.first().filter(|end| cell.ends_with(**end)).map_or(0, |end| end.len());
                    let longest = rules.clone().map(length).max().unwrap_or_default();
                    for rule in rules.filter(|rule| longest > 0 && length(rule) == longest) {
                        for other in rule.iter().skip(1) {
                            self.phrase(&phrase, &[&cell[..cell.len() - longest], other].concat(), START);
                        }
                    }
                }
                Form::Lists => {
                    for (item, listed) in (0..).zip(cell.split('|')) {
                        let mut flags = match listed.as_bytes() {
                            [b'^', ..] => CAPITAL,
                            [b'_', ..] => SMALL,
                            _ => 0,
                        };
                        let listed = &listed[usize::from(flags != 0)..];
                        let end = listed.strip_prefix('-').filter(|end| !end.is_empty());
                        flags |= if end.is_some() { END } else { 0 };
                        let listed = end.unwrap_or(listed);
                        let phrase = Phrase { item, flags, ..phrase.clone() };
                        if end.is_some() {
                            let atom = self.end(listed);
                            self.add(&phrase, &[atom]);
                        } else {
                            self.phrase(&phrase, listed, STEM);
                        }
                    }
                }
            }
        }
    }

    fn phrase(&mut self, phrase: &Phrase, form: &str, start: &[u8]) {
        let mut atoms = Vec::new();
        for chunk in form.split(' ') {
            if chunk == "*" {
                atoms.push(GAP);
            } else if let Some(end) = chunk.strip_prefix('*') {
                atoms.push(self.end(end));
            } else {
                let words = chunk.strip_suffix('*').unwrap_or(chunk);
                let mut last = SEED;
                let elided = std::mem::take(&mut self.elided);
                split(words, Span::new(0, words.len()), &elided, &mut |_, _, hash| {
                    last = hash;
                    atoms.push(self.atom(hash));
                });
                self.elided = elided;
                if let (Some(atom), true) = (atoms.last_mut(), words.len() < chunk.len()) {
                    self.hint(last);
                    *atom = self.atom(hash(last, start));
                }
            }
        }
        let upper = form.len() > 1 && form.chars().any(letters::is_upper) && !form.chars().any(letters::is_lower);
        let lower = form.chars().next().is_some_and(letters::is_lower);
        let flags = phrase.flags | if upper { SHOUTED } else { 0 } | if lower { LOWER } else { 0 };
        self.add(&Phrase { flags, ..phrase.clone() }, &atoms);
    }

    fn hint(&mut self, key: u64) {
        let (at, bit) = hint(key);
        if let Some(hints) = self.hints.get_mut(at) {
            *hints |= bit;
        }
    }

    fn hinted(&self, key: u64) -> bool {
        let (at, bit) = hint(key);
        self.hints.get(at).is_some_and(|hints| hints & bit != 0)
    }

    fn atom(&mut self, key: u64) -> u32 {
        let atom = self.atoms.add(key);
        self.first.resize(self.atoms.len(), NONE);
        self.masks.resize(self.atoms.len(), 0);
        number(atom)
    }

    fn end(&mut self, end: &str) -> u32 {
        let key = fold(end).bytes().rev().fold(ENDS, step);
        self.hint(key);
        self.atom(key)
    }

    /// Adds a phrase to the chain of its first atom: before those of no later table that are no longer, a gap behind all.
    fn add(&mut self, phrase: &Phrase, atoms: &[u32]) {
        let Some((&first, rest)) = atoms.split_first().filter(|(first, _)| **first != GAP) else { return };
        let length = if rest.contains(&GAP) { 0 } else { u8::try_from(atoms.len()).unwrap_or(u8::MAX) };
        let from = number(self.rest.len());
        self.rest.extend(rest);
        let new = number(self.phrases.len());
        // "Nato" says more of how a word may be written than "NATO".
        let rank = |phrase: &Phrase| phrase.table as u8 * 2 + u8::from(!phrase.shouted());
        let (mut before, mut next) = (NONE, self.first[first as usize]);
        while let Some(known) = self.phrases.get(next as usize) {
            if known.length < length || (known.length == length && length > 0 && rank(known) <= rank(phrase)) {
                break;
            }
            (before, next) = (next, known.next);
        }
        match self.phrases.get_mut(before as usize) {
            Some(before) => before.next = new,
            None => self.first[first as usize] = new,
        }
        self.phrases.push(Phrase { length, rest: (from, number(self.rest.len())), next, ..phrase.clone() });
        let bit = phrase.table.bit();
        self.masks[first as usize] |= bit;
        self.filled |= bit;
        self.small |= if phrase.lower() { bit } else { 0 };
    }

    /// What a word in lower case is among the atoms, appended to `atoms`; and the tables of the phrases it may begin.
    pub(crate) fn resolve(&self, word: &str, key: u64, atoms: &mut Atoms) -> u64 {
        let from = atoms.len();
        let mut start = SEED;
        let stem = word.char_indices().rev().nth(ENDING - 1).map_or(0, |(at, _)| at);
        for (at, byte) in (1..).zip(word.bytes()) {
            start = step(start, byte);
            if !self.hinted(start) {
                continue;
            }
            for after in [START, STEM] {
                if let Some(atom) = self.atoms.get(hash(start, after)).filter(|_| after.len() == 1 || at >= stem) {
                    atoms.push(number(atom));
                }
            }
        }
        if let Some(atom) = self.atoms.get(key) {
            atoms.push(number(atom));
        }
        atoms[from..].reverse();
        let ends = atoms.len();
        let mut end = ENDS;
        for byte in word.bytes().rev() {
            end = step(end, byte);
            if self.hinted(end)
                && let Some(atom) = self.atoms.get(end)
            {
                atoms.push(number(atom));
            }
        }
        atoms[ends..].reverse();
        atoms[from..].iter().fold(0, |mask, atom| mask | self.masks[*atom as usize])
    }

    /// The phrases that begin with an atom, the longest first.
    pub(crate) fn chain(&self, atom: u32) -> Chain<'_> {
        Chain { lexicon: self, next: self.first.get(atom as usize).copied().unwrap_or(NONE) }
    }

    /// How many atoms there are.
    pub(crate) const fn atoms(&self) -> usize {
        self.masks.len()
    }

    /// The tables of the phrases that begin with an atom.
    pub(crate) fn tables(&self, atom: u32) -> u64 {
        self.masks.get(atom as usize).copied().unwrap_or_default()
    }

    /// A phrase by its number: see [`Chain::number`].
    pub(crate) fn numbered(&self, number: u32) -> Option<&Phrase> {
        self.phrases.get(number as usize)
    }

    /// The phrases of `tables` after this one in its chain that are made of the same words.
    pub(crate) fn alike(&self, phrase: &Phrase, tables: u64) -> Option<&Phrase> {
        let rest = self.rest(phrase);
        let next = Chain { lexicon: self, next: phrase.next };
        let mut next = next.take_while(|next| next.length == phrase.length);
        next.find(|next| next.table.bit() & tables != 0 && self.rest(next) == rest)
    }

    /// The atoms of a phrase after its first.
    pub(crate) fn rest(&self, phrase: &Phrase) -> &[u32] {
        self.rest.get(phrase.rest.0 as usize..phrase.rest.1 as usize).unwrap_or_default()
    }

    /// The one-word phrase of `tables` that is this very word.
    pub(crate) fn word(&self, key: u64, tables: u64) -> Option<&Phrase> {
        let atom = self.atoms.get(key)?;
        self.chain(number(atom)).find(|phrase| phrase.length == 1 && phrase.table.bit() & tables != 0)
    }

    /// What `tables` say of a single word in lower case, or of a part of one. Of a word with a hyphen only the whole counts: the
    /// start `deutsch*` says nothing of "deutsch-französisch".
    pub(crate) fn single(&self, word: &str, tables: u64) -> Option<&Phrase> {
        if word.contains('-') {
            return self.word(hash(SEED, word.as_bytes()), tables);
        }
        let mut atoms = Vec::new();
        self.resolve(word, hash(SEED, word.as_bytes()), &mut atoms);
        let fits = |phrase: &&Phrase| phrase.length == 1 && phrase.table.bit() & tables != 0 && !phrase.is_end();
        atoms.into_iter().find_map(|atom| self.chain(atom).find(fits))
    }

    /// The ends of compounds that a word may have, the longest first: each, and how long it is in bytes.
    pub(crate) fn ends(&self, word: &str, tables: u64) -> Vec<(&Phrase, usize)> {
        let (mut found, mut key) = (Vec::new(), ENDS);
        for (length, byte) in (1..).zip(word.bytes().rev()) {
            key = step(key, byte);
            let atom = if self.hinted(key) { self.atoms.get(key).map(number) } else { None };
            let fits = |phrase: &&Phrase| phrase.is_end() && phrase.table.bit() & tables != 0;
            found.extend(atom.and_then(|atom| self.chain(atom).find(fits)).map(|phrase| (phrase, length)));
        }
        found.reverse();
        found
    }

    /// What may stand before an apostrophe as a word of its own.
    pub(crate) fn elided(&self) -> &[String] {
        &self.elided
    }

    /// How many bytes of a word in lower case are a clitic.
    pub(crate) fn clitic(&self, word: &str) -> usize {
        let fits = |clitic: &&String| word.len() > clitic.len() + 2 && word.ends_with(clitic.as_str());
        self.clitics.iter().find(fits).map_or(0, String::len)
    }
}

/// Whether an atom stands for words between.
pub(crate) const fn is_gap(atom: u32) -> bool {
    atom == GAP
}

/// Phrases of one chain.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chain<'l> {
    lexicon: &'l Lexicon,
    next: u32,
}

impl Chain<'_> {
    /// The number of the phrase that comes next.
    pub(crate) const fn number(&self) -> u32 {
        self.next
    }
}

impl<'l> Iterator for Chain<'l> {
    type Item = &'l Phrase;

    fn next(&mut self) -> Option<&'l Phrase> {
        let phrase = self.lexicon.phrases.get(self.next as usize)?;
        self.next = phrase.next;
        Some(phrase)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(NONE)
}
