//! The only code that knows the browser: reads the page, draws the state, listens. Everything that decides anything
//! is `state`; the custom elements themselves are JavaScript (`www/kroniek.js`), which holds one [`Widget`] each.

mod act;
mod axis;
mod controls;
mod core;
mod details;
mod dom;
mod export;
mod highlight;
mod list;
mod listen;
mod page;
mod summary;
mod text;
mod view;

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use serde::Deserialize as _;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::Array;
use web_sys::{Element, HtmlElement, ShadowRoot};

use self::{core::Core, listen::Watch, page::Reading};
use crate::{
    calendar::extent,
    language::Pack,
    model::{Notice, Timeline},
    options::{Options, WidgetOptions},
    read::{Input, Value, articles, source},
    state::{Msg, State},
};

/// One element of the page: what the loader holds.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    host: HtmlElement,
    root: ShadowRoot,
    kind: String,
    options: WidgetOptions,
    reading: Rc<Reading>,
    notices: Vec<Notice>,
    core: Option<Rc<RefCell<Core>>>,
    listeners: Vec<EventListener>,
    watch: Option<Watch>,
}

#[wasm_bindgen]
impl Widget {
    /// Reads the tag's attributes and the page's article. `kind` is `digest`, `summary` or `timeline`.
    ///
    /// # Errors
    /// If the browser refuses.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: ShadowRoot, kind: String) -> Result<Self, JsValue> {
        let (reading_options, options, mut notices) = attributes(&host);
        let mut target = None;
        if let Some(id) = &options.target {
            target = dom::document()?.get_element_by_id(id);
            if target.is_none() {
                let message =
                    ["`for` names no element: there is none with the id \"", id, "\"; the page's main text is read"]
                        .concat();
                notices.push(Notice::new("invalid-attribute", message));
            }
        }
        let target = target.map_or_else(|| host.closest("article"), |target| Ok(Some(target)))?;
        let reading = Reading::of(target, &reading_options)?;
        Ok(Self { host, root, kind, options, reading, notices, core: None, listeners: Vec::new(), watch: None })
    }

    /// The tag of the pack to read the article with; empty where its language is not known.
    pub fn language(&self) -> String {
        self.reading.language()
    }

    /// Reads the article and draws. `pack` is the text of its language's pack; where there is none it is empty, and `words`
    /// is the pack of another language, for the words of the interface only. `data` is what `src` or the page's script gave
    /// (an editor's events, a timeline or a digest), and `related` more articles, both as parsed JSON or null.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn start(&mut self, pack: &str, words: &str, data: JsValue, related: JsValue) -> Result<(), JsValue> {
        let parsed = Pack::parse(pack);
        if let Err(error) = &parsed
            && !pack.is_empty()
        {
            self.notices.push(Notice::new("language", error.to_string()));
        }
        let known = parsed.is_ok();
        let pack = parsed.unwrap_or_else(|_| Pack::empty(self.reading.tag()));
        let mut given = None;
        let mut others = Timeline::default();
        match self.value(data, "src").as_ref().map(source) {
            None => {}
            Some(Ok(Input::Digest(digest, notices))) => {
                given = Some(digest);
                self.notices.extend(notices);
            }
            Some(Ok(Input::Timeline(timeline, notices))) => {
                others = timeline;
                self.notices.extend(notices);
            }
            Some(Ok(Input::Article(_))) => {
                self.notices.push(Notice::new("src", "`src` is an article; name it in `related`"));
            }
            Some(Err(error)) => self.notices.push(Notice::new("src", error.to_string())),
        }
        if let Some(value) = self.value(related, "related") {
            let (articles, notices) = articles(&value);
            self.notices.extend(notices);
            let mut all = vec![others];
            for article in &articles {
                all.push(Timeline::from_digest(&crate::digest(article, &pack, &Options::default())));
            }
            others = Timeline::union(all);
        }
        let own = given.is_none();
        let digest = given.unwrap_or_else(|| self.reading.digest(&pack).clone());
        // A page without an article is no mistake where the events come from elsewhere.
        let needed = |notice: &&Notice| others.events.is_empty() || notice.code != "no-text";
        self.notices.extend(digest.notices.iter().filter(needed).cloned());
        let mut state = State::new(digest, others);
        state.update(Msg::View(self.options.view));
        if let Some(pair) = &self.options.dyad {
            state.update(Msg::Pair(Some(pair.clone())));
        }
        let pack = if known { pack } else { Pack::parse(words).unwrap_or(pack) };
        let place = self.root.first_element_child().ok_or(JsValue::NULL)?;
        let reading = own.then(|| self.reading.clone());
        let core = Core::new(self.host.clone(), &place, &self.kind, pack, reading, state)?;
        let core = Rc::new(RefCell::new(core));
        self.listeners = listen::listen(&core)?;
        self.watch = Watch::new(&core)?;
        self.core = Some(core);
        Ok(())
    }

    /// Reads again the attributes that only concern the drawing.
    pub fn attribute_changed(&mut self) {
        let (_, options, notices) = attributes(&self.host);
        self.notices.extend(notices);
        let before = std::mem::replace(&mut self.options, options);
        if before.view != self.options.view {
            self.send(Msg::View(self.options.view));
        }
        if before.dyad != self.options.dyad {
            self.send(Msg::Pair(self.options.dyad.clone()));
        }
    }

    /// What the developer should know, as pairs of code and message; each is told once.
    pub fn notices(&mut self) -> Array {
        let pair = |notice: Notice| Array::of2(&notice.code.into(), &notice.message.into());
        self.notices.drain(..).map(pair).collect()
    }

    /// What was found in the article, as the program prints it.
    ///
    /// # Errors
    /// If it cannot be handed over.
    pub fn digest(&self) -> Result<JsValue, JsValue> {
        match &self.core {
            Some(core) => export::value(&core.borrow().state.digest),
            None => Ok(JsValue::NULL),
        }
    }

    /// Chooses an event by its id; tells whether there is one.
    pub fn select(&self, id: &str) -> bool {
        let index = self.core.as_ref().and_then(|core| {
            let core = core.borrow();
            core.state.timeline.events.iter().position(|event| event.id == id)
        });
        index.is_some_and(|index| self.send(Msg::Select(Some(index))))
    }

    /// Shows the stretch between two EDTF dates; tells whether they are dates.
    pub fn zoom(&self, start: &str, end: &str) -> bool {
        let (Ok(start), Ok(end)) = (extent(start), extent(end)) else { return false };
        let (Some(start), Some(end)) = (start.earliest, end.latest) else { return false };
        start <= end && self.send(Msg::Window { start: f64::from(start.0), end: f64::from(end.0) + 1.0 })
    }

    /// Shows everything.
    pub fn fit(&self) {
        self.send(Msg::Fit);
    }

    /// The timeline as text, in one of the formats of [`export`].
    ///
    /// # Errors
    /// If there is no such format: the message lists those there are.
    pub fn export(&self, format: &str) -> Result<Option<String>, JsValue> {
        let Some(core) = &self.core else { return Ok(None) };
        export::text(&core.borrow(), format).map(Some)
    }

    /// Leaves: nothing that it listened to or waited for is left behind.
    pub fn destroy(self) {
        highlight::clear();
    }
}

impl Widget {
    fn send(&self, msg: Msg) -> bool {
        self.core.as_ref().is_some_and(|core| {
            core::send(core, msg, None);
            true
        })
    }

    fn value(&mut self, given: JsValue, name: &str) -> Option<Value> {
        if given.is_null() || given.is_undefined() {
            return None;
        }
        let value = Value::deserialize(serde_wasm_bindgen::Deserializer::from(given));
        if value.is_err() {
            self.notices.push(Notice::new(name, ["`", name, "` is no JSON that can be read"].concat()));
        }
        value.ok()
    }
}

/// The tag's attributes as options.
fn attributes(host: &HtmlElement) -> (Options, WidgetOptions, Vec<Notice>) {
    Options::from_attributes(|name| host.get_attribute(name))
}

/// Where an element was found in an event's path, as what it is to do.
fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}
