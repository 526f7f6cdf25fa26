//! What was between the two that an article is about, where no word says what they did: "On Sunday the first soldiers from Doha sat
//! down at a table in Riyadh". Most of what a reporter tells in verbs of his own is so; and so is much that is none of it, as the
//! elections and the weather of either country.
//!
//! Whether it is to be believed a logistic regression says, as of what the rules find ([`super::trust`]): first of all by how much
//! else the article tells of the two. `tools/train_events.py` learns its weights.

use super::{
    Reader,
    lexicon::Mark,
    pair::Side,
    topics::Main,
    trust::{self, Row},
    weights::between::{BIAS, WEIGHTS},
    words_of,
};
use crate::{
    actor::MentionKind,
    calendar::event_date,
    model::{Event, Precision, Status},
    small,
    time::Timex,
};

/// What each feature is called, in their order: `--explain` shows them, and the training reads them.
#[cfg(feature = "cli")]
pub(super) const NAMES: [&str; COUNT] = [
    "told",
    "density",
    "share",
    "both named",
    "others",
    "other places",
    "leaders",
    "metonyms",
    "adjectives",
    "opens",
    "dates",
    "day",
    "year",
    "interval",
    "words",
    "numbers",
    "contexts",
    "election",
    "pair",
    "origin",
    "quote",
    "cue",
];

/// How many features there are.
pub(super) const COUNT: usize = 22;

/// Words of a sentence in which its opening ends.
const OPENING: usize = 3;

/// The two that the article is about, if it tells more of them, and nothing says that this is not so or is no matter of theirs.
pub(super) fn pair<'a>(reader: &Reader<'a>, told: &[Event], at: usize) -> Option<(Main<'a>, Vec<String>)> {
    let signals = &reader.signals[at];
    let unsure = |mark: &Mark| match mark {
        Mark::Negation | Mark::Silence => true,
        Mark::Status(status) => matches!(status, Status::Hypothetical | Status::Denied),
        _ => false,
    };
    if signals.scored || signals.marks.iter().any(|(_, mark)| unsure(mark)) {
        return None;
    }
    let main = reader.topics.pair(reader.document.sentences[at].section()).filter(|main| main.whole)?;
    let mut dyad = main.pair.map(str::to_owned);
    small::sort(&mut dyad);
    // One event told twice counts once.
    let mut dates: Vec<String> = Vec::new();
    for event in told.iter().filter(|event| event.dyad.as_ref() == Some(&dyad)) {
        dates.extend(event.date.as_ref().map(|date| date.edtf.clone()).filter(|date| !dates.contains(date)));
    }
    (!dates.is_empty()).then_some((main, dates))
}

/// The two, if what a sentence dates is to be believed to be between them.
pub(super) fn between<'a>(
    reader: &Reader<'a>,
    (main, known): &(Main<'a>, Vec<String>),
    at: usize,
    date: &Timex,
) -> Option<[Side<'a>; 2]> {
    let named = &reader.actors[at];
    (score(&features(reader, main, known.len(), at, date)) >= 0)
        .then(|| main.pair.map(|code| Side { code, mention: named.iter().find(|a| a.mention.code == code).copied() }))
}

/// How sure it is: the logarithm of the odds that it is right over those that are asked for, in thousandths.
pub(super) fn score(features: &[i32; COUNT]) -> i32 {
    weighed(features).fold(BIAS, |score, value| score + value)
}

/// What each feature adds to the score.
pub(super) fn weighed(features: &[i32; COUNT]) -> impl Iterator<Item = i32> {
    features.iter().zip(WEIGHTS).map(|(value, weight)| value * i32::from(weight))
}

/// What is measured of a date in a sentence: of the article, the actors, the date and the words.
pub(super) fn features(reader: &Reader<'_>, main: &Main<'_>, told: usize, at: usize, date: &Timex) -> [i32; COUNT] {
    let document = reader.document;
    let sentence = &document.sentences[at];
    let words = document.words_of(sentence);
    let signals = &reader.signals[at];
    let actors = &reader.actors[at];
    let mut row = Row::default();
    row.count(told, 6);
    row.count(20 * told / document.sentences.len().max(1), 6);
    row.count(main.pair.map(|code| reader.topics.tenths(code)).into_iter().min().unwrap_or(0), 10);
    let of = |code: &str| main.pair.contains(&code);
    row.flag(main.pair.iter().all(|code| actors.iter().any(|actor| actor.mention.code == **code)));
    let mut others = |place: bool| {
        row.flag(actors.iter().any(|a| !of(&a.mention.code) && (a.kind == MentionKind::Place) == place));
    };
    others(false);
    others(true);
    let mut kind = |kinds: [MentionKind; 2]| {
        row.flag(actors.iter().any(|actor| of(&actor.mention.code) && kinds.contains(&actor.kind)));
    };
    kind([MentionKind::Name; 2]);
    kind([MentionKind::Metonym; 2]);
    kind([MentionKind::Adjective, MentionKind::People]);
    row.flag(words_of(document, date).start < sentence.words().start + OPENING);
    row.count(reader.dates[at].len(), 3);
    let precision = date.edtf.as_deref().and_then(|edtf| event_date(edtf, date.basis).ok()).map(|date| date.precision);
    for asked in [Precision::Day, Precision::Year, Precision::Interval] {
        row.flag(precision == Some(asked));
    }
    row.count(words.len() / 5, 8);
    row.count(words.iter().filter(|word| word.kind() == crate::text::WordKind::Number).count(), 3);
    row.count(signals.contexts.len(), 3);
    row.flag(signals.contexts.contains(&"election"));
    row.flag(signals.has(Mark::Pair));
    row.flag(signals.has(Mark::Origin));
    row.flag(trust::quotes(reader, at));
    row.count(signals.cues.iter().map(|cue| cue.act.weight).max().unwrap_or(0), 3);
    row.values
}
