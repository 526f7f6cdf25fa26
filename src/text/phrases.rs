//! A set of phrases that are looked up word by word; the longest one wins.

use super::{
    document::Document,
    index::{Index, SEED, hash},
    words::{Word, split},
};
use crate::model::Span;

/// Phrases and what each stands for.
///
/// A phrase is one or more words in lower case. A word of it that ends in `*` matches every word with that start
/// (`onderteken*`). The longest phrase wins; of two of the same length that with the exact word, then that with the longer
/// start.
#[derive(Debug, Clone)]
pub(crate) struct Phrases<T> {
    trie: Trie,
    values: Vec<T>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { trie: Trie::default(), values: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; the last value wins if it was there.
    pub(crate) fn insert(&mut self, phrase: &str, value: T) {
        if self.trie.insert(phrase, self.values.len()) {
            self.values.push(value);
        }
    }

    /// The longest phrase that starts with the first of `words`: how many words it has, and its value.
    pub(crate) fn longest(&self, document: &Document<'_>, words: &[Word]) -> Option<(usize, &T)> {
        let (length, value) = self.trie.longest(document, words)?;
        Some((length, self.values.get(value)?))
    }
}

/// The words of all phrases as a tree. An edge is the hash of its node and its word; the node it leads to is the number of
/// that hash, one more, since 0 is the root.
#[derive(Debug, Clone, Default)]
struct Trie {
    edges: Index,
    /// What ends at each node but the root; `NONE` if nothing does.
    ends: Vec<usize>,
}

const NONE: usize = usize::MAX;
/// Told apart from every word by bytes that no word holds.
const EXACT: &[u8] = b"\0";
const START: &[u8] = b"*";

impl Trie {
    /// Whether the phrase has any word.
    fn insert(&mut self, phrase: &str, value: usize) -> bool {
        let (mut words, mut folded) = (Vec::new(), String::new());
        split(phrase, Span::new(0, phrase.len()), &mut words, &mut folded);
        let mut node = 0;
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let starts = words.get(at + 1).is_some_and(|next| !next.spaced && next.folded.of(&folded) == "*");
            let key = hash(root(node), word.folded.of(&folded).as_bytes());
            node = self.edges.add(hash(key, if starts { START } else { EXACT })) + 1;
            self.ends.resize(self.edges.len(), NONE);
            at += if starts { 2 } else { 1 };
        }
        if let Some(end) = node.checked_sub(1).and_then(|node| self.ends.get_mut(node)) {
            *end = value;
        }
        node > 0
    }

    fn longest(&self, document: &Document<'_>, words: &[Word]) -> Option<(usize, usize)> {
        let mut best = None;
        self.walk(document, words, 0, 0, &mut best);
        best
    }

    fn walk(
        &self,
        document: &Document<'_>,
        words: &[Word],
        node: usize,
        depth: usize,
        best: &mut Option<(usize, usize)>,
    ) {
        if let Some(&end) = node.checked_sub(1).and_then(|node| self.ends.get(node))
            && end != NONE
            && best.is_none_or(|(length, _)| depth > length)
        {
            *best = Some((depth, end));
        }
        let Some(word) = words.get(depth) else { return };
        let word = document.folded(word).as_bytes();
        let whole = hash(root(node), word);
        if let Some(next) = self.edges.get(hash(whole, EXACT)) {
            self.walk(document, words, next + 1, depth + 1, best);
        }
        // All starts in one pass; the longest is wanted first, so they are remembered.
        let mut starts = [0; LONGEST_PATHS];
        let (mut count, mut key) = (0, root(node));
        for byte in word {
            key = hash(key, std::slice::from_ref(byte));
            if let Some(next) = self.edges.get(hash(key, START)) {
                if count == LONGEST_PATHS {
                    starts.rotate_left(1);
                    count -= 1;
                }
                starts[count] = next + 1;
                count += 1;
            }
        }
        for &next in starts[..count].iter().rev() {
            self.walk(document, words, next, depth + 1, best);
        }
    }
}

/// How many starts of one word are followed: packs have one or two.
const LONGEST_PATHS: usize = 4;

/// Where the hashes of a node's edges start: mixed, so that no other node's start is one byte away.
fn root(node: usize) -> u64 {
    hash(SEED, &(node as u64).to_le_bytes())
}
