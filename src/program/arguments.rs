//! The arguments, and help that teaches.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, builder::ValueParser};

use crate::{calendar::Day, options, text::Offsets};

/// Reads news articles: each in short, and a timeline of the bilateral events found in them.
#[derive(Debug, Parser)]
#[command(
    name = "kroniek",
    version,
    about,
    max_term_width = 100,
    after_help = "Examples:
  kroniek digest article.html                        the digest of a page, as JSON
  kroniek digest --output text article.txt           the same, to read in the terminal
  kroniek digest --ndjson < archive.ndjson           one digest a line, on all cores
  kroniek timeline --input ndjson --dyad CN-RU < archive.ndjson
  kroniek render digest.json > fragment.html         what the tag holds without scripts

Without FILE, or with -, standard input is read. Only data goes to standard output.
Exit status: 0 all answered, 1 some input could not be used, 2 wrong arguments."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The article in short, its dates, actors and events
    #[command(after_help = "An article is plain text (blocks separated by blank lines), HTML, or JSON:
  {\"id\":\"a1\",\"title\":\"…\",\"language\":\"nl\",\"published\":\"2025-07-12\",\"text\":\"…\" or \"html\":\"…\" or \"sections\":[…]}

With --ndjson each line is such an object and is answered by one line, in the same order;
a line that cannot be used is answered {\"id\":…,\"error\":\"…\"}.

Examples:
  kroniek digest --published 2025-07-12 article.txt
  kroniek digest --ndjson --offsets chars --sentences 5 < archive.ndjson > digests.ndjson")]
    Digest {
        #[command(flatten)]
        common: Common,
        /// One article in, one digest out, line by line
        #[arg(long, conflicts_with_all = ["input", "output"])]
        ndjson: bool,
        /// Summarise what the article tells of this pair of codes, e.g. CN-RU
        #[arg(long, value_name = "A-B", value_parser = by_table("dyad"))]
        dyad: Option<String>,
        /// Add why each event is told (its cue, actors, date, status); to JSON also what each date rests on, what was measured of each sentence, and what was weighed as an event, told or not: as `claims` by the words, as `between` without any
        #[arg(long)]
        explain: bool,
        /// What to write
        #[arg(long, value_enum, default_value = "json")]
        output: DigestOutput,
    },
    /// What the widget would read from a page: HTML in, the article as JSON out
    #[command(after_help = "Examples:
  kroniek article page.html
  kroniek article --ndjson < pages.ndjson            lines of {\"id\":…,\"html\":\"…\"}")]
    Article {
        #[command(flatten)]
        reading: Reading,
        /// One page in, one article out, line by line
        #[arg(long, conflicts_with = "input")]
        ndjson: bool,
    },
    /// Articles, digests and timelines in, one timeline out
    #[command(
        after_help = "--input ndjson takes any mix of articles, digests, timelines and editors' event files, one a line.

Examples:
  kroniek timeline --dyad CN-RU --output html monday.html tuesday.html events.json
  kroniek timeline --input ndjson --scope all --dates 20 --sentences 2 --from 2011-01-25 --until 2011-11-01 < archive.ndjson"
    )]
    Timeline {
        #[command(flatten)]
        common: Common,
        #[command(flatten)]
        choice: Choice,
        /// What to write
        #[arg(long, value_enum, default_value = "json")]
        output: TimelineOutput,
    },
    /// The static, script-free HTML of a digest or timeline (or of an article): what the tag holds without scripts
    #[command(after_help = "Examples:
  kroniek digest article.html | kroniek render > fragment.html
  kroniek render events.json")]
    Render {
        #[command(flatten)]
        common: Common,
    },
}

/// Where documents come from.
#[derive(Debug, Args)]
pub(super) struct Files {
    /// Files to read; - or none for standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// What they hold [default: HTML if it starts with <, JSON if with {, else text]
    #[arg(long, value_enum)]
    pub(super) input: Option<Format>,
}

