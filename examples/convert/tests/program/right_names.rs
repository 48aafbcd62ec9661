//! The file of right names, as it goes through runs of the program.

use crate::program::{JOURNAL, Place, Run, release};

/// A release with one picture by this photographer.
fn picture(photographer: &str) -> String {
    format!(
        "{}\nZu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Bildmaterial zum Download zur Verfügung:\n\n\
         Das Becken, ©Landeshauptstadt Düsseldorf/{photographer}\n\
         <https://www.duesseldorf.de/fileadmin/Amt13/pressebilder/2105/210514-Bad.jpg>\n",
        release("Bad eröffnet")
    )
}

fn place() -> Place {
    let place = Place::new();
    place.put("in/a.txt", picture("Ina Roth"));
    place.put("in/b.txt", picture("I. Roth"));
    place
}

const CONVERT: [&str; 12] = [
    "in", "--output", "out", "-f", "csv", "-f", "jsonld", "-f", "tei", "-f", "sqlite", "-f",
];

fn run(place: &Place, more: &[&str]) -> Run {
    let run = place.run([&CONVERT[..], &["json"], more].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    run
}

/// The names of photographers, with the right ones, as each output has them.
fn photographers(place: &Place) -> Vec<String> {
    let database = rusqlite::Connection::open(place.path("out/pressedienst.sqlite")).unwrap();
    let mut people = database
        .prepare("SELECT printed || '=' || name FROM people WHERE role = 'photographer' ORDER BY path")
        .unwrap();
    people
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn an_edited_table_of_names_is_taken_back() {
    let place = place();
    run(&place, &[]);
    let record = place.read("out/b.json");
    let table = place.read("out/names.csv");
    assert_eq!(photographers(&place), ["Ina Roth=Ina Roth", "I. Roth=I. Roth"]);
    let edited = table.replace(
        "\"I. Roth\",\"photographer\",,\"person\",,",
        "\"I. Roth\",\"photographer\",\"Ina Roth\",\"person\",118540238,",
    );
    assert_ne!(edited, table);
    place.put("right.csv", &edited);
    run(&place, &["--names", "right.csv", "--resume"]);
    assert_eq!(photographers(&place), ["Ina Roth=Ina Roth", "I. Roth=Ina Roth"]);
    assert_eq!(place.read("out/b.json"), record, "a record is what was printed");
    let graph = place.read("out/b.jsonld");
    assert!(graph.contains("\"alternateName\": \"I. Roth\""), "{graph}");
    assert!(place.read("out/b.xml").contains("<idno type=\"GND\">118540238</idno>"));
    // The new table says what the file said, and is taken back in turn.
    let said = place.read("out/names.csv");
    place.put("again.csv", &said);
    let before = place.below("out");
    run(&place, &["--names", "right.csv", "--resume"]);
    assert_eq!(place.below("out"), before, "the same names are the same files");
    run(&place, &["--names", "again.csv", "--resume"]);
    assert_eq!(place.read("out/names.csv"), said);
    assert!(place.read(format!("out/{JOURNAL}")).contains("names="));
    // Without the file all is as it was.
    run(&place, &["--resume"]);
    assert_eq!(place.read("out/names.csv"), table);
    assert_eq!(photographers(&place), ["Ina Roth=Ina Roth", "I. Roth=I. Roth"]);
}

#[test]
fn a_file_of_excel_is_taken() {
    let place = place();
    place.put("right.csv", "\u{FEFF}printed;name\r\n\"I. Roth\";Ina Roth\r\n;\r\n");
    run(&place, &["--names", "right.csv", "--excel"]);
    assert_eq!(photographers(&place), ["Ina Roth=Ina Roth", "I. Roth=Ina Roth"]);
}

#[test]
fn what_fits_no_name_is_said_and_reported() {
    let place = place();
    place.put(
        "right.csv",
        "printed,name\nI. Roth,Ina Roth\nMara Lens,Mara Lenz\nUwe,Uwe Bauer\n",
    );
    let told = run(&place, &["--names", "right.csv", "--report", "report.json"]);
    let said = format!("{}{}", told.err, told.summary);
    assert!(
        said.contains("right.csv: nothing is printed so: \"Mara Lens\" in line 3 and 1 more"),
        "{said}"
    );
    let report: serde_json::Value = serde_json::from_str(&place.read("report.json")).unwrap();
    let names = &report["summary"]["names"];
    assert_eq!(names["path"], "right.csv");
    assert_eq!(names["unused"][1]["line"], 4);
    // What was not read may fit.
    let told = run(&place, &["--names", "right.csv", "--report", "report.json", "--resume"]);
    assert!(!told.err.contains("nothing is printed"), "{}", told.err);
}

#[test]
fn what_is_wrong_with_the_file_ends_the_run_before_it_begins() {
    let place = place();
    for (bytes, english, german) in [
        (
            &b"printed,name\nRoth,R\xF6th\n"[..],
            "it is not in UTF-8",
            "die Datei ist nicht in UTF-8",
        ),
        (
            b"printed,name,gnd\n\nRoth,Ina,1234\n",
            "line 3: \"1234\" is no number",
            "Zeile 3: \"1234\" ist keine Nummer",
        ),
        (
            b"printed,name,gnd\nRoth,,118540238\nI. Roth,Ina Roth,118540238\n",
            "118540238 is said of two names, in lines 2 and 3",
            "118540238 gilt zwei Namen, in den Zeilen 2 und 3",
        ),
        (
            b"printed;right\n",
            "line 1: a column is called \"right\"",
            "Zeile 1: eine Spalte heißt \"right\"",
        ),
    ] {
        place.put("right.csv", bytes);
        for (lang, wanted) in [("en", english), ("de", german)] {
            let run = place.run([&CONVERT[..], &["json", "--names", "right.csv", "--lang", lang]].concat());
            assert_eq!(run.code, Some(2));
            assert!(run.err.contains(&format!("--names right.csv: {wanted}")), "{}", run.err);
        }
    }
    assert!(!place.path("out/names.csv").exists());
    let run = place.run([&CONVERT[..], &["json", "--names", "nowhere.csv"]].concat());
    assert!(
        run.err.contains("--names nowhere.csv: there is no such file"),
        "{}",
        run.err
    );
}

#[test]
fn formats_that_keep_the_names_of_before_are_named() {
    let place = place();
    let all = [
        "in", "-o", "out", "-f", "csv", "-f", "sqlite", "-f", "html", "-f", "ninjs",
    ];
    place.run(all).assert_ok();
    place.put("right.csv", "printed,name\nI. Roth,Ina Roth\n");
    let run = place.run(["in", "-o", "out", "-f", "csv", "--names", "right.csv"]);
    let behind = |err: &str| {
        let line = err.lines().find(|line| line.contains("formats-behind"));
        line.map(str::to_owned).unwrap_or_default()
    };
    let said = behind(&run.err);
    assert!(said.contains("give --format sqlite too"), "{}", run.err);
    assert!(behind(&place.run(["-o", "out", "--verify"]).err).is_empty());
    let run = place.run([&all[..], &["--names", "right.csv"]].concat());
    assert!(behind(&run.err).is_empty(), "{}", run.err);
}

#[test]
fn formats_without_right_names_are_refused() {
    let place = place();
    place.put("right.csv", "printed,name\nI. Roth,Ina Roth\n");
    let run = |arguments: &[&str]| place.run([&["in", "--names", "right.csv"], arguments].concat());
    for (arguments, said) in [
        (&[][..], "give one that shows right names"),
        (&["-f", "ndjson"], "give one that shows right names"),
        (&["-o", "out", "-f", "markdown", "-f", "html"], "--format csv, sqlite"),
        (&["--lang=de"], "eines angeben, das richtige Namen zeigt"),
    ] {
        let run = run(arguments);
        assert!(run.code == Some(2) && run.out.is_empty(), "{arguments:?}");
        assert!(run.err.contains(said), "{}", run.err);
    }
    assert!(!place.path("out").exists());
    for format in ["csv", "sqlite", "jsonld", "tei"] {
        let run = run(&["-o", format, "-f", "json", "-f", format]);
        assert_eq!(run.code, Some(0), "{format}: {}", run.err);
    }
    // Each of them, and no other, changes with the names.
    let formats: Vec<_> = [
        "json", "ndjson", "markdown", "csv", "xlsx", "sqlite", "exiftool", "ninjs", "jsonld", "tei",
    ]
    .into_iter()
    .chain(["archivematica", "related", "html"])
    .flat_map(|format| ["-f", format])
    .collect();
    for (folder, more) in [("with", &["--names", "right.csv"][..]), ("without", &[])] {
        let run = place.run([&["in", "-o", folder], &*formats, more].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
    }
    let [with, without] = ["with", "without"].map(|folder| place.below(folder));
    assert_eq!(with.len(), without.len());
    let changed = with.iter().filter(|(name, bytes)| without.get(*name) != Some(*bytes));
    let changed: Vec<_> = changed.map(|(path, _)| path.to_string_lossy()).collect();
    // The tables, the database and the header of TEI have the sum of the file, and the graph of b.txt another name.
    assert_eq!(
        changed,
        [
            "a.xml",
            "b.jsonld",
            "b.xml",
            "datapackage.json",
            "names.csv",
            "pressedienst.sqlite"
        ]
    );
}
