//! Events from an editor's file, a timeline or a digest: entries that cannot be used become notices, the rest survives.

use super::{Value, safe_url};
use crate::{
    calendar::{extent, set_date},
    model::{
        Basis, Era, Event, EventActor, EventDate, EventType, Notice, Origin, Place, Role, Source, Span, Status,
        Timeline, Tone,
    },
    small::Gather as _,
};

/// An editor chose each of these events by hand: it is shown before most of what was found.
const EDITORS_SALIENCE: f64 = 0.5;

/// Reads a timeline or an editor's file:
/// `{"title"?,"language"?,"eras"?:[{label,start,end}],"events":[{"date","actors","type"?,"headline",…}]}`.
///
/// Dates are EDTF; actors are codes or `{code, role}`; addresses must be http or https. An entry whose date, actors or
/// headline cannot be used is left out, any other bad field only itself; a notice names each, and how to mend it.
#[must_use]
pub fn events(value: &Value<'_>) -> (Timeline, Vec<Notice>) {
    file(value, 0)
}

/// The same of a part of a file; its eras are counted from `from`.
pub(super) fn file(value: &Value<'_>, from: usize) -> (Timeline, Vec<Notice>) {
    let (timeline, mut notices) = listed(value, from);
    let unknown: Vec<_> = value.keys().filter(|key| !KEYS.contains(key)).gather();
    if !unknown.is_empty() {
        notices.push(passed_over("beside `events` there is", &unknown, &KEYS[1..]));
    }
    (timeline, notices)
}

/// What a file may have beside its events; a line of many has an `id`, too.
const KEYS: [&str; 5] = ["id", "events", "title", "language", "eras"];

/// Its events, with title, language and eras.
pub(super) fn listed(value: &Value<'_>, from: usize) -> (Timeline, Vec<Notice>) {
    let mut notices = Vec::new();
    let text = |field: &str| value.text(field).map(str::to_owned);
    let mut timeline = Timeline { title: text("title"), language: text("language"), ..Timeline::default() };
    for name in ["title", "language"] {
        if let Some(other) = value.get(name).filter(|text| text.as_text().is_none() && **text != Value::Null) {
            notices.push(Notice::new("invalid-event", format!("`{name}` must be a text, not {}", other.kind())));
        }
    }
    for name in ["eras", "events"] {
        if let Some(other) = value.get(name).filter(|list| !matches!(list, Value::List(_))) {
            notices.push(Notice::new("invalid-event", format!("`{name}` must be a list, not {}", other.kind())));
        }
    }
    for (item, index) in value.list("eras").iter().zip(from..) {
        match era(item) {
            Ok(era) => timeline.eras.push(era),
            Err(message) => notices.push(notice("eras", index, &message)),
        }
    }
    let (mut event, mut unknown) = (Event::default(), Unknown::default());
    for (index, item) in value.list("events").iter().enumerate() {
        if entry(&unknown.fields(item), index, &mut event, &mut notices) {
            timeline.events.push(std::mem::take(&mut event));
        }
    }
    notices.extend(unknown.notice());
    (timeline, notices)
}

/// The fields of an event, those that columns have first.
const FIELDS: [&str; 20] = [
    "id",
    "date",
    "headline",
    "text",
    "url",
    "type",
    "mode",
    "tone",
    "status",
    "place",
    "actors",
    "origin",
    "source",
    "start",
    "end",
    "dyad",
    "contexts",
    "intensity",
    "retold",
    "salience",
];

/// Other names of some of them; the field's own goes first where an entry has both.
const ALIASES: [(&str, &str); 2] = [("kind", "type"), ("link", "url")];

/// Their values, `null` for what is not there.
pub(super) type Fields<'a> = [&'a Value<'a>; FIELDS.len()];

/// The names that editors gave to what no event has.
#[derive(Debug, Default)]
pub(super) struct Unknown {
    names: Vec<String>,
    told: usize,
}

impl Unknown {
    /// The fields of an object, looked up once.
    pub(super) fn fields<'a>(&mut self, item: &'a Value<'a>) -> Fields<'a> {
        let mut found = [&Value::Null; FIELDS.len()];
        let Value::Object(fields) = item else { return found };
        for (name, value) in fields {
            let alias = ALIASES.iter().find(|alias| alias.0 == name);
            let known = alias.map_or(&**name, |alias| alias.1);
            let Some(slot) = FIELDS.iter().position(|field| *field == known).and_then(|at| found.get_mut(at)) else {
                // What the program found may say more of itself, as with `--explain`.
                if item.text("origin") != Some(Origin::Found.name()) && !self.names.iter().any(|known| known == name) {
                    self.names.push(name.to_string());
                }
                continue;
            };
            if alias.is_none() || item.get(known).is_none() {
                *slot = value;
            }
        }
        found
    }

    /// Names those that were not named yet, and what there is.
    pub(super) fn notice(&mut self) -> Option<Notice> {
        let fresh = self.names.get(self.told..).filter(|fresh| !fresh.is_empty())?;
        let fresh: Vec<_> = fresh.iter().map(String::as_str).gather();
        self.told = self.names.len();
        Some(passed_over("events have", &fresh, &FIELDS))
    }
}

