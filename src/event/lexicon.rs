//! The words that tell of events, and where they stand in a sentence.

use std::ops::Range;

use super::{plover, quote::quotations};
use crate::{
    actor::{Mention, MentionKind},
    language::{Table, mask},
    model::{EventType, Status},
    small::whole,
    text::{Document, Phrase, Sentence, Word, WordKind},
};

/// What a cue tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    pub(super) kind: EventType,
    pub(super) mode: Option<&'a str>,
    /// How surely it tells of an act, 1 to 3.
    pub(super) weight: usize,
    /// Whether the discourse may supply a side; else the sentence names both.
    pub(super) carries: bool,
}

/// A word that says something about the event beside its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The one who receives is the subject: "was gastheer van", "hosted".
    Host,
    /// Refers back to an event: "dit evenement".
    Event,
    /// Refers to both sides: "beide landen".
    Pair,
    /// Planned, hypothetical or denied.
    Status(Status),
    /// What was to be, and nobody says that it was: "was to visit", "zou bezoeken".
    Due,
    /// "niet", "never".
    Negation,
    /// Before the one who acts, in the passive: "door", "by".
    Agent,
    /// Tells that the first side is the one to whom it is done.
    Passive,
    /// A verb of the passive: "werd", "was".
    PassiveVerb,
    /// Before the one who comes: "uit", "from".
    Origin,
    /// Before the one to whom it is done: "tegen", "to".
    Toward,
    /// Before what is only the background: "sinds de inval".
    Background,
    /// Joins two of a kind: "en", "and".
    And,
    /// A comma or an "and" between two who act.
    List,
    /// What is no act of states: sport, prices, polls.
    Silence,
    /// What a state does at home (budgets, strikes, resignations): see [`super::home`].
    Domestic,
}

/// A cue in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Cue<'a> {
    pub(super) words: Range<usize>,
    /// The other word of a phrase with words between: "trok … terug".
    pub(super) rest: Option<usize>,
    pub(super) act: Act<'a>,
    /// Whether another than an actor stands before it as its subject, in a language that puts the subject there: "drones struck".
    pub(super) led: bool,
}

/// What the words of a sentence tell.
#[derive(Debug, Default)]
pub(super) struct Signals<'a> {
    pub(super) cues: Vec<Cue<'a>>,
    pub(super) marks: Vec<(Range<usize>, Mark)>,
    pub(super) contexts: Vec<&'a str>,
    /// The number of the clause that each word stands in.
    pub(super) clauses: Vec<usize>,
    /// Where in a clause another act begins: "visited Lisbon and signed …".
    parts: Vec<usize>,
    /// Whether a score of a game is told.
    pub(super) scored: bool,
    /// Whether the language has verbs of the passive.
    verbs: bool,
    /// Whether the language puts the subject before its verb.
    pub(super) subject_first: bool,
    first: usize,
    /// Where the report starts.
    dateline: usize,
    quotations: Vec<Range<usize>>,
}

/// The tables of marks.
const MARKS: u64 = mask(&[
    Table::HostCue,
    Table::EventAnaphor,
    Table::PairAnaphor,
    Table::Negation,
    Table::Agent,
    Table::Passive,
    Table::PassiveVerb,
    Table::Origin,
    Table::Toward,
    Table::Background,
    Table::Conjunction,
    Table::Silence,
    Table::Domestic,
    Table::StatusCue,
]);

/// The mark that a phrase of [`MARKS`] is.
fn mark(document: &Document<'_>, phrase: &Phrase) -> Option<Mark> {
    Some(match phrase.table {
        Table::HostCue => Mark::Host,
        Table::EventAnaphor => Mark::Event,
        Table::PairAnaphor => Mark::Pair,
        Table::Negation => Mark::Negation,
        Table::Agent => Mark::Agent,
        Table::Passive => Mark::Passive,
        Table::PassiveVerb => Mark::PassiveVerb,
        Table::Origin => Mark::Origin,
        Table::Toward => Mark::Toward,
        Table::Background => Mark::Background,
        Table::Conjunction => Mark::And,
        Table::Silence => Mark::Silence,
        Table::Domestic => Mark::Domestic,
        _ => match document.cell(phrase, 0) {
            "due" => Mark::Due,
            status => Mark::Status(Status::from_name(status)?),
        },
    })
}

/// What a phrase of table `event_cue` tells: type, mode, weight.
pub(super) fn act<'a>(document: &Document<'a>, phrase: &Phrase) -> Option<Act<'a>> {
    let mode = document.cell(phrase, 1);
    let weight = document.cell(phrase, 2);
    let sure = weight.trim_end_matches('-');
    Some(Act {
        kind: EventType::from_name(document.cell(phrase, 0))?,
        mode: Some(mode).filter(|mode| *mode != "-"),
        weight: whole(sure)?,
        carries: sure == weight,
    })
}

