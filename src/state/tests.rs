//! What a reader would notice: tables first, then properties of any timeline at any width.

use proptest::prelude::*;

use super::*;
use crate::{
    model::{Event, Role, Tone},
    timeline::{
        samples::{any_event, deed, event},
        scene::{LINE, Label, Mark, Side},
        when::day,
    },
};

fn state(events: Vec<Event>) -> State {
    let mut state = State::new(Digest::default(), Timeline { events, ..Timeline::default() });
    state.update(Msg::Resize(1000.0));
    state
}

fn headline(state: &State, index: usize) -> &str {
    state.timeline.events.get(index).map_or("", |event| &event.headline)
}

/// Twelve dates of a relation, as in the sketch.
fn relation() -> State {
    let rows = [
        ("1989-05-15", "RU>CN", "Gorbatsjov in Peking"),
        ("1991-05-16", "CN=RU", "Grensverdrag"),
        ("1996-04-25", "CN=RU", "Strategisch partnerschap"),
        ("2001-07-16", "CN=RU", "Verdrag van Moskou"),
        ("2004-10-14", "CN=RU", "Grens geregeld"),
        ("2011-01-01", "RU>CN", "Oliepijpleiding open"),
        ("2014-05-21", "CN=RU", "Gascontract, 30 jaar"),
        ("2019-12-02", "RU>CN", "Kracht van Siberië"),
        ("2020-02-01", "RU>CN", "Grens dicht (corona)"),
        ("2022-02-04", "CN=RU", "‘Zonder grenzen’"),
        ("2023-03-20", "CN>RU", "Xi in Moskou"),
        ("2024-05-16", "RU>CN", "Poetin in Peking"),
        ("2025-07-11", "CN>RU", "Handelsmissie, Novosibirsk"),
    ];
    let events = rows.iter().enumerate().map(|(id, (date, actors, headline))| Event {
        headline: (*headline).to_owned(),
        tone: Some(if id == 8 { Tone::MaterialConflict } else { Tone::VerbalCooperation }),
        intensity: if id == 8 { -5.0 } else { 4.0 },
        ..deed(&id.to_string(), date, actors)
    });
    let mut state = state(events.collect());
    state.update(Msg::Resize(1056.0));
    state
}

#[test]
fn the_relation_has_two_sides_and_room_for_its_names() {
    let state = relation();
    let scene = state.scene();
    assert_eq!(scene.lanes, [Some("RU".to_owned()), Some("CN".to_owned())], "the one who acts more stands above");
    let named: Vec<_> =
        scene.marks.iter().filter(|mark| mark.label.is_some()).map(|mark| headline(&state, mark.event)).collect();
    assert_eq!(named.len(), 13, "{named:?}");
    assert_eq!(
        scene.ticks.iter().map(|tick| tick.date.0).collect::<Vec<_>>(),
        [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]
    );
    let sides = |side| scene.marks.iter().filter(|mark| mark.side == side).count();
    assert_eq!([sides(Side::Above), sides(Side::Joint), sides(Side::Below)], [5, 6, 2]);
    assert_eq!(state.title().since, Some(1989));
    assert!(scene.ribbon.iter().any(|(_, tone)| *tone < -0.1) && scene.ribbon.iter().any(|(_, tone)| *tone > 0.1));
}

#[test]
fn one_event_stands_in_its_year() {
    let state = state(vec![deed("a", "2025-07-11", "CN>RU")]);
    let scene = state.scene();
    assert_eq!(state.window(), [day(2025, 1, 1), day(2026, 1, 1)]);
    assert_eq!((scene.marks.len(), scene.ticks.len(), scene.no_year), (1, 13, false));
    assert_eq!(state.title().since, None);
}

#[test]
fn without_any_year_the_axis_is_some_year() {
    let scene = state(vec![deed("a", "XXXX-07-11", "CN>RU")]).scene();
    assert!(scene.no_year && scene.shelf.is_empty());
    assert_eq!(scene.marks.len(), 1);
    // With a year beside it, it goes to the shelf.
    let scene = state(vec![deed("a", "XXXX-07-11", "CN>RU"), deed("b", "2025-07-11", "CN>RU")]).scene();
    assert_eq!((scene.no_year, scene.marks.len(), scene.shelf.len()), (false, 1, 1));
}

