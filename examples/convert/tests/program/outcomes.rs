//! How well texts were read: the same words and numbers wherever they are told.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::account::{UNKNOWN, assert_adds_up, repaired, rows, said};
use crate::program::{Place, doubtful, lines, release};

const PAGE: &str = "<h1>Pressedienst Einzelansicht</h1>\n<p>Umwelt, Bildung</p>\n<h2>Bad eröffnet</h2>\n\
                    <p>Das Bad im S&uuml;den ist wieder ge&ouml;ffnet.</p>\n";

#[test]
fn an_output_in_the_way_is_another_thing_than_a_text_that_cannot_be_read() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", "%PDF-1.4");
    place.put("out/a.json", "fremd");
    let run = place.run(["in", "--output", "out", "--report", "bericht.json"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(said(&run, "outcomes: "), "outcomes: 1 not written, 1 not read");
    let rows = rows(&place, "bericht.json");
    assert_eq!(
        (&rows["in/a.txt"]["outcome"], &rows["in/a.txt"]["status"]),
        (&"not-written".into(), &"failed".into())
    );
    assert_adds_up(&place, "bericht.json");
}

#[test]
fn outcome_and_coverage_are_the_same_in_report_database_and_annotations() {
    let place = Place::new();
    place.put("in/ganz.txt", release("Eins"));
    place.put("in/repariert.txt", repaired());
    place.put("in/zweifel.txt", doubtful());
    place.put("in/leer.txt", "\n");
    place.put("in/brief.txt", UNKNOWN);
    place.put(
        "in/halb.txt",
        release("Halb").replace("Pressedienst\n", "Pressedienst\n\n31. Februar 2021\n"),
    );
    place.put(
        "in/post.txt",
        format!("Von: a@b.example\nAn: c@d.example\nBetreff: Bad\n\n{}", release("Post")),
    );
    place.put("in/seite.txt", format!("<html>\n{PAGE}</html>\n"));
    let arguments = ["in", "--output", "out", "--annotations", "--report", "bericht.json"];
    let run = place.run(arguments.iter().chain(&["--format", "json", "--format", "sqlite"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    let told = rows(&place, "bericht.json");
    let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    let mut statement = database.prepare("SELECT path, outcome, coverage FROM texts").unwrap();
    let kept = statement.query_map([], |row| {
        let (path, outcome, coverage): (String, String, Option<f64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((path, (outcome, coverage)))
    });
    let kept: BTreeMap<_, _> = kept.unwrap().map(Result::unwrap).collect();
    assert_eq!(kept.len(), 8);
    for (path, (outcome, coverage)) in &kept {
        let row = &told[path];
        assert_eq!(
            (&row["outcome"], row["coverage"].as_f64()),
            (&outcome.as_str().into(), *coverage),
            "{path}"
        );
        let name = path.replace("in/", "out/").replace(".txt", ".json");
        let counted = &place.record(&name)["coverage"];
        let [field, furniture, unclassified] =
            ["field", "furniture", "unclassified"].map(|key| counted[key].as_f64().unwrap());
        let all = field + furniture + unclassified;
        let share = (all > 0.0).then(|| ((field + furniture) * 10_000.0 / all).floor() / 10_000.0);
        assert_eq!(*coverage, share, "{path}: {counted}");
    }
    for (name, outcome) in [
        ("ganz", "whole"),
        ("repariert", "with-repairs"),
        ("zweifel", "with-warnings"),
        ("leer", "with-errors"),
        ("brief", "with-errors"),
        ("post", "with-errors"),
        ("seite", "whole"),
    ] {
        assert_eq!(kept[&format!("in/{name}.txt")].0, outcome, "{name}");
    }
    let shares = ["ganz", "brief", "leer"].map(|name| kept[&format!("in/{name}.txt")].1);
    assert_eq!(shares, [Some(1.0), Some(0.0), None]);
    // A text that is not made again has both all the same, also if no run has needed the share before.
    let plain = ["in", "--output", "auch"];
    assert_eq!(place.run(plain).code, Some(0));
    let resumed = plain.iter().chain(&["--resume", "--report", "auch.json"]);
    let run = place.run(resumed);
    assert_eq!(said(&run, "8 texts: "), "8 texts: 0 converted, 8 unchanged, 0 failed");
    for (path, row) in rows(&place, "auch.json") {
        assert_eq!(row["coverage"], told[&path]["coverage"], "{path}");
    }
    let run = place.run(arguments.iter().chain(&["--format", "json", "--resume"]));
    assert_eq!(said(&run, "8 texts: "), "8 texts: 0 converted, 8 unchanged, 0 failed");
    for (path, row) in rows(&place, "bericht.json") {
        let columns = |row: &Value| [row["outcome"].clone(), row["coverage"].clone()];
        assert_eq!(columns(&row), columns(&told[&path]), "{path}");
    }
}

#[test]
fn errors_count_in_the_exit_code_only_if_that_is_wanted() {
    let place = Place::new();
    place.put("in/brief.txt", UNKNOWN);
    let run = place.run(["in", "--check"]);
    assert_eq!(
        (run.code, said(&run, "outcomes: ")),
        (Some(0), "outcomes: 1 with errors")
    );
    assert_eq!(place.run(["in", "--check", "--strict"]).code, Some(1));
    place.put("in/brief.txt", repaired());
    assert_eq!(place.run(["in", "--check", "--strict"]).code, Some(0));
}

#[test]
fn web_pages_and_e_mails_are_converted_and_said_to_be_what_they_are() {
    let place = Place::new();
    place.put(
        "in/seite.txt",
        format!("<!DOCTYPE html>\n<html>\n<body>\n{PAGE}</body>\n</html>\n"),
    );
    place.put("in/stueck.txt", PAGE);
    place.put(
        "in/post.txt",
        format!(
            "Return-Path: <a@b.example>\nFrom: a@b.example\nDate: x\n\n{}",
            release("Post")
        ),
    );
    let run = place.run(["in", "--output", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(!run.err.contains("in/seite.txt: "), "{}", run.err);
    assert!(run.message("in/post.txt").contains("warning[e-mail]"), "{}", run.err);
    assert!(!run.err.contains("in/stueck.txt: "), "{}", run.err);
    assert_eq!(
        said(&run, "3 files: "),
        "3 files: 3 texts (among them 1 web page and 1 e-mail)"
    );
    // What could be read before can be read now.
    let text = |name: &str| place.record(format!("out/{name}.json"))["releases"][0]["headlines"][0]["text"].clone();
    assert_eq!((text("seite"), text("stueck")), (text("stueck"), "Bad eröffnet".into()));
    assert_eq!(place.record("out/seite.json")["source"]["extracted_by"], "html");
    assert_eq!(place.record("out/stueck.json")["source"].get("extracted_by"), None);
    let explained = place.run_bare(&["--explain", "e-mail"]).out;
    assert!(explained.contains("and convert that"), "{explained}");
    let run = place.run_bare(&["in", "--check", "--diagnostics", "json"]);
    let summary = lines(&run.err).pop().unwrap();
    assert_eq!(summary["summary"]["messages"]["e-mail"], 1, "{summary}");
}
