//! The program on whole folders: what it takes in, what becomes of each file, and what is left after a kill, a full disk or a
//! second run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Stdio};

use serde_json::Value;

#[path = "support/program.rs"]
mod program;

use program::{Place, Run, headline, release};

/// A text that gives a warning.
fn doubtful() -> String {
    release("Tag der Vereine").replace("14. Mai", "31. Februar")
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect()
}

// What is read.

#[test]
fn patterns_choose_texts_and_hidden_files_are_passed_over() {
    let place = Place::new();
    for name in [
        "a.txt",
        "b.text",
        "tief/c.text",
        "tief/d.TXT",
        ".e.txt",
        ".git/f.txt",
        "tief/.g.text",
    ] {
        place.put(format!("in/{name}"), release(name));
    }
    assert_eq!(place.run(["in"]).headlines(), ["a.txt", "tief/d.TXT"]);
    assert_eq!(
        place.run(["in", "--glob", "*.text"]).headlines(),
        ["b.text", "tief/c.text"]
    );
    assert_eq!(
        place.run(["in", "--glob", "tief/*"]).headlines(),
        ["tief/c.text", "tief/d.TXT"]
    );
    assert_eq!(
        place.run(["in", "--glob", "*.text", "--glob", "*.txt"]).headlines(),
        ["a.txt", "b.text", "tief/c.text"]
    );
    assert_eq!(
        place.run(["in/.e.txt"]).headlines(),
        [".e.txt"],
        "a name that is given is no secret"
    );
    let run = place.run(["in", "--glob", "{"]);
    assert_eq!((run.code, run.err.contains("--glob")), (Some(2), true), "{}", run.err);
}

