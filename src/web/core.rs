//! A widget at work: messages change the state, and one frame draws whatever they changed.

use std::rc::Rc;

use web_sys::{Document, Element};

use super::{
    axis, controls, details,
    input::Pointers,
    list,
    page::Reading,
    pen::{HTML, Pen},
    summary,
    text::{Texts, line},
};
use crate::{
    language::Pack,
    state::{Changes, Msg, State, View},
    timeline::wrap::text_width,
};

/// How long a leap of the window takes, in milliseconds.
const LEAP: f64 = 180.0;
/// What a window that was let go of loses of its pace in a millisecond, and the pace at which it stands still.
const SLOWER: f64 = 0.004;
const STILL: f64 = 0.03;

/// What the loader is to do after a call, as bits.
pub(super) mod todo {
    /// Ask for a frame.
    pub(crate) const FRAME: u32 = 1;
    /// Show the range of the article.
    pub(crate) const PLACE: u32 = 2;
    /// Copy a link to the chosen event.
    pub(crate) const COPY: u32 = 4;
    /// Tell the page that another event was chosen.
    pub(crate) const SELECT: u32 = 8;
    /// Tell the page that a filter changed.
    pub(crate) const FILTER: u32 = 16;
    /// Save the timeline in the first format; in the next, twice this, and so on.
    pub(crate) const SAVE: u32 = 32;
}

/// What a widget draws.
#[derive(Debug)]
pub(super) struct Content {
    /// What the article is read with.
    pub(super) pack: Rc<Pack>,
    /// The words of the interface, where they are of another language.
    pub(super) words: Option<Rc<Pack>>,
    /// What a summary of another relation is made of; none where the digest was made elsewhere.
    pub(super) reading: Option<Rc<Reading>>,
    pub(super) state: State,
}

/// A widget at work.
#[derive(Debug)]
pub(super) struct Core {
    pub(super) body: Element,
    /// What the article is read with.
    pack: Rc<Pack>,
    /// The words of the interface, where they are of another language.
    words: Option<Rc<Pack>>,
    pub(super) reading: Option<Rc<Reading>>,
    pub(super) state: State,
    pub(super) pointers: Pointers,
    pub(super) place: [usize; 2],
    pen: Pen,
    summary: bool,
    timeline: bool,
    changes: Changes,
    pub(super) focus: &'static str,
    /// What the status is to say next, for all to see; nothing: no longer what it said.
    said: Option<String>,
    /// Whether it says something until the reader does the next thing.
    saying: bool,
    /// On paper: how many events the list holds on the screen, and what has the focus there.
    print: Option<(usize, Option<Element>)>,
    drawn: [f64; 2],
    leap: Option<([f64; 2], Option<f64>)>,
    /// When the last frame was.
    time: f64,
    /// How fast the window is dragged, or goes on by itself, in pixels a millisecond.
    pub(super) pace: f64,
}

impl Core {
    /// Draws everything for the first time, in place of the text inside the tag.
    pub(super) fn new(document: Document, place: &Element, kind: &str, content: Content) -> Option<Self> {
        let Content { pack, words, reading, mut state } = content;
        state.rtl = Texts::new(words.as_ref().unwrap_or(&pack)).direction() == "rtl";
        let body = document.create_element_ns(Some(HTML), "div").ok()?;
        let (width, letter) = measure(&document, place)?;
        state.update(Msg::Resize(width));
        state.update(Msg::CharWidth(letter));
        // Never empty: the news is chosen, or else the last event there is; of the pair that is shown, if it has any. (What is
        // between no two is not shown until it is asked for: then the news is, unless the page asks for a pair.)
        let asked = state.relation().is_some();
        let when = state.chips().when;
        let shown = when.iter().find(|&&event| state.is_shown(event));
        let news = shown.or_else(|| when.first().filter(|_| !asked)).copied();
        let first = news.or_else(|| state.shown().last().map(|&event| event as usize));
        state.update(Msg::Select(first));
        let mut core = Self {
            body: body.clone(),
            pack,
            words,
            reading,
            drawn: state.window(),
            summary: kind != "timeline" && !state.digest.summary.sentences.is_empty(),
            state,
            pointers: Pointers::default(),
            place: [0; 2],
            pen: Pen::new(document, body),
            timeline: kind != "summary",
            changes: Changes {
                scene: true,
                selection: true,
                filter: true,
                view: true,
                panel: true,
                summary: true,
                animate: false,
            },
            focus: "",
            said: None,
            saying: false,
            print: None,
            leap: None,
            time: 0.0,
            pace: 0.0,
        };
        core.draw(true, core.changes);
        core.changes = Changes::default();
        place.set_text_content(None);
        let _ = place.insert_before(&core.body, None);
        Some(core)
    }

