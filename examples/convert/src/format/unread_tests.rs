//! No line of a text that was not read is lost in any output. Each output is read as others read it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::cell::cleaned;
use super::run::{Folder, cell, cells, run};
use super::{Common, Each as _, csv, ead, html, jsonld, markdown, ninjs, sqlite, tei, xlsx};
use crate::lang::Lang;
use crate::text::{Source, Text};
use rusqlite::Connection;
use serde_json::Value;

/// All texts of the project.
fn texts() -> Vec<(PathBuf, String)> {
    let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures"))];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "txt") {
                let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                texts.push((path, text));
            }
        }
    }
    texts.sort();
    texts
}

/// The text with other letters, letters for digits, and other signs for those that mark layouts.
fn disguised(text: &str) -> String {
    let other = |c: char| match c {
        'a'..='m' | 'A'..='M' => char::from_u32(u32::from(c) + 13).unwrap(),
        'n'..='z' | 'N'..='Z' => char::from_u32(u32::from(c) - 13).unwrap(),
        '0'..='9' => char::from_u32(u32::from(c) + 49).unwrap(),
        '|' => '#',
        '+' => '*',
        _ => c,
    };
    text.chars().map(other).collect()
}

/// The lines that are not blank, with one blank between words and without controls.
fn shown(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .map(|line| cleaned(line).split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.trim_matches('\u{FEFF}').is_empty()).collect()
}

#[track_caller]
fn assert_has_lines(what: &str, path: &Path, text: &str, found: &str) {
    let found = shown(found);
    for line in shown(text) {
        // A byte order mark inside of a text is no letter of its line.
        let line = line.trim_matches('\u{FEFF}');
        assert!(
            found.iter().any(|found| found.contains(line)),
            "{what} of {} has no line {line:?}",
            path.display()
        );
    }
}

/// The words of Markdown behind its front matter.
fn of_markdown(file: &str) -> String {
    let (_, body) = file.split_once("---\n").unwrap().1.split_once("---\n").unwrap();
    let mut words = String::new();
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // One before a sign is no letter, and one before the end of a line ends it.
            '\\' => words.extend(chars.next_if(char::is_ascii_punctuation)),
            _ => words.push(c),
        }
    }
    words
}

/// The lines of the blocks that hold what was not read.
fn of_tei(file: &str) -> String {
    let blocks = file.split("<ab type=\"unread\">").skip(1);
    let blocks = blocks.map(|block| block.split_once("</ab>").unwrap().0.replace("<lb/>", "\n"));
    let blocks: Vec<_> = blocks.collect();
    quick_xml::escape::unescape(&blocks.join("\n")).unwrap().into_owned()
}

/// The lines of what no field holds in a finding aid.
fn of_ead(path: &str, text: &str) -> String {
    let aid = ead::tests::aid();
    let file = run(&ead::Ead { aid }, &[(Some(path), text)]).remove("ead.xml").unwrap();
    let [_, unread] = file.split("<head>Nicht erkannter Text</head>").collect::<Vec<_>>()[..] else {
        panic!("no unread text of {path}: {file}");
    };
    let (unread, _) = unread.split_once("</odd>").unwrap();
    let lines = unread.replace("<lb/>", "\n").replace("<p>", "").replace("</p>", "\n");
    quick_xml::escape::unescape(&lines).unwrap().into_owned()
}

/// The printed text on a page, with the signs that are shown there by their names.
fn of_html(page: &str) -> String {
    let lines = page.split("<p id=\"L").skip(1);
    let lines = lines.map(|line| line.split_once("</p>").unwrap().0.split_once('>').unwrap().1);
    let words = lines.map(|line| {
        let (first, rest) = line.split_once('<').unwrap_or((line, ""));
        let rest = rest.split('<').filter_map(|piece| piece.split_once('>'));
        let rest = rest.map(|(tag, words)| match tag.strip_prefix("b class=\"c\" data-c=\"") {
            Some(code) => {
                let code = u32::from_str_radix(code.trim_end_matches('"'), 16).unwrap();
                char::from_u32(code).unwrap().to_string()
            }
            None => words.to_owned(),
        });
        let words: String = std::iter::once(first.to_owned()).chain(rest).collect();
        quick_xml::escape::unescape(&words).unwrap().into_owned()
    });
    words.collect::<Vec<_>>().join("\n")
}

