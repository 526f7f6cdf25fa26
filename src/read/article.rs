//! Articles as they come in over the wire: `{"id","url"?,"title"?,"language"?,"published"?,"text"|"html"|"sections"}`.

use super::{Value, plain};
use crate::{
    error::Error,
    model::{Article, Section},
};

/// What every message about a line without text ends with.
const FIX: &str = "give the article as `text` (blocks separated by blank lines), `html` or `sections`";

/// The article of a JSON object; `null` fields count as absent. An empty text is an article, no text at all is not.
///
/// # Errors
/// If it is no object, or holds none of `text`, `html` and `sections`, or one of them is of another kind.
pub fn article(value: &Value<'_>) -> Result<Article, Error> {
    if !matches!(value, Value::Object(_)) {
        return Err(Error::input(format!("an article is an object, not {}; {FIX}", value.kind())));
    }
    let title = string(value, "title")?;
    let mut article = body(value, title)?;
    article.id = match value.get("id") {
        None => String::new(),
        Some(given) => {
            id(value).ok_or_else(|| Error::input(format!("`id` must be a string or a number, not {}", given.kind())))?
        }
    };
    for (field, slot) in [
        ("url", &mut article.url),
        ("title", &mut article.title),
        ("language", &mut article.language),
        ("published", &mut article.published),
    ] {
        if let Some(text) = string(value, field)?.filter(|text| !text.trim().is_empty()) {
            *slot = Some(text.trim().to_owned());
        }
    }
    Ok(article)
}

/// The identifier, also where it is a number.
pub(crate) fn id(value: &Value<'_>) -> Option<String> {
    match value.get("id")? {
        Value::Text(id) => Some(id.clone().into_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn body(value: &Value<'_>, title: Option<&str>) -> Result<Article, Error> {
    let title = title.filter(|title| !title.trim().is_empty());
    let sections = sections(value)?;
    if let Some(text) = string(value, "text")? {
        // Our own `article` command gives both: the sections then say which blocks are headings.
        return Ok(sections
            .map(|sections| Article::from_sections(&sections))
            .filter(|a| a.text == text)
            .unwrap_or_else(|| plain(text, title)));
    }
    if let Some(sections) = sections {
        return Ok(Article::from_sections(&sections));
    }
    if let Some(html) = string(value, "html")? {
        return page(html);
    }
    Err(Error::input(format!("no text: {FIX}")))
}

#[cfg(feature = "cli")]
fn page(html: &str) -> Result<Article, Error> {
    Ok(super::html(html))
}

#[cfg(not(feature = "cli"))]
fn page(_html: &str) -> Result<Article, Error> {
    Err(Error::input("`html` cannot be read here; give `text` or `sections`"))
}

fn string<'a>(value: &'a Value<'_>, field: &str) -> Result<Option<&'a str>, Error> {
    match value.get(field) {
        None => Ok(None),
        Some(Value::Text(text)) => Ok(Some(text)),
        Some(other) => Err(Error::input(format!("`{field}` must be a string, not {}", other.kind()))),
    }
}

fn sections(value: &Value<'_>) -> Result<Option<Vec<Section>>, Error> {
    let items = match value.get("sections") {
        None => return Ok(None),
        Some(Value::List(items)) => items,
        Some(other) => return Err(Error::input(format!("`sections` must be a list, not {}", other.kind()))),
    };
    let mut sections = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let bad = |what: String| Error::input(format!("`sections[{index}]`: {what}"));
        let heading = string(item, "heading").map_err(|error| bad(error.to_string()))?.map(str::to_owned);
        let paragraphs = match item.get("paragraphs") {
            None => Vec::new(),
            Some(Value::List(paragraphs)) => paragraphs
                .iter()
                .map(|paragraph| paragraph.as_text().map(str::to_owned))
                .collect::<Option<_>>()
                .ok_or_else(|| bad("`paragraphs` must be a list of strings".to_owned()))?,
            Some(other) => return Err(bad(format!("`paragraphs` must be a list of strings, not {}", other.kind()))),
        };
        sections.push(Section { heading, paragraphs });
    }
    Ok(Some(sections))
}
