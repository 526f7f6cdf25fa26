//! What a control does: `data-act` names it, `data-at` says to what.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{closest, core::Core, core::send, highlight};
use crate::{
    model::Tone,
    options::pair,
    state::{Msg, View},
};

/// A click, or a key that the browser makes one.
pub(super) fn click(core: &Rc<RefCell<Core>>, event: &Event) {
    let Some(element) = closest(event, "[data-act]") else { return };
    let act = element.get_attribute("data-act").unwrap_or_default();
    let at: Vec<usize> = numbers(&element);
    let index = at.first().copied();
    if act == "place" {
        event.prevent_default();
        if let ([start, end], Ok(core)) = (&at[..], core.try_borrow())
            && let Some(reading) = &core.reading
        {
            let _ = highlight::show(reading, *start, *end);
        }
        return;
    }
    let selected = core.try_borrow().ok().and_then(|core| core.state.selected);
    let (msg, focus) = match act.as_str() {
        "event" => (Msg::Select(index), None),
        "row" => (Msg::Select(index.filter(|_| selected != index)), None),
        "open" => match index.and_then(|index| core.try_borrow().ok()?.cluster(index)) {
            Some(msg) => (msg, None),
            None => return,
        },
        "axis" => (Msg::View(View::Axis), None),
        "list" => (Msg::View(View::List), None),
        "earlier" => (Msg::Pan(-0.5), None),
        "later" => (Msg::Pan(0.5), None),
        "closer" => (Msg::Zoom { factor: 2.0, at: 0.5 }, None),
        "further" => (Msg::Zoom { factor: 0.5, at: 0.5 }, None),
        "fit" => (Msg::Fit, None),
        "tone" => match index.and_then(|index| Tone::ALL.get(index)) {
            Some(&tone) => (Msg::ToggleTone(tone), None),
            None => return,
        },
        "context" => (Msg::ToggleContext, None),
        // The details are drawn anew: the focus stays on the same control.
        "previous" => (Msg::Step(-1), Some("previous")),
        "next" => (Msg::Step(1), Some("next")),
        _ => return,
    };
    send(core, msg, focus);
}

/// Another pair was picked.
pub(super) fn change(core: &Rc<RefCell<Core>>, event: &Event) {
    let Some(element) = closest(event, "[data-act=pair]") else { return };
    let value = web_sys::js_sys::Reflect::get(&element, &"value".into()).ok().and_then(|value| value.as_string());
    send(core, Msg::Pair(value.as_deref().and_then(pair)), None);
}

/// A key on the axis, the list or the details.
pub(super) fn key(core: &Rc<RefCell<Core>>, event: &Event) {
    let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
    let name = event.key();
    let place = if name == "Escape" { ".plot, .list, .details, .shelf" } else { ".plot, .list .row, .shelf" };
    if event.default_prevented() || closest(event, place).is_none() {
        return;
    }
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    let msg = core.try_borrow().ok().and_then(|core| core.state.key(&name, modified));
    if let Some(msg) = msg {
        event.prevent_default();
        let focus = matches!(msg, Msg::Step(_) | Msg::Edge { .. }).then_some("event");
        send(core, msg, focus);
    }
}

fn numbers(element: &Element) -> Vec<usize> {
    let at = element.get_attribute("data-at").unwrap_or_default();
    at.split(' ').filter_map(|number| number.parse().ok()).collect()
}
