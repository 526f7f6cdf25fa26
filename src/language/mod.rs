//! Languages are data: a pack is a set of named tables, and this room knows only how to read them.
//! What a table means is known by the room that uses it (`time` reads `month`, `actor` reads `territory`).

mod detect;
mod pack;
mod words;

pub use detect::detect;
pub use pack::Pack;
pub use words::Words;
