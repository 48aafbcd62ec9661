//! How files get their names.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::{Folder, Seen, Staged, ended};
use crate::error::FileError;
use crate::journal::{self, Accepted, Journal, Line};
use crate::name::path_of;
use crate::whole::{sum_of, temporary};

/// What became of files that got their names.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// Those that did not get it.
    pub(crate) lost: Vec<(String, FileError)>,
    /// Those that gave way, and under which name they are kept.
    pub(crate) kept: Vec<(PathBuf, PathBuf)>,
}

impl Folder {
    /// Gives files their names once they and the journal are safe.
    pub(crate) fn commit(
        &self,
        mut lines: Vec<Line>,
        staged: Vec<Staged>,
        journal: &mut Journal,
    ) -> Result<Named, FileError> {
        let files: Vec<&Path> = staged.iter().filter_map(|staged| staged.file.as_deref()).collect();
        self.safe
            .keep_files(&files)
            .map_err(|error| FileError::unwritten(&self.root, error))?;
        let (mut named, mut ready) = (Named::default(), Vec::new());
        for staged in staged {
            let Some(file) = staged.file else { continue };
            let path = self.root.join(path_of(&staged.name));
            match self.make_way(&path, staged.seen, staged.keeps) {
                Ok((seen, kept)) => {
                    if let Some(kept) = kept {
                        lines.extend(Self::accepted(&staged.name, &kept, journal));
                        named.kept.push((path.clone(), kept));
                    }
                    ready.push((staged.name, path, file, seen));
                }
                Err(error) => named.lost.push((staged.name, FileError::unwritten(path, error))),
            }
        }
        journal
            .append(lines)
            .map_err(|error| FileError::unwritten(self.root.join(journal::NAME), error))?;
        for (name, path, file, seen) in ready {
            if let Err(why) = seen.give_name(file, &path) {
                named.lost.push((name, why));
            }
        }
        Ok(named)
    }

    /// Keeps what stands at a place under another name if it must be kept, or may and came there meanwhile. Tells what may be
    /// replaced then.
    fn make_way(&self, path: &Path, seen: Seen, keeps: bool) -> io::Result<(Seen, Option<PathBuf>)> {
        let now = Seen::at(path)?;
        let came = self.overwrites && seen.is_alone() && now != seen;
        if now.is_anything() && (keeps || came) {
            let kept = keep(path)?;
            return Ok((now, Some(kept)));
        }
        Ok((seen, None))
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
}

/// Gives a file a second name beside its own, which no other file has; one that has the same bytes already will do.
fn keep(path: &Path) -> io::Result<PathBuf> {
    let names = std::iter::once(".bak".to_owned()).chain((2_u32..).map(|number| format!(".bak{number}")));
    let is_file = fs::symlink_metadata(path)?.is_file();
    for ending in names {
        let kept = ended(path, &ending);
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
