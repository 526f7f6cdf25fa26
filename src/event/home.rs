//! What a state does at home: budgets, strikes, resignations.

use super::lexicon::{Cue, Mark, Signals};
use crate::{actor::Mention, language::Table, model::EventType, text::Document};

/// How soon behind such a word its place is named.
const PARTY: usize = 4;

/// Whether those who act are but a party in a state: "opposition parties in Georgia".
pub(super) fn party(document: &Document<'_>, actor: &Mention, cue: &Cue<'_>) -> bool {
    let start = actor.words.start;
    let is = |at: usize, table: Table| document.words.get(at).is_some_and(|word| document.is(word, table));
    actor.words.end <= cue.words.start
        && start.checked_sub(1).is_some_and(|before| is(before, Table::Locative))
        && (start.saturating_sub(PARTY)..start).any(|at| is(at, Table::Thing))
}

/// Whether a cue tells of a matter of one state only, so that the sentence has to name both sides: "in May the court struck down the
/// reform". What both do is none, nor is an attack, whatever it hit, nor what becomes of a treaty ("voters rejected the treaty").
pub(super) fn at_home(signals: &Signals<'_>, cue: &Cue<'_>, explicit: usize) -> bool {
    let pact = |other: &Cue<'_>| {
        other.act.weight == 2
            && matches!(other.act.kind, EventType::Agree | EventType::Support)
            && signals.together(other.words.start, cue.words.start)
    };
    !signals.has(Mark::Pair)
        && cue.act.kind != EventType::Assault
        && (signals.within(cue.words.start, Mark::Domestic) || explicit == 0 && signals.has(Mark::Domestic))
        && !signals.cues.iter().any(pact)
}
