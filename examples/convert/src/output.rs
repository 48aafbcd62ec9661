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
use crate::journal::{self, Accepted, Entry, Journal, Line, Status};
use crate::name::path_of;
use crate::text::sha256;
use crate::whole::{is_beside, sum_of, sync_folder, temporary};

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
    /// Locked while the run lasts.
    #[allow(dead_code, reason = "it is held, not used")]
    lock: Option<File>,
}

/// A file that is whole but has not got its name yet; without one if the same bytes stand there already.
#[derive(Debug)]
pub(crate) struct Staged {
    pub(crate) name: String,
    pub(crate) sha256: String,
    /// Whether it is that of an earlier run under another name.
    pub(crate) is_behind: bool,
    file: Option<TempPath>,
    /// Whether the file that stands in its place is kept under another name.
    keeps: bool,
}

/// How a file may get its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It stands there already, or another is taken instead.
    Done,
    Free,
    /// What another has written there is kept under another name.
    Keep,
}

/// What became of files that got their names.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// Those that did not get it.
    pub(crate) lost: Vec<(String, FileError)>,
    /// Those that gave way, and under which name they are kept.
    pub(crate) kept: Vec<(PathBuf, PathBuf)>,
}

impl Staged {
    pub(crate) fn output(&self) -> journal::Output {
        journal::Output {
            name: self.name.clone(),
            sha256: self.sha256.clone(),
            is_behind: self.is_behind,
        }
    }
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
            lock: Some(lock(root)?),
        };
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
        let way = self.way(name, Some(&sum), journal)?;
        let file = if way == Way::Done {
            None
        } else {
            let folder = path.parent().unwrap_or(&self.root);
            let file = beside(folder, bytes).map_err(|error| FileError::unwritten(&path, error))?;
            Some(file.into_temp_path())
        };
        Ok(Staged {
            name: name.to_owned(),
            sha256: sum,
            is_behind: false,
            file,
            keeps: way == Way::Keep,
        })
    }

    /// The same for the original of a text in a bag; one with other bytes, which may be the last copy, is kept.
    pub(crate) fn stage_original(&self, name: &str, bytes: &[u8], journal: &Journal) -> Result<Staged, FileError> {
        let staged = self.stage(name, bytes, journal)?;
        let is_there = fs::symlink_metadata(self.root.join(path_of(name))).is_ok();
        Ok(Staged {
            keeps: staged.file.is_some() && is_there,
            ..staged
        })
    }

    /// The same for a file of an earlier run that gets another name; `None` if it is not as it was written.
    pub(crate) fn stage_renamed(
        &self,
        output: &journal::Output,
        name: &str,
        journal: &Journal,
    ) -> Result<Option<Staged>, FileError> {
        let Ok(bytes) = fs::read(self.root.join(path_of(&output.name))) else {
            return Ok(None);
        };
        if sha256(&bytes) != output.sha256 {
            return Ok(None);
        }
        let staged = self.stage(name, &bytes, journal)?;
        Ok(Some(Staged {
            is_behind: true,
            ..staged
        }))
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
        let way = if holds_earlier {
            Way::Free
        } else {
            self.way_of_common(name, Some(&sha256), journal)?
        };
        let file = (way != Way::Done).then(|| file.into_temp_path());
        Ok(Staged {
            name: name.to_owned(),
            sha256,
            is_behind: false,
            file,
            keeps: way == Way::Keep,
        })
    }

    /// Refuses a name where another's file would be lost. Tells whether one stands there that will be kept under another name.
    pub(crate) fn may_replace(&self, name: &str, journal: &Journal) -> Result<bool, FileError> {
        Ok(self.way(name, None, journal)? == Way::Keep)
    }

    /// The same for a file for all texts, which takes the place of no text's.
    pub(crate) fn may_replace_common(&self, name: &str, journal: &Journal) -> Result<bool, FileError> {
        Ok(self.way_of_common(name, None, journal)? == Way::Keep)
    }

    fn way_of_common(&self, name: &str, sum: Option<&str>, journal: &Journal) -> Result<Way, FileError> {
        let path = self.root.join(path_of(name));
        let way = self.way(name, sum, journal)?;
        if way != Way::Free || !journal.is_of_text(name) || fs::symlink_metadata(&path).is_err() {
            return Ok(way);
        }
        if self.overwrites {
            Ok(Way::Keep)
        } else {
            Err(FileError::Foreign(path))
        }
    }

    fn way(&self, name: &str, sum: Option<&str>, journal: &Journal) -> Result<Way, FileError> {
        let path = self.root.join(path_of(name));
        let is_accepted = |there: Option<&str>| sum.is_some() && !self.overwrites && journal.accepts(name, there, sum);
        let kind = match fs::symlink_metadata(&path) {
            Ok(kind) => kind,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(if is_accepted(None) { Way::Done } else { Way::Free });
            }
            Err(error) => return Err(FileError::unwritten(path, error)),
        };
        // Pipes would block, and a link may lead to anything.
        let there = if kind.is_file() { sum_of(&path).ok() } else { None };
        match &there {
            Some(there) if Some(there.as_str()) == sum || is_accepted(Some(there)) => Ok(Way::Done),
            _ if fs::canonicalize(&path).is_ok_and(|path| self.texts.contains(&path)) => Err(FileError::IsText(path)),
            Some(there) if journal.knows(name, there) => Ok(Way::Free),
            _ if self.overwrites && !kind.is_dir() => Ok(Way::Keep),
            _ if kind.is_dir() => Err(FileError::IsFolder(path)),
            _ => Err(FileError::Foreign(path)),
        }
    }

    /// Gives files their names once they and the journal are safe.
    pub(crate) fn commit(
        &self,
        mut lines: Vec<Line>,
        staged: Vec<Staged>,
        journal: &mut Journal,
    ) -> Result<Named, FileError> {
        self.make_safe(&staged)
            .map_err(|error| FileError::unwritten(&self.root, error))?;
        let (mut named, mut ready) = (Named::default(), Vec::new());
        for Staged { name, file, keeps, .. } in staged {
            let Some(file) = file else { continue };
            let path = self.root.join(path_of(&name));
            match if keeps { keep(&path).map(Some) } else { Ok(None) } {
                Ok(Some(kept)) => {
                    lines.extend(Self::accepted(&name, &kept, journal));
                    named.kept.push((path.clone(), kept));
                    ready.push((name, path, file));
                }
                Ok(None) => ready.push((name, path, file)),
                Err(error) => named.lost.push((name, FileError::unwritten(path, error))),
            }
        }
        journal
            .append(lines)
            .map_err(|error| FileError::unwritten(self.root.join(journal::NAME), error))?;
        for (name, path, file) in ready {
            if let Err(error) = file.persist(&path) {
                named.lost.push((name, FileError::unwritten(path, error.error)));
            }
        }
        Ok(named)
    }

    /// A bag takes what is kept in it as it is.
    fn accepted(name: &str, kept: &Path, journal: &Journal) -> Option<Line> {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let accepted = Accepted {
            name: format!("{folder}/{}", kept.file_name()?.to_string_lossy()),
            sha256: Some(sum_of(kept).ok()?),
            instead_of: None,
        };
        journal.is_bag.then_some(Line::Accepted { accepted })
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

/// Gives a file a second name beside its own, which no other file has; one that has the same bytes already will do.
fn keep(path: &Path) -> io::Result<PathBuf> {
    let names = std::iter::once(".bak".to_owned()).chain((2_u32..).map(|number| format!(".bak{number}")));
    let is_file = fs::symlink_metadata(path)?.is_file();
    for ending in names {
        let mut kept = path.as_os_str().to_owned();
        kept.push(ending);
        let kept = PathBuf::from(kept);
        if is_file && fs::symlink_metadata(&kept).is_ok_and(|kind| kind.is_file()) && sum_of(&kept)? == sum_of(path)? {
            return Ok(kept);
        }
        match fs::hard_link(path, &kept) {
            Ok(()) => return Ok(kept),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            // Not every file system has second names.
            Err(_) if is_file => return copied(path, kept),
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn copied(path: &Path, kept: PathBuf) -> io::Result<PathBuf> {
    let mut copy = temporary(path.parent().unwrap_or(Path::new(".")))?;
    io::copy(&mut File::open(path)?, copy.as_file_mut())?;
    copy.as_file().sync_all()?;
    copy.persist_noclobber(&kept).map_err(|error| error.error)?;
    Ok(kept)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gives_way_is_kept_once_and_under_a_name_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        for (bytes, ending) in [("eins", "bak"), ("zwei", "bak2"), ("eins", "bak"), ("drei", "bak3")] {
            fs::write(&path, bytes).unwrap();
            let kept = keep(&path).unwrap();
            assert_eq!(kept, folder.path().join(format!("a.json.{ending}")));
            assert_eq!(fs::read_to_string(&kept).unwrap(), bytes);
            // An output takes the name by being renamed.
            fs::remove_file(&path).unwrap();
        }
        fs::write(&path, "vier").unwrap();
        let kept = copied(&path, folder.path().join("a.json.bak4")).unwrap();
        assert_eq!(fs::read_to_string(&kept).unwrap(), "vier");
        assert!(copied(&path, kept).is_err());
    }
}
