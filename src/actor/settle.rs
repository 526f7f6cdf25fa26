//! Whom a mention names after all, once the whole text is read: which of several, of which year, or nobody any more.

use std::ops::Range;

use super::{Mention, MentionKind, lexicon};
use crate::{
    language::Table,
    small::{Gather as _, whole},
    text::{Document, WordKind},
};
use lexicon::Name;

/// Who spoke for several, one after the other, speaks for the one of the year that the sentence names; else for the one of the year of
/// publication; else for the one that the text names ("Bachelet" for Chile, not for the United Nations), or the last.
pub(super) fn offices(document: &Document<'_>, year: i32, mentions: &mut [Mention]) {
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
            let then = |year: i32| first <= year && year <= last;
            (told.is_some_and(then), then(year), named.iter().any(|named| named == code), last)
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

/// Settles which of several each such mention names: the one that the article names most, if the sentence names none of them. One
/// that names nobody, or two as well, goes.
pub(super) fn epithets(mentions: &mut Vec<Mention>) {
    if !mentions.iter().any(several) {
        return;
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for mention in &*mentions {
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
        let mut codes = mention.mention.code.split(' ');
        if codes.clone().any(beside) {
            return None;
        }
        let count = |code: &str| counts.iter().find(|(known, _)| *known == code).map_or(0, |(_, count)| *count);
        let most = codes.clone().map(count).max().filter(|most| *most > 0)?;
        let found = codes.find(|code| count(code) == most)?;
        codes.all(|code| count(code) < most).then(|| found.to_owned())
    };
    let named: Vec<_> = mentions.iter().filter(|mention| several(mention)).map(one).gather();
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
}

/// "Brussels" is the European Union, but Belgium in a text that names that as often, and nowhere else the Union.
pub(super) fn seats(document: &Document<'_>, mentions: &mut [Mention]) {
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
pub(super) fn retire(document: &Document<'_>, mentions: &mut Vec<Mention>) {
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
