use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::super::run::{Folder, RELEASE, parts};
use super::*;

/// The cells of a sheet by their places, as text; of a date, its number.
type Cells = BTreeMap<String, String>;

/// A file of a workbook.
fn member(path: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The sheets by their names.
pub(crate) fn sheets(path: &Path) -> Vec<(String, Cells)> {
    let workbook = member(path, "xl/workbook.xml");
    let names = workbook
        .split("<sheet name=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap());
    let read = |(number, name): (usize, &str)| {
        let sheet = member(path, &format!("xl/worksheets/sheet{}.xml", number + 1));
        (name.to_owned(), cells(&sheet))
    };
    names.enumerate().map(read).collect()
}

fn cells(sheet: &str) -> Cells {
    let (mut reader, mut cells, mut place) = (Reader::from_str(sheet), Cells::new(), String::new());
    let mut rows = 0_u32;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == b"row" => {
                let number = tag.try_get_attribute("r").unwrap().unwrap();
                let number = number.unescape_value().unwrap().parse().unwrap();
                assert!(number > rows, "row {number} behind row {rows}");
                rows = number;
            }
            Event::Start(tag) if tag.name().as_ref() == b"c" => {
                let at = tag.try_get_attribute("r").unwrap().unwrap();
                place = at.unescape_value().unwrap().into_owned();
            }
            Event::Start(tag) if matches!(tag.name().as_ref(), b"t" | b"v") => {
                let words = reader.read_text(tag.name()).unwrap();
                let words = quick_xml::escape::unescape(&words).unwrap().into_owned();
                cells.insert(place.clone(), words);
            }
            Event::Eof => return cells,
            _ => {}
        }
    }
}

/// The workbook of these texts, with so many rows in a sheet.
fn workbook(lang: Lang, most_rows: u32, texts: &[(Option<&str>, &str)]) -> tempfile::NamedTempFile {
    let folder = Folder::new();
    let mut book = Box::new(Book::with_rows(&folder, lang, most_rows).unwrap());
    for part in parts(&Xlsx { lang }, texts) {
        book.add(part).unwrap();
    }
    let (name, file) = book.finish().unwrap().pop().unwrap();
    assert_eq!(name, NAME);
    // It outlives the folder as an open file does not.
    let kept = tempfile::NamedTempFile::new().unwrap();
    std::fs::copy(file.path(), kept.path()).unwrap();
    kept
}

#[test]
fn each_value_has_a_column_and_each_column_a_value() {
    for sheet in &SHEETS {
        let keys: BTreeSet<_> = sheet.columns.iter().map(|column| column.key).collect();
        let fields: BTreeSet<_> = sheet.fields.iter().map(|field| field.name).collect();
        assert_eq!(keys, fields, "{}", sheet.name.of(Lang::En));
        assert_eq!(sheet.columns.len(), sheet.fields.len());
        for lang in [Lang::De, Lang::En] {
            let labels: BTreeSet<_> = sheet.columns.iter().map(|column| column.label.of(lang)).collect();
            assert_eq!(labels.len(), sheet.columns.len(), "two columns of one name");
        }
        for (column, _, field) in sheet.shown() {
            assert_ne!(column.meaning(field, Lang::De), column.meaning(field, Lang::En));
            assert!(!column.meaning(field, Lang::De).is_empty(), "{}", column.key);
        }
    }
}

#[test]
fn a_message_has_a_value_for_each_field() {
    let text = "Kein Text des Pressedienstes.\n";
    let document = pressedienst::parse(text);
    let source = crate::text::Source::new(Some(Path::new("a.txt")), text.as_bytes(), "UTF-8", None);
    let file = Text::new(&source, &document, text.as_bytes(), false);
    let row = message_row(&file, &document.diagnostics()[0], Lang::En);
    assert_eq!(row.len(), SHEETS[3].fields.len());
}

#[test]
fn what_has_no_room_in_a_sheet_goes_into_the_next() {
    let texts: Vec<_> = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]
        .map(|path| (Some(path), RELEASE))
        .into();
    let file = workbook(Lang::De, 3, &texts);
    let sheets = sheets(file.path());
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    let of_releases: Vec<_> = names.iter().filter(|name| name.starts_with("Mitteilungen")).collect();
    assert_eq!(of_releases, [&"Mitteilungen", &"Mitteilungen 2", &"Mitteilungen 3"]);
    assert_eq!(names.iter().filter(|name| name.starts_with("Bilder")).count(), 5);
    assert_eq!((names[3], *names.last().unwrap()), ("Bilder", "Spalten"));
    let source = SHEETS[0]
        .columns
        .iter()
        .position(|column| column.key == "source")
        .unwrap();
    let column = format!("A{}", char::from(b'A' + u8::try_from(source - 26).unwrap()));
    let found = sheets.iter().take(3).flat_map(|(_, cells)| {
        assert_eq!(cells["A1"], "Datum");
        [2, 3].map(|row| cells.get(&format!("{column}{row}")))
    });
    let found: Vec<_> = found.flatten().collect();
    assert_eq!(found, ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]);
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    let texts = [
        (Some("a.txt"), RELEASE),
        (Some("b.txt"), "Kein Text des Pressedienstes.\n"),
    ];
    let bytes = |lang| std::fs::read(workbook(lang, 100, &texts).path()).unwrap();
    assert_eq!(bytes(Lang::De), bytes(Lang::De));
    assert_ne!(bytes(Lang::De), bytes(Lang::En));
}

#[test]
fn texts_days_and_addresses_are_what_they_are() {
    let text = RELEASE.replace("Es kamen", "=1+1 Es kamen");
    let file = workbook(Lang::En, 100, &[(Some("=cmd|x.txt"), &text)]);
    let sheet = member(file.path(), "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    let all = sheets(file.path());
    // The 31st of August 2019.
    assert_eq!(all[0].1["A2"], "43708");
    let links = member(file.path(), "xl/worksheets/_rels/sheet2.xml.rels");
    assert_eq!(links.matches("TargetMode=\"External\"").count(), 2);
    assert!(
        links.contains("Target=\"https://www.duesseldorf.de/a/190831-Gr%C3%BCne%20Halle.jpg\""),
        "{links}"
    );
    let contacts = &all[2].1;
    assert_eq!(
        (contacts["D2"].as_str(), contacts["E2"].as_str()),
        ("+49.211.89-94410", "+492118994410")
    );
    assert!(contacts.values().any(|value| value == "=cmd|x.txt"));
}
