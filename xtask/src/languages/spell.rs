//! Numbers in words, by the CLDR's rules of number formatting (UTS 35, part 3).

use std::collections::BTreeSet;

use serde_json::Value;

/// Sets for cheques, and for cases that no date stands in.
const RARE: [&str; 6] = ["financial", "verbose", "plural", "dative", "instrumental", "ablative"];

/// How deep rules may call rules.
const DEPTH: usize = 8;

/// The forms of a number in all sets of rules whose name starts so, as lower-case words.
pub(super) fn forms(sets: &Value, kind: &str, number: u32) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let names = sets.as_object().into_iter().flat_map(|sets| sets.keys());
    let names = names.filter(|name| name.strip_prefix('%').is_some_and(|name| name.starts_with(kind)));
    let names = names.filter(|name| !RARE.iter().any(|rare| name.contains(rare)));
    let words = names.filter_map(|name| Some(spell(sets, name, number, DEPTH)?.trim().to_lowercase()));
    words.filter(|words| !words.is_empty() && seen.insert(words.clone())).collect()
}

fn spell(sets: &Value, set: &str, number: u32, depth: usize) -> Option<String> {
    let rules = sets.get(set)?.as_array()?;
    let rules = rules.iter().filter_map(|rule| {
        let (key, body) = (rule.get(0)?.as_str()?, rule.get(1)?.as_str()?);
        let (base, radix) = key.split_once('/').unwrap_or((key, "10"));
        Some((base.trim_end_matches('>').parse::<u32>().ok()?, radix.parse::<u32>().ok()?, body))
    });
    let (base, radix, body) = rules.filter(|(base, ..)| *base <= number).max_by_key(|(base, ..)| *base)?;
    let mut divisor = 1;
    while base > 0 && divisor * radix <= base {
        divisor *= radix;
    }
    let (over, rest) = (number / divisor, if divisor == 1 { 0 } else { number % divisor });
    let mut out = String::new();
    let mut left = body.trim_end_matches(';').trim_start_matches('\'');
    while let Some(first) = left.chars().next() {
        left = &left[first.len_utf8()..];
        match first {
            // Only where something is left: "twenty[ one]".
            '[' if rest == 0 => left = left.split_once(']').map_or("", |(_, after)| after),
            '[' | ']' | '\u{ad}' => {}
            '→' | '←' | '=' => {
                let (called, after) = left.split_once(first)?;
                left = after;
                let value = match first {
                    '→' => rest,
                    '←' => over,
                    _ => number,
                };
                let called = if called.is_empty() { set } else { called };
                if depth == 0 || !called.starts_with('%') {
                    return None;
                }
                out.push_str(&spell(sets, called, value, depth - 1)?);
            }
            '$' => return None,
            other => out.push(other),
        }
    }
    Some(out)
}
