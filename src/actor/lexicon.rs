//! The names of a language's pack, ready to be looked up.

use super::MentionKind;
use crate::{
    language::Pack,
    text::{Document, Phrases, Word},
};

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    /// ISO 3166-1 alpha-2, or the code of an organisation.
    pub(super) code: &'a str,
    /// How it names the actor; none for a name that holds a state's name and is no actor ("Bank of China").
    pub(super) kind: Option<MentionKind>,
    /// A seat of government: a place after a locative word, the government elsewhere.
    pub(super) seat: bool,
    /// Written in capitals only: "VS", not "vs".
    pub(super) upper: bool,
    /// May be written without a capital.
    pub(super) lower: bool,
}

/// The names of a language.
#[derive(Debug)]
pub(super) struct Lexicon<'a> {
    pub(super) names: Phrases<Name<'a>>,
    pub(super) compounds: Phrases<Name<'a>>,
    pub(super) titles: Phrases<()>,
    pub(super) clitics: Vec<&'a str>,
    pub(super) locatives: Vec<&'a str>,
    pub(super) links: Vec<&'a str>,
}

/// Tables of names in which the first cell is the code; a later table wins over an earlier one.
const TABLES: &[(&str, Option<MentionKind>)] = &[
    ("seat", Some(MentionKind::Metonym)),
    ("adjective", Some(MentionKind::Adjective)),
    ("people", Some(MentionKind::People)),
    ("metonym", Some(MentionKind::Metonym)),
    ("firm", Some(MentionKind::Metonym)),
    ("leader", Some(MentionKind::Metonym)),
    ("territory", Some(MentionKind::Name)),
    ("organisation", Some(MentionKind::Name)),
];

impl<'a> Lexicon<'a> {
    pub(super) fn new(pack: &'a Pack) -> Self {
        let cells = |table: &str| pack.rows(table).flatten().collect::<Vec<_>>();
        let lower_tables = cells("uncapitalised");
        let inflections: Vec<(&str, &str)> =
            pack.rows("inflection").filter_map(|mut row| Some((row.next()?, row.next()?))).collect();
        let mut names = Phrases::default();
        let mut insert = |form: &str, code: &'a str, kind, table: &str| {
            let upper = form.len() > 1 && form.chars().any(char::is_uppercase) && !form.chars().any(char::is_lowercase);
            let name =
                Name { code: current(code), kind, seat: table == "seat", upper, lower: lower_tables.contains(&table) };
            names.insert(form, name);
        };
        for mut row in pack.rows("city") {
            if let (Some(name), Some(code)) = (row.next(), row.next()) {
                insert(name, code, Some(MentionKind::Place), "city");
            }
        }
        for &(table, kind) in TABLES {
            for mut row in pack.rows(table) {
                let Some(code) = row.next() else { continue };
                for form in row {
                    insert(form, code, kind, table);
                    if table == "adjective" {
                        for (_, (ending, other)) in inflected(form, &inflections) {
                            let stem = &form[..form.len() - ending.len()];
                            insert(&format!("{stem}{other}"), code, kind, table);
                        }
                    }
                }
            }
        }
        for form in pack.rows("not_actor").flatten() {
            insert(form, "", None, "not_actor");
        }
        let mut compounds = Phrases::default();
        for mut row in pack.rows("compound") {
            let Some(code) = row.next() else { continue };
            let name = Name { code, kind: Some(MentionKind::Adjective), seat: false, upper: false, lower: false };
            row.for_each(|form| compounds.insert(form, name));
        }
        let mut titles = Phrases::default();
        pack.rows("title").flatten().for_each(|title| titles.insert(title, ()));
        Self { names, compounds, titles, clitics: cells("clitic"), locatives: cells("locative"), links: cells("of") }
    }

    /// What a single word, or a part of one, names in full.
    pub(super) fn whole(&self, document: &Document<'_>, word: Word) -> Option<&Name<'a>> {
        let words = [word];
        let found = self.names.longest(document, &words).or_else(|| self.compounds.longest(document, &words));
        found.map(|(_, name)| name)
    }
}

/// The endings of `form` that have another form, the longest first match only.
fn inflected<'b>(form: &str, rules: &'b [(&'b str, &'b str)]) -> impl Iterator<Item = (usize, (&'b str, &'b str))> {
    let longest = rules.iter().filter(|(ending, _)| form.ends_with(ending)).map(|(ending, _)| ending.len()).max();
    let form = form.to_owned();
    let fits = move |(_, (ending, _)): &(usize, (&str, &str))| Some(ending.len()) == longest && form.ends_with(*ending);
    rules.iter().copied().enumerate().filter(fits)
}

/// The state of today for the code of one that is no more (ISO 3166-3).
fn current(code: &str) -> &str {
    match code {
        "BU" => "MM",
        "CS" | "YU" => "RS",
        "DD" => "DE",
        "SU" => "RU",
        "TP" => "TL",
        "YD" => "YE",
        "ZR" => "CD",
        code => code,
    }
}
