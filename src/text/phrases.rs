//! A set of phrases that are looked up word by word; the longest one wins.

use std::collections::BTreeMap;

use super::{
    document::Document,
    words::{Word, split},
};
use crate::model::Span;

/// Phrases and what each stands for.
///
/// A phrase is one or more words in lower case. A word of it that ends in `*` matches every word with that start
/// (`onderteken*`); an exact word is tried before such a start, and a longer start before a shorter one.
#[derive(Debug, Clone)]
pub(crate) struct Phrases<T> {
    nodes: Vec<Node>,
    values: Vec<T>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    exact: BTreeMap<String, usize>,
    starts: BTreeMap<String, usize>,
    value: Option<usize>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], values: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; the last value wins if it was there.
    pub(crate) fn insert(&mut self, phrase: &str, value: T) {
        let (mut words, mut folded) = (Vec::new(), String::new());
        split(phrase, Span::new(0, phrase.len()), &mut words, &mut folded);
        let mut node = 0;
        let mut at = 0;
        while at < words.len() {
            let word = words[at].folded.of(&folded);
            let starts = words.get(at + 1).is_some_and(|next| !next.spaced && next.folded.of(&folded) == "*");
            let fresh = self.nodes.len();
            let map = if starts { &mut self.nodes[node].starts } else { &mut self.nodes[node].exact };
            let next = *map.entry(word.to_owned()).or_insert(fresh);
            if next == fresh {
                self.nodes.push(Node::default());
            }
            node = next;
            at += if starts { 2 } else { 1 };
        }
        if node != 0 {
            self.values.push(value);
            self.nodes[node].value = Some(self.values.len() - 1);
        }
    }

    /// The longest phrase that starts with the first of `words`: how many words it has, and its value.
    pub(crate) fn longest(&self, document: &Document<'_>, words: &[Word]) -> Option<(usize, &T)> {
        let mut best = None;
        self.walk(document, words, 0, 0, &mut best);
        best.map(|(length, value)| (length, &self.values[value]))
    }

    fn walk(
        &self,
        document: &Document<'_>,
        words: &[Word],
        node: usize,
        depth: usize,
        best: &mut Option<(usize, usize)>,
    ) {
        let node = &self.nodes[node];
        if let Some(value) = node.value
            && best.is_none_or(|(length, _)| depth > length)
        {
            *best = Some((depth, value));
        }
        let Some(word) = words.get(depth) else { return };
        let word = document.folded(word);
        if let Some(&next) = node.exact.get(word) {
            self.walk(document, words, next, depth + 1, best);
        }
        if node.starts.is_empty() {
            return;
        }
        for (end, _) in word.char_indices().rev() {
            let end = end + word[end..].chars().next().map_or(0, char::len_utf8);
            if let Some(&next) = node.starts.get(&word[..end]) {
                self.walk(document, words, next, depth + 1, best);
            }
        }
    }
}
