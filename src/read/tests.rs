//! Pages, and files of events.

use proptest::prelude::*;
use scraper::Html;

use super::{Input, Node, Value, events, html, html::Parsed, read_page, source};
use crate::model::{Article, EventType, Origin, Tone};

const PROSE: &str = "De delegatie sprak op 11 juli in Omsk met de gouverneur, de rector en de pers over de handel, het weer en de oogst.";

#[test]
fn pages_give_their_article() {
    let more = format!("<p>{PROSE}</p><p>{PROSE}</p>");
    let rows: &[(&str, &str, &str)] = &[
        ("no page at all", "", ""),
        ("words that no one would call an article", "Kort", ""),
        (
            "two breaks end a paragraph, one does not",
            "<article>Een,<br>twee.<br><br>Drie.</article>",
            "Een, twee.|Drie.",
        ),
        (
            "inline elements join",
            "<article><p>Kazach<b>stan</b> <i>en</i>\n\tChina</p></article>",
            "Kazachstan en China",
        ),
        ("control characters go", "<article><p>Een\u{1}\u{7f} twee</p></article>", "Een twee"),
        (
            "a date in a sentence stays",
            "<article><p>Op <time>11 juli</time> kwam men.</p></article>",
            "Op 11 juli kwam men.",
        ),
        ("a date line goes", "<article><p><time>11 juli 2025</time></p><p>Men kwam.</p></article>", "Men kwam."),
        (
            "hidden text goes",
            "<article><p>Zicht.</p><p hidden>Niet.</p><p aria-hidden=true>Niet.</p></article>",
            "Zicht.",
        ),
        (
            "captions, asides and our own tags go",
            "<article><figure><figcaption>Foto</figcaption></figure><aside>Lees ook</aside>\
            <kroniek-digest>In het kort</kroniek-digest><p>Zin.</p></article>",
            "Zin.",
        ),
        (
            "a heading at the end goes",
            "<article><h1>Titel</h1><h2>Kop</h2><p>Zin.</p><h2>Lees ook</h2></article>",
            "Kop|Zin.",
        ),
        (
            "a few words above the title go",
            "<article><p class=kicker>Handel met het oosten</p><h1>Titel</h1><p>Zin.</p></article>",
            "Zin.",
        ),
        (
            "a sentence above the title stays",
            "<article><p>Wat eraan voorafging.</p><h1>Titel</h1><p>Zin.</p></article>",
            "Wat eraan voorafging.|Zin.",
        ),
        (
            "a list is read",
            "<article><ul><li>Een zin.</li><li>Nog <a href=/>een</a> zin.</li></ul></article>",
            "Een zin.|Nog een zin.",
        ),
        (
            "broken markup is mended",
            "<article><p>Een <b>zin<p>Nog een</i> zin</table></article>",
            "Een zin|Nog een zin",
        ),
    ];
    for (what, page, expected) in rows {
        let page = (*page).to_owned();
        let found = html(&page);
        let blocks: Vec<_> = found.blocks.iter().map(|block| block.span.of(&found.text)).collect();
        assert_eq!(blocks.join("|"), *expected, "{what}");
    }
    for wrapper in
        ["<form id=f>", "<div class='sidebar widget'>", "<div role=banner>", "<div class=popup><div class=promo>"]
    {
        let page = format!("<body><nav><a href=/>Menu</a></nav>{wrapper}{more}</body>");
        assert_eq!(html(&page).text, format!("{PROSE}\n\n{PROSE}"), "{wrapper}");
    }
    let page = format!(
        "<body><div class=menu><a href=/>{PROSE}</a></div><div id=a>{more}</div><div class=comments>{more}</div>"
    );
    assert_eq!(html(&page).text, format!("{PROSE}\n\n{PROSE}"), "neither link lists nor comments");
}

