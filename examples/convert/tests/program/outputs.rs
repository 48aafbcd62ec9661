//! What an output may replace: nothing that is lost by it.

use std::fs;
use std::path::Path;

use crate::program::{Place, headline, release};

#[test]
fn an_earlier_record_is_replaced_whole_and_never_written_into() {
    let place = Place::new();
    place.put("a.txt", release("Die erste Fassung mit einer langen Überschrift"));
    place.run(["a.txt", "--output", "out"]).assert_ok();
    let earlier = place.read("out/a.json");
    // A second name for the same file shows what happens to its bytes.
    fs::hard_link(place.path("out/a.json"), place.path("zeuge.json")).unwrap();
    place.put("a.txt", release("Kurz"));
    assert_eq!(place.run(["a.txt", "--output", "out"]).code, Some(0));
    assert_eq!(headline(&place.record("out/a.json")), "Kurz");
    assert_eq!(place.read("zeuge.json"), earlier);
    assert_eq!(place.names("out"), ["a.json"], "temporary files are gone");
}

#[test]
fn an_earlier_record_stays_when_its_text_cannot_be_read_any_more() {
    let place = Place::new();
    place.put("in/a.txt", release("Schon gelesen"));
    place.put("in/b.txt", release("Auch gelesen"));
    place.run(["in", "--output", "out"]).assert_ok();
    let before = place.below("out");
    place.put("in/a.txt", "%PDF-1.4");
    fs::remove_file(place.path("in/b.txt")).unwrap();
    assert_eq!(place.run(["in", "--output", "out"]).code, Some(1));
    assert_eq!(place.below("out"), before);
}

#[test]
fn originals_are_never_touched() {
    let place = Place::new();
    place.put("in/a.txt", release("Vorlage"));
    place.put("in/b/c.txt", "%PDF-1.4");
    place.put("in/b/leer.txt", "");
    let state = || {
        let paths = place.below("in").into_iter();
        let texts = paths.filter(|(path, _)| path.extension().is_some_and(|ending| ending == "txt"));
        let dated = texts.map(|(path, bytes)| {
            let changed = fs::metadata(place.path("in").join(&path)).unwrap().modified().unwrap();
            (path, bytes, changed)
        });
        dated.collect::<Vec<_>>()
    };
    let before = state();
    assert_eq!(before.len(), 3);
    for output in ["out", "in", "in/b", "."] {
        place.run(["in", "--output", output]);
        assert_eq!(state(), before, "{output}");
    }
    assert_eq!(headline(&place.record("in/a.json")), "Vorlage");
}

#[test]
fn a_text_is_not_replaced_by_its_own_record() {
    let place = Place::new();
    place.put("a.json", release("Falsche Endung"));
    let run = place.run(["a.json", "--output", "."]);
    assert_eq!(run.code, Some(1));
    assert!(run.message("a.json").contains("is a text itself"), "{}", run.err);
    let run = place.run(["a.json", "--output", ".", "--overwrite"]);
    assert_eq!(run.code, Some(1));
    assert!(run.message("a.json").contains("is a text itself"), "{}", run.err);
    assert_eq!(place.read("a.json"), release("Falsche Endung"));
}

#[test]
fn a_file_that_is_no_record_is_not_overwritten() {
    let foreign = [
        "",
        "Notizen des Archivs",
        "{}",
        "{\n  \"layout\": \"breit\",\n  \"farbe\": 3\n}\n",
        "{\n  \"layout\": ",
        "[\"layout\", \"releases\", \"diagnostics\"]",
    ];
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.put("b.txt", release("Zwei"));
    for bytes in foreign {
        place.put("out/a.json", bytes);
        let run = place.run(["a.txt", "b.txt", "--output", "out"]);
        assert_eq!(run.code, Some(1), "{bytes:?}");
        let message = run.message("a.txt");
        assert!(message.contains("a.json is there already"), "{bytes:?}: {message}");
        assert!(message.contains("move it away"), "{bytes:?}: {message}");
        assert_eq!(place.read("out/a.json"), bytes);
        assert_eq!(
            headline(&place.record("out/b.json")),
            "Zwei",
            "the other one is written"
        );
    }
}

