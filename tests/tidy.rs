//! The house's rules that no compiler checks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may; clippy only knows functions marked as one")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use kroniek::Pack;

#[path = "../src/language/compile.rs"]
#[expect(dead_code, reason = "shared with build.rs and xtask, which list the languages by it")]
mod compile;

/// Every file of the folders that ends in one of the extensions.
fn files(folders: &[&str], extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut stack: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
            stack.extend(entries.filter(|path| !path.ends_with("node_modules") && !path.ends_with("target")));
        } else if path.extension().is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What a line says that is no comment. A comment behind code counts as code: two slashes there may as well be an address.
fn code(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line }
}

/// The names of attributes by which the tags of a page hold a script: `onclick` and its like.
fn handlers(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in page.split('<').skip(1) {
        let (mut quote, mut names) = (None, String::new());
        for c in rest.chars() {
            match (quote, c) {
                (None, '>') => break,
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), _) if open == c => quote = None,
                (None, '=' | '/') => names.push(' '),
                (None, _) => names.push(c.to_ascii_lowercase()),
                _ => {}
            }
        }
        // The first is the tag's own.
        let names = names.split_whitespace().skip(1);
        found.extend(names.filter(|name| name.len() > 2 && name.starts_with("on")).map(str::to_owned));
    }
    found
}

/// Lines of the files that hold one of the words, as `file:line: word`.
fn holding(files: &[PathBuf], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for (number, line) in text.lines().enumerate() {
            let held = words.iter().filter(|word| code(line).contains(**word));
            found.extend(held.map(|word| format!("{}:{}: {word}", file.display(), number + 1)));
        }
    }
    found
}

#[test]
fn only_web_knows_the_browser() {
    let engine: Vec<_> = files(&["src"], &["rs"]).into_iter().filter(|file| !file.starts_with("src/web")).collect();
    let names = ["web_sys", "js_sys", "gloo", "wasm_bindgen::", "#[wasm_bindgen"];
    assert_eq!(holding(&engine, &names), [""; 0]);
}

#[test]
fn text_never_becomes_markup_in_the_page() {
    let page = files(&["src/web", "www"], &["rs", "js"]);
    let doors = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "set_inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        "createContextualFragment",
        "srcdoc",
        "eval(",
        "new Function",
        "cssText",
        "setAttribute(\"style\"",
        "set_attribute(\"style\"",
        "setAttribute(\"on",
        "set_attribute(\"on",
    ];
    assert_eq!(holding(&page, &doors), [""; 0]);
}

#[test]
fn pages_hold_no_inline_script_or_style() {
    for file in files(&["www"], &["html"]) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("<style") && !text.contains(" style="), "{}: inline style", file.display());
        for tag in text.split("<script").skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let data = tag.contains("application/ld+json") || tag.contains("application/json");
            assert!(data || tag.contains("src="), "{}: inline script", file.display());
        }
        assert_eq!(handlers(&text), [""; 0], "{}: inline script", file.display());
        assert!(!text.to_lowercase().contains("javascript:"), "{}: inline script", file.display());
    }
}

#[test]
fn the_rules_see_what_they_look_for() {
    for (line, seen) in [
        ("  // element.innerHTML", false),
        ("a.innerHTML = b", true),
        ("get(\"https://example.org/\"), a.innerHTML = b", true),
        ("a.innerHTML = b // a comment", true),
    ] {
        assert_eq!(code(line).contains("innerHTML"), seen, "{line}");
    }
    for (page, wanted) in [
        ("<p class=\"onclick\">one on=1</p>", &[][..]),
        ("<a href='?on=1' title='a>b onclick=c()'>", &[]),
        ("<button onclick=\"a()\">", &["onclick"]),
        ("<img title=\"a>b\"\n  OnError = a()>", &["onerror"]),
        ("<body/onload='a()'><br>", &["onload"]),
    ] {
        assert_eq!(handlers(page), wanted, "{page}");
    }
}

#[test]
fn the_rule_of_the_readme_stands_in_the_guide_and_in_the_sheet_of_the_site() {
    let readme = fs::read_to_string("README.md").unwrap();
    let rule = readme.split("```css\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (guide, sheet) = (fs::read_to_string("www/guide.html").unwrap(), fs::read_to_string("www/site.css").unwrap());
    assert!(guide.contains(rule.trim_end()));
    // There it stands beside those for the halves.
    assert!(sheet.contains(rule.trim_end().trim_end_matches('}')));
}

#[test]
fn files_stay_small() {
    let folders = ["src", "tests", "xtask/src", "www", "benches", "build.rs"];
    for file in files(&folders, &["rs", "js", "mjs", "css"]) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 500, "{} has {lines} lines: split it along what it does", file.display());
    }
}

