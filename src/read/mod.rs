//! What comes in: pages, HTML, JSON, plain text and files of events become [`Article`](crate::Article)s and timelines.

#[cfg(feature = "files")]
mod article;
mod blocks;
#[cfg(feature = "files")]
mod digest;
#[cfg(feature = "files")]
mod events;
#[cfg(feature = "cli")]
mod html;
mod main_text;
mod metadata;
mod page;
mod plain;
#[cfg(all(feature = "files", any(test, target_arch = "wasm32")))]
mod rows;
mod runs;
#[cfg(feature = "cli")]
mod shallow;
#[cfg(feature = "files")]
mod source;
#[cfg(all(test, feature = "cli"))]
mod tests;
mod tree;
mod url;
#[cfg(feature = "files")]
mod value;

#[cfg(feature = "files")]
pub use article::article;
#[cfg(feature = "cli")]
pub(crate) use article::id;
#[cfg(feature = "files")]
pub use digest::read_digest;
#[cfg(feature = "files")]
pub use events::events;
#[cfg(feature = "cli")]
pub use html::html;
pub use page::{Node, Page, read_page};
pub use plain::plain;
#[cfg(feature = "files")]
pub use source::{Input, articles, source};
pub use url::safe_url;
#[cfg(feature = "files")]
pub use value::Value;
#[cfg(all(feature = "files", target_arch = "wasm32"))]
pub(crate) use {rows::Rows, source::part};
