//! Who stands in a list with either side: each of them is a pair of its own, as in "expelled envoys of Poland, Germany and Sweden".

use super::{
    lexicon::Mark,
    unit::{Claim, Unit},
};
use crate::{
    actor::{Mention, MentionKind},
    language::Table,
    model::Event,
    small::{self, Gather as _},
    text::WordKind,
};

/// An event that is claimed, and the same of the others of a list; nothing more of a list that both sides stand in. Without a date
/// there is no lane to show them in, and the first stands for all.
pub(super) fn alike(claim: &Claim<'_, '_>, event: Event) -> Vec<Event> {
    let sides = claim.sides.each_ref().map(|side| side.mention.filter(|_| event.date.is_some()));
    let [Some(one), Some(other)] = sides else { return vec![event] };
    let (ones, others) = (list(claim, one), list(claim, other));
    let alone = ones.len() * others.len() == 1;
    if alone || others.iter().any(|other| ones.iter().any(|one| one.mention.code == other.mention.code)) {
        return vec![event];
    }
    let pairs = ones.iter().flat_map(|a| others.iter().map(move |b| [(one, *a), (other, *b)]));
    pairs.map(|pair| instead(event.clone(), pair)).gather()
}

/// The event with others in the place of its sides.
fn instead(mut event: Event, pair: [(&Mention, &Mention); 2]) -> Event {
    for actor in &mut event.actors {
        if let Some((_, new)) = pair.iter().find(|(old, _)| old.mention.code == actor.code) {
            actor.code.clone_from(&new.mention.code);
            actor.text.clone_from(&new.mention.text);
            (actor.start, actor.end) = (new.mention.start, new.mention.end);
        }
    }
    let mut dyad = pair.map(|(_, new)| new.mention.code.clone());
    small::sort(&mut dyad);
    event.dyad = Some(dyad);
    event
}

/// An actor, and those of the list that he stands in.
fn list<'a>(claim: &Claim<'_, 'a>, of: &'a Mention) -> Vec<&'a Mention> {
    let signals = &claim.unit.reader.signals[claim.unit.told];
    let mut list = vec![of];
    let place = |mention: &Mention| mention.kind == MentionKind::Place;
    let beside = |a: &Mention, b: &Mention| signals.listed(a.words.end, b.words.start);
    while let Some(next) = claim.actors.iter().find(|next| {
        place(next) == place(of)
            && list.iter().all(|known| known.mention.code != next.mention.code)
            && list.iter().any(|known| beside(known, next) || beside(next, known))
    }) {
        list.push(next);
    }
    list
}

impl Unit<'_, '_> {
    /// Whether a leader stands in one row with a name that is no actor's: "the ministers Maas and Jones met in Moscow" are not of Moscow.
    pub(super) fn beside_another(&self, actor: &Mention) -> bool {
        let document = self.reader.document;
        let (signals, actors) = (&self.reader.signals[self.told], &self.reader.actors[self.told]);
        let and = |at: usize| signals.marks.iter().any(|(words, mark)| words.start == at && *mark == Mark::And);
        let known = |at: usize| actors.iter().any(|actor| actor.words.contains(&at));
        let name = |at: usize| {
            let word = document.words.get(at);
            word.is_some_and(|word| {
                word.capital() && word.kind() == WordKind::Letters && !document.is(word, Table::Title)
            }) && !known(at)
        };
        let std::ops::Range { start, end } = actor.words;
        let before = || start >= 2 && and(start - 1) && name(start - 2);
        // "Lavrov and Heiko Maas": a first name leads to one who is known.
        let after = || and(end) && name(end + 1) && !(end + 1..end + 4).find(|at| !name(*at)).is_some_and(known);
        actor.kind == MentionKind::Metonym && (before() || after())
    }
}
