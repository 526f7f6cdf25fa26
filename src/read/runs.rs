//! From a place in the article's text back to the text node that it was read from.

use super::{Node, Page};

/// A stretch of the article's text that was read from one text node.
#[derive(Debug, Clone)]
pub(super) struct Run<N> {
    /// The text node.
    pub(super) node: N,
    /// Where the stretch starts in the article's text, in UTF-16 units.
    pub(super) start: usize,
    /// Where it starts in the text node, in UTF-16 units.
    pub(super) source: usize,
}

/// White space as HTML collapses it, and characters that no text should hold: none of them is copied as it stands.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Control characters say nothing and break what comes after; they are left out.
pub(super) const fn is_noise(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}')
}

impl<N: Node> Page<N> {
    /// Where a stretch of the article's text stands in the tree: the text nodes of its first and of its last
    /// character, with the offsets that a DOM `Range` takes. All offsets are UTF-16 units.
    #[must_use]
    pub fn locate(&self, start: usize, end: usize) -> Option<[(N, usize); 2]> {
        if start >= end {
            return None;
        }
        let (node, from) = self.place(start)?;
        let (last, before) = self.place(end - 1)?;
        let text = last.text()?;
        // Past the whole last character, should the offset stand within a pair of surrogates.
        let mut at = 0;
        for c in text.chars() {
            at += c.len_utf16();
            if at > before {
                break;
            }
        }
        Some([(node, from), (last.clone(), at)])
    }

    /// The text node of one character, and its offset there.
    fn place(&self, at: usize) -> Option<(N, usize)> {
        let index = self.runs.partition_point(|run| run.start <= at).checked_sub(1)?;
        let run = self.runs.get(index)?;
        let text = run.node.text()?;
        let (mut source, mut target, mut spaced) = (0, run.start, false);
        for c in text.chars() {
            let here = source;
            source += c.len_utf16();
            if here < run.source || is_noise(c) {
                continue;
            }
            let width = if !is_space(c) {
                spaced = false;
                c.len_utf16()
            } else if spaced {
                0
            } else {
                spaced = true;
                1
            };
            if at < target + width {
                return Some((run.node.clone(), here));
            }
            target += width;
        }
        Some((run.node.clone(), source))
    }
}
