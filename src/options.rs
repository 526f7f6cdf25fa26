//! The one table of options: attributes and command-line flags are read through it, and the README shows it.

use crate::{
    calendar::Day,
    error::Error,
    model::Notice,
    small::{decimal, whole},
    state::View,
    text::Offsets,
};

/// How an article is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// BCP 47 tag; none to take the article's, or to detect it.
    pub language: Option<String>,
    /// Publication date, ISO 8601; none to take the article's.
    pub published: Option<String>,
    /// Most sentences in the summary of the article.
    pub sentences: usize,
    /// Most words in the summary of the article; none for no limit.
    pub words: Option<usize>,
    /// The pair of codes, sorted, whose relation the summary is to tell; none for the whole article.
    pub dyad: Option<[String; 2]>,
    /// The unit of offsets in the output.
    pub offsets: Offsets,
}

impl Default for Options {
    fn default() -> Self {
        Self { language: None, published: None, sentences: 3, words: None, dyad: None, offsets: Offsets::Utf16 }
    }
}

/// How the widget is to look and where it finds its data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WidgetOptions {
    /// The id of the article's element; none for the article around the widget, else the page's main text.
    pub target: Option<String>,
    /// Address of a digest, timeline or events file.
    pub src: Option<String>,
    /// Address of a file of related articles.
    pub related: Option<String>,
    /// Axis, list, or what fits.
    pub view: View,
    /// Only the events of this pair of codes, sorted.
    pub dyad: Option<[String; 2]>,
    /// The colours.
    pub theme: Theme,
    /// Start at once, not near the viewport.
    pub eager: bool,
}

/// The colours of the widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What a value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number from … to ….
    Number(u32, u32),
    /// A BCP 47 tag.
    Tag,
    /// An ISO 8601 date.
    Date,
    /// Two codes: `CN-RU`.
    Pair,
    /// An element's id.
    Id,
    /// An address that the page may fetch.
    Address,
}

impl Values {
    /// What the values are, for messages and for the README.
    #[must_use]
    pub(crate) fn describe(self) -> String {
        match self {
            Self::Words(words) => words.join(", "),
            Self::Number(from, to) => [&decimal(from), " to ", &decimal(to)].concat(),
            Self::Tag => "a language tag such as nl or pt-BR".to_owned(),
            Self::Date => "a date such as 2025-07-12".to_owned(),
            Self::Pair => "two codes such as CN-RU".to_owned(),
            Self::Id => "an element's id".to_owned(),
            Self::Address => "an address".to_owned(),
        }
    }

    fn allow(self, value: &str) -> bool {
        match self {
            Self::Words(words) => words.contains(&value),
            Self::Number(from, to) => whole(value).is_some_and(|number| (from..=to).contains(&number)),
            Self::Tag => {
                let part =
                    |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric());
                value.split('-').all(part)
                    && (2..=35).contains(&value.len())
                    && value.as_bytes()[0].is_ascii_alphabetic()
            }
            Self::Date => Day::parse(value).is_some(),
            Self::Pair => pair(value).is_some(),
            Self::Id | Self::Address => !value.trim().is_empty(),
        }
    }
}

/// One option.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// Attribute, and `--flag`.
    pub name: &'static str,
    /// What it may be.
    pub values: Values,
    /// What it is if it is not given.
    pub default: &'static str,
    /// Whether it is an attribute of the tag.
    pub attribute: bool,
    /// Whether it is a flag of the program. Its own parser knows; a test holds the two together.
    #[cfg(test)]
    pub(crate) flag: bool,
    /// What it does. The page does not load it.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

macro_rules! table {
    ($($name:literal, $values:expr, $default:literal, $attribute:literal, $flag:literal, $doc:literal;)*) => {
        /// Every option.
        pub(crate) const TABLE: &[Row] = &[$(Row {
            name: $name,
            values: $values,
            default: $default,
            attribute: $attribute,
            #[cfg(test)]
            flag: $flag,
            #[cfg(not(target_arch = "wasm32"))]
            doc: $doc,
        },)*];
    };
}

table! {
    "for", Values::Id, "the article around the tag, else the page's main text", true, false, "The element that holds the article.";
    "src", Values::Address, "none", true, false, "A digest (then nothing is analysed), a timeline or an editor's file of events, as JSON.";
    "related", Values::Address, "none", true, false, "A file of more articles, whose events join the timeline.";
    "language", Values::Tag, "the article's own, else detected", true, true, "The language of the article.";
    "published", Values::Date, "what the page says", true, true, "The day of publication; it settles dates such as \"yesterday\".";
    "view", Values::Words(&["auto", "axis", "list"]), "auto", true, false, "The timeline as an axis or as a list; auto: a list below 600 px.";
    "dyad", Values::Pair, "the pair with half of the events, else all pairs", true, true, "Only the events of this pair, and the summary of their relation.";
    "sentences", Values::Number(1, 50), "3", true, true, "Most sentences in the summary.";
    "words", Values::Number(1, 100_000), "no limit", false, true, "Most words in the summary.";
    "offsets", Values::Words(&["utf16", "utf8", "chars"]), "utf16", false, true, "What start and end count: UTF-16 units, bytes or code points.";
    "theme", Values::Words(&["auto", "light", "dark"]), "auto", true, false, "The colours; auto: the reader's own.";
    "loading", Values::Words(&["lazy", "eager"]), "lazy", true, false, "Start near the viewport, or at once.";
}

