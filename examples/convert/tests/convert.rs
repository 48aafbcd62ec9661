//! The program, run as a process: what its help promises, and what attackers and accidents do to it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

#[path = "support/program.rs"]
mod program;

use program::{Place, Run, headline, release};

// What it does.

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
fn each_text_of_a_folder_becomes_a_pretty_record_at_the_same_place() {
    let place = Place::new();
    place.put("in/a/b.txt", release("Neue Bänke am Rhein"));
    place.put("in/c.TXT", release("Sprechstunde im Rathaus"));
    place.put("in/v1.2.txt", release("Zwei Punkte im Namen"));
    place.put("in/notiz.md", release("Kein Text des Archivs"));
    let run = place.run(["in", "--output", "neu/out"]);
    run.assert_ok();
    assert_eq!(run.out, "");
    assert_eq!(place.names("neu/out"), ["a/b.json", "c.json", "v1.2.json"]);
    assert_eq!(headline(&place.record("neu/out/a/b.json")), "Neue Bänke am Rhein");
    assert_eq!(place.record("neu/out/a/b.json")["releases"][0]["date"], "2021-05-14");
    let text = place.read("neu/out/a/b.json");
    assert!(text.starts_with("{\n  \"") && text.ends_with("\n}\n"), "{text}");
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
fn without_a_folder_each_text_is_one_line_of_standard_output_in_order() {
    let place = Place::new();
    for (name, headline) in [("in/b.txt", "Bäder"), ("in/a.txt", "Ampeln"), ("in/c/d.txt", "Chöre")] {
        place.put(name, release(headline));
    }
    place.put("zuerst.txt", release("Zuerst"));
    let run = place.run(["zuerst.txt", "in"]);
    run.assert_ok();
    assert_eq!(run.headlines(), ["Zuerst", "Ampeln", "Bäder", "Chöre"]);
    assert!(run.out.ends_with('\n'));
    assert_eq!(place.names("."), ["in/a.txt", "in/b.txt", "in/c/d.txt", "zuerst.txt"]);
}

#[test]
fn json_is_the_default_format() {
    let place = Place::new();
    place.put("a.txt", release("Wochenmarkt zieht um"));
    assert_eq!(place.run(["a.txt", "--format", "json"]), place.run(["a.txt"]));
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
fn output_and_messages_are_the_same_bytes_in_every_run_and_locale() {
    let write = |place: &Place, names: &[&str]| {
        for name in names {
            place.put(format!("in/{name}.txt"), release(&format!("Über {name}")));
        }
        place.put("in/leer.txt", "");
        place.put("in/bild.txt", "%PDF-1.7\n");
    };
    let (one, other) = (Place::new(), Place::new());
    write(&one, &["ä", "B", "a", "z", "Z"]);
    write(&other, &["Z", "z", "a", "B", "ä"]);
    let in_locale = |place: &Place, locale: &str, zone: &str, arguments: &[&str]| {
        let mut command = place.command(arguments);
        command.envs([("LC_ALL", locale), ("LANG", locale), ("LANGUAGE", locale), ("TZ", zone)]);
        Run::of(command.output().unwrap())
    };
    for arguments in [
        &["in", "fehlt.txt"][..],
        &["in", "fehlt.txt", "--output", "out"],
        &["--falsch"],
    ] {
        let first = in_locale(&one, "C", "UTC", arguments);
        assert_eq!(first, in_locale(&other, "de_DE.UTF-8", "Asia/Tokyo", arguments));
        assert_eq!(first, in_locale(&one, "tr_TR.UTF-8", "America/New_York", arguments));
    }
    assert_eq!(one.below("out"), other.below("out"));
}

// What it does not take, and what it says then.

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
        assert!(
            message.contains(word) && message.contains("extract its text"),
            "{message}"
        );
    }
    assert_eq!(place.names("out"), ["c.json"]);
}

