//! What the widget says: words of the pack, and lines made of them.

use super::pen::Pen;
use crate::{
    calendar::Day,
    language::{Pack, Words, joined},
    model::{Event, EventDate, Origin, Role, Status, Summary},
    small::{Gather as _, decimal},
    state::{Heading, State},
    timeline::scene::Tick,
};

/// The words of the interface.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts<'a> {
    words: Words<'a>,
    pack: &'a Pack,
}

impl<'a> Texts<'a> {
    pub(super) const fn new(pack: &'a Pack) -> Self {
        Self { words: Words::new(pack), pack }
    }

    pub(super) fn word<'b>(&self, key: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.words.get(key)
    }

    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.fill(key, values)
    }

    pub(super) fn actor<'b>(&self, code: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.words.actor(code)
    }

    /// "China en Rusland".
    pub(super) fn pair(&self, codes: &[String; 2]) -> String {
        self.words.pair(codes)
    }

    /// What stands above the key sentences.
    pub(super) fn in_short(&self, summary: &Summary) -> String {
        self.words.in_short(summary)
    }

    pub(super) fn list(&self, items: &[&str]) -> String {
        self.words.list(items)
    }

    pub(super) fn row(&self, items: &[&str]) -> String {
        self.words.row(items)
    }

    pub(super) fn date(&self, date: &EventDate) -> String {
        self.words.date(date)
    }

    /// What a tick says: no more than it adds to the one before it.
    pub(super) fn of_tick(&self, tick: &Tick, no_year: bool) -> String {
        let (year, month, day) = tick.date;
        let said = self.words.tick(tick.date);
        let plain = !tick.major || no_year;
        match (month, day) {
            // The name of the month alone.
            (Some(_), None) if plain => {
                let said = self.words.tick((1, month, None));
                said.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned()
            }
            (_, Some(_)) if !plain => [&said, " ", &self.year(year)].concat(),
            _ => said,
        }
    }

    fn year(&self, year: i32) -> String {
        self.words.tick((year, None, None))
    }

    /// The stretch of years that is shown.
    pub(super) fn stretch(&self, state: &State) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "days of the calendar")]
        let said = state.window().map(|day| {
            let (year, month, _) = Day(day as i32).civil();
            self.words.tick((year, Some(month), None))
        });
        [self.word("window"), ": ", &said[0], " – ", &said[1]].concat()
    }

    pub(super) fn certainty(&self, date: &EventDate) -> &'a str {
        self.words.certainty(date)
    }

    /// Right to left, or left to right.
    pub(super) fn direction(&self) -> &'a str {
        self.pack.get("language", "direction").unwrap_or("ltr")
    }

    /// The weekday of a date that is one day.
    pub(super) fn weekday(&self, date: &EventDate) -> Option<&'a str> {
        let day = date.earliest.filter(|_| date.earliest == date.latest)?;
        Some(self.words.weekday(day)).filter(|day| !day.is_empty())
    }

    /// "China → Rusland", "China en Rusland".
    pub(super) fn actors(&self, event: &Event) -> String {
        let names = |role: Role| -> Vec<&str> {
            let mut names: Vec<&str> = Vec::new();
            for actor in event.actors.iter().filter(|actor| actor.role == role) {
                let name = self.actor(&actor.code);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names
        };
        let (mut from, to) = (names(Role::Source), names(Role::Target));
        from.extend(names(Role::Both));
        match (from.is_empty(), to.is_empty()) {
            (false, false) => self.words.towards(&from, &to),
            (true, false) => self.list(&to),
            _ => self.list(&from),
        }
    }

    /// "bezoek, economie", with the status where it did not simply happen.
    pub(super) fn kind(&self, event: &Event) -> String {
        let status = (event.status != Status::Happened).then(|| event.status.name());
        let keys = event.said().into_iter().chain(event.contexts.iter().map(String::as_str)).chain(status);
        let words: Vec<&str> = keys.map(|key| self.word(key)).gather();
        self.words.row(&words)
    }

    /// "China → Rusland · bezoek, economie".
    pub(super) fn who_what(&self, event: &Event) -> String {
        line(&[&self.actors(event), &self.kind(event)])
    }

    /// The event's date in words, or that it has none.
    pub(super) fn when(&self, event: &Event) -> String {
        event.date.as_ref().map_or_else(|| self.word("undated").to_owned(), |date| self.date(date))
    }

    /// The event's date, as machines read it too.
    pub(super) fn time(&self, pen: &mut Pen, event: &Event) {
        pen.open("time", "date");
        if let Some(day) = event.date.as_ref().and_then(|date| date.earliest) {
            pen.set("datetime", &day.text());
        }
        pen.text(&self.when(event));
        pen.close();
    }

    /// What a mark is called for those who do not see it.
    pub(super) fn name(&self, event: &Event) -> String {
        line(&[&self.when(event), &event.headline, &self.who_what(event)])
    }

    /// Who added it.
    pub(super) fn origin<'b>(&'b self, event: &'b Event, state: &State) -> &'b str {
        match event.origin {
            Origin::Editor => self.word("from_editor"),
            Origin::Found if event.source.article == state.digest.id => self.word("from_article"),
            Origin::Found => event.source.title.as_deref().unwrap_or_default(),
        }
    }

    /// "China en Rusland sinds 1989".
    pub(super) fn title(&self, state: &State) -> String {
        let title = state.title();
        if let Some(text) = title.text {
            return text;
        }
        let Some(pair) = title.pair else { return self.word("timeline").to_owned() };
        match title.since {
            Some(year) => {
                let (a, b) = (self.actor(&pair[0]), self.actor(&pair[1]));
                self.fill("pair_since", &[("a", a), ("b", b), ("year", &self.year(year))])
            }
            None => self.pair(&pair),
        }
    }

    pub(super) fn heading(&self, heading: Heading) -> String {
        match heading {
            Heading::Year(year) => self.year(year),
            Heading::NoYear => self.word("no_year").to_owned(),
            Heading::Undated => self.word("undated").to_owned(),
        }
    }

    /// "9 van 13 getoond".
    pub(super) fn shown(&self, state: &State) -> String {
        let title = state.title();
        self.fill("shown", &[("n", &decimal(title.shown)), ("total", &decimal(title.total))])
    }
}

/// What there is of some parts, with a dot between.
pub(super) fn line(parts: &[&str]) -> String {
    joined(parts, " · ")
}

/// The class of a headline whose first letter may be small: the style sheet makes it large, which costs the page a look at each.
pub(super) fn first(headline: &str) -> &'static str {
    if headline.starts_with(|c: char| c.is_ascii_uppercase()) { "" } else { " first" }
}
