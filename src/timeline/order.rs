//! Everything here is sorted as plain numbers: a key in the upper half, an index in the lower. One sort for all, because
//! each one of its own would be loaded by every reader.

/// The numbers in rising order.
#[inline(never)]
pub(crate) fn sorted(mut keys: Vec<u64>) -> Vec<u64> {
    keys.sort_unstable();
    keys
}

/// A key for [`sorted`]: by `key`, then by `index`.
pub(crate) const fn pack(key: i32, index: u32) -> u64 {
    ((key.cast_unsigned() ^ 0x8000_0000) as u64) << 32 | index as u64
}

/// The index of a key.
pub(crate) const fn index(key: u64) -> u32 {
    (key & 0xffff_ffff) as u32
}

/// A number that rises as `value` falls. Of NaN nothing is promised.
pub(crate) const fn falling(value: f32) -> i32 {
    let bits = value.to_bits().cast_signed();
    // Negative floats rise as their bits fall.
    !(if bits < 0 { bits ^ 0x7fff_ffff } else { bits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_as_their_numbers() {
        let days = [5, -3, 0, i32::MIN, i32::MAX, -3];
        let order = sorted(days.iter().zip(0..).map(|(&day, at)| pack(day, at)).collect());
        assert_eq!(order.into_iter().map(index).collect::<Vec<_>>(), [3, 1, 5, 2, 0, 4]);
        let weights = [0.5, -1.0, 4.25, 0.0, -0.5];
        let order = sorted(weights.iter().zip(0..).map(|(&weight, at)| pack(falling(weight), at)).collect());
        assert_eq!(order.into_iter().map(index).collect::<Vec<_>>(), [2, 0, 3, 4, 1]);
    }
}
