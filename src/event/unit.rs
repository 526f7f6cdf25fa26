//! One sentence, or two that tell of one event together: what happened, who did it, when and where.

use std::ops::Range;

use super::{
    Reader,
    alike::alike,
    blank::{blank, early, hundredths},
    headline::headline,
    home,
    lexicon::{Cue, Mark, is_envoy, is_function},
    pair::{self, Side},
    plover,
    topics::Main,
    trust::trusted,
    words_of,
};
use crate::{
    actor::{Mention, MentionKind},
    calendar::event_date,
    language::Table,
    model::{Event, EventDate, EventType, Place, Precision, Span, Status},
    small::{self, Gather as _},
    text::{Word, letters},
    time::Timex,
};

/// The most words between a title and the years of the office, or where its holder is posted.
pub(super) const OFFICE: usize = 8;

/// The sentence that tells of the act, and the one that has the date; mostly the same.
pub(super) struct Unit<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) told: usize,
    pub(super) dated: usize,
}

/// Who did what to whom, and when, before it is believed.
pub(super) struct Claim<'u, 'a> {
    pub(super) unit: &'u Unit<'u, 'a>,
    pub(super) cue: &'u Cue<'a>,
    pub(super) actors: Vec<&'a Mention>,
    pub(super) date: Option<EventDate>,
    /// Where the date is told.
    pub(super) timex: Option<&'a Timex>,
    pub(super) sides: [Side<'a>; 2],
    /// How many of the sides the sentence names.
    pub(super) explicit: usize,
    pub(super) status: Status,
}

impl<'a> Unit<'_, 'a> {
    /// The events that are told here: at most one a date, or one without a date; of a list one for each.
    pub(super) fn events(&self) -> Vec<Event> {
        let claims = self.claims().into_iter().filter(trusted);
        claims.flat_map(|claim| alike(&claim, self.event(&claim))).gather()
    }

    /// What the rules find here, to be believed or not.
    pub(super) fn claims(&self) -> Vec<Claim<'_, 'a>> {
        self.best(true).iter().filter_map(|(date, cue, _)| self.claim(*date, cue)).gather()
    }

    /// The cue that tells most for each date, or without one, and its worth; `pair` if two are asked for.
    pub(super) fn best(&self, pair: bool) -> Vec<(Option<&'a Timex>, &Cue<'a>, usize)> {
        let signals = &self.reader.signals[self.told];
        let mut best: Vec<(Option<&'a Timex>, &Cue<'a>, usize)> = Vec::new();
        // What tells of two that are named tells nothing here where they are not: "congratulated him and invited him to Oslo".
        let named = &self.reader.actors[self.told];
        let two =
            !pair || signals.has(Mark::Pair) || named.iter().any(|actor| actor.mention.code != named[0].mention.code);
        for (order, cue) in signals.cues.iter().filter(|cue| !self.negated(cue) && !self.habitual(cue)).enumerate() {
            let date = self.date_of(cue);
            // Of cues of one weight the first tells most: the verb of "lifted its ban".
            let far = self.clauses_between(date, cue);
            let weight = if two || cue.act.carries { self.weight(cue) } else { 0 };
            let worth = 100 * weight + 60 - (4 * far + order).min(60);
            let edtf = |date: Option<&'a Timex>| date.and_then(|date| date.edtf.as_deref());
            match best.iter_mut().find(|(known, ..)| edtf(*known) == edtf(date)) {
                Some(known) if worth > known.2 => *known = (date, cue, worth),
                Some(_) => {}
                None => best.push((date, cue, worth)),
            }
        }
        best
    }

