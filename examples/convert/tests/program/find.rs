//! `pressedienst find`: releases by their words, with file and line.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::Value;

use crate::program::{Place, Run};

const BRIDGE: &str = "Pressedienst\n\n14. Mai 2019\n\nNeue Brücke am Hafen\n\n\
    Am Freitag wurde nach zwei Jahren Bauzeit die Brücke an der Großen\n\nNeue Brücke am Hafen\n\nSeite 2\n\n\
    Straße eröffnet, und von heute an fährt dort auch wieder die Straßen-\n\nNeue Brücke am Hafen\n\nSeite 3\n\n\
    bahn bis an den Rhein.\n\n\
    Zu Ihrer redaktionellen Verwendung erhalten Sie folgende Bilder:\n\n\
    Blick auf die Bruecke, ©Landeshauptstadt Düsseldorf/Ina Müller\n\n\
    <https://www.duesseldorf.de/pressebilder/1905/190514-Bruecke.jpg>\n\n\
    Blick auf das Fest, ©Landeshauptstadt Düsseldorf/Tom Roth\n\n\
    <https://www.duesseldorf.de/pressebilder/1905/190514-Fest.jpg>\n\n\
    Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n";

const BATH: &str =
    "Pressedienst\n\n3. Juni 2021\n\nBad offen\n\nDas Bad hinter der Brücke ist offen, und der Hafen auch.\n";

