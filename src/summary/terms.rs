//! Sentences as weighted terms, so that their likeness can be measured.

use crate::{
    language::Pack,
    model::Span,
    text::{Document, Index, SEED, Word, WordKind, WordSet, hash, split_words},
};

/// Letters of a word that count: "economie" and "economische" are the same term.
const STEM: usize = 6;

/// The content words of a document, sentence by sentence.
#[derive(Debug)]
pub(super) struct Terms {
    /// Per sentence: where its terms start in `entries`; one more for the end.
    starts: Vec<usize>,
    /// The terms of each sentence and how much each counts: sorted by term, of length 1 all together.
    entries: Vec<(usize, f32)>,
    /// Per term: how rare it is.
    pub(super) rarity: Vec<f32>,
    /// Per term: how often it occurs in the text.
    pub(super) counts: Vec<f32>,
    /// The terms by their letters.
    index: Index,
    stop: WordSet,
}

impl Terms {
    pub(super) fn new(document: &Document<'_>, pack: &Pack) -> Self {
        let mut terms = Self {
            starts: vec![0],
            entries: Vec::with_capacity(document.words.len() / 2),
            rarity: Vec::new(),
            counts: Vec::new(),
            index: Index::default(),
            stop: WordSet::default(),
        };
        for word in pack.rows("frequent").flatten() {
            terms.stop.insert(word);
        }
        // In how many sentences each term stands.
        let mut spread: Vec<f32> = Vec::new();
        let mut ids: Vec<usize> = Vec::new();
        for sentence in &document.sentences {
            terms.ids(document.words_of(sentence), &document.folded, &mut ids);
            terms.counts.resize(terms.index.len(), 0.0);
            spread.resize(terms.index.len(), 0.0);
            let start = terms.entries.len();
            for &id in &ids {
                terms.counts[id] += 1.0;
                let fresh = terms.entries.len() == start;
                match terms.entries.last_mut() {
                    Some((last, weight)) if *last == id && !fresh => *weight += 1.0,
                    _ => {
                        terms.entries.push((id, 1.0));
                        spread[id] += 1.0;
                    }
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
                *weight *= terms.rarity[*id];
                square += *weight * *weight;
            }
            let length = if square > 0.0 { square.sqrt() } else { 1.0 };
            for (_, weight) in entries {
                *weight /= length;
            }
        }
        terms
    }

    /// The terms of some words, new ones added, sorted.
    fn ids(&mut self, words: &[Word], folded: &str, ids: &mut Vec<usize>) {
        ids.clear();
        for word in words {
            if let Some(stem) = stem(word.folded.of(folded), word, &self.stop) {
                ids.push(self.index.add(stem));
            }
        }
        ids.sort_unstable();
    }

    /// The terms of a sentence and their weights.
    pub(super) fn of(&self, sentence: usize) -> &[(usize, f32)] {
        match (self.starts.get(sentence), self.starts.get(sentence + 1)) {
            (Some(&start), Some(&end)) => &self.entries[start..end],
            _ => &[],
        }
    }

    /// The term of a word.
    pub(super) fn term(&self, folded: &str, word: &Word) -> Option<usize> {
        self.index.get(stem(folded, word, &self.stop)?)
    }

    /// How alike two sentences are, 0 to 1.
    pub(super) fn likeness(&self, a: usize, b: usize) -> f32 {
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

    /// Sets `marked` of every term of a text that stands outside the document, such as its title, and gives the rarity of
    /// all of them together.
    pub(super) fn mark(&self, text: &str, marked: &mut [bool]) -> f32 {
        marked.fill(false);
        let (mut words, mut folded, mut all) = (Vec::new(), String::new(), 0.0);
        split_words(text, Span::new(0, text.len()), &mut words, &mut folded);
        for word in &words {
            if let Some(term) = self.term(word.folded.of(&folded), word) {
                all += if marked[term] { 0.0 } else { self.rarity[term] };
                marked[term] = true;
            }
        }
        all
    }
}

/// The hash of a content word's first letters; none for a word that says nothing of the subject.
fn stem(folded: &str, word: &Word, stop: &WordSet) -> Option<u64> {
    let content = match word.kind {
        WordKind::Mark => false,
        WordKind::Letters => word.capital || folded.chars().nth(2).is_some(),
        WordKind::Number | WordKind::Ideograph => true,
    };
    let end = folded.char_indices().nth(STEM).map_or(folded.len(), |(at, _)| at);
    if content && !stop.contains(folded) { Some(hash(SEED, folded.get(..end)?.as_bytes())) } else { None }
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
