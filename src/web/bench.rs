//! The rooms one by one, for the page that times them beside other libraries (benches/peers): in no module that ships.

use wasm_bindgen::prelude::*;

use crate::{language::Pack, model::Article, options::Options, read::plain, rooms::Rooms};

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
    /// Takes in a text, and finds in it what its key sentences draw on. Nothing is given back: the page ends with the bench.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str, published: String, pack: &str) -> Self {
        let article: &Article = Box::leak(Box::new(Article { published: Some(published), ..plain(text, None) }));
        let pack: &Pack = Box::leak(Box::new(Pack::parse(pack).unwrap_or_default()));
        let mut rooms = Rooms::text(article, pack);
        rooms.time();
        rooms.actor();
        rooms.event();
        Self { article, pack, rooms }
    }

    /// Takes the text apart.
    pub fn text(&self) {
        drop(std::hint::black_box(Rooms::text(self.article, self.pack)));
    }

    /// Finds its dates: how many there are.
    pub fn time(&mut self) -> usize {
        self.rooms.time()
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
