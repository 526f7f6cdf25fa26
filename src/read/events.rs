//! Events from an editor's file, a timeline or a digest: entries that cannot be used become notices, the rest survives.

use super::{Value, safe_url};
use crate::{
    calendar::{event_date, extent},
    model::{
        Basis, Era, Event, EventActor, EventDate, EventType, Notice, Origin, Place, Role, Source, Span, Status,
        Timeline, Tone,
    },
    small::Gather as _,
};

/// An editor chose each of these events by hand: it is shown before most of what was found.
const EDITORS_SALIENCE: f64 = 0.5;

/// Reads a timeline or an editor's file:
/// `{"title"?,"eras"?:[{label,start,end}],"events":[{"date","actors","type"?,"headline",…}]}`.
///
/// Dates are EDTF; actors are codes or `{code, role}`; addresses must be http or https. An entry whose date, actors or
/// headline cannot be used is left out, any other bad field only itself; a notice names each, and how to mend it.
#[must_use]
pub fn events(value: &Value<'_>) -> (Timeline, Vec<Notice>) {
    events_from(value, 0)
}

/// The same of a part of a file; its events are counted from `from`.
pub(super) fn events_from(value: &Value<'_>, from: usize) -> (Timeline, Vec<Notice>) {
    let mut notices = Vec::new();
    let mut timeline = Timeline { title: value.text("title").map(str::to_owned), ..Timeline::default() };
    for (index, item) in value.list("eras").iter().enumerate() {
        match era(item) {
            Ok(era) => timeline.eras.push(era),
            Err(message) => notices.push(notice("eras", index, &message)),
        }
    }
    if let Some(other) = value.get("events").filter(|events| !matches!(events, Value::List(_))) {
        notices.push(Notice::new("invalid-event", format!("`events` must be a list, not {}", other.kind())));
    }
    for (item, index) in value.list("events").iter().zip(from..) {
        timeline.events.extend(entry(item, index, &mut notices));
    }
    (timeline, notices)
}

/// The event of that number; none where a notice tells why it is left out.
pub(super) fn entry(item: &Value<'_>, index: usize, notices: &mut Vec<Notice>) -> Option<Event> {
    match event(item, &mut |message: &str| notices.push(notice("events", index, message))) {
        Ok(event) => Some(event),
        Err(message) => {
            notices.push(notice("events", index, &format!("{message}; the entry is left out")));
            None
        }
    }
}

fn notice(list: &str, index: usize, message: &str) -> Notice {
    Notice::new("invalid-event", format!("{list}[{index}]: {message}"))
}

fn era(item: &Value<'_>) -> Result<Era, String> {
    let field = |name: &str| item.text(name).ok_or_else(|| format!("no `{name}`: give it as a string"));
    let (label, start, end) = (field("label")?, field("start")?, field("end")?);
    for date in [start, end] {
        extent(date).map_err(|error| error.to_string())?;
    }
    Ok(Era { label: label.to_owned(), start: start.to_owned(), end: end.to_owned() })
}

fn event(item: &Value<'_>, tell: &mut dyn FnMut(&str)) -> Result<Event, String> {
    let origin = word(item, "origin", Origin::ALL, Origin::name, tell).unwrap_or(Origin::Editor);
    let by_editor = origin == Origin::Editor;
    let text = item.text("text").unwrap_or_default().trim().to_owned();
    let headline = item.text("headline").unwrap_or_default().trim().to_owned();
    if headline.is_empty() && (by_editor || text.is_empty()) {
        return Err("no `headline`: give a short line to show".to_owned());
    }
    let date = date(item)?;
    if date.is_none() && by_editor {
        return Err("no `date`: give one as EDTF, e.g. \"2001-07-16\", \"2013-09\" or \"199X\"".to_owned());
    }
    let actors = actors(item)?;
    let kind = word(item, "type", EventType::ALL, EventType::name, tell);
    let mut source = source(item.get("source"));
    if let Some(address) = item.text("url") {
        source.url = safe_url(address).map(str::to_owned);
        if source.url.is_none() {
            tell(&format!("`url` {address:?} is no link: give a whole address that starts with https:// or http://"));
        }
    }
    // Without an id of its own, an editor's event goes by its date and headline: `select` needs a name for it.
    let named = || date.as_ref().filter(|_| by_editor).map(|date| [date.edtf.as_str(), " ", &headline].concat());
    Ok(Event {
        id: item.text("id").map(str::to_owned).or_else(named).unwrap_or_default(),
        start: item.count("start").unwrap_or_default(),
        end: item.count("end").unwrap_or_default(),
        dyad: dyad(item, &actors),
        kind,
        mode: item.text("mode").map(str::to_owned),
        contexts: item.list("contexts").iter().filter_map(Value::as_text).map(str::to_owned).gather(),
        tone: word(item, "tone", Tone::ALL, Tone::name, tell).or_else(|| kind.map(EventType::tone)),
        intensity: item.number("intensity").unwrap_or_default().clamp(-10.0, 10.0),
        place: place(item),
        status: word(item, "status", Status::ALL, Status::name, tell).unwrap_or(Status::Happened),
        retold: retold(item),
        salience: item.number("salience").unwrap_or(if by_editor { EDITORS_SALIENCE } else { 0.0 }).clamp(0.0, 1.0),
        text,
        date,
        actors,
        headline,
        source,
        origin,
    })
}

