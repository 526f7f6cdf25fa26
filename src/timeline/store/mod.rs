//! The events that a widget shows, as text: what the picture asks for at every frame is in [`Facts`], the rest of an event
//! is read when it is looked at.

mod record;

use super::{
    facts::{Facts, Gathered},
    merge::{Key, key, order, placed},
};
use crate::{
    model::{Digest, Event},
    small::Gather as _,
};

/// A block holds so many bytes, and is never copied to grow further. (The first begins small: most timelines are.)
const BLOCK: usize = 1 << 16;

/// Events in the order of a timeline.
#[derive(Debug, Clone, Default)]
pub struct Events {
    blocks: Vec<String>,
    /// Block and place in it of each event.
    at: Vec<[u32; 2]>,
    /// What they are sorted by and known by, until they are settled.
    keys: Vec<Key>,
    gathered: Gathered,
    /// Where an event is written before it is known which block has room for it.
    record: String,
}

impl Events {
    /// Makes room for so many more.
    #[cfg(all(feature = "files", target_arch = "wasm32"))]
    pub(crate) fn reserve(&mut self, count: usize) {
        self.at.reserve_exact(count);
        self.keys.reserve_exact(count);
        self.gathered.reserve(count);
    }

    /// Adds an event, in any order.
    pub(crate) fn push(&mut self, event: &mut Event) {
        self.record.clear();
        record::write(event, &mut self.record);
        let full = |block: &String| block.len() + self.record.len() > BLOCK;
        if self.blocks.last().is_none_or(full) {
            self.blocks.push(String::with_capacity(if self.blocks.is_empty() { 0 } else { BLOCK }));
        }
        let number = self.blocks.len() - 1;
        let Some(block) = self.blocks.last_mut() else { return };
        let Ok(at) = u32::try_from(block.len()) else { return };
        block.push_str(&self.record);
        self.at.push([u32::try_from(number).unwrap_or(u32::MAX), at]);
        self.keys.push(key(event, self.gathered.push(event)));
    }

    /// Adds those of a digest that have a place on a timeline.
    pub(crate) fn add(&mut self, digest: &Digest) {
        digest.events.iter().filter(|event| placed(event)).for_each(|event| self.push(&mut event.clone()));
    }

    /// All are there: sorts them, drops doubles, and tells what they are to the picture beside the article of that id.
    pub(crate) fn settle(&mut self, article: &str) -> Facts {
        let head = |at: u32| {
            let record::Head { id, article, start, .. } = record::head(self.text(at as usize));
            (id, article, start)
        };
        let order = order(&self.keys, &|a, b| head(a).cmp(&head(b)));
        // What is not needed any more makes room for what is.
        (self.keys, self.record) = (Vec::new(), String::new());
        let gathered = std::mem::take(&mut self.gathered);
        let facts = gathered.facts(&order, &|at| record::head(self.text(at as usize)).article == article);
        self.at = order.iter().filter_map(|&at| self.at.get(at as usize)).copied().gather();
        facts
    }

    fn text(&self, index: usize) -> &str {
        let at = self.at.get(index);
        let found = at.and_then(|&[block, at]| self.blocks.get(block as usize)?.get(at as usize..));
        found.unwrap_or_default()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// An event.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Event> {
        let mut event = Event::default();
        (index < self.len()).then(|| self.read(index, &mut event))?;
        Some(event)
    }

    /// Reads an event over another one, which costs less than a new one.
    pub(crate) fn read(&self, index: usize, event: &mut Event) {
        record::read(self.text(index), event);
    }

    /// The headline of an event.
    pub(crate) fn headline(&self, index: usize) -> &str {
        record::head(self.text(index)).headline
    }

    /// The identifier of an event.
    pub(crate) fn id(&self, index: usize) -> &str {
        record::head(self.text(index)).id
    }
}
