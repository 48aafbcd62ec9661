//! What `--verify` finds, and that it writes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::Value;

use crate::program::{JOURNAL, Place, Run, fed, release, waiting};

impl Place {
    fn verify(&self, more: &[&str]) -> Run {
        let before = self.stamps("out");
        let run = self.run(["--output", "out", "--verify"].iter().chain(more));
        assert_eq!(self.stamps("out"), before, "nothing is written");
        run
    }

    /// All that is in a folder, when it was changed, and what it holds.
    fn stamps(&self, name: &str) -> BTreeMap<PathBuf, (Option<SystemTime>, Option<Vec<u8>>)> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path(name)];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(&folder).expect("a folder");
            for path in entries.map(|entry| entry.expect("an entry").path()).chain([folder]) {
                let kind = fs::symlink_metadata(&path).expect("a kind");
                if kind.is_dir() && !found.contains_key(&path) && path != self.path(name) && !folders.contains(&path) {
                    folders.push(path.clone());
                }
                let bytes = kind.is_file().then(|| fs::read(&path).expect("a file"));
                found.insert(path, (kind.modified().ok(), bytes));
            }
        }
        found
    }

    fn change(&self, name: impl AsRef<Path>) -> Vec<u8> {
        let path = self.path(name);
        let before = fs::read(&path).expect("a file");
        let mut after = before.clone();
        // One bit is enough.
        let middle = after.len() / 2;
        after[middle] ^= 1;
        fs::write(path, after).expect("a file");
        before
    }
}

/// The messages of a comparison of the folder alone, which ends with that code.
#[track_caller]
fn assert_said(run: &Run, code: i32, said: &[(&str, &str)]) {
    let err = run.err.replace(
        "pressedienst: originals were not compared; give their folder to compare them too\n",
        "",
    );
    let found: Vec<_> = err
        .lines()
        .filter(|line| !line.contains(" files: ") && !line.contains(" originals: "))
        .collect();
    assert_eq!(found.len(), said.len(), "{}", run.err);
    for (line, (path, what)) in found.iter().zip(said) {
        assert!(line.starts_with(&format!("{path}: ")) && line.contains(what), "{line}");
    }
    assert_eq!(run.code, Some(code), "{}", run.err);
}

const ALL: [&str; 20] = [
    "-f",
    "json",
    "-f",
    "ndjson",
    "-f",
    "markdown",
    "-f",
    "csv",
    "-f",
    "sqlite",
    "-f",
    "exiftool",
    "-f",
    "ninjs",
    "-f",
    "jsonld",
    "-f",
    "tei",
    "-f",
    "archivematica",
];

#[test]
fn what_is_missing_changed_or_unknown_is_named() {
    let place = Place::new();
    for name in ["a", "b", "c"] {
        place.put(format!("in/tief/{name}.txt"), release(name));
    }
    place.run(["in", "--output", "out"].iter().chain(&ALL)).assert_ok();
    let run = place.verify(&[]);
    assert_said(&run, 0, &[]);
    assert!(run.err.contains("27 files: 27 intact\n"), "{}", run.err);
    // Every file counts.
    for name in place.names("out") {
        let name = format!("out/{name}");
        let before = place.change(&name);
        let run = place.verify(&[]);
        assert_said(
            &run,
            1,
            &[(&name, "-changed] it was changed since pressedienst wrote it")],
        );
        fs::remove_file(place.path(&name)).unwrap();
        assert_said(&place.verify(&[]), 1, &[(&name, "error[file-missing] it is not there")]);
        place.put(&name, before);
    }
    place.put("out/notiz.docx", "von jemand anderem");
    place.put("out/tief/.pressedienst-beside-AbCdEf123456.part", "halb");
    place.put("out/anderswo/.pressedienst-lock", "");
    place.put("out/anderswo/d.json", "eines anderen Laufs");
    let unknown = [("out/notiz.docx", "warning[file-unknown]")];
    assert_said(&place.verify(&[]), 0, &unknown);
    assert_said(&place.verify(&["--strict"]), 1, &unknown);
    fs::remove_file(place.path("out/notiz.docx")).unwrap();
    fs::create_dir(place.path("out/notiz.json")).unwrap();
    assert_said(&place.verify(&[]), 0, &[]);
}

