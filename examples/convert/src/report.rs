//! What became of each file: the report.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use pressedienst::{Code, Severity};
use serde::Serialize;
use tempfile::NamedTempFile;

use crate::account::Passed;
use crate::error::{Fatal, ReportError, System, Usage};
use crate::format::cell::{Cell, Dialect, SEPARATOR, push_row};
use crate::journal::Entry;
use crate::known::Original;
use crate::outcome::{Outcome, Understood};
use crate::own;
use crate::summary::Summary;
use crate::text::{PROGRAM, printed};
use crate::verify;
use crate::whole::{folder_of, sync_folder, temporary};

/// What became of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Became {
    Converted,
    /// Its outputs are those of an earlier run.
    Unchanged,
    Failed,
    /// It is not there any more; its outputs stay.
    Gone,
    /// It is not there any more, and was left out.
    Dropped,
    /// The run ended before it, or took only others.
    NotLookedAt,
    /// It is no text by its name or its place.
    PassedOver,
}

impl Became {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Converted => "converted",
            Self::Unchanged => "unchanged",
            Self::Failed => "failed",
            Self::Gone => "gone",
            Self::Dropped => "dropped",
            Self::NotLookedAt => "not-looked-at",
            Self::PassedOver => "passed-over",
        }
    }
}

/// The messages that a text has in this run, by code: those of every run, and what its original is.
pub(crate) fn messages(original: Option<&Original>, entry: &Entry) -> BTreeMap<String, usize> {
    let mut messages = entry.messages.clone();
    if let Some(code) = original.and_then(Original::code) {
        *messages.entry(code.id().to_owned()).or_default() += 1;
    }
    messages
}

/// Those of the messages that say that something was repaired.
pub(crate) fn repairs(messages: &BTreeMap<String, usize>) -> impl Iterator<Item = (&String, &usize)> {
    let is_repair = |id: &str| id.parse().is_ok_and(Code::is_repair);
    messages.iter().filter(move |(id, _)| is_repair(id))
}

fn severity(id: &str) -> Option<Severity> {
    let own = || own::Code::from_id(id).map(own::Code::severity);
    id.parse().ok().map(Code::severity).or_else(own)
}

/// The columns of a report as a table.
const COLUMNS: &str = "path,status,reason,layout,size,sha256,encoding,errors,warnings,notes,messages,outputs,repairs,\
                       original,earlier,outcome,coverage,kind\r\n";
/// The columns that every report begins with, of earlier versions too.
const FIRST_COLUMNS: &str = "path,status,reason,layout,size,";
/// The beginning of a report as JSON.
pub(crate) const BEGINNING: &str = "{\"report\":1,";

/// The file of `--report`, which gets its name when it is whole.
#[derive(Debug)]
pub(crate) struct Report {
    path: PathBuf,
    file: io::BufWriter<NamedTempFile>,
    is_table: bool,
    is_first: bool,
}

#[derive(Serialize)]
struct Row<'r> {
    path: &'r str,
    status: Became,
    reason: Option<&'r str>,
    layout: Option<&'r str>,
    size: Option<u64>,
    sha256: Option<&'r str>,
    encoding: Option<&'r str>,
    messages: BTreeMap<String, usize>,
    outputs: Vec<&'r str>,
    repairs: BTreeMap<String, usize>,
    /// How the file stands to what was known of it, and the earlier sum or path, or that of the other text.
    original: Option<&'static str>,
    earlier: Option<&'r str>,
    /// How well the text was read, and which share of its bytes was understood.
    outcome: Option<Outcome>,
    coverage: Option<f64>,
    /// Why a file was passed over.
    kind: Option<Cow<'static, str>>,
}

impl<'r> Row<'r> {
    /// A file of which nothing is known but its path.
    const fn bare(path: &'r str, status: Became) -> Self {
        Self {
            path,
            status,
            reason: None,
            layout: None,
            size: None,
            sha256: None,
            encoding: None,
            messages: BTreeMap::new(),
            outputs: Vec::new(),
            repairs: BTreeMap::new(),
            original: None,
            earlier: None,
            outcome: None,
            coverage: None,
            kind: None,
        }
    }
}

impl Report {
    /// A report for that path, whose ending tells its form.
    pub(crate) fn new(path: &Path) -> Result<Self, Usage> {
        Self::begun(path).map_err(|why| Usage::Report {
            path: path.to_owned(),
            why,
        })
    }

    fn begun(path: &Path) -> Result<Self, ReportError> {
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
        report.begin().map_err(System)?;
        Ok(report)
    }

    fn begin(&mut self) -> io::Result<()> {
        if self.is_table {
            return self.file.write_all(COLUMNS.as_bytes());
        }
        let program = serde_json::to_string(PROGRAM)?;
        write!(self.file, "{BEGINNING}\"program\":{program},\"texts\":[")
    }

