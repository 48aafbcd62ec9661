//! Runs a format over texts as the program does; for tests.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use tempfile::{NamedTempFile, TempDir};

use super::{Common, Part, Place};
use crate::archive::{Archive, ArchivePart};
use crate::text::{Source, Text};

/// A folder for the files of a test.
pub(super) struct Folder(TempDir);

impl Folder {
    pub(super) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }
}

impl Place for Folder {
    fn file(&self) -> io::Result<NamedTempFile> {
        NamedTempFile::new_in(&self.0)
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }
}

/// The common files of a format over texts with their paths.
pub(super) fn run(format: &dyn Common, texts: &[(Option<&str>, &str)]) -> BTreeMap<&'static str, String> {
    let folder = Folder::new();
    let mut gather = format.gather(&folder).unwrap();
    for part in parts(format, texts) {
        gather.add(part).unwrap();
    }
    let mut archive = Archive::default();
    with_texts(texts, |text| archive.add(ArchivePart::of(text)));
    gather.archive(&archive).unwrap();
    let files = gather.finish().unwrap().into_iter();
    files
        .map(|(name, file)| (name, fs::read_to_string(file.path()).unwrap()))
        .collect()
}

/// What each of the texts adds to the files.
pub(super) fn parts(format: &dyn Common, texts: &[(Option<&str>, &str)]) -> Vec<Part> {
    let mut parts = Vec::new();
    with_texts(texts, |text| parts.push(format.part(text).unwrap()));
    parts
}

/// Each of the texts, read.
fn with_texts(texts: &[(Option<&str>, &str)], mut each: impl FnMut(&Text<'_>)) {
    for (path, text) in texts {
        let document = pressedienst::parse(text);
        let mut source = Source::new(path.map(Path::new), text.as_bytes(), "UTF-8", document.layout());
        source.stem = path.map(|path| path.trim_end_matches(".txt").to_owned());
        source.object = path.map(|path| format!("objects/{path}"));
        each(&Text::new(&source, &document, text.as_bytes(), false));
    }
}

/// The cells of each row of a file.
pub(super) fn cells(file: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut builder = ::csv::ReaderBuilder::new();
    let mut reader = builder
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(file.as_bytes());
    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// The value of a column in a row (1 is the first behind the names).
pub(super) fn cell<'r>(rows: &'r [Vec<String>], row: usize, column: &str) -> &'r str {
    let index = rows[0]
        .iter()
        .position(|name| name == column)
        .unwrap_or_else(|| panic!("no column {column}"));
    &rows[row][index]
}

/// A release with two pictures of the same file name.
pub(super) const RELEASE: &str = "Pressedienst

31. August 2019

Lesefest am Rhein

=HYPERLINK(\"x\") steht; \"in\" der Zeitung, und das Fest ist eröffnet worden.

Es kamen sechzig Autoren aus zwölf Ländern an den Rhein.

Zu Ihrer redaktionellen Verwendung stellen wir Ihnen folgendes Material zum Download zur Verfügung:

@Blick in die Halle, ©Landeshauptstadt Düsseldorf/Ina Roth

<https://www.duesseldorf.de/a/190831-Gr%C3%BCne%20Halle.jpg>

Blick aus der Halle, ©Landeshauptstadt Düsseldorf/Ina Roth

<https://www.duesseldorf.de/b/190831-Gr%C3%BCne%20Halle.jpg>

Kontakt: Lenz, Mara
presse@duesseldorf.de, Telefon +49.211.89-94410

Herausgegeben von der Landeshauptstadt Düsseldorf
";
