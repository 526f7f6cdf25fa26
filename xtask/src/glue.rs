//! Makes what wasm-bindgen wrote smaller: the names that glue and wasm call each other by, and the ways of loading that the
//! loader has itself.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use walrus::Module;

/// How the glue ends, and how it ends for our loader: what wasm imports, and the start once it is there. What only the other
/// exports need is then left out by the bundler.
const EXPORTS: [&str; 2] = [
    "export { initSync, __wbg_init as default };",
    "export { __wbg_get_imports as imports, __wbg_finalize_init as begin };",
];

/// Shortens the glue (`NAME.js`) and the wasm (`NAME_bg.wasm`) in `folder`.
pub(crate) fn shorten(folder: &Path, name: &str) -> Result<()> {
    let (js, wasm) = (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
    let mut module = Module::from_file(&wasm).context("wasm-bindgen's module")?;
    let mut count = 0;
    let mut next = || {
        count += 1;
        letters(count)
    };
    let (mut imports, mut exports) = (BTreeMap::new(), BTreeMap::new());
    let from = format!("./{name}_bg.js");
    for import in module.imports.iter_mut().filter(|import| import.module == from) {
        let short = next();
        imports.insert(std::mem::replace(&mut import.name, short.clone()), short);
        import.module = "a".to_owned();
    }
    for export in module.exports.iter_mut().filter(|export| export.name != "memory") {
        let short = next();
        exports.insert(std::mem::replace(&mut export.name, short.clone()), short);
    }
    module.emit_wasm_file(&wasm).context("the shortened module")?;

    let glue = fs::read_to_string(&js)?;
    ensure!(glue.contains(EXPORTS[0]), "wasm-bindgen's glue ends in another way now: see xtask/src/glue.rs");
    let glue = glue.replace(EXPORTS[0], EXPORTS[1]).replace(&format!("\"{from}\""), "\"a\"");
    Ok(fs::write(js, renamed(&glue, &imports, &exports))?)
}

/// The glue with other names: `imports` wherever they stand, `exports` as properties of `wasm`.
fn renamed(glue: &str, imports: &BTreeMap<String, String>, exports: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(first) = rest.chars().next() {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = rest.find(|c| !part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(if part(first) { length } else { first.len_utf8() });
        let names = if out.ends_with("wasm.") { exports } else { imports };
        out.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    out
}

/// 1 is `a`, 27 is `aa`.
fn letters(mut number: u32) -> String {
    let mut name = String::new();
    while number > 0 {
        number -= 1;
        name.insert(0, char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_sides_become_short() {
        let of = |name: &str, short: &str| BTreeMap::from([(name.to_owned(), short.to_owned())]);
        let glue = "return { __wbg_key_7f: function(arg0) { return wasm.ask(arg0.ask, wasm.memory, wasm.asks); } }";
        let expected = "return { a: function(arg0) { return wasm.b(arg0.ask, wasm.memory, wasm.asks); } }";
        assert_eq!(renamed(glue, &of("__wbg_key_7f", "a"), &of("ask", "b")), expected);
        assert_eq!([1, 26, 27, 53].map(letters), ["a", "z", "aa", "ba"]);
    }
}
