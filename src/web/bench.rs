//! The date tagger alone, for `cargo xtask bench dates`: no page that is published has it.

use wasm_bindgen::prelude::*;

use crate::{Pack, dates, plain};

/// A pack made ready.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Tagger {
    pack: Pack,
}

#[wasm_bindgen]
impl Tagger {
    /// From the text of a pack; one that cannot be read finds nothing.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: &str) -> Self {
        Self { pack: Pack::parse(pack).unwrap_or_default() }
    }

    /// The time expressions of a text and their values, one a line: start and end in bytes, and the TIMEX3 value.
    pub fn dates(&self, text: &str, published: &str) -> String {
        let mut article = plain(text, None);
        article.published = Some(published.to_owned());
        let line = |date: crate::DateMention| {
            [date.start.to_string().as_str(), " ", &date.end.to_string(), " ", &date.value, "\n"].concat()
        };
        dates(&article, &self.pack).into_iter().map(line).collect()
    }
}
