//! From the crate to the wasm and its glue.
//!
//! Two compilers can do it. Debian's (`rustc-web`) can also build the standard library anew, for size and without panic
//! messages: what ships comes from it. rustup's stable one takes its ready-made library: larger, but quick to get.

use std::{fs, path::Path, process::Command, time::Duration};

use anyhow::{Context as _, Result, bail};

use crate::{
    arrange::arrange,
    glue,
    run::{output, run},
    setup,
};

const TARGET: &str = "wasm32-unknown-unknown";
/// rustup gives up by itself only after minutes where its server is out of reach.
const RUSTUP_PATIENCE: Duration = Duration::from_secs(60);

/// Small when sent. To inline nothing and to leave `local-cse` out makes a file longer and its brotli shorter, by 5,000
/// bytes: a function of its own keeps few locals, and a repeated expression compresses better than a local that holds it.
/// Alignment is a hint that no engine needs; the lowest bytes of the memory are the far end of the stack.
const SMALL: &[&str] = &[
    "-Oz",
    "--one-caller-inline-max-function-size",
    "0",
    "--skip-pass",
    "local-cse",
    "--dealign",
    "--low-memory-unused",
];

/// The modules that a page loads: the widget; or, only where a page names files or a reader takes the timeline along, the
/// widget that also reads and writes files.
pub(crate) const MODULES: [Module; 2] = [
    Module { name: "kroniek_web", features: "", profile: "ship", optimise: SMALL },
    Module { name: "kroniek_files", features: "files", profile: "ship-files", optimise: &["-O3"] },
];

/// The engine alone, for the bench beside other libraries: compiled as each of [`MODULES`] is.
pub(crate) const ENGINES: [Module; 2] = [
    Module { name: "kroniek_bench", features: "bench", ..MODULES[0] },
    Module { name: "kroniek_bench_files", features: "bench,files", ..MODULES[1] },
];

/// A module of wasm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Module {
    pub(crate) name: &'static str,
    pub(crate) features: &'static str,
    profile: &'static str,
    /// What `wasm-opt` is to do.
    optimise: &'static [&'static str],
}

/// What compiles to wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// rustup's compiler and its ready-made standard library.
    Rustup,
    /// Debian's compiler, which builds the standard library too.
    Debian,
}

impl Toolchain {
    /// For a first look: what is there; else what is quickest to get.
    pub(crate) fn for_demo() -> Result<Self> {
        if setup::WASM.are_installed() { Ok(Self::Debian) } else { Self::for_development() }
    }

    /// For tests of the wasm: rustup's target if it is there or can be had, else Debian's compiler.
    pub(crate) fn for_development() -> Result<Self> {
        if rustup_target() || add_rustup_target() {
            return Ok(Self::Rustup);
        }
        setup::packages(setup::WASM)?;
        Ok(Self::Debian)
    }

    /// For what is published: Debian's compiler; where it cannot be had, rustup's target, and larger files.
    pub(crate) fn for_shipping() -> Result<Self> {
        let Err(error) = setup::packages(setup::WASM) else { return Ok(Self::Debian) };
        eprintln!("    {error:#}");
        eprintln!("    going on with rustup's target: the files are larger, and sizes are held to the ceiling only");
        if rustup_target() || add_rustup_target() {
            return Ok(Self::Rustup);
        }
        bail!("no compiler for {TARGET}: install Debian's packages (above), or run `rustup target add {TARGET}`")
    }

    /// Cargo for this target, with its own target folder so that the caches of the two do not fight.
    pub(crate) fn cargo(self, command: &str) -> Command {
        match self {
            Self::Rustup => {
                let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
                cargo.args([command, "--target", TARGET, "--target-dir", "target/wasm-rustup"]);
                cargo
            }
            Self::Debian => {
                let mut cargo = Command::new("/usr/bin/cargo");
                let path = std::env::var("PATH").unwrap_or_default();
                cargo
                    .args([command, "--target", TARGET, "--target-dir", "target/wasm-debian"])
                    .args(["-Zbuild-std=std,panic_abort"])
                    .env("PATH", format!("/usr/bin:{path}"))
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22")
                    // Set by the rustup proxy that started us: they would bring its compiler back.
                    .env_remove("CARGO")
                    .env_remove("RUSTC")
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("LD_LIBRARY_PATH");
                cargo
            }
        }
    }

