//! What holds for any timeline, at any width, whatever is done to it.

use proptest::prelude::*;

use super::{tests::state, *};
use crate::timeline::{
    facts::Fact,
    samples::any_event,
    scene::{LINE, Label, Mark, Side},
    when::Place,
};

fn bounds(mark: &Mark) -> Option<([f64; 2], [f64; 2])> {
    let tall = |label: &Label| LINE * f64::from(label.lines.count - 1);
    mark.label.as_ref().map(|label| ([label.x, label.x + label.width], [label.y - 11.0, label.y + 3.0 + tall(label)]))
}

fn meet(a: ([f64; 2], [f64; 2]), b: ([f64; 2], [f64; 2])) -> bool {
    a.0[0] < b.0[1] && b.0[0] < a.0[1] && a.1[0] < b.1[1] && b.1[0] < a.1[1]
}

/// What holds for every picture.
fn check(state: &State) -> Result<(), TestCaseError> {
    let scene = state.scene();
    prop_assert!(scene.marks.len() <= 190, "{} marks", scene.marks.len());
    let labels: Vec<_> = scene.marks.iter().filter_map(bounds).collect();
    for (index, label) in labels.iter().enumerate() {
        prop_assert!(label.0[0] >= 0.0 && label.0[1] <= scene.width, "label leaves the picture: {label:?}");
        prop_assert!(label.1[0] >= 0.0 && label.1[1] <= scene.height, "label leaves the picture: {label:?}");
        prop_assert!(!labels[index + 1..].iter().any(|other| meet(*label, *other)), "labels meet: {label:?}");
        for mark in scene.marks.iter().filter(|mark| mark.side != Side::Context) {
            let symbol = ([mark.at - 6.0, mark.at + 6.0], [mark.y - 6.0, mark.y + 6.0]);
            prop_assert!(!meet(*label, symbol), "a label covers a mark: {label:?} {mark:?}");
        }
    }
    let mut order: Vec<&Mark> = scene.marks.iter().collect();
    order.retain(|mark| mark.side != Side::Context);
    if !state.rtl {
        prop_assert!(order.windows(2).all(|two| two[0].at <= two[1].at), "marks stand in the order of time");
    }
    for lane in &scene.stack {
        prop_assert!(lane.top < lane.y && lane.y < lane.bottom && lane.bottom <= scene.axis[0]);
    }
    for mark in &scene.marks {
        if let (Side::Lane, Some(label)) = (mark.side, bounds(mark)) {
            let lane = scene.stack[usize::from(mark.lane)];
            prop_assert!(label.1[0] >= lane.top && label.1[1] <= lane.bottom, "a label leaves its lane");
        }
        let inside = |x: f64| (scene.range[0] - 1e-6..=scene.range[1] + 1e-6).contains(&x);
        prop_assert!(inside(mark.at) && inside(mark.x[0]) && inside(mark.x[1]), "{mark:?}");
        prop_assert!(mark.y >= 0.0 && mark.y <= scene.height);
        let away = |label: &Label| label.x > mark.at + 8.0 || label.x + label.width < mark.at - 8.0;
        prop_assert!(!mark.label.as_ref().is_some_and(away), "a label stands away from its mark: {mark:?}");
    }
    if scene.width > 200.0 && !scene.ticks.is_empty() {
        let [start, end] = state.window();
        let seen =
            |number: &&u32| state.facts.days(**number as usize).is_some_and(|days| days[1] > start && days[0] < end);
        let seen = state.shown().iter().filter(seen).count();
        prop_assert_eq!(scene.marks.iter().map(|mark| mark.count).sum::<usize>(), seen, "every event is in one mark");
    }
    Ok(())
}

