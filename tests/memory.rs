//! How much is held at most while a text is read, beyond the text itself: one test, so that nothing else counts.

use std::{error::Error, fs};

use kroniek::{Article, BlockKind, Options, Pack, Value, digest, rooms::Rooms};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HELD: PeakAlloc = PeakAlloc;

/// Articles of our own over and over, up to a megabyte, each time with words of its own.
fn long(language: &str) -> Result<Article, Box<dyn Error>> {
    let mut long = Article { published: Some("2024-07-15".to_owned()), ..Article::default() };
    let text = fs::read_to_string(format!("tests/golden/o-{language}-01.article.json"))?;
    let article = kroniek::article(&serde_json::from_str::<Value<'_>>(&text)?)?;
    for round in 0.. {
        for paragraph in article.sections().into_iter().flat_map(|section| section.paragraphs) {
            long.push(BlockKind::Paragraph, &format!("{paragraph} Rond{round}e zaak{round}."));
        }
        if long.text.len() > 1_000_000 {
            break;
        }
    }
    Ok(long)
}

/// What is held at most while `call` runs, in times the length of `text`.
fn held<T>(text: &str, call: impl FnOnce() -> T) -> f64 {
    let before = HELD.current_usage();
    HELD.reset_peak_usage();
    drop(call());
    HELD.peak_usage().saturating_sub(before) as f64 / text.len() as f64
}

#[test]
fn a_long_text_is_read_in_little_room() -> Result<(), Box<dyn Error>> {
    for language in ["nl", "en"] {
        let pack = Pack::built_in(language).ok_or("a pack")?;
        let article = long(language)?;
        // What the pack makes ready once is no part of it.
        let _ =
            digest(&Article { text: String::new(), blocks: Vec::new(), ..article.clone() }, &pack, &Options::default());
        Rooms::text(&article, &pack).time();
        let dates = held(&article.text, || Rooms::text(&article, &pack).time());
        let whole = held(&article.text, || digest(&article, &pack, &Options::default()));
        eprintln!("{language}: {dates:.2} times the text for its dates, {whole:.2} for the digest");
        assert!(dates <= 3.0, "{language}: the dates of a text take {dates:.2} times its room");
        assert!(whole <= 23.0, "{language}: the digest of a text takes {whole:.2} times its room");
    }
    Ok(())
}
