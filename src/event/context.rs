//! What a sentence tells without a cue that two actors are had for: dated facts, what one side did, and what was between the two
//! that the article is about.

use std::ops::Range;

use super::{
    Reader, between,
    blank::{blank, early, hundredths},
    headline::headline,
    lexicon::{Cue, Mark},
    pair::participants,
    unit::Unit,
    words_of,
};
use crate::{
    calendar::event_date,
    model::{BlockKind, Event, EventDate, Precision, Status},
    small::{self, Gather as _},
    time::Timex,
};

/// What a pair adds to salience, where no word says what it did.
const BETWEEN: f64 = 0.3;

/// The dated facts of a sentence, and what someone did; `told` is what the rules find in the article.
pub(super) fn context(reader: &Reader<'_>, told: &between::Told, at: usize) -> Vec<Event> {
    let sentence = &reader.document.sentences[at];
    let mut found: Vec<Event> = Vec::new();
    if sentence.kind != BlockKind::Paragraph {
        return found;
    }
    let unit = Unit { reader, told: at, dated: at };
    let mut acts = unit.best(false);
    acts.retain(|(_, cue, _)| unit.weight(cue) > 1 && !reader.signals[at].has(Mark::Silence));
    let pair = between::pair(reader, told, at);
    let actors: Vec<Range<usize>> = reader.actors[at].iter().map(|actor| actor.words.clone()).gather();
    let dates = reader.dates[at].iter().map(|date| Some(*date));
    for date in dates.chain(std::iter::once(None)) {
        let edtf = |date: Option<&Timex>| date.and_then(|date| date.edtf.clone());
        let act = acts.iter().find(|(other, ..)| edtf(*other) == edtf(date)).map(|(_, cue, _)| *cue);
        let dated = date.and_then(|date| event_date(date.edtf.as_deref()?, date.basis).ok());
        let plain = |date: &EventDate| matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
        // Without a date, what may be or was not is none.
        let real = |cue: &Cue<'_>| !matches!(unit.status(cue, None), Status::Hypothetical | Status::Denied);
        let sides = date.zip(pair.as_ref()).and_then(|(date, pair)| between::between(reader, pair, at, date));
        let sides = sides.filter(|_| dated.is_some());
        // Between the two a word tells what it was only if it does so by itself.
        let act = act.filter(|cue| sides.is_none() || cue.act.weight == 3);
        let told = dated.as_ref().is_some_and(plain)
            || sides.is_some()
            || act.is_some_and(|cue| unit.has_subject(cue) && real(cue));
        if !told || found.iter().any(|event| event.date == dated) {
            continue;
        }
        let cue = act.map(|cue| cue.words.clone()).or_else(|| date.map(|date| words_of(reader.document, date)));
        let mut event = blank(reader, sentence.span(), dated);
        event.headline = headline(reader.document, sentence.words(), &[cue.unwrap_or_default()], &actors, &[]);
        event.salience = hundredths(0.05 + 0.15 * early(reader, at));
        if let Some(cue) = act {
            event.status = unit.status(cue, event.date.as_ref());
            unit.act(&mut event, cue);
        } else {
            event.status = unit.when(event.date.as_ref());
            event.contexts = reader.signals[at].contexts.iter().map(|context| (*context).to_owned()).gather();
        }
        if let Some(sides) = sides {
            event.actors = participants(&sides, false);
            let mut dyad = sides.map(|side| side.code.to_owned());
            small::sort(&mut dyad);
            event.dyad = Some(dyad);
            event.salience = hundredths(event.salience + BETWEEN);
        }
        found.push(event);
    }
    found
}
