//! The output folder: files are written beside their place, made safe, put down in the journal, and then renamed, so that
//! each is whole or not there at all, whatever happens.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use fs4::fs_std::FileExt as _;
use tempfile::{NamedTempFile, TempPath};
use walkdir::{DirEntry, WalkDir};

use crate::error::{FileError, FolderError};
use crate::format::Place;
use crate::journal::{self, Journal, Line};
use crate::name::path_of;
use crate::text::sha256;
use crate::whole::{is_beside, sum_of, sync_folder, temporary};

/// Stands in a folder that a run writes into, and is locked by it.
const LOCK: &str = ".pressedienst-lock";

/// The folder that a run writes into. No other run does at the same time.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// Whether files may be replaced that no run has written.
    is_forced: bool,
    /// Texts, which are never replaced.
    texts: HashSet<PathBuf>,
    /// Locked while the run lasts.
    #[allow(dead_code, reason = "it is held, not used")]
    lock: Option<File>,
}

/// A file that is whole but has not got its name yet; without one if the same bytes stand there already.
#[derive(Debug)]
pub(crate) struct Staged {
    pub(crate) name: String,
    pub(crate) sha256: String,
    file: Option<TempPath>,
}

impl Staged {
    pub(crate) fn output(&self) -> journal::Output {
        journal::Output {
            name: self.name.clone(),
            sha256: self.sha256.clone(),
        }
    }
}

