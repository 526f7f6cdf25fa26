//! From what a pattern took to a value: the meanings that patterns may have.

use super::{
    context::{Context, Direction},
    slots::{Slot, Slots, unit},
    value::{Time, Value, Worth},
};
use crate::{
    calendar::{Date, Day, Unit},
    model::{Basis, TimexType},
    small::{decimal, whole},
};

/// The value of one expression of a match.
pub(super) fn resolve(meaning: &str, slots: &Slots<'_>, context: &Context<'_>) -> Option<Worth> {
    let text = |kind, text: &str| Some(Worth::plain(kind, Value::Text(text.to_owned())));
    let unit_name = || slots.get(b'u').map(|unit| unit.text);
    let worth = match meaning {
        "date" => date(slots, context),
        "clock" => on_day(time(slots)?, context),
        "unit" => period(unit_name()?, slots.get(b'x'), context),
        "ago" => counted(slots, -1, context, false),
        "in" => counted(slots, 1, context, context.story()),
        "later" => counted(slots, 1, context, true),
        "earlier" => counted(slots, -1, context, true),
        "duration" => text(TimexType::Duration, &slots.durations()?),
        "set" => match (slots.get(b'f'), unit_name(), slots.get(b'w'), slots.get(b'm')) {
            (Some(set), ..) => text(TimexType::Set, set.text),
            (_, Some(unit), ..) => text(TimexType::Set, &slots.duration(unit, "1")?),
            (.., Some(month)) => text(TimexType::Set, &Date::Month(None, month.small()?).text()),
            (.., weekday, _) => text(TimexType::Set, &open_weekday(weekday?.number)),
        },
        "reference" => text(TimexType::Date, slots.get(b'f')?.text),
        "decade" => decade(slots, context),
        "century" => {
            // "Een eeuw" is how long.
            let number =
                slots.get(b'o').or(slots.get(b'n').filter(|one| one.number > 1 || one.text.is_empty()))?.number;
            (1..=30).contains(&number).then(|| Worth::stated(Date::Century(number - 1)))
        }
        _ => None,
    }?;
    let about = worth.about || slots.get(b'e').is_some();
    Some(Worth { about, ..worth })
}

fn open_weekday(weekday: i32) -> String {
    ["XXXX-WXX-", &decimal(weekday)].concat()
}

/// The year of a match: in digits or words, or told by "vorig jaar", "dat jaar".
fn year(slots: &Slots<'_>, context: &Context<'_>) -> Option<(i32, Basis)> {
    let era = slots.get(b'b');
    if let Some(year) = slots.get(b'y') {
        let number = if year.short {
            let latest = context.published.map_or(2049, |day| day.civil().0 + 10);
            latest - (latest - year.number).rem_euclid(100)
        } else {
            year.number
        };
        return Some((if era.is_some_and(|era| era.number < 0) { 1 - number } else { number }, Basis::Stated));
    }
    // "44 v.Chr.", "nineteen ninety-six".
    if slots.get(b'n').is_some() && slots.get(b'q').is_none() && slots.get(b'u').is_none() {
        let number = slots.count()?;
        let before = era.is_some_and(|era| era.number < 0);
        return Some((if before { 1 - number } else { number }, Basis::Stated));
    }
    let slot = match (slots.get(b'r'), slots.get(b'x'), slots.get(b'u')) {
        (Some(slot), ..) if slot.text == "year" => slot,
        (_, Some(slot), Some(unit)) if unit.text == "year" => slot,
        (None, None, Some(unit)) if unit.text == "year" => Slot { text: "", number: 0, short: false, told: false },
        _ => return None,
    };
    let (base, basis) = context.base(slot.told || (slot.number > 0 && context.story()))?;
    Some((base.days()?.0.civil().0.checked_add(slot.number)?, basis))
}

/// A date of the calendar, a time of the day, or both.
fn date(slots: &Slots<'_>, context: &Context<'_>) -> Option<Worth> {
    let time = time(slots);
    match (calendar(slots, context), time) {
        (Some(worth), Some(time)) => Some(worth.at(time)),
        (Some(worth), None) => Some(worth),
        (None, Some(time)) => on_day(time, context),
        _ => None,
    }
}

