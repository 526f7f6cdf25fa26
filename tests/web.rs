//! The widget in a real browser's page: `cargo xtask test` runs these in headless Chromium.
#![cfg(target_arch = "wasm32")]

use kroniek::web::Widget;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode,
    js_sys::{Object, Reflect},
};

wasm_bindgen_test_configure!(run_in_browser);

const PACK: &str = include_str!(concat!(env!("OUT_DIR"), "/nl.pack"));
const EVENTS: &str = include_str!("web/events.json");
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
        Widget::new(self.host.clone().into(), kind.to_owned())
    }

    /// Starts as the loader does.
    fn start(&self, widget: &mut Widget, [pack, words]: [&str; 2]) {
        while widget.prepare(&[pack, words].join("\0")) {}
        widget.start(&self.root.first_element_child().unwrap());
    }

    /// A click on the first element that a selector names, and the frame that follows.
    fn click(&self, widget: &mut Widget, selector: &str) {
        let element = self.root.query_selector(selector).unwrap().unwrap();
        // Dispatched within a shadow tree, an event forgets its target when it is through.
        let event = Object::new();
        Reflect::set(&event, &"type".into(), &"click".into()).unwrap();
        Reflect::set(&event, &"target".into(), &element).unwrap();
        widget.handle(event.unchecked_ref());
        widget.frame(0.0, true);
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

/// What the developer is told: messages.
fn notices(widget: &mut Widget) -> Vec<String> {
    let told = widget.ask("notices").unwrap();
    told.split('\0').skip(1).step_by(2).map(str::to_owned).collect()
}

#[wasm_bindgen_test]
fn draws_the_article_in_short_and_its_event() {
    let page = Page::new("nl", &[("published", "2025-07-12")]);
    let mut widget = page.widget("digest");
    assert_eq!(widget.ask("language").as_deref(), Some("nl"));
    assert_eq!(page.all("div"), ["before"], "nothing is drawn before the start");
    page.start(&mut widget, [PACK, ""]);
    let sentences = page.all(".main > .sentences a");
    assert!(!sentences.is_empty());
    assert!(sentences.iter().all(|sentence| TEXT.iter().any(|text| text.contains(sentence.as_str()))));
    assert_eq!(page.all(".details time"), ["11 juli 2025"]);
    assert_eq!(notices(&mut widget), [""; 0]);
}

#[wasm_bindgen_test]
fn halves_show_their_half() {
    let page = Page::new("nl", &[]);
    for (kind, summaries, timelines) in [("summary", 1, 0), ("timeline", 0, 1), ("digest", 1, 1)] {
        let mut widget = page.widget(kind);
        page.start(&mut widget, [PACK, ""]);
        assert_eq!((page.all(".summary").len(), page.all(".timeline").len()), (summaries, timelines), "{kind}");
    }
}

#[wasm_bindgen_test]
fn text_stays_text_and_only_the_web_is_linked() {
    let page = Page::new("nl", &[("view", "list")]);
    let mut widget = page.widget("digest");
    widget.read("src", EVENTS, 0);
    page.start(&mut widget, [PACK, ""]);
    assert!(page.all("img, b, script, [style*=expression]").is_empty());
    assert!(page.all(".headline").contains(&"<b>Verdrag</b>".to_owned()));
    assert!(widget.ask("select\0b").is_some());
    widget.frame(0.0, true);
    let links = page.root.query_selector_all(".chosen a").unwrap();
    let link = links.get(0).unwrap().unchecked_into::<Element>();
    assert_eq!((links.length(), link.get_attribute("href").as_deref()), (1, Some("https://example.org/b")));
    assert!(page.all("a[href^=java]").is_empty());
}

#[wasm_bindgen_test]
fn bad_attributes_are_told_and_change_nothing() {
    let page = Page::new("nl", &[("view", "cube"), ("for", "nowhere")]);
    let mut widget = page.widget("digest");
    page.start(&mut widget, [PACK, ""]);
    let told = notices(&mut widget);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|notice| notice.contains("auto, axis, list")), "{told:?}");
    assert_eq!(notices(&mut widget), [""; 0], "each is told once");
}

#[wasm_bindgen_test]
fn methods_answer() {
    let page = Page::new("nl", &[("view", "list")]);
    let mut widget = page.widget("timeline");
    assert!(widget.ask("digest").is_none());
    widget.read("src", EVENTS, 0);
    page.start(&mut widget, [PACK, ""]);
    assert!(widget.ask("select\0a").is_some() && widget.ask("select\0c").is_none());
    assert!(widget.ask("zoom\02000\02002-05").is_some());
    assert!(widget.ask("zoom\02003-05\02002").is_none() && widget.ask("zoom\0soon\02002").is_none());
    assert!(widget.ask("row\00\09").is_some_and(|row| row.contains("Verdrag")));
    assert!(widget.ask("frame").is_some_and(|frame| frame.ends_with("\"events\":[")));
    assert!(widget.ask("fit").is_some() && widget.ask("pdf").is_none());
}

#[wasm_bindgen_test]
fn what_did_not_change_keeps_its_elements() {
    let page = Page::new("nl", &[("view", "list")]);
    let mut widget = page.widget("timeline");
    widget.read("src", EVENTS, 0);
    page.start(&mut widget, [PACK, ""]);
    let row = |headline: &str| {
        let rows = page.root.query_selector_all(".row").unwrap();
        let all = (0..rows.length()).map(|at| rows.get(at).unwrap().unchecked_into::<Element>());
        all.into_iter().find(|row| row.text_content().unwrap().contains(headline))
    };
    let before = row("Verdrag").unwrap();
    page.click(&mut widget, ".chip.verbal-conflict");
    assert!(row("Ruzie").is_none());
    page.click(&mut widget, ".chip.verbal-conflict");
    assert!(row("Ruzie").is_some());
    assert!(before.is_same_node(row("Verdrag").as_deref()), "the row is the one that it was");
    page.click(&mut widget, ".row");
    assert_eq!(page.all(".chosen").len(), 1);
}

#[wasm_bindgen_test]
fn without_a_pack_there_is_still_a_summary() {
    let page = Page::new("xx", &[]);
    let mut widget = page.widget("digest");
    assert_eq!(widget.ask("language").as_deref(), Some("xx"));
    page.start(&mut widget, ["", PACK]);
    assert!(!page.all(".main > .sentences a").is_empty());
    assert_eq!(page.all(".summary h2"), ["In het kort"], "the words are borrowed");
}
