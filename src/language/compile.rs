// Compiles a language's folder into its pack: one text, comments and blank lines dropped. Shared by build.rs (the native
// program holds every pack) and xtask (the page loads one); the reader of the format is `language/pack.rs`.
//
// A source file is TSV in tables: `# comment`, `[table]`, then rows of tab-separated cells. A table may stand in several
// files of the folder (generated and hand-made); its rows are joined in file-name order. A table `build.…` is for the tools
// that make other tables, and stays out of the pack.
//
// What languages share is written once. `base.tsv` beside the folders holds patterns of time expressions; the generator
// writes more, and words, to the tables `build.time_pattern` and `build.time_word`. Both come where `time_pattern` has the row
// `base`, or no rows at all; words that the language's own `time_word` lists are not taken. Keys of `word` and `date_pattern`
// that a language lacks come from `build.…` as well, then from the language that lends its words. `leaders.tsv` holds the
// names of those who speak for states in the spelling of every language: a file of its own beside the pack.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs, io,
    path::Path,
};

/// First line of every pack; the number changes when an old reader could not read a new pack.
const MAGIC: &str = "kroniek-pack 2";

/// Whose words the interface borrows where a language has none.
const LENDER: &str = "en";

/// How the tables follow each other: as the large packs were found to be smallest; others come after.
const ORDER: &str = "\
    short_after agent anaphora background boilerplate status_cue passive clause frequent function_word connective \
    conjunction contrast short_before era event_anaphor short event_cue context_cue host_cue inflection language title \
    origin name negation month compound not_actor locative numeral case of pair_anaphor passive_verb month_short \
    relative time_tense time_word thing elision time_pattern time_setting toward uncapitalised silence domestic \
    date_pattern clitic weekday abbreviation former weekday_short word";

type Tables = BTreeMap<String, Vec<String>>;

/// The pack of the language whose sources are in `folder` (its name is the BCP 47 tag).
pub(crate) fn compile(folder: &Path) -> io::Result<String> {
    let tag = folder.file_name().and_then(|name| name.to_str()).unwrap_or("und");
    let root = folder.parent().unwrap_or(folder);
    let mut tables = Tables::new();
    read_folder(folder, &mut tables)?;
    let mut base = Tables::new();
    read_file(&root.join("base.tsv"), &mut base)?;
    join(&mut tables, &base);
    gather(&mut tables);
    names(&mut tables);
    let mut lender = Tables::new();
    read_folder(&root.join(LENDER), &mut lender)?;
    for name in ["word", "date_pattern"] {
        let mut rows = tables.remove(name).unwrap_or_default();
        for more in [tables.get(&format!("build.{name}")), lender.get(name)].into_iter().flatten() {
            let known: BTreeSet<String> = rows.iter().map(|row| key(row).to_owned()).collect();
            rows.extend(more.iter().filter(|row| !known.contains(key(row))).cloned());
        }
        tables.insert(name.to_owned(), rows);
    }
    let mut pack = format!("{MAGIC} {tag}\n");
    tables.retain(|name, rows| !name.starts_with("build.") && !rows.is_empty());
    let first: Vec<_> = ORDER.split(' ').filter_map(|name| tables.remove_entry(name)).collect();
    for (name, rows) in first.into_iter().chain(tables) {
        let _ = writeln!(pack, "[{name}]");
        for row in rows {
            pack.push_str(&row);
            pack.push('\n');
        }
    }
    Ok(pack)
}

/// The tables that become parts of table `name`, as they follow each other in its rows, each with the mark before its first
/// cell (`marked` in `language/tables.rs` reads it). Brotli likes this order best; the name that is said is the last of the row.
const PARTS: [(&str, char); 6] =
    [("metonym", '>'), ("city", ':'), ("seat", ';'), ("people", '='), ("adjective", '<'), ("territory", '@')];

