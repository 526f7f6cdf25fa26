//! Any text, in any language: the digest is made, and what it says stands in the text.
#![no_main]

use std::sync::LazyLock;

use kroniek::{Offsets, Options, Pack, digest, plain};
use libfuzzer_sys::fuzz_target;

/// Every language's pack, its words made ready once.
static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| Pack::built_in_tags().filter_map(Pack::built_in).collect());

fuzz_target!(|input: (u8, &str)| {
    let (number, text) = input;
    let pack = &PACKS[usize::from(number) % PACKS.len()];
    let article = plain(text, None);
    let options = Options { published: Some("2024-07-15".into()), offsets: Offsets::Utf8, ..Options::default() };
    let digest = digest(&article, pack, &options);
    for date in &digest.dates {
        assert_eq!(article.text.get(date.start..date.end), Some(date.text.as_str()));
    }
    for actor in &digest.actors {
        assert_eq!(article.text.get(actor.start..actor.end), Some(actor.text.as_str()));
    }
    for event in &digest.events {
        assert_eq!(article.text.get(event.start..event.end), Some(event.text.as_str()));
    }
    for sentence in &digest.summary.sentences {
        assert_eq!(article.text.get(sentence.start..sentence.end), Some(sentence.text.as_str()));
    }
});
