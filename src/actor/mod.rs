//! Actors: states, their people, cities and governments, and international organisations, found by the pack's names.

mod learn;
mod lexicon;
mod settle;

use std::ops::Range;

use crate::{
    calendar::Day,
    language::Table,
    model::{ActorMention, Span},
    order,
    small::Gather as _,
    text::{Document, Phrase, WordKind, letters},
};
use lexicon::{NAMES, Name};

/// A mention of an actor and where it stands in the document.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// The code and the words.
    pub(crate) mention: ActorMention,
    /// Index of its sentence in the document.
    pub(crate) sentence: usize,
    /// Its words: index range into the document's words.
    pub(crate) words: Range<usize>,
    /// How it names the actor.
    pub(crate) kind: MentionKind,
    /// The last year in which it does: a leader's name stands for the state to the end of his office only.
    pub(crate) until: i32,
}

/// How a mention names an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// By its name: "Rusland".
    Name,
    /// An organisation by its name: "de EU".
    Organisation,
    /// By an adjective: "Russische".
    Adjective,
    /// By its people: "de Russen".
    People,
    /// By a part of a compound whose other part names no one: "EU-top", "UN-backed".
    Part,
    /// By a city or region, which may be no more than the place: "Novosibirsk".
    Place,
    /// By a seat or metonym, a leader, an army or a state firm: "het Kremlin", "Poetin".
    Metonym,
}

/// The most parts that a name with hyphens is taken to have.
const PARTS: usize = 6;

/// Every mention of an actor in a document, in order. A leader's name counts from his first year in office on.
pub(crate) fn find(document: &Document<'_>, published: Option<Day>) -> Vec<Mention> {
    let year = published.map_or(i32::MAX, |day| day.civil().0);
    let mut mentions = Vec::new();
    let lexicon = document.lexicon();
    let small = (lexicon.uncapitalised | lexicon.small) & Table::Adjective.bit() != 0;
    let mut shorts = Vec::new();
    let in_sentence = |sentence: usize| {
        let end = document.sentences[sentence].words().end;
        Text { document, year, small, sentence, end }
    };
    for (index, sentence) in document.sentences.iter().enumerate() {
        let mut at = sentence.words().start;
        let text = in_sentence(index);
        while at < sentence.words().end {
            let read = text.at(at, &mut mentions);
            if read == 0 && document.is(&document.words[at], Table::Short) {
                shorts.push((index, at));
            }
            at += read.max(1);
        }
    }
    // A form of one ideograph stands for whom the text names in full, which may be after it.
    if !shorts.is_empty() {
        let mut whole = Vec::new();
        for Mention { mention, kind, .. } in &mentions {
            if *kind == MentionKind::Name && !whole.contains(&mention.code) {
                whole.push(mention.code.clone());
            }
        }
        let count = mentions.len();
        for (sentence, at) in shorts {
            let before = mentions[..count].partition_point(|mention| mention.words.start < at);
            let beside = [before.checked_sub(1), mentions.len().checked_sub(1)].into_iter().flatten();
            let follows = beside.map(|known| &mentions[known].words).any(|words| words.len() == 1 && words.end == at);
            mentions.extend(in_sentence(sentence).short(at, follows, &whole));
        }
        order::by(&mut mentions, |mention| order::pair(mention.words.start, 0));
    }
    settle::epithets(&mut mentions);
    learn::learn(document, &mut mentions);
    order::by(&mut mentions, |mention| order::pair(mention.mention.start, mention.mention.end));
    // A part of a whole name is no mention besides.
    mentions.dedup_by(|next, known| known.kind == MentionKind::Metonym && known.mention.end >= next.mention.end);
    if document.lexicon().filled & Table::Former.bit() != 0 {
        settle::retire(document, &mut mentions);
    }
    settle::seats(document, &mut mentions);
    settle::offices(document, year, &mut mentions);
    mentions
}

