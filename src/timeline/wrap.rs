//! Breaks headlines into lines: at spaces, after hyphens and dashes, between ideographs; within a word only where it is
//! longer than any line. Knows how wide letters are, about.

use super::scene::Lines;
use crate::text::letters;

/// Lines, and the width of the widest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub(super) lines: Lines,
    pub(super) width: f64,
    /// Whether all of the headline is there.
    pub(super) whole: bool,
}

/// The most parts of a headline that are looked at: no three lines hold more.
const PARTS: usize = 64;
/// Letters of a word that stay together at the least.
const TOGETHER: usize = 4;

/// What cannot be broken: where it ends, its width, and the width of the space after it.
type Part = (usize, f64, f64);

/// A headline in parts that lines may be made of, none wider than `widest` pixels.
pub(super) struct Parts {
    parts: Vec<Part>,
    end: usize,
}

impl Parts {
    pub(super) fn new(headline: &str, char_width: f64, widest: f64) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let (mut width, mut space, mut letters) = (0.0, 0.0, 0);
        let mut chars = headline.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let end = at + c.len_utf8();
            // What lies beyond cannot be told in numbers this short, and no three lines hold it.
            if parts.len() >= PARTS || end > usize::from(u16::MAX) {
                break;
            }
            if c.is_whitespace() {
                space += letter(' ') * char_width;
            } else {
                width += letter(c) * char_width;
                letters += 1;
            }
            let next = chars.peek().map(|&(_, next)| next);
            let ends = match next {
                None => true,
                Some(next) if next.is_whitespace() => false,
                Some(next) => {
                    c.is_whitespace()
                        || (ideograph(c) || ideograph(next)) && !closes(next) && !opens(c)
                        || matches!(c, '-' | '‐' | '–' | '—' | '/' | '\u{ad}' | '\u{200b}')
                            && next.is_alphabetic()
                            && letters > 1
                        || width + 2.0 * char_width > widest && letter(next) > 0.0 && letters >= TOGETHER
                }
            };
            if ends {
                parts.push((end, width, space));
                (width, space, letters) = (0.0, 0.0, 0);
            }
        }
        Self { parts, end: headline.trim_end().len() }
    }

    /// The width of the widest part.
    pub(super) fn widest(&self) -> f64 {
        self.parts.iter().fold(0.0, |widest, part| f64::max(widest, part.1))
    }

    /// The headline on at most `most` lines of at most `widest` pixels; the last line ends in " …" if there is more.
    pub(super) fn within(&self, widest: f64, most: usize, ellipsis: f64) -> Shape {
        let mut shape = Shape { lines: Lines::default(), width: 0.0, whole: false };
        let mut at = 0;
        for line in 0..most.min(3) {
            let (mut width, mut space, mut next) = (0.0, 0.0, at);
            while let Some(&(_, part, after)) = self.parts.get(next) {
                if next > at && width + space + part > widest {
                    break;
                }
                width += space + part;
                space = after;
                next += 1;
            }
            // Room for the ellipsis: words go until it fits.
            let last = line + 1 == most.min(3);
            while last && next < self.parts.len() && next > at + 1 && width + ellipsis > widest {
                next -= 1;
                let run = self.parts.get(at..next).unwrap_or_default();
                let spaces: f64 = run.iter().rev().skip(1).map(|part| part.2).sum();
                width = run.iter().map(|part| part.1).sum::<f64>() + spaces;
            }
            let Some(&(end, _, _)) = next.checked_sub(1).filter(|_| next > at).and_then(|last| self.parts.get(last))
            else {
                break;
            };
            shape.whole = end >= self.end;
            shape.width = f64::max(shape.width, if last && !shape.whole { width + ellipsis } else { width });
            shape.lines.count += 1;
            if let Some(slot) = shape.lines.ends.get_mut(line) {
                *slot = u16::try_from(end).unwrap_or(u16::MAX);
            }
            at = next;
        }
        shape
    }

    /// On `count` lines, about equally long.
    pub(super) fn balanced(&self, count: usize, widest: f64, ellipsis: f64) -> Shape {
        let all: f64 = self.parts.iter().map(|part| part.1 + part.2).sum();
        // Never nothing, or it would not grow.
        let mut goal = (all / f64::from(u8::try_from(count).unwrap_or(1).max(1))).max(1.0);
        loop {
            let shape = self.within(goal.min(widest), count, ellipsis);
            if shape.whole || goal >= widest {
                return shape;
            }
            goal *= 1.12;
        }
    }
}

