//! Files that are whole or not there at all: written beside their place, made safe, and then renamed.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

/// Files that are not whole yet.
const BESIDE: (&str, &str) = (".pressedienst-beside-", ".part");
/// So many letters stand between.
const LETTERS: usize = 12;

/// Whether a name is that of a file that did not become whole, and of no other.
pub(crate) fn is_beside(name: &str) -> bool {
    let letters = name.strip_prefix(BESIDE.0).and_then(|rest| rest.strip_suffix(BESIDE.1));
    letters.is_some_and(|letters| letters.len() == LETTERS && letters.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A file beside the one that it will be.
pub(crate) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(BESIDE.0).suffix(BESIDE.1).rand_bytes(LETTERS);
    // Outputs get the rights that files get by default, not those of a temporary file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Writes a single file outside the folder's journal, whole or not at all.
pub(crate) fn write_whole(path: &Path, write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    let folder = folder_of(path);
    let mut file = io::BufWriter::new(temporary(folder)?);
    write(&mut file)?;
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// The folder that a path leads to a file in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    let above = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    above.unwrap_or(Path::new("."))
}

/// Makes names safe; what cannot open folders has no need of it.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// The SHA-256 of a file.
pub(crate) fn sum_of(path: &Path) -> io::Result<String> {
    let mut digest = Sha256::new();
    io::copy(&mut File::open(path)?, &mut digest)?;
    Ok(hex::encode(digest.finalize()))
}

/// Writes to standard output at once.
pub(crate) fn print(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}
