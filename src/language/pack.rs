//! A language pack: one text of tables, each a list of tab-separated rows.

use std::{
    any::Any,
    sync::{Arc, OnceLock},
};

use crate::{error::Error, text::Lexicon};

/// Everything the engine knows of one language.
///
/// ```
/// let pack = kroniek::Pack::parse("kroniek-pack 2 nl\n[month]\njanuari\t1\nfebruari\t2\n")?;
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
    /// Where the names of states and organisations stand: the number of each code, and its row.
    names: OnceLock<Vec<(u64, u32)>>,
    lexicon: OnceLock<Arc<Lexicon>>,
    rules: OnceLock<Arc<dyn Any + Send + Sync>>,
}

const MAGIC: &str = "kroniek-pack 2 ";

impl Pack {
    /// Reads a pack as `cargo xtask build` writes it.
    ///
    /// # Errors
    /// If the first line is not that of a pack of this version: then [`Error::is_pack`] holds.
    pub fn parse(text: impl Into<String>) -> Result<Self, Error> {
        let text = text.into();
        if !text.starts_with(MAGIC) {
            let found: String = text.chars().take(24).collect();
            let message = [
                "not a language pack of this version: it starts with `",
                &found,
                "`, expected `",
                MAGIC,
                "`; load the pack that was built with this program",
            ];
            return Err(Error::pack(message.concat()));
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
        Ok(Self { text, tables, ..Self::default() })
    }

    /// A pack for languages that have none: it knows its tag, and dates in digits that mean the same everywhere.
    #[must_use]
    pub fn empty(tag: &str) -> Self {
        let digits = "\n[time_pattern]\ndate\t( y <- mn <- d )\ndate\t( d <. mn <. y )\n";
        Self::parse([MAGIC, tag, digits].concat()).unwrap_or_default()
    }

    /// All of it, as it came.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// BCP 47 tag of the language.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.text.lines().next().unwrap_or_default().strip_prefix(MAGIC).unwrap_or("und")
    }

    /// The rows of a table, each as its cells; nothing if the pack has no such table.
    pub fn rows<'a>(&'a self, table: &str) -> impl Iterator<Item = std::str::Split<'a, char>> + use<'a> {
        self.table(table)
    }

    pub(crate) fn table(&self, table: &str) -> Rows<'_> {
        // Some forty tables: a look at each costs less than an order of them.
        let found = self.tables.iter().find(|(name, _)| self.text[name.clone()] == *table);
        let (at, end) = found.map_or((0, 0), |(_, rows)| (rows.start, rows.end));
        Rows { text: self.text.get(..end).unwrap_or_default(), at }
    }

    /// A cell of the row that begins at `row`; empty if there is none.
    pub(crate) fn cell(&self, row: u32, cell: usize) -> &str {
        // No further than the cell: a row of cues has hundreds.
        let mut rest = self.text.get(row as usize..).unwrap_or_default();
        for _ in 0..cell {
            rest = rest.split_once(['\t', '\n']).map_or("", |(before, after)| {
                if rest.as_bytes().get(before.len()) == Some(&b'\t') { after } else { "" }
            });
        }
        rest.split(['\t', '\n']).next().unwrap_or_default()
    }

    /// The row of a state or an organisation, its code first. They are said for each mark of a picture, in each frame: too
    /// often to look through the table.
    pub(crate) fn names(&self, code: &str) -> Option<std::str::Split<'_, char>> {
        let number = |code: &str| code.bytes().fold(0, |number: u64, byte| number << 8 | u64::from(byte));
        let index = self.names.get_or_init(|| {
            let (mut rows, mut index) = (self.table("name"), Vec::new());
            while let Some((at, mut cells)) = rows.next_at() {
                index.push((number(cells.next().unwrap_or_default()), u32::try_from(at).unwrap_or(u32::MAX)));
            }
            crate::order::by(&mut index, |row| row.0);
            index
        });
        let wanted = number(code);
        let first = index.partition_point(|row| row.0 < wanted);
        let (found, at) = index.get(first)?;
        let row = Rows { text: &self.text, at: *at as usize }.next();
        row.filter(|cells| *found == wanted && cells.clone().next() == Some(code))
    }

    /// The words and phrases of all tables, made ready on first use.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Arc::new(Lexicon::new(self)))
    }

    /// What the room of time makes of its tables, made on first use. (This room does not know what it is.)
    pub(crate) fn rules<T: Any + Send + Sync>(&self, make: fn(&Self) -> T) -> Option<&T> {
        self.rules.get_or_init(|| Arc::new(make(self))).downcast_ref()
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

/// The rows of a table.
#[derive(Debug, Clone)]
pub(crate) struct Rows<'a> {
    /// The pack up to the last row.
    text: &'a str,
    at: usize,
}

impl<'a> Rows<'a> {
    /// The next row, and where it stands in the pack.
    pub(crate) fn next_at(&mut self) -> Option<(usize, std::str::Split<'a, char>)> {
        let at = self.at;
        let rest = self.text.get(at..).filter(|rest| !rest.is_empty())?;
        let row = rest.split_once('\n').map_or(rest, |(row, _)| row);
        self.at += row.len() + 1;
        Some((at, row.split('\t')))
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = std::str::Split<'a, char>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_at().map(|(_, cells)| cells)
    }
}