    /// A cue's weight; less if it is only the background of what is told.
    pub(super) fn weight(&self, cue: &Cue<'_>) -> usize {
        let signals = &self.reader.signals[self.told];
        // What is denied tells more than that it is: "denied that it had attacked …".
        let denied = || {
            let later = |other: &Cue<'_>| other.words.start > cue.words.start && other.act.weight == 3;
            let denies = |(words, mark): &(Range<usize>, Mark)| {
                words.start == cue.words.start && *mark == Mark::Status(Status::Denied)
            };
            cue.rest.is_none() && signals.marks.iter().any(denies) && signals.cues.iter().any(later)
        };
        let background = signals.before(cue.words.start, Mark::Background) || signals.conditional(cue) || denied();
        cue.act.weight.saturating_sub(if background { 2 } else { 0 })
    }

    /// Whether it is done time and again, or for years on end: no event, unless it has a date.
    fn habitual(&self, cue: &Cue<'_>) -> bool {
        let signals = &self.reader.signals[self.told];
        let words = &self.reader.document.sentences[self.told].words();
        let told = |habit: &&Range<usize>| {
            habit.start < cue.words.start || signals.clause(habit.start) == signals.clause(cue.words.start)
        };
        let habits = &self.reader.habits;
        let from = habits.partition_point(|habit| habit.start < words.start);
        let mut habits = habits[from..].iter().take_while(|habit| habit.start < words.end);
        self.reader.dates[self.dated].is_empty() && habits.any(|habit| told(&habit))
    }

