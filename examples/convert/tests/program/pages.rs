//! Saved web pages and the files beside them: what they are called and what is said of them.

use crate::account::{assert_adds_up, rows, said};
use crate::program::{Place, headline, lines, release};

/// A saved page of a release.
pub(crate) fn page(headline: &str) -> String {
    let text = release(headline);
    let paragraphs: Vec<_> = text
        .split("\n\n")
        .map(|text| format!("<p>{}</p>\n", text.trim()))
        .collect();
    let paragraphs = paragraphs.concat();
    format!(
        "<!DOCTYPE html>\n<html lang=\"de\">\n<head><meta charset=\"utf-8\"><title>{headline}</title></head>\n<body>\n\
         <nav><a href=\"/\">Start</a></nav>\n{paragraphs}</body>\n</html>\n"
    )
}

#[test]
fn a_page_is_one_by_its_beginning_or_by_its_name() {
    let place = Place::new();
    place.put("in/a.html", page("Anfang"));
    place.put("in/b.txt", page("Auch Anfang"));
    let begun = page("Endung");
    let (_, bare) = begun.split_once("<body>").unwrap();
    place.put("in/c.HTM", bare.replace("</body>\n</html>", ""));
    place.put("in/d.txt", release("Text"));
    let run = place.run(["in", "--output", "out", "--text", "--report", "bericht.json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let names = ["a.html", "b", "c.HTM", "d"];
    let headlines = names.map(|name| headline(&place.record(format!("out/{name}.json"))));
    assert_eq!(headlines, ["Anfang", "Auch Anfang", "Endung", "Text"]);
    let by = |name: &str| place.record(format!("out/{name}.json"))["source"]["extracted_by"].clone();
    assert_eq!(
        names.map(by),
        ["html".into(), "html".into(), "html".into(), serde_json::Value::Null]
    );
    assert_eq!(said(&run, "4 files: "), "4 files: 4 texts (among them 3 web pages)");
    let rows = rows(&place, "bericht.json");
    assert_eq!(rows["in/b.txt"]["extracted_by"], "html");
    assert_eq!(rows["in/b.txt"]["pages"], serde_json::Value::Null);
    assert_adds_up(&place, "bericht.json");
}

#[test]
fn the_filter_reads_pages_too() {
    use std::io::Write as _;
    let place = Place::new();
    let lines_in = [
        serde_json::json!({ "id": 1, "text": page("Als Text") }),
        serde_json::json!({ "id": 2, "text": release("Ein Text") }),
        serde_json::json!({ "id": 3, "text": "WARC/1.0\r\nWARC-Type: response\r\n" }),
    ];
    let mut command = place.bare();
    command
        .args(["--filter", "--annotations"])
        .stdin(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for line in &lines_in {
        writeln!(input, "{line}").unwrap();
    }
    drop(input);
    let out = child.wait_with_output().unwrap();
    let records = lines(&String::from_utf8(out.stdout).unwrap());
    assert_eq!([&records[0], &records[1]].map(headline), ["Als Text", "Ein Text"]);
    assert_eq!(records[0]["source"]["extracted_by"], "html");
    let text = records[0]["text"].as_str().unwrap();
    assert!(text.contains("Als Text") && !text.contains('<'), "{text}");
    assert_eq!(records[1]["source"].get("extracted_by"), None);
    assert_eq!(records[1].get("text"), None);
    assert_eq!(records[2]["error"]["code"], "not-text", "{}", records[2]);
}

#[test]
fn messages_name_lines_of_the_text_of_a_page() {
    let place = Place::new();
    place.put("in/a.html", page("Tag der Vereine").replace("14. Mai", "31. Februar"));
    let run = place.run(["in", "--check"]);
    assert!(run.err.contains("in/a.html (text):3:1: warning["), "{}", run.err);
    let run = place.run_bare(&["in", "--check", "--diagnostics", "json"]);
    let found = lines(&run.err)
        .into_iter()
        .find(|line| line["code"] == "date-impossible")
        .unwrap();
    assert_eq!(
        (&found["path"], &found["extracted_by"]),
        (&"in/a.html".into(), &"html".into())
    );
    assert_eq!(found.get("page"), None);
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_without_pdf_says_so() {
    let place = Place::new();
    place.put("in/a.txt", release("Text"));
    place.put("in/b.PDF", "%PDF-1.4\n");
    let run = place.run(["in", "--check"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(
        said(&run, "2 files: "),
        "2 files: 1 text, 1 passed over (1 .pdf that this build does not read)"
    );
    let run = place.run(["in/b.PDF", "--check"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.message("in/b.PDF").contains("without the feature pdf"),
        "{}",
        run.err
    );
}
