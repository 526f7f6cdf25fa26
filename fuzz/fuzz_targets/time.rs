//! Texts of the pack's own time words, numbers and marks, in any order: every value is one that EDTF can read.
#![no_main]

use std::sync::LazyLock;

use kroniek::{Basis, Options, Pack, digest, event_date, plain};
use libfuzzer_sys::fuzz_target;

/// Every language's pack, its words made ready once.
static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| Pack::built_in_tags().filter_map(Pack::built_in).collect());

fuzz_target!(|input: (u8, &[u8])| {
    let (number, choices) = input;
    let pack = &PACKS[usize::from(number) % PACKS.len()];
    let mut words: Vec<String> = ["1", "12", "31", "99", "1990", "2024", ".", ",", "-", "/", ":", "'", "(", ")", "tot"]
        .map(str::to_owned)
        .to_vec();
    for table in ["month", "weekday", "relative", "era"] {
        words.extend(pack.rows(table).filter_map(|mut cells| cells.next().map(str::to_owned)));
    }
    for list in pack.rows("time_word").filter_map(|mut cells| cells.nth(2)) {
        words.extend(list.split('|').map(|word| word.trim_start_matches(['^', '_', '-']).to_owned()));
    }
    let mut text = String::new();
    for pair in choices.chunks(2) {
        let at = pair.iter().fold(0, |at, byte| at * 256 + usize::from(*byte));
        text += &words[at % words.len()];
        text += if at % 7 == 0 { "" } else { " " };
    }
    let options = Options { published: Some("2024-02-29".into()), ..Options::default() };
    for date in digest(&plain(&text, None), pack, &options).dates {
        if let Some(edtf) = date.edtf {
            assert!(event_date(&edtf, Basis::Stated).is_ok(), "{edtf} of {text:?}");
        }
    }
});
