//! Which texts are read, and what is said of those that are not.

use std::fs;
use std::path::Path;

use crate::program::{Place, Run, fed, headline, release, waiting};

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
    place.put("windows", "\u{FEFF}in/c.txt\r\n");
    assert_eq!(place.run(["--files-from", "windows"]).headlines(), ["c.txt"]);
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
fn a_dash_is_standard_input() {
    let place = Place::new();
    place.put("a.txt", release("Aus dem Rohr"));
    for arguments in [&["-"][..], &["--", "-"], &["-", "--output", "out"]] {
        let mut command = place.command(arguments);
        command.stdin(fs::File::open(place.path("a.txt")).unwrap());
        let run = Run::of(command.output().unwrap());
        run.assert_ok();
        if !arguments.contains(&"--output") {
            assert_eq!(run.headlines(), ["Aus dem Rohr"]);
        }
    }
    assert_eq!(headline(&place.record("out/stdin.json")), "Aus dem Rohr");
}

#[test]
fn a_folder_called_dash_is_not_standard_input() {
    let place = Place::new();
    place.put("-/a.txt", release("Im Ordner"));
    let run = place.run(["--", "-/"]);
    run.assert_ok();
    assert_eq!(run.headlines(), ["Im Ordner"]);
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
fn a_file_given_by_name_becomes_a_record_whatever_its_ending() {
    let place = Place::new();
    place.put("tief/unten/a.txt", release("Eins"));
    place.put("notiz.md", release("Zwei"));
    place.put("ohne", release("Drei"));
    place
        .run(["tief/unten/a.txt", "notiz.md", "ohne", "--output", "out"])
        .assert_ok();
    assert_eq!(place.names("out"), ["a.json", "notiz.json", "ohne.json"]);
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
fn a_missing_file_is_named_and_the_others_are_converted() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.put("c.txt", release("Drei"));
    for arguments in [
        &["a.txt", "b.txt", "c.txt"][..],
        &["a.txt", "b.txt", "c.txt", "--output", "out"],
    ] {
        let run = place.run(arguments);
        assert_eq!(run.code, Some(1));
        assert!(run.message("b.txt").contains("check the name"), "{}", run.err);
        assert!(
            run.summary.contains("3 texts: 2 converted, 1 failed"),
            "{}",
            run.summary
        );
    }
    assert_eq!(place.run(["a.txt", "b.txt", "c.txt"]).headlines(), ["Eins", "Drei"]);
    assert_eq!(place.names("out"), ["a.json", "c.json"]);
}

#[test]
fn files_of_other_formats_are_named_and_the_others_are_converted() {
    let place = Place::new();
    place.put("in/a.txt", "%PDF-1.4\n1 0 obj\n");
    place.put("in/b.txt", "PK\x03\x04 und so weiter");
    place.put("in/c.txt", release("Lesbar"));
    let run = place.run(["in", "--output", "out"]);
    assert_eq!(run.code, Some(1));
    for (name, word) in [("a.txt", "PDF"), ("b.txt", "ZIP")] {
        let message = run.message(&Path::new("in").join(name).display().to_string());
        assert!(message.contains(word), "{message}");
    }
    assert_eq!(place.names("out"), ["c.json"]);
}

#[test]
fn an_empty_folder_is_named_even_beside_a_full_one() {
    let place = Place::new();
    place.folder("leer");
    place.put("fremd/a.md", "nichts");
    place.put("voll/a.txt", release("Voll"));
    for arguments in [
        &["leer", "fremd", "voll"][..],
        &["leer", "fremd", "voll", "--output", "out"],
    ] {
        let run = place.run(arguments);
        assert_eq!(run.code, Some(0));
        for (name, said) in [
            ("leer", "there is no file"),
            ("fremd", "no file of this folder is a text"),
        ] {
            assert!(run.message(name).contains(said), "{}", run.err);
        }
    }
    assert_eq!(place.names("out"), ["a.json"]);
}

#[test]
fn an_output_folder_inside_the_input_is_not_read_again() {
    let place = Place::new();
    place.put("in/a.txt", release("Draußen"));
    place.run(["in", "--output", "in/out"]).assert_ok();
    let before = place.below("in");
    place.run(["in", "--output", "in/out"]).assert_ok();
    assert_eq!(place.below("in"), before);
    place.put("b.txt", release("Darüber"));
    place.run([".", "--output", "in/../in/out"]).assert_ok();
    assert_eq!(place.names("in/out"), ["a.json", "b.json"]);
}

#[test]
fn pages_beside_their_texts_are_not_read_as_texts() {
    let place = Place::new();
    place.put("in/a.txt", release("Daneben"));
    let formats = ["in", "--output", "in", "--format", "json", "--format", "html"];
    place.run(formats).assert_ok();
    let before = place.below("in");
    place.run(formats).assert_ok();
    assert_eq!(place.below("in"), before);
    place.run(["in", "--output", "in"]).assert_ok();
    assert_eq!(place.below("in"), before);
}

#[test]
fn texts_in_the_output_folder_are_passed_over_but_not_in_silence() {
    let place = Place::new();
    place.put("in/a.txt", release("Draußen"));
    place.put("in/out/tief/alt.txt", release("Drinnen"));
    let run = place.run(["in", "--output", "in/out"]);
    assert_eq!(run.code, Some(0));
    let name = Path::new("in").join("out").display().to_string();
    assert!(run.message(&name).contains("are not read"), "{}", run.err);
    assert_eq!(place.names("in/out"), ["a.json", "tief/alt.txt"]);
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
fn texts_of_old_systems_are_read_as_what_they_are() {
    let place = Place::new();
    let written = |umlauts: [&[u8]; 2]| {
        let [small, sharp] = umlauts;
        let head = b"Pressedienst\n\n31. August 2019\n\nStadt D";
        let rest = b"sseldorf\n\nAm Abend hat das Fest auf der Stra";
        [head, small, rest, sharp, b"e begonnen.\n"].concat()
    };
    place.put("in/dos.txt", written([b"\x81", b"\xE1"]));
    place.put("in/mac.txt", written([b"\x9F", b"\xA7"]));
    place.put("in/windows.txt", written([b"\xFC", b"\xDF"]));
    place.put("in/utf.txt", written(["ü".as_bytes(), b"\xDF"]));
    let run = place.run(["in", "--output", "out", "--report", "report.csv"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for (name, encoding) in [
        ("dos", "ibm850"),
        ("mac", "macintosh"),
        ("windows", "windows-1252"),
        ("utf", "utf-8"),
    ] {
        let record = place.record(format!("out/{name}.json"));
        assert_eq!(record["source"]["encoding"], encoding);
        let release = &record["releases"][0];
        assert_eq!(release["headlines"][0]["text"], "Stadt Düsseldorf", "{name}");
        let body = release["body"][0]["text"].as_str().expect("a paragraph");
        assert!(body.contains("Straße"), "{name}: {body}");
    }
    // The umlauts leave no doubt, so that only the report says it.
    assert!(!run.err.contains("dos.txt"), "{}", run.err);
    let report = place.read("report.csv");
    let row = report.lines().find(|row| row.contains("in/dos.txt"));
    assert!(row.is_some_and(|row| row.contains("encoding-recognised 1")), "{report}");
    assert!(
        run.err.contains("in/utf.txt:7:35: warning[invalid-utf-8]"),
        "{}",
        run.err
    );
}

#[test]
fn an_encoding_that_is_in_doubt_is_a_warning_with_words() {
    let place = Place::new();
    place.put(
        "in/a.txt",
        b"Pressedienst\n\n31. August 2019\n\nStadtfest am Rhein\n\nAm Abend beginnt das \x9Al.\n",
    );
    let run = place.run(["in", "--output", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let message = run.message("in/a.txt");
    assert!(message.contains("warning[encoding-doubtful]"), "{message}");
    assert!(message.contains("l.\""), "{message}");
}
