//! A widget at work: messages change the state, and one frame draws whatever they changed.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use super::{
    dom::{Made, document, set},
    highlight,
    page::Reading,
    summary,
    text::Texts,
    view::View,
};
use crate::{
    language::Pack,
    state::{Changes, Msg, State},
};

/// How long a leap of the window takes, in milliseconds.
const LEAP: f64 = 180.0;

/// A widget at work.
#[derive(Debug)]
pub(super) struct Core {
    pub(super) host: HtmlElement,
    pub(super) body: Element,
    pub(super) pack: Pack,
    pub(super) reading: Option<Rc<Reading>>,
    pub(super) state: State,
    pub(super) view: Option<View>,
    changes: Changes,
    focus: Option<&'static str>,
    frame: Option<AnimationFrame>,
    drawn: [f64; 2],
    leap: Option<([f64; 2], Option<f64>)>,
}

impl Core {
    /// Draws everything for the first time, in place of the text inside the tag.
    pub(super) fn new(
        host: HtmlElement,
        place: &Element,
        kind: &str,
        pack: Pack,
        reading: Option<Rc<Reading>>,
        mut state: State,
    ) -> Made<Self> {
        let body = document()?.create_element("div")?;
        let texts = Texts::new(&pack);
        set(&body, "class", "kroniek");
        set(&body, "part", "body");
        set(&body, "lang", pack.tag());
        set(&body, "dir", texts.direction());
        state.rtl = texts.direction() == "rtl";
        if kind != "timeline" {
            summary::draw(&body, &state, &texts);
        }
        let mut view = None;
        if kind != "summary" {
            // Never empty: the news is chosen, or else the last event there is.
            let first =
                state.chips().when.first().copied().or_else(|| state.shown().last().map(|&event| event as usize));
            state.update(Msg::Select(first));
            view = Some(View::new(&body, &state, &texts));
        }
        place.replace_children_with_node_1(&body);
        if let Some(view) = &mut view {
            let (width, letter) = view.measure();
            state.update(Msg::Resize(width));
            state.update(Msg::CharWidth(letter));
            let all = Changes { scene: true, selection: true, filter: true, view: true, panel: true, animate: false };
            view.draw(&state, &texts, all, state.window());
        }
        let drawn = state.window();
        Ok(Self {
            host,
            body,
            pack,
            reading,
            state,
            view,
            changes: Changes::default(),
            focus: None,
            frame: None,
            drawn,
            leap: None,
        })
    }

    fn texts(&self) -> Texts<'_> {
        Texts::new(&self.pack)
    }

    /// Draws what changed; answers with the events to tell the page.
    fn paint(&mut self, time: f64) -> Vec<&'static str> {
        let changes = std::mem::take(&mut self.changes);
        if changes.animate && !highlight::still() {
            self.leap = Some((self.drawn, None));
        } else if changes.scene {
            self.leap = None;
        }
        let goal = self.state.window();
        self.drawn = match &mut self.leap {
            None => goal,
            Some((from, start)) => {
                let passed = ((time - *start.get_or_insert(time)) / LEAP).clamp(0.0, 1.0);
                let left = (1.0 - passed) * (1.0 - passed) * (1.0 - passed);
                [goal[0] + (from[0] - goal[0]) * left, goal[1] + (from[1] - goal[1]) * left]
            }
        };
        let moving = self.leap.is_some();
        if self.drawn == goal {
            self.leap = None;
        }
        if let Some(mut view) = self.view.take() {
            let seen = Changes { scene: changes.scene || moving, ..changes };
            view.draw(&self.state, &self.texts(), seen, self.drawn);
            if let Some(focus) = self.focus.take() {
                view.focus(focus);
            }
            self.view = Some(view);
        }
        let mut told = Vec::new();
        if changes.selection {
            told.push("kroniek-select");
        }
        if changes.filter {
            told.push("kroniek-filter");
        }
        told
    }

    /// Opens the cluster that this event stands for.
    pub(super) fn cluster(&self, event: usize) -> Option<Msg> {
        let scene = self.state.scene();
        let mark = scene.marks.iter().find(|mark| mark.event == event)?;
        Some(Msg::Open { days: mark.days, event })
    }

    /// What an event of the page is told with.
    fn detail(&self) -> Made<JsValue> {
        let detail = web_sys::js_sys::Object::new();
        let chosen = self.state.selected.and_then(|index| self.state.timeline.events.get(index));
        let id = chosen.map_or(JsValue::NULL, |event| JsValue::from_str(&event.id));
        web_sys::js_sys::Reflect::set(&detail, &"id".into(), &id)?;
        web_sys::js_sys::Reflect::set(&detail, &"shown".into(), &JsValue::from(self.state.shown().len()))?;
        Ok(detail.into())
    }
}

/// Takes in what happened. The frame that follows draws it; `focus` is the control that then has the focus.
pub(super) fn send(core: &Rc<RefCell<Core>>, msg: Msg, focus: Option<&'static str>) {
    let Ok(mut inner) = core.try_borrow_mut() else { return };
    let changes = inner.state.update(msg);
    let before = inner.changes;
    inner.changes = Changes {
        scene: before.scene || changes.scene,
        // A leap that a later message interrupts is none.
        animate: if changes.scene { changes.animate } else { before.animate },
        selection: before.selection || changes.selection,
        filter: before.filter || changes.filter,
        view: before.view || changes.view,
        panel: before.panel || changes.panel,
    };
    if focus.is_some() {
        inner.focus = focus;
    }
    if (changes != Changes::default() || focus.is_some()) && inner.frame.is_none() {
        inner.frame = Some(schedule(core));
    }
}

fn schedule(core: &Rc<RefCell<Core>>) -> AnimationFrame {
    let core: Weak<RefCell<Core>> = Rc::downgrade(core);
    request_animation_frame(move |time| {
        if let Some(core) = core.upgrade() {
            draw(&core, time);
        }
    })
}

fn draw(core: &Rc<RefCell<Core>>, time: f64) {
    let Ok(mut inner) = core.try_borrow_mut() else { return };
    inner.frame = None;
    let told = inner.paint(time);
    if inner.leap.is_some() {
        inner.frame = Some(schedule(core));
    }
    let (host, detail) = (inner.host.clone(), inner.detail());
    // The page may call back: nothing is borrowed while it listens.
    drop(inner);
    let Ok(detail) = detail else { return };
    for name in told {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            let _ = host.dispatch_event(event.unchecked_ref());
        }
    }
}
