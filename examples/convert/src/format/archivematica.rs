//! `metadata.csv`: Dublin Core for each text, which Archivematica takes in from the folder `metadata` of a transfer.
//!
//! A row belongs to a file of the transfer, which is called as the plan says: in a bag by its place there, else by that below
//! the folder that was given. A text that is no file, as that of standard input, has no row.
//!
//! A column is repeated as often as a text has values for it, which is known when all texts were read; until then the
//! values lie in a temporary file.

use std::io::{self, BufRead as _, Seek as _, Write as _};

use chrono::NaiveDate;
use pressedienst::{Block, Kind, Located, Release, SharedStr};
use tempfile::NamedTempFile;

use super::cell::{Cell, Dialect, SEPARATOR, push_row};
use super::{Common, Gather, Part, Place};
use crate::text::{Text, code, full_name};

const NAME: &str = "metadata.csv";

/// How often a column is repeated at most; the last one holds all other values.
const REPEATS: usize = 100;

/// The columns behind `filename`.
const COLUMNS: [&str; 15] = [
    "dc.title",
    "dc.creator",
    "dc.subject",
    "dc.description",
    "dc.publisher",
    "dc.contributor",
    "dc.date",
    "dc.type",
    "dc.format",
    "dc.identifier",
    "dc.source",
    "dc.language",
    "dc.relation",
    "dc.coverage",
    "dc.rights",
];

/// The values of each column.
type Values = [Vec<String>; COLUMNS.len()];

pub(crate) struct Archivematica;

impl Common for Archivematica {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        let Some(file_name) = &text.source.object else {
            return Ok(Part::Bytes(vec![Vec::new()]));
        };
        let mut line = serde_json::to_vec(&(file_name, values(text)))?;
        line.push(b'\n');
        Ok(Part::Bytes(vec![line]))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        let (lines, file) = (io::BufWriter::new(place.file()?), place.file()?);
        Ok(Box::new(Rows {
            lines,
            file,
            repeats: [0; COLUMNS.len()],
        }))
    }
}

fn values(text: &Text<'_>) -> Values {
    let mut values = Values::default();
    for (index, release) in text.document.releases().iter().enumerate() {
        let of_release = of_release(release, text.id(index));
        for (all, some) in values.iter_mut().zip(of_release) {
            all.extend(some);
        }
    }
    let [.., format, _, _, _, _, _, _] = &mut values;
    format.push(media_type(text).into());
    format.extend(
        text.pages()
            .map(|pages| format!("{pages} {}", if pages == 1 { "page" } else { "pages" })),
    );
    values.map(bounded)
}

/// That of the file.
fn media_type(text: &Text<'_>) -> &'static str {
    match text.source.extracted_by {
        Some("pdf") => "application/pdf",
        Some("html") => "text/html",
        _ => "text/plain",
    }
}

/// Each value once, and no more than there may be columns.
fn bounded(values: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let mut unique: Vec<String> = values.into_iter().filter(|value| seen.insert(value.clone())).collect();
    if unique.len() > REPEATS {
        let rest = unique.split_off(REPEATS - 1).join(SEPARATOR);
        unique.push(rest);
    }
    unique
}

/// What a release says, in the order of the columns.
fn of_release(release: &Release, id: String) -> Values {
    let printed = |value: Option<&Located<SharedStr>>| value.map(ToString::to_string);
    let image_urls = release.images.iter().filter_map(|image| printed(image.url.as_ref()));
    let credits = release.images.iter().filter_map(|image| image.credit.as_ref());
    let photographers = credits
        .clone()
        .filter_map(|credit| printed(credit.photographer.as_ref()));
    let contacts = release
        .contacts
        .iter()
        .filter_map(|contact| full_name(contact.given.as_ref(), contact.family.as_ref()));
    let publisher = release
        .imprint
        .as_ref()
        .and_then(|imprint| printed(imprint.publisher.as_ref()));
    let identifiers = [
        printed(release.online_url.as_ref()),
        printed(release.document_number.as_ref()),
    ];
    [
        release
            .headlines
            .iter()
            .map(|headline| headline.text.to_string())
            .collect(),
        release
            .bylines
            .iter()
            .filter_map(|by| full_name(by.given.as_ref(), by.family.as_ref()))
            .collect(),
        release.topics.iter().map(ToString::to_string).collect(),
        release.subheads.iter().map(ToString::to_string).collect(),
        publisher.into_iter().collect(),
        photographers.chain(contacts).collect(),
        release.date.iter().map(ToString::to_string).collect(),
        vec![kind(release.kind).into()],
        Vec::new(),
        std::iter::once(id).chain(identifiers.into_iter().flatten()).collect(),
        printed(release.text_version_url.as_ref()).into_iter().collect(),
        languages(release),
        image_urls.collect(),
        printed(release.place.as_ref())
            .into_iter()
            .chain(range(release))
            .collect(),
        credits.map(|credit| credit.line.to_string()).collect(),
    ]
}

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Invitation => "Einladung an die Medien",
        _ => "Pressemitteilung",
    }
}

/// The days that a release covers, `2019-08-31/2019-09-02`.
fn range(release: &Release) -> Option<String> {
    let day = |date: &Option<Located<NaiveDate>>| date.as_ref().map(ToString::to_string);
    Some(format!("{}/{}", day(&release.date)?, day(&release.date_end)?))
}

