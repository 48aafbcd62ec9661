//! The rooms of the library are floors: a file imports files of its own room and of the rooms below it, and no two files
//! import each other, not even round a corner.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up; what stands in one line stands beside each other.
const FLOORS: [&str; 17] = [
    "record",
    "text",
    "context",
    "field",
    "copy",
    "repair",
    "page",
    "consistency",
    "section",
    "layout",
    "document",
    "annotation",
    "limits",
    "parser",
    "schema",
    "__stages",
    "lib",
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The path of a module, `["field", "date"]`.
fn module(file: &Path, root: &Path) -> Vec<String> {
    let path = file.strip_prefix(root).unwrap().with_extension("");
    let mut parts: Vec<String> = path.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// The paths that a text names behind `crate::` and `super::`, those of a braced group each by itself.
fn paths(text: &str, of: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    // Tests may look wherever they like.
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    for (start, base) in [
        ("crate::", Vec::new()),
        ("super::", of[..of.len().saturating_sub(1)].to_vec()),
    ] {
        for (at, _) in code.match_indices(start) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                continue;
            }
            group(&code[at + start.len()..], &base, &mut found);
        }
    }
    found
}

/// Reads `a::b` and `a::{b, c::d}`.
fn group(text: &str, base: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = base.to_vec();
    let mut rest = text;
    loop {
        if let Some(inner) = rest.strip_prefix('{') {
            let (mut depth, mut start) = (0, 0);
            for (at, c) in inner.char_indices() {
                match c {
                    '{' => depth += 1,
                    ',' if depth == 0 => {
                        group(inner[start..at].trim(), &path, found);
                        start = at + 1;
                    }
                    '}' if depth == 0 => {
                        group(inner[start..at].trim(), &path, found);
                        return;
                    }
                    '}' => depth -= 1,
                    _ => {}
                }
            }
            return;
        }
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        path.push(rest[..end].to_owned());
        match rest[end..].strip_prefix("::") {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    if path.len() > base.len() {
        found.push(path);
    }
}

/// Which file imports which, each by the path of its module.
fn imports() -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&root, &mut all);
    let modules: BTreeSet<Vec<String>> = all.iter().map(|file| module(file, &root)).collect();
    all.iter()
        .map(|file| {
            let own = module(file, &root);
            // `super` in the file of a folder is the folder above it.
            let paths = paths(&fs::read_to_string(file).unwrap(), &own);
            let imported = paths.into_iter().filter_map(|mut path| {
                while !path.is_empty() && !modules.contains(&path) {
                    path.pop();
                }
                // What a folder hands on is looked up in the folder's own file; its files belong to it.
                (!path.is_empty() && path != own).then_some(path)
            });
            let imported = imported.collect();
            (own, imported)
        })
        .collect()
}

fn floor(module: &[String]) -> usize {
    let room = module.first().map_or("lib", String::as_str);
    FLOORS
        .iter()
        .position(|name| *name == room)
        .unwrap_or_else(|| panic!("no floor has the room {room}"))
}

#[test]
fn imports_go_down() {
    let imports = imports();
    assert!(imports.len() > 50, "the sources are not there");
    let mut up = Vec::new();
    for (own, imported) in &imports {
        up.extend(
            imported
                .iter()
                .filter(|path| floor(path) > floor(own))
                .map(|path| format!("{} -> {}", own.join("::"), path.join("::"))),
        );
    }
    assert!(up.is_empty(), "imports that go up:\n{}", up.join("\n"));
}

#[test]
fn no_files_import_each_other() {
    let imports = imports();
    // What imports nothing that is left is taken away until nothing is left.
    let mut left: BTreeMap<_, BTreeSet<_>> = imports
        .iter()
        .map(|(own, imported)| {
            // A folder's own file holds what its files share, and names them; that is no import.
            let imported = imported.iter().filter(|path| !path.starts_with(own)).cloned();
            (own.clone(), imported.collect())
        })
        .collect();
    loop {
        let free: Vec<_> = left
            .iter()
            .filter(|(_, imported)| imported.iter().all(|path| !left.contains_key(path)))
            .map(|(own, _)| own.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        for own in free {
            left.remove(&own);
        }
    }
    let circle: Vec<String> = left
        .iter()
        .map(|(own, imported)| {
            let inside = imported
                .iter()
                .filter(|path| left.contains_key(*path))
                .map(|path| path.join("::"));
            format!("{} -> {}", own.join("::"), inside.collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert!(
        circle.is_empty(),
        "files that import each other:\n{}",
        circle.join("\n")
    );
}