/// Whether an option may have a value.
///
/// # Errors
/// If not: the message lists what is allowed, and [`Error::is_option`] holds.
pub(crate) fn check(name: &str, value: &str) -> Result<(), Error> {
    let Some(row) = TABLE.iter().find(|row| row.name == name) else {
        return Err(Error::option(["there is no option `", name, "`"].concat()));
    };
    if row.values.allow(value) {
        return Ok(());
    }
    Err(Error::option(["`", name, "` cannot be \"", value, "\"; allowed: ", &row.values.describe()].concat()))
}

/// The two codes of `CN-RU`, sorted.
#[must_use]
pub(crate) fn pair(value: &str) -> Option<[String; 2]> {
    let code = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    let value = value.to_ascii_uppercase();
    let (a, b) = value.split_once('-')?;
    if !code(a) || !code(b) || a == b {
        return None;
    }
    Some(if a < b { [a.to_owned(), b.to_owned()] } else { [b.to_owned(), a.to_owned()] })
}

impl Options {
    /// Reads the tag's attributes. A value that is not allowed keeps the default and is told in a notice.
    #[must_use]
    pub fn from_attributes(attribute: impl Fn(&str) -> Option<String>) -> (Self, WidgetOptions, Vec<Notice>) {
        let (mut options, mut widget, mut notices) = (Self::default(), WidgetOptions::default(), Vec::new());
        for row in TABLE.iter().filter(|row| row.attribute) {
            let Some(value) = attribute(row.name) else { continue };
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            if let Err(error) = check(row.name, value) {
                let message = [error.message(), "; the default is kept: ", row.default].concat();
                notices.push(Notice::new("invalid-attribute", message));
                continue;
            }
            let text = || Some(value.to_owned());
            match row.name {
                "for" => widget.target = text(),
                "src" => widget.src = text(),
                "related" => widget.related = text(),
                "language" => options.language = text(),
                "published" => options.published = text(),
                "view" if value == "axis" => widget.view = View::Axis,
                "view" if value == "list" => widget.view = View::List,
                "dyad" => widget.dyad = pair(value),
                "sentences" => options.sentences = whole(value).unwrap_or(options.sentences),
                "theme" if value == "light" => widget.theme = Theme::Light,
                "theme" if value == "dark" => widget.theme = Theme::Dark,
                "loading" => widget.eager = value == "eager",
                _ => {}
            }
        }
        (options, widget, notices)
    }
}

/// The rows of the README's table of attributes, as Markdown.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn attributes_markdown() -> String {
    let mut out = String::from("| Attribute | Values | Default | |\n|---|---|---|---|\n");
    for row in TABLE.iter().filter(|row| row.attribute) {
        let values = match row.values {
            Values::Words(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
            other => other.describe(),
        };
        out.push_str(&format!("| `{}` | {values} | {} | {} |\n", row.name, row.default, row.doc));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_values_keep_the_default_and_name_the_allowed_ones() {
        let given = |name: &str| {
            let value = match name {
                "view" => "cube",
                "sentences" => "0",
                "published" => "12 juli",
                "dyad" => "ru-cn",
                "theme" => " dark ",
                "language" => "",
                _ => return None,
            };
            Some(value.to_owned())
        };
        let (options, widget, notices) = Options::from_attributes(given);
        assert_eq!(options, Options::default());
        assert_eq!(widget.dyad, Some(["CN".to_owned(), "RU".to_owned()]));
        assert_eq!((widget.view, widget.theme), (View::Auto, Theme::Dark));
        let messages: Vec<_> = notices.iter().map(|notice| notice.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "`published` cannot be \"12 juli\"; allowed: a date such as 2025-07-12; the default is kept: what the page says",
                "`view` cannot be \"cube\"; allowed: auto, axis, list; the default is kept: auto",
                "`sentences` cannot be \"0\"; allowed: 1 to 50; the default is kept: 3",
            ]
        );
    }

    #[test]
    fn every_default_of_a_word_list_is_one_of_its_words() {
        for row in TABLE {
            if let Values::Words(words) = row.values {
                assert!(words.contains(&row.default), "{}", row.name);
            }
        }
        assert_eq!(pair("CN-CN"), None);
        assert_eq!(pair("AFU-g20"), Some(["AFU".to_owned(), "G20".to_owned()]));
    }
}
