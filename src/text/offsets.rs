//! Offsets in the unit that the outside counts in.

/// The unit of offsets in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Offsets {
    /// UTF-16 code units, as JavaScript counts.
    #[default]
    Utf16,
    /// UTF-8 bytes.
    Utf8,
    /// Unicode code points.
    Chars,
}

/// Converts byte offsets of `text` in one pass, whatever their order.
pub fn convert(text: &str, unit: Offsets, mut sorted: Vec<&mut usize>) {
    if unit == Offsets::Utf8 {
        return;
    }
    crate::order::by(&mut sorted, |offset| **offset as u64);
    let mut wanted = sorted.into_iter().peekable();
    let mut count = 0;
    for (at, c) in text.char_indices() {
        while let Some(offset) = wanted.next_if(|offset| **offset <= at) {
            *offset = count;
        }
        if wanted.peek().is_none() {
            return;
        }
        count += if unit == Offsets::Utf16 { c.len_utf16() } else { 1 };
    }
    for offset in wanted {
        *offset = count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_unit() {
        let text = "a é 𝄞 z";
        for (unit, expected) in [(Offsets::Utf8, [10, 2, 5]), (Offsets::Utf16, [7, 2, 4]), (Offsets::Chars, [6, 2, 4])]
        {
            let mut offsets = [10, 2, 5];
            convert(text, unit, offsets.iter_mut().collect());
            assert_eq!(offsets, expected);
        }
    }
}
