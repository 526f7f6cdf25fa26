//! The words that tell of events, and where they stand in a sentence.

use std::ops::Range;

use crate::{
    language::Pack,
    model::{EventType, Status},
    text::{Document, Phrases, Sentence, WordKind},
};

/// What a cue tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    pub(super) kind: EventType,
    pub(super) mode: Option<&'a str>,
    /// 1: only where the sentence names both sides; 2: the discourse may supply them; 3: needs no date either.
    pub(super) weight: usize,
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
    /// "niet", "never".
    Negation,
    /// Before the one who acts, in the passive: "door", "by".
    Agent,
    /// Before the one who comes: "uit", "from".
    Origin,
    /// Before the one to whom it is done: "tegen", "to".
    Toward,
    /// Before what is only the background: "sinds de inval".
    Background,
    /// Joins two of a kind: "en", "and".
    And,
    /// What is no act of states: sport, prices, polls.
    Silence,
}

/// A cue in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Cue<'a> {
    pub(super) words: Range<usize>,
    /// The other word of a phrase with words between: "trok … terug".
    pub(super) rest: Option<usize>,
    pub(super) act: Act<'a>,
}

/// What the words of a sentence tell.
#[derive(Debug, Default)]
pub(super) struct Signals<'a> {
    pub(super) cues: Vec<Cue<'a>>,
    pub(super) marks: Vec<(Range<usize>, Mark)>,
    pub(super) contexts: Vec<&'a str>,
    /// The number of the clause that each word stands in.
    pub(super) clauses: Vec<usize>,
    first: usize,
    /// Where the report starts.
    dateline: usize,
}

/// The words of a language that tell of events.
pub(super) struct Lexicon<'a> {
    cues: Table<Act<'a>>,
    contexts: Table<&'a str>,
    marks: Table<Mark>,
    clauses: Vec<&'a str>,
    functions: Vec<&'a str>,
    pub(super) locatives: Vec<&'a str>,
}

/// Phrases, endings of single words (`*verdrag`), and words with others between them (`trok* * terug`).
struct Table<T> {
    phrases: Phrases<T>,
    endings: Vec<(String, T)>,
    gaps: Vec<(String, String, T)>,
}

/// A phrase that was found.
struct Found<T> {
    length: usize,
    rest: Option<usize>,
    value: T,
}

/// The most words before the dash that ends a dateline.
const DATELINE: usize = 8;
const DASHES: [char; 3] = ['-', '–', '—'];

/// How many words may stand between the two parts of a phrase such as `trok* * terug`.
const GAP: usize = 14;

impl<T: Copy> Table<T> {
    fn new() -> Self {
        Self { phrases: Phrases::default(), endings: Vec::new(), gaps: Vec::new() }
    }

    fn insert(&mut self, phrase: &str, value: T) {
        if let Some((first, second)) = phrase.split_once(" * ") {
            self.gaps.push((first.to_owned(), second.to_owned(), value));
        } else if let Some(ending) = phrase.strip_prefix('*') {
            self.endings.push((ending.to_owned(), value));
        } else {
            self.phrases.insert(phrase, value);
        }
    }

    /// What the words from `at` tell, and how many they are.
    fn at(&self, document: &Document<'_>, at: usize, end: usize) -> Option<Found<T>> {
        let words = &document.words[at..end];
        if let Some((length, value)) = self.phrases.longest(document, words) {
            return Some(Found { length, rest: None, value: *value });
        }
        let word = words.first().filter(|word| word.kind == WordKind::Letters)?;
        let folded = document.folded(word);
        let ending = self.endings.iter().find(|(ending, _)| folded.ends_with(ending.as_str()));
        if let Some((_, value)) = ending {
            return Some(Found { length: 1, rest: None, value: *value });
        }
        self.gaps.iter().filter(|(first, ..)| fits(folded, first)).find_map(|(_, second, value)| {
            let rest = words.iter().skip(1).take(GAP).position(|word| fits(document.folded(word), second))?;
            Some(Found { length: 1, rest: Some(at + 1 + rest), value: *value })
        })
    }
}

/// Whether a word is the one of a pattern, or has its start (`trok*`).
fn fits(folded: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(folded == pattern, |start| folded.starts_with(start))
}

const MARKS: &[(&str, Mark)] = &[
    ("host_cue", Mark::Host),
    ("event_anaphor", Mark::Event),
    ("pair_anaphor", Mark::Pair),
    ("negation", Mark::Negation),
    ("agent", Mark::Agent),
    ("origin", Mark::Origin),
    ("toward", Mark::Toward),
    ("background", Mark::Background),
    ("conjunction", Mark::And),
    ("silence", Mark::Silence),
];

