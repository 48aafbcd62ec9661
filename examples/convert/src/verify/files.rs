//! Files are read side by side, each once for all its sums, and told in their order.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use sha2::{Digest as _, Sha256, Sha512};

use super::bag::{Algorithm, Sum};
use crate::batch::threads_for;
use crate::name::path_of;
use crate::queue::Stop;

/// So many bytes are read at a time.
const PIECE: usize = 1 << 20;

/// A file that is looked at, and what is known of it.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// The SHA-256 of what was written.
    pub(super) written: Option<String>,
    /// Whether a bag took it although nothing was written there.
    pub(super) is_taken: bool,
    /// Those of manifests.
    pub(super) sums: Vec<Sum>,
    /// Whether a link counts as what it leads to.
    follows: bool,
}

impl Wanted {
    /// A file of the folder.
    pub(super) fn new(name: &str, written: Option<&str>) -> Self {
        Self {
            name: name.to_owned(),
            path: path_of(name),
            written: written.map(str::to_owned),
            is_taken: false,
            sums: Vec::new(),
            follows: false,
        }
    }

    /// A text.
    pub(super) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            follows: true,
            ..Self::new("", None)
        }
    }
}

/// What stands in its place.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) is_file: bool,
    pub(super) size: u64,
    pub(super) sha256: String,
    /// The manifests whose sums are others.
    pub(super) differing: Vec<String>,
}

/// Reads files on as many threads as the machine has cores, or as are asked for, until somebody wants it to end. `each` is
/// called in their order, and ends it by saying so.
pub(super) fn read_all(
    folder: &Path,
    wanted: &[Wanted],
    jobs: usize,
    stop: &Stop,
    mut each: impl FnMut(&Wanted, io::Result<Option<Found>>) -> bool,
) {
    let threads = threads_for(jobs).min(wanted.len());
    let next = AtomicUsize::new(0);
    let work = |piece: &mut Vec<u8>| {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let file = wanted.get(index).filter(|_| stop.signal().is_none())?;
        Some((index, look(folder, file, piece)))
    };
    let mut early = BTreeMap::new();
    let mut due = 0;
    let mut take = |(index, found): (usize, _)| {
        early.insert(index, found);
        while let (Some(found), Some(file)) = (early.remove(&due), wanted.get(due)) {
            due += 1;
            if !each(file, found) {
                return false;
            }
        }
        true
    };
    thread::scope(|scope| {
        // What was read waits for what is larger before it, but no more than a few for each thread.
        let (sender, receiver) = mpsc::sync_channel(64);
        let start = |_: &usize| {
            let sender = sender.clone();
            let work = || {
                let mut piece = vec![0; PIECE];
                let sender = sender;
                let mut files = std::iter::from_fn(|| work(&mut piece));
                files.all(|found| sender.send(found).is_ok())
            };
            thread::Builder::new().spawn_scoped(scope, work).is_ok()
        };
        let started = (0..threads).take_while(start).count();
        drop(sender);
        if started == 0 {
            let mut piece = vec![0; PIECE];
            std::iter::from_fn(|| work(&mut piece)).all(&mut take);
        } else {
            receiver.into_iter().all(&mut take);
        }
    });
}

/// `None` if nothing is there.
fn look(folder: &Path, wanted: &Wanted, piece: &mut [u8]) -> io::Result<Option<Found>> {
    let path = folder.join(&wanted.path);
    let kind = if wanted.follows {
        fs::metadata(&path)
    } else {
        fs::symlink_metadata(&path)
    };
    let kind = match kind {
        Ok(kind) => kind,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    if !kind.is_file() {
        return Ok(Some(Found {
            is_file: false,
            size: 0,
            sha256: String::new(),
            differing: Vec::new(),
        }));
    }
    let mut file = File::open(&path)?;
    let (mut sha256, mut size) = (Sha256::new(), 0);
    let is_asked = |algorithm| wanted.sums.iter().any(|sum| sum.algorithm == algorithm);
    let mut sha512 = is_asked(Algorithm::Sha512).then(Sha512::new);
    loop {
        let read = match file.read(piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let part = piece.get(..read).unwrap_or_default();
        sha256.update(part);
        if let Some(sha512) = &mut sha512 {
            sha512.update(part);
        }
        size += read as u64;
    }
    let sha256 = hex::encode(sha256.finalize());
    let sha512 = sha512.map(|sha512| hex::encode(sha512.finalize()));
    let is_other = |sum: &&Sum| match sum.algorithm {
        Algorithm::Sha256 => !sum.digits.eq_ignore_ascii_case(&sha256),
        Algorithm::Sha512 => sha512
            .as_ref()
            .is_some_and(|sha512| !sum.digits.eq_ignore_ascii_case(sha512)),
        Algorithm::Other => false,
    };
    let differing = wanted
        .sums
        .iter()
        .filter(is_other)
        .map(|sum| sum.manifest.clone())
        .collect();
    Ok(Some(Found {
        is_file: true,
        size,
        sha256,
        differing,
    }))
}
