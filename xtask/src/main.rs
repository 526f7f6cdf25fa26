//! The project's chores: `cargo xtask demo | test | build | size | eval | bench | languages`.

mod arrange;
mod check;
#[path = "../../src/language/compile.rs"]
mod compile;
mod dist;
mod eval;
mod functions;
mod glue;
mod languages;
mod run;
mod serve;
mod setup;
mod size;
mod wasm;

use std::{ffi::OsString, path::Path, process::ExitCode};

use anyhow::Context as _;
use clap::{Parser, Subcommand};

/// The chores of Kroniek. Each sets up what it needs and says what it installs.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Sets up, builds, serves the site on 127.0.0.1 and prints its address; Ctrl-C ends it
    Demo {
        /// First port to try; the next free one is taken
        #[arg(long, default_value_t = 8000)]
        port: u16,
    },
    /// Sets up, then runs every check, and lists at the end what failed
    Test {
        /// Run only this step (again for more); `--list` names them
        #[arg(long, value_name = "STEP")]
        only: Vec<String>,
        /// Print the steps and stop
        #[arg(long)]
        list: bool,
    },
    /// Builds the publishable dist/: loader, glue, wasm, styles, language packs
    Build,
    /// Serves www/ with dist/ under /kroniek/, and prints the address (without building)
    Serve {
        /// 0 takes any free port
        #[arg(long, default_value_t = 8000)]
        port: u16,
    },
    /// What a Dutch page loads, by file: raw, gzip, brotli; fails if it changed without being written down
    Size {
        /// Print `{"files": [{"path", "raw", "gzip", "brotli"}], "total": {...}}`
        #[arg(long)]
        json: bool,
        /// Write the sizes down in tests/sizes.json
        #[arg(long)]
        accept: bool,
        /// With `--accept`, over the ceiling: write down a larger total too; the commit and the CHANGELOG say what it buys
        #[arg(long, requires = "accept")]
        grown: bool,
        /// Print instead the N functions of the wasm that weigh most, and what each room weighs
        #[arg(long, value_name = "N", conflicts_with_all = ["json", "accept"])]
        functions: Option<usize>,
    },
    /// Runs ../shared/eval/run.py on the native program
    Eval {
        /// Passed on: tasks (time, summary, events, timelines, articles, pages), --only TEXT, --json FILE ...
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<OsString>,
    },
    /// Times the digest of the seed natively and in Chromium; or, with `timeline`, the widget beside other timelines
    Bench {
        #[command(subcommand)]
        what: Option<Bench>,
    },
    /// Generates languages/*/cldr.tsv from the Unicode CLDR
    Languages,
    /// What cargo calls to run tests/web.rs in a browser
    #[command(hide = true)]
    TestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<OsString>,
    },
}

#[derive(Debug, Subcommand)]
enum Bench {
    /// The same events through this widget, TimelineJS3, vis-timeline and a static list, in Chromium
    Timeline {
        /// Take dist/ as it is instead of building it anew
        #[arg(long)]
        built: bool,
        /// Passed on: --only LIST, --n LIST, --reps N, --cap SECONDS, --cpu N, --viewport WxH, --probe, --json FILE
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<OsString>,
    },
    /// The date tagger's wasm beside chrono-node, on the Dutch and English texts of ../shared/eval, in one page of Chromium
    Dates {
        /// Take target/bench/ as it is instead of building it anew
        #[arg(long)]
        built: bool,
        /// Passed on: --reps N, --json FILE
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<OsString>,
    },
    /// Key sentences of the same texts by this engine, lexrank.js and node-summarizer, in one page in Chromium
    Summary {
        /// Take target/bench/ as it is instead of building it anew
        #[arg(long)]
        built: bool,
        /// Passed on: --n LIST, --reps N, --json FILE
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match chore(Arguments::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(chore: Chore) -> anyhow::Result<()> {
    // The runner is called by cargo in the crate's folder; everything else works from the repository's root.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask stands in the repository")?;
    std::env::set_current_dir(root).with_context(|| format!("cannot enter {}", root.display()))?;
    match chore {
        Chore::Demo { port } => {
            eprintln!("setting up and building: some minutes the first time; then the site's address is printed");
            dist::build(wasm::Toolchain::for_demo()?)?;
            serve::serve(port, true)
        }
        Chore::Test { only, list } => check::check(&only, list),
        Chore::Build => dist::build(wasm::Toolchain::for_shipping()?),
        Chore::Serve { port } => serve::serve(port, false),
        Chore::Size { functions: Some(most), .. } => functions::functions(most),
        Chore::Size { json, accept, grown, functions: None } => size::size(json, accept, grown),
        Chore::Eval { rest } => eval::eval(&rest),
        Chore::Bench { what: None } => eval::bench(),
        Chore::Bench { what: Some(Bench::Timeline { built, rest }) } => eval::timelines(built, &rest),
        Chore::Bench { what: Some(Bench::Dates { built, rest }) } => eval::peers("dates", built, &rest),
        Chore::Bench { what: Some(Bench::Summary { built, rest }) } => eval::peers("summary", built, &rest),
        Chore::Languages => languages::run().map_err(|error| anyhow::anyhow!("{error}")),
        Chore::TestRunner { rest } => {
            let program = OsString::from("wasm-bindgen-test-runner");
            wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(program).chain(rest))
        }
    }
}
