//! What the library does for every case and the widget needs for one: fewer bytes for the page.

/// For every iterator: the library's `collect` into a list, which the widget takes apart by pushes. The library has some five
/// ways to fill a list, and each is compiled anew for each iterator.
pub(crate) trait Gather: Iterator + Sized {
    /// All that comes, in a list.
    #[inline]
    fn gather(self) -> Vec<Self::Item> {
        if cfg!(all(target_arch = "wasm32", not(feature = "files"))) {
            let mut list = Vec::new();
            for item in self {
                list.push(item);
            }
            list
        } else {
            self.collect()
        }
    }
}

impl<I: Iterator> Gather for I {}

/// Where a text first stands in another: for short ones, without the library's tables for long ones.
#[inline(never)]
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    (0..=text.len().checked_sub(part.len())?).find(|at| text[*at..].starts_with(part))
}

/// The number that a text is, if the type holds it: one reading of digits for all types.
pub(crate) fn whole<T: TryFrom<i32>>(text: &str) -> Option<T> {
    T::try_from(integer(text)?).ok()
}

#[inline(never)]
fn integer(text: &str) -> Option<i32> {
    text.parse().ok()
}

/// A number in digits.
pub(crate) fn decimal(number: impl TryInto<i64>) -> String {
    let number = number.try_into().unwrap_or_default();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    push(&mut out, number.unsigned_abs());
    out
}

fn push(out: &mut String, number: u64) {
    if number > 9 {
        push(out, number / 10);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or_default()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_and_reads_as_the_library_does() {
        for (text, part) in [("één één", "é"), ("één", "n"), ("a", "ab"), ("", "a"), ("aab", "ab"), ("a", ""), ("", "")]
        {
            assert_eq!(find(text, part), text.find(part), "{text} {part}");
        }
        for text in ["0", "+7", "12", "255", "256", "-1", "", "x", "1.5", "99999999999"] {
            assert_eq!(whole::<u8>(text), text.parse().ok(), "{text}");
        }
        for number in [0, 9, 10, -1, -120, 1_234_567, i64::MAX, i64::MIN] {
            assert_eq!(decimal(number), number.to_string());
        }
    }
}
