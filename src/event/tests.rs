//! Rows of every language: `languages/<tag>/rows/events.tsv`. Dates are given by the rows: this room knows no calendar words.

use super::*;
use crate::{
    actor,
    language::Pack,
    model::{Article, EventType, Role, Span, TimexType},
};

fn dates(document: &Document<'_>, cell: &str) -> Vec<Timex> {
    let pairs = cell.split(';').filter_map(|pair| pair.split_once('='));
    let mut from = 0;
    let timex = |(words, edtf): (&str, &str)| {
        let start = from + document.article.text[from..].find(words).expect(words);
        let end = start + words.len();
        from = end;
        let sentence =
            document.sentences.iter().position(|s| s.span().start <= start && end <= s.span().end).expect(words);
        let kind = if edtf == "P1Y" { TimexType::Set } else { TimexType::Date };
        let dated = (!edtf.starts_with('P')).then(|| edtf.to_owned());
        Timex::new(Span::new(start, end), sentence, kind, edtf.to_owned(), dated)
    };
    pairs.map(timex).collect()
}

fn article(cell: &str) -> Article {
    let (title, text) = match cell.strip_prefix("# ").and_then(|rest| rest.split_once('|')) {
        Some((title, text)) => (Some(title.to_owned()), text),
        None => (None, cell),
    };
    let mut article = Article { title, ..Article::default() };
    article.push(BlockKind::Paragraph, text);
    article
}

fn events(pack: &Pack, text: &str, published: &str, dated: &str) -> Vec<Event> {
    let article = article(text);
    let document = Document::new(&article, pack);
    let actors = actor::find(&document, Day::parse(published));
    reader(&document, Day::parse(published), &dates(&document, dated), &actors).events()
}

fn written(event: &Event) -> String {
    let source = event.actors.iter().find(|actor| actor.role == Role::Source).map_or("=", |actor| &actor.code);
    format!(
        "{} {} {} {source} {} {}",
        event.dyad.as_ref().unwrap().join("-"),
        event.kind.map_or("-", |kind| kind.name()),
        event.mode.as_deref().unwrap_or("-"),
        event.status.name(),
        event.date.as_ref().map_or("-", |date| &date.edtf),
    )
}

