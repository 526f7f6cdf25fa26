//! From what a pattern took to a value: the meanings that patterns may have.

use super::{
    context::{Context, Direction},
    slots::{Slot, Slots, duration, unit},
    value::{Value, Worth},
};
use crate::{
    calendar::{Date, Day, Unit},
    model::{Basis, TimexType},
};

/// The value of a match: one for each of its expressions.
pub(super) fn resolve(meaning: &str, slots: &Slots<'_>, context: &Context) -> Option<Vec<Worth>> {
    let one = match meaning {
        "date" => date(slots, context),
        "range" => return range(slots, context),
        "unit" => period(slots.get(b'u')?.text, slots.get(b'x')?, context),
        "relative" => {
            let slot = slots.get(b'r')?;
            period(if unit(slot.text).is_some() { slot.text } else { "day" }, slot, context)
        }
        "ago" => counted(slots, -1, context, false),
        "in" => counted(slots, 1, context, false),
        "later" => counted(slots, 1, context, true),
        "earlier" => counted(slots, -1, context, true),
        "duration" => {
            let name = slots.get(b'u')?.text;
            let value = duration(&count(slots), name)?;
            Some(Worth::plain(TimexType::Duration, Value::Text(value)))
        }
        "set" => {
            let text = match slots.get(b'f') {
                Some(set) => set.text.to_owned(),
                None => match (slots.get(b'u'), slots.get(b'w')) {
                    (Some(unit), _) => duration(&count(slots), unit.text)?,
                    (None, weekday) => ["XXXX-WXX-", &weekday?.number.to_string()].concat(),
                },
            };
            Some(Worth::plain(TimexType::Set, Value::Text(text)))
        }
        "reference" => Some(Worth::plain(TimexType::Date, Value::Text(slots.get(b'f')?.text.to_owned()))),
        "decade" => decade(slots, context),
        "century" => {
            let number = slots.get(b'o').or(slots.get(b'n'))?.number;
            (1..=30).contains(&number).then(|| Worth::stated(Date::Century(number - 1)))
        }
        "clock" => clock(slots, context),
        _ => None,
    }?;
    let about = slots.get(b'e').is_some();
    Some(vec![Worth { about: one.about || about, ..one }])
}

fn count(slots: &Slots<'_>) -> String {
    slots.get(b'n').map_or_else(
        || "1".to_owned(),
        |n| {
            if n.text.is_empty() || n.number > 0 && !n.text.contains('.') {
                n.number.to_string()
            } else {
                n.text.to_owned()
            }
        },
    )
}

/// The year of a match: in digits, or told by "vorig jaar", "dat jaar".
fn year(slots: &Slots<'_>, context: &Context) -> Option<(i32, Basis)> {
    let era = slots.get(b'b');
    if let Some(year) = slots.get(b'y').or_else(|| slots.get(b'n').filter(|_| era.is_some())) {
        let number = if year.short {
            let latest = context.published.map_or(2049, |day| day.civil().0 + 10);
            latest - (latest - year.number).rem_euclid(100)
        } else {
            year.number
        };
        let before = era.is_some_and(|era| era.number < 0);
        return Some((if before { 1 - number } else { number }, Basis::Stated));
    }
    let slot = match (slots.get(b'r'), slots.get(b'x'), slots.get(b'u')) {
        (Some(slot), ..) if slot.text == "year" => slot,
        (_, Some(slot), Some(unit)) if unit.text == "year" => slot,
        _ => return None,
    };
    let (base, basis) = base(slot, context)?;
    Some((base.year()?.checked_add(offset(slot))?, basis))
}

/// What a modifier counts from: publication, or the last date for those that point back into the text.
fn base(slot: Slot<'_>, context: &Context) -> Option<(Date, Basis)> {
    if slot.text.starts_with('t') {
        context.anchor.map(|anchor| (anchor.date, Basis::Context))
    } else {
        context.published.map(|day| (Date::from(day), Basis::Publication))
    }
}

fn offset(slot: Slot<'_>) -> i32 {
    slot.text.strip_prefix('t').map_or(slot.number, |number| number.parse().unwrap_or_default())
}