#[test]
fn pages_tell_title_language_and_date() {
    let body = format!(
        "<article><header><h1>Het  bezoek</h1><time datetime=2025-07-12T09:00>gisteren</time></header><p>{PROSE}</p></article>"
    );
    for (head, published) in [
        ("", Some("2025-07-12")),
        ("<meta property=article:published_time content=2025-07-11T08:00:00Z>", Some("2025-07-11")),
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle", "datePublished" : "2025-07-10"}</script>"#,
            Some("2025-07-10"),
        ),
        (r#"<script type="application/ld+json">{"datePublished":"gisteren</script>"#, Some("2025-07-12")),
        (
            r#"<script type="application/ld+json">{"@graph":[
                {"@type":"WebPage","datePublished":"2001-01-01","about":{"@type":"Thing","name":"}\"{"}},
                {"@type":["CreativeWork","NewsArticle"],"author":{"@type":"Person","name":"Report"},"datePublished":"2025-07-09"},
                {"@type":"Article","datePublished":"2025-07-08"}]}</script>"#,
            Some("2025-07-09"),
        ),
        (
            r#"<script type="application/ld+json">{"@type":"WebPage","datePublished":"2001-01-01"}</script>
            <script type="application/ld+json">{"datePublished":"2025-07-09","@type":"https://schema.org/BlogPosting"}</script>"#,
            Some("2025-07-09"),
        ),
        (
            r#"<meta name=date content=2025-07-01><script type="application/ld+json">{"@type":"WebPage","datePublished":"2025-07-09"}</script>"#,
            Some("2025-07-09"),
        ),
    ] {
        let found = html(&format!("<html lang=nl-BE><head><title>Het bezoek | Krant</title>{head}</head><body>{body}"));
        let told = [found.title.as_deref(), found.language.as_deref(), found.published.as_deref()];
        assert_eq!(told, [Some("Het bezoek"), Some("nl-BE"), published], "{head}");
    }
}

#[test]
fn a_date_of_publication_that_is_none_is_told_once_and_the_next_is_taken() {
    let linked = |date: &str| {
        format!("<script type='application/ld+json'>{{\"@type\":\"Article\",\"datePublished\":\"{date}\"}}</script>")
    };
    let meta = |date: &str| format!("<meta property=article:published_time content='{date}'>");
    let time = |date: &str| format!("<article><time datetime={date}>toen</time><p>{PROSE}</p></article>");
    let rows = [
        ([linked("2025-07-10"), meta("gisteren"), time("2025-13-12")], None, Some("2025-07-10")),
        ([linked("2025-02-30"), meta("2025-07-11T08:00Z"), time("2025-13-12")], Some("2025-02-30"), Some("2025-07-11")),
        ([linked("2025-02-30"), meta("gisteren"), time("2025-07-12")], Some("2025-02-30"), Some("2025-07-12")),
        ([String::new(), meta("gisteren"), time("2025-07-12")], Some("gisteren"), Some("2025-07-12")),
        ([String::new(), String::new(), time("2025-13-12")], Some("2025-13-12"), None),
        ([String::new(), meta("gisteren"), time("2025-13-12")], Some("gisteren"), None),
        ([String::new(), String::new(), time("09:30")], None, None),
        ([String::new(), String::new(), time("2025-07")], None, None),
    ];
    for (parts, wrong, published) in rows {
        let found = html(&parts.concat());
        assert_eq!(found.published.as_deref(), published, "{parts:?}");
        let told: Vec<_> = found.notices.iter().map(|notice| notice.message.as_str()).collect();
        assert_eq!(told.len(), usize::from(wrong.is_some()), "{told:?}");
        let named = wrong.map(|wrong| format!("published on `{wrong}`"));
        assert!(named.is_none_or(|named| told[0].contains(&named)), "{told:?}");
        assert!(wrong.and(published).is_none_or(|published| told[0].ends_with(published)), "{told:?}");
        let digest = crate::digest(&found, &crate::Pack::empty("und"), &crate::Options::default());
        assert_eq!(digest.notices.iter().filter(|notice| notice.code == "invalid-date").count(), told.len());
    }
}

#[test]
fn no_depth_is_too_deep() {
    let page = format!("{}<p>{PROSE}</p>", "<div>".repeat(3_000));
    assert_eq!(html(&page).text, PROSE);
    let json = format!("{{\"events\":{}1{}}}", "[".repeat(100), "]".repeat(100));
    let value: Value<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(events(&value).0.events, []);
}

/// The text of a node between two UTF-16 offsets.
fn slice(node: &Parsed<'_>, start: usize, end: usize) -> Option<String> {
    let units: Vec<u16> = node.text()?.encode_utf16().collect();
    String::from_utf16(units.get(start..end)?).ok()
}