#[test]
fn lists_of_files_are_read() {
    let place = Place::new();
    for name in ["ä b.txt", "c.txt", "tief/d.txt"] {
        place.put(format!("in/{name}"), release(name));
    }
    place.put("liste", "in/ä b.txt\r\n\nin/tief\nin/fehlt.txt\n");
    let run = place.run(["--files-from", "liste"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.headlines(), ["ä b.txt", "tief/d.txt"]);
    assert!(run.message("in/fehlt.txt").contains("check the name"), "{}", run.err);
    place.put("liste0", "in/c.txt\0in/ä b.txt\0");
    assert_eq!(
        place.run(["--files-from", "liste0", "-0"]).headlines(),
        ["c.txt", "ä b.txt"]
    );
    let mut command = place.command(["--files-from", "-"]);
    command.stdin(fs::File::open(place.path("liste")).unwrap());
    assert_eq!(
        Run::of(command.output().unwrap()).headlines(),
        ["ä b.txt", "tief/d.txt"]
    );
    assert_eq!(place.run(["--files-from", "fehlt"]).code, Some(2));
}

#[test]
fn a_text_that_is_given_twice_is_read_once() {
    let place = Place::new();
    place.put("in/a.txt", release("Einmal"));
    place.put("in/tief/b.txt", release("Auch einmal"));
    let run = place.run(["in", "in/tief", "./in/a.txt", "in/tief/../a.txt", "in/a.txt"]);
    assert_eq!(run.headlines(), ["Einmal", "Auch einmal"]);
}

#[test]
fn standard_input_gets_a_name() {
    let place = Place::new();
    place.put("a", release("Benannt"));
    let mut command = place.command(["-", "--stdin-name", "ordner/brief.txt", "--output", "out"]);
    command.stdin(fs::File::open(place.path("a")).unwrap());
    Run::of(command.output().unwrap()).assert_ok();
    assert_eq!(place.names("out"), ["brief.json"]);
    assert_eq!(place.record("out/brief.json")["source"]["path"], "ordner/brief.txt");
}

#[test]
fn files_that_are_too_large_are_named_and_skipped() {
    let place = Place::new();
    let text = release("Gerade noch");
    place.put("in/a.txt", &text);
    place.put("in/b.txt", text.clone() + "x");
    let limit = text.len().to_string();
    let run = place.run(["in", "--max-bytes", &limit]);
    assert_eq!((run.code, run.headlines()), (Some(1), vec!["Gerade noch".to_owned()]));
    assert!(
        run.message("in/b.txt").contains(&format!("larger than {limit} bytes")),
        "{}",
        run.err
    );
}

#[test]
fn every_encoding_is_found_and_told() {
    let place = Place::new();
    let text = release("Größere Bühne für Künstler");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let (mac, _, _) = encoding_rs::MACINTOSH.encode(&text);
    place.put("in/a.txt", &text);
    place.put("in/b.txt", [b"\xEF\xBB\xBF", text.as_bytes()].concat());
    place.put("in/c.txt", &utf16);
    place.put("in/d.txt", [&b"\xFE\xFF"[..], &utf16be].concat());
    place.put("in/e.txt", &windows);
    let run = place.run(["in"]);
    assert_eq!(run.code, Some(0));
    let records = lines(&run.out);
    let told: Vec<_> = records
        .iter()
        .map(|record| record["source"]["encoding"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["utf-8", "utf-8", "utf-16le", "utf-16be", "windows-1252"]);
    for record in &records {
        assert_eq!(headline(record), "Größere Bühne für Künstler");
    }
    place.put("mac.txt", &mac);
    let forced = place.run(["mac.txt", "--encoding", "macintosh"]);
    assert_eq!(headline(&lines(&forced.out)[0]), "Größere Bühne für Künstler");
    assert_eq!(lines(&forced.out)[0]["source"]["encoding"], "macintosh");
    let wrong = place.run(["mac.txt", "--encoding", "utf-8"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(1), ""));
    assert!(wrong.message("mac.txt").contains("not text in utf-8"), "{}", wrong.err);
    place.put("doppelt.txt", text.replace('ö', "Ã¶").replace('ü', "Ã¼"));
    assert!(place.run(["doppelt.txt"]).err.contains("[mojibake]"));
    assert_eq!(place.run(["mac.txt", "--encoding", "klingon"]).code, Some(2));
}

#[test]
fn letters_of_another_encoding_are_a_guess_that_is_said() {
    let place = Place::new();
    let (bytes, _, _) =
        encoding_rs::WINDOWS_1251.encode("Пресс-релиз города Дюссельдорфа: выставка художников из Москвы.\n");
    place.put("a.txt", bytes);
    let run = place.run(["a.txt"]);
    assert!(run.message("a.txt").contains("note[encoding-guessed]"), "{}", run.err);
    assert_eq!(lines(&run.out)[0]["source"]["encoding"], "windows-1251");
}

#[test]
fn a_record_knows_where_it_comes_from() {
    let place = Place::new();
    place.put("in/a.txt", "abc");
    let record = &lines(&place.run(["in"]).out)[0];
    assert_eq!(
        record["source"],
        serde_json::json!({
            "path": Path::new("in").join("a.txt").display().to_string(),
            "size": 3,
            "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "encoding": "utf-8",
            "program": concat!("pressedienst ", env!("CARGO_PKG_VERSION")),
            "rules": null,
        })
    );
    place.put("b.txt", release("Mit Regeln"));
    let rules = lines(&place.run(["b.txt"]).out)[0]["source"]["rules"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(rules, format!("paged {}", pressedienst::Layout::Paged.rules()));
}

// What becomes of it.

#[test]
fn the_number_of_jobs_changes_nothing() {
    let place = Place::new();
    for at in 0..150 {
        let text = if at % 7 == 0 {
            doubtful()
        } else {
            release(&format!("Meldung {at}")).repeat(1 + at % 13)
        };
        place.put(format!("in/{}/{at}.txt", at % 5), text);
    }
    place.put("in/2/kein-text.txt", "%PDF-1.4");
    let formats = ["--format", "json", "--format", "ndjson"];
    let in_jobs = |jobs: &str, out: &str| place.run(["in", "--jobs", jobs, "--output", out].into_iter().chain(formats));
    let one = in_jobs("1", "eins");
    assert_eq!(one.code, Some(1));
    assert!(
        one.summary
            .contains("151 texts: 150 converted, 1 failed; 22 with warnings"),
        "{}",
        one.summary
    );
    for jobs in ["2", "7"] {
        assert_eq!(in_jobs(jobs, jobs), one);
        assert_eq!(place.below(jobs), place.below("eins"));
        assert_eq!(
            place.read(Path::new(jobs).join(JOURNAL)),
            place.read(Path::new("eins").join(JOURNAL))
        );
    }
    let mut records = lines(&place.read("eins/records.ndjson")).into_iter();
    let printed = lines(&place.run(["in", "--jobs", "5"]).out);
    assert!(printed.iter().all(|record| Some(record) == records.next().as_ref()) && records.next().is_none());
    assert_eq!(printed.len(), 150);
}

const JOURNAL: &str = ".pressedienst-journal.ndjson";

#[test]
fn a_check_writes_nothing_and_tells() {
    let place = Place::new();
    place.put("in/a.txt", release("Gut"));
    let run = place.run(["in", "--check"]);
    run.assert_ok();
    assert_eq!(
        (run.out.as_str(), run.summary.contains("1 text: 1 converted")),
        ("", true),
        "{}",
        run.summary
    );
    place.put("in/b.txt", doubtful());
    assert_eq!(place.run(["in", "--check"]).code, Some(0));
    assert_eq!(place.run(["in", "--check", "--strict"]).code, Some(1));
    place.put("in/c.txt", "%PDF-1.4");
    assert_eq!(place.run(["in", "--check"]).code, Some(1));
    assert_eq!(place.names("."), ["in/a.txt", "in/b.txt", "in/c.txt"]);
}

#[test]
fn a_dry_run_lists_and_writes_nothing() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/tief/b.txt", release("Zwei"));
    let run = place.run(["in", "--output", "out", "--dry-run"]);
    run.assert_ok();
    assert_eq!(run.out, "in/a.txt -> out/a.json\nin/tief/b.txt -> out/tief/b.json\n");
    assert!(!place.path("out").exists());
    place.folder("out");
    assert_eq!(place.run(["in", "--output", "out", "--dry-run"]), run);
    assert_eq!(fs::read_dir(place.path("out")).unwrap().count(), 0);
    place.run(["in/a.txt", "--output", "out"]).assert_ok();
    place.put("out/tief/b.json", "fremd");
    let run = place.run(["in", "--output", "out", "--dry-run"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.out.contains("out/a.json (replaced)") && run.out.contains("in/tief/b.txt: refused"),
        "{}",
        run.out
    );
    assert_eq!(place.read("out/tief/b.json"), "fremd");
}

#[test]
fn a_dry_run_lists_files_for_all_texts() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    let arguments = ["in", "--output", "out", "--format", "ndjson", "--format", "sqlite"];
    let dry = |more: &'static [&'static str]| place.run(arguments.iter().chain(&["--dry-run"]).chain(more));
    assert_eq!(
        dry(&[]).out,
        "all texts -> out/records.ndjson\nall texts -> out/pressedienst.sqlite\n"
    );
    place.run(arguments).assert_ok();
    let expected = "all texts -> out/records.ndjson (replaced)\nall texts -> out/pressedienst.sqlite (added to)\n";
    assert_eq!(dry(&[]).out, expected);
    place.put("out/records.ndjson", "fremd");
    let run = dry(&["fehlt.txt"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.out.starts_with("all texts: refused: ") && run.out.contains("fehlt.txt: cannot be read"),
        "{}",
        run.out
    );
}

#[test]
fn the_first_failure_ends_it_if_that_is_wanted() {
    let place = Place::new();
    place.put("in/a.txt", release("Davor"));
    place.put("in/b.txt", "%PDF-1.4");
    place.put("in/c.txt", release("Danach"));
    let run = place.run(["in", "--output", "out", "--fail-fast"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.message("pressedienst").contains("texts not looked at: 1"),
        "{}",
        run.err
    );
    assert_eq!(place.names("out"), ["a.json"]);
}

#[test]
fn quiet_says_only_what_failed() {
    let place = Place::new();
    place.put("in/a.txt", doubtful());
    place.put("in/b.txt", "%PDF-1.4");
    let run = place.run(["in", "--quiet", "--output", "out"]);
    assert_eq!((run.err.lines().count(), run.summary.as_str()), (1, ""), "{}", run.err);
    run.message("in/b.txt");
}

#[test]
fn a_report_tells_what_became_of_each_file() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", doubtful());
    place.put("in/=c.txt", "%PDF-1.4");
    let run = place.run(["in", "--output", "out", "--report", "bericht.json"]);
    assert_eq!(run.code, Some(1));
    let report = place.record("bericht.json");
    let texts = report["texts"].as_array().unwrap();
    let told: Vec<_> = texts
        .iter()
        .map(|text| (text["path"].as_str().unwrap(), text["status"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("in/=c.txt", "failed"),
            ("in/a.txt", "converted"),
            ("in/b.txt", "converted")
        ]
    );
    assert!(texts[0]["reason"].as_str().unwrap().contains("PDF"));
    assert_eq!(texts[1]["outputs"], serde_json::json!(["a.json"]));
    assert_eq!(texts[2]["messages"], serde_json::json!({ "date-impossible": 1 }));
    assert_eq!(report["summary"]["with_warnings"], 1);
    let run = place.run(["in", "--output", "out", "--resume", "--report", "bericht.csv"]);
    assert_eq!(run.code, Some(1));
    let table = place.read("bericht.csv");
    let rows: Vec<_> = table.split("\r\n").collect();
    assert_eq!(rows.len(), 5, "{table}");
    assert!(
        rows[1].starts_with("\"in/=c.txt\",\"failed\",")
            && rows[3].starts_with("\"in/b.txt\",\"unchanged\",,\"paged\","),
        "{table}"
    );
    // An earlier report is replaced, another file is not.
    place.put("fremd.json", "{}");
    let run = place.run(["in", "--check", "--report", "fremd.json"]);
    assert_eq!((run.code, place.read("fremd.json").as_str()), (Some(2), "{}"));
    assert_eq!(place.run(["in", "--check", "--report", "bericht.csv"]).code, Some(1));
    assert_eq!(place.run(["in", "--check", "--report", "bericht.xml"]).code, Some(2));
}

// What is left when it was run before, or at the same time.

#[test]
fn a_run_goes_on_where_another_one_ended() {
    let place = Place::new();
    for at in 0..20 {
        place.put(format!("in/{at}.txt"), release(&format!("Meldung {at}")));
    }
    place.put("in/3.txt", "%PDF-1.4");
    place.run(["in", "--output", "out"]);
    let times = || fs::metadata(place.path("out/5.json")).unwrap().modified().unwrap();
    let (before, time) = (place.below("out"), times());
    let run = place.run(["in", "--output", "out", "--resume"]);
    assert!(
        run.summary.contains("20 texts: 0 converted, 19 unchanged, 1 failed"),
        "{}",
        run.summary
    );
    assert_eq!((place.below("out"), times()), (before, time));
    // What is gone, was changed, or is new is made; so is what another version or option made.
    fs::remove_file(place.path("out/7.json")).unwrap();
    place.put("in/8.txt", release("Neu gefasst"));
    place.put("in/30.txt", release("Dazu"));
    let run = place.run(["in", "--output", "out", "--resume"]);
    assert!(
        run.summary.contains("3 converted, 17 unchanged, 1 failed"),
        "{}",
        run.summary
    );
    assert_eq!(headline(&place.record("out/8.json")), "Neu gefasst");
    let run = place.run(["in", "--output", "out", "--resume", "--annotations"]);
    assert!(run.summary.contains("20 converted, 1 failed"), "{}", run.summary);
    let journal = place.read(Path::new("out").join(JOURNAL));
    place.put(
        Path::new("out").join(JOURNAL),
        journal.replace("\"rules\":\"paged 1\"", "\"rules\":\"paged 0\""),
    );
    let run = place.run(["in", "--output", "out", "--resume", "--annotations"]);
    assert!(run.summary.contains("20 converted, 1 failed"), "{}", run.summary);
}

#[test]
fn what_failed_is_tried_again_and_nothing_else() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", "%PDF-1.4");
    place.run(["in", "--output", "out"]);
    place.put("in/a.txt", release("Geändert"));
    place.put("in/b.txt", release("Nun ein Text"));
    place.put("in/c.txt", release("Neu"));
    let run = place.run(["in", "--output", "out", "--retry-failed"]);
    run.assert_ok();
    assert!(run.summary.contains("1 text: 1 converted"), "{}", run.summary);
    assert_eq!(place.names("out"), ["a.json", "b.json"]);
    assert_eq!(headline(&place.record("out/a.json")), "Eins");
    let run = place.run(["in", "--output", "out", "--retry-failed"]);
    assert!(run.summary.contains("0 texts"), "{}", run.summary);
}

#[test]
fn another_format_is_added_and_the_first_one_stays_its_own() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.run(["in", "--output", "out"]).assert_ok();
    place.run(["in", "--output", "out", "--format", "ndjson"]).assert_ok();
    place.put("in/a.txt", release("Anders"));
    place.run(["in", "--output", "out"]).assert_ok();
    assert_eq!(headline(&place.record("out/a.json")), "Anders");
    assert_eq!(place.names("out"), ["a.json", "records.ndjson"]);
}

#[test]
fn a_copy_has_a_record_of_its_own_and_a_text_that_was_moved_keeps_its() {
    let place = Place::new();
    place.put("x/a.txt", release("Zweimal da"));
    place.put("y/a.txt", release("Zweimal da"));
    for _ in 0..2 {
        assert_eq!(place.run(["x", "--output", "out"]).code, Some(0));
        assert_eq!(place.run(["y", "--output", "out"]).code, Some(0));
        assert_eq!(place.run(["x", "y", "--output", "out"]).code, Some(0));
        let names = place.names("out");
        let paths = names
            .iter()
            .map(|name| place.record(Path::new("out").join(name))["source"]["path"].clone());
        assert_eq!(paths.collect::<Vec<_>>(), ["x/a.txt", "y/a.txt"], "{names:?}");
    }
    fs::rename(place.path("x"), place.path("z")).unwrap();
    place.run(["z", "--output", "out"]).assert_ok();
    assert_eq!(place.record("out/a.json")["source"]["path"], "z/a.txt");
    place.run(["./z", "--output", "out"]).assert_ok();
    assert_eq!(place.names("out").len(), 2);
}

#[test]
fn files_for_all_texts_lose_no_text() {
    let place = Place::new();
    for (folder, name) in [("2018", "a"), ("2018", "b"), ("2019", "c")] {
        place.put(format!("{folder}/{name}.txt"), release(name));
    }
    let tables = ["--output", "out", "--format", "csv", "--format", "json"];
    place.run(["2018"].into_iter().chain(tables)).assert_ok();
    let before = place.read("out/releases.csv");
    let run = place.run(["2019"].into_iter().chain(tables));
    assert_eq!((run.code, place.read("out/releases.csv")), (Some(2), before));
    let told = "releases.csv holds texts that are not given now: 2018/a.txt and 1 more";
    assert!(run.err.contains(told), "{}", run.err);
    // Records of their own may be added, a database keeps what is in it, and more texts are welcome.
    place.run(["2019", "--output", "out"]).assert_ok();
    place.run(["2019", "--output", "out", "--format", "sqlite"]).assert_ok();
    place.run(["2018", "--output", "out", "--format", "sqlite"]).assert_ok();
    place
        .run(["2018", "2019", "--resume"].into_iter().chain(tables))
        .assert_ok();
    assert_eq!(place.read("out/releases.csv").lines().count(), 4);
    let run = place.run(["2019", "--retry-failed"].into_iter().chain(tables));
    assert_eq!(run.code, Some(2), "{}", run.err);
    place.run(["2019", "--force"].into_iter().chain(tables)).assert_ok();
    assert_eq!(place.read("out/releases.csv").lines().count(), 2);
    place.run(["2019"].into_iter().chain(tables)).assert_ok();
    let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    let texts: usize = database
        .query_row("SELECT count(*) FROM texts", [], |row| row.get(0))
        .unwrap();
    assert_eq!(texts, 3);
}

#[test]
fn files_of_others_and_outputs_that_were_edited_are_kept_unless_forced() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", release("Zwei"));
    place.put("out/b.json", "{}");
    place.run(["in", "--output", "out"]);
    place.put("out/a.json", place.read("out/a.json").replace("Eins", "Eins (geprüft)"));
    let run = place.run(["in", "--output", "out"]);
    assert_eq!(run.code, Some(1));
    for name in ["in/a.txt", "in/b.txt"] {
        assert!(
            run.message(name).contains("is there already") && run.message(name).contains("--force"),
            "{}",
            run.err
        );
    }
    assert!(place.read("out/a.json").contains("geprüft") && place.read("out/b.json") == "{}");
    place.run(["in", "--output", "out", "--force"]).assert_ok();
    assert_eq!(
        (
            headline(&place.record("out/a.json")),
            headline(&place.record("out/b.json"))
        ),
        ("Eins".into(), "Zwei".into())
    );
    place.put("out/records.ndjson", "fremd");
    let run = place.run(["in", "--output", "out", "--format", "ndjson"]);
    assert_eq!(
        (run.code, place.read("out/records.ndjson").as_str()),
        (Some(2), "fremd"),
        "{}",
        run.err
    );
}

