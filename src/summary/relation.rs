//! What a sentence adds for telling of a relation between two states: that of the pair that the reader chose, or any in an
//! article that is a history of one.

use super::{Facts, terms::float};
use crate::{
    model::{Basis, EventDate, Precision},
    text::Document,
};

/// What a sentence gains that tells of the chosen pair: more than any other can have.
const CHOSEN: f32 = 20.0;
/// What a sentence without it has at most.
pub(super) const APART: f32 = 10.0;
/// What an act between two states on a day that its sentence settles gains if every sentence told one. An article in which few do is of something else.
const HISTORY: f32 = 8.0;
/// What such an act counts where its sentence leaves open whose it is: "The treaty was signed in Omsk on 4 May."
const OPEN: f32 = 0.5;

/// What each sentence of the document gains.
pub(super) fn worth(document: &Document<'_>, facts: Facts<'_>, chosen: Option<&[String; 2]>) -> Vec<f32> {
    let mut worth = vec![0.0; document.sentences.len()];
    let mut told = 0.0;
    for event in facts.events {
        let at = document.sentences.partition_point(|sentence| sentence.span().end <= event.start);
        let Some(worth) = worth.get_mut(at) else { continue };
        match chosen {
            Some(chosen) => *worth = if event.dyad.as_ref() == Some(chosen) { CHOSEN } else { *worth },
            None => {
                let part = match (&event.dyad, event.kind) {
                    (Some(_), Some(_)) => 1.0,
                    (None, Some(_)) => OPEN,
                    // What no word tells is no more than likely.
                    (_, None) => continue,
                };
                // "Vier dagen later" says nothing by itself: such an act belongs to the one before it.
                let hangs = |date: &EventDate| date.basis == Basis::Context;
                let whole = if event.date.as_ref().is_some_and(hangs) { 0.5 } else { 1.0 };
                told += if event.dyad.is_some() { whole } else { 0.0 };
                let own = |date: &EventDate| date.precision == Precision::Day && !hangs(date);
                *worth = if event.date.as_ref().is_some_and(own) { f32::max(*worth, part) } else { *worth };
            }
        }
    }
    let Some(chosen) = chosen else {
        let share = told / float(worth.len().max(1));
        for worth in &mut worth {
            *worth *= HISTORY * share.min(1.0);
        }
        return worth;
    };
    // Mentions stand in order: those of a sentence are neighbours.
    let (mut named, mut sentence) = ([false; 2], usize::MAX);
    for actor in facts.actors {
        if actor.sentence != sentence {
            (named, sentence) = ([false; 2], actor.sentence);
        }
        for (named, code) in named.iter_mut().zip(chosen) {
            *named |= *code == actor.mention.code;
        }
        if named == [true; 2] {
            worth[sentence] = CHOSEN;
        }
    }
    worth
}
