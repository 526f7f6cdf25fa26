//! What did not happen, and what did not happen before its date.

use super::{
    lexicon::{Cue, Mark},
    unit::Unit,
    words_of,
};
use crate::{language::Table, time::Timex};

/// The most words between what was not done and the word that says so.
const NEAR: usize = 6;
/// The same where the verb of a noun is denied.
const FAR: usize = 12;

impl<'a> Unit<'_, 'a> {
    /// Whether the words say that it was not done.
    pub(super) fn negated(&self, cue: &Cue<'_>) -> bool {
        let signals = &self.reader.signals[self.told];
        // So is the object of a verb that is: "did not attend the summit".
        let verb = |other: &&Cue<'_>| {
            other.words.end <= cue.words.start && signals.together(other.words.start, cue.words.start)
        };
        if cue.act.weight < 3 && signals.cues.iter().rev().find(verb).is_some_and(|verb| self.negated(verb)) {
            return true;
        }
        self.denying(cue).is_some() && self.date_of(cue).and_then(|date| self.not_until(cue, date)).is_none()
    }

    /// When it was done after all: "did not lift its ban until March".
    pub(super) fn not_until(&self, cue: &Cue<'_>, date: &'a Timex) -> Option<&'a str> {
        let document = self.reader.document;
        let edtf = date.edtf.as_deref()?.strip_prefix("../")?;
        let not = self.denying(cue).filter(|not| *not < cue.words.start)?;
        let until = document.find(not, document.words.len(), Table::Negation.bit(), false)?.rest?;
        // "No … hasta el 5 de marzo"
        let next = document.words.get(until + 1)?;
        let after = until + 1 + usize::from(document.is(next, Table::FunctionWord));
        let words = words_of(document, date);
        (words.contains(&(until + 1)) || words.start == after).then_some(edtf)
    }

    /// Where a word that denies stands near a cue.
    fn denying(&self, cue: &Cue<'_>) -> Option<usize> {
        let signals = &self.reader.signals[self.told];
        // Between a noun and its verb stands of whom it is told: "the summit of A and B was not held".
        let reach = |at: usize| if cue.act.weight < 3 && at > cue.words.start { FAR } else { NEAR };
        let near = |(words, mark): &&(std::ops::Range<usize>, Mark)| {
            *mark == Mark::Negation
                && !cue.words.contains(&words.start)
                && signals.clause(words.start) == signals.clause(cue.words.start)
                && words.start.abs_diff(cue.words.start) <= reach(words.start)
        };
        signals.marks.iter().find(near).map(|(words, _)| words.start)
    }
}
