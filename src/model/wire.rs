//! What the page's files held, as one text from the module that reads and checks them to the one that draws.
//!
//! The two share no memory, and a page without such files never loads the reader (`web/files.rs`). The text is trusted: the
//! reader wrote it. A list of fields, each closed by a line feed; numbers in decimal, lists behind their length.

use super::{
    ActorMention, Article, Block, BlockKind, Certainty, DateMention, Digest, Era, Event, EventActor, EventDate,
    EventType, KeySentence, Notice, Place, SectionDigest, Source, Span, Summary, Timeline, TimexType, Tone,
};

/// What a page's files held.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Given {
    /// A digest, where `src` is one: then the article is not analysed.
    pub(crate) digest: Option<Digest>,
    /// An editor's events.
    pub(crate) timeline: Timeline,
    /// More articles.
    pub(crate) articles: Vec<Article>,
}

/// Goes one way: into the text or out of it. The order of the fields stands once, for both.
trait Way {
    fn text(&mut self, value: &mut String);
    fn number(&mut self, value: &mut i64);
}

/// Writes.
#[cfg(feature = "files")]
#[derive(Debug, Default)]
struct Writer(String);

#[cfg(feature = "files")]
impl Way for Writer {
    fn text(&mut self, value: &mut String) {
        let mut rest = value.as_str();
        // Most fields hold neither: they go over as they are.
        while let Some(at) = rest.find(['\n', '\\']) {
            let (before, after) = rest.split_at(at);
            self.0.push_str(before);
            self.0.push_str(if after.starts_with('\n') { "\\n" } else { "\\\\" });
            rest = &after[1..];
        }
        self.0.push_str(rest);
        self.0.push('\n');
    }

    fn number(&mut self, value: &mut i64) {
        self.text(&mut value.to_string());
    }
}

/// Reads; past the end of the text, everything is empty.
#[cfg(any(test, not(feature = "files")))]
#[derive(Debug)]
struct Reader<'a>(&'a str);

#[cfg(any(test, not(feature = "files")))]
impl<'a> Reader<'a> {
    fn field(&mut self) -> &'a str {
        let (field, rest) = self.0.split_once('\n').unwrap_or((self.0, ""));
        self.0 = rest;
        field
    }
}

#[cfg(any(test, not(feature = "files")))]
impl Way for Reader<'_> {
    fn text(&mut self, value: &mut String) {
        let mut rest = self.field();
        while let Some((before, after)) = rest.split_once('\\') {
            value.push_str(before);
            value.push(if after.starts_with('n') { '\n' } else { '\\' });
            rest = after.get(1..).unwrap_or_default();
        }
        value.push_str(rest);
    }

    fn number(&mut self, value: &mut i64) {
        *value = self.field().parse().unwrap_or_default();
    }
}

/// The text of what files held.
#[cfg(feature = "files")]
pub(crate) fn write(mut value: Given) -> String {
    let mut writer = Writer::default();
    given(&mut writer, &mut value);
    writer.0
}

/// What files held, from its text; an empty text holds nothing.
#[cfg(any(test, not(feature = "files")))]
pub(crate) fn read(text: &str) -> Given {
    let mut value = Given::default();
    given(&mut Reader(text), &mut value);
    value
}

fn given<W: Way>(way: &mut W, value: &mut Given) {
    maybe(way, &mut value.digest, digest);
    option(way, &mut value.timeline.title);
    list(way, &mut value.timeline.eras, era);
    list(way, &mut value.timeline.events, event);
    list(way, &mut value.articles, article);
}

fn count<W: Way>(way: &mut W, value: &mut usize) {
    let mut number = i64::try_from(*value).unwrap_or_default();
    way.number(&mut number);
    *value = usize::try_from(number).unwrap_or_default();
}

/// A number to a millionth.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "between -10 and 10")]
fn real<W: Way>(way: &mut W, value: &mut f64) {
    let mut number = (*value * 1e6).round() as i64;
    way.number(&mut number);
    *value = number as f64 / 1e6;
}

