//! The one pipeline, read top-down.

use std::borrow::Cow;

use crate::{
    actor,
    calendar::Day,
    event,
    language::{Pack, detect},
    model::{Article, Digest, Event, Notice},
    options::Options,
    small::{Gather as _, decimal},
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
    let (article, cut) = within(article);
    let document = Document::new(&article, pack);
    let mut digest = Findings::new(&document, options).digest(&document, options);
    digest.notices.extend(cut);
    digest
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
    let (article, cut) = within(article);
    let document = Document::new(&article, pack);
    let found = Findings::new(&document, options);
    let reader = event::reader(&document, found.published, &found.dates, &found.actors);
    let between = event::between(&reader);
    let mut why = Why {
        sentences: found.ranking(&document, options).explain(),
        events: found.events.iter().map(|event| event::explain(&reader, event, &between)).gather(),
        dates: found.dates.iter().map(|date| date.basis).gather(),
        claims: event::weighed(&reader),
        between,
    };
    let sentences = why.sentences.iter_mut().flat_map(|sentence| [&mut sentence.start, &mut sentence.end]);
    let offsets = sentences.chain(why.claims.iter_mut().chain(&mut why.between).map(|claim| &mut claim.start)).gather();
    text::convert(&article.text, options.offsets, offsets);
    drop(reader);
    let mut digest = found.digest(&document, options);
    digest.notices.extend(cut);
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
    /// All that the rules take for an event, and what was measured of it; offsets in the unit of the digest.
    pub claims: Vec<event::Weighed>,
    /// Every date that no word tells of, in an article that tells of two actors: whether it is taken for something between them.
    pub between: Vec<event::Weighed>,
}

/// What the rooms find in an article, whichever relation its summary is to tell of; spans count bytes.
#[derive(Debug, Clone)]
pub(crate) struct Findings {
    published: Option<Day>,
    dates: Vec<time::Timex>,
    actors: Vec<actor::Mention>,
    events: Vec<Event>,
    notices: Vec<Notice>,
}

impl Findings {
    /// Reads a document; of the options, the date of publication counts.
    pub(crate) fn new(document: &Document<'_>, options: &Options) -> Self {
        let mut notices = document.article.notices.clone();
        let published = published(document.article, options, &mut notices);
        notices.extend(unread(document.article, document.pack));
        let dates = time::find(document, published);
        let actors = actor::find(document, published);
        let events = event::reader(document, published, &dates, &actors).events();
        Self { published, dates, actors, events, notices }
    }

    fn ranking<'a>(&self, document: &'a Document<'a>, options: &Options) -> summary::Ranking<'a> {
        let facts = Facts { dates: &self.dates, actors: &self.actors, events: &self.events };
        summary::Ranking::new(document, options, facts)
    }

    /// The digest of the same document: all that was found, and the summary that the options ask for.
    pub(crate) fn digest(mut self, document: &Document<'_>, options: &Options) -> Digest {
        let (summary, sections) = self.ranking(document, options).summarise(options);
        for event in &mut self.events {
            let next = sections.partition_point(|part| part.start <= event.start);
            event.source.section = next.checked_sub(1).filter(|at| event.start < sections[*at].end);
        }
        let Document { article, pack, words, .. } = document;
        let mut digest = Digest {
            id: article.id.clone(),
            url: article.url.clone(),
            title: article.title.clone(),
            language: pack.tag().to_owned(),
            published: self.published.map(Day::text),
            words: words.iter().filter(|word| word.kind() != text::WordKind::Mark).count(),
            summary,
            sections,
            dates: self.dates.into_iter().map(|date| date.mention(&article.text)).gather(),
            actors: self.actors.into_iter().map(|actor| actor.mention).gather(),
            events: self.events,
            notices: self.notices,
        };
        let mut offsets = Vec::new();
        digest.offsets(&mut |offset| offsets.push(offset));
        text::convert(&article.text, options.offsets, offsets);
        digest
    }
}

/// The tag of the language to read an article in: the option, the article's own, or what its text looks like.
#[must_use]
pub fn language_of<'a>(article: &'a Article, options: &'a Options) -> &'a str {
    stated(article, options).unwrap_or_else(|| detect(&article.text))
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
                "`: key sentences are chosen without one, only dates in digits are found, and no actors or events; \
                 name the text's language in `language`, or add a pack",
            ]
            .concat(),
        )
    })
}

/// The article, or as much of it as is read.
fn within(article: &Article) -> (Cow<'_, Article>, Option<Notice>) {
    if article.text.len() <= LONGEST {
        return (Cow::Borrowed(article), None);
    }
    let mut copy = article.clone();
    let cut = shorten(&mut copy, LONGEST);
    (Cow::Owned(copy), cut)
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
    let (longest, end) = (decimal(longest), decimal(end));
    Some(Notice::new(
        "text-cut",
        ["the text is longer than ", &longest, " bytes; only the first ", &end, " were read"].concat(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    #[test]
    fn without_a_pack_there_are_dates_in_digits() {
        let mut article = Article::default();
        article
            .push(BlockKind::Paragraph, "Ministeri kävi Oulussa 2024-10-29 ja 30.10.2024, ei 03/04/2024 eikä 3.5 %.");
        let digest = digest(&article, &Pack::empty("fi"), &Options::default());
        let dates: Vec<_> = digest.dates.iter().map(|date| (date.text.as_str(), date.edtf.as_deref())).collect();
        assert_eq!(dates, [("2024-10-29", Some("2024-10-29")), ("30.10.2024", Some("2024-10-30"))]);
        assert!(digest.notices.iter().any(|notice| notice.message.contains("only dates in digits")));
    }

    #[test]
    fn a_cut_text_says_how_much_of_it_was_read() {
        let mut article = Article::default();
        article.push(BlockKind::Paragraph, "Het regende in Omsk.");
        let notice = shorten(&mut article, 10).unwrap();
        assert_eq!(notice.message, "the text is longer than 10 bytes; only the first 3 were read");
    }

    #[test]
    fn what_was_found_once_serves_every_relation() {
        let pack = Pack::built_in("en").unwrap();
        let mut article = Article { published: Some("2025-07-12".to_owned()), ..Article::default() };
        for text in [
            "The premier of Malta visited Tunis on 8 July.",
            "Kenya accused Somalia of smuggling a day later.",
            "Rain fell on the coast, as it does most years at this time, and the harbour was closed.",
        ] {
            article.push(BlockKind::Heading, "Then");
            article.push(BlockKind::Paragraph, text);
        }
        let document = Document::new(&article, &pack);
        let found = Findings::new(&document, &Options::default());
        for dyad in [None, Some(["KE", "SO"]), Some(["MT", "TN"]), Some(["CN", "RU"])] {
            let options =
                Options { sentences: 1, dyad: dyad.map(|dyad| dyad.map(str::to_owned)), ..Options::default() };
            let again = found.clone().digest(&document, &options);
            assert_eq!(again, digest(&article, &pack, &options));
            assert_eq!(again.summary.dyad, options.dyad.filter(|dyad| dyad[0] != "CN"));
        }
    }
}
