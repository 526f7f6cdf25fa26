//! An article taken apart once, for every room to read.

use crate::small::Gather as _;
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
    letters: (u32, u32),
    atoms: (u32, u32),
    /// The form without its clitic.
    bare: u32,
    hyphens: bool,
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

/// Longest word, in bytes, that is looked at part by part.
const LONGEST: usize = 120;

/// How many words may stand in the gap of a phrase such as `trok* * terug`.
const GAP: usize = 14;

/// A sentence of a document.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Where it stands in the article's text.
    pub(crate) span: Span,
    /// Its words: index range into [`Document::words`].
    pub(crate) words: Range<usize>,
    /// What kind of block it stands in.
    pub(crate) kind: BlockKind,
    /// Index of that block in [`Article::blocks`].
    pub(crate) block: usize,
    /// Index into [`Document::sections`].
    pub(crate) section: usize,
}

impl<'a> Document<'a> {
    /// Takes an article apart by the rules of its language.
    pub(crate) fn new(article: &'a Article, pack: &'a Pack) -> Self {
        let mut document = Self {
            article,
            pack,
            words: Vec::with_capacity(article.text.len() / 5),
            sentences: Vec::new(),
            sections: std::iter::once(0..0).gather(),
            lexicon: pack.lexicon(),
            forms: Vec::new(),
            known: Index::default(),
            letters: String::new(),
            atoms: Vec::new(),
        };
        let ordinals = pack.get("language", "ordinal") == Some(".");
        let mut ends = Vec::new();
        for (block, found) in article.blocks.iter().enumerate() {
            if found.kind == BlockKind::Heading {
                let start = document.sentences.len();
                document.sections.push(start..start);
            }
            let mut first = document.words.len();
            words::split(&article.text, found.span, pack.lexicon().elided(), &mut |word, folded, key| {
                let form = document.add(folded, key);
                document.words.push(Word { form, ..word });
            });
            ends.clear();
            sentences::ends(&document, first, found.kind != BlockKind::Paragraph, ordinals, &mut ends);
            ends.push(document.words.len());
            let section = document.sections.len() - 1;
            for &end in &ends {
                if let Some([start, .., last] | [start @ last]) = document.words.get(first..end) {
                    let span = Span::new(start.span.start, last.span.end);
                    document.sentences.push(Sentence { span, words: first..end, kind: found.kind, block, section });
                }
                first = end;
            }
            if let Some(last) = document.sections.last_mut() {
                last.end = document.sentences.len();
            }
        }
        document
    }

    /// The number of a word in lower case; new if need be.
    fn add(&mut self, folded: &str, key: u64) -> u32 {
        let form = self.known.add(key);
        if form == self.forms.len() {
            let from = (self.letters.len(), self.atoms.len());
            self.letters.push_str(folded);
            let tables = self.lexicon.resolve(folded, key, &mut self.atoms);
            self.forms.push(Form {
                tables,
                letters: (number(from.0), number(self.letters.len())),
                atoms: (number(from.1), number(self.atoms.len())),
                bare: number(form),
                hyphens: folded.len() <= LONGEST && folded.contains('-'),
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
        &self.words[sentence.words.clone()]
    }

    /// How many distinct words there are.
    pub(crate) const fn forms(&self) -> usize {
        self.forms.len()
    }

    fn form(&self, form: u32) -> &Form {
        &self.forms[form as usize]
    }

    fn letters(&self, form: u32) -> &str {
        let (start, end) = self.form(form).letters;
        &self.letters[start as usize..end as usize]
    }

    /// A word in lower case.
    pub(crate) fn folded(&self, word: &Word) -> &str {
        self.letters(word.form)
    }

    /// A word in lower case, without the clitic that a name may carry ("russia" of "Russia's").
    pub(crate) fn bare(&self, word: &Word) -> &str {
        self.letters(self.bare_form(word))
    }

    /// The form of a word without its clitic.
    pub(crate) fn bare_form(&self, word: &Word) -> u32 {
        if word.capital { self.form(word.form).bare } else { word.form }
    }

    /// A word as it stands in the text.
    pub(crate) fn surface(&self, word: &Word) -> &'a str {
        word.span.of(&self.article.text)
    }

    /// The tables with phrases that a word may begin.
    pub(crate) fn tables(&self, word: &Word) -> u64 {
        self.form(word.form).tables
    }

    /// Whether a word of no undue length has a hyphen inside.
    pub(crate) fn hyphens(&self, word: &Word) -> bool {
        self.form(word.form).hyphens
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
        let form = if bare { self.bare_form(word) } else { word.form };
        if self.form(form).tables & tables == 0 { None } else { self.look(form, at + 1, end, tables, bare) }
    }

    /// What `tables` say of a single word.
    pub(crate) fn single(&self, word: &Word, tables: u64) -> Option<&'a Phrase> {
        if self.tables(word) & tables == 0 {
            return None;
        }
        self.look(word.form, 0, 0, tables, false).map(|found| found.phrase)
    }

    fn look(&self, form: u32, next: usize, end: usize, tables: u64, bare: bool) -> Option<Found<'a>> {
        let form = self.form(form);
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
            let is = |word: &Word| {
                let form = self.form(if bare { self.bare_form(word) } else { word.form });
                self.atoms_of(form).contains(&atom)
            };
            let words = self.words.get(at..end.min(at + gap)).filter(|words| !words.is_empty())?;
            at += words.iter().position(is)? + 1;
            if gap > 1 {
                (gap, rest) = (1, Some(at - 1));
            }
        }
        Some(rest)
    }

    fn atoms_of(&self, form: &Form) -> &[u32] {
        &self.atoms[form.atoms.0 as usize..form.atoms.1 as usize]
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
