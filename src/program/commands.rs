//! What each command does with its documents.

use std::io::{BufRead, Write};

use serde_json::json;

use super::{
    Failure,
    arguments::{Arguments, Choice, Command, Common, DigestOutput, Files, Format, Scope, TimelineOutput},
    input::{self, Part},
    lines, packs,
    told::Told,
};
use crate::{
    calendar::Day,
    error::Error,
    language::{Pack, Words},
    model::{Article, Digest, Timeline},
    options::pair,
    read::{Input, source},
    timeline::{self, rank},
    write,
};

/// Runs a command; `false` if some input could not be used.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<bool, Failure> {
    let mut told = Told::default();
    match &arguments.command {
        Command::Digest { common, ndjson: true, .. } => {
            let options = common.options();
            input::each(&common.files.files, |_, lines_in| {
                lines::each(lines_in, out, |value| {
                    let article = input::article(source(value)?)?;
                    text_of(&packs::digest(&article, &options))
                })
            })
        }
        Command::Digest { common, output, .. } => documents(&common.files, |name, document| {
            let article = input::article(document)?;
            let digest = packs::digest(&article, &common.options());
            told.tell(name, &digest.notices);
            write_digest(out, &digest, *output)
        }),
        Command::Article { files, ndjson: true } => input::each(&files.files, |_, lines_in| {
            lines::each(lines_in, out, |value| Ok(wire(&input::article(source(value)?)?).to_string()))
        }),
        Command::Article { files, .. } => documents(files, |_, document| {
            serde_json::to_writer_pretty(&mut *out, &wire(&input::article(document)?)).map_err(std::io::Error::from)?;
            Ok(writeln!(out)?)
        }),
        Command::Timeline { common, choice, output } => {
            let (timeline, language, all) = merged(common, choice, &mut told)?;
            write_timeline(out, &timeline, &language, *output)?;
            Ok(all)
        }
        Command::Render { common } => documents(&common.files, |name, document| {
            let options = common.options();
            let html = match document {
                Input::Article(article) => {
                    let digest = packs::digest(&article, &options);
                    told.tell(name, &digest.notices);
                    write::digest_html(&digest, Words::new(&packs::of(&digest.language)))
                }
                Input::Digest(digest, notices) => {
                    told.tell(name, &notices);
                    write::digest_html(&digest, Words::new(&packs::of(&digest.language)))
                }
                Input::Timeline(timeline, notices) => {
                    told.tell(name, &notices);
                    let pack = packs::of(options.language.as_deref().unwrap_or("en"));
                    write::timeline_html(&timeline, Words::new(&pack))
                }
            };
            Ok(out.write_all(html.as_bytes())?)
        }),
    }
}

/// Handles each document of `files`; one that cannot be used is told, the rest unharmed.
fn documents(files: &Files, mut handle: impl FnMut(&str, Input) -> Result<(), Failure>) -> Result<bool, Failure> {
    input::each(&files.files, |name, stream| {
        if files.input == Some(Format::Ndjson) {
            return by_line(name, stream, |number, document| handle(&format!("{name}, line {number}"), document));
        }
        match input::document(&input::whole(stream)?, files.input) {
            Ok(document) => match handle(name, document) {
                Err(Failure::Told(message)) => Ok(refuse(name, &message)),
                other => other.map(|()| true),
            },
            Err(error) => Ok(refuse(name, &error.to_string())),
        }
    })
}

fn by_line(
    name: &str,
    stream: Box<dyn BufRead>,
    mut handle: impl FnMut(usize, Input) -> Result<(), Failure>,
) -> Result<bool, Failure> {
    let mut all = true;
    let read = |number, line: &[u8]| (number, lines::value(line).and_then(|value| source(&value)));
    lines::map(stream, read, |batch| {
        for (number, document) in batch {
            match document.map_err(Failure::from).and_then(|document| handle(number, document)) {
                Err(Failure::Told(message)) => all = refuse(&format!("{name}, line {number}"), &message),
                other => other?,
            }
        }
        Ok(())
    })?;
    Ok(all)
}

fn refuse(name: &str, message: &str) -> bool {
    eprintln!("kroniek: {name}: {message}");
    false
}

