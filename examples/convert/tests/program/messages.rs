//! What the program says.

use std::path::Path;

use serde_json::Value;

use crate::program::{CONTRADICTION, Place, Run, doubtful, release};

#[test]
fn help_names_every_option_and_goes_to_standard_output() {
    let run = Place::new().run(["--help"]);
    run.assert_ok();
    for word in [
        "[INPUT]...",
        "--output <DIR>",
        "--format",
        "--explain",
        "--annotations",
        "json",
        "Exit code",
    ] {
        assert!(run.out.contains(word), "{word} is not in:\n{}", run.out);
    }
}

#[test]
fn wrong_usage_ends_with_2_and_writes_nothing() {
    let place = Place::new();
    place.put("a.txt", release("Radweg"));
    let wrong: [&[&str]; 7] = [
        &[],
        &["--formt", "json", "a.txt"],
        &["--format", "xml", "a.txt"],
        &["a.txt", "--output"],
        &["a.txt", "--output", ""],
        &[""],
        &["-x.txt"],
    ];
    for arguments in wrong {
        let run = place.run(arguments);
        assert_eq!(
            (run.code, run.out.as_str()),
            (Some(2), ""),
            "{arguments:?}: {}",
            run.err
        );
        assert!(run.err.starts_with("error: "), "{arguments:?}: {}", run.err);
        assert!(run.err.contains("--help"), "{arguments:?}: {}", run.err);
    }
    assert_eq!(place.names("."), ["a.txt"]);
}

#[test]
fn findings_go_to_standard_error_with_file_line_column_severity_and_code() {
    let place = Place::new();
    place.put("in/a.txt", release("Tag der Vereine").replace("14. Mai", "31. Februar"));
    place.put("in/b.txt", "Nur ein Wort\n");
    let run = place.run(["in"]);
    assert_eq!(run.code, Some(0));
    let mut expected = Vec::new();
    for (line, name) in run
        .out
        .lines()
        .zip([Path::new("in").join("a.txt"), Path::new("in").join("b.txt")])
    {
        let record: Value = serde_json::from_str(line).unwrap();
        let findings = record["diagnostics"].as_array().unwrap();
        assert!(!findings.is_empty(), "nothing was found in {}", name.display());
        let is_unknown = findings.iter().any(|finding| finding["code"] == "unknown-layout");
        // Of a text in no layout, nothing belongs to a field.
        let said = findings
            .iter()
            .filter(|finding| !is_unknown || finding["code"] != "unclassified-text");
        for finding in said {
            let word = |key: &str| finding[key].as_str().unwrap();
            let (severity, code, sentence) = (word("severity"), word("code"), word("message"));
            let (row, column) = (&finding["line"], &finding["column"]);
            expected.push(format!(
                "{}:{row}:{column}: {severity}[{code}] {sentence}",
                name.display()
            ));
        }
    }
    assert_eq!(run.err.lines().collect::<Vec<_>>(), expected);
    let impossible = expected
        .iter()
        .any(|line| line.contains(":3:1: warning[date-impossible] "));
    assert!(impossible, "{expected:#?}");
}

#[test]
fn messages_show_the_place_as_compilers_do() {
    let place = Place::new();
    place.put("a.txt", CONTRADICTION);
    let run = place.run_bare(&["a.txt"]);
    let shown = [
        "warning[date-conflict]: a second date stands in the head; the first counts",
        " --> a.txt:5:1",
        "  |",
        "5 | 1. September 2019",
        "  | ^^^^^^^^^^^^^^^^^",
        "  |",
        " ::: a.txt:3:1",
        "  |",
        "3 | 31. August 2019",
        "  | --------------- the date of issue",
        "  |",
        "  = help: Check which of the two the original has, and remove the other.",
        "",
        "",
    ];
    assert_eq!(run.err, shown.join("\n"));
    assert_eq!(run.code, Some(0));
}

#[test]
fn messages_are_coloured_where_it_was_asked_for_only() {
    let place = Place::new();
    place.put("a.txt", CONTRADICTION);
    let plain = place.run_bare(&["a.txt"]).err;
    assert!(!plain.contains('\u{1B}'), "{plain}");
    let coloured = place.run_bare(&["--color=always", "a.txt"]).err;
    assert!(coloured.contains("\u{1B}[1m"), "{coloured}");
    let mut bare = place.bare();
    let never = bare.env("CLICOLOR_FORCE", "1").args(["--color=never", "a.txt"]);
    assert_eq!(Run::of(never.output().expect("the program runs")).err, plain);
}

