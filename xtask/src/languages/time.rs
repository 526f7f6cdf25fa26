//! What the CLDR says about time expressions, as word classes and patterns of `src/time`: tables `build.time_word` and
//! `build.time_pattern`, which a language joins by the row `base` (see `src/language/compile.rs`).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{UNITS, spell, texts};

/// What is read of the CLDR for one language.
pub(super) struct Time<'a> {
    pub(super) calendar: &'a Value,
    pub(super) fields: &'a Value,
    pub(super) units: &'a Value,
    /// Sets of rules for numbers in words.
    pub(super) numbers: &'a Value,
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SIZES: [&str; 10] = ["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"];
/// Fewest letters of a name whose ending may change.
const STEM: usize = 5;

/// Patterns of languages that say "week last".
const POSTPOSED: [&str; 11] = [
    "date\t( kthe? e? m kof? u x|xt )",
    "date\t( m x|xt )",
    "date\t( kthe? w x|xt p? )",
    "date\t( w kof? u x|xt )",
    "date\t( p x|xt )",
    "date\t( kthe? s x|xt )",
    "date\t( kthe? s kof? u x|xt )",
    "date\t( kthe? o|n kord? q kof? u x|xt )",
    "unit\t( kthe? ka? e? u x|xt )",
    "unit\t( kthe? ka? e kof u x|xt )",
    "duration\t( kthe? n u x|xl )",
];

/// Rows by class and value, in the order in which they came.
#[derive(Default)]
struct Rows(Vec<((String, String), Vec<String>)>);

impl Rows {
    fn add(&mut self, class: &str, value: &str, words: &str) {
        let words = words.trim().replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
        if words.is_empty() || words.contains(['|', '/', '{', '(', '+']) {
            return;
        }
        let key = (class.to_owned(), value.to_owned());
        let at = self.0.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            self.0.push((key, Vec::new()));
            self.0.len() - 1
        });
        if !self.0[at].1.contains(&words) {
            self.0[at].1.push(words);
        }
    }

    fn lines(self) -> Vec<String> {
        self.0.into_iter().map(|((class, value), words)| format!("{class}\t{value}\t{}", words.join("|"))).collect()
    }
}

