//! Which language a text is written in, before any pack is there: by the words that each language uses most, or by a
//! script that is its own. `languages/detect.tsv` lists both, in the order in which a word of one script is claimed.

use crate::text::{Index, SEED, hash, letters};

/// How many words are looked at: a paragraph or two tell.
const ENOUGH: usize = 300;
/// Fewest words that tell anything.
const FEWEST: u32 = 5;

/// BCP 47 tag of the language of `text`, or `und` where it is too short or too mixed to tell.
#[must_use]
pub fn detect(text: &str) -> &'static str {
    among(include_str!("../../languages/detect.tsv"), text)
}

/// The same by a list that is given (a page loads it only where nobody says the language): tag, then words, or a range of
/// code points.
pub(crate) fn among<'a>(languages: &'a str, text: &str) -> &'a str {
    let lines = || languages.lines().filter_map(|line| line.split_once('\t'));
    // How often each word stands in the text, and how many words hold each script.
    let (mut known, mut counts) = (Index::default(), Vec::new());
    let mut scripts = Vec::new();
    for (line, (_, list)) in lines().enumerate() {
        let range = list.strip_prefix("U+").and_then(|range| range.split_once('-'));
        let number = |text: &str| u32::from_str_radix(text, 16).unwrap_or_default();
        scripts.extend(range.map(|(first, last)| (line, number(first), number(last), 0)));
    }
    let (mut total, mut foreign) = (0, 0);
    let (mut key, mut script) = (SEED, scripts.len());
    for (at, c) in text.chars().chain([' ']).enumerate() {
        foreign += u32::from(at < ENOUGH && !c.is_ascii());
        if c.is_alphabetic() || c == '’' {
            key = hash(key, letters::lower(c).encode_utf8(&mut [0; 4]).as_bytes());
            let holds = |(_, first, last, _): &(usize, u32, u32, u32)| (*first..=*last).contains(&u32::from(c));
            if !c.is_ascii() {
                script = scripts.iter().position(holds).unwrap_or(script).min(script);
            }
        } else if key != SEED {
            let number = known.add(key);
            counts.resize(known.len(), 0);
            counts[number] += 1;
            if let Some((.., words)) = scripts.get_mut(script) {
                *words += 1;
            }
            (key, script) = (SEED, scripts.len());
            total += 1;
            if total as usize == ENOUGH {
                break;
            }
        }
    }
    let (mut best, mut second) = (("und", 0), 0);
    for (line, (tag, list)) in lines().enumerate() {
        let mut hits = 0;
        for word in list.split(' ') {
            hits += known.get(hash(SEED, word.as_bytes())).map_or(0, |number| counts[number]);
        }
        hits += scripts.iter().find(|script| script.0 == line).map_or(0, |(.., words)| *words);
        if hits > best.1 {
            second = best.1;
            best = (tag, hits);
        } else {
            second = hits.max(second);
        }
    }
    // Running text has a function word in every three or four; two close sisters are told apart by an eighth.
    let sure = (total >= FEWEST || foreign > 20) && total > 0 && best.1 * 6 >= total && best.1 * 8 > second * 9;
    if sure { best.0 } else { "und" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::detect;

    #[test]
    fn languages_of_rows() {
        let mut wrong = Vec::new();
        for (tag, text) in [
            ("nl", "De delegatie was op 11 juli in Novosibirsk en sprak er met de gouverneur over handel."),
            ("nl", "Volgens het ministerie wordt de grens vandaag niet geopend, maar wel gecontroleerd."),
            ("en", "The delegation was in Novosibirsk on 11 July and spoke with the governor about trade."),
            ("de", "Die Delegation war am 11. Juli in Nowosibirsk und sprach mit dem Gouverneur über den Handel."),
            ("fr", "La délégation était à Novossibirsk le 11 juillet et a parlé du commerce avec le gouverneur."),
            ("es", "La delegación estuvo en Novosibirsk el 11 de julio y habló con el gobernador sobre el comercio."),
            ("it", "La delegazione era a Novosibirsk l’11 luglio e ha parlato con il governatore del commercio."),
            ("pt", "A delegação esteve em Novosibirsk no dia 11 de julho e falou com o governador sobre o comércio."),
            (
                "et",
                "Delegatsioon oli Novosibirskis ja rääkis kuberneriga kaubandusest, mis on aastaga kasvanud, kuid mitte kõigi jaoks.",
            ),
            (
                "tr",
                "Heyet Novosibirsk'teydi ve vali ile bu yıl artan ticaret için bir görüşme yaptı, ancak daha sonra ayrıldı.",
            ),
            ("sv", "Delegationen var i Novosibirsk den 11 juli och talade med guvernören om handel och det som hänt."),
            (
                "pl",
                "Delegacja była w Nowosybirsku i rozmawiała z gubernatorem o handlu, a także o tym, że nie jest źle.",
            ),
            (
                "af",
                "Die afvaardiging was op 11 Julie in Nowosibirsk en het met die goewerneur oor handel gepraat, maar nie lank nie.",
            ),
            ("ru", "Делегация была в Новосибирске и говорила с губернатором о торговле, но не о том, что было после."),
            ("uk", "Делегація була в Новосибірську та говорила з губернатором про торгівлю, але не про те, що було."),
            ("zh", "中国代表团于7月11日访问新西伯利亚，并与州长讨论了贸易问题。"),
            ("ja", "中国の代表団は7月11日にノボシビルスクを訪れ、知事と貿易について話し合った。"),
            ("ko", "중국 대표단은 7월 11일 노보시비르스크를 방문해 주지사와 무역을 논의했다."),
            ("el", "Η αντιπροσωπεία βρέθηκε στο Νοβοσιμπίρσκ και μίλησε με τον κυβερνήτη για το εμπόριο."),
            (
                "ar",
                "كان الوفد في نوفوسيبيرسك وتحدث مع المحافظ عن التجارة التي زادت بعد أن فتحت الحدود في هذا العام من جديد.",
            ),
            ("und", ""),
            ("und", "Novosibirsk 2025"),
            ("und", "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt"),
            ("und", "12 34 56 !? ..."),
        ] {
            if detect(text) != tag {
                wrong.push((tag, detect(text), text));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    proptest! {
        #[test]
        fn any_text_has_a_tag(text in r"(?s)\PC{0,80}") {
            prop_assert!(!detect(&text).is_empty());
        }
    }
}