/// A run that holds its output folder until its standard input ends.
fn waiting(place: &Place, arguments: &[&str]) -> Child {
    let mut command = place.command(["-"].iter().chain(arguments));
    let child = command.stdin(Stdio::piped()).spawn().unwrap();
    let lock = place.path("out").join(".pressedienst-lock");
    for _ in 0..1_000 {
        if lock.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    std::thread::sleep(std::time::Duration::from_millis(50));
    child
}

/// Gives a waiting run its text.
fn fed(mut child: Child, text: &str) -> Run {
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    Run::of(child.wait_with_output().unwrap())
}

#[test]
fn a_second_run_in_the_same_folder_is_refused() {
    let place = Place::new();
    place.put("in/a.txt", release("Der Zweite"));
    let first = waiting(&place, &["--output", "out"]);
    let second = place.run(["in", "--output", "out"]);
    assert_eq!(second.code, Some(2));
    assert!(
        second.err.contains("another pressedienst is writing into this folder"),
        "{}",
        second.err
    );
    place.run(["in", "--output", "anderswo"]).assert_ok();
    fed(first, &release("Der Erste")).assert_ok();
    assert_eq!(place.names("out"), ["stdin.json"]);
    place.run(["in", "--output", "out"]).assert_ok();
}

#[test]
fn a_file_that_vanishes_is_named() {
    let place = Place::new();
    place.put("in/a.txt", release("Bald fort"));
    place.put("in/b.txt", release("Bleibt"));
    let run = waiting(&place, &["in", "--output", "out", "--jobs", "1"]);
    fs::remove_file(place.path("in/a.txt")).unwrap();
    let run = fed(run, &release("Zuerst"));
    assert_eq!(run.code, Some(1));
    assert!(run.message("in/a.txt").contains("check the name"), "{}", run.err);
    assert_eq!(place.names("out"), ["b.json", "stdin.json"]);
}

#[test]
fn what_was_not_whole_is_swept_and_a_torn_journal_is_mended() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.run(["in", "--output", "out"]).assert_ok();
    let before = place.below("out");
    place.put("out/tief/.pressedienst-beside-AbCdEf123456.part", "halb");
    place.put("out/tief/.pressedienst-beside-notizen.part", "von jemand anderem");
    place.put("out/anderswo/.pressedienst-lock", "");
    place.put(
        "out/anderswo/.pressedienst-beside-AbCdEf123456.part",
        "eines anderen Laufs",
    );
    let journal = place.read(Path::new("out").join(JOURNAL));
    place.put(Path::new("out").join(JOURNAL), format!("{journal}{{\"path\":\"in/b.t"));
    place.run(["in", "--output", "out", "--resume"]).assert_ok();
    assert!(!place.path("out/tief/.pressedienst-beside-AbCdEf123456.part").exists());
    assert!(place.path("out/tief/.pressedienst-beside-notizen.part").exists());
    assert!(
        place
            .path("out/anderswo/.pressedienst-beside-AbCdEf123456.part")
            .exists()
    );
    assert_eq!(
        (place.read(Path::new("out").join(JOURNAL)), place.read("out/a.json")),
        (
            journal.clone(),
            String::from_utf8(before[Path::new("a.json")].clone().unwrap()).unwrap()
        )
    );
    place.put(Path::new("out").join(JOURNAL), format!("{journal}kein JSON\n"));
    let run = place.run(["in", "--output", "out"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("line 3") && run.err.contains("--force"), "{}", run.err);
}

#[test]
fn a_bag_holds_the_originals_and_sums_of_everything() {
    use sha2::Digest as _;
    let place = Place::new();
    place.put("in/ä.txt", release("Im Beutel"));
    place.put("in/bild.txt", "%PDF-1.4");
    place.put("in/tief/c.txt", release("Auch"));
    let arguments = [
        "in",
        "--output",
        "out",
        "--bag",
        "--bag-info",
        "Contact-Name: Mara Lenz",
        "--format",
        "json",
        "--format",
        "ndjson",
    ];
    let run = place.run(arguments);
    assert_eq!(run.code, Some(1));
    let names = place.names("out");
    assert_eq!(
        names,
        [
            "bag-info.txt",
            "bagit.txt",
            "data/originals/bild.txt",
            "data/originals/tief/c.txt",
            "data/originals/ä.txt",
            "data/records/records.ndjson",
            "data/records/tief/c.json",
            "data/records/ä.json",
            "manifest-sha512.txt",
            "tagmanifest-sha512.txt"
        ]
    );
    assert_eq!(place.read("out/data/originals/ä.txt"), release("Im Beutel"));
    let mut expected = String::new();
    for name in names.iter().filter(|name| name.starts_with("data/")) {
        let sum = sha2::Sha512::digest(fs::read(place.path("out").join(name)).unwrap());
        expected.extend([format!("{sum:x}"), format!("  {name}\n")]);
    }
    assert_eq!(place.read("out/manifest-sha512.txt"), expected);
    assert!(place.read("out/bag-info.txt").contains("\nContact-Name: Mara Lenz\n"));
    let before = place.below("out");
    assert_eq!(place.run(arguments.into_iter().chain(["--resume"])).code, Some(1));
    assert_eq!(place.below("out"), before);
    let run = place.run(["in", "--output", "out"]);
    assert_eq!((run.code, run.err.contains("is a bag")), (Some(2), true), "{}", run.err);
    place.put("voll/datei", "da");
    assert_eq!(place.run(["in", "--output", "voll", "--bag"]).code, Some(2));
}

#[test]
fn a_bag_vouches_for_no_damage() {
    let place = Place::new();
    place.put("in/a.txt", release("Heil"));
    let bag = ["in", "--output", "out", "--bag", "--format", "sqlite"];
    place
        .run(bag.into_iter().chain(["--bag-info", "Contact-Name: Mara Lenz"]))
        .assert_ok();
    let manifest = place.read("out/manifest-sha512.txt");
    place.put(
        "out/bag-info.txt",
        place.read("out/bag-info.txt") + "Source-Organization: Stadtarchiv\n",
    );
    place.put("in/b.txt", release("Dazu"));
    place.run(bag).assert_ok();
    let info = place.read("out/bag-info.txt");
    assert!(
        info.contains("Contact-Name: Mara Lenz\nSource-Organization: Stadtarchiv\n"),
        "{info}"
    );
    assert_eq!(info.matches("Payload-Oxum").count(), 1);
    assert!(place.read("out/manifest-sha512.txt").lines().count() == 3 && manifest.lines().count() == 2);
    // What was changed, is gone, or was put there by others gets no sum.
    let manifest = place.read("out/manifest-sha512.txt");
    place.put("in/c.txt", release("Noch eins"));
    let original = "out/data/originals/a.txt";
    for (name, bytes, told) in [
        (
            original,
            Some("X"),
            "data/originals/a.txt was changed since pressedienst wrote it",
        ),
        (original, None, "data/originals/a.txt is gone"),
        (
            "out/data/fremd.txt",
            Some("X"),
            "data/fremd.txt was not written by pressedienst",
        ),
    ] {
        let before = fs::read(place.path(name)).ok();
        match bytes {
            Some(bytes) => place.put(name, bytes),
            None => fs::remove_file(place.path(name)).unwrap(),
        }
        let run = place.run(["in/c.txt", "--output", "out", "--bag", "--format", "sqlite"]);
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert!(run.err.contains(told), "{}", run.err);
        assert_eq!(place.read("out/manifest-sha512.txt"), manifest);
        match before {
            Some(before) => place.put(name, before),
            None => fs::remove_file(place.path(name)).unwrap(),
        }
    }
    place.run(bag).assert_ok();
    assert_eq!(place.read("out/manifest-sha512.txt").lines().count(), 4);
    assert_eq!(
        place
            .run(bag.into_iter().chain(["--bag-info", "Payload-Oxum: 1.1"]))
            .code,
        Some(2)
    );
}

#[test]
fn an_output_that_is_given_as_a_text_is_not_replaced_and_a_table_is_no_texts() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/datapackage.txt", release("Heißt wie eine Tabelle"));
    place
        .run(["in/a.txt", "--output", "out", "--format", "json", "--format", "csv"])
        .assert_ok();
    let before = place.below("out");
    let run = place.run(["out/a.json", "--output", "out"]);
    assert!(run.message("out/a.json").contains("note[name-changed]"), "{}", run.err);
    let after = place.below("out");
    assert!(before.iter().all(|file| after.get(file.0) == Some(file.1)) && after.len() == before.len() + 1);
    let run = place.run(["in/datapackage.txt", "--output", "out"]);
    assert!(
        run.message("in/datapackage.txt").contains("note[name-changed]"),
        "{}",
        run.err
    );
    assert_eq!(
        place.read("out/datapackage.json").as_bytes(),
        before[Path::new("datapackage.json")].as_deref().unwrap()
    );
}

