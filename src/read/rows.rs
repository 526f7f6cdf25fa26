//! Events as columns of texts and numbers of words, as the page hands over many: what a JSON text of them would cost to write
//! and to read again is more than all the rest.

use std::borrow::Cow;

use super::{
    Value,
    events::{Fields, Unknown, entry},
};
use crate::model::{Event, Notice};

/// So many of the fields of an event, the first, are texts of their own: a column each. A last column has the events that are
/// more than this, each a JSON text.
const TEXTS: usize = 5;
/// So many, the next, say the same of many events, each by the number of a word; then comes how many actors an event has, and
/// of each its code and its role. An event that is a JSON text has no numbers.
const WORDS: usize = 5;

/// Ends each text of a column. An empty one is a field that is not there; in an empty column, all are.
const END: u8 = 0;

/// Events on their way in.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    columns: Vec<String>,
    words: Vec<String>,
    unknown: Unknown,
}

impl Rows {
    /// Takes in the next column.
    pub(crate) fn column(&mut self, texts: String) {
        self.columns.push(texts);
    }

    /// Takes in more words, with the sign that ends a text between: the first of all has the number 1.
    pub(crate) fn words(&mut self, words: &str) {
        self.words.extend(words.split(char::from(END)).map(str::to_owned));
    }

    /// Hands on so many events, counted from `from`, of the columns that are there; `false`, and nothing handed on, where these
    /// do not fit each other, because a text holds the sign that ends one.
    pub(crate) fn read(
        &mut self,
        [from, count]: [usize; 2],
        numbers: &[u32],
        notices: &mut Vec<Notice>,
        take: &mut dyn FnMut(&mut Event),
    ) -> bool {
        let columns = std::mem::take(&mut self.columns);
        let Ok([texts @ .., whole]) = <&[String; TEXTS + 1]>::try_from(&columns[..]) else { return false };
        if columns.iter().any(|column| !column.is_empty() && ends(column) != count) {
            return false;
        }
        let (mut texts, mut whole) = (texts.each_ref().map(String::as_str), whole.as_str());
        let mut numbers = numbers.iter().map(|&number| number as usize);
        let mut number = || numbers.next().unwrap_or_default();
        let word =
            |number: usize| text(number.checked_sub(1).and_then(|at| self.words.get(at)).map_or("", |word| word));
        // One place for the values of all, and one event: to make new ones for each would take longer than all the rest.
        let mut values = [const { Value::Null }; TEXTS + WORDS + 1];
        values[TEXTS + WORDS] = Value::List(Vec::new());
        let mut event = Event::default();
        for index in from..from + count {
            values.iter_mut().zip(&mut texts).for_each(|(value, column)| *value = text(next(column)));
            let whole = next(&mut whole);
            if !whole.is_empty() {
                // What the page's own JSON writer made is JSON; what stands where it could make none is not, and the page told why.
                if serde_json::from_str(whole)
                    .is_ok_and(|value| entry(&self.unknown.fields(&value), index, &mut event, notices))
                {
                    take(&mut event);
                }
                continue;
            }
            values.iter_mut().skip(TEXTS).take(WORDS).for_each(|value| *value = word(number()));
            if let Some(Value::List(actors)) = values.last_mut() {
                let actor = || Value::Object(["code", "role"].map(|name| (Cow::Borrowed(name), Value::Null)).into());
                actors.resize_with(number(), actor);
                for actor in actors {
                    if let Value::Object(fields) = actor {
                        fields.iter_mut().for_each(|field| field.1 = word(number()));
                    }
                }
            }
            let mut given: Fields<'_> = [&Value::Null; _];
            given.iter_mut().zip(&values).for_each(|(given, value)| *given = value);
            if entry(&given, index, &mut event, notices) {
                take(&mut event);
            }
        }
        notices.extend(self.unknown.notice());
        true
    }
}

/// A text as a value.
const fn text(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Null } else { Value::Text(Cow::Borrowed(text)) }
}

/// The next text of a column.
fn next<'a>(column: &mut &'a str) -> &'a str {
    let (words, _) = column.as_bytes().as_chunks();
    let before = 8 * words.iter().position(|word| zeros(word) > 0).unwrap_or(words.len());
    let rest = column.as_bytes().get(before..).unwrap_or_default();
    let end = before + rest.iter().position(|byte| *byte == END).unwrap_or(rest.len());
    let text = column.get(..end).unwrap_or_default();
    *column = column.get(end + 1..).unwrap_or_default();
    text
}

/// How many texts a column has. (Eight letters at a time: a column is some hundred thousand letters long.)
fn ends(column: &str) -> usize {
    let (words, rest) = column.as_bytes().as_chunks();
    words.iter().map(zeros).sum::<usize>() + rest.iter().filter(|byte| **byte == END).count()
}