#[test]
fn every_language_words_the_same_things() {
    let keys = |tag: &str| -> BTreeSet<String> {
        let pack = Pack::built_in(tag).unwrap();
        ["word", "date_pattern"]
            .iter()
            .flat_map(|table| {
                pack.rows(table)
                    .map(|mut cells| format!("{table} {}", cells.next().unwrap_or_default()))
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let tags: Vec<_> = Pack::built_in_tags().collect();
    assert!(tags.len() >= 2);
    for tag in &tags[1..] {
        let (first, other) = (keys(tags[0]), keys(tag));
        let missing: Vec<_> = first.symmetric_difference(&other).collect();
        assert!(missing.is_empty(), "{} and {tag} differ in {missing:?}", tags[0]);
    }
}

#[test]
fn the_engine_names_no_language() {
    let rooms = [
        "src/text",
        "src/time",
        "src/calendar",
        "src/actor",
        "src/event",
        "src/summary",
        "src/timeline",
        "src/state",
        "src/digest.rs",
    ];
    let tags: Vec<String> = Pack::built_in_tags().map(|tag| format!("\"{tag}\"")).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    for file in files(&rooms, &["rs"]).into_iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            assert!(!tags.iter().any(|tag| line.contains(tag)), "{}: {line}", file.display());
        }
    }
}

#[test]
fn the_readme_tells_the_options_as_they_are() {
    let readme = fs::read_to_string("README.md").unwrap();
    let table =
        readme.split("<!-- options -->").nth(1).expect("README.md marks its table of attributes with <!-- options -->");
    let expected = kroniek::attributes_markdown();
    assert_eq!(table.trim(), expected.trim(), "put this table between the marks:\n{expected}");
}

#[test]
fn nothing_of_this_machine_is_written_down() {
    let own = format!("{}{}", "/wo", "rk/");
    let hosts =
        [["registry.", "npmjs"].concat(), ["static.", "crates.io"].concat(), ["files.", "pythonhosted"].concat()];
    let kinds = ["rs", "md", "toml", "json", "js", "mjs", "css", "html", "tsv", "lock"];
    for file in
        files(&["src", "tests", "xtask", "www", "languages", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"], &kinds)
    {
        let text = fs::read_to_string(&file).unwrap();
        for word in hosts.iter().chain([&own]) {
            assert!(!text.contains(word.as_str()), "{} names {word}", file.display());
        }
    }
    assert!(Path::new("Cargo.lock").exists());
}

#[test]
fn packs_are_light() {
    let mut heavy = Vec::new();
    for tag in Pack::built_in_tags() {
        let folder = Path::new("languages").join(tag);
        for (kind, text) in [("pack", compile::compile(&folder)), ("leaders", compile::leaders(&folder))] {
            let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
            let mut packed = Vec::new();
            brotli::BrotliCompress(&mut text.unwrap().as_bytes(), &mut packed, &parameters).unwrap();
            if packed.len() > 20_000 {
                heavy.push(format!("{tag}.{kind}: {} bytes of brotli; a page loads 20,000 at most", packed.len()));
            }
        }
    }
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}

#[test]
fn words_of_a_language_stand_in_its_pack() {
    let mut words = BTreeSet::new();
    for pack in Pack::built_in_tags().filter_map(Pack::built_in) {
        for table in ["month", "weekday", "name"] {
            let bare = pack.rows(table).flatten().map(|word| word.trim_start_matches(|c| (':'..='@').contains(&c)));
            words.extend(bare.filter(|word| word.chars().count() > 3).map(str::to_lowercase));
        }
    }
    words.retain(|word| word.chars().all(char::is_alphabetic));
    assert!(words.len() > 50, "the packs have other tables now");
    for file in files(&["src"], &["rs"]).into_iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let found = line.split('"').skip(1).step_by(2).find(|literal| words.contains(&literal.to_lowercase()));
            assert_eq!(found, None, "{}: {line}", file.display());
        }
    }
}
