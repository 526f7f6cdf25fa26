//! What a page says of its article: title, language, publication date, address.

use super::{
    Node, safe_url,
    tree::{Kind, Tree},
};
use crate::{
    calendar::Day,
    small::{Gather as _, find},
};

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
}

/// The `meta` names that carry a publication date, best first.
const DATES: &[&str] = &[
    "article:published_time",
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

/// Reads the metadata of a page, as seen from the element `main`.
pub(super) fn read<N: Node>(tree: &Tree<N>, main: Option<usize>) -> Metadata {
    let mut found = Metadata::default();
    let (mut open_graph, mut page_title, mut linked_data) = (None, None, None);
    let mut dates: Vec<Option<String>> = vec![None; DATES.len()];
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
                linked_data = linked_data.or_else(|| date_published(&content(&item.node)));
            }
            "meta" => {
                let name = attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                let name = name.unwrap_or_default().to_ascii_lowercase();
                if name == "og:title" {
                    open_graph = attribute("content");
                } else if let Some(slot) = DATES.iter().position(|date| *date == name) {
                    dates[slot] = attribute("content").and_then(|date| day(&date));
                }
            }
            _ => {}
        }
    }
    let lang = |index: usize| {
        tree.items[index].node.attribute("lang").map(std::borrow::Cow::into_owned).filter(|v| !v.is_empty())
    };
    found.language = tree.ancestors(main.unwrap_or(0)).find_map(lang);
    found.published = linked_data.or_else(|| dates.into_iter().flatten().next()).or_else(|| time(tree, main));
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

/// The first `time` of the article, else of the page, that is marked as its date or stands before the text.
fn time<N: Node>(tree: &Tree<N>, main: Option<usize>) -> Option<String> {
    let (start, end) = main.map_or((0, tree.items.len()), |main| (main, tree.items[main].end));
    tree.items[start..end]
        .iter()
        .filter(|item| item.node.name().is_some_and(|name| name == "time"))
        .find_map(|item| item.node.attribute("datetime").and_then(|date| day(&date)))
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

/// The value of the first `datePublished` of a JSON-LD text. Only this one string is wanted of it, so the page is spared a
/// whole JSON parser.
fn date_published(json: &str) -> Option<String> {
    const DATE: &str = "\"datePublished\"";
    let rest = &json[find(json, DATE)? + DATE.len()..];
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    day(rest.split('"').next()?)
}
