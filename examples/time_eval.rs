//! temp
use std::io::{BufRead, Write};
fn main() {
    let stdin = std::io::stdin();
    let mut out = std::io::stdout().lock();
    for line in stdin.lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let mut a = kroniek::plain(v["text"].as_str().unwrap(), None);
        a.published = v["dct"].as_str().map(str::to_owned);
        let pack = kroniek::Pack::built_in(v["lang"].as_str().unwrap()).unwrap_or_default();
        let o = kroniek::Options { offsets: kroniek::Offsets::Chars, ..Default::default() };
        let d = kroniek::digest(&a, &pack, &o);
        let spans: Vec<_> = d
            .dates
            .iter()
            .map(|d| serde_json::json!({"start":d.start,"end":d.end,"type":d.kind,"value":d.value,"edtf":d.edtf}))
            .collect();
        writeln!(out, "{}", serde_json::json!({"id":v["id"],"spans":spans})).unwrap();
    }
}