fn archive() -> Place {
    let place = Place::new();
    place.put("in/bruecke.txt", BRIDGE);
    place.put("in/bad.txt", BATH);
    place.put(
        "in/brief.txt",
        "Liebe Ina,\n\nhinter der Brücke\nschläft der Wasserbüffel.\n",
    );
    let run = place.run_bare(&["-q", "in", "-o", "archive", "-f", "sqlite", "-f", "csv"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    place
}

fn find(place: &Place, arguments: &[&str]) -> Run {
    let mut all = vec!["find"];
    all.extend(arguments);
    all.push("archive");
    place.run_bare(&all)
}

/// The texts that are found, with the lines of their hits, in their order.
fn found(place: &Place, arguments: &[&str]) -> Vec<(String, Vec<u64>)> {
    let run = find(place, &[&["--json"], arguments].concat());
    assert_eq!(
        run.code,
        Some(i32::from(run.out.is_empty())),
        "{arguments:?}: {}",
        run.err
    );
    let releases = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let releases = releases.map(|release| {
        let path = release["path"].as_str().expect("a path").replace('\\', "/");
        let hits = release["hits"].as_array().expect("hits").iter();
        let lines = hits.map(|hit| hit["line"].as_u64().expect("a line"));
        (path.trim_start_matches("in/").to_owned(), lines.collect())
    });
    releases.collect()
}

#[test]
fn words_are_found_with_file_and_line() {
    let place = archive();
    let (bridge, bath, letter) = ("bruecke.txt", "bad.txt", "brief.txt");
    for (arguments, expected) in [
        (
            &["Bruecke"][..],
            &[(bridge, &[5, 7, 23, 25][..]), (bath, &[7]), (letter, &[3])][..],
        ),
        (&["BRÜCKE", "Hafen"], &[(bridge, &[5, 7, 23, 25]), (bath, &[7])]),
        (&["--in", "headline", "Brucke"], &[(bridge, &[5])]),
        (&["--in=headline", "--in=captions", "Brücke"], &[(bridge, &[5, 23])]),
        (&["--in", "body", "Brücke", "--year", "2021"], &[(bath, &[7])]),
        (&["Brücke", "--year", "2018-2019"], &[(bridge, &[5, 7, 23, 25])]),
        // A word behind the end of a page, one that it cuts, and a phrase that goes over it.
        (&["Strasse"], &[(bridge, &[13])]),
        (&["Straßenbahn"], &[(bridge, &[13])]),
        (&["bis"], &[(bridge, &[19])]),
        (&["Grossen Straße"], &[(bridge, &[7])]),
        (&["\"Großen Strasse\" Hafen"], &[(bridge, &[5, 7])]),
        (&["Wasser*"], &[(letter, &[4])]),
        (&["Wasser\u{AD}büf\u{AD}fel"], &[(letter, &[4])]),
        (&["--photographer", "Ina Mueller"], &[(bridge, &[23])]),
        (&["--photographer", "Mül\u{AD}ler"], &[(bridge, &[23])]),
        (
            &["Brücke", "--in", "captions", "--photographer", "muller"],
            &[(bridge, &[23])],
        ),
        (
            &["Fest", "--in", "captions", "--photographer", "Roth"],
            &[(bridge, &[27])],
        ),
        // What is known of it beside its text.
        (&["Lenz, Mara"], &[]),
        (&["Mara Lenz"], &[(bridge, &[31])]),
        (&["93131", "--in", "details"], &[(bridge, &[31])]),
        (&["190514-Fest.jpg"], &[(bridge, &[29])]),
        (&["--year", "2021"], &[(bath, &[])]),
        // The picture is by another one.
        (&["Fest", "--in", "captions", "--photographer", "Müller"], &[]),
        (&["Straße Großen"], &[]),
        (&["Brücke", "--year", "2017"], &[]),
        (&["Wasser"], &[]),
    ] {
        let mut found = found(&place, arguments);
        found.sort_by_key(|(path, _)| [bridge, bath, letter].iter().position(|other| other == path));
        let found: Vec<_> = found
            .iter()
            .map(|(path, lines)| (path.as_str(), lines.as_slice()))
            .collect();
        assert_eq!(found, expected, "{arguments:?}");
    }
}

/// Each word that is found in the fixtures stands on the line that is named.
#[test]
fn each_line_has_the_word() {
    let place = Place::new();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let folders = [
        "paged",
        "paged-sidebar",
        "text-version",
        "web-release",
        "news-mail",
        "foreign",
    ];
    for folder in folders {
        for entry in fs::read_dir(fixtures.join(folder)).expect("fixtures") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                place.put(format!("in/{folder}-{name}"), fs::read(path).expect("a text"));
            }
        }
    }
    place.run_bare(&["-q", "in", "-o", "archive", "-f", "sqlite"]);
    let (mut seen, mut cut) = (0, 0);
    for word in ["Duesseldorf", "die", "Landeshauptstadt", "Strasse", "Buerger*", "und"] {
        let run = find(&place, &["--json", word]);
        for release in run
            .out
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        {
            let text = place.read(release["path"].as_str().expect("a path"));
            let text = text.replace('\u{ad}', "");
            let lines: Vec<_> = text.split('\n').collect();
            for hit in release["hits"].as_array().expect("hits") {
                let line = usize::try_from(hit["line"].as_u64().expect("a line")).expect("a number");
                let found = hit["found"][0].as_str().expect("a word");
                seen += 1;
                if !lines[line - 1].contains(found) {
                    // The end of the line has cut it.
                    let begins = |word: &str| found.starts_with(word.trim_end_matches('-')) && word.len() > 1;
                    let last = lines[line - 1].split_whitespace().next_back().unwrap_or_default();
                    let part = last
                        .rsplit(['-', '/', '('])
                        .find(|part| !part.is_empty())
                        .unwrap_or_default();
                    assert!(
                        begins(last) || begins(part),
                        "{}:{line}: {found}: {}",
                        release["path"],
                        lines[line - 1]
                    );
                    cut += 1;
                }
            }
        }
    }
    assert!(seen > 300 && cut < seen / 20, "{cut} of {seen}");
}

