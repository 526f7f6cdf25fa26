//! What comes in: pages, HTML, JSON, plain text and files of events become [`Article`](crate::Article)s and timelines.

mod page;
mod plain;

pub use page::Node;
pub use plain::plain;