fn list<W: Way, T: Default>(way: &mut W, values: &mut Vec<T>, each: fn(&mut W, &mut T)) {
    let mut length = values.len();
    count(way, &mut length);
    for at in 0..length {
        if at == values.len() {
            values.push(T::default());
        }
        each(way, &mut values[at]);
    }
}

fn maybe<W: Way, T: Default>(way: &mut W, value: &mut Option<T>, each: fn(&mut W, &mut T)) {
    let mut there = usize::from(value.is_some());
    count(way, &mut there);
    if there == 1 {
        each(way, value.get_or_insert_with(T::default));
    }
}

fn option<W: Way>(way: &mut W, value: &mut Option<String>) {
    maybe(way, value, W::text);
}

/// A word of a closed vocabulary.
fn word<W: Way, T: Copy + PartialEq>(way: &mut W, value: &mut T, all: &[T]) {
    let mut at = all.iter().position(|one| one == value).unwrap_or_default();
    count(way, &mut at);
    *value = all.get(at).copied().unwrap_or(*value);
}

fn span<W: Way>(way: &mut W, start: &mut usize, end: &mut usize) {
    count(way, start);
    count(way, end);
}

fn notice<W: Way>(way: &mut W, value: &mut Notice) {
    way.text(&mut value.code);
    way.text(&mut value.message);
}

fn era<W: Way>(way: &mut W, value: &mut Era) {
    way.text(&mut value.label);
    way.text(&mut value.start);
    way.text(&mut value.end);
}

fn event<W: Way>(way: &mut W, value: &mut Event) {
    way.text(&mut value.id);
    way.text(&mut value.text);
    span(way, &mut value.start, &mut value.end);
    maybe(way, &mut value.date, date);
    list(way, &mut value.actors, actor);
    pair(way, &mut value.dyad);
    maybe(way, &mut value.kind, |way, kind| word(way, kind, EventType::ALL));
    option(way, &mut value.mode);
    list(way, &mut value.contexts, W::text);
    maybe(way, &mut value.tone, |way, tone| word(way, tone, Tone::ALL));
    real(way, &mut value.intensity);
    maybe(way, &mut value.place, |way, place: &mut Place| {
        way.text(&mut place.name);
        option(way, &mut place.country);
    });
    word(way, &mut value.status, super::Status::ALL);
    way.text(&mut value.headline);
    source(way, &mut value.source);
    list(way, &mut value.retold, |way, Span { start, end }| span(way, start, end));
    real(way, &mut value.salience);
    word(way, &mut value.origin, super::Origin::ALL);
}

fn date<W: Way>(way: &mut W, value: &mut EventDate) {
    way.text(&mut value.edtf);
    word(way, &mut value.precision, super::Precision::ALL);
    option(way, &mut value.earliest);
    option(way, &mut value.latest);
    word(way, &mut value.basis, super::Basis::ALL);
}

fn actor<W: Way>(way: &mut W, value: &mut EventActor) {
    use super::Role::{Both, Source, Target};
    way.text(&mut value.code);
    word(way, &mut value.role, &[Both, Source, Target]);
    way.text(&mut value.text);
    span(way, &mut value.start, &mut value.end);
}

fn source<W: Way>(way: &mut W, value: &mut Source) {
    way.text(&mut value.article);
    option(way, &mut value.url);
    option(way, &mut value.title);
    maybe(way, &mut value.section, count);
    span(way, &mut value.start, &mut value.end);
}

fn article<W: Way>(way: &mut W, value: &mut Article) {
    way.text(&mut value.id);
    for field in [&mut value.url, &mut value.title, &mut value.language, &mut value.published] {
        option(way, field);
    }
    way.text(&mut value.text);
    list(way, &mut value.blocks, |way, Block { kind, span: Span { start, end } }| {
        word(way, kind, &[BlockKind::Paragraph, BlockKind::Heading, BlockKind::Title]);
        span(way, start, end);
    });
}

