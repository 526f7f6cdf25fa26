//! Which sentences are taken: the best ones that do not repeat one another (maximal marginal relevance, Carbonell and
//! Goldstein 1998), within the budget.

use std::ops::Range;

use super::{features::Features, terms::Terms};
use crate::text::{Document, WordKind};

/// What a sentence loses for each share of likeness to one that is taken already.
const REDUNDANCY: f64 = 1.0;
/// Sentences more alike than this say the same: the second is never taken.
const SAME: f64 = 0.7;
/// What a sentence that points back loses where the one before it is not taken.
const DANGLING: f64 = 0.5;

/// Everything that the choice depends on.
#[derive(Debug)]
pub(super) struct Selection<'a> {
    terms: &'a Terms,
    features: &'a Features,
    scores: &'a [f64],
    /// Words of each candidate.
    lengths: Vec<usize>,
}

impl<'a> Selection<'a> {
    pub(super) fn new(
        document: &Document<'_>,
        candidates: &[usize],
        terms: &'a Terms,
        features: &'a Features,
        scores: &'a [f64],
    ) -> Self {
        let length = |&index: &usize| {
            document.words_of(&document.sentences[index]).iter().filter(|word| word.kind != WordKind::Mark).count()
        };
        Self { terms, features, scores, lengths: candidates.iter().map(length).collect() }
    }

    /// At most `sentences` of `among` with at most `words` words, best first; one sentence at least if there is any.
    pub(super) fn choose(&self, among: Range<usize>, sentences: usize, words: Option<usize>) -> Vec<usize> {
        let mut left: Vec<usize> = among.collect();
        // How alike each is to what is taken: kept up to date, so that the cost is one comparison a sentence and choice.
        let mut repeated = vec![0.0_f64; left.len()];
        let mut chosen: Vec<usize> = Vec::new();
        let mut budget = words.unwrap_or(usize::MAX);
        while chosen.len() < sentences {
            let mut best: Option<(usize, f64)> = None;
            for (place, &candidate) in left.iter().enumerate() {
                if (self.lengths[candidate] > budget && !chosen.is_empty()) || repeated[place] > SAME {
                    continue;
                }
                let dangles = self.features.rows[candidate].anaphora > 0.0
                    && candidate.checked_sub(1).is_none_or(|before| !chosen.contains(&before));
                let value =
                    self.scores[candidate] - REDUNDANCY * repeated[place] - if dangles { DANGLING } else { 0.0 };
                if best.is_none_or(|(_, top)| value > top) {
                    best = Some((place, value));
                }
            }
            let Some((place, _)) = best else { break };
            let candidate = left.remove(place);
            repeated.remove(place);
            for (value, &other) in repeated.iter_mut().zip(&left) {
                *value = value.max(self.terms.likeness(candidate, other));
            }
            budget = budget.saturating_sub(self.lengths[candidate]);
            chosen.push(candidate);
        }
        chosen
    }

    /// The best of some candidates.
    pub(super) fn best(&self, among: &[usize]) -> Vec<usize> {
        let mut best: Option<usize> = None;
        for &candidate in among {
            if best.is_none_or(|top| self.scores[candidate] > self.scores[top]) {
                best = Some(candidate);
            }
        }
        best.into_iter().collect()
    }
}
