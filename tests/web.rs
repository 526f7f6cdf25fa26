//! The widget in a real browser's page: `cargo xtask test` runs these in headless Chromium.
#![cfg(target_arch = "wasm32")]

use kroniek::web::Widget;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode, js_sys::JSON};

wasm_bindgen_test_configure!(run_in_browser);

const PACK: &str = include_str!(concat!(env!("OUT_DIR"), "/nl.pack"));
const TEXT: &[&str] = &[
    "Een Chinese delegatie bezocht op 11 juli de Russische stad Novosibirsk om over handel te spreken.",
    "De gastheren toonden drie fabrieken en een proefboerderij. Daarna praatten de bedrijven een middag lang.",
    "Volgens de gasten is <img src=x onerror=alert(1)> geen beeld maar tekst, en zo hoort het ook te blijven.",
];

/// A page with an article, and a widget's element in it; taken away when the test ends.
struct Page {
    article: Element,
    host: HtmlElement,
    root: ShadowRoot,
}

impl Page {
    fn new(language: &str, attributes: &[(&str, &str)]) -> Self {
        let document: Document = web_sys::window().unwrap().document().unwrap();
        let article = document.create_element("article").unwrap();
        article.set_attribute("lang", language).unwrap();
        let host: HtmlElement = document.create_element("kroniek-digest").unwrap().unchecked_into();
        for (name, value) in attributes {
            host.set_attribute(name, value).unwrap();
        }
        article.append_child(&host).unwrap();
        for text in TEXT {
            let paragraph = document.create_element("p").unwrap();
            paragraph.set_text_content(Some(text));
            article.append_child(&paragraph).unwrap();
        }
        document.body().unwrap().append_child(&article).unwrap();
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let place = document.create_element("div").unwrap();
        place.set_text_content(Some("before"));
        root.append_child(&place).unwrap();
        Self { article, host, root }
    }

    fn widget(&self, kind: &str) -> Widget {
        Widget::new(self.host.clone(), self.root.clone(), kind.to_owned()).unwrap()
    }

    fn all(&self, selector: &str) -> Vec<String> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|at| found.get(at).unwrap().text_content().unwrap_or_default()).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.article.remove();
    }
}

fn events(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

#[wasm_bindgen_test]
fn draws_the_article_in_short_and_its_event() {
    let page = Page::new("nl", &[("published", "2025-07-12")]);
    let mut widget = page.widget("digest");
    assert_eq!(widget.language(), "nl");
    assert_eq!(page.all("div"), ["before"], "nothing is drawn before the start");
    widget.start(PACK, "", JsValue::NULL, JsValue::NULL).unwrap();
    let sentences = page.all(".main > .sentences a");
    assert!(!sentences.is_empty());
    assert!(sentences.iter().all(|sentence| TEXT.iter().any(|text| text.contains(sentence.as_str()))));
    assert_eq!(page.all(".details time"), ["11 juli 2025"]);
    assert_eq!(widget.notices().length(), 0);
    widget.destroy();
}

#[wasm_bindgen_test]
fn halves_show_their_half() {
    let page = Page::new("nl", &[]);
    for (kind, summaries, timelines) in [("summary", 1, 0), ("timeline", 0, 1), ("digest", 1, 1)] {
        let mut widget = page.widget(kind);
        widget.start(PACK, "", JsValue::NULL, JsValue::NULL).unwrap();
        assert_eq!((page.all(".summary").len(), page.all(".timeline").len()), (summaries, timelines), "{kind}");
        widget.destroy();
    }
}

#[wasm_bindgen_test]
fn text_stays_text_and_only_the_web_is_linked() {
    let page = Page::new("nl", &[]);
    let mut widget = page.widget("digest");
    let data = events(
        r#"{"events":[
            {"id":"a","date":"2001-07-16","actors":["CN","RU"],"headline":"<b>Verdrag</b>","url":"java\tscript:alert(1)"},
            {"id":"b","date":"2002","actors":["CN","RU"],"headline":"Bezoek","url":"https://example.org/b"}
        ]}"#,
    );
    widget.start(PACK, "", data, JsValue::NULL).unwrap();
    assert!(page.all("img, b, script, [style*=expression]").is_empty());
    assert!(page.all(".headline").contains(&"<b>Verdrag</b>".to_owned()));
    assert!(page.all("a[href^=java]").is_empty());
    assert_eq!(widget.notices().length(), 1, "the developer is told of the address");
    widget.destroy();
}

#[wasm_bindgen_test]
fn bad_attributes_are_told_and_change_nothing() {
    let page = Page::new("nl", &[("view", "cube"), ("for", "nowhere")]);
    let mut widget = page.widget("digest");
    widget.start(PACK, "", JsValue::NULL, JsValue::NULL).unwrap();
    let told: Vec<String> = widget.notices().iter().map(|pair| format!("{pair:?}")).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|notice| notice.contains("auto, axis, list")), "{told:?}");
    assert_eq!(widget.notices().length(), 0, "each is told once");
    widget.destroy();
}

#[wasm_bindgen_test]
fn methods_answer() {
    let page = Page::new("nl", &[("view", "list")]);
    let mut widget = page.widget("timeline");
    assert!(widget.digest().unwrap().is_null());
    let data = events(r#"{"events":[{"id":"a","date":"2001-07-16","actors":["CN","RU"],"headline":"Verdrag"}]}"#);
    widget.start(PACK, "", data, JsValue::NULL).unwrap();
    assert!(widget.select("a") && !widget.select("b"));
    assert!(widget.zoom("2000", "2002-05") && !widget.zoom("2003", "2002") && !widget.zoom("soon", "2002"));
    assert!(widget.export("csv").unwrap().unwrap().contains("Verdrag"));
    assert!(widget.export("pdf").is_err());
    widget.fit();
    widget.destroy();
}

#[wasm_bindgen_test]
fn without_a_pack_there_is_still_a_summary() {
    let page = Page::new("xx", &[]);
    let mut widget = page.widget("digest");
    assert_eq!(widget.language(), "xx");
    widget.start("", PACK, JsValue::NULL, JsValue::NULL).unwrap();
    assert!(!page.all(".main > .sentences a").is_empty());
    assert_eq!(page.all(".summary h2"), ["In het kort"], "the words are borrowed");
    widget.destroy();
}
