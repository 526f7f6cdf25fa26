//! Where sentences end: what a reader calls a sentence, in one pass over the words.
//!
//! Two tables of the pack help. `abbreviation` lists words after which a full stop ends nothing; a second cell says
//! `end` for those that may close a sentence ("enz."), `number` for those that count only before a number ("no. 5").
//! `frequent` lists function words: with a capital they open a sentence, also after an abbreviation ("the U.S. The").

use super::{
    document::Document,
    index::{SEED, hash},
    letters,
    words::{Word, WordKind, char_at, is_kana},
};
use crate::{language::Table, model::Span};

/// Longest parenthesis, in words, that is kept in one sentence.
const LONGEST_PARENTHESIS: usize = 60;
/// Longest sentence, in words: what goes on is a list or a table, and the rooms may look at all words of a sentence for each.
const LONGEST: usize = 400;

/// What opens an item of a list.
const BULLETS: &str = "•-–*·";
/// What ends a sentence where a space follows …
const STOPS: &str = ".!?…‽⁈";
/// … and where none need follow.
const WIDE_STOPS: &str = "。！？｡।॥۔؟";
/// What may stand with either at the end of a sentence …
const MORE_STOPS: &str = ".!?…！？。";
/// … and what closes a quotation or a parenthesis there.
const CLOSING: &str = "\"'”’»›)]」』";
/// What may stand before the first word of a sentence.
const OPENING: &str = "\"'“‘„‚«»‹([-–—•¿¡…”’.#@「『*";
/// What never opens a sentence.
const INNER: &str = ",;:/)]%&";
/// What stands inside of addresses.
const ADDRESS: &str = "=/?&_@";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Abbreviation {
    Never,
    MayEnd,
    BeforeNumber,
}

/// Whether a mark is one of these: for so few, without the library's search.
fn among(marks: &str, mark: char) -> bool {
    marks.chars().any(|one| one == mark)
}

/// Where the sentences end among the words of a document from `first` on: each time one past the last word; the end of
/// the last sentence goes without saying. `ordinals`: whether "3." is "third".
/// `whole`: whether a title or heading is looked at, which is cut for its length only.
pub(crate) fn ends(document: &Document<'_>, first: usize, whole: bool, ordinals: bool, found: &mut Vec<usize>) {
    let all = &document.words;
    let small = !all.iter().skip(first).any(|word| word.capital());
    let text = &document.article.text;
    let mut cut = Cutter { document, text, all, ordinals, small, first, closed: first, next: 0, lettered: false };
    let mut at = first;
    while at < all.len() {
        cut.next = at + 1;
        let end = if whole { None } else { cut.end(at) };
        let end = end.or((at - cut.first >= LONGEST).then_some(at));
        if let Some(end) = end.filter(|end| *end > cut.first) {
            found.push(end);
            (cut.first, cut.lettered) = (end, false);
        }
        // A bullet ends the sentence before it; the next one starts there.
        let fresh = all.get(at).filter(|word| matches!(word.kind(), WordKind::Letters | WordKind::Ideograph));
        cut.lettered |= fresh.is_some() && at >= cut.first;
        at = cut.next;
    }
}

/// What is known on the way through the words.
struct Cutter<'a> {
    document: &'a Document<'a>,
    text: &'a str,
    all: &'a [Word],
    ordinals: bool,
    /// Whether the block has no capital at all, so that small letters open sentences.
    small: bool,
    /// First word of the sentence at hand.
    first: usize,
    /// Word up to which a parenthesis is open.
    closed: usize,
    /// The word to look at next.
    next: usize,
    /// Whether the sentence at hand has a word of letters yet; "1." alone is no sentence.
    lettered: bool,
}

impl<'a> Cutter<'a> {
    /// The mark at `at`; a space where a word stands.
    fn mark(&self, at: usize) -> char {
        let mark = self.all.get(at).filter(|word| word.kind() == WordKind::Mark);
        mark.and_then(|word| self.first_of(word)).unwrap_or(' ')
    }

    fn first_of(&self, word: &Word) -> Option<char> {
        char_at(self.text, word.start())
    }

    /// Whether the line before or after that of a year starts with a year too: "4 June\n2014 (the day" is one sentence.
    fn rows(&self, year: &Word) -> bool {
        let next =
            self.text.get(year.end()..).and_then(|text| text.split('\n').nth(1)).unwrap_or_default().trim_start();
        let digits = next.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4 || self.all.get(self.first).is_some_and(|first| first.digits(4))
    }

    /// Where the sentence ends (one past its last word), if it ends with the mark at `at` or before that word.
    fn end(&mut self, at: usize) -> Option<usize> {
        let word = self.all.get(at).filter(|word| word.kind() == WordKind::Mark || word.digits(4))?;
        if self.mark(at) == '(' && at >= self.closed {
            let closing = (at..self.all.len().min(at + LONGEST_PARENTHESIS)).find(|&index| self.mark(index) == ')');
            self.closed = closing.unwrap_or(at);
        }
        let mark = self.mark(at);
        // A new line with a bullet is a new item; one with a year before a capital or a mark is a row of a table.
        let heads = |next: &Word| next.spaced() && (next.capital() || next.kind() == WordKind::Mark);
        let row = || word.digits(4) && self.all.get(at + 1).is_some_and(heads) && self.rows(word);
        if word.spaced() && at > self.first && (among(BULLETS, mark) || row()) {
            let before = self.all.get(at - 1).map_or(0, |word| word.end());
            return Span::new(before, word.start()).of(self.text).contains('\n').then_some(at);
        }
        let wide = among(WIDE_STOPS, mark);
        if !wide && !among(STOPS, mark) || at < self.closed {
            return None;
        }
        let mut end = at + 1;
        let mut stops = 1;
        let mut quoted = false;
        while let Some(next) = self.all.get(end) {
            let mark = self.mark(end);
            let closes = among(CLOSING, mark) || (!wide && matches!(mark, '“' | '‘'));
            // French sets a space before the closing guillemet; elsewhere »these« open.
            let spaced_close = mark == '»' && self.opened_by(end, '«');
            if (next.spaced() && !spaced_close) || !(closes || among(MORE_STOPS, mark)) {
                break;
            }
            stops += usize::from(!closes);
            quoted |= closes;
            end += 1;
        }
        self.next = end;
        let next = self.all.get(end).filter(|_| self.lettered)?;
        if wide {
            let goes_on = quoted && self.first_of(next).is_some_and(is_kana);
            return (!goes_on).then_some(end);
        }
        let opener = self.opener(end)?;
        let starts = next.spaced() && self.may_open(opener);
        (starts && !(mark == '.' && stops == 1 && self.abbreviated(at, opener, quoted))).then_some(end)
    }