/// Whether lines may break before and after a character.
pub(super) const fn ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

/// What no line begins with.
fn closes(c: char) -> bool {
    "，。、．：；！？）》」』】〉〕”’…—·ー々ゝっゃゅょッャュョ,.:;!?)]}%".chars().any(|one| one == c)
}

/// What no line ends with.
fn opens(c: char) -> bool {
    "（《「『【〈〔“‘([{$".chars().any(|one| one == c)
}

/// About how wide a letter is, against the average: narrow, wide and capital letters in the proportions that most text
/// faces share, ideographs twice as wide.
fn letter(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '|' | '!' | '(' | ')' => 0.6,
        ' ' | 'r' | '-' | 's' => 0.8,
        'm' | 'w' | 'M' | 'W' | '—' | '…' => 1.6,
        'A'..='Z' => 1.3,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{ad}' => 0.0,
        '\u{1100}'..='\u{115f}' | '\u{ac00}'..='\u{d7a3}' => 2.0,
        c if ideograph(c) => 2.0,
        c if letters::is_upper(c) => 1.3,
        _ => 1.05,
    }
}

/// About how wide a text is, from the average width of a letter.
pub(crate) fn text_width(text: &str, char_width: f64) -> f64 {
    text.chars().map(letter).sum::<f64>() * char_width
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(headline: &str, count: usize, widest: f64) -> String {
        Parts::new(headline, 7.0, widest).balanced(count, widest, 14.0).lines.text(headline)
    }

    #[test]
    fn widths_follow_the_letters() {
        assert!(text_width("mmm", 7.0) > text_width("iii", 7.0) * 2.0);
        assert!(text_width("会晤", 7.0) > text_width("ab", 7.0) * 1.5);
        assert!((text_width("Gascontract, dertig jaar", 7.0) / (24.0 * 7.0) - 1.0).abs() < 0.15);
    }

    #[test]
    fn lines_break_where_a_reader_would() {
        for (headline, lines, expected) in [
            ("Strategisch partnerschap", 1, "Strategisch partnerschap"),
            ("Strategisch partnerschap", 2, "Strategisch\npartnerschap"),
            (
                "China en Rusland tekenen een gascontract voor dertig jaar",
                2,
                "China en Rusland tekenen een\ngascontract voor dertig jaar",
            ),
            ("China en Rusland tekenen in Moskou", 1, "China en Rusland tekenen in …"),
            ("Nord-Süd-Gipfel im Winter", 3, "Nord-Süd-\nGipfel im\nWinter"),
            ("中国代表团访问新西伯利亚。会谈", 2, "中国代表团访问新\n西伯利亚。会谈"),
            ("  Een kop   met lucht ", 1, "Een kop   met lucht"),
            ("", 2, ""),
        ] {
            assert_eq!(said(headline, lines, 200.0), expected);
        }
    }

    #[test]
    fn a_word_longer_than_any_line_is_told_in_full() {
        let compound = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        let text = said(compound, 3, 200.0);
        assert_eq!(text.replace("-\n", ""), compound);
        assert!(text.lines().count() == 3 && text.lines().all(|line| text_width(line, 7.0) <= 200.0), "{text}");
        // Ideographs: no line begins with a full stop.
        assert!(said("中国代表团访问新西伯利亚。", 2, 100.0).lines().all(|line| !line.starts_with('。')));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_made_up(headline in "[a-zA-Z äß中国。-]{0,60}", count in 1_usize..4, widest in 60.0..300.0_f64) {
            let shape = Parts::new(&headline, 7.0, widest).balanced(count, widest, 14.0);
            let text = shape.lines.text(&headline);
            prop_assert!(usize::from(shape.lines.count) <= count);
            prop_assert!(shape.width <= widest + 14.0, "{} {text}", shape.width);
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
            let told = bare(text.strip_suffix('…').unwrap_or(&text));
            prop_assert!(bare(&headline).starts_with(&told));
            prop_assert_eq!(shape.whole && !headline.trim().is_empty(), !headline.trim().is_empty() && told == bare(&headline));
        }
    }
}
