//! What is left when it was run before, or at the same time.

use std::fs;
use std::path::Path;

use crate::program::{JOURNAL, Place, assert_indexed, fed, headline, release, waiting};

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
        journal.replace("\"rules\":\"paged 2\"", "\"rules\":\"paged 0\""),
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
    assert!(
        run.summary.contains("3 texts: 1 converted, 2 not looked at, 0 failed"),
        "{}",
        run.summary
    );
    assert_eq!(place.names("out"), ["a.json", "b.json"]);
    assert_eq!(headline(&place.record("out/a.json")), "Eins");
    let run = place.run(["in", "--output", "out", "--retry-failed"]);
    assert!(
        run.summary.contains("3 texts: 0 converted, 3 not looked at, 0 failed"),
        "{}",
        run.summary
    );
}

#[test]
fn another_format_is_added_and_the_first_one_stays_its_own() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.run(["in", "--output", "out"]).assert_ok();
    place.run(["in", "--output", "out", "--format", "ndjson"]).assert_ok();
    place.put("in/a.txt", release("Anders"));
    assert_eq!(place.run(["in", "--output", "out"]).code, Some(0));
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
    assert_eq!(place.run(["z", "--output", "out"]).code, Some(0));
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
    // What is there is not left out, whatever is asked.
    for flag in ["--drop-gone", "--overwrite"] {
        let run = place.run(["2019", flag].into_iter().chain(tables));
        assert_eq!(run.code, Some(2), "{}", run.err);
    }
    assert_eq!(place.read("out/releases.csv").lines().count(), 4);
    let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    let texts: usize = database
        .query_row("SELECT count(*) FROM texts", [], |row| row.get(0))
        .unwrap();
    assert_eq!(texts, 3);
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
    assert!(
        run.err.contains("line 3") && run.err.contains("move it and the database away"),
        "{}",
        run.err
    );
    fs::remove_file(place.path(Path::new("out").join(JOURNAL))).unwrap();
    place.run(["in", "--output", "out"]).assert_ok();
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
    let run = place.run(arguments.into_iter().chain(["--overwrite"]));
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
fn what_the_database_has_is_not_made_again() {
    let place = Place::new();
    for name in ["a", "b", "c"] {
        place.put(format!("in/{name}.txt"), release(&format!("Meldung {name}")));
    }
    let arguments = ["in", "--output", "out", "--format", "sqlite"];
    let resume = |more: &[&str]| {
        let run = place.run(arguments.iter().chain(&["--resume"]).chain(more));
        assert_eq!(run.code, Some(0));
        run.summary
    };
    let open = || rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    let assert_converted = |summary: &str, counts: &str| assert!(summary.contains(counts), "{summary}");
    place.run(arguments).assert_ok();
    let before = place.below("out");
    assert_converted(&resume(&[]), "3 texts: 0 converted, 3 unchanged");
    assert_eq!(place.below("out"), before);
    // What was taken out, was changed, or is new is made; so is what another version made.
    open()
        .execute_batch(
            "PRAGMA foreign_keys = ON; DELETE FROM texts WHERE path = 'in/a.txt';
            UPDATE texts SET program = 'pressedienst 0.0.9' WHERE path = 'in/c.txt'",
        )
        .unwrap();
    place.put("in/b.txt", release("Geändert"));
    place.put("in/d.txt", release("Neu"));
    place.put("in/e.txt", release("Dazu"));
    assert_converted(&resume(&[]), "5 converted, 0 failed");
    assert_converted(&resume(&[]), "0 converted, 5 unchanged");
    assert_indexed(&open());
    let headlines = "SELECT group_concat(headline, ' ') FROM (SELECT headline FROM release_overview ORDER BY path)";
    let headlines: String = open().query_row(headlines, [], |row| row.get(0)).unwrap();
    assert_eq!(headlines, "Meldung a Geändert Meldung c Neu Dazu");
    // Tables are of all texts.
    assert_converted(&resume(&["--format", "csv"]), "5 converted");
    fs::remove_file(place.path("out/pressedienst.sqlite")).unwrap();
    assert_converted(&resume(&[]), "5 converted");
}

