//! The forms of output. Each is one file here that knows the names and rules of one target, behind
//! [`Each`] or [`Common`].

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::archive::Archive;
use crate::finding_aid::FindingAid;
use crate::lang::Lang;
use crate::output::Seen;
use crate::summary::Account;
use crate::text::{Text, sha256};

mod address;
mod archivematica;
pub(crate) mod cell;
mod csv;
mod datapackage;
mod ead;
mod exiftool;
mod file_name;
mod formula;
mod html;
pub(crate) mod json;
mod jsonld;
mod markdown;
mod moment;
pub(crate) mod ndjson;
mod ninjs;
mod related;
#[cfg(test)]
mod run;
#[cfg(test)]
mod sample;
pub(crate) mod sqlite;
mod tei;
#[cfg(test)]
mod unread_tests;
pub(crate) mod version;
pub(crate) mod web;
mod xlsx;
pub(crate) mod xml;

pub(crate) use address::uri;

/// A form that is a file for each text.
pub(crate) trait Each: Sync {
    /// What the names of its files end in: `json`.
    fn ending(&self) -> &'static str;

    /// Writes the file of a text as it comes. Texts are rendered side by side and in no order; nothing but the text decides
    /// what comes out.
    fn write(&self, text: &Text<'_>, to: &mut dyn io::Write) -> io::Result<()>;

    /// The file of a text, whole.
    fn file(&self, text: &Text<'_>) -> io::Result<Vec<u8>> {
        let mut file = Vec::new();
        self.write(text, &mut file)?;
        Ok(file)
    }

    /// How a text stands on standard output beside others, if it can.
    fn lines(&self) -> Option<Lines> {
        None
    }
}

/// A form that is one or several files for all texts together.
pub(crate) trait Common: Sync {
    /// The names of the files.
    fn files(&self) -> &'static [&'static str];

