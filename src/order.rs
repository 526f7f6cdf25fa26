//! One sort for all rooms: by a number, ties as they stood. Each kind of item that is sorted by a comparison of its own costs
//! the page between one and two kilobytes; a number a piece is the same to all of them.

use crate::small::Gather as _;

/// Sorts by a number, the smallest first; ties stay as they stood.
pub(crate) fn by<T>(items: &mut [T], key: impl Fn(&T) -> u64) {
    let mut from = ranks(items.iter().map(key).gather());
    // What belongs at each place is fetched from where it went meanwhile: every cycle of the permutation is closed once.
    for at in 0..items.len() {
        let mut source = from[at] as usize;
        while source < at {
            source = from[source] as usize;
        }
        items.swap(at, source);
        #[expect(clippy::cast_possible_truncation, reason = "it was a u32")]
        {
            from[at] = source as u32;
        }
    }
}

/// Where the item of each place stood before.
pub(crate) fn ranks(keys: Vec<u64>) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(keys.len()).gather();
    sort(&mut order, &|a, b| keys[a as usize] < keys[b as usize]);
    order
}

/// Sorts numbers by a rule that tells whether the first comes before the second; ties stay as they stood. A plain merge sort,
/// which is a tenth of the library's, and quick where much is in order already.
#[inline(never)]
pub(crate) fn sort(order: &mut Vec<u32>, before: &dyn Fn(u32, u32) -> bool) {
    let (count, mut other, mut width) = (order.len(), order.clone(), 1);
    while width < count {
        let mut start = 0;
        while start < count {
            let (middle, end) = ((start + width).min(count), (start + 2 * width).min(count));
            if middle == end || !before(order[middle], order[middle - 1]) {
                other[start..end].copy_from_slice(&order[start..end]);
                start = end;
                continue;
            }
            let (mut left, mut right) = (start, middle);
            for slot in &mut other[start..end] {
                let from = if right == end || left < middle && !before(order[right], order[left]) {
                    &mut left
                } else {
                    &mut right
                };
                *slot = order[*from];
                *from += 1;
            }
            start = end;
        }
        std::mem::swap(order, &mut other);
        width *= 2;
    }
}

/// A number as one that sorts the same: -1.5 before 0.0 before 2.0 (`total_cmp`).
pub(crate) const fn real(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// A number as one that sorts the other way round.
pub(crate) const fn most(value: f64) -> u64 {
    !real(value)
}

/// Two numbers below 2³² as one, the first before the second.
pub(crate) const fn pair(first: usize, second: usize) -> u64 {
    (first as u64) << 32 | second as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does(mut items in prop::collection::vec((-3_i32..3, any::<u8>()), 0..40)) {
            let mut expected = items.clone();
            expected.sort_by(|a, b| f64::from(b.0).total_cmp(&f64::from(a.0)));
            super::by(&mut items, |item| super::most(f64::from(item.0)));
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn numbers_keep_their_order(a in any::<f64>(), b in any::<f64>(), x in any::<u32>(), y in any::<u32>()) {
            prop_assert_eq!(super::real(a).cmp(&super::real(b)), a.total_cmp(&b));
            let (x, y) = (x as usize, y as usize);
            prop_assert_eq!(super::pair(x, y).cmp(&super::pair(y, x)), (x, y).cmp(&(y, x)));
        }
    }
}
