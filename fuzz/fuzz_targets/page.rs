//! Any HTML: its main text is found, and every block stands in the text.
#![no_main]

use kroniek::html;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &str| {
    let article = html(page);
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end && article.text.get(block.span.start..block.span.end).is_some());
        end = block.span.end;
    }
});
