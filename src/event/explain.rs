//! Why an event is told: the cue, the actors, the date and the words of status that it rests on, for an editor who asks.

use super::{
    Reader, between as model, features,
    lexicon::Mark,
    trust,
    unit::{Claim, Unit},
    weights,
};
use crate::{
    model::{BlockKind, Event, Role, Status},
    small::Gather as _,
};

/// How many reasons are enough to see why.
const MOST: usize = 4;

/// What the rules take for an event, and whether it is believed.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Weighed {
    /// Where its sentence starts.
    pub start: usize,
    /// The date as EDTF, if it has one.
    pub date: Option<String>,
    /// The codes of the two, by the alphabet.
    pub dyad: [String; 2],
    /// Whether it is told: it is sure enough, or the text is too short to weigh that.
    pub told: bool,
    /// The logarithm of the odds that it is right over those that are asked for, in thousandths.
    pub score: i32,
    /// What was measured.
    pub features: serde_json::Map<String, serde_json::Value>,
}

/// All that the rules take for an event, sentence by sentence; offsets count bytes.
pub(crate) fn weighed(reader: &Reader<'_>) -> Vec<Weighed> {
    let mut out = Vec::new();
    reader.each(&mut |sentences, unit| {
        let Some(unit) = unit else { return };
        let start = reader.document.sentences[sentences.start].span().start;
        for claim in unit.claims() {
            let mut dyad = [0, 1].map(|side: usize| claim.sides[side].code.to_owned());
            dyad.sort();
            let features = trust::features(&claim);
            out.push(Weighed {
                start,
                told: trust::trusted(&claim),
                dyad,
                score: trust::score(&features),
                date: claim.date.map(|date| date.edtf),
                features: named(&trust::NAMES, &features),
            });
        }
    });
    out
}

/// What was measured, by its names: those of the sentence, then a model's `own`.
fn named(own: &[&str], values: &[i32]) -> serde_json::Map<String, serde_json::Value> {
    let names = features::NAMES.iter().chain(own).map(|name| (*name).to_owned());
    names.zip(values.iter().map(|value| (*value).into())).collect()
}

/// The same of each date in the sentences that tell of nothing so: whether it is taken for something between the two.
pub(crate) fn between(reader: &Reader<'_>) -> Vec<Weighed> {
    let mut out = Vec::new();
    let (told, silent) = reader.told();
    let told = model::Told::new(&told);
    for at in silent {
        let paragraph = reader.document.sentences[at].kind == BlockKind::Paragraph;
        let Some((main, known)) = model::pair(reader, &told, at).filter(|_| paragraph) else { continue };
        for date in &reader.dates[at] {
            let mut dyad = main.pair.map(str::to_owned);
            dyad.sort();
            let features = model::features(reader, &main, known, at, date);
            let score = model::score(&features);
            out.push(Weighed {
                start: reader.document.sentences[at].span().start,
                told: score >= 0,
                dyad,
                score,
                date: date.edtf.as_deref().map(str::to_owned),
                features: named(&model::NAMES, &features),
            });
        }
    }
    out
}

/// What speaks for a claim, and against it: the features that weigh most.
fn trust(claim: &Claim<'_, '_>) -> String {
    if trust::short(claim.unit.reader) {
        return "the text is too short to weigh what it is about".to_owned();
    }
    let features = trust::features(claim);
    let mut weighed: Vec<_> = features::NAMES
        .iter()
        .chain(&trust::NAMES)
        .zip(features::weighed(&features, &weights::trust::WEIGHTS))
        .filter(|(_, value)| *value != 0)
        .collect();
    weighed.sort_by_key(|(_, value)| -value.abs());
    let most = weighed.iter().take(MOST).map(|(name, value)| format!("{name} {:+.1}", f64::from(*value) / 1000.0));
    format!("{:.1} over the least: {}", f64::from(trust::score(&features)) / 1000.0, most.gather().join(", "))
}

