//! The language packs that the program holds, each read once, when a document needs it.

use std::{borrow::Cow, collections::BTreeMap, sync::OnceLock};

use crate::{
    digest::{Why, language_of},
    language::Pack,
    model::{Article, Digest},
    options::Options,
};

/// The pack of a language, or one that knows only its tag.
pub(super) fn of(tag: &str) -> Cow<'static, Pack> {
    static PACKS: OnceLock<BTreeMap<&'static str, OnceLock<Pack>>> = OnceLock::new();
    let packs = PACKS.get_or_init(|| Pack::built_in_tags().map(|tag| (tag, OnceLock::new())).collect());
    // Regional tags fall back to their language, as `Pack::built_in` has it.
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match packs.get_key_value(tag).or_else(|| packs.get_key_value(primary.as_str())) {
        Some((tag, pack)) => Cow::Borrowed(pack.get_or_init(|| Pack::built_in(tag).unwrap_or_default())),
        None => Cow::Owned(Pack::empty(tag)),
    }
}

/// Reads an article in its own language.
pub(super) fn digest(article: &Article, options: &Options) -> Digest {
    crate::digest::digest(article, &of(language_of(article, options)), options)
}

/// The same, with why.
pub(super) fn explain(article: &Article, options: &Options) -> (Digest, Why) {
    crate::explain(article, &of(language_of(article, options)), options)
}
