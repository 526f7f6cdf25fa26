//! Many digests become one timeline (an associative, commutative merge), and a timeline becomes a picture:
//! scale, ticks, lanes, labels, clusters, ribbon and density strip, as plain numbers.

pub mod scene;

pub use scene::Scene;

use crate::model::{Digest, Timeline};

impl Timeline {
    /// The timeline of one article.
    #[must_use]
    pub fn from_digest(digest: &Digest) -> Self {
        Self { title: None, eras: Vec::new(), events: digest.events.clone() }
    }

    /// Both timelines in one; the order of merging does not matter.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.events.extend(other.events);
        self
    }
}
