//! The article in short: key sentences of the whole and of each section, word for word.
//!
//! candidates → [`features`] (position, title, centrality, length, facts) → one score a sentence by the weights of
//! [`score`] → a [`select`]ion that does not say things twice. All of it is linear in the length of the text.

mod features;
mod score;
mod select;
mod terms;

use self::{features::Features, select::Selection, terms::Terms};
use crate::{
    actor::Mention,
    language::Pack,
    model::{BlockKind, KeySentence, SectionDigest, Summary},
    options::Options,
    text::{Document, Phrases, Sentence, WordKind, WordSet},
    time::Timex,
};

/// Shorter sentences, in words, say too little to stand alone.
const SHORTEST: usize = 5;

/// Key sentences of the whole article, and of each of its sections.
pub(crate) fn summarise(
    document: &Document<'_>,
    pack: &Pack,
    options: &Options,
    dates: &[Timex],
    actors: &[Mention],
) -> (Summary, Vec<SectionDigest>) {
    let rules = Rules::new(pack);
    let candidates = candidates(document, &rules);
    let terms = Terms::new(document, &candidates, &rules.stopwords);
    let features = Features::new(document, &candidates, &terms, &rules, dates, actors);
    let scores = features.scores();

    let whole = Selection::new(document, &candidates, &terms, &features, &scores);
    let chosen = whole.choose(0..candidates.len(), options.sentences, options.words);
    let summary = summary(document, &candidates, &chosen);
    let sections = sections(document, &candidates, &whole, &chosen);
    (summary, sections)
}

/// A language's rules for summaries.
#[derive(Debug)]
struct Rules {
    /// Words that say nothing of the topic.
    stopwords: WordSet,
    /// First words of a sentence that point back at one before.
    anaphora: Phrases<()>,
    /// First words of what is no sentence of the article: calls to subscribe, "read also", bylines.
    boilerplate: Phrases<()>,
}

impl Rules {
    fn new(pack: &Pack) -> Self {
        let phrases = |table: &str| {
            let mut phrases = Phrases::default();
            for phrase in pack.rows(table).filter_map(|mut cells| cells.next()) {
                phrases.insert(phrase, ());
            }
            phrases
        };
        let mut stopwords = WordSet::default();
        for cells in pack.rows("stopword") {
            for word in cells {
                stopwords.insert(word);
            }
        }
        Self { stopwords, anaphora: phrases("anaphora"), boilerplate: phrases("boilerplate") }
    }
}

/// The sentences that may stand in a summary: those of paragraphs that are whole and no boilerplate; where there are none,
/// those of paragraphs as they are.
fn candidates(document: &Document<'_>, rules: &Rules) -> Vec<usize> {
    let all: Vec<_> =
        (0..document.sentences.len()).filter(|&index| document.sentences[index].kind == BlockKind::Paragraph).collect();
    let real: Vec<_> =
        all.iter().copied().filter(|&index| is_real(document, &document.sentences[index], rules)).collect();
    if real.is_empty() { all } else { real }
}

fn is_real(document: &Document<'_>, sentence: &Sentence, rules: &Rules) -> bool {
    let words = document.words_of(sentence);
    let count = words.iter().filter(|word| word.kind != WordKind::Mark).count();
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』');
    let ended = sentence.span.of(&document.article.text).trim_end_matches(closing);
    count >= SHORTEST
        && ended.ends_with(['.', '!', '?', '…', '。', '！', '？'])
        && rules.boilerplate.longest(document, words).is_none()
}

fn summary(document: &Document<'_>, candidates: &[usize], chosen: &[usize]) -> Summary {
    let mut sentences: Vec<_> = chosen
        .iter()
        .enumerate()
        .map(|(rank, &candidate)| {
            let span = document.sentences[candidates[candidate]].span;
            KeySentence {
                text: span.of(&document.article.text).to_owned(),
                start: span.start,
                end: span.end,
                rank: rank + 1,
            }
        })
        .collect();
    sentences.sort_by_key(|sentence| sentence.start);
    Summary { sentences }
}

