//! Sentences as weighted terms, so that their likeness can be measured.

use crate::{
    language::Table,
    model::Span,
    text::{Document, Index, SEED, Word, WordKind, hash, split_words},
};

/// Letters of a word that count: "economie" and "economische" are the same term.
const STEM: usize = 6;
/// Not looked up yet; one less: says nothing of the subject.
const UNKNOWN: u32 = u32::MAX;
const NONE: u32 = UNKNOWN - 1;

/// The content words of a document, sentence by sentence.
#[derive(Debug)]
pub(super) struct Terms {
    /// Per sentence: where its terms start in `entries`; one more for the end.
    starts: Vec<usize>,
    /// The terms of each sentence and how much each counts: of length 1 all together.
    entries: Vec<(u32, f32)>,
    /// Per term: how rare it is.
    pub(super) rarity: Vec<f32>,
    /// Per term: how often it occurs in the text.
    pub(super) counts: Vec<f32>,
    /// The terms by their letters.
    index: Index,
    /// Per distinct word, without and with a capital: its term.
    forms: Vec<u32>,
}

impl Terms {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let mut terms = Self {
            starts: vec![0],
            entries: Vec::with_capacity(document.words.len() / 2),
            rarity: Vec::new(),
            counts: Vec::new(),
            index: Index::default(),
            forms: Vec::new(),
        };
        // In how many sentences each term stands.
        let mut spread: Vec<f32> = Vec::new();
        // One past the entry that it was last given.
        let mut last: Vec<usize> = Vec::new();
        for sentence in &document.sentences {
            let start = terms.entries.len();
            for word in document.words_of(sentence) {
                let place = slot(word);
                if place >= terms.forms.len() {
                    terms.forms.resize(place + 64, UNKNOWN);
                }
                if terms.forms[place] == UNKNOWN {
                    let stem =
                        if document.is(word, Table::Frequent) { None } else { stem(document.folded(word), word) };
                    terms.forms[place] = stem.map_or(NONE, |stem| number(terms.index.add(stem)));
                }
                let id = terms.forms[place];
                if id == NONE {
                    continue;
                }
                let term = id as usize;
                if term >= last.len() {
                    last.push(0);
                    spread.push(0.0);
                    terms.counts.push(0.0);
                }
                terms.counts[term] += 1.0;
                if last[term] > start {
                    terms.entries[last[term] - 1].1 += 1.0;
                } else {
                    terms.entries.push((id, 1.0));
                    spread[term] += 1.0;
                    last[term] = terms.entries.len();
                }
            }
            terms.starts.push(terms.entries.len());
        }
        let all = float(document.sentences.len() + 1);
        for count in spread {
            terms.rarity.push(log2(all / count));
        }
        for pair in terms.starts.windows(2) {
            let entries = &mut terms.entries[pair[0]..pair[1]];
            let mut square = 0.0;
            for (id, weight) in &mut *entries {
                *weight *= terms.rarity[*id as usize];
                square += *weight * *weight;
            }
            let length = if square > 0.0 { square.sqrt() } else { 1.0 };
            for (_, weight) in entries {
                *weight /= length;
            }
        }
        terms
    }

    /// The terms of a sentence and their weights.
    pub(super) fn of(&self, sentence: usize) -> &[(u32, f32)] {
        match (self.starts.get(sentence), self.starts.get(sentence + 1)) {
            (Some(&start), Some(&end)) => &self.entries[start..end],
            _ => &[],
        }
    }

    /// The term of a word of the document.
    pub(super) fn term(&self, word: &Word) -> Option<usize> {
        let term = *self.forms.get(slot(word))?;
        if term < NONE { Some(term as usize) } else { None }
    }

    /// Adds a sentence, `times` over, to the sum of others.
    pub(super) fn add(&self, sentence: usize, times: f32, sum: &mut [f32]) {
        for &(term, weight) in self.of(sentence) {
            sum[term as usize] += weight * times;
        }
    }

    /// How alike a sentence is to the sum of others; 0 to 1 if it is one other.
    pub(super) fn dot(&self, sentence: usize, sum: &[f32]) -> f32 {
        let mut dot = 0.0;
        for &(term, weight) in self.of(sentence) {
            dot += sum[term as usize] * weight;
        }
        dot
    }

    /// A sum of no sentences.
    pub(super) fn zeros(&self) -> Vec<f32> {
        vec![0.0; self.counts.len()]
    }

    /// Sets `marked` for the terms of a text that stands outside the document, such as its title, and gives the rarity of
    /// all of them together.
    pub(super) fn mark(&self, document: &Document<'_>, text: &str, marked: &mut [bool]) -> f32 {
        marked.fill(false);
        let mut all = 0.0;
        split_words(text, Span::new(0, text.len()), document.lexicon().elided(), &mut |word, folded, hash| {
            let stop = document.lexicon().word(hash, Table::Frequent.bit()).is_some();
            let stem = if stop { None } else { stem(folded, &word) };
            if let Some(term) = stem.and_then(|stem| self.index.get(stem)) {
                all += if marked[term] { 0.0 } else { self.rarity[term] };
                marked[term] = true;
            }
        });
        all
    }
}

fn slot(word: &Word) -> usize {
    word.form() as usize * 2 + usize::from(word.capital())
}

/// The hash of a word's first letters; none for a word that says nothing of the subject.
fn stem(folded: &str, word: &Word) -> Option<u64> {
    let content = match word.kind() {
        WordKind::Mark => false,
        WordKind::Letters => word.capital() || folded.chars().nth(2).is_some(),
        WordKind::Number | WordKind::Ideograph => true,
    };
    let end = folded.char_indices().nth(STEM).map_or(folded.len(), |(at, _)| at);
    if content { Some(hash(SEED, folded.get(..end)?.as_bytes())) } else { None }
}

fn number(term: usize) -> u32 {
    u32::try_from(term).unwrap_or(NONE)
}

/// The whole numbers here stay far below 2^24, or their last digits do not matter.
#[expect(clippy::cast_precision_loss, reason = "counts of words")]
pub(super) const fn float(count: usize) -> f32 {
    count as f32
}

/// The logarithm to base 2, straight between the powers of two: exact arithmetic, the same everywhere.
fn log2(mut value: f32) -> f32 {
    let mut whole = 0.0;
    while value >= 2.0 {
        value /= 2.0;
        whole += 1.0;
    }
    whole + value - 1.0
}