proptest! {
    /// Every character of the article's text is found again where it was read.
    #[test]
    fn places_lead_back_to_the_page(parts in proptest::collection::vec(
        proptest::sample::select(vec!["Omsk", " ", "\n ", "𝄞é", "<b>", "</b>", "<br>", "<p>", "</p>", "&nbsp;", "\u{1}", "<i>x </i>", "."]), 1..40)) {
        let page = format!("<article><p>{}</p></article>", parts.concat());
        let tree = Html::parse_document(&page);
        let found = read_page(&Parsed(*tree.root_element()), None);
        let Article { text, .. } = &found.article;
        let mut at = 0;
        for c in text.chars() {
            let end = at + c.len_utf16();
            if !c.is_whitespace() {
                let [(first, from), (last, to)] = found.locate(at, end).unwrap();
                prop_assert_eq!(first, last);
                prop_assert_eq!(slice(&first, from, to), Some(c.to_string()));
            }
            at = end;
        }
        prop_assert_eq!(found.nodes.len(), found.article.blocks.len());
        prop_assert!(found.locate(at, at + 1).is_none_or(|[(_, from), (_, to)]| from <= to));
    }

    /// No page makes the reader fall over, and its blocks tile the text.
    #[test]
    fn any_page_is_read(page in "(<(/?(p|div|b|article|h2|br|table|td|li|form|script|time)|!--)>|[a-zA-Zé .,]{0,30}|&#0;|&bogus;|<){0,60}") {
        let article = html(&page);
        let mut end = 0;
        for block in &article.blocks {
            prop_assert!(block.span.start >= end && block.span.start < block.span.end);
            prop_assert!(!block.span.of(&article.text).trim().is_empty());
            end = block.span.end;
        }
        prop_assert_eq!(end, article.text.len());
    }
}

#[test]
fn the_readme_names_every_key_of_an_event() {
    let readme = include_str!("../../README.md");
    let table = readme.split("<!-- event -->").nth(1).unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let named: Vec<_> = rows.flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2)).collect();
    let value = named.iter().map(|name| format!("\"{name}\":null")).collect::<Vec<_>>().join(",");
    let text = format!("{{\"events\":[{{{value},\"date\":\"2020\",\"headline\":\"a\",\"no such\":1}}]}}");
    let [notice] = &events(&serde_json::from_str(&text).unwrap()).1[..] else { panic!("one notice") };
    assert!(notice.message.contains("no `no such`,"), "{}", notice.message);
    let known = notice.message.rsplit(": ").next().unwrap();
    assert!(known.split(", ").all(|name| named.contains(&name)), "{known}");
}

