//! What comes in: pages, HTML, JSON, plain text and files of events become [`Article`](crate::Article)s and timelines.

mod article;
mod blocks;
mod digest;
mod events;
#[cfg(feature = "cli")]
mod html;
#[cfg(any(test, target_arch = "wasm32"))]
mod json;
mod main_text;
mod metadata;
mod page;
mod plain;
mod runs;
mod source;
#[cfg(all(test, feature = "cli"))]
mod tests;
mod tree;
mod url;
mod value;

pub use article::article;
#[cfg(feature = "cli")]
pub(crate) use article::id;
pub use digest::read_digest;
pub use events::events;
#[cfg(feature = "cli")]
pub use html::html;
#[cfg(target_arch = "wasm32")]
pub(crate) use json::json;
pub use page::{Node, Page, read_page};
pub use plain::plain;
pub use source::{Input, articles, source};
pub use url::safe_url;
pub use value::Value;