#[test]
fn originals_are_compared_where_they_lie() {
    let place = Place::new();
    for name in ["a", "b", "c", "d"] {
        place.put(format!("in/{name}.txt"), release(name));
    }
    place.put("in/e.txt", "%PDF-1.4");
    assert_eq!(place.run(["in", "--output", "out"]).code, Some(1));
    let failed = ("in/e.txt", "warning[text-unknown] it could not be converted: ");
    let run = place.verify(&["in"]);
    assert_said(&run, 0, &[failed]);
    assert!(run.err.contains("5 originals: 4 intact, 1 unknown\n"), "{}", run.err);
    place.change("in/a.txt");
    fs::rename(place.path("in/b.txt"), place.path("in/b2.txt")).unwrap();
    fs::remove_file(place.path("in/c.txt")).unwrap();
    place.put("in/neu.txt", release("neu"));
    let folder = place.path("in");
    let run = place.verify(&[folder.to_str().unwrap()]);
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let said = [
        (
            at("a.txt"),
            "error[file-changed] its bytes are not those that were read before",
        ),
        (
            at("b2.txt"),
            "warning[text-unknown] it has the bytes of in/b.txt, which is not there any more",
        ),
        (at("e.txt"), "warning[text-unknown]"),
        (
            at("neu.txt"),
            "warning[text-unknown] it was not converted into this folder",
        ),
        ("in/c.txt".to_owned(), "error[file-missing] it is not there any more"),
    ];
    let said: Vec<_> = said.iter().map(|(path, what)| (path.as_str(), *what)).collect();
    assert_said(&run, 1, &said);
    // Without the originals at hand there is nothing to say of them.
    fs::rename(place.path("in"), place.path("fort")).unwrap();
    assert_said(&place.verify(&[]), 0, &[]);
}

#[test]
fn an_original_that_was_destroyed_stays_an_alarm() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.run(["in", "--output", "out", "--quiet"]).assert_ok();
    place.put("in/a.txt", b"\0\x01\x02\0\x01");
    // A run takes the bytes that it saw for what the text is, but made nothing of them.
    for _ in 0..2 {
        assert_eq!(place.run(["in", "--output", "out", "--quiet"]).code, Some(1));
        assert_said(
            &place.verify(&["in"]),
            1,
            &[("in/a.txt", "error[file-changed] it could not be converted any more: ")],
        );
    }
}

#[test]
fn formats_that_are_behind_are_named() {
    let place = Place::new();
    for name in ["a", "b"] {
        place.put(format!("in/{name}.txt"), release(name));
    }
    let formats = [
        "json",
        "ndjson",
        "sqlite",
        "markdown",
        "csv",
        "exiftool",
        "archivematica",
    ];
    let formats = formats.map(|format| format!("--format={format}"));
    let formats = formats.each_ref().map(String::as_str);
    place.run(["in", "--output", "out"].iter().chain(&formats)).assert_ok();
    place.put("in/a.txt", release("anders"));
    fs::rename(place.path("in/b.txt"), place.path("in/c.txt")).unwrap();
    assert_eq!(place.run(["in", "--output", "out"]).code, Some(0));
    let all = |format: &str| format!("--format {format} hold texts as they were before: in/a.txt and 1 more;");
    let [ndjson, csv, sqlite, pictures, metadata] = ["ndjson", "csv", "sqlite", "exiftool", "archivematica"].map(all);
    let markdown = "--format markdown hold".to_owned();
    let said = [&ndjson, &markdown, &csv, &sqlite, &pictures, &metadata].map(|said| ("out", said.as_str()));
    assert_said(&place.verify(&["in"]), 0, &said);
    place.run(["in", "--output", "out"].iter().chain(&formats)).assert_ok();
    assert_said(&place.verify(&["in"]), 0, &[]);
}

