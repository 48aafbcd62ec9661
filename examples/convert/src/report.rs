//! What became of each file: the report.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use pressedienst::{Code, Severity};
use serde::Serialize;

use crate::account::Passed;
use crate::error::{Fatal, Usage};
use crate::format::cell::{Cell, SEPARATOR};
use crate::journal::Entry;
use crate::known::Original;
use crate::outcome::{Outcome, Understood};
use crate::own;
use crate::report_file::{ReportFile, TEXTS};
use crate::summary::Summary;
use crate::text::printed;

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

/// The report of a run.
#[derive(Debug)]
pub(crate) struct Report(ReportFile);

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
    /// What the text was got out of, how many pages of paper that has, and how many of them show no text.
    extracted_by: Option<&'r str>,
    pages: Option<usize>,
    blank_pages: Option<usize>,
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
            extracted_by: None,
            pages: None,
            blank_pages: None,
        }
    }
}

impl Report {
    /// A report for that path, whose ending tells its form.
    pub(crate) fn new(path: &Path) -> Result<Self, Usage> {
        ReportFile::new(path, &TEXTS).map(Self)
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
            extracted_by: entry.extracted_by.as_deref(),
            pages: entry.paper.map(|paper| paper.pages),
            blank_pages: entry.paper.map(|paper| paper.blank),
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
        self.0.add(row, Row::cells)
    }

    /// Gives the file its name.
    pub(crate) fn finish(self, summary: &Summary) -> Result<(), Fatal> {
        self.0.finish(summary)
    }
}

impl Row<'_> {
    fn cells(&self) -> Vec<Cell<'_>> {
        let count = |wanted: Severity| {
            let counts = self
                .messages
                .iter()
                .filter(|(id, _)| severity(id) == Some(wanted))
                .map(|(_, count)| count);
            Cell::number(counts.sum())
        };
        let counted = |counts: &BTreeMap<String, usize>| -> Vec<_> {
            counts.iter().map(|(id, count)| format!("{id} {count}")).collect()
        };
        let (messages, repairs) = (counted(&self.messages), counted(&self.repairs));
        let size = self.size.map_or(Cell::Empty, |size| Cell::Bare(size.to_string()));
        let coverage = self.coverage.map_or(Cell::Empty, |share| Cell::Bare(share.to_string()));
        vec![
            Cell::from(self.path),
            Cell::from(self.status.name()),
            Cell::from(self.reason.unwrap_or_default()),
            Cell::from(self.layout.unwrap_or_default()),
            size,
            Cell::from(self.sha256.unwrap_or_default()),
            Cell::from(self.encoding.unwrap_or_default()),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note),
            Cell::list(messages, SEPARATOR),
            Cell::list(&self.outputs, SEPARATOR),
            Cell::list(repairs, SEPARATOR),
            Cell::from(self.original.unwrap_or_default()),
            Cell::from(self.earlier.unwrap_or_default()),
            Cell::from(self.outcome.map_or("", Outcome::name)),
            coverage,
            Cell::from(self.kind.as_deref().unwrap_or_default()),
            Cell::from(self.extracted_by.unwrap_or_default()),
            self.pages.map_or(Cell::Empty, Cell::number),
            self.blank_pages.map_or(Cell::Empty, Cell::number),
        ]
    }
}
