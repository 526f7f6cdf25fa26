//! The command-line program.

fn main() -> std::process::ExitCode {
    kroniek::program::run()
}
