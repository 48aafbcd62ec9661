//! `images-exiftool.csv`: what the releases say of their pictures, for `exiftool -csv=images-exiftool.csv .` in the
//! folder that the pictures were saved in.
//!
//! exiftool takes a row for the file of that name and names the files that have none. Metadata is XMP alone, because a
//! credit line in IIM ends after 32 bytes. The same address is one row, with what was said of it first. Another address
//! with the same file name gets a number (`Halle_2.jpg`): `XMP-dc:Source` tells which picture is to be saved under it.

use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};
use std::io::{self, Write as _};

use pressedienst::{Image, Release};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;
use unicode_normalization::UnicodeNormalization as _;

use super::cell::{Cell, Dialect, push_row};
use super::csv::is_english;
use super::{Common, Gather, Part, Place, file_name};
use crate::text::Text;

const NAME: &str = "images-exiftool.csv";

/// The columns; `exiftool` knows them by these names.
const COLUMNS: [&str; 12] = [
    "SourceFile",
    // What most programs show, whatever their language.
    "XMP-dc:Description",
    "XMP-dc:Description-de",
    "XMP-dc:Description-en",
    "XMP-photoshop:Headline",
    "XMP-photoshop:DateCreated",
    "XMP-dc:Creator",
    "XMP-photoshop:Credit",
    "XMP-dc:Rights",
    "XMP-plus:CopyrightOwnerName",
    "XMP-photoshop:TransmissionReference",
    "XMP-dc:Source",
];

pub(crate) struct Exiftool;

impl Common for Exiftool {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        let releases = text.document.releases().iter();
        let rows = releases.flat_map(|release| release.images.iter().filter_map(|image| Row::new(release, image)));
        Ok(Part::Bytes(vec![serde_json::to_vec(&rows.collect::<Vec<_>>())?]))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        let mut file = io::BufWriter::new(place.file()?);
        let mut head = String::new();
        push_row(&mut head, Dialect::Plain, &COLUMNS.map(Cell::from));
        file.write_all(head.as_bytes())?;
        Ok(Box::new(Pictures {
            file,
            names: Names::default(),
        }))
    }
}

/// A picture that can be downloaded.
#[derive(Debug, Serialize, Deserialize)]
struct Row {
    file_name: String,
    url: String,
    is_english: bool,
    caption: Option<String>,
    photographer: Option<String>,
    credit_line: Option<String>,
    holder: Option<String>,
    document_number: Option<String>,
    headline: Option<String>,
    date: Option<String>,
}

impl Row {
    fn new(release: &Release, image: &Image) -> Option<Self> {
        let url = image.url.as_ref()?;
        let credit = image.credit.as_ref();
        Some(Self {
            file_name: file_name::of(url)?,
            url: url.to_string(),
            is_english: is_english(release),
            caption: image.caption.as_ref().map(ToString::to_string),
            photographer: credit
                .and_then(|credit| credit.photographer.as_ref())
                .map(ToString::to_string),
            credit_line: credit.map(|credit| credit.line.to_string()),
            holder: credit
                .and_then(|credit| credit.holder.as_ref())
                .map(ToString::to_string),
            document_number: release.document_number.as_ref().map(ToString::to_string),
            headline: release.headlines.first().map(|headline| headline.text.to_string()),
            // As exiftool writes days.
            date: release.date.as_ref().map(|date| date.format("%Y:%m:%d").to_string()),
        })
    }

    fn cells<'r>(&'r self, file_name: &'r str) -> [Cell<'r>; COLUMNS.len()] {
        let cell = |value: Option<&'r str>| value.map_or(Cell::Empty, Cell::from);
        let caption = self.caption.as_deref();
        let line = self.credit_line.as_deref();
        [
            Cell::from(file_name),
            cell(caption),
            cell(caption.filter(|_| !self.is_english)),
            cell(caption.filter(|_| self.is_english)),
            cell(self.headline.as_deref()),
            cell(self.date.as_deref()),
            cell(self.photographer.as_deref()),
            cell(line.map(without_sign)),
            // A copyright is claimed where one is printed.
            cell(line.filter(|line| without_sign(line) != *line)),
            cell(self.holder.as_deref()),
            cell(self.document_number.as_deref()),
            Cell::from(self.url.as_str()),
        ]
    }
}

/// A credit line without the sign that it begins with.
fn without_sign(line: &str) -> &str {
    let behind = ["\u{A9}", "(c)", "(C)"].iter().find_map(|sign| line.strip_prefix(sign));
    behind.map_or(line, str::trim_start)
}

/// The rows of all texts.
struct Pictures {
    file: io::BufWriter<NamedTempFile>,
    names: Names,
}

impl Gather for Pictures {
    fn add(&mut self, part: Part) -> io::Result<()> {
        let parts = part.into_bytes()?;
        let [rows] = parts.as_slice() else { return Ok(()) };
        let rows: Vec<Row> = serde_json::from_slice(rows)?;
        let mut lines = String::new();
        for row in rows {
            if let Some(name) = self.names.assign(&row.url, &row.file_name) {
                push_row(&mut lines, Dialect::Plain, &row.cells(&name));
            }
        }
        self.file.write_all(lines.as_bytes())
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        Ok(vec![(
            NAME,
            self.file.into_inner().map_err(io::IntoInnerError::into_error)?,
        )])
    }
}

/// A digest in the place of a text, so that much is remembered in little.
type Digest = [u8; 16];

fn digest(text: &str) -> Digest {
    let mut digest = Digest::default();
    for (to, from) in digest.iter_mut().zip(Sha256::digest(text)) {
        *to = from;
    }
    digest
}