    /// The date nearest to the cue; one since when, or after which, it is told only if there is no other.
    pub(super) fn date_of(&self, cue: &Cue<'_>) -> Option<&'a Timex> {
        let signals = &self.reader.signals[self.told];
        let mut dates = self.reader.dates[self.dated].iter().copied();
        if self.told != self.dated {
            return dates.next();
        }
        let said = |date: &Timex| signals.quoted_apart(words_of(self.reader.document, date).start, cue.words.start);
        dates.filter(|date| !self.of_office(date, cue) && !self.of_pact(date, cue) && !said(date)).min_by_key(|date| {
            let words = words_of(self.reader.document, date);
            let edge = if words.end <= cue.words.start { words.end - 1 } else { words.start };
            let since = date.edtf.as_deref().is_some_and(|edtf| edtf.ends_with("/.."))
                || signals.before(words.start, Mark::Background)
                || signals.marks.iter().any(|(at, mark)| *mark == Mark::Background && at.start == words.end);
            (since, signals.distance(edge, cue.words.start))
        })
    }

    fn clauses_between(&self, date: Option<&Timex>, cue: &Cue<'_>) -> usize {
        let signals = &self.reader.signals[self.told];
        let date = date.filter(|_| self.told == self.dated);
        date.map_or(0, |date| signals.clause(self.word(date.span().start)).abs_diff(signals.clause(cue.words.start)))
    }

    /// The index of the word that stands at an offset.
    fn word(&self, offset: usize) -> usize {
        self.reader.document.words.partition_point(|word| word.end() <= offset)
    }

    /// Between whom, and when, what a cue tells was done, if that can be had.
    fn claim<'u>(&'u self, date: Option<&'a Timex>, cue: &'u Cue<'a>) -> Option<Claim<'u, 'a>> {
        let reader = self.reader;
        let signals = &reader.signals[self.told];
        let sentence = &reader.document.sentences[self.told];
        let mut actors: Vec<&'a Mention> = reader.actors[self.told].clone();
        if self.dated != self.told {
            actors.extend(&reader.actors[self.dated]);
        }
        let (timex, mut deadline) = (date, None);
        let date = date.and_then(|date| {
            // What goes on since a day began that day; what is to be done by a day to come is planned for it.
            let edtf = self.not_until(cue, date).or(date.edtf.as_deref())?;
            let known = event_date(edtf.strip_suffix("/..").unwrap_or(edtf), date.basis).ok()?;
            deadline = edtf.strip_prefix("../").filter(|_| !self.past(Some(&known)));
            deadline.map_or(Some(known), |last| event_date(last, date.basis).ok())
        });
        let year = date.as_ref().and_then(|date| date.earliest).map_or(0, |day| day.civil().0);
        // Who has left his office acts for himself.
        if actors.first().is_some_and(|first| first.until < year && first.words.start < cue.words.start) {
            return None;
        }
        if actors.iter().any(|actor| home::party(reader.document, actor, cue)) {
            return None;
        }
        let left: Vec<_> = actors.extract_if(.., |actor| actor.until < year).gather();
        let placed = plover::joint(cue.act.kind) && actors.iter().any(|actor| self.beside_another(actor));
        let party = |actor: &&&Mention| !placed || actor.kind != MentionKind::Place || !self.located(actor);
        let parties: Vec<_> = actors.iter().filter(party).copied().gather();
        let sides = pair::sides(
            &parties,
            signals,
            cue,
            cue.act.carries && self.weight(cue) > 1,
            &|actor| self.located(actor),
            &|actor| self.posted(actor),
            self.told_of(&actors)
                .or_else(|| reader.topics.pair(sentence.section()))
                .or_else(|| reader.topics.titled.filter(|_| signals.has(Mark::Pair))),
        )?;
        // Nor does another speak for the state of one who has left: "Rutte met Merkel in 2023".
        let gone = |side: &Side<'_>| side.mention.is_none() && left.iter().any(|actor| actor.mention.code == side.code);
        if sides[0].code == sides[1].code || self.by_another(cue, &sides) || sides.iter().any(gone) {
            return None;
        }
        let explicit = sides.iter().filter(|side| side.mention.is_some()).count();
        // "An earthquake struck Algeria", "a storm killed two in Bergen": of whom no word says that he has arms, he must be named.
        let acts = |actor: &&Mention| {
            actor.kind != MentionKind::Place && (!signals.subject_first || actor.words.start < cue.words.start)
        };
        let armed =
            cue.act.kind != EventType::Assault || signals.contexts.contains(&"military") || actors.iter().any(acts);
        // Crowds protest at home: against whom has to be said. But "took its neighbour to court" is of the two.
        let crowd = cue.act.kind == EventType::Protest;
        let nobody = !signals.has(Mark::Pair) && plover::of_nobody(cue.act.kind, &signals.contexts);
        if explicit < 2 && (crowd || !armed || nobody || home::at_home(signals, cue, explicit)) {
            return None;
        }
        // Without a date only what is told beyond doubt is an event; a brief tells but its news.
        let place = |side: &Side<'_>| side.mention.is_some_and(|mention| mention.kind == MentionKind::Place);
        let least = if !reader.topics.brief && sides.iter().any(place) { 3 } else { 2 };
        if date.is_none() && (explicit < 2 || self.weight(cue) < least) {
            return None;
        }
        let status = match self.status(cue, date.as_ref()) {
            Status::Happened if deadline.is_some() => Status::Planned,
            status => status,
        };
        if date.is_none() && matches!(status, Status::Hypothetical | Status::Denied) {
            return None;
        }
        Some(Claim { unit: self, cue, actors, date, timex, sides, explicit, status })
    }

    /// The event that a claim makes.
    fn event(&self, claim: &Claim<'_, 'a>) -> Event {
        let &Claim { cue, ref actors, ref date, explicit, status, .. } = claim;
        let mut sides = claim.sides.clone();
        let signals = &self.reader.signals[self.told];
        let directed = pair::direct(&mut sides, actors, signals, cue, &|actor| self.located(actor));
        let mut dyad = [sides[0].code.to_owned(), sides[1].code.to_owned()];
        small::sort(&mut dyad);
        let salience = self.salience(&dyad, explicit, date.as_ref(), cue);
        let mut event = blank(self.reader, self.span(), date.clone());
        event.actors = pair::participants(&sides, directed);
        event.dyad = Some(dyad);
        event.headline = self.headline(cue, actors, status);
        event.place = self.place(actors, cue);
        event.status = status;
        event.salience = salience;
        self.act(&mut event, cue);
        event
    }

