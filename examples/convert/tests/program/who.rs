//! Who a text is: its bytes at a place. All formats hold the same texts, whatever becomes of the originals.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sha2::Digest as _;

use crate::program::{JOURNAL, Place, Run, assert_indexed, fed, headline, release, waiting};

const ALL: [&str; 6] = ["--format", "json", "--format", "csv", "--format", "sqlite"];

impl Place {
    /// Converts what is given into `out`, in three formats.
    fn all(&self, arguments: &[&str]) -> Run {
        self.run(arguments.iter().chain(&["--output", "out"]).chain(&ALL))
    }

    /// The same, from a folder below.
    fn all_from(&self, folder: &str, arguments: &[&str]) -> Run {
        let mut command = self.command(arguments.iter().chain(&["--output", "../out"]).chain(&ALL));
        Run::of(command.current_dir(self.path(folder)).output().unwrap())
    }

    fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path("out/pressedienst.sqlite")).unwrap()
    }

    /// The paths and sums of the texts that the files for one text have.
    fn in_records(&self) -> BTreeSet<(String, String)> {
        let names = self.names("out").into_iter();
        let records = names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "json"));
        let records = records.filter(|name| !["datapackage.json", "metadata.json"].contains(&name.as_str()));
        let sources = records.map(|name| self.record(Path::new("out").join(name))["source"].clone());
        let text = |source: &serde_json::Value, key: &str| source[key].as_str().unwrap().to_owned();
        let mut all = BTreeSet::new();
        for source in sources {
            let is_new = all.insert((text(&source, "path"), text(&source, "sha256")));
            assert!(is_new, "{source} has two records");
        }
        all
    }

    fn in_tables(&self) -> BTreeSet<(String, String)> {
        let table = self.read("out/releases.csv");
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let names = reader.headers().unwrap().clone();
        let column = |name: &str| names.iter().position(|column| column == name).unwrap();
        let (path, sum) = (column("source"), column("sha256"));
        let rows = reader.records().map(|row| row.unwrap());
        let rows: Vec<_> = rows.map(|row| (row[path].to_owned(), row[sum].to_owned())).collect();
        let all: BTreeSet<_> = rows.iter().cloned().collect();
        assert_eq!(all.len(), rows.len(), "{rows:?}");
        all
    }

    fn in_database(&self) -> BTreeSet<(String, String)> {
        let database = self.database();
        assert_indexed(&database);
        let mut statement = database.prepare("SELECT path, sha256 FROM texts").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let rows: Vec<(String, String)> = rows.map(|row| row.unwrap()).collect();
        let all: BTreeSet<_> = rows.iter().cloned().collect();
        assert_eq!(all.len(), rows.len(), "{rows:?}");
        all
    }

    /// The paths of the texts, which are the same in all formats.
    #[track_caller]
    fn state(&self) -> Vec<String> {
        let records = self.in_records();
        assert_eq!(records, self.in_tables());
        assert_eq!(records, self.in_database());
        records.into_iter().map(|(path, _)| path).collect()
    }
}

fn sum(text: &str) -> String {
    format!("{:x}", sha2::Sha256::digest(text))
}

fn originals(run: &Run) -> &str {
    let mut lines = run.summary.lines();
    lines
        .find_map(|line| line.strip_prefix("pressedienst: originals: "))
        .unwrap_or_default()
}

#[test]
fn a_folder_is_the_same_however_its_path_is_typed() {
    let place = Place::new();
    for name in ["a", "b", "tief/c"] {
        place.put(format!("in/{name}.txt"), release(&format!("Meldung {name}")));
    }
    let absolute = place.path("in").display().to_string();
    let run = place.all(&["in"]);
    run.assert_ok();
    assert_eq!(originals(&run), "3 new");
    let names = place.names("out");
    for spelling in ["./in", absolute.as_str(), ".", "in/../in", "in"] {
        for more in [&[][..], &["--resume"]] {
            let arguments: Vec<_> = [spelling].into_iter().chain(more.iter().copied()).collect();
            let run = place.all(&arguments);
            run.assert_ok();
            assert_eq!(originals(&run), "3 unchanged");
            assert_eq!(place.names("out"), names, "{spelling}");
            let state = place.state();
            assert_eq!(state.len(), 3, "{spelling}");
            let given = Path::new(spelling).join(if spelling == "." { "in/a.txt" } else { "a.txt" });
            assert!(state.contains(&given.display().to_string()), "{spelling}: {state:?}");
        }
    }
    place.all_from("in", &["."]).assert_ok();
    assert_eq!((place.names("out"), place.state().len()), (names, 3));
}

