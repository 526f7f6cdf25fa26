//! Documents as they come in: files or standard input, and what they hold.

use std::{
    fs,
    io::{self, BufRead, Read},
    path::{Path, PathBuf},
};

use super::{
    Failure,
    arguments::{Common, Format, Reading},
    decode::decode,
};
use crate::{
    model::{Article, Digest, Notice, Timeline},
    options::Options,
    read::{self, Input, Value},
};

/// The name that stands for standard input.
const STDIN: &str = "-";

/// Opens each input in turn; standard input if none is named.
pub(super) fn each(
    files: &[PathBuf],
    mut read: impl FnMut(&str, Box<dyn BufRead>) -> Result<bool, Failure>,
) -> Result<bool, Failure> {
    let stdin = [PathBuf::from(STDIN)];
    let files = if files.is_empty() { &stdin[..] } else { files };
    let mut all = true;
    for file in files {
        let name = file.display().to_string();
        let source: Box<dyn BufRead> = if file == Path::new(STDIN) {
            Box::new(io::BufReader::new(io::stdin()))
        } else {
            match fs::File::open(file) {
                Ok(opened) if !file.is_dir() => Box::new(io::BufReader::with_capacity(1 << 16, opened)),
                opened => {
                    let error = opened.map_or_else(|error| error, |_| io::ErrorKind::IsADirectory.into());
                    eprintln!("kroniek: {name}: {error}");
                    all = false;
                    continue;
                }
            }
        };
        all &= read(if name == STDIN { "standard input" } else { &name }, source)?;
    }
    Ok(all)
}

/// Reads a whole document.
pub(super) fn whole(mut source: Box<dyn BufRead>) -> Result<Vec<u8>, crate::Error> {
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|error| crate::Error::input(error.to_string()))?;
    Ok(bytes)
}

/// What a document holds, by its form or, if no form is named, by how it starts; with word of what could not be decoded.
pub(super) fn document(bytes: &[u8], format: Option<Format>) -> Result<Input, crate::Error> {
    let (text, notice) = decode(bytes)?;
    let mut found = held(&text, format)?;
    match &mut found {
        Input::Article(article) => article.notices.extend(notice),
        Input::Digest(_, notices) | Input::Timeline(_, notices) => notices.extend(notice),
    }
    Ok(found)
}

fn held(text: &str, format: Option<Format>) -> Result<Input, crate::Error> {
    let start = text.trim_start();
    let format = format.unwrap_or(match start.chars().next() {
        Some('<') => Format::Html,
        Some('{' | '[') if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() || start.starts_with('{') => {
            Format::Json
        }
        _ => Format::Text,
    });
    match format {
        Format::Html => Ok(Input::Article(read::html(text))),
        Format::Text => Ok(Input::Article(read::plain(text, None))),
        Format::Json | Format::Ndjson => read::source(&json(text)?),
    }
}

/// Reads JSON; the message says where it breaks off.
pub(super) fn json(text: &str) -> Result<Value<'_>, crate::Error> {
    serde_json::from_str(text).map_err(|error| {
        crate::Error::input(format!("not JSON: {error}; expected an object such as {{\"id\":\"a1\",\"text\":\"…\"}}"))
    })
}

/// The article of a document, or word of what else it is.
pub(super) fn article(source: Input) -> Result<Article, crate::Error> {
    match source {
        Input::Article(article) => Ok(article),
        Input::Digest(..) => Err(crate::Error::input(
            "this is a digest, not an article; `kroniek timeline` and `kroniek render` read digests",
        )),
        Input::Timeline(..) => Err(crate::Error::input(
            "this is a timeline, not an article; `kroniek timeline` and `kroniek render` read timelines",
        )),
    }
}

/// What a document adds to a timeline.
#[derive(Debug)]
pub(super) enum Part {
    /// A digest, made before or just now.
    Digest(Box<Digest>),
    /// Events that were gathered elsewhere.
    Timeline(Timeline),
}

/// Reads articles, takes digests and timelines as they are.
pub(super) fn part(source: Input, options: &Options) -> (Part, Vec<Notice>) {
    match source {
        Input::Article(article) => {
            let mut digest = super::packs::digest(&article, options);
            let notices = std::mem::take(&mut digest.notices);
            (Part::Digest(Box::new(digest)), notices)
        }
        Input::Digest(digest, notices) => (Part::Digest(Box::new(digest)), notices),
        Input::Timeline(timeline, notices) => (Part::Timeline(timeline), notices),
    }
}

impl Reading {
    /// The article with what the arguments say of it.
    pub(super) fn apply(&self, mut article: Article) -> Article {
        article.language = self.language.clone().or(article.language);
        article.published = self.published.clone().or(article.published);
        article
    }
}

impl Common {
    /// The engine's options.
    pub(super) fn options(&self) -> Options {
        Options {
            language: self.reading.language.clone(),
            published: self.reading.published.clone(),
            sentences: self.sentences.unwrap_or(Options::default().sentences),
            words: self.words,
            dyad: None,
            offsets: self.reading.offsets,
        }
    }
}