#[test]
fn a_report_stands_in_the_way_of_nothing() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/t.csv", release("Ein Text mit falscher Endung"));
    place.put("liste.csv", "in/a.txt\n");
    for arguments in [
        &["in/a.txt", "in/t.csv", "--check", "--report", "in/t.csv"][..],
        &["in/a.txt", "in/t.csv", "--check", "--report", "in/../in/t.csv"],
        &["--files-from", "liste.csv", "--check", "--report", "liste.csv"],
        &["in/a.txt", "--output", "out", "--report", "out/a.json"],
        &[
            "in/a.txt",
            "--output",
            "out",
            "--format",
            "csv",
            "--report",
            "out/images.csv",
        ],
        &[
            "in/a.txt",
            "--output",
            "out",
            "--format",
            "csv",
            "--report",
            "out/datapackage.json",
        ],
    ] {
        let run = place.run(arguments.iter().chain(&["--force"]));
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.err.contains("choose another name"), "{}", run.err);
    }
    assert_eq!(place.read("in/t.csv"), release("Ein Text mit falscher Endung"));
    assert_eq!(place.read("liste.csv"), "in/a.txt\n");
}

#[test]
fn a_text_and_a_folder_of_one_name_get_along() {
    let place = Place::new();
    place.put("in/a.json/b.txt", release("Unten"));
    place.put("in/a.txt", release("Oben"));
    for jobs in ["1", "4"] {
        let run = place.run([
            "in", "--output", "out", "--format", "json", "--format", "ndjson", "--jobs", jobs,
        ]);
        assert_eq!(
            (run.code, run.err.matches("[name-changed]").count()),
            (Some(0), 1),
            "{}",
            run.err
        );
        assert_eq!(place.names("out").len(), 3);
    }
}

