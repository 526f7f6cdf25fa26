//! Which part of a page is its article: paragraphs vote for their ancestors (after Readability, Arc90 2010).

use super::{
    Node,
    tree::{Item, Kind, Tree, names},
};
use crate::small;

/// Shorter paragraphs do not vote.
const VOTER: usize = 25;
/// How many ancestors a paragraph votes for.
const LEVELS: usize = 5;

const GOOD_NAMES: &[&str] =
    &["article", "body", "content", "entry", "hentry", "main", "page", "post", "text", "blog", "story"];
const BAD_NAMES: &[&str] = &[
    "hidden",
    "banner",
    "combx",
    "comment",
    "com-",
    "contact",
    "footer",
    "gdpr",
    "masthead",
    "media",
    "meta",
    "outbrain",
    "promo",
    "related",
    "scroll",
    "share",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "sponsor",
    "shopping",
    "tags",
    "widget",
];

/// The elements that hold the article, in document order; empty if nothing on the page reads like one.
pub(super) fn find<N: Node>(tree: &Tree<N>) -> Vec<usize> {
    let items = &tree.items;
    let sums = Sums::new(items);
    let mut scores: Vec<Option<f64>> = vec![None; items.len()];
    for (index, item) in items.iter().enumerate() {
        let voter = matches!(item.kind, Kind::Prose | Kind::Block | Kind::Article | Kind::ListItem);
        let (length, commas) = sums.direct[index];
        if !voter || item.dropped || length < VOTER {
            continue;
        }
        let score = 1.0 + number(commas) + (number(length) / 100.0).min(3.0);
        // A text that stands in a block itself, without a paragraph, votes for that block.
        let own = usize::from(matches!(item.kind, Kind::Block | Kind::Article));
        for (level, ancestor) in tree.ancestors(index).skip(1 - own).take(LEVELS).enumerate() {
            let share = match level {
                0 => 1.0,
                1 => 2.0,
                level => number(level) * 3.0,
            };
            *scores[ancestor].get_or_insert_with(|| start(&items[ancestor])) += score / share;
        }
    }
    for (index, score) in scores.iter_mut().enumerate() {
        if let Some(score) = score {
            *score *= 1.0 - sums.link_density(index, items[index].end);
        }
    }
    let Some(top) = best(&scores) else { return Vec::new() };
    let top = widen(tree, &scores, top);
    with_siblings(tree, &sums, &scores, top)
}

fn best(scores: &[Option<f64>]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, score) in scores.iter().enumerate() {
        if let Some(score) = *score
            && best.is_none_or(|(_, top)| score > top)
        {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}

/// Where several strong candidates share an ancestor, the article was cut up by its markup: take that ancestor.
fn widen<N: Node>(tree: &Tree<N>, scores: &[Option<f64>], top: usize) -> usize {
    let threshold = scores[top].unwrap_or_default() * 0.75;
    let strong = |index: &usize| scores[*index].is_some_and(|score| score >= threshold);
    let holds = |ancestor: usize| (ancestor + 1..tree.items[ancestor].end).filter(strong).count();
    if let Some(shared) = tree.ancestors(top).skip(1).find(|&ancestor| ancestor != 0 && holds(ancestor) >= 4) {
        return shared;
    }
    // Only children say nothing about where the article ends.
    let mut top = top;
    while let parent = tree.items[top].parent
        && parent != top
        && tree.items[parent].parent != parent
        && tree.children(parent).filter(|&child| tree.items[child].kind != Kind::Text).take(2).count() == 1
    {
        top = parent;
    }
    top
}

fn with_siblings<N: Node>(tree: &Tree<N>, sums: &Sums, scores: &[Option<f64>], top: usize) -> Vec<usize> {
    let parent = tree.items[top].parent;
    if parent == top {
        return vec![top];
    }
    let top_score = scores[top].unwrap_or_default();
    let threshold = (top_score * 0.2).max(10.0);
    let top_names = names(&tree.items[top].node);
    let mut found = Vec::new();
    let mut at = parent + 1;
    while at < tree.items[parent].end {
        let item = &tree.items[at];
        let joins = at == top
            || (!item.dropped && {
                let same = !top_names.is_empty() && names(&item.node) == top_names;
                let bonus = if same { top_score * 0.2 } else { 0.0 };
                let (length, density) = (sums.length(at, item.end), sums.link_density(at, item.end));
                scores[at].is_some_and(|score| score + bonus >= threshold)
                    || (item.kind == Kind::Prose && length > 80 && density < 0.25)
                    || (item.kind == Kind::Heading && at > top)
            });
        if joins {
            found.push(at);
        }
        at = item.end;
    }
    found
}

/// What an element is worth before any vote.
fn start<N: Node>(item: &Item<N>) -> f64 {
    let by_kind = match item.kind {
        Kind::Article => 15.0,
        Kind::Prose => 3.0,
        Kind::Block => 5.0,
        Kind::ListItem => -3.0,
        Kind::Title | Kind::Heading => -5.0,
        _ => 0.0,
    };
    let names = names(&item.node);
    let has = |words: &[&str]| words.iter().any(|word| small::find(&names, word).is_some());
    by_kind + if has(GOOD_NAMES) { 25.0 } else { 0.0 } - if has(BAD_NAMES) { 25.0 } else { 0.0 }
}

/// Lengths of texts, so that those of any subtree are a subtraction.
#[derive(Debug)]
struct Sums {
    /// Characters before each item: all, and in links.
    before: Vec<(usize, usize)>,
    /// Characters and commas of the text that belongs to each block itself.
    direct: Vec<(usize, usize)>,
}

impl Sums {
    fn new<N>(items: &[Item<N>]) -> Self {
        let mut before = Vec::with_capacity(items.len() + 1);
        let mut direct = vec![(0, 0); items.len()];
        let (mut all, mut links) = (0, 0);
        for item in items {
            before.push((all, links));
            if item.kind == Kind::Text && !item.dropped {
                all += item.length;
                links += if item.link { item.length } else { 0 };
                let sum: &mut (usize, usize) = &mut direct[item.block];
                *sum = (sum.0 + item.length, sum.1 + item.commas);
            }
        }
        before.push((all, links));
        Self { before, direct }
    }

    fn length(&self, start: usize, end: usize) -> usize {
        self.before[end].0 - self.before[start].0
    }

    fn link_density(&self, start: usize, end: usize) -> f64 {
        let length = self.length(start, end);
        if length == 0 { 0.0 } else { number(self.before[end].1 - self.before[start].1) / number(length) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "lengths of texts")]
const fn number(count: usize) -> f64 {
    count as f64
}