#[test]
fn nothing_dated_is_a_list() {
    let state = state(vec![deed("a", "", "CN>RU")]);
    assert_eq!(state.effective_view(), View::List);
    assert_eq!(state.list(), [Group { heading: Heading::Undated, events: vec![0] }]);
    assert_eq!(state.scene().shelf.len(), 1);
}

#[test]
fn context_is_faint_unless_it_is_all_there_is() {
    let mut both = state(vec![deed("a", "2025-07-11", "CN>RU"), event("b", "2024-07-11")]);
    assert_eq!(both.scene().marks.len(), 1);
    assert_eq!(both.context(), Some((false, 1)));
    both.update(Msg::ToggleContext);
    assert_eq!(both.scene().marks.iter().map(|mark| mark.side).collect::<Vec<_>>(), [Side::Context, Side::Above]);
    let alone = state(vec![event("b", "2024-07-11")]);
    assert_eq!((alone.scene().marks[0].side, alone.context()), (Side::Joint, None));
}

#[test]
fn the_view_follows_the_width() {
    let mut state = relation();
    assert_eq!(state.effective_view(), View::Axis);
    assert!(state.update(Msg::Resize(599.0)).view);
    assert_eq!(state.effective_view(), View::List);
    assert!(state.update(Msg::View(View::Axis)).view);
    assert_eq!(state.effective_view(), View::Axis);
}

#[test]
fn filters_count_and_never_leave_a_choice_dangling() {
    let mut state = relation();
    assert_eq!(state.tones().map(|tone| tone.count), [12, 0, 0, 1]);
    state.update(Msg::Select(Some(8)));
    let changes = state.update(Msg::ToggleTone(Tone::MaterialConflict));
    assert!(changes.filter && changes.selection && state.selected.is_none());
    assert_eq!(state.tones().map(|tone| tone.count), [12, 0, 0, 1], "a hidden tone still says how many it has");
    assert_eq!((state.title().shown, state.title().total), (12, 13));
    assert!(state.update(Msg::Select(Some(8))).filter, "who asks for a hidden event sees it");
    assert_eq!((state.selected, state.title().shown), (Some(8), 13));
    state.update(Msg::Find("NOVOSIB".into()));
    assert_eq!((state.shown(), state.selected), (&[12][..], None));
    state.update(Msg::Reset);
    assert_eq!(state.title().shown, 13);
}

#[test]
fn keys_walk_through_events() {
    let mut state = relation();
    let press = |state: &mut State, key: &str| {
        if let Some(msg) = state.key(key, false) {
            state.update(msg);
        }
        state.selected
    };
    for (key, expected) in [
        ("ArrowRight", Some(0)),
        ("ArrowRight", Some(1)),
        ("ArrowLeft", Some(0)),
        ("ArrowLeft", Some(0)),
        ("End", Some(12)),
        ("Home", Some(0)),
        ("Tab", Some(0)),
        ("Escape", None),
    ] {
        assert_eq!(press(&mut state, key), expected, "{key}");
    }
    assert_eq!(state.key("Escape", false), None, "with nothing open, Escape is the page's");
    assert_eq!(state.key("+", true), None, "Ctrl and + zoom the page");
    state.rtl = true;
    assert_eq!(state.key("ArrowLeft", false), Some(Msg::Step(1)));
    state.update(Msg::View(View::List));
    assert_eq!(state.key("ArrowDown", false), Some(Msg::Step(-1)), "the list has the newest first");
}

#[test]
fn a_choice_outside_the_window_moves_it() {
    let mut state = relation();
    state.update(Msg::Window { start: day(2020, 1, 1), end: day(2025, 12, 31) });
    assert!(state.update(Msg::Select(Some(0))).animate);
    let [start, end] = state.window();
    assert!(start < day(1989, 5, 15) && end > day(1989, 5, 16));
    let chosen: Vec<Mark> = state.scene().marks.into_iter().filter(|mark| mark.selected).collect();
    assert!(chosen.len() == 1 && chosen[0].label.is_some());
}

