//! Actors: states, their people, cities and governments, and international organisations, found by the pack's names.

mod learn;
mod lexicon;

use std::ops::Range;

use crate::{
    calendar::Day,
    language::Table,
    model::{ActorMention, Span},
    order,
    small::{Gather as _, whole},
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
    // A form of one ideograph stands for whom the text names in full, which may be after it.
    let mut whole = Vec::new();
    for short in [false, true] {
        if !short && lexicon.filled & Table::Short.bit() == 0 {
            continue;
        }
        for (index, sentence) in document.sentences.iter().enumerate() {
            let mut at = sentence.words().start;
            let whole = short.then_some(whole.as_slice());
            let text = Text { document, year, small, sentence: index, end: sentence.words().end, whole };
            while at < sentence.words().end {
                at += text.at(at, &mut mentions).max(1);
            }
        }
        if !short {
            for Mention { mention, kind, .. } in mentions.drain(..) {
                if kind == MentionKind::Name && !whole.contains(&mention.code) {
                    whole.push(mention.code);
                }
            }
        }
    }
    let named = epithets(&mentions);
    let mut named = named.into_iter();
    mentions.retain_mut(|mention| {
        if !several(mention) {
            return true;
        }
        let code = named.next().flatten();
        let known = code.is_some();
        mention.mention.code = code.unwrap_or_default();
        mention.kind = MentionKind::Metonym;
        known
    });
    learn::learn(document, &mut mentions);
    order::by(&mut mentions, |mention| order::pair(mention.mention.start, mention.mention.end));
    // A part of a whole name is no mention besides.
    mentions.dedup_by(|next, known| known.kind == MentionKind::Metonym && known.mention.end >= next.mention.end);
    if document.lexicon().filled & Table::Former.bit() != 0 {
        retire(document, &mut mentions);
    }
    settle(document, &mut mentions);
    post(document, year, &mut mentions);
    mentions
}

/// Who spoke for several, one after the other, speaks for the one of the year that the sentence names; else for the one that the
/// text names ("Bachelet" for Chile, not for the United Nations, in a text on Argentina and Chile); else for the last.
fn post(document: &Document<'_>, year: i32, mentions: &mut [Mention]) {
    let (lexicon, tables) = (document.lexicon(), Table::Leader.bit());
    let mut named: Vec<String> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.kind != MentionKind::Metonym) {
        if !named.contains(&mention.mention.code) {
            named.push(mention.mention.code.clone());
        }
    }
    for mention in mentions.iter_mut().filter(|mention| mention.kind == MentionKind::Metonym) {
        let leader = document.find(mention.words.start, mention.words.end, tables, false).map(|leader| leader.phrase);
        if leader.is_none_or(|leader| lexicon.alike(leader, tables).is_none()) {
            continue;
        }
        let mut words = document.words_of(&document.sentences[mention.sentence]).iter();
        let told: Option<i32> = words.find(|word| word.digits(4)).and_then(|word| whole(document.folded(word)));
        let mut all = Vec::new();
        let mut next = leader;
        while let Some(phrase) = next {
            let name = Name::new(document, phrase);
            if name.office.0 <= year {
                all.push((name.code, name.office));
            }
            next = lexicon.alike(phrase, tables);
        }
        let worth = |&&(code, (first, last)): &&(&str, (i32, i32))| {
            (told.is_some_and(|told| first <= told && told <= last), named.iter().any(|named| named == code), last)
        };
        if let Some(&(code, _)) = all.iter().max_by_key(worth) {
            code.clone_into(&mut mention.mention.code);
            // Who came back counts as if he had never left.
            let lasts = all.iter().filter(|(other, _)| *other == code).map(|(_, office)| office.1);
            mention.until = lasts.max().unwrap_or(mention.until);
        }
    }
}

/// Whether the words may name several, as their codes say: "the Andean country".
fn several(mention: &Mention) -> bool {
    mention.mention.code.contains(' ')
}

