//! The account of what is given: every file has one line in the report, and the numbers of the summary add up.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::{Place, Run, release};

pub(crate) const UNKNOWN: &str =
    "Liebe Jutta,\n\nam Samstag fahren wir an den See. Bring bitte die Räder mit.\n\nDein Karl\n";

/// A release with an address that can be repaired, because of the others.
pub(crate) fn repaired() -> String {
    release("Bad ero\u{AD}ffnet")
}

/// The rows of a report, by path; no path has two.
pub(crate) fn rows(place: &Place, report: &str) -> BTreeMap<String, Value> {
    let report = place.record(report);
    let rows = report["texts"].as_array().unwrap();
    let by_path: BTreeMap<_, _> = rows
        .iter()
        .map(|row| (row["path"].as_str().unwrap().to_owned(), row.clone()))
        .collect();
    assert_eq!(by_path.len(), rows.len(), "{report}");
    by_path
}

/// All paths below a folder that are no folders, as the program prints them.
fn files(place: &Place, folder: &str) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(place.path(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = Path::new(&folder).join(entry.file_name()).display().to_string();
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else {
                files.insert(path);
            }
        }
    }
    files
}

/// The numbers of a report's summary add up, and are those of its rows.
#[track_caller]
pub(crate) fn assert_adds_up(place: &Place, report: &str) {
    let summary = &place.record(report)["summary"];
    let rows = rows(place, report);
    let rows = || {
        rows.values()
            .filter(|row| !["gone", "dropped"].contains(&row["status"].as_str().unwrap()))
    };
    let number = |value: &Value| value.as_u64().unwrap();
    let sum = |counts: &Value| counts.as_object().unwrap().values().map(number).sum::<u64>();
    let [files, texts, converted, unchanged, failed, left] =
        ["files", "texts", "converted", "unchanged", "failed", "left"].map(|key| number(&summary[key]));
    assert_eq!(files, texts + sum(&summary["passed_over"]), "{summary}");
    assert_eq!(texts, converted + unchanged + failed + left, "{summary}");
    assert_eq!(texts, sum(&summary["outcomes"]) + left, "{summary}");
    assert_eq!(files, rows().count() as u64, "{summary}");
    for (key, column) in [
        ("outcomes", "outcome"),
        ("passed_over", "kind"),
        ("originals", "original"),
    ] {
        let mut counts = BTreeMap::new();
        for value in rows().filter_map(|row| row[column].as_str()) {
            *counts.entry(value.to_owned()).or_insert(0_u64) += 1;
        }
        let mut told = summary[key].as_object().unwrap().clone();
        told.retain(|name, _| !["gone", "dropped"].contains(&name.as_str()));
        assert_eq!(serde_json::json!(told), serde_json::json!(counts), "{key}");
    }
}

/// The line of the summary that begins so.
#[track_caller]
pub(crate) fn said<'r>(run: &'r Run, beginning: &str) -> &'r str {
    let mut lines = run
        .summary
        .lines()
        .filter_map(|line| line.strip_prefix("pressedienst: "));
    lines
        .find(|line| line.starts_with(beginning))
        .unwrap_or_else(|| panic!("{}", run.summary))
}

/// What becomes of each file: its status, outcome and kind.
#[cfg(unix)]
const WANTED: [(&str, &str, &str, &str); 24] = [
    ("a.txt", "converted", "whole", ""),
    ("kopie.txt", "converted", "whole", ""),
    ("tief/zweifel.TXT", "converted", "with-warnings", ""),
    ("tief/repariert.txt", "converted", "with-repairs", ""),
    ("leer.txt", "converted", "with-errors", ""),
    ("brief.txt", "converted", "with-errors", ""),
    ("seite.txt", "converted", "with-errors", ""),
    ("post.txt", "converted", "with-errors", ""),
    ("verweis.txt", "converted", "whole", ""),
    ("kein-text.txt", "failed", "not-read", ""),
    ("tot.txt", "failed", "not-read", ""),
    ("nichts.txt", "failed", "not-read", ""),
    ("scan.tif", "passed-over", "", ".tif"),
    ("tief/SCAN 2.TIF", "passed-over", "", ".tif"),
    ("tot.tif", "passed-over", "", ".tif"),
    ("brief.docx", "passed-over", "", ".docx"),
    ("LIESMICH", "passed-over", "", "without-ending"),
    (".versteckt.txt", "passed-over", "", "hidden"),
    (".git/tief/config.txt", "passed-over", "", "hidden"),
    ("out/fremd.txt", "passed-over", "", "in-output-folder"),
    ("out/tief/fremd", "passed-over", "", "in-output-folder"),
    ("ordner", "passed-over", "", "link-to-folder"),
    ("ordner.txt", "passed-over", "", "link-to-folder"),
    ("nichts", "passed-over", "", "pipe-or-device"),
];

