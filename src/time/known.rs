//! What each distinct word of a document may say about time, looked up once: most say nothing, and most sentences have no
//! word that an expression needs.

use super::{
    lexicon::{Rules, WORDS, next},
    token::{mark, parts, shape},
};
use crate::{
    small::{Gather as _, whole},
    text::{Document, Lexicon, Phrase, Word, WordKind},
};

/// What a word is, wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'p> {
    /// Its classes without and with a capital.
    pub(super) masks: [u128; 2],
    /// What the lexicon says of it.
    pub(super) phrase: Option<&'p Phrase>,
    /// Whether the words after it count as well, or its parts: this is not all that it is.
    pub(super) open: bool,
    /// Whether an expression may rest on it.
    pub(super) heart: bool,
}

/// The words of a document.
#[derive(Debug)]
pub(super) struct Known<'p> {
    /// Per form of the document: 0 where it is not looked up yet, 1 where it says nothing, else two more than its entry.
    forms: Vec<u16>,
    entries: Vec<Entry<'p>>,
}

impl<'p> Known<'p> {
    pub(super) fn new(document: &Document<'p>) -> Self {
        let any = Entry { masks: [0; 2], phrase: None, open: true, heart: true };
        Self { forms: vec![0; document.forms()], entries: std::iter::once(any).gather() }
    }

    /// What a word is, unless it says nothing.
    pub(super) fn of(&mut self, document: &Document<'p>, word: &Word, rules: &Rules) -> Option<&Entry<'p>> {
        let at = word.form() as usize;
        if self.forms[at] == 0 {
            self.look_up(document, word, rules);
        }
        self.entries.get(usize::from(self.forms[at]).checked_sub(2)?)
    }

    #[inline(never)]
    fn look_up(&mut self, document: &Document<'p>, word: &Word, rules: &Rules) {
        self.forms[word.form() as usize] = match entry(document, word, rules) {
            None => 1,
            Some(entry) => {
                self.entries.push(entry);
                // Where there are more than can be numbered, each is looked up where it stands: the first says so.
                let number = u16::try_from(self.entries.len() + 1).unwrap_or(2);
                self.entries.truncate(usize::from(u16::MAX));
                number
            }
        };
    }
}

/// What the time words are that begin with an atom of the lexicon, wherever they stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    /// As those of an [`Entry`]; of phrases, the classes of all.
    masks: [u128; 2],
    /// The first phrase that is one word.
    first: u32,
    /// Whether one has more words.
    longer: bool,
}

impl Listed {
    /// What is listed under an atom; nothing where these are but ends of compounds.
    pub(super) fn new(lexicon: &Lexicon, atom: u32, rules: &Rules) -> Option<Self> {
        let (mut chain, mut mask, mut longer, mut first) = (lexicon.chain(atom), 0, false, None);
        loop {
            let number = chain.number();
            let Some(phrase) = chain.next() else { break };
            if phrase.table.bit() & WORDS != 0 && !phrase.is_end() {
                mask |= 1 << rules.class(phrase);
                longer |= phrase.length != 1;
                first = first.or((phrase.length == 1).then_some((number, phrase)));
            }
        }
        let masks = match first.filter(|_| !longer) {
            Some((_, phrase)) => [false, true].map(|capital| classes(lexicon, rules, phrase, capital)),
            None => [mask; 2],
        };
        (mask > 0).then_some(Self { masks, first: first.map_or(u32::MAX, |(number, _)| number), longer })
    }
}

/// The classes of a phrase.
pub(super) fn classes(lexicon: &Lexicon, rules: &Rules, phrase: &Phrase, capital: bool) -> u128 {
    let (mut mask, mut entry) = (0, Some(phrase));
    while let Some(phrase) = entry {
        if rules.allows(phrase, capital) {
            mask |= 1 << rules.class(phrase);
        }
        entry = next(lexicon, phrase);
    }
    mask
}

fn entry<'p>(document: &Document<'p>, word: &Word, rules: &Rules) -> Option<Entry<'p>> {
    let folded = document.folded(word);
    let mut entry = Entry { masks: [0; 2], phrase: None, open: false, heart: false };
    if word.kind() == WordKind::Mark {
        entry.masks = [mark(folded); 2];
    } else {
        let listed = document.tables(word) & WORDS != 0;
        entry.open = word.kind() == WordKind::Number
            || folded.bytes().any(|byte| matches!(byte, b'\'' | b'-'))
            || folded.chars().next().is_some_and(|c| rules.numeral(c).is_some());
        if entry.open {
            let number = whole(folded).filter(|_| !listed && folded.len() <= 6);
            entry.masks[0] = number.map_or(u128::MAX, |number| shape(number, folded.len()));
        } else if listed {
            let atoms = document.atoms(word).iter().filter_map(|atom| rules.listed(*atom));
            let all = atoms.reduce(|all, more| {
                let masks = [all.masks[0] | more.masks[0] | more.masks[1], 0];
                let longer = all.longer || more.longer;
                Listed { masks: if longer { masks } else { all.masks }, longer, ..all }
            });
            if let Some(all) = all {
                (entry.masks, entry.open) = (all.masks, all.longer);
                entry.phrase = document.lexicon().numbered(all.first);
            } else if parts(document, word).is_some() {
                (entry.open, entry.masks[0]) = (true, u128::MAX);
            }
        }
    }
    entry.heart = (entry.masks[0] | entry.masks[1]) & rules.hearts != 0;
    if entry.open {
        (entry.masks, entry.phrase) = ([0; 2], None);
    }
    (entry.open || entry.masks != [0; 2]).then_some(entry)
}
