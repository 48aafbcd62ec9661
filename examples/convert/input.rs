//! Which texts there are, and where each one's record goes.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

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
        if self.path == Path::new("-") {
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
pub(crate) fn find(given: &[PathBuf], output: Option<&Path>) -> Vec<Result<Input, Unreadable>> {
    given.iter().flat_map(|path| find_in(path, output)).collect()
}

fn find_in(path: &Path, output: Option<&Path>) -> Vec<Result<Input, Unreadable>> {
    if path == Path::new("-") {
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
        Err(error) => unreadable(error.to_string()),
        Ok(kind) if kind.is_dir() => find_below(path, output),
        Ok(kind) if kind.is_file() => {
            let Some(name) = path.file_name() else {
                return unreadable("this path has no file name".to_owned());
            };
            vec![Ok(Input {
                path: path.to_owned(),
                record: Path::new(name).with_extension("json"),
            })]
        }
        Ok(_) => unreadable("neither a file nor a folder; it is not opened".to_owned()),
    }
}

fn find_below(folder: &Path, output: Option<&Path>) -> Vec<Result<Input, Unreadable>> {
    let output = output.and_then(|output| fs::canonicalize(output).ok());
    let is_output = |path: &Path| {
        output
            .as_deref()
            .is_some_and(|output| fs::canonicalize(path).is_ok_and(|path| path == output))
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut found = Vec::new();
    for entry in
        entries.filter_entry(|entry| entry.depth() == 0 || !(entry.file_type().is_dir() && is_output(entry.path())))
    {
        match entry {
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                found.push(Err(Unreadable { path, why }));
            }
            Ok(entry) => {
                let is_text = entry
                    .path()
                    .extension()
                    .is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
                // A link counts as what it leads to, but a folder behind one is not entered.
                let kind = fs::metadata(entry.path());
                if !is_text || kind.as_ref().is_ok_and(fs::Metadata::is_dir) {
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
                        why: "no regular file; it is not opened".to_owned(),
                    }),
                    Err(error) => Err(Unreadable {
                        path: entry.into_path(),
                        why: error.to_string(),
                    }),
                });
            }
        }
    }
    found
}
