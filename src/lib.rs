//! Kroniek reads a news article and gives back **the article in short** and **a timeline of the bilateral events**
//! found in it: who did what with or to whom, when, where, each linked to its sentence.
//!
//! The way of the data, with no way back: page → `read` → [`Article`] → `text` → `time`, `actor` → `event` →
//! (`summary`) → [`Digest`] → `timeline` → `state` → `web`.
//!
//! Invariants:
//! - Analysis has no clock, no locale of the machine, no DOM, no randomness and no hash-map order: the same input gives
//!   the same bytes natively and in every browser. The publication date is an input.
//! - Nothing is invented: every sentence, date, actor and event keeps the span of the text that it was taken from.
//! - The engine names no language: what differs between languages is data in `languages/`.
//! - Only `web` (wasm32) knows the browser; only `bin/kroniek.rs` and feature `cli` know the terminal and the disk.

mod actor;
mod calendar;
mod digest;
mod error;
mod event;
mod language;
mod model;
mod options;
mod order;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod program;
mod read;
#[cfg(any(feature = "cli", feature = "bench"))]
#[doc(hidden)]
pub mod rooms;
mod small;
mod state;
mod summary;
mod text;
mod time;
mod timeline;
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod web;
mod write;

pub use calendar::{Day, Extent, event_date, extent};
#[cfg(feature = "cli")]
pub use digest::{Why, explain};
pub use digest::{digest, language_of};
pub use error::Error;
#[cfg(feature = "cli")]
pub use event::Weighed;
pub use language::{Pack, Words, detect};
pub use model::*;
#[cfg(not(target_arch = "wasm32"))]
pub use options::attributes_markdown;
pub use options::{Options, Theme, WidgetOptions};
#[cfg(feature = "cli")]
pub use read::html;
#[cfg(feature = "files")]
pub use read::{Input, Value, article, articles, events, read_digest, source};
pub use read::{Node, Page, plain, read_page, safe_url};
pub use state::{Changes, Chips, Choice, Facet, Group, Heading, Msg, State, StripPart, Title, View};
#[cfg(feature = "cli")]
pub use summary::Explained;
pub use text::{Offsets, convert};
pub use timeline::{
    Events, Pair,
    path::Layer,
    scene::{Anchor, Band, Bar, LINE, Label, Lane, Lines, Mark, Scene, ShelfItem, Side, Tick},
};
#[cfg(feature = "cli")]
pub use timeline::{Scope, rank};
#[cfg(feature = "files")]
pub use write::{csv, icalendar, svg};
