// Compiles a language's folder into its pack: one text, comments and blank lines dropped. Shared by build.rs (the native
// program holds every pack) and xtask (the page loads one); the reader of the format is `language/pack.rs`.
//
// A source file is TSV in tables: `# comment`, `[table]`, then rows of tab-separated cells. A table may stand in several
// files of the folder (generated and hand-made); its rows are joined in file-name order. A table `build.…` is for the tools
// that make other tables, and stays out of the pack.

use std::{collections::BTreeMap, fmt::Write as _, fs, io, path::Path};

/// First line of every pack; the number changes when an old reader could not read a new pack.
const MAGIC: &str = "kroniek-pack 1";

/// The pack of the language whose sources are in `folder` (its name is the BCP 47 tag).
pub(crate) fn compile(folder: &Path) -> io::Result<String> {
    let tag = folder.file_name().and_then(|name| name.to_str()).unwrap_or("und");
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let source = fs::read_to_string(&file)?;
        let mut table: Option<String> = None;
        for (number, line) in source.lines().enumerate() {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                table = Some(name.to_owned());
                tables.entry(name.to_owned()).or_default();
            } else if let Some(name) = &table {
                tables.entry(name.clone()).or_default().push(line.to_owned());
            } else {
                let place = format!("{}:{}: a row before the first [table]", file.display(), number + 1);
                return Err(io::Error::new(io::ErrorKind::InvalidData, place));
            }
        }
    }
    let mut pack = format!("{MAGIC} {tag}\n");
    for (name, rows) in tables.into_iter().filter(|(name, _)| !name.starts_with("build.")) {
        let _ = writeln!(pack, "[{name}]");
        for row in rows {
            pack.push_str(&row);
            pack.push('\n');
        }
    }
    Ok(pack)
}

/// The tags of all languages under `root`, sorted.
pub(crate) fn tags(root: &Path) -> io::Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            tags.extend(entry.file_name().to_str().map(str::to_owned));
        }
    }
    tags.sort();
    Ok(tags)
}