/// The other sentences that tell of it.
fn retold(item: &Value<'_>) -> Vec<Span> {
    let span = |span: &Value<'_>| Some(Span::new(span.count("start")?, span.count("end")?));
    item.list("retold").iter().filter_map(span).gather()
}

/// The date: EDTF as a string, or an object as digests have it. What it says of first and last day is read anew.
fn date(item: &Value<'_>) -> Result<Option<EventDate>, String> {
    let (edtf, basis) = match item.get("date") {
        None => return Ok(None),
        Some(Value::Text(edtf)) => (edtf.as_ref(), Basis::Editor),
        Some(object) => {
            let edtf = object.text("edtf").ok_or("`date` must be an EDTF string such as \"2001-07-16\"")?;
            let basis = Basis::ALL.iter().find(|basis| object.text("basis") == Some(basis.name()));
            (edtf, basis.copied().unwrap_or(Basis::Editor))
        }
    };
    event_date(edtf.trim(), basis).map(Some).map_err(|error| format!("`date`: {error}"))
}

fn actors(item: &Value<'_>) -> Result<Vec<EventActor>, String> {
    if let Some(other) = item.get("actors").filter(|actors| !matches!(actors, Value::List(_))) {
        return Err(format!("`actors` must be a list of codes such as [\"CN\",\"RU\"], not {}", other.kind()));
    }
    item.list("actors").iter().map(actor).collect()
}

fn actor(item: &Value<'_>) -> Result<EventActor, String> {
    let code = item.as_text().or_else(|| item.text("code")).unwrap_or_default().trim().to_ascii_uppercase();
    if !is_code(&code) {
        return Err(format!(
            "`actors`: {code:?} is no code; use ISO 3166-1 alpha-2 (\"CN\") or an organisation's (\"EU\", \"NATO\")"
        ));
    }
    let role = match item.text("role") {
        None | Some("both") => Role::Both,
        Some("source") => Role::Source,
        Some("target") => Role::Target,
        Some(other) => return Err(format!("`actors`: role {other:?} is not known; allowed: source, target, both")),
    };
    Ok(EventActor {
        code,
        role,
        text: item.text("text").unwrap_or_default().to_owned(),
        start: item.count("start").unwrap_or_default(),
        end: item.count("end").unwrap_or_default(),
    })
}

fn is_code(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// The pair: as given, else the two actors there are.
fn dyad(item: &Value<'_>, actors: &[EventActor]) -> Option<[String; 2]> {
    let given: Vec<&str> = item.list("dyad").iter().filter_map(Value::as_text).filter(|code| is_code(code)).gather();
    let mut codes: Vec<&str> =
        if item.get("dyad").is_some() { given } else { actors.iter().map(|a| a.code.as_str()).gather() };
    codes.sort_unstable();
    codes.dedup();
    if let [a, b] = codes[..] { Some([a.to_owned(), b.to_owned()]) } else { None }
}

fn place(item: &Value<'_>) -> Option<Place> {
    let place = item.get("place")?;
    let name = place.as_text().or_else(|| place.text("name"))?.trim();
    let country = place.text("country").map(str::to_owned);
    (!name.is_empty()).then(|| Place { name: name.to_owned(), country })
}

fn source(value: Option<&Value<'_>>) -> Source {
    let Some(value) = value else { return Source::default() };
    Source {
        article: value.text("article").unwrap_or_default().to_owned(),
        url: value.text("url").and_then(safe_url).map(str::to_owned),
        title: value.text("title").map(str::to_owned),
        section: value.count("section"),
        start: value.count("start").unwrap_or_default(),
        end: value.count("end").unwrap_or_default(),
    }
}

/// A value of a closed vocabulary; another word is told, with the allowed ones.
fn word<T: Copy>(
    item: &Value<'_>,
    field: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
    tell: &mut dyn FnMut(&str),
) -> Option<T> {
    let given = item.get(field)?;
    let found = all.iter().copied().find(|&value| given.as_text() == Some(name(value)));
    if found.is_none() {
        let allowed: Vec<_> = all.iter().map(|&value| name(value)).gather();
        let given = given.as_text().map_or_else(|| given.kind().to_owned(), |text| format!("{text:?}"));
        tell(&format!("`{field}` cannot be {given}; allowed: {}", allowed.join(", ")));
    }
    found
}
