//! Any string as a date: what is read is written as a date that reads the same.
#![no_main]

use kroniek::{Basis, Pack, Words, event_date};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(date) = event_date(text, Basis::Editor) {
        assert_eq!(event_date(&date.edtf, Basis::Editor).as_ref(), Ok(&date));
        let _ = Words::new(&Pack::built_in("nl").unwrap_or_default()).date(&date);
    }
});
