//! JSON as text, for the page: natively `serde_json` reads it.

use super::Value;

/// Deeper values are read as null: no file that we know has more than six levels, and the stack stays small.
const DEEPEST: usize = 32;

/// Reads JSON; `None` where it is none.
pub(crate) fn json(text: &str) -> Option<Value> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.blank();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Steps over a sign, if it is the next one.
    fn take(&mut self, sign: u8) -> bool {
        self.blank();
        let found = self.peek() == sign;
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.text.get(self.at..)?.starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.blank();
        match self.peek() {
            b'"' => self.string().map(Value::Text),
            b'{' | b'[' if depth > DEEPEST => self.skip(),
            b'{' => {
                self.at += 1;
                let mut fields = Vec::new();
                while !self.take(b'}') {
                    if !fields.is_empty() && !self.take(b',') {
                        return None;
                    }
                    self.blank();
                    let name = self.string()?;
                    if !self.take(b':') {
                        return None;
                    }
                    fields.push((name, self.value(depth + 1)?));
                }
                Some(Value::Object(fields))
            }
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while !self.take(b']') {
                    if !items.is_empty() && !self.take(b',') {
                        return None;
                    }
                    items.push(self.value(depth + 1)?);
                }
                Some(Value::List(items))
            }
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    /// Steps over a list or an object that lies too deep.
    fn skip(&mut self) -> Option<Value> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                b'"' => drop(self.string()?),
                0 => return None,
                sign => {
                    self.at += 1;
                    match sign {
                        b'{' | b'[' => depth += 1,
                        b'}' | b']' => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 {
                        return Some(Value::Null);
                    }
                }
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        if self.peek() != b'"' {
            return None;
        }
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.find(['"', '\\'])?;
            out.push_str(&rest[..plain]);
            self.at += plain + 1;
            if rest.as_bytes()[plain] == b'"' {
                return Some(out);
            }
            let sign = self.peek();
            self.at += 1;
            out.push(match sign {
                b'n' => '\n',
                b't' => '\t',
                b'r' => '\r',
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'u' => self.escaped()?,
                b'"' | b'\\' | b'/' => char::from(sign),
                _ => return None,
            });
        }
    }

    /// Four digits, or twice four for a pair of surrogates; half a pair is no character.
    fn escaped(&mut self) -> Option<char> {
        let first = self.unit()?;
        if (0xd800..0xdc00).contains(&first) && self.text.get(self.at..)?.starts_with("\\u") {
            let back = self.at;
            self.at += 2;
            let second = self.unit()?;
            if (0xdc00..0xe000).contains(&second) {
                return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
            self.at = back;
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// Exact for up to fifteen digits: more than any field of ours has.
    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        let (mut whole, mut scale) = (0.0_f64, 0_i32);
        let negative = self.take(b'-');
        let (mut digits, mut after) = (0, false);
        loop {
            match self.peek() {
                sign @ b'0'..=b'9' => {
                    digits += 1;
                    whole = whole * 10.0 + f64::from(sign - b'0');
                    scale -= i32::from(after);
                }
                b'.' if !after => after = true,
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            let down = self.take(b'-');
            let _ = self.take(b'+');
            let mut power = 0_i32;
            while let sign @ b'0'..=b'9' = self.peek() {
                power = (power * 10 + i32::from(sign - b'0')).min(999);
                self.at += 1;
            }
            scale += if down { -power } else { power };
        }
        let mut factor = 1.0;
        for _ in 0..scale.unsigned_abs() {
            factor *= 10.0;
        }
        let value = if scale < 0 { whole / factor } else { whole * factor };
        (digits > 0 && self.at > start).then_some(Value::Number(if negative { -value } else { value }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_serde_json_reads() {
        for text in [
            r#"{"events":[{"id":"a","date":"2001-07-16","n":-12.75,"big":1e3,"small":2.5e-2,"zero":0}],"x":[],"y":{}}"#,
            r#" [ true , false , null , "a\"b\\c\/\n\t\r\b\f\u00e9\ud83d\ude00" , 0.35 ] "#,
            r#""é€😀""#,
            "17",
        ] {
            assert_eq!(json(text).as_ref(), serde_json::from_str::<Value>(text).ok().as_ref(), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_none() {
        for text in
            ["", "{", "[1,", "[1 2]", "{\"a\" 1}", "{a:1}", "\"a", "\"\\x\"", "tru", "-", "[1]]", "\"\\u12\"", "[,1]"]
        {
            assert_eq!(json(text), None, "{text}");
        }
    }

    #[test]
    fn depth_is_null_and_half_a_pair_is_a_mark() {
        let deep = ["[".repeat(5000), "\"]\"".to_owned(), "]".repeat(5000)].concat();
        assert!(json(&deep).is_some());
        assert_eq!(json(r#""\ud83d!""#), Some(Value::Text("\u{fffd}!".to_owned())));
    }
}