/// One timeline of everything that came in, the language to write it in, and whether all of it could be used.
fn merged(common: &Common, choice: &Choice, told: &mut Told) -> Result<(Timeline, String, bool), Failure> {
    // Spans of many articles can only be told in one unit once each has been converted by its own text.
    let options = common.options();
    let day = |text: &Option<String>| text.as_deref().and_then(Day::parse);
    let (mut digests, mut timeline, mut language) = (Vec::new(), Timeline::default(), None);
    let mut take = |name: &str, part: Part| {
        told.tell(name, &part.notices);
        if let Some((_, digest)) = part.read {
            language.get_or_insert_with(|| digest.language.clone());
            digests.push(digest);
        } else {
            timeline = std::mem::take(&mut timeline).merge(part.timeline);
        }
    };
    let all = input::each(&common.files.files, |name, stream| {
        if common.files.input != Some(Format::Ndjson) {
            return match input::document(&input::whole(stream)?, common.files.input) {
                Ok(document) => {
                    take(name, input::part(document, &options));
                    Ok(true)
                }
                Err(error) => Ok(refuse(name, &error.to_string())),
            };
        }
        let mut all = true;
        let read = |number, line: &[u8]| {
            let document = lines::value(line).and_then(|value| source(&value));
            (number, document.map(|document| input::part(document, &options)))
        };
        lines::map(stream, read, |batch| {
            for (number, part) in batch {
                let name = format!("{name}, line {number}");
                match part {
                    Ok(part) => take(&name, part),
                    Err(error) => all = refuse(&name, &error.to_string()),
                }
            }
            Ok(())
        })?;
        Ok(all)
    })?;
    let scope = if choice.scope == Scope::All { timeline::Scope::All } else { timeline::Scope::Bilateral };
    let dates = choice.dates.map(|dates| dates as usize);
    let ranked = rank(&digests, scope, dates, common.sentences.unwrap_or(1), day(&choice.from), day(&choice.until));
    let mut timeline = timeline.merge(ranked);
    let dyad = choice.dyad.as_deref().and_then(pair);
    timeline.events.retain(|event| {
        (choice.scope == Scope::All || event.dyad.is_some())
            && dyad.as_ref().is_none_or(|dyad| event.dyad.as_ref() == Some(dyad))
            && within(event, choice)
    });
    let language = options.language.clone().or(language).unwrap_or_else(|| "en".to_owned());
    Ok((timeline, language, all))
}

fn within(event: &crate::model::Event, choice: &Choice) -> bool {
    let Some(date) = &event.date else { return choice.from.is_none() && choice.until.is_none() };
    let day = |text: &Option<String>| text.as_deref().and_then(Day::parse);
    let late = day(&choice.from).is_none_or(|from| day(&date.latest).is_none_or(|latest| latest >= from));
    late && day(&choice.until).is_none_or(|until| day(&date.earliest).is_none_or(|earliest| earliest <= until))
}

/// An article as the program gives it.
fn wire(article: &Article) -> serde_json::Value {
    json!({
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "sections": article.sections(),
        "text": article.text,
    })
}

fn text_of<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::input(error.to_string()))
}

fn write_digest(out: &mut dyn Write, digest: &Digest, output: DigestOutput) -> Result<(), Failure> {
    let pack: &Pack = &packs::of(&digest.language);
    match output {
        DigestOutput::Json => writeln!(out, "{}", text_of(digest)?)?,
        DigestOutput::Text => out.write_all(write::digest_text(digest, Words::new(pack)).as_bytes())?,
        DigestOutput::Html => out.write_all(write::digest_html(digest, Words::new(pack)).as_bytes())?,
    }
    Ok(())
}

fn write_timeline(
    out: &mut dyn Write,
    timeline: &Timeline,
    language: &str,
    output: TimelineOutput,
) -> Result<(), Failure> {
    let pack = packs::of(language);
    let words = Words::new(&pack);
    let text = match output {
        TimelineOutput::Json => text_of(timeline)? + "\n",
        TimelineOutput::Text => write::timeline_text(timeline, words),
        TimelineOutput::Html => write::timeline_html(timeline, words),
        TimelineOutput::Csv => write::csv(timeline),
        TimelineOutput::Icalendar => write::icalendar(timeline),
        TimelineOutput::Jsonld => write::jsonld(timeline),
        TimelineOutput::Svg => write::svg(timeline, words),
    };
    Ok(out.write_all(text.as_bytes())?)
}
