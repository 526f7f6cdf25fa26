//! The language packs that the program holds, each read once.

use std::{collections::BTreeMap, sync::OnceLock};

use crate::{
    digest::language_of,
    language::Pack,
    model::{Article, Digest},
    options::Options,
};

/// The pack of a language, or one that knows only its tag.
pub(super) fn of(tag: &str) -> std::borrow::Cow<'static, Pack> {
    use std::borrow::Cow;
    static PACKS: OnceLock<BTreeMap<&'static str, Pack>> = OnceLock::new();
    let packs =
        PACKS.get_or_init(|| Pack::built_in_tags().filter_map(|tag| Some((tag, Pack::built_in(tag)?))).collect());
    // Regional tags fall back to their language, as `Pack::built_in` has it.
    if let Some(pack) = packs.get(tag) {
        return Cow::Borrowed(pack);
    }
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    packs.get(primary.as_str()).map_or_else(|| Cow::Owned(Pack::empty(tag)), Cow::Borrowed)
}

/// Reads an article in its own language.
pub(super) fn digest(article: &Article, options: &Options) -> Digest {
    crate::digest::digest(article, &of(language_of(article, options)), options)
}