/// Makes one table of all names: one row of each code. Organisations, which have no mark, come first, in rows of their own.
fn names(tables: &mut Tables) {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (name, mark) in PARTS {
        for row in tables.remove(name).unwrap_or_default() {
            if let Some((code, names)) = row.split_once('\t') {
                *known.entry(code.to_owned()).or_default() += &format!("\t{mark}{names}");
            }
        }
    }
    let mut rows = tables.remove("organisation").unwrap_or_default();
    for row in &mut rows {
        // The first is the one that is said.
        let mut cells: Vec<&str> = row.split('\t').collect();
        cells[1..].rotate_left(1);
        *row = cells.join("\t");
    }
    rows.extend(known.into_iter().map(|(code, names)| code + &names));
    tables.insert("name".to_owned(), rows);
}

/// Makes one row of all names of one code, each once; a city that is a seat of government is no city besides.
fn gather(tables: &mut Tables) {
    let seats: BTreeSet<String> =
        tables.get("seat").into_iter().flatten().flat_map(|row| row.split('\t').skip(1)).map(str::to_owned).collect();
    for name in ["adjective", "city", "metonym", "organisation", "people", "seat", "territory"] {
        let rules = tables.get("inflection").cloned().unwrap_or_default();
        let Some(rows) = tables.get_mut(name) else { continue };
        let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in rows.iter() {
            let mut cells: Vec<&str> = row.split('\t').collect();
            if name == "city" {
                cells.reverse();
                cells.retain(|cell| !seats.contains(*cell));
            }
            if let [code, forms @ ..] = cells.as_slice() {
                let names = known.entry(code).or_default();
                for form in forms {
                    // The last name of a state is the one that is said.
                    if name == "territory" {
                        names.retain(|known| known != form);
                    }
                    let said = |known: &&str| inflected(known, form, &rules);
                    // The last name of a state is the one that is said: a name told again counts where it stands last.
                    if !(name == "adjective" && names.iter().any(said)) {
                        names.retain(|known| known != form);
                        names.push(form);
                    }
                }
            }
        }
        known.retain(|_, names| !names.is_empty());
        *rows = known.into_iter().map(|(code, names)| [code, "\t", &names.join("\t")].concat()).collect();
    }
}

/// Whether the rules make `form` of `known`: those of the longest ending that it has.
fn inflected(known: &str, form: &str, rules: &[String]) -> bool {
    let rules = rules.iter().filter_map(|rule| rule.split_once('\t')).filter(|(ending, _)| known.ends_with(ending));
    let longest = rules.max_by_key(|(ending, _)| ending.len());
    longest.is_some_and(|(ending, others)| {
        let stem = &known[..known.len() - ending.len()];
        others.split('\t').any(|other| [stem, other].concat().to_lowercase() == form.to_lowercase())
    })
}

/// The first year that an office is counted from.
const FIRST_YEAR: u16 = 1790;

/// The table `leader` of the language whose sources are in `folder`, to stand behind its pack; no rows where it has no
/// events. A row is a code, then names, each after a number: 64 times the years to the first of the office, from that of the office
/// before it or from 1790, plus how many later the last is; 63 if it is held.
pub(crate) fn leaders(folder: &Path) -> io::Result<String> {
    let tag = folder.file_name().and_then(|name| name.to_str()).unwrap_or("und");
    let root = folder.parent().unwrap_or(folder);
    let mut shared = Tables::new();
    read_file(&root.join("leaders.tsv"), &mut shared)?;
    let mut rows = shared.get("leader").into_iter().flatten().map(|row| row.split('\t').collect::<Vec<_>>());
    let head = rows.next().unwrap_or_default();
    let column = |name: &str| head.iter().position(|cell| *cell == name);
    let (own, lent) = (column(tag).filter(|_| folder.join("events.tsv").exists()), column(LENDER));
    let cell = |row: &[&str], at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", |cell| *cell).to_owned();
    let mut known: BTreeMap<String, BTreeMap<u16, Vec<String>>> = BTreeMap::new();
    for row in rows.filter(|_| own.is_some()) {
        let name = Some(cell(&row, own)).filter(|name| !name.is_empty()).unwrap_or_else(|| cell(&row, lent));
        if let ([code, office, ..], true) = (row.as_slice(), name != "-") {
            let years = known.entry((*code).to_owned()).or_default();
            years.entry(years_of(office)?).or_default().push(name.replace(';', "\t"));
        }
    }
    let mut table = String::from("[leader]\n");
    for (code, years) in known {
        let mut from = 0;
        let names = years.into_iter().map(|(years, names)| {
            let since = years - from;
            from = years / 64 * 64;
            format!("\t{since}\t{}", names.join("\t"))
        });
        let _ = writeln!(table, "{code}{}", names.collect::<String>());
    }
    Ok(table)
}

