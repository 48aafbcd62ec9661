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
        for finding in findings {
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
    let run = place.run_bare(&["--explain", "no-such-code"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("no-such-code") && run.err.contains("date-impossible"),
        "{}",
        run.err
    );
}

#[test]
fn a_text_full_of_trouble_does_not_flood_the_terminal() {
    let place = Place::new();
    place.put("a.txt", format!("{CONTRADICTION}\n{}", "Stra?e ".repeat(1_000)));
    let run = place.run_bare(&["a.txt"]);
    assert_eq!(run.err.matches("warning[").count(), 200);
    assert!(
        run.err
            .contains("a.txt: 802 more messages (801 character-lost, 1 text-breaks-off); the record has them"),
        "{}",
        run.err
    );
    let record: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(record["diagnostics"].as_array().expect("a list").len(), 1_002);
    assert_eq!(place.run(["a.txt"]).err.lines().count(), 1_002);
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
    }
    let run = place.run_bare(&["--man"]);
    assert!(
        run.out.contains(".TH pressedienst") && run.out.contains("retry"),
        "{}",
        run.out
    );
}