pub(super) fn languages(release: &Release) -> Vec<String> {
    let blocks = release.body.iter().map(|block| match block {
        Block::Paragraph { lang, .. } | Block::Crosshead { lang, .. } | Block::List { lang, .. } => *lang,
        _ => None,
    });
    let all: Vec<_> = release
        .headlines
        .iter()
        .map(|headline| headline.lang)
        .chain(blocks)
        .filter_map(code)
        .collect();
    ["de", "en"]
        .into_iter()
        .filter(|language| all.contains(language))
        .map(str::to_owned)
        .collect()
}

/// The rows of all texts.
struct Rows {
    /// A row a line, as JSON.
    lines: io::BufWriter<NamedTempFile>,
    file: NamedTempFile,
    /// How often each column is needed.
    repeats: [usize; COLUMNS.len()],
}

impl Gather for Rows {
    fn add(&mut self, part: Part) -> io::Result<()> {
        for line in part.into_bytes()?.iter().filter(|line| !line.is_empty()) {
            let (_, values): (String, Values) = serde_json::from_slice(line)?;
            for (repeats, values) in self.repeats.iter_mut().zip(&values) {
                *repeats = values.len().max(*repeats);
            }
            self.lines.write_all(line)?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        let Self { lines, file, repeats } = *self;
        let mut lines = lines.into_inner().map_err(io::IntoInnerError::into_error)?;
        lines.as_file_mut().rewind()?;
        let mut writer = io::BufWriter::new(file);
        let mut cells = vec![Cell::from("filename")];
        for (name, repeats) in COLUMNS.iter().zip(repeats) {
            cells.extend(std::iter::repeat_n(Cell::from(*name), repeats));
        }
        write_row(&mut writer, &cells)?;
        for line in io::BufReader::new(lines.as_file_mut()).lines() {
            let (file_name, values): (String, Values) = serde_json::from_str(&line?)?;
            let mut cells = vec![Cell::from(file_name.as_str())];
            for (values, repeats) in values.iter().zip(repeats) {
                let values = values.iter().map(|value| Cell::from(value.as_str()));
                cells.extend(values.chain(std::iter::repeat(Cell::Empty)).take(repeats));
            }
            write_row(&mut writer, &cells)?;
        }
        Ok(vec![(
            NAME,
            writer.into_inner().map_err(io::IntoInnerError::into_error)?,
        )])
    }
}

fn write_row(writer: &mut impl io::Write, cells: &[Cell<'_>]) -> io::Result<()> {
    let mut row = String::new();
    push_row(&mut row, Dialect::Plain, cells);
    writer.write_all(row.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::run::{RELEASE, cell, cells, run};
    use super::*;

    #[test]
    fn a_column_for_each_value() {
        let other = RELEASE
            .replace("a/190831", "c/190831")
            .replace("\n31. August 2019\n", "\n1. September 2019\n");
        let third = "Irgendein Brief.\n";
        let texts = [
            (Some("x/a.txt"), RELEASE),
            (None, RELEASE),
            (Some("b.txt"), other.as_str()),
            (Some("c.txt"), third),
        ];
        let file = &run(&Archivematica, &texts)[NAME];
        assert!(file.starts_with(
            "\"filename\",\"dc.title\",\"dc.publisher\",\"dc.contributor\",\"dc.contributor\",\"dc.date\""
        ));
        let rows = cells(file, b',');
        let names: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(names, ["filename", "objects/x/a.txt", "objects/b.txt", "objects/c.txt"]);
        assert_eq!(cell(&rows, 1, "dc.title"), "Lesefest am Rhein");
        assert_eq!(cell(&rows, 1, "dc.date"), "2019-08-31");
        assert_eq!(cell(&rows, 2, "dc.date"), "2019-09-01");
        assert_eq!(cell(&rows, 3, "dc.format"), "text/plain");
        let first = |column: &str| -> Vec<&str> {
            rows[0]
                .iter()
                .zip(&rows[1])
                .filter(|(name, _)| *name == column)
                .map(|(_, value)| value.as_str())
                .collect()
        };
        assert_eq!(first("dc.contributor"), ["Ina Roth", "Mara Lenz"]);
        assert_eq!(first("dc.relation").len(), 2);
        assert_eq!(first("dc.rights"), ["©Landeshauptstadt Düsseldorf/Ina Roth"]);
        assert_eq!(first("dc.format"), ["text/plain", "1 page"]);
        assert_eq!(first("dc.language"), ["de"]);
        assert_eq!(first("dc.type"), ["Pressemitteilung"]);
        assert_eq!(
            first("dc.identifier"),
            [format!("{}#1", crate::text::sha256(RELEASE.as_bytes()))]
        );
    }

    #[test]
    fn no_text_makes_endless_columns() {
        let values: Vec<String> = (0..REPEATS + 5).map(|number| number.to_string()).collect();
        assert_eq!(bounded(values[..REPEATS].to_vec()), values[..REPEATS]);
        let bound = bounded(values.clone());
        assert_eq!(bound.len(), REPEATS);
        assert_eq!(bound[REPEATS - 1], "99 | 100 | 101 | 102 | 103 | 104");
        assert_eq!(bounded(vec!["a".into(), "b".into(), "a".into()]), ["a", "b"]);
    }

    #[test]
    fn no_text_at_all() {
        assert_eq!(run(&Archivematica, &[])[NAME], "\"filename\"\r\n");
    }
}
