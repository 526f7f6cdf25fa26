//! What is measured of a sentence, in numbers that mean the same in every language.

use std::ops::Range;

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

/// How many sentences are the lead.
const LEAD: usize = 3;

/// Where the overlap with the heading stands among them.
pub(super) const HEADING: usize = 5;

/// The features of every candidate, in their order: see [`super::weights`].
pub(super) fn measure(
    document: &Document<'_>,
    terms: &Terms,
    candidates: &[Candidate],
    dates: &[Timex],
    actors: &[Mention],
) -> Vec<[f64; COUNT]> {
    let (mut dated, mut acting) = (vec![false; document.sentences.len()], vec![false; document.sentences.len()]);
    for date in dates {
        dated[date.sentence] = true;
    }
    for actor in actors {
        acting[actor.sentence] = true;
    }
    let title = title(document, terms);
    let mut headings = Vec::with_capacity(document.sections.len());
    for section in &document.sections {
        headings.push(heading(document, terms, section));
    }
    let mut words = 0;
    for candidate in candidates {
        words += candidate.words;
    }
    let mean = (float(words) / float(candidates.len().max(1))).max(1.0);
    let (centre, ahead) = centrality(terms, candidates);
    let mut paragraphs = 0;
    let mut rows = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let sentence = &document.sentences[candidate.sentence];
        paragraphs += usize::from(candidate.opens);
        let (mut names, mut numbers) = (0, false);
        for (at, word) in document.words_of(sentence).iter().enumerate() {
            numbers |= word.kind == WordKind::Number;
            let name = at > 0 && word.capital && word.kind == WordKind::Letters;
            names += usize::from(name && terms.count_of(document, word) > 1);
        }
        let mut near = 0.0;
        for (other, lead) in candidates.iter().take(LEAD).enumerate() {
            if other != index {
                near = terms.likeness(candidate.sentence, lead.sentence).max(near);
            }
        }
        let text = candidate.span.of(&document.article.text);
        let length = float(candidate.words);
        let yes = |condition: bool| f64::from(u8::from(condition));
        rows.push([
            1.0 / float(index + 1),
            1.0 - float(index) / float(candidates.len()),
            yes(candidate.opens),
            1.0 / float(paragraphs.max(1)),
            terms.cover(candidate.sentence, &title),
            terms.cover(candidate.sentence, &headings[sentence.section]),
            near,
            centre[index],
            ahead[index],
            (1.0 - length / mean).max(0.0),
            (length / mean - 1.0).clamp(0.0, 1.5),
            (float(names) / length.max(1.0) * 4.0).min(1.0),
            yes(numbers || dated[candidate.sentence]),
            yes(acting[candidate.sentence]),
            yes(text.starts_with(['"', '“', '‘', '\'', '«', '„', '「'])),
            yes(text.trim_end_matches(['"', '”', '’', '»']).ends_with(['?', '？', '؟'])),
        ]);
    }
    rows
}

/// The terms of the title, given or in the text.
fn title(document: &Document<'_>, terms: &Terms) -> Vec<usize> {
    let given = document.article.title.as_deref();
    let written = document.sentences.iter().find(|sentence| sentence.kind == BlockKind::Title);
    let text = given.or(written.map(|sentence| sentence.span.of(&document.article.text)));
    terms.of_text(document, text.unwrap_or_default())
}

fn heading(document: &Document<'_>, terms: &Terms, section: &Range<usize>) -> Vec<usize> {
    let first = document.sentences.get(section.start).filter(|sentence| sentence.kind == BlockKind::Heading);
    terms.of_text(document, first.map_or("", |sentence| sentence.span.of(&document.article.text)))
}

/// How alike each candidate is to all others together, and to all that follow it; both grow with the sentences only.
fn centrality(terms: &Terms, candidates: &[Candidate]) -> (Vec<f64>, Vec<f64>) {
    let mut sum = vec![0.0; terms.len()];
    let mut square = 0.0;
    let (mut centre, mut ahead) = (vec![0.0; candidates.len()], vec![0.0; candidates.len()]);
    for (index, candidate) in candidates.iter().enumerate().rev() {
        let (mut dot, mut own) = (0.0, 0.0);
        for (term, weight) in terms.of(candidate.sentence) {
            dot += sum[*term] * weight;
            own += weight * weight;
            sum[*term] += weight;
        }
        ahead[index] = ratio(dot, square);
        square += 2.0 * dot + own;
    }
    for (index, candidate) in candidates.iter().enumerate() {
        let (mut dot, mut own) = (0.0, 0.0);
        for (term, weight) in terms.of(candidate.sentence) {
            dot += (sum[*term] - weight) * weight;
            own += weight * weight;
        }
        centre[index] = ratio(dot, square - 2.0 * dot - own);
    }
    (centre, ahead)
}

fn ratio(dot: f64, square: f64) -> f64 {
    // Below this, what is left of the sum is the rounding of its parts.
    if square > 1e-6 { dot / square.sqrt() } else { 0.0 }
}