#[test]
fn clusters_open_by_zooming_or_by_choosing() {
    let month = |day: u8| deed(&day.to_string(), &format!("2001-07-{day:02}"), "CN=RU");
    let mut events: Vec<_> = (1..=28).map(month).collect();
    events.push(deed("far", "2020-01-01", "CN=RU"));
    let mut state = state(events);
    let scene = state.scene();
    assert_eq!(scene.marks.iter().map(|mark| mark.count).collect::<Vec<_>>(), [28, 1]);
    let Mark { days, event, .. } = scene.marks[0].clone();
    state.update(Msg::Open { days, event });
    assert_eq!(state.scene().marks.len(), 28);
    // Of one day, nothing is left to open: the heaviest is chosen, and the others follow by key.
    state.update(Msg::Open { days: [day(2001, 7, 3), day(2001, 7, 4)], event: 2 });
    assert_eq!(state.selected, Some(2));
}

#[test]
fn the_list_is_newest_first() {
    let list = relation().list();
    assert_eq!(list[0], Group { heading: Heading::Year(2025), events: vec![12] });
    assert_eq!(list.last().unwrap().heading, Heading::Year(1989));
    assert_eq!(list.iter().map(|group| group.events.len()).sum::<usize>(), 13);
}

#[test]
fn chips_tell_of_the_article() {
    let mut own = deed("a", "2025-07-11", "CN>RU");
    own.mode = Some("visit".into());
    own.contexts = vec!["economic".into()];
    let digest = Digest { words: 500, events: vec![own], ..Digest::default() };
    let mut other = deed("b", "2020-07-11", "NL>US");
    other.origin = crate::model::Origin::Editor;
    let state = State::new(digest, Timeline { events: vec![other], ..Timeline::default() });
    let chips = state.chips();
    assert_eq!(
        (chips.who, chips.what),
        (vec!["CN".to_owned(), "RU".to_owned()], vec!["visit".to_owned(), "economic".to_owned()])
    );
    assert_eq!((chips.when, state.reading_minutes()), (vec![1], 3));
}

#[test]
fn the_strip_moves_the_window() {
    let mut state = relation();
    let before = state.window();
    state.update(Msg::Strip { part: StripPart::Left, by: 100.0 });
    let [start, end] = state.window();
    assert!(start > before[0] && end == before[1]);
    state.update(Msg::Strip { part: StripPart::Window, by: -50.0 });
    assert!(state.window()[0] < start && state.window()[1] < end);
    state.update(Msg::Strip { part: StripPart::Right, by: -1e9 });
    assert!((state.window()[1] - state.window()[0] - 1.0).abs() < 1e-6, "a day is the least");
    state.update(Msg::Jump(500.0));
    state.update(Msg::Fit);
    assert_eq!(state.window(), before);
}

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
    prop_assert!(scene.marks.len() <= 260, "{} marks", scene.marks.len());
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
    for mark in &scene.marks {
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
        Just(Msg::Pair(Some(["CN".into(), "RU".into()]))),
        prop::sample::select(Tone::ALL.to_vec()).prop_map(Msg::ToggleTone),
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
    fn mirrored_is_the_same_picture_turned(events in prop::collection::vec(any_event(), 0..20)) {
        let mut state = state(events);
        let plain = state.scene();
        state.rtl = true;
        let turned = state.scene();
        for (a, b) in plain.marks.iter().zip(&turned.marks) {
            prop_assert!((a.at + b.at - plain.width).abs() < 1e-6 && a.event == b.event);
        }
    }
}

#[test]
fn roles_are_those_of_the_model() {
    // A joint act has no source: both act.
    assert!(deed("a", "2025-07-11", "CN=RU").actors.iter().all(|actor| actor.role == Role::Both));
}
