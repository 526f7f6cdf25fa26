//! Dates that are not those of an act: the years of an office, and that of a paper.

use super::{
    lexicon::Cue,
    unit::{OFFICE, Unit},
    words_of,
};
use crate::{language::Table, model::EventType, time::Timex};

impl Unit<'_, '_> {
    /// Whether a date is the years of an office, and not of what its holder did: "was president from 2005 to 2010 and visited …".
    pub(super) fn of_office(&self, date: &Timex, cue: &Cue<'_>) -> bool {
        let signals = &self.reader.signals[self.told];
        let document = self.reader.document;
        let words = words_of(document, date);
        let title = |at: usize| {
            let word = document.words.get(at);
            word.is_some_and(|word| document.is(word, Table::Title))
                && signals.clause(at) == signals.clause(words.start)
        };
        let years = date.edtf.as_deref().is_some_and(|edtf| edtf.len() == 9 && edtf.contains('/'));
        years
            && signals.leaves(words.end - 1, cue.words.start)
            && (words.start.saturating_sub(OFFICE)..words.start).any(title)
    }

    /// Whether a date is that of a paper, and not of what was done about it: "pulled out of the treaty of 1987".
    pub(super) fn of_pact(&self, date: &Timex, cue: &Cue<'_>) -> bool {
        let document = self.reader.document;
        let start = words_of(document, date).start;
        let pact = |kind| matches!(kind, EventType::Agree | EventType::Support);
        let paper = |noun: &Cue<'_>| {
            pact(noun.act.kind)
                && noun.act.weight == 2
                && noun.words.end + 1 == start
                && cue.words.end <= noun.words.start
        };
        let of = start.checked_sub(1).and_then(|at| document.words.get(at));
        (!pact(cue.act.kind) || self.reader.dates[self.told].len() > 1)
            && of.is_some_and(|of| document.is(of, Table::Of))
            && self.reader.signals[self.told].cues.iter().any(paper)
    }
}
