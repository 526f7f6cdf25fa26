//! Which two actors a sentence is about: those it names, or those that the title, the heading and the rest supply.

use super::{
    lexicon::{Cue, Mark, Signals},
    plover,
    topics::Main,
};
use crate::{
    actor::{Mention, MentionKind},
    model::{EventActor, EventType, Role},
    order,
    small::Gather as _,
};

/// One side of an event.
#[derive(Debug, Clone)]
pub(super) struct Side<'a> {
    pub(super) code: &'a str,
    /// Where the sentence names it; none where the discourse supplies it.
    pub(super) mention: Option<&'a Mention>,
}

/// The two sides of what a cue tells; `carries` if the cue is weighty enough for the article to supply one.
pub(super) fn sides<'a>(
    actors: &[&'a Mention],
    signals: &Signals<'_>,
    cue: &Cue<'_>,
    carries: bool,
    placed: &dyn Fn(&Mention) -> bool,
    posted: &dyn Fn(&Mention) -> bool,
    main: Option<Main<'a>>,
) -> Option<[Side<'a>; 2]> {
    let mut named: Vec<&'a Mention> = Vec::new();
    let mut places: Vec<&'a Mention> = Vec::new();
    // "The UN-backed government of Libya", "troops for the UN force in Sudan": what is but part of a name, or an organisation
    // that is neither the one who acts nor what the cue stands before, counts where nothing else does; so does where an envoy
    // is posted.
    // So does who mediates where something else is told: "brokered by Qatar, Peru and Chile agreed".
    let third = |cue: &Cue<'_>| cue.act.mode == Some("third-party");
    let brokers = || signals.cues.iter().filter(|broker| !third(cue) && third(broker));
    let broker = |mention: &Mention| {
        brokers().any(|broker| {
            let words = &broker.words;
            let before = actors.iter().find(|actor| actor.words.end == words.start);
            let after = || actors.iter().find(|actor| (words.end..words.end + 2).contains(&actor.words.start));
            before.or_else(after).is_some_and(|actor| actor.mention.code == mention.mention.code)
        })
    };
    let lesser = |mention: &Mention| {
        let at = mention.words.start;
        mention.kind == MentionKind::Part
            || broker(mention)
            || mention.words.end <= cue.words.start && posted(mention)
            || (mention.kind == MentionKind::Organisation && at > cue.words.end + 2 && !signals.before(at, Mark::Agent))
    };
    // Who is named first acts in the cue's clause too, if that names no one before the cue: "X, the envoy of Y, accused …".
    let inside = |mention: &Mention| signals.together(mention.words.start, cue.words.start);
    let subject = actors.first().filter(|first| {
        let own = |actor: &Mention| actor.words.start < cue.words.start || actor.mention.code == first.mention.code;
        !actors.iter().any(|actor| inside(actor) && own(actor))
    });
    // So do those with him: "X and Y, whose ministers are here, accused …".
    let with = |first: &Mention, other: &Mention| {
        first.words.start == other.words.start || signals.joined(first.words.end, other.words.start)
    };
    let away = |mention: &Mention| !inside(mention) && subject.is_none_or(|first| !with(first, mention));
    let rank = |mention: &Mention| {
        order::pair(2 * usize::from(lesser(mention)) + usize::from(away(mention)), mention.words.start)
    };
    let moved =
        |actor: &Mention| [Mark::Origin, Mark::Toward].into_iter().any(|mark| signals.before(actor.words.start, mark));
    let mut located = None;
    for &actor in actors {
        // "in Pakistan" is first of all a place where two talk; force is used on who is there.
        let place = actor.kind == MentionKind::Place
            || signals.dateline(actor.words.start)
            || (matches!(actor.kind, MentionKind::Name | MentionKind::Organisation)
                && plover::joint(cue.act.kind)
                && (placed(actor) && !moved(actor) || located.is_some_and(|at| signals.and(at, actor.words.start))));
        if place {
            located = Some(actor.words.end);
        }
        let list = if place { &mut places } else { &mut named };
        // Of one actor the mention in the cue's clause counts, else the first.
        match list.iter_mut().find(|known| known.mention.code == actor.mention.code) {
            Some(known) if (away(actor), rank(actor)) < (away(known), rank(known)) => *known = actor,
            Some(_) => {}
            None => list.push(actor),
        }
    }
    order::by(&mut named, |mention| rank(mention));
    let is_main = |code: &str| main.is_some_and(|main| main.pair.contains(&code));
    // "Complained of it to the WTO": of one of the two; to whom one turns is not the other.
    let turned = |mention: &&Mention| {
        mention.kind == MentionKind::Organisation
            && (lesser(mention) || placed(mention))
            && !is_main(&mention.mention.code)
    };
    let first = named.first().is_some_and(|first| is_main(&first.mention.code));
    if cue.act.kind == EventType::Accuse && (first || named.len() > 2) {
        let mut at = 0;
        named.retain(|mention| {
            at += 1;
            at == 1 || !turned(mention)
        });
    }
    let whole = named.iter().filter(|mention| !lesser(mention)).count();
    let side = |mention: &'a Mention| Side { code: &mention.mention.code, mention: Some(mention) };
    let supplied =
        |code: &'a str| Side { code, mention: places.iter().find(|place| place.mention.code == code).copied() };
    let visit = cue.act.kind == EventType::Consult && cue.act.mode == Some("visit");
    // "In Oslo the two countries signed …, with a Danish mediator": where they met, or who helped, is not one of the two.
    let helper = |mention: &&Mention| placed(mention) || broker(mention) || mention.words.start >= cue.words.end;
    let apart = named.len() < 2 && named.iter().all(|other| helper(other) && !is_main(&other.mention.code));
    if let Some(main) = main.filter(|_| apart && !visit && plover::joint(cue.act.kind) && signals.has(Mark::Pair)) {
        return Some(main.pair.map(supplied));
    }
    match named.as_slice() {
        [] => {
            // Two places alone tell of a journey, or of nothing.
            if let ([first, second, ..], true) = (places.as_slice(), visit) {
                return Some([side(first), side(second)]);
            }
            let carried = carries || signals.has(Mark::Pair);
            main.filter(|_| carried).map(|main| main.pair.map(supplied))
        }
        [one] => {
            let code = one.mention.code.as_str();
            let away = |place: &&Mention| (!is_main(&place.mention.code), place.words.start < cue.words.start);
            let others = places.iter().copied().filter(|place| place.mention.code != code);
            let place = others.min_by_key(away);
            if let Some(place) = place.filter(|place| visit || is_main(&place.mention.code) || !is_main(code)) {
                return Some([side(one), side(place)]);
            }
            let other = main?.pair.into_iter().find(|other| *other != code)?;
            let carried = is_main(code) && (carries || signals.has(Mark::Pair));
            carried.then(|| [side(one), supplied(other)])
        }
        many => {
            // Who mediates is neither side: "Qatar mediates between Peru and Chile".
            if third(cue) {
                let beside = |one: &Mention, next: &&&'a Mention| {
                    one.words.end < next.words.start && signals.joined(one.words.end, next.words.start)
                };
                let pair = many.iter().copied().find_map(|one| {
                    let next = many.iter().find(|next| beside(one, next))?;
                    Some([side(one), side(next)])
                });
                let other = main.filter(|main| carries && main.clear && !is_main(&many[0].mention.code));
                return pair.or_else(|| other.map(|main| main.pair.map(supplied)));
            }
            let many = if whole >= 2 { &many[..whole] } else { many };
            // The first named, with the next that is not of one list with it ("Russia and China blamed Iran"), unless the list acts
            // together ("Russia and China met in Iran").
            let first = many.first()?;
            let mut list = vec![*first];
            for other in &many[1..] {
                let beside = |known: &&Mention| {
                    let (left, right) =
                        if known.words.start < other.words.start { (*known, *other) } else { (*other, *known) };
                    signals.coordinated(left.words.end, right.words.start)
                };
                if list.iter().any(beside) {
                    list.push(other);
                }
            }
            let listed = |other: &&&'a Mention| list.iter().any(|known| known.words == other.words);
            // What one does to another, a list does not do to itself: "Russia and China blamed a rebel", "a court in Lyon convicted
            // an Iranian and an Afghan", "guests had to leave, among them Danes and Swedes".
            let people = many.iter().all(|actor| actor.kind == MentionKind::People);
            let one_sided = plover::one_sided(cue.act.kind)
                || cue.act.kind == EventType::Aid
                || people && cue.act.kind == EventType::Retreat;
            let apart = cue.act.weight == 3 && one_sided || visit && signals.receives(cue);
            if apart && !signals.has(Mark::Pair) && many.iter().skip(1).all(|other| listed(&other)) {
                let before = |place: &&&'a Mention| place.words.end <= cue.words.start && inside(place);
                let place = places
                    .iter()
                    .find(before)
                    .filter(|place| first.words.start >= cue.words.end && signals.of_subject(place.words.start));
                return place.map(|place| [side(place), side(first)]);
            }
            let mains: Vec<_> = many.iter().filter(|mention| is_main(&mention.mention.code)).gather();
            let clear = |main: Main<'_>| main.clear && (main.whole || is_main(&many[0].mention.code));
            // Nor do they win where another clause names the one, and the cue's own a third.
            let strayed = |second: &&&Mention| {
                away(second) && many.get(1).is_some_and(|next| !away(next) && next.kind != MentionKind::Organisation)
            };
            let clear = main.is_some_and(clear) && !mains.get(1).is_some_and(strayed);
            if let ([first, second], true) = (mains.as_slice(), clear) {
                return Some([side(first), side(second)]);
            }
            let second = many.get(1)?;
            // "Arrived in Peru, where it will mediate between …": the place that one came to, before those of another clause.
            let end = cue.rest.map_or(cue.words.end, |rest| rest + 1);
            let near = |place: &&&Mention| visit && place.words.start <= end + 2 && inside(place);
            let reached = places.iter().filter(|place| place.mention.code != first.mention.code).find(near);
            if let Some(place) = reached.filter(|_| away(second) || signals.before(second.words.start, Mark::Origin)) {
                return Some([side(first), side(place)]);
            }
            let together = plover::joint(cue.act.kind) && second.words.end <= cue.words.start && listed(&second);
            let mut others = many.iter().skip(1).filter(|other| !listed(other)).filter(|_| !together);
            let across = others.next();
            // "Sweden, with Norway, condemned Iran": what one does to another is done to who stands behind the verb.
            let behind = |other: &&&Mention| other.words.start >= cue.words.end && inside(other) && !placed(other);
            let acts = cue.act.weight == 3 && !plover::joint(cue.act.kind) && !signals.passive(cue);
            let beside = across.is_some_and(|other| other.words.end <= cue.words.start);
            let object = others.find(behind).filter(|_| acts && beside && first.words.end <= cue.words.start);
            let across = object.or(across);
            Some([side(first), side(across.unwrap_or(second))])
        }
    }
}

