//! What a frame of the timeline costs, and what it takes to build what frames are drawn from: the cost of a frame must
//! not grow with the number of events.

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use kroniek::{
    Basis, Day, Digest, Event, EventActor, EventType, Facet, Msg, Origin, Role, State, Timeline, Tone, Value,
    event_date,
};

/// Deterministic events of 77 years, one in five of them longer than a day.
fn events(count: u32) -> Vec<Event> {
    let mut seed = 42_u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    let first = Day::new(1949, 10, 1).map_or(0, |day| day.0);
    let actor = |code: &str, role| EventActor { code: code.into(), role, text: String::new(), start: 0, end: 0 };
    (0..count)
        .map(|number| {
            let start = Day(first + i32::try_from(next(28_000)).unwrap_or(0));
            let edtf = if next(5) == 0 {
                format!("{start}/{}", Day(start.0 + 1 + i32::try_from(next(400)).unwrap_or(0)))
            } else {
                start.to_string()
            };
            let [a, b] = if next(2) == 0 { ["CN", "RU"] } else { ["RU", "CN"] };
            let roles = if next(3) == 0 { [Role::Both, Role::Both] } else { [Role::Source, Role::Target] };
            let tone = Tone::ALL.get(next(4) as usize).copied().unwrap_or(Tone::VerbalCooperation);
            let conflict = matches!(tone, Tone::VerbalConflict | Tone::MaterialConflict);
            Event {
                id: format!("e{number:07}"),
                date: event_date(&edtf, Basis::Editor).ok(),
                actors: vec![actor(a, roles[0]), actor(b, roles[1])],
                dyad: Some(["CN".into(), "RU".into()]),
                kind: Some(EventType::Consult),
                tone: Some(tone),
                intensity: f64::from(next(10)) * if conflict { -1.0 } else { 1.0 },
                headline: format!("Visit number {number} in Novosibirsk"),
                salience: f64::from(next(100)) / 100.0,
                origin: Origin::Editor,
                ..Event::default()
            }
        })
        .collect()
}

fn timeline(count: u32) -> Timeline {
    Timeline { events: events(count), ..Timeline::default() }
}

fn wide(timeline: Timeline) -> State {
    let mut state = State::new(Digest::default(), timeline);
    state.update(Msg::Resize(1000.0));
    state
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame");
    for count in [1_000, 10_000, 100_000, 1_000_000] {
        let mut state = wide(timeline(count));
        let home = state.home();
        group.bench_function(BenchmarkId::new("everything", count), |bencher| bencher.iter(|| state.scene()));
        let year = home[0] + (home[1] - home[0]) / 2.0;
        group.bench_function(BenchmarkId::new("zoom", count), |bencher| {
            let mut factor = 1.3;
            bencher.iter(|| {
                factor = 1.0 / factor;
                state.update(Msg::Zoom { factor, at: 0.3 });
                state.scene()
            });
        });
        group.bench_function(BenchmarkId::new("pan a year", count), |bencher| {
            state.update(Msg::Window { start: year, end: year + 365.0 });
            let mut by = 5.0;
            bencher.iter(|| {
                by = -by;
                state.update(Msg::Drag(by));
                state.scene()
            });
        });
    }
    group.finish();
}

/// What a choice costs that changes which events are shown: it grows with their number, as it must.
fn filters(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("filter");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let mut state = wide(timeline(count));
        group.bench_function(BenchmarkId::new("tone", count), |bencher| {
            bencher.iter(|| state.update(Msg::Toggle(Facet::Tone, 0)));
        });
    }
    group.finish();
}

fn build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let timeline = timeline(count);
        group.bench_function(BenchmarkId::new("state", count), |bencher| {
            bencher.iter_batched(|| timeline.clone(), wide, BatchSize::LargeInput);
        });
    }
    group.finish();
}

/// From an editor's file, in parts as the page hands it over, to the first picture.
fn mount(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("mount");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let events = events(count);
        let part =
            |events: &[Event]| serde_json::to_string(&Timeline { events: events.to_vec(), ..Timeline::default() });
        let parts: Vec<String> = events.chunks(1_000).filter_map(|events| part(events).ok()).collect();
        group.bench_function(BenchmarkId::new("file", count), |bencher| {
            bencher.iter(|| {
                let mut timeline = Timeline::default();
                for part in &parts {
                    let value: Value<'_> = serde_json::from_str(part).unwrap_or_default();
                    timeline.events.extend(kroniek::events(&value).0.events);
                }
                wide(timeline).scene()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, frames, filters, build, mount);
criterion_main!(benches);