/// The addresses and names that there were.
#[derive(Debug, Default)]
struct Names {
    urls: HashSet<Digest>,
    /// With the last number given to each.
    names: HashMap<Digest, usize>,
}

impl Names {
    /// The name for an address; `None` if it has one already.
    fn assign(&mut self, url: &str, name: &str) -> Option<String> {
        // The fragment is not asked for.
        if !self.urls.insert(digest(url.split('#').next().unwrap_or_default())) {
            return None;
        }
        let last = match self.names.entry(key(name)) {
            Entry::Occupied(last) => *last.get(),
            Entry::Vacant(first) => {
                first.insert(1);
                return Some(name.to_owned());
            }
        };
        let is_free = |number: &usize| !self.names.contains_key(&key(&file_name::numbered(name, *number)));
        let number = (last + 1..usize::MAX).find(is_free)?;
        let numbered = file_name::numbered(name, number);
        self.names.insert(key(name), number);
        self.names.insert(key(&numbered), 1);
        Some(numbered)
    }
}

/// The same for names that some systems take for one: of other case, or composed otherwise.
fn key(name: &str) -> Digest {
    digest(&name.nfc().flat_map(char::to_lowercase).nfc().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::super::run::{RELEASE, cell, cells, run};
    use super::*;

    #[test]
    fn each_name_once_and_each_address_once() {
        let mut names = Names::default();
        assert_eq!(names.assign("https://a.de/x.jpg", "x.jpg").as_deref(), Some("x.jpg"));
        assert_eq!(names.assign("https://a.de/x.jpg", "x.jpg"), None);
        assert_eq!(names.assign("https://a.de/x.jpg#1", "x.jpg"), None);
        assert_eq!(
            names.assign("https://b.de/x_2.jpg", "x_2.jpg").as_deref(),
            Some("x_2.jpg")
        );
        assert_eq!(names.assign("https://b.de/X.JPG", "X.JPG").as_deref(), Some("X_3.JPG"));
        assert_eq!(names.assign("https://c.de/x.jpg", "x.jpg").as_deref(), Some("x_4.jpg"));
        assert_eq!(
            names.assign("https://a.de/ü.jpg", "\u{FC}.jpg").as_deref(),
            Some("\u{FC}.jpg")
        );
        assert_eq!(
            names.assign("https://b.de/ü.jpg", "u\u{308}.jpg").as_deref(),
            Some("u\u{308}_2.jpg")
        );
    }

    #[test]
    fn a_row_each_picture() {
        let files = run(&Exiftool, &[(None, RELEASE), (Some("copy.txt"), RELEASE)]);
        let rows = cells(&files[NAME], b',');
        assert_eq!(rows[0], COLUMNS);
        let names = [cell(&rows, 1, "SourceFile"), cell(&rows, 2, "SourceFile")];
        assert_eq!(
            (rows.len(), names),
            (3, ["190831-Grüne Halle.jpg", "190831-Grüne Halle_2.jpg"])
        );
        for (column, expected) in [
            ("XMP-dc:Description-de", "'@Blick in die Halle"),
            ("XMP-dc:Description", "'@Blick in die Halle"),
            ("XMP-dc:Description-en", ""),
            ("XMP-photoshop:Headline", "Lesefest am Rhein"),
            ("XMP-photoshop:DateCreated", "2019:08:31"),
            ("XMP-dc:Creator", "Ina Roth"),
            ("XMP-photoshop:Credit", "Landeshauptstadt Düsseldorf/Ina Roth"),
            ("XMP-dc:Rights", "©Landeshauptstadt Düsseldorf/Ina Roth"),
            ("XMP-plus:CopyrightOwnerName", "Landeshauptstadt Düsseldorf"),
            ("XMP-photoshop:TransmissionReference", ""),
            (
                "XMP-dc:Source",
                "https://www.duesseldorf.de/a/190831-Gr%C3%BCne%20Halle.jpg",
            ),
        ] {
            assert_eq!(cell(&rows, 1, column), expected, "{column}");
        }
        assert_eq!(
            cell(&rows, 2, "XMP-dc:Source"),
            "https://www.duesseldorf.de/b/190831-Gr%C3%BCne%20Halle.jpg"
        );
    }

    #[test]
    fn english_captions_are_english() {
        let english = RELEASE
            .replace(
                "=HYPERLINK(\"x\") steht; \"in\" der Zeitung, und das Fest ist eröffnet worden.",
                "The book fair has opened its doors this week.",
            )
            .replace(
                "Es kamen sechzig Autoren aus zwölf Ländern an den Rhein.",
                "Sixty authors from twelve countries came to the river.",
            );
        let rows = cells(&run(&Exiftool, &[(None, &english)])[NAME], b',');
        assert_eq!(cell(&rows, 1, "XMP-dc:Description-de"), "");
        assert_eq!(cell(&rows, 1, "XMP-dc:Description-en"), "'@Blick in die Halle");
    }

    #[test]
    fn nothing_to_describe() {
        for text in ["", "Irgendein Brief.\n"] {
            assert_eq!(run(&Exiftool, &[(None, text)])[NAME].lines().count(), 1);
        }
    }

    #[test]
    fn signs() {
        assert_eq!(without_sign("©Stadt/Ina Roth"), "Stadt/Ina Roth");
        assert_eq!(without_sign("(c) Stadt"), "Stadt");
        assert_eq!(without_sign("Foto: Ina Roth"), "Foto: Ina Roth");
    }
}
