//! The rooms one by one, for the page that times them beside other libraries (benches/peers): in no module that ships.

use std::sync::Mutex;

use wasm_bindgen::prelude::*;

use crate::{language::Pack, model::Article, options::Options, read::plain, rooms::Rooms};

/// A pack is made ready once, as in a page, however many texts there are.
fn shared(pack: &str) -> &'static Pack {
    static PACKS: Mutex<Vec<&'static Pack>> = Mutex::new(Vec::new());
    let pack = Pack::parse(pack).unwrap_or_default();
    let Ok(mut packs) = PACKS.lock() else { return Box::leak(Box::new(pack)) };
    if let Some(known) = packs.iter().find(|known| known.tag() == pack.tag()) {
        return known;
    }
    let pack: &Pack = Box::leak(Box::new(pack));
    packs.push(pack);
    pack
}

/// An article that is read again and again.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Bench {
    article: &'static Article,
    pack: &'static Pack,
    rooms: Rooms<'static>,
}

#[wasm_bindgen]
impl Bench {
    /// Takes in a text. Nothing is given back: the page ends with the bench.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str, published: String, pack: &str) -> Self {
        let article: &Article = Box::leak(Box::new(Article { published: Some(published), ..plain(text, None) }));
        let pack = shared(pack);
        Self { article, pack, rooms: Rooms::text(article, pack) }
    }

    /// Finds what key sentences draw on.
    pub fn prepare(&mut self) {
        self.rooms.time();
        self.rooms.actor();
        self.rooms.event();
    }

    /// Takes the text apart.
    pub fn text(&self) {
        drop(std::hint::black_box(Rooms::text(self.article, self.pack)));
    }

    /// Takes the text apart and finds its dates: how many there are.
    pub fn dates(&self) -> usize {
        Rooms::text(self.article, self.pack).time()
    }

    /// Its key sentences: how many there are, of at most so many words; 0 for three sentences.
    pub fn summary(&self, words: usize) -> usize {
        let all = Options { sentences: usize::MAX, words: Some(words), ..Options::default() };
        self.rooms.summary(&if words == 0 { Options::default() } else { all })
    }

    /// The whole digest: how many key sentences it has.
    pub fn digest(&self) -> usize {
        crate::digest(self.article, self.pack, &Options::default()).summary.sentences.len()
    }
}
