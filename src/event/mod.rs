//! Events: who did what with or to whom, from a document's sentences, dates and actors; and silence otherwise.
//!
//! A sentence tells of an event if one of its words is a cue and two actors can be had: those it names, or those that
//! the article is about. The nearest date is the event's; "this event" takes it from the sentence beside.
//!
//! | PLOVER type | a Dutch example | an English example |
//! |---|---|---|
//! | AGREE | Laos en Vietnam werden het eens over de grens. | Laos and Vietnam agreed on a new border. |
//! | CONSULT | De premier van Malta bezocht Tunis. | The prime minister of Malta visited Tunis. |
//! | SUPPORT | Ghana erkende Kosovo. | Ghana recognised Kosovo. |
//! | CONCEDE | Laos hief de sancties tegen Vietnam op. | Laos lifted its sanctions on Vietnam. |
//! | COOPERATE | Oostenrijk leverde een verdachte uit aan Italië. | Vietnam and Laos held a joint exercise. |
//! | AID | Vietnam doneerde medicijnen aan Laos. | Vietnam donated medicine to Laos. |
//! | RETREAT | Noorwegen trok zijn soldaten terug uit Mali. | Peru released two Chileans. |
//! | REQUEST | Laos eist dat Vietnam de vissers vrijlaat. | Laos demanded that Vietnam release its fishermen. |
//! | ACCUSE | Zweden ontbood de Deense ambassadeur. | Kenya accused Somalia. |
//! | REJECT | Laos weigert met Vietnam te praten. | Laos refused to meet Vietnam. |
//! | THREATEN | Laos dreigt Vietnam met sancties. | Poland warned Hungary. |
//! | PROTEST | Betogers uit Laos verbrandden een Vietnamese vlag. | Crowds in Laos burned the Vietnamese flag. |
//! | SANCTION | Egypte wees de Turkse ambassadeur uit. | Laos imposed sanctions on Vietnam. |
//! | MOBILIZE | Vietnam stuurde troepen naar de grens met Laos. | Vietnam massed troops on the border with Laos. |
//! | COERCE | Vietnam arresteerde twaalf vissers uit Laos. | Vietnam arrested twelve fishermen from Laos. |
//! | ASSAULT | Vietnam beschoot dorpen in Laos. | Vietnam shelled villages in Laos. |
//!
//! Of what the rules find so, only what is likely enough to be right is told ([`trust`]): in an article that is about no two states,
//! little.
//!
//! What names one side only is a context event: a dated fact, or what that side did (its dyad is none); but in an article that
//! tells more of two states, it may well be between them ([`between`]): an event, of no type where no word says what was done.

mod alike;
mod between;
mod blank;
mod context;
mod dated;
#[cfg(feature = "cli")]
mod explain;
mod features;
mod headline;
mod home;
mod lexicon;
mod merge;
mod negation;
mod pair;
pub(crate) mod plover;
mod quote;
mod topics;
mod trust;
mod unit;
mod weights;

use std::{cell::OnceCell, ops::Range};

use crate::{
    actor::Mention,
    calendar::Day,
    language::Table,
    model::{BlockKind, Event, EventType, TimexType},
    small::{Gather as _, whole},
    text::{Document, WordKind},
    time::Timex,
};
use lexicon::{Mark, Signals};
use unit::Unit;

#[cfg(feature = "cli")]
pub use explain::Weighed;
#[cfg(feature = "cli")]
pub(crate) use explain::{between, explain, weighed};

/// What the sentences are read with.
pub(crate) struct Reader<'a> {
    document: &'a Document<'a>,
    topics: topics::Topics<'a>,
    published: Option<Day>,
    signals: Vec<Signals<'a>>,
    actors: Vec<Vec<&'a Mention>>,
    dates: Vec<Vec<&'a Timex>>,
    /// The words of how often, or for how long without end: "every year", "for decades".
    habits: Vec<Range<usize>>,
    /// Of whom the rules find something, to be believed or not: known once that is asked.
    claimed: OnceCell<trust::Claimed<'a>>,
    /// Whether a capital makes a name.
    names: bool,
}

