//! The program as its users meet it: the real binary, good input and bad.

use std::{
    error::Error,
    fs,
    io::Write,
    process::{Command, Output, Stdio},
    thread,
};

use serde_json::Value;

type Done = Result<(), Box<dyn Error>>;

/// Runs the program with `input` on standard input.
fn run(arguments: &[&str], input: &str) -> Result<Output, Box<dyn Error>> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kroniek"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("a pipe")?;
    let input = input.to_owned();
    // Written beside the reading: an answer longer than a pipe holds would otherwise stop both.
    let writer = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| "the writer")?;
    Ok(output)
}

/// What it printed, for an exit status of `status`.
fn text(arguments: &[&str], input: &str, status: i32) -> Result<String, Box<dyn Error>> {
    let output = run(arguments, input)?;
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

fn lines(arguments: &[&str], input: &str, status: i32) -> Result<Vec<Value>, Box<dyn Error>> {
    Ok(text(arguments, input, status)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

const VISIT: &str = r#"{"id":"v","language":"en","published":"2024-03-20","title":"Visit","text":"The Dutch prime minister visited China on 14 March.\n\nNothing else happened."}"#;

#[test]
fn a_digest_from_each_form_of_input() -> Done {
    let html = "<html lang=en><h1>Visit</h1><article><p>The Dutch prime minister visited China on 14 March 2024.</p></article>";
    for input in [VISIT, html, "Visit\n\nThe Dutch prime minister visited China on 14 March 2024.\n"] {
        let digest: Value = serde_json::from_str(&text(&["digest", "--language", "en"], input, 0)?)?;
        assert_eq!(digest["title"], "Visit", "{input}");
        assert_eq!(digest["language"], "en");
        assert_eq!(digest["dates"][0]["edtf"], "2024-03-14", "{input}");
        assert!(!digest["summary"]["sentences"].as_array().ok_or("sentences")?.is_empty());
    }
    Ok(())
}

#[test]
fn one_bad_line_is_answered_and_the_rest_unharmed() -> Done {
    let bad: &[(&str, &str, Value)] = &[
        ("{\"id\":\"x\",", "not JSON", Value::Null),
        ("[1,2]", "an article is an object", Value::Null),
        (r#"{"id":"x"}"#, "no text", "x".into()),
        (r#"{"id":{"n":1},"text":"It rained."}"#, "`id` must be a string or a number, not an object", Value::Null),
        (r#"{"id":7,"text":5}"#, "`text` must be a string, not a number", "7".into()),
        (r#"{"id":"x","sections":[{"paragraphs":[1]}]}"#, "`sections[0]`", "x".into()),
        (r#"{"id":"x","summary":{},"events":[]}"#, "this is a digest", "x".into()),
    ];
    for (line, message, id) in bad {
        let answers = lines(&["digest", "--ndjson"], &format!("{VISIT}\n\n{line}\n{VISIT}"), 1)?;
        assert_eq!(answers.len(), 3, "{line}");
        assert_eq!((&answers[0], answers[0]["id"].as_str()), (&answers[2], Some("v")), "{line}");
        assert_eq!(&answers[1]["id"], id, "{line}");
        let error = answers[1]["error"].as_str().ok_or("an error")?;
        assert!(error.contains(message) && error.starts_with("line 3: "), "{line}: {error}");
    }
    let mut bytes = VISIT.as_bytes().to_vec();
    bytes.extend(b"\n{\"id\":\"\xff\"}\n");
    let file = std::env::temp_dir().join(format!("kroniek-{}-latin1.ndjson", std::process::id()));
    fs::write(&file, bytes)?;
    let answers = lines(&["digest", "--ndjson", file.to_str().ok_or("a name")?], "", 1)?;
    fs::remove_file(file)?;
    assert!(answers[1]["error"].as_str().ok_or("an error")?.contains("not UTF-8"));
    Ok(())
}

#[test]
fn a_thousand_lines_keep_their_order() -> Done {
    let input: String = (0..2500)
        .map(|number| {
            let more = "Then it rained in Omsk. ".repeat(number % 7);
            format!("{{\"id\":\"{number}\",\"language\":\"en\",\"title\":null,\"url\":null,\"text\":\"Day {number}. {more}\"}}\n")
        })
        .collect();
    let answers = lines(&["digest", "--ndjson"], &input, 0)?;
    let ids: Vec<_> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
    assert_eq!(ids, (0..2500).map(|number| number.to_string()).collect::<Vec<_>>());
    Ok(())
}

#[test]
fn offsets_count_what_was_asked_for() -> Done {
    let article = r#"{"id":"o","language":"en","text":"𝄞 é said it. It was on 5 May 2020."}"#;
    let whole = "𝄞 é said it. It was on 5 May 2020.";
    for unit in ["utf8", "chars", "utf16"] {
        let digest = &lines(&["digest", "--ndjson", "--offsets", unit], article, 0)?[0];
        let date = &digest["dates"][0];
        let start = usize::try_from(date["start"].as_u64().ok_or("a start")?)?;
        let byte = whole.find("5 May").ok_or("the date")?;
        let expected = match unit {
            "utf8" => byte,
            "chars" => whole[..byte].chars().count(),
            _ => whole[..byte].encode_utf16().count(),
        };
        assert_eq!(start, expected, "{unit}");
    }
    Ok(())
}

#[test]
fn bad_articles_are_digested_with_a_word() -> Done {
    let long =
        format!("{{\"id\":\"l\",\"language\":\"en\",\"text\":{:?}}}", "It rained in Omsk again. ".repeat(250_000));
    let deep = format!("<article>{}<p>It rained in Omsk.</p>", "<div>".repeat(5_000));
    let rows: &[(&[&str], &str, &str)] = &[
        (&[], r#"{"id":"e","language":"en","text":""}"#, "no-text"),
        (&[], "", "no-text"),
        (&[], " \n\n \t", "no-text"),
        (&[], &long, "text-cut"),
        (&["--language", "xx"], "It rained.\n\nIt rained again.", "unknown-language"),
        (&[], r#"{"id":"d","language":"en","published":"12 juli","text":"It rained."}"#, "invalid-date"),
        (&["--language", "en"], "<p>It <b>rained<p>in</i> <a href=\"Omsk<div></p>&#0;&bogus;</table>", ""),
        (&["--language", "en"], &deep, "too-deep"),
        (&["--language", "en"], "It\u{0}\u{1}\u{7f} rained.\u{202e}\u{feff}", ""),
    ];
    for (arguments, input, notice) in rows {
        let arguments = [&["digest"], *arguments].concat();
        let digest: Value = serde_json::from_str(&text(&arguments, input, 0)?)?;
        let codes: Vec<_> =
            digest["notices"].as_array().into_iter().flatten().filter_map(|notice| notice["code"].as_str()).collect();
        let start: String = input.chars().take(40).collect();
        assert!(notice.is_empty() || codes.contains(notice), "{start}: {codes:?}");
        let sentences = digest["summary"]["sentences"].as_array().ok_or("sentences")?;
        assert!(!sentences.is_empty() || *notice != "text-cut", "what was read of it is summed up");
    }
    Ok(())
}

#[test]
fn an_article_of_a_page_is_read_back_as_it_was_given() -> Done {
    let page = "<html lang=nl><head><meta property='article:published_time' content='2025-07-12T08:00:00+02:00'>\
        <link rel=canonical href='https://krant.example/a'></head><body><nav>Menu</nav><article><h1>Bezoek</h1>\
        <p>De delegatie kwam op <time datetime=2025-07-11>11 juli</time> aan,<br>met de trein.</p><h2>Handel</h2><p>Er werd <b>veel</b>\n gesproken.</p>\
        </article><footer>Colofon</footer></body></html>";
    let given: Value = serde_json::from_str(&text(&["article"], page, 0)?)?;
    assert_eq!(given["text"], "De delegatie kwam op 11 juli aan, met de trein.\n\nHandel\n\nEr werd veel gesproken.");
    for (field, value) in
        [("title", "Bezoek"), ("language", "nl"), ("published", "2025-07-12"), ("url", "https://krant.example/a")]
    {
        assert_eq!(given[field], value);
    }
    assert_eq!(given["sections"][1]["heading"], "Handel");
    let again: Value = serde_json::from_str(&text(&["article"], &given.to_string(), 0)?)?;
    assert_eq!(given, again);
    let direct = text(&["digest"], page, 0)?;
    assert_eq!(direct, text(&["digest"], &given.to_string(), 0)?, "the digest of a page is that of its article");
    Ok(())
}

#[test]
fn an_article_takes_what_the_arguments_say_of_it() -> Done {
    let page =
        "<html lang=en><meta name=date content=2024-01-01><article><p>It rained in Omsk yesterday.</p></article>";
    let given = ["--language", "nl", "--published", "2025-07-12", "--offsets", "chars"];
    let line = format!("{{\"id\":\"a\",\"html\":{page:?}}}");
    for (more, input) in [(&[][..], page), (&["--ndjson"], &line)] {
        let article: Value = serde_json::from_str(&text(&[&["article"], more, &given].concat(), input, 0)?)?;
        assert_eq!((&article["language"], &article["published"]), (&"nl".into(), &"2025-07-12".into()));
    }
    Ok(())
}

#[test]
fn what_a_page_has_wrong_is_told() -> Done {
    let page =
        "<html lang=en><meta name=date content=2024-02-30><article><p>It rained in Omsk yesterday.</p></article>";
    for command in ["article", "digest"] {
        let output = run(&[command], page)?;
        assert_eq!(String::from_utf8(output.stderr)?.matches("2024-02-30").count(), 1, "{command}");
        let value: Value = serde_json::from_slice(&output.stdout)?;
        assert_eq!(value["notices"][0]["code"], "invalid-date", "{command}");
    }
    Ok(())
}

#[test]
fn a_file_in_another_charset_is_read_or_told() -> Done {
    let file = std::env::temp_dir().join(format!("kroniek-{}-charset.html", std::process::id()));
    let name = file.to_str().ok_or("a name")?;
    for (head, expected, told) in [
        ("<html lang=fr><meta charset=iso-8859-1>", "président", ""),
        ("<html lang=fr>", "pr\u{fffd}sident", "not UTF-8 at byte 22"),
    ] {
        fs::write(&file, [head.as_bytes(), b"<p>Le pr\xe9sident de Malte est venu."].concat())?;
        let output = run(&["digest", name], "")?;
        assert!(String::from_utf8(output.stdout)?.contains(expected), "{head}");
        let stderr = String::from_utf8(output.stderr)?;
        assert!(if told.is_empty() { stderr.is_empty() } else { stderr.contains(told) }, "{head}: {stderr}");
    }
    fs::write(&file, "Le président.".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>())?;
    let output = run(&["digest", name], "")?;
    fs::remove_file(&file)?;
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr)?.contains("UTF-16"));
    Ok(())
}

#[test]
fn a_timeline_keeps_the_language_of_its_articles() -> Done {
    let dutch = r#"{"id":"n","language":"nl","text":"De premier van Malta bezocht Tunesië op 14 maart 2024."}"#;
    let editor = r#"{"events":[{"date":"2001-07-16","actors":["CN","RU"],"headline":"Verdrag"}]}"#;
    for (lines, language, rendered) in [
        (vec![dutch], Some("nl"), "lang=\"nl\""),
        (vec![dutch, editor, dutch], Some("nl"), "lang=\"nl\""),
        (vec![dutch, VISIT], Some("mul"), "lang=\"en\""),
        (vec![editor], None, "lang=\"en\""),
    ] {
        let timeline = text(&["timeline", "--input", "ndjson"], &lines.join("\n"), 0)?;
        let value: Value = serde_json::from_str(&timeline)?;
        assert_eq!(value["language"].as_str(), language);
        let html = text(&["render"], &timeline, 0)?;
        assert!(html.contains(rendered), "{html}");
        assert_eq!(text(&["timeline"], &timeline, 0)?, timeline, "read back as it was");
    }
    Ok(())
}

#[test]
fn a_timeline_takes_any_mix_of_lines() -> Done {
    let digest = text(&["digest", "--ndjson"], VISIT, 0)?;
    let editor = r#"{"events":[{"date":"2001-07-16","actors":["CN","RU"],"headline":"Treaty"},{"date":"16 juli","actors":["CN"],"headline":"?"}]}"#;
    let input = format!("{VISIT}\n{digest}{editor}\nnonsense\n");
    let output = run(&["timeline", "--input", "ndjson"], &input)?;
    assert_eq!(output.status.code(), Some(1), "a line could not be used");
    let told = String::from_utf8(output.stderr)?;
    assert!(told.contains("line 3: events[1]: `date`") && told.contains("line 4: not JSON"), "{told}");
    let timeline: Value = serde_json::from_slice(&output.stdout)?;
    let events = timeline["events"].as_array().ok_or("events")?;
    let dates: Vec<_> = events.iter().filter_map(|event| event["date"]["edtf"].as_str()).collect();
    assert_eq!(dates, ["2001-07-16", "2024-03-14"], "the same event twice is one");
    assert_eq!((events[0]["origin"].as_str(), events[1]["origin"].as_str()), (Some("editor"), Some("found")));

    let input = format!("{VISIT}\n{editor}\n");
    for (arguments, expected) in [
        (["--dyad", "ru-cn"], "2001-07-16"),
        (["--from", "2010-01-01"], "2024-03-14"),
        (["--until", "2010-01-01"], "2001-07-16"),
    ] {
        let arguments = [&["timeline", "--input", "ndjson"][..], &arguments].concat();
        let timeline: Value = serde_json::from_str(&text(&arguments, &input, 0)?)?;
        let dates: Vec<_> =
            timeline["events"].as_array().into_iter().flatten().filter_map(|e| e["date"]["edtf"].as_str()).collect();
        assert_eq!(dates, [expected], "{arguments:?}");
    }
    Ok(())
}

#[test]
fn what_holds_for_many_lines_is_told_once() -> Done {
    let line = r#"{"id":"f","language":"xx","text":"Kurz."}"#;
    let output = run(&["timeline", "--input", "ndjson"], &format!("{line}\n{line}\n{line}\n"))?;
    let told = String::from_utf8(output.stderr)?;
    assert_eq!(told.matches("no language pack").count(), 1, "{told}");
    assert!(told.contains("2 times more"), "{told}");
    Ok(())
}

#[test]
fn every_output_says_what_it_should() -> Done {
    for (output, part) in [
        ("json", "\"dyad\":[\"CN\",\"NL\"]"),
        ("text", "visited China"),
        ("html", "<time datetime=\"2024-03-14\""),
        ("csv", "2024-03-14"),
        ("ics", "DTSTART;VALUE=DATE:20240314"),
        ("icalendar", "DTSTART;VALUE=DATE:20240314"),
        ("jsonld", "\"https://schema.org\""),
        ("svg", "<svg"),
    ] {
        let out = text(&["timeline", "--output", output], VISIT, 0)?;
        assert!(out.contains(part), "{output}: {out}");
    }
    for (output, part) in [("text", "Visit"), ("html", "<section")] {
        assert!(text(&["digest", "--output", output], VISIT, 0)?.contains(part), "{output}");
    }
    let digest = text(&["digest"], VISIT, 0)?;
    assert_eq!(text(&["render"], &digest, 0)?, text(&["digest", "--output", "html"], VISIT, 0)?);
    // Words that no pack has are English, never their keys.
    let unknown = text(&["render", "--language", "xx"], "Zzz xyz.", 0)?;
    assert!(unknown.contains("<h2>In short</h2>"), "{unknown}");
    Ok(())
}

#[test]
fn wrong_arguments_name_the_right_ones() -> Done {
    for (arguments, parts) in [
        (&["digest", "--offsets", "words"][..], &["utf16, utf8, chars"][..]),
        (&["digest", "--published", "12-07-2025"], &["2025-07-12"]),
        (&["digest", "--sentences", "0"], &["1 to 50"]),
        (&["digest", "--output", "pdf"], &["json", "text", "html"]),
        (&["timeline", "--dyad", "China"], &["CN-RU"]),
        (&["timeline", "--scope", "some"], &["bilateral", "all"]),
        (&["digset"], &["digest"]),
        (&["timeline", "--from", "2025-13"], &["`from`", "2025-07-12"]),
        (&["timeline", "--until", "june"], &["`until`", "2025-07-12"]),
        (&["timeline", "--from", "2025-01-02", "--until", "2025-01-01"], &["2025-01-02", "after", "2025-01-01"]),
    ] {
        let output = run(arguments, "")?;
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr)?;
        assert!(output.stdout.is_empty() && parts.iter().all(|part| told.contains(part)), "{arguments:?}: {told}");
    }
    let output = run(&["digest", "there/is/no/such.file"], "")?;
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr)?.contains("there/is/no/such.file"));
    // A folder is no file, and the files beside it are read.
    let output = run(&["digest", "src", "-"], VISIT)?;
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr)?.contains("kroniek: src: is a directory"));
    assert!(String::from_utf8(output.stdout)?.contains("\"id\":\"v\""));
    Ok(())
}

#[test]
fn help_teaches_by_examples() -> Done {
    for command in ["digest", "article", "timeline", "render"] {
        let help = text(&[command, "--help"], "", 0)?;
        assert!(help.contains(&format!("kroniek {command}")), "{help}");
    }
    assert!(text(&["--version"], "", 0)?.starts_with("kroniek "));
    Ok(())
}

#[test]
fn an_editor_may_ask_why() -> Done {
    let digest: Value = serde_json::from_str(&text(&["digest", "--explain"], VISIT, 0)?)?;
    let why = digest["events"][0]["why"].to_string();
    for part in ["visited", "Dutch", "China", "14 March"] {
        assert!(why.contains(part), "{part}: {why}");
    }
    assert_eq!(digest["dates"][0]["why"], "publication", "the year is that of publication");
    let told = text(&["digest", "--explain", "--output", "text"], VISIT, 0)?;
    assert!(told.contains("cue") && told.contains("\"visited\""), "{told}");
    Ok(())
}
