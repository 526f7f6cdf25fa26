//! Which tables of a pack hold words and phrases, and where in their rows these stand. What a table means is known by the
//! room that reads it.

/// A table of words or phrases. Of one phrase in several tables the last of them counts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Table {
    Abbreviation,
    Frequent,
    City,
    Seat,
    Adjective,
    People,
    Metonym,
    Leader,
    Territory,
    Organisation,
    NotActor,
    Thing,
    Compound,
    Short,
    ShortAfter,
    ShortBefore,
    Title,
    Former,
    Of,
    Locative,
    EventCue,
    ContextCue,
    HostCue,
    EventAnaphor,
    PairAnaphor,
    Negation,
    Agent,
    Passive,
    PassiveVerb,
    Origin,
    Toward,
    Background,
    Conjunction,
    Silence,
    Domestic,
    StatusCue,
    Clause,
    FunctionWord,
    Boilerplate,
    Anaphora,
    Connective,
    Contrast,
    Era,
    Relative,
    WeekdayShort,
    Weekday,
    MonthShort,
    Month,
    TimeTense,
    TimeWord,
}

/// How the cells of a table are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Each cell is a phrase; `foo*` is any word with that start, `*foo` any with that end, and ` * ` some words between.
    Phrases,
    /// The same, and each phrase has the other forms that table `inflection` gives it (adjectives and people) …
    Inflected,
    /// … or table `case` (names).
    Cased,
    /// Each cell is one word.
    Words,
    /// Phrases between `|`; `^word` counts with a capital only, `_word` only without, `-word` as the end of a compound.
    Lists,
}

/// Where the phrases of a table stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    pub(crate) table: Table,
    pub(crate) name: &'static str,
    /// The first cell, and one past the last.
    pub(crate) cells: (u8, u8),
    pub(crate) form: Form,
}

const fn layout(table: Table, name: &'static str, first: u8, end: u8, form: Form) -> Layout {
    Layout { table, name, cells: (first, end), form }
}

const ALL: u8 = u8::MAX;

/// The mark before a cell of table `name` from which on the names are of table [`Table::City`]; the tables after it have the
/// marks after this one, up to [`Table::Territory`]. Those of organisations have none.
const MARK: u8 = b':';

/// The table whose names begin with a cell of table `name`, if it is another than that of the cell before.
pub(crate) fn marked(cell: &str) -> Option<&'static Layout> {
    let table = usize::from(cell.bytes().next()?.checked_sub(MARK)?);
    TABLES[Table::City as usize..Table::Organisation as usize].get(table)
}

/// All of them, in the order of [`Table`].
pub(crate) static TABLES: [Layout; 50] = {
    use Form::{Cased, Inflected, Lists, Phrases, Words};
    [
        layout(Table::Abbreviation, "abbreviation", 0, 1, Words),
        layout(Table::Frequent, "frequent", 0, ALL, Words),
        layout(Table::City, "city", 1, ALL, Cased),
        layout(Table::Seat, "seat", 1, ALL, Cased),
        layout(Table::Adjective, "adjective", 1, ALL, Inflected),
        layout(Table::People, "people", 1, ALL, Inflected),
        layout(Table::Metonym, "metonym", 1, ALL, Cased),
        layout(Table::Leader, "leader", 1, ALL, Cased),
        layout(Table::Territory, "territory", 1, ALL, Cased),
        layout(Table::Organisation, "name", 1, ALL, Cased),
        layout(Table::NotActor, "not_actor", 0, ALL, Phrases),
        layout(Table::Thing, "thing", 0, ALL, Phrases),
        layout(Table::Compound, "compound", 1, ALL, Phrases),
        layout(Table::Short, "short", 1, ALL, Words),
        layout(Table::ShortAfter, "short_after", 0, ALL, Words),
        layout(Table::ShortBefore, "short_before", 0, ALL, Phrases),
        layout(Table::Title, "title", 0, ALL, Phrases),
        layout(Table::Former, "former", 0, ALL, Phrases),
        layout(Table::Of, "of", 0, ALL, Words),
        layout(Table::Locative, "locative", 0, ALL, Words),
        layout(Table::EventCue, "event_cue", 3, ALL, Phrases),
        layout(Table::ContextCue, "context_cue", 1, ALL, Phrases),
        layout(Table::HostCue, "host_cue", 0, ALL, Phrases),
        layout(Table::EventAnaphor, "event_anaphor", 0, ALL, Phrases),
        layout(Table::PairAnaphor, "pair_anaphor", 0, ALL, Phrases),
        layout(Table::Negation, "negation", 0, ALL, Phrases),
        layout(Table::Agent, "agent", 0, ALL, Phrases),
        layout(Table::Passive, "passive", 0, ALL, Phrases),
        layout(Table::PassiveVerb, "passive_verb", 0, ALL, Phrases),
        layout(Table::Origin, "origin", 0, ALL, Phrases),
        layout(Table::Toward, "toward", 0, ALL, Phrases),
        layout(Table::Background, "background", 0, ALL, Phrases),
        layout(Table::Conjunction, "conjunction", 0, ALL, Phrases),
        layout(Table::Silence, "silence", 0, ALL, Phrases),
        layout(Table::Domestic, "domestic", 0, ALL, Phrases),
        layout(Table::StatusCue, "status_cue", 1, ALL, Phrases),
        layout(Table::Clause, "clause", 0, ALL, Phrases),
        layout(Table::FunctionWord, "function_word", 0, ALL, Words),
        layout(Table::Boilerplate, "boilerplate", 0, 1, Phrases),
        layout(Table::Anaphora, "anaphora", 0, ALL, Phrases),
        layout(Table::Connective, "connective", 0, ALL, Phrases),
        layout(Table::Contrast, "contrast", 0, ALL, Phrases),
        layout(Table::Era, "era", 0, 1, Phrases),
        layout(Table::Relative, "relative", 0, 1, Phrases),
        layout(Table::WeekdayShort, "weekday_short", 0, 1, Phrases),
        layout(Table::Weekday, "weekday", 0, 1, Phrases),
        layout(Table::MonthShort, "month_short", 0, 1, Phrases),
        layout(Table::Month, "month", 0, 1, Phrases),
        layout(Table::TimeTense, "time_tense", 1, ALL, Lists),
        layout(Table::TimeWord, "time_word", 2, 3, Lists),
    ]
};

impl Table {
    /// The bit of the table in a mask of tables.
    pub(crate) const fn bit(self) -> u64 {
        1 << self as u8
    }
}

/// The mask of several tables.
pub(crate) const fn mask(tables: &[Table]) -> u64 {
    let (mut mask, mut at) = (0, 0);
    while at < tables.len() {
        mask |= tables[at].bit();
        at += 1;
    }
    mask
}