/// How many of eight bytes end a text.
fn zeros(word: &[u8; 8]) -> usize {
    const LOW: u64 = u64::from_ne_bytes([0x7f; 8]);
    let word = u64::from_ne_bytes(*word);
    // The high bit of each byte that is not zero.
    (!(((word & LOW) + LOW) | word) & !LOW).count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::events;

    /// A row of six texts, and the numbers of its words.
    type Row<'a> = ([&'a str; 6], &'a [u32]);

    const VOCABULARY: &str = "CONSULT\0Moskou\0CN\0RU\0source";
    const VISIT: Row<'_> = (["a", "2025-07-11", "Bezoek", "", "", ""], &[1, 0, 0, 0, 2, 2, 3, 5, 4, 0]);
    const TREATY: Row<'_> = (["", "2001-07-16", "Verdrag", "Lang", "https://a.example/", ""], &[0, 0, 0, 0, 0, 0]);
    const LOAN: Row<'_> = (["", "", "", "", "", WHOLE], &[]);

    /// Has every field there is.
    const WHOLE: &str = r#"{"id":"b","date":{"edtf":"2024","basis":"stated"},"headline":"Lening","text":"De lening.","type":"AID",
        "mode":"loan","tone":"verbal-conflict","status":"planned","place":{"name":"Omsk","country":"RU"},"origin":"found",
        "actors":[{"code":"CN","role":"target","text":"China","start":3,"end":8},"RU","KZ"],"dyad":["CN","KZ"],"start":1,"end":9,
        "source":{"article":"x","url":"https://a.example/","title":"Titel","section":2,"start":1,"end":9},
        "contexts":["economic"],"intensity":2,"retold":[{"start":1,"end":2}],"salience":0.25}"#;

    fn read(rows: &[Row<'_>], from: usize) -> Option<(Vec<Event>, Vec<Notice>)> {
        let mut given = Rows::default();
        given.words(VOCABULARY);
        for column in 0..6 {
            let texts: String = rows.iter().map(|(texts, _)| texts[column].to_owned() + "\0").collect();
            given.column(if texts.bytes().all(|byte| byte == END) { String::new() } else { texts });
        }
        let numbers: Vec<u32> = rows.iter().flat_map(|(_, numbers)| numbers.iter().copied()).collect();
        let (mut found, mut notices) = (Vec::new(), Vec::new());
        given
            .read([from, rows.len()], &numbers, &mut notices, &mut |event| found.push(event.clone()))
            .then_some((found, notices))
    }

    #[test]
    fn texts_are_counted_by_their_ends() {
        for (column, count) in
            [("", 0), ("a", 0), ("\0", 1), ("\0\u{1}\0\u{80}\0\u{7f}\0\0", 5), ("vijf letters\0en meer\0", 2)]
        {
            let repeated = column.repeat(3);
            assert_eq!(ends(&repeated), 3 * count, "{column:?}");
            let mut rest = repeated.as_str();
            let texts: Vec<_> = (0..3 * count).map(|_| next(&mut rest)).collect();
            assert_eq!(texts, repeated.split('\0').take(3 * count).collect::<Vec<_>>(), "{column:?}");
        }
    }

    #[test]
    fn rows_are_what_their_json_would_be() {
        let visit = r#"{"id":"a","date":"2025-07-11","type":"CONSULT","headline":"Bezoek","place":"Moskou",
            "actors":[{"code":"CN","role":"source"},{"code":"RU"}]}"#;
        let treaty = r#"{"date":"2001-07-16","headline":"Verdrag","text":"Lang","url":"https://a.example/"}"#;
        let json = format!("{{\"events\":[{visit},{treaty},{WHOLE},{visit}]}}");
        let (expected, told) = events(&serde_json::from_str(&json).unwrap());
        let rows = [VISIT, TREATY, LOAN, VISIT];
        assert_eq!(read(&rows, 0).unwrap(), (expected.events, told));
        // Nothing of one row stays for the next.
        for row in [VISIT, TREATY, LOAN] {
            let alone = read(&[row], 0).unwrap().0;
            for other in [VISIT, TREATY, LOAN] {
                assert_eq!(read(&[other, row], 0).unwrap().0[1..], alone);
            }
        }
    }

    #[test]
    fn a_bad_row_costs_only_itself_and_is_told_by_its_number() {
        let unread = (["", "", "", "", "", "-"], &[][..]);
        let mut undated = VISIT;
        undated.0[1] = "11 juli";
        let (events, notices) = read(&[VISIT, unread, undated, LOAN], 7).unwrap();
        assert_eq!(events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        // Of what the page could not write down the page has told.
        assert_eq!(notices.len(), 1, "{notices:?}");
        assert!(notices[0].message.starts_with("events[9]: `date`: \"11 juli\""), "{notices:?}");
    }

    #[test]
    fn a_key_that_no_event_has_is_told_once_however_many_parts_there_are() {
        let mut given = Rows::default();
        let mut part = |whole: &str| {
            (0..5).for_each(|_| given.column(String::new()));
            given.column([whole, "\0"].concat());
            let mut notices = Vec::new();
            assert!(given.read([0, 1], &[], &mut notices, &mut |event| assert_eq!(event.headline, "a")));
            notices.into_iter().map(|notice| notice.message).collect::<String>()
        };
        let entry = r#"{"date":"2020","headline":"a","kop":"b"}"#;
        assert!(part(entry).contains("`kop`"));
        assert_eq!(part(entry), "");
        assert!(part(&entry.replace("kop", "plaats")).contains("no `plaats`,"));
    }

    #[test]
    fn a_text_that_holds_the_end_is_told() {
        let mut bad = VISIT;
        bad.0[2] = "Be\0zoek";
        assert_eq!(read(&[LOAN, bad], 0), None);
        assert!(!Rows::default().read([0, 1], &[], &mut Vec::new(), &mut |_| {}));
    }
}