/// What is known of an article, and how its places are counted.
#[derive(Debug, Args)]
pub(super) struct Reading {
    #[command(flatten)]
    pub(super) files: Files,
    /// The language of the text, as a BCP 47 tag [default: the article's own, else detected]
    #[arg(long, value_name = "TAG", value_parser = by_table("language"))]
    pub(super) language: Option<String>,
    /// When it was published, which settles dates such as "yesterday" [default: what the article says]
    #[arg(long, value_name = "DATE", value_parser = by_table("published"))]
    pub(super) published: Option<String>,
    /// What start and end count: UTF-16 units as JavaScript does, bytes, or code points (the JSON of an article counts nothing)
    #[arg(long, value_name = "UNIT", default_value = "utf16", value_parser = offsets())]
    pub(super) offsets: Offsets,
}

/// How articles are read and summed up.
#[derive(Debug, Args)]
pub(super) struct Common {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Most sentences in the summary (for `timeline`: for each date)
    #[arg(long, value_name = "N", value_parser = number("sentences"))]
    pub(super) sentences: Option<usize>,
    /// Most words in the summary [default: no limit]
    #[arg(long, value_name = "N", value_parser = number("words"))]
    pub(super) words: Option<usize>,
}

/// Which events a timeline keeps.
#[derive(Debug, Args)]
pub(super) struct Choice {
    /// Events between two parties, or also dated facts that are context
    #[arg(long, value_enum, default_value = "bilateral")]
    pub(super) scope: Scope,
    /// Only the events of this pair of codes, e.g. CN-RU
    #[arg(long, value_name = "A-B", value_parser = by_table("dyad"))]
    pub(super) dyad: Option<String>,
    /// Only the N days that the articles speak of most, in their key sentences
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(super) dates: Option<u32>,
    /// Nothing before this day
    #[arg(long, value_name = "DATE", value_parser = day("from"))]
    pub(super) from: Option<String>,
    /// Nothing after this day
    #[arg(long, value_name = "DATE", value_parser = day("until"))]
    pub(super) until: Option<String>,
}

impl Choice {
    /// What no timeline can hold.
    pub(super) fn contradiction(&self) -> Option<String> {
        let day = |text: &Option<String>| text.as_deref().and_then(Day::parse);
        let (from, until) = (day(&self.from)?, day(&self.until)?);
        (from > until).then(|| format!("--from {from} is after --until {until}: no day lies between"))
    }
}

/// The form of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One JSON object a line
    Ndjson,
    /// A web page
    Html,
    /// Plain text, blocks separated by blank lines
    Text,
    /// One JSON object
    Json,
}

/// The form of a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DigestOutput {
    /// For programs
    Json,
    /// For the terminal
    Text,
    /// Static HTML, no scripts
    Html,
}

/// The form of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TimelineOutput {
    /// For programs
    Json,
    /// For the terminal
    Text,
    /// Static HTML, no scripts
    Html,
    /// For spreadsheets
    Csv,
    /// For calendars (RFC 5545); also `ics`
    #[value(alias = "ics")]
    Icalendar,
    /// schema.org events
    Jsonld,
    /// A picture
    Svg,
}

/// Which events belong on a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Scope {
    /// Between two parties
    Bilateral,
    /// Dated facts too
    All,
}

fn by_table(name: &'static str) -> ValueParser {
    ValueParser::new(move |value: &str| options::check(name, value).map(|()| value.to_owned()))
}

/// A day, by the same rule as `--published`.
fn day(name: &'static str) -> ValueParser {
    ValueParser::new(move |value: &str| {
        let found = Day::parse(value).map(|_| value.to_owned());
        found.ok_or_else(|| {
            crate::Error::option(format!("`{name}` cannot be {value:?}; allowed: {}", options::Values::Date.describe()))
        })
    })
}

fn number(name: &'static str) -> ValueParser {
    ValueParser::new(move |value: &str| {
        options::check(name, value)?;
        value.parse::<usize>().map_err(|error| crate::Error::option(error.to_string()))
    })
}

fn offsets() -> ValueParser {
    ValueParser::new(|value: &str| {
        options::check("offsets", value)?;
        Ok::<_, crate::Error>(match value {
            "utf8" => Offsets::Utf8,
            "chars" => Offsets::Chars,
            _ => Offsets::Utf16,
        })
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_table_of_options_and_the_program_know_the_same_flags() {
        let program = Arguments::command();
        program.clone().debug_assert();
        for row in options::TABLE {
            let known = program
                .get_subcommands()
                .any(|command| command.get_arguments().any(|argument| argument.get_long() == Some(row.name)));
            assert_eq!(known, row.flag, "--{}", row.name);
        }
    }
}
