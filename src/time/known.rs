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
    /// Its digits as a number.
    pub(super) digits: Option<i32>,
    /// Whether this is not all that it is, since its parts count.
    pub(super) open: bool,
    /// Whether an expression may rest on it.
    heart: bool,
    /// Whether it may begin a phrase of several words …
    longer: bool,
    /// … on which an expression may rest …
    longer_heart: bool,
    /// … and whether it may be the second word of one.
    second: bool,
}

impl Entry<'_> {
    const NONE: Self = Self {
        masks: [0; 2],
        phrase: None,
        digits: None,
        open: false,
        heart: false,
        longer: false,
        longer_heart: false,
        second: false,
    };
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
        let any = Entry { open: true, heart: true, longer: true, longer_heart: true, second: true, ..Entry::NONE };
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

    /// Whether an expression may stand among these words.
    pub(super) fn any(&mut self, document: &Document<'p>, words: &[Word], rules: &Rules) -> bool {
        let mut begun = false;
        words.iter().any(|word| {
            let entry = self.of(document, word, rules).unwrap_or(&Entry::NONE);
            let rests = entry.heart || begun && entry.second;
            begun = entry.longer_heart;
            rests
        })
    }

    /// Whether a word may begin a phrase that `next` goes on with.
    pub(super) fn go_on(
        &mut self,
        document: &Document<'p>,
        entry: &Entry<'p>,
        next: Option<&Word>,
        rules: &Rules,
    ) -> bool {
        entry.longer && next.and_then(|next| self.of(document, next, rules)).is_some_and(|next| next.second)
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
    /// Of the first phrase that is one word: as those of an [`Entry`], and its number.
    masks: [u128; 2],
    first: u32,
    /// The classes of those of several words.
    longer: u128,
}

impl Listed {
    /// What is listed under an atom; nothing where these are but ends of compounds.
    pub(super) fn new(lexicon: &Lexicon, atom: u32, rules: &Rules) -> Option<Self> {
        let mut listed = Self { masks: [0; 2], first: u32::MAX, longer: 0 };
        let mut chain = lexicon.chain(atom);
        loop {
            let number = chain.number();
            let Some(phrase) = chain.next() else { break };
            if phrase.table.bit() & WORDS == 0 || phrase.is_end() {
                continue;
            }
            if phrase.length != 1 {
                listed.longer |= 1 << rules.class(phrase);
            } else if listed.first == u32::MAX {
                listed.first = number;
                listed.masks = [false, true].map(|capital| classes(lexicon, rules, phrase, capital));
            }
        }
        (listed.first < u32::MAX || listed.longer > 0).then_some(listed)
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
    let mut entry = Entry::NONE;
    let mut listed: Option<Listed> = None;
    for &atom in document.atoms(word) {
        entry.second |= rules.second(atom);
        if let Some(more) = rules.listed(atom) {
            let all = listed.get_or_insert(more);
            all.longer |= more.longer;
            if all.first == u32::MAX {
                (all.first, all.masks) = (more.first, more.masks);
            }
        }
    }
    let number = word.kind() == WordKind::Number;
    if word.kind() == WordKind::Mark {
        entry.masks = [mark(folded); 2];
    } else {
        let composed = number || folded.bytes().any(|byte| matches!(byte, b'\'' | b'-'));
        let numeral =
            !rules.numerals.is_empty() && (number || folded.chars().next().is_some_and(|c| rules.numeral(c).is_some()));
        let digits = whole(folded).filter(|_| number && folded.len() <= 6);
        // Whether the parts of the word count: they do where all of it says nothing.
        let mut apart = false;
        match (listed, digits) {
            (Some(all), _) if !composed && !numeral => {
                (entry.masks, entry.longer) = (all.masks, all.longer > 0);
                entry.longer_heart = all.longer & rules.hearts != 0;
                entry.phrase = document.lexicon().numbered(all.first);
                apart = entry.phrase.is_none();
            }
            (None, Some(number)) => {
                entry.masks = [shape(number, folded.len()); 2];
                (entry.digits, entry.open) = (digits, numeral);
            }
            (None, None) if !numeral => apart = composed || document.tables(word) & WORDS != 0,
            _ => (entry.masks[0], entry.open) = (u128::MAX, true),
        }
        if apart && parts(document, word).is_some() {
            (entry.masks[0], entry.open) = (u128::MAX, true);
        }
    }
    entry.heart = (entry.masks[0] | entry.masks[1]) & rules.hearts != 0;
    if entry.open {
        (entry.masks, entry.phrase) = ([0; 2], None);
    }
    (entry.open || entry.longer || entry.second || entry.masks != [0; 2]).then_some(entry)
}
