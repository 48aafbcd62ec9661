//! What stands at the place of an output: it is looked at again right before another file takes its name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempPath;

use crate::error::FileError;

/// What stood at a place when it was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    file: Option<Stamp>,
    /// By their endings, the files beside it into which another program writes what belongs to it.
    beside: Vec<(&'static str, Option<Stamp>)>,
}

/// By what a file is told from another one, and from itself after it was written to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    #[cfg(unix)]
    file: (u64, u64),
    size: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(path: &Path) -> io::Result<Option<Self>> {
        match fs::symlink_metadata(path) {
            Ok(kind) => Ok(Some(Self {
                #[cfg(unix)]
                file: {
                    use std::os::unix::fs::MetadataExt as _;
                    (kind.dev(), kind.ino())
                },
                size: kind.len(),
                modified: kind.modified().ok(),
            })),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Seen {
    pub(crate) fn at(path: &Path) -> io::Result<Self> {
        Self::with(path, &[])
    }

    /// The same with files beside it, of which empty ones do not count.
    pub(crate) fn with(path: &Path, endings: &[&'static str]) -> io::Result<Self> {
        let beside = endings.iter().map(|ending| {
            let stamp = Stamp::of(&ended(path, ending))?;
            Ok((*ending, stamp.filter(|stamp| stamp.size > 0)))
        });
        Ok(Self {
            file: Stamp::of(path)?,
            beside: beside.collect::<io::Result<_>>()?,
        })
    }

    /// Whether anything stood there.
    pub(crate) const fn is_anything(&self) -> bool {
        self.file.is_some()
    }

    /// Whether nothing beside it belongs to it.
    pub(super) const fn is_alone(&self) -> bool {
        self.beside.is_empty()
    }

    /// Whether another program writes into a file beside it.
    pub(crate) fn is_written_to(&self) -> bool {
        self.beside.iter().any(|(_, stamp)| stamp.is_some())
    }

    /// Gives a file its name if what stands there is what was seen there, or nothing.
    pub(super) fn give_name(&self, file: TempPath, path: &Path) -> Result<(), FileError> {
        let unwritten = |error| FileError::unwritten(path, error);
        let endings: Vec<_> = self.beside.iter().map(|(ending, _)| *ending).collect();
        let now = Self::with(path, &endings).map_err(unwritten)?;
        if now.beside != self.beside || (now.is_anything() && now.file != self.file) {
            return Err(FileError::Meanwhile(path.to_owned()));
        }
        if now.is_anything() {
            return file.persist(path).map_err(|error| unwritten(error.error));
        }
        let Err(error) = file.persist_noclobber(path) else {
            return Ok(());
        };
        if error.error.kind() == io::ErrorKind::AlreadyExists {
            return Err(FileError::Meanwhile(path.to_owned()));
        }
        // Not every file system can give a name only if it is free.
        if Stamp::of(path).map_err(unwritten)?.is_some() {
            return Err(FileError::Meanwhile(path.to_owned()));
        }
        error.path.persist(path).map_err(|error| unwritten(error.error))
    }
}

/// A path with an ending behind its name.
pub(crate) fn ended(path: &Path, ending: &str) -> PathBuf {
    let mut ended = path.as_os_str().to_owned();
    ended.push(ending);
    PathBuf::from(ended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::whole::temporary;

    #[test]
    fn what_came_meanwhile_keeps_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let give = |seen: &Seen, bytes: &str| {
            let file = temporary(folder.path()).unwrap();
            fs::write(file.path(), bytes).unwrap();
            seen.give_name(file.into_temp_path(), &path)
        };
        let read = || fs::read_to_string(&path).unwrap();
        let nothing = Seen::at(&path).unwrap();
        give(&nothing, "eins").unwrap();
        // It appeared.
        assert!(matches!(give(&nothing, "zwei"), Err(FileError::Meanwhile(_))));
        assert_eq!(read(), "eins");
        // It is as it was seen.
        let seen = Seen::at(&path).unwrap();
        give(&seen, "zwei").unwrap();
        assert_eq!(read(), "zwei");
        // It was written to, replaced, or is gone.
        let seen = Seen::at(&path).unwrap();
        fs::write(&path, "bearbeitet").unwrap();
        assert!(matches!(give(&seen, "drei"), Err(FileError::Meanwhile(_))));
        assert_eq!(read(), "bearbeitet");
        let seen = Seen::at(&path).unwrap();
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(matches!(give(&seen, "drei"), Err(FileError::Meanwhile(_))));
        fs::remove_dir(&path).unwrap();
        give(&seen, "drei").unwrap();
        assert_eq!(read(), "drei");
    }

    #[test]
    fn what_another_program_writes_beside_it_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        fs::write(&path, "eins").unwrap();
        let seen = Seen::with(&path, &["-wal"]).unwrap();
        let give = || seen.give_name(temporary(folder.path()).unwrap().into_temp_path(), &path);
        fs::write(ended(&path, "-wal"), "neu").unwrap();
        assert!(matches!(give(), Err(FileError::Meanwhile(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "eins");
        fs::write(ended(&path, "-wal"), "").unwrap();
        give().unwrap();
    }
}
