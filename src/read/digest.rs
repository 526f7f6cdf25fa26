//! A digest that was made before, read back.

use super::{Value, events::listed};
use crate::model::{
    ActorMention, Certainties, Certainty, DateMention, Digest, KeySentence, Notice, SectionDigest, Summary, TimexType,
};
use crate::small::Gather as _;

/// Reads a digest as [`digest`](crate::digest) wrote it; what cannot be used is left out, and told.
#[must_use]
pub fn read_digest(value: &Value<'_>) -> (Digest, Vec<Notice>) {
    let text = |field: &str| value.text(field).map(str::to_owned);
    let (timeline, notices) = listed(value, 0);
    let digest = Digest {
        id: text("id").unwrap_or_default(),
        url: text("url"),
        title: text("title"),
        language: text("language").unwrap_or_else(|| "und".to_owned()),
        published: text("published"),
        words: value.count("words").unwrap_or_default(),
        summary: summary(value.get("summary")),
        sections: value.list("sections").iter().map(section).gather(),
        dates: value.list("dates").iter().filter_map(date).gather(),
        actors: value.list("actors").iter().filter_map(actor).gather(),
        events: timeline.events,
        notices: value
            .list("notices")
            .iter()
            .filter_map(|item| Some(Notice::new(item.text("code")?, item.text("message")?)))
            .gather(),
    };
    (digest, notices)
}

fn summary(value: Option<&Value<'_>>) -> Summary {
    let sentences = value.map_or(&[][..], |value| value.list("sentences"));
    Summary { sentences: sentences.iter().filter_map(sentence).gather(), ..Summary::default() }
}

fn sentence(item: &Value<'_>) -> Option<KeySentence> {
    let (start, end) = span(item)?;
    Some(KeySentence { text: item.text("text")?.to_owned(), start, end, rank: item.count("rank")? })
}

fn span(item: &Value<'_>) -> Option<(usize, usize)> {
    Some((item.count("start")?, item.count("end")?))
}

fn section(item: &Value<'_>) -> SectionDigest {
    let (start, end) = span(item).unwrap_or_default();
    SectionDigest {
        heading: item.text("heading").map(str::to_owned),
        start,
        end,
        summary: summary(item.get("summary")),
    }
}

fn actor(item: &Value<'_>) -> Option<ActorMention> {
    let (start, end) = span(item)?;
    Some(ActorMention { code: item.text("code")?.to_owned(), text: item.text("text")?.to_owned(), start, end })
}

fn date(item: &Value<'_>) -> Option<DateMention> {
    let (start, end) = span(item)?;
    let kind = match item.text("type")? {
        "DATE" => TimexType::Date,
        "TIME" => TimexType::Time,
        "DURATION" => TimexType::Duration,
        "SET" => TimexType::Set,
        _ => return None,
    };
    let certainty = |field: &str| match item.get("certainty").and_then(|certainty| certainty.text(field)) {
        Some("stated") => Certainty::Stated,
        Some("implied") => Certainty::Implied,
        _ => Certainty::Unknown,
    };
    Some(DateMention {
        text: item.text("text")?.to_owned(),
        start,
        end,
        kind,
        value: item.text("value")?.to_owned(),
        edtf: item.text("edtf").map(str::to_owned),
        certainty: Certainties { year: certainty("year"), month: certainty("month"), day: certainty("day") },
    })
}