#[test]
fn a_database_that_others_wrote_to_is_told_from_a_damaged_one() {
    let place = Place::new();
    for at in 0..30 {
        place.put(format!("in/{at}.txt"), release(&format!("Meldung {at}")));
    }
    place.run(["in", "--output", "out", "-f", "sqlite"]).assert_ok();
    let open = || rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    open().execute_batch("CREATE TABLE notizen (wort TEXT)").unwrap();
    let database = "out/pressedienst.sqlite";
    let changed = (
        database,
        "error[database-changed] it was changed since pressedienst wrote it, and is whole",
    );
    assert_said(&place.verify(&[]), 1, &[changed]);
    open()
        .execute_batch("PRAGMA foreign_keys = ON; DELETE FROM texts WHERE path = 'in/7.txt'; PRAGMA journal_mode = WAL")
        .unwrap();
    let behind = ("out", "--format sqlite hold texts as they were before: in/7.txt;");
    assert_said(&place.verify(&[]), 1, &[changed, behind]);
    // A page in the middle is lost.
    let mut bytes = fs::read(place.path(database)).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xA5);
    place.put(database, bytes);
    let run = place.verify(&[]);
    assert_eq!(run.code, Some(1));
    assert!(run.message(database).contains("error[file-changed]"), "{}", run.err);
}

