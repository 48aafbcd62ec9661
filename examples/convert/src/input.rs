//! Which texts there are.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::WalkDir;

use crate::account::{self, Kind, Own, Passed};
use crate::error::{Failure, Usage};
use crate::extract::Kind as FileKind;
use crate::lang::{Lang, said};
use crate::message::Messages;
use crate::own::Code;
use crate::text::{printed, unprinted};

/// A text to convert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// The path as given, or as found in a folder; for standard input the name that it was given, or `-`.
    pub(crate) path: PathBuf,
    /// Where it lies, whichever way the path leads there; by this it is known. See [`Places`].
    pub(crate) place: String,
    pub(crate) is_stdin: bool,
    /// Its place below the folder that was given, or its bare name.
    pub(crate) below: PathBuf,
    /// Its size when it was found, which decides nothing but how much is read at the same time.
    pub(crate) size: u64,
}

/// What stands for an input that cannot be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    pub(crate) path: PathBuf,
    pub(crate) place: String,
    pub(crate) why: Failure,
}

impl Input {
    pub(crate) fn file(path: PathBuf, place: String, below: PathBuf, size: u64) -> Self {
        Self {
            path,
            place,
            is_stdin: false,
            below,
            size,
        }
    }

    /// The bytes of the file, if there are no more than `most`.
    pub(crate) fn read(&self, most: u64) -> Result<Vec<u8>, Failure> {
        let read = |file: &mut dyn io::Read| {
            let mut bytes = Vec::with_capacity(usize::try_from(self.size.min(most)).unwrap_or_default());
            file.take(most.saturating_add(1)).read_to_end(&mut bytes).map(|_| bytes)
        };
        let bytes = if self.is_stdin {
            read(&mut io::stdin().lock())
        } else {
            fs::File::open(&self.path).and_then(|mut file| read(&mut file))
        };
        let bytes = bytes?;
        if bytes.len() as u64 > most {
            return Err(Failure::TooLarge(most));
        }
        Ok(bytes)
    }
}

/// Which names texts have.
#[derive(Debug)]
enum Named {
    /// Those of all files that this program reads, in letters of any size.
    Read,
    /// Those with this ending, in letters of any size.
    Ending(OsString),
    Like(GlobSet),
}

/// Where texts are looked for.
#[derive(Debug)]
pub(crate) struct Search {
    names: Named,
    paths: GlobSet,
    stdin_name: Option<PathBuf>,
}

impl Search {
    /// A search for files with these patterns.
    pub(crate) fn new(globs: &[String], stdin_name: Option<&Path>) -> Result<Self, Usage> {
        let (names, paths): (Vec<&String>, Vec<&String>) = globs.iter().partition(|glob| !glob.contains('/'));
        let ending = match globs {
            [glob] => glob.strip_prefix("*.").map(OsString::from),
            _ => None,
        };
        let names = match ending.filter(|ending| FileKind::of_ending(ending).is_some()) {
            _ if globs.is_empty() => Named::Read,
            Some(ending) => Named::Ending(ending),
            None => Named::Like(set(&names)?),
        };
        Ok(Self {
            names,
            paths: set(&paths)?,
            stdin_name: stdin_name.map(Path::to_owned),
        })
    }

    /// Finds the texts behind the paths given, in the order given and by name within a folder, and each once; and the files in the
    /// folders that are none.
    ///
    /// Links to folders are not followed, and hidden files are passed over.
    pub(crate) fn find(&self, given: &[PathBuf], own: Option<&Own<'_>>, messages: Messages) -> Found {
        let (mut places, mut known) = (Places::default(), HashSet::new());
        let mut found = Found::default();
        for path in given {
            self.find_in(path, own, &mut places, &mut found, messages);
        }
        found.texts.retain(|input| {
            let input = input.as_ref();
            input.map_or(true, |input| input.is_stdin || known.insert(input.place.clone()))
        });
        // A link that was given itself is not passed over, nor is a file.
        let given = given.iter().filter(|path| !is_stdin(path));
        known.extend(given.map(|path| places.of(path)));
        found.passed.retain(|passed| known.insert(passed.place.clone()));
        found
    }