    /// The part of a text in the files. As for [`Each::write`], nothing but the text decides what comes to stand there.
    fn part(&self, text: &Text<'_>) -> io::Result<Part>;

    /// Where the parts of all texts come together.
    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>>;

    /// Whether the files keep what earlier runs put there, so that not all texts have to be given again.
    fn keeps_earlier(&self) -> bool {
        false
    }

    /// Whether the files hold what only all texts together can tell.
    fn asks_archive(&self) -> bool {
        false
    }

    /// Those of such files in which no text has a part.
    fn without_texts(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether a thread that puts the parts down has as much to do as one that makes them.
    fn is_dear(&self) -> bool {
        false
    }

    /// How a text stands on standard output beside others, if it can.
    fn lines(&self) -> Option<Lines> {
        None
    }
}

/// What a text adds to the files for all texts.
pub(crate) enum Part {
    /// Bytes for each of the files, in their order.
    Bytes(Vec<Vec<u8>>),
    /// Rows for the database.
    Rows(Box<sqlite::TextRows>),
    /// What the pages over all texts say of it.
    Page(Box<html::TextPart>),
    /// Rows for each of the sheets, in their order.
    Sheets(xlsx::Sheets),
}

impl Part {
    fn into_bytes(self) -> io::Result<Vec<Vec<u8>>> {
        match self {
            Self::Bytes(parts) => Ok(parts),
            Self::Rows(_) | Self::Page(_) | Self::Sheets(_) => Err(io::Error::other("tables take bytes")),
        }
    }

    fn into_rows(self) -> io::Result<Box<sqlite::TextRows>> {
        match self {
            Self::Rows(rows) => Ok(rows),
            Self::Bytes(_) | Self::Page(_) | Self::Sheets(_) => {
                Err(io::Error::other("the database takes rows of its own"))
            }
        }
    }

    fn into_page(self) -> io::Result<Box<html::TextPart>> {
        match self {
            Self::Page(part) => Ok(part),
            Self::Bytes(_) | Self::Rows(_) | Self::Sheets(_) => Err(io::Error::other("pages take parts of their own")),
        }
    }

    fn into_sheets(self) -> io::Result<xlsx::Sheets> {
        match self {
            Self::Sheets(sheets) => Ok(sheets),
            Self::Bytes(_) | Self::Page(_) | Self::Rows(_) => Err(io::Error::other("sheets take rows of their own")),
        }
    }
}

/// Makes one line of a text, or several.
pub(crate) type Lines = fn(&Text<'_>) -> io::Result<Vec<u8>>;

/// A form of output.
pub(crate) enum Format {
    Each(Box<dyn Each>),
    Common(Box<dyn Common>),
    /// A file for each text, and files for all texts together.
    Both(Box<dyn Each>, Box<dyn Common>),
}

impl Format {
    /// The form that is a file for each text.
    pub(crate) fn each(&self) -> Option<&dyn Each> {
        match self {
            Self::Each(each) | Self::Both(each, _) => Some(&**each),
            Self::Common(_) => None,
        }
    }

    /// The form that is files for all texts together.
    pub(crate) fn common(&self) -> Option<&dyn Common> {
        match self {
            Self::Common(common) | Self::Both(_, common) => Some(&**common),
            Self::Each(_) => None,
        }
    }
}

/// How the forms of a run are written.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    /// Tables for Excel.
    pub(crate) is_excel: bool,
    /// The language of what is for people alone.
    pub(crate) lang: Lang,
    /// What a finding aid says that no text does.
    pub(crate) finding_aid: FindingAid,
}

/// The forms of a run.
#[derive(Default)]
pub(crate) struct Formats {
    pub(crate) each: Vec<Box<dyn Each>>,
    pub(crate) common: Vec<Box<dyn Common>>,
}

impl FromIterator<Format> for Formats {
    fn from_iter<I: IntoIterator<Item = Format>>(formats: I) -> Self {
        let mut all = Self::default();
        for format in formats {
            match format {
                Format::Each(format) => all.each.push(format),
                Format::Common(format) => all.common.push(format),
                Format::Both(each, common) => {
                    all.each.push(each);
                    all.common.push(common);
                }
            }
        }
        all
    }
}

/// The folder that common files are written into.
pub(crate) trait Place {
    /// A file that will stand in the folder under another name when it is whole.
    fn file(&self) -> io::Result<NamedTempFile>;
    /// The folder itself, to look for a file of an earlier run.
    fn folder(&self) -> &Path;
}

/// Takes the parts of the texts, in the order of the texts.
pub(crate) trait Gather {
    fn add(&mut self, part: Part) -> io::Result<()>;
    /// Texts that earlier runs have added have other places now: where they lay, where they lie, and by which path.
    fn rename(&mut self, _moves: &[(&str, &str, &str)]) -> io::Result<()> {
        Ok(())
    }
    /// A text that earlier runs have added is left out.
    fn forget(&mut self, _place: &str) -> io::Result<()> {
        Ok(())
    }
    /// The texts of earlier runs that the files keep, by their [`Made::mark`].
    fn kept(&self) -> io::Result<HashSet<String>> {
        Ok(HashSet::new())
    }
    /// What the run came to is known, before the files are finished.
    fn account(&mut self, _account: &Account) {}
    /// What all texts together tell is known, before the files are finished, if [`Common::asks_archive`].
    fn archive(&mut self, _archive: &Archive) -> io::Result<()> {
        Ok(())
    }
    /// A file whose new form holds all that was in that of earlier runs, and what was seen of that when it was read.
    fn earlier(&self) -> Option<(&'static str, Seen)> {
        None
    }
    /// The files, whole, with the names that they shall have.
    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>>;
}

/// What a text was made of, and by which rules.
#[derive(Debug)]
pub(crate) struct Made<'m> {
    pub(crate) place: &'m str,
    pub(crate) path: &'m str,
    pub(crate) sha256: &'m str,
    pub(crate) encoding: &'m str,
    pub(crate) program: &'m str,
    pub(crate) rules: Option<&'m str>,
}

impl Made<'_> {
    /// A mark that no text has that was made otherwise.
    pub(crate) fn mark(&self) -> String {
        let rules = self.rules.unwrap_or_default();
        sha256(
            [self.place, self.path, self.sha256, self.encoding, self.program, rules]
                .join("\0")
                .as_bytes(),
        )
    }
}

/// Common files that are their parts one behind the other.
pub(crate) struct Tables {
    files: Vec<(&'static str, io::BufWriter<NamedTempFile>)>,
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.files.iter().map(|(name, _)| name)).finish()
    }
}

