//! A digest and a timeline as JSON, for the page: natively `serde_json` writes the same bytes.

use crate::{
    calendar::Day,
    model::{
        Certainty, Digest, Event, EventActor, EventDate, Origin, Role, SectionDigest, Summary, Timeline, TimexType,
    },
    small::decimal,
    timeline::Events,
};

/// Writes one JSON text.
#[derive(Default)]
struct Json {
    out: String,
}

impl Json {
    /// A comma, unless this is the first of its row.
    fn next(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(['{', '[', ':']) {
            self.out.push(',');
        }
    }

    fn key(&mut self, key: &str) {
        self.next();
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            let escaped = match c {
                '"' | '\\' => c,
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\0'..='\u{1f}' => {
                    let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
                    self.out.push_str("\\u00");
                    self.out.push(digit(c as u32 >> 4));
                    self.out.push(digit(c as u32 & 15));
                    continue;
                }
                _ => {
                    self.out.push(c);
                    continue;
                }
            };
            self.out.push('\\');
            self.out.push(escaped);
        }
        self.out.push('"');
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    /// A text, or null.
    fn maybe(&mut self, key: &str, text: Option<&str>) {
        self.key(key);
        match text {
            Some(text) => self.string(text),
            None => self.out.push_str("null"),
        }
    }

    /// A text, or nothing.
    fn given(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn count(&mut self, key: &str, count: usize) {
        self.key(key);
        self.out.push_str(&decimal(count));
    }

    /// Start and end of something in the text.
    fn span(&mut self, start: usize, end: usize) {
        self.count("start", start);
        self.count("end", end);
    }

    /// A number to four decimals, as `serde` has it too.
    fn number(&mut self, key: &str, value: f64) {
        self.key(key);
        #[expect(clippy::cast_possible_truncation, reason = "scores and shares, below a million")]
        let parts = (value * 10_000.0).round() as i64;
        if parts < 0 {
            self.out.push('-');
        }
        let parts = parts.unsigned_abs();
        let (whole, rest) = (parts / 10_000, parts % 10_000);
        self.out.push_str(&decimal(whole));
        if rest > 0 {
            let rest = decimal(10_000 + rest);
            self.out.push('.');
            self.out.push_str(rest[1..].trim_end_matches('0'));
        }
    }

    fn open(&mut self, key: &str, sign: char) {
        if key.is_empty() {
            self.next();
        } else {
            self.key(key);
        }
        self.out.push(sign);
    }

    fn close(&mut self, sign: char) {
        self.out.push(sign);
    }

    fn texts<'a>(&mut self, key: &str, texts: impl Iterator<Item = &'a String>) {
        self.open(key, '[');
        for text in texts {
            self.next();
            self.string(text);
        }
        self.close(']');
    }

    fn summary(&mut self, summary: &Summary) {
        self.open("summary", '{');
        if let Some(dyad) = &summary.dyad {
            self.texts("dyad", dyad.iter());
        }
        self.open("sentences", '[');
        for sentence in &summary.sentences {
            self.open("", '{');
            self.text("text", &sentence.text);
            self.span(sentence.start, sentence.end);
            self.count("rank", sentence.rank);
            self.close('}');
        }
        self.close(']');
        self.close('}');
    }

    fn section(&mut self, section: &SectionDigest) {
        self.open("", '{');
        self.maybe("heading", section.heading.as_deref());
        self.span(section.start, section.end);
        self.summary(&section.summary);
        self.close('}');
    }

    fn date(&mut self, date: &EventDate) {
        self.open("date", '{');
        self.text("edtf", &date.edtf);
        self.text("precision", date.precision.name());
        self.maybe("earliest", date.earliest.map(Day::text).as_deref());
        self.maybe("latest", date.latest.map(Day::text).as_deref());
        self.text("basis", date.basis.name());
        self.close('}');
    }

    fn actor(&mut self, actor: &EventActor) {
        self.open("", '{');
        self.text("code", &actor.code);
        self.text(
            "role",
            match actor.role {
                Role::Source => "source",
                Role::Target => "target",
                Role::Both => "both",
            },
        );
        self.text("text", &actor.text);
        self.span(actor.start, actor.end);
        self.close('}');
    }

    fn event(&mut self, event: &Event) {
        self.open("", '{');
        self.text("id", &event.id);
        self.text("text", &event.text);
        self.span(event.start, event.end);
        match &event.date {
            Some(date) => self.date(date),
            None => self.maybe("date", None),
        }
        self.open("actors", '[');
        event.actors.iter().for_each(|actor| self.actor(actor));
        self.close(']');
        match &event.dyad {
            Some(dyad) => self.texts("dyad", dyad.iter()),
            None => self.maybe("dyad", None),
        }
        self.maybe("type", event.kind.map(|kind| kind.name()));
        self.maybe("mode", event.mode.as_deref());
        self.texts("contexts", event.contexts.iter());
        self.maybe("tone", event.tone.map(|tone| tone.name()));
        self.number("intensity", event.intensity);
        match &event.place {
            Some(place) => {
                self.open("place", '{');
                self.text("name", &place.name);
                self.maybe("country", place.country.as_deref());
                self.close('}');
            }
            None => self.maybe("place", None),
        }
        self.text("status", event.status.name());
        self.text("headline", &event.headline);
        let source = &event.source;
        self.open("source", '{');
        self.text("article", &source.article);
        self.given("url", source.url.as_deref());
        self.given("title", source.title.as_deref());
        if let Some(section) = source.section {
            self.count("section", section);
        }
        self.span(source.start, source.end);
        self.close('}');
        if !event.retold.is_empty() {
            self.open("retold", '[');
            for span in &event.retold {
                self.open("", '{');
                self.span(span.start, span.end);
                self.close('}');
            }
            self.close(']');
        }
        self.number("salience", event.salience);
        self.text(
            "origin",
            match event.origin {
                Origin::Found => "found",
                Origin::Editor => "editor",
            },
        );
        self.close('}');
    }
}

