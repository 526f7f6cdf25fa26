//! The words of the interface, in the reader's language.

use super::Pack;
use crate::{
    calendar::{Bound, Date, Dated, Day, Edtf},
    model::{Basis, EventDate, Summary},
    small::{decimal, find},
};

/// The interface's words: table `word` of a pack, and dates written out by its patterns.
///
/// ```
/// let pack = kroniek::Pack::built_in("nl").unwrap_or_default();
/// let words = kroniek::Words::new(&pack);
/// let date = kroniek::event_date("2025-07-11", kroniek::Basis::Editor)?;
/// assert_eq!(words.date(&date), "11 juli 2025");
/// assert_eq!(words.list(&["China", "Rusland", "India"]), "China, Rusland en India");
/// # Ok::<(), kroniek::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    pack: &'a Pack,
}

/// What there is of some parts in a row. (A loop of our own: the library's weighs a kilobyte for each kind of part.)
pub(crate) fn joined(parts: &[&str], between: &str) -> String {
    let mut out = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push_str(part);
    }
    out
}

/// A template with each `{name}` replaced by its value.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            rest = after;
            break;
        };
        out.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    out.push_str(rest);
    out
}

impl<'a> Words<'a> {
    /// The words of a pack.
    #[must_use]
    pub const fn new(pack: &'a Pack) -> Self {
        Self { pack }
    }