    fn find_in(&self, path: &Path, own: Option<&Own<'_>>, places: &mut Places, found: &mut Found, messages: Messages) {
        if is_stdin(path) {
            let name = self.stdin_name.as_deref();
            let below = name
                .and_then(Path::file_name)
                .map_or_else(|| PathBuf::from("stdin"), PathBuf::from);
            found.texts.push(Ok(Input {
                place: stdin_place(name),
                path: name.unwrap_or(path).to_owned(),
                is_stdin: true,
                below,
                size: 0,
            }));
            return;
        }
        let place = places.of(path);
        let text = match (fs::metadata(path), path.file_name()) {
            (Ok(kind), _) if kind.is_dir() => {
                let (texts, passed) = (found.texts.len(), found.passed.len());
                self.find_below(path, own, places, found, messages);
                if found.texts.len() == texts {
                    let there = found.passed.get(passed..).unwrap_or_default();
                    say_no_texts(path, there, messages);
                }
                return;
            }
            (Ok(kind), Some(name)) if kind.is_file() => {
                let below = PathBuf::from(name);
                Ok(Input::file(path.to_owned(), place, below, kind.len()))
            }
            (kind, _) => Err(Unreadable {
                path: path.to_owned(),
                place,
                why: match kind {
                    Err(error) => missing(path, error),
                    Ok(kind) if kind.is_file() => Failure::NoName,
                    Ok(_) => Failure::NoFile,
                },
            }),
        };
        found.texts.push(text);
    }

    fn find_below(
        &self,
        folder: &Path,
        own: Option<&Own<'_>>,
        places: &mut Places,
        found: &mut Found,
        messages: Messages,
    ) {
        let mut output = Output::default();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {
                    if entry.depth() > 0 && own.is_some_and(|own| own.is_at(entry.path())) {
                        output.folder = Some(entry.into_path());
                    }
                }
                Ok(entry) => {
                    let place = places.of(entry.path());
                    self.sort(entry.into_path(), place, folder, own, &mut output, found);
                }
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let place = places.of(&path);
                    let is_hidden = is_hidden(path.strip_prefix(folder).unwrap_or(&path));
                    let is_output = output.holds(&path);
                    if is_hidden || is_output {
                        let kind = if is_output { Kind::InOutput } else { Kind::Hidden };
                        let size = None;
                        found.passed.push(Passed {
                            path,
                            place,
                            kind,
                            size,
                        });
                        continue;
                    }
                    // Links are not followed, so that no loop is met.
                    let error = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                    let why = error.into();
                    found.texts.push(Err(Unreadable { path, place, why }));
                }
            }
        }
        // A bag holds the originals that this program put there.
        if let (Some(folder), true, Some(false)) = (output.folder, output.has_texts, own.map(Own::is_bag)) {
            let why = said!(
                "the texts in the output folder are not read; choose another folder for them",
                "die Texte im Ausgabeordner werden nicht gelesen; einen anderen Ordner für sie wählen"
            );
            messages.say(&folder, Code::OutputFolder, &why);
        }
    }

    /// A file of a folder is a text, or is passed over; what this program wrote is neither.
    fn sort(
        &self,
        path: PathBuf,
        place: String,
        folder: &Path,
        own: Option<&Own<'_>>,
        output: &mut Output,
        found: &mut Found,
    ) {
        let below = path.strip_prefix(folder).unwrap_or(&path).to_owned();
        // A link counts as what it leads to, but a folder behind one is not entered.
        let metadata = fs::metadata(&path);
        let is_file = metadata.as_ref().is_ok_and(fs::Metadata::is_file);
        let is_text = self.is_text(&below);
        let is_own = own.is_some_and(|own| own.has(&place));
        let kind = if output.holds(&path) {
            Kind::InOutput
        } else if is_hidden(&below) {
            Kind::Hidden
        } else if metadata.as_ref().is_ok_and(fs::Metadata::is_dir) {
            Kind::FolderLink
        } else if is_text {
            // Pages have names of texts, too; but in a bag those are originals.
            if is_own && own.is_some_and(|own| !own.is_bag()) {
                return;
            }
            let text = match metadata {
                Ok(kind) if is_file => Ok(Input::file(path, place, below, kind.len())),
                kind => Err(Unreadable {
                    why: kind.map_or_else(|error| missing(&path, error), |_| Failure::NoFile),
                    path,
                    place,
                }),
            };
            found.texts.push(text);
            return;
        } else if metadata.is_ok() && !is_file {
            Kind::NoFile
        } else {
            Kind::of(&path)
        };
        if is_own {
            return;
        }
        output.has_texts |= kind == Kind::InOutput && is_file && is_text;
        let size = metadata.ok().filter(|_| is_file).map(|kind| kind.len());
        found.passed.push(Passed {
            path,
            place,
            kind,
            size,
        });
    }

    /// Whether a path below a folder is that of a text.
    fn is_text(&self, below: &Path) -> bool {
        let is_named = |name: &OsStr| match &self.names {
            Named::Read => FileKind::of_name(Path::new(name)).is_some_and(FileKind::is_read),
            Named::Ending(ending) => {
                let own = Path::new(name).extension();
                own.is_some_and(|own| own.eq_ignore_ascii_case(ending))
            }
            Named::Like(names) => names.is_match(name),
        };
        below.file_name().is_some_and(is_named) || self.paths.is_match(below)
    }
}

