//! What each command does with its documents.

use std::io::Write;

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
    digest::Why,
    error::Error,
    language::{Pack, Words},
    model::{Article, Digest, Timeline},
    options::{Options, pair},
    read::{Input, source},
    timeline::{self, SEVERAL, rank},
    write,
};

/// Runs a command; `false` if some input could not be used.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<bool, Failure> {
    let mut told = Told::default();
    match &arguments.command {
        Command::Digest { common, ndjson: true, dyad, explain, .. } => {
            let options = Options { dyad: dyad.as_deref().and_then(pair), ..common.options() };
            input::each(&common.reading.files.files, |_, lines_in| {
                lines::each(lines_in, out, |value| {
                    let article = input::article(source(value)?)?;
                    if *explain {
                        let (digest, why) = packs::explain(&article, &options);
                        explained(&digest, &why)
                    } else {
                        text_of(&packs::digest(&article, &options))
                    }
                })
            })
        }
        Command::Digest { common, output, dyad, explain, .. } => documents(
            &common.reading.files,
            |document| document,
            |name, document| {
                let article = input::article(document)?;
                let options = Options { dyad: dyad.as_deref().and_then(pair), ..common.options() };
                if !*explain {
                    let digest = packs::digest(&article, &options);
                    told.tell(name, &digest.notices);
                    return write_digest(out, &digest, *output);
                }
                let (digest, why) = packs::explain(&article, &options);
                told.tell(name, &digest.notices);
                if *output == DigestOutput::Json {
                    return Ok(writeln!(out, "{}", explained(&digest, &why)?)?);
                }
                write_digest(out, &digest, *output)?;
                if *output == DigestOutput::Text {
                    out.write_all(["\n", &why.events.join("\n")].concat().as_bytes())?;
                }
                Ok(())
            },
        ),
        Command::Article { reading, ndjson: true } => input::each(&reading.files.files, |_, lines_in| {
            lines::each(lines_in, out, |value| Ok(wire(&reading.apply(input::article(source(value)?)?)).to_string()))
        }),
        Command::Article { reading, .. } => documents(
            &reading.files,
            |document| document,
            |name, document| {
                let article = reading.apply(input::article(document)?);
                told.tell(name, &article.notices);
                serde_json::to_writer_pretty(&mut *out, &wire(&article)).map_err(std::io::Error::from)?;
                Ok(writeln!(out)?)
            },
        ),
        Command::Timeline { common, choice, output } => {
            let (timeline, language, all) = merged(common, choice, &mut told)?;
            write_timeline(out, &timeline, &language, *output)?;
            Ok(all)
        }
        Command::Render { common } => documents(
            &common.reading.files,
            |document| document,
            |name, document| {
                let options = common.options();
                let html = match document {
                    Input::Article(article) => {
                        let digest = packs::digest(&article, &options);
                        told.tell(name, &digest.notices);
                        write::digest_html(&digest, Words::new(&packs::around(&digest.language)))
                    }
                    Input::Digest(digest, notices) => {
                        told.tell(name, &notices);
                        write::digest_html(&digest, Words::new(&packs::around(&digest.language)))
                    }
                    Input::Timeline(timeline, notices) => {
                        told.tell(name, &notices);
                        let tag = options.language.as_deref().or(timeline.language.as_deref());
                        let pack = packs::around(tag.unwrap_or("en"));
                        write::timeline_html(&timeline, Words::new(&pack))
                    }
                };
                Ok(out.write_all(html.as_bytes())?)
            },
        ),
    }
}

/// Prepares each document of `files` (those of NDJSON on all cores) and handles them in order; one that cannot be used is
/// told, the rest unharmed.
fn documents<T: Send>(
    files: &Files,
    prepare: impl Fn(Input) -> T + Sync,
    mut handle: impl FnMut(&str, T) -> Result<(), Failure>,
) -> Result<bool, Failure> {
    let mut one = |name: &str, document: Result<T, Error>| match document.map_err(Failure::from) {
        Ok(document) => match handle(name, document) {
            Err(Failure::Told(message)) => Ok(refuse(name, &message)),
            other => other.map(|()| true),
        },
        Err(Failure::Told(message)) => Ok(refuse(name, &message)),
        Err(other) => Err(other),
    };
    input::each(&files.files, |name, stream| {
        if files.input != Some(Format::Ndjson) {
            let document = input::whole(stream).and_then(|bytes| input::document(&bytes, files.input));
            return one(name, document.map(&prepare));
        }
        let mut all = true;
        let read = |number, line: &[u8]| (number, lines::value(line).and_then(|value| source(&value)).map(&prepare));
        lines::map(stream, read, |batch| {
            for (number, document) in batch {
                all &= one(&format!("{name}, line {number}"), document)?;
            }
            Ok(())
        })?;
        Ok(all)
    })
}