#[test]
fn a_database_that_was_worked_on_takes_new_texts() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    let arguments = ["in", "--output", "out", "--format", "sqlite"];
    place.run(arguments).assert_ok();
    let open = || rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    open()
        .execute_batch("PRAGMA foreign_keys = ON; DELETE FROM texts; CREATE TABLE notizen (wort TEXT)")
        .unwrap();
    place.run(arguments).assert_ok();
    let count = |table: &str| {
        let count = open().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0));
        count.unwrap_or(-1)
    };
    assert_eq!((count("texts"), count("notizen")), (1, 0));
    place.put("out/pressedienst.sqlite", "keine Datenbank");
    let run = place.run(arguments.into_iter().chain(["--force"]));
    assert_eq!(
        (run.code, place.read("out/pressedienst.sqlite").as_str()),
        (Some(2), "keine Datenbank")
    );
    assert!(
        run.err.contains("is damaged or no database; move it away"),
        "{}",
        run.err
    );
}

#[test]
fn completions_and_the_manual_come_from_the_program() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = place.run_bare(&["--completions", shell]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(run.out.contains("retry-failed"), "{shell}");
    }
    let run = place.run_bare(&["--man"]);
    assert!(
        run.out.contains(".TH pressedienst") && run.out.contains("retry"),
        "{}",
        run.out
    );
}

