//! Where records go: whole files or lines, never torn ones.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use pressedienst::Document;

/// The folder that records are written into.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// Records written by this run, by their name in small letters as some file systems compare it.
    written: HashMap<String, PathBuf>,
}

impl Folder {
    /// The folder, made if need be.
    pub(crate) fn open(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        Ok(Self {
            root: root.to_owned(),
            written: HashMap::new(),
        })
    }

    /// Writes the record of `input` beside its place, then moves it there, so that it is whole or not there at all.
    pub(crate) fn write(&mut self, input: &Path, record: &Path, document: &Document) -> Result<(), String> {
        let path = self.root.join(record);
        let key = record.to_string_lossy().to_lowercase();
        if let Some(other) = self.written.get(&key) {
            return Err(format!(
                "its record would replace that of {}; give the folder above both, or convert them into two folders",
                other.display()
            ));
        }
        may_replace(input, &path)?;
        let folder = path.parent().unwrap_or(&self.root);
        let failed = |error: &dyn std::fmt::Display| format!("{} cannot be written: {error}", path.display());
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        let mut file = tempfile::Builder::new()
            .prefix(".convert-")
            .suffix(".part")
            .permissions(default_permissions())
            .tempfile_in(folder)
            .map_err(|error| failed(&error))?;
        let mut bytes = serde_json::to_vec_pretty(document).map_err(|error| failed(&error))?;
        bytes.push(b'\n');
        file.write_all(&bytes)
            .and_then(|()| file.as_file().sync_all())
            .map_err(|error| failed(&error))?;
        file.persist(&path).map_err(|error| failed(&error.error))?;
        self.written.insert(key, input.to_owned());
        Ok(())
    }
}

/// Records get the rights that files get by default, not those of a temporary file.
#[cfg(unix)]
fn default_permissions() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    fs::Permissions::from_mode(0o666)
}

#[cfg(not(unix))]
fn default_permissions() -> fs::Permissions {
    let file = tempfile::tempfile().and_then(|file| file.metadata());
    file.map(|metadata| metadata.permissions())
        .unwrap_or_else(|_| unreachable!("temporary files have permissions"))
}

/// Earlier records are replaced; any other file is not.
fn may_replace(input: &Path, path: &Path) -> Result<(), String> {
    let Ok(mut file) = fs::File::open(path) else {
        return Ok(());
    };
    if let (Ok(input), Ok(path)) = (fs::canonicalize(input), fs::canonicalize(path))
        && input == path
    {
        return Err("its record would replace the text itself; choose another folder with --output".to_owned());
    }
    let mut start = [0; 13];
    match file.read_exact(&mut start) {
        Ok(()) if start == *b"{\n  \"layout\":" => Ok(()),
        _ => Err(format!(
            "{} is there already and is no record of convert; move it away first",
            path.display()
        )),
    }
}

/// Writes the record as one line of standard output.
pub(crate) fn print(document: &Document) -> io::Result<()> {
    let mut line = serde_json::to_vec(document)?;
    line.push(b'\n');
    let mut stdout = io::stdout().lock();
    stdout.write_all(&line)?;
    stdout.flush()
}
