//! Time expressions, by rows in every language's folder, and by what must hold for any text.

use std::{error::Error, fs, path::Path, sync::LazyLock};

use kroniek::{Basis, Certainty, Day, Digest, Offsets, Options, Pack, Words, digest, event_date, plain};
use proptest::prelude::*;

/// Every pack, made ready once.
static PACKS: LazyLock<Vec<(&str, Pack)>> =
    LazyLock::new(|| Pack::built_in_tags().filter_map(|tag| Some((tag, Pack::built_in(tag)?))).collect());

fn read(text: &str, published: Option<&str>, pack: &Pack) -> Digest {
    let mut article = plain(text, None);
    article.published = published.map(str::to_owned);
    digest(&article, pack, &Options { offsets: Offsets::Utf8, ..Options::default() })
}

#[test]
fn rows_of_every_language() -> Result<(), Box<dyn Error>> {
    let mut wrong = Vec::new();
    for tag in Pack::built_in_tags() {
        let Ok(rows) = fs::read_to_string(Path::new("languages").join(tag).join("rows/time.tsv")) else { continue };
        let pack = Pack::built_in(tag).ok_or("a pack")?;
        for row in rows.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let mut cells = row.split('\t');
            let (text, published) = (cells.next().unwrap_or_default(), cells.next().filter(|cell| *cell != "-"));
            let expected: Vec<&str> =
                cells.next().unwrap_or_default().split('|').filter(|cell| !cell.is_empty()).collect();
            let dates = read(text, published, &pack).dates;
            let right = dates.len() == expected.len()
                && dates.iter().zip(&expected).all(|(date, expected)| {
                    let mut parts = expected.split('=');
                    parts.next() == Some(date.text.as_str())
                        && parts.next() == Some(date.value.as_str())
                        && parts.next().is_none_or(|edtf| date.edtf.as_deref() == Some(edtf))
                });
            if !right {
                let found: Vec<_> = dates
                    .iter()
                    .map(|date| [&date.text, &date.value, date.edtf.as_deref().unwrap_or("-")].join("="))
                    .collect();
                wrong.push(format!("{tag}: {text} ({published:?})\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} rows differ\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

#[test]
fn a_mark_that_comes_after_very_many_words_is_still_one() -> Result<(), Box<dyn Error>> {
    let pack = Pack::built_in("en").ok_or("a pack")?;
    let numbers: String = (100_000..166_000).map(|number| format!("{number} ")).collect();
    let dates = read(&(numbers + "\n\nThe pact was signed on May 3, 2024."), None, &pack).dates;
    assert_eq!(dates.last().map(|date| date.value.as_str()), Some("2024-05-03"));
    Ok(())
}

#[test]
fn what_stands_under_the_heading_of_a_year_is_of_that_year() -> Result<(), Box<dyn Error>> {
    let pack = Pack::built_in("nl").ok_or("a pack")?;
    let text =
        "Verloop\n\n1862\n\nIn maart begon de veldtocht. Op 5 april viel de stad.\n\n1863\n\nIn mei volgde de rest.";
    let dates = read(text, Some("2024-06-20"), &pack).dates;
    let values: Vec<_> = dates.iter().map(|date| date.value.as_str()).collect();
    assert_eq!(values, ["1862", "1862-03", "1862-04-05", "1863", "1863-05"]);
    Ok(())
}

#[test]
fn so_many_years_are_no_heading() -> Result<(), Box<dyn Error>> {
    let pack = Pack::built_in("zh").ok_or("a pack")?;
    let text = "双方互换飞地。\n\n四十一年\n\n1974年5月，两国签约。批准书是今年6月6日带去的。";
    let dates = read(text, Some("2015-08-02"), &pack).dates;
    assert_eq!(dates.last().map(|date| date.value.as_str()), Some("2015-06-06"));
    Ok(())
}

/// What is said in full means the same wherever it stands: each such expression of the rows, read by itself.
#[test]
fn a_full_date_means_the_same_alone() -> Result<(), Box<dyn Error>> {
    let mut wrong = Vec::new();
    for tag in Pack::built_in_tags() {
        let Ok(rows) = fs::read_to_string(Path::new("languages").join(tag).join("rows/time.tsv")) else { continue };
        let pack = Pack::built_in(tag).ok_or("a pack")?;
        for text in rows.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split('\t').next()) {
            for date in read(text, None, &pack).dates {
                let full = date.certainty.year == Certainty::Stated && date.certainty.day == Certainty::Stated;
                let alone = read(&date.text, None, &pack).dates;
                // The first of "3 to 5 June 2024" has its month and year from the second.
                let shared = !date.value.get(..4).is_some_and(|year| date.text.contains(year));
                if full && !shared && alone.first().map(|alone| &alone.value) != Some(&date.value) {
                    wrong.push(format!("{tag}: {} is {}, alone {alone:?}", date.text, date.value));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read(text in "\\PC*", near in "([0-9]{1,4}|[-./:,' ]|juli|maandag|de|op|geleden|later|van|jaar|tot|eind){0,14}") {
        for (_, pack) in PACKS.iter() {
            for text in [&text, &near] {
                let dates = read(text, Some("2024-06-20"), pack).dates;
                for date in &dates {
                    prop_assert_eq!(text.get(date.start..date.end), Some(date.text.as_str()));
                    prop_assert!(date.start < date.end);
                    if let Some(edtf) = &date.edtf {
                        prop_assert!(event_date(edtf, Basis::Stated).is_ok(), "{} {}", date.text, edtf);
                    }
                }
                prop_assert!(dates.windows(2).all(|pair| pair[0].end <= pair[1].start));
            }
        }
    }

    #[test]
    fn a_written_date_is_found_again(number in -40_000..40_000_i32) {
        let iso = Day(number).to_string();
        for (_, pack) in PACKS.iter() {
            for edtf in [iso.as_str(), &iso[..7]] {
                let date = event_date(edtf, Basis::Editor).map_err(|error| TestCaseError::fail(error.to_string()))?;
                let words = Words::new(pack).date(&date);
                let found = read(&words, None, pack).dates;
                prop_assert_eq!(found.len(), 1, "{}", words);
                prop_assert_eq!(&found[0].text, &words);
                prop_assert_eq!(&found[0].value, edtf);
            }
        }
    }

    #[test]
    fn relative_days_move_with_the_publication_date(number in -20_000..40_000_i32) {
        for (tag, pack) in PACKS.iter() {
            for cells in pack.rows("relative") {
                let cells: Vec<&str> = cells.collect();
                let [phrase, "day", offset] = cells[..] else { continue };
                let published = Day(number).to_string();
                let found = read(phrase, Some(&published), pack).dates;
                let expected = Day(number + offset.parse::<i32>().unwrap_or_default()).to_string();
                prop_assert_eq!(found.first().map(|date| date.value.clone()), Some(expected), "{} {}", tag, phrase);
            }
        }
    }
}