    /// Takes in what happened; the frame that follows draws it, and `focus` is the control that then has the focus.
    pub(super) fn send(&mut self, msg: Msg, focus: &'static str) -> u32 {
        let changes = self.state.update(msg);
        if self.summary
            && changes.summary
            && let Some(reading) = &self.reading
        {
            self.state.digest = reading.digest(&self.pack, self.state.relation());
        }
        let before = self.changes;
        self.changes = Changes {
            scene: before.scene || changes.scene,
            // A leap that a later message interrupts is none.
            animate: if changes.scene { changes.animate } else { before.animate },
            selection: before.selection || changes.selection,
            filter: before.filter || changes.filter,
            view: before.view || changes.view,
            panel: before.panel || changes.panel,
            summary: before.summary || changes.summary,
        };
        if !focus.is_empty() {
            self.focus = focus;
        }
        u32::from(changes != Changes::default() || !focus.is_empty()) * todo::FRAME
    }

    /// The widget is this wide now.
    pub(super) fn resize(&mut self, width: f64) {
        // As long as it was not shown, no letter had a width.
        if self.state.width <= 0.0
            && let (Some(document), Some(place)) = (self.body.owner_document(), self.body.parent_element())
            && let Some((_, letter)) = measure(&document, &place)
        {
            self.send(Msg::CharWidth(letter), "");
        }
        self.send(Msg::Resize(width), "");
    }

    /// Says something in the words of the interface.
    pub(super) fn say(&mut self, keys: [&str; 2]) {
        let texts = Texts::new(self.words.as_ref().unwrap_or(&self.pack));
        self.said = Some(line(&keys.map(|key| texts.word(key))));
    }

    /// The reader does something: what the status said, if it did, was of the act before.
    pub(super) fn hush(&mut self) -> bool {
        if self.saying {
            self.said = Some(String::new());
        }
        std::mem::take(&mut self.saying)
    }

    /// How far the timeline is that is being saved, or that it is not.
    pub(super) fn saving(&mut self, how: &str) {
        self.changes.panel = true;
        how.clone_into(&mut self.state.saving);
        if how == "failed" {
            Texts::new(self.words.as_ref().unwrap_or(&self.pack)).word(how).clone_into(&mut self.state.saving);
            self.say(["save", how]);
        }
    }

    /// Adds all events as a list, for paper; afterwards takes it away again, and the focus is where it was.
    pub(super) fn print(&mut self, on: bool) {
        if on == self.print.is_some() {
            return;
        }
        let changes = Changes { view: true, filter: true, ..self.changes };
        if on {
            self.print = Some((self.state.list_limit, self.pen.focused()));
            self.state.list_limit = usize::MAX;
            self.draw(false, changes);
        } else if let Some((limit, focused)) = self.print.take() {
            self.state.list_limit = limit;
            self.draw(false, changes);
            self.pen.refocus(focused);
        }
    }

    /// Draws what changed. `still`: the reader asked for less motion.
    pub(super) fn frame(&mut self, time: f64, still: bool) -> u32 {
        let mut changes = std::mem::take(&mut self.changes);
        // What has the focus may go with its view, by a width or an attribute: the chosen event has it in the other.
        let goes = |held: &Element| held.closest(".plot, .list, .details").is_ok_and(|view| view.is_some());
        if changes.view && self.pen.focused().as_ref().is_some_and(goes) {
            self.focus = "event";
        }
        let passed = (time - std::mem::replace(&mut self.time, time)).clamp(1.0, 50.0);
        let dragged = self.pointers.dragged();
        if let Some(by) = dragged {
            self.pace = f64::midpoint(self.pace, by / passed);
        }
        if self.pace.abs() < STILL || dragged.is_none() && (still || changes.animate) {
            self.pace = 0.0;
        } else if dragged.is_none() {
            changes.scene |= self.state.update(Msg::Drag(self.pace * passed)).scene;
            self.pace *= 1.0 - SLOWER * passed;
        }
        if changes.animate && !still {
            self.leap = Some((self.drawn, None));
        } else if changes.scene {
            self.leap = None;
        }
        let goal = self.state.window();
        let before = self.drawn;
        self.drawn = match &mut self.leap {
            None => goal,
            Some((from, start)) => {
                let left = 1.0 - ((time - *start.get_or_insert(time)) / LEAP).clamp(0.0, 1.0);
                let left = left * left * left;
                [goal[0] + (from[0] - goal[0]) * left, goal[1] + (from[1] - goal[1]) * left]
            }
        };
        if self.drawn == goal {
            self.leap = None;
        }
        self.draw(false, Changes { scene: changes.scene || self.drawn != before, ..changes });
        u32::from(self.leap.is_some() || self.pace != 0.0) * todo::FRAME
            + u32::from(changes.selection) * todo::SELECT
            + u32::from(changes.filter) * todo::FILTER
    }