/// A time on the day that the sentence told last, or that of publication.
fn on_day(time: Time, context: &Context<'_>) -> Option<Worth> {
    let day = |date: &Date| matches!(date, Date::Day(..));
    let here = context.near().map(|anchor| anchor.date).filter(day);
    Some(match here.or(context.base(false).map(|(date, _)| date).filter(day)) {
        Some(date) => Worth { basis: Basis::Publication, given: [false; 3], ..Worth::stated(date).at(time) },
        None => Worth::plain(TimexType::Time, Value::Text(String::new())).at(time),
    })
}

/// A time of the day: "14.30 uur", "kwart over acht", "4 p.m.", "'s avonds", "vanavond".
fn time(slots: &Slots<'_>) -> Option<Time> {
    let part = slots.get(b'p').or(slots.get(b't')).map(|part| part.text);
    // "Half tien": so many minutes from an hour in words.
    let from = slots.get(b'v');
    let hour = from.and_then(|_| slots.get(b'o').or(slots.get(b'n'))).filter(|hour| (1..=24).contains(&hour.number));
    let Some(hour) = slots.get(b'c').or(hour) else {
        return part?.as_bytes().first_chunk().map(|letters| Time::from_be_bytes(*letters));
    };
    let hour = match (hour.number, part) {
        (hour @ 1..=11, Some("PM" | "AF" | "EV")) => hour + 12,
        (hour @ 7..=11, Some("NI")) => hour + 12,
        (12, Some("AM" | "NI")) => 0,
        // "Half een".
        (1, _) if from.is_some_and(|from| from.number < 0) => 13,
        (hour, _) => hour,
    };
    let minute = from.or(slots.get(b'i')).map_or(0, |minute| minute.number);
    Time::try_from(hour * 60 + minute).ok().filter(|time| *time <= 24 * 60).map(|time| time % (24 * 60))
}

/// A date, with whatever parts it has.
fn calendar(slots: &Slots<'_>, context: &Context<'_>) -> Option<Worth> {
    // "De nacht van zaterdag op zondag" is the second one's.
    let (month, weekday) = (slots.get(b'm'), slots.nth(b'w', 1).or(slots.get(b'w')));
    let part = slots.get(b's').map(|season| season.number).or_else(|| {
        let (number, first) = (slots.get(b'o').or(slots.get(b'n'))?.number, slots.get(b'q')?.number);
        // "The last quarter of 2023".
        Some(match (number, first) {
            (..0, 33) => 36,
            (..0, _) => 41,
            _ => first + number - 1,
        })
    });
    let day = slots.get(b'd').or_else(|| slots.get(b'o').filter(|_| part.is_none()));
    let year = year(slots, context);
    let side = slots.get(b'x').filter(|_| slots.get(b'u').is_none());
    let number = year.map(|(year, _)| year);
    if let Some(holiday) = slots.get(b'h') {
        let (date, basis) = self::holiday(holiday.text, year, context, side)?;
        let worth = Worth { basis, given: [basis == Basis::Stated, true, true], ..Worth::stated(date) };
        // "Semana Santa".
        let week = date.days().filter(|_| holiday.text.ends_with('w')).map(|(monday, _)| Value::Week(monday));
        return Some(Worth { value: week.unwrap_or(worth.value), ..worth });
    } else if let Some(part) = part {
        // There is no fifth quarter.
        let part = u8::try_from(part).ok().filter(|part| matches!(part, 21..=24 | 33..=36 | 40 | 41))?;
        return settled(Date::Part(number, part), year, context, side);
    } else if let Some(month) = month {
        let date = match day {
            Some(day) => {
                Day::new(number.unwrap_or(2000), month.small()?, day.small()?)?;
                Date::Day(number, month.small()?, day.small()?)
            }
            None if (1..=12).contains(&month.number) => Date::Month(number, month.small()?),
            None => return None,
        };
        // "Zondag 14 juli" tells the year by itself.
        let by_weekday = weekday
            .filter(|_| day.is_some() && year.is_none() && !context.narrative)
            .and_then(|weekday| context.year_by_weekday(date, weekday.number));
        return match by_weekday {
            Some(year) => settled(date.in_year(year), Some((year, Basis::Publication)), context, side),
            None => settled(date, year, context, side),
        };
    } else if let (Some(weekday), None) =
        (weekday, slots.get(b'r').filter(|slot| slot.text == "day" || unit(slot.text).is_none()))
    {
        return on_weekday(slots, weekday.number, context);
    } else if let Some(day) = day {
        // "The 7th of last month".
        let month = slots.get(b'r').or(slots.get(b'x')).filter(|slot| slot.text == "month" || slots.has_unit("month"));
        let around = context.anchor.filter(|anchor| anchor.block == context.block).map(|anchor| anchor.date);
        let date = match month {
            Some(slot) => period("month", Some(slot), context)?.date(),
            None => around.or(context.base(false).map(|(date, _)| date)),
        }?;
        let (Date::Day(Some(year), month, _) | Date::Month(Some(year), month)) = date else { return None };
        let day = Day::new(year, month, day.small()?)?;
        return Some(Worth { basis: Basis::Context, given: [false, false, true], ..Worth::stated(day.into()) });
    } else if let Some(slot) = slots.get(b'r') {
        return period(slot.unit_name(), Some(slot), context);
    } else if let (Some((year, basis)), Some(quarter)) = (year, context.quarter.filter(|_| slots.has_unit("quarter"))) {
        // "The 1988 period".
        return Some(Worth {
            basis,
            given: [basis == Basis::Stated, false, false],
            ..Worth::stated(quarter.in_year(year))
        });
    } else if let Some((year, basis)) = year {
        let given = [basis == Basis::Stated, false, false];
        return (-9999..=9999).contains(&year).then(|| Worth { basis, given, ..Worth::stated(Date::Year(year)) });
    } else if let Some(slot) = slots.get(b't') {
        return period("day", Some(slot), context);
    } else if let (Some(slot), true) = (slots.get(b'x'), slots.get(b'p').is_some()) {
        // "The next morning", in what is told.
        let next = slot.number > 0 && context.direction == Direction::Past;
        let told = slot.told || (next && context.near().is_some_and(|anchor| matches!(anchor.date, Date::Day(..))));
        return period("day", Some(Slot { told, ..slot }), context);
    }
    None
}

