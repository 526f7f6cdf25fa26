//! What a reader of the summary would notice.

use std::{fs, path::Path};

use proptest::prelude::*;

use super::*;
use crate::language::Pack;

fn article(sections: &[(Option<&str>, &[&str])]) -> crate::Article {
    let mut article = crate::Article::default();
    for (heading, paragraphs) in sections {
        if let Some(heading) = heading {
            article.push(BlockKind::Heading, heading);
        }
        for paragraph in *paragraphs {
            article.push(BlockKind::Paragraph, paragraph);
        }
    }
    article
}

fn digest(article: &crate::Article, language: &str, sentences: usize, words: Option<usize>) -> crate::Digest {
    let options = Options { sentences, words, offsets: crate::Offsets::Utf8, ..Options::default() };
    crate::digest(article, &Pack::built_in(language).unwrap_or_default(), &options)
}

fn texts(summary: &Summary) -> Vec<&str> {
    summary.sentences.iter().map(|sentence| sentence.text.as_str()).collect()
}

/// Rows: a paragraph, and what of it may enter a summary.
#[test]
fn candidates_of_every_language() {
    let mut wrong = String::new();
    for folder in fs::read_dir("languages").unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(rows) = fs::read_to_string(folder.join("rows/summary.tsv")) else { continue };
        let pack = Pack::built_in(folder.file_name().unwrap().to_str().unwrap()).unwrap();
        for row in rows.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
            let (text, expected) = row.split_once('\t').unwrap_or((row, ""));
            // A plain sentence beside it, so that the row is judged as it would be in an article.
            let article = article(&[(None, &[text, "Dit is een gewone zin zonder meer."])]);
            let document = Document::new(&article, &pack);
            let found: Vec<_> = candidates::find(&document)
                .iter()
                .filter(|candidate| candidate.span.start < text.len())
                .map(|candidate| candidate.span.of(&article.text))
                .collect();
            if found.join(" ‖ ") != expected {
                wrong += &format!("{text}\n  expected {expected}\n     found {}\n", found.join(" ‖ "));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_seed_in_short() {
    let path = Path::new("../shared/articles/novosibirsk.nl.txt");
    let Ok(text) = fs::read_to_string(path) else {
        eprintln!("skipped: no {}", path.display());
        return;
    };
    let digest = digest(&crate::plain(&text, None), "nl", 3, None);
    assert_eq!(digest.summary.sentences.len(), 3);
    assert_eq!(digest.sections.len(), 6);
    for section in &digest.sections {
        assert_eq!(section.summary.sentences.len(), 1, "{:?}", section.heading);
    }
    // What stands before the first heading is shown whole in the summary of the article; no other line is told twice.
    let shown = texts(&digest.summary);
    for section in digest.sections.iter().filter(|section| section.heading.is_some()) {
        assert!(texts(&section.summary).iter().all(|text| !shown.contains(text)), "{:?}", section.heading);
    }
}

#[test]
fn a_leaning_sentence_comes_with_what_it_leans_on() {
    let text = "De ministers van Frankrijk en Spanje tekenden in Madrid een verdrag over de visserij. Daarom wordt het \
                visserijverdrag van Frankrijk en Spanje een voorbeeld voor alle ministers genoemd. De vloot vaart morgen uit.";
    let digest = digest(&article(&[(None, &[text])]), "nl", 1, None);
    assert_eq!(texts(&digest.summary), [text.split_inclusive(". ").next().unwrap().trim()]);
}

/// Rows: a language; a sentence after another one; whether it needs that one.
#[test]
fn a_contrast_needs_its_other_side() {
    let rows = [
        ("nl", "In Omsk ging het andersom.", true),
        ("nl", "Olie gaat van Omsk naar Tomsk en andersom.", false),
        ("en", "In Omsk the opposite happened.", true),
        ("en", "Oil flows from Omsk to Tomsk, and vice versa.", false),
        ("de", "In Omsk war es umgekehrt.", true),
        ("fr", "À Omsk, ce fut l'inverse.", false),
        ("fr", "Omsk choisit le contraire.", true),
        ("es", "En Omsk pasó al revés.", true),
        ("ru", "В Омске вышло наоборот.", true),
    ];
    for (language, text, leans) in rows {
        let pack = Pack::built_in(language).unwrap();
        let article = article(&[(None, &[text])]);
        let found = candidates::find(&Document::new(&article, &pack));
        assert_eq!(found.iter().map(|found| found.leans).collect::<Vec<_>>(), [leans], "{text}");
    }
}

/// A list, an interview, a live blog, a poem, a brief: nothing that the ranker was trained on.
#[test]
fn what_looks_like_no_news_leans_on_its_lead() {
    let list = [
        "1. Geef water in de ochtend.",
        "2. Snoei de rozen in maart.",
        "3. Zet bollen in het najaar.",
        "4. Strooi geen zout op het pad.",
        "5. Hark het blad bijeen.",
        "6. Voer de vogels bij vorst.",
        "7. Zaai sla om de twee weken.",
    ];
    let interview = [
        "Vraag: Wordt het morgen nog warm?",
        "Antwoord: Ja, dat denk ik wel.",
        "Vraag: Moeten we een jas meenemen?",
        "Antwoord: Doe dat maar, het kan fris worden.",
        "Vraag: Valt er ook regen?",
        "Antwoord: Een enkele bui, vooral in het westen.",
        "Antwoord: Graag gedaan, tot morgen allemaal.",
    ];
    let live = [
        "14.32 uur – De brug bij Zwolle is dicht voor vrachtverkeer.",
        "14.20 uur – De brandweer heeft zestig meldingen gekregen.",
        "14.05 uur – Een boom viel op een bus.",
        "13.50 uur – De treinen tussen Meppel en Assen rijden niet.",
        "13.31 uur – Het waterschap houdt de dijken in het oog.",
        "13.10 uur – Scholen sturen de kinderen eerder naar huis.",
    ];
    let poem = [
        "De rivier komt van ver en zij weet niet waarheen",
        "zij draagt het licht en de maan en een steen",
        "De oever slaapt bij het veer en de molen",
        "en houdt in de diepte de winter verscholen",
        "het water heeft alles al neergelegd",
    ];
    let brief = ["De brug over de IJssel is dicht.", "De gemeente vernieuwt het asfalt.", "Het werk duurt drie weken."];
    for paragraphs in [&list[..], &interview, &live, &poem, &brief] {
        let article = article(&[(None, paragraphs)]);
        let pack = Pack::built_in("nl").unwrap();
        let document = Document::new(&article, &pack);
        let first = candidates::find(&document)[0].span.of(&article.text);
        let digest = digest(&article, "nl", 2, None);
        let shown = texts(&digest.summary);
        assert_eq!(shown[0], first);
        assert!(paragraphs[..5.min(paragraphs.len())].contains(&shown[1]), "{shown:?}");
    }
}

#[test]
fn nothing_is_said_twice() {
    let digest = digest(
        &article(&[(
            None,
            &[
                "The two countries signed a treaty on fishing in Madrid.",
                "The two countries signed a treaty on fishing in Madrid.",
                "A third country asked to join the treaty in spring.",
            ],
        )]),
        "en",
        3,
        None,
    );
    assert_eq!(digest.summary.sentences.len(), 2);
}

#[test]
fn no_text_no_summary() {
    assert!(digest(&crate::Article::default(), "nl", 3, None).summary.sentences.is_empty());
    assert!(
        digest(&article(&[(None, &["De ministers spraken elkaar in Parijs."])]), "nl", 0, None)
            .summary
            .sentences
            .is_empty()
    );
}

proptest! {
    #[test]
    fn every_sentence_stands_in_the_text(
        paragraphs in prop::collection::vec(r"(De |Hij |China |[A-Z][a-z]{2,7} |[a-z]{2,8} |11 juli |\PC |[.!?] ){0,50}\.", 1..8),
        sentences in 0usize..6,
        words in prop::option::of(1usize..80),
    ) {
        let mut article = crate::Article::default();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            article.push(if index % 3 == 1 { BlockKind::Heading } else { BlockKind::Paragraph }, paragraph);
        }
        let digest = digest(&article, "nl", sentences, words);
        let found = &digest.summary.sentences;
        prop_assert!(found.len() <= sentences);
        let mut ranks: Vec<_> = found.iter().map(|sentence| sentence.rank).collect();
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        ranks.sort_unstable();
        prop_assert!(ranks.iter().enumerate().all(|(index, rank)| index + 1 == *rank));
        for sentence in found.iter().chain(digest.sections.iter().flat_map(|section| &section.summary.sentences)) {
            prop_assert_eq!(article.text.get(sentence.start..sentence.end), Some(sentence.text.as_str()));
        }
    }
}

/// A summary of one pair tells of nothing else; without a pair, a history of a relation keeps the days that made it.
#[test]
fn a_chosen_pair_is_all_that_is_told() {
    let text = "China and Russia signed a trade treaty in Beijing on 11 July 2025. Iran and Turkey opened a pipeline \
                on 3 May 2024. The harvest was better than the year before. Chinese and Russian ministers met in \
                Moscow on 8 May 2025.";
    let article = article(&[(None, &[text])]);
    let options =
        Options { dyad: Some(["CN".to_owned(), "RU".to_owned()]), offsets: crate::Offsets::Utf8, ..Options::default() };
    let digest = crate::digest(&article, &Pack::built_in("en").unwrap_or_default(), &options);
    let shown = texts(&digest.summary);
    assert_eq!((shown.len(), &digest.summary.dyad), (2, &options.dyad), "{shown:?}");
    assert!(shown.iter().all(|text| text.contains("Chin")), "{shown:?}");
}