impl Tables {
    /// Each file with its first bytes.
    pub(crate) fn new(place: &dyn Place, files: &[(&'static str, Vec<u8>)]) -> io::Result<Self> {
        let files = files.iter().map(|(name, head)| {
            let mut file = io::BufWriter::new(place.file()?);
            io::Write::write_all(&mut file, head)?;
            Ok((*name, file))
        });
        Ok(Self {
            files: files.collect::<io::Result<_>>()?,
        })
    }

    /// Adds bytes to one of the files.
    pub(crate) fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let file = self.files.iter_mut().find(|(file, _)| *file == name);
        let (_, file) = file.ok_or_else(|| io::Error::other("there is no such table"))?;
        io::Write::write_all(file, bytes)
    }
}

impl Gather for Tables {
    fn add(&mut self, part: Part) -> io::Result<()> {
        for ((_, file), bytes) in self.files.iter_mut().zip(part.into_bytes()?) {
            io::Write::write_all(file, &bytes)?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        let files = self.files.into_iter();
        files
            .map(|(name, file)| Ok((name, file.into_inner().map_err(io::IntoInnerError::into_error)?)))
            .collect()
    }
}

/// The names of the formats.
#[allow(clippy::doc_markdown, reason = "these comments are the help that a terminal shows")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Name {
    /// The record, a pretty file a text; on standard output a line each
    Json,
    /// The records, a line each: records.ndjson
    Ndjson,
    /// Markdown with YAML front matter, a file a text
    Markdown,
    /// Tables of releases, pictures and contacts with their datapackage.json
    Csv,
    /// A workbook for Excel and LibreOffice with releases, pictures, contacts and messages: pressedienst.xlsx
    Xlsx,
    /// A database for SQLite with full-text search: pressedienst.sqlite, and metadata.json, by which Datasette shows it
    Sqlite,
    /// What exiftool -csv= writes into the downloaded pictures: images-exiftool.csv
    Exiftool,
    /// News objects of the IPTC, ninjs 3.1: a line for each release and language
    Ninjs,
    /// Linked data of schema.org: a graph a text
    Jsonld,
    /// TEI P5, an XML file a text
    Tei,
    /// Dublin Core of each text for Archivematica: metadata.csv
    Archivematica,
    /// Which releases are prints of one another, as linked data: related.jsonld, related.ninjs.ndjson and related.xml
    Related,
    /// A finding aid for archive portals, EAD(DDB) 1.2: ead.xml; needs --institution, --holdings and so on
    Ead,
    /// Pages to look at with a browser, one a text and index.html over all of them
    Html,
}

impl Name {
    /// Whether it is written in the language of the run.
    pub(crate) const fn has_language(self) -> bool {
        matches!(self, Self::Html | Self::Xlsx)
    }

    /// Whether right names stand in it.
    pub(crate) const fn shows_right_names(self) -> bool {
        matches!(self, Self::Csv | Self::Sqlite | Self::Jsonld | Self::Tei)
    }

    pub(crate) fn format(self, style: &Style) -> Format {
        match self {
            Self::Json => Format::Each(Box::new(json::Json)),
            Self::Ndjson => Format::Common(Box::new(ndjson::Ndjson)),
            Self::Markdown => Format::Each(Box::new(markdown::Markdown)),
            Self::Csv => Format::Common(Box::new(csv::Csv {
                is_excel: style.is_excel,
            })),
            Self::Xlsx => Format::Common(Box::new(xlsx::Xlsx { lang: style.lang })),
            Self::Sqlite => Format::Common(Box::<sqlite::Sqlite>::default()),
            Self::Exiftool => Format::Common(Box::new(exiftool::Exiftool)),
            Self::Ninjs => Format::Each(Box::new(ninjs::Ninjs)),
            Self::Jsonld => Format::Each(Box::new(jsonld::JsonLd)),
            Self::Tei => Format::Each(Box::new(tei::Tei)),
            Self::Archivematica => Format::Common(Box::new(archivematica::Archivematica)),
            Self::Related => Format::Common(Box::new(related::Related)),
            Self::Ead => Format::Common(Box::new(ead::Ead {
                aid: style.finding_aid.clone(),
            })),
            Self::Html => html::format(style.lang),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = clap::ValueEnum::to_possible_value(self);
        f.write_str(value.as_ref().map_or("", |value| value.get_name()))
    }
}
