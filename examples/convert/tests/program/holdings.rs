//! The pages over all texts, as several runs leave them.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::program::{Place, doubtful, lines, release};

const PAGES: [&str; 5] = [
    "index.html",
    "pictures.html",
    "messages.html",
    "changes.html",
    "changes.ndjson",
];

/// The differences that a run found, by the paths of the texts.
fn changes(place: &Place, out: &str) -> BTreeMap<String, Value> {
    let found = lines(&place.read(format!("{out}/changes.ndjson"))).into_iter();
    let found = found.filter_map(|line| line.get("change").cloned());
    found
        .map(|change| (change["path"].as_str().unwrap().to_owned(), change))
        .collect()
}

fn run(place: &Place, out: &str, more: &[&str]) -> crate::program::Run {
    let arguments = ["in", "--format", "html", "--lang", "en", "--output", out];
    place.run(arguments.iter().chain(more))
}

fn first_texts(place: &Place) {
    place.put("in/a.txt", release("Bleibt"));
    place.put("in/b.txt", release("Wird geändert"));
    place.put("in/c.txt", release("Wird verschoben"));
    place.put("in/d.txt", release("Geht"));
}

fn second_texts(place: &Place) {
    place.put("in/b.txt", release("Wird bald geändert"));
    fs::rename(place.path("in/c.txt"), place.path("in/tief.txt")).unwrap();
    fs::remove_file(place.path("in/d.txt")).unwrap();
    place.put("in/n.txt", release("Neu"));
}

#[test]
fn pages_are_written_and_verified() {
    let place = Place::new();
    first_texts(&place);
    place.put("in/bild.jpg", "");
    place.put("in/kaputt.txt", "%PDF-1.4");
    place.put("in/zweifel.txt", doubtful());
    let ran = run(&place, "out", &[]);
    assert_eq!(ran.code, Some(1));
    let names = place.names("out");
    assert!(
        PAGES.iter().all(|page| names.iter().any(|name| name == page)),
        "{names:?}"
    );
    // The account is that of the summary.
    let index = place.read("out/index.html");
    assert!(
        ran.summary.contains("outcomes: 4 whole, 1 with warnings, 1 not read"),
        "{}",
        ran.summary
    );
    assert!(index.contains("7 files: 6 texts, 1 passed over"), "{index}");
    for (name, count) in [("whole", 4), ("with warnings", 1), ("not read", 1)] {
        assert!(
            index.contains(&format!("{name}</a></dt><dd class=\"number\">{count}</dd>")),
            "{name}: {index}"
        );
    }
    assert!(index.contains("passed over: .jpg"), "{index}");
    let messages = place.read("out/messages.html");
    assert!(
        messages.contains("in/kaputt.txt") && messages.contains("date-impossible"),
        "{messages}"
    );
    let verified = place.run(["--output", "out", "--verify"]);
    assert_eq!(verified.code, Some(0), "{}", verified.err);
    place.put("out/changes.ndjson", "");
    let verified = place.run(["--output", "out", "--verify"]);
    assert!(verified.err.contains("file-changed"), "{}", verified.err);
    // What was edited stays, and no run compares with it.
    assert_eq!(run(&place, "out", &[]).code, Some(2));
    let ran = run(&place, "out", &["--overwrite"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(place.read("out/changes.html").contains("cannot be read"));
}

#[test]
fn a_second_run_tells_what_is_new_changed_moved_and_gone() {
    let place = Place::new();
    first_texts(&place);
    run(&place, "out", &[]).assert_ok();
    assert_eq!(changes(&place, "out"), BTreeMap::new());
    assert!(place.read("out/changes.html").contains("nothing to compare with yet"));
    second_texts(&place);
    run(&place, "out", &["--drop-gone"]);
    let found = changes(&place, "out");
    let kinds: Vec<_> = found
        .iter()
        .map(|(path, change)| (path.as_str(), change["kind"].as_str().unwrap()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("in/b.txt", "changed"),
            ("in/d.txt", "gone"),
            ("in/n.txt", "new"),
            ("in/tief.txt", "moved")
        ]
    );
    assert_eq!(found["in/tief.txt"]["from"], "in/c.txt");
    let page = place.read("out/changes.html");
    assert!(page.contains("<ins>bald</ins>") && !page.contains("<del>"), "{page}");
    // The same texts again leave all as it is.
    let before = place.below("out");
    for more in [&[][..], &["--resume"]] {
        run(&place, "out", more).assert_ok();
        assert_eq!(place.below("out"), before);
    }
}

#[test]
fn a_run_that_was_interrupted_tells_the_same_when_it_goes_on() {
    let place = Place::new();
    first_texts(&place);
    for out in ["eins", "zwei"] {
        run(&place, out, &[]).assert_ok();
    }
    second_texts(&place);
    run(&place, "eins", &["--drop-gone"]);
    // It ends in the middle, when the outputs of some texts are there and the pages over all texts are as before.
    place.put("in/m.txt", "%PDF-1.4");
    let ended = run(&place, "zwei", &["--drop-gone", "--fail-fast"]);
    assert!(
        ended.code == Some(1) && ended.err.contains("not looked at"),
        "{}",
        ended.err
    );
    assert_eq!(changes(&place, "zwei"), BTreeMap::new());
    fs::remove_file(place.path("in/m.txt")).unwrap();
    run(&place, "zwei", &["--drop-gone", "--resume"]);
    assert_eq!(place.below("zwei"), place.below("eins"));
    assert_eq!(changes(&place, "zwei").len(), 4);
}
