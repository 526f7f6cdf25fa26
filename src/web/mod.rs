//! The only code that knows the browser: reads the page, draws the state, takes in what the reader does. Everything that
//! decides anything is `state`. The custom elements themselves are JavaScript (`www/kroniek.js`), which holds one
//! [`Widget`] each, and hands it every event, frame and width: nothing here listens or waits.

mod axis;
#[cfg(feature = "bench")]
mod bench;
mod browser;
mod controls;
mod core;
mod details;
#[cfg(feature = "files")]
mod files;
mod input;
mod list;
mod page;
mod pen;
mod summary;
mod text;

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Range};

use self::{
    controls::code,
    core::{Content, Core},
    page::Reading,
};
use crate::{
    calendar::extent,
    language::Pack,
    model::{Digest, Notice, Timeline},
    options::{Options, WidgetOptions, pair},
    small::{Gather as _, decimal, whole},
    state::{Msg, State},
    timeline::Events,
    write,
};

/// Smaller and quicker than the standard library's.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// One element of the page: what the loader holds.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget {
    host: Element,
    kind: String,
    options: WidgetOptions,
    reading: Option<Rc<Reading>>,
    notices: Vec<Notice>,
    given: Given,
    content: Option<Content>,
    core: Option<Core>,
}

#[wasm_bindgen]
impl Widget {
    /// Reads the tag's attributes and the page's article. `kind` is `digest`, `summary` or `timeline`.
    #[wasm_bindgen(constructor)]
    pub fn new(host: Element, kind: String) -> Self {
        let (reading_options, options, mut notices) = attributes(&host);
        let document = host.owner_document();
        let mut target = None;
        if let (Some(id), Some(document)) = (&options.target, &document) {
            target = document.get_element_by_id(id);
            if target.is_none() {
                let message =
                    ["`for` names no element: there is none with the id \"", id, "\"; the page's main text is read"]
                        .concat();
                notices.push(Notice::new("invalid-attribute", message));
            }
        }
        let target = target.or_else(|| host.closest("article").ok().flatten());
        let reading = document.and_then(|document| Reading::of(&document, target, &reading_options));
        Self { host, kind, options, reading, notices, given: Given::default(), content: None, core: None }
    }

    /// Reads the article, step by step, and tells whether there is more to do: all in one keep the page for too long. `texts`
    /// are, with a zero character between: the pack of the article's language; where that lacks the words of the interface, the
    /// pack of another.
    pub fn prepare(&mut self, texts: &str) -> bool {
        let mut texts = texts.split('\0');
        let mut next = || texts.next().unwrap_or_default();
        let (pack, words) = (next(), next());
        let parsed = page::pack(pack);
        let error = parsed.as_ref().err().filter(|_| !pack.is_empty()).map(|error| error.message().to_owned());
        let tag = self.reading.as_ref().and_then(|reading| reading.tag()).unwrap_or("und");
        let pack = parsed.unwrap_or_else(|_| Pack::empty(tag).into());
        #[cfg(feature = "files")]
        if let Some(article) = self.given.articles.pop() {
            self.given.events.add(&crate::digest(&article, &pack, &Options::default()));
            return true;
        }
        #[cfg(feature = "files")]
        if let Some(digest) = &self.given.digest {
            // It tells of places in the page, if it is of what stands there.
            self.reading.take_if(|reading| !reading.holds(digest));
        }
        let reading = self.reading.clone().filter(|_| self.given.digest.is_none());
        // Once: others may read the same with other packs.
        let looked = std::mem::replace(&mut self.given.looked, true);
        if !looked && reading.as_ref().is_some_and(|reading| reading.find(&pack)) {
            return true;
        }
        self.notices.extend(error.map(|message| Notice::new("language", message)));
        let Given { digest: given, timeline: others, events, .. } = std::mem::take(&mut self.given);
        let relation = self.options.dyad.as_ref();
        let digest = given.or_else(|| Some(reading.as_ref()?.digest(&pack, relation))).unwrap_or_default();
        // A page without an article is no mistake where the events come from elsewhere; where none do, the loader tells of it.
        self.notices.extend(digest.notices.iter().filter(|notice| notice.code != "no-text").cloned());
        let mut state = State::with(digest, others, events);
        if state.digest.summary.sentences.is_empty() && (state.events.is_empty() || self.kind == "summary") {
            return false;
        }
        state.update(Msg::View(self.options.view));
        if let Some(pair) = &self.options.dyad {
            state.update(Msg::Pair(Some(pair.clone())));
        }
        self.content = Some(Content { words: page::pack(words).ok(), pack, reading, state });
        false
    }

    /// Draws what was read, in `place`; tells whether there was anything to draw.
    pub fn start(&mut self, place: &Element) -> bool {
        if let (Some(content), Some(document)) = (self.content.take(), self.host.owner_document()) {
            self.core = Core::new(document, place, &self.kind, content);
            self.absent();
        }
        self.core.is_some()
    }

    /// Takes in an event that happened inside; answers with what the loader is to do (`core::todo`).
    pub fn handle(&mut self, event: &Event) -> u32 {
        self.core.as_mut().map_or(0, |core| core.handle(event))
    }

    /// Draws what changed. `still`: the reader asked for less motion.
    pub fn frame(&mut self, time: f64, still: bool) -> u32 {
        self.core.as_mut().map_or(0, |core| core.frame(time, still))
    }