/// What an event of the reader's document rests on: a line for the event itself, and one for each reason. The event counts bytes.
pub(crate) fn explain(reader: &Reader<'_>, event: &Event, between: &[Weighed]) -> String {
    let document = reader.document;
    let dyad = event.dyad.as_ref().map_or_else(|| "context".to_owned(), |dyad| dyad.join("-"));
    let date = event.date.as_ref();
    let mut out = format!(
        "{} {dyad} {} {}: {}\n",
        date.map_or("undated", |date| &date.edtf),
        event.kind.map_or("fact", |kind| kind.name()),
        event.status.name(),
        event.headline
    );
    let mut line = |what: &str, why: String| out.extend(["  ", what, "  ", &why, "\n"]);
    let at = document.sentences.iter().position(|sentence| sentence.span().start == event.start).unwrap_or_default();
    let unit = reader.unit(at);
    let best = unit.best(event.dyad.is_some());
    let claims = unit.claims();
    if let Some(cue) = best.iter().map(|(_, cue, _)| *cue).find(|cue| Some(cue.act.kind) == event.kind) {
        let text = |at: usize| document.surface(&document.words[at]);
        let mut words: Vec<&str> = cue.words.clone().map(text).gather();
        if let Some(rest) = cue.rest {
            words.extend(["…", text(rest)]);
        }
        let side =
            if cue.act.carries { "may take a side from the article" } else { "needs both sides in the sentence" };
        line("cue   ", format!("\"{}\", sureness {}, {side}", words.join(" "), cue.act.weight));
        line("status", status(&unit, cue.words.start, event));
    }
    let same = |claim: &Claim<'_, '_>| Some(claim.cue.act.kind) == event.kind && claim.date == event.date;
    if let Some(claim) = claims.into_iter().find(same).filter(|_| event.dyad.is_some()) {
        line("trust ", trust(&claim));
    } else if let Some(found) =
        between.iter().find(|found| found.start == event.start && found.told && event.dyad.is_some())
    {
        let score = f64::from(found.score) / 1000.0;
        line(
            "trust ",
            format!("{score:.1} over the least: no word tells between whom, and the article is about the two"),
        );
    }
    for actor in &event.actors {
        let part = match actor.role {
            Role::Source => "acts",
            Role::Target => "is acted upon",
            Role::Both => "acts together with the other",
        };
        let how = reader.actors.iter().flatten().find(|mention| mention.mention.start == actor.start);
        let named = match how.filter(|_| !actor.text.is_empty()) {
            Some(mention) => format!("\"{}\" ({:?})", actor.text, mention.kind),
            None => "not named here: what the article, or the sentence before, is about".to_owned(),
        };
        line("actor ", format!("{} {part}, {named}", actor.code));
    }
    let told = reader.dates[unit.dated].iter().find(|timex| {
        let value = timex.edtf.as_deref().map(|value| value.strip_suffix("/..").unwrap_or(value));
        date.is_some_and(|date| Some(date.edtf.as_str()) == value)
    });
    line(
        "date  ",
        match (told, date) {
            (Some(told), _) => {
                format!("\"{}\" = {}, {:?}", told.span().of(&document.article.text), told.value, told.basis)
            }
            (None, Some(date)) => format!("{}, told elsewhere in the article", date.edtf),
            (None, None) => "none in the sentence".to_owned(),
        },
    );
    out
}

fn status(unit: &Unit<'_, '_>, cue: usize, event: &Event) -> String {
    let signals = &unit.reader.signals[unit.told];
    let said = signals.marks.iter().filter(|(words, mark)| {
        matches!(mark, Mark::Status(status) if *status == event.status)
            // What is denied may be told in the clause after that word.
            && (*mark == Mark::Status(Status::Denied) || signals.clause(words.start) == signals.clause(cue))
    });
    let words: Vec<_> = said
        .flat_map(|(words, _)| words.clone())
        .map(|at| unit.reader.document.surface(&unit.reader.document.words[at]))
        .gather();
    let why = if words.is_empty() { "by the date; no word says otherwise".to_owned() } else { words.join(" ") };
    format!("{}: {why}", event.status.name())
}
