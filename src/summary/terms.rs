//! Sentences as weighted terms, so that their likeness can be measured.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    language::Pack,
    model::Span,
    text::{Document, Word, WordKind, split_words},
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
    index: BTreeMap<String, usize>,
    stop: BTreeSet<String>,
}

impl Terms {
    pub(super) fn new(document: &Document<'_>, pack: &Pack) -> Self {
        let stop = pack.rows("frequent").flatten().map(str::to_owned).collect();
        let mut terms =
            Self { vectors: Vec::new(), rarity: Vec::new(), counts: Vec::new(), index: BTreeMap::new(), stop };
        let mut documents: Vec<usize> = Vec::new();
        for sentence in &document.sentences {
            let mut ids: Vec<usize> = Vec::new();
            for word in document.words_of(sentence) {
                let Some(stem) = stem(document.folded(word), word, &terms.stop) else { continue };
                let next = terms.index.len();
                let id = match terms.index.get(stem) {
                    Some(&id) => id,
                    None => *terms.index.entry(stem.to_owned()).or_insert(next),
                };
                if id == next {
                    terms.counts.push(0);
                    documents.push(0);
                }
                if let Some(count) = terms.counts.get_mut(id) {
                    *count += 1;
                }
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
                if let Some(count) = documents.get_mut(*id) {
                    *count += 1;
                }
            }
            terms.vectors.push(vector);
        }
        let all = document.sentences.len();
        terms.rarity = documents.iter().map(|&count| log2(float(all + 1) / float(count))).collect();
        for vector in &mut terms.vectors {
            for (id, weight) in &mut *vector {
                *weight *= terms.rarity.get(*id).copied().unwrap_or_default();
            }
            let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            if length > 0.0 {
                vector.iter_mut().for_each(|(_, weight)| *weight /= length);
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
    pub(super) fn count_of(&self, folded: &str, word: &Word) -> usize {
        let term = stem(folded, word, &self.stop).and_then(|stem| self.index.get(stem));
        term.and_then(|&term| self.counts.get(term)).copied().unwrap_or_default()
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

    /// The terms of a text that stands outside the document, such as its title: those that the document has as well.
    pub(super) fn of_text(&self, text: &str) -> BTreeSet<usize> {
        let (mut words, mut folded) = (Vec::new(), String::new());
        split_words(text, Span::new(0, text.len()), &mut words, &mut folded);
        let stems = words.iter().filter_map(|word| stem(word.folded.of(&folded), word, &self.stop));
        stems.filter_map(|stem| self.index.get(stem).copied()).collect()
    }

    /// What part of `wanted` a sentence holds, rare terms counting more, 0 to 1.
    pub(super) fn cover(&self, sentence: usize, wanted: &BTreeSet<usize>) -> f64 {
        let rarity = |id: usize| self.rarity.get(id).copied().unwrap_or_default();
        let all: f64 = wanted.iter().map(|&id| rarity(id)).sum();
        let held = self.of(sentence).iter().filter(|(id, _)| wanted.contains(id)).map(|(id, _)| rarity(*id));
        if all > 0.0 { held.sum::<f64>() / all } else { 0.0 }
    }
}

fn stem<'a>(folded: &'a str, word: &Word, stop: &BTreeSet<String>) -> Option<&'a str> {
    let end = folded.char_indices().nth(STEM).map_or(folded.len(), |(at, _)| at);
    let content = match word.kind {
        WordKind::Mark => false,
        WordKind::Letters => folded.chars().nth(2).is_some() || word.capital,
        WordKind::Number | WordKind::Ideograph => true,
    };
    if content && !stop.contains(folded) { folded.get(..end) } else { None }
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