/// The number for the years of an office: "1998-2005", "2019-".
fn years_of(office: &str) -> io::Result<u16> {
    let number = |(first, last): (&str, &str)| {
        let first: u16 = first.parse().ok()?;
        let lasted = if last.is_empty() { 63 } else { last.parse::<u16>().ok()?.checked_sub(first)? };
        let lasted = Some(lasted).filter(|lasted| *lasted < 63 || last.is_empty())?;
        Some(first.checked_sub(FIRST_YEAR)? * 64 + lasted)
    };
    let wrong = || {
        let message = format!(
            "leaders.tsv: `{office}` are no years of an office; write `1998-2005`, or `2019-` if it is held, and more than 62 in two rows"
        );
        io::Error::new(io::ErrorKind::InvalidData, message)
    };
    office.split_once('-').and_then(number).ok_or_else(wrong)
}

/// The tags of all languages under `root`, sorted.
pub(crate) fn tags(root: &Path) -> io::Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            tags.extend(entry.file_name().to_str().map(str::to_owned));
        }
    }
    tags.sort();
    Ok(tags)
}

fn read_folder(folder: &Path, tables: &mut Tables) -> io::Result<()> {
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    files.iter().try_for_each(|file| read_file(file, tables))
}

fn read_file(file: &Path, tables: &mut Tables) -> io::Result<()> {
    let source = fs::read_to_string(file)?;
    let mut table: Option<String> = None;
    for (number, line) in source.lines().enumerate() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            table = Some(name.to_owned());
            tables.entry(name.to_owned()).or_default();
        } else if let Some(name) = &table {
            tables.entry(name.clone()).or_default().push(line.to_owned());
        } else {
            let place = format!("{}:{}: a row before the first [table]", file.display(), number + 1);
            return Err(io::Error::new(io::ErrorKind::InvalidData, place));
        }
    }
    Ok(())
}

