//! What is shown and what is hidden.

use super::State;
use crate::{
    model::{Event, Tone},
    text::fold,
    timeline::index::Index,
};

/// The reader's filters.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    /// In the order of [`Tone::ALL`].
    pub(super) hidden: [bool; 4],
    /// The pair that is shown; none for all.
    pub(super) pair: Option<[String; 2]>,
    /// Whether events that are between no two are shown beside those that are.
    pub(super) context: bool,
    /// What the event must contain, as typed.
    pub(super) text: String,
}

impl Filter {
    /// Whether an event is of the chosen pair, or context that was asked for, or all that there is.
    pub(super) fn of_pair(&self, event: &Event, bilateral: bool) -> bool {
        match (&event.dyad, &self.pair) {
            (None, _) => self.context || !bilateral,
            (Some(dyad), Some(pair)) => dyad == pair,
            (Some(_), None) => true,
        }
    }
}

/// Whether the words of an event contain what is looked for (folded already).
fn contains(event: &Event, wanted: &str) -> bool {
    let has = |text: &str| fold(text).contains(wanted);
    has(&event.headline)
        || has(&event.text)
        || event.place.as_ref().is_some_and(|place| has(&place.name))
        || event.actors.iter().any(|actor| has(&actor.text))
}

impl State {
    /// Applies the filters: which events are shown, how many of each tone there would be, and what is drawn.
    pub(super) fn apply(&mut self) {
        let wanted = fold(self.filter.text.trim());
        let (mut shown, mut counts) = (Vec::new(), [0; 4]);
        for (event, number) in self.timeline.events.iter().zip(0_u32..) {
            if !self.filter.of_pair(event, self.bilateral) || !wanted.is_empty() && !contains(event, &wanted) {
                continue;
            }
            let tone = event.tone.map(position);
            if let Some(count) = tone.and_then(|tone| counts.get_mut(tone)) {
                *count += 1;
            }
            if !tone.and_then(|tone| self.filter.hidden.get(tone)).copied().unwrap_or_default() {
                shown.push(number);
            }
        }
        (self.shown, self.counts) = (shown, counts);
        self.index = Index::new(&self.content());
    }

    /// A hidden event cannot be the chosen one.
    pub(super) fn drop_hidden(&mut self) -> bool {
        let hidden = self.selected.is_some_and(|index| !self.is_shown(index));
        if hidden {
            self.selected = None;
        }
        hidden
    }

    pub(super) fn is_shown(&self, index: usize) -> bool {
        self.shown.binary_search_by_key(&index, |&number| number as usize).is_ok()
    }
}

/// Place of a tone in [`Tone::ALL`].
pub(super) const fn position(tone: Tone) -> usize {
    match tone {
        Tone::VerbalCooperation => 0,
        Tone::MaterialCooperation => 1,
        Tone::VerbalConflict => 2,
        Tone::MaterialConflict => 3,
    }
}
