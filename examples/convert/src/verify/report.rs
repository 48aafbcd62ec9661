//! The report of a comparison: a row for each file that was looked at.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::{Counts, State};
use crate::error::{Fatal, ReportError, Usage};
use crate::format::cell::Cell;
use crate::report_file::{FILES, ReportFile, refused};
use crate::whole::folder_of;

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

impl Row<'_> {
    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::from(self.path),
            Cell::from(self.status.name()),
            Cell::from(self.reason.unwrap_or_default()),
            self.size.map_or(Cell::Empty, |size| Cell::Bare(size.to_string())),
            Cell::from(self.sha256.unwrap_or_default()),
            Cell::from(self.expected.unwrap_or_default()),
        ]
    }
}

#[derive(Debug)]
pub(super) struct Report(ReportFile);

impl Report {
    /// A report for that path, which does not lie in the folder that is compared.
    pub(super) fn new(path: &Path, folder: &Path) -> Result<Self, Usage> {
        let place = fs::canonicalize(folder_of(path)).ok();
        let folder = fs::canonicalize(folder).ok();
        if place
            .zip(folder)
            .is_some_and(|(place, folder)| place.starts_with(folder))
        {
            return Err(refused(path, ReportError::Inside));
        }
        ReportFile::new(path, &FILES).map(Self)
    }

    pub(super) fn add(&mut self, row: &Row<'_>) -> Result<(), Fatal> {
        self.0.add(row, Row::cells)
    }

    /// Gives the file its name.
    pub(super) fn finish(self, counts: &Counts) -> Result<(), Fatal> {
        self.0.finish(counts)
    }
}
