//! PDF files of a few lines, written here, and what is read of them.

use std::fmt::Write as _;
use std::io::Write as _;

use super::*;

const WIN_ANSI: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
/// Two letters, of which the file says what one means.
const HALF_KNOWN: &str = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<>>\
    /Encoding<</Differences[97/a/strange]>>/FirstChar 97/LastChar 98/Widths[500 500]>>";

/// A file with a page for each content; what follows `/Page` goes into all of them.
struct File<'a> {
    contents: &'a [&'a str],
    font: &'a str,
    page: &'a str,
    is_packed: bool,
}

impl<'a> File<'a> {
    const fn new(contents: &'a [&'a str]) -> Self {
        Self {
            contents,
            font: WIN_ANSI,
            page: "",
            is_packed: false,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let count = self.contents.len();
        let kids: String = (0..count).fold(String::new(), |mut kids, at| {
            write!(kids, "{} 0 R ", 4 + 2 * at).unwrap();
            kids
        });
        let mut objects = vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            format!("<</Type/Pages/Count {count}/Kids[{kids}]>>").into_bytes(),
            self.font.as_bytes().to_vec(),
        ];
        for (at, content) in self.contents.iter().enumerate() {
            let page = format!(
                "<</Type/Page{}/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
                self.page,
                5 + 2 * at
            );
            let (filter, data) = if self.is_packed {
                let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
                packer.write_all(content.as_bytes()).unwrap();
                ("/Filter/FlateDecode", packer.finish().unwrap())
            } else {
                ("", content.as_bytes().to_vec())
            };
            let mut stream = format!("<<{filter}/Length {}>>\nstream\n", data.len()).into_bytes();
            stream.extend(data);
            stream.extend(b"\nendstream");
            objects.extend([page.into_bytes(), stream]);
        }
        written(&objects)
    }

    fn read(&self) -> Extracted {
        read(&self.bytes()).unwrap()
    }
}

fn written(objects: &[Vec<u8>]) -> Vec<u8> {
    let (mut file, mut table) = (b"%PDF-1.4\n".to_vec(), String::new());
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        file.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (size, start) = (objects.len() + 1, file.len());
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(end.into_bytes());
    file
}

/// Draws lines of ten points at places.
fn drawn(lines: &[(f32, f32, &str)]) -> String {
    lines.iter().fold("BT /F 10 Tf ".to_owned(), |mut all, (x, y, words)| {
        write!(all, "1 0 0 1 {x} {y} Tm ({words}) Tj ").unwrap();
        all
    }) + "ET"
}

fn text(content: &str) -> String {
    File::new(&[content]).read().text
}

fn codes(read: &Extracted) -> Vec<Code> {
    read.notes.iter().map(|(code, _)| *code).collect()
}

fn without(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let begin = packed::find(bytes, 0, from).unwrap();
    let end = packed::find(bytes, begin, to).unwrap();
    [&bytes[..begin], &bytes[end..]].concat()
}

#[test]
fn a_printed_line_is_a_line() {
    let read =
        File::new(&[&drawn(&[(50.0, 688.0, "und Köln"), (50.0, 700.0, "Düsseldorf")]).replace(['ü', 'ö'], "\\374")])
            .read();
    assert_eq!(read.text, "Düsseldorf\nund Küln\n");
    assert_eq!((read.pages, read.blank_pages, read.notes.len()), (1, 0, 0));
    let [first, second] = read.places[..] else {
        panic!("{:?}", read.places)
    };
    assert_eq!((first.page, second.page), (1, 1));
    assert_eq!((first.area[0], first.area[1], first.area[3]), (50.0, 698.0, 707.5));
    assert!((94.0..105.0).contains(&first.area[2]), "{first:?}");
}

#[test]
fn an_empty_line_stands_where_the_page_shows_a_paragraph() {
    let lines = [700.0, 688.0, 676.0, 658.0, 646.0, 634.0, 620.0].map(|y| (50.0, y, "Zeile"));
    let read = File::new(&[&drawn(&lines)]).read();
    assert_eq!(read.text, "Zeile\nZeile\nZeile\n\nZeile\nZeile\nZeile\nZeile\n");
    assert_eq!(read.places[3].page, 0);
    assert_eq!(read.places.len(), read.text.lines().count());
}

