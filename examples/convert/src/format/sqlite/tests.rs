use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::{NamedTempFile, TempDir};

use super::*;
use crate::names::Corrections;
use crate::text::Source;

pub(super) struct Folder(TempDir);

impl Place for Folder {
    fn file(&self) -> io::Result<NamedTempFile> {
        NamedTempFile::new_in(&self.0)
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }
}

impl Folder {
    pub(super) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join(NAME)
    }

    /// Adds texts as one run of the program does.
    pub(super) fn add(&self, texts: &[(&str, &str)]) {
        self.add_named(texts, Corrections::default());
    }

    /// The same where names are known to be right.
    pub(super) fn add_named(&self, texts: &[(&str, &str)], corrections: Corrections) {
        let mut gather = Sqlite::default().gather(self).unwrap();
        for (path, text) in texts {
            gather.add(render(Some(path), text)).unwrap();
        }
        gather.archive(&Archive::new(Arc::new(corrections))).unwrap();
        for (name, file) in gather.finish().unwrap() {
            file.persist(self.0.path().join(name)).unwrap();
        }
        let mut files: Vec<_> = self
            .0
            .path()
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        files.sort();
        assert_eq!(files, [METADATA.0, NAME], "nothing is left beside them");
    }

    pub(super) fn open(&self) -> Connection {
        let connection = Connection::open(self.path()).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = ON").unwrap();
        connection
    }

    /// The rows of a query, as sqlite3 prints them.
    pub(super) fn rows(&self, sql: &str) -> Vec<String> {
        printed(&self.open(), sql)
    }

    fn dump(&self) -> Vec<String> {
        let connection = self.open();
        let mut all = Vec::new();
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name";
        for table in printed(&connection, tables) {
            all.push(table.clone());
            all.extend(printed(&connection, &format!("SELECT * FROM {table} ORDER BY 1, 2")));
        }
        all
    }

    /// What `SQLite` itself says about the file, its foreign keys and both indexes.
    fn assert_whole(&self) {
        assert_eq!(self.rows("PRAGMA integrity_check"), ["ok"]);
        assert_eq!(self.rows("PRAGMA foreign_key_check"), [""; 0]);
        let connection = self.open();
        for index in ["search", "search_words"] {
            let check = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
            connection.execute_batch(&check).unwrap();
        }
    }
}

fn render(path: Option<&str>, text: &str) -> Part {
    let document = pressedienst::parse(text);
    let source = Source::new(path.map(Path::new), text.as_bytes(), "UTF-8", document.layout());
    Sqlite::default()
        .part(&Text::new(&source, &document, text.as_bytes(), false))
        .unwrap()
}

fn printed(connection: &Connection, sql: &str) -> Vec<String> {
    use rusqlite::types::ValueRef;
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let mut all = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let cell = |column| match row.get_ref(column).unwrap() {
            ValueRef::Null => String::new(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(text) => str::from_utf8(text).unwrap().to_owned(),
            ValueRef::Blob(bytes) => hex::encode(bytes),
        };
        all.push((0..columns).map(cell).collect::<Vec<_>>().join("|"));
    }
    all
}

const BRIDGE: &str = "Pressedienst\n\n14. Mai 2021\n\nNeue Brücke am Hafen\n\nAm Freitag wurde die Brücke eröffnet.\n\n\
    Neue Brücke am Hafen\n\nSeite 2\n\nZu Ihrer redaktionellen Verwendung erhalten Sie folgende Bilder:\n\n\
    Blick auf die Brücke, ©Landeshauptstadt Düsseldorf/Ina Roth\n\n\
    <https://www.duesseldorf.de/pressebilder/2105/210514-Bruecke.jpg>\n\n\
    Kontakt: Lenz, Mara\npresse@duesseldorf.de, Telefon +49.211.89-93131\n";

pub(super) fn release(headline: &str, body: &str) -> String {
    format!("Pressedienst\n\n14. Mai 2021\n\n{headline}\n\n{body}\n\nKontakt: Lenz, Mara\npresse@duesseldorf.de\n")
}

