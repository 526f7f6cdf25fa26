//! Whether what the rules find is to be believed. In an article about two states the rules are mostly right; in any other, a state
//! that the sentence does not name, or that is only where something was, makes an event of what was none.
//!
//! The model is a logistic regression over what is known of the article and the sentence, in whole numbers that mean the same in
//! every language, on every machine. `tools/train_events.py` learns its weights.

use super::{
    Reader,
    features::{self, Row, weighed},
    unit::{Claim, Unit},
    weights::trust::{BIAS, WEIGHTS},
    words_of,
};
use crate::{
    actor::MentionKind,
    language::Table,
    text::{Document, WordKind},
};

/// What each feature is called beyond those of the sentence, in their order.
#[cfg(feature = "cli")]
pub(super) const NAMES: [&str; OWN] = [
    "share",
    "together",
    "both named",
    "titled",
    "both titled",
    "places",
    "organisations",
    "near",
    "carries",
    "claimed",
    "stranger",
];
const OWN: usize = 11;

/// How many features there are.
pub(super) const COUNT: usize = features::COUNT + OWN;

/// Where some stand: one of these speaks for every claim that is told.
const TOGETHER: usize = features::COUNT + 1;
const BOTH_NAMED: usize = features::COUNT + 2;
const TITLED: usize = features::COUNT + 3;
const PAIR: usize = 14;

/// Sentences of a text that is too short to weigh what it is about.
const SHORT: usize = 3;

/// Words from which on a side is no more near what was done.
const FAR: usize = 20;

/// Words of a sentence among which the one of whom it tells is named.
const OPENING: usize = 6;

/// Every two of whom the rules find something, and how often.
pub(super) type Claimed<'a> = Vec<([&'a str; 2], usize)>;

/// Goes through all that the rules find, rather than to hold it: a long text has much of it.
pub(super) fn claimed<'a>(reader: &Reader<'a>) -> Claimed<'a> {
    let mut all = Claimed::new();
    reader.each(&mut |_, unit| {
        for claim in unit.iter().flat_map(Unit::claims) {
            match all.iter_mut().find(|(pair, _)| same(*pair, &claim)) {
                Some((_, count)) => *count += 1,
                None => all.push((codes(&claim), 1)),
            }
        }
    });
    all
}

fn codes<'a>(claim: &Claim<'_, 'a>) -> [&'a str; 2] {
    [claim.sides[0].code, claim.sides[1].code]
}

fn same(pair: [&str; 2], claim: &Claim<'_, '_>) -> bool {
    codes(claim).iter().all(|code| pair.contains(code))
}

/// Whether a capital makes a name in a text: one in which a third of the words have one writes every noun so.
pub(super) fn names(document: &Document<'_>) -> bool {
    let words = || document.words.iter().filter(|word| word.kind() == WordKind::Letters);
    3 * words().filter(|word| word.capital()).count() < words().count()
}

/// Whether a sentence begins with a name that is no actor: what it tells is told of that one.
fn stranger(reader: &Reader<'_>, at: usize) -> bool {
    let document = reader.document;
    let words = document.sentences[at].words();
    let mut opening = (words.start + 1)..(words.start + OPENING).min(words.end);
    reader.names
        && opening.any(|at_word| {
            let word = &document.words[at_word];
            word.capital()
                && word.kind() == WordKind::Letters
                && !document.is(word, Table::Title)
                && !reader.actors[at].iter().any(|actor| actor.words.contains(&at_word))
                && !reader.dates[at].iter().any(|date| words_of(document, date).contains(&at_word))
        })
}

/// Whether a claim is to be told: it is sure enough, and more than two stray mentions speak for it.
pub(super) fn trusted(claim: &Claim<'_, '_>) -> bool {
    let features = features(claim);
    let anchored = [TOGETHER, BOTH_NAMED, TITLED, PAIR].iter().any(|at| features[*at] > 0);
    short(claim.unit.reader) || anchored && score(&features) >= 0
}

/// Whether a text has so few sentences that it is about what it says.
pub(super) fn short(reader: &Reader<'_>) -> bool {
    reader.document.sentences.len() <= SHORT
}

/// How sure a claim is: the logarithm of the odds that it is right over those that are asked for, in thousandths.
pub(super) fn score(features: &[i32; COUNT]) -> i32 {
    weighed(features, &WEIGHTS).fold(BIAS, |score, value| score + value)
}

/// What is measured of a claim.
pub(super) fn features(claim: &Claim<'_, '_>) -> [i32; COUNT] {
    let reader = claim.unit.reader;
    let signals = &reader.signals[claim.unit.told];
    let topics = &reader.topics;
    let codes = codes(claim);
    let mut row = Row::new(reader, claim.unit.told, codes, claim.timex);
    row.count(codes.map(|code| topics.tenths(code)).into_iter().min().unwrap_or(0), 10);
    // Other sentences than its own.
    let names = |at: usize| codes.iter().all(|code| reader.actors[at].iter().any(|actor| actor.mention.code == *code));
    let Unit { told, dated, .. } = *claim.unit;
    let own = usize::from(names(told)) + usize::from(dated != told && names(dated));
    row.count(topics.together(codes).saturating_sub(own), 4);
    row.flag(claim.explicit == 2);
    let titled = codes.iter().filter(|code| topics.titles(code)).count();
    row.count(titled, 2);
    row.flag(titled == 2);
    let mentions = || claim.sides.iter().filter_map(|side| side.mention);
    let kinds = |kind: MentionKind| mentions().filter(|mention| mention.kind == kind).count();
    row.count(kinds(MentionKind::Place), 2);
    row.count(kinds(MentionKind::Organisation), 2);
    let start = claim.cue.words.start;
    let near = mentions().map(|mention| signals.distance(mention.words.start, start)).min();
    row.count(near.map_or(0, |near| FAR.saturating_sub(near)), 20);
    row.flag(claim.cue.act.carries);
    let claimed = reader.claimed.get_or_init(|| claimed(reader)).iter().find(|(pair, _)| same(*pair, claim));
    row.count(claimed.map_or(0, |(_, count)| *count), 5);
    row.flag(stranger(reader, claim.unit.told));
    row.values
}