/// A sentence in which names are looked up.
struct Text<'a, 'd> {
    document: &'a Document<'d>,
    /// The year of publication.
    year: i32,
    /// Whether the language writes adjectives of names without a capital.
    small: bool,
    sentence: usize,
    end: usize,
}

impl<'d> Text<'_, 'd> {
    /// Adds what the words from `at` name; gives the number of words that were read (0: none).
    fn at(&self, at: usize, mentions: &mut Vec<Mention>) -> usize {
        let words = &self.document.words[at..self.end];
        let Some(first) = words.first() else { return 0 };
        if matches!(first.kind(), WordKind::Mark | WordKind::Number) {
            return 0;
        }
        // Of a word with a hyphen the parts are names, if more than one is: a start such as `deutsch*` may hold for all of it.
        let (known, hyphen) = (mentions.len(), self.document.hyphens(first));
        if hyphen {
            // "Peruvian-born"
            let last = self.document.folded(first).rsplit(['-', '‐', '‑']).next().unwrap_or_default();
            if self.document.lexicon().single(last, Table::Thing.bit()).is_some() {
                return 1;
            }
            let read = self.compound(at, mentions);
            if mentions.len() > known + 1 {
                return read;
            }
            mentions.truncate(known);
        }
        let look = |bare| {
            let mut tables = NAMES;
            // What is not written as one table has it may be of another: "Chinois" the people, "chinois" the adjective.
            while let Some(found) = self.document.find(at, self.end, tables, bare) {
                let name = self.name(found.phrase);
                if name.office.0 <= self.year && self.written(at, found.length, &name) {
                    return Some((found.length, name));
                }
                tables &= !found.phrase.table.bit();
            }
            None
        };
        // A clitic is stripped from the last word only where the words as they stand name nothing longer.
        let (exact, stripped) = (look(false), look(true));
        let (found, bare) = match (exact, stripped) {
            (Some(exact), Some(stripped)) if stripped.0 > exact.0 => (Some(stripped), true),
            (Some(exact), _) => (Some(exact), false),
            (None, stripped) => (stripped, true),
        };
        if let Some((length, name)) = found {
            if let Some(kind) = self.kind(at, &name).filter(|kind| bare || !self.of_thing(at..at + length, *kind)) {
                let end = if bare { self.bare_end(at + length - 1) } else { words[length - 1].end() };
                mentions.push(self.mention(
                    name.code,
                    kind,
                    at..at + length,
                    Span::new(first.start(), end),
                    name.office.1,
                ));
            }
            return length;
        }
        if hyphen { self.compound(at, mentions) } else { 0 }
    }

    /// What a phrase names; of several offices that one had, one that had begun.
    fn name(&self, phrase: &Phrase) -> Name<'d> {
        let mut name = Name::new(self.document, phrase);
        let mut next = Some(phrase);
        while let (true, Some(phrase)) = (name.office.0 > self.year, next) {
            name = Name::new(self.document, phrase);
            next = self.document.lexicon().alike(phrase, Table::Leader.bit());
        }
        name
    }

    /// What a name of one ideograph names, which counts only beside another (中俄) or beside a word that says so (访华, 俄外长).
    /// `follows`: another stands right before it; `whole`: the states that the text names in full.
    fn short(&self, at: usize, follows: bool, whole: &[String]) -> Option<Mention> {
        let document = self.document;
        let (name, alone) = self.short_of(at, whole)?;
        let before = at.checked_sub(1).and_then(|at| document.words.get(at));
        let told = alone
            && (before.is_some_and(|before| document.is(before, Table::ShortAfter))
                || document.find(at + 1, self.end, Table::ShortBefore.bit(), false).is_some());
        if before.is_some_and(|before| before.kind() == WordKind::Number)
            || !(follows || told || self.short_of(at + 1, whole).is_some())
        {
            return None;
        }
        // The second of two has the words of both, as the parts of a compound have.
        let words = at - usize::from(follows)..at + 1;
        Some(self.mention(name, MentionKind::Name, words, document.words[at].span(), i32::MAX))
    }

    /// For whom one ideograph stands, and whether it may alone. Of several it is whom the text names in full; if that
    /// is none of them, the one whose code has no `-`; without such a one it counts beside another only.
    fn short_of(&self, at: usize, whole: &[String]) -> Option<(&'d str, bool)> {
        let document = self.document;
        let word = document.words.get(at).filter(|_| at < self.end)?;
        if document.find(at, self.end, NAMES, false).is_some() {
            return None;
        }
        let (mut best, mut alone) = (None::<(&str, bool)>, false);
        let mut next = document.single(word, Table::Short.bit());
        while let Some(phrase) = next {
            let cell = document.cell(phrase, 0);
            let code = cell.trim_end_matches('-');
            let sure = code == cell;
            let named = whole.iter().any(|known| known == code);
            alone |= sure;
            if (named || sure) && best.is_none_or(|(_, known)| named && (sure || !known)) {
                best = Some((code, named));
            }
            next = document.lexicon().alike(phrase, Table::Short.bit());
        }
        best.map(|(code, _)| (code, alone))
    }

    /// Whether the words are written as the name is: with a capital, or in capitals where the name is.
    fn written(&self, at: usize, length: usize, name: &Name<'_>) -> bool {
        let words = &self.document.words[at..at + length];
        let Some(first) = words.first() else { return false };
        let surface = Span::new(first.start(), words[length - 1].end()).of(&self.document.article.text);
        let capital = first.capital() || first.kind() == WordKind::Ideograph || name.lower;
        capital && (!name.upper || !surface.chars().any(letters::is_lower))
    }

    /// Where the word ends in the text, without its clitic.
    fn bare_end(&self, at: usize) -> usize {
        let word = &self.document.words[at];
        let folded = self.document.folded(word).len();
        let same = folded == word.end() - word.start();
        word.end() - if same { folded - self.document.bare(word).len() } else { 0 }
    }

    fn kind(&self, at: usize, name: &Name<'_>) -> Option<MentionKind> {
        let is = |by: usize, table: Table| {
            let before = at.checked_sub(by).and_then(|at| self.document.words.get(at));
            before.is_some_and(|before| self.document.is(before, table))
        };
        if name.seat {
            let located = is(1, Table::Locative);
            return Some(if located { MentionKind::Place } else { MentionKind::Metonym });
        }
        // What another governs is where something was, where a word says so: "in Gibraltar", "the future of the Faroe Islands".
        let led = |by: usize| is(by, Table::Locative) || is(by, Table::Of);
        if name.kind == Some(MentionKind::Name)
            && lexicon::governed(name.code)
            && (led(1) || is(1, Table::FunctionWord) && led(2))
        {
            return Some(MentionKind::Place);
        }
        name.kind
    }

    /// Whether the words only say of a thing or a person whence it is: "Italian restaurant", "Moscow Road", "d'origine péruvienne".
    fn of_thing(&self, words: Range<usize>, kind: MentionKind) -> bool {
        let document = self.document;
        let start = document.sentences[self.sentence].words().start;
        let is = |by: usize, table: Table| {
            let at = words.start.checked_sub(by).filter(|at| *at >= start);
            at.and_then(|at| document.words.get(at)).is_some_and(|word| document.is(word, table))
        };
        // A word for the people may be the adjective too. Of a name a thing has to be a part: "on Belarus based on" is none.
        let adjective = kind == MentionKind::Adjective
            || kind == MentionKind::People
                && document.find(words.start, words.end, Table::Adjective.bit(), false).is_some();
        let thing = document
            .words
            .get(words.end)
            .filter(|thing| adjective || thing.capital() || thing.kind() == WordKind::Ideograph);
        if thing.is_some() && document.find(words.end, self.end, Table::Thing.bit(), false).is_some() {
            return true;
        }
        // Names stand behind a thing where adjectives do, which are written small there.
        let place = self.small && matches!(kind, MentionKind::Place | MentionKind::Metonym);
        let behind = place || kind == MentionKind::Adjective && !document.words[words.start].capital();
        behind && is(1, Table::Thing) || place && is(1, Table::Of) && is(2, Table::Thing)
    }

    /// Adds what the parts of a hyphenated word name: "Chinees-Russische", "EU-top".
    fn compound(&self, at: usize, mentions: &mut Vec<Mention>) -> usize {
        let word = &self.document.words[at];
        let surface = self.document.surface(word);
        let folded = self.document.folded(word);
        let cuts = |text: &str| -> Vec<usize> {
            let inner = text.char_indices().filter(|(_, c)| matches!(c, '-' | '‐' | '‑')).map(|(index, _)| index);
            inner.chain([text.len()]).gather()
        };
        let (surface_cuts, folded_cuts) = (cuts(surface), cuts(folded));
        if surface_cuts.len() != folded_cuts.len() {
            return 0;
        }
        let before = mentions.len();
        let mut part = 0;
        let (mut from, mut folded_from) = (0, 0);
        while part < folded_cuts.len() {
            // The longest run of parts that is a name: "Noord-Koreaanse" in "Noord-Koreaanse-Amerikaanse".
            let found: Option<(usize, Name<'d>)> = (part..folded_cuts.len().min(part + PARTS)).rev().find_map(|last| {
                let piece = surface.get(from..surface_cuts[last])?;
                let name = Name::part(self.document, folded.get(folded_from..folded_cuts[last])?, piece)?;
                Some((last, name))
            });
            let last = found.as_ref().map_or(part, |(last, _)| *last);
            if let Some((last, name)) = found
                && let Some(kind) = self.kind(at, &name)
            {
                let span = Span::new(word.start() + from, word.start() + surface_cuts[last]);
                mentions.push(self.mention(name.code, kind, at..at + 1, span, i32::MAX));
            }
            from = surface_cuts[last] + surface[surface_cuts[last]..].chars().next().map_or(0, char::len_utf8);
            folded_from = folded_cuts[last] + 1;
            part = last + 1;
        }
        // Two names that stand together are two actors; one beside another word ("EU-top") is less than one.
        let found = mentions.len() - before;
        for mention in &mut mentions[before..] {
            mention.kind = if found > 1 { MentionKind::Adjective } else { MentionKind::Part };
        }
        found.min(1)
    }

    fn mention(&self, code: &str, kind: MentionKind, words: Range<usize>, span: Span, until: i32) -> Mention {
        let text = span.of(&self.document.article.text).to_owned();
        let mention = ActorMention { code: code.to_owned(), text, start: span.start, end: span.end };
        Mention { mention, sentence: self.sentence, words, kind, until }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Pack;
    use crate::model::{Article, BlockKind};

    #[test]
    fn rows_of_every_language() {
        let mut wrong = Vec::new();
        for tag in Pack::built_in_tags() {
            let Ok(rows) = std::fs::read_to_string(format!("languages/{tag}/rows/actors.tsv")) else { continue };
            let pack = Pack::built_in(tag).unwrap();
            for row in rows.lines().skip(1).filter(|row| !row.is_empty()) {
                let (text, expected) = row.split_once('\t').unwrap();
                let mut article = Article::default();
                article.push(BlockKind::Paragraph, text);
                let found: Vec<_> = find(&Document::new(&article, &pack), None)
                    .iter()
                    .map(|Mention { mention, .. }| {
                        assert_eq!(Span::new(mention.start, mention.end).of(text), mention.text);
                        format!("{}={}", mention.code, mention.text)
                    })
                    .collect();
                if found.join(";") != expected {
                    wrong.push(format!("{tag}: {text}\n  expected {expected}\n  found    {}", found.join(";")));
                }
            }
        }
        assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    }
}
