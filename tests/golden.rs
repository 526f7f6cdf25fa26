//! Whole digests of our own articles, written down. `BLESS=1 cargo test --test golden` accepts a change; read the
//! difference first. Of the open gold articles the events and the summary. Of the seed article, which is not in the repository, only facts are asserted.
#![cfg(not(target_arch = "wasm32"))]

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

use kroniek::{Article, Digest, Options, Pack, Role, Value, digest, language_of, plain};

type Done = Result<(), Box<dyn Error>>;

fn read(article: &Article, options: &Options) -> Result<Digest, Box<dyn Error>> {
    Ok(digest(article, &Pack::built_in(language_of(article, options)).ok_or("no pack")?, options))
}

#[test]
fn digests_are_those_written_down() -> Done {
    let mut articles = vec![("index".to_owned(), kroniek::html(&fs::read_to_string("www/index.html")?))];
    let mut names: Vec<_> =
        fs::read_dir("tests/golden")?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    names.sort();
    for path in names {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if let Some(name) = name.strip_suffix(".article.json") {
            let text = fs::read_to_string(&path)?;
            let value: Value<'_> = serde_json::from_str(&text)?;
            articles.push((name.to_owned(), kroniek::article(&value)?));
        }
    }
    assert!(articles.len() >= 4);
    for (name, article) in articles {
        let found = serde_json::to_string_pretty(&read(&article, &Options::default())?)? + "\n";
        let path = Path::new("tests/golden").join(format!("{name}.digest.json"));
        if env::var_os("BLESS").is_some_and(|value| value == "1") {
            fs::write(&path, &found)?;
            continue;
        }
        let golden = fs::read_to_string(&path)?;
        let line = golden.lines().zip(found.lines()).position(|(a, b)| a != b);
        assert!(
            golden == found,
            "{} differs at line {}: BLESS=1 writes it anew, `git diff` then shows what changed",
            path.display(),
            line.map_or(golden.lines().count(), |line| line) + 1
        );
    }
    Ok(())
}

/// What is told of every open gold article, in all seven languages: its events, a line each, and the first words of its summary.
#[test]
fn what_the_open_articles_tell() -> Done {
    const OPEN: &str = "../shared/eval/articles/data/articles.jsonl";
    const WRITTEN: &str = "tests/golden/open.txt";
    let Ok(lines) = fs::read_to_string(OPEN) else {
        eprintln!("skipped: the open articles ({OPEN} is not there)");
        return Ok(());
    };
    let mut out = String::new();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let value: Value<'_> = serde_json::from_str(line)?;
        let found = read(&kroniek::article(&value)?, &Options::default())?;
        let _ = writeln!(out, "# {}", found.id);
        for sentence in &found.summary.sentences {
            let _ = writeln!(out, "  {}", sentence.text.chars().take(60).collect::<String>());
        }
        for event in found.events.iter().filter(|event| event.dyad.is_some()) {
            let codes: Vec<&str> = event.actors.iter().map(|actor| actor.code.as_str()).collect();
            let directed = event.actors.iter().any(|actor| actor.role == Role::Source);
            let kind = event.kind.map_or("-", |kind| kind.name());
            let date = event.date.as_ref().map_or("-", |date| date.edtf.as_str());
            let pair = codes.join(if directed { ">" } else { "=" });
            let mode = event.mode.as_deref().unwrap_or("-");
            let _ = writeln!(out, "{date}\t{pair}\t{kind}\t{mode}\t{}\t{}", event.status.name(), event.headline);
        }
    }
    if env::var_os("BLESS").is_some_and(|value| value == "1") {
        fs::write(WRITTEN, out)?;
        return Ok(());
    }
    let written = fs::read_to_string(WRITTEN)?;
    let other = written.lines().zip(out.lines()).find(|(a, b)| a != b);
    assert!(written == out, "{WRITTEN} differs, first at {other:#?}: BLESS=1 writes it anew");
    Ok(())
}

#[test]
fn every_span_holds_its_text() -> Done {
    for entry in fs::read_dir("tests/golden")? {
        let path = entry?.path();
        if !path.to_string_lossy().ends_with(".article.json") {
            continue;
        }
        let article = kroniek::article(&serde_json::from_str(&fs::read_to_string(&path)?)?)?;
        let found = read(&article, &Options { offsets: kroniek::Offsets::Utf8, ..Options::default() })?;
        let text = |start: usize, end: usize| article.text.get(start..end);
        for sentence in
            found.sections.iter().map(|section| &section.summary).chain([&found.summary]).flat_map(|s| &s.sentences)
        {
            assert_eq!(text(sentence.start, sentence.end), Some(sentence.text.as_str()));
        }
        for date in &found.dates {
            assert_eq!(text(date.start, date.end), Some(date.text.as_str()));
        }
        for actor in &found.actors {
            assert_eq!(text(actor.start, actor.end), Some(actor.text.as_str()));
        }
        for event in &found.events {
            assert_eq!(text(event.start, event.end), Some(event.text.as_str()));
            for actor in event.actors.iter().filter(|actor| !actor.text.is_empty()) {
                assert_eq!(text(actor.start, actor.end), Some(actor.text.as_str()));
            }
        }
    }
    Ok(())
}

#[test]
fn the_seed_article_gives_its_event() -> Done {
    let Ok(text) = fs::read_to_string("../shared/articles/novosibirsk.nl.txt") else {
        eprintln!("skipped: the seed article stands in ../shared, which is not here");
        return Ok(());
    };
    let article = plain(&text, None);
    for (published, edtf) in
        [(None, "XXXX-07-11"), (Some("2025-07-12"), "2025-07-11"), (Some("2024-01-05"), "2023-07-11")]
    {
        let options = Options { published: published.map(str::to_owned), ..Options::default() };
        let found = read(&article, &options)?;
        assert_eq!(found.language, "nl");
        let [event] = found.events.as_slice() else { return Err(format!("{} events", found.events.len()).into()) };
        assert_eq!(event.date.as_ref().map(|date| date.edtf.as_str()), Some(edtf));
        assert_eq!(event.dyad, Some(["CN".to_owned(), "RU".to_owned()]));
        assert_eq!((event.kind, event.mode.as_deref()), (Some(kroniek::EventType::Consult), Some("visit")));
        assert_eq!(event.contexts, ["economic"]);
        assert_eq!(event.place.as_ref().map(|place| place.name.as_str()), Some("Novosibirsk"));
        assert!(!found.summary.sentences.is_empty());
        let headed: Vec<_> = found.sections.iter().filter(|section| section.heading.is_some()).collect();
        assert!(headed.len() >= 5 && headed.iter().all(|section| !section.summary.sentences.is_empty()));
    }
    Ok(())
}
