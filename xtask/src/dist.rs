//! The publishable `dist/`: everything a page loads, as small as it gets.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, Result};

use crate::{
    compile,
    run::run,
    setup,
    wasm::{MODULES, Toolchain},
};

/// What is published.
pub(crate) const DIST: &str = "dist";

/// Whoever copies `dist/` copies its terms too, and word of the CLDR data in the packs. No page loads them.
const TERMS: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];

/// Builds `dist/` anew.
pub(crate) fn build(toolchain: Toolchain) -> Result<()> {
    eprintln!("building {DIST}/ with {} and {}", toolchain.version(), toolchain.name());
    let work = Path::new("target/dist");
    fs::create_dir_all(work)?;

    setup::npm("xtask/tools", "to make the shipped files small")?;
    let fresh = Path::new("target/dist-new");
    if fresh.exists() {
        fs::remove_dir_all(fresh)?;
    }
    fs::create_dir_all(fresh.join("languages"))?;
    for file in ["kroniek.js", "kroniek.css"] {
        minify(&format!("www/{file}"), &fresh.join(file), &[])?;
    }
    for module in MODULES {
        toolchain.build(module, work, false)?;
        let (glue, wasm) = (format!("{}.js", module.name), format!("{}_bg.wasm", module.name));
        let (own, made) = (format!("www/loader/{glue}"), format!("target/dist/{glue}"));
        // What the loader has to say about a module goes into the same file as its glue.
        let entry = if Path::new(&own).exists() { &own } else { &made };
        minify(entry, &fresh.join(&glue), &[format!("--alias:glue=./{made}")])?;
        fs::copy(work.join(&wasm), fresh.join(wasm))?;
    }
    let root = Path::new("languages");
    for tag in compile::tags(root)? {
        let folder = root.join(&tag);
        for (kind, text) in [("pack", compile::compile(&folder)), ("leaders", compile::leaders(&folder))] {
            let text = text.with_context(|| format!("languages/{tag}"))?;
            fs::write(fresh.join(format!("languages/{tag}.{kind}")), text)?;
        }
    }
    let list = "languages/detect.tsv";
    fs::copy(list, fresh.join(list)).context(list)?;
    terms(fresh)?;
    // The old one goes only when the new one is whole.
    if Path::new(DIST).exists() {
        fs::remove_dir_all(DIST)?;
    }
    fs::rename(fresh, DIST)?;
    Ok(())
}

fn terms(folder: &Path) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    TERMS.iter().try_for_each(|file| fs::copy(root.join(file), folder.join(file)).map(drop).context(*file))
}

/// esbuild, weighed: it takes 40 % off the glue and the loader after brotli, and costs the page nothing. A script and what it
/// imports become one file.
fn minify(from: &str, to: &Path, more: &[String]) -> Result<()> {
    run(Command::new("xtask/tools/node_modules/.bin/esbuild")
        .arg(from)
        .args(more)
        .args([
            "--bundle",
            "--format=esm",
            "--minify",
            "--charset=utf8",
            "--target=es2022",
            "--legal-comments=none",
            "--log-level=warning",
        ])
        .arg(format!("--outfile={}", to.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_says_on_what_terms() {
        let folder = std::env::temp_dir().join(format!("kroniek-terms-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        terms(&folder).unwrap();
        let said = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
        assert!(said("LICENSE-MIT").contains("MIT") && said("LICENSE-APACHE").contains("Apache License"));
        assert!(said("NOTICE").contains("CLDR"));
        fs::remove_dir_all(folder).unwrap();
    }
}