/// Whether a word says little by itself: "de", "van", "is".
pub(super) fn is_function(document: &Document<'_>, word: &Word) -> bool {
    document.tables(word) & mask(&[Table::FunctionWord, Table::Locative]) != 0
}

/// Whether a word is the title of an envoy: "ambassadeur".
pub(super) fn is_envoy(document: &Document<'_>, word: &Word) -> bool {
    let about = document.single(word, Table::ContextCue.bit());
    document.is(word, Table::Title) && about.is_some_and(|about| document.cell(about, 0) == "diplomatic")
}

/// Whether two digits with a dash or colon between them stand by themselves: no "5-9 soldiers", no vote of fifteen to none.
fn score(document: &Document<'_>, at: usize, end: usize) -> bool {
    let [Some(one), Some(dash), Some(two)] = [at, at + 1, at + 2].map(|at| document.words.get(at).filter(|_| at < end))
    else {
        return false;
    };
    one.digits(1)
        && two.digits(1)
        && !dash.spaced()
        && !two.spaced()
        && matches!(document.surface(dash), "-" | "–" | ":")
        && document
            .words
            .get(at + 3)
            .filter(|_| at + 3 < end)
            .is_none_or(|next| next.kind() == WordKind::Mark || is_function(document, next))
}

/// How soon after what takes back the envoy stands: "withdrew its ambassador".
const ENVOY: usize = 3;
/// The most small words before a verb: "lui a".
const CLITICS: usize = 4;
/// The most words before the dash that ends a dateline.
const DATELINE: usize = 8;
const DASHES: [char; 3] = ['-', '–', '—'];

impl<'a> Signals<'a> {
    /// What the words of a sentence tell; words that name an actor or a date tell nothing else.
    pub(super) fn read(
        document: &Document<'a>,
        sentence: &Sentence,
        actors: &[&Mention],
        dates: &[Range<usize>],
        subject_first: bool,
    ) -> Self {
        let verbs = document.lexicon().filled & Table::PassiveVerb.bit() != 0;
        let quotations = quotations(document, sentence.words());
        let mut signals = Self { first: sentence.words().start, verbs, subject_first, quotations, ..Self::default() };
        let end = sentence.words().end;
        let (mut clause, mut cued, mut marked) = (0, 0, 0);
        for at in sentence.words() {
            let word = &document.words[at];
            let folded = document.folded(word);
            // "37,6" is one number.
            let inside =
                document.words.get(at + 1).is_some_and(|next| !next.spaced() && next.kind() == WordKind::Number);
            let stop =
                !inside && word.kind() == WordKind::Mark && matches!(folded, "," | ";" | ":" | "–" | "—" | "(" | ")");
            // A comma between two who act is one of a list: "Oman, Qatar and Egypt warned …"; not so where a list has another, or
            // between one and the same: "visited Oman, the sultan of Oman …".
            let names = |start: bool, at: usize| {
                let edge = |words: &Range<usize>| if start { words.start == at } else { words.end == at };
                let actor = actors.iter().find(|actor| actor.kind != MentionKind::Place && edge(&actor.words))?;
                Some(&actor.mention.code)
            };
            let article = document.words.get(at + 1).is_some_and(|next| document.is(next, Table::FunctionWord));
            let and = document.is(word, Table::Conjunction);
            let opens = document.find(at, end, Table::Clause.bit(), false).is_some();
            let list = (and || stop && folded == "," && !opens)
                && names(false, at).is_some_and(|one| {
                    let next = names(true, at + 1).or_else(|| names(true, at + 2).filter(|_| article));
                    next.is_some_and(|next| next != one)
                });
            if list {
                signals.marks.push((at..at + 1, Mark::List));
            } else if stop || opens {
                clause += 1;
            }
            signals.clauses.push(clause);
            if at < sentence.words().start + DATELINE
                && signals.cues.is_empty()
                && word.spaced()
                && folded.starts_with(DASHES)
            {
                signals.dateline = at;
            }
            if dates.iter().chain(actors.iter().map(|actor| &actor.words)).any(|words| words.contains(&at)) {
                continue;
            }
            signals.scored |= score(document, at, end);
            // "Joined A and B in condemning C" is what all three did.
            let joins =
                || document.find(at, end, Table::Conjunction.bit(), false).is_some_and(|and| and.rest.is_some());
            if at >= cued
                && !joins()
                && let Some(found) = document.find(at, end, Table::EventCue.bit(), false)
                && let Some(act) = {
                    cued = at + found.length;
                    act(document, found.phrase)
                }
            {
                // Small words may stand between: "drones have struck", "des drones ont frappé".
                let lead = (sentence.words().start..at)
                    .rev()
                    .take(CLITICS)
                    .take_while(|before| signals.clauses[before - sentence.words().start] == clause)
                    .find(|before| !is_function(document, &document.words[*before]));
                let within = |words: &Range<usize>| lead.is_some_and(|lead| words.contains(&lead));
                let led = subject_first
                    && lead.is_some_and(|lead| document.words[lead].kind() == WordKind::Letters)
                    && !dates.iter().any(within)
                    && !actors.iter().any(|actor| within(&actor.words));
                // Whoever takes his envoy back breaks with the other: "trok zijn ambassadeur in Rome terug".
                let end = found.rest.unwrap_or((cued + ENVOY).min(end));
                let taken = &document.words[cued..end];
                let act = if act.kind == EventType::Retreat
                    && act.mode == Some("withdraw")
                    && taken.iter().any(|word| is_envoy(document, word))
                {
                    Act { kind: EventType::Sanction, mode: None, ..act }
                } else {
                    act
                };
                signals.cues.push(Cue { words: at..cued, rest: found.rest, act, led });
            }
            // "Than expected" says nothing of what is expected.
            if at >= marked
                && let Some(found) = document.find(at, end, MARKS, false)
                && let Some(mark) = mark(document, found.phrase)
            {
                marked = at + found.length;
                // "On Monday Iran": to whom it is done is no day.
                if mark != Mark::Toward || !dates.iter().any(|date| date.start == marked) {
                    signals.marks.push((at..marked, mark));
                }
                // "Will receive" says two things.
                if let Mark::Status(_) = mark
                    && let Some(found) = document.find(at, end, Table::HostCue.bit(), false)
                {
                    signals.marks.push((at..at + found.length, Mark::Host));
                }
            }
            if let Some(found) = document.find(at, end, Table::ContextCue.bit(), false) {
                let context = document.cell(found.phrase, 0);
                if !signals.contexts.contains(&context) {
                    signals.contexts.push(context);
                }
            }
        }
        // "Beat them 3-2": what teams do too is no act of states here.
        let scored = signals.scored;
        signals.cues.retain(|cue| !scored || plover::earnest(cue.act.kind));
        signals.part(document, actors);
        // Where passives have words of their own, what stands before the one who acts means so only beside them: "von".
        if !signals.has(Mark::Passive) && document.lexicon().filled & Table::Passive.bit() != 0 {
            signals.marks.retain(|(_, mark)| *mark != Mark::Agent);
        }
        signals
    }
}

