//! The journal: what an output folder holds, made from which bytes by which version. It is the program's memory between runs.
//!
//! A line is appended before an output gets its name and after its bytes are safe, so that the journal never knows less than
//! the folder holds; an output that has not got its name is made again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{FileError, FolderError};
use crate::text::PROGRAM;

/// The name of the journal in the output folder.
pub(crate) const NAME: &str = ".pressedienst-journal.ndjson";

/// The version of its form.
const VERSION: u32 = 1;

/// Whether a line may stand there: the head, and it alone, is the first.
fn is_known(line: &Line, index: usize) -> bool {
    match line {
        Line::Head { journal, .. } => index == 0 && *journal == VERSION,
        _ => index > 0,
    }
}

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    Done,
    Failed,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Output {
    /// Below the output folder, with slashes.
    pub(crate) name: String,
    pub(crate) sha256: String,
}

/// What is known of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) status: Status,
    /// Size and SHA-256 of the file as it was read; null where it was not.
    pub(crate) size: Option<u64>,
    pub(crate) sha256: Option<String>,
    pub(crate) encoding: Option<String>,
    pub(crate) layout: Option<String>,
    /// What made its outputs: program, rules, and the options that change them.
    pub(crate) program: String,
    pub(crate) rules: Option<String>,
    pub(crate) options: String,
    /// How many messages it has, by code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) messages: BTreeMap<String, usize>,
    /// Why it could not be converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
    pub(crate) outputs: Vec<Output>,
    /// The files for all texts that it is in.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) common: BTreeSet<String>,
}

impl Entry {
    /// What stands for a text that could not be converted.
    pub(crate) fn failed(why: &str) -> Self {
        Self {
            status: Status::Failed,
            size: None,
            sha256: None,
            encoding: None,
            layout: None,
            program: PROGRAM.to_owned(),
            rules: None,
            options: String::new(),
            messages: BTreeMap::new(),
            reason: Some(why.to_owned()),
            outputs: Vec::new(),
            common: BTreeSet::new(),
        }
    }
}

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Line {
    /// The first one.
    Head { journal: u32, bag: bool },
    /// A text.
    Text {
        path: String,
        #[serde(flatten)]
        entry: Box<Entry>,
    },
    /// A file for all texts.
    Common { common: Output },
}

/// What the lines say; later ones count.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    path: PathBuf,
    file: Option<File>,
    pub(crate) is_bag: bool,
    texts: BTreeMap<String, Entry>,
    common: BTreeMap<String, String>,
    /// Whose each output is.
    owners: HashMap<String, String>,
    /// Every sum that an output may have: where a run was cut off, the file may be that of an earlier line.
    sums: HashMap<String, Vec<String>>,
}