/// A date in its year: the one that stands with it, or the one that is meant.
fn settled(date: Date, year: Option<(i32, Basis)>, context: &Context<'_>, side: Option<Slot<'_>>) -> Option<Worth> {
    let given = [true, !matches!(date, Date::Part(..)), matches!(date, Date::Day(..))];
    if let Some((year, basis)) = year {
        let given = [basis == Basis::Stated, given[1], given[2]];
        return Some(Worth { basis, given, dated: context.past(year), ..Worth::stated(date) });
    }
    let (date, basis) = match (side, context.published) {
        // "That April", "the following March": from the last date on.
        (Some(slot), _) if slot.told => {
            let from = context.anchor?.date.days()?.0;
            let here = date.in_year(from.civil().0);
            let first = here.days()?.0;
            let by =
                if slot.number > 0 { i32::from(first <= from) } else { -i32::from(slot.number < 0 && first >= from) };
            (date.in_year(from.civil().0 + by), Basis::Context)
        }
        // "Deze zomer" is this year's.
        (Some(Slot { number: 0, .. }), Some(published)) if !context.history => {
            (date.in_year(published.civil().0), Basis::Publication)
        }
        _ => context.settle(date, side.map(|slot| slot.number).filter(|side| *side != 0)),
    };
    // "Last November".
    let dated = side.is_some() && date.year().is_some_and(|year| context.past(year));
    Some(Worth { basis, given: [false, given[1], given[2]], dated, ..Worth::stated(date) })
}

fn holiday(
    value: &str,
    year: Option<(i32, Basis)>,
    context: &Context<'_>,
    side: Option<Slot<'_>>,
) -> Option<(Date, Basis)> {
    // Days from Easter: the Western (`E49`) or the Orthodox one (`O49`); `w`: the week from there.
    if let Some(days) = value.strip_prefix(['E', 'O']) {
        let days: i32 = whole(days.trim_end_matches('w'))?;
        let of = |year| Day::easter(year, value.starts_with('O')).and_then(|easter| easter.plus(days)).map(Date::from);
        if let Some((year, basis)) = year {
            return Some((of(year)?, basis));
        }
        let published = context.published?;
        let year = context.year(side.map(|side| side.number), &|year| {
            let gap = of(year)?.days()?.0.0 - published.0;
            Some((gap, gap))
        });
        return Some((of(year)?, Basis::Publication));
    }
    let (month, day) = value.split_once('-')?;
    let date = Date::Day(year.map(|(year, _)| year), whole(month)?, whole(day)?);
    let worth = settled(date, year, context, side)?;
    Some((worth.date()?, worth.basis))
}

