//! What the tests share: the fixtures, and the comparison of records.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod invariants;
pub mod page_ends;
pub mod pieces;
pub mod reflow;

use std::fs;
use std::path::{Path, PathBuf};

use pressedienst::{Document, Layout, parse};

/// A fixture: a text that somebody wrote for a reason, which its name says.
#[derive(Debug)]
pub struct Fixture {
    pub folder: String,
    pub name: String,
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

impl Fixture {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("fixtures in the tests of texts are UTF-8")
    }

    pub fn beside(&self, ending: &str) -> PathBuf {
        self.path.with_extension(ending)
    }
}

/// All fixtures, or those of one folder. No fixture at all is a failure, so that nothing passes by having vanished.
pub fn fixtures(folder: Option<&str>) -> Vec<Fixture> {
    let root = root().join("fixtures");
    let mut found = Vec::new();
    for entry in fs::read_dir(&root).expect("the folder of fixtures") {
        let entry = entry.expect("an entry of the folder of fixtures").path();
        let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
        if !entry.is_dir() || folder.is_some_and(|folder| folder != name) {
            continue;
        }
        for path in fs::read_dir(&entry).expect("a folder of fixtures") {
            let path = path.expect("a fixture").path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let bytes = fs::read(&path).expect("a fixture can be read");
                let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
                found.push(Fixture {
                    folder: name.clone(),
                    name: stem,
                    path,
                    bytes,
                });
            }
        }
    }
    let folder = root.join(folder.unwrap_or_default());
    assert!(!found.is_empty(), "no fixtures in {}", folder.display());
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The layouts that hold many items: a text of theirs gives more than one release.
pub fn lists() -> impl Iterator<Item = Layout> {
    let has_items = |layout: &Layout| {
        let mut fixtures = fixtures(Some(layout.as_str())).into_iter();
        fixtures.any(|fixture| parse(fixture.text()).releases().len() > 1)
    };
    Layout::ALL.iter().copied().filter(has_items)
}

/// What hostile texts are made of.
pub fn pieces() -> Vec<String> {
    pieces::pieces(&root().join("fixtures"))
}

/// The folder of the project, in which or below which the package of the tests lies.
pub fn root() -> &'static Path {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut roots = folders.filter(|folder| folder.join("fixtures").is_dir());
    roots.next().expect("the folder of the fixtures")
}

/// The fixtures of all layouts, without the malformed ones.
pub fn well_formed() -> Vec<Fixture> {
    let mut found = fixtures(None);
    found.retain(|fixture| fixture.folder != "malformed" && fixture.folder != "foreign");
    assert!(!found.is_empty(), "no fixture of a layout");
    found
}

/// The releases of a document as the record shows them.
pub fn record(document: &Document) -> serde_json::Value {
    serde_json::to_value(document.releases()).expect("releases are plain data")
}

/// The first place where two records differ, for messages.
pub fn first_difference(left: &serde_json::Value, right: &serde_json::Value) -> Option<String> {
    use serde_json::Value::{Array, Object};
    match (left, right) {
        (Object(left), Object(right)) => left
            .iter()
            .find_map(|(key, value)| Some(format!(".{key}{}", first_difference(value, right.get(key)?)?))),
        (Array(left), Array(right)) => {
            let inside = left.iter().zip(right).enumerate();
            let difference = inside
                .into_iter()
                .find_map(|(at, (left, right))| Some(format!("[{at}]{}", first_difference(left, right)?)));
            difference.or_else(|| {
                (left.len() != right.len()).then(|| format!(": {} entries and {}", left.len(), right.len()))
            })
        }
        (left, right) => (left != right).then(|| format!(": {left} and {right}")),
    }
}