impl<'a> Lexicon<'a> {
    pub(super) fn new(pack: &'a Pack) -> Self {
        let mut cues = Table::new();
        for mut row in pack.rows("event_cue") {
            let (Some(kind), Some(mode), Some(weight)) =
                (row.next().and_then(EventType::from_name), row.next(), row.next().and_then(|cell| cell.parse().ok()))
            else {
                continue;
            };
            let mode = Some(mode).filter(|mode| *mode != "-");
            row.for_each(|phrase| cues.insert(phrase, Act { kind, mode, weight }));
        }
        let mut contexts = Table::new();
        for mut row in pack.rows("context_cue") {
            let Some(context) = row.next() else { continue };
            row.for_each(|phrase| contexts.insert(phrase, context));
        }
        let mut marks = Table::new();
        for &(table, mark) in MARKS {
            pack.rows(table).flatten().for_each(|phrase| marks.insert(phrase, mark));
        }
        for mut row in pack.rows("status_cue") {
            let Some(status) = row.next().and_then(Status::from_name) else { continue };
            row.for_each(|phrase| marks.insert(phrase, Mark::Status(status)));
        }
        let cells = |table: &str| pack.rows(table).flatten().collect();
        Self {
            cues,
            contexts,
            marks,
            clauses: cells("clause"),
            functions: cells("function_word"),
            locatives: cells("locative"),
        }
    }

    /// Whether a word says little by itself: "de", "van", "is".
    pub(super) fn is_function(&self, folded: &str) -> bool {
        self.functions.contains(&folded) || self.locatives.contains(&folded)
    }

    /// What the words of a sentence tell; words that name an actor or a date (`taken`) tell nothing else.
    pub(super) fn read(&self, document: &Document<'_>, sentence: &Sentence, taken: &[Range<usize>]) -> Signals<'a> {
        let mut signals = Signals { first: sentence.words.start, ..Signals::default() };
        let end = sentence.words.end;
        let (mut clause, mut cued) = (0, 0);
        for at in sentence.words.clone() {
            let word = &document.words[at];
            let folded = document.folded(word);
            // "37,6" is one number.
            let inside = document.words.get(at + 1).is_some_and(|next| !next.spaced && next.kind == WordKind::Number);
            let stop =
                !inside && word.kind == WordKind::Mark && matches!(folded, "," | ";" | ":" | "–" | "—" | "(" | ")");
            if stop || self.clauses.contains(&folded) {
                clause += 1;
            }
            signals.clauses.push(clause);
            if at < sentence.words.start + DATELINE
                && signals.cues.is_empty()
                && word.spaced
                && folded.starts_with(DASHES)
            {
                signals.dateline = at;
            }
            if taken.iter().any(|words| words.contains(&at)) {
                continue;
            }
            if at >= cued
                && let Some(found) = self.cues.at(document, at, end)
            {
                cued = at + found.length;
                signals.cues.push(Cue { words: at..cued, rest: found.rest, act: found.value });
            }
            if let Some(found) = self.marks.at(document, at, end) {
                signals.marks.push((at..at + found.length, found.value));
            }
            if let Some(found) = self.contexts.at(document, at, end)
                && !signals.contexts.contains(&found.value)
            {
                signals.contexts.push(found.value);
            }
        }
        signals
    }
}

impl Signals<'_> {
    /// Whether the sentence has such a word.
    pub(super) fn has(&self, mark: Mark) -> bool {
        self.marks.iter().any(|(_, found)| *found == mark)
    }

    /// Whether such a word stands right before `at`, or one word earlier.
    pub(super) fn before(&self, at: usize, mark: Mark) -> bool {
        self.marks.iter().any(|(words, found)| *found == mark && words.end <= at && words.end + 2 > at)
    }

    /// The number of the clause that a word stands in.
    pub(super) fn clause(&self, at: usize) -> usize {
        self.clauses.get(at.saturating_sub(self.first)).copied().unwrap_or_default()
    }

    /// Whether what stands between two words makes a list of them: an "and" or a comma, and no cue.
    pub(super) fn coordinated(&self, from: usize, to: usize) -> bool {
        let between = |at: usize| from <= at && at < to;
        from < to
            && to - from <= 6
            && !self.cues.iter().any(|cue| between(cue.words.start))
            && (self.marks.iter().any(|(words, mark)| *mark == Mark::And && between(words.start))
                || self.clause(from) > self.clause(from.saturating_sub(1)))
    }

    /// Whether a word stands before the dash or colon that opens a report: "BERLIN -- A court …".
    pub(super) fn dateline(&self, at: usize) -> bool {
        at < self.dateline
    }

    /// How far two words are apart; another clause is further away.
    pub(super) fn distance(&self, a: usize, b: usize) -> usize {
        a.abs_diff(b) + 4 * self.clause(a).abs_diff(self.clause(b))
    }
}
