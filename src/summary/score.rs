//! From features to one score a sentence: a sum with weights.
//!
//! The weights were set by hand after the gains that `shared/notes/summary.md` lists for a model trained on news (title
//! and centrality first, then length and position), leaning on the lead, which is the bar for news (See, Liu and Manning
//! 2017; Narayan, Cohen and Lapata 2018).

use super::features::{Features, Row};

struct Weights {
    position: f64,
    opens_paragraph: f64,
    title: f64,
    centrality: f64,
    forward: f64,
    length: f64,
    actors: f64,
    date: f64,
    quotation: f64,
    question: f64,
    anaphora: f64,
}

const WEIGHTS: Weights = Weights {
    position: 1.2,
    opens_paragraph: 0.1,
    title: 0.8,
    centrality: 0.3,
    forward: 0.5,
    length: 0.4,
    actors: 0.1,
    date: 0.1,
    quotation: -0.2,
    question: -0.4,
    anaphora: -0.2,
};

impl Features {
    /// One score for each candidate; higher is better.
    pub(super) fn scores(&self) -> Vec<f64> {
        self.rows.iter().map(score).collect()
    }
}

fn score(row: &Row) -> f64 {
    let Weights {
        position,
        opens_paragraph,
        title,
        centrality,
        forward,
        length,
        actors,
        date,
        quotation,
        question,
        anaphora,
    } = WEIGHTS;
    row.position * position
        + row.opens_paragraph * opens_paragraph
        + row.title * title
        + row.centrality * centrality
        + row.forward * forward
        + row.length * length
        + row.actors * actors
        + row.date * date
        + row.quotation * quotation
        + row.question * question
        + row.anaphora * anaphora
}