/// What is found below the paths that are given.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) texts: Vec<Result<Input, Unreadable>>,
    pub(crate) passed: Vec<Passed>,
}

/// The output folder, if it lies among the texts.
#[derive(Debug, Default)]
struct Output {
    folder: Option<PathBuf>,
    /// Whether there are files in it that are texts by their names.
    has_texts: bool,
}

impl Output {
    fn holds(&self, path: &Path) -> bool {
        self.folder.as_ref().is_some_and(|folder| path.starts_with(folder))
    }
}

/// Says that a folder has no texts, and what it has.
fn say_no_texts(folder: &Path, passed: &[Passed], messages: Messages) {
    let kinds = account::count(passed);
    let listed = |lang| account::listed(&kinds, lang);
    let (english, german) = (listed(Lang::En), listed(Lang::De));
    let why = if kinds.is_empty() {
        said!("there is no file in this folder", "in diesem Ordner ist keine Datei")
    } else {
        said!(
            "no file of this folder is a text by its name, and it has {english}; give --glob, or name files one by one",
            "keine Datei dieses Ordners ist dem Namen nach ein Text; er hat {german}; --glob angeben, oder Dateien einzeln nennen"
        )
    };
    messages.say(folder, Code::NoTexts, &why);
}

/// Where files lie, whichever way a path leads there: links of folders are followed, and a link to a file is a place of its own.
#[derive(Debug, Default)]
pub(crate) struct Places {
    folders: HashMap<PathBuf, PathBuf>,
}

impl Places {
    pub(crate) fn of(&mut self, path: &Path) -> String {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return printed(&canonical(path));
        };
        let place = self.folders.entry(folder.to_owned());
        printed(&place.or_insert_with(|| canonical(folder)).join(name))
    }
}

/// The one path of a folder; without links only if it is there.
fn canonical(folder: &Path) -> PathBuf {
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let typed = || std::path::absolute(here).unwrap_or_else(|_| here.to_owned());
    fs::canonicalize(here).unwrap_or_else(|_| typed())
}

/// What stands before the name of standard input, which no place of a file begins with.
const STDIN: &str = "-";

/// What stands for the place of standard input.
fn stdin_place(name: Option<&Path>) -> String {
    name.map_or_else(|| STDIN.to_owned(), |name| format!("{STDIN}:{}", printed(name)))
}

/// Whether nothing is at a place of a file any more. What cannot be looked at may be there, and standard input lies nowhere.
pub(crate) fn is_gone(place: &str) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound};
    let is_missing = |error: io::Error| matches!(error.kind(), NotFound | NotADirectory);
    let is_missing_at = |path: PathBuf| fs::symlink_metadata(path).is_err_and(is_missing);
    !place.starts_with(STDIN) && unprinted(place).is_some_and(is_missing_at)
}

/// The folder in which a text was that is gone, or the first one above it that is there, if it has nothing in it: as one has in
/// which a drive would be.
pub(crate) fn emptied(place: &str) -> Option<PathBuf> {
    let path = unprinted(place)?;
    let there = path.ancestors().skip(1).find(|folder| folder.is_dir())?;
    let is_empty = fs::read_dir(there).is_ok_and(|mut entries| entries.next().is_none());
    is_empty.then(|| there.to_owned())
}

fn set(globs: &[&String]) -> Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        set.add(GlobBuilder::new(glob).literal_separator(true).build()?);
    }
    set.build()
}

/// Whether it is `-`, and not `-/`, which is equal to it as a path.
fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether a file or a folder above it is hidden, below the folder that was given.
fn is_hidden(below: &Path) -> bool {
    let mut names = below.iter();
    names.any(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Why there is no file behind `path`.
fn missing(path: &Path, error: io::Error) -> Failure {
    if fs::symlink_metadata(path).is_ok_and(|kind| kind.is_symlink()) && error.kind() == io::ErrorKind::NotFound {
        return Failure::DeadLink;
    }
    error.into()
}

/// The paths of a list, a line each or up to a zero byte each; `-` is standard input.
pub(crate) fn listed(list: &Path, ends_with_null: bool) -> Result<Vec<PathBuf>, Usage> {
    let bytes = if is_stdin(list) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(list)
    };
    let bytes = bytes.map_err(|error| Usage::List {
        path: list.to_owned(),
        why: error.into(),
    })?;
    let end = if ends_with_null { b'\0' } else { b'\n' };
    // Editors of Windows begin a list with a byte order mark.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let names = bytes.split(|byte| *byte == end);
    let names = names.map(|name| {
        if ends_with_null {
            name
        } else {
            name.strip_suffix(b"\r").unwrap_or(name)
        }
    });
    Ok(names
        .filter(|name| !name.is_empty())
        .map(|name| PathBuf::from(name_of(name)))
        .collect())
}

#[cfg(unix)]
fn name_of(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn name_of(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