#[test]
fn every_value_has_its_column() {
    let folder = Folder::new();
    folder.add(&[("a/bridge.txt", BRIDGE)]);
    assert_eq!(
        folder.rows("SELECT path, layout, page_count, rules, encoding FROM texts"),
        ["a/bridge.txt|paged|2|paged 2|utf-8"]
    );
    assert_eq!(
        folder.rows("SELECT kind, date, date_end, page, line FROM releases"),
        ["release|2021-05-14||1|5"]
    );
    assert_eq!(
        folder.rows("SELECT lang, text, line, breaks FROM headlines"),
        ["de|Neue Brücke am Hafen|5|"]
    );
    assert_eq!(
        folder.rows("SELECT kind, list, text, page, line FROM blocks"),
        ["paragraph||Am Freitag wurde die Brücke eröffnet.|1|7"]
    );
    assert_eq!(
        folder.rows("SELECT file_name, caption, holder, photographer, page, line, date, year FROM image_inventory"),
        ["210514-Bruecke.jpg|Blick auf die Brücke|Landeshauptstadt Düsseldorf|Ina Roth|2|15|2021-05-14|2021"]
    );
    assert_eq!(
        folder.rows("SELECT family, given, email, phone_e164, line FROM contacts"),
        ["Lenz|Mara|presse@duesseldorf.de|+492118993131|19"]
    );
    let identifier = folder.rows("SELECT sha256 || '#1' FROM texts");
    assert_eq!(
        folder.rows("SELECT identifier FROM release_overview WHERE images = 1"),
        identifier
    );
    folder.assert_whole();
}

#[test]
fn the_indexes_have_what_their_views_have() {
    let letters = release("äöüßÄÖÜẞłŁøØæÆœŒđĐ é \0 u\u{308}", "Ein \0 Satz über Łódź.");
    let mut texts = vec![
        ("letters.txt".to_owned(), letters),
        ("bridge.txt".to_owned(), BRIDGE.to_owned()),
    ];
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures"));
    for folder in [
        "malformed",
        "news-mail",
        "paged-sidebar",
        "text-version",
        "web-news-list",
    ] {
        for entry in fixtures.join(folder).read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
                texts.push((path.display().to_string(), text));
            }
        }
    }
    let texts: Vec<_> = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let (once, twice) = (Folder::new(), Folder::new());
    once.add(&texts);
    once.assert_whole();
    // A database that has releases is added to in the same way.
    twice.add(&texts[..2]);
    twice.add(&texts);
    twice.assert_whole();
    assert_eq!(once.dump(), twice.dump());
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    let texts = [
        ("a.txt", BRIDGE),
        ("b.txt", &release("Bad offen", "Es ist offen.")),
        ("c.txt", ""),
    ];
    let (first, second) = (Folder::new(), Folder::new());
    first.add(&texts);
    second.add(&texts);
    assert!(std::fs::read(first.path()).unwrap() == std::fs::read(second.path()).unwrap());
}

#[test]
fn adding_twice_adds_nothing() {
    let folder = Folder::new();
    let texts = [("a.txt", BRIDGE), ("b.txt", BRIDGE), ("empty.txt", "")];
    folder.add(&texts);
    let before = folder.dump();
    folder.add(&texts);
    assert_eq!(folder.dump(), before);
    assert_eq!(
        folder.rows("SELECT count(*) FROM texts"),
        ["3"],
        "the same bytes under two names are two texts"
    );
    assert_eq!(folder.rows("SELECT count(*) FROM search('hafen')"), ["2"]);
    folder.assert_whole();
}

#[test]
fn a_changed_text_replaces_the_earlier_one() {
    let folder = Folder::new();
    folder.add(&[
        ("a.txt", BRIDGE),
        ("b.txt", &release("Bad offen", "Das Bad ist offen.")),
    ]);
    folder.add(&[("a.txt", &release("Neue Fähre", "Sie fährt nach Kaiserswerth."))]);
    assert_eq!(
        folder.rows("SELECT headline FROM release_overview ORDER BY path"),
        ["Neue Fähre", "Bad offen"]
    );
    assert_eq!(folder.rows("SELECT count(*) FROM images"), ["0"]);
    assert_eq!(folder.rows("SELECT count(*) FROM search('brücke')"), ["0"]);
    assert_eq!(folder.rows("SELECT count(*) FROM search('faehre')"), ["1"]);
    assert_eq!(
        folder.rows("SELECT word FROM word_parts WHERE part MATCH 'ähr' ORDER BY word"),
        ["fähre", "fährt"]
    );
    folder.assert_whole();
}