    /// Writes the whole widget down, skipping what did not change.
    fn draw(&mut self, first: bool, changes: Changes) {
        let Self { pen, state, .. } = self;
        let pack = self.words.as_ref().unwrap_or(&self.pack);
        let texts = Texts::new(pack);
        if first {
            pen.set("class", "kroniek");
            pen.set("part", "body");
            pen.set("lang", pack.tag());
            pen.set("dir", texts.direction());
        } else {
            pen.keep_values();
        }
        if self.summary {
            pen.item("section", 1, "summary");
            if changes.summary {
                summary::draw(pen, state, &texts);
            } else {
                pen.keep();
            }
            pen.close();
        }
        if self.timeline {
            let axis = state.effective_view() == View::Axis;
            let moved = changes.selection || changes.filter || changes.view;
            pen.item("section", 2, "timeline");
            pen.set("part", "timeline");
            pen.set("data-view", if axis { "axis" } else { "list" });
            controls::head(pen, axis, changes.filter || changes.view, state, &texts);
            pen.item("div", 1, "picture");
            pen.flag("hidden", !axis);
            if axis && (changes.scene || moved) {
                axis::draw(pen, &state.scene_in(self.drawn), state, &texts, self.focus);
            } else {
                pen.keep();
            }
            pen.close();
            pen.group(2, "legend", texts.word("filter"));
            pen.set("part", "legend");
            pen.flag("hidden", state.events.is_empty());
            if changes.filter || changes.panel {
                controls::legend(pen, state, &texts, self.focus);
            } else {
                pen.keep();
            }
            pen.close();
            if state.filters_open {
                pen.group(6, "legend panel", texts.word("filters"));
                if changes.filter || changes.panel {
                    controls::panel(pen, state, &texts, self.focus);
                } else {
                    pen.keep();
                }
                pen.close();
            }
            if axis {
                pen.item("div", 3, "details");
                pen.set("part", "details");
                if moved {
                    details::draw(pen, state, &texts, self.focus);
                } else {
                    pen.keep();
                }
                pen.close();
            }
            if !axis || self.print.is_some() {
                pen.item("div", 4, "list");
                pen.set("part", "list");
                if moved {
                    list::draw(pen, state, &texts, self.focus);
                } else {
                    pen.keep();
                }
                pen.close();
            }
            let said = std::mem::take(&mut self.said);
            let told = match said {
                Some(said) if !said.is_empty() => Some(("told", said)),
                _ if changes.filter && !first => Some(("unseen", texts.shown(state))),
                _ if changes.animate && !changes.selection => Some(("unseen", texts.stretch(state))),
                _ => (first || moved || said.is_some()).then(|| ("unseen", String::new())),
            };
            pen.item("p", 5, "");
            if let Some((class, words)) = told {
                self.saying = class == "told";
                pen.set("class", class);
                pen.set("role", "status");
                pen.text(&words);
            } else {
                pen.keep();
            }
            pen.close();
            pen.close();
        }
        pen.done();
        // What is to have it may come into the picture only at the end of a leap.
        if self.leap.is_none() {
            self.focus = "";
        }
    }
}

/// Width of the place, and of an average letter of a label.
fn measure(document: &Document, place: &Element) -> Option<(f64, f64)> {
    const SAMPLE: &str = "Handelsmissie uit China in Novosibirsk, verdrag van Moskou";
    let sample = document.create_element_ns(Some(HTML), "span").ok()?;
    let _ = sample.set_attribute("class", "sample");
    sample.set_text_content(Some(SAMPLE));
    let _ = place.insert_before(&sample, None);
    let letter = sample.get_bounding_client_rect().width() / text_width(SAMPLE, 1.0);
    sample.remove();
    // A little more, because no word is quite like the sample.
    Some((place.get_bounding_client_rect().width(), (letter * 1.04).max(4.0)))
}