impl Journal {
    /// The journal of a folder; `None` if it has none yet. What is torn of it is cut off if it may be `mended`.
    pub(crate) fn open(folder: &Path, mended: bool) -> Result<Option<Self>, FolderError> {
        let path = folder.join(NAME);
        if fs::symlink_metadata(&path).is_ok_and(|kind| !kind.is_file()) {
            return Err(FileError::NoFile(path).into());
        }
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                let why = error.into();
                return Err(FileError::Unread { path, why }.into());
            }
        };
        let mut journal = Self {
            path,
            ..Self::default()
        };
        // A line without an end was being written when the machine stopped.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let lines = bytes.get(..whole).unwrap_or_default().split(|byte| *byte == b'\n');
        for (index, line) in lines.enumerate().filter(|(_, line)| !line.is_empty()) {
            let line = serde_json::from_slice(line).ok().filter(|line| is_known(line, index));
            let line = line.ok_or_else(|| FolderError::Journal {
                path: journal.path.clone(),
                line: index + 1,
            })?;
            journal.take(line);
        }
        if mended && whole < bytes.len() {
            let cut = fs::OpenOptions::new().write(true).open(&journal.path);
            let cut = cut.and_then(|file| file.set_len(whole as u64).and_then(|()| file.sync_data()));
            cut.map_err(|error| FileError::Unmended {
                path: journal.path.clone(),
                why: error.into(),
            })?;
        }
        Ok(Some(journal))
    }

    /// An empty journal for a folder, which is not written yet.
    pub(crate) fn empty(folder: &Path, is_bag: bool) -> Self {
        Self {
            path: folder.join(NAME),
            is_bag,
            ..Self::default()
        }
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::Head { bag, .. } => self.is_bag = bag,
            Line::Text { path, entry } => {
                for output in &entry.outputs {
                    let owner = self.owners.insert(output.name.clone(), path.clone());
                    // A text that was moved has taken its outputs along.
                    if let Some(other) = owner
                        .filter(|owner| *owner != path)
                        .and_then(|owner| self.texts.get_mut(&owner))
                    {
                        other.outputs.retain(|earlier| earlier.name != output.name);
                    }
                    self.sums
                        .entry(output.name.clone())
                        .or_default()
                        .push(output.sha256.clone());
                }
                self.texts.insert(path, *entry);
            }
            Line::Common { common } => {
                self.sums
                    .entry(common.name.clone())
                    .or_default()
                    .push(common.sha256.clone());
                self.common.insert(common.name, common.sha256);
            }
        }
    }

    pub(crate) fn text(&self, path: &str) -> Option<&Entry> {
        self.texts.get(path)
    }

    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.texts.iter().map(|(path, entry)| (path.as_str(), entry))
    }

    /// The files for all texts.
    pub(crate) fn common(&self) -> impl Iterator<Item = &str> {
        self.common.keys().map(String::as_str)
    }

    /// All files that were written, with their sums.
    pub(crate) fn outputs(&self) -> BTreeMap<&str, &str> {
        let texts = self.texts.values().flat_map(|entry| &entry.outputs);
        let texts = texts.map(|output| (output.name.as_str(), output.sha256.as_str()));
        texts
            .chain(self.common.iter().map(|(name, sum)| (name.as_str(), sum.as_str())))
            .collect()
    }

    /// Whether this program has written a file of that name with that sum.
    pub(crate) fn knows(&self, name: &str, sum: &str) -> bool {
        self.sums
            .get(name)
            .is_some_and(|sums| sums.iter().any(|known| known == sum))
    }

    /// Takes the texts that are not given out of files for all texts; tells which, with the first of the files.
    pub(crate) fn leave_out(&mut self, names: &[String], given: &HashSet<String>) -> Vec<(String, String)> {
        let mut left_out = Vec::new();
        for (path, entry) in self.texts.iter_mut().filter(|(path, _)| !given.contains(*path)) {
            let mut lost = names
                .iter()
                .filter(|name| entry.common.remove(*name))
                .cloned()
                .collect::<Vec<_>>();
            if !lost.is_empty() {
                left_out.push((path.clone(), lost.swap_remove(0)));
            }
        }
        left_out
    }

    /// Adds lines, and does not come back before they are safe.
    pub(crate) fn append(&mut self, lines: Vec<Line>) -> io::Result<()> {
        let mut bytes = Vec::new();
        for line in &lines {
            serde_json::to_writer(&mut bytes, line)?;
            bytes.push(b'\n');
        }
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(fs::OpenOptions::new().append(true).open(&self.path)?),
        };
        file.write_all(&bytes)?;
        file.sync_data()?;
        for line in lines {
            self.take(line);
        }
        Ok(())
    }

    /// The journal with nothing in it that does not count any more, in the order of the paths.
    pub(crate) fn write_to(&self, file: &mut dyn io::Write) -> io::Result<()> {
        let mut line = |line: &Line| -> io::Result<()> {
            serde_json::to_writer(&mut *file, line)?;
            file.write_all(b"\n")
        };
        line(&Line::Head {
            journal: VERSION,
            bag: self.is_bag,
        })?;
        for (path, entry) in &self.texts {
            line(&Line::Text {
                path: path.clone(),
                entry: Box::new(entry.clone()),
            })?;
        }
        for (name, sha256) in &self.common {
            line(&Line::Common {
                common: Output {
                    name: name.clone(),
                    sha256: sha256.clone(),
                },
            })?;
        }
        Ok(())
    }

    /// After the journal was replaced: what was known of earlier files counts no more, and the file is another one.
    pub(crate) fn replaced(&mut self) {
        self.file = None;
        self.sums.clear();
        let texts = self
            .texts
            .values()
            .flat_map(|entry| entry.outputs.iter().map(|output| (&output.name, &output.sha256)));
        for (name, sum) in texts.chain(&self.common) {
            self.sums.entry(name.clone()).or_default().push(sum.clone());
        }
    }
}