fn digest<W: Way>(way: &mut W, value: &mut Digest) {
    way.text(&mut value.id);
    option(way, &mut value.url);
    option(way, &mut value.title);
    way.text(&mut value.language);
    option(way, &mut value.published);
    count(way, &mut value.words);
    summary(way, &mut value.summary);
    list(way, &mut value.sections, |way, SectionDigest { heading, start, end, summary: short }| {
        option(way, heading);
        span(way, start, end);
        summary(way, short);
    });
    list(way, &mut value.dates, mention);
    list(way, &mut value.actors, |way, ActorMention { code, text, start, end }| {
        way.text(code);
        way.text(text);
        span(way, start, end);
    });
    list(way, &mut value.events, event);
    list(way, &mut value.notices, notice);
}

fn pair<W: Way>(way: &mut W, value: &mut Option<[String; 2]>) {
    maybe(way, value, |way, pair: &mut [String; 2]| pair.iter_mut().for_each(|code| way.text(code)));
}

fn summary<W: Way>(way: &mut W, value: &mut Summary) {
    pair(way, &mut value.dyad);
    list(way, &mut value.sentences, |way, KeySentence { text, start, end, rank }| {
        way.text(text);
        span(way, start, end);
        count(way, rank);
    });
}

fn mention<W: Way>(way: &mut W, value: &mut DateMention) {
    use Certainty::{Implied, Stated, Unknown};
    use TimexType::{Date, Duration, Set, Time};
    way.text(&mut value.text);
    span(way, &mut value.start, &mut value.end);
    word(way, &mut value.kind, &[Date, Time, Duration, Set]);
    way.text(&mut value.value);
    option(way, &mut value.edtf);
    let known = &mut value.certainty;
    for component in [&mut known.year, &mut known.month, &mut known.day] {
        word(way, component, &[Unknown, Implied, Stated]);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{BlockKind, Options, Pack, timeline::samples::any_event};

    /// The page's own tests run without the reader of files: they start from this text.
    #[test]
    fn the_text_of_the_page_tests_is_up_to_date() {
        let value = serde_json::from_str(include_str!("../../tests/web/events.json")).unwrap();
        let (timeline, notices) = crate::read::events(&value);
        assert_eq!(notices.len(), 1, "an address that is none");
        let written = write(Given { timeline, ..Given::default() });
        if std::env::var_os("BLESS").is_some() {
            std::fs::write("tests/web/events.wire", &written).unwrap();
        }
        assert_eq!(written, std::fs::read_to_string("tests/web/events.wire").unwrap(), "BLESS=1 writes it anew");
    }

    proptest! {
        #[test]
        fn events_come_out_as_they_went_in(events in prop::collection::vec(any_event(), 0..8), text in r"(?s)\PC{0,20}\n?\\?n?") {
            let timeline = Timeline { title: Some(text), eras: vec![Era::default()], events };
            let given = Given { timeline, ..Given::default() };
            prop_assert_eq!(read(&write(given.clone())), given);
        }
    }

    #[test]
    fn a_digest_and_its_article_come_out_as_they_went_in() {
        let mut article = Article { title: Some("Bezoek".to_owned()), ..Article::default() };
        article.push(BlockKind::Heading, "Handel");
        article.push(
            BlockKind::Paragraph,
            "De Chinese delegatie bezocht op 11 juli Novosibirsk. Zij sprak er met Russische boeren.",
        );
        let pack = Pack::built_in("nl").unwrap();
        let digest = crate::digest(&article, &pack, &Options::default());
        assert!(!digest.events.is_empty() && !digest.dates.is_empty() && !digest.summary.sentences.is_empty());
        let given = Given { digest: Some(digest), articles: vec![article], ..Given::default() };
        assert_eq!(read(&write(given.clone())), given);
        assert_eq!(read(""), Given::default());
    }
}
