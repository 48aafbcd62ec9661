//! What the program says in German, and that it is the program alone that speaks: data is the same in both languages.

use std::fs;

use crate::program::{CONTRADICTION, JOURNAL, Place, Run, doubtful, release};

/// Words that no German sentence has, each between blanks.
const ENGLISH: [&str; 20] = [
    "the", "of", "and", "is", "are", "it", "its", "this", "that", "with", "for", "to", "not", "there", "which", "text",
    "texts", "no", "cannot", "by",
];

/// Asks whether anything is said in English, beside names of files and options.
#[track_caller]
fn assert_german(what: &str, said: &str) {
    let words = said.split(|c: char| c.is_whitespace() || "(),;:.?\"".contains(c));
    let found: Vec<_> = words.filter(|word| ENGLISH.contains(word)).collect();
    assert!(found.is_empty(), "{what}: {found:?} in:\n{said}");
}

fn german(place: &Place, arguments: &[&str]) -> Run {
    let run = Run::of(place.bare().arg("--lang=de").args(arguments).output().unwrap());
    assert!(!run.err.contains("panicked"), "{}", run.err);
    assert_german(&arguments.join(" "), &run.err);
    assert_german(&arguments.join(" "), &run.summary);
    run
}

/// A folder with much to say about.
fn odd() -> Place {
    let place = Place::new();
    place.put("in/a.txt", release("Radweg"));
    place.put("in/b.txt", doubtful());
    place.put("in/c.txt", CONTRADICTION);
    place.put("in/d.txt", "Ein Brief an einen Freund.\n");
    place.put("in/e.txt", "PK\u{3}\u{4}");
    place.put("in/f.txt", release("Radweg"));
    place.put("in/g.html", "<html><body><p>Nichts von der Stadt</p><script>x");
    place.put("in/h.html", "<html><body></body></html>");
    place.put(
        "in/i.txt",
        "From: a@b.de\nTo: c@d.de\nSubject: Neues\nDate: heute\n\nHallo\n",
    );
    place.put("in/j.txt", release("Stra?e gesperrt, Br?cke offen"));
    place.put("in/bild.jpg", "x");
    place
}

#[test]
fn the_language_is_that_of_the_system_or_of_the_option() {
    let place = Place::new();
    place.put("a.txt", doubtful());
    for (variables, arguments, is_german) in [
        (&[("LANG", "de_DE.UTF-8")][..], &[][..], true),
        (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "de_AT.UTF-8")], &[], true),
        (&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")], &[], false),
        (&[("LANG", "de_DE.UTF-8")], &["--lang", "en"], false),
        (&[("LANG", "fr_FR.UTF-8")], &[], false),
        (&[], &["--lang=de"], true),
        (&[], &["--lang=auto"], false),
    ] {
        let mut command = place.bare();
        command
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LANG");
        command.envs(variables.iter().copied()).args(arguments).arg("a.txt");
        let run = Run::of(command.output().unwrap());
        let (warning, help) = if is_german {
            ("Warnung[date-impossible]: dieses Datum", "= Rat: ")
        } else {
            ("warning[date-impossible]: this date", "= help: ")
        };
        assert!(run.err.starts_with(warning), "{variables:?} {arguments:?}: {}", run.err);
        assert!(run.err.contains(help), "{variables:?} {arguments:?}: {}", run.err);
    }
}