/// Makes ready to read the events of a document.
pub(crate) fn reader<'a>(
    document: &'a Document<'a>,
    published: Option<Day>,
    dates: &'a [Timex],
    actors: &'a [Mention],
) -> Reader<'a> {
    let count = document.sentences.len();
    let mut by_sentence = vec![Vec::new(); count];
    for actor in actors {
        if let Some(list) = by_sentence.get_mut(actor.sentence)
            && !of_work(document, document.sentences[actor.sentence].words().start, actor.words.start, list)
        {
            list.push(actor);
        }
    }
    let mut dated = vec![Vec::new(); count];
    // Years side by side, at most a decade apart, are the head of a table; in "2013 4000 soldiers" one is a count.
    let four = |at: usize| {
        let word = document.words.get(at).filter(|word| word.digits(4))?;
        whole::<i32>(document.folded(word))
    };
    let head = |date: &&Timex| {
        let words = words_of(document, date);
        let beside = [words.end, words.start.wrapping_sub(1)].map(four);
        // "In 2010 2000 soldiers": a year that a word leads up to is one.
        let led = words.start.checked_sub(1).and_then(|at| document.words.get(at));
        let led = led.is_some_and(|word| document.is(word, Table::FunctionWord) || document.is(word, Table::Locative));
        let year = four(words.start).filter(|_| words.len() == 1 && !led);
        year.is_some_and(|year| beside.into_iter().flatten().any(|other| year.abs_diff(other) <= 10))
    };
    let pact = |act: &lexicon::Act<'_>| matches!(act.kind, EventType::Agree | EventType::Support);
    // Whether a sentence tells of anything but a treaty.
    let more = |sentence: usize| {
        let words = document.sentences[sentence].words();
        words.clone().any(|at| {
            let cue = document.find(at, words.end, Table::EventCue.bit(), false);
            cue.and_then(|cue| lexicon::act(document, cue.phrase)).is_some_and(|act| !pact(&act))
        })
    };
    // "Demanded that it keep to the treaty of 1904": the year is a part of what the treaty is called; not so in "the two signed the
    // treaty of 1904" and "in the treaty of 1904 the two …".
    let called = |date: &&Timex| {
        let words = words_of(document, date);
        let at = |by: usize| words.start.checked_sub(by).and_then(|at| document.words.get(at));
        let is = |by: usize, table: Table| at(by).is_some_and(|word| document.is(word, table));
        let treaty = at(2).and_then(|word| document.single(word, Table::EventCue.bit()));
        date.edtf.as_deref().is_some_and(|edtf| edtf.len() == 4)
            && is(1, Table::Of)
            && treaty.and_then(|cue| lexicon::act(document, cue)).is_some_and(|act| act.weight < 3 && pact(&act))
            && !(3..5).any(|by| is(by, Table::Locative))
            && more(date.sentence())
    };
    for date in dates.iter().filter(|date| date.edtf.is_some() && !head(date) && !called(date)) {
        if let Some(list) = dated.get_mut(date.sentence()) {
            // The last day of an interval is told with its first.
            let ends = |first: &&'a Timex| first.edtf.as_deref()?.split_once('/').map(|(_, end)| end);
            if list.last().and_then(ends) != date.edtf.as_deref() {
                list.push(date);
            }
        }
    }
    let habit = |date: &&Timex| date.kind == TimexType::Set || date.value.starts_with("PX");
    let habits = dates.iter().filter(habit).map(|date| words_of(document, date)).gather();
    let subject_first = document.pack.get("language", "subject") == Some("first");
    let signals = document
        .sentences
        .iter()
        .zip(by_sentence.iter().zip(&dated))
        .map(|(sentence, (actors, dates))| {
            let dates: Vec<_> = dates.iter().map(|date| words_of(document, date)).gather();
            Signals::read(document, sentence, actors, &dates, subject_first)
        })
        .gather();
    let pairs = signals.iter().any(|signals| signals.has(Mark::Pair));
    let topics = topics::Topics::new(document, &document.pack.rows("locative").flatten().gather(), &by_sentence, pairs);
    let (claimed, names) = (OnceCell::new(), trust::names(document));
    Reader { document, topics, published, signals, actors: by_sentence, dates: dated, habits, claimed, names }
}

