//! What belongs to a layout beside its file and its row in `src/layout/mod.rs`: all that is missing is named at once.

use std::fs;

use pressedienst::Layout;

use crate::support::root;

/// A file of the project.
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the files of a folder with this ending, without it.
fn stems(folder: &str, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten();
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let named = paths.filter(|path| path.extension().is_some_and(|found| found == ending));
    named
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect()
}

/// The rows of the README's table: name, and what it is.
fn rows(readme: &str) -> Vec<(&str, &str)> {
    let (_, section) = readme.split_once("## Layouts read\n").expect("the section");
    let (table, _) = section.split_once("\n##").expect("its end");
    let rows = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    rows.map(|(name, rest)| (name, rest.rsplit_once(" | ").expect("the years").0))
        .collect()
}

/// What a layout lacks, and where it belongs.
fn missing(layout: Layout) -> Vec<String> {
    let name = layout.as_str();
    let file = name.replace('-', "_");
    let mut missing = Vec::new();
    let mut need = |is_there: bool, what: String| {
        if !is_there {
            missing.push(format!("{name}: {what}"));
        }
    };
    let fixtures = stems(&format!("fixtures/{name}"), "txt");
    need(fixtures.len() >= 3, format!("three texts in fixtures/{name}/"));
    need(
        fixtures.iter().any(|fixture| fixture.contains("quotes-")),
        format!("a text in fixtures/{name}/ that quotes the labels of another layout, quotes-LAYOUT.txt"),
    );
    need(
        rows(&read("README.md")).iter().any(|(row, _)| *row == name),
        "a row in README.md, \"Layouts read\"".to_owned(),
    );
    let printers = ["tests/roundtrip/main.rs", "tests/roundtrip/web/mod.rs"];
    need(
        printers
            .iter()
            .any(|path| read(path).contains(&format!("\nmod {file};\n"))),
        format!(
            "a printer of arbitrary texts, tests/roundtrip/web/{file}.rs, with `mod {file};` in mod.rs beside it; \
             web_news_list.rs there is a short one"
        ),
    );
    missing
}

#[test]
fn every_layout_has_what_belongs_to_it() {
    let mut found: Vec<_> = Layout::ALL.iter().copied().flat_map(missing).collect();
    let files = stems("src/layout", "rs");
    let files = files.iter().filter(|file| !matches!(file.as_str(), "mod" | "unknown"));
    let is_row = |file: &str| {
        Layout::ALL
            .iter()
            .any(|layout| layout.as_str().replace('-', "_") == file)
    };
    found.extend(
        files
            .filter(|file| !is_row(file))
            .map(|file| format!("src/layout/{file}.rs: a row in the table of src/layout/mod.rs")),
    );
    assert!(found.is_empty(), "these are missing:\n{}", found.join("\n"));
}

/// In the order of the registry, and no other. `UPDATE_GOLDEN=1 cargo test --test suite layouts` writes the guide's anew.
#[test]
fn the_tables_name_every_layout_and_no_other() {
    let readme = read("README.md");
    let rows = rows(&readme);
    let layouts: Vec<&str> = Layout::ALL.iter().map(AsRef::as_ref).collect();
    let named: Vec<&str> = rows.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, layouts, "README.md, \"Layouts read\"");

    let guide = read("src/lib.rs");
    let (head, rest) = guide.split_once("//! | layout | name |").expect("the guide's table");
    let (ruler, rest) = rest.split_once("| --- |\n").expect("its head");
    let (_, behind) = rest.split_once("//!\n").expect("its end");
    let rows = Layout::ALL
        .iter()
        .zip(rows)
        .map(|(layout, (name, what))| format!("//! | [`Layout::{layout:?}`] | `{name}` | {what} |\n"));
    let table: String = rows.collect();
    let now = format!("{head}//! | layout | name |{ruler}| --- |\n{table}//!\n{behind}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(root().join("src/lib.rs"), &now).expect("the guide can be written");
    } else {
        assert!(
            guide == now,
            "the table in src/lib.rs is not the README's; UPDATE_GOLDEN=1 writes it"
        );
    }
}