#[cfg(unix)]
#[test]
fn every_file_of_a_folder_has_one_line() {
    use std::os::unix::fs::symlink;

    use crate::program::doubtful;
    let place = Place::new();
    for (name, bytes) in [
        ("a.txt", release("Eins").as_bytes()),
        ("kopie.txt", release("Eins").as_bytes()),
        ("tief/zweifel.TXT", doubtful().as_bytes()),
        ("tief/repariert.txt", repaired().as_bytes()),
        ("leer.txt", b""),
        ("brief.txt", UNKNOWN.as_bytes()),
        ("kein-text.txt", b"%PDF-1.4\n"),
        (
            "seite.txt",
            b"<!DOCTYPE html>\n<html><body><p>Hallo</p></body></html>\n",
        ),
        (
            "post.txt",
            b"From: a@b.example\nTo: c@d.example\nSubject: Bad\n\nHallo\n",
        ),
        ("scan.tif", b"II"),
        ("tief/SCAN 2.TIF", b"II"),
        ("brief.docx", b"PK"),
        ("LIESMICH", b"-"),
        (".versteckt.txt", release("Versteckt").as_bytes()),
        (".git/tief/config.txt", b"-"),
        ("out/fremd.txt", b"-"),
        ("out/tief/fremd", b"-"),
    ] {
        place.put(Path::new("in").join(name), bytes);
    }
    place.put("draussen/b.txt", release("Draußen"));
    for (to, name) in [
        ("../draussen", "ordner"),
        ("../draussen", "ordner.txt"),
        ("../draussen/b.txt", "verweis.txt"),
        ("nirgends", "tot.txt"),
        ("nirgends", "tot.tif"),
        ("/dev/null", "nichts"),
        ("/dev/null", "nichts.txt"),
    ] {
        symlink(to, place.path("in").join(name)).unwrap();
    }
    let there = files(&place, "in");
    let wanted: BTreeMap<_, _> = WANTED
        .into_iter()
        .map(|(name, status, outcome, kind)| (format!("in/{name}"), [status, outcome, kind].map(str::to_owned)))
        .collect();
    assert_eq!(there, wanted.keys().cloned().collect());
    let formats = ["--format", "json", "--format", "csv", "--format", "sqlite"];
    // The second run finds its own files there, which are no one's originals.
    for _ in 0..2 {
        let arguments = ["in", "--output", "in/out", "--report", "bericht.json"];
        let run = place.run(arguments.iter().chain(&formats));
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert_eq!(
            said(&run, "24 files: "),
            "24 files: 12 texts (among them 1 web page and 1 e-mail), 12 passed over (3 .tif, 2 hidden, 2 in the output \
             folder, 2 links to folders, 1 .docx, 1 pipe or device, 1 without ending)"
        );
        assert_eq!(said(&run, "12 texts: "), "12 texts: 9 converted, 3 failed");
        assert_eq!(
            said(&run, "outcomes: "),
            "outcomes: 3 whole, 1 with repairs, 1 with warnings, 4 with errors, 3 not read"
        );
        let told = rows(&place, "bericht.json").into_iter().map(|(path, row)| {
            let told = ["status", "outcome", "kind"].map(|key| row[key].as_str().unwrap_or_default().to_owned());
            (path, told)
        });
        assert_eq!(told.collect::<BTreeMap<_, _>>(), wanted);
        assert_adds_up(&place, "bericht.json");
    }
    // The table says the same, and so does a run that writes nothing.
    let run = place.run(["in", "--check", "--report", "bericht.csv"]);
    assert_eq!(run.code, Some(1));
    let table = place.read("bericht.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let names = reader.headers().unwrap().clone();
    let cells = reader.records().map(|row| {
        let row = row.unwrap();
        let cell = |name: &str| row[names.iter().position(|column| column == name).unwrap()].to_owned();
        (cell("path"), ["status", "outcome", "kind"].map(cell))
    });
    let cells: Vec<_> = cells.filter(|(path, _)| !path.starts_with("in/out/")).collect();
    let count = cells.len();
    let mut wanted = wanted;
    wanted.retain(|path, _| !path.starts_with("in/out/"));
    // What the runs have written there is no one's, if no output folder is given.
    assert_eq!((cells.into_iter().collect::<BTreeMap<_, _>>(), count), (wanted, 22));
}

#[test]
fn what_the_program_wrote_is_no_file_of_the_account() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/fremd.json", "{}");
    let arguments = [
        "--bag",
        "--format",
        "json",
        "--format",
        "csv",
        "--report",
        "bericht.json",
    ];
    for (folder, out, bag) in [("in", "in", 1), ("in", "in/sack", 0)] {
        let run = || place.run([folder, "--output", out].iter().chain(&arguments[bag..]));
        for _ in 0..2 {
            let run = run();
            assert_eq!(run.code, Some(0), "{}", run.err);
            assert_eq!(rows(&place, "bericht.json")["in/fremd.json"]["kind"], ".json");
            assert_adds_up(&place, "bericht.json");
            if bag == 1 {
                assert_eq!(said(&run, "2 files: "), "2 files: 1 text, 1 passed over (1 .json)");
            } else {
                // In another output folder the files of the first are no one's.
                assert!(
                    said(&run, "12 files: ").starts_with("12 files: 1 text, 11 passed over"),
                    "{}",
                    run.summary
                );
            }
        }
    }
    // What a bag keeps can be read.
    let run = place.run(["in/sack/data/originals", "--output", "in/sack", "--bag", "--dry-run"]);
    assert!(run.out.starts_with("in/sack/data/originals/a.txt -> "), "{}", run.out);
}

