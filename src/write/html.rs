//! Static, script-free HTML: what the tag holds before and without wasm, and what a newsroom can print into its pages.

use super::{escape, in_order, kind, name, parties, status};
use crate::{
    language::Words,
    model::{Digest, Event, Precision, Summary, Timeline},
    read::safe_url,
};

/// A digest: key sentences, sections, events.
pub(crate) fn digest_html(digest: &Digest, words: Words<'_>) -> String {
    let mut html = Html::new(&digest.language);
    let url = digest.url.as_deref();
    html.open("section", "kroniek-summary");
    html.element("h2", &words.in_short(&digest.summary));
    html.sentences(&digest.summary, url);
    let sections =
        digest.sections.iter().filter(|section| section.heading.is_some() && !section.summary.sentences.is_empty());
    for (index, section) in sections.enumerate() {
        if index == 0 {
            html.open("details", "kroniek-sections");
            html.element("summary", words.get("per_section"));
        }
        html.element("h3", section.heading.as_deref().unwrap_or_default());
        html.sentences(&section.summary, url);
    }
    if html.0.contains("<details") {
        html.close("details");
    }
    html.close("section");
    html.events(words.get("timeline"), &in_order(digest), words);
    html.finish()
}

/// A timeline: its events, in order.
pub(crate) fn timeline_html(timeline: &Timeline, words: Words<'_>) -> String {
    let mut html = Html::new(words.tag());
    html.events(timeline.title.as_deref().unwrap_or_else(|| words.get("timeline")), &timeline.events, words);
    html.finish()
}

/// HTML as it is written. Text only ever enters through `escape`.
struct Html(String);

impl Html {
    fn new(language: &str) -> Self {
        let mut html = Self(String::from("<div class=\"kroniek\" lang=\""));
        escape(language, &mut html.0);
        html.0.push_str("\">\n");
        html
    }

    fn finish(mut self) -> String {
        self.close("div");
        self.0
    }

    fn open(&mut self, tag: &str, class: &str) {
        self.0.push_str(&format!("<{tag} class=\"{class}\">\n"));
    }

    fn close(&mut self, tag: &str) {
        self.0.push_str(&format!("</{tag}>\n"));
    }

    fn element(&mut self, tag: &str, text: &str) {
        self.0.push_str(&format!("<{tag}>"));
        escape(text, &mut self.0);
        self.0.push_str(&format!("</{tag}>\n"));
    }

    /// Each sentence is a link to its place, by a text fragment, where the article's address is known.
    fn sentences(&mut self, summary: &Summary, url: Option<&str>) {
        if summary.sentences.is_empty() {
            return;
        }
        self.0.push_str("<ol>\n");
        for sentence in &summary.sentences {
            self.0.push_str("<li>");
            self.quoted(&sentence.text, url);
            self.0.push_str("</li>\n");
        }
        self.0.push_str("</ol>\n");
    }

    fn quoted(&mut self, text: &str, url: Option<&str>) {
        let Some(url) = url.and_then(safe_url) else { return escape(text, &mut self.0) };
        self.0.push_str("<a href=\"");
        escape(url.split('#').next().unwrap_or(url), &mut self.0);
        self.0.push_str("#:~:text=");
        self.0.push_str(&fragment(text));
        self.0.push_str("\">");
        escape(text, &mut self.0);
        self.0.push_str("</a>");
    }

    fn events(&mut self, title: &str, events: &[Event], words: Words<'_>) {
        self.open("section", "kroniek-timeline");
        self.element("h2", title);
        if events.is_empty() {
            self.element("p", words.get("no_events"));
        } else {
            self.0.push_str("<ol>\n");
            for event in events {
                self.event(event, words);
            }
            self.0.push_str("</ol>\n");
        }
        self.close("section");
    }

