//! `--verify`: whether what lies in an output folder is what the journal says, and a bag what its manifests say. Nothing is
//! written but the report.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use pressedienst::Severity;
use serde::Serialize;

use crate::arguments::Arguments;
use crate::error::{Error, Exit, Fatal, FolderError, System, Usage, in_words};
use crate::input::{Input, Unreadable};
use crate::journal::Journal;
use crate::lang::{Lang, Said, errors, said};
use crate::message::Messages;
use crate::output::Folder;
use crate::own::Code;
use crate::plan::{Asked, Places};
use crate::progress::Progress;
use crate::queue::Stop;
use crate::text::printed;
use bag::Bag;
use files::Found;
use report::{Report, Row};

mod bag;
mod files;
mod originals;
mod outputs;
mod report;
mod rows;

/// What became of a file since it was written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    Intact,
    /// It differs from what was written, and was taken as it is.
    Accepted,
    Changed,
    Missing,
    Unknown,
}

/// How many files there are in each state, and how many messages by their codes.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Counts {
    files: BTreeMap<State, usize>,
    originals: BTreeMap<State, usize>,
    messages: BTreeMap<&'static str, usize>,
}

/// A comparison.
struct Verification<'v> {
    folder: &'v Path,
    journal: &'v Journal,
    places: Places,
    bag: Option<Bag>,
    messages: Messages,
    report: Option<Report>,
    counts: Counts,
    /// The texts that files of formats hold as they were before.
    behind: BTreeMap<Asked, BTreeSet<String>>,
    stop: Arc<Stop>,
    progress: Progress,
}

/// Compares the output folder, and the texts if any are given.
pub(crate) fn verify(
    arguments: &Arguments,
    folder: &Path,
    inputs: Option<&[Result<Input, Unreadable>]>,
    messages: Messages,
) -> Result<ExitCode, Error> {
    let refused = |why| Usage::Folder {
        path: folder.to_owned(),
        why,
    };
    fs::metadata(folder).map_err(|error| refused(FolderError::Unseen(System(error))))?;
    // Held to the end, so that no run begins to write.
    let _lock = Folder::watched(folder).map_err(refused)?;
    let journal = Journal::open(folder, false).map_err(refused)?;
    let is_bag = journal
        .as_ref()
        .map_or_else(|| folder.join(bag::DECLARATION).exists(), |journal| journal.is_bag);
    if journal.is_none() && !is_bag {
        return Err(refused(FolderError::Unknown).into());
    }
    let is_known = journal.is_some();
    let journal = journal.unwrap_or_default();
    let report = arguments.writing.report.as_deref();
    let mut verification = Verification {
        folder,
        journal: &journal,
        places: Places::new(is_bag),
        bag: is_bag.then(|| Bag::read(folder)),
        messages,
        report: report.map(|path| Report::new(path, folder)).transpose()?,
        counts: Counts::default(),
        behind: BTreeMap::new(),
        stop: Stop::listen(),
        progress: Progress::comparing(0, messages),
    };
    if !is_known {
        messages.conclude(&said!(
            "this folder has no journal, so that only the sums of the bag are compared",
            "dieser Ordner hat kein Journal; verglichen werden nur die Prüfsummen des BagIt-Pakets"
        ));
    }
    let (most, threads) = (arguments.reading.max_bytes, arguments.course.jobs);
    let mut left = verification.files(threads)?;
    if let Some(inputs) = inputs {
        left += verification.originals(inputs, most, threads)?;
    } else if is_known {
        messages.conclude(&said!(
            "originals were not compared; give their folder to compare them too",
            "Originale wurden nicht verglichen; ihren Ordner angeben, um auch sie zu vergleichen"
        ));
    }
    verification.conclude(left, arguments.course.strict)
}

impl Verification<'_> {
    fn say(&mut self, path: &Path, code: Code, why: &Said) {
        *self.counts.messages.entry(code.id()).or_default() += 1;
        self.progress.say(self.messages.message(path, code, why));
    }

    fn tell(
        &mut self,
        path: &Path,
        state: State,
        why: &Said,
        there: Option<&Found>,
        known: Option<&str>,
    ) -> Result<(), Fatal> {
        let Some(report) = &mut self.report else {
            return Ok(());
        };
        report.add(&Row {
            path: &printed(path),
            status: state,
            reason: Some(&*why.english).filter(|why| !why.is_empty()),
            size: there.filter(|found| found.is_file).map(|found| found.size),
            sha256: there.filter(|found| found.is_file).map(|found| found.sha256.as_str()),
            expected: known,
        })
    }

    /// Says how it went, and gives the exit code.
    fn conclude(self, left: usize, is_strict: bool) -> Result<ExitCode, Error> {
        if let Some(report) = self.report {
            report.finish(&self.counts)?;
        }
        // What was held back is said before.
        drop(self.progress);
        if !self.messages.is_quiet {
            self.messages
                .sum_up(&self.counts, &self.counts.sentences(self.messages.lang));
        }
        let signal = self.stop.signal();
        if left > 0 {
            self.messages.conclude(&said!(
                "interrupted; files not looked at: {left}",
                "unterbrochen; nicht bearbeitete Dateien: {left}"
            ));
        }
        let severity = |id: &&str| Code::from_id(id).map(Code::severity);
        let worst = self.counts.messages.keys().filter_map(severity).max();
        let least = if is_strict { Severity::Warning } else { Severity::Error };
        Ok(match signal {
            Some(signal) => ExitCode::from(128 + signal),
            None if worst >= Some(least) => Exit::Failed.into(),
            None => Exit::Done.into(),
        })
    }
}

/// What is said of a file that is there and gives no bytes.
fn unread(error: &io::Error) -> Said {
    let (why, warum) = (in_words(error), errors::in_words(error));
    said!("it cannot be read: {why}", "nicht zu lesen: {warum}")
}

impl Counts {
    /// As a person reads it.
    fn sentences(&self, lang: Lang) -> Vec<String> {
        let (files, originals) = (lang.of("files", "Dateien"), lang.of("originals", "Originale"));
        let originals = (!self.originals.is_empty()).then_some((originals, &self.originals));
        let counted = [(files, &self.files)].into_iter().chain(originals);
        let mut sentences: Vec<_> = counted
            .map(|(what, counts)| {
                let all: usize = counts.values().sum();
                let listed = counts
                    .iter()
                    .map(|(state, count)| format!("{count} {}", state.in_words(lang)));
                let listed: Vec<_> = listed.collect();
                let listed = match listed.as_slice() {
                    [] => lang.of("none", "keine").to_owned(),
                    listed => listed.join(", "),
                };
                format!("{all} {what}: {listed}")
            })
            .collect();
        if !self.messages.is_empty() {
            let listed = self.messages.iter().map(|(name, count)| format!("{name} {count}"));
            sentences.push(format!(
                "{}: {}",
                lang.of("messages", "Meldungen"),
                listed.collect::<Vec<_>>().join(", ")
            ));
        }
        sentences
    }
}

impl State {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Accepted => "accepted",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
        }
    }

    const fn in_words(self, lang: Lang) -> &'static str {
        let german = match self {
            Self::Intact => "unversehrt",
            Self::Accepted => "anerkannt",
            Self::Changed => "geändert",
            Self::Missing => "fehlend",
            Self::Unknown => "unbekannt",
        };
        lang.of(self.name(), german)
    }
}
