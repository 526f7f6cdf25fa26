//! What the tables of names say: each row is a code and its forms.

use super::MentionKind;
use crate::{
    language::{Table, mask},
    text::{Document, Phrase},
};

/// The tables of names; a later table wins over an earlier one.
pub(super) const NAMES: u64 = mask(&[
    Table::City,
    Table::Seat,
    Table::Adjective,
    Table::People,
    Table::Metonym,
    Table::Firm,
    Table::Leader,
    Table::Territory,
    Table::Organisation,
    Table::NotActor,
]);

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

impl<'a> Name<'a> {
    pub(super) fn new(document: &Document<'a>, phrase: &Phrase) -> Self {
        let kind = match phrase.table {
            Table::City => Some(MentionKind::Place),
            Table::Seat | Table::Metonym | Table::Firm | Table::Leader => Some(MentionKind::Metonym),
            Table::Adjective | Table::Compound => Some(MentionKind::Adjective),
            Table::People => Some(MentionKind::People),
            Table::Territory | Table::Organisation => Some(MentionKind::Name),
            _ => None,
        };
        Self {
            code: current(document.cell(phrase, usize::from(phrase.table == Table::City))),
            kind,
            seat: phrase.table == Table::Seat,
            upper: phrase.shouted(),
            lower: document.pack.rows("uncapitalised").flatten().any(|table| table == phrase.table.name()),
        }
    }

    /// What a single word, or a part of one, names in full.
    pub(super) fn whole(document: &Document<'a>, word: &str) -> Option<Self> {
        let lexicon = document.lexicon();
        let found = lexicon.single(word, NAMES).or_else(|| lexicon.single(word, Table::Compound.bit()));
        found.map(|phrase| Self::new(document, phrase))
    }
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
