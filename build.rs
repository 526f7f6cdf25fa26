//! Compiles `languages/` into packs and writes the table that the native program embeds.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

#[path = "src/language/compile.rs"]
mod compile;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=languages");
    println!("cargo::rerun-if-changed=src/language/compile.rs");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let root = Path::new("languages");
    let mut table = String::from("&[\n");
    for tag in compile::tags(root)? {
        fs::write(out.join(format!("{tag}.pack")), compile::compile(&root.join(&tag))?)?;
        writeln!(table, "    (\"{tag}\", include_str!(concat!(env!(\"OUT_DIR\"), \"/{tag}.pack\"))),")?;
    }
    table.push_str("]\n");
    fs::write(out.join("packs.rs"), table)?;
    Ok(())
}
