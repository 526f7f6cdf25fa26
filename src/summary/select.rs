//! The choice: the best sentences that add something new (maximal marginal relevance) and can be understood.

use super::{candidates::Candidate, terms::Terms};

/// What likeness to a sentence that is taken already costs.
const REDUNDANCY: f32 = 0.7;
/// Sentences more alike than this say the same.
const SAME: f32 = 0.75;
/// What a sentence loses that leans on the one before it, where that one is taken with it.
const LEANING: f32 = 0.15;

/// How much a summary may hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pub(super) sentences: usize,
    pub(super) words: Option<usize>,
    /// Whether a leaning sentence is refused while another one is left.
    pub(super) strict: bool,
    /// Least score of a sentence.
    pub(super) least: f32,
}

/// Indices of the chosen candidates, the most important first.
///
/// A sentence that opens with "Hij" or "Daarom" waits until the one before it is taken. If nothing else is left for a
/// first choice, it is taken after all: a section of one sentence is that sentence.
pub(super) fn select(candidates: &[Candidate], scores: &[f32], terms: &Terms, budget: Budget) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut taken = vec![false; candidates.len()];
    let mut likeness = vec![0.0_f32; candidates.len()];
    let (mut words, mut sum) = (0, terms.zeros());
    while chosen.len() < budget.sentences {
        let fits = |candidate: &Candidate| {
            chosen.is_empty() || budget.words.is_none_or(|most| words + candidate.words <= most)
        };
        let best = |strict: bool| {
            let mut best: Option<(f32, usize)> = None;
            for (index, candidate) in candidates.iter().enumerate() {
                let (Some(&score), Some(&alike)) = (scores.get(index), likeness.get(index)) else { continue };
                let apart = candidate.leans && !stands(candidates, &taken, index);
                if taken.get(index) != Some(&false)
                    || score < budget.least
                    || alike > SAME
                    || !fits(candidate)
                    || (strict && apart)
                {
                    continue;
                }
                let value = score - REDUNDANCY * alike - if candidate.leans { LEANING } else { 0.0 };
                if best.is_none_or(|(other, _)| value > other) {
                    best = Some((value, index));
                }
            }
            best.map(|(_, index)| index)
        };
        let Some(index) = best(budget.strict).or_else(|| if chosen.is_empty() { best(false) } else { None }) else {
            break;
        };
        let Some(candidate) = candidates.get(index) else { break };
        if let Some(taken) = taken.get_mut(index) {
            *taken = true;
        }
        words += candidate.words;
        chosen.push(index);
        terms.add(candidate.sentence, 1.0, &mut sum);
        for (other, alike) in candidates.iter().zip(&mut likeness) {
            *alike = alike.max(terms.dot(other.sentence, &sum));
        }
        sum.fill(0.0);
    }
    chosen
}

/// Whether what a leaning sentence refers to is taken: the sentence right before it.
fn stands(candidates: &[Candidate], taken: &[bool], index: usize) -> bool {
    let (Some(candidate), Some(before)) =
        (candidates.get(index), index.checked_sub(1).and_then(|before| candidates.get(before)))
    else {
        return false;
    };
    before.sentence + 1 == candidate.sentence && taken.get(index - 1) == Some(&true)
}
