//! What a picture is drawn from, built once for what the filters let through: the tracks of the sides or lanes, the
//! tone's sums, the strip's bars, the shelf.

use super::{
    facts::{Fact, Facts, NONE},
    pyramid::Track,
    ribbon::Tones,
    scale::Window,
    scene::ShelfItem,
    strip::Strip,
    when::Place,
};
use crate::{
    order::{most, ranks},
    small::Gather as _,
};

/// The most items on the shelf.
const SHELF: usize = 12;

/// What a picture is drawn from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    pub(crate) tracks: Vec<Track>,
    pub(crate) tones: Tones,
    pub(crate) strip: Strip,
    pub(crate) shelf: Vec<ShelfItem>,
    pub(crate) shelf_more: usize,
}

impl Index {
    /// Builds it in O(n): `shown` in the order of the timeline, `track` tells which of `tracks` an event stands on.
    pub(crate) fn new(
        facts: &Facts,
        shown: &[u32],
        track: &dyn Fn(usize) -> usize,
        tracks: usize,
        home: Window,
    ) -> Self {
        let mut built = Self { tracks: vec![Track::default(); tracks], ..Self::default() };
        let axis = facts.axis();
        // On which track each event stands; none for those that are not shown on the axis.
        let mut tracked = vec![u8::MAX; facts.list.len()];
        let mut shelf = Vec::new();
        for &number in shown {
            let event = number as usize;
            let Some(fact) = facts.list.get(event) else { continue };
            if fact.when.place == axis {
                let at = track(event);
                if let (Some(track), Some(tracked)) = (built.tracks.get_mut(at), tracked.get_mut(event)) {
                    // Within the timeline events stand in the order of their first days.
                    track.starts.push(fact.when.days[0]);
                    *tracked = u8::try_from(at).unwrap_or(u8::MAX);
                }
            } else if fact.pair != NONE || !facts.bilateral() {
                shelf.push((event, most(f64::from(fact.weight))));
            }
        }
        let mut place = |order: &[u32], put: fn(&mut Track, u32, &Fact)| {
            for &number in order {
                let at = tracked.get(number as usize).copied().unwrap_or(u8::MAX);
                let fact = facts.list.get(number as usize);
                if let (Some(track), Some(fact)) = (built.tracks.get_mut(usize::from(at)), fact) {
                    put(track, number, fact);
                }
            }
        };
        place(&facts.by_middle, |track, event, fact| {
            track.events.push(event);
            track.middles.push(fact.middle());
        });
        place(&facts.by_end, |track, _, fact| track.ends.push(fact.when.days[1]));
        for track in &mut built.tracks {
            track.build(&facts.list);
        }
        built.shelf_more = shelf.len().saturating_sub(SHELF);
        let order = ranks(shelf.iter().map(|&(_, key)| key).gather());
        for &(event, _) in order.into_iter().take(SHELF).filter_map(|at| shelf.get(at as usize)) {
            let dated = facts.list.get(event).is_some_and(|fact| fact.when.place == Place::NoYear);
            built.shelf.push(ShelfItem { event, dated });
        }
        let on_axis =
            facts.by_middle.iter().filter(|&&event| tracked.get(event as usize).is_some_and(|&at| at < u8::MAX));
        let toned: Vec<u32> = on_axis.copied().gather();
        built.tones = Tones::new(&facts.list, &toned, home[0]);
        built.strip = Strip::new(&facts.list, &toned, home);
        built
    }
}
