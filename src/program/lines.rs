//! NDJSON: one document a line, on all cores, answers in the order of the lines, memory bounded by a batch.

use std::io::{self, BufRead, IsTerminal, Write};

use rayon::prelude::*;

use super::{Failure, input};
use crate::read::{Value, id};

/// A batch is handed to the cores once it holds this many lines …
const LINES: usize = 1024;
/// … or this many bytes.
const BYTES: usize = 16 << 20;

/// Answers every line of `source` by `answer`, which gives JSON without a line break, or says what is wrong.
/// A line that cannot be used is answered `{"id":…,"error":"…"}`; then the result is `false`.
pub(super) fn each<A>(source: Box<dyn BufRead>, out: &mut dyn Write, answer: A) -> Result<bool, Failure>
where
    A: Fn(&Value<'_>) -> Result<String, crate::Error> + Sync,
{
    let mut all = true;
    map(
        source,
        |number, line| answered(number, line, &answer),
        |answers| {
            for (good, line) in answers {
                all &= good;
                out.write_all(line.as_bytes())?;
                out.write_all(b"\n")?;
            }
            Ok(())
        },
    )?;
    Ok(all)
}

/// Reads every line by `read` on all cores, and hands the results on in order, batch by batch.
pub(super) fn map<T: Send>(
    mut source: Box<dyn BufRead>,
    read: impl Fn(usize, &[u8]) -> T + Sync,
    mut take: impl FnMut(Vec<T>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut progress = Progress::new();
    let mut number = 0;
    loop {
        let mut batch: Vec<(usize, Vec<u8>)> = Vec::new();
        let mut bytes = 0;
        let mut ended = false;
        while batch.len() < LINES && bytes < BYTES {
            let mut line = Vec::new();
            if source.read_until(b'\n', &mut line)? == 0 {
                ended = true;
                break;
            }
            number += 1;
            bytes += line.len();
            if !line.trim_ascii().is_empty() {
                batch.push((number, line));
            }
        }
        take(batch.par_iter().map(|(number, line)| read(*number, line)).collect())?;
        progress.show(number);
        if ended {
            progress.end();
            return Ok(());
        }
    }
}

/// The JSON value of a line.
pub(super) fn value(line: &[u8]) -> Result<Value<'_>, crate::Error> {
    let line = line.trim_ascii();
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let text = std::str::from_utf8(line).map_err(|error| {
        crate::Error::input(format!("not UTF-8 at byte {}; save the file as UTF-8", error.valid_up_to()))
    })?;
    input::json(text)
}

fn answered(
    number: usize,
    line: &[u8],
    answer: &impl Fn(&Value<'_>) -> Result<String, crate::Error>,
) -> (bool, String) {
    let value = value(line);
    let done = value.as_ref().map_err(Clone::clone).and_then(answer);
    match done {
        Ok(line) => (true, line),
        Err(error) => {
            let id = value.ok().as_ref().and_then(id);
            (false, serde_json::json!({ "id": id, "error": format!("line {number}: {error}") }).to_string())
        }
    }
}

/// How many lines are done, on standard error, where someone may be watching.
struct Progress {
    shown: bool,
    watched: bool,
}

impl Progress {
    fn new() -> Self {
        Self { shown: false, watched: io::stderr().is_terminal() }
    }

    fn show(&mut self, lines: usize) {
        // One batch needs no progress: it is there at once.
        if self.watched && lines >= LINES {
            eprint!("\r{lines} lines read");
            self.shown = true;
        }
    }

    fn end(&self) {
        if self.shown {
            eprintln!();
        }
    }
}
