//! What became of the texts: the summary at the end of a run, and the report file.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use pressedienst::{Code, Severity};
use serde::Serialize;
use tempfile::NamedTempFile;

use crate::error::{Fatal, ReportError, System, Usage};
use crate::format::cell::{Cell, Dialect, SEPARATOR, push_row};
use crate::journal::Entry;
use crate::known::Original;
use crate::own;
use crate::text::PROGRAM;
use crate::verify;
use crate::whole::{folder_of, sync_folder, temporary};

/// What became of one text.
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
}

impl Became {
    const fn name(self) -> &'static str {
        match self {
            Self::Converted => "converted",
            Self::Unchanged => "unchanged",
            Self::Failed => "failed",
            Self::Gone => "gone",
            Self::Dropped => "dropped",
        }
    }
}

/// The counts of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Summary {
    /// How many there were.
    pub(crate) texts: usize,
    pub(crate) converted: usize,
    pub(crate) unchanged: usize,
    pub(crate) failed: usize,
    /// How many have a warning or an error.
    pub(crate) with_warnings: usize,
    /// How many texts have each layout; `unknown` where none was recognised.
    pub(crate) layouts: BTreeMap<String, usize>,
    /// How many originals are new, unchanged, changed, moved or copies, and how many are gone or were left out.
    pub(crate) originals: BTreeMap<&'static str, usize>,
    /// How often each message was given.
    pub(crate) messages: BTreeMap<String, usize>,
    /// How often what was repaired, by its message.
    pub(crate) repairs: BTreeMap<String, usize>,
}

impl Summary {
    pub(crate) fn count(&mut self, became: Became, original: Option<&Original>, entry: &Entry) {
        self.texts += 1;
        if let Some(original) = original {
            *self.originals.entry(original.name()).or_default() += 1;
        }
        match became {
            Became::Converted => self.converted += 1,
            Became::Unchanged => self.unchanged += 1,
            Became::Failed | Became::Gone | Became::Dropped => {
                self.failed += 1;
                return;
            }
        }
        let is_changed = matches!(original, Some(Original::Changed(_)));
        self.with_warnings += usize::from(is_changed || worst(entry) > Some(Severity::Note));
        let layout = entry.layout.as_deref().unwrap_or("unknown");
        *self.layouts.entry(layout.to_owned()).or_default() += 1;
        for (code, count) in &messages(original, entry) {
            *self.messages.entry(code.clone()).or_default() += count;
        }
        for (code, count) in repairs(&entry.messages) {
            *self.repairs.entry(code.clone()).or_default() += count;
        }
    }

    /// Counts a text that is not there any more, and that is none of this run.
    pub(crate) fn count_gone(&mut self, became: Became) {
        *self.originals.entry(became.name()).or_default() += 1;
    }

    /// How many texts are not there any more and were not left out.
    pub(crate) fn gone(&self) -> usize {
        self.originals.get(Became::Gone.name()).copied().unwrap_or_default()
    }

    /// As a person reads it.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let unchanged = if self.unchanged > 0 {
            format!("{} unchanged, ", self.unchanged)
        } else {
            String::new()
        };
        let mut sentences = vec![format!(
            "{} {}: {} converted, {unchanged}{} failed; {} with warnings",
            self.texts,
            if self.texts == 1 { "text" } else { "texts" },
            self.converted,
            self.failed,
            self.with_warnings
        )];
        let originals = ORIGINALS.iter().filter_map(|(name, one, many)| {
            let count = *self.originals.get(name)?;
            Some(format!("{count} {}", if count == 1 { one } else { many }))
        });
        let originals: Vec<_> = originals.collect();
        if !originals.is_empty() {
            sentences.push(format!("originals: {}", originals.join(", ")));
        }
        let counted = [
            ("layouts", &self.layouts),
            ("messages", &self.messages),
            ("repairs", &self.repairs),
        ];
        for (what, counts) in counted {
            if !counts.is_empty() {
                let listed: Vec<_> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
                sentences.push(format!("{what}: {}", listed.join(", ")));
            }
        }
        sentences
    }
}

