//! What has been reached is kept: figures on the gold articles may rise, never fall. `BLESS=1 cargo test --test quality`
//! writes the present ones to tests/quality.tsv.
#![cfg(not(target_arch = "wasm32"))]

use std::{collections::BTreeMap, env, error::Error, fmt::Write as _, fs};

use kroniek::{Digest, Options, Pack, Value, article, digest};
use serde_json::Value as Json;

const FIGURES: &str = "tests/quality.tsv";
const HEAD: &str = "# Gold articles: F1 of bilateral events (same pair, same date), and of the editor's key sentences how many are found, in percent.\n";

/// Hits, found, wanted.
type Count = (usize, usize, usize);

fn text<'a>(value: &'a Json, path: &str) -> &'a str {
    value.pointer(path).and_then(Json::as_str).unwrap_or_default()
}

/// Events with the pair and one of the dates of a gold event, one to one.
fn events(gold: &Json, found: &Digest) -> Count {
    let found: Vec<_> = found
        .events
        .iter()
        .filter_map(|event| Some((event.dyad.clone()?, event.date.as_ref()?.edtf.clone())))
        .collect();
    let mut free = vec![true; found.len()];
    let wanted = gold.pointer("/gold/events").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let hits = wanted.iter().filter(|event| {
        let mut pair = [text(event, "/dyad/0"), text(event, "/dyad/1")];
        pair.sort_unstable();
        let alternatives = event["alt"].as_array().into_iter().flatten().filter_map(Json::as_str);
        let dates: Vec<&str> = alternatives.chain([text(event, "/edtf")]).collect();
        let hit = (0..found.len()).find(|&i| free[i] && found[i].0 == pair && dates.contains(&found[i].1.as_str()));
        hit.inspect(|&index| free[index] = false).is_some()
    });
    (hits.count(), found.len(), wanted.len())
}

/// Key sentences that the editor would have kept too.
fn sentences(gold: &Json, found: &Digest) -> Count {
    let wanted: Vec<&str> = gold
        .pointer("/gold/key_sentences")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(|key| key.as_str().or_else(|| key["sentence"].as_str()))
        .collect();
    let hits = found.summary.sentences.iter().filter(|sentence| wanted.contains(&sentence.text.trim())).count();
    (hits, found.summary.sentences.len(), wanted.len())
}

fn percent((hits, found, wanted): Count) -> usize {
    (200 * hits).checked_div(found + wanted).unwrap_or_default()
}

#[test]
fn figures_do_not_fall() -> Result<(), Box<dyn Error>> {
    let Ok(lines) = fs::read_to_string("../shared/eval/articles/data/articles.jsonl") else {
        eprintln!("skipped: the gold articles stand in ../shared, which is not here");
        return Ok(());
    };
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for line in lines.lines() {
        let gold: Json = serde_json::from_str(line)?;
        let value: Value<'_> = serde_json::from_str(line)?;
        let Some(pack) = Pack::built_in(text(&gold, "/language")) else { continue };
        let found = digest(&article(&value)?, &pack, &Options::default());
        for (task, count) in [("events", events(&gold, &found)), ("sentences", sentences(&gold, &found))] {
            let sum = counts.entry(format!("{task}\t{}", pack.tag())).or_default();
            *sum = (sum.0 + count.0, sum.1 + count.1, sum.2 + count.2);
        }
    }
    if env::var_os("BLESS").is_some_and(|value| value == "1") {
        let mut out = HEAD.to_owned();
        for (name, count) in &counts {
            writeln!(out, "{name}\t{}", percent(*count))?;
        }
        return Ok(fs::write(FIGURES, out)?);
    }
    let reached = fs::read_to_string(FIGURES)?;
    for row in reached.lines().filter(|row| !row.starts_with('#')) {
        let (name, figure) = row.rsplit_once('\t').ok_or("a row of task, language and figure")?;
        let now = counts.get(name).map_or(0, |&count| percent(count));
        assert!(now >= figure.parse()?, "{name} fell from {figure} to {now}");
    }
    Ok(())
}
