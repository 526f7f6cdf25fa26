//! What is known of each candidate sentence: numbers from 0 to 1, the same for every language.

use super::{Rules, terms::Terms};
use crate::{
    actor::Mention,
    model::TimexType,
    text::{Document, WordKind},
    time::Timex,
};

/// The length, in words, of a sentence that says neither too little nor too much.
const GOOD_LENGTH: f64 = 22.0;

/// The features of one candidate.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Row {
    /// 1 for the first sentence, falling as the text goes on.
    pub(super) position: f64,
    /// 1 for the first sentence of a paragraph.
    pub(super) opens_paragraph: f64,
    /// How much of the title's words it holds.
    pub(super) title: f64,
    /// How alike it is to all others, against the most alike (the sum of cosines: degree centrality, LexRank).
    pub(super) centrality: f64,
    /// How alike it is to those that follow (PacSum), against the most alike.
    pub(super) forward: f64,
    /// 1 at a good length, 0 far from it.
    pub(super) length: f64,
    /// 1 if it names two actors, half for one.
    pub(super) actors: f64,
    /// 1 if it holds a date.
    pub(super) date: f64,
    /// 1 if it is spoken by someone.
    pub(super) quotation: f64,
    /// 1 if it is a question.
    pub(super) question: f64,
    /// 1 if it opens with a word that points back.
    pub(super) anaphora: f64,
}

/// The features of all candidates.
#[derive(Debug)]
pub(super) struct Features {
    pub(super) rows: Vec<Row>,
}

impl Features {
    pub(super) fn new(
        document: &Document<'_>,
        candidates: &[usize],
        terms: &Terms,
        rules: &Rules,
        dates: &[Timex],
        actors: &[Mention],
    ) -> Self {
        let (centrality, forward) = centralities(terms);
        let (mut dates, mut actors) = (dates.iter().peekable(), actors.iter().peekable());
        let mut last_block = usize::MAX;
        let mut rows = Vec::with_capacity(candidates.len());
        for (number, &index) in candidates.iter().enumerate() {
            let sentence = &document.sentences[index];
            let words = document.words_of(sentence);
            let count = words.iter().filter(|word| word.kind != WordKind::Mark).count();
            let vector = &terms.vectors[number];
            let titled = vector.iter().filter(|(term, _)| terms.titled[*term as usize]).count();

            let mut dated = false;
            while let Some(date) = dates.next_if(|date| date.sentence <= index) {
                dated |= date.sentence == index && date.mention.kind == TimexType::Date && date.mention.edtf.is_some();
            }
            let mut codes: Vec<&str> = Vec::new();
            while let Some(actor) = actors.next_if(|actor| actor.sentence <= index) {
                if actor.sentence == index && !codes.contains(&actor.mention.code.as_str()) {
                    codes.push(&actor.mention.code);
                }
            }
            let text = sentence.span.of(&document.article.text);
            let quoted =
                text.starts_with(['"', '\'', '“', '‘', '«', '„', '「']) || text.contains(['“', '„', '«', '「']);
            rows.push(Row {
                position: 1.0 / (1.0 + real(number)),
                opens_paragraph: flag(sentence.block != last_block),
                title: ratio(titled, terms.title),
                centrality: centrality[number],
                forward: forward[number],
                length: 1.0 - ((real(count) - GOOD_LENGTH).abs() / GOOD_LENGTH).min(1.0),
                actors: real(codes.len().min(2)) / 2.0,
                date: flag(dated),
                quotation: flag(quoted),
                question: flag(text.ends_with(['?', '？'])),
                anaphora: flag(rules.anaphora.longest(document, words).is_some()),
            });
            last_block = sentence.block;
        }
        Self { rows }
    }
}

/// For each candidate the sum of its cosines with all others and with those that follow, each against the greatest. The
/// sum of products is the product with the sum, so this is linear in the number of words.
fn centralities(terms: &Terms) -> (Vec<f64>, Vec<f64>) {
    let mut sum = vec![0.0; terms.frequency.len()];
    for (term, weight) in terms.vectors.iter().flatten() {
        sum[*term as usize] += weight;
    }
    let mut rest = sum.clone();
    let (mut all, mut later) = (Vec::with_capacity(terms.vectors.len()), Vec::with_capacity(terms.vectors.len()));
    for vector in &terms.vectors {
        for (term, weight) in vector {
            rest[*term as usize] -= weight;
        }
        let product = |other: &[f64]| vector.iter().map(|(term, weight)| weight * other[*term as usize]).sum::<f64>();
        let own = flag(!vector.is_empty());
        all.push((product(&sum) - own).max(0.0));
        later.push(product(&rest).max(0.0));
    }
    (against_greatest(all), against_greatest(later))
}

fn against_greatest(mut values: Vec<f64>) -> Vec<f64> {
    let greatest = values.iter().copied().fold(0.0, f64::max);
    if greatest > 0.0 {
        values.iter_mut().for_each(|value| *value /= greatest);
    }
    values
}

const fn flag(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { (real(part) / real(whole)).min(1.0) }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
const fn real(count: usize) -> f64 {
    count as f64
}
