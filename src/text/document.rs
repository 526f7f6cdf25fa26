//! An article taken apart once, for every room to read.

use std::ops::Range;

use super::{
    index::{Index, SEED, hash},
    lexicon::{Lexicon, Phrase, is_gap},
    sentences,
    words::{self, Word},
};
use crate::{
    language::{Pack, Table},
    model::{Article, BlockKind, Span},
    small::Gather as _,
};

/// An article's sentences and words.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// The article.
    pub(crate) article: &'a Article,
    /// The pack it is read with.
    pub(crate) pack: &'a Pack,
    /// Every word and punctuation mark, in order.
    pub(crate) words: Vec<Word>,
    /// Every sentence, in order; a title or heading is one sentence.
    pub(crate) sentences: Vec<Sentence>,
    /// The sections: index ranges into `sentences`, the first one for what stands before the first heading (may be empty).
    pub(crate) sections: Vec<Range<usize>>,
    lexicon: &'a Lexicon,
    /// The distinct words in lower case, by their hash.
    forms: Vec<Form>,
    known: Index,
    /// Their letters, one after another.
    letters: String,
    /// What they are among the atoms of the lexicon.
    atoms: Vec<u32>,
}

/// A distinct word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Form {
    /// The tables with phrases that it may begin.
    pub(crate) tables: u64,
    /// Where its letters end in [`Document::letters`], and its atoms among [`Document::atoms`]: they begin where those of the
    /// form before end.
    letters: u32,
    atoms: u32,
    /// The form without its clitic.
    bare: u32,
}

/// A phrase that was found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(crate) phrase: &'a Phrase,
    /// How many words it takes, up to a gap.
    pub(crate) length: usize,
    /// The word after a gap: "trok … terug".
    pub(crate) rest: Option<usize>,
}

/// For how many distinct words there is room from the start: those of a long article.
const DISTINCT: usize = 2000;

/// Longest word, in bytes, that is looked at part by part.
const LONGEST: usize = 120;

/// How many words may stand in the gap of a phrase such as `trok* * terug`.
const GAP: usize = 14;

/// A sentence of a document.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    span: (u32, u32),
    words: (u32, u32),
    block: u32,
    section: u32,
    /// What kind of block it stands in.
    pub(crate) kind: BlockKind,
}

impl Sentence {
    /// Where it stands in the article's text.
    pub(crate) const fn span(&self) -> Span {
        Span { start: self.span.0 as usize, end: self.span.1 as usize }
    }

    /// Its words: index range into [`Document::words`].
    pub(crate) const fn words(&self) -> Range<usize> {
        self.words.0 as usize..self.words.1 as usize
    }

    /// Index of its block in [`Article::blocks`].
    pub(crate) const fn block(&self) -> usize {
        self.block as usize
    }

    /// Index into [`Document::sections`].
    pub(crate) const fn section(&self) -> usize {
        self.section as usize
    }
}

impl<'a> Document<'a> {
    /// Takes an article apart by the rules of its language.
    pub(crate) fn new(article: &'a Article, pack: &'a Pack) -> Self {
        let distinct = (article.text.len() / 12).min(DISTINCT);
        let mut document = Self {
            article,
            pack,
            words: Vec::new(),
            sentences: Vec::new(),
            sections: std::iter::once(0..0).gather(),
            lexicon: pack.lexicon(),
            forms: Vec::with_capacity(distinct),
            known: Index::with_capacity(distinct),
            letters: String::with_capacity(distinct * 6),
            atoms: Vec::with_capacity(distinct),
        };
        let ordinals = pack.get("language", "ordinal") == Some(".");
        let mut ends = Vec::new();
        for (block, found) in article.blocks.iter().enumerate() {
            if found.kind == BlockKind::Heading {
                let start = document.sentences.len();
                document.sections.push(start..start);
            }
            let mut first = document.words.len();
            document.make_room(found.span);
            words::split(&article.text, found.span, pack.lexicon().elided(), &mut |word, folded, key| {
                let form = document.add(folded, key);
                document.words.push(word.with_form(form));
            });
            ends.clear();
            sentences::ends(&document, first, found.kind != BlockKind::Paragraph, ordinals, &mut ends);
            ends.push(document.words.len());
            let section = document.sections.len() - 1;
            for &end in &ends {
                if let Some([start, .., last] | [start @ last]) = document.words.get(first..end) {
                    let (span, words) = ((number(start.start()), number(last.end())), (number(first), number(end)));
                    let (block, section) = (number(block), number(section));
                    document.sentences.push(Sentence { span, words, block, section, kind: found.kind });
                }
                first = end;
            }
            if let Some(last) = document.sections.last_mut() {
                last.end = document.sentences.len();
            }
        }
        // No more words come.
        document.known = Index::default();
        document.forms.shrink_to_fit();
        document
    }

