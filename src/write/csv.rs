//! CSV (RFC 4180), one row an event: for spreadsheets.

use crate::{
    calendar::Day,
    model::{Event, Role, Timeline},
};

/// The columns.
pub(crate) const HEAD: &str =
    "id,edtf,earliest,latest,source,target,type,mode,tone,intensity,status,place,headline,sentence,url,origin\r\n";

/// A timeline as CSV, lines ended by CR LF as RFC 4180 has it.
///
/// A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection).
///
/// ```
/// assert!(kroniek::csv(&kroniek::Timeline::default()).starts_with("id,edtf,"));
/// ```
#[must_use]
pub fn csv(timeline: &Timeline) -> String {
    let mut out = String::from(HEAD);
    for event in &timeline.events {
        row(event, &mut out);
    }
    out
}

/// Writes an event.
pub(crate) fn row(event: &Event, out: &mut String) {
    let role = |wanted: &[Role]| {
        let codes: Vec<_> =
            event.actors.iter().filter(|actor| wanted.contains(&actor.role)).map(|actor| actor.code.as_str()).collect();
        codes.join(" ")
    };
    let date = event.date.as_ref();
    let cells = [
        event.id.clone(),
        date.map(|date| date.edtf.clone()).unwrap_or_default(),
        date.and_then(|date| date.earliest).map(Day::text).unwrap_or_default(),
        date.and_then(|date| date.latest).map(Day::text).unwrap_or_default(),
        role(&[Role::Source, Role::Both]),
        role(&[Role::Target]),
        event.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
        event.mode.clone().unwrap_or_default(),
        event.tone.map(|tone| tone.name().to_owned()).unwrap_or_default(),
        event.kind.map(|_| event.intensity.to_string()).unwrap_or_default(),
        event.status.name().to_owned(),
        event.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
        event.headline.clone(),
        event.text.clone(),
        event.source.url.clone().unwrap_or_default(),
        event.origin.name().to_owned(),
    ];
    for (index, text) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        cell(text, out);
    }
    out.push_str("\r\n");
}

fn cell(text: &str, out: &mut String) {
    let number = text.parse::<f64>().is_ok();
    let formula = !number && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if !formula && !text.contains([',', '"', '\n', '\r']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_need_quotes() {
        for (text, expected) in [
            ("Omsk", "Omsk"),
            ("a, b", "\"a, b\""),
            ("zei \"ja\"", "\"zei \"\"ja\"\"\""),
            ("=HYPERLINK(1)", "\"'=HYPERLINK(1)\""),
            ("-2.5", "-2.5"),
        ] {
            let mut out = String::new();
            cell(text, &mut out);
            assert_eq!(out, expected);
        }
    }
}
