//! Sentences as weighted terms, so that their likeness can be measured.

use crate::{
    language::Table,
    model::Span,
    text::{Document, Index, SEED, Word, WordKind, hash, split_words},
};

/// Letters of a word that count: "economie" and "economische" are the same term.
const STEM: usize = 6;

/// The content words of a document, sentence by sentence.
#[derive(Debug)]
pub(super) struct Terms {
    /// Per sentence: its terms and how much each counts, sorted by term, of length 1 all together.
    vectors: Vec<Vec<(usize, f64)>>,
    /// Per term: how rare it is.
    rarity: Vec<f64>,
    /// Per term: how often it occurs in the text.
    counts: Vec<usize>,
    /// The terms by their letters.
    index: Index,
}

impl Terms {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let mut terms = Self {
            vectors: Vec::with_capacity(document.sentences.len()),
            rarity: Vec::new(),
            counts: Vec::new(),
            index: Index::default(),
        };
        // In how many sentences each term stands.
        let mut spread: Vec<usize> = Vec::new();
        for sentence in &document.sentences {
            let mut ids: Vec<usize> = Vec::new();
            for word in document.words_of(sentence) {
                let Some(stem) = term(document, word) else { continue };
                let id = terms.index.add(stem);
                terms.counts.resize(terms.index.len(), 0);
                spread.resize(terms.index.len(), 0);
                terms.counts[id] += 1;
                ids.push(id);
            }
            ids.sort_unstable();
            let mut vector: Vec<(usize, f64)> = Vec::new();
            for id in ids {
                match vector.last_mut() {
                    Some((last, weight)) if *last == id => *weight += 1.0,
                    _ => vector.push((id, 1.0)),
                }
            }
            for (id, _) in &vector {
                spread[*id] += 1;
            }
            terms.vectors.push(vector);
        }
        let all = float(document.sentences.len() + 1);
        for count in spread {
            terms.rarity.push(log2(all / float(count)));
        }
        for vector in &mut terms.vectors {
            let mut square = 0.0;
            for (id, weight) in &mut *vector {
                *weight *= terms.rarity[*id];
                square += *weight * *weight;
            }
            for (_, weight) in vector {
                *weight /= if square > 0.0 { square.sqrt() } else { 1.0 };
            }
        }
        terms
    }

    /// The terms of a sentence and their weights.
    pub(super) fn of(&self, sentence: usize) -> &[(usize, f64)] {
        self.vectors.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    /// How often the term of a word occurs in the text.
    pub(super) fn count_of(&self, document: &Document<'_>, word: &Word) -> usize {
        let term = term(document, word).and_then(|stem| self.index.get(stem));
        term.map_or(0, |term| self.counts[term])
    }

    /// How alike two sentences are, 0 to 1.
    pub(super) fn likeness(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (self.of(a), self.of(b));
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some((left, x)), Some((right, y))) = (a.get(i), b.get(j)) {
            if left == right {
                sum += x * y;
            }
            i += usize::from(left <= right);
            j += usize::from(right <= left);
        }
        sum
    }

    /// The terms of a text that stands outside the document, such as its title: those that the document has as well,
    /// sorted.
    pub(super) fn of_text(&self, document: &Document<'_>, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        split_words(text, Span::new(0, text.len()), document.lexicon().elided(), &mut |word, folded, hash| {
            let stop = document.lexicon().word(hash, Table::Frequent.bit()).is_some();
            found.extend(stem(folded, &word).filter(|_| !stop).and_then(|stem| self.index.get(stem)));
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What part of `wanted` a sentence holds, rare terms counting more, 0 to 1.
    pub(super) fn cover(&self, sentence: usize, wanted: &[usize]) -> f64 {
        let (mut all, mut held) = (0.0, 0.0);
        for &term in wanted {
            all += self.rarity[term];
            if self.of(sentence).binary_search_by(|(id, _)| id.cmp(&term)).is_ok() {
                held += self.rarity[term];
            }
        }
        if all > 0.0 { held / all } else { 0.0 }
    }
}

fn term(document: &Document<'_>, word: &Word) -> Option<u64> {
    if document.is(word, Table::Frequent) { None } else { stem(document.folded(word), word) }
}

/// The hash of a word's first letters; none for a word that says nothing of the subject.
fn stem(folded: &str, word: &Word) -> Option<u64> {
    let content = match word.kind {
        WordKind::Mark => false,
        WordKind::Letters => word.capital || folded.chars().nth(2).is_some(),
        WordKind::Number | WordKind::Ideograph => true,
    };
    let end = folded.char_indices().nth(STEM).map_or(folded.len(), |(at, _)| at);
    if content { Some(hash(SEED, folded.get(..end)?.as_bytes())) } else { None }
}

/// The whole numbers here stay far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts of words")]
pub(super) const fn float(count: usize) -> f64 {
    count as f64
}

/// The logarithm to base 2, straight between the powers of two: exact arithmetic, the same everywhere.
pub(super) fn log2(value: f64) -> f64 {
    let (mut value, mut whole) = (value.max(1.0), 0.0);
    while value >= 2.0 {
        value /= 2.0;
        whole += 1.0;
    }
    whole + value - 1.0
}