    fn opened_by(&self, at: usize, open: char) -> bool {
        (self.first.max(at.saturating_sub(100))..at).any(|index| self.mark(index) == open)
    }

    /// The first word from `at` on that is no quotation mark, bracket or dash.
    fn opener(&self, at: usize) -> Option<&'a Word> {
        let range = self.all.get(at..)?;
        let opens = |word: &&Word| {
            word.kind() == WordKind::Mark && self.first_of(word).is_some_and(|mark| among(OPENING, mark))
        };
        range.iter().take(6).find(|word| !opens(word))
    }

    fn may_open(&self, word: &Word) -> bool {
        if word.kind() == WordKind::Mark {
            return !self.first_of(word).is_some_and(|mark| among(INNER, mark));
        }
        let mut chars = word.span().of(self.text).chars();
        let lower = chars.next().is_some_and(letters::is_lower);
        // "'s Avonds", "'t Is", "iPhone".
        !lower || self.small || chars.next().is_some_and(letters::is_upper) || self.after_apostrophe(word)
    }

    /// Whether the word is the elided one of "'s Ochtends": an apostrophe, a letter, and then the capital.
    fn after_apostrophe(&self, word: &Word) -> bool {
        let at = self.all.partition_point(|other| other.start() < word.start());
        word.end() - word.start() == 1
            && at > 0
            && matches!(self.mark(at - 1), '\'' | '’' | '‘')
            && !word.spaced()
            && self.all.get(at + 1).is_some_and(|next| next.spaced() && next.capital())
    }

    /// Whether the full stop at `at` belongs to an abbreviation, an initial or an ordinal, and ends nothing.
    fn abbreviated(&self, at: usize, next: &Word, quoted: bool) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&index| index >= self.first).and_then(|index| self.all.get(index))
        else {
            return false;
        };
        if self.all.get(at).is_some_and(|stop| stop.spaced()) || quoted {
            return false;
        }
        let opens = next.capital() && self.document.is(next, Table::Frequent);
        if before.kind() == WordKind::Number {
            let short = before.end() - before.start() <= 2;
            return self.ordinals && short && next.kind() == WordKind::Letters && !opens;
        }
        if before.kind() != WordKind::Letters {
            return false;
        }
        let start = self.chain(at);
        let dotted = start + 1 < at;
        // "?a=b." ends an address, no abbreviation.
        let inside = start.checked_sub(1).map_or(' ', |index| self.mark(index));
        if !self.all.get(start).is_some_and(|word| word.spaced()) && among(ADDRESS, inside) {
            return false;
        }
        let (mut key, mut letters) = (SEED, 0);
        for word in self.all.get(if dotted { start } else { at - 1 }..at).unwrap_or_default() {
            let folded = self.document.folded(word);
            // "z. B." is looked up as "z.b".
            key = hash(key, folded.as_bytes());
            letters += folded.len();
        }
        match self.kind(key) {
            Some(Abbreviation::Never) => true,
            Some(Abbreviation::BeforeNumber) if !before.capital() || letters > 1 => next.kind() == WordKind::Number,
            Some(Abbreviation::MayEnd) => !opens,
            None if dotted => !opens,
            _ if before.span().of(self.text).chars().count() == 1 => {
                // "J. De Smet" after a name or at the start; but "vitamine C. De …".
                let name =
                    start.checked_sub(1).filter(|&index| index >= self.first).and_then(|index| self.all.get(index));
                !opens || !name.is_some_and(|name| name.kind() == WordKind::Letters && !name.capital())
            }
            _ => false,
        }
    }

    fn kind(&self, key: u64) -> Option<Abbreviation> {
        let phrase = self.document.lexicon().word(key, Table::Abbreviation.bit())?;
        Some(match self.document.cell(phrase, 1) {
            "end" => Abbreviation::MayEnd,
            "number" => Abbreviation::BeforeNumber,
            _ => Abbreviation::Never,
        })
    }

    /// Where the dotted abbreviation that ends with the full stop at `at` begins: "z. B.", "d.w.z.", "Ph.D.".
    fn chain(&self, at: usize) -> usize {
        let short = |index: usize| {
            self.all.get(index).is_some_and(|word| {
                word.kind() == WordKind::Letters && word.span().of(self.text).chars().take(4).count() < 4
            })
        };
        let single =
            |index: usize| self.all.get(index).is_some_and(|word| self.document.folded(word).chars().nth(1).is_none());
        let mut start = at.saturating_sub(1);
        while start >= self.first + 2
            && self.mark(start - 1) == '.'
            && short(start - 2)
            && short(start)
            && (!self.all.get(start).is_some_and(|word| word.spaced()) || (single(start) && single(start - 2)))
        {
            start -= 2;
        }
        start
    }
}
