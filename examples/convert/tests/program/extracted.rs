//! PDF files beside texts and pages: records, names, texts, and everything that is kept of them between runs.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use base64::Engine as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::account::{assert_adds_up, rows, said};
use crate::pages::page;
use crate::pdf::pdf;
use crate::program::{Place, Run, headline, lines, release};

/// A release of two pages.
fn two_pages(headline: &str) -> Vec<u8> {
    let first = release(headline).replace("geöffnet.", "geöffnet, und zwar an allen Tagen der Woche von zehn bis");
    let second = format!("{headline}\n\nSeite 2\n\nachtzehn Uhr.\n\nDer Eintritt ist frei.\n");
    pdf(&[&first, &second])
}

/// Whether a name is that of a text that the program wrote.
fn is_text(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending == "text")
}

fn sum(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

#[test]
fn a_release_as_text_pdf_and_page_has_three_records_that_say_which_is_which() {
    let place = Place::new();
    let headline_of = |name: &str| headline(&place.record(name));
    place.put("in/x.txt", release("Bad eröffnet"));
    place.put("in/x.pdf", pdf(&[&release("Bad eröffnet")]));
    place.put("in/x.html", page("Bad eröffnet"));
    place.put("in/tief/Y.PDF", pdf(&[&release("Nur als PDF")]));
    place.put("in/brief.docx", "-");
    let run = place.run([
        "in", "--output", "out", "--format", "json", "--format", "csv", "--report", "b.json",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(run.err, "");
    for name in ["x.json", "x.pdf.json", "x.html.json"] {
        assert_eq!(headline_of(&format!("out/{name}")), "Bad eröffnet", "{name}");
    }
    assert_eq!(headline_of("out/tief/Y.PDF.json"), "Nur als PDF");
    let record = |name: &str| {
        let mut record = place.record(format!("out/{name}.json"));
        let source = record.as_object_mut().unwrap().remove("source").unwrap();
        (source, record)
    };
    let (text, pdf_file, page) = (record("x"), record("x.pdf"), record("x.html"));
    // The same release, whatever it is read from, but for places of diagnostics, of which it has none.
    assert_eq!(pdf_file.1["releases"], text.1["releases"]);
    assert_eq!(page.1["releases"], text.1["releases"]);
    for (source, name, by, encoding) in [
        (&text.0, "in/x.txt", None, "utf-8"),
        (&pdf_file.0, "in/x.pdf", Some("pdf"), "binary"),
        (&page.0, "in/x.html", Some("html"), "utf-8"),
    ] {
        let bytes = fs::read(place.path(name)).unwrap();
        assert_eq!(source["path"], name);
        assert_eq!(source["sha256"], sum(&bytes).as_str());
        assert_eq!(source["size"], bytes.len());
        assert_eq!(source["encoding"], encoding);
        assert_eq!(source.get("extracted_by").and_then(Value::as_str), by);
        assert_eq!(source.get("text_sha256").is_some(), by.is_some());
    }
    assert_eq!(
        said(&run, "5 files: "),
        "5 files: 4 texts (among them 2 PDF files and 1 web page), 1 passed over (1 .docx)"
    );
    assert_eq!(rows(&place, "b.json")["in/x.pdf"]["extracted_by"], "pdf");
    assert_adds_up(&place, "b.json");
    let table = place.read("out/releases.csv");
    let mut table = csv::Reader::from_reader(table.as_bytes());
    let column = table.headers().unwrap().iter().position(|name| name == "extracted_by");
    let by = table.records().map(|row| {
        let row = row.unwrap();
        (row[1].to_owned(), row[column.unwrap()].to_owned())
    });
    let expected = [
        ("in/tief/Y.PDF", "pdf"),
        ("in/x.html", "html"),
        ("in/x.pdf", "pdf"),
        ("in/x.txt", ""),
    ];
    assert_eq!(
        by.collect::<Vec<_>>(),
        expected.map(|(path, by)| (path.to_owned(), by.to_owned()))
    );
}

#[test]
fn names_depend_neither_on_the_order_nor_on_what_is_there() {
    let put = |place: &Place, name: &str| match name.rsplit_once('.').unwrap().1 {
        "pdf" => place.put(name, pdf(&[&release("Eins")])),
        "html" => place.put(name, page("Eins")),
        _ => place.put(name, release("Eins")),
    };
    let all = ["x.txt", "x.pdf", "x.html"];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        for count in 1..=3 {
            let place = Place::new();
            let given = &order.map(|index| all[index])[..count];
            for name in given {
                put(&place, name);
            }
            place.run(given.iter().chain(&["--output", "out"]));
            let mut wanted: Vec<_> = given
                .iter()
                .map(|name| format!("{}.json", name.trim_end_matches(".txt")))
                .collect();
            wanted.sort();
            assert_eq!(place.names("out"), wanted);
        }
    }
    // A text keeps its name also beside a PDF file whose record would have it.
    let place = Place::new();
    place.put("in/x.pdf", pdf(&[&release("Als PDF")]));
    place.put("in/x.pdf.txt", release("Als Text"));
    let run = place.run(["in", "--output", "out", "--bag"]);
    assert!(run.message("in/x.pdf").contains("note[name-changed]"), "{}", run.err);
    assert_eq!(headline(&place.record("out/data/records/x.pdf.json")), "Als Text");
    let originals = place.names("out/data/originals");
    let endings = originals.iter().map(|name| name.rsplit_once('.').unwrap().1);
    assert_eq!(endings.collect::<Vec<_>>(), ["txt", "pdf"], "{originals:?}");
}

#[test]
fn the_text_is_written_if_it_is_asked_for_and_looked_after_like_other_outputs() {
    let place = Place::new();
    place.put("in/x.txt", release("Als Text"));
    place.put("in/x.pdf", two_pages("Als PDF"));
    place.put("in/x.html", page("Als Seite"));
    let run = place.run(["in", "--output", "out", "--text", "--dry-run"]);
    let planned = run.out.lines().filter(|line| is_text(line)).count();
    assert_eq!((planned, run.out.lines().count()), (2, 5), "{}", run.out);
    let arguments = ["in", "--output", "out", "--text"];
    place.run(arguments).assert_ok();
    let written = ["x.html.json", "x.html.text", "x.json", "x.pdf.json", "x.pdf.text"];
    assert_eq!(place.names("out"), written);
    for name in ["x.html", "x.pdf"] {
        let text = fs::read(place.path(format!("out/{name}.text"))).unwrap();
        assert_eq!(
            place.record(format!("out/{name}.json"))["source"]["text_sha256"],
            sum(&text).as_str()
        );
    }
    let text = place.read("out/x.pdf.text");
    assert_eq!(text.matches('\x0C').count(), 1, "{text}");
    assert_eq!(place.run(["in", "--output", "out", "--verify"]).code, Some(0));
    let run = place.run(arguments.iter().chain(&["--resume"]));
    assert!(run.summary.contains("3 unchanged"), "{}", run.summary);
    // One that is lost is made again, and one that was edited stays.
    fs::remove_file(place.path("out/x.html.text")).unwrap();
    place.put("out/x.pdf.text", "Von Hand.\n");
    assert_eq!(place.run(["--output", "out", "--verify"]).code, Some(1));
    let run = place.run(arguments.iter().chain(&["--resume"]));
    assert!(run.message("in/x.pdf").contains("--overwrite"), "{}", run.err);
    assert!(
        run.summary.contains("1 converted, 1 unchanged, 1 failed"),
        "{}",
        run.summary
    );
    assert!(place.path("out/x.html.text").exists());
    place.run(arguments.iter().chain(&["--overwrite"]));
    assert_eq!(
        (place.read("out/x.pdf.text"), place.read("out/x.pdf.text.bak").as_str()),
        (text, "Von Hand.\n")
    );
    fs::remove_file(place.path("out/x.pdf.text.bak")).unwrap();
    // It follows its file, and goes with it.
    fs::rename(place.path("in/x.pdf"), place.path("in/y.pdf")).unwrap();
    fs::remove_file(place.path("in/x.html")).unwrap();
    let run = place.run(["in", "--output", "out", "--drop-gone"]);
    assert!(run.message("in/y.pdf").contains("note[text-moved]"), "{}", run.err);
    assert_eq!(place.names("out"), ["x.json", "y.pdf.json", "y.pdf.text"]);
    // A run that does not write it leaves it behind, and says so.
    place.put("in/y.pdf", pdf(&[&release("Anders")]));
    let run = place.run(["in", "--output", "out"]);
    assert!(run.message("in/y.pdf").contains("warning[text-changed]"), "{}", run.err);
    assert!(run.message("out").contains("give --text too"), "{}", run.err);
    place.run(arguments);
    assert!(place.read("out/y.pdf.text").contains("Anders"));
    assert_eq!(
        place.run(["in", "--output", "out", "--verify", "--strict"]).code,
        Some(0)
    );
}

#[test]
fn texts_are_written_beside_tables_too() {
    let place = Place::new();
    place.put("in/x.pdf", two_pages("Als PDF"));
    place.put("in/y.txt", release("Als Text"));
    let arguments = ["in", "--output", "out", "--format", "csv", "--text"];
    for summary in ["2 converted", "1 converted, 1 unchanged"] {
        let run = place.run(arguments.iter().chain(&["--resume"]));
        assert!(run.summary.contains(summary), "{}", run.summary);
        assert!(place.names("out").contains(&"x.pdf.text".to_owned()));
        assert_eq!(place.names("out").iter().filter(|name| is_text(name)).count(), 1);
    }
}

#[test]
fn a_bag_holds_the_files_themselves() {
    let place = Place::new();
    place.put("in/x.pdf", two_pages("Als PDF"));
    place.put("in/x.html", page("Als Seite"));
    place.put("in/kaputt.pdf", "%PDF-1.7\nnichts\n");
    let arguments = [
        "in",
        "--output",
        "sack",
        "--bag",
        "--text",
        "--format",
        "json",
        "--format",
        "archivematica",
    ];
    let run = place.run(arguments);
    assert_eq!(run.code, Some(1));
    for name in ["x.pdf", "x.html", "kaputt.pdf"] {
        let [own, kept] = ["in", "sack/data/originals"].map(|folder| fs::read(place.path(folder).join(name)).unwrap());
        assert_eq!(own, kept, "{name}");
    }
    assert!(
        place
            .read("sack/manifest-sha512.txt")
            .contains("data/records/x.pdf.text")
    );
    let table = place.read("sack/data/records/metadata.csv");
    let row = |name: &str| table.lines().find(|line| line.contains(name)).unwrap().to_owned();
    assert!(
        row("originals/x.pdf").contains("\"application/pdf\",\"2 pages\""),
        "{table}"
    );
    assert!(row("originals/x.html").contains("\"text/html\""), "{table}");
    let run = place.run(["in", "--output", "sack", "--verify"]);
    let mut messages = run
        .err
        .lines()
        .filter(|line| line.contains("]: ") || line.contains("] "));
    assert!(messages.all(|line| line.starts_with("in/kaputt.pdf: ")), "{}", run.err);
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_are_converted() {
    let place = Place::new();
    let whole = two_pages("Ganz");
    place.put("in/a.pdf", &whole);
    place.put("in/b.pdf", "Kein PDF, nur so genannt.\n");
    place.put("in/c.pdf", pdf(&["", ""]));
    place.put("in/d.pdf", "");
    place.put("in/e.txt", release("Text"));
    place.put("in/f.pdf", pdf(&["Ein Brief ohne Layout."]));
    let run = place.run(["in", "--output", "out", "--report", "b.json"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.summary.contains("6 texts: 3 converted, 3 failed"),
        "{}",
        run.summary
    );
    for (name, word) in [("b.pdf", "broken"), ("c.pdf", "text recognition"), ("d.pdf", "broken")] {
        let message = run.message(&format!("in/{name}"));
        assert!(
            message.contains("error[not-converted]") && message.contains(word),
            "{message}"
        );
    }
    assert_eq!(place.names("out"), ["a.pdf.json", "e.json", "f.pdf.json"]);
    assert_eq!(place.record("out/f.pdf.json")["layout"], Value::Null);
    let rows = rows(&place, "b.json");
    assert_eq!(
        (&rows["in/a.pdf"]["pages"], &rows["in/a.pdf"]["blank_pages"]),
        (&2.into(), &0.into())
    );
    // A scan has pages too.
    assert_eq!(
        (&rows["in/c.pdf"]["pages"], &rows["in/c.pdf"]["blank_pages"]),
        (&2.into(), &2.into())
    );
    assert_eq!(rows["in/e.txt"]["pages"], Value::Null);
    // What no field holds is found.
    let run = place.run(["in/f.pdf", "--output", "db", "--format", "sqlite"]);
    assert_eq!(run.code, Some(0));
    let database = rusqlite::Connection::open(place.path("db/pressedienst.sqlite")).unwrap();
    let found = "SELECT count(*) FROM search WHERE search MATCH '\"Brief\"'";
    assert_eq!(database.query_row(found, [], |row| row.get::<_, i64>(0)), Ok(1));
}

#[test]
fn pages_without_text_are_told() {
    let place = Place::new();
    place.put("in/a.pdf", pdf(&[&release("Halb gescannt"), "", ""]));
    let run = place.run(["in", "--output", "out", "--report", "b.csv"]);
    let message = run.message("in/a.pdf");
    assert!(
        message.contains("warning[pages-blank]") && message.contains("2 of 3 pages"),
        "{message}"
    );
    let table = place.read("b.csv");
    assert!(
        table.contains("blank_pages\r\n") && table.trim_end().ends_with("\"pdf\",3,2"),
        "{table}"
    );
}

#[test]
fn a_value_can_be_found_on_its_page() {
    let place = Place::new();
    place.put("a.pdf", two_pages("Bad eröffnet"));
    place.run(["a.pdf", "--output", "out", "--annotations"]).assert_ok();
    let record = place.record("out/a.pdf.json");
    let text = record["text"].as_str().unwrap();
    assert_eq!(record["source"]["text_sha256"], sum(text.as_bytes()).as_str());
    let spans = |label: &str| -> Vec<[u64; 2]> {
        let annotations = record["annotations"].as_array().unwrap();
        let found = annotations.iter().find(|one| one["label"] == label).unwrap();
        serde_json::from_value(found["spans"].clone()).unwrap()
    };
    let lines_of = |span: [u64; 2]| -> Vec<Value> {
        let lines = record["text_lines"].as_array().unwrap().iter();
        let meets =
            |line: &&Value| line["span"][0].as_u64() < Some(span[1]) && line["span"][1].as_u64() > Some(span[0]);
        lines.filter(meets).cloned().collect()
    };
    // The fifth line stands 56 points below the first, whose base line is 780 points above the edge.
    let [headline] = &lines_of(spans("releases[0].headlines[0].text")[0])[..] else {
        panic!("one line")
    };
    let bounds: [f64; 4] = serde_json::from_value(headline["box"].clone()).unwrap();
    let number = usize::try_from(headline["line"].as_u64().unwrap()).unwrap();
    assert_eq!(
        (headline["page"].as_u64(), text.lines().nth(number - 1)),
        (Some(1), Some("Bad eröffnet"))
    );
    assert!(
        (bounds[0] - 56.0).abs() < 1.0 && bounds[1] <= 724.0 && bounds[3] > 724.0,
        "{bounds:?}"
    );
    assert!((bounds[2] - 56.0 - 12.0 * 6.0).abs() < 2.0, "{bounds:?}");
    let pages: Vec<_> = spans("releases[0].body[0].text")
        .into_iter()
        .flat_map(lines_of)
        .map(|line| line["page"].as_u64().unwrap())
        .collect();
    assert!(pages.starts_with(&[1]) && pages.ends_with(&[2]), "{pages:?}");
    // Without being asked for, nothing of it is in the record.
    let plain = place.run(["a.pdf"]).out;
    let plain: Value = serde_json::from_str(&plain).unwrap();
    assert!(plain.get("text").is_none() && plain.get("text_lines").is_none());
}

#[test]
fn messages_name_page_and_line() {
    let place = Place::new();
    let second = "Bad eröffnet\n\nSeite 2\n\nam Freitag, 15. Mai 2021, um elf Uhr.\n";
    place.put(
        "a.pdf",
        pdf(&[&release("Bad eröffnet").replace("geöffnet.", "geöffnet"), second]),
    );
    let run = place.run(["a.pdf", "--check"]);
    assert!(run.err.contains("a.pdf (page 2, text):"), "{}", run.err);
    let run = place.run_bare(&["a.pdf", "--check", "--diagnostics", "json"]);
    let found = lines(&run.err)
        .into_iter()
        .find(|line| line["code"] == "weekday-differs")
        .unwrap();
    assert_eq!(
        (&found["page"], &found["extracted_by"]),
        (&2.into(), &"pdf".into()),
        "{found}"
    );
}

#[test]
fn standard_input_and_the_filter_take_pdf_files() {
    let place = Place::new();
    place.put("a.pdf", two_pages("Aus dem Rohr"));
    let mut command = place.command(["-", "--output", "out"]);
    command.stdin(fs::File::open(place.path("a.pdf")).unwrap());
    Run::of(command.output().unwrap()).assert_ok();
    assert_eq!(headline(&place.record("out/stdin.json")), "Aus dem Rohr");
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let mut command = place.bare();
    let mut child = command
        .args(["--filter", "--annotations"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    for bytes in [two_pages("Aus der Zeile"), b"%PDF-1.4\nnichts".to_vec()] {
        writeln!(input, "{}", json!({ "id": 1, "bytes_b64": encode(&bytes) })).unwrap();
    }
    drop(input);
    let out = child.wait_with_output().unwrap().stdout;
    let answers = lines(&String::from_utf8(out).unwrap());
    assert_eq!(headline(&answers[0]), "Aus der Zeile");
    assert_eq!(answers[0]["source"]["extracted_by"], "pdf");
    assert!(!answers[0]["text_lines"].as_array().unwrap().is_empty());
    assert_eq!(answers[1]["error"]["code"], "not-text", "{}", answers[1]);
}

#[test]
fn a_text_that_is_larger_than_its_file_may_be_is_refused() {
    let place = Place::new();
    let text = release("Viel Text") + &"Der Wasserspielplatz im Südpark ist wieder geöffnet.\n".repeat(40);
    let file = pdf(&[text.as_str(); 50]);
    place.put("a.pdf", &file);
    for (most, is_read) in [(file.len(), false), (1 << 20, true)] {
        let run = place.run(["a.pdf", "--check", "--max-bytes", &most.to_string()]);
        let is_refused = run.err.contains(&format!("the text in it is larger than {most} bytes"));
        assert_eq!((run.code == Some(0), is_refused), (is_read, !is_read), "{}", run.err);
    }
}

#[test]
fn a_database_knows_what_its_texts_were_got_out_of() {
    let place = Place::new();
    let arguments = ["in", "--output", "out", "--format", "sqlite"];
    place.put("in/a.txt", release("Alt"));
    place.run(arguments).assert_ok();
    let file = place.path("out/pressedienst.sqlite");
    place.put("in/b.pdf", pdf(&[&release("Neu")]));
    place.run(arguments).assert_ok();
    let database = rusqlite::Connection::open(&file).unwrap();
    let mut statement = database
        .prepare("SELECT extracted_by, encoding FROM texts ORDER BY path")
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, Option<String>>(0)?, row.get::<_, String>(1)?))
    });
    let rows: Vec<_> = rows.unwrap().map(Result::unwrap).collect();
    assert_eq!(
        rows,
        [
            (None, "utf-8".to_owned()),
            (Some("pdf".to_owned()), "binary".to_owned())
        ]
    );
    let found = place.run_bare(&["find", "Neu", "--in", "headline", "out"]).out;
    assert!(found.contains("b.pdf (page 1, text):3: [Neu]\n"), "{found}");
    place.run(["in/b.pdf", "--output", "texts", "--text"]).assert_ok();
    assert_eq!(place.read("texts/b.pdf.text").lines().nth(2), Some("Neu"));
}
