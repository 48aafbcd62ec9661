//! The file that `--report` asks for, as JSON or as a table by the ending of its name, which it gets when it is whole.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::NamedTempFile;

use crate::error::{Fatal, ReportError, System, Usage};
use crate::format::cell::{Cell, Dialect, push_row};
use crate::lang::said;
use crate::text::PROGRAM;
use crate::whole::{folder_of, sync_folder, temporary};

/// What a report has rows of.
#[derive(Debug)]
pub(crate) struct Kind {
    /// What its list of rows is called in JSON.
    pub(crate) rows: &'static str,
    pub(crate) columns: &'static str,
}

/// The files of a run.
pub(crate) const TEXTS: Kind = Kind {
    rows: "texts",
    columns: "path,status,reason,layout,size,sha256,encoding,errors,warnings,notes,messages,outputs,repairs,\
              original,earlier,outcome,coverage,kind,extracted_by,pages,blank_pages\r\n",
};

/// The files of a comparison.
pub(crate) const FILES: Kind = Kind {
    rows: "files",
    columns: "path,status,reason,size,sha256,expected\r\n",
};

/// The beginning of a report as JSON.
const BEGINNING: &str = "{\"report\":1,";
/// How tables begin, those of earlier versions too.
const BEGINNINGS: [&str; 2] = ["path,status,reason,layout,size,", FILES.columns];

/// A report that is being written.
#[derive(Debug)]
pub(crate) struct ReportFile {
    path: PathBuf,
    file: io::BufWriter<NamedTempFile>,
    is_table: bool,
    is_first: bool,
}

impl ReportFile {
    /// A report for that path, where nothing stands but an earlier one.
    pub(crate) fn new(path: &Path, kind: &Kind) -> Result<Self, Usage> {
        Self::begun(path, kind).map_err(|why| refused(path, why))
    }

    fn begun(path: &Path, kind: &Kind) -> Result<Self, ReportError> {
        let is_table = is_table(path)?;
        if !is_own(path) {
            return Err(ReportError::Foreign);
        }
        let file = temporary(folder_of(path)).map_err(System)?;
        let mut report = Self {
            path: path.to_owned(),
            file: io::BufWriter::new(file),
            is_table,
            is_first: true,
        };
        report.begin(kind).map_err(System)?;
        Ok(report)
    }

    fn begin(&mut self, kind: &Kind) -> io::Result<()> {
        if self.is_table {
            return self.file.write_all(kind.columns.as_bytes());
        }
        let program = serde_json::to_string(PROGRAM)?;
        write!(self.file, "{BEGINNING}\"program\":{program},\"{}\":[", kind.rows)
    }

    /// Adds a row: as an object, or as cells in the order of the columns.
    pub(crate) fn add<'c, R: Serialize>(&mut self, row: &'c R, cells: fn(&'c R) -> Vec<Cell<'c>>) -> Result<(), Fatal> {
        let written = if self.is_table {
            let mut line = String::new();
            push_row(&mut line, Dialect::Plain, &cells(row));
            self.file.write_all(line.as_bytes())
        } else {
            self.add_object(row)
        };
        written.map_err(|error| failed(&self.path, error))
    }

    fn add_object(&mut self, row: &impl Serialize) -> io::Result<()> {
        self.file.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        serde_json::to_writer(&mut self.file, row).map_err(io::Error::from)
    }

    /// Gives the file its name.
    pub(crate) fn finish(self, summary: &impl Serialize) -> Result<(), Fatal> {
        let path = self.path.clone();
        self.close(summary).map_err(|error| failed(&path, error))
    }

    fn close(mut self, summary: &impl Serialize) -> io::Result<()> {
        if !self.is_table {
            write!(self.file, "\n],\"summary\":")?;
            serde_json::to_writer(&mut self.file, summary)?;
            self.file.write_all(b"}\n")?;
        }
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        give_name(file, &self.path)
    }
}

/// Why no report can be written to that path.
pub(crate) fn refused(path: &Path, why: ReportError) -> Usage {
    Usage::Report {
        path: path.to_owned(),
        why,
    }
}

/// Gives a report its name, if nothing but a report came there meanwhile.
fn give_name(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    if !is_own(path) {
        return Err(io::Error::other(said!(
            "a file came there while pressedienst ran, and stays as it is",
            "während pressedienst lief, kam dort eine Datei hinzu; sie bleibt, wie sie ist"
        )));
    }
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// Whether a report is a table, by the ending of its name.
fn is_table(path: &Path) -> Result<bool, ReportError> {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("csv") => Ok(true),
        Some("json") => Ok(false),
        _ => Err(ReportError::Ending),
    }
}

fn failed(path: &Path, error: io::Error) -> Fatal {
    Fatal::Report {
        path: path.to_owned(),
        why: error.into(),
    }
}

/// Whether a report may be put there: nothing is there, or an earlier report.
fn is_own(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(kind) if !kind.is_file() => false,
        Ok(kind) if kind.len() == 0 => true,
        Ok(_) => {
            let mut beginning = vec![0; TEXTS.columns.len()];
            let read = File::open(path).and_then(|mut file| file.read(&mut beginning));
            let beginning = beginning.get(..read.unwrap_or_default()).unwrap_or_default();
            let mut beginnings = BEGINNINGS.iter().chain([&BEGINNING]);
            beginnings.any(|own| beginning.starts_with(own.as_bytes()))
        }
    }
}
