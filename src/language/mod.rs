//! Languages are data: a pack is a set of named tables, and this room knows only how to read them.
//! What a table means is known by the room that uses it (`time` reads `month`, `actor` reads `territory`).

mod detect;
mod pack;
mod tables;
mod words;

#[cfg(target_arch = "wasm32")]
pub(crate) use detect::among;
pub use detect::detect;
pub use pack::Pack;
pub(crate) use tables::{Form, Layout, TABLES, Table, marked, mask};
pub use words::Words;
#[cfg(target_arch = "wasm32")]
pub(crate) use words::joined;