fn on_weekday(slots: &Slots<'_>, weekday: i32, context: &Context<'_>) -> Option<Worth> {
    let side = slots.get(b'x').or_else(|| slots.get(b'r').filter(|slot| slot.text == "week"));
    let in_week = slots.get(b'r').is_some() || slots.get(b'u').or(side).is_some_and(|unit| unit.text == "week");
    // "The next Friday", in what is told.
    let next = side.is_some_and(|slot| slot.number > 0 && !in_week) && context.story() && context.near().is_some();
    let told = side.is_some_and(|slot| slot.told) || (context.history && side.is_none()) || next;
    let day = if told {
        let anchor = context.anchor?.date;
        let (from, last) = anchor.days()?;
        if from != last {
            return Some(Worth { basis: Basis::Context, given: [false; 3], ..Worth::stated(anchor) });
        }
        let ahead = (weekday - i32::from(from.weekday())).rem_euclid(7);
        // "The Friday before" is over, "the next Friday" is not the same one.
        let weeks = match side.map_or(0, |slot| slot.number).signum() {
            1 => i32::from(ahead == 0),
            number => number,
        };
        from.plus(ahead + weeks * 7)
    } else {
        match side {
            Some(slot) if in_week => context.published.and_then(|day| day.monday().plus(slot.number * 7 + weekday - 1)),
            _ => context.weekday(weekday, side.map(|slot| slot.number)),
        }
    };
    // "Vrijdag de 14e": the nearest one with that number.
    let numbered = |number: Slot<'_>| {
        let day = day?;
        let weeks = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 8, -8, 9, -9, 13, -13].into_iter();
        weeks.filter_map(|weeks| day.plus(7 * weeks)).find(|day| i32::from(day.civil().2) == number.number)
    };
    let day = slots.get(b'd').or(slots.get(b'o')).and_then(numbered).or(day);
    Some(match day {
        Some(day) => {
            let basis = if told { Basis::Context } else { Basis::Publication };
            Worth { basis, given: [false; 3], ..Worth::stated(day.into()) }
        }
        None => Worth::plain(TimexType::Date, Value::Text(open_weekday(weekday))),
    })
}