#[test]
fn messages_steer_no_terminal_and_tell_no_password() {
    let place = Place::new();
    let text = "Pressedienst\n\n31. Februar 2019 \u{1B}[2J\u{202E}\n\nLesefest am\u{1B}[31m Rhein\n\nEs war sch\u{F6}n.\n\n\
                Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verf\u{FC}gung:\n\n\
                Im Park, \u{A9}Stadt/Ina Roth\n<https://ina:geheim@a.de/park.jpg>\n";
    place.put("a.txt", text);
    for form in ["full", "short", "json"] {
        let run = place.run_bare(&["--diagnostics", form, "a.txt"]);
        let is_plain = |c: char| !matches!(c, '\u{1B}' | '\u{202E}');
        assert!(run.err.chars().all(is_plain), "{form}: {}", run.err);
        assert!(!run.err.contains("geheim"), "{form}: {}", run.err);
        assert!(run.err.contains("address-with-user"), "{form}: {}", run.err);
    }
}

#[test]
fn messages_for_machines_are_one_object_a_line() {
    let place = Place::new();
    place.put("a.txt", CONTRADICTION);
    let run = place.run_bare(&["--diagnostics=json", "a.txt", "missing.txt"]);
    let objects: Vec<Value> = run
        .err
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let [conflict, missing, sum] = objects.as_slice() else {
        panic!("{}", run.err);
    };
    assert_eq!(conflict["code"], "date-conflict");
    assert_eq!(
        (&conflict["path"], &conflict["line"]),
        (&Value::from("a.txt"), &Value::from(5))
    );
    let related = serde_json::json!({ "span": [14, 29], "line": 3, "column": 1 });
    assert_eq!(conflict["related"], related);
    assert_eq!(missing["code"], "not-converted");
    assert_eq!(missing["severity"], "error");
    assert_eq!(
        (&sum["summary"]["texts"], &sum["summary"]["failed"]),
        (&Value::from(2), &Value::from(1))
    );
    assert_eq!(run.code, Some(1));
}

#[test]
fn every_code_is_explained() {
    let place = Place::new();
    let own = [
        "not-converted",
        "no-texts",
        "output-folder",
        "encoding-guessed",
        "name-changed",
    ];
    let codes = pressedienst::Code::ALL.iter().map(|code| code.as_str());
    for id in codes.chain(own) {
        let run = place.run_bare(&["--explain", id]);
        assert_eq!(run.code, Some(0), "{id}: {}", run.err);
        assert!(run.out.starts_with(&format!("{id} (")), "{}", run.out);
        assert!(run.err.is_empty(), "{}", run.err);
    }
    let run = place.run_bare(&["--explain", "date-impossible"]);
    assert!(
        run.out.contains("What to do: ") && run.out.contains("    3 | 31. Februar 2019\n"),
        "{}",
        run.out
    );
}

