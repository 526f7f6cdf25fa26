//! Which sentences may enter a summary: whole sentences of running text, without what a site puts around them.
//!
//! Table `boilerplate` lists phrases that make a sentence none of the story: at its start, or anywhere (`any`).
//! Table `anaphora` lists words that refer to the sentence before where they open one ("Hij", "Daarom"), also after one of
//! table `connective` ("Maar hij"). Table `contrast` lists words that do so wherever they stand ("In Omsk ging het andersom"),
//! unless the sentence holds the other side itself, before a mark or a conjunction ("uit Rusland naar China en andersom").

use crate::{
    language::Table,
    model::{BlockKind, Span},
    text::{Document, Sentence, Word, WordKind, letters},
};

/// Fewest words of a sentence that says something.
const FEWEST_WORDS: usize = 4;
/// The same in a script that does not space its words.
const FEWEST_IDEOGRAPHS: usize = 8;
/// Longest dateline, in words and marks: "MOSKOU, 11 juli (Reuters) –".
const LONGEST_DATELINE: usize = 12;

/// A sentence that may enter a summary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// Its index in the document.
    pub(super) sentence: usize,
    /// What is shown of it: the sentence without its dateline.
    pub(super) span: Span,
    /// How many words it has.
    pub(super) words: usize,
    /// Whether it opens its paragraph.
    pub(super) opens: bool,
    /// Whether it cannot be understood without the sentence before it.
    pub(super) leans: bool,
    /// Whether it goes on from the sentence before it.
    pub(super) connects: bool,
}

/// The sentences that may enter a summary, in order. If no paragraph ends its sentences, as in some old texts, any will do.
pub(super) fn find(document: &Document<'_>) -> Vec<Candidate> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for (index, sentence) in document.sentences.iter().enumerate() {
        let Some(candidate) = candidate(document, index, sentence) else { continue };
        if letters::closes(sentence.span().of(&document.article.text)) {
            found.push(candidate);
        } else {
            open.push(candidate);
        }
    }
    if found.is_empty() { open } else { found }
}

fn candidate(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<Candidate> {
    if sentence.kind != BlockKind::Paragraph {
        return None;
    }
    let words = document.words_of(sentence);
    let from = dateline(document, words);
    let (words, from, end) = (words.get(from..)?, sentence.words().start + from, sentence.words().end);
    let (mut letters, mut ideographs, mut others, mut numbers) = (0, 0, 0, 0);
    let (mut shouted, mut web, mut boiled, mut bare) = (true, false, false, None);
    let (mut contrasts, mut sided) = (false, false);
    for (at, word) in words.iter().enumerate() {
        match word.kind() {
            WordKind::Letters => letters += 1,
            WordKind::Ideograph => ideographs += 1,
            WordKind::Number => numbers += 1,
            WordKind::Mark => others += 1,
        }
        shouted &= shouts(document, word);
        let folded = document.folded(word);
        web |= matches!(folded, "|" | "→" | "►" | "@" | "©" | "http" | "https" | "www");
        let first = bare.is_none() && word.kind() != WordKind::Mark;
        if first {
            bare = Some(at);
        }
        if let Some(found) = document.find(from + at, end, Table::Boilerplate.bit(), false) {
            boiled |= first || document.cell(found.phrase, 1) == "any";
        }
        sided |= bare.is_some_and(|bare| bare < at)
            && (word.kind() == WordKind::Mark || document.is(word, Table::Conjunction));
        contrasts |= !sided && document.find(from + at, end, Table::Contrast.bit(), false).is_some();
    }
    let few = letters + numbers < FEWEST_WORDS && ideographs < FEWEST_IDEOGRAPHS;
    // Tables, results, lists of links: more numbers and marks than words.
    let list = numbers + others > letters + ideographs;
    if few || list || web || boiled || (shouted && letters > 2 && ideographs == 0) {
        return None;
    }
    let bare = from + bare?;
    let connective = document.find(bare, end, Table::Connective.bit(), false).map_or(0, |found| found.length);
    let before = index.checked_sub(1).and_then(|index| document.sentences.get(index));
    let span = Span::new(words.first()?.start(), sentence.span().end);
    Some(Candidate {
        sentence: index,
        span,
        words: letters + numbers + ideographs,
        opens: before.is_none_or(|before| before.block() != sentence.block()),
        leans: contrasts || document.find(bare + connective, end, Table::Anaphora.bit(), false).is_some(),
        connects: connective > 0,
    })
}

/// How many words at the start are a dateline or an agency's mark: "AMSTERDAM (ANP) -", "(CNN)".
fn dateline(document: &Document<'_>, words: &[Word]) -> usize {
    let mark = |at: usize| {
        words.get(at).filter(|word| word.kind() == WordKind::Mark).map_or("", |word| document.surface(word))
    };
    let dash = |at: usize| matches!(mark(at), "-" | "–" | "—");
    let loud = |at: usize| words.get(at).is_some_and(|word| shouts(document, word) && word.end() - word.start() > 1);
    let mut end = 0;
    if mark(0) == "(" {
        let closing = (1..LONGEST_DATELINE).find(|&at| mark(at) == ")").unwrap_or_default();
        // "(CNN)" in capitals, or a name before a dash: "(Reuters) –".
        if closing > 1 && (dash(closing + 1) || (1..closing).all(|at| loud(at) || mark(at) == "/")) {
            end = closing + 1;
        }
    } else if words.first().is_some_and(|word| word.capital()) {
        let line = (1..LONGEST_DATELINE).find(|&at| dash(at) && words.get(at).is_some_and(|word| word.spaced()));
        let shouted = |at: usize| (0..at).all(|index| loud(index) || mark(index) == ",");
        // "MOSKOU, 11 juli (Reuters) –", "Berlin (dpa) –": the bracket holds nothing but names.
        let agency = |at: usize| {
            let open = (0..at).find(|&index| mark(index) == "(").unwrap_or(at);
            let named = |index: usize| words.get(index).is_some_and(|word| word.kind() == WordKind::Letters);
            mark(at) == ")" && open < at && (loud(0) || (open + 1..at).all(|index| named(index) || mark(index) == "/"))
        };
        end = line.filter(|&at| agency(at - 1) || shouted(at)).map_or(0, |at| at + 1);
    }
    while end > 0 && (dash(end) || mark(end) == ":") {
        end += 1;
    }
    end
}

fn shouts(document: &Document<'_>, word: &Word) -> bool {
    let mut letters = document.surface(word).chars().filter(|c| c.is_alphabetic()).peekable();
    word.kind() != WordKind::Letters || (letters.peek().is_some() && letters.all(letters::is_upper))
}
