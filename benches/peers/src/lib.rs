//! `parse` beside others that read a text, over the same texts: the fixtures of each layout, and real texts if the variable
//! `PRESSEDIENST_CORPUS` names their folder.

pub mod script;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use comrak::{Arena, Options};
use linkify::LinkFinder;
pub use pressedienst_benches::{Reader, STAGES};
use pulldown_cmark::Parser;

/// All that stand side by side, by name.
pub const READERS: [(&str, Reader); 5] = [
    ("pressedienst::parse", |text| {
        black_box(pressedienst::parse(text));
    }),
    ("comrak", |text| {
        let arena = Arena::new();
        black_box(comrak::parse_document(&arena, text, &Options::default()));
    }),
    ("pulldown-cmark", |text| {
        Parser::new(text).for_each(|event| drop(black_box(event)));
    }),
    ("linkify", |text| {
        black_box(LinkFinder::new().links(text).map(black_box).count());
    }),
    ("regex script, Rust", |text| {
        black_box(script::read(text));
    }),
];

/// A text with the file that it stands in.
#[derive(Debug)]
pub struct Text {
    /// Its file.
    pub path: PathBuf,
    /// What stands there.
    pub text: String,
}

/// The texts by layout, and the real ones as "real".
///
/// # Panics
///
/// If a text cannot be read.
#[must_use]
pub fn groups() -> BTreeMap<String, Vec<Text>> {
    let mut groups = BTreeMap::new();
    let folders = sorted(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures"));
    for folder in folders.into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != "foreign" && name != "malformed" {
            groups.insert(name, texts(&folder));
        }
    }
    if let Some(folder) = env::var_os("PRESSEDIENST_CORPUS").filter(|folder| !folder.is_empty()) {
        groups.insert("real".to_owned(), texts(Path::new(&folder)));
    }
    groups.retain(|_, texts| !texts.is_empty());
    groups
}

/// The texts of a folder and of those in it.
fn texts(folder: &Path) -> Vec<Text> {
    let text = |path: PathBuf| Text {
        text: fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        path,
    };
    let in_path = |path: PathBuf| {
        if path.is_dir() {
            texts(&path)
        } else if path.extension().is_some_and(|ending| ending == "txt") {
            vec![text(path)]
        } else {
            Vec::new()
        }
    };
    sorted(folder).into_iter().flat_map(in_path).collect()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}
