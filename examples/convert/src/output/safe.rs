//! What is written outlasts a power cut on every file system that is written to: folders of outputs may be links to others.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::whole::sync_folder;

/// The folders that a run writes into.
#[derive(Debug, Default)]
pub(super) struct Safe(Mutex<Written>);

#[derive(Debug, Default)]
struct Written {
    /// With those above them that may be new.
    folders: BTreeSet<PathBuf>,
    #[cfg(target_os = "linux")]
    systems: std::collections::BTreeMap<u64, System>,
}

/// A file system, opened before anything is written there, so that no error of it goes unseen.
#[cfg(target_os = "linux")]
#[derive(Debug)]
struct System {
    folder: fs::File,
    has_syncfs: bool,
}

impl Safe {
    /// Makes a folder below the root that will be written into.
    pub(super) fn make(&self, root: &Path, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut written = self.written();
        if written.folders.contains(folder) {
            return Ok(());
        }
        #[cfg(target_os = "linux")]
        written.take_in(folder)?;
        let above = folder.ancestors().take_while(|above| above.starts_with(root));
        written.folders.extend(above.map(Path::to_owned));
        Ok(())
    }

    /// Makes the bytes of files safe.
    pub(super) fn keep_files(&self, files: &[&Path]) -> io::Result<()> {
        // One call for a file system is many times faster than one for each file.
        if files.len() > 1 && self.written().sync_systems() {
            return Ok(());
        }
        let open = |file| fs::OpenOptions::new().write(true).open(file);
        files.iter().try_for_each(|file| open(file)?.sync_all())
    }

    /// Makes the names in all folders safe.
    pub(super) fn keep_names(&self) -> io::Result<()> {
        let written = self.written();
        if written.sync_systems() {
            return Ok(());
        }
        // What became empty may have been removed.
        let folders = written.folders.iter().filter(|folder| folder.is_dir());
        folders.map(PathBuf::as_path).try_for_each(sync_folder)
    }

    fn written(&self) -> MutexGuard<'_, Written> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(target_os = "linux")]
impl Written {
    fn take_in(&mut self, folder: &Path) -> io::Result<()> {
        use std::os::unix::fs::MetadataExt as _;
        /// A file system in user space, whose keeper hears nothing of `syncfs`.
        const FUSE: u32 = 0x6573_5546;
        let device = fs::metadata(folder)?.dev();
        if let std::collections::btree_map::Entry::Vacant(vacant) = self.systems.entry(device) {
            let folder = fs::File::open(folder)?;
            let kind = rustix::fs::fstatfs(&folder)?.f_type;
            let has_syncfs = u32::try_from(kind).is_ok_and(|kind| kind != FUSE);
            vacant.insert(System { folder, has_syncfs });
        }
        Ok(())
    }

    /// Whether everything on all of them is safe by that.
    fn sync_systems(&self) -> bool {
        let mut systems = self.systems.values();
        systems.all(|system| system.has_syncfs && rustix::fs::syncfs(&system.folder).is_ok())
    }
}

#[cfg(not(target_os = "linux"))]
impl Written {
    #[allow(clippy::unused_self, reason = "elsewhere it has systems")]
    const fn sync_systems(&self) -> bool {
        false
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::{MetadataExt as _, symlink};

    use super::*;

    #[test]
    fn file_systems_behind_links_are_made_safe_too() {
        let (root, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir_in("/dev/shm").unwrap());
        let root = root.path();
        symlink(other.path(), root.join("fern")).unwrap();
        let device = |path: &Path| fs::metadata(path).unwrap().dev();
        let expected = BTreeSet::from([device(root), device(other.path())]);
        let safe = Safe::default();
        for folder in ["hier/tief", "fern/tief"] {
            safe.make(root, &root.join(folder)).unwrap();
        }
        let written = safe.written();
        assert_eq!(written.systems.keys().copied().collect::<BTreeSet<_>>(), expected);
        assert!(written.sync_systems());
        let folders = ["", "fern", "fern/tief", "hier", "hier/tief"].map(|folder| root.join(folder));
        assert!(written.folders.iter().eq(&folders), "{:?}", written.folders);
        drop(written);
        safe.keep_names().unwrap();
    }
}