/// A calendar date, with whatever parts it has.
fn date(slots: &Slots<'_>, context: &Context) -> Option<Worth> {
    // "De nacht van zaterdag op zondag" is the second one's.
    let (month, weekday) = (slots.get(b'm'), slots.nth(b'w', 1).or(slots.get(b'w')));
    let day = slots.get(b'd').or_else(|| slots.get(b'o').filter(|_| slots.get(b's').is_none()));
    let year = year(slots, context);
    let side = slots.get(b'x').filter(|_| slots.get(b'u').is_none());
    let small = |slot: Slot<'_>| u8::try_from(slot.number).ok();
    let pointed = side.filter(|side| side.text.starts_with('t'));
    let side = side.map(|side| side.number);
    let worth = if let Some(holiday) = slots.get(b'h') {
        let (date, basis) = self::holiday(holiday.text, year, context, side)?;
        Worth { basis, given: [basis == Basis::Stated, true, true], ..Worth::stated(date) }
    } else if let Some(part) = slots.get(b's').map(|season| season.number).or_else(|| {
        let number = slots.get(b'o').or(slots.get(b'n'))?.number;
        Some(slots.get(b'q')?.number + number - 1)
    }) {
        settled(Date::Part(year.map(|(year, _)| year), u8::try_from(part).ok()?), year, context, side, pointed)?
    } else if let Some(month) = month {
        let year_number = year.map(|(year, _)| year);
        let date = match day {
            Some(day) => {
                Day::new(year_number.unwrap_or(2000), small(month)?, small(day)?)?;
                Date::Day(year_number, small(month)?, small(day)?)
            }
            None if (1..=12).contains(&month.number) => Date::Month(year_number, small(month)?),
            None => return None,
        };
        // "Zondag 14 juli" tells the year by itself.
        let by_weekday = || context.year_by_weekday(date, weekday?.number);
        match day.filter(|_| year.is_none()).and_then(|_| by_weekday()) {
            Some(year) => settled(date.in_year(year), Some((year, Basis::Publication)), context, side, pointed)?,
            None => settled(date, year, context, side, pointed)?,
        }
    } else if let Some(weekday) = weekday {
        return Some(timed(slots, on_weekday(slots, weekday.number, context)?));
    } else if let Some(day) = day {
        let around = context.anchor.filter(|anchor| anchor.block == context.block).map(|anchor| anchor.date);
        let date = around.or(context.published.map(Date::from))?;
        let (Date::Day(Some(year), month, _) | Date::Month(Some(year), month)) = date else { return None };
        let day = Day::new(year, month, small(day)?)?;
        Worth { basis: Basis::Context, given: [false, false, true], ..Worth::stated(day.into()) }
    } else if let Some((year, basis)) = year {
        (-9999..=9999).contains(&year).then_some(())?;
        Worth { basis, given: [basis == Basis::Stated, false, false], ..Worth::stated(Date::Year(year)) }
    } else if let Some(slot) = slots.get(b'r') {
        period(if unit(slot.text).is_some() { slot.text } else { "day" }, slot, context)?
    } else if let Some(part) = slots.get(b't') {
        let worth = period("day", Slot { number: part.number, text: "", short: false }, context)?;
        return Some(worth.at(part.text));
    } else if let (Some(side), Some(part)) = (slots.get(b'x'), slots.get(b'p')) {
        return Some(period("day", side, context)?.at(part.text));
    } else {
        return None;
    };
    Some(timed(slots, worth))
}

fn timed(slots: &Slots<'_>, worth: Worth) -> Worth {
    match slots.get(b'p') {
        Some(part) => worth.at(part.text),
        None => worth,
    }
}