    /// Room for the words and sentences of a block: by what the text before it had, for all that is to come, since to double
    /// what a long text takes would be more than it needs.
    fn make_room(&mut self, block: Span) {
        let (words, length) = (self.words.len(), block.end - block.start);
        if self.words.capacity() - words >= length / 4 && self.sentences.capacity() > self.sentences.len() + length / 40
        {
            return;
        }
        let all = self.article.text.len();
        let rest = |count: usize, usual: usize| {
            to_come(count, block.start, all).unwrap_or_else(|| all.saturating_sub(block.start).min(8000) / usual)
        };
        let (more, sentences) = (rest(words, 5), rest(self.sentences.len(), 60));
        self.words.reserve_exact(more.max(length / 4) + 8);
        self.sentences.reserve_exact(sentences.max(length / 40) + 8);
    }

    /// The number of a word in lower case; new if need be.
    fn add(&mut self, folded: &str, key: u64) -> u32 {
        let form = self.known.add(key);
        if form == self.forms.len() {
            self.letters.push_str(folded);
            let tables = self.lexicon.resolve(folded, key, &mut self.atoms);
            self.forms.push(Form {
                tables,
                letters: number(self.letters.len()),
                atoms: number(self.atoms.len()),
                bare: number(form),
            });
            let clitic = self.lexicon.clitic(folded);
            if clitic > 0 {
                let bare = folded.get(..folded.len() - clitic).unwrap_or_default();
                let bare = self.add(bare, hash(SEED, bare.as_bytes()));
                self.forms[form].bare = bare;
            }
        }
        number(form)
    }

    /// The words of a sentence.
    pub(crate) fn words_of(&self, sentence: &Sentence) -> &[Word] {
        &self.words[sentence.words()]
    }

    /// How many distinct words there are.
    pub(crate) const fn forms(&self) -> usize {
        self.forms.len()
    }

    fn form(&self, form: u32) -> &Form {
        &self.forms[form as usize]
    }

    /// The form before; of the first, one that has nothing.
    fn before(&self, form: u32) -> Form {
        form.checked_sub(1).map_or_else(Form::default, |before| *self.form(before))
    }

    fn letters(&self, form: u32) -> &str {
        &self.letters[self.before(form).letters as usize..self.form(form).letters as usize]
    }

    /// A word in lower case.
    pub(crate) fn folded(&self, word: &Word) -> &str {
        self.letters(word.form())
    }

    /// A word in lower case, without the clitic that a name may carry ("russia" of "Russia's").
    pub(crate) fn bare(&self, word: &Word) -> &str {
        self.letters(self.bare_form(word))
    }

    /// The form of a word without its clitic.
    pub(crate) fn bare_form(&self, word: &Word) -> u32 {
        if word.capital() { self.form(word.form()).bare } else { word.form() }
    }

