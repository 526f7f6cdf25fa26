//! What an expression's value may rest on: the publication date, and what the text has said before.

use crate::{
    calendar::{Date, Day},
    model::Basis,
};

/// How far back, in sentences, a year that the text tells of still holds.
const REACH: usize = 1;
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
}

/// What holds where an expression stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub(super) published: Option<Day>,
    pub(super) anchor: Option<Anchor>,
    pub(super) sentence: usize,
    pub(super) block: usize,
    pub(super) direction: Direction,
    /// Whether a day of the week may be that of publication.
    pub(super) weekday_today: bool,
}

impl Context {
    /// The year that the text is telling of, if it is.
    fn told_year(&self, date: Date) -> Option<(i32, Date)> {
        let anchor = self
            .anchor
            .filter(|anchor| anchor.told && anchor.block == self.block && self.sentence - anchor.sentence <= REACH)?;
        let year = anchor.date.year()?;
        // Only a day carries into the next sentence, and only to a day: "sinds april 2021" is no story.
        let near = match (anchor.date, date) {
            (Date::Day(..), Date::Day(..)) => true,
            (Date::Year(_) | Date::Month(..), Date::Day(..)) | (Date::Month(..) | Date::Day(..), Date::Month(..)) => {
                anchor.sentence == self.sentence
            }
            _ => false,
        };
        let past = self.published.is_none_or(|day| year < day.civil().0);
        (near && past).then_some((year, anchor.date))
    }

    /// Gives a date without a year its year. `side` is what a modifier says: before (-1) or after (1) publication.
    pub(super) fn settle(&self, date: Date, side: Option<i32>) -> (Date, Basis) {
        if side.is_none()
            && let Some((year, anchor)) = self.told_year(date)
        {
            let here = date.in_year(year);
            let earlier = matches!((here.days(), anchor.days()), (Some((_, last)), Some((first, _)))
                if !matches!(anchor, Date::Year(_)) && last.0 + 183 < first.0);
            return (if earlier { date.in_year(year + 1) } else { here }, Basis::Context);
        }
        let Some(published) = self.published else { return (date, Basis::Stated) };
        let year = published.civil().0;
        let exists =
            |year: &i32| !matches!((date, date.in_year(*year)), (Date::Day(_, _, a), Date::Day(_, _, b)) if a != b);
        let first = |year: i32| date.in_year(year).days().map_or(published, |(first, _)| first);
        let last = |year: i32| date.in_year(year).days().map_or(published, |(_, last)| last);
        let strict = side.is_some();
        let before = (year - 8..=year)
            .rev()
            .filter(exists)
            .find(|&year| if strict { last(year) < published } else { first(year) <= published });
        let after = (year..=year + 8)
            .filter(exists)
            .find(|&year| if strict { first(year) > published } else { last(year) >= published });
        let (before, after) = (before.unwrap_or(year), after.unwrap_or(year));
        let chosen = match (side, self.direction) {
            (Some(1), _) | (None, Direction::Future) => after,
            _ => before,
        };
        (date.in_year(chosen), Basis::Publication)
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
            (Some(0), Direction::Open | Direction::Future) | (Some(1), _) | (None, Direction::Future) => after,
            (None | Some(0), _) if back == 0 && self.weekday_today => published,
            _ => before,
        })
    }
}
