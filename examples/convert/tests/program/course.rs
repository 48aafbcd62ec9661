//! How a batch is done: jobs, checks, dry runs, reports, the filter.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{JOURNAL, Place, Run, doubtful, headline, lines, release};

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
    for line in [
        "151 texts: 150 converted, 1 failed\n",
        "outcomes: 128 whole, 22 with warnings, 1 not read\n",
    ] {
        assert!(one.summary.contains(line), "{}", one.summary);
    }
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
    // Nothing is printed, so that any forms go together.
    assert_eq!(place.run(["in", "--check", "-f", "csv", "-f", "tei"]).code, Some(0));
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
        "all texts -> out/records.ndjson\nall texts -> out/pressedienst.sqlite\nall texts -> out/metadata.json\n"
    );
    place.run(arguments).assert_ok();
    let expected = "all texts -> out/records.ndjson (replaced)\nall texts -> out/pressedienst.sqlite (added to)\n\
                    all texts -> out/metadata.json (replaced)\n";
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
    let outcomes = serde_json::json!({ "whole": 1, "with-warnings": 1, "not-read": 1 });
    assert_eq!(report["summary"]["outcomes"], outcomes);
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