fn settled(
    date: Date,
    year: Option<(i32, Basis)>,
    context: &Context,
    side: Option<i32>,
    pointed: Option<Slot<'_>>,
) -> Option<Worth> {
    let given = match date {
        Date::Day(..) => [true, true, true],
        Date::Month(..) => [true, true, false],
        _ => [true, false, false],
    };
    if let Some((_, basis)) = year {
        let given = [basis == Basis::Stated, given[1], given[2]];
        return Some(Worth { basis, given, ..Worth::stated(date) });
    }
    // "That April", "the following March": from the last date on.
    let (date, basis) = if let Some(pointed) = pointed {
        let anchor = context.anchor?.date;
        let (from, year) = (anchor.days()?.0, anchor.days()?.0.civil().0);
        let here = date.in_year(year);
        let passed = offset(pointed) > 0 && here.days().is_some_and(|(first, _)| first <= from);
        (if passed { date.in_year(year + 1) } else { here }, Basis::Context)
    } else {
        // "Deze zomer" is this year's.
        match (side, context.published) {
            (Some(0), Some(published)) => (date.in_year(published.civil().0), Basis::Publication),
            _ => context.settle(date, side.filter(|side| *side != 0)),
        }
    };
    Some(Worth { basis, given: [false, given[1], given[2]], ..Worth::stated(date) })
}

fn holiday(value: &str, year: Option<(i32, Basis)>, context: &Context, side: Option<i32>) -> Option<(Date, Basis)> {
    if let Some(days) = value.strip_prefix('E') {
        let days: i32 = days.trim_start_matches('+').parse().ok()?;
        let of = |year| Day::easter(year).and_then(|easter| easter.plus(days)).map(Date::from);
        if let Some((year, basis)) = year {
            return Some((of(year)?, basis));
        }
        let published = context.published?;
        let (this, other) = (published.civil().0, if context.direction == Direction::Future { 1 } else { -1 });
        let here = of(this)?;
        let first = here.days()?.0;
        let right = if other > 0 { first >= published } else { first <= published };
        return Some((if right { here } else { of(this + other)? }, Basis::Publication));
    }
    let (month, day) = value.split_once('-')?;
    let date = Date::Day(year.map(|(year, _)| year), month.parse().ok()?, day.parse().ok()?);
    Some(match year {
        Some((_, basis)) => (date, basis),
        None => context.settle(date, side.filter(|side| *side != 0)),
    })
}

fn on_weekday(slots: &Slots<'_>, weekday: i32, context: &Context) -> Option<Worth> {
    let side = slots.get(b'x').or_else(|| slots.get(b'r').filter(|slot| slot.text == "week"));
    let in_week = slots.get(b'u').is_some_and(|unit| unit.text == "week") || slots.get(b'r').is_some();
    let day = match side {
        Some(slot) if slot.text.starts_with('t') => {
            let from = context.anchor?.date.days()?.0;
            from.plus((weekday - i32::from(from.weekday())).rem_euclid(7))
        }
        Some(slot) if in_week => context.published.and_then(|day| day.monday().plus(slot.number * 7 + weekday - 1)),
        _ => context.weekday(weekday, side.map(|slot| slot.number)),
    };
    Some(match day {
        Some(day) => Worth { basis: Basis::Publication, given: [false; 3], ..Worth::stated(day.into()) },
        None => Worth::plain(TimexType::Date, Value::Text(["XXXX-WXX-", &weekday.to_string()].concat())),
    })
}

/// This, the last or the next unit.
fn period(name: &str, slot: Slot<'_>, context: &Context) -> Option<Worth> {
    let by = offset(slot);
    if matches!(name, "hour" | "minute" | "second") {
        return None;
    }
    let size = unit(name).unwrap_or(Unit::Week);
    let Some((base, basis)) = base(slot, context) else {
        let open = match name {
            "day" => "XXXX-XX-XX",
            "week" => "XXXX-WXX",
            "weekend" => "XXXX-WXX-WE",
            "month" => "XXXX-XX",
            "quarter" => "XXXX-QX",
            "half" => "XXXX-HX",
            "year" => "XXXX",
            "decade" => "XXX",
            _ => "XX",
        };
        return Some(Worth::plain(TimexType::Date, Value::Text(open.to_owned())));
    };
    let first = base.days()?.0;
    let value = match name {
        "week" | "weekend" => {
            let monday = first.monday().plus(by.checked_mul(7)?)?;
            if name == "week" { Value::Week(monday) } else { Value::Weekend(monday) }
        }
        // No finer than what it counts from: "die dag" after "in mei 2001" stays that month.
        _ if size == Unit::Day && base.days().is_some_and(|(first, last)| first != last) => Value::Date(base),
        _ => Value::Date(Date::around(first.shifted(by, size)?.days()?.0, size)),
    };
    Some(Worth { kind: TimexType::Date, value, basis, given: [false; 3], about: false })
}