#[test]
fn what_is_shown_to_a_person() {
    let place = archive();
    let run = find(&place, &["--limit", "1", "Brücke"]);
    let file = Path::new("in").join("bruecke.txt").display().to_string();
    let shown = format!(
        "2019-05-14  Neue Brücke am Hafen\n  {file}:5: Neue [Brücke] am Hafen\n  {file}:7: … nach zwei Jahren Bauzeit die \
         [Brücke] an der Großen Straße eröffnet, und von heute an fährt dort auch wieder die …\n  {file}:23: Blick auf die [Bruecke] \
         ©Landeshauptstadt Düsseldorf/Ina Müller\n  {file}:25: 190514-[Bruecke].jpg\n\n"
    );
    assert_eq!((run.code, run.out), (Some(0), shown));
    assert_eq!(run.err, "pressedienst: there are more than 1; --limit 0 shows all\n");
    let run = find(&place, &["--limit=1", "--color=always", "Hafen"]);
    assert!(
        run.out.contains(":5: Neue Brücke am \u{1b}[1mHafen\u{1b}[0m\n"),
        "{}",
        run.out
    );
    let run = find(&place, &["--lang=de", "Hafen Brücke"]);
    assert!(
        run.code == Some(1) && run.err.contains("müssen hintereinander stehen"),
        "{}",
        run.err
    );
    let run = find(&place, &["Elch"]);
    assert_eq!((run.code, &*run.err), (Some(1), "pressedienst: nothing was found\n"));
}

#[test]
fn what_is_wrong_is_said() {
    let place = archive();
    let change = |name: &str, sql: &str| {
        Connection::open(place.path(name))
            .and_then(|database| database.execute_batch(sql))
            .expect("a database");
    };
    change("other.sqlite", "CREATE TABLE texts (id)");
    for (arguments, said) in [
        (&["find"][..], "WORDS"),
        (&["find", "archive"], "say what is looked for"),
        (&["find", "--", "-!", "archive"], "no word"),
        (
            &["find", "Brücke", "in"],
            "in has no pressedienst.sqlite; make one with --format sqlite",
        ),
        (
            &["find", "Brücke", "nowhere"],
            "nowhere: there is no such folder; check the name",
        ),
        (
            &["find", "archive", "Brücke", "Hafen"],
            "Hafen: there is no such folder, but archive is there; the archive stands last",
        ),
        (
            &["find", "--lang=de", "archive", "Hafen"],
            "aber archive ist da; das Archiv steht zuletzt",
        ),
        (
            &["find", "Brücke", "in/bad.txt"],
            "bad.txt is damaged or no database; give the output folder of a run with",
        ),
        (
            &["find", "Brücke", "other.sqlite"],
            "other.sqlite is a database of another program; give the output folder",
        ),
        (&["find", "Brücke", "archive", "--year", "19"], "four digits"),
        (
            &["find", "Brücke", "archive", "--year", "2019-2015"],
            "the first year is later than the last",
        ),
        (&["find", "Brücke", "archive", "--in", "text"], "invalid value"),
        (&["find", "*bahn", "archive"], "at the end of a word"),
        (&["find", "Br*cke", "archive"], "word_parts"),
        (&["find", "Bad \"Neu* Brücke\"", "archive"], "a * in \"Neu* Brücke\""),
        (&["find", "\"Neue Brü\"*", "archive"], "at the end of a word"),
        (&["find", "Br?cke", "archive"], "stands for no letter"),
        (
            &["find", "archive", "--photographer", "R*th"],
            "--photographer: a * in \"R*th\"",
        ),
    ] {
        let run = place.run_bare(arguments);
        assert!(
            run.code == Some(2) && run.out.is_empty() && run.err.contains(said),
            "{arguments:?}: {run:?}"
        );
    }
    for (sql, said) in [
        (
            "DROP TABLE subheads",
            "pressedienst.sqlite cannot be searched (no such table: ",
        ),
        (
            "PRAGMA user_version = 3",
            "has tables of version 3, and this program reads version",
        ),
    ] {
        change("archive/pressedienst.sqlite", sql);
        let run = find(&place, &["Brücke"]);
        assert!(run.code == Some(2) && run.err.contains(said), "{run:?}");
        assert!(!run.err.contains("move it away"), "{run:?}");
    }
}