#[cfg(unix)]
#[test]
fn a_folder_behind_a_link_is_the_folder_itself() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    std::os::unix::fs::symlink("in", place.path("auch")).unwrap();
    place.all(&["in"]).assert_ok();
    place.all(&["auch"]).assert_ok();
    assert_eq!(place.state(), ["auch/a.txt"]);
}

#[test]
fn the_same_path_in_two_folders_is_two_texts() {
    let place = Place::new();
    for year in ["2018", "2019"] {
        place.put(format!("{year}/texte/a.txt"), release(&format!("Aus {year}")));
    }
    place.all_from("2018", &["texte", "--format", "markdown"]).assert_ok();
    // Tables hold all texts, and say so rather than lose some.
    let run = place.all_from("2019", &["texte"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(
        run.err
            .contains("releases.csv holds texts that are not given now: texte/a.txt"),
        "{}",
        run.err
    );
    assert!(
        !run.err.contains("--drop-gone") && !run.err.contains("--force"),
        "{}",
        run.err
    );
    for more in [&["json"], &["sqlite"]] {
        let mut command = place.command(["texte", "--output", "../out", "--format"].iter().chain(more));
        let run = Run::of(command.current_dir(place.path("2019")).output().unwrap());
        assert_eq!(run.code, Some(0), "{}", run.err);
    }
    let headlines = |names: &[String]| {
        let names = names
            .iter()
            .filter(|name| name.contains(".json") && !name.contains("package") && !name.contains("metadata"));
        names
            .map(|name| headline(&place.record(Path::new("out").join(name))))
            .collect::<BTreeSet<_>>()
    };
    let both = BTreeSet::from(["Aus 2018".to_owned(), "Aus 2019".to_owned()]);
    assert_eq!(headlines(&place.names("out")), both);
    assert_eq!(place.in_database().len(), 2);
    // With both given, all formats have both.
    let run = place.all(&["2018/texte", "2019/texte"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(place.state(), ["2018/texte/a.txt", "2019/texte/a.txt"]);
    assert_eq!(headlines(&place.names("out")), both);
}

#[test]
fn a_text_that_was_changed_is_an_alarm() {
    let place = Place::new();
    let (before, after) = (release("Wie es war"), release("Wie es wurde"));
    place.put("in/a.txt", &before);
    place.put("in/b.txt", release("Bleibt"));
    place.all(&["in"]).assert_ok();
    place.put("in/a.txt", &after);
    let run = place.all(&["in", "--resume", "--strict", "--report", "bericht.json"]);
    assert_eq!((run.code, originals(&run)), (Some(1), "1 unchanged, 1 changed"));
    let message = run.message("in/a.txt");
    assert!(message.starts_with("warning[text-changed]"), "{message}");
    assert!(
        message.contains(&sum(&before)) && message.contains(&sum(&after)),
        "{message}"
    );
    let report = place.record("bericht.json");
    let row = &report["texts"][0];
    assert_eq!(
        (&row["original"], &row["earlier"]),
        (&"changed".into(), &sum(&before).into())
    );
    assert_eq!(report["summary"]["originals"]["changed"], 1);
    assert!(place.in_database().contains(&("in/a.txt".to_owned(), sum(&after))));
    place.state();
    let run = place.all(&["in", "--strict"]);
    run.assert_ok();
    assert_eq!(originals(&run), "2 unchanged");
}

#[test]
fn what_other_formats_still_hold_is_said_and_made_anew() {
    let place = Place::new();
    place.put("in/a.txt", release("Vorher"));
    place
        .run(["in", "--output", "out", "-f", "json", "-f", "markdown", "-f", "sqlite"])
        .assert_ok();
    place.put("in/a.txt", release("Nachher"));
    let run = place.run(["in", "--output", "out"]);
    let message = run.message("out");
    assert!(
        message.contains("warning[formats-behind]") && message.contains("--format sqlite"),
        "{message}"
    );
    // What is behind is made by the next run of its format, also by one that goes on.
    place
        .run(["in", "--output", "out", "-f", "markdown", "-f", "sqlite", "--resume"])
        .assert_ok();
    assert!(place.read("out/a.md").contains("Nachher"));
    assert!(
        place
            .in_database()
            .iter()
            .all(|(_, found)| *found == sum(&release("Nachher")))
    );
}

#[test]
fn a_folder_that_was_moved_takes_its_records_and_rows_along() {
    let place = Place::new();
    for name in ["a", "b"] {
        place.put(format!("x/{name}.txt"), release(&format!("Meldung {name}")));
    }
    place.put("x/b2.txt", release("Meldung b"));
    place.all(&["x"]);
    let ids = || {
        let database = place.database();
        let mut statement = database
            .prepare("SELECT headline, release_id FROM release_overview ORDER BY 1, 2")
            .unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(|row| row.unwrap()).collect::<Vec<(String, u64)>>()
    };
    let before = (place.names("out"), ids());
    fs::create_dir(place.path("archiv")).unwrap();
    fs::rename(place.path("x"), place.path("archiv/y")).unwrap();
    let run = place.all(&["archiv/y"]);
    assert_eq!((run.code, originals(&run)), (Some(0), "3 moved"), "{}", run.err);
    assert_eq!(
        run.message("archiv/y/a.txt"),
        "note[text-moved] it lay at x/a.txt before; its outputs are called after its new path"
    );
    assert_eq!(place.state(), ["archiv/y/a.txt", "archiv/y/b.txt", "archiv/y/b2.txt"]);
    assert_eq!((place.names("out"), ids()), before);
    assert!(!place.read(Path::new("out").join(JOURNAL)).contains("/x/"));
    // A record is called after the new name of its text, and nothing of the earlier one stays.
    fs::rename(place.path("archiv/y/a.txt"), place.path("archiv/y/neu.txt")).unwrap();
    let run = place.all(&["archiv/y", "--resume"]);
    assert_eq!(originals(&run), "2 unchanged, 1 moved");
    assert!(place.names("out").contains(&"neu.json".to_owned()) && !place.path("out/a.json").exists());
    assert_eq!((place.state().len(), ids()), (3, before.1));
    let run = place.all(&["archiv/y", "--resume"]);
    run.assert_ok();
    assert_eq!(originals(&run), "3 unchanged");
}

#[test]
fn a_move_that_one_format_has_seen_is_made_up_for_by_the_others() {
    let place = Place::new();
    place.put("x/a.txt", release("Eins"));
    place.all(&["x"]).assert_ok();
    place.run(["x", "--output", "out", "--format", "markdown"]).assert_ok();
    for (from, to) in [("x/a.txt", "x/b.txt"), ("x/b.txt", "x/c.txt")] {
        fs::rename(place.path(from), place.path(to)).unwrap();
        let run = place.run(["x", "--output", "out"]);
        assert_eq!(originals(&run), "1 moved", "{}", run.err);
    }
    assert!(place.path("out/c.md").exists() && !place.path("out/a.md").exists() && !place.path("out/b.md").exists());
    let run = place.all(&["x", "--resume"]);
    run.assert_ok();
    assert_eq!(place.state(), ["x/c.txt"]);
    let run = place.run(["x", "--output", "out", "--format", "markdown", "--resume"]);
    run.assert_ok();
    assert!(place.read("out/c.md").contains("x/c.txt"));
    fs::rename(place.path("x/c.txt"), place.path("x/d.txt")).unwrap();
    place.run(["x", "--output", "out"]);
    fs::rename(place.path("x/d.txt"), place.path("x/e.txt")).unwrap();
    assert_eq!(originals(&place.all(&["x"])), "1 moved");
    assert_eq!(place.state(), ["x/e.txt"]);
}

#[test]
fn a_place_that_a_text_has_left_may_be_anothers() {
    let place = Place::new();
    place.put("x/a.txt", release("Eins"));
    place.all(&["x"]).assert_ok();
    let json = || place.run(["x", "--output", "out"]);
    fs::rename(place.path("x/a.txt"), place.path("x/b.txt")).unwrap();
    assert_eq!(originals(&json()), "1 moved");
    place.put("x/a.txt", release("Zwei"));
    assert_eq!(originals(&json()), "1 new, 1 unchanged");
    // The database has not seen the move yet, and tables that were not given the text would lose it.
    let run = place.all(&["x/a.txt"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("not given now: x/b.txt;"), "{}", run.err);
    place.all(&["x", "--resume"]).assert_ok();
    assert_eq!(place.state(), ["x/a.txt", "x/b.txt"]);
    // There and back again.
    for (from, to) in [("x/b.txt", "x/c.txt"), ("x/c.txt", "x/b.txt")] {
        fs::rename(place.path(from), place.path(to)).unwrap();
        assert_eq!(originals(&json()), "1 unchanged, 1 moved");
    }
    place.all(&["x"]).assert_ok();
    assert_eq!(place.state(), ["x/a.txt", "x/b.txt"]);
    assert!(!place.read(Path::new("out").join(JOURNAL)).contains("\"behind\""));
}

#[test]
fn a_copy_is_noted_and_both_are_kept() {
    let place = Place::new();
    place.put("in/a.txt", release("Zweimal da"));
    place.all(&["in"]).assert_ok();
    place.put("in/b.txt", release("Zweimal da"));
    place.put("in/c.txt", release("Auch zweimal"));
    place.put("in/d.txt", release("Auch zweimal"));
    let run = place.all(&["in", "--resume"]);
    assert_eq!((run.code, originals(&run)), (Some(0), "1 new, 1 unchanged, 2 copies"));
    assert!(run.message("in/b.txt").contains("note[text-copied]"), "{}", run.err);
    assert!(
        run.message("in/b.txt").contains("in/a.txt") && run.message("in/d.txt").contains("in/c.txt"),
        "{}",
        run.err
    );
    assert_eq!(place.state().len(), 4);
    place.all(&["in", "--resume"]).assert_ok();
}

#[test]
fn what_is_gone_is_named_and_left_out_of_all_formats_alike_if_that_is_wanted() {
    let place = Place::new();
    for name in ["a", "b", "tief/c"] {
        place.put(format!("in/{name}.txt"), release(&format!("Meldung {name}")));
    }
    place.all(&["in"]).assert_ok();
    let before = place.below("out");
    fs::remove_file(place.path("in/a.txt")).unwrap();
    fs::remove_dir_all(place.path("in/tief")).unwrap();
    // Tables cannot keep what is not there to be read, so that nothing is done at all.
    let run = place.all(&["in"]);
    assert_eq!((run.code, place.below("out") == before), (Some(2), true), "{}", run.err);
    assert!(
        run.err
            .contains("releases.csv holds texts that are gone: in/a.txt and 1 more")
            && run.err.contains("--drop-gone"),
        "{}",
        run.err
    );
    let run = place.run([
        "in",
        "--output",
        "out",
        "-f",
        "json",
        "-f",
        "sqlite",
        "--report",
        "bericht.csv",
    ]);
    assert_eq!((run.code, originals(&run)), (Some(0), "1 unchanged, 2 gone"));
    assert!(run.message("in/a.txt").contains("warning[text-gone]"), "{}", run.err);
    assert!(
        run.message("in/a.txt").contains("a.json") && run.message("in/a.txt").contains("--drop-gone"),
        "{}",
        run.err
    );
    assert!(
        place.read("bericht.csv").contains("\"in/tief/c.txt\",\"gone\""),
        "{}",
        place.read("bericht.csv")
    );
    assert_eq!(place.state().len(), 3);
    // It leaves all formats or none.
    let run = place.run(["in", "--output", "out", "--drop-gone"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("--format csv"), "{}", run.err);
    assert_eq!(place.state().len(), 3);
    // A drive that is not connected is no loss of texts.
    fs::create_dir(place.path("in/tief")).unwrap();
    let run = place.all(&["in", "--drop-gone"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("tief is empty"), "{}", run.err);
    assert_eq!(place.state().len(), 3);
    fs::remove_dir(place.path("in/tief")).unwrap();
    let dry = place.all(&["in", "--drop-gone", "--dry-run"]);
    assert!(dry.out.contains("a.json (removed)"), "{}", dry.out);
    assert_eq!(place.state().len(), 3);
    let run = place.all(&["in", "--drop-gone", "--resume"]);
    assert_eq!(
        (run.code, originals(&run)),
        (Some(0), "1 unchanged, 2 left out"),
        "{}",
        run.err
    );
    assert!(run.message("in/a.txt").contains("note[text-dropped]"), "{}", run.err);
    assert_eq!(place.state(), ["in/b.txt"]);
    assert!(!place.path("out/a.json").exists() && !place.path("out/tief").exists());
    place.all(&["in"]).assert_ok();
}

#[test]
fn what_failed_before_it_was_gone_is_in_no_format_either() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", release("Zwei"));
    let arguments = ["in", "--output", "out", "--format", "json", "--format", "sqlite"];
    place.run(arguments).assert_ok();
    place.put("in/a.txt", "%PDF-1.4");
    let run = place.run(arguments);
    assert_eq!((run.code, originals(&run)), (Some(1), "1 unchanged, 1 changed"));
    assert!(run.err.contains("in/a.txt: warning[text-changed]"), "{}", run.err);
    fs::remove_file(place.path("in/a.txt")).unwrap();
    let run = place.run(["in", "--output", "out", "--drop-gone"]);
    assert!(
        run.code == Some(2) && run.err.contains("--format sqlite"),
        "{}",
        run.err
    );
    assert_eq!(place.run(arguments.iter().chain(&["--drop-gone"])).code, Some(0));
    assert_eq!(place.in_records(), place.in_database());
    assert_eq!(place.names("out"), ["b.json", "metadata.json", "pressedienst.sqlite"]);
}

#[test]
fn tables_lose_no_rows_of_a_text_that_cannot_be_read_any_more() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", release("Zwei"));
    place.all(&["in"]).assert_ok();
    let before = place.state();
    place.put("in/a.txt", "%PDF-1.4");
    fs::remove_file(place.path("in/b.txt")).unwrap();
    let run = place.all(&["in", "--drop-gone"]);
    assert_eq!(run.code, Some(1));
    let message = run.message("out");
    assert!(
        message.starts_with("warning[tables-left]") && message.contains("in/a.txt;"),
        "{message}"
    );
    assert!(run.message("in/b.txt").starts_with("warning[text-gone]"), "{}", run.err);
    assert_eq!(place.state(), before);
    place.put("in/a.txt", release("Eins"));
    place.put("in/c.txt", "%PDF-1.4");
    // What never was in tables keeps none from being written.
    assert_eq!(place.all(&["in", "--drop-gone", "--resume"]).code, Some(1));
    assert_eq!(place.state(), ["in/a.txt"]);
}

#[test]
fn a_record_that_was_edited_outlives_its_text() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", release("Zwei"));
    place.run(["in", "--output", "out"]).assert_ok();
    place.put("out/a.json", "geprüft");
    fs::remove_file(place.path("in/a.txt")).unwrap();
    let run = place.run(["in", "--output", "out", "--drop-gone"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.message("out/a.json").contains("warning[file-left]"), "{}", run.err);
    assert_eq!(place.read("out/a.json"), "geprüft");
    place.run(["in", "--output", "out"]).assert_ok();
}

#[test]
fn standard_input_is_known_by_its_name() {
    let place = Place::new();
    let given = |name: Option<&str>, text: &str| {
        let more = name.map_or(vec![], |name| vec!["--stdin-name", name]);
        let arguments: Vec<_> = more
            .into_iter()
            .chain(["--output", "out", "-f", "json", "-f", "sqlite"])
            .collect();
        fed(waiting(&place, &arguments), &release(text))
    };
    given(Some("brief"), "Ein Brief").assert_ok();
    given(None, "Eins").assert_ok();
    given(None, "Eins").assert_ok();
    let run = given(None, "Zwei");
    assert_eq!(run.code, Some(0));
    assert!(run.message("-").contains("warning[text-changed]"), "{}", run.err);
    assert_eq!(place.in_records(), place.in_database());
    let names = ["brief.json", "metadata.json", "pressedienst.sqlite", "stdin.json"];
    assert_eq!(place.names("out"), names);
}

#[test]
fn what_is_overwritten_is_kept_beside() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("out/releases.csv", "Notizen");
    let run = place.all(&["in"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("--overwrite"), "{}", run.err);
    let run = place.all(&["in", "--overwrite"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        run.message("out/releases.csv").contains("note[file-kept]"),
        "{}",
        run.err
    );
    assert!(
        run.message("out/releases.csv").contains("releases.csv.bak"),
        "{}",
        run.err
    );
    assert_eq!(place.read("out/releases.csv.bak"), "Notizen");
    for edited in ["geprüft", "noch einmal geprüft"] {
        place.put("out/a.json", edited);
        let run = place.run(["in", "--output", "out"]);
        assert_eq!((run.code, place.read("out/a.json").as_str()), (Some(1), edited));
        assert!(run.message("in/a.txt").contains("--overwrite"), "{}", run.err);
        let run = place.run(["in", "--output", "out", "--overwrite", "--resume"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(run.message("out/a.json").contains("note[file-kept]"), "{}", run.err);
        assert_eq!(headline(&place.record("out/a.json")), "Eins");
    }
    assert_eq!(place.read("out/a.json.bak"), "geprüft");
    assert_eq!(place.read("out/a.json.bak2"), "noch einmal geprüft");
    place.run(["in", "--output", "out", "--overwrite"]).assert_ok();
}

#[test]
fn no_flag_is_stronger_than_it_says() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    assert_eq!(place.run(["in", "--output", "out", "--force"]).code, Some(2));
    place.run(["in", "--output", "out"]).assert_ok();
    place.put("out/a.json", "geprüft");
    assert_eq!(place.run(["in", "--output", "out", "--drop-gone"]).code, Some(1));
    assert_eq!(place.read("out/a.json"), "geprüft");
    let help = place.run_bare(&["--help"]).out;
    assert!(
        !help.contains("--force") && help.contains("--overwrite") && help.contains("--drop-gone"),
        "{help}"
    );
}

#[test]
fn a_folder_of_an_earlier_version_is_refused() {
    let place = Place::new();
    place.put("in/a.txt", release("Alt"));
    place.put(
        Path::new("out").join(JOURNAL),
        "{\"journal\":1,\"bag\":false}\n{\"path\":\"in/a.txt\",\"status\":\"done\"}\n",
    );
    let before = place.below("out");
    let run = place.run(["in", "--output", "out"]);
    assert_eq!((run.code, place.below("out") == before), (Some(2), true));
    assert!(run.err.contains("choose a new folder"), "{}", run.err);
}

#[test]
fn a_bag_remembers_what_was_accepted() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", release("Zwei"));
    let bag = |more: &[&str]| place.run(["in", "--output", "out", "--bag"].iter().chain(more));
    bag(&[]).assert_ok();
    place.put("out/data/vermerk.txt", "von Hand");
    fs::remove_file(place.path("out/data/originals/b.txt")).unwrap();
    place.put("in/c.txt", release("Drei"));
    let only = |more: &[&str]| place.run(["in/c.txt", "--output", "out", "--bag"].iter().chain(more));
    let run = only(&[]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(
        run.err.contains("--accept") && !run.err.contains("--overwrite"),
        "{}",
        run.err
    );
    let run = only(&["--accept"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        run.message("out/data/vermerk.txt").contains("note[accepted]"),
        "{}",
        run.err
    );
    only(&[]).assert_ok();
    assert!(place.read("out/manifest-sha512.txt").contains("data/vermerk.txt"));
    // What was edited and accepted stays as long as its text does.
    place.put("out/data/records/a.json", "geprüft");
    assert_eq!(only(&["--accept"]).code, Some(0));
    let run = bag(&["--resume"]);
    run.assert_ok();
    bag(&[]).assert_ok();
    assert_eq!(place.read("out/data/records/a.json"), "geprüft");
    assert!(!place.path("out/data/originals/b.txt").exists());
    place.put("out/data/vermerk.txt", "noch einmal");
    assert_eq!(only(&[]).code, Some(2));
    assert_eq!(only(&["--accept"]).code, Some(0));
    fs::rename(place.path("out/data/vermerk.txt"), place.path("vermerk.txt")).unwrap();
    let run = only(&[]);
    assert!(
        run.code == Some(2) && run.err.contains("data/vermerk.txt is gone"),
        "{}",
        run.err
    );
    fs::rename(place.path("vermerk.txt"), place.path("out/data/vermerk.txt")).unwrap();
    // What is overwritten is kept, and accepted.
    let run = bag(&["--overwrite"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(place.read("out/data/records/a.json.bak"), "geprüft");
    assert!(place.path("out/data/originals/b.txt").exists());
    only(&[]).assert_ok();
    // The earlier original of a text that was changed is kept, and one that is gone stays.
    place.put("in/b.txt", release("Zwei, neu"));
    let run = bag(&["--resume"]);
    assert!(
        run.message("out/data/originals/b.txt").contains("note[file-kept]"),
        "{}",
        run.err
    );
    assert_eq!(place.read("out/data/originals/b.txt.bak"), release("Zwei"));
    fs::remove_file(place.path("in/b.txt")).unwrap();
    let run = bag(&["--drop-gone"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(place.path("out/data/originals/b.txt").exists() && !place.path("out/data/records/b.json").exists());
    only(&[]).assert_ok();
}
