//! An event as a few hundred bytes, and back: a timeline may hold a hundred thousand. Numbers take as many letters as they
//! need, texts stand behind their length. What sorting, finding and drawing ask for most comes first (see [`Head`]).

use crate::{
    calendar::Day,
    model::{
        Basis, Event, EventActor, EventDate, EventType, Origin, Place, Precision, Role, Source, Span, Status, Tone,
    },
};

/// What is known of an event without reading the rest of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Head<'a> {
    pub(super) id: &'a str,
    pub(super) article: &'a str,
    pub(super) start: u64,
    pub(super) headline: &'a str,
}

/// Goes one way: into the text or out of it. The order of the fields stands once, for both.
struct Way<'a> {
    from: &'a str,
    to: Option<&'a mut String>,
}

/// Appends an event.
pub(super) fn write(event: &mut Event, to: &mut String) {
    fields(&mut Way { from: "", to: Some(to) }, event);
}

/// Reads an event, over another whose texts keep their place; past the end of the text, everything is empty.
pub(super) fn read(from: &str, event: &mut Event) {
    fields(&mut Way { from, to: None }, event);
}

/// Reads the first fields of an event.
pub(super) fn head(from: &str) -> Head<'_> {
    let mut way = Way { from, to: None };
    let (id, article) = (way.given(), way.given());
    let mut start = 0;
    way.number(&mut start);
    Head { id, article, start, headline: way.given() }
}

/// A word of a closed vocabulary by its place there.
macro_rules! word {
    ($way:ident, $value:expr, $all:expr) => {
        if let Some(&word) = $all.get($way.at($value as usize)) {
            $value = word;
        }
    };
}

/// One that may be absent.
macro_rules! maybe {
    ($way:ident, $value:expr, $all:expr) => {
        let at = $way.at($value.map_or(0, |word| word as usize + 1));
        $value = at.checked_sub(1).and_then(|at| $all.get(at)).copied();
    };
}

impl<'a> Way<'a> {
    /// Six bits a letter, with a seventh for those that more follow.
    #[expect(clippy::cast_possible_truncation, reason = "six bits at a time")]
    fn number(&mut self, value: &mut u64) {
        let mut rest = *value;
        if let Some(to) = &mut self.to {
            while rest > 63 {
                to.push(char::from(rest as u8 & 63 | 64));
                rest >>= 6;
            }
            to.push(char::from(rest as u8));
            return;
        }
        let (mut bytes, mut shift) = (self.from.as_bytes().iter(), 0);
        *value = 0;
        for &byte in bytes.by_ref() {
            *value |= u64::from(byte & 63) << shift;
            shift = (shift + 6).min(63);
            if byte < 64 {
                break;
            }
        }
        self.from = self.from.get(self.from.len() - bytes.len()..).unwrap_or_default();
    }

    fn count(&mut self, value: &mut usize) {
        let mut number = *value as u64;
        self.number(&mut number);
        *value = usize::try_from(number).unwrap_or_default();
    }

    /// The text that comes next.
    fn given(&mut self) -> &'a str {
        let mut length = 0;
        self.count(&mut length);
        let (text, rest) = self.from.split_at_checked(length).unwrap_or_default();
        self.from = rest;
        text
    }

    fn text(&mut self, value: &mut String) {
        if self.to.is_none() {
            let text = self.given();
            value.clear();
            value.push_str(text);
            return;
        }
        self.count(&mut value.len());
        if let Some(to) = &mut self.to {
            to.push_str(value);
        }
    }

    /// A number between -10 and 10: what is round is short.
    fn real(&mut self, value: &mut f64) {
        let mut bits = value.to_bits().swap_bytes();
        self.number(&mut bits);
        *value = f64::from_bits(bits.swap_bytes());
    }

    fn span(&mut self, start: &mut usize, end: &mut usize) {
        self.count(start);
        self.count(end);
    }

    fn option(&mut self, value: &mut Option<String>) {
        if self.is(value.is_some()) {
            self.text(value.get_or_insert_default());
        } else {
            *value = None;
        }
    }

    fn day(&mut self, value: &mut Day) {
        let mut number = u64::from(value.0.cast_unsigned());
        self.number(&mut number);
        *value = Day(u32::try_from(number).unwrap_or_default().cast_signed());
    }

    fn is(&mut self, there: bool) -> bool {
        let mut number = u64::from(there);
        self.number(&mut number);
        number == 1
    }

    fn at(&mut self, mut at: usize) -> usize {
        self.count(&mut at);
        at
    }

    /// How many there are of a list.
    fn list<T: Default>(&mut self, values: &mut Vec<T>) {
        let mut length = values.len();
        self.count(&mut length);
        values.resize_with(length, T::default);
    }
}

