//! The page's tree as the engine reads it, and the reading that widgets of one article share.

use std::{
    borrow::Cow,
    cell::{OnceCell, RefCell},
    rc::{Rc, Weak},
};

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node as DomNode, Range};

use crate::{
    digest::{Findings, shorten, stated},
    error::Error,
    language::{Pack, among},
    model::{Digest, Notice},
    options::Options,
    read::{Node, Page, read_page},
    text,
};

/// The longest text that is read on the page's own thread, in bytes: more would hold it for over 50 ms.
const LONGEST: usize = 200_000;

/// An element or a text of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dom(pub(super) DomNode);

impl Dom {
    fn element(&self) -> Option<&Element> {
        (self.0.node_type() == DomNode::ELEMENT_NODE).then(|| self.0.unchecked_ref())
    }
}

impl Node for Dom {
    fn name(&self) -> Option<Cow<'_, str>> {
        self.element().map(|element| Cow::Owned(element.local_name()))
    }

    fn text(&self) -> Option<Cow<'_, str>> {
        (self.0.node_type() == DomNode::TEXT_NODE).then(|| Cow::Owned(self.0.node_value().unwrap_or_default()))
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.element()?.get_attribute(name).map(Cow::Owned)
    }

    fn children(&self) -> Vec<Self> {
        let mut children = Vec::new();
        let mut next = self.0.first_child();
        while let Some(child) = next {
            next = child.next_sibling();
            if matches!(child.node_type(), DomNode::ELEMENT_NODE | DomNode::TEXT_NODE) {
                children.push(Self(child));
            }
        }
        children
    }
}

/// An article of the page and what was found in it.
#[derive(Debug)]
pub(super) struct Reading {
    target: Option<Element>,
    options: Options,
    pub(super) page: Page<Dom>,
    cut: Option<Notice>,
    /// What was found in it, and the pack that it was read with: it may come later, or not at all.
    found: RefCell<Option<(Rc<Pack>, Findings)>>,
    /// The tag of the language that the text looks like, where nobody says it.
    guess: OnceCell<String>,
}

thread_local! {
    static READINGS: RefCell<Vec<Weak<Reading>>> = const { RefCell::new(Vec::new()) };
    static PACKS: RefCell<Vec<Rc<Pack>>> = const { RefCell::new(Vec::new()) };
}

/// The pack of that text, and what was made of it: read once for all widgets of a page, which come and go.
pub(super) fn pack(text: &str) -> Result<Rc<Pack>, Error> {
    PACKS.with_borrow_mut(|all| {
        if let Some(known) = all.iter().find(|pack| pack.text() == text) {
            return Ok(known.clone());
        }
        let pack = Rc::new(Pack::parse(text)?);
        all.push(pack.clone());
        Ok(pack)
    })
}

impl Reading {
    /// The reading of an article, made once for all widgets that ask for the same.
    pub(super) fn of(document: &Document, target: Option<Element>, options: &Options) -> Option<Rc<Self>> {
        let known = READINGS.with_borrow_mut(|all| {
            all.retain(|reading| reading.strong_count() > 0);
            let same = |reading: &Rc<Self>| reading.target == target && reading.options == *options;
            all.iter().filter_map(Weak::upgrade).find(same)
        });
        if let Some(reading) = known {
            return Some(reading);
        }
        let root = document.document_element()?;
        let node = |element: &Element| Dom(element.clone().into());
        let mut page = read_page(&node(&root), target.as_ref().map(node).as_ref());
        let cut = shorten(&mut page.article, LONGEST);
        let (found, guess) = (RefCell::default(), OnceCell::new());
        let reading = Rc::new(Self { target, options: options.clone(), page, cut, found, guess });
        READINGS.with_borrow_mut(|all| all.push(Rc::downgrade(&reading)));
        Some(reading)
    }

    /// The stretch of the page that the text from `start` up to `end` (UTF-16 units of the article) was read from.
    pub(super) fn range(&self, [start, end]: [usize; 2]) -> Option<Range> {
        let [from, until] = self.page.locate(start, end)?;
        let range = Range::new().ok()?;
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        range.set_start(&from.0.0, offset(from.1)).ok()?;
        range.set_end(&until.0.0, offset(until.1)).ok()?;
        Some(range)
    }

    /// Whether a digest that was made elsewhere is of this text.
    #[cfg(feature = "files")]
    pub(super) fn holds(&self, digest: &Digest) -> bool {
        let text = self.page.article.text.as_str();
        digest.summary.sentences.iter().all(|sentence| {
            let [start, end] = [sentence.start, sentence.end].map(|at| super::details::byte_at(text, at));
            text.get(start..end) == Some(&sentence.text)
        })
    }

    /// The tag of its language; none before [`Reading::guess`] where nobody says it.
    pub(super) fn tag(&self) -> Option<&str> {
        stated(&self.page.article, &self.options).or(self.guess.get().map(String::as_str))
    }

    /// Looks by the list of languages which one it is written in.
    pub(super) fn guess(&self, languages: &str) {
        let _ = self.guess.set(among(languages, &self.page.article.text).to_owned());
    }

    /// The tag of the pack to read it with; empty where the language cannot be told.
    pub(super) fn language(&self) -> Option<String> {
        let primary = self.tag()?.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Some(if primary == "und" { String::new() } else { primary })
    }

    /// Looks for what is in it; `false` where that was known, for the rooms read it once.
    pub(super) fn find(&self, pack: &Rc<Pack>) -> bool {
        let known = &mut *self.found.borrow_mut();
        let fresh = known.as_ref().is_none_or(|(with, _)| with.text() != pack.text());
        if fresh {
            let document = text::Document::new(&self.page.article, pack);
            *known = Some((pack.clone(), Findings::new(&document, &self.options)));
        }
        fresh
    }

    /// What is found in it, with the summary of a relation if one is given.
    pub(super) fn digest(&self, pack: &Rc<Pack>, dyad: Option<&[String; 2]>) -> Digest {
        self.find(pack);
        let options = Options { dyad: dyad.cloned(), ..self.options.clone() };
        let document = text::Document::new(&self.page.article, pack);
        let found = self.found.borrow().as_ref().map(|(_, found)| found.clone());
        let mut digest = found.map(|found| found.digest(&document, &options)).unwrap_or_default();
        digest.notices.extend(self.cut.clone());
        digest
    }
}
