//! What a JSON document is: an article, a digest, a timeline or an editor's file of events, by what it holds.

use super::{Value, article, events::file, read_digest};
use crate::{
    error::Error,
    model::{Article, Digest, Notice, Timeline},
    small::Gather as _,
};

/// What a JSON document turned out to be; with digests and timelines, what in them could not be used.
#[derive(Debug, Clone)]
pub enum Input {
    /// An article, to be read.
    Article(Article),
    /// A digest that was made before.
    Digest(Digest, Vec<Notice>),
    /// A timeline or an editor's file of events.
    Timeline(Timeline, Vec<Notice>),
}

/// Reads a JSON document of any of these kinds.
///
/// # Errors
/// If it is none of them: the message says what would do.
pub fn source(value: &Value<'_>) -> Result<Input, Error> {
    // Where an article is expected most, what an article lacks is told.
    part(value, 0).or_else(|_| article(value).map(Input::Article))
}

/// The same of a part of a document beside an article, whose eras are counted from `from`.
pub(crate) fn part(value: &Value<'_>, from: usize) -> Result<Input, Error> {
    // An editor may have written a text of that name.
    if matches!(value.get("summary"), Some(Value::Object(_))) {
        let (digest, notices) = read_digest(value);
        Ok(Input::Digest(digest, notices))
    } else if value.get("events").is_some() {
        let (timeline, notices) = file(value, from);
        Ok(Input::Timeline(timeline, notices))
    } else if ["text", "sections", "html"].iter().any(|field| value.get(field).is_some()) {
        article(value).map(Input::Article)
    } else {
        let keys: Vec<_> = value.keys().map(|key| ["`", key, "`"].concat()).gather();
        let there = if keys.is_empty() { value.kind().to_owned() } else { keys.join(", ") };
        Err(Error::input(format!(
            "nothing to read in {there}: a timeline and an editor's file have `events`, a digest `summary`, an article `text`",
        )))
    }
}

/// The articles of a file: a list of them, or an object with a list of `articles` (or `items`, as JSON Feed has it).
/// Those that cannot be used become notices.
#[must_use]
pub fn articles(value: &Value<'_>) -> (Vec<Article>, Vec<Notice>) {
    let items = match value {
        Value::List(items) => items,
        other if other.get("articles").is_some() => other.list("articles"),
        other => other.list("items"),
    };
    let (mut articles, mut notices) = (Vec::new(), Vec::new());
    for (index, item) in items.iter().enumerate() {
        match article(item) {
            Ok(found) => articles.push(found),
            Err(error) => notices.push(Notice::new("invalid-article", format!("articles[{index}]: {error}"))),
        }
    }
    if items.is_empty() {
        notices.push(Notice::new(
            "invalid-article",
            "no articles: give a list of them, or an object with a list `articles`",
        ));
    }
    (articles, notices)
}
