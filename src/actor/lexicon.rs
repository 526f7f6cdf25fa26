//! What the tables of names say: each row is a code and its forms.

use super::MentionKind;
use crate::{
    language::{Table, mask},
    text::{Document, Phrase, letters},
};

/// The tables of names; a later table wins over an earlier one.
pub(super) const NAMES: u64 = mask(&[
    Table::City,
    Table::Seat,
    Table::Adjective,
    Table::People,
    Table::Metonym,
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
    /// The years in which a leader's name stands for the state.
    pub(super) office: (i32, i32),
}

impl<'a> Name<'a> {
    pub(super) fn new(document: &Document<'a>, phrase: &Phrase) -> Self {
        let kind = match phrase.table {
            Table::City => Some(MentionKind::Place),
            Table::Seat | Table::Metonym | Table::Leader => Some(MentionKind::Metonym),
            Table::Adjective | Table::Compound => Some(MentionKind::Adjective),
            Table::People => Some(MentionKind::People),
            Table::Territory => Some(MentionKind::Name),
            Table::Organisation => Some(MentionKind::Organisation),
            _ => None,
        };
        // A part of a compound is written as adjectives are.
        let table = if phrase.table == Table::Compound { Table::Adjective } else { phrase.table };
        // `language/compile.rs` says what the number of a leader is.
        let (first, lasted) = (1790 + i32::from(phrase.item / 64), i32::from(phrase.item % 64));
        let leader = phrase.table == Table::Leader;
        let office = if leader { (first, if lasted < 63 { first + lasted } else { i32::MAX }) } else { (0, i32::MAX) };
        Self {
            code: current(document.cell(phrase, 0)),
            kind,
            seat: phrase.table == Table::Seat,
            upper: phrase.shouted(),
            // As the pack writes it; an adjective of any case where the language writes none with a capital.
            lower: phrase.lower()
                || phrase.table == Table::NotActor
                || document.lexicon().uncapitalised & table.bit() != 0,
            office,
        }
    }

    /// What a part of a word with hyphens names in full, if it is written as the name is.
    pub(super) fn part(document: &Document<'a>, folded: &str, surface: &str) -> Option<Self> {
        let mut tables = NAMES | Table::Compound.bit();
        while let Some(phrase) = document.lexicon().single(folded, tables) {
            let name = Self::new(document, phrase);
            let capital = name.lower || surface.chars().next().is_some_and(letters::is_upper);
            if capital && !(name.upper && surface.chars().any(letters::is_lower)) {
                return Some(name);
            }
            tables &= !phrase.table.bit();
        }
        None
    }
}

/// Whether another governs it, or several claim it, so that it is mostly where something was: Gibraltar, the Western Sahara.
pub(super) fn governed(code: &str) -> bool {
    const CODES: &str =
        "AIASAWAXBLBMCCCKCWCXEHFKFOGFGGGIGLGPGUHKIMIOJEKYMFMOMPMQMSNCNFNUPFPMPNPRRESHSJSXTCTFTKVGVIWFYT";
    CODES.as_bytes().chunks(2).any(|known| known == code.as_bytes())
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

/// An organisation, and the state in whose capital is the seat that stands for it.
pub(super) const SEATED: (&str, &str) = ("EU", "BE");