impl Folder {
    /// The folder, made if need be, with what earlier runs have told about it.
    pub(crate) fn open(root: &Path, is_bag: bool, is_forced: bool) -> Result<(Self, Journal), FolderError> {
        fs::create_dir_all(root).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => FolderError::InTheWay,
            _ => FolderError::Unmade(error.into()),
        })?;
        let folder = Self {
            root: root.to_owned(),
            is_forced,
            texts: HashSet::new(),
            lock: Some(lock(root)?),
        };
        folder.sweep();
        let journal = match Journal::open(root, true) {
            Ok(journal) => journal,
            Err(_) if is_forced => None,
            Err(why) => return Err(why),
        };
        let journal = match journal {
            Some(journal) if journal.is_bag == is_bag => journal,
            Some(_) if is_bag => return Err(FolderError::NoBag),
            Some(_) => return Err(FolderError::IsBag),
            None => {
                if is_bag && !is_forced && folder.has_others() {
                    return Err(FolderError::NotEmpty);
                }
                let journal = Journal::empty(root, is_bag);
                folder.write_journal(&journal)?;
                journal
            }
        };
        Ok((folder, journal))
    }

    /// The folder as it is, in which nothing is written.
    pub(crate) fn imagined(root: &Path, is_bag: bool, is_forced: bool) -> Result<(Self, Journal), FolderError> {
        let journal = Journal::open(root, false)?.unwrap_or_else(|| Journal::empty(root, is_bag));
        let folder = Self {
            root: root.to_owned(),
            is_forced,
            texts: HashSet::new(),
            lock: None,
        };
        Ok((folder, journal))
    }

    /// Whether an output is there as it was written.
    pub(crate) fn has(&self, output: &journal::Output) -> bool {
        sum_of(&self.root.join(path_of(&output.name))).is_ok_and(|sum| sum == output.sha256)
    }

    /// Keeps these files from being replaced, whoever wrote them and whatever is forced.
    pub(crate) fn protect(&mut self, texts: &[&Path]) {
        self.texts = texts.iter().filter_map(|text| fs::canonicalize(text).ok()).collect();
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether there is anything but what this program needs for itself.
    fn has_others(&self) -> bool {
        let entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name() != LOCK)
    }

    /// Removes what an earlier run had not finished when it was killed.
    fn sweep(&self) {
        // Another run may be writing into a folder below.
        let is_others = |entry: &DirEntry| entry.depth() > 0 && entry.path().join(LOCK).exists();
        let entries = WalkDir::new(&self.root).into_iter();
        for entry in entries.filter_entry(|entry| !is_others(entry)).flatten() {
            let name = entry.file_name().to_string_lossy();
            if entry.file_type().is_file() && is_beside(&name) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Writes a file beside its place, if it may get there.
    pub(crate) fn stage(&self, name: &str, bytes: &[u8], journal: &Journal) -> Result<Staged, FileError> {
        let path = self.root.join(path_of(name));
        let sum = sha256(bytes);
        let file = if self.may_replace(name, Some(&sum), journal)? {
            let folder = path.parent().unwrap_or(&self.root);
            let file = beside(folder, bytes).map_err(|error| FileError::unwritten(&path, error))?;
            Some(file.into_temp_path())
        } else {
            None
        };
        Ok(Staged {
            name: name.to_owned(),
            sha256: sum,
            file,
        })
    }

    /// A file that was written by parts gets ready for its name.
    ///
    /// One that holds all that the earlier one held may take its place whoever wrote that.
    pub(crate) fn stage_file(
        &self,
        name: &str,
        file: NamedTempFile,
        holds_earlier: bool,
        journal: &Journal,
    ) -> Result<Staged, FileError> {
        let path = self.root.join(path_of(name));
        let failed = |error| FileError::unwritten(&path, error);
        fs::create_dir_all(path.parent().unwrap_or(&self.root)).map_err(failed)?;
        let sha256 = sum_of(file.path()).map_err(failed)?;
        let is_new = holds_earlier || self.may_replace(name, Some(&sha256), journal)?;
        let file = is_new.then(|| file.into_temp_path());
        Ok(Staged {
            name: name.to_owned(),
            sha256,
            file,
        })
    }

    /// Whether a file has to be written there: not if the same one is there already. Refused where another's would be lost.
    pub(crate) fn may_replace(&self, name: &str, sum: Option<&str>, journal: &Journal) -> Result<bool, FileError> {
        let path = self.root.join(path_of(name));
        let kind = match fs::symlink_metadata(&path) {
            Ok(kind) => kind,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(true);
            }
            Err(error) => return Err(FileError::unwritten(path, error)),
        };
        // Pipes would block, and a link may lead to anything.
        let there = if kind.is_file() { sum_of(&path).ok() } else { None };
        match &there {
            Some(there) if Some(there.as_str()) == sum => Ok(false),
            _ if fs::canonicalize(&path).is_ok_and(|path| self.texts.contains(&path)) => Err(FileError::IsText(path)),
            Some(there) if journal.knows(name, there) => Ok(true),
            _ if self.is_forced && !kind.is_dir() => Ok(true),
            _ if kind.is_dir() => Err(FileError::IsFolder(path)),
            _ => Err(FileError::Foreign(path)),
        }
    }

    /// Gives files their names once they and the journal are safe. Tells which could not be named.
    pub(crate) fn commit(
        &self,
        lines: Vec<Line>,
        staged: Vec<Staged>,
        journal: &mut Journal,
    ) -> Result<Vec<(String, FileError)>, FileError> {
        self.make_safe(&staged)
            .map_err(|error| FileError::unwritten(&self.root, error))?;
        journal
            .append(lines)
            .map_err(|error| FileError::unwritten(self.root.join(journal::NAME), error))?;
        let mut lost = Vec::new();
        for Staged { name, file, .. } in staged {
            let Some(file) = file else { continue };
            let path = self.root.join(path_of(&name));
            if let Err(error) = file.persist(&path) {
                lost.push((name, FileError::unwritten(path, error.error)));
            }
        }
        Ok(lost)
    }

    /// Sees to it that the bytes of files outlast a power cut.
    fn make_safe(&self, staged: &[Staged]) -> io::Result<()> {
        let mut files = staged.iter().filter_map(|staged| staged.file.as_ref());
        // One call for all is many times faster than one each.
        #[cfg(target_os = "linux")]
        if staged.len() > 1 {
            return match rustix::fs::syncfs(File::open(&self.root)?) {
                Ok(()) => Ok(()),
                Err(_) => files.try_for_each(|file| File::open(file)?.sync_all()),
            };
        }
        files.try_for_each(|file| fs::OpenOptions::new().write(true).open(file)?.sync_all())
    }

    /// The journal anew, without what does not count any more.
    pub(crate) fn close(&self, journal: &mut Journal) -> Result<(), FileError> {
        self.write_journal(journal)?;
        journal.replaced();
        // The names that were given outlast a power cut too.
        #[cfg(target_os = "linux")]
        let _ = File::open(&self.root).map(rustix::fs::syncfs);
        Ok(())
    }

    fn write_journal(&self, journal: &Journal) -> Result<(), FileError> {
        let path = self.root.join(journal::NAME);
        let written = || {
            let mut file = io::BufWriter::new(temporary(&self.root)?);
            journal.write_to(&mut file)?;
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            file.persist(&path).map_err(|error| error.error)?;
            sync_folder(&self.root)
        };
        written().map_err(|error| FileError::unwritten(&path, error))
    }
}

/// Where common files are gathered.
#[derive(Debug)]
pub(crate) struct Beside<'f> {
    pub(crate) folder: &'f Folder,
    /// The folder of the outputs, which in a bag is not the root.
    pub(crate) outputs: PathBuf,
}

impl Place for Beside<'_> {
    fn file(&self) -> io::Result<NamedTempFile> {
        temporary(self.folder.root())
    }

    fn folder(&self) -> &Path {
        &self.outputs
    }
}

/// A file with these bytes, which has no name yet.
fn beside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    fs::create_dir_all(folder)?;
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Takes the folder for this run alone.
fn lock(root: &Path) -> Result<File, FolderError> {
    let path = root.join(LOCK);
    if fs::symlink_metadata(&path).is_ok_and(|kind| !kind.is_file()) {
        return Err(FileError::NoFile(path).into());
    }
    let file = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .map_err(|error| FileError::unwritten(&path, error))?;
    match file.try_lock_exclusive() {
        Ok(true) => Ok(file),
        Ok(false) => Err(FolderError::Locked),
        Err(error) => Err(FileError::unwritten(path, error).into()),
    }
}