#[test]
fn a_folder_at_the_place_of_a_record_stays() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.put("out/a.json/wichtig.md", "bleibt");
    let run = place.run(["a.txt", "--output", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(run.message("a.txt").contains("is a folder"), "{}", run.err);
    assert_eq!(place.names("out"), ["a.json/wichtig.md"]);
}

#[test]
fn a_file_at_the_place_of_a_folder_stays() {
    let place = Place::new();
    place.put("in/a/b.txt", release("Unten"));
    place.put("in/c.txt", release("Oben"));
    place.put("out/a", "bleibt");
    let run = place.run(["in", "--output", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("b.json cannot be written"), "{}", run.err);
    assert_eq!(place.names("out"), ["a", "c.json"]);
    assert_eq!(place.read("out/a"), "bleibt");
}

#[test]
fn an_output_folder_that_cannot_be_one_is_wrong_usage() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.put("datei", "bleibt");
    for output in ["datei", "datei/unten"] {
        let run = place.run(["a.txt", "--output", output]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.contains(&format!("--output {output}: ")), "{}", run.err);
        assert!(run.err.contains("choose another name"), "{}", run.err);
    }
    assert_eq!(place.read("datei"), "bleibt");
}

#[test]
fn files_of_others_and_outputs_that_were_edited_are_kept() {
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
            run.message(name).contains("is there already") && run.message(name).contains("--overwrite"),
            "{}",
            run.err
        );
    }
    assert!(place.read("out/a.json").contains("geprüft") && place.read("out/b.json") == "{}");
    let run = place.run(["in", "--output", "out", "--overwrite"]);
    assert_eq!(
        (run.code, run.err.matches("note[file-kept]").count()),
        (Some(0), 2),
        "{}",
        run.err
    );
    assert!(place.read("out/a.json.bak").contains("geprüft") && place.read("out/b.json.bak") == "{}");
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
fn a_table_takes_the_place_of_no_record() {
    let place = Place::new();
    place.put("in/datapackage.txt", release("Heißt wie eine Tabelle"));
    place.run(["in", "--output", "out"]).assert_ok();
    let before = place.read("out/datapackage.json");
    for formats in [&["-f", "csv"][..], &["-f", "csv", "-f", "json"]] {
        let run = place.run(["in", "--output", "out"].iter().chain(formats));
        assert_eq!(
            (run.code, place.read("out/datapackage.json")),
            (Some(2), before.clone())
        );
    }
    let run = place.run(["in", "--output", "out", "-f", "csv", "-f", "json", "--overwrite"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(place.read("out/datapackage.json.bak"), before);
    let run = place.run(["in", "--output", "out", "-f", "csv", "-f", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(place.names("out").iter().filter(|name| name.contains('~')).count(), 1);
}

#[test]
fn what_others_wrote_beside_the_database_stays() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("out/metadata.json", "{}");
    let arguments = ["in", "--output", "out", "--format", "sqlite"];
    let run = place.run(arguments);
    assert_eq!(
        (run.code, place.names("out")),
        (Some(2), vec!["metadata.json".to_owned()])
    );
    let over = place.run(arguments.iter().chain(&["--overwrite"]));
    assert_eq!(over.code, Some(0), "{}", over.err);
    assert_eq!(place.read("out/metadata.json.bak"), "{}");
    place.run(arguments).assert_ok();
    let verified = place.run(["--output", "out", "--verify"]);
    assert!(verified.err.contains("2 intact, 1 unknown"), "{}", verified.err);
    place.put("out/metadata.json", "{} ");
    let verified = place.run(["--output", "out", "--verify"]);
    assert!(
        verified.message("out/metadata.json").contains("error[file-changed]"),
        "{}",
        verified.err
    );
    assert_eq!(place.run(arguments).code, Some(2));
    assert_eq!(place.read("out/metadata.json"), "{} ");
}

#[test]
fn a_workbook_is_of_all_texts() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", release("Zwei"));
    let arguments = ["in", "--output", "out", "--format", "xlsx", "--lang", "de"];
    assert_eq!(place.run(arguments).code, Some(0));
    let before = place.below("out");
    let resumed = place.run(arguments.iter().chain(&["--resume", "--jobs", "3"]));
    assert_eq!((resumed.code, place.below("out")), (Some(0), before.clone()));
    let fewer = place.run(["in/a.txt", "--output", "out", "--format", "xlsx", "--lang", "de"]);
    assert_eq!((fewer.code, place.below("out")), (Some(2), before));
    let printed = place.run(["in/a.txt", "--format", "xlsx"]);
    assert_eq!(printed.code, Some(2), "{}", printed.err);
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
        let run = place.run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.err.contains("choose another name"), "{}", run.err);
    }
    assert_eq!(place.read("in/t.csv"), release("Ein Text mit falscher Endung"));
    assert_eq!(place.read("liste.csv"), "in/a.txt\n");
}