#[test]
fn a_filter_gives_a_line_for_a_line_and_ends_well() {
    let place = Place::new();
    let large = "Wort ".repeat(10_000_000);
    let given = format!(
        "{}\nkein JSON\n{}\n{}\n",
        serde_json::json!({ "id": 1, "text": release("Im Rohr"), "kiste": "A 3" }),
        serde_json::json!({ "id": 2, "text": large }),
        serde_json::json!({ "id": 3, "text": "ä" }),
    );
    place.put("in.ndjson", given);
    let filtered = |arguments: &[&str]| {
        let mut command = place.bare();
        command
            .args(arguments)
            .stdin(fs::File::open(place.path("in.ndjson")).unwrap());
        Run::of(command.output().unwrap())
    };
    let run = filtered(&["--filter"]);
    run.assert_ok();
    let made = lines(&run.out);
    assert_eq!(made.len(), 4);
    assert_eq!(
        (&made[0]["id"], &made[0]["kiste"], headline(&made[0])),
        (&Value::from(1), &Value::from("A 3"), "Im Rohr".into())
    );
    assert_eq!(
        (&made[1]["id"], &made[1]["error"]["code"]),
        (&Value::Null, &Value::from("not-json"))
    );
    assert_eq!(
        (&made[2]["id"], made[2]["source"]["size"].as_u64()),
        (&Value::from(2), Some(50_000_000))
    );
    assert_eq!(made[3]["id"], 3);
    let run = filtered(&["--filter", "--ascii", "--max-bytes", "1K"]);
    assert!(run.out.is_ascii());
    assert_eq!(lines(&run.out)[2]["error"]["code"], "too-large");
}

