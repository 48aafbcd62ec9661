//! What outputs are called, and names that are meant to deceive.

use std::path::Path;

use crate::program::{JOURNAL, Place, headline, release};

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
fn names_with_umlauts_blanks_and_signs_are_names_like_others() {
    let place = Place::new();
    let names = [" führt und hört auf ", "a--b", "Größe 5 µm", "日本", "a;b&c $(d)"];
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
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(place.names("out"), ["_-o.json"]);
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

#[test]
fn no_output_is_called_like_an_option_or_a_home_folder() {
    let place = Place::new();
    for name in ["-rf", "_-rf", "~root", "--/x", "a-b~c"] {
        place.put(format!("in/{name}.txt"), release(name));
    }
    let arguments = ["in", "--output", "out", "--format", "json", "--format", "markdown"];
    let run = place.run(arguments);
    assert_eq!(
        (run.code, run.err.matches("note[name-changed]").count()),
        (Some(0), 4),
        "{}",
        run.err
    );
    let names = place.names("out");
    assert_eq!(names.len(), 10);
    let is_odd = |name: &String| name.split('/').any(|part| part.starts_with(['-', '~']));
    assert!(!names.iter().any(is_odd), "{names:?}");
    for (name, file) in [
        ("-rf", "_-rf"),
        ("~root", "_~root"),
        ("--/x", "_--/x"),
        ("a-b~c", "a-b~c"),
    ] {
        assert_eq!(headline(&place.record(format!("out/{file}.json"))), name);
    }
    // A text keeps its name, whichever comes first.
    let before = place.below("out");
    let run = place.run(["in/~root.txt", "in/_-rf.txt", "in/-rf.txt", "--output", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(place.below("out"), before);
    // Also the name that an earlier version gave it, of which there is nothing to say.
    let journal = place.read(format!("out/{JOURNAL}")).replace("_~root", "~root");
    place.put(format!("out/{JOURNAL}"), journal);
    for ending in ["json", "md"] {
        std::fs::rename(
            place.path(format!("out/_~root.{ending}")),
            place.path(format!("out/~root.{ending}")),
        )
        .unwrap();
    }
    let run = place.run(arguments);
    assert_eq!((run.code, run.err.contains("~root")), (Some(0), false), "{}", run.err);
    assert!(place.path("out/~root.json").is_file() && !place.path("out/_~root.json").exists());
}