/// A run that waits for its first text while another thread has read the others.
fn while_it_runs(place: &Place, arguments: &[&str], meanwhile: impl FnOnce()) -> crate::program::Run {
    let child = crate::program::waiting(place, arguments);
    // Outputs wait for their names until those before them have come.
    std::thread::sleep(std::time::Duration::from_millis(400));
    meanwhile();
    crate::program::fed(child, &release("Der erste"))
}

#[test]
fn what_comes_to_the_place_of_an_output_meanwhile_stays() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", release("Zwei"));
    let run = while_it_runs(&place, &["in", "--output", "out", "--jobs", "2"], || {
        place.put("out/a.json", "von jemand anderem");
    });
    assert_eq!(run.code, Some(1), "{}", run.err);
    let told = "out/a.json came there or was changed while pressedienst ran, and stays as it is";
    assert!(run.message("in/a.txt").contains(told), "{}", run.err);
    assert_eq!(place.read("out/a.json"), "von jemand anderem");
    assert_eq!(place.names("out"), ["a.json", "b.json", "stdin.json"]);
    fs::remove_file(place.path("out/a.json")).unwrap();
    assert_eq!(place.run(["in", "--output", "out"]).code, Some(0));
    // One that is edited meanwhile stays too, also if it is as long as before; --overwrite keeps it.
    place.put("in/a.txt", release("Drei"));
    let edited = place.read("out/a.json").replace("Eins", "Hand");
    let run = while_it_runs(&place, &["in", "--output", "out", "--jobs", "2"], || {
        place.put("out/a.json", &edited);
    });
    assert_eq!(
        (run.code, place.read("out/a.json")),
        (Some(1), edited.clone()),
        "{}",
        run.err
    );
    fs::remove_file(place.path("out/a.json")).unwrap();
    place.put("in/a.txt", release("Eins"));
    assert_eq!(place.run(["in", "--output", "out"]).code, Some(0));
    place.put("in/a.txt", release("Drei"));
    let run = while_it_runs(&place, &["in", "--output", "out", "--jobs", "2", "--overwrite"], || {
        place.put("out/a.json", &edited);
    });
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(place.read("out/a.json.bak"), edited);
    assert_eq!(headline(&place.record("out/a.json")), "Drei");
}

#[test]
fn a_database_that_is_written_to_meanwhile_stays() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    let arguments = ["in", "--output", "out", "--format", "sqlite"];
    place.run(arguments).assert_ok();
    let run = while_it_runs(&place, &arguments, || {
        let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
        database.execute_batch("CREATE TABLE notizen (wort TEXT)").unwrap();
    });
    assert_eq!(run.code, Some(2), "{}", run.err);
    let told = "out/pressedienst.sqlite came there or was changed while pressedienst ran";
    assert!(run.err.contains(told), "{}", run.err);
    let run = while_it_runs(&place, &arguments, || ());
    assert_eq!(run.code, Some(0), "{}", run.err);
    let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    database
        .execute_batch("SELECT * FROM notizen; SELECT * FROM texts WHERE place = '-'")
        .unwrap();
    drop(database);
    // So does one to which another program writes beside it.
    let run = while_it_runs(&place, &arguments, || {
        place.put("out/pressedienst.sqlite-wal", "noch nicht darin");
    });
    assert_eq!(run.code, Some(2), "{}", run.err);
    // And a report.
    let run = while_it_runs(&place, &["--output", "out", "--report", "r.json"], || {
        place.put("r.json", "kein Bericht");
    });
    assert_eq!(
        (run.code, place.read("r.json").as_str()),
        (Some(2), "kein Bericht"),
        "{}",
        run.err
    );
}
