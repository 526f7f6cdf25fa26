//! Many digests become one timeline (an associative, commutative merge), and a timeline becomes a picture:
//! scale, ticks, lanes, labels, clusters, ribbon and density strip, as plain numbers. No file here knows a DOM or a font.

mod clusters;
pub(crate) mod draw;
pub(crate) mod frame;
pub(crate) mod index;
mod labels;
pub(crate) mod lanes;
mod merge;
mod pyramid;
mod rank;
mod ribbon;
mod room;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod scale;
pub(crate) mod scene;
mod strip;
mod ticks;
pub(crate) mod when;

pub use lanes::Pair;
pub use rank::{Scope, rank};
pub(crate) use scene::Scene;