fn fields(way: &mut Way<'_>, event: &mut Event) {
    way.text(&mut event.id);
    way.text(&mut event.source.article);
    way.count(&mut event.start);
    way.text(&mut event.headline);
    way.count(&mut event.end);
    way.text(&mut event.text);
    if way.is(event.date.is_some()) {
        date(way, event.date.get_or_insert_default());
    } else {
        event.date = None;
    }
    way.list(&mut event.actors);
    for EventActor { code, role, text, start, end } in &mut event.actors {
        way.text(code);
        word!(way, *role, [Role::Source, Role::Target, Role::Both]);
        way.text(text);
        way.span(start, end);
    }
    if way.is(event.dyad.is_some()) {
        event.dyad.get_or_insert_default().iter_mut().for_each(|code| way.text(code));
    } else {
        event.dyad = None;
    }
    maybe!(way, event.kind, EventType::ALL);
    way.option(&mut event.mode);
    way.list(&mut event.contexts);
    event.contexts.iter_mut().for_each(|context| way.text(context));
    maybe!(way, event.tone, Tone::ALL);
    way.real(&mut event.intensity);
    if way.is(event.place.is_some()) {
        let Place { name, country } = event.place.get_or_insert_default();
        way.text(name);
        way.option(country);
    } else {
        event.place = None;
    }
    word!(way, event.status, Status::ALL);
    let Source { article: _, url, title, section, start, end } = &mut event.source;
    way.option(url);
    way.option(title);
    if way.is(section.is_some()) {
        way.count(section.get_or_insert_default());
    } else {
        *section = None;
    }
    way.span(start, end);
    way.list(&mut event.retold);
    for Span { start, end } in &mut event.retold {
        way.span(start, end);
    }
    way.real(&mut event.salience);
    word!(way, event.origin, Origin::ALL);
}

fn date(way: &mut Way<'_>, date: &mut EventDate) {
    let EventDate { edtf, precision, earliest, latest, basis } = date;
    way.text(edtf);
    word!(way, *precision, Precision::ALL);
    for day in [earliest, latest] {
        if way.is(day.is_some()) {
            way.day(day.get_or_insert_default());
        } else {
            *day = None;
        }
    }
    word!(way, *basis, Basis::ALL);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::samples::any_event;

    proptest! {
        #[test]
        fn events_come_out_as_they_went_in(
            mut event in any_event(),
            mut other in any_event(),
            text in r"(?s)\PC{0,20}\n?\\?n?",
            numbers in any::<(u32, f64, Option<u32>)>(),
        ) {
            event.text.clone_from(&text);
            event.place = numbers.2.map(|_| Place { name: text.clone(), country: Some("RU".to_owned()) });
            event.contexts = vec![text.clone(); numbers.0 as usize % 3];
            event.retold = vec![Span::new(1, numbers.0 as usize); numbers.0 as usize % 4];
            event.source.section = numbers.2.map(|section| section as usize);
            event.source.url = numbers.2.map(|_| text);
            event.salience = if numbers.1.is_nan() { 0.1 } else { numbers.1 };
            let mut bytes = String::new();
            write(&mut event, &mut bytes);
            let known = head(&bytes);
            prop_assert_eq!((known.id, known.article, known.headline), (event.id.as_str(), event.source.article.as_str(), event.headline.as_str()));
            // Whatever stood there before.
            read(&bytes, &mut other);
            prop_assert_eq!(other, event);
        }

        #[test]
        fn what_is_cut_off_is_read_without_panic(mut event in any_event(), keep in 0_usize..200) {
            let mut bytes = String::new();
            write(&mut event, &mut bytes);
            let mut other = Event::default();
            read(bytes.get(..keep).unwrap_or(&bytes), &mut other);
        }
    }
}
