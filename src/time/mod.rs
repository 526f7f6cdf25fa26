//! Time expressions: found by the pack's word classes, normalised against the publication date and what the text has
//! said before. This room knows no actors and no events.
//!
//! words → [`token`]s with classes → the longest [`pattern`] → its [`slots`] → a [`value`], [`resolve`]d in [`context`].

mod context;
mod edges;
mod known;
mod lexicon;
mod pattern;
mod resolve;
mod slots;
mod token;
mod value;

use self::{
    context::{Anchor, Context, Direction},
    edges::{glued, joined, opened, runs_on},
    known::Known,
    lexicon::{AND, MAYBE_FUTURE, MAYBE_PAST, Rules, SINCE, TO, UNTIL},
    slots::Slots,
    token::Token,
    value::{Value, Worth},
};
use std::ops::Range;

use crate::{
    calendar::{Date, Day, Edtf},
    language::Table,
    model::{Basis, Certainties, DateMention, Span, TimexType},
    text::{Document, Sentence, WordKind},
};

/// How many words on each side show the tense of an expression.
const CLAUSE: usize = 24;

/// What a mark between a cue and the expression adds to their distance.
const FAR: usize = 100;

/// How near a cue must stand to settle the direction by itself.
const CLEAR: usize = 4;

/// How many words may stand between a participle and the word that helps it ("may again be shipped").
const AUXILIARY: usize = 3;

/// How near behind a clock time its day stands ("at 9:30 on Sunday"), where another day came before it; and how near behind
/// "five years earlier" stands what tells when: "in December".
const BESIDE: usize = 4;

/// Before which word an expression opens its sentence ("In late October").
const OPENS: usize = 3;

/// How many dates of past years make a text one that tells history.
const TOLD: usize = 3;

/// How many make it a history in all that it counts.
const FIRM: usize = 15;

/// A time expression: what a [`DateMention`] says, in half its room.
#[derive(Debug, Clone)]
pub(crate) struct Timex {
    start: u32,
    end: u32,
    sentence: u32,
    /// TIMEX3 type.
    pub(crate) kind: TimexType,
    certainty: Certainties,
    /// What its value rests on.
    pub(crate) basis: Basis,
    /// TIMEX3 value.
    pub(crate) value: Box<str>,
    /// EDTF value.
    pub(crate) edtf: Option<Box<str>>,
}

impl Timex {
    /// One whose value is stated, of what is known to be.
    pub(crate) fn new(span: Span, sentence: usize, kind: TimexType, value: String, edtf: Option<String>) -> Self {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            start: number(span.start),
            end: number(span.end),
            sentence: number(sentence),
            kind,
            certainty: Certainties::default(),
            basis: Basis::Stated,
            value: value.into(),
            edtf: edtf.map(Into::into),
        }
    }

    /// Where it stands in the text.
    pub(crate) const fn span(&self) -> Span {
        Span { start: self.start as usize, end: self.end as usize }
    }

    /// Index of its sentence in the document.
    pub(crate) const fn sentence(&self) -> usize {
        self.sentence as usize
    }

    /// As a digest of `text` tells it.
    pub(crate) fn mention(self, text: &str) -> DateMention {
        let span = self.span();
        DateMention {
            text: span.of(text).to_owned(),
            start: span.start,
            end: span.end,
            kind: self.kind,
            value: self.value.into(),
            edtf: self.edtf.map(Into::into),
            certainty: self.certainty,
        }
    }
}

/// Every time expression of a document, in order.
pub(crate) fn find(document: &Document<'_>, published: Option<Day>) -> Vec<Timex> {
    let Some(rules) = document.pack.rules(Rules::new) else { return Vec::new() };
    let (anchor, found) = (None, Vec::new());
    let mut finder = Finder {
        document,
        rules,
        published,
        anchor,
        told: 0,
        near: 0,
        chapter: None,
        quarter: None,
        known: Vec::new(),
        tried: pattern::Match::default(),
        longest: pattern::Match::default(),
        found,
    };
    let (mut known, mut tokens) = (Known::new(document), Vec::new());
    for (index, sentence) in document.sentences.iter().enumerate() {
        token::tokens(document, sentence, rules, &mut known, &mut tokens);
        finder.sentence(index, sentence, &tokens);
    }
    finder.found
}

