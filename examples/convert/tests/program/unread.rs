//! Texts in no layout that is known: they are found all the same.

use rusqlite::Connection;

use crate::program::{Place, assert_indexed, release};

const LETTER: &str = "Liebe Ina,\n\n    der *Wasserbüffel* schläft;\n1. er <frisst> nicht.\n\nDein Emil\n";

const FORMATS: [&str; 6] = ["json", "markdown", "csv", "sqlite", "jsonld", "tei"];

fn arguments() -> Vec<&'static str> {
    let formats = FORMATS.iter().flat_map(|format| ["--format", format]);
    ["in", "--output", "out"].into_iter().chain(formats).collect()
}

fn found(place: &Place, query: &str) -> Vec<[String; 3]> {
    let database = Connection::open(place.path("out/pressedienst.sqlite")).expect("a database");
    assert_indexed(&database);
    let mut statement = database.prepare(query).expect("a query");
    let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]));
    rows.expect("rows").collect::<Result<_, _>>().expect("texts")
}

const SEARCH: &str = "SELECT r.path, r.kind, snippet(search, 1, '[', ']', '…', 3) FROM search
    JOIN release_overview AS r ON r.release_id = search.rowid WHERE search MATCH '\"wasserbuffel\"'";

#[test]
fn a_letter_is_found_in_every_output() {
    let place = Place::new();
    place.put("in/a.txt", release("Neue Bänke am Rhein"));
    place.put("in/brief.txt", LETTER);
    place.put("in/leer.txt", "\n \n");
    let run = place.run(arguments());
    assert_eq!(run.code, Some(0), "{}", run.err);
    let path = std::path::Path::new("in").join("brief.txt").display().to_string();
    assert_eq!(
        found(&place, SEARCH),
        [[path, "unread".into(), "…der *[Wasserbüffel]* schläft…".into()]]
    );
    let md = place.read("out/brief.md");
    let body = "---\n\nLiebe Ina,\n\nder \\*Wasserbüffel\\* schläft;\\\n1\\. er \\<frisst\\> nicht.\n\nDein Emil\n";
    assert!(
        md.ends_with(body) && md.contains("\nreleases: 0\ngenre: \"unread\"\n"),
        "{md}"
    );
    let xml = place.read("out/brief.xml");
    let block = "<ab type=\"unread\">der *Wasserbüffel* schläft;<lb/>1. er &lt;frisst&gt; nicht.</ab>";
    assert!(xml.contains(block), "{xml}");
    assert_eq!(place.record("out/brief.jsonld")["@graph"][0]["text"], LETTER.trim());
    let csv = place.read("out/releases.csv");
    assert!(
        csv.contains("\"Liebe Ina, ¶ der *Wasserbüffel* schläft; ¶ 1. er <frisst> nicht. ¶ Dein Emil\""),
        "{csv}"
    );
    // One row for each, and none for what is blank.
    assert_eq!((csv.lines().count(), csv.matches("\"unread\"").count()), (3, 1));
    assert!(place.read("out/leer.md").ends_with("---\n") && !place.read("out/leer.md").contains("unread"));
    assert_eq!(place.record("out/leer.jsonld")["@graph"], serde_json::json!([]));
    let before = place.below("out");
    assert_eq!(place.run(arguments()).code, Some(0));
    assert_eq!(place.below("out"), before);
}

#[test]
fn one_that_is_gone_leaves_the_index() {
    let place = Place::new();
    place.put("in/a.txt", release("Neue Bänke am Rhein"));
    place.put("in/brief.txt", LETTER);
    assert_eq!(place.run(arguments()).code, Some(0));
    std::fs::remove_file(place.path("in/brief.txt")).unwrap();
    let run = place.run(arguments().into_iter().chain(["--drop-gone"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(found(&place, SEARCH).is_empty());
    assert!(!place.read("out/releases.csv").contains("unread"));
}
