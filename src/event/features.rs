//! What is measured of a sentence before it is believed, whatever else is known of the article: whom it names, how it is dated, and
//! what its words are about. Whole numbers that mean the same in every language.

use super::{Reader, lexicon::Mark, plover, words_of};
use crate::{actor::MentionKind, calendar::event_date, model::Precision, text::WordKind, time::Timex};

/// What each is called, in their order.
#[cfg(feature = "cli")]
pub(super) const NAMES: [&str; COUNT] = [
    "others",
    "other places",
    "leaders",
    "metonyms",
    "adjectives",
    "opens",
    "dates",
    "year",
    "interval",
    "words",
    "numbers",
    "states",
    "envoys",
    "election",
    "pair",
    "origin",
    "quote",
];

/// How many there are.
pub(super) const COUNT: usize = 17;

/// Words of a sentence in which its opening ends.
const OPENING: usize = 3;

/// Features as they are measured, one after another.
pub(super) struct Row<const N: usize> {
    pub(super) values: [i32; N],
    filled: usize,
}

impl<const N: usize> Row<N> {
    /// Begins with what is measured of a sentence and its date for a pair.
    pub(super) fn new(reader: &Reader<'_>, at: usize, pair: [&str; 2], date: Option<&Timex>) -> Self {
        let mut row = Self { values: [0; N], filled: 0 };
        let document = reader.document;
        let sentence = &document.sentences[at];
        let words = document.words_of(sentence);
        let signals = &reader.signals[at];
        let actors = &reader.actors[at];
        let of = |code: &str| pair.contains(&code);
        for place in [false, true] {
            row.flag(actors.iter().any(|a| !of(&a.mention.code) && (a.kind == MentionKind::Place) == place));
        }
        // Of the pair.
        for kinds in [[MentionKind::Name; 2], [MentionKind::Metonym; 2], [MentionKind::Adjective, MentionKind::People]]
        {
            row.flag(actors.iter().any(|actor| of(&actor.mention.code) && kinds.contains(&actor.kind)));
        }
        row.flag(date.is_some_and(|date| words_of(document, date).start < sentence.words().start + OPENING));
        row.count(reader.dates[at].len(), 3);
        let dated = date.and_then(|date| event_date(date.edtf.as_deref()?, date.basis).ok());
        for asked in [Precision::Year, Precision::Interval] {
            row.flag(dated.as_ref().is_some_and(|date| date.precision == asked));
        }
        row.count(words.len() / 5, 8);
        row.count(words.iter().filter(|word| word.kind() == WordKind::Number).count(), 3);
        row.flag(signals.contexts.iter().any(|context| plover::of_states(context)));
        row.flag(signals.contexts.contains(&"diplomatic"));
        row.flag(signals.contexts.contains(&"election"));
        row.flag(signals.has(Mark::Pair));
        row.flag(signals.has(Mark::Origin));
        row.flag(words.iter().any(|word| matches!(document.surface(word), "\"" | "“" | "„" | "«" | "「" | "‘")));
        row
    }

    pub(super) fn flag(&mut self, is: bool) {
        self.count(usize::from(is), 1);
    }

    /// A count, up to the most that makes a difference.
    pub(super) fn count(&mut self, count: usize, most: i32) {
        self.values[self.filled] = i32::try_from(count).unwrap_or(most).min(most);
        self.filled += 1;
    }
}

/// What each feature adds to the score.
pub(super) fn weighed(features: &[i32], weights: &[i16]) -> impl Iterator<Item = i32> {
    features.iter().zip(weights).map(|(value, weight)| value * i32::from(*weight))
}
