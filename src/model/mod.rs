//! The plain data that the rooms hand to one another: no behaviour beyond construction, and the only home of serde.
//!
//! Field names are the JSON names. Spans inside the engine are UTF-8 byte offsets into [`Article::text`]; the outer
//! edge converts them to the unit that was asked for.

mod article;
mod digest;
mod event;
mod timeline;
mod vocabulary;

pub use article::*;
pub use digest::*;
pub use event::*;
pub use timeline::*;
pub use vocabulary::*;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::calendar::Day;

/// A half-open range of a text: UTF-8 bytes inside the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First offset.
    pub start: usize,
    /// One past the last offset.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The part of `text` that the span covers; empty if it does not fit.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Something the developer should know about the input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Notice {
    /// A stable word for programs: `unknown-language`, `invalid-date`, `text-cut`.
    pub code: String,
    /// What is wrong, where, and how to mend it.
    pub message: String,
}

impl Notice {
    /// A notice with its code and its message.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("a day such as 2025-07-11 was expected"))
    }
}

/// To four decimals, and whole numbers without a decimal point, as JavaScript prints them: every writer gives the same bytes.
fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[expect(clippy::cast_possible_truncation, reason = "scores and shares, below a million")]
    let parts = (value * 10_000.0).round() as i64;
    if parts % 10_000 == 0 {
        serializer.serialize_i64(parts / 10_000)
    } else {
        #[expect(clippy::cast_precision_loss, reason = "below a million")]
        serializer.serialize_f64(parts as f64 / 10_000.0)
    }
}