/// Whether what stands at `end` of a sentence that begins at `start` is part of the title of a work: a word for such a one stands
/// before the last mark, which opens a quotation: "the film 'Japan against Finland'". "The Arab League" is a name and no work.
fn of_work(document: &Document<'_>, start: usize, end: usize, named: &[&Mention]) -> bool {
    let mark = (start + 1..end).rev().find(|at| document.words[*at].kind() == WordKind::Mark);
    mark.is_some_and(|at| {
        document.words[at].spaced()
            && !document.words[at + 1].spaced()
            && document.surface(&document.words[at]) != "("
            && !named.iter().any(|actor| actor.words.contains(&(at - 1)))
            && document.single(&document.words[at - 1], Table::Silence.bit()).is_some()
    })
}

/// The words of a time expression.
fn words_of(document: &Document<'_>, date: &Timex) -> Range<usize> {
    let first = document.words.partition_point(|word| word.end() <= date.span().start);
    first..document.words.partition_point(|word| word.start() < date.span().end).max(first + 1)
}

impl<'a> Reader<'a> {
    /// Every event of the document, in order; context events (no dyad) included.
    pub(crate) fn events(&self) -> Vec<Event> {
        let (mut found, silent) = self.told();
        let told = between::Told::new(&found);
        for at in silent {
            found.extend(context::context(self, &told, at));
        }
        merge::merge(found)
    }

    /// What the rules find and is believed, and the sentences that tell of nothing so.
    fn told(&self) -> (Vec<Event>, Vec<usize>) {
        let (mut found, mut silent) = (Vec::new(), Vec::new());
        self.each(&mut |sentences, unit| {
            let before = found.len();
            found.extend(unit.into_iter().flat_map(|unit| unit.events()));
            if found.len() == before {
                silent.extend(sentences);
            }
        });
        (found, silent)
    }

    /// Goes through the sentences, one or two that tell of one event at a time; `None` for those that tell of none.
    fn each(&self, found: &mut dyn FnMut(Range<usize>, Option<Unit<'_, 'a>>)) {
        let mut at = 0;
        while at < self.document.sentences.len() {
            let speaks = self.document.sentences[at].kind == BlockKind::Paragraph && !self.silent(at);
            let unit = speaks.then(|| self.unit(at));
            let next = unit.as_ref().map_or(at, |unit| unit.dated.max(unit.told)) + 1;
            found(at..next, unit);
            at = next;
        }
    }

    /// Whether a sentence is of sport, prices or the like; not so if a state does before that word what is done in earnest only.
    fn silent(&self, at: usize) -> bool {
        let signals = &self.signals[at];
        let word = signals.marks.iter().find(|(_, mark)| *mark == Mark::Silence);
        let earnest = |cue: &lexicon::Cue<'_>, word: usize| {
            let apart = plover::force(cue.act.kind) && signals.clause(cue.words.start) != signals.clause(word);
            cue.words.start < word && cue.act.weight > 2 && (plover::earnest(cue.act.kind) || apart)
        };
        let actors = &self.actors[at];
        let two = actors.iter().any(|actor| actor.mention.code != actors[0].mention.code);
        // Under a title of sport only what is done in earnest is an act: "Spain beat Germany on Friday".
        let sport = self.topics.silent && !signals.cues.iter().any(|cue| plover::earnest(cue.act.kind));
        sport || word.is_some_and(|(words, _)| !two || !signals.cues.iter().any(|cue| earnest(cue, words.start)))
    }

    /// A sentence, with the next one where the two tell of one event: one has the date, and the second refers back.
    fn unit(&self, at: usize) -> Unit<'_, 'a> {
        let [this, next] = [at, at + 1].map(|index| self.document.sentences.get(index));
        let joined = this.zip(next).is_some_and(|(this, next)| {
            this.block() == next.block()
                && next.kind == BlockKind::Paragraph
                && self.signals[at + 1].has(Mark::Event)
                && !self.silent(at + 1)
        });
        let (cued, dated) = (!self.signals[at].cues.is_empty(), !self.dates[at].is_empty());
        if joined && cued && !dated && self.dates[at + 1].len() == 1 {
            return Unit { reader: self, told: at, dated: at + 1 };
        }
        if joined && !cued && dated && self.dates[at].len() == 1 && self.dates[at + 1].is_empty() {
            return Unit { reader: self, told: at + 1, dated: at };
        }
        Unit { reader: self, told: at, dated: at }
    }
}

#[cfg(test)]
mod tests;
