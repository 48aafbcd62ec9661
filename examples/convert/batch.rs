//! The batch: one text after the other, and no text's trouble is another's.

use std::io;
use std::path::{Path, PathBuf};

use pressedienst::{Layout, Parser};

use crate::input::{self, Input, Unreadable};
use crate::message::{Code, Messages, reason};
use crate::output::{self, Folder, Record};

/// How many texts became records, and how many did not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) converted: usize,
    pub(crate) failed: usize,
}

/// What ends the whole batch.
#[derive(Debug)]
pub(crate) enum Fatal {
    /// The output folder cannot be one.
    Usage(String),
    /// Standard output cannot be written.
    Output(String),
    /// Whoever read standard output has read enough.
    BrokenPipe,
}

/// What the whole batch is done with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    pub(crate) messages: Messages,
    /// Whether records have annotations.
    pub(crate) is_annotated: bool,
    /// The layout in which every text is read, where it is not to be recognised.
    pub(crate) layout: Option<Layout>,
}

impl Options {
    fn parser(self) -> Parser {
        self.layout
            .map_or_else(Parser::new, |layout| Parser::new().layout(layout))
    }
}

pub(crate) fn run(given: &[PathBuf], output: Option<&Path>, options: Options) -> Result<Outcome, Fatal> {
    let mut folder = match output {
        None => None,
        Some(root) => match Folder::open(root) {
            Ok(folder) => Some(folder),
            Err(error) => {
                return Err(Fatal::Usage(format!("--output {}: {error}", root.display())));
            }
        },
    };
    let inputs = input::find(given, output, options.messages);
    let mut outcome = Outcome::default();
    for input in inputs {
        match convert(input, folder.as_mut(), options)? {
            Ok(()) => outcome.converted += 1,
            Err(Unreadable { path, why }) => {
                options.messages.say(&path, Code::NotConverted, &why);
                outcome.failed += 1;
            }
        }
    }
    Ok(outcome)
}

fn convert(
    input: Result<Input, Unreadable>,
    folder: Option<&mut Folder>,
    options: Options,
) -> Result<Result<(), Unreadable>, Fatal> {
    let input = match input {
        Ok(input) => input,
        Err(unreadable) => return Ok(Err(unreadable)),
    };
    let failed = |why: String| {
        Ok(Err(Unreadable {
            path: input.path.clone(),
            why,
        }))
    };
    let bytes = match input.read() {
        Ok(bytes) => bytes,
        Err(error) => return failed(reason(&error)),
    };
    let document = match options.parser().parse_bytes(&bytes) {
        Ok(document) => document,
        Err(error) => return failed(error.to_string()),
    };
    let record = Record::new(&document, &bytes, options.is_annotated);
    let written = match folder {
        Some(folder) => folder.write(&input.path, &input.record, &record),
        None => match output::print(&record) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return Err(Fatal::BrokenPipe);
            }
            Err(error) => {
                return Err(Fatal::Output(format!(
                    "standard output cannot be written: {}; the record of {} and all after it are missing",
                    reason(&error),
                    input.path.display()
                )));
            }
        },
    };
    if let Err(why) = written {
        return failed(why);
    }
    options.messages.explain(&input.path, &document);
    Ok(Ok(()))
}