/// What originals may be, in the order of the summary: as one and as several are called.
const ORIGINALS: [(&str, &str, &str); 7] = [
    ("new", "new", "new"),
    ("unchanged", "unchanged", "unchanged"),
    ("changed", "changed", "changed"),
    ("moved", "moved", "moved"),
    ("copy", "copy", "copies"),
    ("gone", "gone", "gone"),
    ("dropped", "left out", "left out"),
];

/// The severity of the worst message that a text has.
fn worst(entry: &Entry) -> Option<Severity> {
    entry.messages.keys().filter_map(|id| severity(id)).max()
}

/// The messages that a text has in this run, by code: those of every run, and what its original is.
fn messages(original: Option<&Original>, entry: &Entry) -> BTreeMap<String, usize> {
    let mut messages = entry.messages.clone();
    if let Some(code) = original.and_then(Original::code) {
        *messages.entry(code.id().to_owned()).or_default() += 1;
    }
    messages
}

/// Those of the messages that say that something was repaired.
fn repairs(messages: &BTreeMap<String, usize>) -> impl Iterator<Item = (&String, &usize)> {
    let is_repair = |id: &str| id.parse().is_ok_and(Code::is_repair);
    messages.iter().filter(move |(id, _)| is_repair(id))
}

fn severity(id: &str) -> Option<Severity> {
    let own = || own::Code::from_id(id).map(own::Code::severity);
    id.parse().ok().map(Code::severity).or_else(own)
}

/// The columns of a report as a table.
const COLUMNS: &str = "path,status,reason,layout,size,sha256,encoding,errors,warnings,notes,messages,outputs,repairs,original,earlier\r\n";
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
    #[serde(flatten)]
    entry: Told<'r>,
}

/// What a report tells of a journal's entry.
#[derive(Serialize)]
struct Told<'r> {
    reason: Option<&'r str>,
    layout: Option<&'r str>,
    size: Option<u64>,
    sha256: Option<&'r str>,
    encoding: Option<&'r str>,
    messages: &'r BTreeMap<String, usize>,
    outputs: Vec<&'r str>,
    repairs: BTreeMap<&'r str, usize>,
    /// How the file stands to what was known of it, and the earlier sum or path, or that of the other text.
    original: Option<&'static str>,
    earlier: Option<&'r str>,
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

    /// Adds a text.
    pub(crate) fn add(&mut self, became: Became, original: Option<&Original>, entry: &Entry) -> Result<(), Fatal> {
        let outputs = entry.outputs.iter().map(|output| output.name.as_str());
        let messages = messages(original, entry);
        let told = Told {
            reason: entry.reason.as_deref().filter(|_| became == Became::Failed),
            layout: entry.layout.as_deref(),
            size: entry.size,
            sha256: entry.sha256.as_deref(),
            encoding: entry.encoding.as_deref(),
            messages: &messages,
            outputs: outputs.collect(),
            repairs: repairs(&messages).map(|(id, count)| (id.as_str(), *count)).collect(),
            original: original.map(Original::name),
            earlier: original.and_then(Original::earlier),
        };
        let row = Row {
            path: &entry.path,
            status: became,
            entry: told,
        };
        let written = if self.is_table {
            self.add_cells(&row)
        } else {
            self.add_object(&row)
        };
        written.map_err(|error| failed(&self.path, error))
    }

    fn add_object(&mut self, row: &Row<'_>) -> io::Result<()> {
        self.file.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        serde_json::to_writer(&mut self.file, row).map_err(io::Error::from)
    }

    fn add_cells(&mut self, row: &Row<'_>) -> io::Result<()> {
        let told = &row.entry;
        let count = |wanted: Severity| {
            let counts = told
                .messages
                .iter()
                .filter(|(id, _)| severity(id) == Some(wanted))
                .map(|(_, count)| count);
            Cell::number(counts.sum())
        };
        let counted = |(id, count): (&str, &usize)| format!("{id} {count}");
        let messages = told.messages.iter().map(|(id, count)| counted((id, count)));
        let repairs = told.repairs.iter().map(|(id, count)| counted((id, count)));
        let (messages, repairs) = (messages.collect::<Vec<_>>(), repairs.collect::<Vec<_>>());
        let size = told.size.map_or(Cell::Empty, |size| Cell::Bare(size.to_string()));
        let cells = [
            Cell::from(row.path),
            Cell::from(row.status.name()),
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