#[test]
fn a_run_is_told_in_german() {
    let place = odd();
    for form in ["--diagnostics=full", "--diagnostics=short"] {
        let run = german(&place, &["in", "-o", "out", "-f", "csv", "-f", "json", form]);
        assert_eq!(run.code, Some(1));
        for said in [
            "Fehler[not-converted]",
            "Hinweis[text-copied]",
            "Warnung[e-mail]",
            "Stellen: Zeile",
        ] {
            assert!(run.err.contains(said), "{said} is not in:\n{}", run.err);
        }
        // Both runs are over the same folder.
        fs::remove_dir_all(place.path("out")).unwrap();
    }
    let run = german(&place, &["in", "-o", "out", "-f", "csv", "-f", "json"]);
    for said in [
        "pressedienst: 11 Dateien: 10 Texte (darunter 1 Webseite und 1 E-Mail), 1 übergangen (1 .jpg)\n",
        "pressedienst: 10 Texte: 8 umgewandelt, 2 gescheitert\n",
        "Ergebnisse: ",
        "Originale: 9 neu, 1 Kopie\n",
        "Meldungen: ",
    ] {
        assert!(run.err.contains(said), "{said} is not in:\n{}", run.err);
    }
    // What the folder knows by now.
    place.put("in/a.txt", release("Ein neuer Radweg"));
    fs::rename(place.path("in/b.txt"), place.path("in/z.txt")).unwrap();
    fs::remove_file(place.path("in/c.txt")).unwrap();
    place.put("out/d.json", "mine");
    place.put("out/fremd", "");
    german(&place, &["in", "-o", "out", "-f", "csv", "-f", "json", "--verify"]);
    german(&place, &["in", "-o", "out", "--verify"]);
    german(&place, &["in", "-o", "out", "-f", "csv", "-f", "json"]);
    german(&place, &["in", "-o", "out", "-f", "json"]);
    german(&place, &["in", "-o", "out", "-f", "json", "-f", "csv", "--drop-gone"]);
    german(
        &place,
        &[
            "in",
            "-o",
            "out",
            "-f",
            "json",
            "-f",
            "csv",
            "--drop-gone",
            "--overwrite",
        ],
    );
    german(&place, &["in/a.txt", "-o", "out", "-f", "csv"]);
    german(
        &place,
        &["in", "-o", "out", "--dry-run", "-f", "markdown", "-f", "sqlite"],
    );
    german(&place, &["in", "-o", "out", "--bag"]);
    german(&place, &["in", "-o", "paket", "--bag"]);
    place.put("paket/data/fremd", "");
    german(&place, &["in", "-o", "paket", "--bag"]);
    german(&place, &["-o", "paket", "--verify"]);
    german(&place, &["in", "-o", "paket"]);
    german(&place, &["in", "-o", "in", "-f", "csv"]);
    german(&place, &["out", "-o", "neu"]);
}

#[test]
fn a_plan_is_listed_in_german() {
    let place = odd();
    german(&place, &["in", "-o", "out", "-f", "sqlite", "-f", "json"]);
    place.put("out/a.json", "mine");
    for arguments in [
        &["in", "-o", "out", "-f", "sqlite", "-f", "json", "--dry-run"][..],
        &[
            "in",
            "-o",
            "out",
            "-f",
            "sqlite",
            "-f",
            "json",
            "--dry-run",
            "--overwrite",
        ],
    ] {
        let run = german(&place, arguments);
        assert_german(&arguments.join(" "), &run.out);
        assert!(run.out.contains("alle Texte -> out/pressedienst.sqlite"), "{}", run.out);
    }
}