#[test]
fn a_file_and_standard_input_of_one_name_are_two_texts() {
    let place = Place::new();
    place.put("a.txt", release("Aus der Datei"));
    let arguments = ["a.txt", "--output", "out", "--format", "sqlite", "--format", "json"];
    place.run(arguments).assert_ok();
    let more = ["--resume", "--stdin-name", "a.txt"];
    let arguments: Vec<_> = arguments.into_iter().chain(more).collect();
    let run = fed(waiting(&place, &arguments), &release("Aus der Leitung"));
    assert!(run.message("a.txt").contains("note[name-changed]"), "{}", run.err);
    let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    let headlines = "SELECT group_concat(headline, ', ') FROM (SELECT headline FROM release_overview ORDER BY 1)";
    let headlines: String = database.query_row(headlines, [], |row| row.get(0)).unwrap();
    assert_eq!(headlines, "Aus der Datei, Aus der Leitung");
    assert_indexed(&database);
    assert_eq!(headline(&place.record("out/a.json")), "Aus der Datei");
    assert_eq!(place.names("out").len(), 4);
}

#[test]
fn a_damaged_database_is_refused_and_left_alone() {
    let place = Place::new();
    for at in 0..60 {
        place.put(format!("in/{at}.txt"), release(&format!("Meldung {at}")));
    }
    let arguments = ["in", "--output", "out", "--format", "sqlite"];
    place.run(arguments).assert_ok();
    let whole = fs::read(place.path("out/pressedienst.sqlite")).unwrap();
    place.put("in/neu.txt", release("Neu"));
    let pages = whole.len() / 4096;
    let mut refused = 0;
    for page in 1..pages {
        let mut damaged = whole.clone();
        damaged[page * 4096..][..64].fill(0xA5);
        place.put("out/pressedienst.sqlite", &damaged);
        let run = place.run(arguments);
        if run.code == Some(0) {
            // Nothing but free pages and what no check can know may be damaged unseen.
            continue;
        }
        assert_eq!(run.code, Some(2), "{}", run.err);
        let told = "out/pressedienst.sqlite is damaged (";
        let advice = "); put it back from a backup, or move it away and convert all texts again";
        assert!(
            run.err.contains(told) && run.err.contains(advice),
            "page {page}: {}",
            run.err
        );
        assert!(
            fs::read(place.path("out/pressedienst.sqlite")).unwrap() == damaged,
            "page {page}"
        );
        refused += 1;
    }
    assert!(refused * 10 > (pages - 1) * 9, "only {refused} of {pages} pages");
}

#[test]
fn what_others_put_into_a_database_does_not_act() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    let arguments = ["in", "--output", "out", "--format", "sqlite"];
    let made = |sql: &str| {
        let _ = fs::remove_dir_all(place.path("out"));
        place.run(arguments).assert_ok();
        let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
        database.execute_batch(sql).unwrap();
        drop(database);
        let before = fs::read(place.path("out/pressedienst.sqlite")).unwrap();
        place.put("in/b.txt", release("Zwei"));
        let run = place.run(arguments);
        let is_left = fs::read(place.path("out/pressedienst.sqlite")).unwrap() == before;
        fs::remove_file(place.path("in/b.txt")).unwrap();
        (run, is_left)
    };
    // Tables, views and indexes of others stay.
    let own = "CREATE TABLE notizen (wort TEXT); CREATE VIEW meine AS SELECT * FROM release_overview;
        CREATE INDEX nach_ort ON releases (place); ALTER TABLE releases ADD COLUMN notiz TEXT; DROP VIEW image_inventory";
    made(own).0.assert_ok();
    let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    let count: i64 = database
        .query_row("SELECT count(*) FROM meine", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 2);
    for (sql, told) in [
        (
            "CREATE TRIGGER \"a\"\"b\" AFTER INSERT ON texts BEGIN DELETE FROM texts; END",
            "(DROP TRIGGER \"a\"\"b\")",
        ),
        (
            "DROP TRIGGER releases_leave_search",
            "has not the trigger releases_leave_search",
        ),
        (
            "DROP VIEW release_text; CREATE VIEW release_text AS SELECT 1 AS release_id",
            "has not the view release_text",
        ),
        (
            "DROP TABLE bylines; CREATE VIEW bylines AS SELECT 1 AS release_id",
            "has not the table bylines",
        ),
    ] {
        let (run, is_left) = made(sql);
        assert_eq!((run.code, is_left), (Some(2), true), "{sql}: {}", run.err);
        assert!(run.err.contains(told), "{}", run.err);
    }
}
