//! Events as columns of texts, as the page hands over many: what a JSON text of them would cost to write and to read again
//! is more than all the rest.

use std::borrow::Cow;

use super::{Value, events::entry};
use crate::model::{Event, Notice};

/// The columns, in this order: of each event's fields that are texts; how many actors it has; of each actor, its code and
/// its role; and the events that are more than this, each a JSON text.
const FIELDS: [&str; 10] = ["id", "date", "type", "mode", "tone", "status", "headline", "text", "place", "url"];

/// Ends each text of a column. An empty one is a field that is not there.
const END: u8 = 0;

/// Takes in the events of some columns, counted from `from`; `false`, and nothing taken in, where the columns do not fit each
/// other, because a text holds the sign that ends one.
pub(crate) fn rows(columns: &[String], from: usize, notices: &mut Vec<Notice>, take: &mut dyn FnMut(Event)) -> bool {
    values(columns, &mut |value, index| {
        if let Some(event) = entry(value, from + index, notices) {
            take(event);
        }
    })
}

/// Calls `each` with every event as the value that its JSON text would be, and its place.
fn values(columns: &[String], each: &mut dyn FnMut(&Value<'_>, usize)) -> bool {
    let Ok(columns) = <&[String; FIELDS.len() + 4]>::try_from(columns) else { return false };
    let [fields @ .., counts, codes, roles, whole] = columns;
    let count = ends(counts);
    let actors: usize = counts.split(char::from(END)).filter_map(|count| count.parse::<usize>().ok()).sum();
    if fields.iter().chain([whole]).any(|column| ends(column) != count)
        || [codes, roles].iter().any(|column| ends(column) != actors)
    {
        return false;
    }
    let mut fields = fields.each_ref().map(String::as_str);
    let [mut counts, mut codes, mut roles, mut whole] = [counts, codes, roles, whole].map(String::as_str);
    for index in 0..count {
        let mut object = Vec::with_capacity(FIELDS.len() + 1);
        for (name, column) in FIELDS.iter().zip(&mut fields) {
            put(&mut object, name, column);
        }
        let mut actors = Vec::new();
        for _ in 0..next(&mut counts).parse().unwrap_or_default() {
            let mut actor = Vec::with_capacity(2);
            put(&mut actor, "code", &mut codes);
            put(&mut actor, "role", &mut roles);
            actors.push(Value::Object(actor));
        }
        object.push((Cow::Borrowed("actors"), Value::List(actors)));
        match next(&mut whole) {
            "" => each(&Value::Object(object), index),
            // What the page's own JSON writer made is JSON; where it could make none, the page has told why.
            text => {
                if let Ok(value) = serde_json::from_str(text) {
                    each(&value, index);
                }
            }
        }
    }
    true
}

/// How many texts a column has. (Eight letters at a time: a column is some hundred thousand letters long.)
fn ends(column: &String) -> usize {
    const LOW: u64 = u64::from_ne_bytes([0x7f; 8]);
    let (words, rest) = column.as_bytes().as_chunks();
    let in_word = |word: &[u8; 8]| {
        let word = u64::from_ne_bytes(*word);
        // The high bit of each byte that is not zero.
        (!(((word & LOW) + LOW) | word) & !LOW).count_ones() as usize
    };
    words.iter().map(in_word).sum::<usize>() + rest.iter().filter(|byte| **byte == END).count()
}

/// The next text of a column.
fn next<'a>(column: &mut &'a str) -> &'a str {
    // Most are a few letters long, for which a search in words is too long a way.
    let end = column.bytes().position(|byte| byte == END).unwrap_or(column.len());
    let text = column.get(..end).unwrap_or_default();
    *column = column.get(end + 1..).unwrap_or_default();
    text
}

fn put<'a>(object: &mut Vec<(Cow<'a, str>, Value<'a>)>, name: &'static str, column: &mut &'a str) {
    let text = next(column);
    if !text.is_empty() {
        object.push((Cow::Borrowed(name), Value::Text(Cow::Borrowed(text))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(events: &[[&str; 14]]) -> Vec<String> {
        (0..14).map(|column| events.iter().map(|event| event[column]).collect()).collect()
    }

    fn read(columns: &[String]) -> Option<Vec<Value<'static>>> {
        let mut read = Vec::new();
        let text = |value: &Value<'_>| format!("{value:?}");
        values(columns, &mut |value, _| read.push(Value::Text(text(value).into()))).then_some(read)
    }

    const VISIT: [&str; 14] = [
        "a\0",
        "2025-07-11\0",
        "CONSULT\0",
        "\0",
        "\0",
        "\0",
        "Bezoek\0",
        "\0",
        "Moskou\0",
        "\0",
        "2\0",
        "CN\0RU\0",
        "source\0\0",
        "\0",
    ];
    const LOAN: [&str; 14] =
        ["\0", "\0", "\0", "\0", "\0", "\0", "\0", "\0", "\0", "\0", "0\0", "", "", "{\"id\":\"b\",\"intensity\":2}\0"];

    #[test]
    fn texts_are_counted_by_their_ends() {
        for (column, count) in
            [("", 0), ("a", 0), ("\0", 1), ("\0\u{1}\0\u{80}\0\u{7f}\0\0", 5), ("vijf letters\0en meer\0", 2)]
        {
            assert_eq!(ends(&column.repeat(3)), 3 * count, "{column:?}");
        }
    }

    #[test]
    fn rows_are_what_their_json_would_be() {
        let json = |text: &str| format!("{:?}", serde_json::from_str::<Value<'_>>(text).unwrap());
        let visit = r#"{"id":"a","date":"2025-07-11","type":"CONSULT","headline":"Bezoek","place":"Moskou","actors":[{"code":"CN","role":"source"},{"code":"RU"}]}"#;
        let loan = r#"{"id":"b","intensity":2}"#;
        let expected = [visit, loan].map(|text| Value::Text(json(text).into()));
        assert_eq!(read(&columns(&[VISIT, LOAN])).unwrap(), expected);
    }

    #[test]
    fn notices_count_from_the_first_event_of_all() {
        let (mut notices, mut events) = (Vec::new(), Vec::new());
        let mut unread = LOAN;
        unread[13] = "-\0";
        assert!(rows(&columns(&[VISIT, unread, LOAN]), 7, &mut notices, &mut |event| events.push(event)));
        assert_eq!(events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>(), ["a"]);
        // Of what the page could not write down the page has told.
        assert_eq!(notices.len(), 1, "{notices:?}");
        assert!(notices[0].message.starts_with("events[9]: no `headline`"), "{notices:?}");
    }

    #[test]
    fn a_text_that_holds_the_end_is_told() {
        let mut bad = VISIT;
        bad[6] = "Be\0zoek\0";
        assert_eq!(read(&columns(&[LOAN, bad])), None);
        bad = VISIT;
        bad[11] = "C\0N\0RU\0";
        assert_eq!(read(&columns(&[bad])), None);
        assert_eq!(read(&columns(&[VISIT])[..13]), None);
    }
}