    /// Adds a text; it has an outcome if it is there.
    pub(crate) fn add(
        &mut self,
        became: Became,
        outcome: Option<Outcome>,
        original: Option<&Original>,
        entry: &Entry,
    ) -> Result<(), Fatal> {
        let outputs = entry.outputs.iter().map(|output| output.name.as_str());
        let messages = messages(original, entry);
        let repairs = repairs(&messages).map(|(id, count)| (id.clone(), *count));
        self.add_row(&Row {
            reason: entry.reason.as_deref().filter(|_| became == Became::Failed),
            layout: entry.layout.as_deref(),
            size: entry.size,
            sha256: entry.sha256.as_deref(),
            encoding: entry.encoding.as_deref(),
            outputs: outputs.collect(),
            repairs: repairs.collect(),
            original: original.map(Original::name),
            earlier: original.and_then(Original::earlier),
            outcome,
            coverage: entry.coverage.map(Understood::share),
            messages,
            ..Row::bare(&entry.path, became)
        })
    }

    /// Adds texts that were not looked at, by their paths.
    pub(crate) fn add_left(&mut self, paths: &[&Path]) -> Result<(), Fatal> {
        let mut paths = paths.iter().map(|path| printed(path));
        paths.try_for_each(|path| self.add_row(&Row::bare(&path, Became::NotLookedAt)))
    }

    /// Adds files that were passed over.
    pub(crate) fn add_passed(&mut self, passed: &[Passed]) -> Result<(), Fatal> {
        passed.iter().try_for_each(|passed| {
            self.add_row(&Row {
                size: passed.size,
                kind: Some(passed.kind.name()),
                ..Row::bare(&printed(&passed.path), Became::PassedOver)
            })
        })
    }

    fn add_row(&mut self, row: &Row<'_>) -> Result<(), Fatal> {
        let written = if self.is_table {
            self.add_cells(row)
        } else {
            self.add_object(row)
        };
        written.map_err(|error| failed(&self.path, error))
    }

    fn add_object(&mut self, row: &Row<'_>) -> io::Result<()> {
        self.file.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        serde_json::to_writer(&mut self.file, row).map_err(io::Error::from)
    }

    fn add_cells(&mut self, told: &Row<'_>) -> io::Result<()> {
        let count = |wanted: Severity| {
            let counts = told
                .messages
                .iter()
                .filter(|(id, _)| severity(id) == Some(wanted))
                .map(|(_, count)| count);
            Cell::number(counts.sum())
        };
        let counted = |counts: &BTreeMap<String, usize>| -> Vec<_> {
            counts.iter().map(|(id, count)| format!("{id} {count}")).collect()
        };
        let (messages, repairs) = (counted(&told.messages), counted(&told.repairs));
        let size = told.size.map_or(Cell::Empty, |size| Cell::Bare(size.to_string()));
        let coverage = told.coverage.map_or(Cell::Empty, |share| Cell::Bare(share.to_string()));
        let cells = [
            Cell::from(told.path),
            Cell::from(told.status.name()),
            Cell::from(told.reason.unwrap_or_default()),
            Cell::from(told.layout.unwrap_or_default()),
            size,
            Cell::from(told.sha256.unwrap_or_default()),
            Cell::from(told.encoding.unwrap_or_default()),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note),
            Cell::list(messages, SEPARATOR),
            Cell::list(&told.outputs, SEPARATOR),
            Cell::list(repairs, SEPARATOR),
            Cell::from(told.original.unwrap_or_default()),
            Cell::from(told.earlier.unwrap_or_default()),
            Cell::from(told.outcome.map_or("", Outcome::name)),
            coverage,
            Cell::from(told.kind.as_deref().unwrap_or_default()),
        ];
        let mut line = String::new();
        push_row(&mut line, Dialect::Plain, &cells);
        self.file.write_all(line.as_bytes())
    }

    /// Gives the file its name.
    pub(crate) fn finish(self, summary: &Summary) -> Result<(), Fatal> {
        let path = self.path.clone();
        self.close(summary).map_err(|error| failed(&path, error))
    }

    fn close(mut self, summary: &Summary) -> io::Result<()> {
        if !self.is_table {
            write!(self.file, "\n],\"summary\":")?;
            serde_json::to_writer(&mut self.file, summary)?;
            self.file.write_all(b"}\n")?;
        }
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        give_name(file, &self.path)
    }
}

/// Gives a report its name, if nothing but a report came there meanwhile.
pub(crate) fn give_name(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    if !is_own(path) {
        return Err(io::Error::other(
            "a file came there while pressedienst ran, and stays as it is",
        ));
    }
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// Whether a report is a table, by the ending of its name.
pub(crate) fn is_table(path: &Path) -> Result<bool, ReportError> {
    let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
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
pub(crate) fn is_own(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(kind) if !kind.is_file() => false,
        Ok(kind) if kind.len() == 0 => true,
        Ok(_) => {
            let mut beginning = vec![0; COLUMNS.len()];
            let read = fs::File::open(path).and_then(|mut file| io::Read::read(&mut file, &mut beginning));
            let beginning = beginning.get(..read.unwrap_or_default()).unwrap_or_default();
            let is_table_of = |columns: &str| beginning.starts_with(columns.as_bytes());
            beginning.starts_with(BEGINNING.as_bytes())
                || is_table_of(FIRST_COLUMNS)
                || is_table_of(verify::report::COLUMNS)
        }
    }
}
