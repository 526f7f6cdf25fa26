//! The language packs that the program holds, each read once, when a document needs it.

use std::{borrow::Cow, collections::BTreeMap, sync::OnceLock};

use crate::{
    digest::{Why, language_of},
    language::Pack,
    model::{Article, Digest},
    options::Options,
};

/// The pack of a language, if there is one.
fn known(tag: &str) -> Option<&'static Pack> {
    static PACKS: OnceLock<BTreeMap<&'static str, OnceLock<Pack>>> = OnceLock::new();
    let packs = PACKS.get_or_init(|| Pack::built_in_tags().map(|tag| (tag, OnceLock::new())).collect());
    // Regional tags fall back to their language, as `Pack::built_in` has it.
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let (tag, pack) = packs.get_key_value(tag).or_else(|| packs.get_key_value(primary.as_str()))?;
    Some(pack.get_or_init(|| Pack::built_in(tag).unwrap_or_default()))
}

/// The pack of a language, or one that knows only its tag.
pub(super) fn of(tag: &str) -> Cow<'static, Pack> {
    known(tag).map_or_else(|| Cow::Owned(Pack::empty(tag)), Cow::Borrowed)
}

/// The pack whose words stand around an article: its own, or the English one where there is none, as in the widget.
pub(super) fn around(tag: &str) -> Cow<'static, Pack> {
    of(if known(tag).is_some() { tag } else { "en" })
}

/// Reads an article in its own language.
pub(super) fn digest(article: &Article, options: &Options) -> Digest {
    crate::digest::digest(article, &of(language_of(article, options)), options)
}

/// The same, with why.
pub(super) fn explain(article: &Article, options: &Options) -> (Digest, Why) {
    crate::explain(article, &of(language_of(article, options)), options)
}
