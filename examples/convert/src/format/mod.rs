//! The forms of output. Each is one file here that knows the names and rules of one target, behind [`Format`].

use std::fmt;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::text::Text;

mod address;
mod archivematica;
pub(crate) mod cell;
mod csv;
mod datapackage;
mod exiftool;
mod file_name;
mod formula;
pub(crate) mod json;
mod jsonld;
mod markdown;
mod moment;
mod ndjson;
mod ninjs;
mod object;
#[cfg(test)]
mod run;
#[cfg(test)]
mod sample;
mod sqlite;
mod tei;
mod version;
mod web;

/// A form of output.
pub(crate) trait Format: Sync {
    /// The files that it writes.
    fn files(&self) -> Files;

    /// What it says of one text: the file, or the part for each of the common files, in their order. Texts are rendered side
    /// by side and in no order; nothing but the text decides what comes out.
    fn render(&self, text: &Text<'_>) -> io::Result<Vec<Vec<u8>>>;

    /// The text as one line of standard output or as several, where it can stand there beside other texts.
    fn lines(&self, text: &Text<'_>) -> io::Result<Option<Vec<u8>>> {
        let _ = text;
        Ok(None)
    }

    /// Whether [`lines`](Self::lines) gives any, so that many texts can stand on standard output.
    fn prints_lines(&self) -> bool {
        false
    }

    /// Whether its common files keep what earlier runs put there, so that not all texts have to be given again.
    fn keeps_earlier(&self) -> bool {
        false
    }

    /// Where the parts of all texts come together; for [`Files::Common`] alone.
    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        let _ = place;
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Which files a format writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Files {
    /// One a text, with this ending: `json`.
    Each(&'static str),
    /// These for all texts together.
    Common(&'static [&'static str]),
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
    fn add(&mut self, parts: &[Vec<u8>]) -> io::Result<()>;
    /// The files, whole, with the names that they shall have.
    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>>;
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
}

impl Gather for Tables {
    fn add(&mut self, parts: &[Vec<u8>]) -> io::Result<()> {
        for ((_, file), part) in self.files.iter_mut().zip(parts) {
            io::Write::write_all(file, part)?;
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
    /// A database for SQLite with full-text search: pressedienst.sqlite
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
}

impl Name {
    pub(crate) fn format(self, is_excel: bool) -> Box<dyn Format> {
        match self {
            Self::Json => Box::new(json::Json),
            Self::Ndjson => Box::new(ndjson::Ndjson),
            Self::Markdown => Box::new(markdown::Markdown),
            Self::Csv => Box::new(csv::Csv { is_excel }),
            Self::Sqlite => Box::new(sqlite::Sqlite),
            Self::Exiftool => Box::new(exiftool::Exiftool),
            Self::Ninjs => Box::new(ninjs::Ninjs),
            Self::Jsonld => Box::new(jsonld::JsonLd),
            Self::Tei => Box::new(tei::Tei),
            Self::Archivematica => Box::new(archivematica::Archivematica),
        }
    }
}
