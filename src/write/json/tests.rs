use proptest::prelude::*;

use crate::{
    calendar::Day,
    language::Pack,
    model::{
        ActorMention, Article, Basis, BlockKind, Certainties, Certainty, DateMention, Digest, Era, Event, EventActor,
        EventDate, EventType, KeySentence, Notice, Origin, Place, Precision, Role, SectionDigest, Source, Span, Status,
        Summary, Timeline, TimexType, Tone,
    },
    options::Options,
    timeline::Events,
};

fn written(timeline: &Timeline) -> String {
    let mut events = Events::default();
    timeline.events.iter().for_each(|event| events.push(&mut event.clone()));
    let rows: Vec<_> = (0..events.len()).step_by(2).map(|from| super::row(&events, from, 2)).collect();
    [super::frame(timeline), rows.join(","), "]}".to_owned()].concat()
}

#[test]
fn writes_what_serde_json_writes() {
    let pack = Pack::built_in("nl").unwrap();
    let mut article = Article { url: Some("https://example.org/\u{1}\"\\é".to_owned()), ..Article::default() };
    for text in [
        "China en Rusland tekenden op 9 juli 2025 in Moskou een akkoord over gas.",
        "In maart bezocht de Chinese minister Frankrijk. Volgens hem ‘kan’ het twee weken duren.\tZei hij.",
        "Sinds 1990 levert Rusland graan aan Egypte. Dat was vorig jaar voorbij.",
    ] {
        article.push(BlockKind::Heading, "Kop");
        article.push(BlockKind::Paragraph, text);
    }
    for published in [Some("2025-07-12".to_owned()), None, Some("gisteren".to_owned())] {
        let options = Options { published, ..Options::default() };
        let digest = crate::digest(&article, &pack, &options);
        assert!(!digest.events.is_empty());
        assert_eq!(super::digest(&digest), serde_json::to_string(&digest).unwrap());
        let timeline = Timeline::from_digest(&digest);
        assert_eq!(written(&timeline), serde_json::to_string(&timeline).unwrap());
    }
}

/// Values of any kind, drawn from a row of numbers that proptest chose (and makes smaller where a test fails). No `..` in what
/// follows: a field that comes to the model must come here.
struct Draw(std::vec::IntoIter<u32>);

impl Draw {
    fn number(&mut self) -> usize {
        self.0.next().unwrap_or_default() as usize
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.number() % of.len()]
    }

    fn text(&mut self) -> String {
        self.one(&["", "Omsk", "\"\\/", "\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}", "é 会 𝄞\u{2028}\u{feff}", "</script>"])
            .to_owned()
    }

    fn maybe<T>(&mut self, draw: impl Fn(&mut Self) -> T) -> Option<T> {
        (self.number() % 2 == 1).then(|| draw(self))
    }

    fn list<T>(&mut self, draw: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.number() % 3).map(|_| draw(self)).collect()
    }

    fn day(&mut self) -> Day {
        Day(self.number() as i32 % 3_000_000)
    }

    /// Scores, in whatever precision an editor's file gives them.
    fn score(&mut self) -> f64 {
        let number = self.number() as f64;
        self.one(&[0.0, -0.0, 1.0, -10.0, 0.1, 2.345_678_9, -0.000_01, 0.000_04, f64::NAN, number / 1e9, number / -1e9])
    }

    fn summary(&mut self) -> Summary {
        Summary {
            dyad: self.maybe(|draw| [draw.text(), draw.text()]),
            sentences: self.list(|draw| KeySentence {
                text: draw.text(),
                start: draw.number(),
                end: draw.number(),
                rank: draw.number(),
            }),
        }
    }

    fn date(&mut self) -> DateMention {
        let certainty = |draw: &mut Self| draw.one(&[Certainty::Stated, Certainty::Implied, Certainty::Unknown]);
        DateMention {
            text: self.text(),
            start: self.number(),
            end: self.number(),
            kind: self.one(&[TimexType::Date, TimexType::Time, TimexType::Duration, TimexType::Set]),
            value: self.text(),
            edtf: self.maybe(Self::text),
            certainty: Certainties { year: certainty(self), month: certainty(self), day: certainty(self) },
        }
    }

    fn event(&mut self) -> Event {
        Event {
            id: self.text(),
            text: self.text(),
            start: self.number(),
            end: self.number(),
            date: self.maybe(|draw| EventDate {
                edtf: draw.text(),
                precision: draw.one(Precision::ALL),
                earliest: draw.maybe(Self::day),
                latest: draw.maybe(Self::day),
                basis: draw.one(Basis::ALL),
            }),
            actors: self.list(|draw| EventActor {
                code: draw.text(),
                role: draw.one(&[Role::Source, Role::Target, Role::Both]),
                text: draw.text(),
                start: draw.number(),
                end: draw.number(),
            }),
            dyad: self.maybe(|draw| [draw.text(), draw.text()]),
            kind: self.maybe(|draw| draw.one(EventType::ALL)),
            mode: self.maybe(Self::text),
            contexts: self.list(Self::text),
            tone: self.maybe(|draw| draw.one(Tone::ALL)),
            intensity: self.score(),
            place: self.maybe(|draw| Place { name: draw.text(), country: draw.maybe(Self::text) }),
            status: self.one(Status::ALL),
            headline: self.text(),
            source: Source {
                article: self.text(),
                url: self.maybe(Self::text),
                title: self.maybe(Self::text),
                section: self.maybe(Self::number),
                start: self.number(),
                end: self.number(),
            },
            retold: self.list(|draw| Span { start: draw.number(), end: draw.number() }),
            salience: self.score(),
            origin: self.one(Origin::ALL),
        }
    }

    fn digest(&mut self) -> Digest {
        Digest {
            id: self.text(),
            url: self.maybe(Self::text),
            title: self.maybe(Self::text),
            language: self.text(),
            published: self.maybe(Self::text),
            words: self.number(),
            summary: self.summary(),
            sections: self.list(|draw| SectionDigest {
                heading: draw.maybe(Self::text),
                start: draw.number(),
                end: draw.number(),
                summary: draw.summary(),
            }),
            dates: self.list(Self::date),
            actors: self.list(|draw| ActorMention {
                code: draw.text(),
                text: draw.text(),
                start: draw.number(),
                end: draw.number(),
            }),
            events: self.list(Self::event),
            notices: self.list(|draw| Notice { code: draw.text(), message: draw.text() }),
        }
    }
}

proptest! {
    /// The page's writer and serde give the same bytes for every field in every state.
    #[test]
    fn any_digest_is_written_as_serde_json_writes_it(numbers in prop::collection::vec(any::<u32>(), 0..400)) {
        let digest = Draw(numbers.into_iter()).digest();
        prop_assert_eq!(super::digest(&digest), serde_json::to_string(&digest).unwrap());
    }

    #[test]
    fn any_timeline_is_written_as_serde_json_writes_it(numbers in prop::collection::vec(any::<u32>(), 0..400)) {
        let mut draw = Draw(numbers.into_iter());
        let timeline = Timeline {
            title: draw.maybe(Draw::text),
            language: draw.maybe(Draw::text),
            eras: draw.list(|draw| Era { label: draw.text(), start: draw.text(), end: draw.text() }),
            events: draw.list(Draw::event),
        };
        let mut row = super::Json::default();
        timeline.events.iter().for_each(|event| row.event(event));
        let text = [super::frame(&timeline), row.out, "]}".to_owned()].concat();
        prop_assert_eq!(text, serde_json::to_string(&timeline).unwrap());
    }
}
