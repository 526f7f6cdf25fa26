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
    if keys.len() < MANY || !cfg!(feature = "files") {
        sort(&mut order, &|a, b| keys[a as usize] < keys[b as usize]);
        return order;
    }
    // By one byte after the other, from the last to the first; most are the same in all numbers.
    let mut other = order.clone();
    for shift in (0..64).step_by(8) {
        let digit = |at: u32| (keys[at as usize] >> shift) as usize & 0xff;
        let mut starts = [0; 256];
        order.iter().for_each(|&at| starts[digit(at)] += 1);
        if starts[digit(0)] == keys.len() {
            continue;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for &at in &order {
            let place = &mut starts[digit(at)];
            other[*place] = at;
            *place += 1;
        }
        std::mem::swap(&mut order, &mut other);
    }
    order
}

/// From so many on, which only files hold, a pass for each byte costs less than comparisons.
const MANY: usize = 1000;

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

    #[test]
    fn many_numbers_are_sorted_as_few_are() {
        let numbers: Vec<u64> = (0..3000_u64).map(|at| (at * 7919 % 501) << 13 | (at % 3) << 60).collect();
        let mut expected: Vec<u32> = (0..3000).collect();
        expected.sort_by_key(|&at| numbers[at as usize]);
        assert_eq!(super::ranks(numbers), expected);
    }

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
