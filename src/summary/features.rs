//! What is measured of a sentence, in numbers that mean the same in every language and lie between 0 and about 1.

use std::ops::Range;

use super::{
    Facts,
    candidates::Candidate,
    terms::{Terms, float},
};
use crate::{
    model::BlockKind,
    text::{Document, WordKind},
};

#[cfg(feature = "cli")]
/// What each feature is called, in their order: `--explain` shows them, and the ranker is trained on them.
pub(super) const NAMES: [&str; COUNT] = [
    "first",
    "place",
    "opens",
    "paragraph",
    "within",
    "alone",
    "end",
    "title",
    "title share",
    "heading",
    "lead",
    "like first",
    "centre",
    "ahead",
    "behind",
    "before",
    "after",
    "frequency",
    "top terms",
    "length",
    "words",
    "short",
    "content",
    "names",
    "recurring names",
    "new names",
    "numbers",
    "dates",
    "actors",
    "new actors",
    "event",
    "quoted",
    "opens quote",
    "question",
    "leans",
    "commas",
    "brackets",
    "colon",
    "titled",
    "many",
    "paragraphs",
    "mean words",
    "lead title",
    "words before",
    "main name",
    "introduces",
    "closes",
    "leant on",
    "front",
    "title most",
    "loud",
    "connects",
];

/// How many features there are.
pub(super) const COUNT: usize = 52;

/// How many sentences are the lead.
pub(super) const LEAD: usize = 3;

/// Where the overlap with the heading stands among them.
pub(super) const HEADING: usize = 9;