/// The text of the node that holds what was not read.
fn of_jsonld(file: &str) -> String {
    let graph: Value = serde_json::from_str(file).unwrap();
    let nodes = graph["@graph"].as_array().unwrap();
    let node = nodes.iter().find(|node| node["@type"] == "CreativeWork").unwrap();
    node["text"].as_str().unwrap().to_owned()
}

fn of_ninjs(file: &str) -> String {
    let mut objects = file.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let object = objects.find(|object| object["profile"] == "unread").unwrap();
    object["bodies"][0]["value"].as_str().unwrap().to_owned()
}

fn of_csv(path: &str, text: &str) -> String {
    let rows = cells(&run(&csv::Csv::default(), &[(Some(path), text)])["releases.csv"], b',');
    let row = (1..rows.len())
        .find(|row| cell(&rows, *row, "kind") == "unread")
        .unwrap();
    assert_eq!((cell(&rows, row, "source"), cell(&rows, row, "item")), (path, "0"));
    cell(&rows, row, "text").trim_start_matches('\'').replace(" ¶ ", "\n")
}

/// The text of the row of kind unread; `B` is the kind, `I` the text, `AA` the path.
fn of_sheet(cells: &BTreeMap<String, String>, path: &str) -> String {
    let is_its = |row: &&str| cells[&format!("B{row}")] == "unread" && cells[&format!("AA{row}")] == path;
    let rows = cells.keys().filter_map(|place| place.strip_prefix("AA"));
    let row = rows.into_iter().find(is_its).unwrap();
    cells[&format!("I{row}")].replace(" ¶ ", "\n")
}

/// Asks every output of these texts for the lines that it must have beside what its fields hold.
fn assert_nothing_is_lost(texts: &[(PathBuf, String, String)]) {
    let folder = Folder::new();
    let mut gather = sqlite::Sqlite::default().gather(&folder).unwrap();
    let workbook = xlsx::Xlsx { lang: Lang::De };
    let mut book = workbook.gather(&folder).unwrap();
    for (path, printed, unread) in texts {
        let document = pressedienst::parse(printed);
        let source = Source::new(Some(path), printed.as_bytes(), "UTF-8", document.layout());
        let text = Text::new(&source, &document, printed.as_bytes(), false);
        gather.add(sqlite::Sqlite::default().part(&text).unwrap()).unwrap();
        book.add(workbook.part(&text).unwrap()).unwrap();
        let rendered = |bytes: std::io::Result<Vec<u8>>| String::from_utf8(bytes.unwrap()).unwrap();
        let md = rendered(markdown::Markdown.file(&text));
        assert_has_lines("Markdown", path, unread, &of_markdown(&md));
        let pages = html::format(Lang::De);
        let page = rendered(pages.each().unwrap().file(&text));
        assert_has_lines("the page", path, unread, &of_html(&page));
        assert_has_lines("TEI", path, unread, &of_tei(&rendered(tei::Tei.file(&text))));
        assert_has_lines(
            "JSON-LD",
            path,
            unread,
            &of_jsonld(&rendered(jsonld::JsonLd.file(&text))),
        );
        assert_has_lines("ninjs", path, unread, &of_ninjs(&rendered(ninjs::Ninjs.file(&text))));
        let found = of_ead(&path.display().to_string(), printed);
        assert_has_lines("the finding aid", path, unread, &found);
        // Apostrophes keep formulas from being read.
        let found = of_csv(&path.display().to_string(), printed);
        let [unread, found] = [unread, &found].map(|text| text.replace('\'', ""));
        assert_has_lines("releases.csv", path, &unread, &found);
    }
    let (_, file) = book.finish().unwrap().pop().unwrap();
    let sheets = xlsx::tests::sheets(file.path());
    for (path, _, unread) in texts {
        let found = of_sheet(&sheets[0].1, &path.display().to_string());
        assert_has_lines("the workbook", path, unread, &found);
    }
    for (_, file) in gather.finish().unwrap().into_iter().take(1) {
        let database = Connection::open(file.path()).unwrap();
        let body = "SELECT search.body FROM search JOIN release_overview AS r ON r.release_id = search.rowid
            WHERE r.path = ? AND r.kind = 'unread' AND r.item = 0";
        for (path, _, unread) in texts {
            let name = path.display().to_string();
            let found: String = database.query_row(body, [&name], |row| row.get(0)).unwrap();
            assert_has_lines("the database", path, unread, &found);
        }
    }
}