/// The program reads each path once, and whoever does not gets the last text.
#[test]
fn a_text_that_comes_again_in_a_new_database_replaces_the_earlier_one() {
    let (folder, plain) = (Folder::new(), Folder::new());
    let (baths, ferry) = (
        release("Bad offen", "Das Bad ist offen."),
        release("Neue Fähre", "Sie fährt nach Kaiserswerth."),
    );
    folder.add(&[
        ("a.txt", BRIDGE),
        ("b.txt", &baths),
        ("a.txt", &ferry),
        ("c.txt", BRIDGE),
    ]);
    plain.add(&[("b.txt", &baths), ("a.txt", &ferry), ("c.txt", BRIDGE)]);
    for folder in [&folder, &plain] {
        assert_eq!(
            folder.rows("SELECT headline FROM release_overview ORDER BY path"),
            ["Neue Fähre", "Bad offen", "Neue Brücke am Hafen"]
        );
        assert_eq!(folder.rows("SELECT count(*) FROM search('bruecke')"), ["1"]);
        assert_eq!(folder.rows("SELECT count(*) FROM search('faehre')"), ["1"]);
        folder.assert_whole();
    }
}

#[test]
fn a_text_that_other_rules_read_is_read_anew() {
    let folder = Folder::new();
    folder.add(&[("a.txt", BRIDGE)]);
    folder
        .open()
        .execute_batch("UPDATE texts SET program = 'earlier 0.0.1'; DELETE FROM images;")
        .unwrap();
    // The index still has the caption, and a rebuild is what an archivist does after a change by hand.
    folder
        .open()
        .execute_batch("INSERT INTO search (search) VALUES ('rebuild')")
        .unwrap();
    folder.add(&[("a.txt", BRIDGE)]);
    assert_eq!(folder.rows("SELECT program FROM texts"), [crate::text::PROGRAM]);
    assert_eq!(folder.rows("SELECT count(*) FROM images"), ["1"]);
    folder.assert_whole();
}

#[test]
fn what_came_from_nowhere_is_known_by_its_bytes() {
    let folder = Folder::new();
    let other = release("Bad offen", "Es ist offen.");
    folder.add(&[("-", BRIDGE)]);
    folder.add(&[("-", &other)]);
    assert_eq!(
        folder.rows("SELECT path, headline FROM release_overview"),
        ["-|Bad offen"]
    );
    let mut gather = Sqlite::default().gather(&folder).unwrap();
    for text in [BRIDGE, &other, BRIDGE] {
        gather.add(render(None, text)).unwrap();
    }
    let file = gather.finish().unwrap().remove(0).1;
    file.persist(folder.path()).unwrap();
    assert_eq!(folder.rows("SELECT count(*) FROM texts WHERE path IS NULL"), ["2"]);
}

#[test]
fn a_text_that_was_moved_keeps_its_rows_and_one_that_is_left_out_loses_them() {
    let folder = Folder::new();
    folder.add(&[("x/a.txt", BRIDGE), ("x/b.txt", BRIDGE), ("x/c.txt", BRIDGE)]);
    let releases = "SELECT text_id, id FROM releases ORDER BY id";
    let before = folder.rows(releases);
    let mut gather = Sqlite::default().gather(&folder).unwrap();
    let moves = [("x/a.txt", "y/a.txt"), ("x/b.txt", "x/c.txt"), ("x/d.txt", "y/d.txt")];
    gather.rename(&moves.map(|(from, to)| (from, to, to))).unwrap();
    gather.add(render(Some("y/a.txt"), BRIDGE)).unwrap();
    let file = gather.finish().unwrap().remove(0).1;
    file.persist(folder.path()).unwrap();
    let places = "SELECT place, path FROM texts ORDER BY place";
    assert_eq!(folder.rows(places), ["x/c.txt|x/c.txt", "y/a.txt|y/a.txt"]);
    assert_eq!(folder.rows(releases), [before[0].clone(), before[2].clone()]);
    let mut gather = Sqlite::default().gather(&folder).unwrap();
    let chain = [("x/c.txt", "y/a.txt", "c"), ("y/a.txt", "x/c.txt", "a")];
    gather.rename(&chain).unwrap();
    let file = gather.finish().unwrap().remove(0).1;
    file.persist(folder.path()).unwrap();
    assert_eq!(folder.rows(places), ["x/c.txt|a", "y/a.txt|c"]);
    let mut gather = Sqlite::default().gather(&folder).unwrap();
    gather.forget("x/c.txt").unwrap();
    let file = gather.finish().unwrap().remove(0).1;
    file.persist(folder.path()).unwrap();
    assert_eq!(folder.rows(places), ["y/a.txt|c"]);
    folder.assert_whole();
}

