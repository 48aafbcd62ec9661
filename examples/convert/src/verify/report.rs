//! The report of a comparison: a row for each file that was looked at.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::NamedTempFile;

use super::{Counts, State};
use crate::error::{Fatal, ReportError, System, Usage};
use crate::format::cell::{Cell, Dialect, push_row};
use crate::report::{BEGINNING, give_name, is_own, is_table};
use crate::text::PROGRAM;
use crate::whole::{folder_of, temporary};

/// The columns of a report as a table.
pub(crate) const COLUMNS: &str = "path,status,reason,size,sha256,expected\r\n";

#[derive(Serialize)]
pub(super) struct Row<'r> {
    pub(super) path: &'r str,
    pub(super) status: State,
    pub(super) reason: Option<&'r str>,
    pub(super) size: Option<u64>,
    pub(super) sha256: Option<&'r str>,
    /// The SHA-256 in the journal.
    pub(super) expected: Option<&'r str>,
}

/// The file, which gets its name when it is whole.
#[derive(Debug)]
pub(super) struct Report {
    path: PathBuf,
    file: io::BufWriter<NamedTempFile>,
    is_table: bool,
    is_first: bool,
}

impl Report {
    /// A report for that path, which does not lie in the folder that is compared.
    pub(super) fn new(path: &Path, folder: &Path) -> Result<Self, Usage> {
        let refused = |why| Usage::Report {
            path: path.to_owned(),
            why,
        };
        let is_table = is_table(path).map_err(refused)?;
        let place = std::fs::canonicalize(folder_of(path)).ok();
        let folder = std::fs::canonicalize(folder).ok();
        if place
            .zip(folder)
            .is_some_and(|(place, folder)| place.starts_with(folder))
        {
            return Err(refused(ReportError::Inside));
        }
        if !is_own(path) {
            return Err(refused(ReportError::Foreign));
        }
        let file = temporary(folder_of(path)).map_err(|error| refused(System(error).into()))?;
        let mut report = Self {
            path: path.to_owned(),
            file: io::BufWriter::new(file),
            is_table,
            is_first: true,
        };
        report.begin().map_err(|error| refused(System(error).into()))?;
        Ok(report)
    }

    fn begin(&mut self) -> io::Result<()> {
        if self.is_table {
            return self.file.write_all(COLUMNS.as_bytes());
        }
        let program = serde_json::to_string(PROGRAM)?;
        write!(self.file, "{BEGINNING}\"program\":{program},\"files\":[")
    }

    pub(super) fn add(&mut self, row: &Row<'_>) -> Result<(), Fatal> {
        self.write(row).map_err(|error| failed(&self.path, error))
    }

    fn write(&mut self, row: &Row<'_>) -> io::Result<()> {
        if !self.is_table {
            self.file.write_all(if self.is_first { b"\n" } else { b",\n" })?;
            self.is_first = false;
            return serde_json::to_writer(&mut self.file, row).map_err(io::Error::from);
        }
        let cells = [
            Cell::from(row.path),
            Cell::from(row.status.name()),
            Cell::from(row.reason.unwrap_or_default()),
            row.size.map_or(Cell::Empty, |size| Cell::Bare(size.to_string())),
            Cell::from(row.sha256.unwrap_or_default()),
            Cell::from(row.expected.unwrap_or_default()),
        ];
        let mut line = String::new();
        push_row(&mut line, Dialect::Plain, &cells);
        self.file.write_all(line.as_bytes())
    }

    /// Gives the file its name.
    pub(super) fn finish(self, counts: &Counts) -> Result<(), Fatal> {
        let path = self.path.clone();
        self.close(counts).map_err(|error| failed(&path, error))
    }

    fn close(mut self, counts: &Counts) -> io::Result<()> {
        if !self.is_table {
            write!(self.file, "\n],\"summary\":")?;
            serde_json::to_writer(&mut self.file, counts)?;
            self.file.write_all(b"}\n")?;
        }
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        give_name(file, &self.path)
    }
}

fn failed(path: &Path, error: io::Error) -> Fatal {
    Fatal::Report {
        path: path.to_owned(),
        why: error.into(),
    }
}