#[test]
fn no_line_of_a_text_in_no_layout_is_lost() {
    let texts = texts().into_iter().map(|(path, text)| {
        let is_known = pressedienst::parse(&text).layout().is_some();
        let text = if is_known { disguised(&text) } else { text };
        assert_eq!(pressedienst::parse(&text).layout(), None, "{}", path.display());
        (path, text.clone(), text)
    });
    let is_blank = |text: &str| text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}');
    let (blank, texts): (Vec<_>, Vec<_>) = texts.partition(|(_, text, _)| is_blank(text));
    assert!(blank.len() > 1 && texts.len() > 200);
    assert_nothing_is_lost(&texts);
    for (path, text, _) in blank {
        assert_eq!(
            crate::unread::Unread::of(&pressedienst::parse(&text)),
            None,
            "{}",
            path.display()
        );
    }
}

#[test]
fn no_words_between_the_fields_of_a_text_are_lost() {
    let texts = texts().into_iter().filter_map(|(path, text)| {
        let document = pressedienst::parse(&text);
        document.layout()?;
        let words = document
            .parts()
            .filter(|(_, role)| *role == pressedienst::Role::Unclassified);
        let words: Vec<_> = words.map(|(span, _)| span.of(&text)).collect();
        (!words.is_empty()).then(|| (path, text.clone(), words.join("\n")))
    });
    let texts: Vec<_> = texts.collect();
    assert!(texts.len() > 3);
    assert_nothing_is_lost(&texts);
}

#[test]
fn what_no_field_holds_stands_beside_the_releases() {
    let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest begonnen.\n\nTextversion:\n\
                https://www.duesseldorf.de/pressedienst/20190831-318_07.txt\n\nKontakt: *siehe* <oben> 12\n";
    let document = pressedienst::parse(text);
    assert!(document.layout().is_some() && document.releases().len() == 1);
    let source = Source::new(Some(Path::new("a.txt")), text.as_bytes(), "UTF-8", document.layout());
    let file = Text::new(&source, &document, text.as_bytes(), false);
    let rendered = |bytes: std::io::Result<Vec<u8>>| String::from_utf8(bytes.unwrap()).unwrap();
    let md = rendered(markdown::Markdown.file(&file));
    assert!(
        md.ends_with("\n## Nicht erkannter Text\n\n\\*siehe\\* \\<oben\\> 12\n"),
        "{md}"
    );
    let words = "*siehe* <oben> 12";
    let xml = rendered(tei::Tei.file(&file));
    assert_eq!(of_tei(&xml), words);
    assert!(
        xml.contains("<div type=\"unread\">") && xml.contains("<p xml:lang=\"de\">Am Abend"),
        "{xml}"
    );
    assert_eq!(of_jsonld(&rendered(jsonld::JsonLd.file(&file))), words);
    let lines = rendered(ninjs::Ninjs.file(&file));
    assert_eq!((of_ninjs(&lines).as_str(), lines.lines().count()), (words, 2));
    assert_eq!(of_csv("a.txt", text), words);
}

#[test]
fn a_page_of_items_has_it_behind_them() {
    let page = "Pressedienst Archiv\n\nKultur\n\n02.05.2023\n\nLesefest am Rhein\n\nAm Abend war es schön. Mehr\n\n\n\n\
                Kultur\n\n31.04.2023\n\nKonzert am Rhein\n\nAm Abend war es laut. Mehr\n";
    let document = pressedienst::parse(page);
    assert_eq!(document.releases().len(), 2);
    let source = Source::new(Some(Path::new("a.txt")), page.as_bytes(), "UTF-8", document.layout());
    let text = Text::new(&source, &document, page.as_bytes(), false);
    let rendered = |bytes: std::io::Result<Vec<u8>>| String::from_utf8(bytes.unwrap()).unwrap();
    let md = rendered(markdown::Markdown.file(&text));
    assert!(md.ends_with("\n## Nicht erkannter Text\n\n31.04.2023\n"), "{md}");
    let xml = rendered(tei::Tei.file(&text));
    assert!(xml.contains(" <TEI n=\"0\">"), "{xml}");
    assert_eq!(of_tei(&xml), "31.04.2023");
    assert_eq!(of_jsonld(&rendered(jsonld::JsonLd.file(&text))), "31.04.2023");
    assert_eq!(of_csv("a.txt", page), "31.04.2023");
}