/// The features of every candidate.
pub(super) fn measure(
    document: &Document<'_>,
    terms: &Terms,
    candidates: &[Candidate],
    facts: Facts<'_>,
) -> Vec<[f32; COUNT]> {
    let mut rows = Vec::with_capacity(candidates.len());
    let (mut words, mut opening) = (0, 0);
    for candidate in candidates {
        words += candidate.words;
        opening += usize::from(candidate.opens);
    }
    let all = float(candidates.len());
    let mean = (float(words) / all.max(1.0)).max(1.0);
    let found = facts_of(document, facts);
    let (title, title_all) = title(document, terms);
    let (mut heading, mut heading_all, mut section) = (vec![false; terms.counts.len()], 0.0, usize::MAX);
    let centre = alike(terms, candidates, 0..candidates.len());
    let front = alike(terms, candidates, 0..candidates.len().div_ceil(3));
    let behind = growing(terms, candidates, &mut (0..candidates.len()));
    let ahead = growing(terms, candidates, &mut (0..candidates.len()).rev());
    let (mut one, mut leads) = (terms.zeros(), Vec::with_capacity(LEAD));
    for lead in candidates.iter().take(LEAD) {
        let mut sum = terms.zeros();
        terms.add(lead.sentence, 1.0, &mut sum);
        leads.push(sum);
    }
    let top = top(terms);
    let mut seen = vec![false; terms.counts.len()];
    let (mut paragraphs, mut within) = (0, 0);
    let (mut previous, mut before) = (0.0_f32, 0.0);
    let main = main_names(document, terms);
    let mut lead_title = 0.0;
    for (index, candidate) in candidates.iter().enumerate() {
        let sentence = &document.sentences[candidate.sentence];
        if sentence.section() != section {
            section = sentence.section();
            let start = document.sections[section].start;
            let first = document.sentences.get(start).filter(|sentence| sentence.kind == BlockKind::Heading);
            heading_all =
                terms.mark(document, first.map_or("", |found| found.span().of(&document.article.text)), &mut heading);
        }
        paragraphs += usize::from(candidate.opens);
        within = if candidate.opens { 1 } else { within + 1 };
        let next = candidates.get(index + 1);

        let (mut near, mut first) = (0.0_f32, 0.0);
        for (other, lead) in leads.iter().enumerate() {
            if other != index {
                let like = terms.dot(candidate.sentence, lead);
                near = near.max(like);
                first = if other == 0 { like } else { first };
            }
        }
        terms.add(candidate.sentence, 1.0, &mut one);
        let after = next.map_or(0.0, |next| terms.dot(next.sentence, &one));
        terms.add(candidate.sentence, -1.0, &mut one);

        let length = float(candidate.words).max(1.0);
        let [mut names, mut recurring, mut fresh, mut numbers, mut commas, mut brackets, mut colons] = [0.0; 7];
        let [mut introduces, mut mains, mut loud] = [0.0_f32; 3];
        let (mut count, mut frequency, mut capitals_at) = (0.0, 0.0, 0);
        for word in document.words_of(sentence) {
            let term = terms.term(word);
            if word.kind() == WordKind::Mark {
                match document.surface(word) {
                    "," | ";" | "，" | "、" => commas += 1.0,
                    "(" | "[" => brackets += 1.0,
                    ":" | "：" => colons += 1.0,
                    _ => {}
                }
                continue;
            }
            capitals_at += 1;
            numbers += flag(word.kind() == WordKind::Number);
            let Some(term) = term else { continue };
            count += 1.0;
            frequency += terms.counts[term];
            if word.capital() && capitals_at > 1 {
                names += 1.0;
                recurring += flag(terms.counts[term] > 1.0);
                fresh += flag(!seen[term]);
            }
            introduces += if seen[term] || terms.counts[term] < 2.0 { 0.0 } else { terms.counts[term] };
            mains += if main[0] == term {
                1.0
            } else if main[1] == term {
                0.5
            } else {
                0.0
            };
            let surface = document.surface(word);
            loud += flag(surface.len() > 2 && surface.bytes().all(|byte| byte.is_ascii_uppercase()));
            seen[term] = true;
        }
        let [mut held, mut titled, mut headed, mut own] = [0.0; 4];
        for &(term, _) in terms.of(candidate.sentence) {
            let term = term as usize;
            let rarity = terms.rarity[term];
            own += rarity;
            titled += if title[term] { rarity } else { 0.0 };
            headed += if heading[term] { rarity } else { 0.0 };
            held += top[term];
        }
        let cover = share(titled, title_all);
        lead_title = if index == 0 { cover } else { lead_title };
        let fact = found[candidate.sentence];
        rows.push([
            1.0 / float(index + 1),
            1.0 - float(index) / all,
            flag(candidate.opens),
            1.0 / float(paragraphs.max(1)),
            1.0 / float(within),
            flag(candidate.opens && next.is_none_or(|next| next.opens)),
            1.0 / (all - float(index)),
            cover,
            share(titled, own),
            share(headed, heading_all),
            near,
            first,
            centre[index],
            ahead[index],
            behind[index],
            previous,
            after,
            share(frequency, count),
            held,
            (length / mean / 3.0).min(1.0),
            (length / 50.0).min(1.0),
            (1.0 - length / 10.0).max(0.0),
            share(count, length),
            (names / length * 2.0).min(1.0),
            (recurring / length * 4.0).min(1.0),
            (fresh / length * 4.0).min(1.0),
            (numbers / length * 5.0).min(1.0),
            (fact.dates / 2.0).min(1.0),
            (fact.actors / 3.0).min(1.0),
            flag(fact.fresh),
            flag(fact.event),
            fact.quoted / length,
            flag(fact.opens_quote),
            flag(fact.question),
            flag(candidate.leans),
            (commas / length * 5.0).min(1.0),
            (brackets / 2.0_f32).min(1.0),
            flag(colons > 0.0),
            flag(title_all > 0.0),
            (all / 60.0).min(1.0),
            float(opening) / all,
            (mean / 40.0).min(1.0),
            0.0,
            1.0 / (1.0 + before / 30.0),
            mains.min(1.0),
            introduces,
            flag(next.is_none_or(|next| next.opens)),
            flag(next.is_some_and(|next| next.leans)),
            front[index],
            cover,
            (loud / 2.0).min(1.0),
            flag(candidate.connects),
        ]);
        before += length;
        previous = after;
    }
    let places = [12, 13, 14, 17, 18, 45, 48, 49];
    for place in places {
        let mut most = 0.0_f32;
        for row in &rows {
            most = most.max(row[place]);
        }
        for row in &mut rows {
            row[place] = share(row[place], most);
        }
    }
    for row in &mut rows {
        row[42] = lead_title;
    }
    rows
}

/// What the rooms before this one found in a sentence, and how it speaks.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    dates: f32,
    actors: f32,
    fresh: bool,
    event: bool,
    quoted: f32,
    opens_quote: bool,
    question: bool,
}

