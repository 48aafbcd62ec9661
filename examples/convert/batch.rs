//! The batch: one text after the other, and no text's trouble is another's.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use pressedienst::{Document, Parser};

use crate::input::{self, Input, Unreadable};
use crate::message::{escaped, reason, say};
use crate::output::{self, Folder};

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

pub(crate) fn run(given: &[PathBuf], output: Option<&Path>) -> Result<Outcome, Fatal> {
    let mut folder = match output {
        None => None,
        Some(root) => match Folder::open(root) {
            Ok(folder) => Some(folder),
            Err(error) => {
                return Err(Fatal::Usage(format!("--output {}: {error}", root.display())));
            }
        },
    };
    let inputs = input::find(given, output);
    let mut outcome = Outcome::default();
    for input in inputs {
        match convert(input, folder.as_mut())? {
            Ok(()) => outcome.converted += 1,
            Err(Unreadable { path, why }) => {
                say(&format!("{}: error[not-converted] {why}", path.display()));
                outcome.failed += 1;
            }
        }
    }
    Ok(outcome)
}

fn convert(input: Result<Input, Unreadable>, folder: Option<&mut Folder>) -> Result<Result<(), Unreadable>, Fatal> {
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
    let document = match Parser::new().parse_bytes(&bytes) {
        Ok(document) => document,
        Err(error) => return failed(error.to_string()),
    };
    let written = match folder {
        Some(folder) => folder.write(&input.path, &input.record, &document),
        None => match output::print(&document) {
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
    explain(&input.path, &document);
    Ok(Ok(()))
}

/// Says what the parser found, a line each.
fn explain(path: &Path, document: &Document) {
    let path = escaped(&path.to_string_lossy());
    let mut lines = Vec::new();
    for diagnostic in document.diagnostics() {
        let place = document.line_col(diagnostic.span().start());
        let (severity, code) = (diagnostic.severity(), diagnostic.code().id());
        // Writing into memory does not fail.
        let _ = writeln!(
            lines,
            "{path}:{}:{}: {severity}[{code}] {diagnostic}",
            place.line, place.column
        );
    }
    // Nobody is left to tell when standard error is closed.
    let _ = io::stderr().lock().write_all(&lines);
}
