//! Where sentences end. The pack's table `abbreviation` lists words after which a full stop ends nothing.

use std::{collections::BTreeSet, ops::Range};

use super::words::{Word, WordKind, fold};
use crate::{language::Pack, model::Span};

/// A language's rules for sentence ends.
#[derive(Debug)]
pub(crate) struct Rules {
    abbreviations: BTreeSet<String>,
}

impl Rules {
    pub(crate) fn new(pack: &Pack) -> Self {
        let abbreviations = pack.rows("abbreviation").filter_map(|mut cells| cells.next()).map(fold).collect();
        Self { abbreviations }
    }
}

/// Calls `found` with the span and the word range of each sentence among `words`; `whole` keeps them together.
pub(crate) fn split(
    text: &str,
    all: &[Word],
    folded: &str,
    words: Range<usize>,
    whole: bool,
    rules: &Rules,
    mut found: impl FnMut(Span, Range<usize>),
) {
    let mut first = words.start;
    let mut at = words.start;
    while at < words.end {
        let word = &all[at];
        at += 1;
        if whole
            || word.kind != WordKind::Mark
            || !matches!(word.span.of(text), "." | "!" | "?" | "…" | "。" | "！" | "？")
        {
            continue;
        }
        while at < words.end
            && !all[at].spaced
            && matches!(all[at].span.of(text), "." | "!" | "?" | "\"" | "'" | "”" | "’" | "»" | ")" | "]" | "」" | "』")
        {
            at += 1;
        }
        let Some(next) = all.get(at).filter(|_| at < words.end) else { break };
        let wide = matches!(word.span.of(text), "。" | "！" | "？");
        if !wide {
            if !next.spaced || text[next.span.start..].chars().next().is_some_and(char::is_lowercase) {
                continue;
            }
            let before = at.checked_sub(2).filter(|&index| index >= first).map(|index| all[index].folded.of(folded));
            let short = before.is_some_and(|before| {
                rules.abbreviations.contains(before)
                    || (before.chars().count() == 1 && before.chars().all(char::is_alphabetic))
            });
            if word.span.of(text) == "." && short {
                continue;
            }
        }
        found(Span::new(all[first].span.start, all[at - 1].span.end), first..at);
        first = at;
    }
    if first < words.end {
        found(Span::new(all[first].span.start, all[words.end - 1].span.end), first..words.end);
    }
}