const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "stated",
        Certainty::Implied => "implied",
        Certainty::Unknown => "unknown",
    }
}

/// A digest as JSON.
pub(crate) fn digest(digest: &Digest) -> String {
    let mut json = Json::default();
    json.open("", '{');
    json.text("id", &digest.id);
    json.given("url", digest.url.as_deref());
    json.given("title", digest.title.as_deref());
    json.text("language", &digest.language);
    json.given("published", digest.published.as_deref());
    json.count("words", digest.words);
    json.summary(&digest.summary);
    json.open("sections", '[');
    digest.sections.iter().for_each(|section| json.section(section));
    json.close(']');
    json.open("dates", '[');
    for date in &digest.dates {
        json.open("", '{');
        json.text("text", &date.text);
        json.span(date.start, date.end);
        json.text(
            "type",
            match date.kind {
                TimexType::Date => "DATE",
                TimexType::Time => "TIME",
                TimexType::Duration => "DURATION",
                TimexType::Set => "SET",
            },
        );
        json.text("value", &date.value);
        json.given("edtf", date.edtf.as_deref());
        json.open("certainty", '{');
        json.text("year", certainty(date.certainty.year));
        json.text("month", certainty(date.certainty.month));
        json.text("day", certainty(date.certainty.day));
        json.close('}');
        json.close('}');
    }
    json.close(']');
    json.open("actors", '[');
    for actor in &digest.actors {
        json.open("", '{');
        json.text("code", &actor.code);
        json.text("text", &actor.text);
        json.span(actor.start, actor.end);
        json.close('}');
    }
    json.close(']');
    json.open("events", '[');
    digest.events.iter().for_each(|event| json.event(event));
    json.close(']');
    json.open("notices", '[');
    for notice in &digest.notices {
        json.open("", '{');
        json.text("code", &notice.code);
        json.text("message", &notice.message);
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.out
}

/// Title, language and eras of a timeline, up to where its events begin. They and "]}" are to follow.
pub(crate) fn frame(timeline: &Timeline) -> String {
    let mut json = Json::default();
    json.open("", '{');
    json.given("title", timeline.title.as_deref());
    json.given("language", timeline.language.as_deref());
    if !timeline.eras.is_empty() {
        json.open("eras", '[');
        for era in &timeline.eras {
            json.open("", '{');
            json.text("label", &era.label);
            json.text("start", &era.start);
            json.text("end", &era.end);
            json.close('}');
        }
        json.close(']');
    }
    json.open("events", '[');
    json.out
}

/// At most `count` events of a timeline from one on, with commas between.
pub(crate) fn row(events: &Events, from: usize, count: usize) -> String {
    let mut json = Json::default();
    let mut event = Event::default();
    for index in (from..events.len()).take(count) {
        events.read(index, &mut event);
        json.event(&event);
    }
    json.out
}

#[cfg(test)]
mod tests;
