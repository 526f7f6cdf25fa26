//! What a page says of its article: title, language, publication date, address.

use super::{
    Node, safe_url,
    tree::{Kind, Tree},
};
use crate::{
    calendar::Day,
    model::Notice,
    small::{Gather as _, find},
};

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) notice: Option<Notice>,
}

/// What carries a publication date, best first: names of `meta`, and JSON-LD of an article or of anything else.
const DATES: [&str; 13] = [
    LINKED[0],
    "article:published_time",
    LINKED[1],
    "datepublished",
    "parsely-pub-date",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "date",
];
const LINKED: [&str; 2] = ["ld article", "ld"];

/// Reads the metadata of a page, as seen from the element `main`.
pub(super) fn read<N: Node>(tree: &Tree<N>, main: Option<usize>) -> Metadata {
    let mut found = Metadata::default();
    let (mut open_graph, mut page_title) = (None, None);
    let mut dates: Vec<Option<String>> = vec![None; DATES.len()];
    let mut put = |name: &str, date: Option<String>| {
        if let (Some(slot), Some(date)) = (DATES.iter().position(|known| *known == name), date) {
            dates[slot].get_or_insert(date);
        }
    };
    for item in &tree.items {
        if item.kind != Kind::Meta {
            continue;
        }
        let attribute =
            |name: &str| item.node.attribute(name).map(|value| value.trim().to_owned()).filter(|v| !v.is_empty());
        match &*item.node.name().unwrap_or_default() {
            "title" => page_title = page_title.or_else(|| Some(content(&item.node)).filter(|text| !text.is_empty())),
            "link" if attribute("rel").as_deref() == Some("canonical") => {
                found.url = attribute("href").and_then(|url| safe_url(&url).map(str::to_owned));
            }
            "script" if attribute("type").as_deref() == Some("application/ld+json") => {
                let json = content(&item.node);
                let (article, date) = date_published(&json);
                put(LINKED[usize::from(!article)], date.map(str::to_owned));
            }
            "meta" => {
                let name = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                let name = name.unwrap_or_default().to_ascii_lowercase();
                if name == "og:title" {
                    open_graph = attribute("content");
                } else {
                    put(&name, attribute("content"));
                }
            }
            _ => {}
        }
    }
    let lang = |index: usize| {
        tree.items[index].node.attribute("lang").map(std::borrow::Cow::into_owned).filter(|v| !v.is_empty())
    };
    found.language = tree.ancestors(main.unwrap_or(0)).find_map(lang);
    times(tree, main, &mut dates);
    let mut wrong = None;
    for date in dates {
        let Some(date) = date else { continue };
        found.published = day(&date);
        if found.published.is_some() {
            break;
        }
        wrong.get_or_insert(date);
    }
    found.notice = wrong.map(|wrong| misdated(&wrong, found.published.as_deref()));
    found.title = heading(tree, main, open_graph.as_deref()).or(open_graph).or(page_title);
    found
}

/// The `h1` of the article, else the page's only one, else one that the page's own title starts with.
fn heading<N: Node>(tree: &Tree<N>, main: Option<usize>, open_graph: Option<&str>) -> Option<String> {
    let all = || (0..tree.items.len()).filter(|&index| tree.items[index].kind == Kind::Title);
    let inside = main.and_then(|main| all().find(|&index| index > main && index < tree.items[main].end));
    let text = |index| Some(tree.text_of(index)).filter(|text| !text.is_empty());
    inside.and_then(text).or_else(|| {
        let texts: Vec<_> = all().filter_map(text).gather();
        match texts.as_slice() {
            [only] => Some(only.clone()),
            several => {
                several.iter().find(|title| open_graph.is_some_and(|graph| find(graph, title).is_some())).cloned()
            }
        }
    })
}

fn misdated(date: &str, other: Option<&str>) -> Notice {
    let [then, other] = other.map_or(["dates without a year stay open", ""], |other| ["the next is taken, ", other]);
    let what = ["the page says that it was published on `", date, "`, which is no ISO 8601 date such as 2025-07-12; "];
    Notice::new("invalid-date", [&what.concat(), then, other].concat())
}

/// Adds what each `time` of the article, else of the page, gives as a day. (Hours and lengths of time are no days.)
fn times<N: Node>(tree: &Tree<N>, main: Option<usize>, dates: &mut Vec<Option<String>>) {
    let (start, end) = main.map_or((0, tree.items.len()), |main| (main, tree.items[main].end));
    for item in &tree.items[start..end] {
        if item.node.name().is_some_and(|name| name == "time")
            && let Some(date) = item.node.attribute("datetime")
            && date.as_bytes().get(4) == Some(&b'-')
            && date.as_bytes().get(7) == Some(&b'-')
        {
            dates.push(Some(date.into_owned()));
        }
    }
}

fn content<N: Node>(node: &N) -> String {
    let mut out = String::new();
    for child in node.children() {
        if let Some(text) = child.text() {
            out.push_str(&text);
        }
    }
    out.trim().to_owned()
}

/// The day of a date or date-time.
fn day(text: &str) -> Option<String> {
    Day::parse(text).map(|day| day.text())
}

/// The `datePublished` of the first article of a JSON-LD text (then `true`), else of the first thing that has one. Only this
/// one string is wanted of it, so the page is spared a whole JSON parser.
fn date_published(json: &str) -> (bool, Option<&str>) {
    // Of each object, in the order of their beginnings, whether it is an article, and its date; and which of them are open.
    let (mut things, mut open) = (Vec::<(bool, Option<&str>)>::new(), Vec::<usize>::new());
    let (mut key, mut said, mut inside) = ("", "", false);
    for piece in json.split('"') {
        if inside {
            said = piece;
            // An escaped quote ends no string.
            inside = (piece.len() - piece.trim_end_matches('\\').len()) % 2 == 1;
            continue;
        }
        if piece.trim_start().starts_with(':') {
            key = said;
        } else if let Some(thing) = open.last().and_then(|last| things.get_mut(*last)) {
            if key == "datePublished" {
                thing.1 = Some(said);
            } else if key == "@type" {
                thing.0 |= ["Article", "Posting", "Report"].iter().any(|word| find(said, word).is_some());
            }
        }
        for sign in piece.bytes() {
            if sign == b'{' {
                open.push(things.len());
                things.push((false, None));
            } else if sign == b'}' {
                open.pop();
            }
        }
        inside = true;
    }
    let mut found = (false, None);
    for (article, date) in things {
        if date.is_some() && (found.1.is_none() || article && !found.0) {
            found = (article, date);
        }
    }
    found
}
