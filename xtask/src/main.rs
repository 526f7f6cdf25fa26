//! The project's chores: `cargo xtask demo | test | build | size | eval | bench | languages`.
fn main() {}