    /// BCP 47 tag of the words' language.
    #[must_use]
    pub fn tag(&self) -> &'a str {
        self.pack.tag()
    }

    /// The words for `key`, or `key` itself where the pack has none.
    #[must_use]
    pub fn get<'b>(&self, key: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.pack.get("word", key).unwrap_or(key)
    }

    /// The words for `key` with each `{name}` of them replaced by its value.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.get(key), values)
    }

    /// Items in a row, the last with "and": "China, Rusland en India".
    #[must_use]
    pub fn list(&self, items: &[&str]) -> String {
        match items.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                let pattern = self.pack.get("word", "pair").unwrap_or("{a}, {b}");
                filled(pattern, &[("a", &self.row(rest)), ("b", last)])
            }
            _ => self.row(items),
        }
    }

    /// Items in a row: "bezoek, economie".
    #[must_use]
    pub fn row(&self, items: &[&str]) -> String {
        let pattern = self.pack.get("language", "items").unwrap_or("{a}, {b}");
        let pattern = pattern.strip_prefix("{a}").unwrap_or(pattern);
        joined(items, pattern.strip_suffix("{b}").unwrap_or(pattern))
    }

    /// "China → Rusland", the arrow as one reads.
    #[must_use]
    pub fn towards(&self, from: &[&str], to: &[&str]) -> String {
        let arrow = if self.pack.get("language", "direction") == Some("rtl") { " ← " } else { " → " };
        [&self.list(from), arrow, &self.list(to)].concat()
    }

    /// "China en Rusland".
    #[must_use]
    pub fn pair(&self, codes: &[String; 2]) -> String {
        self.fill("pair", &[("a", self.actor(&codes[0])), ("b", self.actor(&codes[1]))])
    }

    /// What stands above key sentences: "In het kort", and of which relation they are.
    #[must_use]
    pub fn in_short(&self, summary: &Summary) -> String {
        let mut said = self.get("in_short").to_owned();
        if let Some(dyad) = &summary.dyad {
            said.extend([": ", &self.pair(dyad)]);
        }
        said
    }

    /// The name of a state or an organisation, or its code where the pack has none. The last name is the one that is said:
    /// earlier ones (older states, other names) only help to find it.
    #[must_use]
    pub fn actor<'b>(&self, code: &'b str) -> &'b str
    where
        'a: 'b,
    {
        let name = self.pack.names(code).and_then(|mut cells| cells.next_back()).unwrap_or(code);
        name.strip_prefix('@').unwrap_or(name)
    }

    /// A date in words, with no more precision than it has: "11 juli 2025", "juli 2025", "sinds 2013".
    #[must_use]
    pub fn date(&self, date: &EventDate) -> String {
        match Edtf::parse(&date.edtf) {
            Ok(Edtf::Date(dated)) => self.dated(dated),
            Ok(Edtf::Interval(start, end)) => self.interval(start, end),
            Err(_) => date.edtf.clone(),
        }
    }

    /// The day of the week of a date that is one day: "vrijdag".
    #[must_use]
    pub fn weekday(&self, day: Day) -> &'a str {
        self.name("weekday", day.weekday())
    }

    /// What a date rests on: "afgeleid van de publicatiedatum"; empty for an editor's, who is named anyway.
    #[must_use]
    pub fn certainty(&self, date: &EventDate) -> &'a str {
        self.pattern(match date.basis {
            _ if find(&date.edtf, "XXXX").is_some() => "certain_no_year",
            Basis::Stated => "certain_stated",
            Basis::Publication => "certain_publication",
            Basis::Context => "certain_context",
            Basis::Editor => "",
        })
    }

    /// The label of a tick: "2025", "jul 2025", "11 jul".
    #[must_use]
    pub fn tick(&self, (year, month, day): (i32, Option<u8>, Option<u8>)) -> String {
        let short = |month| Some(self.name("month_short", month)).filter(|name| !name.is_empty());
        let month = month.map(|month| short(month).unwrap_or_else(|| self.name("month", month)));
        let (year, day) = (self.year(year), day.map(decimal));
        match (month, day) {
            (Some(month), Some(day)) => filled(self.pattern("day_no_year"), &[("d", &day), ("m", month)]),
            (Some(month), None) => filled(self.pattern("month"), &[("m", month), ("y", &year)]),
            (None, _) => year,
        }
    }

    /// A pattern for dates; empty where the pack has none.
    fn pattern(&self, key: &str) -> &'a str {
        self.pack.get("date_pattern", key).unwrap_or_default()
    }

    /// The names that a table (name, number) has for a number.
    fn names(&self, table: &str, number: u8) -> impl Iterator<Item = &'a str> + use<'a> {
        let number = decimal(number);
        self.pack.rows(table).filter_map(move |mut cells| {
            let name = cells.next()?;
            (cells.next()? == number).then_some(name)
        })
    }

    /// The first of them; empty where there is none.
    fn name(&self, table: &str, number: u8) -> &'a str {
        self.names(table, number).next().unwrap_or_default()
    }

    fn year(&self, year: i32) -> String {
        if year > 0 { decimal(year) } else { filled(self.pattern("bc"), &[("y", &decimal(1 - year))]) }
    }

    fn dated(&self, dated: Dated) -> String {
        let words = self.plain(dated.date);
        match dated.qualifier {
            Some(_) => filled(self.pattern("approximate"), &[("a", &words)]),
            None => words,
        }
    }

    fn plain(&self, date: Date) -> String {
        let year = |year: Option<i32>| year.map_or_else(String::new, |year| self.year(year));
        let words = match date {
            Date::Century(century) if century < 0 => self.before(Date::Century(-century)),
            Date::Decade(decade) if decade < 0 => self.before(Date::Decade(-decade)),
            Date::Century(century) => filled(self.pattern("century"), &[("n", &decimal(century + 1))]),
            Date::Decade(decade) => filled(self.pattern("decade"), &[("y", &decimal(decade * 10))]),
            Date::Year(year) => filled(self.pattern("year"), &[("y", &self.year(year))]),
            Date::Part(of, part) => {
                let (key, number) = match part {
                    33..=36 => ("quarter".to_owned(), part - 32),
                    40.. => ("half".to_owned(), part - 39),
                    _ => (["season_", &decimal(part)].concat(), part),
                };
                filled(self.pattern(&key), &[("n", &decimal(number)), ("y", &year(of))])
            }
            Date::Month(of, month) => {
                let key = if of.is_some() { "month" } else { "month_no_year" };
                // The last form is the one that stands alone, where it differs from the one beside a day (Slavic languages).
                let name = self.names("month", month).last().unwrap_or_default();
                filled(self.pattern(key), &[("m", name), ("y", &year(of))])
            }
            Date::Day(of, month, day) => {
                let key = if of.is_some() { "day" } else { "day_no_year" };
                let (month, day) = (self.name("month", month), decimal(day));
                filled(self.pattern(key), &[("d", &day), ("m", month), ("y", &year(of))])
            }
        };
        let words = words.trim_matches([' ', ',']);
        if words.is_empty() { date.text() } else { words.to_owned() }
    }

    fn before(&self, date: Date) -> String {
        filled(self.pattern("bc"), &[("y", &self.plain(date))])
    }

    fn interval(&self, start: Bound, end: Bound) -> String {
        match (start, end) {
            (Bound::At(start), Bound::At(end)) => {
                if let (Date::Day(year, month, a), Date::Day(of, same, b)) = (start.date, end.date)
                    && (year, month) == (of, same)
                    && let Some(pattern) = self.pack.get("date_pattern", "range_days")
                {
                    let year = year.map_or_else(String::new, |year| self.year(year));
                    let (month, a, b) = (self.name("month", month), decimal(a), decimal(b));
                    let words = filled(pattern, &[("a", &a), ("b", &b), ("m", month), ("y", &year)]);
                    return words.trim().to_owned();
                }
                filled(self.pattern("range"), &[("a", &self.dated(start)), ("b", &self.dated(end))])
            }
            (Bound::At(start), _) => filled(self.pattern("from"), &[("a", &self.dated(start))]),
            (_, Bound::At(end)) => filled(self.pattern("until"), &[("b", &self.dated(end))]),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::event_date;

    #[test]
    fn dates_in_words() {
        for (edtf, nl, en) in [
            ("2025-07-11", "11 juli 2025", "11 July 2025"),
            ("XXXX-07-11", "11 juli", "11 July"),
            ("2025-07", "juli 2025", "July 2025"),
            ("XXXX-07", "juli", "July"),
            ("2025", "2025", "2025"),
            ("1990~", "rond 1990", "around 1990"),
            ("2022-22", "zomer 2022", "summer 2022"),
            ("2024-34", "2e kwartaal 2024", "quarter 2 of 2024"),
            ("2024-40", "1e halfjaar 2024", "half-year 1 of 2024"),
            ("199X", "jaren 1990", "1990s"),
            ("19XX", "20e eeuw", "century 20"),
            ("-0044-03-15", "15 maart 45 v.Chr.", "15 March 45 BC"),
            ("2013/..", "sinds 2013", "since 2013"),
            ("../2010-05", "tot mei 2010", "until May 2010"),
            ("2007/2020", "2007 – 2020", "2007 – 2020"),
            ("2023-03-20/2023-03-22", "20–22 maart 2023", "20–22 March 2023"),
            ("XXXX-07-03/XXXX-07-05", "3–5 juli", "3–5 July"),
            ("2023-03-30/2023-04-02", "30 maart 2023 – 2 april 2023", "30 March 2023 – 2 April 2023"),
        ] {
            for (tag, expected) in [("nl", nl), ("en", en)] {
                let pack = Pack::built_in(tag).unwrap();
                let date = event_date(edtf, Basis::Stated).unwrap();
                assert_eq!(Words::new(&pack).date(&date), expected);
            }
        }
    }

    #[test]
    fn small_words() {
        let pack = Pack::built_in("nl").unwrap();
        let words = Words::new(&pack);
        assert_eq!(words.fill("minutes_read", &[("n", "4")]), "4 minuten lezen");
        assert_eq!(words.list(&["China"]), "China");
        assert_eq!(words.list(&["China", "Rusland"]), "China en Rusland");
        assert_eq!(words.towards(&["China"], &["Rusland", "India"]), "China → Rusland en India");
        assert_eq!(words.tick((2025, None, None)), "2025");
        assert_eq!(words.tick((2025, Some(7), None)), "jul 2025");
        assert_eq!(words.tick((2025, Some(7), Some(11))), "11 jul");
        assert_eq!(words.weekday(Day::new(2025, 7, 11).unwrap()), "vrijdag");
        assert_eq!(words.actor("QQ"), "QQ");
        assert_eq!([words.actor("CN"), words.actor("RU"), words.actor("PS")], ["China", "Rusland", "Palestina"]);
        let date = event_date("XXXX-07-11", Basis::Stated).unwrap();
        assert_eq!(words.certainty(&date), "het jaar staat er niet bij");
        for pack in Pack::built_in_tags().filter_map(Pack::built_in) {
            for code in pack.rows("name").filter_map(|mut row| row.next()) {
                let said = Words::new(&pack).actor(code);
                assert!(!said.starts_with(|c| (':'..='@').contains(&c)), "{}: {said}", pack.tag());
            }
        }
        let arabic = Pack::built_in("ar").unwrap();
        assert_eq!(Words::new(&arabic).towards(&["الصين"], &["روسيا"]), "الصين ← روسيا");
        assert_eq!(Words::new(&arabic).row(&["زيارة", "اقتصاد"]), "زيارة، اقتصاد");
        let bare = Pack::empty("und");
        assert_eq!(Words::new(&bare).date(&date), "XXXX-07-11");
        assert_eq!(filled("{a} {b", &[("a", "x")]), "x b");
    }
}
