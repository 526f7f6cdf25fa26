//! Installs what is missing on a machine that has only rustup's stable toolchain, Node 20, Python 3.11 and apt.
//! Each step looks first, installs only what is not there, and says what and why.

use std::{
    fs,
    path::Path,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::{Context as _, Result, bail};

use crate::run::{output, run};

/// Debian packages with the same purpose.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Packages {
    why: &'static str,
    names: &'static [&'static str],
}

/// A compiler that can build the standard library for wasm, small.
pub(crate) const WASM: Packages = Packages {
    why: "to compile the engine and its standard library to small WebAssembly",
    names: &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"],
};

/// The browser that tests/web.rs and the bench run in.
pub(crate) const CHROMIUM: Packages =
    Packages { why: "to run tests in Chromium", names: &["chromium", "chromium-driver"] };

/// The other browsers, and fonts for the pages' scripts.
pub(crate) const BROWSERS: Packages = Packages {
    why: "to run the page tests in Firefox and WebKit, with fonts for every script",
    names: &["firefox-esr", "webkit2gtk-driver", "xvfb", "xauth", "fonts-noto-core", "fonts-noto-cjk"],
};

impl Packages {
    fn missing(self) -> Vec<&'static str> {
        self.names.iter().copied().filter(|name| !installed(name)).collect()
    }

    /// Whether all of them are there.
    pub(crate) fn are_installed(self) -> bool {
        self.missing().is_empty()
    }
}

/// Whether apt's lists were brought up to date.
static UPDATED: AtomicBool = AtomicBool::new(false);

/// Installs those of the packages that are missing.
pub(crate) fn packages(packages: Packages) -> Result<()> {
    let missing = packages.missing();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let sudo = if output(Command::new("id").arg("-u")).as_deref() == Some("0") { "" } else { "sudo " };
    let by_hand = format!("{sudo}apt-get update && {sudo}apt-get install --yes --no-install-recommends {names}");
    if output(Command::new("apt-get").arg("--version")).is_none() {
        bail!("missing {} ({names}) and this machine has no apt-get; on Debian: {by_hand}", packages.why);
    }
    eprintln!("    installing {names}: {}", packages.why);
    let apt = |arguments: &[&str]| {
        let mut command = if sudo.is_empty() { Command::new("apt-get") } else { Command::new("sudo") };
        if !sudo.is_empty() {
            command.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        }
        run(command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
    };
    let install: Vec<_> =
        ["install", "--yes", "--quiet", "--no-install-recommends"].into_iter().chain(missing.iter().copied()).collect();
    // One update a run is enough.
    let updated = if UPDATED.swap(true, Ordering::Relaxed) { Ok(()) } else { apt(&["update", "--quiet"]) };
    updated.and_then(|()| apt(&install)).with_context(|| format!("could not install {names}; by hand: {by_hand}"))
}

fn installed(name: &str) -> bool {
    output(Command::new("dpkg-query").args(["--show", "--showformat=${Status}", name]))
        .is_some_and(|status| status == "install ok installed")
}

/// Installs the npm packages that `folder/package-lock.json` names, unless they are there already.
pub(crate) fn npm(folder: &str, why: &str) -> Result<()> {
    let version = output(Command::new("node").arg("--version")).unwrap_or_default();
    let major: u32 = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or_default();
    if major < 20 {
        bail!("Node 20 or newer is needed {why}, found {version:?}; install it from nodejs.org or your distribution");
    }
    let folder = Path::new(folder);
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", folder.display()))?;
    // npm writes a lock of its own into node_modules, so a copy of ours tells whether it was installed from this very one.
    let done = folder.join("node_modules/.installed-from");
    if fs::read(&done).is_ok_and(|found| found == lock) {
        return Ok(());
    }
    if output(Command::new("npm").arg("--version")).is_none() {
        bail!("npm is needed {why}; it comes with Node from nodejs.org, or on Debian: sudo apt-get install --yes npm");
    }
    eprintln!("    installing the npm packages of {}: {why}", folder.display());
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder))?;
    fs::write(done, lock)?;
    Ok(())
}

/// Installs the parts of rustup's toolchain that a check calls and a minimal one lacks.
pub(crate) fn component(subcommand: &str, name: &str) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    if output(Command::new(cargo).args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    eprintln!("    installing rustup's component {name}: to run cargo {subcommand}");
    run(Command::new("rustup").args(["component", "add", name]))
        .with_context(|| format!("cargo {subcommand} is needed; by hand: rustup component add {name}"))
}

/// A Python environment with the packages of a requirements file; gives its interpreter.
pub(crate) fn python(folder: &str, requirements: &Path) -> Result<String> {
    let python = format!("{folder}/bin/python");
    let done = Path::new(folder).join("installed-from");
    let wanted = fs::read(requirements).with_context(|| format!("cannot read {}", requirements.display()))?;
    if fs::read(&done).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    eprintln!("    installing the Python packages of {}: to score the program", requirements.display());
    run(Command::new("python3").args(["-m", "venv", "--clear", folder]))
        .context("a Python environment is needed; on Debian: sudo apt-get install --yes python3-venv")?;
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(requirements))?;
    fs::write(done, wanted)?;
    Ok(python)
}