    /// The widget is this wide now.
    pub fn resize(&mut self, width: f64) {
        // A widget that is not shown has no width, and keeps the picture it has.
        if width > 0.0
            && let Some(core) = &mut self.core
        {
            core.resize(width);
        }
    }

    /// The stretch of the page that is to be shown.
    pub fn range(&self) -> Option<Range> {
        self.reading.as_ref()?.range(self.core.as_ref()?.place)
    }

    /// What the page asks, a word and what goes with it, with zero characters between; `None` for no.
    pub fn ask(&mut self, words: &str) -> Option<String> {
        let mut words = words.split('\0');
        let mut next = || words.next().unwrap_or_default();
        let (word, a, b) = (next(), next(), next());
        let yes = |done: bool| done.then(String::new);
        match word {
            // The tag of the pack to read the article with, empty where that cannot be told; nothing where the list of
            // languages is needed to say.
            "language" => {
                return self.reading.as_ref().map_or_else(|| Some(String::new()), |reading| reading.language());
            }
            "guess" => {
                let reading = self.reading.as_ref()?;
                reading.guess(a);
                return reading.language();
            }
            // What the developer should know, each once: code and message by turns.
            "notices" => {
                let mut told = String::new();
                for Notice { code, message } in self.notices.drain(..) {
                    told.extend([&code, "\0", &message.replace('\0', "\u{fffd}"), "\0"]);
                }
                return Some(told);
            }
            // Reads again the attributes that only concern the drawing.
            "attributes" => {
                let (_, options, notices) = attributes(&self.host);
                self.notices.extend(notices);
                let before = std::mem::replace(&mut self.options, options);
                if before.view != self.options.view {
                    self.send(Msg::View(self.options.view));
                }
                if before.dyad != self.options.dyad {
                    let pair = self.options.dyad.clone();
                    self.send(pair.map_or(Msg::MainPair, |pair| Msg::Pair(Some(pair))));
                    self.absent();
                }
                return None;
            }
            _ => {}
        }
        let core = self.core.as_mut()?;
        let state = &core.state;
        Some(match word {
            "digest" => write::json::digest(&state.digest),
            // The timeline as JSON in parts: its frame, then rows of events.
            "frame" => write::json::frame(&state.timeline),
            "row" => write::json::row(&state.events, whole(a)?, whole(b)?),
            "count" => decimal(state.events.len()),
            "selected" => state.events.id(state.selected?).to_owned(),
            "shown" => decimal(state.shown().len()),
            "select" => {
                let index = state.find_id(a)?;
                return yes(self.send(Msg::Select(Some(index))));
            }
            "zoom" => {
                let (start, end) = (extent(a).ok()?.earliest?, extent(b).ok()?.latest?);
                let window = Msg::Window { start: f64::from(start.0), end: f64::from(end.0) + 1.0 };
                return yes(start <= end && self.send(window));
            }
            "fit" => return yes(self.send(Msg::Fit)),
            "find" if a.is_empty() => return yes(self.send(Msg::Reset)),
            "find" => return yes(self.send(Msg::Find(a.to_owned()))),
            "pair" => return yes(self.pair(a)),
            "hush" => return yes(core.hush()),
            "say" => {
                core.say([a, b]);
                return None;
            }
            "saving" => {
                core.saving(a);
                return None;
            }
            "print" => {
                core.print(!a.is_empty());
                return None;
            }
            _ => return None,
        })
    }
}

/// What a page's files held (`web/files.rs` reads them, where there are any).
#[derive(Debug, Default)]
struct Given {
    /// A digest, where `src` is one: then the article is not analysed.
    digest: Option<Digest>,
    /// Title and eras of an editor's file.
    timeline: Timeline,
    /// Its events.
    events: Events,
    /// More articles.
    #[cfg(feature = "files")]
    articles: Vec<crate::model::Article>,
    /// Whether the page's own was looked through.
    looked: bool,
    /// Events on their way in.
    #[cfg(feature = "files")]
    rows: crate::read::Rows,
    /// How many notices there were of each file and kind.
    #[cfg(feature = "files")]
    told: Vec<(String, usize)>,
}

impl Widget {
    fn send(&mut self, msg: Msg) -> bool {
        self.core.as_mut().map(|core| core.send(msg, "")).is_some()
    }

    /// Shows the events of a pair that the page names, or of all.
    fn pair(&mut self, name: &str) -> bool {
        let pair = pair(name);
        if pair.is_none() && !name.is_empty() {
            self.told(name);
            return false;
        }
        self.send(Msg::Pair(pair)) && !self.absent()
    }

    /// Whether the pair that the page chose has no event; the developer is told.
    fn absent(&mut self) -> bool {
        let Some(core) = &self.core else { return false };
        let Some(pair) = core.state.pair().filter(|pair| !core.state.knows(pair)) else { return false };
        let name = code(pair);
        self.told(&name);
        true
    }

    /// Tells the developer that there are no events of a pair, and of which there are.
    fn told(&mut self, name: &str) {
        let Some(core) = &self.core else { return };
        let pairs: Vec<String> = core.state.pairs().iter().map(|pair| code(&pair.codes)).gather();
        let there = if pairs.is_empty() { "none".to_owned() } else { pairs.join(", ") };
        let message = ["no events are of the pair \"", name, "\"; pairs that have events: ", &there].concat();
        self.notices.push(Notice::new("no-pair", message));
    }
}

/// The tag's attributes as options.
fn attributes(host: &Element) -> (Options, WidgetOptions, Vec<Notice>) {
    Options::from_attributes(|name| host.get_attribute(name))
}
