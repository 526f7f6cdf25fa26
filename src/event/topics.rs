//! What an article, and each of its sections, is about: whom it names, how often, and where.

use super::lexicon::{Mark, Signals};
use crate::{
    actor::{self, Mention, MentionKind},
    model::{Article, BlockKind},
    order,
    small::{Gather as _, find},
    text::{Document, Index, SEED, Sentence, fold, hash, letters},
};

/// The pair that a text is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Main<'a> {
    pub(super) pair: [&'a str; 2],
    /// Whether no third actor is as much what it is about.
    pub(super) clear: bool,
    /// Whether more than the sentence says so.
    pub(super) whole: bool,
}

/// How much each actor is what the article, and each of its sections, is about.
pub(super) struct Topics<'a> {
    /// Code and weight in each section.
    sections: Vec<Vec<(&'a str, usize)>>,
    whole: Vec<(&'a str, usize)>,
    /// Whom the title names.
    named_in_title: Vec<&'a str>,
    /// Every two whom one sentence names, by [`both`], and how many sentences do.
    pairs: Index,
    together: Vec<usize>,
    /// The two whom a title outside of the text names, if it tells of two and a sentence asks for them.
    pub(super) titled: Option<Main<'a>>,
    /// Whether the title tells of sport, prices or the like.
    pub(super) silent: bool,
    /// Whether there is but one paragraph: what it is about is what it says, so it supplies nothing to itself.
    pub(super) brief: bool,
}

/// What the title names weighs as much as six plain mentions more.
const TITLE: usize = 12;

/// The least weight of the second actor for a pair to be what the article is about: two plain mentions.
const ENOUGH: usize = 4;

/// The least weight of the second actor for the pair to win over others that a sentence names.
const CLEAR: usize = 14;

/// The most actors of a sentence that are paired.
const FEW: usize = 6;

/// One key for two codes, in whichever order.
fn both([one, other]: [&str; 2]) -> u64 {
    [one, other].map(|code| hash(SEED, code.as_bytes())).into_iter().fold(0, u64::wrapping_add)
}

fn add<'a>(weights: &mut Vec<(&'a str, usize)>, code: &'a str, weight: usize) {
    match weights.iter_mut().find(|(found, _)| *found == code) {
        Some((_, total)) => *total += weight,
        None => weights.push((code, weight)),
    }
}

impl<'a> Topics<'a> {
    pub(super) fn new(document: &Document<'a>, locatives: &[&str], actors: &[Vec<&'a Mention>], pairs: bool) -> Self {
        let brief = document.article.title.is_none() && document.article.blocks.len() == 1;
        let sections = vec![Vec::new(); document.sections.len()];
        let mut topics = Self {
            sections,
            whole: Vec::new(),
            named_in_title: Vec::new(),
            pairs: Index::default(),
            together: Vec::new(),
            titled: None,
            silent: false,
            brief,
        };
        for actors in actors {
            topics.pair_up(actors);
        }
        let title = document.article.title.as_deref().map(fold).unwrap_or_default();
        let mut told = document.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Paragraph);
        let first = told.next();
        // Of but one paragraph the lead is its first sentence.
        let alone = !brief && first.is_some_and(|first| told.all(|other| other.block() == first.block()));
        let mut titled: Vec<&str> = Vec::new();
        for actor in actors.iter().flatten() {
            let Some(sentence) = document.sentences.get(actor.sentence) else { continue };
            let code = actor.mention.code.as_str();
            // "French bread" says little of what is told.
            let little = match actor.kind {
                MentionKind::Adjective | MentionKind::People => !brief,
                kind => matches!(kind, MentionKind::Place | MentionKind::Organisation),
            };
            let mut weight = 2 - usize::from(little);
            weight += match sentence.kind {
                BlockKind::Title => TITLE,
                BlockKind::Heading => 3,
                BlockKind::Paragraph => {
                    let lead = |first: &Sentence| {
                        if alone { first.words() == sentence.words() } else { first.block() == sentence.block() }
                    };
                    2 * usize::from(first.is_some_and(lead))
                }
            };
            // The title may stand outside of the text: what it shares with the text's names counts.
            if !titled.contains(&code) && actor.kind != MentionKind::Place && titles(&title, actor, locatives) {
                titled.push(code);
                weight += TITLE;
            }
            if sentence.kind == BlockKind::Title && actor.kind != MentionKind::Place && !titled.contains(&code) {
                titled.push(code);
            }
            add(&mut topics.whole, code, weight);
            if let Some(section) = topics.sections.get_mut(sentence.section()) {
                add(section, code, weight);
            }
        }
        // The text may hold no title of its own: "Norway and Laos sign a treaty. On 3 May both countries …".
        if document.sentences.iter().all(|sentence| sentence.kind != BlockKind::Title) {
            let (codes, told, silent) = headed(document);
            topics.silent = silent;
            // In words that the text has not: "Norwegians" where that has "Oslo".
            for code in codes.iter().filter(|code| !titled.contains(code)) {
                if let Some((_, weight)) = topics.whole.iter_mut().find(|(known, _)| known == code) {
                    *weight += TITLE;
                }
            }
            titled.extend(&codes);
            let pair = <[&str; 2]>::try_from(codes).ok().filter(|_| pairs && told);
            topics.titled = pair.map(|pair| Main { pair, clear: false, whole: true });
        }
        topics.named_in_title = titled;
        topics
    }

    /// Counts every two of the first few whom a sentence names.
    fn pair_up(&mut self, actors: &[&'a Mention]) {
        let mut codes: Vec<&str> = Vec::new();
        for actor in actors {
            if !codes.contains(&actor.mention.code.as_str()) && codes.len() < FEW {
                codes.push(&actor.mention.code);
            }
        }
        for (at, one) in codes.iter().enumerate() {
            for other in &codes[..at] {
                let number = self.pairs.add(both([one, other]));
                self.together.resize(self.pairs.len(), 0);
                self.together[number] += 1;
            }
        }
    }

    /// The two actors that a section is about, in the order of their weight, then of the text.
    pub(super) fn pair(&self, section: usize) -> Option<Main<'a>> {
        let mut weights = self.whole.clone();
        for &(code, weight) in self.sections.get(section).into_iter().flatten() {
            add(&mut weights, code, weight);
        }
        order::by(&mut weights, |(_, weight)| !(*weight as u64));
        match weights.as_slice() {
            [(first, _), (second, weight), rest @ ..] if *weight >= ENOUGH => {
                let clear = *weight >= CLEAR && rest.first().is_none_or(|(_, third)| 3 * third <= 2 * weight);
                Some(Main { pair: [first, second], clear, whole: !self.brief })
            }
            _ => None,
        }
    }

    /// Whether the title names an actor.
    pub(super) fn titles(&self, code: &str) -> bool {
        self.named_in_title.contains(&code)
    }

    /// How many sentences name both.
    pub(super) fn together(&self, pair: [&str; 2]) -> usize {
        self.pairs.get(both(pair)).map_or(0, |number| self.together[number])
    }

    /// How much of the article is about an actor, in tenths of the most there is.
    pub(super) fn tenths(&self, code: &str) -> usize {
        let (own, most) = self.weight(code);
        10 * own / most
    }

    /// The same from 0 to 1.
    pub(super) fn share(&self, code: &str) -> f64 {
        let [own, most] = <[usize; 2]>::from(self.weight(code)).map(|weight| u32::try_from(weight).unwrap_or(u32::MAX));
        f64::from(own) / f64::from(most)
    }

    /// The weight of an actor, and the most that one has.
    fn weight(&self, code: &str) -> (usize, usize) {
        let most = self.whole.iter().map(|(_, weight)| *weight).max().unwrap_or(1);
        (self.whole.iter().find(|(found, _)| *found == code).map_or(0, |(_, weight)| *weight), most)
    }
}

