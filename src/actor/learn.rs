//! Names that the article teaches: after "president X van Indonesië", X stands for Indonesia; after "Gordon Brown", Brown for the
//! United Kingdom.

use std::ops::Range;

use super::{Mention, MentionKind, lexicon::NAMES};
use crate::{
    language::{Table, mask},
    model::{ActorMention, Span},
    text::{Document, Word, WordKind, letters},
};

/// The most words that a person's name is taken to have.
const LONGEST_NAME: usize = 4;

/// Adds a mention for every occurrence of a name that stands after a title and beside a state, or in the whole name of a leader.
pub(super) fn learn(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let mut whole = Vec::new();
    let learned = names(document, mentions, &mut whole);
    // "President Joe Biden" is one name; and "president Petro Poroshenko of Ukraine" is no Petro of another state.
    for (first, known, state, end) in whole {
        let code = mentions[state].mention.code.clone();
        // "Petro Poroshenko": both words may be known.
        let name = |next: &&Mention| next.kind == MentionKind::Metonym && next.words.end <= end;
        let last = mentions.get(known + 1).filter(name).map(|next| next.words.end);
        let named = &mut mentions[known];
        if let Some(last) = last {
            named.words.end = last;
            named.mention.end = document.words[last - 1].end();
        }
        let start = document.words[first].start();
        named.words.start = first;
        named.mention.text = Span::new(start, named.mention.end).of(&document.article.text).to_owned();
        named.mention.start = start;
        if named.mention.code != code {
            named.mention.code = code;
            named.until = i32::MAX;
        }
    }
    let Some(learned) = learned else { return };
    let count = mentions.len();
    let mut next = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        for at in sentence.words() {
            while next < count && mentions[next].words.end <= at {
                next += 1;
            }
            let word = &document.words[at];
            if !word.capital() {
                continue;
            }
            let of = |form: u32| learned[form as usize];
            let (whole, bare) = (of(word.form()), of(document.bare_form(word)));
            let Some(state) = whole.or(bare) else { continue };
            // Whom the article introduces wins over another of that name: "President Xiomara Castro of Honduras … Castro".
            let leader = mentions[state].kind == MentionKind::Metonym;
            if next < count && mentions[next].words.start <= at {
                if mentions[next].words.len() == 1 && mentions[next].kind == MentionKind::Metonym {
                    mentions[next].mention.code = mentions[state].mention.code.clone();
                    mentions[next].until = mentions[state].until;
                }
                continue;
            }
            if leader && of_another(document, &mentions[state], sentence.words(), at) {
                continue;
            }
            let folded = document.folded(word).len();
            let clitic = if whole.is_some() { 0 } else { folded - document.bare(word).len() };
            let same = folded == word.end() - word.start();
            let span = Span::new(word.start(), word.end() - if same { clitic } else { 0 });
            let text = span.of(&document.article.text).to_owned();
            let (code, until) = (mentions[state].mention.code.clone(), mentions[state].until);
            mentions.push(Mention {
                mention: ActorMention { code, text, start: span.start, end: span.end },
                sentence: index,
                words: at..at + 1,
                kind: MentionKind::Metonym,
                until,
            });
        }
    }
}