/// Tells of keys that nothing reads, and which there are.
fn passed_over(what: &str, unknown: &[&str], known: &[&str]) -> Notice {
    let message = format!("{what} no `{}`, which is passed over; known: {}", unknown.join("`, `"), known.join(", "));
    Notice::new("unknown-key", message)
}

/// Reads the event of that number over another one, which costs less than a new one; `false` where a notice tells why it is
/// left out.
pub(super) fn entry(given: &Fields<'_>, index: usize, over: &mut Event, notices: &mut Vec<Notice>) -> bool {
    let read = event(given, over, &mut |message: &str| notices.push(notice("events", index, message)));
    if let Err(message) = &read {
        notices.push(notice("events", index, &format!("{message}; the entry is left out")));
    }
    read.is_ok()
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

/// Fills in a text, or none.
fn put(to: &mut Option<String>, text: Option<&str>) {
    match text {
        Some(text) => write(to.get_or_insert_default(), text),
        None => *to = None,
    }
}

fn write(to: &mut String, text: &str) {
    to.clear();
    to.push_str(text);
}

fn event(given: &Fields<'_>, over: &mut Event, tell: &mut dyn FnMut(&str)) -> Result<(), String> {
    let [id, date, headline, text, url, kind, mode, tone, status, place, actors, given @ ..] = *given;
    let [origin, source, start, end, dyad, contexts, intensity, retold, salience] = given;
    let is_text = |value: &Value<'_>| value.as_text().is_some();
    for (value, field, fits, what) in [
        (text, "text", is_text(text), "a text"),
        (mode, "mode", is_text(mode), "a text"),
        (id, "id", is_text(id), "a text"),
        (url, "url", is_text(url), "a text"),
        (place, "place", is_text(place) || place.text("name").is_some(), "a name, or an object with a `name`"),
        (dyad, "dyad", pair_of(dyad).is_some(), "two codes such as [\"CN\",\"RU\"]"),
        (contexts, "contexts", matches!(contexts, Value::List(items) if items.iter().all(is_text)), "a list of texts"),
        (intensity, "intensity", within(intensity, -10.0, 10.0), "a number from -10 to 10"),
        (salience, "salience", within(salience, 0.0, 1.0), "a number from 0 to 1"),
    ] {
        if !fits && *value != Value::Null {
            tell(&format!("`{field}` must be {what}"));
        }
    }
    // Each of them is set, so that nothing stays of what stood there.
    over.origin = word(origin, "origin", Origin::ALL, Origin::name, tell).unwrap_or(Origin::Editor);
    let by_editor = over.origin == Origin::Editor;
    write(&mut over.text, text.as_text().unwrap_or_default().trim());
    write(&mut over.headline, headline.as_text().unwrap_or_default().trim());
    if over.headline.is_empty() && (by_editor || over.text.is_empty()) {
        return Err("no `headline`: give a short line to show".to_owned());
    }
    read_date(date, &mut over.date)?;
    if over.date.is_none() && by_editor {
        return Err("no `date`: give one as EDTF, e.g. \"2001-07-16\", \"2013-09\" or \"199X\"".to_owned());
    }
    read_actors(actors, &mut over.actors)?;
    read_dyad(dyad, &over.actors, &mut over.dyad);
    over.kind = word(kind, "type", EventType::ALL, EventType::name, tell);
    read_source(source, &mut over.source);
    if let Some(address) = url.as_text() {
        put(&mut over.source.url, safe_url(address));
        if over.source.url.is_none() {
            tell(&format!("`url` {address:?} is no link: give a whole address that starts with https:// or http://"));
        }
    }
    write(&mut over.id, id.as_text().unwrap_or_default());
    // Without an id of its own, an editor's event goes by its date and headline: `select` needs a name for it.
    if let Some(date) = over.date.as_ref().filter(|_| by_editor && id.as_text().is_none()) {
        over.id.extend([&date.edtf, " ", over.headline.as_str()]);
    }
    (over.start, over.end) = (start.as_count().unwrap_or_default(), end.as_count().unwrap_or_default());
    put(&mut over.mode, mode.as_text());
    over.contexts.clear();
    over.contexts.extend(contexts.items().iter().filter_map(Value::as_text).map(str::to_owned));
    over.tone = word(tone, "tone", Tone::ALL, Tone::name, tell).or_else(|| over.kind.map(EventType::tone));
    over.intensity = intensity.as_number().unwrap_or_default().clamp(-10.0, 10.0);
    read_place(place, &mut over.place);
    over.status = word(status, "status", Status::ALL, Status::name, tell).unwrap_or(Status::Happened);
    // The other sentences that tell of it.
    let span = |span: &Value<'_>| Some(Span::new(span.count("start")?, span.count("end")?));
    over.retold.clear();
    over.retold.extend(retold.items().iter().filter_map(span));
    let salience = salience.as_number().unwrap_or(if by_editor { EDITORS_SALIENCE } else { 0.0 });
    over.salience = salience.clamp(0.0, 1.0);
    Ok(())
}

/// The date: EDTF as a string, or an object as digests have it. What it says of first and last day is read anew.
fn read_date(value: &Value<'_>, over: &mut Option<EventDate>) -> Result<(), String> {
    let (edtf, basis) = match value {
        Value::Null => {
            *over = None;
            return Ok(());
        }
        Value::Text(edtf) => (edtf.as_ref(), Basis::Editor),
        object => {
            let edtf = object.text("edtf").ok_or("`date` must be an EDTF string such as \"2001-07-16\"")?;
            let basis = Basis::ALL.iter().find(|basis| object.text("basis") == Some(basis.name()));
            (edtf, basis.copied().unwrap_or(Basis::Editor))
        }
    };
    set_date(over.get_or_insert_default(), edtf, basis).map_err(|error| format!("`date`: {error}"))
}

fn read_actors(value: &Value<'_>, over: &mut Vec<EventActor>) -> Result<(), String> {
    if !matches!(value, Value::List(_) | Value::Null) {
        return Err(format!("`actors` must be a list of codes such as [\"CN\",\"RU\"], not {}", value.kind()));
    }
    over.resize_with(value.items().len(), EventActor::default);
    over.iter_mut().zip(value.items()).try_for_each(|(over, item)| actor(item, over))
}

fn actor(item: &Value<'_>, over: &mut EventActor) -> Result<(), String> {
    let EventActor { code, role, text, start, end } = over;
    write(code, item.as_text().or_else(|| item.text("code")).unwrap_or_default().trim());
    // "ru" is as good as "RU", and "nato" as "NATO"; "Iran" is a name.
    if code.len() == 2 || !code.bytes().any(|letter| letter.is_ascii_uppercase()) {
        code.make_ascii_uppercase();
    }
    if !is_code(code) {
        return Err(format!(
            "`actors`: {code:?} is no code; use ISO 3166-1 alpha-2 (\"CN\") or an organisation's in capitals (\"EU\", \"NATO\")"
        ));
    }
    *role = match item.text("role") {
        None | Some("both") => Role::Both,
        Some("source") => Role::Source,
        Some("target") => Role::Target,
        Some(other) => return Err(format!("`actors`: role {other:?} is not known; allowed: source, target, both")),
    };
    write(text, item.text("text").unwrap_or_default());
    [*start, *end] = ["start", "end"].map(|field| item.count(field).unwrap_or_default());
    Ok(())
}

fn is_code(code: &str) -> bool {
    (2..=10).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// The pair: as given, else the two actors there are.
fn read_dyad(value: &Value<'_>, actors: &[EventActor], over: &mut Option<[String; 2]>) {
    // A bad one costs only itself: the actors may be two.
    let dyad = pair_of(value).or_else(|| two(actors.iter().map(|actor| actor.code.as_str())));
    match dyad {
        Some(codes) => over.get_or_insert_default().iter_mut().zip(codes).for_each(|(over, code)| write(over, code)),
        None => *over = None,
    }
}

/// The pair that a list names.
fn pair_of<'a>(value: &'a Value<'_>) -> Option<[&'a str; 2]> {
    two(value.items().iter().filter_map(Value::as_text).filter(|code| is_code(code)))
}

fn within(value: &Value<'_>, least: f64, most: f64) -> bool {
    value.as_number().is_some_and(|number| (least..=most).contains(&number))
}

/// The two codes that there are, sorted; none if there are more or fewer.
fn two<'a>(mut codes: impl Iterator<Item = &'a str>) -> Option<[&'a str; 2]> {
    let first = codes.next()?;
    let mut others = codes.filter(|code| *code != first);
    let other = others.next()?;
    others.all(|code| code == other).then(|| [first.min(other), first.max(other)])
}