    /// The two that the sentence before, of the same block, names, if this one names nobody: "In 1999 both countries …".
    fn told_of(&self, actors: &[&'a Mention]) -> Option<Main<'a>> {
        let before = self.told.min(self.dated).checked_sub(1)?;
        let sentences = &self.reader.document.sentences;
        let named = |actor: &&Mention| actor.kind != MentionKind::Place;
        if sentences[before].block() != sentences[self.told].block() || actors.iter().any(named) {
            return None;
        }
        let mut codes: Vec<&str> = Vec::new();
        // "The Andean country" names no one anew.
        let anew = |actor: &&&Mention| {
            named(actor) && !(actor.kind == MentionKind::Metonym && actor.mention.text.starts_with(letters::is_lower))
        };
        for actor in self.reader.actors[before].iter().filter(anew) {
            // An organisation may be but where the two meet.
            if actor.kind == MentionKind::Organisation {
                return None;
            }
            if !codes.contains(&actor.mention.code.as_str()) {
                codes.push(&actor.mention.code);
            }
        }
        let &[first, second] = codes.as_slice() else { return None };
        // Those of the article stay in its order.
        let main = self.reader.topics.pair(sentences[self.told].section());
        if main.is_some_and(|main| main.pair.iter().all(|code| codes.contains(code))) {
            return main;
        }
        Some(Main { pair: [first, second], clear: false, whole: true })
    }

    /// Whether the sentence says who did it, and that is neither side: "was attacked by gunmen".
    fn by_another(&self, cue: &Cue<'_>, sides: &[Side<'_>; 2]) -> bool {
        let reader = self.reader;
        let signals = &reader.signals[self.told];
        let named = |at: usize| reader.actors[self.told].iter().any(|actor| (at..at + 3).contains(&actor.words.start));
        let dated = |at: usize| reader.dates[self.told].iter().any(|date| words_of(reader.document, date).start == at);
        (plover::force(cue.act.kind) || plover::one_sided(cue.act.kind))
            && sides.iter().any(|side| side.mention.is_none())
            && signals.marks.iter().any(|(words, mark)| {
                let near = signals.distance(words.start, cue.words.start) < 4;
                *mark == Mark::Agent && near && !named(words.end) && !dated(words.end)
            })
    }

    /// Whether the cue is a verb, and an actor or a person with a title is named; a brief tells of others too, and one of a
    /// sentence or two tells its news by a noun.
    pub(super) fn has_subject(&self, cue: &Cue<'_>) -> bool {
        let reader = self.reader;
        let document = reader.document;
        let words = document.words_of(&document.sentences[self.told]);
        let noun = reader.topics.brief && document.sentences.len() < 3;
        cue.act.weight > 2 - usize::from(noun)
            && (reader.topics.brief
                || !reader.actors[self.told].is_empty()
                || words.iter().any(|word| document.is(word, Table::Title)))
    }

    /// What was done, how, and about what.
    pub(super) fn act(&self, event: &mut Event, cue: &Cue<'_>) {
        event.kind = Some(cue.act.kind);
        event.mode = cue.act.mode.map(str::to_owned);
        event.tone = Some(plover::tone(cue.act.kind));
        event.intensity = plover::intensity(cue.act.kind, cue.act.mode);
        for at in [self.told, self.dated] {
            for context in &self.reader.signals[at].contexts {
                if !event.contexts.iter().any(|known| known == context) {
                    event.contexts.push((*context).to_owned());
                }
            }
        }
        small::sort(&mut event.contexts);
    }

    /// The sentence, or both where the act and its date stand apart.
    fn span(&self) -> Span {
        let [a, b] = [self.told, self.dated].map(|at| self.reader.document.sentences[at].span());
        Span::new(a.start.min(b.start), a.end.max(b.end))
    }

    /// Whether it happened: by the words of the cue's clause, and by the publication date.
    pub(super) fn status(&self, cue: &Cue<'_>, date: Option<&EventDate>) -> Status {
        let signals = &self.reader.signals[self.told];
        let clause = signals.clause(cue.words.start);
        // "Denied that it had …": the next clause is what is denied.
        let opens = |at: usize| signals.clause(at) == clause && signals.clause(at - 1) != clause;
        let denied = |words: &Range<usize>| {
            // When it was denied may stand between: "denied on Monday that it had …".
            let dates = self.reader.dates[self.told].iter().map(|date| words_of(self.reader.document, date));
            let end = dates.filter(|date| (words.end..words.end + 2).contains(&date.start)).map(|date| date.end).next();
            let end = end.unwrap_or(words.end);
            opens(end) || opens(end + 1) && signals.clause(end) != signals.clause(words.start)
        };
        let all = &signals.marks;
        if all.iter().any(|(words, mark)| {
            *mark == Mark::Status(Status::Denied) && words.start < cue.words.start && denied(words)
        }) {
            return Status::Denied;
        }
        let said = signals
            .marks
            .iter()
            .filter_map(|(words, mark)| {
                let status = match mark {
                    Mark::Status(status) => *status,
                    // "Nixon was to visit China in 1972": of what is long past it tells what came.
                    Mark::Due if self.long_past(date) => return None,
                    Mark::Due => Status::Planned,
                    _ => return None,
                };
                // What comes after a verb is not what it says of itself: "warned that it could".
                let own =
                    signals.clause(words.start) == clause && (words.start < cue.words.start || cue.act.weight < 3);
                own.then_some((words.start.abs_diff(cue.words.start), status))
            })
            .min_by_key(|(far, _)| *far)
            .map(|(_, status)| status);
        // "Hopes Iran will" tells no more than the hope; "the deal that could end it will" does.
        let planned =
            |at: usize| all.iter().any(|(words, mark)| *mark == Mark::Status(Status::Planned) && words.start == at);
        let hoped = |(words, mark): &(Range<usize>, Mark)| {
            let will = (words.end..cue.words.end).find(|at| planned(*at) || !self.little(*at));
            *mark == Mark::Status(Status::Hypothetical)
                && signals.clause(words.start) == clause
                && will.is_some_and(planned)
        };
        match said {
            Some(Status::Planned) if self.past(date) && !signals.within(cue.words.start, Mark::Due) => Status::Happened,
            Some(Status::Planned) if all.iter().any(hoped) => Status::Hypothetical,
            // "Earlier than expected" is neither.
            None | Some(Status::Happened) => self.when(date),
            Some(said) => said,
        }
    }

    /// Planned, if the date lies after the publication.
    pub(super) fn when(&self, date: Option<&EventDate>) -> Status {
        let first = date.and_then(|date| date.earliest);
        match (first, self.reader.published) {
            (Some(first), Some(published)) if first > published => Status::Planned,
            _ => Status::Happened,
        }
    }

    /// Whether the date lies before the publication.
    fn past(&self, date: Option<&EventDate>) -> bool {
        let latest = date.and_then(|date| date.latest);
        latest.zip(self.reader.published).is_some_and(|(latest, published)| latest < published)
    }

    /// Whether the date lies more than a year before the publication.
    fn long_past(&self, date: Option<&EventDate>) -> bool {
        let latest = date.and_then(|date| date.latest);
        latest.zip(self.reader.published).is_some_and(|(latest, published)| latest.0 + 366 < published.0)
    }

    /// Whether a mention stands after a word such as "in".
    fn located(&self, mention: &Mention) -> bool {
        let document = self.reader.document;
        let before = |by: usize| mention.words.start.checked_sub(by).and_then(|at| document.words.get(at));
        let says = |by: usize, table: Table| before(by).is_some_and(|word| document.is(word, table));
        // "in France", "en el Vaticano"
        says(1, Table::Locative) || says(1, Table::FunctionWord) && says(2, Table::Locative)
    }

    /// Whether a word says little by itself, or names one who acts.
    fn little(&self, at: usize) -> bool {
        let document = self.reader.document;
        let little = |word: &Word| is_function(document, word) || document.is(word, Table::Title);
        document.words.get(at).is_some_and(little)
            || self.reader.actors[self.told].iter().any(|actor| actor.words.contains(&at))
    }

    /// Whether an envoy has his post there: "the ambassador to Kenya", "the ambassador of France to Kenya".
    fn posted(&self, mention: &Mention) -> bool {
        let document = self.reader.document;
        let envoy = |word: &Word| is_envoy(document, word);
        let start = mention.words.start;
        let mut before = (start.saturating_sub(OFFICE)..start).rev();
        let title = before.find(|at| document.words.get(*at).is_some_and(envoy) || !self.little(*at));
        self.located(mention) && title.and_then(|at| document.words.get(at)).is_some_and(envoy)
    }

    /// The place that the sentence gives: after a word such as "in" first, then the nearest.
    fn place(&self, actors: &[&'a Mention], cue: &Cue<'_>) -> Option<Place> {
        let signals = &self.reader.signals[self.told];
        let places = actors.iter().filter(|mention| mention.kind == MentionKind::Place);
        let best = places
            .min_by_key(|mention| (!self.located(mention), signals.distance(mention.words.start, cue.words.start)))?;
        Some(Place { name: best.mention.text.clone(), country: Some(best.mention.code.clone()) })
    }

    fn headline(&self, cue: &Cue<'_>, actors: &[&'a Mention], status: Status) -> String {
        let reader = self.reader;
        let signals = &reader.signals[self.told];
        let sentence = &reader.document.sentences[self.told];
        let clause = signals.clause(cue.words.start);
        let mut words = cue.words.clone();
        // What is denied is not told without that word: "denied that it had attacked".
        let denies = |(at, mark): &&(Range<usize>, Mark)| {
            status == Status::Denied && *mark == Mark::Status(status) && at.start < words.start
        };
        let denied = signals.marks.iter().rev().find(denies).map(|(words, _)| words.clone());
        let from = denied.as_ref().map_or(words.start, |denied| denied.start);
        while words.start > sentence.words().start
            && (words.start > from || signals.clause(words.start - 1) == signals.clause(from))
        {
            words.start -= 1;
        }
        while words.end < sentence.words().end && signals.clause(words.end) == clause {
            words.end += 1;
        }
        // The mark or word that opens a clause is no part of what is said.
        if words.start > sentence.words().start && words.start < cue.words.start {
            words.start += 1;
        }
        let rest = signals.cues.iter().filter_map(|cue| cue.rest).map(|at| at..at + 1);
        let wanted: Vec<_> = actors.iter().map(|actor| actor.words.clone()).chain(rest).chain(denied).gather();
        // Of an interval only its first day is here, and without "since" a beginning says something else.
        let whole = |date: &Timex| !date.edtf.as_deref().is_some_and(|edtf| edtf.contains('/'));
        let dates: Vec<_> =
            reader.dates[self.told].iter().map(|date| (words_of(reader.document, date), whole(date))).gather();
        let cues: Vec<_> = signals.cues.iter().map(|cue| cue.words.clone()).gather();
        headline(reader.document, words, &cues, &wanted, &dates)
    }

    /// What to show first, in hundredths: what the article is about, told early, in full, and weighty in itself.
    fn salience(&self, dyad: &[String; 2], explicit: usize, date: Option<&EventDate>, cue: &Cue<'_>) -> f64 {
        let topics = &self.reader.topics;
        let share = (topics.share(&dyad[0]) + topics.share(&dyad[1])) / 2.0;
        let score = plover::intensity(cue.act.kind, cue.act.mode).abs() / 10.0;
        let precise = match date.map(|date| date.precision) {
            None => 0.0,
            Some(Precision::Day | Precision::Interval) => 1.0,
            Some(Precision::Month) => 0.8,
            Some(_) => 0.6,
        };
        let named = if explicit == 2 { 1.0 } else { 0.5 };
        let early = early(self.reader, self.told);
        hundredths(0.25 * share + 0.2 * early + 0.2 * precise + 0.15 * named + 0.2 * score)
    }
}
