//! What a Dutch page loads, to the byte, and whether that was written down.

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};

use crate::{
    dist::{self, DIST},
    wasm::Toolchain,
};

/// Everything a page with a Dutch article loads.
const FILES: &[&str] = &[
    "kroniek.js",
    "kroniek_web.js",
    "kroniek_web_bg.wasm",
    "kroniek.css",
    "languages/nl.pack",
    "languages/nl.leaders",
];
/// What a page that names files (`src`, `related`) loads instead of the widget, or a reader who takes the timeline along; and
/// the list that tells languages apart, where a page does not say its own.
const ON_DEMAND: &[&str] = &["kroniek_files.js", "kroniek_files_bg.wasm", "languages/detect.tsv"];
const RECORD: &str = "tests/sizes.json";
/// No build may be heavier, in bytes of brotli.
const CEILING: usize = 110_000;
/// What TimelineJS3 loads, without any analysis.
const GOAL: usize = 79_807;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Size {
    path: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Total {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

#[derive(Debug, Serialize)]
struct Report {
    files: Vec<Size>,
    total: Total,
    on_demand: Vec<Size>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    compiler: String,
    files: Vec<Size>,
    #[serde(default)]
    on_demand: Vec<Size>,
}

/// Builds, measures and prints; fails if the sizes are not those written down.
pub(crate) fn size(json: bool, accept: bool, grown: bool) -> Result<()> {
    let toolchain = Toolchain::for_shipping()?;
    dist::build(toolchain)?;
    let report = measure()?;
    if json {
        let mut out = std::io::stdout().lock();
        serde_json::to_writer(&mut out, &report)?;
        writeln!(out)?;
    } else {
        print(&report)?;
    }
    if accept {
        if !grown {
            refuse_growth(&report)?;
        }
        let Report { files, on_demand, .. } = report;
        let record = Record { compiler: toolchain.version(), files, on_demand };
        fs::write(RECORD, serde_json::to_string_pretty(&record)? + "\n")?;
        eprintln!("written down in {RECORD}");
        return Ok(());
    }
    check(&toolchain.version(), &report)
}

/// Measures what is in `dist/` now and holds it to the record.
pub(crate) fn check_built(toolchain: Toolchain) -> Result<()> {
    let report = measure()?;
    print(&report)?;
    check(&toolchain.version(), &report)
}

fn measure() -> Result<Report> {
    let sizes = |paths: &[&str]| paths.iter().map(|path| size_of(path)).collect::<Result<Vec<Size>>>();
    let mut report = Report { files: sizes(FILES)?, total: Total::default(), on_demand: sizes(ON_DEMAND)? };
    for size in &report.files {
        report.total.raw += size.raw;
        report.total.gzip += size.gzip;
        report.total.brotli += size.brotli;
    }
    Ok(report)
}

fn size_of(path: &str) -> Result<Size> {
    let file = Path::new(DIST).join(path);
    let bytes = fs::read(&file).with_context(|| format!("{} is missing: run cargo xtask build", file.display()))?;
    Ok(Size { path: path.to_owned(), raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)? })
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out.len())
}

fn print(report: &Report) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:24}{:>10}{:>10}{:>10}", "", "raw", "gzip", "brotli")?;
    for Size { path, raw, gzip, brotli } in &report.files {
        writeln!(out, "{path:24}{raw:>10}{gzip:>10}{brotli:>10}")?;
    }
    let Total { raw, gzip, brotli } = &report.total;
    writeln!(out, "{:24}{raw:>10}{gzip:>10}{brotli:>10}", "what a Dutch page loads")?;
    for Size { path, raw, gzip, brotli } in &report.on_demand {
        writeln!(out, "on demand: {path:24}{raw:>10}{gzip:>10}{brotli:>10}")?;
    }
    let verdict = |most: usize| match brotli.checked_sub(most) {
        None | Some(0) => "kept".to_owned(),
        Some(over) => format!("missed by {over}"),
    };
    writeln!(out, "ceiling {CEILING} brotli: {}; goal {GOAL}: {}", verdict(CEILING), verdict(GOAL))?;
    Ok(())
}

