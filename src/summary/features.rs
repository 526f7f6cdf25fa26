//! What is measured of a sentence, in numbers that mean the same in every language.

use std::collections::BTreeSet;

use super::{
    candidates::Candidate,
    terms::{Terms, float},
};
use crate::{
    actor::Mention,
    model::BlockKind,
    text::{Document, WordKind},
    time::Timex,
};

/// How many features there are.
pub(super) const COUNT: usize = 16;

/// Where the overlap with the heading stands among them.
pub(super) const HEADING: usize = 5;

/// The features of every candidate, in their order.
pub(super) fn measure(
    document: &Document<'_>,
    terms: &Terms,
    candidates: &[Candidate],
    dates: &[Timex],
    actors: &[Mention],
) -> Vec<[f64; COUNT]> {
    let dated: BTreeSet<usize> = dates.iter().map(|date| date.sentence).collect();
    let acting: BTreeSet<usize> = actors.iter().map(|actor| actor.sentence).collect();
    let title = title(document, terms);
    let headings: Vec<BTreeSet<usize>> =
        document.sections.iter().map(|section| heading(document, terms, section)).collect();
    let lead: Vec<usize> = candidates.iter().take(3).map(|candidate| candidate.sentence).collect();
    let mean = float(candidates.iter().map(|candidate| candidate.words).sum()) / float(candidates.len().max(1));
    let (centre, ahead) = centrality(terms, candidates);
    let mut paragraphs = 0;
    let mut rows = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(sentence) = document.sentences.get(candidate.sentence) else { continue };
        paragraphs += usize::from(candidate.opens);
        let words = document.words_of(sentence);
        let names = words.iter().skip(1).filter(|word| word.capital && word.kind == WordKind::Letters);
        let names = float(names.filter(|word| terms.count_of(document.folded(word), word) > 1).count());
        let numbers = words.iter().any(|word| word.kind == WordKind::Number);
        let leads = lead.iter().filter(|other| **other != candidate.sentence);
        let near = leads.map(|&other| terms.likeness(candidate.sentence, other)).fold(0.0, f64::max);
        let text = candidate.span.of(&document.article.text);
        let length = float(candidate.words);
        let yes = |condition: bool| f64::from(u8::from(condition));
        rows.push([
            1.0 / float(index + 1),
            1.0 - float(index) / float(candidates.len()),
            yes(candidate.opens),
            1.0 / float(paragraphs.max(1)),
            terms.cover(candidate.sentence, &title),
            headings.get(sentence.section).map_or(0.0, |heading| terms.cover(candidate.sentence, heading)),
            near,
            centre.get(index).copied().unwrap_or_default(),
            ahead.get(index).copied().unwrap_or_default(),
            (1.0 - length / mean.max(1.0)).max(0.0),
            (length / mean.max(1.0) - 1.0).clamp(0.0, 1.5),
            (names / length.max(1.0) * 4.0).min(1.0),
            yes(numbers || dated.contains(&candidate.sentence)),
            yes(acting.contains(&candidate.sentence)),
            yes(text.starts_with(['"', '“', '‘', '\'', '«', '„', '「'])),
            yes(text.trim_end_matches(['"', '”', '’', '»']).ends_with(['?', '？', '؟'])),
        ]);
    }
    rows
}

/// The terms of the title, given or in the text.
fn title(document: &Document<'_>, terms: &Terms) -> BTreeSet<usize> {
    let mut found = document.article.title.as_deref().map(|title| terms.of_text(title)).unwrap_or_default();
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Title) {
        found.extend(terms.of_text(sentence.span.of(&document.article.text)));
    }
    found
}

fn heading(document: &Document<'_>, terms: &Terms, section: &std::ops::Range<usize>) -> BTreeSet<usize> {
    let first = document.sentences.get(section.start).filter(|sentence| sentence.kind == BlockKind::Heading);
    first.map(|sentence| terms.of_text(sentence.span.of(&document.article.text))).unwrap_or_default()
}

/// How alike each candidate is to all others together, and to all that follow it; both grow with the sentences only.
fn centrality(terms: &Terms, candidates: &[Candidate]) -> (Vec<f64>, Vec<f64>) {
    let mut sum = vec![0.0; terms.len()];
    let mut square = 0.0;
    let (mut ahead, mut backward) = (vec![0.0; candidates.len()], Vec::new());
    for (candidate, ahead) in candidates.iter().zip(&mut ahead).rev() {
        let vector = terms.of(candidate.sentence);
        let dot: f64 = vector.iter().filter_map(|(term, weight)| Some(sum.get(*term)? * weight)).sum();
        *ahead = if square > 0.0 { dot / f64::sqrt(square) } else { 0.0 };
        backward.push(dot);
        for (term, weight) in vector {
            if let Some(total) = sum.get_mut(*term) {
                *total += weight;
            }
        }
        square += 2.0 * dot + vector.iter().map(|(_, weight)| weight * weight).sum::<f64>();
    }
    let centre = candidates.iter().map(|candidate| {
        let vector = terms.of(candidate.sentence);
        let dot: f64 = vector.iter().filter_map(|(term, weight)| Some((sum.get(*term)? - weight) * weight)).sum();
        let own: f64 = vector.iter().map(|(_, weight)| weight * weight).sum();
        let others = square - 2.0 * dot - own;
        if others > 0.0 { dot / others.sqrt() } else { 0.0 }
    });
    (centre.collect(), ahead)
}
