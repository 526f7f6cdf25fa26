//! Events: who did what with or to whom, from a document's sentences, dates and actors; and silence otherwise.

use crate::{actor::Mention, language::Pack, model::Event, text::Document, time::Timex};

/// Every event of a document, in order; context events (no dyad) included.
pub(crate) fn find(_document: &Document<'_>, _pack: &Pack, _dates: &[Timex], _actors: &[Mention]) -> Vec<Event> {
    Vec::new()
}