fn check(compiler: &str, report: &Report) -> Result<()> {
    let text = fs::read_to_string(RECORD).with_context(|| format!("{RECORD} is missing: cargo xtask size --accept"))?;
    let record: Record = serde_json::from_str(&text).with_context(|| format!("{RECORD} is not readable"))?;
    let changes = if record.compiler == compiler {
        let mut all = changes(&record.files, &report.files);
        all.extend(changes(&record.on_demand, &report.on_demand));
        all
    } else {
        eprintln!("sizes were written down with {}; this is {compiler}: only the ceiling is checked", record.compiler);
        Vec::new()
    };
    if !changes.is_empty() {
        bail!("{}\nif that is meant, write it down: cargo xtask size --accept", changes.join("\n"));
    }
    let recorded: usize = record.files.iter().map(|file| file.brotli).sum();
    let allowed = allowed(recorded);
    if report.total.brotli > allowed {
        bail!("a Dutch page loads {} bytes of brotli, over {allowed}", report.total.brotli);
    }
    if report.total.brotli > CEILING {
        eprintln!(
            "OVER THE CEILING: a Dutch page loads {} bytes of brotli, {} more than the {CEILING} it may. This check fails only \
             where that grows, because what {RECORD} holds is over the ceiling already",
            report.total.brotli,
            report.total.brotli - CEILING
        );
    }
    Ok(())
}

/// Over the ceiling, only less is accepted without `--grown`.
fn refuse_growth(report: &Report) -> Result<()> {
    let Ok(record) = fs::read_to_string(RECORD)
        .map_err(anyhow::Error::from)
        .and_then(|text| Ok(serde_json::from_str::<Record>(&text)?))
    else {
        return Ok(());
    };
    let recorded: usize = record.files.iter().map(|file| file.brotli).sum();
    if report.total.brotli > CEILING.max(recorded) {
        bail!(
            "{} bytes of brotli are more than the {recorded} written down, and over the ceiling of {CEILING}; if what was added is worth it: \
             --accept --grown",
            report.total.brotli
        );
    }
    Ok(())
}

/// The most that may be loaded: the ceiling. While what is written down is over it, sizes may only fall, and every run says
/// so; the allowance goes by itself once the ceiling is reached. (Another compiler may differ by a tenth.)
const fn allowed(recorded: usize) -> usize {
    let slack = recorded + recorded / 10;
    if recorded > CEILING && slack > CEILING { slack } else { CEILING }
}

/// One line for each file that is not as written down.
fn changes(before: &[Size], now: &[Size]) -> Vec<String> {
    now.iter()
        .filter_map(|size| match before.iter().find(|old| old.path == size.path) {
            Some(old) if old == size => None,
            Some(old) => {
                let word = if size.brotli > old.brotli { "grew" } else { "changed" };
                Some(format!(
                    "{} {word}: brotli {} -> {}, gzip {} -> {}, raw {} -> {}",
                    size.path, old.brotli, size.brotli, old.gzip, size.gzip, old.raw, size.raw
                ))
            }
            None => Some(format!("{} is new: brotli {}", size.path, size.brotli)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_told() {
        let size = |path: &str, raw, brotli| Size { path: path.to_owned(), raw, gzip: brotli, brotli };
        let before = [size("a.js", 10, 5), size("b.js", 10, 5)];
        assert!(changes(&before, &before).is_empty());
        let now = [size("a.js", 12, 6), size("b.js", 9, 5), size("c.js", 1, 1)];
        let told = changes(&before, &now);
        assert!(told[0].contains("a.js grew: brotli 5 -> 6"));
        assert!(told[1].contains("b.js changed") && told[1].contains("raw 10 -> 9"));
        assert!(told[2].contains("c.js is new"));
    }
}
