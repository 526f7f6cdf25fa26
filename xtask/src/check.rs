//! `cargo xtask test`: every check, in order; none hides another, and the end lists what failed.

use std::{env, ffi::OsString, io::Write as _, process::Command, sync::OnceLock, time::Instant};

use anyhow::{Context as _, Result, bail};

use crate::{
    dist,
    run::{run, show},
    serve, setup, size,
    wasm::{MODULES, Module, Toolchain},
};

/// A check by its name.
struct Step {
    name: &'static str,
    what: &'static str,
    check: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "fmt", what: "the code is formatted", check: fmt },
    Step { name: "clippy", what: "no lint fires, natively", check: clippy },
    Step { name: "docs", what: "the documentation builds without warnings", check: docs },
    Step { name: "unit", what: "unit tests, table rows, goldens, the program, the house's rules", check: unit },
    Step { name: "build", what: "dist/ builds for shipping", check: build },
    Step { name: "sizes", what: "what a page loads is as written down", check: sizes },
    Step { name: "clippy-wasm", what: "no lint fires in the code for the browser", check: clippy_wasm },
    Step { name: "wasm", what: "tests/web.rs in Chromium", check: wasm },
    Step { name: "pages", what: "every page of www/ in Chromium, Firefox and WebKit", check: pages },
];

/// Runs the steps, or those named.
pub(crate) fn check(only: &[String], list: bool) -> Result<()> {
    if list {
        let mut out = std::io::stdout().lock();
        for step in STEPS {
            writeln!(out, "{:12} {}", step.name, step.what)?;
        }
        return Ok(());
    }
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        bail!("no step {unknown:?}: cargo xtask test --list names them");
    }
    let mut failed = Vec::new();
    let mut passed = 0;
    for step in STEPS.iter().filter(|step| only.is_empty() || only.iter().any(|name| name == step.name)) {
        eprintln!("\n=== {}: {}", step.name, step.what);
        let start = Instant::now();
        match (step.check)() {
            Ok(()) => {
                passed += 1;
                eprintln!("=== {} passed in {} s", step.name, start.elapsed().as_secs());
            }
            Err(error) => {
                eprintln!("{error:#}\n=== {} FAILED after {} s", step.name, start.elapsed().as_secs());
                failed.push(step.name);
            }
        }
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{passed} passed, {} failed", failed.len())?;
    if !failed.is_empty() {
        bail!("failed: {}; again, only these: cargo xtask test{}", failed.join(", "), again(&failed));
    }
    Ok(())
}

fn again(failed: &[&str]) -> String {
    failed.iter().map(|name| format!(" --only {name}")).collect()
}

fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn fmt() -> Result<()> {
    setup::component("fmt", "rustfmt")?;
    show(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    setup::component("clippy", "clippy")?;
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "--deny", "warnings"]))
}

fn docs() -> Result<()> {
    run(cargo()
        .args(["doc", "--package", "kroniek", "--no-deps", "--locked", "--quiet"])
        .env("RUSTDOCFLAGS", "--deny warnings"))
}

fn unit() -> Result<()> {
    // One by one: tested together they share features, and everything that xtask is made of is compiled once more.
    show(cargo().args(["test", "--package", "kroniek", "--locked"]))?;
    show(cargo().args(["test", "--package", "xtask", "--locked"]))
}

/// Builds `dist/`, once a run: what the later steps look at is never an older one.
fn build() -> Result<()> {
    built().map(drop)
}

fn built() -> Result<Toolchain> {
    static BUILT: OnceLock<Toolchain> = OnceLock::new();
    if let Some(toolchain) = BUILT.get() {
        return Ok(*toolchain);
    }
    let toolchain = Toolchain::for_shipping()?;
    dist::build(toolchain)?;
    Ok(*BUILT.get_or_init(|| toolchain))
}

fn sizes() -> Result<()> {
    size::check_built(built()?)
}

fn clippy_wasm() -> Result<()> {
    let toolchain = Toolchain::for_development()?;
    if toolchain == Toolchain::Debian {
        eprintln!("    skipped: Debian's compiler for wasm comes without clippy");
        return Ok(());
    }
    setup::component("clippy", "clippy")?;
    for Module { features, .. } in MODULES {
        let arguments = ["--package", "kroniek", "--lib", "--no-default-features", "--features", features];
        let lints = ["--locked", "--quiet", "--", "--deny", "warnings"];
        run(toolchain.cargo("clippy").args(arguments).args(lints))?;
    }
    Ok(())
}

/// cargo compiles tests/web.rs and calls this very program to run it in a browser.
fn wasm() -> Result<()> {
    setup::packages(setup::CHROMIUM)?;
    let mut runner: OsString = env::current_exe()?.into_os_string();
    runner.push(" test-runner");
    let browser = env::current_dir()?.join("tests/webdriver.json");
    show(
        Toolchain::for_development()?
            .cargo("test")
            .args([
                "--package",
                "kroniek",
                "--test",
                "web",
                "--no-default-features",
                "--features",
                MODULES[1].features,
                "--locked",
            ])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("CHROMEDRIVER", "/usr/bin/chromedriver")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser),
    )
}

fn pages() -> Result<()> {
    setup::packages(setup::CHROMIUM)?;
    setup::packages(setup::BROWSERS)?;
    setup::npm("tests/browser", "to drive the browsers")?;
    run(cargo().args(["build", "--release", "--bin", "kroniek", "--locked", "--quiet"]))?;
    let binary = env::current_dir()?.join("target/release/kroniek");
    build()?;
    let (address, _workers) = serve::start(0, false)?;
    show(
        Command::new("npm")
            .args(["test", "--silent"])
            .current_dir("tests/browser")
            .env("KRONIEK_ADDRESS", &address)
            .env("KRONIEK_BINARY", binary),
    )
    .context("for one browser only: KRONIEK_BROWSERS=chromium cargo xtask test --only pages")
}