#[test]
fn without_a_code_all_are_listed_and_a_slip_is_answered_with_what_was_meant() {
    let place = Place::new();
    let run = place.run_bare(&["--explain"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    for code in pressedienst::Code::ALL {
        let lines = run.out.lines().filter(|line| line.starts_with(&format!("{code} ")));
        let [line] = lines.collect::<Vec<_>>()[..] else {
            panic!("{code} has not one line in:\n{}", run.out);
        };
        assert!(
            line.contains(code.severity().as_str()) && line.ends_with(code.sentence()),
            "{line}"
        );
    }
    assert!(run.out.contains("\ntext-moved "), "{}", run.out);
    for (slip, meant) in [
        ("date-mising", Some("date-missing")),
        ("unkown-layout", Some("unknown-layout")),
        ("text-gon", Some("text-gone")),
        ("no such thing", None),
    ] {
        let run = place.run_bare(&["--explain", slip]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.err);
        let question = meant.map(|meant| format!("did you mean {meant}?"));
        assert_eq!(run.err.contains("did you mean"), question.is_some(), "{}", run.err);
        assert!(run.err.contains(&question.unwrap_or_default()), "{}", run.err);
        assert!(run.err.contains("--explain without a code lists all"), "{}", run.err);
        assert!(!run.err.contains("Usage"), "{}", run.err);
    }
}

#[test]
fn what_many_places_of_a_text_have_is_one_message() {
    let place = Place::new();
    let text = format!("{CONTRADICTION}\n{}", "Stra?e am Rhein.\n\n".repeat(7));
    place.put("a.txt", &text);
    let short = place.run(["a.txt"]);
    let lost = short.err.lines().filter(|line| line.contains("[character-lost]"));
    let [lost] = lost.collect::<Vec<_>>()[..] else {
        panic!("{}", short.err);
    };
    assert!(lost.starts_with("a.txt:11:1: warning[character-lost] "), "{lost}");
    assert!(
        lost.ends_with(" (7 places: lines 11, 13, 15, 17, 19 and 2 more)"),
        "{lost}"
    );
    let full = place.run_bare(&["a.txt"]);
    assert_eq!(full.err.matches("[character-lost]").count(), 1, "{}", full.err);
    assert!(
        full.err
            .contains("   = note: 7 places: lines 11, 13, 15, 17, 19 and 2 more\n   = help: "),
        "{}",
        full.err
    );
    // A machine and the record have each place.
    let json = place.run_bare(&["--diagnostics=json", "a.txt"]);
    assert_eq!(json.err.matches("\"character-lost\"").count(), 7, "{}", json.err);
    let record: Value = serde_json::from_str(&full.out).expect("JSON");
    let found = record["diagnostics"].as_array().expect("a list");
    let lost = found.iter().filter(|found| found["code"] == "character-lost");
    assert_eq!(lost.count(), 7);
    assert_eq!(json.err.lines().count(), found.len());
}

#[test]
fn text_that_belongs_to_nothing_is_measured_and_not_named_in_a_text_of_no_layout() {
    let place = Place::new();
    let contact = "Kontakt: siehe oben 12\n";
    let text = format!(
        "{}\nTextversion:\nhttps://www.duesseldorf.de/pressedienst/20210514-318_07.txt\n\n{contact}",
        release("Lesefest am Rhein")
    );
    place.put("a.txt", text);
    let run = place.run(["a.txt"]);
    let line = run.err.lines().find(|line| line.contains("[unclassified-text]"));
    assert!(
        line.is_some_and(|line| line.ends_with(" (1 line, 13 bytes)")),
        "{}",
        run.err
    );
    place.put("b.txt", "Ein Brief an einen Freund.\n\nMit Grüßen\n");
    let run = place.run(["b.txt"]);
    assert!(run.err.contains("[unknown-layout]"), "{}", run.err);
    assert!(!run.err.contains("[unclassified-text]"), "{}", run.err);
    let record: Value = serde_json::from_str(&run.out).expect("JSON");
    let found = record["diagnostics"].as_array().expect("a list");
    assert!(found.iter().any(|found| found["code"] == "unclassified-text"));
}

#[test]
fn what_stands_in_the_way_of_a_run_is_no_wrong_usage() {
    let place = Place::new();
    place.put("in/a.txt", release("Radweg"));
    place.put("in/b.txt", release("Brücke"));
    place.put("other/file", "");
    place.put("report.csv", "mine");
    place.run(["in", "-o", "out", "-f", "csv"]).assert_ok();
    place.run(["in", "-o", "bag", "--bag"]).assert_ok();
    let refused: [(&[&str], &str); 7] = [
        (&["in", "-o", "bag"], "is a bag"),
        (&["in", "-o", "other", "--bag"], "not empty"),
        (&["in/a.txt", "-o", "out", "-f", "csv"], "not given now"),
        (&["in", "-o", "in/a.txt"], "no folder"),
        (&["in", "--check", "--report", "report.csv"], "no report"),
        (&["--files-from", "none"], "no such file"),
        (&["--explain", "nothing"], "no message"),
    ];
    for (arguments, why) in refused {
        for form in ["--diagnostics=short", "--diagnostics=full"] {
            let mut command = place.bare();
            let run = Run::of(command.arg(form).args(arguments).output().unwrap());
            assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.err);
            assert!(
                run.err.starts_with("error: ") && run.err.contains(why),
                "{arguments:?}: {}",
                run.err
            );
            let lines = run.err.lines().count();
            assert!(lines == 1 && !run.err.contains("--help"), "{arguments:?}: {}", run.err);
        }
    }
    let run = place.run_bare(&["--diagnostics=json", "in", "-o", "bag"]);
    let object: Value = serde_json::from_str(&run.err).expect("JSON");
    assert!(
        object["conclusion"]
            .as_str()
            .is_some_and(|why| why.contains("is a bag"))
    );
    // A command that is wrong in itself is answered with how it is right.
    let run = place.run(["in", "-f", "csv"]);
    assert!(run.err.contains("Usage: "), "{}", run.err);
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
fn completions_and_the_manual_come_from_the_program() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = place.run_bare(&["--completions", shell]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(run.out.contains("retry-failed"), "{shell}");
        // In the others clap completes no values.
        let completes = ["bash", "zsh", "fish"].contains(&shell);
        for value in ["web-portal", "date-missing", "text-moved"] {
            assert!(!completes || run.out.contains(value), "{shell}: {value}");
        }
    }
    let run = place.run_bare(&["--man"]);
    assert!(
        run.out.contains(".TH pressedienst") && run.out.contains("retry"),
        "{}",
        run.out
    );
}
