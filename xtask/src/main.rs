//! The project's chores: `cargo xtask demo | test | build | size | eval | bench | languages`.

mod languages;

fn main() -> std::process::ExitCode {
    let result = match std::env::args().nth(1).as_deref() {
        Some("languages") => languages::run(),
        _ => Err("usage: cargo xtask languages".into()),
    };
    if let Err(error) = result {
        eprintln!("{error}");
        return std::process::ExitCode::FAILURE;
    }
    std::process::ExitCode::SUCCESS
}
