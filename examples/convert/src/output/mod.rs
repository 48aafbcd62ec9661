//! The output folder: files are written beside their place, made safe, put down in the journal, and then renamed, so that
//! each is whole or not there at all, whatever happens.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use fs4::fs_std::FileExt as _;
use tempfile::NamedTempFile;
use walkdir::{DirEntry, WalkDir};

use crate::error::{FileError, FolderError};
use crate::format::Place;
use crate::journal::{self, Entry, Journal, Status};
use crate::name::path_of;
use crate::whole::{is_beside, sum_of, sync_folder, temporary};
pub(crate) use draft::Draft;
pub(crate) use naming::Named;
use safe::Safe;
pub(crate) use seen::{Seen, ended};
pub(crate) use staged::Staged;

mod draft;
mod naming;
mod safe;
mod seen;
mod staged;

/// Stands in a folder that a run writes into, and is locked by it.
const LOCK: &str = ".pressedienst-lock";

/// The folder that a run writes into. No other run does at the same time.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// Whether files may be replaced that no run has written; they are kept under another name.
    overwrites: bool,
    /// Texts, which are never replaced.
    texts: HashSet<PathBuf>,
    safe: Safe,
    /// Locked while the run lasts.
    #[allow(dead_code, reason = "it is held, not used")]
    lock: Option<File>,
}

impl Folder {
    /// The folder, made if need be, with what earlier runs have told about it.
    pub(crate) fn open(root: &Path, is_bag: bool, overwrites: bool) -> Result<(Self, Journal), FolderError> {
        fs::create_dir_all(root).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => FolderError::InTheWay,
            _ => FolderError::Unmade(error.into()),
        })?;
        let folder = Self {
            root: root.to_owned(),
            overwrites,
            texts: HashSet::new(),
            safe: Safe::default(),
            lock: Some(lock(root)?),
        };
        let unwritten = |error| FileError::unwritten(root, error);
        folder.safe.make(root, root).map_err(unwritten)?;
        folder.sweep();
        let journal = match Journal::open(root, true)? {
            Some(journal) if journal.is_bag == is_bag => journal,
            Some(_) if is_bag => return Err(FolderError::NoBag),
            Some(_) => return Err(FolderError::IsBag),
            None => {
                if is_bag && folder.has_others() {
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
    pub(crate) fn imagined(root: &Path, is_bag: bool, overwrites: bool) -> Result<(Self, Journal), FolderError> {
        let journal = Journal::open(root, false)?.unwrap_or_else(|| Journal::empty(root, is_bag));
        let folder = Self {
            root: root.to_owned(),
            overwrites,
            texts: HashSet::new(),
            safe: Safe::default(),
            lock: None,
        };
        Ok((folder, journal))
    }

    /// Whether an output is there as it was written, or as it was taken instead.
    pub(crate) fn has(&self, output: &journal::Output, journal: &Journal) -> bool {
        let journal::Output {
            name,
            sha256,
            is_behind,
        } = output;
        let there = sum_of(&self.root.join(path_of(name))).ok();
        let is_accepted = || !self.overwrites && journal.accepts(name, there.as_deref(), Some(sha256));
        !is_behind && (there.as_ref() == Some(sha256) || is_accepted())
    }

    /// Keeps these files from being replaced, whoever wrote them and whatever is forced.
    pub(crate) fn protect(&mut self, texts: &[&Path]) {
        self.texts = texts.iter().filter_map(|text| fs::canonicalize(text).ok()).collect();
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Keeps runs from writing into a folder, if the folder can be locked without writing into it.
    pub(crate) fn watched(root: &Path) -> Result<Option<File>, FolderError> {
        let path = root.join(LOCK);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|kind| kind.is_file());
        let Some(file) = is_file.then(|| File::open(&path).ok()).flatten() else {
            return Ok(None);
        };
        match fs4::fs_std::FileExt::try_lock_shared(&file) {
            Ok(false) => Err(FolderError::Locked),
            Ok(true) | Err(_) => Ok(Some(file)),
        }
    }

    /// Whether a run has written into a folder.
    pub(crate) fn is_one(folder: &Path) -> bool {
        folder.join(LOCK).exists()
    }

    /// Whether a file in an output folder is what this program needs for itself.
    pub(crate) fn is_own(entry: &DirEntry) -> bool {
        let name = entry.file_name().to_string_lossy();
        is_beside(&name) || (entry.depth() == 1 && (name == LOCK || name == journal::NAME))
    }

    /// Whether there is anything but what this program needs for itself.
    fn has_others(&self) -> bool {
        let entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name() != LOCK)
    }

    /// Removes what an earlier run had not finished when it was killed.
    fn sweep(&self) {
        // Another run may be writing into a folder below.
        let is_others = |entry: &DirEntry| entry.depth() > 0 && Self::is_one(entry.path());
        let entries = WalkDir::new(&self.root).into_iter();
        for entry in entries.filter_entry(|entry| !is_others(entry)).flatten() {
            let name = entry.file_name().to_string_lossy();
            if entry.file_type().is_file() && is_beside(&name) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Removes the outputs that no text has any more, and the folders that become empty. Tells which stay, because they are
    /// not as they were written, or because nothing was written for them where their text lies now.
    pub(crate) fn remove_given_up(&self, journal: &mut Journal) -> Result<Vec<PathBuf>, FileError> {
        let is_there = |name: &str| fs::symlink_metadata(self.root.join(path_of(name))).is_ok();
        let has_successor = |entry: &Entry| {
            let mut outputs = entry.outputs.iter();
            entry.status == Status::Done && outputs.all(|output| is_there(&output.name))
        };
        let given_up = journal.give_up().into_iter();
        let given_up: Vec<_> = given_up
            .map(|(name, to)| (name, to.is_none_or(has_successor)))
            .collect();
        let mut left = Vec::new();
        for (name, may_go) in given_up {
            let path = self.root.join(path_of(&name));
            if let Ok(kind) = fs::symlink_metadata(&path) {
                let is_own = kind.is_file() && sum_of(&path).is_ok_and(|sum| journal.knows(&name, &sum));
                if !may_go || !is_own {
                    left.push(path);
                    continue;
                }
                fs::remove_file(&path).map_err(|error| FileError::Unremoved {
                    path: path.clone(),
                    why: error.into(),
                })?;
            }
            let mut above = path.parent();
            // A folder that holds anything is not removed.
            while let Some(folder) = above.filter(|folder| *folder != self.root && fs::remove_dir(folder).is_ok()) {
                above = folder.parent();
            }
        }
        Ok(left)
    }

    /// The journal anew, without what does not count any more.
    pub(crate) fn close(&self, journal: &mut Journal) -> Result<(), FileError> {
        // Windows replaces no file that is open.
        journal.let_go();
        self.write_journal(journal)?;
        journal.replaced();
        let unwritten = |error| FileError::unwritten(&self.root, error);
        self.safe.keep_names().map_err(unwritten)
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
        // It may lie on another file system than the root.
        self.folder.safe.make(self.folder.root(), &self.outputs)?;
        temporary(&self.outputs)
    }

    fn folder(&self) -> &Path {
        &self.outputs
    }
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
