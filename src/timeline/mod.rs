//! Many digests become one timeline (an associative, commutative merge), and a timeline becomes a picture:
//! scale, ticks, lanes, labels, clusters, ribbon and density strip, as plain numbers. No file here knows a DOM or a font.

mod clusters;
mod days;
pub(crate) mod draw;
pub(crate) mod facts;
pub(crate) mod frame;
pub(crate) mod index;
mod labels;
mod merge;
pub(crate) mod path;
mod pyramid;
#[cfg(feature = "cli")]
mod rank;
mod ribbon;
mod room;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod scale;
pub(crate) mod scene;
mod store;
mod strip;
mod ticks;
pub(crate) mod when;
pub(crate) mod wrap;

pub use facts::Pair;
#[cfg(feature = "cli")]
pub(crate) use merge::SEVERAL;
#[cfg(feature = "cli")]
pub use rank::{Scope, rank};
pub(crate) use scene::Scene;
pub use store::Events;
