//! What a picture is drawn from, built once for what the filters let through: the tracks of the four sides, the tone's
//! sums, the strip's bars, the shelf.

use super::{
    lanes,
    pyramid::{Item, Track},
    ribbon::Tones,
    scale::Window,
    scene::{ShelfItem, Side},
    strip::Strip,
    when::When,
};
use crate::model::{Event, Origin};

/// The sides, in the order of [`Index::tracks`].
pub(crate) const SIDES: [Side; 4] = [Side::Context, Side::Joint, Side::Above, Side::Below];

/// The most items on the shelf.
const SHELF: usize = 12;

/// What a picture is drawn from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// One for each of [`SIDES`].
    pub(crate) tracks: [Track; 4],
    pub(crate) tones: Tones,
    pub(crate) strip: Strip,
    pub(crate) shelf: Vec<ShelfItem>,
    pub(crate) shelf_more: usize,
}

/// What an index is built from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Content<'a> {
    pub(crate) events: &'a [Event],
    pub(crate) whens: &'a [When],
    /// The events that the filters let through.
    pub(crate) shown: &'a [u32],
    /// The one above and the one below; none where all pairs stand on the axis together.
    pub(crate) lanes: Option<&'a [String; 2]>,
    /// Whether any event is between two: then the others are context.
    pub(crate) bilateral: bool,
    /// Whether no event has a year, so that the axis is a year that no one knows.
    pub(crate) no_year: bool,
    /// Identifier of the article that the widget stands beside.
    pub(crate) article: &'a str,
    /// The whole extent.
    pub(crate) home: Window,
}

impl Content<'_> {
    /// Which side an event stands on.
    pub(crate) fn side(&self, event: &Event) -> Side {
        match (&event.dyad, self.bilateral) {
            (None, true) => Side::Context,
            (None, false) => Side::Joint,
            (Some(_), _) => lanes::side(event, self.lanes),
        }
    }

    /// Where an event stands on this axis, if it does.
    pub(crate) fn days(&self, event: usize) -> Option<Window> {
        match self.whens.get(event)? {
            When::Dated { days, .. } if !self.no_year => Some(*days),
            When::NoYear(days) if self.no_year => Some(*days),
            _ => None,
        }
    }
}

/// Whether an event was found in the article itself.
pub(crate) fn is_news(event: &Event, article: &str) -> bool {
    event.origin == Origin::Found && event.source.article == article
}

/// What wins when space is short: the news, then what is salient and strong.
#[expect(clippy::cast_possible_truncation, reason = "a weight, of which two digits matter")]
fn weight(event: &Event, article: &str) -> f32 {
    let news = if is_news(event, article) { 4.0 } else { 0.0 };
    // A number from an editor's file may be anything, NaN included: `min` takes the other one then.
    let within = |value: f64, most: f64| value.abs().min(most);
    (news + within(event.salience, 1.0) + within(event.intensity, 10.0) / 20.0) as f32
}

impl Index {
    /// Builds it, in O(n log n).
    pub(crate) fn new(content: &Content<'_>) -> Self {
        let mut items: [Vec<Item>; 4] = Default::default();
        let mut shelf: Vec<(f32, ShelfItem)> = Vec::new();
        let mut toned = Vec::new();
        for &number in content.shown {
            let index = number as usize;
            let Some(event) = content.events.get(index) else { continue };
            let weight = weight(event, content.article);
            let Some(days) = content.days(index) else {
                let dated = matches!(content.whens.get(index), Some(When::NoYear(_)));
                if event.dyad.is_some() || !content.bilateral {
                    shelf.push((weight, ShelfItem { event: index, dated }));
                }
                continue;
            };
            let at = days[0] / 2.0 + days[1] / 2.0;
            let track = match content.side(event) {
                Side::Context => 0,
                Side::Joint => 1,
                Side::Above => 2,
                Side::Below => 3,
            };
            items[track].push(Item { at, days, event: number, weight });
            toned.push((at, event));
        }
        // The first twelve by weight; a timeline of thousands without a date must not sort them all for that.
        let shelf_more = shelf.len().saturating_sub(SHELF);
        let mut best: Vec<(f32, ShelfItem)> = Vec::new();
        for item in shelf {
            let place = best.partition_point(|other| other.0 >= item.0);
            if place < SHELF {
                best.insert(place, item);
                best.truncate(SHELF);
            }
        }
        toned.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        Self {
            tracks: items.map(Track::new),
            tones: Tones::new(&toned, content.home[0]),
            strip: Strip::new(&toned, content.home),
            shelf: best.into_iter().map(|(_, item)| item).collect(),
            shelf_more,
        }
    }
}
