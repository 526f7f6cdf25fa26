//! Listens: clicks and keys, pointers that drag and pinch, the wheel with Ctrl, the widget's width. All of it ends with
//! the values made here.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::js_sys::Array;
use web_sys::{Element, Event, PointerEvent, ResizeObserver, ResizeObserverEntry, WheelEvent};

use super::{
    act, closest,
    core::{Core, send},
    dom::Made,
};
use crate::state::{Msg, StripPart};

type Shared = Rc<RefCell<Core>>;

/// A pointer that moved less, in pixels, clicks.
const STILL: f64 = 4.0;

/// Pointers that are down.
#[derive(Debug, Default)]
struct Pointers {
    down: Vec<(i32, f64)>,
    moved: f64,
    dragged: bool,
    strip: Option<StripPart>,
}

/// Listens to everything inside a widget.
pub(super) fn listen(core: &Shared) -> Made<Vec<EventListener>> {
    let mut listeners = Vec::new();
    let inner = core.borrow();
    let pointers = Rc::new(RefCell::new(Pointers::default()));
    let mut on = |target: &Element, name: &'static str, act: fn(&Shared, &mut Pointers, &Event)| {
        let (core, pointers): (Weak<_>, _) = (Rc::downgrade(core), pointers.clone());
        let options = EventListenerOptions::enable_prevent_default();
        listeners.push(EventListener::new_with_options(target, name, options, move |event| {
            if let (Some(core), Ok(mut pointers)) = (core.upgrade(), pointers.try_borrow_mut()) {
                act(&core, &mut pointers, event);
            }
        }));
    };
    on(&inner.body, "click", |core, pointers, event| {
        // The click that ends a drag is none.
        if !std::mem::take(&mut pointers.dragged) {
            act::click(core, event);
        }
    });
    if let Some(view) = &inner.view {
        on(&inner.body, "change", |core, _, event| act::change(core, event));
        on(&inner.body, "keydown", |core, _, event| act::key(core, event));
        let (plot, strip) = (&view.axis.plot, &view.axis.strip);
        on(plot, "wheel", wheel);
        on(plot, "dblclick", |core, _, event| {
            if let (Some(event), None) = (event.dyn_ref::<web_sys::MouseEvent>(), closest(event, "[data-act]")) {
                let at = place(core, f64::from(event.client_x()));
                send(core, Msg::Zoom { factor: 2.0, at }, None);
            }
        });
        for target in [plot, strip] {
            on(target, "pointerdown", down);
            on(target, "pointermove", moved);
            on(target, "pointerup", up);
            on(target, "pointercancel", up);
        }
    }
    Ok(listeners)
}

/// Where on the axis (0 to 1) a place of the screen is.
fn place(core: &Shared, x: f64) -> f64 {
    let Ok(core) = core.try_borrow() else { return 0.5 };
    let Some(view) = &core.view else { return 0.5 };
    let range = core.state.scene().range;
    (x - view.axis.plot.get_bounding_client_rect().left() - range[0]) / (range[1] - range[0]).max(1.0)
}

fn wheel(core: &Shared, _: &mut Pointers, event: &Event) {
    let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
    // Without Ctrl the wheel is the page's. A pinch on a trackpad comes as a wheel with Ctrl.
    if event.ctrl_key() || event.meta_key() {
        event.prevent_default();
        let factor = (1.0 - event.delta_y() * 0.004).clamp(0.7, 1.4);
        send(core, Msg::Zoom { factor, at: place(core, f64::from(event.client_x())) }, None);
    }
}

fn down(core: &Shared, pointers: &mut Pointers, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    if pointer.button() != 0 {
        return;
    }
    let x = f64::from(pointer.client_x());
    if pointers.down.is_empty() {
        (pointers.moved, pointers.dragged, pointers.strip) = (0.0, false, None);
    }
    pointers.down.push((pointer.pointer_id(), x));
    let Some(strip) = closest(event, ".strip") else { return };
    event.prevent_default();
    let _ = strip.set_pointer_capture(pointer.pointer_id());
    let part = closest(event, "[data-part]").and_then(|handle| handle.get_attribute("data-part"));
    pointers.strip = Some(match part.as_deref() {
        Some("left") => StripPart::Left,
        Some(_) => StripPart::Right,
        None => StripPart::Window,
    });
    if closest(event, ".window").is_none() {
        send(core, Msg::Jump(x - strip.get_bounding_client_rect().left()), None);
    }
}

fn moved(core: &Shared, pointers: &mut Pointers, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    let (id, x) = (pointer.pointer_id(), f64::from(pointer.client_x()));
    let spread = |down: &[(i32, f64)]| down.first().zip(down.get(1)).map(|(a, b)| (a.1 - b.1).abs().max(8.0));
    let before = spread(&pointers.down);
    let Some(known) = pointers.down.iter_mut().find(|known| known.0 == id) else { return };
    let by = x - known.1;
    known.1 = x;
    if let Some(part) = pointers.strip {
        send(core, Msg::Strip { part, by }, None);
        return;
    }
    if let (Some(before), Some(after)) = (before, spread(&pointers.down)) {
        pointers.dragged = true;
        let middle = pointers.down.iter().map(|known| known.1).sum::<f64>() / 2.0;
        send(core, Msg::Zoom { factor: (after / before).clamp(0.7, 1.4), at: place(core, middle) }, None);
        return;
    }
    pointers.moved += by;
    if pointers.dragged {
        send(core, Msg::Drag(by), None);
    } else if pointers.moved.abs() > STILL {
        pointers.dragged = true;
        if let Some(plot) = closest(event, ".plot") {
            let _ = plot.set_pointer_capture(id);
        }
        send(core, Msg::Drag(pointers.moved), None);
    }
}

fn up(_: &Shared, pointers: &mut Pointers, event: &Event) {
    if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
        pointers.down.retain(|known| known.0 != pointer.pointer_id());
        if pointers.down.is_empty() {
            pointers.strip = None;
        }
    }
}

/// Watches the width of a widget.
#[derive(Debug)]
pub(super) struct Watch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Watch {
    pub(super) fn new(core: &Shared) -> Made<Option<Self>> {
        let inner = core.borrow();
        let Some(view) = &inner.view else { return Ok(None) };
        let weak = Rc::downgrade(core);
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entry = entries.get(0).unchecked_into::<ResizeObserverEntry>();
            // A widget that is not shown has no width, and keeps the picture it has.
            let width = entry.content_rect().width();
            if let (Some(core), true) = (weak.upgrade(), width > 0.0) {
                send(&core, Msg::Resize(width), None);
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref())?;
        observer.observe(view.section());
        Ok(Some(Self { observer, _callback: callback }))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
