//! Actors: states, their people, cities and governments, and international organisations, found by the pack's names.

mod learn;
mod lexicon;

use std::ops::Range;

use crate::{
    language::Pack,
    model::{ActorMention, Span},
    order,
    text::{Document, Word, WordKind},
};
use lexicon::{Lexicon, Name};

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
}

/// How a mention names an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// By its name: "Rusland", "de EU".
    Name,
    /// By an adjective: "Russische".
    Adjective,
    /// By its people: "de Russen".
    People,
    /// By a city or region, which may be no more than the place: "Novosibirsk".
    Place,
    /// By a seat or metonym, a leader, an army or a state firm: "het Kremlin", "Poetin".
    Metonym,
}

/// Every mention of an actor in a document, in order.
pub(crate) fn find(document: &Document<'_>, pack: &Pack) -> Vec<Mention> {
    let lexicon = Lexicon::new(pack);
    let bare = bare(document, &lexicon);
    let mut mentions = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            let text = Text { document, lexicon: &lexicon, bare: &bare, sentence: index, end: sentence.words.end };
            at += text.at(at, &mut mentions).max(1);
        }
    }
    learn::learn(document, &lexicon, &bare, &mut mentions);
    order::by(&mut mentions, |mention| order::pair(mention.mention.start, mention.mention.end));
    mentions
}

/// The document's words without the clitics that names carry ("Russia's" as "russia").
fn bare(document: &Document<'_>, lexicon: &Lexicon<'_>) -> Vec<Word> {
    let strip = |word: &Word| {
        let folded = document.folded(word);
        let mut word = *word;
        let clitic = lexicon
            .clitics
            .iter()
            .find(|clitic| word.capital && folded.len() > clitic.len() + 2 && folded.ends_with(**clitic));
        word.folded.end -= clitic.map_or(0, |clitic| clitic.len());
        word
    };
    document.words.iter().map(strip).collect()
}

/// A sentence in which names are looked up.
struct Text<'a, 'd> {
    document: &'a Document<'d>,
    lexicon: &'a Lexicon<'a>,
    bare: &'a [Word],
    sentence: usize,
    end: usize,
}

impl Text<'_, '_> {
    /// Adds what the words from `at` name; gives the number of words that were read (0: none).
    fn at(&self, at: usize, mentions: &mut Vec<Mention>) -> usize {
        let words = &self.document.words[at..self.end];
        let Some(first) = words.first() else { return 0 };
        if matches!(first.kind, WordKind::Mark | WordKind::Number) {
            return 0;
        }
        let exact = self.lexicon.names.longest(self.document, words).filter(|found| self.written(at, found));
        // A clitic is stripped from the last word only where the words as they stand name nothing longer.
        let stripped = self.lexicon.names.longest(self.document, &self.bare[at..self.end]);
        let stripped = stripped.filter(|found| self.written(at, found));
        let (found, bare) = match (exact, stripped) {
            (Some(exact), Some(stripped)) if stripped.0 > exact.0 => (Some(stripped), true),
            (Some(exact), _) => (Some(exact), false),
            (None, stripped) => (stripped, true),
        };
        if let Some((length, name)) = found {
            if let Some(kind) = self.kind(at, name) {
                let end = if bare { self.bare_end(at + length - 1) } else { words[length - 1].span.end };
                mentions.push(self.mention(name.code, kind, at..at + length, Span::new(first.span.start, end)));
            }
            return length;
        }
        if self.document.folded(first).contains('-') { self.compound(at, mentions) } else { 0 }
    }

    /// Whether the words are written as the name is: with a capital, or in capitals where the name is.
    fn written(&self, at: usize, (length, name): &(usize, &Name<'_>)) -> bool {
        let words = &self.document.words[at..at + length];
        let Some(first) = words.first() else { return false };
        let surface = Span::new(first.span.start, words[length - 1].span.end).of(&self.document.article.text);
        let capital = first.capital || first.kind == WordKind::Ideograph || name.lower;
        capital && (!name.upper || !surface.chars().any(char::is_lowercase))
    }

    /// Where the word ends in the text, without its clitic.
    fn bare_end(&self, at: usize) -> usize {
        let (word, bare) = (&self.document.words[at], &self.bare[at]);
        let same = word.folded.end - word.folded.start == word.span.end - word.span.start;
        word.span.end - if same { word.folded.end - bare.folded.end } else { 0 }
    }

    fn kind(&self, at: usize, name: &Name<'_>) -> Option<MentionKind> {
        if name.seat {
            let before = at.checked_sub(1).map(|index| self.document.folded(&self.document.words[index]));
            let located = before.is_some_and(|before| self.lexicon.locatives.contains(&before));
            return Some(if located { MentionKind::Place } else { MentionKind::Metonym });
        }
        name.kind
    }

    /// Adds what the parts of a hyphenated word name: "Chinees-Russische", "EU-top".
    fn compound(&self, at: usize, mentions: &mut Vec<Mention>) -> usize {
        let word = &self.document.words[at];
        let surface = self.document.surface(word);
        let folded = self.document.folded(word);
        let cuts = |text: &str| -> Vec<usize> {
            let inner = text.char_indices().filter(|(_, c)| matches!(c, '-' | '‐' | '‑')).map(|(index, _)| index);
            inner.chain([text.len()]).collect()
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
            let found = (part..folded_cuts.len()).rev().find_map(|last| {
                let piece = surface.get(from..surface_cuts[last])?;
                let mut word = *word;
                word.folded = Span::new(word.folded.start + folded_from, word.folded.start + folded_cuts[last]);
                let name = self.lexicon.whole(self.document, word)?;
                let capital = piece.chars().next().is_some_and(char::is_uppercase) || name.lower;
                let upper = !name.upper || !piece.chars().any(char::is_lowercase);
                (capital && upper).then_some((last, name))
            });
            let last = found.as_ref().map_or(part, |(last, _)| *last);
            if let Some((last, name)) = found
                && let Some(kind) = self.kind(at, name)
            {
                let span = Span::new(word.span.start + from, word.span.start + surface_cuts[last]);
                // Of a compound whose other part is no name ("EU-top") the name is no more than an adjective.
                let kind = if kind == MentionKind::Name { MentionKind::Adjective } else { kind };
                mentions.push(self.mention(name.code, kind, at..at + 1, span));
            }
            from = surface_cuts[last] + surface[surface_cuts[last]..].chars().next().map_or(0, char::len_utf8);
            folded_from = folded_cuts[last] + 1;
            part = last + 1;
        }
        usize::from(mentions.len() > before)
    }

    fn mention(&self, code: &str, kind: MentionKind, words: Range<usize>, span: Span) -> Mention {
        let text = span.of(&self.document.article.text).to_owned();
        let mention = ActorMention { code: code.to_owned(), text, start: span.start, end: span.end };
        Mention { mention, sentence: self.sentence, words, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
                let found: Vec<_> = find(&Document::new(&article, &pack), &pack)
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
