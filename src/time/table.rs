//! Words and what they may mean, found by their hash: one look per word of a text, whatever the size of the lexicon.

use super::lexicon::Entry;

/// A set of words with their entries.
#[derive(Debug, Default)]
pub(super) struct Table<'p> {
    /// Index + 1 of a key; 0 is free. The length is a power of two, at least twice the number of keys.
    slots: Vec<u16>,
    keys: Vec<(Box<str>, Vec<Entry<'p>>)>,
}

/// FNV-1a: the same everywhere.
fn hash(word: &str) -> usize {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}

impl<'p> Table<'p> {
    /// How many words it has.
    pub(super) const fn len(&self) -> usize {
        self.keys.len()
    }

    /// The index of a word.
    pub(super) fn index(&self, word: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(word) & mask;
        loop {
            let index = usize::from(self.slots[slot]).checked_sub(1)?;
            if *self.keys[index].0 == *word {
                return Some(index);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The entries of a word.
    pub(super) fn get(&self, word: &str) -> Option<&[Entry<'p>]> {
        self.index(word).map(|index| self.keys[index].1.as_slice())
    }

    /// Adds an entry to a word. More words than fit an index are left out.
    pub(super) fn push(&mut self, word: &str, entry: Entry<'p>) {
        if let Some(index) = self.index(word) {
            // Longer phrases first; those of one wording together.
            let entries = &mut self.keys[index].1;
            let same = entries.iter().rposition(|known| known.rest == entry.rest).map(|at| at + 1);
            let at = same.or_else(|| entries.iter().position(|known| known.rest.len() < entry.rest.len()));
            entries.insert(at.unwrap_or(entries.len()), entry);
            return;
        }
        let Ok(index) = u16::try_from(self.keys.len() + 1) else { return };
        self.keys.push((word.into(), vec![entry]));
        if self.slots.len() < self.keys.len() * 2 {
            self.slots = vec![0; (self.keys.len() * 4).next_power_of_two()];
            for at in 0..self.keys.len() {
                self.place(at, u16::try_from(at + 1).unwrap_or(index));
            }
        } else {
            self.place(self.keys.len() - 1, index);
        }
    }

    fn place(&mut self, at: usize, index: u16) {
        let mask = self.slots.len() - 1;
        let mut slot = hash(&self.keys[at].0) & mask;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = index;
    }
}
