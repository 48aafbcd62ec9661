//! What is to be done with each text, before any is read: which outputs it gets and what they are called.

use std::path::PathBuf;

use crate::format::{Files, Format};
use crate::input::{Input, Unreadable};
use crate::journal::{Journal, Status};
use crate::name::{Name, Names};
use crate::text::printed;

/// Where things lie below the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    /// Before the names of outputs.
    pub(crate) outputs: &'static str,
    /// Before the names of the originals, where they are kept too.
    pub(crate) originals: Option<&'static str>,
}

impl Places {
    pub(crate) const fn new(is_bag: bool) -> Self {
        if is_bag {
            Self {
                outputs: "data/records/",
                originals: Some("data/originals/"),
            }
        } else {
            Self {
                outputs: "",
                originals: None,
            }
        }
    }
}

/// A text with the names of its outputs.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) input: Input,
    /// One for each format that writes a file a text.
    pub(crate) outputs: Vec<String>,
    pub(crate) original: Option<String>,
    /// Why the outputs are not called after the text.
    pub(crate) note: Option<String>,
}

/// The names of all outputs for all texts together.
pub(crate) fn common(formats: &[Box<dyn Format>], places: Places) -> Vec<String> {
    let files = formats.iter().filter_map(|format| match format.files() {
        Files::Common(names) => Some(names),
        Files::Each(_) => None,
    });
    files
        .flatten()
        .map(|name| format!("{}{name}", places.outputs))
        .collect()
}

/// The jobs, in the order of the texts.
pub(crate) fn jobs(
    inputs: Vec<Result<Input, Unreadable>>,
    formats: &[Box<dyn Format>],
    places: Places,
    journal: &Journal,
) -> Vec<Result<Job, Unreadable>> {
    let endings = formats.iter().filter_map(|format| match format.files() {
        Files::Each(ending) => Some(ending),
        Files::Common(_) => None,
    });
    let endings: Vec<_> = endings.collect();
    let outputs = |stem: &str| {
        endings
            .iter()
            .map(|ending| format!("{}{stem}.{ending}", places.outputs))
            .collect::<Vec<_>>()
    };
    let mut names = Names::new(journal, &common(formats, places));
    let mut job = |input: Input| {
        let Name { stem, original, note } = names.give(&input, |stem, original| {
            let original = places.originals.map(|folder| format!("{folder}{original}"));
            outputs(stem).into_iter().chain(original).collect()
        });
        let original = places.originals.map(|folder| format!("{folder}{original}"));
        Job {
            outputs: outputs(&stem),
            original,
            note,
            input,
        }
    };
    inputs.into_iter().map(|input| input.map(&mut job)).collect()
}

/// Those that failed the last time.
pub(crate) fn only_failed(inputs: Vec<Result<Input, Unreadable>>, journal: &Journal) -> Vec<Result<Input, Unreadable>> {
    let has_failed = |input: &Result<Input, Unreadable>| {
        let path: &PathBuf = match input {
            Ok(input) => &input.path,
            Err(unreadable) => &unreadable.path,
        };
        journal
            .text(&printed(path))
            .is_some_and(|entry| entry.status == Status::Failed)
    };
    inputs.into_iter().filter(has_failed).collect()
}
