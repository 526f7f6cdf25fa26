//! What an expression's value may rest on: the publication date, and what the text has said before.

use crate::{
    calendar::{Date, Day},
    model::Basis,
};

/// How far back, in sentences, a year that the text tells of still holds.
const REACH: usize = 1;

/// The same from day to day of a story.
const STORY: usize = 3;

/// Up to how many days from publication a day is that of the news, whatever year was told of.
const NEWS: i32 = 31;

/// How many times nearer the date on the other side must be to count against the clause, and where nothing tells.
const AGAINST: i32 = 4;
/// See [`AGAINST`].
const NEARER: i32 = 3;

/// Which way the clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Up to publication.
    Past,
    /// From publication on.
    Future,
    /// Nothing tells.
    Open,
}

/// The last date that the text gave.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    pub(super) date: Date,
    pub(super) sentence: usize,
    pub(super) block: usize,
    /// Whether its year comes from the text, not from the publication date.
    pub(super) told: bool,
    /// Whether it was counted from another: "two years later".
    pub(super) counted: bool,
}

/// What holds where an expression stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) published: Option<Day>,
    pub(super) anchor: Option<Anchor>,
    pub(super) sentence: usize,
    pub(super) block: usize,
    pub(super) direction: Direction,
    /// Whether the clause itself tells it.
    pub(super) clear: bool,
    /// Whether a day of the week may be that of publication.
    pub(super) weekday_today: bool,
    /// Whether the expression opens its sentence: "In October they met".
    pub(super) opens: bool,
    /// Whether the last date stands right before it: "four years ago, in May".
    pub(super) beside: bool,
    /// Whether the text seems to tell history: a date without a year is of the year of the last one.
    pub(super) narrative: bool,
    /// Whether it surely does: all counts from the last date, "last month" too.
    pub(super) history: bool,
    /// The year under whose heading it stands.
    pub(super) chapter: Option<i32>,
    /// The quarter that the text reports on.
    pub(super) quarter: Option<Date>,
    /// The dates without a year that got theirs from publication.
    pub(super) known: &'a [Date],
}

