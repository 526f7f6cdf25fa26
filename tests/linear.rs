//! No text takes much longer than a plain one of its length, whatever it is made of.
#![cfg(not(target_arch = "wasm32"))]

use std::time::{Duration, Instant};

use kroniek::{Article, BlockKind, Options, Pack, digest, plain};

/// Bytes of each text: what looks back or ahead without bound takes minutes for so many.
const SIZE: usize = 30_000;
/// How much longer than a plain text any other may take: these hold more marks, dates and names than running text does.
const FACTOR: u32 = 40;

/// What texts are made of; `#` counts up, so that every round has words of its own.
const UNITS: &[&str] = &[
    ".",
    "(",
    "« ",
    "» . ",
    "a.",
    "C. ",
    "'",
    "’s ",
    "a-",
    "A-B-",
    "1-",
    "10:",
    "\u{301}",
    "\u{ad}",
    "三千",
    "7月",
    "- \n",
    "\n\n",
    "\n\nKop\n\n",
    "“A. ",
    "China ",
    "China en Rusland ",
    "België zweeg. Brussel zweeg. ",
    "‘China viel Rusland weer aan,’ ",
    "Noord-Korea-",
    "Russia's ",
    "11 juli ",
    "van 20 tot ",
    "# ",
    "Woord# ",
    "president Jan#sen van China ",
    "trok bezoek niet dat ",
    "China bezoek 11 juli 2024 ",
    "China sanctie 1# juli tegen Rusland, ",
    "China en Rusland tekenden op 3 mei 1# een akkoord. ",
    "China trok zich op 3 mei 1# uit Rusland terug.\n\n",
    "Sinds # in Moskou. ",
];

fn text(unit: &str) -> String {
    let mut text = String::new();
    for round in 0_usize.. {
        text += &unit.replace('#', &(round % 1000).to_string());
        if text.len() > SIZE {
            break;
        }
    }
    text
}

fn time(article: &Article, pack: &Pack) -> Duration {
    let start = Instant::now();
    let digest = digest(article, pack, &Options::default());
    assert_eq!(digest.language, pack.tag());
    start.elapsed()
}

#[test]
fn no_text_is_slow() {
    let [pack, english] = ["nl", "en"].map(|tag| Pack::built_in(tag).unwrap_or_default());
    let usual =
        text("De delegatie kwam gisteren aan, en de gouverneur sprak in de haven over nieuwe wegen voor het hout. ");
    let limit = time(&plain(&usual, None), &pack) * FACTOR;
    let mut slow = Vec::new();
    for unit in UNITS {
        let text = text(unit);
        let mut titled =
            Article { title: Some(text.clone()), published: Some("2024-07-15".into()), ..Article::default() };
        titled.push(BlockKind::Title, &text);
        titled.push(BlockKind::Paragraph, "China en Rusland tekenden op 3 mei een akkoord in Moskou.");
        let cases =
            [("text", plain(&text, None), &pack), ("English", plain(&text, None), &english), ("title", titled, &pack)];
        for (kind, article, pack) in cases {
            let time = time(&article, pack);
            if time > limit {
                slow.push(format!("{kind} of {unit:?}: {time:?}, no more than {limit:?} expected"));
            }
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