/// This, the last or the next unit; without a modifier, the one at hand: "the week", "het eind van het jaar".
fn period(name: &str, slot: Option<Slot<'_>>, context: &Context<'_>) -> Option<Worth> {
    if matches!(name, "hour" | "minute" | "second") {
        return None;
    }
    let size = unit(name).unwrap_or(Unit::Week);
    let mut by = slot.map_or(0, |slot| slot.number);
    let near = context.near().filter(|anchor| anchor.told || matches!(anchor.date, Date::Part(..)));
    let near = near.or(context.anchor.filter(|_| context.story()));
    let base = match (slot, near) {
        (None, Some(anchor)) if size > Unit::Week && context.direction != Direction::Future => {
            Some((anchor.date, Basis::Context))
        }
        (Some(slot), _) if slot.told || (slot.number > 0 && size > Unit::Week && context.story()) => {
            // "The next day", where nothing was told yet, is that after publication, unless it is over: "on the second day of the visit".
            let over = size == Unit::Day && slot.number > 0 && context.direction == Direction::Past;
            let fine = |date| size > Unit::Day || matches!(date, Date::Day(..)) || near.is_some();
            let last = context.base(true).filter(|(date, _)| fine(*date));
            last.or_else(|| context.base(false).filter(|_| slot.number != 0 && !over))
        }
        _ => context.base(false),
    };
    // "Today" in a history is the reader's.
    if context.history && name == "day" && slot.is_some_and(|slot| slot.number == 0 && !slot.told) {
        return Some(Worth::plain(TimexType::Date, Value::Text("PRESENT_REF".to_owned())));
    }
    let Some((base, basis)) = base else {
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
    // "Over the weekend", "the quarter": the one that is over, unless the clause looks ahead.
    if slot.is_none() && context.direction != Direction::Future && basis == Basis::Publication {
        by -= i32::from(size == Unit::Quarter || (name == "weekend" && first.weekday() < 6));
    }
    let value = match name {
        "week" | "weekend" => {
            let monday = first.monday().plus(by.checked_mul(7)?)?;
            if name == "week" { Value::Week(monday) } else { Value::Weekend(monday) }
        }
        // No finer than what it counts from: "die dag" after "in mei 2001" stays that month.
        _ if size == Unit::Day && base.days().is_some_and(|(first, last)| first != last) => Value::Date(base),
        // "Year-earlier": the same quarter.
        _ if size == Unit::Year && matches!(base, Date::Part(_, 33..)) && slot.is_some_and(|slot| slot.told) => {
            Value::Date(base.later(by, size)?)
        }
        _ => Value::Date(Date::around(first.shifted(by, size)?.days()?.0, size)),
    };
    let dated = size == Unit::Year && by < 0;
    Some(Worth { kind: TimexType::Date, value, basis, given: [false; 3], about: false, dated })
}

/// So many units before or after publication, or before or after the last date.
fn counted(slots: &Slots<'_>, sign: i32, context: &Context<'_>, told: bool) -> Option<Worth> {
    let name = slots.get(b'u')?.text;
    let vague = || {
        let text = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        Some(Worth::plain(TimexType::Date, Value::Text(text.to_owned())))
    };
    // "Anderhalf jaar geleden" is 18 months.
    let (name, count) = match (slots.halves(), name) {
        (Some(halves), "year") => ("month", halves.checked_mul(6)),
        (Some(halves), "decade") => ("year", halves.checked_mul(5)),
        (Some(halves), "century") => ("year", halves.checked_mul(50)),
        (Some(_), _) => return vague(),
        // "Twenty-four hours later" is a day.
        (None, "hour") => ("day", slots.count().filter(|hours| hours % 24 == 0).map(|hours| hours / 24)),
        (None, _) => (name, slots.count()),
    };
    let (Some(size), Some(number @ 1..)) = (unit(name), count) else { return vague() };
    // "A year ago", where a quarter is reported on, is that quarter of the year before.
    let quarter = context.quarter.filter(|_| size == Unit::Year && number == 1 && sign < 0);
    let published = context.published.map(|day| (Date::from(day), Basis::Publication));
    let base = quarter.map(|quarter| (quarter, Basis::Context)).or(context.base(true).filter(|_| told));
    let Some((base, basis)) = base.or(published) else { return vague() };
    let mut date = base.later(number.checked_mul(sign)?, size)?;
    // "In October six years later".
    if let (Unit::Year, Some(month)) = (size, slots.get(b'm')) {
        date = Date::Month(date.year(), month.small()?);
    }
    let value = match date.days() {
        Some((first, _)) if size == Unit::Week && sign < 0 && !told => Value::Week(first.monday()),
        _ => Value::Date(date),
    };
    let dated = size >= Unit::Year && sign < 0;
    Some(Worth { kind: TimexType::Date, value, basis, given: [false; 3], about: false, dated })
}

/// "De jaren negentig", "1990s".
fn decade(slots: &Slots<'_>, context: &Context<'_>) -> Option<Worth> {
    let year = slots.get(b'y').or(slots.get(b'n'))?;
    let tens = year.number;
    // "The 1990s" of the 20th century.
    if let Some(century) = slots.get(b'o').or(slots.get(b'n').filter(|_| year.short)) {
        let century = Some(century.number).filter(|century| (1..=30).contains(century))?;
        return Some(Worth::stated(Date::Decade((century - 1) * 10 + tens % 100 / 10)));
    }
    if tens >= 1000 {
        return (tens % 10 == 0 && tens < 2200).then(|| Worth::stated(Date::Decade(tens / 10)));
    }
    if !(10..100).contains(&tens) || tens % 10 != 0 {
        return None;
    }
    // The last such decade that is over or nearly so; of the 20th century where nothing tells.
    let over = context.base(false).and_then(|(date, _)| date.days()).map_or(2005, |(first, _)| first.civil().0);
    let over = if context.narrative { over + 10 } else { over - 5 };
    let first = over - (over - tens).rem_euclid(100);
    let decade = Worth::stated(Date::Decade(first / 10));
    Some(Worth { basis: Basis::Stated, given: [false; 3], ..decade })
}