#[test]
fn rows_of_every_language() {
    let mut wrong = Vec::new();
    for tag in Pack::built_in_tags() {
        let Ok(rows) = std::fs::read_to_string(format!("languages/{tag}/rows/events.tsv")) else { continue };
        let pack = Pack::built_in(tag).unwrap();
        for row in rows.lines().skip(1).filter(|row| !row.is_empty()) {
            let cells: Vec<_> = row.split('\t').collect();
            let found = events(&pack, cells[0], cells[1], cells[2]);
            let found: Vec<_> = found.iter().filter(|event| event.dyad.is_some()).map(written).collect();
            let found = if found.is_empty() { "-".to_owned() } else { found.join(";") };
            if found != cells[3] {
                wrong.push(format!("{tag}: {}\n  expected {}\n  found    {found}", cells[0], cells[3]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn headlines_leave_out_the_date() {
    for (tag, text, dates, expected) in [
        (
            "nl",
            "Suriname werd op 25 november 1975 onafhankelijk van Nederland.",
            "25 november 1975=1975-11-25",
            "Suriname werd onafhankelijk van Nederland",
        ),
        (
            "nl",
            "Op 3 mei 2024 tekenden Japan en Vietnam in Hanoi een akkoord over aardmetalen.",
            "3 mei 2024=2024-05-03",
            "tekenden Japan en Vietnam in Hanoi een akkoord over aardmetalen",
        ),
        (
            "nl",
            "Japan heeft dinsdag met Vietnam gesproken.",
            "dinsdag=2024-07-30",
            "Japan heeft dinsdag met Vietnam gesproken",
        ),
        (
            "en",
            "Japan and Vietnam signed a treaty on Wednesday.",
            "Wednesday=2024-07-31",
            "Japan and Vietnam signed a treaty",
        ),
        (
            "de",
            "Polen trat am 1. Mai 2004 der Europäischen Union bei.",
            "1. Mai 2004=2004-05-01",
            "Polen trat der Europäischen Union bei",
        ),
        (
            "en",
            "Norway denied on Friday that it had attacked Peru.",
            "Friday=2024-07-26",
            "Norway denied on Friday that it had attacked Peru",
        ),
        ("nl", "Rusland zal 1 juli Polen aanvallen.", "1 juli=2025-07-01", "Rusland zal 1 juli Polen aanvallen"),
        (
            "de",
            "Deutschland wurde 1945 von den USA besetzt.",
            "1945=1945",
            "Deutschland wurde 1945 von den USA besetzt",
        ),
        ("zh", "日本外相7月30日在河内会见越南总理。", "7月30日=2024-07-30", "日本外相在河内会见越南总理"),
    ] {
        let found = events(&Pack::built_in(tag).unwrap(), text, "2024-08-01", dates);
        let headlines: Vec<_> = found.iter().map(|event| event.headline.as_str()).collect();
        assert_eq!(headlines, [expected], "{text}");
    }
}

#[test]
fn one_event_over_two_sentences() {
    let pack = Pack::built_in("nl").unwrap();
    let text = "De stad Novosibirsk was onlangs gastheer van een belangrijke zakelijke missie uit China, een zet die de \
                banden moet versterken. Gehouden op 11 juli, was dit evenement een mijlpaal.";
    let found = events(&pack, text, "2025-07-12", "11 juli=2025-07-11");
    let [event] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(event.contexts, ["economic"]);
    let place = event.place.as_ref().unwrap();
    assert_eq!((place.name.as_str(), place.country.as_deref()), ("Novosibirsk", Some("RU")));
    assert_eq!(event.headline, "De stad Novosibirsk was onlangs gastheer van een belangrijke zakelijke missie");
    assert_eq!(event.text, text);
    assert!(!event.id.is_empty());
}

#[test]
fn what_is_told_again_stays_as_a_further_source() {
    let pack = Pack::built_in("en").unwrap();
    let text = "Kenya accused Somalia. It rained. Kenya had accused Somalia.";
    let found = events(&pack, text, "2024-08-01", "");
    let [event] = found.as_slice() else { panic!("{found:#?}") };
    let told: Vec<_> = event.retold.iter().map(|span| span.of(text)).collect();
    assert_eq!((event.text.as_str(), told), ("Kenya accused Somalia.", vec!["Kenya had accused Somalia."]));
}

#[test]
fn the_news_does_not_take_the_year_of_an_old_war() {
    let text = "India attacked Pakistan overnight, officials said. India attacked Pakistan in 1965.";
    let found = events(&Pack::built_in("en").unwrap(), text, "2025-05-03", "1965=1965");
    let dates: Vec<_> = found.iter().map(|event| event.date.as_ref().map(|date| date.edtf.as_str())).collect();
    assert_eq!(dates, [None, Some("1965")]);
}

#[test]
fn a_row_of_a_table_keeps_its_year() {
    let pack = Pack::built_in("en").unwrap();
    let text = "Year Event\n1939 Germany invaded Poland\n1940 Germany invaded Norway\nRussia 2019 2020 of trade with China 5 7";
    let found = events(&pack, text, "2025-05-03", "1939=1939;1940=1940;2019=2019");
    let told: Vec<_> = found.iter().map(|event| (event.dyad.clone().unwrap().join("-"), event.date.as_ref())).collect();
    let told: Vec<_> = told.iter().map(|(dyad, date)| (dyad.as_str(), date.map(|date| date.edtf.as_str()))).collect();
    assert_eq!(told, [("DE-PL", Some("1939")), ("DE-NO", Some("1940"))]);
}

#[test]
fn a_dated_fact_without_a_pair_is_context() {
    let pack = Pack::built_in("en").unwrap();
    let found = events(&pack, "The harbour of Antwerp grew in 2011.", "2020-01-01", "2011=2011");
    let [event] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((event.dyad.is_none(), event.kind), (true, None));
    assert!(event.salience < 0.3);
}

#[test]
fn one_paragraph_alone_tells_its_news_by_a_noun_too() {
    let pack = Pack::built_in("es").unwrap();
    let found = events(
        &pack,
        "Los maestros acordaron una huelga la próxima semana.",
        "2025-05-03",
        "la próxima semana=2025-05-05/2025-05-11",
    );
    assert_eq!(found.iter().map(|event| event.kind).collect::<Vec<_>>(), [Some(EventType::Protest)]);
    let found = events(&pack, "Esa limitación desató una advertencia.", "2025-05-03", "");
    assert_eq!(found.iter().map(|event| event.kind).collect::<Vec<_>>(), [Some(EventType::Threaten)]);
}

proptest::proptest! {
    #[test]
    fn any_text_gives_spans_of_that_text(words in proptest::collection::vec(proptest::sample::select(vec![
        "China", "Rusland", "Chinees-Russische", "EU-top", "'s", "Russia's", "bezocht", "visited", "president", "Xi", "van", "of", "11",
        "juli", "2024", ",", ".", "dit evenement", "this event", "é\u{301}", "\u{ad}Frans‑Duitse", "İran's", "中俄", "trok", "terug", "—", "\n",
    ]), 0..40), tag in proptest::sample::select(vec!["nl", "en"])) {
        let pack = Pack::built_in(tag).unwrap();
        let mut article = Article { title: words.first().map(|word| (*word).to_owned()), ..Article::default() };
        article.push(BlockKind::Heading, &words.iter().take(3).copied().collect::<Vec<_>>().join(" "));
        article.push(BlockKind::Paragraph, &words.join(" "));
        let document = Document::new(&article, &pack);
        let published = Day::parse("2024-08-01");
        let actors = actor::find(&document, published);
        let dates = crate::time::find(&document, published);
        for event in reader(&document, published, &dates, &actors).events() {
            proptest::prop_assert_eq!(event.span().of(&article.text), event.text.as_str());
            proptest::prop_assert!(!event.headline.is_empty() && event.headline.chars().count() <= 80, "{}", event.headline);
            proptest::prop_assert!((0.0..=1.0).contains(&event.salience));
            for actor in &event.actors {
                let span = Span::new(actor.start, actor.end);
                proptest::prop_assert_eq!(span.of(&article.text), actor.text.as_str());
            }
        }
    }
}

#[test]
fn only_a_sentence_or_two_tell_their_news_by_a_noun() {
    let pack = Pack::built_in("en").unwrap();
    let kinds =
        |text: &str| -> Vec<_> { events(&pack, text, "2025-05-03", "").iter().map(|event| event.kind).collect() };
    assert_eq!(kinds("The talks end. Nobody knows more."), [Some(EventType::Consult)]);
    assert_eq!(kinds("The talks end. Nobody knows more. It rains."), []);
}