impl Signals<'_> {
    /// Finds where an "and" opens another act: before a verb, or before one who acts and his verb.
    fn part(&mut self, document: &Document<'_>, actors: &[&Mention]) {
        let Self { cues, marks, parts, .. } = self;
        let sure = |cue: &&Cue<'_>| cue.act.weight == 3;
        let little = |at: &usize| document.words.get(*at).is_some_and(|word| is_function(document, word));
        let opens = |at: usize| {
            let verb = (at..at + CLITICS).find(|at| !little(at));
            cues.iter().any(|cue| cue.words.start == at || verb == Some(cue.words.start))
        };
        for (and, _) in marks.iter().filter(|(_, mark)| *mark == Mark::And) {
            let named = |actor: &&&Mention| (and.end..and.end + 2).contains(&actor.words.start);
            if cues.iter().filter(sure).any(|cue| cue.words.end <= and.start)
                && (opens(and.end) || actors.iter().find(named).is_some_and(|actor| opens(actor.words.end)))
            {
                parts.push(and.start);
            }
        }
    }

    /// Whether a cue is but the condition of another: "if talks fail, …".
    pub(super) fn conditional(&self, cue: &Cue<'_>) -> bool {
        let clause = self.clause(cue.words.start);
        self.marks.iter().any(|(words, mark)| {
            matches!(mark, Mark::Due | Mark::Status(Status::Hypothetical))
                && self.clause(words.start) == clause
                && (words.start == self.first || self.clause(words.start - 1) != clause)
        })
    }

    /// How many acts of one clause have begun before a word.
    fn parts(&self, at: usize) -> usize {
        self.parts.iter().filter(|part| **part <= at).count()
    }

    /// Whether two words belong to one act.
    pub(super) fn together(&self, a: usize, b: usize) -> bool {
        self.clause(a) == self.clause(b) && self.parts(a) == self.parts(b)
    }

    /// Whether the sentence has such a word.
    pub(super) fn has(&self, mark: Mark) -> bool {
        self.marks.iter().any(|(_, found)| *found == mark)
    }

    /// Whether the clause of a cue is in the passive.
    pub(super) fn passive(&self, cue: &Cue<'_>) -> bool {
        self.within(cue.words.start, Mark::Passive)
    }

    /// Whether no verb of the passive stands in the clause of a cue, in a language that has such verbs.
    pub(super) fn plain(&self, cue: &Cue<'_>) -> bool {
        self.verbs && !self.within(cue.words.start, Mark::PassiveVerb)
    }

    /// Whether a cue says that its subject receives.
    pub(super) fn receives(&self, cue: &Cue<'_>) -> bool {
        self.marks.iter().any(|(words, mark)| *mark == Mark::Host && cue.words.contains(&words.start))
    }

    /// Whether what stands at `at` may be a part of the subject, and not where all of it was: "a court in Lyon".
    pub(super) fn of_subject(&self, at: usize) -> bool {
        self.subject_first && at >= self.first + 2 && self.clause(at - 2) == self.clause(at)
    }

    /// Whether such a word stands in the clause of `at`.
    pub(super) fn within(&self, at: usize, mark: Mark) -> bool {
        self.marks.iter().any(|(words, found)| *found == mark && self.clause(words.start) == self.clause(at))
    }

    /// Whether such a word stands right before `at`, or one word earlier; before one who acts some more may stand: "par la
    /// garde côtière chinoise".
    pub(super) fn before(&self, at: usize, mark: Mark) -> bool {
        let most = if mark == Mark::Agent { 4 } else { 1 };
        self.marks.iter().any(|(words, found)| {
            *found == mark
                && words.end <= at
                && words.end + most >= at
                && (words.end + 1 >= at || self.near(words.end, at))
        })
    }

    /// The number of the clause that a word stands in.
    pub(super) fn clause(&self, at: usize) -> usize {
        self.clauses.get(at.saturating_sub(self.first)).copied().unwrap_or_default()
    }

    /// Whether what stands between two words makes a list of them: an "and" or a comma, and no cue.
    pub(super) fn coordinated(&self, from: usize, to: usize) -> bool {
        let list = self.marks.iter().any(|(words, mark)| *mark == Mark::List && words.start == from);
        self.joined(from, to)
            || self.near(from, to) && (list || self.clause(from) > self.clause(from.saturating_sub(1)))
    }

    /// Whether a quotation holds one of two words, and not the other.
    pub(super) fn quoted_apart(&self, one: usize, other: usize) -> bool {
        self.quotations.iter().any(|quotation| quotation.contains(&one) != quotation.contains(&other))
    }

    /// Whether two who act stand side by side in a list, with no more than an article between.
    pub(super) fn listed(&self, from: usize, to: usize) -> bool {
        (from + 1..from + 3).contains(&to)
            && self.marks.iter().any(|(words, mark)| *mark == Mark::List && words.start == from)
    }

    /// Whether an "and" joins two words, or one word has both ("Franco-German", 中日).
    pub(super) fn joined(&self, from: usize, to: usize) -> bool {
        let and = |(words, mark): &(Range<usize>, Mark)| *mark == Mark::And && from <= words.start && words.start < to;
        from > to || self.near(from, to) && self.marks.iter().any(and)
    }

    /// Whether another clause, or an "and" that joins no two who act, stands between two words.
    pub(super) fn leaves(&self, from: usize, to: usize) -> bool {
        let list = |at: usize| self.marks.iter().any(|(words, mark)| *mark == Mark::List && words.start == at);
        let and = |(words, mark): &(Range<usize>, Mark)| {
            *mark == Mark::And && from <= words.start && words.start < to && !list(words.start)
        };
        from < to && (self.clause(from) != self.clause(to) || self.marks.iter().any(and))
    }

    /// Whether nothing but an "and" stands between two words.
    pub(super) fn and(&self, from: usize, to: usize) -> bool {
        from + 1 == to && self.marks.iter().any(|(words, mark)| *mark == Mark::And && words.start == from)
    }

    /// Whether few words and no cue stand between two words.
    fn near(&self, from: usize, to: usize) -> bool {
        from < to && to - from <= 6 && !self.cues.iter().any(|cue| from <= cue.words.start && cue.words.start < to)
    }

    /// Whether a word stands before the dash or colon that opens a report: "BERLIN -- A court …".
    pub(super) fn dateline(&self, at: usize) -> bool {
        at < self.dateline
    }

    /// How far two words are apart; another clause, or another act, is further away.
    pub(super) fn distance(&self, a: usize, b: usize) -> usize {
        a.abs_diff(b) + 4 * self.clause(a).abs_diff(self.clause(b)) + 8 * self.parts(a).abs_diff(self.parts(b))
    }
}