#[test]
fn copies_are_told_without_an_output_folder_too() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b/a.txt", release("Eins"));
    place.put("in/c.txt", release("Zwei"));
    for arguments in [&["in"][..], &["in", "--check"]] {
        let run = place.run(arguments.iter().chain(&["--report", "bericht.json"]));
        assert_eq!(run.code, Some(0));
        assert!(
            run.message("in/b/a.txt")
                .contains("note[text-copied] it has the bytes of in/a.txt"),
            "{}",
            run.err
        );
        assert_eq!(said(&run, "originals: "), "originals: 1 copy");
        let rows = rows(&place, "bericht.json");
        assert_eq!(
            (&rows["in/b/a.txt"]["original"], &rows["in/a.txt"]["original"]),
            (&"copy".into(), &Value::Null)
        );
        assert_eq!(rows["in/b/a.txt"]["earlier"], "in/a.txt");
        assert_adds_up(&place, "bericht.json");
    }
}

#[test]
fn where_there_is_no_text_the_run_has_failed() {
    let place = Place::new();
    place.folder("leer");
    place.put("fremd/a.doc", "-");
    place.put("fremd/b.doc", "-");
    place.put("liste", "");
    for more in [
        &[][..],
        &["--check"],
        &["--output", "out"],
        &["--output", "out", "--dry-run"],
    ] {
        let run = place.run(["leer", "fremd"].iter().chain(more));
        assert_eq!(run.code, Some(1), "{more:?}");
        assert!(
            run.message("leer").contains("there is no file in this folder"),
            "{}",
            run.err
        );
        assert!(
            run.message("fremd").contains("it has 2 .doc; give --glob"),
            "{}",
            run.err
        );
        assert!(
            run.message("pressedienst")
                .contains("there is no text in what was given"),
            "{}",
            run.err
        );
        let run = place.run(["leer", "--quiet"].iter().chain(more));
        assert_eq!(run.code, Some(1));
        assert!(run.message("pressedienst").contains("there is no text"), "{}", run.err);
        assert_eq!(place.run(["--files-from", "liste"].iter().chain(more)).code, Some(1));
    }
    place.put("voll/a.txt", release("Voll"));
    assert_eq!(place.run(["leer", "voll"]).code, Some(0));
    let run = place.run(["fremd", "voll/a.txt"]);
    assert_eq!(said(&run, "3 files: "), "3 files: 1 text, 2 passed over (2 .doc)");
}