/// Puts the one who acts first; `false` if they act together or the text leaves it open.
pub(super) fn direct(
    sides: &mut [Side<'_>; 2],
    actors: &[&Mention],
    signals: &Signals<'_>,
    cue: &Cue<'_>,
    placed: &dyn Fn(&Mention) -> bool,
) -> bool {
    let visit = cue.act.kind == EventType::Consult && cue.act.mode == Some("visit");
    let [first, second] = &*sides;
    let (first, second) = match (first.mention, second.mention) {
        (Some(first), Some(second)) => (first, second),
        (Some(one), None) => {
            // "Drones struck Ukrainian depots"
            let object = cue.led
                && cue.act.weight == 3
                && (plover::force(cue.act.kind) || plover::one_sided(cue.act.kind))
                && signals.plain(cue)
                && one.words.start >= cue.words.end
                && signals.together(one.words.start, cue.words.start);
            let target = (object || signals.before(one.words.start, Mark::Toward) || signals.passive(cue))
                && !signals.before(one.words.start, Mark::Agent);
            let host = visit && (signals.has(Mark::Host) || one.kind == MentionKind::Place);
            if target || host {
                sides.swap(0, 1);
            }
            return visit || !plover::joint(cue.act.kind);
        }
        (None, Some(one)) => {
            // Only a place is named: a visit went there.
            return visit && one.kind == MentionKind::Place;
        }
        (None, None) => return false,
    };
    // Crowds protest where they are: "crowds in Laos burned the Vietnamese flag".
    let here = |side: &Mention| side.kind == MentionKind::Place || placed(side);
    if cue.act.kind == EventType::Protest && here(first) != here(second) {
        if here(second) {
            sides.swap(0, 1);
        }
        return true;
    }
    let at = |mention: &Mention| mention.words.start;
    let marked = |mark: Mark| (signals.before(at(first), mark), signals.before(at(second), mark));
    let (left, right) = if at(first) < at(second) { (first, second) } else { (second, first) };
    // "Ukraine says that Russia shelled Odesa": one goes, with or without arms, to whom the place belongs.
    let inside = |at: usize| signals.clause(at) == signals.clause(cue.words.start);
    let own = |place: &Mention| {
        matches!(place.kind, MentionKind::Place | MentionKind::Metonym)
            && place.mention.code == left.mention.code
            && at(place) >= right.words.end
            && inside(at(place))
            // "A battled B in a town of A" is no more than where.
            && (visit || !placed(place) || !inside(at(left)))
            && !signals.before(at(place), Mark::Origin)
    };
    if (visit || plover::force(cue.act.kind))
        && right.words.end <= cue.words.start
        && !signals.coordinated(left.words.end, at(right))
        && ![left, right].iter().any(|side| signals.before(at(side), Mark::Agent))
        && actors.iter().any(|place| own(place))
    {
        if at(first) < at(second) {
            sides.swap(0, 1);
        }
        return true;
    }
    if visit {
        let place = |mention: &Mention| mention.kind == MentionKind::Place;
        // In several clauses the one beside that word receives: "invited by X, Y visited …".
        let receives = |side: &Mention| signals.within(at(side), Mark::Host);
        let swap = match (marked(Mark::Origin), place(first), place(second)) {
            ((false, true), ..) | (_, true, false) => true,
            ((true, false), ..) | (_, false, true) => false,
            // "In Iran arrived the president of Peru"
            _ => receives(first) || marked(Mark::Toward) == (true, false),
        };
        if swap {
            sides.swap(0, 1);
        }
        return true;
    }
    // "Received weapons from B"
    if cue.act.kind == EventType::Aid && signals.receives(cue) {
        if at(first) < at(second) {
            sides.swap(0, 1);
        }
        return true;
    }
    // "Condemned the attack claimed by B" is no passive: the verb has an object of its own.
    let other = |agent: &Mention, side: &Mention| {
        let active = cue.act.weight == 3 && signals.plain(cue) && at(side) < cue.words.start;
        !(active && at(agent) > cue.words.end + 2)
    };
    // "Criticism from A"
    let whence = |side: &Mention| {
        cue.act.weight < 3
            && cue.act.kind != EventType::Retreat
            && (cue.words.end..cue.words.end + 3).contains(&at(side))
            && signals.before(at(side), Mark::Origin)
    };
    // "The invasion of A by B" is B's.
    let agent = marked(Mark::Agent);
    if agent == (false, false) && (whence(first) || whence(second)) {
        if whence(second) {
            sides.swap(0, 1);
        }
        return true;
    }
    match agent {
        (true, false) if other(first, second) => return true,
        (false, true) if other(second, first) => {
            sides.swap(0, 1);
            return true;
        }
        _ => {}
    }
    let split = at(left) < cue.words.start && at(right) >= cue.words.end;
    let together = signals.joined(left.words.end, at(right));
    if !split && (together || plover::mutual(cue.act.kind)) {
        return false;
    }
    if signals.passive(cue) {
        if at(first) < at(second) {
            sides.swap(0, 1);
        }
        return true;
    }
    match marked(Mark::Toward) {
        (true, false) => sides.swap(0, 1),
        (false, true) => {}
        _ if at(second) < at(first) => sides.swap(0, 1),
        _ => {}
    }
    true
}

/// Both sides as an event has them.
pub(super) fn participants(sides: &[Side<'_>; 2], directed: bool) -> Vec<EventActor> {
    let roles = if directed { [Role::Source, Role::Target] } else { [Role::Both, Role::Both] };
    let actor = |(side, role): (&Side<'_>, Role)| {
        let named = side.mention.map(|mention| &mention.mention);
        EventActor {
            code: side.code.to_owned(),
            role,
            text: named.map_or_else(String::new, |mention| mention.text.clone()),
            start: named.map_or(0, |mention| mention.start),
            end: named.map_or(0, |mention| mention.end),
        }
    };
    sides.iter().zip(roles).map(actor).gather()
}
