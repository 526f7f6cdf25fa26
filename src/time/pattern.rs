//! Patterns of word classes, and their matching: bounded work at each word, whatever the text.

use super::token::Token;
use crate::model::Span;

/// A sequence of classes and what it means.
#[derive(Debug)]
pub(super) struct Pattern {
    /// Where its row stands in the pack; the first cell is its meaning.
    pub(super) row: u32,
    steps: Vec<Step>,
    /// Must not stand before.
    behind: u128,
    /// Must stand before, if any.
    after: u128,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Open,
    Close,
    Take { classes: u128, optional: bool, spaced: Option<bool> },
    Never(u128),
}

/// Where a pattern matched.
#[derive(Debug, Clone, Default)]
pub(super) struct Match {
    /// One past the last token.
    pub(super) end: usize,
    /// The expressions: ranges of tokens.
    pub(super) groups: Vec<(usize, usize)>,
    /// Token and class of what was taken, in order.
    pub(super) taken: Vec<(usize, u8)>,
}

impl Pattern {
    pub(super) fn new<'p>(row: usize, source: &'p str, class: &mut dyn FnMut(&'p str) -> u8) -> Self {
        let mut mask = |names: &'p str| names.split('|').fold(0, |mask, name| mask | 1_u128 << class(name));
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let mut pattern = Self { row, steps: Vec::new(), behind: 0, after: 0 };
        for word in source.split(' ') {
            let step = match word {
                "(" => Step::Open,
                ")" => Step::Close,
                _ => {
                    if let Some(names) = word.strip_prefix('@') {
                        pattern.after |= mask(names);
                        continue;
                    } else if let Some(names) = word.strip_prefix('!') {
                        let classes = mask(names);
                        if pattern.steps.is_empty() {
                            pattern.behind |= classes;
                            continue;
                        }
                        Step::Never(classes)
                    } else {
                        let (spaced, word) = match word.as_bytes().first() {
                            Some(b'<') => (Some(false), &word[1..]),
                            Some(b'>') => (Some(true), &word[1..]),
                            _ => (None, word),
                        };
                        let (optional, names) = word.strip_suffix('?').map_or((false, word), |names| (true, names));
                        Step::Take { classes: mask(names), optional, spaced }
                    }
                }
            };
            pattern.steps.push(step);
        }
        pattern
    }

    /// The classes that it may start with.
    pub(super) fn starts(&self) -> u128 {
        self.classes(0).0
    }

    /// The classes that it may take first from a step on, and whether it may take nothing more.
    fn classes(&self, from: usize) -> (u128, bool) {
        let mut mask = 0;
        for step in &self.steps[from..] {
            if let Step::Take { classes, optional, .. } = step {
                mask |= classes;
                if !optional {
                    return (mask, false);
                }
            }
        }
        (mask, true)
    }

    /// The classes of which the second token must have one where the first is taken for `class`.
    pub(super) fn second(&self, class: usize) -> u128 {
        let mut mask = 0;
        for (at, step) in self.steps.iter().enumerate() {
            if let Step::Take { classes, optional, .. } = step {
                if classes >> class & 1 == 1 {
                    let (next, ends) = self.classes(at + 1);
                    mask |= if ends { u128::MAX } else { next };
                }
                if !optional {
                    break;
                }
            }
        }
        mask
    }

    /// Classes of which an expression of this pattern has one for sure: of those that it must take, what costs least.
    pub(super) fn heart(&self, cost: &dyn Fn(u128) -> u32) -> u128 {
        let takes = self.steps.iter().filter_map(|step| match step {
            Step::Take { classes, optional: false, .. } => Some(*classes),
            _ => None,
        });
        takes.min_by_key(|classes| cost(*classes)).unwrap_or(u128::MAX)
    }

    /// Matches at the token `at`; what it took is then in `found`.
    pub(super) fn at(&self, tokens: &[Token<'_>], at: usize, found: &mut Match) -> bool {
        let before = at.checked_sub(1).map_or(0, |before| tokens[before].mask);
        if before & self.behind != 0 || (self.after != 0 && before & self.after == 0) {
            return false;
        }
        found.groups.clear();
        found.taken.clear();
        self.walk(tokens, at, 0, found)
    }

    fn walk(&self, tokens: &[Token<'_>], at: usize, step: usize, found: &mut Match) -> bool {
        match self.steps.get(step) {
            None => {
                found.end = at;
                true
            }
            Some(Step::Open) => {
                found.groups.push((at, at));
                let done = self.walk(tokens, at, step + 1, found);
                if !done {
                    found.groups.pop();
                }
                done
            }
            Some(Step::Close) => {
                let before = found.groups.last().copied();
                if let Some(group) = found.groups.last_mut() {
                    group.1 = at;
                }
                let done = self.walk(tokens, at, step + 1, found);
                if let (false, Some(group), Some(before)) = (done, found.groups.last_mut(), before) {
                    *group = before;
                }
                done
            }
            Some(Step::Never(classes)) => {
                tokens.get(at).is_none_or(|token| token.mask & classes == 0) && self.walk(tokens, at, step + 1, found)
            }
            Some(&Step::Take { classes, optional, spaced }) => {
                let fits = tokens.get(at).map(|token| token.mask & classes).filter(|fit| *fit != 0);
                let fits = fits.filter(|_| at == 0 || spaced.is_none_or(|spaced| spaced == tokens[at].spaced));
                if let Some(fit) = fits {
                    found.taken.push((at, u8::try_from(fit.trailing_zeros()).unwrap_or(127)));
                    if self.walk(tokens, at + 1, step + 1, found) {
                        return true;
                    }
                    found.taken.pop();
                }
                optional && self.walk(tokens, at, step + 1, found)
            }
        }
    }
}

/// The bit of the class ".".
const STOP: u128 = 1 << 9;

/// The words from the first to the last token of a group, without marks at its end.
pub(super) fn span(tokens: &[Token<'_>], (start, end): (usize, usize)) -> Option<Span> {
    let group = tokens.get(start..end)?;
    let first = group.first()?;
    // "Am 3." keeps its stop, "5 p.m." does not.
    let stop = matches!(group, [.., day, stop] if day.digits.is_some_and(|day| day < 32) && stop.mark && !stop.spaced && stop.mask & STOP != 0);
    let last = group.iter().rev().find(|token| !token.mark || stop)?;
    (first.span.start < last.span.end).then(|| Span::new(first.span.start, last.span.end))
}