/// Which of several each such mention names: the one that the article names most, and that sentence does not. Nobody, if there is none.
fn epithets(mentions: &[Mention]) -> Vec<Option<String>> {
    if !mentions.iter().any(several) {
        return Vec::new();
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for mention in mentions {
        match counts.iter_mut().find(|(code, _)| *code == mention.mention.code) {
            Some((_, count)) => *count += 1,
            None => counts.push((&mention.mention.code, 1)),
        }
    }
    let one = |mention: &Mention| {
        let here = mentions.partition_point(|other| other.sentence < mention.sentence);
        let beside = |code: &str| {
            mentions[here..]
                .iter()
                .take_while(|other| other.sentence == mention.sentence)
                .any(|other| other.mention.code == code)
        };
        let may = |code: &str| mention.mention.code.split(' ').any(|of| of == code) && !beside(code);
        // Of two that are named as often the first is meant.
        let known = counts.iter().rev().filter(|(code, _)| may(code));
        known.max_by_key(|(_, count)| *count).map(|(code, _)| (*code).to_owned())
    };
    mentions.iter().filter(|mention| several(mention)).map(one).gather()
}

/// "Brussels" is the European Union, but Belgium in a text that names that as often, and nowhere else the Union.
fn settle(document: &Document<'_>, mentions: &mut [Mention]) {
    let (union, host) = lexicon::SEATED;
    let seat = |mention: &Mention| {
        let words = &mention.words;
        mention.mention.code == union && document.find(words.start, words.end, Table::Seat.bit(), false).is_some()
    };
    let (mut seats, mut hosts) = (Vec::new(), 0);
    for (at, mention) in mentions.iter().enumerate() {
        if seat(mention) {
            seats.push(at);
        } else if mention.mention.code == union {
            return;
        }
        hosts += usize::from(mention.mention.code == host);
    }
    for at in seats.iter().filter(|_| hosts >= seats.len()) {
        mentions[*at].mention.code = host.to_owned();
    }
}

/// Takes out who held an office before: "former president X of Y", "oud-premier X" no longer speaks for a state.
fn retire(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let mut left: Vec<Range<usize>> = Vec::new();
    for sentence in &document.sentences {
        let end = sentence.words().end;
        // "Ex-president", "US-Präsident": one part of a word with a hyphen is what counts.
        let is = |at: usize, table: Table| {
            let word = document.words.get(at).filter(|_| at < end)?;
            if let Some(found) = document.find(at, end, table.bit(), false) {
                return Some(found.length);
            }
            let folded = document.folded(word);
            let mut parts = folded.split('-');
            let part = if table == Table::Former { parts.next() } else { parts.next_back() };
            let part = part.filter(|_| document.hyphens(word))?;
            document.lexicon().single(part, table.bit()).map(|_| 1)
        };
        let title = |at: usize| Some(at + is(at, Table::Title)?);
        let named = |at: usize| {
            let first = mentions.partition_point(|mention| mention.words.start < at);
            mentions.get(first).filter(|mention| mention.words.start == at).map(|mention| mention.words.end)
        };
        for at in sentence.words() {
            let titled = is(at, Table::Former).and_then(|length| (at..(at + length + 3).min(end)).find_map(title));
            let Some(mut stop) = titled else { continue };
            // To the end of what names him: his state, and his name.
            loop {
                let word = document.words.get(stop).filter(|_| stop < end);
                let of = word.is_some_and(|word| document.is(word, Table::Of));
                let state = if of { named(stop + 1).or_else(|| named(stop + 2)) } else { named(stop) };
                let letter = |at: usize| {
                    document.words.get(at).is_some_and(|word| word.capital() && word.kind() == WordKind::Letters)
                };
                let name = word.is_some() && letter(stop);
                // "The former president of Ukraine, Petro Poroshenko": his name may stand apart.
                let next = mentions.partition_point(|mention| mention.words.start < stop);
                let apart = mentions.get(next).filter(|next| {
                    next.kind == MentionKind::Metonym
                        && (stop + 1..stop + 4).contains(&next.words.start)
                        && word.is_some_and(|word| document.surface(word) == ",")
                        && (stop + 1..next.words.end).all(letter)
                });
                let state = state.or_else(|| apart.map(|name| name.words.end));
                match state {
                    Some(state) => stop = state,
                    None if name => stop += 1,
                    None => break,
                }
            }
            left.push(at..stop);
        }
    }
    // "US former president": the state may stand before it.
    mentions.retain(|mention| {
        let at = left.partition_point(|words| words.end <= mention.words.start);
        let before = left.get(at).is_some_and(|words| words.start == mention.words.end);
        !before && !left.get(at).is_some_and(|words| words.contains(&mention.words.start))
    });
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
    /// The states that the text names in full, once that is known.
    whole: Option<&'a [String]>,
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
        match first.kind() {
            WordKind::Ideograph => self.short(at, mentions),
            _ if hyphen => self.compound(at, mentions),
            _ => 0,
        }
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

    /// Adds a name of one ideograph, which counts only beside another (中俄) or beside a word that says so (访华, 俄外长).
    fn short(&self, at: usize, mentions: &mut Vec<Mention>) -> usize {
        let document = self.document;
        let Some((name, alone)) = self.short_of(at) else { return 0 };
        let before = at.checked_sub(1).and_then(|at| document.words.get(at));
        let follows = mentions.last().is_some_and(|last| last.words.len() == 1 && last.words.end == at);
        let told = alone
            && (before.is_some_and(|before| document.is(before, Table::ShortAfter))
                || document.find(at + 1, self.end, Table::ShortBefore.bit(), false).is_some());
        if before.is_some_and(|before| before.kind() == WordKind::Number)
            || !(follows || told || self.short_of(at + 1).is_some())
        {
            return 0;
        }
        // The second of two has the words of both, as the parts of a compound have.
        let words = at - usize::from(follows)..at + 1;
        mentions.push(self.mention(name, MentionKind::Name, words, document.words[at].span(), i32::MAX));
        1
    }

    /// For whom one ideograph stands, and whether it may alone. Of several it is whom the text names in full; if that
    /// is none of them, the one whose code has no `-`; without such a one it counts beside another only.
    fn short_of(&self, at: usize) -> Option<(&'d str, bool)> {
        let document = self.document;
        let word = document.words.get(at).filter(|_| at < self.end)?;
        let whole = self.whole.filter(|_| document.find(at, self.end, NAMES, false).is_none())?;
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
