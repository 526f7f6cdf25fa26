//! Names that the article teaches: after "president X van Indonesië", X stands for Indonesia.

use super::{Mention, MentionKind};
use crate::{
    language::Table,
    model::{ActorMention, Span},
    text::{Document, Word, WordKind},
};

/// The most words that a person's name is taken to have.
const LONGEST_NAME: usize = 4;

/// Adds a mention for every occurrence of a name that stands after a title and beside a state.
pub(super) fn learn(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let learned = names(document, mentions);
    if learned.is_empty() {
        return;
    }
    let mut taken: Vec<(usize, usize)> = mentions.iter().map(|m| (m.words.start, m.words.end)).collect();
    taken.sort_unstable();
    for (index, sentence) in document.sentences.iter().enumerate() {
        for at in sentence.words.clone() {
            let word = &document.words[at];
            if !word.capital {
                continue;
            }
            let folded = [document.folded(word), document.bare(word)];
            let Some((name, code)) = learned.iter().find(|(name, _)| folded.contains(&name.as_str())) else { continue };
            if taken.iter().any(|&(start, end)| start <= at && at < end) {
                continue;
            }
            let clitic = folded[0].len() - name.len();
            let same = folded[0].len() == word.span.end - word.span.start;
            let span = Span::new(word.span.start, word.span.end - if same { clitic } else { 0 });
            let text = span.of(&document.article.text).to_owned();
            mentions.push(Mention {
                mention: ActorMention { code: code.clone(), text, start: span.start, end: span.end },
                sentence: index,
                words: at..at + 1,
                kind: MentionKind::Metonym,
            });
        }
    }
}

/// The last name of everyone with a title and a state, and the state's code.
fn names(document: &Document<'_>, mentions: &[Mention]) -> Vec<(String, String)> {
    let mut learned: Vec<(String, String)> = Vec::new();
    // Only states and their adjectives teach: a city or a person beside a title says nothing of whose it is.
    let states: Vec<&Mention> =
        mentions.iter().filter(|m| matches!(m.kind, MentionKind::Name | MentionKind::Adjective)).collect();
    let starting = |at: usize| states.iter().find(|m| m.words.start == at);
    let ending = |at: usize| states.iter().find(|m| m.words.end == at);
    for sentence in &document.sentences {
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            let Some(title) = document.find(at, sentence.words.end, Table::Title.bit(), false) else {
                at += 1;
                continue;
            };
            let mut next = at + title.length;
            let link = |at: usize| {
                let word = document.words.get(at).filter(|_| at < sentence.words.end)?;
                if !document.is(word, Table::Of) {
                    return None;
                }
                // "van Indonesië", "of the Netherlands"
                (at + 1..at + 3).filter(|&at| at < sentence.words.end).find_map(starting)
            };
            let mut state = ending(at);
            if state.is_none()
                && let Some(found) = link(next)
            {
                state = Some(found);
                next = found.words.end;
                next += usize::from(document.words.get(next).is_some_and(|word| document.folded(word) == ","));
            }
            let name = run(document, next..sentence.words.end);
            let state = state.or_else(|| link(next + name));
            let known = mentions.iter().any(|m| m.words.start < next + name && next < m.words.end);
            if let (Some(state), true, false) = (state, name > 0, known) {
                let last = document.bare(&document.words[next + name - 1]).to_owned();
                if last.chars().count() > 2 && !learned.iter().any(|(name, _)| *name == last) {
                    learned.push((last, state.mention.code.clone()));
                }
            }
            at = next.max(at + 1);
        }
    }
    learned
}

/// How many capitalised words stand at the start of the range.
fn run(document: &Document<'_>, words: std::ops::Range<usize>) -> usize {
    let capital = |word: &&Word| word.capital && word.kind == WordKind::Letters;
    document.words.get(words).unwrap_or_default().iter().take(LONGEST_NAME).take_while(capital).count()
}