/// So many units before or after publication, or before or after the last date.
fn counted(slots: &Slots<'_>, sign: i32, context: &Context, narrative: bool) -> Option<Worth> {
    let (count, name) = (slots.get(b'n'), slots.get(b'u')?.text);
    let vague = || {
        let text = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        Some(Worth::plain(TimexType::Date, Value::Text(text.to_owned())))
    };
    let number = count.map_or(1, |count| count.number);
    let Some(size) = unit(name).filter(|_| number > 0 && count.is_none_or(|count| !count.text.contains('.'))) else {
        return vague();
    };
    let published = context.published.map(|day| (Date::from(day), Basis::Publication));
    let base =
        if narrative { context.anchor.map(|anchor| (anchor.date, Basis::Context)).or(published) } else { published };
    let Some((base, basis)) = base else { return vague() };
    let by = number.checked_mul(sign)?;
    let date = base.later(by, size)?;
    let week = size == Unit::Week && sign < 0 && !narrative;
    let value = match date.days() {
        Some((first, _)) if week => Value::Week(first.monday()),
        _ => Value::Date(date),
    };
    Some(Worth { kind: TimexType::Date, value, basis, given: [false; 3], about: false })
}

/// "De jaren negentig", "1990s".
fn decade(slots: &Slots<'_>, context: &Context) -> Option<Worth> {
    if let Some(year) = slots.get(b'y').filter(|year| !year.short) {
        return (year.number % 10 == 0).then(|| Worth::stated(Date::Decade(year.number / 10)));
    }
    let tens = slots.get(b'n').or(slots.get(b'y'))?.number;
    if !(10..100).contains(&tens) || tens % 10 != 0 {
        return None;
    }
    // The last such decade that is over; of the 20th century where nothing tells.
    let over = context.published.map_or(2000, |day| day.civil().0) - 10;
    let first = over - (over - tens).rem_euclid(100);
    let decade = Worth::stated(Date::Decade(first / 10));
    Some(Worth { basis: Basis::Stated, given: [false; 3], ..decade })
}

/// A time of the day, on the day that is told with it, the last one of the sentence, or that of publication.
fn clock(slots: &Slots<'_>, context: &Context) -> Option<Worth> {
    let part = slots.get(b'p').map_or("", |part| part.text);
    let hour = match (slots.get(b'c')?.number, part) {
        (hour @ 1..=11, "PM" | "AF" | "EV") => hour + 12,
        (12, "AM") => 0,
        (hour, _) => hour,
    };
    let minute = slots.get(b'i').map_or(0, |minute| minute.number);
    let two = |number: i32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let time = [&two(hour), ":", &two(minute)].concat();
    let here = context.anchor.filter(|anchor| anchor.sentence == context.sentence).map(|anchor| anchor.date);
    let date = here.filter(|date| matches!(date, Date::Day(..))).or(context.published.map(Date::from));
    let given = [false; 3];
    Some(match date {
        Some(date) => Worth { basis: Basis::Publication, given, ..Worth::stated(date).at(&time) },
        None => Worth::plain(TimexType::Time, Value::Text(["T", &time].concat())),
    })
}

/// Two days with one month or one year between them: "3 tot en met 5 juni".
fn range(slots: &Slots<'_>, context: &Context) -> Option<Vec<Worth>> {
    let last = date(
        &slots.only(|slot, index| match slot {
            b'd' => index > 0,
            b'm' => slots.nth(b'm', 1).is_none() || index > 0,
            _ => true,
        }),
        context,
    )?;
    let Value::Date(Date::Day(year, month, day)) = last.value else { return None };
    let number = |slot: Slot<'_>| u8::try_from(slot.number).ok();
    let from = (number(slots.nth(b'm', 0)?)?, number(slots.nth(b'd', 0)?)?);
    let year_of = |year: i32| if from > (month, day) { year - 1 } else { year };
    let year = year.map(year_of);
    Day::new(year.unwrap_or(2000), from.0, from.1)?;
    let first = Worth { value: Value::Date(Date::Day(year, from.0, from.1)), ..last.clone() };
    Some(vec![first, last])
}
