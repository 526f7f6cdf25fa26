//! The timeline's head: its title, axis or list, zoom; and its legend, whose four marks are the filters.

use web_sys::Element;

use super::{
    axis::symbol,
    dom::{add, at, button, flag, group, say, set, state as press, text},
    text::Texts,
};
use crate::state::{State, View};

/// The controls that stay on the page while the widget lives.
#[derive(Debug)]
pub(super) struct Controls {
    title: Element,
    views: [(Element, View); 2],
    zoom: Element,
    legend: Element,
    tones: Vec<(Element, Element)>,
    context: Option<(Element, Element)>,
    pairs: Option<Element>,
}

impl Controls {
    pub(super) fn new(parent: &Element, state: &State, texts: &Texts<'_>) -> Self {
        let head = add(parent, "header", "head");
        let title = add(&head, "h2", "title");
        let tools = add(&head, "div", "tools");
        let choice = group(&tools, "tools", texts.word("view"));
        let axis = button(&choice, "tool", "axis", texts.word("axis"));
        let list = button(&choice, "tool", "list", texts.word("list"));
        let zoom = group(&tools, "tools zoom", texts.word("window"));
        let back = if state.rtl { ["›", "‹"] } else { ["‹", "›"] };
        for (act, sign, key) in [
            ("earlier", back[0], "earlier"),
            ("later", back[1], "later"),
            ("further", "−", "zoom_out"),
            ("closer", "+", "zoom_in"),
        ] {
            let tool = button(&zoom, "tool sign", act, sign);
            set(&tool, "aria-label", texts.word(key));
            set(&tool, "title", texts.word(key));
        }
        button(&zoom, "tool", "fit", texts.word("fit"));
        Self {
            title,
            views: [(axis, View::Axis), (list, View::List)],
            zoom,
            legend: parent.clone(),
            tones: Vec::new(),
            context: None,
            pairs: None,
        }
    }

    /// The legend, which stands below the axis.
    pub(super) fn add_legend(&mut self, parent: &Element, state: &State, texts: &Texts<'_>) {
        self.legend = group(parent, "legend", texts.word("filter"));
        set(&self.legend, "part", "legend");
        for (index, filter) in state.tones().iter().enumerate() {
            let chip = button(&self.legend, "chip", "tone", "");
            at(&chip, &[index]);
            symbol(&chip, Some(filter.tone));
            say(&chip, "span", "", texts.word(filter.tone.name()));
            let count = add(&chip, "span", "quiet");
            self.tones.push((chip, count));
        }
        if state.context().is_some() {
            let chip = button(&self.legend, "chip", "context", "");
            symbol(&chip, None);
            say(&chip, "span", "", texts.word("context"));
            let count = add(&chip, "span", "quiet");
            self.context = Some((chip, count));
        }
        if state.pairs().len() > 1 {
            let select = add(&self.legend, "select", "chip");
            set(&select, "aria-label", texts.word("actors"));
            set(&select, "data-act", "pair");
            set(&say(&select, "option", "", texts.word("all_pairs")), "value", "");
            for pair in state.pairs() {
                let [a, b] = [texts.actor(&pair.codes[0]), texts.actor(&pair.codes[1])];
                let option = say(&select, "option", "", &texts.fill("pair", &[("a", a), ("b", b)]));
                set(&option, "value", &pair.codes.join("-"));
            }
            self.pairs = Some(select);
        }
    }

    pub(super) fn draw(&self, state: &State, texts: &Texts<'_>) {
        text(&self.title, &texts.title(state));
        let view = state.effective_view();
        for (element, of) in &self.views {
            press(element, "aria-pressed", *of == view);
        }
        flag(&self.zoom, "hidden", view != View::Axis);
        for ((chip, count), filter) in self.tones.iter().zip(state.tones()) {
            press(chip, "aria-pressed", filter.shown);
            text(count, &filter.count.to_string());
        }
        if let (Some((chip, count)), Some((shown, number))) = (&self.context, state.context()) {
            press(chip, "aria-pressed", shown);
            text(count, &number.to_string());
        }
        if let Some(select) = &self.pairs {
            let pair = state.pair().map(|pair| pair.join("-")).unwrap_or_default();
            let _ = web_sys::js_sys::Reflect::set(select, &"value".into(), &pair.into());
        }
    }
}
