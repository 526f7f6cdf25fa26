//! Strings to small numbers, by hash: what look-ups by word need, in few bytes of wasm and without an order of its own.

/// A set of keys, each with the number under which it was first seen (0, 1, 2 …).
///
/// A key is the 64-bit FNV-1a hash of what it stands for: among the some ten thousand words of a pack two hashes meet once
/// in hundreds of billions of packs, and then on every machine alike.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// Open addressing; 0 is free.
    keys: Vec<u64>,
    numbers: Vec<u32>,
    count: u32,
}

/// The start of every hash.
pub(crate) const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of `bytes` after what `hash` has seen.
pub(crate) fn hash(mut hash: u64, bytes: &[u8]) -> u64 {
    for &byte in bytes {
        hash = step(hash, byte);
    }
    hash
}

/// The hash with one byte more, or one number.
pub(crate) fn step(hash: u64, more: impl Into<u64>) -> u64 {
    (hash ^ more.into()).wrapping_mul(0x100_0000_01b3)
}

impl Index {
    /// With room for so many keys.
    pub(crate) fn with_capacity(count: usize) -> Self {
        let mut index = Self::default();
        index.resize((count * 4 / 3).next_power_of_two().max(64));
        index
    }

    /// How many keys there are.
    pub(crate) const fn len(&self) -> usize {
        self.count as usize
    }

    /// The number of a key that is there.
    pub(crate) fn get(&self, key: u64) -> Option<usize> {
        if self.keys.is_empty() {
            return None;
        }
        let slot = self.slot(key);
        (self.keys[slot] != 0).then(|| self.numbers[slot] as usize)
    }

    /// The number of a key, which is new if it equals the old [`Index::len`].
    pub(crate) fn add(&mut self, key: u64) -> usize {
        if self.len() * 4 >= self.keys.len() * 3 {
            self.resize((self.keys.len() * 2).max(64));
        }
        let slot = self.slot(key);
        if self.keys[slot] == 0 {
            self.keys[slot] = key.max(1);
            self.numbers[slot] = self.count;
            self.count += 1;
        }
        self.numbers[slot] as usize
    }

    /// Where a key stands, or would.
    fn slot(&self, key: u64) -> usize {
        let key = key.max(1);
        let mask = self.keys.len() - 1;
        // Both halves count: FNV leaves its low bits the least mixed.
        let mut slot = fold(key) & mask;
        while self.keys[slot] != 0 && self.keys[slot] != key {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn resize(&mut self, size: usize) {
        let keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let numbers = std::mem::replace(&mut self.numbers, vec![0; size]);
        for (key, number) in keys.into_iter().zip(numbers) {
            if key != 0 {
                let slot = self.slot(key);
                self.keys[slot] = key;
                self.numbers[slot] = number;
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the halves of the hash, by design")]
const fn fold(key: u64) -> usize {
    (key as u32 ^ (key >> 32) as u32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_first_time() {
        let mut index = Index::default();
        for round in 0..2 {
            for number in 0..500_usize {
                let key = hash(SEED, number.to_string().as_bytes());
                assert_eq!(index.get(key).is_some(), round == 1);
                assert_eq!(index.add(key), number);
            }
        }
        assert_eq!(index.len(), 500);
    }
}