    /// A word as it stands in the text.
    pub(crate) fn surface(&self, word: &Word) -> &'a str {
        word.span().of(&self.article.text)
    }

    /// The tables with phrases that a word may begin.
    pub(crate) fn tables(&self, word: &Word) -> u64 {
        self.form(word.form()).tables
    }

    /// Whether a word of no undue length has a hyphen inside.
    pub(crate) fn hyphens(&self, word: &Word) -> bool {
        let folded = self.folded(word);
        folded.len() <= LONGEST && folded.as_bytes().contains(&b'-')
    }

    /// Whether a table, which lists single words, has a word.
    pub(crate) fn is(&self, word: &Word, table: Table) -> bool {
        self.tables(word) & table.bit() != 0
    }

    /// A cell of the row of a phrase.
    pub(crate) fn cell(&self, phrase: &Phrase, cell: usize) -> &'a str {
        self.pack.cell(phrase.row, cell)
    }

    /// The lexicon.
    pub(crate) fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// What `tables` say of the words from `at` up to `end`: the longest phrase; of two of the same length that with the
    /// exact word, then that with the longer start; then single words by their end; then a phrase with a gap.
    /// `bare`: of words without their clitics.
    pub(crate) fn find(&self, at: usize, end: usize, tables: u64, bare: bool) -> Option<Found<'a>> {
        let word = self.words.get(at)?;
        let form = if bare { self.bare_form(word) } else { word.form() };
        if self.form(form).tables & tables == 0 { None } else { self.look(form, at + 1, end, tables, bare) }
    }

    /// What `tables` say of a single word.
    pub(crate) fn single(&self, word: &Word, tables: u64) -> Option<&'a Phrase> {
        if self.tables(word) & tables == 0 {
            return None;
        }
        self.look(word.form(), 0, 0, tables, false).map(|found| found.phrase)
    }

    /// What a word is among the atoms of the lexicon: see [`Lexicon::resolve`].
    pub(crate) fn atoms(&self, word: &Word) -> &[u32] {
        self.atoms_of(word.form())
    }

    fn look(&self, form: u32, next: usize, end: usize, tables: u64, bare: bool) -> Option<Found<'a>> {
        let mut best: Option<Found<'a>> = None;
        for &atom in self.atoms_of(form) {
            for phrase in self.lexicon.chain(atom) {
                let length = usize::from(phrase.length);
                if best.is_some_and(|best| best.length > length.max(1)) {
                    break;
                }
                // A gap at the end of a chain: "trok … terug" says more than "trok".
                let more = best.is_none_or(|best| best.length < length || (length == 0 && best.length == 1));
                if !more && length > 0 || phrase.table.bit() & tables == 0 || phrase.is_end() {
                    continue;
                }
                if let Some(rest) = self.follows(phrase, next, end, bare).filter(|_| more) {
                    best = Some(Found { phrase, length, rest });
                    if length == 0 {
                        return best.map(|found| Found { length: 1, ..found });
                    }
                }
            }
        }
        best.map(|found| Found { length: found.length.max(1), ..found })
    }

    /// Whether the words from `at` are the rest of a phrase; and the word after its gap.
    fn follows(&self, phrase: &Phrase, mut at: usize, end: usize, bare: bool) -> Option<Option<usize>> {
        let (mut gap, mut rest) = (1, None);
        for &atom in self.lexicon.rest(phrase) {
            if is_gap(atom) {
                gap = GAP;
                continue;
            }
            let is = |word: &Word| self.atoms_of(if bare { self.bare_form(word) } else { word.form() }).contains(&atom);
            let words = self.words.get(at..end.min(at + gap)).filter(|words| !words.is_empty())?;
            at += words.iter().position(is)? + 1;
            if gap > 1 {
                (gap, rest) = (1, Some(at - 1));
            }
        }
        Some(rest)
    }

    fn atoms_of(&self, form: u32) -> &[u32] {
        &self.atoms[self.before(form).atoms as usize..self.form(form).atoms as usize]
    }
}

/// How many there will be in the rest of a text, with a little to spare, if `seen` bytes of it had so many; unless that is too
/// little to tell.
pub(crate) fn to_come(count: usize, seen: usize, all: usize) -> Option<usize> {
    let left = all.saturating_sub(seen) as u64;
    if seen < 4000 {
        None
    } else {
        usize::try_from(left * count as u64 / seen as u64).ok().map(|more| more + more / 32)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