/// One sentence for each section; not one of the whole article's, unless the section has no other.
fn sections(
    document: &Document<'_>,
    candidates: &[usize],
    selection: &Selection<'_>,
    taken: &[usize],
) -> Vec<SectionDigest> {
    let mut found = Vec::new();
    for range in &document.sections {
        let Some(sentences) = document.sentences.get(range.clone()).filter(|sentences| !sentences.is_empty()) else {
            continue;
        };
        let heading = sentences.iter().find(|sentence| sentence.kind == BlockKind::Heading);
        let body = candidates.partition_point(|&index| index < range.start)
            ..candidates.partition_point(|&index| index < range.end);
        let fresh: Vec<usize> = body.clone().filter(|candidate| !taken.contains(candidate)).collect();
        let chosen = if fresh.is_empty() { selection.choose(body, 1, None) } else { selection.best(&fresh) };
        let title_only = heading.is_none() && chosen.is_empty();
        if title_only {
            continue;
        }
        found.push(SectionDigest {
            heading: heading.map(|heading| heading.span.of(&document.article.text).to_owned()),
            start: sentences.first().map_or(0, |sentence| sentence.span.start),
            end: sentences.last().map_or(0, |sentence| sentence.span.end),
            summary: summary(document, candidates, &chosen),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{Article, BlockKind, Options, Pack, digest};

    fn article() -> Article {
        let mut article = Article { title: Some("Minister bezoekt haven van Omsk".to_owned()), ..Article::default() };
        for paragraph in [
            "OMSK",
            "De minister van Handel heeft donderdag de haven van Omsk bezocht. Hij sprak er met drie schippers over de lage waterstand.",
            "Lees ook: zo staat het met de binnenvaart op de grote rivieren van Siberië.",
            "De minister van Handel heeft donderdag de haven van Omsk bezocht, meldt zijn woordvoerder.",
            "De waterstand in de rivier is sinds mei met anderhalve meter gezakt, waardoor schepen half leeg varen.",
        ] {
            article.push(BlockKind::Paragraph, paragraph);
        }
        article.push(BlockKind::Heading, "Wat nu");
        article.push(
            BlockKind::Paragraph,
            "Volgend jaar laat de haven de vaargeul dieper maken met een baggerschip uit Tomsk.",
        );
        article
    }

    #[test]
    fn a_reader_gets_real_sentences_that_do_not_repeat_one_another() {
        let article = article();
        let pack = Pack::built_in("nl").unwrap();
        let digest = digest(&article, &pack, &Options { offsets: crate::Offsets::Utf8, ..Options::default() });
        let texts: Vec<_> = digest.summary.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(texts.len(), 3, "{texts:?}");
        assert!(texts.iter().filter(|text| text.contains("de haven van Omsk bezocht")).count() == 1, "{texts:?}");
        assert!(!texts.iter().any(|text| text.starts_with("Lees ook") || text.starts_with("OMSK")), "{texts:?}");
        for sentence in &digest.summary.sentences {
            assert_eq!(&article.text[sentence.start..sentence.end], sentence.text);
        }
        assert_eq!(digest.sections.len(), 2);
        assert_eq!(digest.sections[1].heading.as_deref(), Some("Wat nu"));
        assert_eq!(digest.sections[1].summary.sentences.len(), 1);
    }

    #[test]
    fn the_budget_in_words_is_kept() {
        let pack = Pack::built_in("nl").unwrap();
        for words in [1, 15, 30, 60] {
            let digest = digest(&article(), &pack, &Options { sentences: 9, words: Some(words), ..Options::default() });
            let count: usize = digest.summary.sentences.iter().map(|s| s.text.split_whitespace().count()).sum();
            assert!(count <= words || digest.summary.sentences.len() == 1, "{count} words for {words}");
        }
    }
}