#[cfg(unix)]
mod unix {
    use std::process::Command;
    use std::time::{Duration, Instant};

    use super::*;

    fn signal(child: &Child, name: &str) {
        let status = Command::new("kill")
            .args([&format!("-{name}"), &child.id().to_string()])
            .status();
        assert!(status.unwrap().success());
    }

    #[test]
    fn an_interrupted_run_ends_what_it_has_in_hand_and_can_go_on() {
        let place = Place::new();
        for at in 0..40 {
            place.put(format!("in/{at}.txt"), release(&format!("Meldung {at}")));
        }
        for (name, code) in [("INT", 130), ("TERM", 143)] {
            let child = waiting(
                &place,
                &[
                    "in", "--output", "out", "--jobs", "1", "--format", "json", "--format", "ndjson",
                ],
            );
            signal(&child, name);
            std::thread::sleep(Duration::from_millis(50));
            let run = fed(child, &release("In der Hand"));
            assert_eq!(run.code, Some(code));
            // What was typed so far may be half of it.
            assert!(run.message("-").contains("may not be whole"), "{}", run.err);
            assert!(
                run.message("pressedienst")
                    .contains("interrupted; texts not looked at: 40"),
                "{}",
                run.err
            );
            assert!(place.names("out").is_empty(), "files for all texts wait");
        }
        place.run(["in", "--output", "out", "--resume"]).assert_ok();
        assert_eq!(place.names("out").len(), 40);
    }