    fn event(&mut self, event: &Event, words: Words<'_>) {
        self.0.push_str("<li>");
        if let Some(date) = &event.date {
            // `datetime` takes what HTML calls a valid date: full days, months and years, not every EDTF value.
            let whole = matches!(date.precision, Precision::Day | Precision::Month | Precision::Year);
            if whole && date.edtf.starts_with(|c: char| c.is_ascii_digit()) && !date.edtf.ends_with(['~', '?', '%']) {
                self.0.push_str("<time datetime=\"");
                escape(&date.edtf, &mut self.0);
                self.0.push_str("\">");
            } else {
                self.0.push_str("<time>");
            }
            escape(&words.date(date), &mut self.0);
            self.0.push_str("</time> ");
        } else {
            escape(words.get("undated"), &mut self.0);
            self.0.push(' ');
        }
        self.0.push_str("<strong>");
        escape(name(event), &mut self.0);
        self.0.push_str("</strong>");
        let place = event.place.as_ref().map(|place| place.name.clone()).unwrap_or_default();
        let facts = [parties(event, words), kind(event, &words).to_owned(), status(event, &words).to_owned(), place];
        for fact in facts.iter().filter(|fact| !fact.is_empty()) {
            self.0.push_str(" · ");
            escape(fact, &mut self.0);
        }
        if !event.text.is_empty() && event.text != name(event) {
            self.0.push_str("<blockquote>");
            self.quoted(&event.text, event.source.url.as_deref());
            self.0.push_str("</blockquote>");
        }
        self.0.push_str("</li>\n");
    }
}

/// First and last words of a sentence as a text fragment (WICG scroll-to-text-fragment), percent-encoded.
fn fragment(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let encode = |words: &[&str]| {
        let mut out = String::new();
        for byte in words.join(" ").bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
        out
    };
    match words.len() {
        0..=8 => encode(&words),
        count => format!("{},{}", encode(&words[..4]), encode(&words[count - 4..])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_get_the_dates_that_html_knows() {
        let pack = crate::language::Pack::built_in("nl").unwrap();
        for (edtf, expected) in [
            ("2025-07-21", "datetime=\"2025-07-21\""),
            ("2025-12", "datetime=\"2025-12\""),
            ("2025", "datetime=\"2025\""),
            ("2022-22", "<time>"),
            ("2025-07-21~", "<time>"),
            ("XXXX-07-11", "<time>"),
            ("-0044-03-15", "<time>"),
            ("2013/..", "<time>"),
        ] {
            let date = crate::event_date(edtf, crate::Basis::Editor).unwrap();
            let event = Event { date: Some(date), headline: "Bezoek".to_owned(), ..empty() };
            let html = timeline_html(&Timeline { events: vec![event], ..Timeline::default() }, Words::new(&pack));
            assert!(html.contains(expected), "{edtf}: {html}");
        }
    }

    fn empty() -> Event {
        serde_json::from_str("{}").unwrap()
    }

    #[test]
    fn an_event_says_who_what_and_where() {
        let event: Event = serde_json::from_str(
            r#"{"headline":"Bezoek","actors":[{"code":"CN","role":"source"},{"code":"RU","role":"target"}],"mode":"visit",
                "type":"CONSULT","place":{"name":"<Omsk>","country":"RU"}}"#,
        )
        .unwrap();
        let pack = crate::language::Pack::built_in("nl").unwrap();
        let html = timeline_html(&Timeline { events: vec![event], ..Timeline::default() }, Words::new(&pack));
        assert!(html.contains("</strong> · China → Rusland · bezoek · &lt;Omsk&gt;</li>"), "{html}");
    }

    /// What is denied is not shown as what happened.
    #[test]
    fn an_event_says_what_became_of_it() {
        let pack = crate::language::Pack::built_in("nl").unwrap();
        for (status, told) in [("happened", "aanval</li>"), ("denied", "aanval · ontkend</li>")] {
            let event = format!(r#"{{"headline":"Aanval","type":"ASSAULT","status":"{status}"}}"#);
            let event: Event = serde_json::from_str(&event).unwrap();
            let timeline = Timeline { events: vec![event], ..Timeline::default() };
            let html = timeline_html(&timeline, Words::new(&pack));
            assert!(html.contains(told), "{html}");
            let text = crate::write::text::timeline_text(&timeline, Words::new(&pack));
            assert_eq!(text.contains("ontkend"), status == "denied", "{text}");
        }
    }

    #[test]
    fn text_stays_text() {
        let digest = Digest {
            language: "nl".to_owned(),
            url: Some("https://a.example/x#y".to_owned()),
            summary: Summary {
                dyad: Some(["CN".to_owned(), "RU".to_owned()]),
                sentences: vec![crate::model::KeySentence {
                    text: "<script>&\"x\"".to_owned(),
                    start: 0,
                    end: 12,
                    rank: 1,
                }],
            },
            ..Digest::default()
        };
        let pack = crate::language::Pack::built_in("nl").unwrap();
        let html = digest_html(&digest, Words::new(&pack));
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("In het kort: China en Rusland<"), "{html}");
        assert!(html.contains("href=\"https://a.example/x#:~:text=%3Cscript%3E"), "{html}");
        assert_eq!(fragment("Een twee, drie"), "Een%20twee%2C%20drie");
    }
}
