//! What was between the two that an article is about, where no word says what they did: "On Sunday the first soldiers from Doha sat
//! down at a table in Riyadh". Most of what a reporter tells in verbs of his own is so; and so is much that is none of it, as the
//! elections and the weather of either country.
//!
//! Whether it is to be believed a logistic regression says, as of what the rules find ([`super::trust`]): first of all by how much
//! else the article tells of the two. `tools/train_events.py` learns its weights.

use super::{
    Reader,
    features::{self, Row, weighed},
    lexicon::Mark,
    pair::Side,
    topics::Main,
    weights::between::{BIAS, WEIGHTS},
};
use crate::{
    model::{Event, Status},
    small,
    text::{Index, SEED, hash},
    time::Timex,
};

/// What each feature is called beyond those of the sentence, in their order.
#[cfg(feature = "cli")]
pub(super) const NAMES: [&str; 4] = ["told", "density", "share", "both named"];

/// How many features there are.
pub(super) const COUNT: usize = features::COUNT + 4;

/// Sentences of an article so short that how densely it tells of the two says little.
const FEW: usize = 12;

/// How many dated events the rules find for each pair; one told twice counts once.
pub(super) struct Told(Vec<([String; 2], usize)>);

impl Told {
    pub(super) fn new(events: &[Event]) -> Self {
        let (mut told, mut keys) = (Vec::<([String; 2], usize)>::new(), Index::default());
        for event in events {
            let (Some(dyad), Some(date)) = (&event.dyad, &event.date) else { continue };
            let known = keys.len();
            let key = dyad.iter().fold(SEED, |key, code| hash(hash(key, code.as_bytes()), b"\0"));
            if keys.add(hash(key, date.edtf.as_bytes())) < known {
                continue;
            }
            match told.iter_mut().find(|(pair, _)| pair == dyad) {
                Some((_, dates)) => *dates += 1,
                None => told.push((dyad.clone(), 1)),
            }
        }
        Self(told)
    }
}

/// The two that the article is about, if it tells more of them, and nothing says that this is not so or is no matter of theirs.
pub(super) fn pair<'a>(reader: &Reader<'a>, told: &Told, at: usize) -> Option<(Main<'a>, usize)> {
    if reader.dates[at].is_empty() {
        return None;
    }
    let signals = &reader.signals[at];
    let unsure = |mark: &Mark| match mark {
        Mark::Negation | Mark::Silence | Mark::Domestic | Mark::Due => true,
        Mark::Status(status) => matches!(status, Status::Hypothetical | Status::Denied),
        _ => false,
    };
    if signals.scored || signals.marks.iter().any(|(_, mark)| unsure(mark)) {
        return None;
    }
    let main = reader.topics.pair(reader.document.sentences[at].section()).filter(|main| main.whole)?;
    let mut dyad = main.pair.map(str::to_owned);
    small::sort(&mut dyad);
    told.0.iter().find(|(pair, _)| *pair == dyad).map(|(_, dates)| (main, *dates))
}

/// The two, if what a sentence dates is to be believed to be between them.
pub(super) fn between<'a>(
    reader: &Reader<'a>,
    (main, known): &(Main<'a>, usize),
    at: usize,
    date: &Timex,
) -> Option<[Side<'a>; 2]> {
    let named = &reader.actors[at];
    (score(&features(reader, main, *known, at, date)) >= 0)
        .then(|| main.pair.map(|code| Side { code, mention: named.iter().find(|a| a.mention.code == code).copied() }))
}

/// How sure it is: the logarithm of the odds that it is right over those that are asked for, in thousandths.
pub(super) fn score(features: &[i32; COUNT]) -> i32 {
    weighed(features, &WEIGHTS).fold(BIAS, |score, value| score + value)
}

/// What is measured of a date in a sentence.
pub(super) fn features(reader: &Reader<'_>, main: &Main<'_>, told: usize, at: usize, date: &Timex) -> [i32; COUNT] {
    let mut row = Row::new(reader, at, main.pair, Some(date));
    row.count(told, 6);
    row.count(20 * told / reader.document.sentences.len().max(FEW), 6);
    row.count(main.pair.map(|code| reader.topics.tenths(code)).into_iter().min().unwrap_or(0), 10);
    row.flag(main.pair.iter().all(|code| reader.actors[at].iter().any(|actor| actor.mention.code == **code)));
    row.values
}