    /// Its flavour, for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rustup => "rustup's ready-made standard library",
            Self::Debian => "a standard library built for size",
        }
    }

    /// The compiler's own words for its version.
    pub(crate) fn version(self) -> String {
        let program = if self == Self::Debian { "/usr/bin/rustc" } else { "rustc" };
        output(Command::new(program).arg("--version")).unwrap_or_default()
    }

    /// Compiles one of [`MODULES`] and writes its glue (`NAME.js`) and its wasm (`NAME_bg.wasm`) into `folder`; with the
    /// functions' names for a look at what they weigh, without them to be published.
    pub(crate) fn build(self, module: Module, folder: &Path, names: bool) -> Result<()> {
        let Module { name, features, profile, optimise: how } = module;
        let mut cargo = self.cargo("build");
        if names {
            cargo.env("CARGO_PROFILE_SHIP_STRIP", "none").env("CARGO_PROFILE_SHIP_FILES_STRIP", "none");
        }
        cargo.args([
            "--package",
            "kroniek",
            "--lib",
            "--no-default-features",
            "--features",
            features,
            "--profile",
            profile,
            "--locked",
        ]);
        // Paths of this machine have no place in what ships, and the bytes must not depend on them.
        let root = std::env::current_dir()?;
        let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
        let mut flags = format!("--remap-path-prefix={}=/kroniek", root.display());
        if let Ok(home) = home {
            flags.push_str(&format!(" --remap-path-prefix={home}=/cargo"));
        }
        let built = match self {
            Self::Rustup => "target/wasm-rustup",
            Self::Debian => {
                cargo.arg("-Zbuild-std-features=optimize_for_size");
                // A panic ends it without a word, so no place in the sources needs a name.
                flags.push_str(" -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none");
                "target/wasm-debian"
            }
        };
        eprintln!("  compiling {name} to WebAssembly: one to three minutes the first time, less after a change");
        run(cargo.env("RUSTFLAGS", flags).env_remove("CARGO_ENCODED_RUSTFLAGS"))?;
        let compiled = format!("{built}/{TARGET}/{profile}/kroniek.wasm");
        let module = folder.join(format!("{name}.wasm")).to_string_lossy().into_owned();
        fs::write(&module, declared(fs::read(&compiled).context(compiled)?, names))?;
        let out = folder.to_string_lossy().into_owned();
        let arguments = [
            "wasm-bindgen",
            &module,
            "--target",
            "web",
            "--encode-into",
            "always",
            "--no-typescript",
            "--out-name",
            name,
            "--out-dir",
            &out,
        ];
        wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments).context("wasm-bindgen")?;
        if !names {
            glue::shorten(folder, name)?;
        }
        optimise(&folder.join(format!("{name}_bg.wasm")), how, names)
    }
}

/// A module that says again which features it has, without which wasm-bindgen warns and guesses: what takes the functions' names
/// out takes this out as well.
fn declared(mut module: Vec<u8>, names: bool) -> Vec<u8> {
    const SECTION: &[u8] = b"\x0ftarget_features\x01+\x0freference-types";
    if !names {
        // A section of id 0, "custom", and of so many bytes: fewer than 128, so that one byte says it.
        module.extend([0, SECTION.len() as u8]);
        module.extend(SECTION);
    }
    module
}

/// `wasm-opt` for size or for speed, with the features that Chromium, Firefox and WebKit all have (never `--all-features`: Chromium
/// refuses the result).
fn optimise(module: &Path, how: &[&str], names: bool) -> Result<()> {
    setup::npm("xtask/tools", "to make the shipped files small")?;
    let features = [
        "bulk-memory",
        "nontrapping-float-to-int",
        "sign-ext",
        "mutable-globals",
        "reference-types",
        "multivalue",
        "bulk-memory-opt",
        "call-indirect-overlong",
    ];
    eprintln!("  making {} smaller: up to a minute", module.display());
    let smaller = module.with_extension("opt");
    // What is made small finds 300 bytes of brotli more in what it has written itself.
    for _ in 0..if how == SMALL { 2 } else { 1 } {
        run(Command::new("xtask/tools/node_modules/.bin/wasm-opt")
            .args(how)
            .args([
                "--converge",
                "--strip-producers",
                "--strip-target-features",
                if names { "-g" } else { "--strip-debug" },
            ])
            .args(features.map(|feature| format!("--enable-{feature}")))
            .arg(module)
            .arg("-o")
            .arg(&smaller))?;
        fs::rename(&smaller, module)?;
    }
    if !names {
        fs::write(module, arrange(&fs::read(module)?)?)?;
    }
    Ok(())
}

fn rustup_target() -> bool {
    output(Command::new("rustup").args(["target", "list", "--installed"]))
        .is_some_and(|list| list.lines().any(|line| line == TARGET))
}

fn add_rustup_target() -> bool {
    eprintln!("    trying `rustup target add {TARGET}`: to compile the engine to WebAssembly");
    let seconds = RUSTUP_PATIENCE.as_secs().to_string();
    let mut command = Command::new("timeout");
    command.args([&seconds, "rustup", "target", "add", TARGET]);
    output(&mut command).is_some() && rustup_target()
}
