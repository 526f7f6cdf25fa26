//! Text that was written to do harm stays text: through articles, editors' files and every output that is markup.
#![cfg(not(target_arch = "wasm32"))]

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    io::Write,
    process::{Command, Stdio},
    thread,
};

use scraper::{Html, node::Node};
use serde_json::{Value, json};

/// How many strings one document holds.
const BATCH: usize = 250;

fn run(arguments: &[&str], input: String) -> Result<String, Box<dyn Error>> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kroniek"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("a pipe")?;
    let writer = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| "the writer")?;
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    Ok(String::from_utf8(output.stdout)?)
}

/// Strings of our own, and the public lists where they are at hand.
fn strings() -> Result<Vec<String>, Box<dyn Error>> {
    let mut strings: Vec<String> = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></section><svg/onload=alert(1)>",
        "javascript:alert(1)",
        "data:text/html,<b>",
        "https://krant.example/\"><b>",
        "&lt;b&gt; &amp;amp;",
        "]]><b>",
        "--><b>",
        "\u{202e}\u{0}\u{1f}",
        "{{7*7}}",
        "=1+1",
        "a\r\nDTSTART:1",
        "\\n;,",
    ]
    .map(str::to_owned)
    .to_vec();
    match fs::read_to_string("../shared/eval/security/xss-payload-list.txt") {
        Ok(list) => strings.extend(list.lines().map(str::to_owned)),
        Err(_) => eprintln!("skipped: the public lists stand in ../shared, which is not here"),
    }
    if let Ok(list) = fs::read_to_string("../shared/eval/security/blns.json") {
        strings.extend(serde_json::from_str::<Vec<String>>(&list)?);
    }
    strings.retain(|text| !text.trim().is_empty());
    Ok(strings)
}

/// The elements of a piece of HTML that no input of ours may add to, and no attribute that runs or loads anything.
fn check(html: &str, allowed: &BTreeSet<String>) {
    for node in Html::parse_fragment(html).tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        assert!(allowed.contains(element.name()), "<{}> came from the text", element.name());
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on") && !matches!(name, "src" | "style" | "srcdoc"), "{name}={value:?}");
            let link = value.starts_with("https://") || value.starts_with("http://") || value.starts_with('#');
            assert!(name != "href" || link, "href={value:?}");
        }
    }
}

fn elements(html: &str) -> BTreeSet<String> {
    let tree = Html::parse_fragment(html).tree;
    tree.nodes().filter_map(|node| node.value().as_element().map(|element| element.name().to_owned())).collect()
}

/// An article and an editor's file with `texts` wherever text can stand.
fn documents(texts: &[&str]) -> [Value; 2] {
    let title = texts.first().copied().unwrap_or_default();
    let sections: Vec<Value> = texts
        .iter()
        .map(|text| json!({ "heading": text, "paragraphs": [text, format!("China and Russia met on 5 May 2020 in {text}.")] }))
        .collect();
    let events: Vec<Value> = texts
        .iter()
        .map(|text| {
            json!({ "id": text, "date": "2020-05-05", "actors": [{ "code": "CN", "text": text }, "RU"], "type": "CONSULT",
                "mode": text, "headline": text, "text": text, "place": text, "url": text,
                "source": { "article": text, "title": text, "url": text } })
        })
        .collect();
    let article = json!({ "id": title, "url": title, "title": title, "language": "en", "published": title, "sections": sections });
    [article, json!({ "title": title, "eras": [{ "label": title, "start": "2019", "end": "2021" }], "events": events })]
}

#[test]
fn hostile_text_stays_text() -> Result<(), Box<dyn Error>> {
    let [article, events] = documents(&["Plain words", "More words"]);
    let article = run(&["digest", "--output", "html"], article.to_string())?;
    let mut allowed = elements(&article);
    allowed.extend(elements(&run(&["render"], events.to_string())?));
    // What links and eras need, and plain words do not.
    allowed.extend(["a"].map(str::to_owned));
    assert!(!allowed.contains("script"));

    let strings = strings()?;
    for batch in strings.chunks(BATCH) {
        let texts: Vec<&str> = batch.iter().map(String::as_str).collect();
        let [article, events] = documents(&texts);
        check(&run(&["digest", "--output", "html"], article.to_string())?, &allowed);
        let html = run(&["render"], events.to_string())?;
        check(&html, &allowed);
        let shown = Html::parse_fragment(&html).root_element().text().collect::<String>();
        for text in texts.iter().filter(|text| text.chars().all(|c| c.is_ascii_graphic())) {
            assert!(shown.contains(text), "{text:?} is not shown as it was given");
        }
        let svg = run(&["timeline", "--output", "svg", "-"], events.to_string())?;
        assert!(!svg.contains("<script") && !svg.contains("<img") && !svg.contains("<b>"), "markup in the picture");
        let calendar = run(&["timeline", "--output", "icalendar", "-"], events.to_string())?;
        assert_eq!(calendar.matches("\r\nDTSTART").count(), calendar.matches("BEGIN:VEVENT").count());
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "lines are folded");
        let digest: Value = serde_json::from_str(&run(&["digest"], article.to_string())?)?;
        assert!(digest["summary"].is_object());
    }
    Ok(())
}