#[test]
fn a_bag_is_compared_with_its_sums() {
    let place = Place::new();
    for name in ["a", "b"] {
        place.put(format!("in/{name}.txt"), release(name));
    }
    let bag = ["in", "--output", "out", "--bag", "-f", "json", "-f", "csv"];
    place.run(bag).assert_ok();
    let run = place.verify(&["in"]);
    assert_said(&run, 0, &[]);
    assert!(run.err.contains("15 files: 15 intact\n"), "{}", run.err);
    // What the journal does not know is found by the manifests.
    for (name, told) in [
        (
            "data/originals/a.txt",
            "; its sum is not the one in manifest-sha512.txt",
        ),
        ("data/records/b.json", "; its sum is not the one in manifest-sha512.txt"),
        ("bag-info.txt", "its sum is not the one in tagmanifest-sha512.txt"),
        (
            "metadata/premis.xml",
            "its sum is not the one in tagmanifest-sha512.txt",
        ),
    ] {
        let name = format!("out/{name}");
        let before = place.change(&name);
        let run = place.verify(&[]);
        assert!(run.message(&name).contains(told), "{}", run.err);
        assert_eq!(run.code, Some(1));
        fs::remove_file(place.path(&name)).unwrap();
        let run = place.verify(&[]);
        assert!(run.message(&name).contains("error[file-missing]"), "{}", run.err);
        place.put(&name, before);
    }
    let data = "out/data/fremd.txt";
    place.put(data, "X");
    let run = place.verify(&[]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.message(data).contains("error[bag-invalid] it has no sum"),
        "{}",
        run.err
    );
    assert!(
        run.message("out/bag-info.txt").contains("Payload-Oxum") || run.err.contains("bytes and files"),
        "{}",
        run.err
    );
    // What was accepted is as it should be, until it is changed again.
    place.change("out/data/originals/a.txt");
    fs::remove_file(place.path("out/data/records/b.json")).unwrap();
    place.put("in/c.txt", release("c"));
    let run = place.run(["in/c.txt", "--output", "out", "--bag", "--accept"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let run = place.verify(&[]);
    assert_eq!(
        (run.code, run.err.contains("3 accepted")),
        (Some(0), true),
        "{}",
        run.err
    );
    place.change(data);
    assert_eq!(place.verify(&[]).code, Some(1));
    place.change(data);
    // A bag speaks for itself, also without the journal.
    fs::remove_file(place.path(Path::new("out").join(JOURNAL))).unwrap();
    assert_eq!(place.verify(&[]).code, Some(0));
    fs::write(place.path("out/data/originals/b.txt"), "X").unwrap();
    let run = place.verify(&[]);
    assert!(
        run.message("out/data/originals/b.txt")
            .contains("its sum is not the one"),
        "{}",
        run.err
    );
    fs::remove_file(place.path("out/manifest-sha512.txt")).unwrap();
    let run = place.verify(&[]);
    assert!(
        run.message("out/manifest-sha512.txt").contains("error[bag-invalid]"),
        "{}",
        run.err
    );
}

#[test]
fn the_report_has_a_row_for_each_file() {
    let place = Place::new();
    for name in ["a", "b"] {
        place.put(format!("in/{name}.txt"), release(name));
    }
    place.run(["in", "--output", "out"]).assert_ok();
    place.change("out/a.json");
    fs::remove_file(place.path("out/b.json")).unwrap();
    for _ in 0..2 {
        for report in ["bericht.json", "bericht.csv"] {
            assert_eq!(place.verify(&["in", "--report", report]).code, Some(1));
        }
    }
    let report: Value = serde_json::from_str(&place.read("bericht.json")).unwrap();
    let files: Vec<_> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["status"])
        .collect();
    assert_eq!(files, ["changed", "missing", "intact", "intact"]);
    assert_eq!(report["files"][0]["path"], "out/a.json");
    assert_ne!(report["files"][0]["sha256"], report["files"][0]["expected"]);
    assert_eq!(report["summary"]["files"]["missing"], 1);
    let table = place.read("bericht.csv");
    assert_eq!(
        (
            table.lines().count(),
            table.starts_with("path,status,reason,size,sha256,expected\r\n")
        ),
        (5, true)
    );
    let run = place.verify(&["--report", "out/bericht.json"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("it lies in the folder that is verified"),
        "{}",
        run.err
    );
    place.put("brief.csv", "kein Bericht");
    assert_eq!(place.verify(&["--report", "brief.csv"]).code, Some(2));
    // A run may write its report there.
    assert_eq!(place.run(["in", "--check", "--report", "bericht.csv"]).code, Some(0));
}

#[test]
fn what_cannot_be_verified_is_refused() {
    let place = Place::new();
    place.put("out/a.json", "{}");
    let run = place.verify(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("nothing is known of its files"), "{}", run.err);
    let run = place.run(["--output", "nirgends", "--verify"]);
    assert_eq!(
        (run.code, place.path("nirgends").exists()),
        (Some(2), false),
        "{}",
        run.err
    );
    let run = place.run(["--output", "out", "--verify", "-"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    let run = place.run(["--output", "out", "--verify", "--resume"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    // Nor is a folder that is being written.
    fs::remove_dir_all(place.path("out")).unwrap();
    let run = waiting(&place, &["--output", "out"]);
    let verified = place.run(["--output", "out", "--verify"]);
    assert!(
        verified.err.contains("another pressedienst is writing"),
        "{}",
        verified.err
    );
    fed(run, &release("Eins")).assert_ok();
    assert_said(&place.verify(&[]), 0, &[]);
}

#[test]
fn a_run_that_was_cut_off_is_told_from_damage() {
    let place = Place::new();
    place.put("in/a.txt", release("vorher"));
    place.run(["in", "--output", "out"]).assert_ok();
    let (before, journal) = (place.read("out/a.json"), place.read(Path::new("out").join(JOURNAL)));
    place.put("in/a.txt", release("nachher"));
    assert_eq!(place.run(["in", "--output", "out"]).code, Some(0));
    let after = place.read(Path::new("out").join(JOURNAL));
    let line = after.lines().nth(1).unwrap();
    // The journal is ahead of the names.
    place.put(Path::new("out").join(JOURNAL), format!("{journal}{line}\n{{\"place\":"));
    place.put("out/a.json", before);
    assert_said(&place.verify(&[]), 1, &[("out/a.json", "run that again with --resume")]);
}
