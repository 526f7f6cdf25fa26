//! Which language a text is written in.

/// BCP 47 tag of the language of `text`, or `und`.
#[must_use]
pub fn detect(_text: &str) -> &'static str {
    "und"
}