#[test]
fn a_form_feed_ends_a_page_and_pages_without_text_are_counted() {
    let (one, two) = (drawn(&[(50.0, 700.0, "eins")]), drawn(&[(50.0, 700.0, "drei")]));
    let read = File::new(&[&one, "", &two]).read();
    assert_eq!(read.text, "eins\n\u{c}\u{c}drei\n");
    assert_eq!((read.pages, read.blank_pages), (3, 1));
    let [(code, said)] = read.notes.as_slice() else {
        panic!("{:?}", read.notes);
    };
    assert_eq!(
        (*code, &*said.english, &*said.german),
        (
            Code::PagesBlank,
            "page 2 of 3 shows no text",
            "Seite 2 von 3 zeigt keinen Text"
        )
    );
    assert_eq!(read.places.iter().map(|place| place.page).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn blanks_are_gaps_and_kerning_is_none() {
    assert_eq!(
        text("BT /F 10 Tf 50 700 Td [(T)90(elefon)-278(0211)] TJ ET"),
        "Telefon 0211\n"
    );
    assert_eq!(
        text("BT /F 10 Tf 50 700 Td [(T)-120(elefon) (  ) -300 (0211)] TJ ET"),
        "Telefon 0211\n"
    );
    // Letters that are set apart.
    assert_eq!(
        text("BT /F 10 Tf 3 Tc 50 700 Td (PRESSE DIENST) Tj ET"),
        "PRESSE DIENST\n"
    );
}

#[test]
fn raised_letters_and_those_drawn_twice_stay_in_their_line() {
    let raised = "BT /F 10 Tf 50 700 Td (100 m) Tj /F 6 Tf 4 Ts (2) Tj 0 Ts /F 10 Tf ( Holz) Tj 0 -12 Td (Glas) Tj ET";
    assert_eq!(text(raised), "100 m2 Holz\nGlas\n");
    let bold = drawn(&[(50.0, 700.0, "Halle"), (50.3, 700.0, "Halle"), (50.0, 688.0, "Villa")]);
    assert_eq!(text(&bold), "Halle\nVilla\n");
}

#[test]
fn the_main_column_comes_first_wherever_the_narrow_one_stands() {
    let long = "Nach zwei Jahren Bauzeit ist die Anlage am Montag uebergeben";
    for (main, aside) in [(50.0, 450.0), (200.0, 40.0)] {
        let mut lines = vec![(40.0, 760.0, "16032911_160")];
        lines.extend((0u8..8).map(|at| (aside, 700.0 - 11.0 * f32::from(at), "Rathaus")));
        lines.extend((0u8..12).map(|at| (main, 705.0 - 13.0 * f32::from(at), long)));
        let read = text(&drawn(&lines));
        let wanted = format!(
            "16032911_160\n\n{}\n{}",
            format!("{long}\n").repeat(12),
            "Rathaus\n".repeat(8)
        );
        assert_eq!(read, wanted, "{main} {aside}");
    }
    // The last lines of a text beside a column of more.
    let mut lines = vec![
        (50.0, 700.0, "https://www.duesseldorf.de/fileadmin/"),
        (50.0, 687.0, "1603/160323-Archiv_3_.jpg"),
    ];
    lines.extend((0u8..18).map(|at| (450.0, 711.0 - 12.0 * f32::from(at), "Postfach 101120")));
    let wanted = format!(
        "https://www.duesseldorf.de/fileadmin/\n1603/160323-Archiv_3_.jpg\n\n{}",
        "Postfach 101120\n".repeat(18)
    );
    assert_eq!(text(&drawn(&lines)), wanted);
}

#[test]
fn lists_tables_and_lines_of_two_parts_are_no_columns() {
    let mut lines: Vec<(f32, f32, &str)> = vec![(50.0, 760.0, "Seite 2"), (450.0, 760.0, "29. M\\344rz 2016")];
    for at in 0u8..6 {
        let y = 700.0 - 12.0 * f32::from(at);
        lines.extend([(50.0, y, "\\225"), (62.0, y, "Vortrag"), (300.0, y, "10 Uhr")]);
    }
    let wanted = format!("Seite 2 29. März 2016\n\n{}", "• Vortrag 10 Uhr\n".repeat(6));
    assert_eq!(text(&drawn(&lines)), wanted);
}

#[test]
fn turned_pages_and_turned_text_are_read_along_their_lines() {
    let file = File {
        page: "/Rotate 90",
        ..File::new(&[
            "BT /F 10 Tf 0 1 -1 0 100 50 Tm (erste) Tj 0 1 -1 0 112 50 Tm (zweite) Tj 1 0 0 1 50 700 Tm (quer) Tj ET",
        ])
    };
    let read = file.read();
    assert_eq!(read.text, "erste\nzweite\n\nquer\n");
    let [left, bottom, right, top] = read.places[0].area;
    assert_eq!((left, bottom, right), (92.5, 50.0, 102.0));
    assert!(top > 70.0, "{top}");
}

#[test]
fn invisible_text_is_text() {
    assert_eq!(text("BT 3 Tr /F 10 Tf 50 700 Td (erkannt) Tj ET"), "erkannt\n");
}

#[test]
fn letters_without_meaning_are_refused_unless_they_are_few() {
    let file = |content: &str| {
        read(
            &File {
                font: HALF_KNOWN,
                ..File::new(&[content])
            }
            .bytes(),
        )
    };
    let refused = file("BT /F 10 Tf 50 700 Td (aab) Tj ET").unwrap_err();
    assert!(
        matches!(refused, Refused::NoMeaning { unknown: 1, letters: 3 }),
        "{refused:?}"
    );
    assert!(refused.to_string().contains("text recognition (OCR)"));
    let read = file(&format!("BT /F 1 Tf 50 700 Td (b{}) Tj ET", "a".repeat(99))).unwrap();
    assert!(read.text.starts_with("\u{fffd}aa"));
    assert_eq!(codes(&read), [Code::LettersUnknown]);
}

#[test]
fn scans_and_files_that_are_none_are_refused() {
    let refused = read(&File::new(&["", "0 0 9 9 re f"]).bytes()).unwrap_err();
    assert!(matches!(refused, Refused::Scan(2)), "{refused:?}");
    for bytes in [&b""[..], b"%PDF-1.4\n", b"Pressedienst"] {
        assert!(matches!(read(bytes).unwrap_err(), Refused::Broken));
    }
}

#[test]
fn a_password_is_asked_for_only_where_one_is_needed() {
    let locked = include_bytes!("../../../tests/pdf/locked.pdf");
    assert!(matches!(read(locked).unwrap_err(), Refused::Password));
    // Nobody may print it, and everybody may read it.
    let owned = read(include_bytes!("../../../tests/pdf/owned.pdf")).unwrap();
    assert_eq!((owned.text.as_str(), owned.notes.len()), ("Hallo\n", 0));
}

#[test]
fn damage_is_never_silent() {
    let page = drawn(&[(50.0, 700.0, "Hallo")]);
    let pages = [page.as_str(), page.as_str()];
    let whole = File::new(&pages).bytes();
    let packed = File {
        is_packed: true,
        ..File::new(&pages)
    }
    .bytes();
    let flipped = {
        let mut bytes = packed.clone();
        let data = packed::find(&bytes, 0, b"stream\n").unwrap();
        bytes[data + 40] ^= 4;
        bytes
    };
    let changed = |from: &str, to: &str| String::from_utf8(whole.clone()).unwrap().replace(from, to).into_bytes();
    for (bytes, what) in [
        (without(&whole, b"xref\n", b"startxref"), "table of contents"),
        (whole[..whole.len() - 20].to_vec(), "its end is missing"),
        (flipped, "packed part"),
        ([b"Betreff: Anlage\n\n", &whole[..]].concat(), "before its first line"),
        (
            changed("/Count 2", "/Count 3"),
            "says that it has 3 pages, and 2 were found",
        ),
        (changed("Tj ET", "Tx ET"), "what draws"),
        (changed("<</F 3", "<</G 3"), "what draws"),
    ] {
        match read(&bytes) {
            Ok(read) => {
                let note = read.notes.iter().find(|(code, _)| *code == Code::PdfDamaged);
                assert!(
                    note.is_some_and(|(_, text)| text.english.contains(what)),
                    "{what}: {:?}",
                    read.notes
                );
            }
            Err(refused) => assert!(matches!(refused, Refused::Broken), "{what}: {refused}"),
        }
    }
    for healthy in [
        whole.clone(),
        packed,
        [&whole[..], b"\r\n\0\0\0"].concat(),
        [b"\xef\xbb\xbf", &whole[..]].concat(),
    ] {
        let read = read(&healthy).unwrap();
        assert_eq!(
            (read.text.as_str(), read.notes.len()),
            ("Hallo\n\u{c}Hallo\n", 0),
            "{:?}",
            read.notes
        );
    }
}

#[test]
fn what_no_release_has_is_refused() {
    let many = "BT /F 10 Tf ".to_owned()
        + &"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ".repeat(70_000)
        + "ET";
    let blanks = " ".repeat(260 << 20);
    let pages = vec![""; 2001];
    let font = "<</Type/Font/Subtype/TrueType/BaseFont/F/FirstChar 9000000000/LastChar 9000000001/Widths[1 2]>>";
    for (file, what) in [
        (
            File {
                is_packed: true,
                ..File::new(&[&many])
            },
            "letters",
        ),
        (
            File {
                is_packed: true,
                ..File::new(&[&blanks])
            },
            "bytes",
        ),
        (
            File {
                font,
                ..File::new(&["BT /F 10 Tf 50 700 Td (a) Tj ET"])
            },
            "widths",
        ),
        (File::new(&pages), "pages"),
    ] {
        assert!(matches!(read(&file.bytes()), Err(Refused::TooMuch)), "{what}");
    }
}

#[test]
fn cut_and_flipped_files_are_read_or_refused() {
    let lines: Vec<_> = (0u8..20)
        .map(|at| (50.0, 700.0 - 12.0 * f32::from(at), "Zeile"))
        .collect();
    let page = drawn(&lines);
    let whole = File {
        is_packed: true,
        ..File::new(&[&page, &page])
    }
    .bytes();
    let mut count = 0;
    for at in (0..whole.len()).step_by(3) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        for bytes in [&whole[..at], &flipped] {
            // Whatever comes of it, it is no panic and does not take long.
            count += usize::from(read(bytes).is_ok());
        }
    }
    assert!(count > 50, "{count}");
}