#[test]
fn a_text_that_is_deleted_by_hand_takes_its_rows_and_its_words_along() {
    let folder = Folder::new();
    folder.add(&[("a.txt", BRIDGE), ("b.txt", &release("Bad offen", "Es ist offen."))]);
    folder
        .open()
        .execute_batch("DELETE FROM texts WHERE path = 'a.txt'")
        .unwrap();
    assert_eq!(folder.rows("SELECT headline FROM release_overview"), ["Bad offen"]);
    assert_eq!(folder.rows("SELECT count(*) FROM search('brücke')"), ["0"]);
    folder.assert_whole();
}

#[test]
fn nothing_in_a_text_is_taken_for_sql_or_for_a_query() {
    let hostile =
        "'); DROP TABLE texts; -- \" OR \"1\"=\"1 NEAR(a b) * ^x {body}: =1+1 <script>\u{202e} \u{fffe} \u{301}\u{301}";
    let text = release(hostile, &format!("Das Fest \0 heißt {hostile} und beginnt."));
    let folder = Folder::new();
    folder.add(&[("'); DROP TABLE texts; --.txt", &text), ("b\".txt", &text)]);
    folder.add(&[("'); DROP TABLE texts; --.txt", &text)]);
    assert_eq!(
        folder.rows("SELECT path FROM texts ORDER BY path"),
        ["'); DROP TABLE texts; --.txt", "b\".txt"]
    );
    let document = pressedienst::parse(&text);
    let headline = document.releases()[0].headlines[0].text.as_str();
    assert!(headline.contains("'); DROP TABLE texts; --"), "{headline}");
    assert_eq!(
        folder.rows("SELECT DISTINCT text FROM headlines WHERE position = 1"),
        [headline]
    );
    assert_eq!(
        folder.rows("SELECT count(*) FROM blocks WHERE text LIKE '%Fest \u{fffd} heißt%'"),
        ["2"]
    );
    assert_eq!(
        folder.rows("SELECT count(*) FROM search WHERE search MATCH '\"'');\" \"DROP TABLE\"'"),
        ["2"]
    );
    folder.assert_whole();
}

#[test]
fn a_page_of_many_items() {
    let item = |number| format!("Kultur\n\n03.05.2023\n\nLesung {number} am Rhein\n\nEs wird gelesen. Mehr\n\n\n\n");
    let page: String = (1..=60).map(item).collect();
    let folder = Folder::new();
    folder.add(&[("a.txt", &format!("Pressedienst Archiv\n\n{page}"))]);
    assert_eq!(folder.rows("SELECT count(*), max(item) FROM releases"), ["60|60"]);
    assert_eq!(
        folder.rows("SELECT item FROM release_overview WHERE headline = 'Lesung 17 am Rhein'"),
        ["17"]
    );
    assert_eq!(folder.rows("SELECT count(*) FROM search('lesung')"), ["60"]);
    folder.assert_whole();
}