#[test]
fn what_is_wrong_with_a_command_is_told_in_german() {
    let place = odd();
    for (arguments, said) in [
        (&[][..], "es fehlt:"),
        (&["--formt", "json", "in"], "gemeint ist vielleicht '--format'"),
        (&["--format", "xml", "in"], "mögliche Werte: json, ndjson"),
        (&["in", "--output"], "braucht einen Wert"),
        (&["in", "--output", ""], "braucht einen Wert"),
        (&["-x.txt"], "die Option '-x' gibt es nicht"),
        (&["in", "--jobs", "viele"], "eine ganze Zahl ist verlangt"),
        (&["in", "--max-bytes", "64X"], "eine Größe ist eine Zahl"),
        (&["in", "--encoding", "klingonisch"], "Kodierungen heißen"),
        (&["in", "--resume"], "es fehlt:"),
        (
            &["in", "-o", "out", "--resume", "--retry-failed"],
            "geht nicht zusammen mit",
        ),
        (&["in", "--quiet", "--quiet"], "darf nur einmal vorkommen"),
        (&["in", "--quiet=ja"], "nimmt den Wert"),
        (&["in", "-f", "csv"], "braucht einen Ordner"),
        (&["in", "--glob", "[a"], "das Muster \"[a\" ist falsch"),
        (
            &["in", "--check", "--report", "bericht.txt"],
            "endet auf .json oder .csv",
        ),
        (
            &["in", "-o", "out", "--bag", "--bag-info", "Payload-Oxum: 1"],
            "schreibt pressedienst selbst",
        ),
    ] {
        let run = Run::of(place.bare().arg("--lang=de").args(arguments).output().unwrap());
        assert_eq!(
            (run.code, run.out.as_str()),
            (Some(2), ""),
            "{arguments:?}: {}",
            run.err
        );
        assert!(run.err.starts_with("Fehler: "), "{arguments:?}: {}", run.err);
        for said in [said, "Mehr dazu zeigt '--help'."] {
            assert!(run.err.contains(said), "{arguments:?}: {said} is not in:\n{}", run.err);
        }
        for word in ["Usage", "OPTIONS", "error", "tip:", "[possible"] {
            assert!(!run.err.contains(word), "{arguments:?}: {word} in:\n{}", run.err);
        }
    }
    assert!(
        german(&place, &["in", "-f", "csv"])
            .err
            .contains("Aufruf: pressedienst [OPTIONEN]")
    );
    for (arguments, said) in [
        (&["--explain", "date-imposible"][..], "war date-impossible gemeint?"),
        (&["nichts"], "gibt keine solche Datei"),
        (&["--files-from", "nichts"], "gibt keine solche Datei"),
        (&["in", "-o", "in/a.txt"], "kein Ordner"),
    ] {
        let run = german(&place, arguments);
        assert!(run.err.starts_with("Fehler"), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn every_code_is_explained_in_german() {
    let place = Place::new();
    let list = german(&place, &["--explain"]).out;
    assert!(list.starts_with("Was zu Texten gemeldet wird"), "{list}");
    let codes: Vec<_> = list
        .lines()
        .skip(2)
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(
        codes.len() > 70 && codes.contains(&"date-impossible") && codes.contains(&"text-moved"),
        "{codes:?}"
    );
    assert_german(
        "--explain",
        &list
            .lines()
            .map(|line| line.split_once(' ').unwrap_or_default().1)
            .collect::<String>(),
    );
    for code in codes {
        let explained = german(&place, &["--explain", code]).out;
        assert!(explained.starts_with(&format!("{code} (")), "{explained}");
        assert_german(code, &explained);
    }
}

#[test]
fn help_manual_and_completions_are_german() {
    let place = Place::new();
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["--man"],
        &["--completions", "fish"],
        &["--completions", "zsh"],
    ] {
        let (german, english) = (german(&place, arguments), place.run_bare(arguments));
        assert_eq!((german.code, english.code), (Some(0), Some(0)));
        assert!(german.out.contains("Ordner"), "{arguments:?}: {}", german.out);
        assert!(!english.out.contains("Ordner"), "{arguments:?}: {}", english.out);
    }
    for (arguments, is_told) in [
        (&["--help", "--lang", "de"][..], true),
        (&["--lang=en", "--help"], false),
    ] {
        let run = place.run_bare(arguments);
        assert_eq!(run.out.contains("Aufruf:"), is_told, "{}", run.out);
    }
}

#[test]
fn data_is_the_same_in_both_languages() {
    let place = odd();
    let formats = ["json", "ndjson", "csv", "markdown", "sqlite"]
        .map(|name| ["-f", name])
        .concat();
    let told: Vec<_> = ["en", "de"]
        .iter()
        .map(|lang| {
            let report = format!("{lang}.json");
            let mut command = place.bare();
            command.args([
                "--lang",
                lang,
                "in",
                "-o",
                "out",
                "--diagnostics=json",
                "--report",
                &report,
            ]);
            let run = Run::of(command.args(&formats).output().unwrap());
            let journal = place.read(format!("out/{JOURNAL}"));
            let written = (place.below("out"), journal, place.read(&report));
            fs::remove_dir_all(place.path("out")).unwrap();
            (run, written)
        })
        .collect();
    assert_eq!(told[0].0, told[1].0);
    assert!(told[0].1 == told[1].1, "outputs, journal or report differ");
    assert!(
        told[0].1.2.contains("this is not text but a ZIP archive"),
        "{}",
        told[0].1.2
    );
}

#[test]
fn pages_say_why_a_text_failed_also_when_a_run_goes_on() {
    let place = odd();
    let arguments = ["in", "--output", "out", "--format", "html"];
    german(&place, &arguments);
    let page = place.read("out/messages.html");
    assert!(page.contains("die Seite zeigt keinen Text"), "{page}");
    german(&place, &[&arguments[..], &["--resume"]].concat());
    assert_eq!(place.read("out/messages.html"), page);
}