/// What others put into a database is not run, and nothing comes to lie beside it.
#[test]
fn a_database_is_not_trusted_and_not_written() {
    let place = archive();
    let path = place.path("archive/pressedienst.sqlite");
    let database = Connection::open(&path).expect("a database");
    let bad = "DROP VIEW release_text; CREATE VIEW release_text AS SELECT 1/0 AS release_id;
        CREATE TRIGGER evil AFTER INSERT ON texts BEGIN DELETE FROM texts; END;
        UPDATE headlines SET text = 'Neue \u{1b}[2J Brücke'; UPDATE blocks SET breaks = '[[';";
    database.execute_batch(bad).expect("changes");
    drop(database);
    let before = place.below("archive");
    let run = find(&place, &["Brücke"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        run.out.contains("\\u{1b}[2J") && !run.out.contains('\u{1b}'),
        "{}",
        run.out
    );
    assert_eq!(place.below("archive"), before);
}

#[test]
fn a_file_that_is_called_find_is_converted() {
    let place = Place::new();
    place.put("find", BATH);
    for arguments in [&["./find"][..], &["-q", "find"], &["--", "find"]] {
        let run = place.run_bare(arguments);
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.err);
        assert!(run.out.contains("Bad offen"), "{arguments:?}");
    }
}

/// The same is found by the command line and by SQL, and files that are no texts are in the database.
#[test]
fn the_database_answers_alike() {
    let place = archive();
    place.put("in/bild.jpg", "x");
    place.put("in/leer.pdf", "%PDF-1.4\n");
    let run = place.run_bare(&["-q", "in", "-o", "archive", "-f", "sqlite", "-f", "csv"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let database = Connection::open(place.path("archive/pressedienst.sqlite")).expect("a database");
    let rows = |sql: &str| -> Vec<String> {
        let mut statement = database.prepare(sql).expect("a query");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("texts")
    };
    let files = "SELECT replace(path, '\\', '/') || ' ' || state || ' ' || kind || ' ' || (reason IS NULL) FROM files ORDER BY path";
    let mut expected = vec!["in/bild.jpg passed-over .jpg 1"];
    expected.push(if cfg!(feature = "pdf") {
        "in/leer.pdf failed .pdf 0"
    } else {
        "in/leer.pdf passed-over .pdf 1"
    });
    assert_eq!(rows(files), expected);
    for (arguments, asked) in [
        (&["--in", "headline", "Bruecke"][..], "headline : Bruecke"),
        (&["--in", "captions", "Brücke"], "captions : Brücke"),
        (&["--in", "body", "Bruecke"], "body : Bruecke"),
        (&["Grossen Strasse"], "Grossen + Strasse"),
        (&["Bruecke", "Hafen"], "Bruecke Hafen"),
    ] {
        let sql =
            format!("SELECT replace(path, '\\', '/') FROM find WHERE words MATCH '{asked}' ORDER BY rank, release_id");
        let found: Vec<_> = found(&place, arguments)
            .into_iter()
            .map(|(path, _)| format!("in/{path}"))
            .collect();
        assert_eq!(rows(&sql), found, "{asked}");
    }
    let of_year = "SELECT headline FROM find WHERE words MATCH 'Bruecke' AND year = 2021 AND coverage = 1";
    assert_eq!(rows(of_year), ["Bad offen"]);
    // A run over another folder leaves them, and one over this folder without them takes them out.
    place.put("more/a.txt", BATH.replace("Bad", "Freibad"));
    place.run_bare(&["-q", "more", "-o", "archive", "-f", "sqlite"]);
    let database = Connection::open(place.path("archive/pressedienst.sqlite")).expect("a database");
    let count = |sql: &str| {
        database
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .expect("a number")
    };
    assert_eq!(count("SELECT count(*) FROM files"), 2);
}

#[test]
fn right_names_of_photographers_find_their_pictures_too() {
    let place = archive();
    place.put("names.csv", "printed,name\nTom Roth,Thomas Roth-Lenz\n");
    let run = place.run_bare(&[
        "-q",
        "in",
        "-o",
        "archive",
        "-f",
        "sqlite",
        "-f",
        "csv",
        "--names",
        "names.csv",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for name in ["Tom Roth", "Roth-Lenz"] {
        let found = found(&place, &["Fest", "--in", "captions", "--photographer", name]);
        assert_eq!(found.len(), 1, "{name}");
    }
    let found = found(&place, &["Bruecke", "--in", "captions", "--photographer", "Roth-Lenz"]);
    assert!(found.is_empty());
}
