//! The keyboard: which message a key sends. The view asks only while the widget has the focus.

use super::{Msg, State, View};

impl State {
    /// What a key (`KeyboardEvent.key`) does; none if it is the page's or the browser's. With `modified` (Ctrl, Alt or
    /// Meta held) every key is the browser's.
    #[must_use]
    pub fn key(&self, key: &str, modified: bool) -> Option<Msg> {
        if modified {
            return None;
        }
        if key == "Escape" && self.filters_open {
            return Some(Msg::Filters(false));
        }
        if key == "Escape" {
            return self.selected.map(|_| Msg::Select(None));
        }
        if key == "f" || key == "F" {
            return Some(Msg::Filters(!self.filters_open));
        }
        if self.shown.is_empty() {
            return None;
        }
        let axis = self.effective_view() == View::Axis;
        let right = if self.rtl { -1 } else { 1 };
        Some(match key {
            "ArrowRight" if axis => Msg::Step(right),
            "ArrowLeft" if axis => Msg::Step(-right),
            // The list has the newest first.
            "ArrowDown" if !axis => Msg::Step(-1),
            "ArrowUp" if !axis => Msg::Step(1),
            "Home" => Msg::Edge { last: !axis },
            "End" => Msg::Edge { last: axis },
            "PageDown" if axis => Msg::Pan(0.9),
            "PageUp" if axis => Msg::Pan(-0.9),
            "+" | "=" if axis => Msg::Zoom { factor: 2.0, at: self.middle() },
            "-" | "_" if axis => Msg::Zoom { factor: 0.5, at: self.middle() },
            "0" if axis => Msg::Fit,
            _ => return None,
        })
    }

    /// Where the chosen event stands in the window, 0 to 1 from the left; where it does not, the middle.
    fn middle(&self) -> f64 {
        let [start, end] = self.window;
        let fact = self.selected.and_then(|index| self.facts.list.get(index));
        let at =
            fact.filter(|fact| fact.when.place == self.facts.axis()).map(|fact| (fact.at() - start) / (end - start));
        let at = at.filter(|at| (0.0..=1.0).contains(at)).unwrap_or(0.5);
        if self.rtl { 1.0 - at } else { at }
    }
}
