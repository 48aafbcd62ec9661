//! Where records go: whole files or lines, never torn ones.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use pressedienst::{Annotation, Coverage, Document};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::message::reason;

/// The record of a text, with annotations if they were asked for.
#[derive(Debug, Serialize)]
pub(crate) struct Record<'d> {
    #[serde(flatten)]
    document: &'d Document,
    #[serde(flatten)]
    annotated: Option<Annotated<'d>>,
}

#[derive(Debug, Serialize)]
struct Annotated<'d> {
    annotations: Vec<Annotation>,
    coverage: Coverage,
    /// Where the bytes of the file are others than those of the text, whose places the record names.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'d str>,
}

impl<'d> Record<'d> {
    pub(crate) fn new(document: &'d Document, bytes: &[u8], is_annotated: bool) -> Self {
        let text = document.source();
        let annotated = is_annotated.then(|| Annotated {
            annotations: document.annotations().collect(),
            coverage: document.coverage(),
            text: (text.as_bytes() != bytes).then_some(text),
        });
        Self { document, annotated }
    }
}

/// The folder that records are written into.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// Records written by this run, by their name as the least exact of file systems compares it.
    written: HashMap<OsString, PathBuf>,
}

impl Folder {
    /// The folder, made if need be.
    pub(crate) fn open(root: &Path) -> Result<Self, String> {
        fs::create_dir_all(root).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                "something that is no folder stands in its way; choose another name".to_owned()
            }
            _ => format!("this folder cannot be made: {}", reason(&error)),
        })?;
        Ok(Self {
            root: root.to_owned(),
            written: HashMap::new(),
        })
    }

    /// Writes the record of `input` beside its place, then moves it there, so that it is whole or not there at all.
    pub(crate) fn write(&mut self, input: &Path, name: &Path, record: &Record<'_>) -> Result<(), String> {
        let path = self.root.join(name);
        let key = folded(name);
        if let Some(other) = self.written.get(&key) {
            return Err(format!(
                "its record would replace that of {}; rename one, give the folder above both, or use two output folders",
                other.display()
            ));
        }
        let failed = |error: &io::Error| format!("{} cannot be written: {}", path.display(), reason(error));
        may_replace(input, &path)?;
        let mut bytes = serde_json::to_vec_pretty(record).map_err(|error| failed(&error.into()))?;
        bytes.push(b'\n');
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        let mut file = temporary(folder).map_err(|error| failed(&error))?;
        file.write_all(&bytes)
            .and_then(|()| file.as_file().sync_all())
            .map_err(|error| failed(&error))?;
        file.persist(&path).map_err(|error| failed(&error.error))?;
        self.written.insert(key, input.to_owned());
        Ok(())
    }
}

/// Some file systems take names for the same that differ in the size of letters or in how umlauts are put together.
fn folded(name: &Path) -> OsString {
    match name.to_str() {
        Some(name) => name.nfc().collect::<String>().to_lowercase().into(),
        None => name.as_os_str().to_ascii_lowercase(),
    }
}

fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".convert-").suffix(".part");
    // Records get the rights that files get by default, not those of a temporary file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// What every record has, of this version or another.
#[derive(Deserialize)]
struct AnyRecord {
    #[serde(rename = "layout")]
    _layout: IgnoredAny,
    #[serde(rename = "releases")]
    _releases: Vec<IgnoredAny>,
    #[serde(rename = "diagnostics")]
    _diagnostics: Vec<IgnoredAny>,
}

/// Earlier records are replaced; anything else is not.
fn may_replace(input: &Path, path: &Path) -> Result<(), String> {
    let kind = match fs::symlink_metadata(path) {
        Ok(kind) => kind,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("{} cannot be written: {}", path.display(), reason(&error))),
    };
    if let (Ok(input), Ok(path)) = (fs::canonicalize(input), fs::canonicalize(path))
        && input == path
    {
        return Err("its record would replace the text itself; choose another folder with --output".to_owned());
    }
    // Pipes would block, and a link may lead to anything.
    let is_record = kind.is_file()
        && fs::File::open(path)
            .is_ok_and(|file| serde_json::from_reader::<_, AnyRecord>(io::BufReader::new(file)).is_ok());
    if is_record {
        return Ok(());
    }
    Err(format!(
        "{} is there already and is no record of convert; move it away first",
        path.display()
    ))
}

/// Writes the record as one line of standard output.
pub(crate) fn print(record: &Record<'_>) -> io::Result<()> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    let mut stdout = io::stdout().lock();
    stdout.write_all(&line)?;
    stdout.flush()
}
