//! What the reader does: clicks and keys, pointers that drag and pinch, the wheel with Ctrl. The loader hands on every
//! event inside the widget; here it becomes a message.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement};

use super::{
    browser::{Field, Input},
    core::{Core, todo},
    list::MORE,
};
use crate::{
    options::pair,
    small::whole,
    state::{Facet, Msg, StripPart, View},
};

/// A pointer that moved less, in pixels, clicks.
const STILL: f64 = 4.0;

/// Pointers that are down.
#[derive(Debug, Default)]
pub(super) struct Pointers {
    down: Vec<(i32, f64)>,
    moved: f64,
    /// How far the window was dragged since the last frame.
    swept: f64,
    dragged: bool,
    strip: Option<StripPart>,
}

impl Pointers {
    /// How far the window was dragged since this was asked; nothing where no pointer drags it.
    pub(super) fn dragged(&mut self) -> Option<f64> {
        let swept = std::mem::take(&mut self.swept);
        (self.down.len() == 1 && self.dragged && self.strip.is_none()).then_some(swept)
    }
}

impl Core {
    /// Takes in an event; answers with what the loader is to do.
    pub(super) fn handle(&mut self, event: &Event) -> u32 {
        let input: &Input = event.unchecked_ref();
        match event.type_().as_str() {
            "pointermove" => self.moved(input),
            "pointerdown" => self.down(input),
            "pointerup" => self.lift(input),
            // The browser took it over, to scroll: nothing goes on by itself.
            "pointercancel" => {
                self.pace = 0.0;
                self.lift(input)
            }
            // The click that ends a drag is none; a finger that drags ends in none, and what comes next is another's.
            "click" if std::mem::take(&mut self.pointers.dragged) && input.detail() != 0 => 0,
            "click" => self.click(input),
            "change" => self.change(input),
            "input" => self.find(input),
            "keydown" => self.key(input),
            // Without Ctrl the wheel is the page's. A pinch on a trackpad comes as a wheel with Ctrl.
            "wheel" if (input.ctrl() || input.meta()) && within(input, ".plot").is_some() => {
                input.prevent_default();
                self.hush();
                self.pace = 0.0;
                let factor = (1.0 - input.wheel() * 0.004).clamp(0.7, 1.4);
                self.zoom(factor, input.x())
            }
            "dblclick" if within(input, ".plot").is_some() && within(input, "[data-act]").is_none() => {
                self.zoom(2.0, input.x())
            }
            _ => 0,
        }
    }

    /// A click, or a key that the browser makes one. `data-act` names what the control does, and to what.
    fn click(&mut self, event: &Input) -> u32 {
        let Some(act) = within(event, "[data-act]").and_then(|element| element.get_attribute("data-act")) else {
            return 0;
        };
        let mut words = act.split(' ');
        let act = words.next().unwrap_or_default();
        let mut number = || words.next().and_then(whole);
        let index = number();
        let msg = match act {
            // A link that is opened in a new tab is the browser's.
            "place" if event.ctrl() || event.meta() => return 0,
            "place" => {
                event.prevent_default();
                self.place = [index.unwrap_or_default(), number().unwrap_or_default()];
                return todo::PLACE;
            }
            "event" => Msg::Select(index),
            "row" => Msg::Select(index.filter(|_| self.state.selected != index)),
            "open" => {
                let scene = self.state.scene();
                let Some(mark) = scene.marks.iter().find(|mark| Some(mark.event) == index) else { return 0 };
                let (days, event, chosen) = (mark.days, mark.next, self.state.selected);
                let todo = self.send(Msg::Open { days, event }, "");
                // A mark that names another event now is another mark.
                if self.state.selected != chosen {
                    self.focus = "event";
                }
                return todo;
            }
            "axis" => Msg::View(View::Axis),
            "list" => Msg::View(View::List),
            "earlier" => Msg::Pan(-0.5),
            "later" => Msg::Pan(0.5),
            "closer" => Msg::Zoom { factor: 2.0, at: 0.5 },
            "further" => Msg::Zoom { factor: 0.5, at: 0.5 },
            "fit" => Msg::Fit,
            "toggle" => {
                let facets = [Facet::Tone, Facet::Kind, Facet::Status, Facet::Actor];
                let facet = index.and_then(|index| facets.get(index));
                let (Some(&facet), Some(Ok(at))) = (facet, number().map(u8::try_from)) else { return 0 };
                Msg::Toggle(facet, at)
            }
            "filters" => return self.filters(!self.state.filters_open),
            "more" => Msg::More(MORE),
            "context" => Msg::ToggleContext,
            "reset" => return self.send(Msg::Reset, "find"),
            "copy" => return todo::COPY,
            "save" => return index.map_or(0, |format| todo::SAVE << format),
            // The buttons stay; their neighbours are written anew.
            "previous" => return self.send(Msg::Step(-1), "previous"),
            "next" => return self.send(Msg::Step(1), "next"),
            _ => return 0,
        };
        self.send(msg, "")
    }

