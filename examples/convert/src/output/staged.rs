//! Files that are whole and wait for their names.

use std::fs;
use std::io::{self, Write as _};

use tempfile::{NamedTempFile, TempPath};

use super::{Draft, Folder, Seen};
use crate::error::FileError;
use crate::journal::{self, Journal};
use crate::name::path_of;
use crate::text::sha256;
use crate::whole::sum_of;

/// A file that is whole but has not got its name yet; without one if the same bytes stand there already.
#[derive(Debug)]
pub(crate) struct Staged {
    pub(crate) name: String,
    pub(crate) sha256: String,
    /// Whether it is that of an earlier run under another name.
    pub(crate) is_behind: bool,
    pub(super) file: Option<TempPath>,
    /// What stood in its place when it was looked whether it may get there.
    pub(super) seen: Seen,
    /// Whether the file that stands there is kept under another name.
    pub(super) keeps: bool,
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
    /// Writes a file beside its place, if it may get there.
    pub(crate) fn stage(&self, name: &str, bytes: &[u8], journal: &Journal) -> Result<Staged, FileError> {
        self.stage_made(name, sha256(bytes), journal, || {
            let mut file = self.beside(name)?;
            file.write_all(bytes)?;
            Ok(file)
        })
    }

    /// The same for one that was written as it came.
    pub(crate) fn stage_draft(&self, draft: Draft<'_>, journal: &Journal) -> Result<Staged, FileError> {
        let (name, sum) = (draft.name.clone(), draft.sum());
        self.stage_made(&name, sum, journal, || draft.into_file())
    }

    fn stage_made(
        &self,
        name: &str,
        sum: String,
        journal: &Journal,
        make: impl FnOnce() -> io::Result<NamedTempFile>,
    ) -> Result<Staged, FileError> {
        let path = self.root.join(path_of(name));
        let failed = |error| FileError::unwritten(&path, error);
        let seen = Seen::at(&path).map_err(failed)?;
        let way = self.way(name, Some(&sum), journal)?;
        let file = if way == Way::Done {
            None
        } else {
            Some(make().map_err(failed)?.into_temp_path())
        };
        Ok(Staged {
            name: name.to_owned(),
            sha256: sum,
            is_behind: false,
            file,
            seen,
            keeps: way == Way::Keep,
        })
    }

    /// The same for the original of a text in a bag; one with other bytes, which may be the last copy, is kept.
    pub(crate) fn stage_original(&self, name: &str, bytes: &[u8], journal: &Journal) -> Result<Staged, FileError> {
        let staged = self.stage(name, bytes, journal)?;
        Ok(Staged {
            keeps: staged.file.is_some() && staged.seen.is_anything(),
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
    /// One that holds all that was `read` of the earlier one takes its place, whoever wrote that.
    pub(crate) fn stage_file(
        &self,
        name: &str,
        file: NamedTempFile,
        read: Option<Seen>,
        journal: &Journal,
    ) -> Result<Staged, FileError> {
        let path = self.root.join(path_of(name));
        let failed = |error| FileError::unwritten(&path, error);
        let sha256 = sum_of(file.path()).map_err(failed)?;
        let (seen, way) = match read {
            Some(read) => (read, Way::Free),
            None => (
                Seen::at(&path).map_err(failed)?,
                self.way_of_common(name, Some(&sha256), journal)?,
            ),
        };
        let file = (way != Way::Done).then(|| file.into_temp_path());
        Ok(Staged {
            name: name.to_owned(),
            sha256,
            is_behind: false,
            file,
            seen,
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
}
