//! Whole numbers in order, among which a place is found in few far looks: of a million, a search jumps about in the first
//! of every sixty-four, which stay near the processor, and then reads one stretch.

/// One of so many is also among the few.
const STEP: usize = 64;

/// Days (or twice the middles of some), in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Days {
    all: Vec<i32>,
    few: Vec<i32>,
}

impl Days {
    /// Adds one that no other comes after.
    pub(crate) fn push(&mut self, day: i32) {
        if self.all.len().is_multiple_of(STEP) {
            self.few.push(day);
        }
        self.all.push(day);
    }

    /// How many are less than a limit.
    pub(crate) fn before(&self, limit: f64) -> usize {
        let less = |day: &i32| f64::from(*day) < limit;
        let Some(stretch) = self.few.partition_point(less).checked_sub(1) else { return 0 };
        let start = stretch * STEP;
        let end = self.all.len().min(start + STEP);
        start + self.all.get(start..end).unwrap_or_default().partition_point(less)
    }

    /// One of them.
    pub(crate) fn get(&self, at: usize) -> Option<f64> {
        self.all.get(at).map(|&day| f64::from(day))
    }

    /// Whether there are none.
    pub(crate) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_a_plain_count_finds(mut days in prop::collection::vec(-90_i32..90, 0..400), limit in -100.0..100.0) {
            days.sort_unstable();
            let mut list = Days::default();
            days.iter().for_each(|&day| list.push(day));
            for limit in [limit, f64::floor(limit)] {
                prop_assert_eq!(list.before(limit), days.iter().filter(|&&day| f64::from(day) < limit).count());
            }
        }
    }
}