/// Puts what languages share in the place of the row `base`.
fn join(tables: &mut Tables, base: &Tables) {
    let own = tables.remove("time_pattern").unwrap_or_default();
    let at = own.iter().position(|row| row == "base").or(own.is_empty().then_some(0));
    let mut patterns: Vec<String> = own.iter().filter(|row| *row != "base").cloned().collect();
    let mut words = tables.remove("time_word").unwrap_or_default();
    let list = |row: &str| -> Vec<String> {
        row.rsplit('\t').next().unwrap_or_default().split('|').map(str::to_owned).collect()
    };
    let plain = |word: &str| word.trim_start_matches(['^', '_']).to_lowercase();
    // Class `--`: what is not taken over.
    let (dropped, kept): (Vec<String>, Vec<String>) = words.into_iter().partition(|row| row.starts_with("--\t"));
    let dropped: BTreeSet<String> = dropped.iter().flat_map(|row| list(row)).collect();
    words = kept;
    if let Some(relative) = tables.get_mut("relative") {
        relative.retain(|row| !dropped.contains(key(row)));
    }
    if let Some(at) = at {
        let both = |build: &str, name: &str| -> Vec<String> {
            [tables.get(build), base.get(name)].into_iter().flatten().flatten().cloned().collect()
        };
        let mut seen: BTreeSet<String> = patterns.iter().cloned().collect();
        let mut shared = both("build.time_pattern", "time_pattern");
        shared.retain(|row| seen.insert(row.clone()));
        patterns.splice(at..at, shared);
        let slot = |row: &str| row.chars().next().unwrap_or('-');
        let known: BTreeSet<(char, String)> =
            words.iter().flat_map(|row| list(row).into_iter().map(move |word| (slot(row), plain(&word)))).collect();
        for row in both("build.time_word", "time_word") {
            let Some((head, _)) = row.rsplit_once('\t') else { continue };
            // `o:` drops a whole class.
            if dropped.contains(&[head.split('\t').next().unwrap_or_default(), ":"].concat()) {
                continue;
            }
            // "1+" counts by place: such rows are whole.
            let taken = |word: &String| {
                dropped.contains(word) || (!head.ends_with('+') && known.contains(&(slot(head), plain(word))))
            };
            let left: Vec<String> = list(&row).into_iter().filter(|word| !taken(word)).collect();
            if !left.is_empty() {
                words.push([head, "\t", &left.join("|")].concat());
            }
        }
    }
    let (words, patterns) = shorten(&words, &patterns);
    tables.insert("time_word".to_owned(), words);
    tables.insert("time_pattern".to_owned(), patterns);
}

/// The classes of time words that the engine gives by itself, or knows by name.
const CLASSES: &str = "( ) n d y yb y2 c i mn , . / - : ' ksince kuntil kto kand kbetween m ma w wa r b";

/// Leaves out of the patterns what the language has no word for, and gives the classes that fill no slot names of a letter.
fn shorten(words: &[String], patterns: &[String]) -> (Vec<String>, Vec<String>) {
    let engine: BTreeSet<&str> = CLASSES.split(' ').collect();
    let mut known = engine.clone();
    known.extend(words.iter().map(|row| key(row)));
    let (mut rows, mut seen) = (Vec::new(), BTreeSet::new());
    for row in patterns {
        let Some((meaning, source)) = row.split_once('\t') else { continue };
        let mut steps = Vec::new();
        let possible = source.split(' ').all(|step| {
            let (names, optional) = step.strip_suffix('?').map_or((step, false), |names| (names, true));
            let bare = names.trim_start_matches(['@', '!', '<', '>']);
            let left: Vec<&str> = bare.split('|').filter(|name| known.contains(name)).collect();
            let head = &names[..names.len() - bare.len()];
            if !left.is_empty() {
                steps.push((head, left, if optional { "?" } else { "" }));
                return true;
            }
            optional || head == "!"
        });
        if possible && seen.insert((meaning, steps.clone())) {
            rows.push((meaning, steps));
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in rows.iter().flat_map(|(_, steps)| steps).flat_map(|(_, names, _)| names) {
        if name.starts_with('k') && !engine.contains(name) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut order: Vec<_> = counts.into_iter().collect();
    order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let short: BTreeMap<&str, char> = order.into_iter().map(|(name, _)| name).zip('A'..='Z').collect();
    let named = |name: &str| short.get(name).map_or_else(|| name.to_owned(), char::to_string);
    let patterns = rows
        .into_iter()
        .map(|(meaning, steps)| {
            let step = |(head, names, end): (&str, Vec<&str>, &str)| {
                [head, &names.into_iter().map(named).collect::<Vec<_>>().join("|"), end].concat()
            };
            [meaning, "\t", &steps.into_iter().map(step).collect::<Vec<_>>().join(" ")].concat()
        })
        .collect();
    let head = |row: &String| row.split_once('\t').map(|(name, rest)| [&named(name), "\t", rest].concat());
    (words.iter().filter_map(head).collect(), patterns)
}

fn key(row: &str) -> &str {
    row.split('\t').next().unwrap_or_default()
}