/// For each form of the document that is the last name of someone with a title and a state, the mention of that state; none if
/// there is no such form. To `whole` go, for each leader after a title: the first word of his name, his mention, that of the
/// state, and where the name ends.
fn names(
    document: &Document<'_>,
    mentions: &[Mention],
    whole: &mut Vec<(usize, usize, usize, usize)>,
) -> Option<Vec<Option<usize>>> {
    let mut learned = vec![None; document.forms()];
    let mut any = false;
    // Only states and their adjectives teach: a city or a person beside a title says nothing of whose it is.
    let state = |at: &usize| {
        matches!(mentions[*at].kind, MentionKind::Name | MentionKind::Organisation | MentionKind::Adjective)
    };
    let starting = |at: usize| {
        let first = mentions.partition_point(|m| m.words.start < at);
        (first..mentions.len()).take_while(|&m| mentions[m].words.start == at).find(state)
    };
    let ending = |at: usize| {
        let first = mentions.partition_point(|m| m.words.end < at);
        (first..mentions.len()).take_while(|&m| mentions[m].words.end == at).find(state)
    };
    for sentence in &document.sentences {
        let mut at = sentence.words().start;
        while at < sentence.words().end {
            let Some(title) = document.find(at, sentence.words().end, Table::Title.bit(), false) else {
                at += 1;
                continue;
            };
            let mut next = at + title.length;
            let link = |at: usize| {
                let word = document.words.get(at).filter(|_| at < sentence.words().end)?;
                if !document.is(word, Table::Of) {
                    return None;
                }
                // "van Indonesië", "of the Netherlands"
                (at + 1..at + 3).filter(|&at| at < sentence.words().end).find_map(starting)
            };
            let mut state = ending(at);
            if state.is_none()
                && let Some(found) = link(next)
            {
                state = Some(found);
                next = mentions[found].words.end;
                next += usize::from(document.words.get(next).is_some_and(|word| document.folded(word) == ","));
            }
            let name = run(document, next..sentence.words().end);
            let state = state.or_else(|| link(next + name));
            let over = mentions.partition_point(|m| m.words.end <= next);
            let known = mentions.get(over).is_some_and(|m| m.words.start < next + name);
            if known && mentions[over].kind == MentionKind::Metonym && mentions[over].words.start >= next {
                whole.push((next, over, state.unwrap_or(over), next + name));
            }
            let other = state.is_some_and(|state| known && mentions[over].mention.code != mentions[state].mention.code);
            if let (Some(state), true) = (state, name > 0 && (!known || other)) {
                let last = &document.words[next + name - 1];
                if document.bare(last).chars().nth(2).is_some() {
                    learned[document.bare_form(last) as usize].get_or_insert(state);
                    any = true;
                }
            }
            at = next.max(at + 1);
        }
    }
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.words.len() > 1) {
        let words = mention.words.clone();
        let leader = document.find(words.start, words.end, Table::Leader.bit(), false);
        if leader.is_some_and(|leader| leader.length > 1)
            && let Some(surname) = surname(document, words)
        {
            // "Maas" has no clitic, "Rudd's" has.
            let clitic = mention.mention.end < surname.end();
            let form = if clitic { document.bare_form(surname) } else { surname.form() };
            learned[form as usize].get_or_insert(index);
            any = true;
        }
    }
    any.then_some(learned)
}

/// The fewest letters of a surname that a whole name teaches.
const SURNAME: usize = 4;

/// The word by which a whole name goes on: the last, but the first of "Moon Jae-in"; none of "Charles III", nor one that means
/// something else ("Theresa May").
fn surname<'d>(document: &'d Document<'_>, words: Range<usize>) -> Option<&'d Word> {
    let [first, .., last] = document.words.get(words)? else { return None };
    let given = |word: &Word| {
        let joined = document.surface(word).split_once('-').map(|(_, rest)| rest);
        joined.is_some_and(|rest| rest.chars().next().is_some_and(letters::is_lower))
    };
    let name = |word: &Word| {
        word.capital()
            && word.kind() == WordKind::Letters
            && document.surface(word).chars().any(letters::is_lower)
            && document.tables(word) & !NAMES == 0
    };
    if given(last) {
        return Some(first).filter(|first| name(first));
    }
    Some(last).filter(|last| name(last) && document.surface(last).chars().nth(SURNAME - 1).is_some())
}

/// Whether a surname is a part of another name than that of the leader who has it: "Tim Cook", "Michel Platini", "Ford Foundation".
fn of_another(document: &Document<'_>, leader: &Mention, sentence: Range<usize>, at: usize) -> bool {
    let own = |word: &Word| document.words[leader.words.clone()].iter().any(|own| own.form() == word.form());
    // "Minister Maas", "Rudd Monday said"
    let beside = mask(&[Table::Title, Table::Month, Table::MonthShort, Table::Weekday, Table::WeekdayShort]);
    let name = |at: usize| {
        let word = document.words.get(at).filter(|_| sentence.contains(&at));
        word.is_some_and(|word| {
            word.capital() && word.kind() == WordKind::Letters && document.tables(word) & beside == 0 && !own(word)
        })
    };
    let joined = document.words.get(at + 1).is_some_and(|word| document.surface(word) == "&");
    joined || name(at + 1) || at > sentence.start + 1 && name(at - 1)
}

/// How many capitalised words stand at the start of the range.
fn run(document: &Document<'_>, words: Range<usize>) -> usize {
    let capital = |word: &&Word| word.capital() && word.kind() == WordKind::Letters;
    document.words.get(words).unwrap_or_default().iter().take(LONGEST_NAME).take_while(capital).count()
}