    /// Another pair was picked.
    fn change(&mut self, event: &Input) -> u32 {
        let Some(element) = within(event, "select") else { return 0 };
        let value = element.unchecked_ref::<Field>().value();
        self.send(Msg::Pair(pair(&value)), "")
    }

    /// The reader looks for something.
    fn find(&mut self, event: &Input) -> u32 {
        let Some(element) = within(event, "input") else { return 0 };
        let value = element.unchecked_ref::<Field>().value();
        self.send(Msg::Find(value), "")
    }

    /// A key on the axis, the list or the details.
    fn key(&mut self, event: &Input) -> u32 {
        self.pace = 0.0;
        let name = event.key();
        let place = if name == "Escape" { ".timeline" } else { ".plot, .row, .shelf" };
        if event.default_prevented() || within(event, place).is_none() {
            return 0;
        }
        if name == "Escape"
            && let Some(menu) = within(event, ".save[open]")
        {
            let _ = menu.remove_attribute("open");
            let summary = menu.first_element_child().map(Element::unchecked_into::<HtmlElement>);
            let _ = summary.map(|summary| summary.focus());
            return 0;
        }
        let modified = event.ctrl() || event.alt() || event.meta();
        let Some(msg) = self.state.key(&name, modified) else { return 0 };
        event.prevent_default();
        if let Msg::Filters(open) = msg {
            return self.filters(open);
        }
        let focus = if matches!(msg, Msg::Step(_) | Msg::Edge { .. }) { "event" } else { "" };
        self.send(msg, focus)
    }

    /// Opens the filters, with the focus on what can be looked for, or closes them.
    fn filters(&mut self, open: bool) -> u32 {
        self.send(Msg::Filters(open), if open { "find" } else { "filters" })
    }

    /// Zooms around a place of the screen.
    fn zoom(&mut self, factor: f64, x: f64) -> u32 {
        let range = self.state.range();
        let left = self.body.get_bounding_client_rect().left();
        self.send(Msg::Zoom { factor, at: (x - left - range[0]) / (range[1] - range[0]).max(1.0) }, "")
    }

    fn down(&mut self, event: &Input) -> u32 {
        // A window that goes on by itself stands still as soon as the reader does anything else.
        self.pace = 0.0;
        // One that was let go of unseen comes again.
        self.lift(event);
        let pointers = &mut self.pointers;
        if pointers.down.is_empty() {
            (pointers.moved, pointers.dragged, pointers.strip) = (0.0, false, None);
        }
        let strip = within(event, ".strip");
        if event.button() != 0 || strip.is_none() && within(event, ".plot").is_none() {
            return 0;
        }
        pointers.down.push((event.pointer(), event.x()));
        let Some(strip) = strip else { return 0 };
        event.prevent_default();
        let _ = strip.set_pointer_capture(event.pointer());
        pointers.strip = Some(if within(event, ".left").is_some() {
            StripPart::Left
        } else if within(event, ".right").is_some() {
            StripPart::Right
        } else {
            StripPart::Window
        });
        if within(event, ".window").is_some() {
            return 0;
        }
        self.send(Msg::Jump(event.x() - strip.get_bounding_client_rect().left()), "")
    }

    /// A pointer is down no longer.
    fn lift(&mut self, event: &Input) -> u32 {
        self.pointers.down.retain(|known| known.0 != event.pointer());
        0
    }

    fn moved(&mut self, event: &Input) -> u32 {
        // It was let go of where the widget could not see it.
        if event.buttons() == 0 {
            return self.lift(event);
        }
        let pointers = &mut self.pointers;
        let Some(at) = pointers.down.iter().position(|known| known.0 == event.pointer()) else { return 0 };
        let x = event.x();
        let before = pointers.down.clone();
        pointers.down[at].1 = x;
        let by = x - before[at].1;
        if let Some(part) = pointers.strip {
            return self.send(Msg::Strip { part, by }, "");
        }
        if let ([a, b], [c, d]) = (&before[..], &pointers.down[..]) {
            pointers.dragged = true;
            let factor = (c.1 - d.1).abs().max(8.0) / (a.1 - b.1).abs().max(8.0);
            let middle = f64::midpoint(c.1, d.1);
            return self.zoom(factor.clamp(0.7, 1.4), middle);
        }
        pointers.moved += by;
        let by = if pointers.dragged { by } else { pointers.moved };
        if by.abs() <= STILL && !pointers.dragged {
            return 0;
        }
        if !pointers.dragged
            && let Some(plot) = within(event, ".plot")
        {
            let _ = plot.set_pointer_capture(event.pointer());
        }
        pointers.dragged = true;
        pointers.swept += by;
        self.send(Msg::Drag(by), "")
    }
}

/// The element that a selector names, around the one where an event happened.
fn within(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.unchecked_into::<Element>().closest(selector).ok().flatten()
}
