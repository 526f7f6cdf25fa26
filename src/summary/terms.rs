//! Sentences as vectors of terms, normalised, so that the likeness of two is a product (cosine).

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Document, Word, WordKind};

/// Letters of a word that count: enough to tell words apart, few enough to join their inflections.
const STEM: usize = 6;

/// The content words of each candidate.
#[derive(Debug)]
pub(super) struct Terms {
    /// For each candidate its terms and their weights, sorted by term; the squares of the weights add up to 1.
    pub(super) vectors: Vec<Vec<(u32, f64)>>,
    /// For each term, in how many candidates it occurs.
    pub(super) frequency: Vec<u32>,
    /// The terms of the title.
    pub(super) title: BTreeSet<u32>,
}

impl Terms {
    pub(super) fn new(document: &Document<'_>, candidates: &[usize], stopwords: &BTreeSet<String>) -> Self {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let mut counts: Vec<Vec<(u32, f64)>> = Vec::with_capacity(candidates.len());
        let mut frequency: Vec<u32> = Vec::new();
        for &index in candidates {
            let mut found: BTreeMap<u32, f64> = BTreeMap::new();
            for word in document.words_of(&document.sentences[index]) {
                if let Some(stem) = stem(document, word, stopwords) {
                    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                    *found.entry(*numbers.entry(stem).or_insert(next)).or_default() += 1.0;
                }
            }
            frequency.resize(numbers.len(), 0);
            for &term in found.keys() {
                if let Some(count) = frequency.get_mut(term as usize) {
                    *count += 1;
                }
            }
            counts.push(found.into_iter().collect());
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
        let title = document.article.title.as_deref().unwrap_or_default();
        let title = title_terms(title, &numbers, stopwords);
        Self { vectors: counts, frequency, title }
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

fn stem<'a>(document: &'a Document<'_>, word: &Word, stopwords: &BTreeSet<String>) -> Option<&'a str> {
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

fn title_terms(title: &str, numbers: &BTreeMap<&str, u32>, stopwords: &BTreeSet<String>) -> BTreeSet<u32> {
    let folded = crate::text::fold(title);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !stopwords.contains(*word))
        .filter_map(|word| numbers.get(start(word)).copied())
        .collect()
}
