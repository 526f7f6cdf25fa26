//! Which two actors a sentence is about: those it names, or those that the title, the heading and the rest supply.

use super::{
    lexicon::{Cue, Mark, Signals},
    plover,
};
use crate::{
    actor::{Mention, MentionKind},
    model::{BlockKind, EventType},
    order,
    text::{Document, fold},
};

/// One side of an event.
#[derive(Debug, Clone)]
pub(super) struct Side<'a> {
    pub(super) code: &'a str,
    /// Where the sentence names it; none where the discourse supplies it.
    pub(super) mention: Option<&'a Mention>,
}

/// How much each actor is what the article, and each of its sections, is about.
pub(super) struct Topics<'a> {
    /// Code and weight in each section.
    sections: Vec<Vec<(&'a str, usize)>>,
    whole: Vec<(&'a str, usize)>,
}

/// The least weight of the second actor for a pair to be what the article is about: two plain mentions.
const ENOUGH: usize = 4;

fn add<'a>(weights: &mut Vec<(&'a str, usize)>, code: &'a str, weight: usize) {
    match weights.iter_mut().find(|(found, _)| *found == code) {
        Some((_, total)) => *total += weight,
        None => weights.push((code, weight)),
    }
}

impl<'a> Topics<'a> {
    pub(super) fn new(document: &Document<'_>, locatives: &[&str], actors: &'a [Mention]) -> Self {
        let mut topics = Self { sections: vec![Vec::new(); document.sections.len()], whole: Vec::new() };
        let title = document.article.title.as_deref().map(fold).unwrap_or_default();
        let lead = document.sentences.iter().find(|s| s.kind == BlockKind::Paragraph).map(|s| s.block);
        let mut titled: Vec<&str> = Vec::new();
        for actor in actors {
            let Some(sentence) = document.sentences.get(actor.sentence) else { continue };
            let code = actor.mention.code.as_str();
            let mut weight = if actor.kind == MentionKind::Place { 1 } else { 2 };
            weight += match sentence.kind {
                BlockKind::Title => 6,
                BlockKind::Heading => 3,
                BlockKind::Paragraph => 2 * usize::from(Some(sentence.block) == lead),
            };
            // The title may stand outside of the text: what it shares with the text's names counts.
            if !titled.contains(&code) && actor.kind != MentionKind::Place && titles(&title, actor, locatives) {
                titled.push(code);
                weight += 6;
            }
            add(&mut topics.whole, code, weight);
            if let Some(section) = topics.sections.get_mut(sentence.section) {
                add(section, code, weight);
            }
        }
        topics
    }

    /// The two actors that a section is about, in the order of their weight.
    pub(super) fn pair(&self, section: usize) -> Option<[&'a str; 2]> {
        let mut weights = self.whole.clone();
        for &(code, weight) in self.sections.get(section).into_iter().flatten() {
            add(&mut weights, code, weight);
        }
        weights.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        match weights.as_slice() {
            [(first, _), (second, weight), ..] if *weight >= ENOUGH => Some([first, second]),
            _ => None,
        }
    }

    /// How much of the article is about an actor, against the most there is: 0 to 1.
    pub(super) fn share(&self, code: &str) -> f64 {
        let most = self.whole.iter().map(|(_, weight)| *weight).max().unwrap_or(1);
        let own = self.whole.iter().find(|(found, _)| *found == code).map_or(0, |(_, weight)| *weight);
        f64::from(u32::try_from(own).unwrap_or(u32::MAX)) / f64::from(u32::try_from(most).unwrap_or(u32::MAX))
    }
}

/// Whether the title names the actor as the text does; of a person's name one word is enough.
fn titles(title: &str, actor: &Mention, locatives: &[&str]) -> bool {
    let name = fold(&actor.mention.text);
    holds(title, &name, locatives)
        || (actor.kind == MentionKind::Metonym && name.split(' ').any(|word| holds(title, word, locatives)))
}

/// Whether `text` holds `word` as a whole word, and not as a place.
fn holds(text: &str, word: &str, locatives: &[&str]) -> bool {
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
            let after = text[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
            let placed = text[..at].split_whitespace().next_back().is_some_and(|word| locatives.contains(&word));
            !before && !after && !placed
        })
}