fn facts_of(document: &Document<'_>, facts: Facts<'_>) -> Vec<Found> {
    let mut found = vec![Found::default(); document.sentences.len()];
    for date in facts.dates {
        found[date.sentence()].dates += 1.0;
    }
    let mut known: Vec<&str> = Vec::new();
    for actor in facts.actors {
        let found = &mut found[actor.sentence];
        found.actors += 1.0;
        let code = actor.mention.code.as_str();
        if !known.contains(&code) {
            known.push(code);
            found.fresh = true;
        }
    }
    for event in facts.events.iter().filter(|event| event.dyad.is_some() && event.kind.is_some()) {
        let at = document.sentences.partition_point(|sentence| sentence.span().end <= event.start);
        if let Some(found) = found.get_mut(at) {
            found.event = true;
        }
    }
    let (mut block, mut open) = (usize::MAX, false);
    for (sentence, found) in document.sentences.iter().zip(&mut found) {
        if sentence.block() != block {
            (block, open) = (sentence.block(), false);
        }
        for (at, word) in document.words_of(sentence).iter().enumerate() {
            if word.kind() == WordKind::Mark {
                let mark = document.surface(word);
                open = match mark {
                    "\"" => !open,
                    "“" | "„" | "«" | "「" | "‘" | "›" => true,
                    "”" | "»" | "」" | "’" | "‹" => false,
                    _ => open,
                };
                found.opens_quote |= at == 0 && open;
                found.question |= matches!(mark, "?" | "？" | "؟");
            } else {
                found.quoted += flag(open);
            }
        }
    }
    found
}

fn flag(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The terms of the title, given or in the text, and the rarity of all together.
fn title(document: &Document<'_>, terms: &Terms) -> (Vec<bool>, f32) {
    let given = document.article.title.as_deref();
    let written = document.sentences.iter().find(|sentence| sentence.kind == BlockKind::Title);
    let text = given.or(written.map(|sentence| sentence.span().of(&document.article.text)));
    let mut marked = vec![false; terms.counts.len()];
    let all = terms.mark(document, text.unwrap_or_default(), &mut marked);
    (marked, all)
}

/// What holding a term is worth: how often it comes back, as part of all that come back.
fn top(terms: &Terms) -> Vec<f32> {
    let mut worth = Vec::with_capacity(terms.counts.len());
    for &count in &terms.counts {
        worth.push(if count > 1.0 { count } else { 0.0 });
    }
    worth
}

/// The two names that come back most.
fn main_names(document: &Document<'_>, terms: &Terms) -> [usize; 2] {
    let mut names = vec![0.0_f32; terms.counts.len()];
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Paragraph) {
        for word in document.words_of(sentence).iter().skip(1).filter(|word| word.capital()) {
            if let Some(term) = terms.term(word) {
                names[term] += 1.0;
            }
        }
    }
    let mut main = [usize::MAX; 2];
    for rank in 0..2 {
        let mut most = 1.0;
        for (term, &count) in names.iter().enumerate() {
            if count > most && !main.contains(&term) {
                (most, main[rank]) = (count, term);
            }
        }
    }
    main
}

/// How alike each candidate is to the others among those of `range` together; the cost grows with the words only.
fn alike(terms: &Terms, candidates: &[Candidate], range: Range<usize>) -> Vec<f32> {
    let mut sum = terms.zeros();
    let mut square = 0.0;
    for candidate in &candidates[range.clone()] {
        square += 2.0 * terms.dot(candidate.sentence, &sum) + own(terms, candidate);
        terms.add(candidate.sentence, 1.0, &mut sum);
    }
    let mut alike = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let dot = terms.dot(candidate.sentence, &sum);
        // Without itself, where it is one of them.
        let own = if range.contains(&index) { own(terms, candidate) } else { 0.0 };
        alike.push(if own > 0.0 { ratio(dot - own, square + own - 2.0 * dot) } else { ratio(dot, square) });
    }
    alike
}

/// How alike each candidate is to all before it in the order of `order`, together.
fn growing(terms: &Terms, candidates: &[Candidate], order: &mut dyn Iterator<Item = usize>) -> Vec<f32> {
    let (mut sum, mut square) = (terms.zeros(), 0.0);
    let mut alike = vec![0.0; candidates.len()];
    for index in order {
        let sentence = candidates[index].sentence;
        let dot = terms.dot(sentence, &sum);
        alike[index] = ratio(dot, square);
        square += 2.0 * dot + own(terms, &candidates[index]);
        terms.add(sentence, 1.0, &mut sum);
    }
    alike
}

/// The square of a candidate's length: 1, or 0 if it has no terms.
fn own(terms: &Terms, candidate: &Candidate) -> f32 {
    flag(!terms.of(candidate.sentence).is_empty())
}

fn ratio(dot: f32, square: f32) -> f32 {
    // Below this, what is left of the sum is the rounding of its parts.
    if square > 1e-3 { dot / square.sqrt() } else { 0.0 }
}