fn read_place(value: &Value<'_>, over: &mut Option<Place>) {
    let name = value.as_text().or_else(|| value.text("name")).unwrap_or_default().trim();
    if name.is_empty() {
        *over = None;
        return;
    }
    let over = over.get_or_insert_default();
    write(&mut over.name, name);
    put(&mut over.country, value.text("country"));
}

fn read_source(value: &Value<'_>, over: &mut Source) {
    let Source { article, url, title, section, start, end } = over;
    write(article, value.text("article").unwrap_or_default());
    put(url, value.text("url").and_then(safe_url));
    put(title, value.text("title"));
    *section = value.count("section");
    [*start, *end] = ["start", "end"].map(|field| value.count(field).unwrap_or_default());
}

/// A value of a closed vocabulary; another word is told, with the allowed ones.
fn word<T: Copy>(
    given: &Value<'_>,
    field: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
    tell: &mut dyn FnMut(&str),
) -> Option<T> {
    if *given == Value::Null {
        return None;
    }
    let found = all.iter().copied().find(|&value| given.as_text() == Some(name(value)));
    if found.is_none() {
        let allowed: Vec<_> = all.iter().map(|&value| name(value)).gather();
        let given = given.as_text().map_or_else(|| given.kind().to_owned(), |text| format!("{text:?}"));
        tell(&format!("`{field}` cannot be {given}; allowed: {}", allowed.join(", ")));
    }
    found
}
