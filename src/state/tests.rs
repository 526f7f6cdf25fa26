//! What a reader would notice; what holds for any timeline at any width is in `properties`.

use super::*;
use crate::{
    calendar::event_date,
    model::{Basis, Event, EventType, Role, Status, Tone},
    timeline::{
        path::Layer,
        samples::{deed, event},
        scene::{Mark, Side},
        when::day,
        wrap::text_width,
    },
};

pub(super) fn state(events: Vec<Event>) -> State {
    let mut state = State::new(Digest::default(), Timeline { events, ..Timeline::default() });
    state.update(Msg::Resize(1000.0));
    state
}

fn headline(state: &State, index: usize) -> &str {
    state.events.headline(index)
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

fn counts(state: &State) -> Vec<usize> {
    state.choices(Facet::Tone).iter().map(|choice| choice.count).collect()
}

#[test]
fn filters_count_and_never_leave_a_choice_dangling() {
    let mut state = relation();
    assert_eq!(counts(&state), [12, 0, 0, 1]);
    state.update(Msg::Select(Some(8)));
    let changes = state.update(Msg::Toggle(Facet::Tone, 3));
    assert!(changes.filter && changes.selection && state.selected.is_none());
    assert_eq!(counts(&state), [12, 0, 0, 1], "a hidden tone still says how many it has");
    assert_eq!((state.title().shown, state.title().total), (12, 13));
    assert!(state.update(Msg::Select(Some(8))).filter, "who asks for a hidden event sees it");
    assert_eq!((state.selected, state.title().shown), (Some(8), 13));
    state.update(Msg::Find("NOVOSIB".into()));
    assert_eq!((state.shown(), state.selected), (&[12][..], None));
    state.update(Msg::Reset);
    assert_eq!(state.title().shown, 13);
}

#[test]
fn facets_count_what_they_would_bring_back() {
    let mut events = vec![
        deed("visit", "2024-01-01", "CN>RU"),
        deed("summit", "2024-02-01", "RU>CN"),
        deed("sanction", "2024-03-01", "CN>RU"),
        deed("aid", "2024-04-01", "CN>RU"),
    ];
    let kinds = [EventType::Consult, EventType::Consult, EventType::Sanction, EventType::Aid];
    for (event, kind) in events.iter_mut().zip(kinds) {
        (event.kind, event.tone, event.intensity) = (Some(kind), None, 0.0);
    }
    events[3].status = Status::Planned;
    let mut state = state(events);
    let told = |state: &State, facet| {
        let choices = state.choices(facet).into_iter();
        choices
            .map(|choice| format!("{}{}:{}", if choice.on { "+" } else { "" }, choice.key, choice.count))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let at = |state: &State, facet, key: &str| state.choices(facet).iter().find(|choice| choice.key == key).unwrap().at;
    assert_eq!(told(&state, Facet::Kind), "CONSULT:2 AID:1 SANCTION:1");
    assert_eq!(told(&state, Facet::Status), "happened:3 planned:1");
    assert_eq!(told(&state, Facet::Actor), "CN:4 RU:4");
    // The tone follows from the type where no one gives it.
    assert_eq!(counts(&state), [2, 1, 0, 1]);

    state.update(Msg::Toggle(Facet::Kind, at(&state, Facet::Kind, "CONSULT")));
    assert_eq!((state.shown().len(), state.filtered()), (2, true));
    assert_eq!(told(&state, Facet::Kind), "+CONSULT:2 AID:1 SANCTION:1", "what is hidden says how many it would bring");
    assert_eq!(told(&state, Facet::Status), "happened:2 planned:0");
    state.update(Msg::Toggle(Facet::Kind, at(&state, Facet::Kind, "SANCTION")));
    assert_eq!(state.shown().len(), 3, "any of the chosen ones");
    state.update(Msg::Toggle(Facet::Status, at(&state, Facet::Status, "planned")));
    assert_eq!((state.shown().len(), told(&state, Facet::Kind).as_str()), (0, "+CONSULT:0 AID:1 +SANCTION:0"));
    assert!(state.scene().marks.is_empty() && state.list().is_empty());
    state.update(Msg::Reset);
    assert_eq!((state.shown().len(), state.filtered()), (4, false));
    // Chosen and let go is not chosen.
    for _ in 0..2 {
        state.update(Msg::Toggle(Facet::Actor, 0));
    }
    assert!(!state.filtered());
}

#[test]
fn looking_for_words_narrows_and_widens() {
    let mut state = relation();
    for (text, count) in
        [("mo", 2), ("n mo", 2), ("xi in moskou", 1), ("mo", 2), ("VERDRAG v", 1), ("nergens", 0), (" ", 13)]
    {
        state.update(Msg::Find(text.into()));
        assert_eq!(state.shown().len(), count, "{text}");
    }
}

#[test]
fn all_pairs_stand_in_lanes() {
    let pairs = ["CN=RU", "CN>US", "DE>FR", "NL>BE", "IN>PK", "JP>KR", "IR>IQ", "CN>RU"];
    let events =
        pairs.iter().enumerate().map(|(at, actors)| deed(&at.to_string(), &format!("20{:02}-05-01", 10 + at), actors));
    let mut state = state(events.collect());
    assert_eq!(state.pair(), None, "no pair has half of the events");
    let scene = state.scene();
    assert_eq!(scene.stack.iter().map(|lane| lane.count).collect::<Vec<_>>(), [2, 1, 1, 1, 1, 2]);
    assert_eq!(scene.stack[0].pair.map(|pair| state.pairs()[pair].codes.join("-")), Some("CN-RU".into()));
    assert_eq!(scene.stack[5].pair, None, "the last lane holds all other pairs");
    for mark in &scene.marks {
        let lane = scene.stack[usize::from(mark.lane)];
        assert!(
            mark.side == Side::Lane && mark.y == lane.y && mark.label.is_some_and(|label| label.y - 12.0 >= lane.top)
        );
    }
    assert!(scene.stack.windows(2).all(|two| two[0].bottom <= two[1].top) && scene.stack[5].bottom <= scene.axis[0]);
    assert_eq!(state.relation(), None, "a pair that nobody chose is not what the summary tells of");
    assert!(state.update(Msg::Pair(Some(["CN".into(), "RU".into()]))).summary);
    assert_eq!(state.relation().map(|pair| pair.concat()).as_deref(), Some("CNRU"));
    let scene = state.scene();
    assert_eq!((scene.stack.len(), scene.marks.len(), scene.lanes[0].as_deref()), (0, 2, Some("CN")));
    let other = state.find_id("2");
    assert!(state.update(Msg::Select(other)).summary, "an event of another pair shows that pair");
    assert_eq!(state.relation(), state.pair());
}

#[test]
fn dates_are_drawn_as_they_are_known() {
    let dated = |id: &str, edtf: &str| {
        let mut event = deed(id, "2024-01-01", "CN>RU");
        event.date = event_date(edtf, Basis::Editor).ok();
        event
    };
    let dates = ["2001-03", "2004~", "2008-05-01~", "2010-01-01/2011-06~", "2014/..", "../1998", "2018-06-01", "-0500"];
    let mut state = state(dates.iter().map(|edtf| dated(edtf, edtf)).collect());
    state.update(Msg::Window { start: day(1996, 1, 1), end: day(2020, 1, 1) });
    let scene = state.scene();
    let mark = |id: &str| {
        let found = scene.marks.iter().find(|mark| state.events.id(mark.event) == id);
        found.unwrap_or_else(|| panic!("{id} is not drawn by itself"))
    };
    let bar = |id: &str| mark(id).x[1] - mark(id).x[0];
    assert_eq!((bar("2018-06-01"), mark("2018-06-01").faded), (0.0, [false; 2]));
    assert!(bar("2004~") > 30.0 && mark("2004~").faded == [true; 2], "a year is a bar, about a year fades");
    assert!(bar("2008-05-01~") > 8.0 && mark("2008-05-01~").faded == [true; 2], "about a day is no sharp point");
    assert_eq!(mark("2010-01-01/2011-06~").faded, [false, true]);
    assert_eq!((mark("2014/..").open, mark("../1998").open), ([false, true], [true, false]));
    assert!(scene.path(Layer::Faint(0)).matches('M').count() >= 5 && scene.path(Layer::Bars(0)).contains('M'));
    // Far back, years are counted without a year 0.
    state.update(Msg::Fit);
    assert!(state.scene().ticks.iter().any(|tick| tick.date.0 < 0));
}

#[test]
fn the_day_of_the_page_is_marked_only_if_it_is_known() {
    let events = || Timeline { events: vec![deed("a", "2025-07-11", "CN>RU")], ..Timeline::default() };
    let mut state = State::new(Digest { published: Some("2025-07-12".into()), ..Digest::default() }, events());
    state.update(Msg::Resize(1000.0));
    let scene = state.scene();
    assert!(scene.today.is_some_and(|x| x > scene.marks[0].at));
    assert!(!scene.path(Layer::Today).is_empty());
    state.update(Msg::Window { start: day(2025, 1, 1), end: day(2025, 3, 1) });
    assert_eq!(state.scene().today, None);
    let mut unknown = State::new(Digest::default(), events());
    unknown.update(Msg::Resize(1000.0));
    assert_eq!(unknown.scene().today, None);
}

#[test]
fn long_names_are_told_on_whole_words() {
    let names = [
        "Bundesverfassungsgericht verhandelt über Rindfleischetikettierungsüberwachung",
        "Handelsmissie uit China spreekt in Novosibirsk over landbouw, machinebouw en gezamenlijke projecten",
        "中国贸易代表团访问新西伯利亚并会见地方官员讨论农业机械合作项目",
        "Kort",
    ];
    let events = names.iter().enumerate().map(|(at, name)| Event {
        headline: (*name).to_owned(),
        ..deed(&at.to_string(), &format!("{}-05-01", 1990 + 9 * at), "CN>RU")
    });
    let state = state(events.collect());
    for mark in state.scene().marks {
        let (name, label) = (headline(&state, mark.event), mark.label.expect("room for four labels"));
        let text = label.lines.text(name);
        let said = text.replace("-\n", "").replace('\n', " ").replace(' ', "");
        let wanted = name.replace(' ', "");
        match said.strip_suffix('…') {
            Some(part) => assert!(wanted.starts_with(part) && text.ends_with(" …"), "cut between words: {text}"),
            None => assert_eq!(said, wanted, "told in full"),
        }
        assert_eq!(text.ends_with('…'), mark.event == 1, "only a sentence is too long: {text}");
        assert!(
            text.lines().count() <= 3
                && text.lines().all(|line| text_width(line, state.char_width) <= label.width + 1.0)
        );
    }
}

#[test]
fn long_lists_come_in_parts() {
    let events = (0..200).map(|at| deed(&format!("{at:03}"), &format!("{}-05-01", 1800 + at), "CN>RU")).collect();
    let mut state = state(events);
    let told = |state: &State| state.list().iter().map(|group| group.events.len()).sum::<usize>();
    assert_eq!((told(&state), state.list_more()), (60, 140));
    assert!(state.update(Msg::More(100)).filter);
    assert_eq!((told(&state), state.list_more()), (160, 40));
    state.update(Msg::Select(Some(10)));
    assert_eq!((told(&state), state.list_more()), (190, 10), "down to the chosen one");
    state.update(Msg::More(usize::MAX));
    assert_eq!((told(&state), state.list_more()), (200, 0));
}

#[test]
fn links_and_steps_know_where_they_lead() {
    let mut state = relation();
    assert_eq!((state.find_id("12"), state.find_id("nope")), (Some(12), None));
    for (chosen, steps) in
        [(None, [true; 2]), (Some(0), [false, true]), (Some(5), [true; 2]), (Some(12), [true, false])]
    {
        state.update(Msg::Select(chosen));
        assert_eq!(state.steps(), steps, "{chosen:?}");
    }
    assert_eq!(state.key("f", false), Some(Msg::Filters(true)));
    assert!(state.update(Msg::Filters(true)).panel);
    assert_eq!(state.key("Escape", false), Some(Msg::Filters(false)), "the filters close before the event");
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
fn a_cluster_that_nothing_takes_apart_shows_its_events_in_turn() {
    let mut events: Vec<_> = ["a", "b", "c"].map(|id| deed(id, "2001-07-03", "CN=RU")).into();
    events.push(deed("other side", "2001-07-03", "CN>RU"));
    events.push(deed("far", "2020-01-01", "CN=RU"));
    let mut state = state(events);
    let mut seen = Vec::new();
    for _ in 0..4 {
        let mark = state.scene().marks.into_iter().find(|mark| mark.count == 3).unwrap();
        state.update(Msg::Open { days: mark.days, event: mark.next });
        seen.push(state.events.id(state.selected.unwrap()).to_owned());
    }
    assert_eq!(seen, ["c", "b", "a", "c"]);
}

#[test]
fn events_that_show_in_turn_are_those_of_their_mark() {
    let dates = ["2001", "2001", "2001-03-05", "2001-06-11", "2001-11-20"];
    let mut state = state(dates.iter().enumerate().map(|(id, date)| deed(&id.to_string(), date, "CN=RU")).collect());
    state.update(Msg::Window { start: day(2001, 1, 1), end: day(2002, 1, 1) });
    let mut seen = Vec::new();
    for _ in 0..4 {
        let mark = state.scene().marks.into_iter().find(|mark| mark.count > 1).unwrap();
        state.update(Msg::Open { days: mark.days, event: mark.next });
        seen.push(state.events.id(state.selected.unwrap()).to_owned());
    }
    assert_eq!(seen, ["1", "0", "1", "0"]);
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

#[test]
fn roles_are_those_of_the_model() {
    // A joint act has no source: both act.
    assert!(deed("a", "2025-07-11", "CN=RU").actors.iter().all(|actor| actor.role == Role::Both));
}
