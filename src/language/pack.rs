//! A language pack: one text of tables, each a list of tab-separated rows.

use crate::error::Error;

/// Everything the engine knows of one language.
///
/// ```
/// let pack = kroniek::Pack::parse("kroniek-pack 1 nl\n[month]\njanuari\t1\nfebruari\t2\n")?;
/// assert_eq!(pack.tag(), "nl");
/// let months: Vec<_> = pack.rows("month").map(|mut cells| cells.next()).collect();
/// assert_eq!(months, [Some("januari"), Some("februari")]);
/// # Ok::<(), kroniek::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Pack {
    text: String,
    /// Name and rows of each table, as ranges of `text`.
    tables: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)>,
}

const MAGIC: &str = "kroniek-pack 1 ";

impl Pack {
    /// Reads a pack as `cargo xtask build` writes it.
    ///
    /// # Errors
    /// If the first line is not that of a pack of this version: then [`Error::is_pack`] holds.
    pub fn parse(text: impl Into<String>) -> Result<Self, Error> {
        let text = text.into();
        if !text.starts_with(MAGIC) {
            let found: String = text.chars().take(24).collect();
            return Err(Error::pack(format!(
                "not a language pack of this version: it starts with {found:?}, expected {MAGIC:?}; \
                 load the pack that was built with this program"
            )));
        }
        let mut tables: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> = Vec::new();
        let mut at = text.find('\n').map_or(text.len(), |end| end + 1);
        while at < text.len() {
            let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
            let line = &text[at..end];
            let next = (end + 1).min(text.len());
            if line.starts_with('[') && line.ends_with(']') {
                tables.push((at + 1..end - 1, next..next));
            } else if let Some((_, rows)) = tables.last_mut() {
                rows.end = end;
            }
            at = next;
        }
        Ok(Self { text, tables })
    }

    /// A pack that knows nothing but its tag: for languages that have none.
    #[must_use]
    pub fn empty(tag: &str) -> Self {
        Self { text: format!("{MAGIC}{tag}\n"), tables: Vec::new() }
    }

    /// BCP 47 tag of the language.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.text.lines().next().unwrap_or_default().strip_prefix(MAGIC).unwrap_or("und")
    }

    /// The rows of a table, each as its cells; nothing if the pack has no such table.
    pub fn rows<'a>(&'a self, table: &str) -> impl Iterator<Item = std::str::Split<'a, char>> + use<'a> {
        // Some forty tables: a look at each costs less than an order of them.
        let found = self.tables.iter().find(|(name, _)| self.text[name.clone()] == *table);
        let rows = found.map_or("", |(_, rows)| &self.text[rows.clone()]);
        rows.lines().map(|line| line.split('\t'))
    }

    /// The second cell of the first row of `table` whose first cell is `key`.
    #[must_use]
    pub fn get<'a>(&'a self, table: &str, key: &str) -> Option<&'a str> {
        self.rows(table).find_map(|mut cells| if cells.next() == Some(key) { cells.next() } else { None })
    }

    /// The pack of a language that the native program holds; regional tags fall back to their language
    /// (`nl-BE` to `nl`).
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn built_in(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let exact = tag.replace('_', "-");
        let find = |wanted: &str| BUILT_IN.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        find(&exact).or_else(|| find(&primary)).and_then(|(_, text)| Self::parse(*text).ok())
    }

    /// Tags of the packs that the native program holds.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn built_in_tags() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(tag, _)| *tag)
    }
}

#[cfg(not(target_arch = "wasm32"))]
static BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));
