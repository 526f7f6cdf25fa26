//! JSON-LD (schema.org): what search engines read of a timeline.

use serde_json::{Value, json};

use super::name;
use crate::model::{Event, Timeline};

/// A timeline as a schema.org `ItemList` of `Event`s, for a `script` of type `application/ld+json`.
pub(crate) fn jsonld(timeline: &Timeline) -> String {
    let items: Vec<_> = timeline.events.iter().enumerate().map(|(index, event)| item(index + 1, event)).collect();
    let list = json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": timeline.title,
        "itemListElement": items,
    });
    // Within a page, `</script>` in a text would end the script.
    list.to_string().replace("</", "<\\/") + "\n"
}

fn item(position: usize, event: &Event) -> Value {
    let date = event.date.as_ref();
    json!({
        "@type": "ListItem",
        "position": position,
        "item": {
            "@type": "Event",
            "@id": event.source.url.as_ref().map(|url| format!("{url}#{}", event.id)),
            "name": name(event),
            "description": event.text,
            "startDate": date.and_then(|date| date.earliest),
            "endDate": date.and_then(|date| date.latest),
            "location": event.place.as_ref().map(|place| json!({ "@type": "Place", "name": place.name })),
            "url": event.source.url,
        },
    })
}