#[test]
fn utf_16_and_windows_1252_are_read_and_noted() {
    let place = Place::new();
    let text = release("Grünflächen für Düsseldorf");
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    place.put("a.txt", units.flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let bytes = text.chars().map(|c| u8::try_from(c).expect("a character of Latin-1"));
    place.put("b.txt", bytes.collect::<Vec<_>>());
    let run = place.run(["a.txt", "b.txt"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.headlines(), ["Grünflächen für Düsseldorf"; 2]);
    assert!(
        run.message("a.txt:1:1").starts_with("note[read-as-utf-16]"),
        "{}",
        run.err
    );
    assert!(
        run.message("b.txt:1:1").starts_with("note[read-as-windows-1252]"),
        "{}",
        run.err
    );
}

#[test]
fn damaged_utf_16_is_named() {
    let place = Place::new();
    place.put("a.txt", b"\xFF\xFEP\0r");
    let run = place.run(["a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.message("a.txt").contains("UTF-16"), "{}", run.err);
}

#[test]
fn an_empty_file_becomes_an_empty_record_with_a_finding() {
    let place = Place::new();
    place.put("leer.txt", "");
    let run = place.run(["leer.txt", "--output", "out"]);
    assert_eq!(run.code, Some(0));
    assert!(
        run.message("leer.txt:1:1").starts_with("error[empty-text]"),
        "{}",
        run.err
    );
    assert_eq!(place.record("out/leer.json")["releases"], Value::Array(Vec::new()));
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
        for name in ["leer", "fremd"] {
            assert!(
                run.message(name).contains("no file of this folder is a text"),
                "{}",
                run.err
            );
        }
    }
    assert_eq!(place.names("out"), ["a.json"]);
}

#[test]
fn a_line_of_a_megabyte_is_read() {
    let place = Place::new();
    place.put("worte.txt", release(&"Wort und ".repeat(120_000)));
    place.put("zeichen.txt", "x".repeat(1_000_000));
    place.put("adressen.txt", release(&"amt@example.de ".repeat(70_000)));
    let run = place.run(["worte.txt", "zeichen.txt", "adressen.txt"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 3));
}

#[test]
fn a_text_of_twenty_megabytes_is_read_whole() {
    let place = Place::new();
    let sentence = "Der Wasserspielplatz im Südpark ist wieder geöffnet.\n\n";
    let count = 20_000_000 / sentence.len();
    place.put("a.txt", release("Viel") + "\n" + &sentence.repeat(count));
    let run = place.run(["a.txt"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.out.matches("Wasserspielplatz").count(), count + 1);
}

// Nothing is lost.

#[test]
fn an_earlier_record_is_replaced_whole_and_never_written_into() {
    let place = Place::new();
    place.put("a.txt", release("Die erste Fassung mit einer langen Überschrift"));
    place.run(["a.txt", "--output", "out"]).assert_ok();
    let earlier = place.read("out/a.json");
    // A second name for the same file shows what happens to its bytes.
    fs::hard_link(place.path("out/a.json"), place.path("zeuge.json")).unwrap();
    place.put("a.txt", release("Kurz"));
    place.run(["a.txt", "--output", "out"]).assert_ok();
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
    let run = place.run(["a.json", "--output", ".", "--force"]);
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
fn two_texts_with_one_name_get_records_of_their_own() {
    let place = Place::new();
    place.put("x/a.txt", release("Erster"));
    place.put("y/a.txt", release("Zweiter"));
    place.put("y/b.txt", release("Dritter"));
    let run = place.run(["x", "y", "--output", "out"]);
    assert_eq!(run.code, Some(0));
    let (first, second) = (Path::new("x").join("a.txt"), Path::new("y").join("a.txt"));
    let message = run.message(&second.display().to_string());
    assert!(message.contains("note[name-changed]"), "{}", run.err);
    assert!(message.contains(&first.display().to_string()), "{message}");
    assert_eq!(headline(&place.record("out/a.json")), "Erster");
    let names = place.names("out");
    let other = names
        .iter()
        .find(|name| name.starts_with("a~"))
        .expect("a record of its own");
    assert_eq!(
        (names.len(), headline(&place.record(Path::new("out").join(other)))),
        (3, "Zweiter".to_owned())
    );
    let before = place.below("out");
    place.run(["y", "x", "--output", "out"]);
    assert_eq!(
        place.below("out"),
        before,
        "names do not depend on the order in a later run"
    );
    assert_eq!(headline(&place.record("out/b.json")), "Dritter");
    place.run([".", "--output", "beide"]).assert_ok();
    assert_eq!(place.names("beide"), ["x/a.json", "y/a.json", "y/b.json"]);
}

#[test]
fn names_that_some_file_systems_take_for_the_same_do_not_replace_each_other() {
    let place = Place::new();
    for (at, name) in ["Übung", "übung", "U\u{308}bung", "ubung"].iter().enumerate() {
        place.put(format!("{at}/{name}.txt"), release(&format!("Fassung {at}")));
    }
    let run = place.run(["0", "1", "2", "3", "--output", "out"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.err.matches("note[name-changed]").count(), 2, "{}", run.err);
    let names = place.names("out");
    let headlines: Vec<_> = names
        .iter()
        .map(|name| headline(&place.record(Path::new("out").join(name))))
        .collect();
    let distinct: std::collections::BTreeSet<_> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!((names.len(), distinct.len()), (4, 4), "{names:?}");
    for at in 0..4 {
        assert!(headlines.contains(&format!("Fassung {at}")), "{headlines:?}");
    }
    assert_eq!(headline(&place.record("out/Übung.json")), "Fassung 0");
}

#[test]
fn an_output_folder_inside_the_input_is_not_read_again() {
    let place = Place::new();
    place.put("in/a.txt", release("Draußen"));
    place.run(["in", "--output", "in/out"]).assert_ok();
    let before = place.below("in");
    place.run(["in", "--output", "in/out"]).assert_ok();
    assert_eq!(place.below("in"), before);
    place.run([".", "--output", "in/../in/out"]).assert_ok();
    assert_eq!(place.names("in/out"), ["a.json", "in/a.json"]);
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

// Names.

#[test]
fn names_with_umlauts_blanks_and_dashes_are_names_like_others() {
    let place = Place::new();
    let names = [
        " führt und hört auf ",
        "--output",
        "-a",
        "--",
        "Größe 5 µm",
        "日本",
        "a;b&c $(d)",
    ];
    for name in names {
        place.put(format!("in/{name}.txt"), release(name.trim()));
    }
    place.run(["in", "--output", "out"]).assert_ok();
    let mut expected = names.map(|name| format!("{name}.json"));
    expected.sort();
    assert_eq!(place.names("out"), expected);
    for name in names {
        assert_eq!(headline(&place.record(format!("out/{name}.json"))), name.trim());
    }
}

#[test]
fn behind_two_dashes_everything_is_a_name() {
    let place = Place::new();
    for name in ["--output", "-o", "--help", "--"] {
        place.put(name, release(&format!("Text {name}")));
    }
    let run = place.run(["--", "--output", "-o", "--help", "--"]);
    run.assert_ok();
    assert_eq!(run.headlines(), ["Text --output", "Text -o", "Text --help", "Text --"]);
    let run = place.run(["--output", "out", "--", "-o"]);
    run.assert_ok();
    assert_eq!(place.names("out"), ["-o.json"]);
}

#[test]
fn forged_arguments_are_escaped_in_messages() {
    let place = Place::new();
    place.put("a.txt", release("Eins"));
    place.put("datei", "bleibt");
    let forged = "\x1B[2J\nb.txt: alles gut\r\u{202E}";
    let (missing, option, output) = (forged.to_owned(), format!("--{forged}"), format!("datei/{forged}"));
    for arguments in [
        &[missing.as_str()][..],
        &[&option, "a.txt"],
        &["--format", forged, "a.txt"],
        &["a.txt", "--output", &output],
    ] {
        let run = place.run(arguments);
        assert!(matches!(run.code, Some(1 | 2)), "{arguments:?}");
        assert!(run.err.contains(r"\u{1b}[2J\nb.txt"), "{arguments:?}: {}", run.err);
        assert!(
            !run.err.contains(['\x1B', '\r', '\u{202E}']),
            "{arguments:?}: {:?}",
            run.err
        );
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    impl Place {
        fn pipe(&self, name: &str) {
            let path = self.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let made = Command::new("mkfifo").arg(path).status().expect("mkfifo is there");
            assert!(made.success());
        }

        fn has(&self, name: impl AsRef<Path>) -> bool {
            fs::symlink_metadata(self.path(name)).is_ok()
        }

        fn link(&self, to: &str, name: &str) {
            symlink(to, self.path(name)).unwrap();
        }

        /// A folder in which no file can be made, whoever runs the tests.
        fn closed_folder(&self) -> PathBuf {
            self.folder("zu");
            let folder = self.path("zu");
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
            if fs::write(folder.join("probe"), "").is_ok() {
                // Nothing is closed to the superuser but what the kernel itself writes.
                return PathBuf::from("/proc");
            }
            folder
        }
    }

    #[test]
    fn line_breaks_and_escape_sequences_in_names_are_escaped_in_every_message() {
        let place = Place::new();
        let name = "Zeile\nb.txt:1:1: note[gut] alles\x1B[2J";
        place.put(format!("in/{name}.txt"), "");
        place.put(format!("in/{name} 2.txt"), "%PDF-1.4");
        place.put(format!("in/{name} 3.txt"), release("Drei"));
        place.link("nirgends", &format!("in/{name} 4.txt"));
        place.folder(&format!("in/{name}.d/leer"));
        for arguments in [&["in"][..], &["in", "--output", "out"]] {
            let run = place.run(arguments);
            assert_eq!(run.code, Some(1));
            assert!(run.err.contains(r"Zeile\nb.txt"), "{}", run.err);
            assert!(!run.err.contains("\nb.txt"), "{}", run.err);
            assert!(!run.err.contains('\x1B'), "{:?}", run.err);
        }
        let plain = "Zeile_b.txt_1_1_ note[gut] alles_[2J";
        assert!(place.has(format!("out/{plain}.json")) && place.has(format!("out/{plain} 3.json")));
        let folder = place.path(format!("in/{name}.d"));
        let run = place.run([folder.as_os_str()]);
        assert!(
            run.err.contains(r"Zeile\nb.txt") && !run.err.contains('\x1B'),
            "{:?}",
            run.err
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_no_text_are_converted_and_told_apart() {
        use std::os::unix::ffi::OsStrExt as _;
        let place = Place::new();
        for byte in [b'\xFE', b'\xFF'] {
            place.put(
                Path::new("in").join(OsStr::from_bytes(&[byte, b'.', b't', b'x', b't'])),
                release("Eins"),
            );
        }
        let run = place.run(["in", "--output", "out"]);
        assert_eq!(
            (run.code, run.err.matches("note[name-changed]").count()),
            (Some(0), 2),
            "{}",
            run.err
        );
        assert_eq!(place.below("out").len(), 2);
        let paths = place
            .names("out")
            .into_iter()
            .map(|name| place.record(Path::new("out").join(name))["source"]["path"].clone());
        let paths: Vec<_> = paths.map(|path| path.to_string()).collect();
        assert!(
            paths.contains(&r#""in/\\xFE.txt""#.to_owned()) && paths.contains(&r#""in/\\xFF.txt""#.to_owned()),
            "{paths:?}"
        );
    }

    #[test]
    fn pipes_and_devices_are_named_and_never_opened() {
        let place = Place::new();
        place.put("in/a.txt", release("Gewöhnlich"));
        place.pipe("in/rohr.txt");
        place.link("/dev/zero", "in/nullen.txt");
        let run = place.run(["in", "in/rohr.txt", "/dev/zero"]);
        assert_eq!(run.code, Some(1));
        assert_eq!(run.headlines(), ["Gewöhnlich"]);
        for name in ["in/rohr.txt", "in/nullen.txt", "/dev/zero"] {
            assert!(run.message(name).contains("not opened"), "{}", run.err);
        }
    }

    #[test]
    fn a_pipe_at_the_place_of_a_record_is_not_opened() {
        let place = Place::new();
        place.put("a.txt", release("Eins"));
        place.pipe("out/a.json");
        let run = place.run(["a.txt", "--output", "out"]);
        assert_eq!(run.code, Some(1));
        assert!(run.message("a.txt").contains("is there already"), "{}", run.err);
        assert!(place.names("out").is_empty());
    }

    #[test]
    fn links_to_folders_are_not_followed_and_loops_end() {
        let place = Place::new();
        place.put("in/a.txt", release("Einmal"));
        place.put("fern/b.txt", release("Draußen"));
        place.link(".", "in/schleife");
        place.link("../in", "in/schleife.txt");
        place.link("../fern", "in/fern");
        place.link("im-kreis.txt", "in/im-kreis.txt");
        let run = place.run(["in", "--output", "out"]);
        assert_eq!(run.code, Some(1));
        run.message("in/im-kreis.txt");
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert_eq!(place.names("out"), ["a.json"]);
    }

    #[test]
    fn links_to_texts_are_read_and_dangling_links_named() {
        let place = Place::new();
        place.put("fern/b", release("Hinter dem Link"));
        place.folder("in");
        place.link("../fern/b", "in/a.txt");
        place.link("nirgends", "in/c.txt");
        let run = place.run(["in", "in/c.txt"]);
        assert_eq!(run.code, Some(1));
        assert_eq!(run.headlines(), ["Hinter dem Link"]);
        assert_eq!(
            run.err
                .matches("in/c.txt: error[not-converted] this link leads nowhere")
                .count(),
            2
        );
    }

    #[test]
    fn a_link_at_the_place_of_a_record_is_not_written_through() {
        let place = Place::new();
        place.put("a.txt", release("Eins"));
        place.put("ziel.json", "bleibt");
        place.folder("out");
        for to in ["../ziel.json", "../nirgends.json"] {
            place.link(to, "out/a.json");
            let run = place.run(["a.txt", "--output", "out"]);
            assert_eq!(run.code, Some(1), "{to}");
            assert!(run.message("a.txt").contains("is there already"), "{}", run.err);
            assert_eq!(fs::read_link(place.path("out/a.json")).unwrap(), Path::new(to));
            fs::remove_file(place.path("out/a.json")).unwrap();
        }
        assert_eq!(place.read("ziel.json"), "bleibt");
        assert!(!place.has("nirgends.json"));
    }

    #[test]
    fn an_unreadable_file_at_the_place_of_a_record_is_not_overwritten() {
        let place = Place::new();
        place.put("a.txt", release("Eins"));
        place.put("out/a.json", "bleibt");
        fs::set_permissions(place.path("out/a.json"), fs::Permissions::from_mode(0o000)).unwrap();
        assert_eq!(place.run(["a.txt", "--output", "out"]).code, Some(1));
        fs::set_permissions(place.path("out/a.json"), fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(place.read("out/a.json"), "bleibt");
    }

    #[test]
    fn what_may_not_be_read_is_named_and_the_others_are_converted() {
        let place = Place::new();
        place.put("in/a.txt", release("Offen"));
        place.put("in/zu.txt", release("Verschlossen"));
        place.put("in/ordner/b.txt", release("Auch verschlossen"));
        for name in ["in/zu.txt", "in/ordner"] {
            fs::set_permissions(place.path(name), fs::Permissions::from_mode(0o000)).unwrap();
        }
        // Nothing is closed to the superuser; they read what others are told that they may not.
        let superuser = fs::read(place.path("in/zu.txt")).is_ok();
        let run = place.run(["in"]);
        fs::set_permissions(place.path("in/ordner"), fs::Permissions::from_mode(0o700)).unwrap();
        if superuser {
            assert_eq!(run.headlines(), ["Offen", "Auch verschlossen", "Verschlossen"]);
            return;
        }
        assert_eq!(run.code, Some(1));
        assert_eq!(run.headlines(), ["Offen"]);
        for name in ["in/zu.txt", "in/ordner"] {
            assert!(run.message(name).contains("permission denied"), "{}", run.err);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_fails_in_reading_is_named_and_the_others_are_converted() {
        let place = Place::new();
        place.put("in/a.txt", release("Davor"));
        place.link("/proc/self/mem", "in/b.txt");
        place.put("in/c.txt", release("Danach"));
        let run = place.run(["in"]);
        assert_eq!(run.code, Some(1));
        assert_eq!(run.headlines(), ["Davor", "Danach"]);
        run.message("in/b.txt");
    }

    #[test]
    fn an_output_folder_that_takes_no_files_is_wrong_usage() {
        let place = Place::new();
        place.put("a.txt", release("Eins"));
        place.put("b.txt", release("Zwei"));
        let folder = place.closed_folder();
        let arguments = ["a.txt", "b.txt", "--output"]
            .map(OsStr::new)
            .into_iter()
            .chain([folder.as_os_str()]);
        let run = place.run(arguments.clone());
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        let message = format!("--output {}: ", folder.display());
        assert!(
            run.err.contains(&message) && run.err.contains("cannot be written"),
            "{}",
            run.err
        );
        assert_eq!(place.run(arguments), run, "messages name no temporary file");
    }

    #[test]
    fn records_have_the_rights_of_any_new_file() {
        let place = Place::new();
        place.put("a.txt", release("Eins"));
        place.run(["a.txt", "--output", "."]).assert_ok();
        let mode = |name: &str| fs::metadata(place.path(name)).unwrap().permissions().mode();
        assert_eq!(mode("a.json"), mode("a.txt"));
    }

    #[test]
    fn a_reader_that_has_read_enough_ends_it_quietly() {
        let place = Place::new();
        // Far more than any pipe holds.
        for at in 0..40 {
            place.put(
                format!("in/{at}.txt"),
                release("Genug") + &"Noch ein Satz steht hier.\n".repeat(2_000),
            );
        }
        for bytes in [0, 1] {
            let mut child = place.command(["in"]).spawn().unwrap();
            let mut out = child.stdout.take().unwrap();
            out.read_exact(&mut vec![0; bytes]).unwrap();
            drop(out);
            Run::of(child.wait_with_output().unwrap()).assert_ok();
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_standard_output_is_an_error_with_a_message() {
        let place = Place::new();
        place.put("a.txt", release("Eins"));
        let mut command = place.command(["a.txt"]);
        command.stdout(fs::File::create("/dev/full").unwrap());
        let run = Run::of(command.output().unwrap());
        assert_eq!(run.code, Some(2));
        let message = run.message("pressedienst");
        assert!(message.contains("standard output cannot be written"), "{message}");
        assert!(message.contains("a.txt"), "{message}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_standard_error_does_not_keep_texts_from_being_converted() {
        let place = Place::new();
        place.put("a.txt", "");
        place.put("b.txt", release("Zwei"));
        let mut command = place.command(["a.txt", "b.txt", "--output", "out"]);
        command.stderr(fs::File::create("/dev/full").unwrap());
        assert_eq!(Run::of(command.output().unwrap()).code, Some(0));
        assert_eq!(place.names("out"), ["a.json", "b.json"]);
    }

    #[test]
    fn standard_input_may_come_in_drops() {
        let place = Place::new();
        let mut child = place.command(["-"]).stdin(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        for byte in release("Tropfen für Tropfen").bytes() {
            input.write_all(&[byte]).unwrap();
        }
        drop(input);
        let run = Run::of(child.wait_with_output().unwrap());
        run.assert_ok();
        assert_eq!(run.headlines(), ["Tropfen für Tropfen"]);
    }
}

const CONTRADICTION: &str =
    "Pressedienst\n\n31. August 2019\n\n1. September 2019\n\nLesefest am Rhein\n\nEs war sch\u{F6}n.\n";

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
    let codes = pressedienst::Code::ALL.iter().map(|code| code.id());
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
fn annotations_tell_what_every_byte_is() {
    let place = Place::new();
    let utf16: Vec<u8> = CONTRADICTION.encode_utf16().flat_map(u16::to_le_bytes).collect();
    place.put("a.txt", CONTRADICTION);
    place.put("b.txt", utf16);
    place.put("c.txt", format!("\u{FEFF}{CONTRADICTION}"));
    let run = place.run(["--annotations", "a.txt", "b.txt", "c.txt"]);
    let records: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(records.len(), 3);
    for (index, record) in records.iter().enumerate() {
        let mut labels = BTreeMap::new();
        let mut owners = vec![0; CONTRADICTION.len()];
        for annotation in record["annotations"].as_array().expect("a list") {
            let mut pieces = Vec::new();
            for span in annotation["spans"].as_array().expect("a list") {
                let at = |index: usize| usize::try_from(span[index].as_u64().expect("a number")).expect("an offset");
                pieces.push(CONTRADICTION.get(at(0)..at(1)).expect("a place in the text"));
                owners[at(0)..at(1)].iter_mut().for_each(|count| *count += 1);
            }
            labels.insert(annotation["label"].as_str().expect("a label"), pieces);
        }
        assert_eq!(labels["releases[0].date"], ["31. August 2019"]);
        assert_eq!(labels["releases[0].headlines[0].text"], ["Lesefest am Rhein"]);
        assert_eq!(labels["masthead"], ["Pressedienst"]);
        for (byte, owners) in CONTRADICTION.bytes().zip(owners) {
            assert!(
                owners == 1 || (owners == 0 && byte.is_ascii_whitespace()),
                "{byte} has {owners}"
            );
        }
        let coverage = record["coverage"].as_object().expect("an object");
        let sum: u64 = coverage.values().map(|bytes| bytes.as_u64().expect("a number")).sum();
        assert_eq!(sum, CONTRADICTION.len() as u64);
        // The text is there where it is not the bytes of the file.
        assert_eq!(
            record.get("text").and_then(Value::as_str),
            (index > 0).then_some(CONTRADICTION)
        );
    }
    let plain: Value = serde_json::from_str(&place.run(["a.txt"]).out).expect("a record");
    assert!(plain.get("annotations").is_none() && plain.get("coverage").is_none());
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
fn a_layout_can_be_forced() {
    let place = Place::new();
    place.put("a.txt", "Ein Brief an einen Freund.\n");
    let record = |run: Run| serde_json::from_str::<Value>(&run.out).expect("JSON");
    assert_eq!(record(place.run(["a.txt"]))["layout"], Value::Null);
    assert_eq!(record(place.run(["--layout", "paged", "a.txt"]))["layout"], "paged");
    let wrong = place.run(["--layout", "paper", "a.txt"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("text-version, web-release"), "{}", wrong.err);
}
