//! What a reader would notice: where sentences end, in every language, and that no text whatever breaks the taking apart.

use std::fs;

use proptest::prelude::*;

use super::{Document, Offsets, convert};
use crate::{
    language::Pack,
    model::{Article, BlockKind, Span},
};

fn article(text: &str) -> Article {
    let mut article = Article::default();
    article.push(BlockKind::Paragraph, text);
    article
}

fn sentences(text: &str, pack: &Pack) -> Vec<String> {
    let article = article(text);
    let document = Document::new(&article, pack);
    document.sentences.iter().map(|sentence| sentence.span().of(&article.text).to_owned()).collect()
}

#[test]
fn sentences_of_every_language() {
    let mut wrong = String::new();
    for folder in fs::read_dir("languages").unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(rows) = fs::read_to_string(folder.join("rows/sentences.tsv")) else { continue };
        let pack = Pack::built_in(folder.file_name().unwrap().to_str().unwrap()).unwrap();
        for row in rows.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
            let text = row.replace("‖ ", "").replace('‖', "");
            let found = sentences(&text, &pack).join(if row.contains("‖ ") { " ‖ " } else { "‖" });
            if found != row {
                wrong += &format!("expected {row}\n   found {found}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn sentences_without_a_pack() {
    let pack = Pack::empty("und");
    assert_eq!(sentences("他来了。她走了！“好。”他说。", &pack), ["他来了。", "她走了！", "“好。”", "他说。"]);
    assert_eq!(sentences("「行く。」と言った。帰った。", &pack), ["「行く。」と言った。", "帰った。"]);
    assert_eq!(
        sentences("« Bonjour ! » dit-il. « Oui. » Elle partit.", &pack),
        ["« Bonjour ! » dit-il.", "« Oui. »", "Elle partit."]
    );
    assert_eq!(sentences("¿Qué pasa? ¡Nada! Él se fue.", &pack), ["¿Qué pasa?", "¡Nada!", "Él se fue."]);
    assert_eq!(sentences("ذهب. ماذا؟ عاد.", &pack), ["ذهب.", "ماذا؟", "عاد."]);
    assert_eq!(sentences("all small letters here. and so it goes on.", &pack).len(), 2);
    assert_eq!(sentences("One thing:\n- first item\n- second item", &pack).len(), 3);
}

#[test]
fn composed_and_decomposed_letters_are_one() {
    let article = article("Café Cafe\u{301} Ca\u{ad}fé й и\u{306}");
    let pack = Pack::default();
    let document = Document::new(&article, &pack);
    let words: Vec<_> = document.words.iter().map(|word| document.folded(word)).collect();
    assert_eq!(words, ["café", "café", "café", "й", "й"]);
}

#[test]
fn a_hostile_text_takes_no_longer_than_a_plain_one() {
    // Would not end within the hour if any step looked back or ahead without bound.
    for unit in [".", "(", "» . ", "a.", "\u{301}", "'", "a-", "- \n", "“A. "] {
        let text = unit.repeat(400_000 / unit.len());
        let article = article(&text);
        let pack = Pack::default();
        let document = Document::new(&article, &pack);
        assert!(document.words.len() <= text.len());
    }
}

proptest! {
    #[test]
    fn any_text_is_taken_apart(text in r"(?s)([A-Za-z.]{0,4}|[ \n.,!?…'’\u{22}«»()。「」\u{ad}\u{301}\u{a0}-]|[0-9]{1,3}|\PC){0,60}") {
        let article = article(&text);
        let pack = Pack::built_in("nl").unwrap();
        let document = Document::new(&article, &pack);
        let mut end = 0;
        for word in &document.words {
            prop_assert!(word.start() >= end && word.end() > word.start());
            prop_assert!(text.get(word.start()..word.end()).is_some());
            prop_assert!(document.folded(word).len() <= 3 * (word.end() - word.start()));
            end = word.end();
        }
        let mut next = 0;
        for sentence in &document.sentences {
            prop_assert_eq!(sentence.words().start, next);
            prop_assert!(!sentence.words().is_empty());
            next = sentence.words().end;
            let words = &document.words[sentence.words()];
            prop_assert_eq!(sentence.span(), Span::new(words[0].start(), words[words.len() - 1].end()));
        }
        prop_assert_eq!(next, document.words.len());
    }

    #[test]
    fn offsets_count_as_the_outside_does(text in r"(?s)\PC{0,30}") {
        let at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).rev().collect();
        let mut utf16 = at.clone();
        convert(&text, Offsets::Utf16, utf16.iter_mut().collect());
        let mut chars = at.clone();
        convert(&text, Offsets::Chars, chars.iter_mut().collect());
        for (index, &byte) in at.iter().enumerate() {
            prop_assert_eq!(utf16[index], text[..byte].encode_utf16().count());
            prop_assert_eq!(chars[index], text[..byte].chars().count());
        }
    }
}
