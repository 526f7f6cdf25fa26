//! Figures: quality on the gold data, and time.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{
    compile, dist,
    run::{run, show},
    serve, setup,
    wasm::{ENGINES, Toolchain},
};

const EVAL: &str = "../shared/eval";
/// Where the module of the benches is built.
const MODULE: &str = "target/bench";

fn release() -> Result<String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    run(Command::new(cargo).args(["build", "--release", "--bin", "kroniek", "--locked", "--quiet"]))?;
    Ok(env::current_dir()?.join("target/release/kroniek").to_string_lossy().into_owned())
}

/// Runs the scorer on the native program; says so where the gold data is not there.
pub(crate) fn eval(rest: &[OsString]) -> Result<()> {
    let script = Path::new(EVAL).join("run.py");
    if !script.exists() {
        eprintln!("skipped: {} is not there", script.display());
        return Ok(());
    }
    let binary = release()?;
    let python = setup::python("target/eval-python", &Path::new(EVAL).join("requirements.txt"))?;
    fs::create_dir_all("target/eval")?;
    show(Command::new(python).arg(script).args(["--binary", &binary, "--scratch", "target/eval"]).args(rest))
}

/// Times the digest natively and in Chromium.
pub(crate) fn bench() -> Result<()> {
    let binary = release()?;
    setup::packages(setup::CHROMIUM)?;
    setup::npm("tests/browser", "to drive the browsers")?;
    dist::build(Toolchain::for_shipping()?)?;
    let (address, _workers) = serve::start(0, false)?;
    show(
        Command::new("node")
            .arg("bench.mjs")
            .current_dir("tests/browser")
            .env("KRONIEK_ADDRESS", &address)
            .env("KRONIEK_BINARY", binary),
    )
}

/// Builds what only the benches load, with the packs of their texts.
fn module() -> Result<PathBuf> {
    let out = env::current_dir()?.join(MODULE);
    fs::create_dir_all(&out)?;
    let toolchain = Toolchain::for_shipping()?;
    for engine in ENGINES {
        toolchain.build(engine, &out, false)?;
    }
    for tag in ["en", "nl"] {
        let folder = Path::new("languages").join(tag);
        fs::write(out.join(format!("{tag}.pack")), compile::compile(&folder)? + &compile::leaders(&folder)?)?;
    }
    Ok(out)
}

/// Puts the same texts through this engine and the libraries of `benches/peers/NAME.page.js`, in one page.
pub(crate) fn peers(name: &str, built: bool, rest: &[OsString]) -> Result<()> {
    setup::packages(setup::CHROMIUM)?;
    setup::npm("benches/peers", "to measure other libraries beside this engine")?;
    let out = if built { env::current_dir()?.join(MODULE) } else { module()? };
    show(Command::new("node").args(["benches/peers/run.mjs", name]).args(rest).env("KRONIEK_BENCH", out))
}

/// Puts the same events through this widget and others.
pub(crate) fn timelines(built: bool, rest: &[OsString]) -> Result<()> {
    setup::packages(setup::CHROMIUM)?;
    setup::npm("benches/timelines", "to measure other timelines beside this one")?;
    if !built {
        dist::build(Toolchain::for_shipping()?)?;
    }
    let dist = env::current_dir()?.join(dist::DIST);
    // From here, so that `--json FILE` is where the caller means it.
    show(Command::new("node").arg("benches/timelines/run.mjs").args(rest).env("KRONIEK_DIST", dist))
}