/// The two sides of what a cue tells; `carries` if the cue is weighty enough for the article to supply one.
pub(super) fn sides<'a>(
    actors: &[&'a Mention],
    signals: &Signals<'_>,
    cue: &Cue<'_>,
    carries: bool,
    placed: impl Fn(&Mention) -> bool,
    main: Option<[&'a str; 2]>,
) -> Option<[Side<'a>; 2]> {
    let mut named: Vec<&'a Mention> = Vec::new();
    let mut places: Vec<&'a Mention> = Vec::new();
    let far = |mention: &Mention| signals.distance(mention.words.start, cue.words.start);
    let moved =
        |actor: &Mention| [Mark::Origin, Mark::Toward].into_iter().any(|mark| signals.before(actor.words.start, mark));
    for &actor in actors {
        // "in Pakistan" is first of all a place.
        let place =
            actor.kind == MentionKind::Place || (actor.kind == MentionKind::Name && placed(actor) && !moved(actor));
        let list = if place { &mut places } else { &mut named };
        // Of one actor the mention nearest to the cue counts.
        match list.iter_mut().find(|known| known.mention.code == actor.mention.code) {
            Some(known) if far(actor) < far(known) => *known = actor,
            Some(_) => {}
            None => list.push(actor),
        }
    }
    order::by(&mut named, |mention| mention.words.start as u64);
    let side = |mention: &'a Mention| Side { code: &mention.mention.code, mention: Some(mention) };
    let supplied =
        |code: &'a str| Side { code, mention: places.iter().find(|place| place.mention.code == code).copied() };
    let is_main = |code: &str| main.is_some_and(|pair| pair.contains(&code));
    let visit = cue.act.kind == EventType::Consult && cue.act.mode == Some("visit");
    match named.as_slice() {
        [] => {
            if let [first, second, ..] = places.as_slice() {
                return Some([side(first), side(second)]);
            }
            let carried = carries || signals.has(Mark::Pair);
            main.filter(|_| carried).map(|[first, second]| [supplied(first), supplied(second)])
        }
        [one] => {
            let code = one.mention.code.as_str();
            let away = |place: &&Mention| (!is_main(&place.mention.code), place.words.start < cue.words.start);
            let others = places.iter().copied().filter(|place| place.mention.code != code);
            let place = others.min_by_key(away);
            if let Some(place) = place.filter(|place| visit || is_main(&place.mention.code) || !is_main(code)) {
                return Some([side(one), side(place)]);
            }
            let other = main?.into_iter().find(|other| *other != code)?;
            let carried = is_main(code) && (carries || signals.has(Mark::Pair));
            carried.then(|| [side(one), supplied(other)])
        }
        [first, second] => Some([side(first), side(second)]),
        many => {
            // Two that an "and" joins; the article's own pair, if both are named; else the nearest on either side of the cue; else the first two.
            let [first, second, ..] = many else { return None };
            let joined = many.windows(2).find(|pair| signals.coordinated(pair[0].words.end, pair[1].words.start));
            if let Some([first, second]) = joined {
                return Some([side(first), side(second)]);
            }
            let mains: Vec<_> = many.iter().filter(|mention| is_main(&mention.mention.code)).collect();
            if let [first, second] = mains.as_slice() {
                return Some([side(first), side(second)]);
            }
            let before = many.iter().rev().find(|mention| mention.words.end <= cue.words.start);
            let after = many.iter().find(|mention| mention.words.start >= cue.words.end);
            match (before, after) {
                (Some(before), Some(after)) => Some([side(before), side(after)]),
                _ => Some([side(first), side(second)]),
            }
        }
    }
}

/// Puts the one who acts first; `false` if they act together or the text leaves it open.
pub(super) fn direct(sides: &mut [Side<'_>; 2], signals: &Signals<'_>, cue: &Cue<'_>) -> bool {
    let visit = cue.act.kind == EventType::Consult && cue.act.mode == Some("visit");
    let [first, second] = &*sides;
    let (first, second) = match (first.mention, second.mention) {
        (Some(first), Some(second)) => (first, second),
        (Some(one), None) => {
            let target = signals.before(one.words.start, Mark::Toward) && !signals.before(one.words.start, Mark::Agent);
            let host = visit && (signals.has(Mark::Host) || one.kind == MentionKind::Place);
            if target || host {
                sides.swap(0, 1);
            }
            return visit || !plover::joint(cue.act.kind);
        }
        (None, Some(one)) => {
            // Only a place is named: a visit went there.
            return visit && one.kind == MentionKind::Place;
        }
        (None, None) => return false,
    };
    let at = |mention: &Mention| mention.words.start;
    let marked = |mark: Mark| (signals.before(at(first), mark), signals.before(at(second), mark));
    if visit {
        let place = |mention: &Mention| mention.kind == MentionKind::Place;
        let swap = match (marked(Mark::Origin), place(first), place(second)) {
            ((false, true), ..) | (_, true, false) => true,
            ((true, false), ..) | (_, false, true) => false,
            _ => signals.has(Mark::Host),
        };
        if swap {
            sides.swap(0, 1);
        }
        return true;
    }
    match marked(Mark::Agent) {
        (true, false) => return true,
        (false, true) => {
            sides.swap(0, 1);
            return true;
        }
        _ => {}
    }
    let (left, right) = if at(first) < at(second) { (first, second) } else { (second, first) };
    let split = at(left) < cue.words.start && at(right) >= cue.words.end;
    let together = signals.coordinated(left.words.end, at(right));
    if plover::joint(cue.act.kind) && !split && (together || plover::mutual(cue.act.kind)) {
        return false;
    }
    match marked(Mark::Toward) {
        (true, false) => sides.swap(0, 1),
        (false, true) => {}
        _ if at(second) < at(first) => sides.swap(0, 1),
        _ => {}
    }
    true
}
