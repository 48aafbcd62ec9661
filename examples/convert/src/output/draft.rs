//! A file that is being made: in memory while it is small, and beside its place once it is large.

use std::io::{self, Write as _};

use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use super::Folder;
use crate::error::FileError;
use crate::name::path_of;
use crate::whole::temporary;

/// So many bytes are in memory: hardly a file of one text has more, and a file that stands there already is then not
/// written again.
const MOST: usize = 1 << 20;

/// A file on its way.
#[derive(Debug)]
pub(crate) struct Draft<'f> {
    folder: &'f Folder,
    pub(super) name: String,
    digest: Sha256,
    /// What is not in the file yet.
    rest: Vec<u8>,
    file: Option<NamedTempFile>,
}

impl Folder {
    /// Makes a file that will have this name.
    pub(crate) fn draft(
        &self,
        name: &str,
        make: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<Draft<'_>, FileError> {
        let mut draft = Draft {
            folder: self,
            name: name.to_owned(),
            digest: Sha256::new(),
            rest: Vec::new(),
            file: None,
        };
        make(&mut draft).map_err(|error| FileError::unwritten(self.root.join(path_of(name)), error))?;
        Ok(draft)
    }

    /// An empty file beside the place of that name.
    pub(super) fn beside(&self, name: &str) -> io::Result<NamedTempFile> {
        let path = self.root.join(path_of(name));
        let folder = path.parent().unwrap_or(&self.root);
        self.safe.make(&self.root, folder)?;
        temporary(folder)
    }
}

impl Draft<'_> {
    /// The sum of all its bytes.
    pub(super) fn sum(&self) -> String {
        hex::encode(self.digest.clone().chain_update(&self.rest).finalize())
    }

    /// The whole file beside its place.
    pub(super) fn into_file(mut self) -> io::Result<NamedTempFile> {
        self.put_down()
    }

    /// Writes what is in memory behind the rest of the file.
    fn put_down(&mut self) -> io::Result<NamedTempFile> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => self.folder.beside(&self.name)?,
        };
        file.write_all(&self.rest)?;
        Ok(file)
    }
}

impl io::Write for Draft<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.rest.len().saturating_add(bytes.len()) > MOST {
            self.file = Some(self.put_down()?);
            self.digest.update(&self.rest);
            self.rest.clear();
        }
        self.rest.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::text::sha256;

    #[test]
    fn large_and_small_files_are_whole_and_have_their_sums() {
        let place = tempfile::tempdir().unwrap();
        let (folder, journal) = Folder::open(place.path(), false, false).unwrap();
        for (name, size) in [("tief/a", 0), ("b", MOST), ("c", MOST + 1), ("tief/d", 3 * MOST + 7)] {
            let bytes: Vec<u8> = (0..=250_u8).cycle().take(size).collect();
            for piece in [1_000, 2 * MOST] {
                let draft = folder.draft(name, |to| bytes.chunks(piece).try_for_each(|piece| to.write_all(piece)));
                let staged = folder.stage_draft(draft.unwrap(), &journal).unwrap();
                assert_eq!((staged.name.as_str(), &staged.sha256), (name, &sha256(&bytes)));
                assert!(
                    fs::read(staged.file.unwrap()).unwrap() == bytes,
                    "{name} in pieces of {piece}"
                );
            }
        }
        // What is not taken up leaves nothing.
        let left: Vec<_> = fs::read_dir(place.path().join("tief")).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn a_file_that_cannot_be_made_is_named_and_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let (folder, _) = Folder::open(place.path(), false, false).unwrap();
        let made = folder.draft("tief/a", |to| {
            to.write_all(&vec![0; 2 * MOST])?;
            to.write_all(b"1")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        let Err(FileError::Unwritten { path, .. }) = made else {
            panic!("it was made")
        };
        assert_eq!(path, place.path().join("tief/a"));
        assert_eq!(fs::read_dir(place.path().join("tief")).unwrap().count(), 0);
    }
}
