//! The timeline on the page: its head, the axis or the list, the legend, the details.

use web_sys::Element;

use super::{
    axis::Axis,
    controls::Controls,
    details,
    dom::{add, find, flag, focus, say, set, text},
    list,
    text::Texts,
};
use crate::{
    calendar::Day,
    state::{self, Changes, State},
    timeline::wrap::text_width,
};

/// Up to so many events the list always stands ready, for print.
const READY: usize = 300;

/// The timeline on the page.
#[derive(Debug)]
pub(super) struct View {
    section: Element,
    picture: Element,
    pub(super) axis: Axis,
    controls: Controls,
    list: Element,
    listed: bool,
    details: Element,
    status: Element,
}

impl View {
    pub(super) fn new(parent: &Element, state: &State, texts: &Texts<'_>) -> Self {
        let section = add(parent, "section", "timeline");
        set(&section, "part", "timeline");
        let mut controls = Controls::new(&section, state, texts);
        let picture = add(&section, "div", "picture");
        let axis = Axis::new(&picture, texts);
        controls.add_legend(&section, state, texts);
        let list = add(&section, "div", "list");
        set(&list, "part", "list");
        let details = add(&section, "div", "details");
        set(&details, "part", "details");
        let status = add(&section, "p", "unseen");
        set(&status, "role", "status");
        Self { section, picture, axis, controls, list, listed: false, details, status }
    }

    /// Width of the timeline, and of an average letter of a label.
    pub(super) fn measure(&self) -> (f64, f64) {
        const SAMPLE: &str = "Handelsmissie uit China in Novosibirsk, verdrag van Moskou";
        let sample = say(&self.axis.plot, "span", "label sample", SAMPLE);
        let letter = sample.get_bounding_client_rect().width() / text_width(SAMPLE, 1.0);
        sample.remove();
        // A little more, because no word is quite like the sample.
        (self.section.get_bounding_client_rect().width(), (letter * 1.04).max(4.0))
    }

    /// What is watched for its width.
    pub(super) const fn section(&self) -> &Element {
        &self.section
    }

    pub(super) fn draw(&mut self, state: &State, texts: &Texts<'_>, changes: Changes, window: [f64; 2]) {
        let axis = state.effective_view() == state::View::Axis;
        if changes.view {
            flag(&self.picture, "hidden", !axis);
            set(&self.section, "data-view", if axis { "axis" } else { "list" });
        }
        if axis && (changes.scene || changes.view) {
            self.axis.draw(&state.scene_in(window), state, texts);
        }
        if changes.filter || changes.view {
            self.controls.draw(state, texts);
        }
        let moved = changes.selection || changes.filter || changes.view;
        let wanted = !axis || state.shown().len() <= READY;
        if changes.filter || (changes.view && !self.listed) {
            // The details may stand in a row that goes.
            let _ = self.section.append_child(&self.details);
            self.listed = wanted;
            if wanted {
                list::draw(&self.list, state, texts);
            }
        }
        if moved {
            let row = list::choose(&self.list, state);
            let item = row.filter(|_| !axis).and_then(|row| row.parent_element());
            let _ = item.as_ref().unwrap_or(&self.section).append_child(&self.details);
            details::draw(&self.details, state, texts);
        }
        if changes.filter {
            text(&self.status, &texts.shown(state));
        } else if changes.animate && !changes.selection {
            text(&self.status, &stretch(state, texts));
        }
    }

    /// Gives the focus to the chosen event (`event`), or to a control of the details.
    pub(super) fn focus(&self, wanted: &str) {
        let found = if wanted != "event" {
            find(&self.details, &["[data-act=", wanted, "]"].concat())
        } else if self.section.get_attribute("data-view").as_deref() == Some("axis") {
            self.axis.chosen()
        } else {
            find(&self.list, "[data-chosen]")
        };
        if let Some(element) = found {
            focus(&element);
        }
    }
}

/// The stretch of years that is shown, in words.
fn stretch(state: &State, texts: &Texts<'_>) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "days of the calendar")]
    let said = state.window().map(|day| {
        let (year, month, _) = Day(day as i32).civil();
        texts.tick((year, Some(month), None))
    });
    [texts.word("window"), ": ", &said.join(" – ")].concat()
}
