//! The article in short: key sentences of the whole and of each section, word for word.
//!
//! Candidates are real sentences only; each gets features that mean the same in every language; a small network,
//! trained on news, scores them; the selection takes the best that add something new and can be understood where they stand.

mod candidates;
mod features;
mod rank;
mod relation;
mod select;
mod terms;
#[cfg(test)]
mod tests;
#[rustfmt::skip]
mod weights;

use crate::{
    actor::Mention,
    model::{BlockKind, Event, KeySentence, SectionDigest, Summary},
    options::Options,
    text::Document,
    time::Timex,
};
use candidates::Candidate;
use features::COUNT;
use rank::{doubt, score};
use select::{Budget, select};
use terms::Terms;

/// What the first sentence gains for each place that it is before the end of the lead, in an article like none that is known.
const LEAD: f32 = 2.0;
/// What the heading's words add to a sentence of its section.
const HEADING: f32 = 0.6;
/// What the first sentence of a section gets: a section has a lead of its own.
const SECTION_LEAD: f32 = 0.4;
/// What a sentence loses in a section's line that leans on the one before it: taken only rather than say a thing twice.
const LEANS: f32 = 2.0;
/// What a sentence loses in a section's line when the summary of the article shows it already.
const SHOWN: f32 = 10.0;

/// What the rooms before this one found in the document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'a> {
    pub(crate) dates: &'a [Timex],
    pub(crate) actors: &'a [Mention],
    pub(crate) events: &'a [Event],
}

/// Why a sentence is, or is not, among the key sentences.
#[cfg(feature = "cli")]
#[derive(Debug, Clone, serde::Serialize)]
pub struct Explained {
    /// The sentence, without its dateline.
    pub text: String,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// What the ranker makes of it, and what it gains for telling of a relation.
    pub score: serde_json::Value,
    /// Whether it opens with a word that refers to the sentence before it.
    pub leans: bool,
    /// What was measured of it.
    pub features: serde_json::Map<String, serde_json::Value>,
}

#[cfg(feature = "cli")]
fn rounded(value: f32) -> serde_json::Value {
    ((f64::from(value) * 10_000.0).round() / 10_000.0).into()
}

/// The sentences of a document that may enter a summary, measured and ranked.
#[derive(Debug)]
pub(crate) struct Ranking<'a> {
    document: &'a Document<'a>,
    terms: Terms,
    candidates: Vec<Candidate>,
    features: Vec<[f32; COUNT]>,
    scores: Vec<f32>,
    least: f32,
}

impl<'a> Ranking<'a> {
    /// Measures and ranks them.
    pub(crate) fn new(document: &'a Document<'a>, options: &Options, facts: Facts<'_>) -> Self {
        let candidates = candidates::find(document);
        let terms = Terms::new(document);
        let features = features::measure(document, &terms, &candidates, facts);
        let worth = relation::worth(document, facts, options.dyad.as_ref());
        let (mut scores, mut least) = (Vec::with_capacity(candidates.len()), f32::MIN);
        let doubt = doubt(&features);
        for (index, (candidate, row)) in candidates.iter().zip(&features).enumerate() {
            let worth = worth[candidate.sentence];
            let lead = terms::float(features::LEAD.saturating_sub(index));
            scores.push(score(row) + worth + doubt * LEAD * lead);
            if worth > relation::APART {
                least = relation::APART;
            }
        }
        Self { document, terms, candidates, features, scores, least }
    }

    /// Key sentences of the whole article, and of each of its sections.
    pub(crate) fn summarise(&self, options: &Options) -> (Summary, Vec<SectionDigest>) {
        let budget = Budget { sentences: options.sentences, words: options.words, strict: true, least: self.least };
        let chosen = select(&self.candidates, &self.scores, &self.terms, budget);
        let mut whole = summary(self.document, &self.candidates, &chosen);
        whole.dyad = options.dyad.clone().filter(|_| self.least > f32::MIN);
        (whole, self.sections(&chosen))
    }

    /// One line for each headed section, and for what stands before the first heading; none for an article without headings.
    fn sections(&self, shown: &[usize]) -> Vec<SectionDigest> {
        let Self { document, candidates, features, scores, terms, .. } = self;
        let mut digests = Vec::new();
        for section in document.sections.iter().filter(|_| document.sections.len() > 1) {
            let Some(sentences) = document.sentences.get(section.clone()) else { continue };
            let heading = sentences.first().filter(|sentence| sentence.kind == BlockKind::Heading);
            let first = sentences.iter().find(|sentence| sentence.kind == BlockKind::Paragraph);
            let (Some(first), Some(last)) = (first, sentences.last()) else { continue };
            let from = candidates.partition_point(|candidate| candidate.sentence < section.start);
            let to = candidates.partition_point(|candidate| candidate.sentence < section.end);
            let mut own = Vec::with_capacity(to - from);
            for index in from..to {
                let mut score = scores[index] + HEADING * features[index][features::HEADING];
                score += if index == from { SECTION_LEAD } else { 0.0 };
                score -= if shown.contains(&index) { SHOWN } else { 0.0 };
                score -= if candidates[index].leans { LEANS } else { 0.0 };
                own.push(score);
            }
            let part = candidates.get(from..to).unwrap_or_default();
            let chosen =
                select(part, &own, terms, Budget { sentences: 1, words: None, strict: false, least: f32::MIN });
            digests.push(SectionDigest {
                heading: heading.map(|heading| heading.span().of(&document.article.text).to_owned()),
                start: heading.unwrap_or(first).span().start,
                end: last.span().end,
                summary: summary(document, part, &chosen),
            });
        }
        digests
    }

    /// Every candidate with its features and score.
    #[cfg(feature = "cli")]
    pub(crate) fn explain(&self) -> Vec<Explained> {
        let ranked = self.features.iter().zip(&self.scores);
        let explained = |(candidate, (row, score)): (&Candidate, (&[f32; COUNT], &f32))| Explained {
            text: candidate.span.of(&self.document.article.text).to_owned(),
            start: candidate.span.start,
            end: candidate.span.end,
            score: rounded(*score),
            leans: candidate.leans,
            features: features::NAMES
                .iter()
                .zip(row)
                .map(|(&name, &value)| (name.to_owned(), rounded(value)))
                .collect(),
        };
        self.candidates.iter().zip(ranked).map(explained).collect()
    }
}

/// The chosen candidates, best first, as sentences in the order of the document.
fn summary(document: &Document<'_>, candidates: &[Candidate], chosen: &[usize]) -> Summary {
    let mut ordered: Vec<(usize, usize)> = Vec::with_capacity(chosen.len());
    for (rank, &index) in chosen.iter().enumerate() {
        ordered.push((index, rank + 1));
    }
    crate::small::sort(&mut ordered);
    let mut sentences = Vec::with_capacity(ordered.len());
    for (index, rank) in ordered {
        if let Some(Candidate { span, .. }) = candidates.get(index) {
            let text = span.of(&document.article.text).to_owned();
            sentences.push(KeySentence { text, start: span.start, end: span.end, rank });
        }
    }
    Summary { dyad: None, sentences }
}
