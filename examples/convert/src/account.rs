//! The account of the folders that are given: the files in them that are no texts, each with the reason why it is passed over.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::bag::premis;
use crate::extract;
use crate::journal::Journal;
use crate::lang::Lang;
use crate::text::printed;

/// A file that is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passed {
    pub(crate) path: PathBuf,
    /// Where it lies, whichever way the path leads there.
    pub(crate) place: String,
    pub(crate) kind: Kind,
    pub(crate) size: Option<u64>,
}

/// Why a file is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Its name has this ending, with the full stop and in small letters.
    Ending(String),
    WithoutEnding,
    /// Its name, or that of a folder above it, begins with a full stop.
    Hidden,
    FolderLink,
    /// It lies in the output folder, and no run has written it.
    InOutput,
    /// A pipe, a socket or a device.
    NoFile,
}

/// What a run does not read.
#[derive(Debug, Default)]
pub(crate) struct Rest {
    /// Texts that a run passes over, because it takes only others.
    pub(crate) others: Vec<PathBuf>,
    pub(crate) passed: Vec<Passed>,
    /// Where the folders lie that are given.
    pub(crate) folders: Vec<String>,
}

/// What web archives are packed in tells nothing of them.
const WEB_ARCHIVE: &str = ".warc.gz";

/// Endings of more letters are parts of names.
const LONGEST_ENDING: usize = 8;

impl Kind {
    /// By the name of a file.
    pub(crate) fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_ascii_lowercase();
        if name.to_str().is_some_and(|name| name.ends_with(WEB_ARCHIVE)) {
            return Self::Ending(WEB_ARCHIVE.to_owned());
        }
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_one = |ending: &&str| {
            ending.len() <= LONGEST_ENDING
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
        };
        let ending = ending
            .filter(is_one)
            .map(|ending| format!(".{ending}").to_ascii_lowercase());
        ending.map_or(Self::WithoutEnding, Self::Ending)
    }

    /// As the report names it.
    pub(crate) fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Ending(ending) => return Cow::Owned(ending.clone()),
            Self::WithoutEnding => WITHOUT_ENDING,
            Self::Hidden => HIDDEN,
            Self::FolderLink => FOLDER_LINK,
            Self::InOutput => IN_OUTPUT,
            Self::NoFile => NO_FILE,
        })
    }
}

const WITHOUT_ENDING: &str = "without-ending";
const HIDDEN: &str = "hidden";
const FOLDER_LINK: &str = "link-to-folder";
const IN_OUTPUT: &str = "in-output-folder";
const NO_FILE: &str = "pipe-or-device";

/// How many files there are of each kind, by its name.
pub(crate) type Kinds = BTreeMap<Cow<'static, str>, usize>;

pub(crate) fn count(passed: &[Passed]) -> Kinds {
    let mut kinds = Kinds::new();
    for passed in passed {
        *kinds.entry(passed.kind.name()).or_default() += 1;
    }
    kinds
}

/// "3 .pdf, 1 without ending", the most frequent first.
pub(crate) fn listed(kinds: &Kinds, lang: Lang) -> String {
    let mut kinds: Vec<_> = kinds.iter().collect();
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let mut listed = String::new();
    for (name, count) in kinds {
        let name = in_words(name, *count, lang);
        let comma = if listed.is_empty() { "" } else { ", " };
        let _ = write!(listed, "{comma}{count} {name}");
    }
    listed
}

/// What so many files of a kind are called.
pub(crate) fn in_words(kind: &str, count: usize, lang: Lang) -> &str {
    match (kind, count) {
        (FOLDER_LINK, 1) => lang.of("link to a folder", "Verknüpfung mit einem Ordner"),
        (FOLDER_LINK, _) => lang.of("links to folders", "Verknüpfungen mit Ordnern"),
        (NO_FILE, 1) => lang.of("pipe or device", "Pipe oder Gerät"),
        (NO_FILE, _) => lang.of("pipes or devices", "Pipes oder Geräte"),
        (IN_OUTPUT, _) => lang.of("in the output folder", "im Ausgabeordner"),
        (HIDDEN, _) => lang.of("hidden", "versteckt"),
        (WITHOUT_ENDING, _) => lang.of("without ending", "ohne Endung"),
        (".pdf", _) if !extract::Kind::Pdf.is_read() => lang.of(
            ".pdf that this build does not read",
            ".pdf, die dieses Programm nicht liest",
        ),
        (ending, _) => ending,
    }
}

/// The output folder, which may lie among the texts.
#[derive(Debug)]
pub(crate) struct Own<'j> {
    root: PathBuf,
    /// Its place, and a slash.
    beginning: String,
    journal: &'j Journal,
}

/// The files of a bag that no text is the source of.
const TAG_FILES: [&str; 5] = [
    "bagit.txt",
    "bag-info.txt",
    premis::FILE,
    "manifest-sha512.txt",
    "tagmanifest-sha512.txt",
];

impl<'j> Own<'j> {
    /// `None` if it is not there yet.
    pub(crate) fn new(root: &Path, journal: &'j Journal) -> Option<Self> {
        let root = fs::canonicalize(root).ok()?;
        let beginning = format!("{}{MAIN_SEPARATOR}", printed(&root));
        Some(Self {
            root,
            beginning,
            journal,
        })
    }

    /// Whether this is the output folder.
    pub(crate) fn is_at(&self, folder: &Path) -> bool {
        fs::canonicalize(folder).is_ok_and(|folder| folder == self.root)
    }

    /// Whether it is a bag, which holds the originals that this program put there.
    pub(crate) const fn is_bag(&self) -> bool {
        self.journal.is_bag
    }

    /// Whether the file of this place was written by this program.
    pub(crate) fn has(&self, place: &str) -> bool {
        let Some(name) = place.strip_prefix(&self.beginning) else {
            return false;
        };
        let name = name.replace(MAIN_SEPARATOR, "/");
        let last = name.rsplit('/').next().unwrap_or_default();
        last.starts_with(".pressedienst-")
            || self.journal.is_of_text(&name)
            || self.journal.common().any(|common| common == name)
            || (self.is_bag() && TAG_FILES.contains(&&*name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_name() {
        for (name, kind) in [
            ("a.PDF", ".pdf"),
            ("a.tar.gz", ".gz"),
            ("A.WARC.GZ", ".warc.gz"),
            ("a.mp3", ".mp3"),
            ("a", "without-ending"),
            ("a.", "without-ending"),
            ("Bericht vom 3.5", "without-ending"),
            ("Bericht 3.Fassung vom Mai", "without-ending"),
            ("a.abcdefghi", "without-ending"),
        ] {
            assert_eq!(Kind::of(Path::new(name)).name(), kind, "{name}");
        }
    }

    #[test]
    fn kinds_in_words() {
        let kinds = |kinds: &[(&'static str, usize)]| {
            let kinds = kinds.iter().map(|(name, count)| (Cow::Borrowed(*name), *count));
            listed(&kinds.collect(), Lang::En)
        };
        assert_eq!(
            kinds(&[(".docx", 1), (".pdf", 3), (FOLDER_LINK, 1), ("without-ending", 1)]),
            "3 .pdf, 1 .docx, 1 link to a folder, 1 without ending"
        );
        assert_eq!(
            kinds(&[(FOLDER_LINK, 2), (NO_FILE, 1)]),
            "2 links to folders, 1 pipe or device"
        );
        assert_eq!(kinds(&[]), "");
    }
}