#[test]
fn a_text_of_no_layout_has_a_row_and_its_findings() {
    let folder = Folder::new();
    folder.add(&[("a.txt", ""), ("b.txt", "Ein Brief an niemanden.\n")]);
    assert_eq!(
        folder.rows("SELECT path, layout, rules, page_count FROM texts"),
        ["a.txt|||", "b.txt|||"]
    );
    assert_eq!(
        folder.rows(
            "SELECT path, code, severity, line FROM diagnostics JOIN texts ON id = text_id WHERE severity = 'error'"
        ),
        ["a.txt|empty-text|error|1", "b.txt|unknown-layout|error|1"]
    );
    // No letter of the second is lost, and the first has none.
    let unread = "SELECT path, item, kind, layout IS NULL, headline FROM release_overview";
    assert_eq!(folder.rows(unread), ["b.txt|0|unread|1|"]);
    let place = "SELECT snippet(search, 1, '[', ']', '…', 4) FROM search WHERE search MATCH '\"niemanden\"'";
    assert_eq!(folder.rows(place), ["Ein Brief an [niemanden]."]);
    let parts =
        "SELECT path, word FROM word_parts JOIN release_overview USING (release_id) WHERE part MATCH '\"iemand\"'";
    assert_eq!(folder.rows(parts), ["b.txt|niemanden"]);
    // Another text in its place takes it out of the index.
    folder.add(&[("b.txt", "Ein Brief an alle.\n")]);
    assert_eq!(folder.rows(place), [""; 0]);
    folder.assert_whole();
}

#[test]
fn what_is_not_ours_is_refused_and_left_alone() {
    let refuse = |folder: &Folder, why: &str| {
        let before = std::fs::read(folder.path()).unwrap();
        let error = Sqlite::default().gather(folder).map(drop).unwrap_err().to_string();
        assert!(error.contains(why) && error.contains(NAME), "{error}");
        assert_eq!(std::fs::read(folder.path()).unwrap(), before);
    };
    let folder = Folder::new();
    std::fs::write(folder.path(), "Dear archivist, this is a letter. ".repeat(100)).unwrap();
    refuse(&folder, "no database");
    std::fs::write(folder.path(), "").unwrap();
    refuse(&folder, "another program");
    folder.open().execute_batch("CREATE TABLE a (b)").unwrap();
    refuse(&folder, "another program");

    let folder = Folder::new();
    folder.add(&[("a.txt", BRIDGE)]);
    folder.open().execute_batch("PRAGMA user_version = 3").unwrap();
    refuse(&folder, "version 3");
    folder.open().execute_batch("PRAGMA user_version = 4").unwrap();
    std::fs::write(folder.0.path().join(format!("{NAME}-wal")), "x").unwrap();
    refuse(&folder, "another program");
    std::fs::remove_file(folder.path()).unwrap();
    std::fs::create_dir(folder.path()).unwrap();
    assert!(
        Sqlite::default()
            .gather(&folder)
            .map(drop)
            .unwrap_err()
            .to_string()
            .contains("is no file")
    );
}

#[test]
fn a_database_that_is_in_wal_mode_is_added_to() {
    let folder = Folder::new();
    folder.add(&[("a.txt", BRIDGE)]);
    folder.rows("PRAGMA journal_mode = WAL");
    folder.add(&[("b.txt", BRIDGE)]);
    assert_eq!(folder.rows("SELECT count(*) FROM texts"), ["2"]);
    folder.assert_whole();
}

#[test]
fn a_run_that_failed_gives_no_database() {
    let folder = Folder::new();
    let mut gather = Sqlite::default().gather(&folder).unwrap();
    gather.add(render(Some("a.txt"), BRIDGE)).unwrap();
    let mut broken = render(None, BRIDGE).into_rows().unwrap();
    broken.text.rest.clear();
    assert!(gather.add(Part::Rows(broken)).is_err());
    assert!(gather.finish().is_err());
    assert_eq!(folder.0.path().read_dir().unwrap().count(), 0);
}

#[test]
fn file_names() {
    for (url, name) in [
        (
            "https://www.duesseldorf.de/a/210514-Bruecke.jpg?x=1/2",
            Some("210514-Bruecke.jpg"),
        ),
        ("https://www.duesseldorf.de/a/", None),
        ("https://www.duesseldorf.de", None),
        ("no address", None),
    ] {
        assert_eq!(rows::file_name(url), name, "{url}");
    }
}
