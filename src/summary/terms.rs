//! Sentences as vectors of terms, normalised, so that the likeness of two is a product (cosine).

use crate::text::{Document, Index, SEED, Word, WordKind, WordSet, hash};

/// Letters of a word that count: enough to tell words apart, few enough to join their inflections.
const STEM: usize = 6;

/// The content words of each candidate.
#[derive(Debug)]
pub(super) struct Terms {
    /// For each candidate its terms and their weights, sorted by term; the squares of the weights add up to 1.
    pub(super) vectors: Vec<Vec<(u32, f64)>>,
    /// For each term, in how many candidates it occurs.
    pub(super) frequency: Vec<u32>,
    /// For each term, whether the title holds it.
    pub(super) titled: Vec<bool>,
    /// How many terms the title has.
    pub(super) title: usize,
}

impl Terms {
    pub(super) fn new(document: &Document<'_>, candidates: &[usize], stopwords: &WordSet) -> Self {
        let mut numbers = Index::default();
        let mut counts: Vec<Vec<(u32, f64)>> = Vec::with_capacity(candidates.len());
        let mut frequency: Vec<u32> = Vec::new();
        let mut found: Vec<u32> = Vec::new();
        for &index in candidates {
            found.clear();
            for word in document.words_of(&document.sentences[index]) {
                if let Some(stem) = stem(document, word, stopwords) {
                    found.push(number(&mut numbers, stem));
                }
            }
            found.sort_unstable();
            frequency.resize(numbers.len(), 0);
            let mut vector: Vec<(u32, f64)> = Vec::new();
            for &term in &found {
                match vector.last_mut() {
                    Some((last, count)) if *last == term => *count += 1.0,
                    _ => {
                        vector.push((term, 1.0));
                        frequency[term as usize] += 1;
                    }
                }
            }
            counts.push(vector);
        }
        for vector in &mut counts {
            for (term, weight) in vector.iter_mut() {
                // Rare terms tell more; the square root stands in for the logarithm of tf-idf, which no two machines
                // need agree on to the last bit.
                *weight /= f64::from(frequency[*term as usize]).sqrt();
            }
            let norm = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            if norm > 0.0 {
                vector.iter_mut().for_each(|(_, weight)| *weight /= norm);
            }
        }
        let mut titled = vec![false; frequency.len()];
        let mut title = 0;
        let words = crate::text::fold(document.article.title.as_deref().unwrap_or_default());
        for word in words.split(|c: char| !c.is_alphanumeric()) {
            if word.is_empty() || stopwords.contains(word) {
                continue;
            }
            if let Some(term) = numbers.get(hash(SEED, start(word).as_bytes()))
                && !std::mem::replace(&mut titled[term], true)
            {
                title += 1;
            }
        }
        Self { vectors: counts, frequency, titled, title }
    }

    /// Cosine of two candidates: 0 nothing in common, 1 the same words.
    pub(super) fn likeness(&self, a: usize, b: usize) -> f64 {
        let (mut a, mut b) = (self.vectors[a].as_slice(), self.vectors[b].as_slice());
        let mut sum = 0.0;
        while let (Some((term_a, weight_a)), Some((term_b, weight_b))) = (a.first(), b.first()) {
            match term_a.cmp(term_b) {
                std::cmp::Ordering::Less => a = &a[1..],
                std::cmp::Ordering::Greater => b = &b[1..],
                std::cmp::Ordering::Equal => {
                    sum += weight_a * weight_b;
                    (a, b) = (&a[1..], &b[1..]);
                }
            }
        }
        sum
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a text of four billion different words does not fit")]
fn number(numbers: &mut Index, stem: &str) -> u32 {
    numbers.add(hash(SEED, stem.as_bytes())) as u32
}

fn stem<'a>(document: &'a Document<'_>, word: &Word, stopwords: &WordSet) -> Option<&'a str> {
    let folded = document.folded(word);
    match word.kind {
        WordKind::Mark => None,
        WordKind::Ideograph => Some(folded),
        _ if stopwords.contains(folded) || folded.chars().nth(1).is_none() => None,
        _ => Some(start(folded)),
    }
}

fn start(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end])
}