fn refuse(name: &str, message: &str) -> bool {
    eprintln!("kroniek: {name}: {message}");
    false
}

/// One timeline of everything that came in, the language to write it in, and whether all of it could be used.
fn merged(common: &Common, choice: &Choice, told: &mut Told) -> Result<(Timeline, String, bool), Failure> {
    let options = common.options();
    let day = |text: &Option<String>| text.as_deref().and_then(Day::parse);
    let (mut digests, mut timelines) = (Vec::new(), Vec::new());
    let all = documents(
        &common.reading.files,
        |document| input::part(document, &options),
        |name, (part, notices)| {
            told.tell(name, &notices);
            match part {
                Part::Digest(digest) => digests.push(*digest),
                Part::Timeline(timeline) => timelines.push(timeline),
            }
            Ok(())
        },
    )?;
    let scope = if choice.scope == Scope::All { timeline::Scope::All } else { timeline::Scope::Bilateral };
    let dates = choice.dates.map(|dates| dates as usize);
    let ranked = rank(&digests, scope, dates, common.sentences.unwrap_or(1), day(&choice.from), day(&choice.until));
    timelines.push(ranked);
    let language = |digest: &Digest| Timeline { language: Some(digest.language.clone()), ..Timeline::default() };
    timelines.extend(digests.iter().map(language));
    let mut timeline = Timeline::union(timelines);
    let dyad = choice.dyad.as_deref().and_then(pair);
    timeline.events.retain(|event| {
        (choice.scope == Scope::All || event.dyad.is_some())
            && dyad.as_ref().is_none_or(|dyad| event.dyad.as_ref() == Some(dyad))
            && within(event, choice)
    });
    let language = options
        .language
        .clone()
        .or_else(|| timeline.language.clone().filter(|tag| *tag != SEVERAL))
        .or_else(|| digests.first().map(|digest| digest.language.clone()))
        .unwrap_or_else(|| "en".to_owned());
    Ok((timeline, language, all))
}

fn within(event: &crate::model::Event, choice: &Choice) -> bool {
    let Some(date) = &event.date else { return choice.from.is_none() && choice.until.is_none() };
    let day = |text: &Option<String>| text.as_deref().and_then(Day::parse);
    let late = day(&choice.from).is_none_or(|from| date.latest.is_none_or(|latest| latest >= from));
    late && day(&choice.until).is_none_or(|until| date.earliest.is_none_or(|earliest| earliest <= until))
}

/// An article as the program gives it.
fn wire(article: &Article) -> serde_json::Value {
    let mut value = json!({
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "sections": article.sections(),
        "text": article.text,
    });
    if !article.notices.is_empty() {
        value["notices"] = json!(article.notices);
    }
    value
}

fn text_of<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::input(error.to_string()))
}

/// The digest with `explain`: every sentence that might have been a key sentence, its score and features; `claims` and
/// `between`, all that might have been an event, with theirs; and of each event why it is told.
fn explained(digest: &Digest, why: &Why) -> Result<String, Error> {
    let mut value = serde_json::to_value(digest).map_err(|error| Error::input(error.to_string()))?;
    value["explain"] = json!(why.sentences);
    value["claims"] = json!(why.claims);
    value["between"] = json!(why.between);
    for (at, why) in why.events.iter().enumerate() {
        value["events"][at]["why"] = json!(why.lines().skip(1).map(str::trim).collect::<Vec<_>>());
    }
    for (at, basis) in why.dates.iter().enumerate() {
        value["dates"][at]["why"] = json!(basis);
    }
    text_of(&value)
}

fn write_digest(out: &mut dyn Write, digest: &Digest, output: DigestOutput) -> Result<(), Failure> {
    let pack: &Pack = &packs::around(&digest.language);
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
    let pack = packs::around(language);
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
