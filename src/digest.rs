//! The one pipeline, read top-down.

use crate::small::{Gather as _, decimal};
use crate::{
    actor,
    calendar::Day,
    event,
    language::Pack,
    model::{Article, Digest, Event, Notice},
    options::Options,
    summary::{self, Facts},
    text::{self, Document},
    time,
};

/// The longest text that is read, in bytes; the rest is left out, with a notice. Five megabytes is a long book.
const LONGEST: usize = 5_000_000;

/// Reads an article. Never fails: what could not be used is told in [`Digest::notices`].
///
/// ```
/// let mut article = kroniek::Article::default();
/// article.push(kroniek::BlockKind::Paragraph, "De delegatie was op 11 juli in Novosibirsk.");
/// let pack = kroniek::Pack::built_in("nl").unwrap_or_default();
/// let digest = kroniek::digest(&article, &pack, &kroniek::Options::default());
/// assert_eq!(digest.language, "nl");
/// ```
#[must_use]
pub fn digest(article: &Article, pack: &Pack, options: &Options) -> Digest {
    read(article, pack, options, |_| ()).0
}

/// Reads an article as [`digest`] does, and tells why.
///
/// ```
/// let mut article = kroniek::Article::default();
/// article.push(kroniek::BlockKind::Paragraph, "The premier of Malta visited Tunis on 14 March 2024.");
/// let pack = kroniek::Pack::built_in("en").unwrap_or_default();
/// let (digest, why) = kroniek::explain(&article, &pack, &kroniek::Options::default());
/// assert_eq!(why.sentences[0].text, digest.summary.sentences[0].text);
/// ```
#[cfg(feature = "cli")]
#[must_use]
pub fn explain(article: &Article, pack: &Pack, options: &Options) -> (Digest, Why) {
    let (digest, mut why) = read(article, pack, options, |found| Why {
        sentences: found.ranking.explain(),
        events: found.events.iter().map(|event| event::explain(found.reader, event)).gather(),
        dates: found.dates.iter().map(|date| date.basis).gather(),
    });
    let offsets = why.sentences.iter_mut().flat_map(|sentence| [&mut sentence.start, &mut sentence.end]).gather();
    text::convert(&article.text, options.offsets, offsets);
    (digest, why)
}

/// Why a digest says what it says.
#[cfg(feature = "cli")]
#[derive(Debug, Clone)]
pub struct Why {
    /// Every sentence that may enter a summary, with what was measured of it and what the ranker makes of that; offsets in
    /// the unit of the digest.
    pub sentences: Vec<summary::Explained>,
    /// What each event of the digest rests on: the event in a line, then the cue, the actors, the date and the words of
    /// status, line by line.
    pub events: Vec<String>,
    /// What each date of the digest rests on: it is stated, or counted from publication or from what the text said before.
    pub dates: Vec<crate::model::Basis>,
}

/// What the rooms found and reasoned with, before it is given away; spans count bytes.
#[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "read to explain only"))]
struct Found<'a> {
    reader: &'a event::Reader<'a>,
    ranking: &'a summary::Ranking<'a>,
    events: &'a [Event],
    dates: &'a [time::Timex],
}

/// The pipeline; `ask` sees what it found.
fn read<T>(article: &Article, pack: &Pack, options: &Options, ask: impl FnOnce(&Found<'_>) -> T) -> (Digest, T) {
    let mut notices = Vec::new();
    let published = published(article, options, &mut notices);
    let mut shortened = None;
    if article.text.len() > LONGEST {
        let mut copy = article.clone();
        notices.extend(shorten(&mut copy, LONGEST));
        shortened = Some(copy);
    }
    let article = shortened.as_ref().unwrap_or(article);
    notices.extend(unread(article, pack));

    let document = Document::new(article, pack);
    let dates = time::find(&document, published);
    let actors = actor::find(&document, published);
    let reader = event::reader(&document, published, &dates, &actors);
    let mut events = reader.events();
    let facts = Facts { dates: &dates, actors: &actors, events: &events };
    let ranking = summary::Ranking::new(&document, options, facts);
    let (summary, sections) = ranking.summarise(options);
    let asked = ask(&Found { reader: &reader, ranking: &ranking, events: &events, dates: &dates });
    for event in &mut events {
        let next = sections.partition_point(|part| part.start <= event.start);
        event.source.section = next.checked_sub(1).filter(|at| event.start < sections[*at].end);
    }

    let words = document.words.iter().filter(|word| word.kind() != text::WordKind::Mark).count();
    let mut digest = Digest {
        id: article.id.clone(),
        url: article.url.clone(),
        title: article.title.clone(),
        language: pack.tag().to_owned(),
        published: published.map(Day::text),
        words,
        summary,
        sections,
        dates: dates.into_iter().map(|date| date.mention(&article.text)).gather(),
        actors: actors.into_iter().map(|actor| actor.mention).gather(),
        events,
        notices,
    };
    let mut offsets = Vec::new();
    digest.offsets(&mut |offset| offsets.push(offset));
    text::convert(&article.text, options.offsets, offsets);
    (digest, asked)
}

/// The tag of the language to read an article in: the option, the article's own, or what its text looks like.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn language_of<'a>(article: &'a Article, options: &'a Options) -> &'a str {
    stated(article, options).unwrap_or_else(|| crate::language::detect(&article.text))
}

/// The tag that the options or the article itself give.
pub(crate) fn stated<'a>(article: &'a Article, options: &'a Options) -> Option<&'a str> {
    options.language.as_deref().or(article.language.as_deref())
}

fn published(article: &Article, options: &Options, notices: &mut Vec<Notice>) -> Option<Day> {
    let text = options.published.as_deref().or(article.published.as_deref()).filter(|text| !text.trim().is_empty())?;
    let day = Day::parse(text);
    if day.is_none() {
        notices.push(Notice::new(
            "invalid-date",
            [
                "the publication date `",
                text,
                "` is not an ISO 8601 date such as 2025-07-12; dates without a year stay open",
            ]
            .concat(),
        ));
    }
    day
}

/// Why there will be little to find, if so.
fn unread(article: &Article, pack: &Pack) -> Option<Notice> {
    if article.text.trim().is_empty() {
        return Some(Notice::new("no-text", "the article has no text; on a page, name its element with `for`"));
    }
    let known = pack.rows("language").next().is_some();
    (!known).then(|| {
        Notice::new(
            "unknown-language",
            [
                "there is no language pack for `",
                pack.tag(),
                "`: key sentences are chosen without one, and no dates, actors or events are found; \
                 name the text's language in `language`, or add a pack",
            ]
            .concat(),
        )
    })
}

/// Leaves out the end of a text that is longer than `longest` bytes, and says so.
pub(crate) fn shorten(article: &mut Article, longest: usize) -> Option<Notice> {
    if article.text.len() <= longest {
        return None;
    }
    // Between two words, should a single block be as long as that.
    let limit = article.text.floor_char_boundary(longest);
    let limit = article.text[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    article.blocks.retain(|block| block.span.start < limit);
    let end = article.blocks.last_mut().map_or(0, |block| {
        block.span.end = block.span.end.min(limit);
        block.span.end
    });
    article.text.truncate(end);
    let (longest, blocks) = (decimal(longest), decimal(article.blocks.len()));
    Some(Notice::new(
        "text-cut",
        ["the text is longer than ", &longest, " bytes; only its first ", &blocks, " blocks were read"].concat(),
    ))
}