/// A day that a sentence names: which of those found, the tokens that name it, and its date.
type Named = (usize, (usize, usize), Date);

struct Finder<'a, 'p> {
    document: &'a Document<'p>,
    rules: &'p Rules,
    published: Option<Day>,
    anchor: Option<Anchor>,
    /// How many dates of past years the text has given in full, and how many it counts from publication ("yesterday").
    told: usize,
    near: usize,
    /// The dates without a year that got theirs from publication.
    known: Vec<Date>,
    /// The past year that a line was, and nothing but that: what follows is of that year.
    chapter: Option<i32>,
    /// The quarter that the text reports on: what is compared with it "a year ago" is that of the year before.
    quarter: Option<Date>,
    /// What the pattern at hand took, and the best one so far.
    tried: pattern::Match,
    longest: pattern::Match,
    found: Vec<Timex>,
}

impl<'p> Finder<'_, 'p> {
    fn sentence(&mut self, index: usize, sentence: &Sentence, tokens: &[Token<'p>]) {
        let mut at = 0;
        let mut last: Option<((usize, usize), Edtf)> = None;
        let mut aside: Option<(usize, Anchor)> = None;
        let (mut clocks, mut days) = (Vec::new(), Vec::<Named>::new());
        while at < tokens.len() {
            let Some(meaning) = self.longest(tokens, at) else {
                at += 1;
                continue;
            };
            let found = self.longest.clone();
            let history = self.chapter.is_some() || (self.told >= FIRM && self.told > self.near * 3);
            let (direction, clear) = self.direction(&sentence.words(), tokens, at, found.end);
            let context = Context {
                published: self.published,
                anchor: aside.filter(|(end, _)| at - end < BESIDE).map(|(_, anchor)| anchor).or(self.anchor),
                sentence: index,
                block: sentence.block(),
                direction,
                clear,
                opens: tokens[at].word < OPENS,
                beside: last.is_some_and(|((_, end), _)| {
                    let between = &tokens[end..at];
                    between.len() < BESIDE
                        && between.iter().any(|token| !token.mark)
                        && between.iter().all(|token| token.mask & AND == 0)
                }),
                weekday_today: self.rules.weekday_today,
                narrative: history
                    || (direction != Direction::Future && self.told >= TOLD && self.told > self.near * 2),
                history,
                chapter: self.chapter,
                quarter: self.quarter,
                known: &self.known,
            };
            let (narrative, mut worths, mut clock) = (context.narrative, Vec::<Worth>::new(), false);
            for &group in &found.groups {
                let slots = Slots::new(&found, group, tokens, self.rules, self.document);
                let Some(mut worth) = resolve::resolve(meaning, &slots, &context) else { break };
                // "1914-18".
                if let (Some(Value::Date(Date::Year(first))), Value::Date(Date::Year(year))) =
                    (worths.last().map(|worth| &worth.value), &mut worth.value)
                    && slots.get(b'y').is_some_and(|year| year.short)
                {
                    *year = first + (*year - first).rem_euclid(100);
                }
                clock = worth.kind == TimexType::Time && slots.dayless();
                worths.push(worth);
            }
            if worths.len() < found.groups.len() {
                at += 1;
                continue;
            }
            in_order(&mut worths);
            for (worth, &group) in worths.iter().zip(&found.groups) {
                let Some(span) = pattern::span(tokens, group) else { continue };
                let own = worth.edtf();
                // "Van 20 tot 22 maart": the first of two that are joined holds the stretch.
                let joined =
                    last.zip(own).and_then(|((before, first), second)| joined(tokens, before, group, first, second));
                if let (Some(stretch), Some(before)) = (joined, self.found.last_mut()) {
                    before.edtf = Some(stretch.text().into());
                }
                // "Waved it through three days later" is no deadline.
                let whole = joined.is_some() || worth.kind != TimexType::Date || meaning == "later";
                let edtf = own.map(|own| if whole { own } else { opened(own, tokens, group.0) });
                self.push(index, span, worth, edtf);
                let at = self.found.len() - 1;
                match worth.date() {
                    _ if clock => clocks.push((at, group)),
                    Some(date @ Date::Day(..)) => days.push((at, group, date)),
                    _ => {}
                }
                last = own.map(|own| (group, own));
                self.count(worth, (group == (0, tokens.len())).then_some(tokens[0].digits));
                // "A year earlier" looks back for a moment only, and so does "until 1990" in a history; a deadline looks ahead for
                // one.
                let before = group.0.checked_sub(1).map_or(0, |before| tokens[before].mask);
                let passing = match worth.date() {
                    _ if before & UNTIL != 0 && worth.basis == Basis::Publication => true,
                    Some(Date::Day(..)) => false,
                    Some(Date::Year(_)) if before & (SINCE | UNTIL) != 0 && narrative => true,
                    _ => matches!(meaning, "ago" | "earlier"),
                };
                // "In December of that year": what follows goes on from December.
                let that = worth.basis == Basis::Context
                    && matches!(worth.value, Value::Date(Date::Year(_)))
                    && self.anchor.is_some_and(|last| {
                        last.sentence == index && last.date.year() == worth.date().and_then(Date::year)
                    });
                let here = anchor(worth, meaning, index, sentence.block()).filter(|_| !that);
                if passing {
                    aside = here.map(|here| (group.1, here));
                } else if !narrative || worth.basis != Basis::Publication || worth.dated {
                    self.anchor = here.or(self.anchor);
                }
            }
            at = found.end.max(at + 1);
        }
        for (at, group) in clocks {
            let Some((day, _, date)) = self.day_of(sentence.words().start, tokens, group, &days) else { continue };
            let (certainty, basis) = (self.found[day].certainty, self.found[day].basis);
            let clock = &mut self.found[at];
            if let Some((_, time)) = clock.value.split_once('T') {
                let value = [&date.text(), "T", time].concat().into();
                *clock = Timex { certainty, basis, value, edtf: Some(date.text().into()), ..clock.clone() };
            }
        }
    }

    /// The day of a time of the day that names none: the one right behind it, the last one before it in the sentence, or
    /// one that follows in its clause.
    fn day_of(&self, first: usize, tokens: &[Token<'p>], group: (usize, usize), days: &[Named]) -> Option<Named> {
        let (start, end) = group;
        let next = days.partition_point(|(_, day, _)| day.0 < start);
        let before = next.checked_sub(1).map(|last| days[last]);
        let word_of = |at: usize| first + tokens[at].word;
        let apart = |at: usize, day: usize| {
            // "until 17.30 and on 11 September" are two.
            tokens[at].mark
                || tokens[at].mask & AND != 0
                || self.document.find(word_of(at), word_of(day), Table::Clause.bit(), false).is_some()
        };
        let after = days.get(next).copied().filter(|(_, day, _)| {
            let near = before.is_none_or(|(_, before, _)| day.0 - end < BESIDE.min(start.saturating_sub(before.1)));
            near && day.0 - end < CLAUSE && !(end..day.0).any(|at| apart(at, day.0))
        });
        after.or(before)
    }

    /// Keeps count of what the text rests its dates on. `line`: the number that a line of nothing but this begins with.
    fn count(&mut self, worth: &Worth, line: Option<Option<i32>>) {
        match (&worth.value, worth.kind) {
            // The one that it is compared with is not what is reported.
            (Value::Date(quarter @ Date::Part(Some(year), 33..)), _)
                if self.quarter.is_none_or(|last| last.in_year(*year) != *quarter || last.year() < Some(*year)) =>
            {
                self.quarter = Some(*quarter);
            }
            (Value::Text(text), TimexType::Duration) if text.ends_with('M') && !text.starts_with("PT") => {
                self.quarter = None;
            }
            _ => {}
        }
        let past = |date: Date| date.days().zip(self.published).is_some_and(|((_, last), day)| last.0 + 400 < day.0);
        match worth.basis {
            Basis::Stated if worth.date().is_some_and(past) => {
                self.told += 1;
                // "Forty-one years" is no heading of 1941.
                if let (Some(number), Some(Date::Year(year))) = (line, worth.date())
                    && number.is_none_or(|number| year - number < 1000)
                {
                    self.chapter = Some(year);
                }
            }
            Basis::Publication if !worth.given[1] => self.near += 1,
            Basis::Publication => self.known.extend(worth.date()),
            _ => {}
        }
    }

    fn push(&mut self, sentence: usize, span: Span, worth: &Worth, edtf: Option<Edtf>) {
        // For what is to come by what there was, where a list would double.
        if self.found.len() == self.found.capacity() {
            let more = crate::text::to_come(self.found.len(), span.start, self.document.article.text.len());
            self.found.reserve_exact(more.unwrap_or_default().max(self.found.len() / 8 + 8));
        }
        let mention = Timex::new(span, sentence, worth.kind, worth.timex(), edtf.map(Edtf::text));
        self.found.push(Timex { certainty: worth.certainties(), basis: worth.basis, ..mention });
    }

    /// The pattern that takes the most tokens here; the first of the pack among equals. What it took is then in
    /// [`Finder::longest`].
    fn longest(&mut self, tokens: &[Token<'p>], at: usize) -> Option<&'p str> {
        let token = &tokens[at];
        if token.mask == 0 || token.mark || (at > 0 && tokens[at - 1].inner) || glued(tokens, at) {
            return None;
        }
        let next = tokens.get(at + 1).map_or(0, |next| next.mask);
        let mut best: Option<usize> = None;
        let mut mask = token.mask;
        while mask != 0 {
            let class = mask.trailing_zeros() as usize;
            mask &= mask - 1;
            for &(index, second) in self.rules.starts.get(class).map_or(&[][..], Vec::as_slice) {
                let pattern = &self.rules.patterns[index];
                if (second != u128::MAX && second & next == 0) || !pattern.at(tokens, at, &mut self.tried) {
                    continue;
                }
                let longer = best.is_none_or(|first| (self.tried.end, first) > (self.longest.end, index));
                if longer && !tokens[self.tried.end - 1].inner && !runs_on(tokens, self.tried.end) {
                    best = Some(index);
                    std::mem::swap(&mut self.tried, &mut self.longest);
                }
            }
        }
        best.map(|index| self.document.pack.cell(self.rules.patterns[index].row, 0))
    }

    /// Which way the clause looks: the nearest cue in it, before or after the expression; else in the sentence.
    fn direction(&self, words: &Range<usize>, tokens: &[Token<'p>], start: usize, end: usize) -> (Direction, bool) {
        if let Some(until) = start.checked_sub(1).filter(|before| tokens[*before].mask & UNTIL != 0) {
            let until = words.start + tokens[until].word;
            return (if self.not_until(words.start..until) { Direction::Past } else { Direction::Future }, true);
        }
        // A word that may also be "at" ("ratificato a Ferragosto") says nothing of the kind.
        let towards = start.checked_sub(1).is_some_and(|before| tokens[before].mask == TO);
        let word_of = |at: usize| tokens.get(at).map_or(words.end, |token| words.start + token.word);
        let (start, end) = (word_of(start), word_of(end));
        let opens = start < words.start + 2;
        let before = start.saturating_sub(CLAUSE).max(words.start)..start;
        let after = end.min(words.end)..(end + CLAUSE).min(words.end);
        // "was extended to June 30" may be to come all the same.
        let auxiliary = if towards { 0 } else { AUXILIARY };
        // "Aplazada al 30 de junio": a cue may reach into the expression.
        let before = self.cue(&mut before.rev(), start..end, opens, auxiliary);
        let after = self.cue(&mut after.clone(), 0..after.end, opens, 0);
        // Of two as near, what is past only perhaps gives way.
        let nearest = before.into_iter().chain(after).min_by_key(|(distance, tense)| (*distance, *tense == MAYBE_PAST));
        match nearest {
            Some((_, 0)) => (Direction::Future, true),
            Some((distance, tense)) => (Direction::Past, distance < CLEAR && tense == 1),
            None => (Direction::Open, false),
        }
    }

    /// Whether what goes before "until" was not done then, but was after: "did not lift its ban until March".
    fn not_until(&self, words: Range<usize>) -> bool {
        let not = |at: &usize| {
            let found = self.document.find(*at, words.end + 1, Table::Negation.bit(), false);
            found.and_then(|found| found.rest) == Some(words.end)
        };
        let Some(not) = words.clone().rev().take(CLAUSE).find(not) else { return false };
        let around = not.saturating_sub(AUXILIARY).max(words.start)..words.end;
        self.cue(&mut around.rev(), words.end..words.end, false, AUXILIARY).is_some_and(|(_, tense)| tense > 0)
    }

    /// How far the first of these words is that shows a tense, and which. Phrases end before the end of `within`; before
    /// its start they count from their last word. What may be past is not ("will be shipped"), where one of the next
    /// `auxiliary` words says so.
    fn cue(
        &self,
        words: &mut dyn Iterator<Item = usize>,
        within: Range<usize>,
        opens: bool,
        auxiliary: usize,
    ) -> Option<(usize, u8)> {
        let (start, end, mut far, mut participle, mut perhaps) = (within.start, within.end, 0, None, None);
        for (distance, at) in words.enumerate() {
            if participle.is_some_and(|(near, _)| distance > near + auxiliary) {
                break;
            }
            let word = self.document.words.get(at)?;
            let mark = word.kind() == WordKind::Mark
                && matches!(self.document.folded(word), "," | ";" | ":" | "(" | ")" | "–" | "—");
            // "Since November" has been; "since it was told on Monday" is a clause.
            let beside = distance == 0 && lexicon::tense(self.document, at, end).is_some();
            if mark || !beside && self.document.find(at, end, Table::Clause.bit(), false).is_some() {
                if participle.or(perhaps).is_some() {
                    break;
                }
                // "On 28 September, France cut …" is one clause.
                far = if distance == 0 && opens { 0 } else { FAR };
            } else if matches!(word.kind(), WordKind::Letters | WordKind::Ideograph)
                && let Some((tense, length)) = lexicon::tense(self.document, at, end)
            {
                // "The vote set for October 5 was cancelled": a phrase counts from where it ends.
                let distance = if at < start { start.saturating_sub(at + length) } else { distance };
                if tense == MAYBE_FUTURE {
                    perhaps = perhaps.or((far == 0).then_some((distance + FAR, 0)));
                    continue;
                }
                if let Some((near, _)) = participle {
                    return Some((near, tense));
                }
                if tense == MAYBE_PAST && far == 0 && auxiliary > 0 {
                    participle = Some((distance, tense));
                    continue;
                }
                // What is to come is told in the clause itself.
                if tense > 0 || far == 0 {
                    return Some((distance + far, tense));
                }
                break;
            }
        }
        participle.or(perhaps)
    }
}

/// What later expressions may count from.
fn anchor(worth: &Worth, meaning: &str, sentence: usize, block: usize) -> Option<Anchor> {
    let date = worth.date().filter(|date| date.days().is_some())?;
    Some(Anchor {
        date,
        sentence,
        block,
        told: worth.dated || matches!(worth.basis, Basis::Stated | Basis::Context),
        counted: matches!(meaning, "later" | "earlier"),
    })
}

/// "30 december tot 2 januari 2021": the first day that shares the year of the second may be of the year before.
fn in_order(worths: &mut [Worth]) {
    let [Worth { value: Value::Date(first), .. }, last] = worths else { return };
    let year = first.year().filter(|year| last.date().and_then(Date::year) == Some(*year));
    if let Some(year) = year.filter(|_| last.date().and_then(Date::days) < first.days()) {
        *first = first.in_year(year - 1);
    }
    // "Lasted from 3 to 5 June", told on the fourth: a stretch that is under way ends after it began.
    if let (Some(year), Value::Date(end), false) = (first.year(), &mut last.value, last.given[0])
        && end.year().is_some()
        && end.days() < first.days()
    {
        *end = end.in_year(year);
    }
}
