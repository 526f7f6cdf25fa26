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
        let folder = root.join(&tag);
        fs::write(out.join(format!("{tag}.pack")), compile::compile(&folder)? + &compile::leaders(&folder)?)?;
        writeln!(table, "    (\"{tag}\", include_str!(concat!(env!(\"OUT_DIR\"), \"/{tag}.pack\"))),")?;
    }
    table.push_str("]\n");
    fs::write(out.join("packs.rs"), table)?;
    Ok(())
}