impl Time<'_> {
    /// The rows of `build.time_word` and of `build.time_pattern`.
    pub(super) fn tables(&self) -> (Vec<String>, Vec<String>) {
        let (mut words, mut patterns) = (Rows::default(), Vec::new());
        self.dates(&mut words, &mut patterns);
        self.names(&mut words);
        self.units(&mut words);
        self.counted(&mut words, &mut patterns);
        if self.pointed(&mut words) {
            patterns.extend(POSTPOSED.iter().map(|row| (*row).to_owned()));
        }
        self.parts(&mut words);
        self.numbers(&mut words);
        (words.lines(), patterns)
    }

    fn format(&self, way: &str) -> String {
        let text = self.calendar.pointer(way).and_then(Value::as_str).unwrap_or_default();
        text.replace(['\u{200f}', '\u{200e}'], "").replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// Whether dates write the month as a number: "7月11日".
    pub(super) fn numeric_month(&self) -> bool {
        fields(&self.format("/dateFormats/long")).iter().any(|(field, _)| *field == 'M')
    }

    fn available(&self, skeleton: &str) -> String {
        self.format(&format!("/dateTimeFormats/availableFormats/{skeleton}"))
    }

    /// The order of the parts of a date, and the words between them.
    fn dates(&self, words: &mut Rows, patterns: &mut Vec<String>) {
        let full = fields(&self.format("/dateFormats/full"));
        let mut order = String::new();
        for (field, literal) in &full {
            if *field != 'x' {
                order.push(field.to_ascii_lowercase());
                continue;
            }
            for word in literal.split([' ', ',', '、', '،']).filter(|word| word.chars().any(char::is_alphabetic)) {
                let class = match order.chars().next_back().unwrap_or_default() {
                    'y' => "kyear",
                    'm' if !word.is_ascii() && literal.chars().count() == 1 => "kmonth",
                    'd' if !word.is_ascii() && literal.chars().count() == 1 => "kday",
                    _ => "kof",
                };
                words.add(class, "0", word);
            }
        }
        // "Week 3 of 2024": what stands before the year.
        let week = fields(&self.available("yw-count-one"));
        for pair in week.windows(2).filter(|pair| pair[0].0 == 'x' && pair[1].0 == 'y') {
            let word = pair[0].1.trim().rsplit(' ').next().unwrap_or_default();
            if word.chars().all(char::is_alphabetic) && word.chars().count() < STEM {
                words.add("kof", "0", word);
            }
        }
        let textual: &[&str] = if order.find('y') < order.find('m') {
            &[
                "date\t( y kyear? kof? m kof? kthe? d kday? ,? w|wa? )",
                "date\t( y kyear? kof? m )",
                "date\t( m d kday? ,? w|wa? )",
                "date\t( y kyear? mn kmonth d kday )",
                "date\t( mn kmonth d kday )",
                "date\t( m d kday? )",
                "date\t( y? kyear? m d kday? ) kto ( m d kday )",
                "date\t( y? kyear? m d kday? ) kto ( d kday )",
            ]
        } else if order.find('d') < order.find('m') {
            &[
                "date\t( w|wa? .? ,? d|o kord? .? kof? m|ma .? ,? kof? y kyear? w? b? )",
                "date\t( w|wa? .? ,? d|o kord? .? kof? m|ma xj? )",
                "date\t( d|o kord? .? kof? m|ma kof? r )",
                "date\t( d|o kord? .? kof? m|ma kof? x|xt u )",
                "date\t( d|o kord? .? kof? m|ma kof? u x|xt )",
                "date\t( kthe? d|o kord? .? ) kto ( d|o kord? .? kof? m|ma .? ,? kof? y? kyear? )",
                "date\t( kthe? d|o kord? .? kof? m ) kto ( d|o kord? .? kof? m kof? y? kyear? )",
            ]
        } else {
            &["date\t( w|wa? .? ,? m|ma .? d|o kord? ,? y? kyear? )", "date\t( m d ) kto ( d ,? y? )"]
        };
        patterns.extend(textual.iter().map(|row| (*row).to_owned()));
        if order.find('y') > order.find('m') || order.is_empty() {
            for start in ["ka? kthe? e?", "ka? kthe? e kof"] {
                patterns.push(format!("date\t( {start} kthe? m|ma .? ,? kof? y kyear? b? )"));
            }
        }
        let numeric = |skeleton: &str| -> String {
            fields(&self.available(skeleton))
                .into_iter()
                .map(|(field, _)| field)
                .filter(|field| *field != 'x')
                .collect()
        };
        let (day, year) = (numeric("Md").to_lowercase(), numeric("yMd").to_lowercase());
        let year_first = year.starts_with('y') && day.starts_with('m');
        for mark in [".", "/", "-"] {
            patterns.push(if year_first {
                format!("date\t( y <{mark} mn <{mark} d )")
            } else if day.starts_with('d') {
                format!("date\t( w? ,? d <{mark} mn <{mark} y|y2 )")
            } else {
                format!("date\t( w? ,? mn <{mark} d <{mark} y|y2 )")
            });
        }
    }

    /// Names of months and days in other cases: their stem and any short ending.
    fn names(&self, words: &mut Rows) {
        for (class, unit) in [("m", "months"), ("w", "days")] {
            for form in ["stand-alone", "format"] {
                for (key, name) in texts(&self.calendar[unit][form]["wide"]) {
                    let number = DAYS.iter().position(|day| *day == key).map(|at| at + 1).or(key.parse().ok());
                    let letters = name.chars().count();
                    if class == "m" && self.numeric_month() {
                        words.add(class, &key, &name);
                    }
                    if let Some(number) = number.filter(|_| letters >= STEM && name.chars().all(char::is_alphabetic)) {
                        let lower = name.to_lowercase();
                        for end in 1..=if class == "m" && letters > STEM + 1 { 2 } else { 1 } {
                            let stem: String = lower.chars().take(letters - end).collect();
                            words.add(class, &number.to_string(), &[&stem, "*"].concat());
                        }
                    }
                }
            }
        }
        // Also without its last full stop, which may end the sentence.
        for (key, name) in texts(&self.calendar["eras"]["eraAbbr"]) {
            if let Some(short) = name.strip_suffix('.') {
                words.add("b", if key.starts_with('0') { "-1" } else { "1" }, short);
            }
        }
        for (key, name) in texts(&self.calendar["quarters"]["format"]["wide"]) {
            if let Ok(number) = key.parse::<u8>() {
                words.add("s", &(number + 32).to_string(), &name);
            }
        }
    }

    /// Every form of the names of units.
    fn units(&self, words: &mut Rows) {
        for size in SIZES {
            for form in self.forms(size) {
                words.add("u", size, &form);
                if form.chars().count() >= STEM && form.chars().all(char::is_alphabetic) {
                    words.add("u", size, &[&form, "*"].concat());
                }
            }
        }
        let now = self.fields["second"]["relative-type-0"].as_str().unwrap_or_default();
        if now.chars().count() > 1 {
            words.add("fr", "PRESENT_REF", now);
        }
    }

    fn forms(&self, size: &str) -> Vec<String> {
        let mut forms: Vec<String> = Vec::new();
        let unit = &self.units[format!("duration-{size}")];
        for (key, text) in texts(unit) {
            let form = text.replace("{0}", "").trim().to_owned();
            let plain = text.starts_with("{0}") || text.ends_with("{0}") || key == "displayName";
            if plain && !form.contains(['/', '.']) && (key != "perUnitPattern" || !form.contains(' ')) {
                forms.push(form);
            }
        }
        if let Some(name) = self.fields[size]["displayName"].as_str() {
            forms.push(name.to_owned());
        }
        let (_, after) = self.around("past");
        let (_, other) = self.around("future");
        for (side, affix) in [("past", after), ("future", other)] {
            for (_, text) in texts(&self.fields[size][format!("relativeTime-type-{side}")]) {
                let Some((_, end)) = text.split_once("{0}") else { continue };
                forms.push(end.strip_suffix(affix.as_str()).unwrap_or(end).trim().to_owned());
            }
        }
        forms.retain(|form| !form.is_empty() && !form.contains('{'));
        let mut seen = BTreeSet::new();
        forms.retain(|form| seen.insert(form.clone()));
        forms
    }

    /// What stands before the number and after the unit in "{0} days ago", the same for every unit.
    fn around(&self, side: &str) -> (String, String) {
        let mut parts: Vec<(String, String)> = Vec::new();
        for unit in UNITS {
            for (_, text) in texts(&self.fields[unit][format!("relativeTime-type-{side}")]) {
                parts.extend(
                    text.split_once("{0}").map(|(start, end)| (start.trim().to_owned(), end.trim().to_owned())),
                );
            }
        }
        let Some((start, end)) = parts.first().cloned() else { return Default::default() };
        let start = if parts.iter().all(|(other, _)| *other == start) { start } else { String::new() };
        let spaced = parts.iter().any(|(_, end)| end.contains(' '));
        let cuts = end.char_indices().map(|(at, _)| at).filter(|&at| at > 0);
        let cuts = cuts.filter(|&at| !spaced || end[..at].ends_with(' '));
        let common = cuts.map(|at| &end[at..]).find(|tail| {
            parts.iter().all(|(_, end)| end.strip_suffix(*tail).is_some_and(|unit| !unit.trim().is_empty()))
        });
        (start, common.unwrap_or_default().to_owned())
    }

    /// "{0} days ago", "in {0} days".
    fn counted(&self, words: &mut Rows, patterns: &mut Vec<String>) {
        for (side, meaning, before, after) in [("past", "ago", "kbefore", "kago"), ("future", "in", "kover", "kafter")]
        {
            let (start, end) = self.around(side);
            words.add(before, "0", &start);
            words.add(after, "0", &end);
            let (mut pattern, mut optional) = (String::from("("), "");
            if !start.is_empty() {
                pattern += &format!(" {before}");
            } else if end.len() > 3 && side == "past" {
                optional = "?";
            }
            pattern += &format!(" ka? n{optional} u");
            if !end.is_empty() {
                pattern += &format!(" {after}");
            }
            if pattern.contains(before) || pattern.contains(after) {
                patterns.push(format!("{meaning}\t{pattern} )"));
            }
        }
    }

    /// "Last", "this", "next": what is left of "last week" and "last Monday" without the unit.
    /// Answers whether it stands behind any.
    fn pointed(&self, words: &mut Rows) -> bool {
        let mut behind = false;
        let mut found: BTreeMap<i8, BTreeSet<String>> = BTreeMap::new();
        let mut sizes: Vec<(&str, Vec<String>)> = UNITS.iter().map(|unit| (*unit, self.forms(unit))).collect();
        for day in DAYS {
            let mut names: Vec<String> = Vec::new();
            for form in ["format", "stand-alone"] {
                names.extend(self.calendar["days"][form]["wide"][day].as_str().map(str::to_owned));
            }
            sizes.push((day, names));
        }
        // "Monday last week": what is left is no modifier but a phrase that is known.
        let told = |unit: &str, rest: Option<&str>| {
            let rest = rest.unwrap_or_default().trim();
            texts(&self.fields[unit])
                .any(|(key, phrase)| key.starts_with("relative-type") && phrase.to_lowercase() == rest)
        };
        for (size, forms) in &sizes {
            for (key, phrase) in texts(&self.fields[*size]) {
                let Some(offset) = key.strip_prefix("relative-type-").and_then(|at| at.parse::<i8>().ok()) else {
                    continue;
                };
                let phrase = phrase.replace('’', "'").to_lowercase();
                for form in forms.iter().map(|form| form.to_lowercase()) {
                    let left =
                        phrase.strip_suffix(form.as_str()).filter(|left| left.ends_with([' ', '\'']) || unspaced(left));
                    let right = phrase.strip_prefix(form.as_str()).filter(|right| right.starts_with(' '));
                    behind |= right.is_some();
                    if UNITS.iter().any(|unit| told(unit, left.or(right))) {
                        continue;
                    }
                    let rest = left.or(right).unwrap_or_default().trim().trim_end_matches('\'');
                    if (rest.chars().count() > 1 || unspaced(rest)) && rest.split(' ').count() < 3 {
                        found.entry(offset).or_default().insert(rest.to_owned());
                    }
                }
            }
        }
        for (offset, phrases) in found.into_iter().filter(|(offset, _)| (-1..=1).contains(offset)) {
            for phrase in phrases {
                words.add("x", &offset.to_string(), &phrase);
                // "Eelmi-ne, -se, -sel": adjectives change their ends.
                let stem: String = phrase.chars().take(phrase.chars().count().saturating_sub(2)).collect();
                if stem.chars().count() >= STEM && stem.chars().all(char::is_alphabetic) {
                    words.add("x", &offset.to_string(), &[&stem, "*"].concat());
                }
            }
        }
        behind
    }

    /// Parts of the day.
    fn parts(&self, words: &mut Rows) {
        for form in ["stand-alone", "format"] {
            for (key, name) in texts(&self.calendar["dayPeriods"][form]["wide"]) {
                let (class, value) = match key.as_str() {
                    "am" => ("pa", "AM"),
                    "pm" => ("pa", "PM"),
                    _ if key.starts_with("morning") => ("p", "MO"),
                    _ if key.starts_with("afternoon") => ("p", "AF"),
                    _ if key.starts_with("evening") => ("p", "EV"),
                    _ if key.starts_with("night") => ("p", "NI"),
                    _ => continue,
                };
                words.add(class, value, &name);
            }
        }
    }

    /// Cardinals and ordinals in words.
    fn numbers(&self, words: &mut Rows) {
        for (class, kind) in [("n", "spellout-cardinal"), ("o", "spellout-ordinal")] {
            for number in (1..=31).chain((40..=100).step_by(10)) {
                if class == "o" && number > 31 {
                    break;
                }
                for form in spell::forms(self.numbers, kind, number) {
                    // Ideographs are read digit by digit.
                    if unspaced(&form) {
                        continue;
                    }
                    words.add(class, &number.to_string(), &form);
                    // "Τρίτη" is the third day as well.
                    let days = texts(&self.calendar["days"]["format"]["wide"]);
                    let day = days.filter(|(_, name)| name.to_lowercase() == form).map(|(day, _)| day);
                    for at in day.filter_map(|day| DAYS.iter().position(|known| *known == day)) {
                        words.add("w", &(at + 1).to_string(), &form);
                    }
                }
            }
        }
    }

    /// Table `numeral`: ideographs of digits, ten, hundred …
    pub(super) fn numerals(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for number in (0..=10).chain([100, 1000, 10_000]) {
            for form in spell::forms(self.numbers, "spellout-cardinal", number) {
                let last = form.chars().next_back().filter(|last| unspaced(&last.to_string()));
                if let Some(last) = last.filter(|_| form.chars().count() == 1 || number > 10) {
                    rows.push(format!("{last}\t{number}"));
                }
            }
        }
        rows
    }

    /// Table `date_pattern`: how a day and a month are written.
    pub(super) fn date_patterns(&self) -> Vec<String> {
        let suffix = texts(&self.calendar["months"]["format"]["abbreviated"])
            .find_map(|(key, name)| name.strip_prefix(key.as_str()).map(str::to_owned))
            .unwrap_or_default();
        let long = self.format("/dateFormats/long");
        [("day", long), ("day_no_year", self.available("MMMMd")), ("month", self.available("yMMMM"))]
            .into_iter()
            .filter(|(_, format)| !format.is_empty())
            .map(|(key, format)| {
                let mut out = String::new();
                let mut numeric = false;
                for (field, literal) in fields(&format) {
                    match field {
                        'x' => {
                            let rest = literal.strip_prefix(suffix.as_str()).filter(|_| numeric);
                            out.push_str(rest.unwrap_or(&literal));
                        }
                        other => {
                            out.push('{');
                            out.push(other.to_ascii_lowercase());
                            out.push('}');
                        }
                    }
                    numeric = field == 'M';
                }
                format!("{key}\t{out}")
            })
            .collect()
    }
}

/// Whether a text is of a script that does not space its words.
fn unspaced(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| ('\u{3007}'..='\u{9fff}').contains(&c))
}

/// The fields of a date format: `d`, `m` (a name), `M` (a number), `y`, `w`; `x` is a literal.
fn fields(format: &str) -> Vec<(char, String)> {
    let mut out: Vec<(char, String)> = Vec::new();
    let mut quoted = false;
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\'' {
            quoted = !quoted;
            continue;
        }
        if quoted || !c.is_ascii_alphabetic() {
            match out.last_mut() {
                Some(('x', literal)) => literal.push(c),
                _ => out.push(('x', c.to_string())),
            }
            continue;
        }
        let mut width = 1;
        while chars.peek() == Some(&c) {
            chars.next();
            width += 1;
        }
        let field = match c {
            'd' => 'd',
            'M' | 'L' if width < 3 => 'M',
            'M' | 'L' => 'm',
            'y' | 'Y' => 'y',
            'E' | 'c' => 'w',
            _ => continue,
        };
        out.push((field, String::new()));
    }
    out
}
