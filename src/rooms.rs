//! The rooms of a digest one by one, for the benches: the engine itself has no clock.

use std::fmt;

use crate::{
    actor,
    calendar::Day,
    event,
    language::Pack,
    model::{Article, Event},
    options::Options,
    summary::{self, Facts},
    text::Document,
    time::{self, Timex},
};

/// An article, and what the rooms have found in it so far.
pub struct Rooms<'a> {
    document: Document<'a>,
    published: Option<Day>,
    dates: Vec<Timex>,
    actors: Vec<actor::Mention>,
    events: Vec<Event>,
}

impl fmt::Debug for Rooms<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Rooms").finish_non_exhaustive()
    }
}

impl<'a> Rooms<'a> {
    /// Takes the article apart: the room `text`.
    #[must_use]
    pub fn text(article: &'a Article, pack: &'a Pack) -> Self {
        let published = article.published.as_deref().and_then(Day::parse);
        Self {
            document: Document::new(article, pack),
            published,
            dates: Vec::new(),
            actors: Vec::new(),
            events: Vec::new(),
        }
    }

    /// Its dates: how many there are.
    pub fn time(&mut self) -> usize {
        self.dates = time::find(&self.document, self.published);
        self.dates.len()
    }

    /// Its actors.
    pub fn actor(&mut self) -> usize {
        self.actors = actor::find(&self.document, self.published);
        self.actors.len()
    }

    /// Its events.
    pub fn event(&mut self) -> usize {
        self.events = event::reader(&self.document, self.published, &self.dates, &self.actors).events();
        self.events.len()
    }

    /// Its key sentences, when all else is found.
    #[must_use]
    pub fn summary(&self, options: &Options) -> usize {
        let facts = Facts { dates: &self.dates, actors: &self.actors, events: &self.events };
        summary::Ranking::new(&self.document, options, facts).summarise(options).0.sentences.len()
    }
}