impl Context<'_> {
    /// The last date, if it was given in this sentence or the one before, of the same block.
    pub(super) fn near(&self) -> Option<Anchor> {
        self.anchor.filter(|anchor| anchor.block == self.block && self.sentence - anchor.sentence <= REACH)
    }

    /// Whether a clause tells of what came next in a story of past years: "in the autumn of the next year it recalled its envoy".
    pub(super) fn story(&self) -> bool {
        let here = |anchor: &Anchor| anchor.told && anchor.block == self.block && self.direction == Direction::Past;
        let told = self.anchor.filter(here);
        let next = self.near().filter(|_| self.clear && self.direction == Direction::Past);
        let day = next.and_then(|next| if let Date::Day(..) = next.date { next.date.days() } else { None });
        told.and_then(|anchor| anchor.date.year()).is_some_and(|year| self.past(year))
            // "On 3 May it accused the neighbour. In two days that closed the border."
            || day.zip(self.published).is_some_and(|((day, _), published)| day < published)
    }

    /// What a modifier counts from: publication, or the last date.
    pub(super) fn base(&self, told: bool) -> Option<(Date, Basis)> {
        let last = self.anchor.filter(|_| told || self.history).map(|anchor| anchor.date);
        let chapter = self.chapter().filter(|year| !told && last.and_then(Date::year) != Some(*year));
        let anchor = chapter.map(Date::Year).or(last).map(|date| (date, Basis::Context));
        if told { anchor } else { anchor.or(self.published.map(|day| (Date::from(day), Basis::Publication))) }
    }

    /// The year under whose heading it stands, where the text tells of no other one here.
    fn chapter(&self) -> Option<i32> {
        let other = self.near().filter(|anchor| anchor.told && anchor.date.year() != self.chapter);
        self.chapter.filter(|_| other.is_none())
    }

    /// Whether a year is over.
    pub(super) fn past(&self, year: i32) -> bool {
        self.published.is_none_or(|day| year < day.civil().0)
    }

    /// The year that the text is telling of, if it is.
    fn told_year(&self, date: Date) -> Option<(i32, Date)> {
        if let Some(year) = self.chapter() {
            return Some((year, Date::Year(year)));
        }
        let period = matches!(date, Date::Month(..) | Date::Part(_, ..=24));
        let told = self.anchor.filter(|anchor| {
            let day = matches!((anchor.date, date), (Date::Day(..), Date::Day(..)));
            let reach = if day || (period && self.opens) { STORY } else { REACH };
            anchor.told
                && self.direction != Direction::Future
                && anchor.block == self.block
                && self.sentence - anchor.sentence <= reach
        });
        let anchor = if self.narrative { self.anchor.filter(|anchor| anchor.told) } else { told }?;
        let first = anchor.date.days()?.0;
        let year = first.civil().0;
        // Only a day carries into the next sentences, and only to a day: "sinds april 2021" is no story.
        let within = period && matches!(anchor.date, Date::Month(..) | Date::Day(..) | Date::Part(_, ..=24));
        let near = match (anchor.date, date) {
            (Date::Day(..), Date::Day(..)) => true,
            // "In November of last year … On 19 November".
            (Date::Month(_, told), Date::Day(_, month, _)) if told == month && self.opens => true,
            (Date::Year(_) | Date::Month(..), Date::Day(..)) => anchor.sentence == self.sentence,
            _ if within => anchor.sentence == self.sentence,
            (Date::Year(_), _) if period && (anchor.counted || self.beside) => anchor.sentence == self.sentence,
            _ => false,
        };
        // "Four days later … In October": the story goes on. So it does where a later month or season opens a sentence.
        let old = self.published.is_some_and(|day| first.0 + 400 < day.0);
        let here = date.in_year(year).days()?;
        // "In June 2023 it was done … and stopped it on 21 September": what came next in that year. What has just been is the news.
        let news = self.published.is_none_or(|day| {
            let latest = date.in_year(day.civil().0).days().map_or(0, |(_, last)| day.0 - last.0);
            (-NEWS..NEWS).contains(&latest) || (-NEWS..NEWS).contains(&(latest + 365))
        });
        let next = matches!((anchor.date, date), (Date::Month(..), Date::Day(..) | Date::Month(..))) && !news;
        if next && !self.narrative && here.0 > first && self.past(year) && self.sentence - anchor.sentence <= REACH {
            return Some((year, Date::Year(year)));
        }
        let within = within || matches!((anchor.date, date), (Date::Year(_), Date::Part(..)));
        if within && old && !near && !self.narrative && (anchor.counted || (self.opens && here.0 > first)) {
            return Some((year + i32::from(here.1 < first), Date::Year(year)));
        }
        (self.narrative || (near && self.past(year))).then_some((year, anchor.date))
    }

    /// Gives a date without a year its year. `side` is what a modifier says: before (-1) or after (1) publication.
    pub(super) fn settle(&self, date: Date, side: Option<i32>) -> (Date, Basis) {
        // What the text has told of already as news stays news, whatever history it tells.
        let same = |known: &&Date| known.year().is_some_and(|year| **known == date.in_year(year));
        if let Some(known) = self.known.iter().find(same).filter(|_| self.narrative && !self.history) {
            return (*known, Basis::Publication);
        }
        if (side.is_none() || self.history)
            && let Some((year, anchor)) = self.told_year(date)
        {
            let here = date.in_year(year);
            let earlier = matches!((here.days(), anchor.days()), (Some((_, last)), Some((first, _)))
                if !matches!(anchor, Date::Year(_)) && last.0 + 183 < first.0);
            return (if earlier { date.in_year(year + 1) } else { here }, Basis::Context);
        }
        let Some(published) = self.published else { return (date, Basis::Stated) };
        let year = self.year(side, &|year| {
            let here = date.in_year(year);
            let exists = !matches!((date, here), (Date::Day(_, _, a), Date::Day(_, _, b)) if a != b);
            here.days().filter(|_| exists).map(|(first, last)| (first.0 - published.0, last.0 - published.0))
        });
        (date.in_year(year), Basis::Publication)
    }

    /// The year that is meant: `gaps` says how many days from publication the first and the last day of a date are in a
    /// year, if it is in that year at all.
    pub(super) fn year(&self, side: Option<i32>, gaps: &dyn Fn(i32) -> Option<(i32, i32)>) -> i32 {
        let year = self.published.map_or(0, |day| day.civil().0);
        let strict = i32::from(side.is_some());
        let before = (year - 8..=year).rev().find_map(|year| {
            let (first, last) = gaps(year)?;
            (if strict > 0 { last < 0 } else { first <= 0 }).then_some((year, -last))
        });
        let after = (year..=year + 8).find_map(|year| {
            let (first, last) = gaps(year)?;
            (if strict > 0 { first > 0 } else { last >= 0 }).then_some((year, first))
        });
        let ((before, past), (after, future)) = (before.unwrap_or((year, 0)), after.unwrap_or((year, 0)));
        let (past, future) = (past.max(0), future.max(0));
        let later = match (side, self.direction) {
            (Some(side), _) => side > 0,
            (None, Direction::Past) if self.clear => false,
            (None, Direction::Future) => past * AGAINST >= future,
            (None, Direction::Past) => future * AGAINST < past,
            (None, Direction::Open) => future * NEARER < past,
        };
        if later { after } else { before }
    }

    /// The year, of those around publication, in which a day of a month is this day of the week.
    pub(super) fn year_by_weekday(&self, date: Date, weekday: i32) -> Option<i32> {
        let year = self.published?.civil().0;
        [year, year - 1, year + 1]
            .into_iter()
            .find(|&year| date.in_year(year).days().is_some_and(|(day, _)| i32::from(day.weekday()) == weekday))
    }

    /// The day of the week (1 is Monday) that is meant, counted from publication.
    pub(super) fn weekday(&self, weekday: i32, side: Option<i32>) -> Option<Day> {
        let published = self.published?;
        let back = (i32::from(published.weekday()) - weekday).rem_euclid(7);
        let before = published.plus(if back == 0 { -7 } else { -back })?;
        let after = before.plus(if back == 0 { 14 } else { 7 })?;
        Some(match (side, self.direction) {
            (None | Some(0), _) if back == 0 && self.weekday_today => published,
            (Some(0), Direction::Open | Direction::Future) | (Some(1), _) | (None, Direction::Future) => after,
            _ => before,
        })
    }
}