    #[test]
    fn a_limit_on_the_size_of_files_leaves_nothing_torn() {
        let place = Place::new();
        place.put("in/a.txt", release("Klein"));
        place.put(
            "in/b.txt",
            release("Lang") + &"Noch ein Satz steht hier.\n".repeat(4_000),
        );
        let script = format!(
            "ulimit -f 8; exec {} --diagnostics=short in --output out",
            env!("CARGO_BIN_EXE_pressedienst")
        );
        let mut command = Command::new("sh");
        command.args(["-c", &script]).current_dir(place.path("."));
        let run = Run::of(command.output().unwrap());
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert!(
            run.message("in/b.txt").contains("out/b.json cannot be written"),
            "{}",
            run.err
        );
        assert_eq!(place.names("out"), ["a.json"]);
        let own: Vec<_> = fs::read_dir(place.path("out"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert!(
            own.iter().all(|name| !name.to_string_lossy().ends_with(".part")),
            "{own:?}"
        );
        place.run(["in", "--output", "out", "--resume"]).assert_ok();
        assert_eq!(place.names("out"), ["a.json", "b.json"]);
    }

    /// All files that outputs are, with their bytes; what is not whole counts as nothing.
    fn assert_whole(place: &Place, undisturbed: &std::collections::BTreeMap<std::path::PathBuf, Option<Vec<u8>>>) {
        for (path, bytes) in place.below("out") {
            let Some(bytes) = bytes else { continue };
            let whole = undisturbed
                .get(&path)
                .unwrap_or_else(|| panic!("{} should not be there", path.display()));
            assert!(whole.as_ref() == Some(&bytes), "{} is torn", path.display());
        }
    }

    #[test]
    fn a_hundred_kills_tear_and_lose_nothing() {
        let place = Place::new();
        for at in 0..150 {
            let text = release(&format!("Meldung {at}")) + &"Noch ein Satz steht hier.\n".repeat(at % 90);
            place.put(format!("in/{}/{at}.txt", at % 3), text);
        }
        let arguments = |out: &'static str, more: &'static [&'static str]| {
            [
                "in", "--output", out, "--format", "json", "--format", "ndjson", "--quiet",
            ]
            .into_iter()
            .chain(more.iter().copied())
        };
        let begin = Instant::now();
        place.run(arguments("ganz", &[])).assert_ok();
        let whole = begin.elapsed();
        let undisturbed = place.below("ganz");
        let mut kills = 0;
        place.folder("out");
        for round in 0_u32..100 {
            let mut child = place
                .command(arguments("out", if round % 2 == 0 { &["--resume"] } else { &[] }))
                .spawn()
                .unwrap();
            // The moments are spread over the time that a whole run takes.
            std::thread::sleep(whole * (round * 37 % 100) / 100);
            kills += u32::from(child.try_wait().unwrap().is_none());
            let _ = child.kill();
            child.wait().unwrap();
            assert_whole(&place, &undisturbed);
            if round % 25 == 24 {
                place.run(arguments("out", &["--resume"])).assert_ok();
                assert_eq!(place.below("out"), undisturbed);
                assert_eq!(
                    place.read(Path::new("out").join(JOURNAL)),
                    place.read(Path::new("ganz").join(JOURNAL))
                );
                fs::remove_dir_all(place.path("out")).unwrap();
                place.folder("out");
            }
        }
        assert!(kills > 20, "only {kills} runs were killed before their end");
    }
}