#[test]
fn a_file_that_is_given_itself_is_not_passed_over() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/notiz.md", release("Zwei"));
    place.put("in/.c.txt", release("Drei"));
    place.put("in/d.md", "-");
    for arguments in [
        &["in", "in/notiz.md", "./in/.c.txt"][..],
        &["in/notiz.md", "in/.c.txt", "in", "in"],
    ] {
        let run = place.run(arguments.iter().chain(&["--check", "--report", "bericht.json"]));
        assert_eq!(run.code, Some(0));
        assert_eq!(said(&run, "4 files: "), "4 files: 3 texts, 1 passed over (1 .md)");
        assert_eq!(rows(&place, "bericht.json")["in/d.md"]["status"], "passed-over");
        assert_adds_up(&place, "bericht.json");
    }
}

#[test]
fn what_was_not_looked_at_has_a_line_too() {
    let place = Place::new();
    place.put("in/a.txt", release("Eins"));
    place.put("in/b.txt", "%PDF-1.4");
    place.put("in/c.txt", release("Drei"));
    let status = |report: &str| {
        let rows = rows(&place, report).into_iter();
        let rows = rows.map(|(path, row)| format!("{path} {}", row["status"].as_str().unwrap()));
        rows.collect::<Vec<_>>()
    };
    let run = place.run([
        "in",
        "--check",
        "--fail-fast",
        "--jobs",
        "1",
        "--report",
        "bericht.json",
    ]);
    assert_eq!(
        said(&run, "3 texts: "),
        "3 texts: 1 converted, 1 not looked at, 1 failed"
    );
    assert_eq!(
        status("bericht.json"),
        ["in/a.txt converted", "in/b.txt failed", "in/c.txt not-looked-at"]
    );
    assert_adds_up(&place, "bericht.json");
    place.run(["in", "--output", "out"]);
    place.put("in/b.txt", release("Zwei"));
    let run = place.run(["in", "--output", "out", "--retry-failed", "--report", "bericht.json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(
        said(&run, "3 texts: "),
        "3 texts: 1 converted, 2 not looked at, 0 failed"
    );
    assert_eq!(
        status("bericht.json"),
        ["in/a.txt not-looked-at", "in/b.txt converted", "in/c.txt not-looked-at"]
    );
    assert_adds_up(&place, "bericht.json");
}

/// How an encoding writes a text.
type Written = fn(&str) -> Vec<u8>;

/// Letters of the text beyond ASCII as these bytes, in the order of "äöüß".
fn bytes(text: &str, umlauts: [u8; 4]) -> Vec<u8> {
    let byte = |letter| {
        let at = "äöüß".chars().position(|umlaut| umlaut == letter);
        at.map_or_else(|| u8::try_from(letter).expect("ASCII"), |at| umlauts[at])
    };
    text.chars().map(byte).collect()
}

const ENCODINGS: [(&str, Written); 9] = [
    ("utf-8", |text| text.as_bytes().to_vec()),
    ("utf-8", |text| [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
    ("utf-16le", |text| {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }),
    ("utf-16be", |text| {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }),
    ("utf-16le", |text| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect()
    }),
    ("utf-16be", |text| {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        [0xFE, 0xFF].into_iter().chain(units).collect()
    }),
    ("windows-1252", |text| bytes(text, [0xE4, 0xF6, 0xFC, 0xDF])),
    ("macintosh", |text| bytes(text, [0x8A, 0x9A, 0x9F, 0xA7])),
    ("ibm850", |text| bytes(text, [0x84, 0x94, 0x81, 0xE1])),
];

#[test]
fn an_archive_of_many_encodings_has_one_true_line_a_file() {
    let place = Place::new();
    let text = |number: usize| {
        release(&format!("Düsseldorf eröffnet Bad Nummer {number}"))
            + "\nDie Straße führt über die Brücke, sagte die Bürgermeisterin in Düsseldorf.\n"
    };
    let mut wanted = BTreeMap::new();
    let mut want = |name: String, told: [&str; 3]| wanted.insert(format!("in/{name}"), told.map(str::to_owned));
    for number in 0..300 {
        let (encoding, write) = ENCODINGS[number % 9];
        let name = format!("{}/{number:03}", number % 5);
        match number % 12 {
            10 => {
                place.put(format!("in/{name}.doc"), "-");
                want(format!("{name}.doc"), ["passed-over", "", ""]);
            }
            // A copy of the one before.
            11 => {
                let (encoding, write) = ENCODINGS[(number - 2) % 9];
                place.put(format!("in/{name}.txt"), write(&text(number - 2)));
                want(format!("{name}.txt"), ["converted", "copy", encoding]);
            }
            _ => {
                place.put(format!("in/{name}.txt"), write(&text(number)));
                want(format!("{name}.txt"), ["converted", "new", encoding]);
            }
        }
    }
    let arguments = [
        "in",
        "--output",
        "out",
        "--format",
        "json",
        "--format",
        "sqlite",
        "--report",
        "bericht.json",
    ];
    // A copy is the later one of the two in the order of reading.
    let normal = |mut told: BTreeMap<String, [String; 3]>| {
        let mut copies: Vec<_> = told
            .values()
            .filter(|told| told[1] == "copy")
            .map(|told| told[2].clone())
            .collect();
        copies.sort();
        for told in told.values_mut().filter(|told| told[1] == "copy") {
            told[1] = "new".to_owned();
        }
        (told, copies)
    };
    let told = || -> BTreeMap<String, [String; 3]> {
        let rows = rows(&place, "bericht.json").into_iter();
        rows.map(|(path, row)| {
            let cells = ["status", "original", "encoding"].map(|key| row[key].as_str().unwrap_or_default().to_owned());
            (path, cells)
        })
        .collect()
    };
    let run = place.run(arguments);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(normal(told()), normal(wanted.clone()));
    assert_eq!(files(&place, "in"), wanted.keys().cloned().collect());
    assert_adds_up(&place, "bericht.json");
    // Some are moved, changed, or gone.
    fs::create_dir(place.path("in/neu")).unwrap();
    let mut then: BTreeMap<_, _> = wanted.into_iter().collect();
    for told in then.values_mut().filter(|told| told[0] == "converted") {
        told[1] = "unchanged".to_owned();
    }
    for number in [12, 24, 36] {
        let name = format!("{}/{number:03}.txt", number % 5);
        fs::rename(
            place.path(format!("in/{name}")),
            place.path(format!("in/neu/{number}.txt")),
        )
        .unwrap();
        let told = then.remove(&format!("in/{name}")).unwrap();
        then.insert(
            format!("in/neu/{number}.txt"),
            [told[0].clone(), "moved".to_owned(), told[2].clone()],
        );
        let name = format!("{}/{:03}.txt", (number + 1) % 5, number + 1);
        place.put(format!("in/{name}"), release(&format!("Anders {number}")));
        then.insert(
            format!("in/{name}"),
            ["converted", "changed", "utf-8"].map(str::to_owned),
        );
        let name = format!("{}/{:03}.txt", (number + 2) % 5, number + 2);
        fs::remove_file(place.path(format!("in/{name}"))).unwrap();
        let told = then.get_mut(&format!("in/{name}")).unwrap();
        (told[0], told[1]) = ("gone".to_owned(), String::new());
    }
    let run = place.run(arguments);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(told(), then);
    assert_adds_up(&place, "bericht.json");
}