/// Whom the title names; whether it tells of them, with an act, or side by side ("Dutch baker wins Belgian race" tells of none); and
/// whether it is of sport or the like.
fn headed<'a>(document: &Document<'a>) -> (Vec<&'a str>, bool, bool) {
    let mut article = Article::default();
    article.push(BlockKind::Title, document.article.title.as_deref().unwrap_or_default());
    let title = Document::new(&article, document.pack);
    let found = actor::find(&title, None);
    let named = found.iter().filter(|mention| mention.kind != MentionKind::Place).gather();
    let mut codes: Vec<&'a str> = Vec::new();
    for mention in &named {
        let code = document.pack.names(&mention.mention.code).and_then(|mut row| row.next());
        codes.extend(code.filter(|code| !codes.contains(code)));
    }
    let Some(sentence) = title.sentences.first() else { return (codes, false, false) };
    let signals = Signals::read(&title, sentence, &named, &[], false);
    let beside = |pair: &[&Mention]| {
        let (from, to) = (pair[0].words.end, pair[1].words.start);
        let dash = |word| matches!(title.surface(word), "–" | "-");
        to <= from + 2 && signals.joined(from, to) || to == from + 1 && title.words.get(from).is_some_and(dash)
    };
    let silent = signals.scored || signals.has(Mark::Silence);
    let told = signals.cues.iter().any(|cue| cue.act.weight > 1) && !silent;
    (codes, told || named.windows(2).any(beside), silent)
}

/// Whether the title names the actor as the text does; of a person's name one word is enough.
fn titles(title: &str, actor: &Mention, locatives: &[&str]) -> bool {
    let name = fold(&actor.mention.text);
    holds(title, &name, locatives)
        || (actor.kind == MentionKind::Metonym && name.split(' ').any(|word| holds(title, word, locatives)))
}

/// Whether `text` holds `word` as a whole word, and not as a place.
fn holds(text: &str, word: &str, locatives: &[&str]) -> bool {
    let mut start = 0;
    while !word.is_empty()
        && let Some(place) = find(&text[start..], word)
    {
        let at = start + place;
        start = at + word.len();
        let before = text[..at].chars().next_back().is_some_and(letters::is_letter_or_digit);
        let after = text[start..].chars().next().is_some_and(letters::is_letter_or_digit);
        let placed = text[..at].split_whitespace().next_back().is_some_and(|word| locatives.contains(&word));
        if !before && !after && !placed {
            return true;
        }
    }
    false
}
