//! Which texts there are, and where each one's record goes.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::message::{Code, Messages, reason};

/// Why a pipe, a socket or a device is not read.
const NEITHER: &str = "neither a file nor a folder; it is not opened, but can be fed to convert - on standard input";

/// A text to convert.
#[derive(Debug)]
pub(crate) struct Input {
    /// The path as given, or as found in a folder; `-` for standard input.
    pub(crate) path: PathBuf,
    /// The record's path below the output folder.
    pub(crate) record: PathBuf,
}

/// What stands for an input that cannot be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    pub(crate) path: PathBuf,
    pub(crate) why: String,
}

impl Input {
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        if is_stdin(&self.path) {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
        fs::read(&self.path)
    }
}

/// Finds the texts behind the paths given, in the order given and by name within a folder.
///
/// Links to folders are not followed. `output` is passed over when it lies inside a folder of texts.
pub(crate) fn find(given: &[PathBuf], output: Option<&Path>, messages: Messages) -> Vec<Result<Input, Unreadable>> {
    given.iter().flat_map(|path| find_in(path, output, messages)).collect()
}

/// Whether it is `-`, and not `-/`, which is equal to it as a path.
fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The output folder is not searched, but texts in it are not passed over in silence.
fn name_texts_in(output: &Path, messages: Messages) {
    if WalkDir::new(output)
        .into_iter()
        .flatten()
        .any(|entry| is_text(entry.path()))
    {
        let why = "the texts in the output folder are not read; choose another folder for them";
        messages.say(output, Code::OutputFolder, why);
    }
}

/// Why there is no file behind `path`.
fn missing(path: &Path, error: &io::Error) -> String {
    if fs::symlink_metadata(path).is_ok_and(|kind| kind.is_symlink()) && error.kind() == io::ErrorKind::NotFound {
        return "this link leads nowhere; mend or remove it".to_owned();
    }
    reason(error)
}

fn find_in(path: &Path, output: Option<&Path>, messages: Messages) -> Vec<Result<Input, Unreadable>> {
    if is_stdin(path) {
        return vec![Ok(Input {
            path: path.to_owned(),
            record: PathBuf::from("stdin.json"),
        })];
    }
    let unreadable = |why: String| {
        vec![Err(Unreadable {
            path: path.to_owned(),
            why,
        })]
    };
    match fs::metadata(path) {
        Err(error) => unreadable(missing(path, &error)),
        Ok(kind) if kind.is_dir() => {
            let found = find_below(path, output, messages);
            if found.is_empty() {
                messages.say(
                    path,
                    Code::NoTexts,
                    "no *.txt in this folder; name other files one by one",
                );
            }
            found
        }
        Ok(kind) if kind.is_file() => {
            let Some(name) = path.file_name() else {
                return unreadable("this path has no file name".to_owned());
            };
            vec![Ok(Input {
                path: path.to_owned(),
                record: Path::new(name).with_extension("json"),
            })]
        }
        Ok(_) => unreadable(NEITHER.to_owned()),
    }
}

fn find_below(folder: &Path, output: Option<&Path>, messages: Messages) -> Vec<Result<Input, Unreadable>> {
    let output = output.and_then(|output| fs::canonicalize(output).ok());
    let is_output = |entry: &DirEntry| {
        entry.depth() > 0
            && entry.file_type().is_dir()
            && output.is_some()
            && fs::canonicalize(entry.path()).ok() == output
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut found = Vec::new();
    let entries = entries.filter_entry(|entry| {
        let passed_over = is_output(entry);
        if passed_over {
            name_texts_in(entry.path(), messages);
        }
        !passed_over
    });
    for entry in entries {
        match entry {
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let why = error.io_error().map_or_else(|| error.to_string(), reason);
                found.push(Err(Unreadable { path, why }));
            }
            Ok(entry) => {
                // A link counts as what it leads to, but a folder behind one is not entered.
                let kind = fs::metadata(entry.path());
                if !is_text(entry.path()) || kind.as_ref().is_ok_and(fs::Metadata::is_dir) {
                    continue;
                }
                found.push(match kind {
                    Ok(kind) if kind.is_file() => {
                        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                        Ok(Input {
                            path: entry.path().to_owned(),
                            record: below.with_extension("json"),
                        })
                    }
                    Ok(_) => Err(Unreadable {
                        path: entry.into_path(),
                        why: NEITHER.to_owned(),
                    }),
                    Err(error) => Err(Unreadable {
                        why: missing(entry.path(), &error),
                        path: entry.into_path(),
                    }),
                });
            }
        }
    }
    found
}

fn is_text(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("txt"))
}