#[test]
fn bad_entries_are_named_and_the_rest_survives() {
    let rows: &[(&str, &str)] = &[
        (r#"{"headline":"a","actors":["CN","RU"]}"#, "no `date`"),
        (r#"{"date":"juli","headline":"a"}"#, "`date`"),
        (r#"{"date":20250711,"headline":"a"}"#, "`date` must be an EDTF string"),
        (r#"{"date":"2020","actors":"CN","headline":"a"}"#, "`actors` must be a list"),
        (r#"{"date":"2020","actors":["China!"],"headline":"a"}"#, "is no code"),
        (r#"{"date":"2020","actors":["China"],"headline":"a"}"#, "\"China\" is no code"),
        (r#"{"date":"2020","actors":[{"code":"CN","role":"host"}],"headline":"a"}"#, "allowed: source, target, both"),
        (r#"{"date":"2020","actors":["CN"]}"#, "no `headline`"),
        ("7", "no `headline`"),
    ];
    for (entry, message) in rows {
        let good = r#"{"date":"2001-07-16","actors":["ru",{"code":"CN"}],"type":"SUPPORT","headline":"Verdrag","url":"https://a.example/"}"#;
        let text = format!("{{\"events\":[{entry},{good}]}}");
        let value: Value<'_> = serde_json::from_str(&text).unwrap();
        let (timeline, notices) = events(&value);
        let [event] = timeline.events.as_slice() else { panic!("{entry}: {notices:?}") };
        assert_eq!(event.dyad, Some(["CN".to_owned(), "RU".to_owned()]));
        assert_eq!((event.tone, event.origin), (Some(Tone::VerbalCooperation), Origin::Editor));
        let [notice] = notices.as_slice() else { panic!("{entry}: {notices:?}") };
        assert!(notice.message.starts_with("events[0]: ") && notice.message.contains(message), "{}", notice.message);
    }
    // Other names of fields; the field's own goes first.
    let entry = |more: &str| {
        let text = format!(
            r#"{{"events":[{{"date":"2020","headline":"a",{more}}},{{"date":"2021","headline":"a",{more}}}]}}"#
        );
        events(&serde_json::from_str(&text).unwrap())
    };
    for more in [
        r#""kind":"SUPPORT","link":"https://a.example/""#,
        r#""kind":"AID","type":"SUPPORT","url":"https://a.example/","link":"https://b.example/""#,
    ] {
        let (timeline, notices) = entry(more);
        assert_eq!((timeline.events[0].kind, notices), (Some(EventType::Support), vec![]), "{more}");
        assert_eq!(timeline.events[0].source.url.as_deref(), Some("https://a.example/"), "{more}");
    }
    // What no event has is told once.
    let (timeline, notices) = entry(r#""titel":"b","plaats":"Omsk""#);
    assert_eq!((timeline.events.len(), notices.len()), (2, 1));
    let told = &notices[0].message;
    assert!(told.contains("no `titel`, `plaats`,") && told.contains("headline, text, url, type, mode"), "{told}");
    assert_eq!(entry(r#""origin":"found","why":["a"]"#).1, []);
    // So is what no file has beside its events; a digest has more, and a line of many an id.
    let beside = |file: &str| {
        let value: Value<'_> = serde_json::from_str(file).unwrap();
        let (Input::Timeline(_, notices) | Input::Digest(_, notices)) = source(&value).unwrap() else {
            panic!("{file}")
        };
        notices.into_iter().map(|notice| notice.message).collect::<Vec<_>>()
    };
    let told = beside(r#"{"events":[],"titel":"t","Eras":[],"summary":"Drie datums"}"#);
    assert_eq!(
        told,
        [
            "beside `events` there is no `titel`, `Eras`, `summary`, which is passed over; known: events, title, language, eras"
        ]
    );
    assert_eq!(beside(r#"{"id":"1","title":"t","language":"nl","eras":[],"events":[]}"#), [""; 0]);
    assert_eq!(
        beside(r#"{"title":7,"language":[],"events":[]}"#),
        ["`title` must be a text, not a number", "`language` must be a text, not a list"]
    );
    assert_eq!(beside(r#"{"id":"1","summary":{"sentences":[]},"words":3,"events":[]}"#), [""; 0]);
    // What is not needed to show the entry costs only itself, and is told.
    for (field, bad, good) in [
        ("text", "7", r#""Lang""#),
        ("mode", "[]", r#""visit""#),
        ("id", "7", r#""een""#),
        ("url", "{}", r#""https://a.example/""#),
        ("place", "7", r#"{"name":"Omsk"}"#),
        ("dyad", r#"["CN"]"#, r#"["CN","RU"]"#),
        ("contexts", r#""economic""#, "[]"),
        ("contexts", r#"["economic",7]"#, r#"["economic"]"#),
        ("intensity", "-11", "-10"),
        ("intensity", r#""veel""#, "10"),
        ("salience", "2", "1"),
    ] {
        let (timeline, notices) = entry(&format!("\"{field}\":{bad}"));
        let told: Vec<_> = notices.iter().map(|notice| notice.message.as_str()).collect();
        let first = format!("events[0]: `{field}` must be ");
        assert!(timeline.events.len() == 2 && told.len() == 2 && told[0].starts_with(&first), "{told:?}");
        assert_eq!(entry(&format!("\"{field}\":{good}")).1, [], "{field} {good}");
    }
    let soft = r#"{"events":[{"date":"2020~","headline":"a","type":"VISIT","tone":1,"url":"javascript:x"}],"title":"t","eras":["-",{"label":"x","start":"?","end":"2020"},null,{"label":"y","start":"2019","end":"2020"}]}"#;
    let (timeline, notices) = events(&serde_json::from_str(soft).unwrap());
    assert_eq!((timeline.events.len(), timeline.eras.len(), notices.len()), (1, 1, 6));
    assert!(notices[0].message.starts_with("eras[0]: no `label`"), "{}", notices[0].message);
    assert_eq!(timeline.title.as_deref(), Some("t"));
    assert!(notices.iter().any(|notice| notice.message.contains("allowed: AGREE, CONSULT")));
    assert_eq!(timeline.events[0].source.url, None);
}
