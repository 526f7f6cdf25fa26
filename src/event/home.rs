//! What a state does at home: budgets, strikes, resignations.

use super::lexicon::{Cue, Mark, Signals};
use crate::model::EventType;

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
