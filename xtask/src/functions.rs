//! Which functions of the wasm weigh what: by themselves, and with all that only they call (what would go if they went).

use std::{collections::BTreeMap, fs, io::Write as _, path::Path};

use anyhow::{Context as _, Result};
use wasmparser::{ElementItems, ExternalKind, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

use crate::wasm::{MODULES, Toolchain};

/// A function of the module, by its index there.
#[derive(Debug, Default)]
struct Function {
    name: String,
    bytes: usize,
    calls: Vec<usize>,
}

/// Builds with names and prints the `most` heaviest functions and the weight of each room.
pub(crate) fn functions(most: usize) -> Result<()> {
    let folder = Path::new("target/dist-names");
    fs::create_dir_all(folder)?;
    Toolchain::for_shipping()?.build(MODULES[0], folder, true)?;
    let (functions, roots) = read(&fs::read(folder.join("kroniek_web_bg.wasm"))?)?;
    let retained = retained(&functions, &roots);
    let mut out = std::io::stdout().lock();
    let mut rooms: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for function in &functions {
        let room = rooms.entry(room(&function.name)).or_default();
        *room = (room.0 + function.bytes, room.1 + 1);
    }
    let mut rooms: Vec<_> = rooms.into_iter().collect();
    rooms.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
    writeln!(out, "{:>8} {:>6}  room", "bytes", "number")?;
    for (room, (bytes, number)) in rooms.iter().take(most) {
        writeln!(out, "{bytes:>8} {number:>6}  {room}")?;
    }
    let mut order: Vec<usize> = (0..functions.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(retained[index]));
    writeln!(out, "\n{:>8} {:>8}  function", "retained", "bytes")?;
    for index in order.into_iter().take(most) {
        writeln!(out, "{:>8} {:>8}  {}", retained[index], functions[index].bytes, functions[index].name)?;
    }
    Ok(())
}

/// The functions of a module, and those that can be called from outside or through the table.
fn read(module: &[u8]) -> Result<(Vec<Function>, Vec<usize>)> {
    let mut functions: Vec<Function> = Vec::new();
    let mut roots = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload.context("the module is no wasm")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    if matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                        functions.push(Function { name: format!("import {}", import.name), ..Function::default() });
                    }
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        roots.push(export.index as usize);
                    }
                }
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    if let ElementItems::Functions(items) = element?.items {
                        for item in items {
                            roots.push(item? as usize);
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                let mut function = Function { bytes: body.range().len(), ..Function::default() };
                for operator in body.get_operators_reader()? {
                    if let Operator::Call { function_index } | Operator::RefFunc { function_index } = operator? {
                        function.calls.push(function_index as usize);
                    }
                }
                functions.push(function);
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for name in names {
                    let Name::Function(names) = name? else { continue };
                    for name in names {
                        let name = name?;
                        if let Some(function) = functions.get_mut(name.index as usize).filter(|f| f.name.is_empty()) {
                            function.name = plain(&format!("{:#}", rustc_demangle::demangle(name.name)));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok((functions, roots))
}

/// What each function dominates in the graph of calls, in bytes: the simple iterative algorithm of Cooper, Harvey and Kennedy
/// ("A Simple, Fast Dominance Algorithm", 2001).
fn retained(functions: &[Function], roots: &[usize]) -> Vec<usize> {
    // The root of all stands behind the last function.
    let root = functions.len();
    let calls = |at: usize| if at == root { roots } else { &functions[at].calls };
    let (mut order, mut seen) = (Vec::new(), vec![false; root + 1]);
    let mut stack = vec![(root, 0)];
    seen[root] = true;
    while let Some((at, next)) = stack.pop() {
        if let Some(&call) = calls(at).get(next) {
            stack.push((at, next + 1));
            if !std::mem::replace(&mut seen[call], true) {
                stack.push((call, 0));
            }
        } else {
            order.push(at);
        }
    }
    let mut number = vec![0; root + 1];
    let mut callers = vec![Vec::new(); root + 1];
    for (at, &function) in order.iter().enumerate() {
        number[function] = at;
        for &call in calls(function) {
            callers[call].push(function);
        }
    }
    let mut dominator = vec![usize::MAX; root + 1];
    dominator[root] = root;
    let mut changed = true;
    while changed {
        changed = false;
        for &function in order.iter().rev().skip(1) {
            let mut best = usize::MAX;
            for &caller in callers[function].iter().filter(|&&caller| dominator[caller] != usize::MAX) {
                best = if best == usize::MAX { caller } else { common(&dominator, &number, best, caller) };
            }
            changed |= std::mem::replace(&mut dominator[function], best) != best;
        }
    }
    let mut retained: Vec<usize> = functions.iter().map(|function| function.bytes).chain([0]).collect();
    for &function in order.iter().filter(|&&function| function != root) {
        retained[dominator[function]] += retained[function];
    }
    retained
}

fn common(dominator: &[usize], number: &[usize], mut a: usize, mut b: usize) -> usize {
    while a != b {
        while number[a] < number[b] {
            a = dominator[a];
        }
        while number[b] < number[a] {
            b = dominator[b];
        }
    }
    a
}

/// A name without the hashes of crates, which those that wasm-bindgen has made readable still hold.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() > 8 && hash.bytes().all(|c| c.is_ascii_hexdigit()) => out.push_str(rest),
            _ => out.extend(["[", part]),
        }
    }
    out
}

/// The crate, and within ours the room, that a function was written in or for.
fn room(name: &str) -> String {
    let Some(at) = name.find("kroniek::") else {
        let start = name.trim_start_matches(|c: char| !c.is_alphanumeric());
        return start.split("::").next().unwrap_or_default().to_owned();
    };
    let room =
        name[at + "kroniek::".len()..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let own = name.trim_start_matches(['<', '&']).starts_with("kroniek::");
    if own { format!("kroniek::{room}") } else { format!("of the library, for kroniek::{room}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_one_calls_is_its_own() {
        let function = |bytes, calls: &[usize]| Function { name: String::new(), bytes, calls: calls.to_vec() };
        // 0 calls 1 and 2, which share 3; 1 alone calls 4.
        let functions =
            [function(1, &[1, 2]), function(10, &[3, 4]), function(20, &[3]), function(300, &[]), function(4000, &[1])];
        assert_eq!(retained(&functions, &[0]), [4331, 4010, 20, 300, 4000, 4331]);
    }

    #[test]
    fn rooms_by_name() {
        assert_eq!(plain("<kroniek[58261491d6e57a67]::state::State>::new"), "<kroniek::state::State>::new");
        assert_eq!(plain("<[f64; 2usize]>::map"), "<[f64; 2usize]>::map");
        assert_eq!(room("<kroniek::state::State>::new"), "kroniek::state");
        assert_eq!(room("<alloc::vec::Vec<kroniek::model::event::Event>>::push"), "of the library, for kroniek::model");
        assert_eq!(room("dlmalloc::dlmalloc::malloc"), "dlmalloc");
    }
}