fn any_msg() -> impl Strategy<Value = Msg> {
    let number = prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(0.0), -2.0..2.0_f64, -1e9..1e9_f64];
    let (a, b) = (number.clone(), number.clone());
    prop_oneof![
        prop_oneof![Just(0.0), Just(f64::NAN), Just(1e9), 100.0..1600.0_f64].prop_map(Msg::Resize),
        (0_usize..40).prop_map(|index| Msg::Select(Some(index))),
        (-3_i32..4).prop_map(Msg::Step),
        any::<bool>().prop_map(|last| Msg::Edge { last }),
        (0.1..10.0_f64, 0.0..1.0_f64).prop_map(|(factor, at)| Msg::Zoom { factor, at }),
        (a, number.clone()).prop_map(|(factor, at)| Msg::Zoom { factor, at }),
        number.clone().prop_map(Msg::Pan),
        number.clone().prop_map(Msg::Drag),
        number.clone().prop_map(Msg::Jump),
        (b, number.clone()).prop_map(|(start, end)| Msg::Window { start, end }),
        number.prop_map(|by| Msg::Strip { part: StripPart::Left, by }),
        Just(Msg::Fit),
        Just(Msg::ToggleContext),
        Just(Msg::Pair(None)),
        Just(Msg::MainPair),
        Just(Msg::Pair(Some(["CN".into(), "RU".into()]))),
        (prop::sample::select(vec![Facet::Tone, Facet::Kind, Facet::Status, Facet::Actor]), 0_u8..6)
            .prop_map(|(facet, at)| Msg::Toggle(facet, at)),
        Just(Msg::Reset),
        any::<bool>().prop_map(Msg::Filters),
        (0_usize..90).prop_map(Msg::More),
        "[a-e]{0,1}".prop_map(Msg::Find),
    ]
}

proptest! {
    #[test]
    fn any_picture_of_any_timeline_holds(
        events in prop::collection::vec(any_event(), 0..60),
        msgs in prop::collection::vec(any_msg(), 0..12),
        rtl in any::<bool>(),
    ) {
        let mut state = state(events);
        state.rtl = rtl;
        if !rtl { check(&state)?; }
        for msg in msgs {
            state.update(msg.clone());
            let [start, end] = state.window();
            prop_assert!(start >= state.home()[0] && end <= state.home()[1] + 1e-6 && start < end, "{msg:?}: {start} {end}");
            prop_assert!(state.selected.is_none_or(|index| state.is_shown(index)));
            if rtl { prop_assert!(state.scene().width >= 0.0); } else { check(&state)?; }
        }
    }

    #[test]
    fn every_event_is_reached_by_key(events in prop::collection::vec(any_event(), 1..40)) {
        let mut state = state(events);
        state.update(Msg::Pair(None));
        let mut reached = Vec::new();
        for _ in 0..state.shown().len() {
            state.update(Msg::Step(1));
            reached.extend(state.selected);
        }
        prop_assert_eq!(reached, state.shown().iter().map(|&index| index as usize).collect::<Vec<_>>());
    }

    #[test]
    fn the_list_holds_every_event_once_newest_first(events in prop::collection::vec(any_event(), 0..90), limit in 0_usize..99) {
        let mut state = state(events);
        state.update(Msg::Pair(None));
        let told = |state: &State| state.list().into_iter().flat_map(|group| group.events).collect::<Vec<_>>();
        state.list_limit = limit;
        prop_assert_eq!(told(&state).len() + state.list_more(), state.shown().len());
        state.update(Msg::More(usize::MAX));
        let all = told(&state);
        let dated = |fact: &&Fact| fact.when.place == Place::Dated;
        let first = |event: &usize| state.facts.list.get(*event).filter(dated).map(|fact| fact.when.days[0]);
        let dated: Vec<i32> = all.iter().map_while(first).collect();
        prop_assert!(dated.windows(2).all(|two| two[0] >= two[1]));
        let mut sorted = all;
        sorted.sort_unstable();
        prop_assert_eq!(sorted, state.shown().iter().map(|&index| index as usize).collect::<Vec<_>>());
    }

    #[test]
    fn zooming_in_and_out_returns(events in prop::collection::vec(any_event(), 1..40), at in 0.0..1.0_f64) {
        let mut state = state(events);
        let (window, count) = (state.window(), |state: &State| state.scene().marks.iter().map(|mark| mark.count).sum::<usize>());
        let before = count(&state);
        state.update(Msg::Zoom { factor: 3.0, at });
        state.update(Msg::Zoom { factor: 1.0 / 3.0, at });
        // To the millionth of a day: the numbers are not exact.
        prop_assert!(window.iter().zip(state.window()).all(|(a, b)| (a - b).abs() < 1e-6));
        prop_assert_eq!(before, count(&state));
    }

    #[test]
    fn mirrored_is_the_same_picture_turned(events in prop::collection::vec(any_event(), 0..20)) {
        let mut state = state(events);
        let plain = state.scene();
        state.rtl = true;
        let turned = state.scene();
        for (a, b) in plain.marks.iter().zip(&turned.marks) {
            prop_assert!((a.at + b.at - plain.width).abs() < 1e-6 && a.event == b.event);
        }
        prop_assert_eq!(state.range(), turned.range);
    }
}
