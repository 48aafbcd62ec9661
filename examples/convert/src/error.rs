//! What can go wrong, by what it ends: the command ([`Usage`]), the run ([`Fatal`]), or one text ([`Failure`]). The exit
//! code follows from the kind.

use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::process::ExitCode;

use thiserror::Error;

use crate::extract::Refused;
use crate::format;
use crate::journal::Accepted;
use crate::names::NamesError;
use crate::plan::Asked;

/// How the program ends, as its help says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Done = 0,
    /// Some texts were not converted.
    Failed = 1,
    /// Wrong usage, or nothing could be done.
    Fatal = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// What ends the program before its time.
#[derive(Debug, Error)]
pub(crate) enum Error {
    #[error(transparent)]
    Usage(#[from] Usage),
    #[error(transparent)]
    Fatal(#[from] Fatal),
}

impl Error {
    pub(crate) const fn exit(&self) -> Exit {
        match self {
            Self::Fatal(Fatal::BrokenPipe) => Exit::Done,
            Self::Usage(_) | Self::Fatal(_) => Exit::Fatal,
        }
    }
}

/// Why nothing is begun: the command is wrong, or something stands in its way.
#[derive(Debug, Error)]
pub(crate) enum Usage {
    #[error("--verify compares files, and standard input is none")]
    VerifyStdin,
    #[error("standard input is either a text or a list of files")]
    StdinTwice,
    #[error("--files-from {}: {why}", path.display())]
    List { path: PathBuf, why: System },
    #[error("--glob: {0}")]
    Glob(#[from] globset::Error),
    #[error("--format {0} prints one text alone; give --output for several")]
    OneText(format::Name),
    #[error("--format {0} needs a folder; give --output")]
    Common(format::Name),
    #[error("several formats need a folder; give --output")]
    SeveralFormats,
    #[error("--format ead needs {}, because no text says it and nothing of it is guessed", .0.join(", "))]
    FindingAid(Vec<&'static str>),
    #[error("--output {}: {why}", path.display())]
    Folder { path: PathBuf, why: FolderError },
    #[error(transparent)]
    File(#[from] FileError),
    #[error(
        "{name} holds texts that are not given now: {path}{}; give them too, or choose another folder",
        and_more(*.more, " and ")
    )]
    LeftOut { name: String, path: String, more: usize },
    #[error(
        "{name} holds texts that are gone: {path}{}; put them back, or leave them out of all files with --drop-gone",
        and_more(*.more, " and ")
    )]
    Gone { name: String, path: String, more: usize },
    #[error(
        "--drop-gone: {path} is gone and also in {name}, which this run does not write{}, so that it leaves all files",
        .asked.map_or_else(String::new, |asked| format!("; give {asked} too"))
    )]
    DroppedInPart {
        path: String,
        name: String,
        asked: Option<Asked>,
    },
    #[error(
        "--drop-gone: {} is empty, and texts were in it; if it is that of a drive, connect the drive, else remove the folder",
        .0.display()
    )]
    Emptied(PathBuf),
    #[error("--report {}: {why}", path.display())]
    Report { path: PathBuf, why: ReportError },
    #[error("--names {}: {why}", path.display())]
    Names { path: PathBuf, why: NamesError },
    #[error(
        "--names changes none of the formats that are written; give one that shows right names: --format csv, sqlite, jsonld or tei"
    )]
    NamesUnseen,
    #[error("no message has the code {code:?}{} --explain without a code lists all", did_you_mean(*.like))]
    UnknownCode { code: String, like: Option<&'static str> },
}

impl Usage {
    /// Whether the command itself is wrong, so that its usage helps.
    pub(crate) const fn is_misuse(&self) -> bool {
        match self {
            Self::StdinTwice
            | Self::VerifyStdin
            | Self::Glob(_)
            | Self::OneText(_)
            | Self::Common(_)
            | Self::SeveralFormats
            | Self::FindingAid(_)
            | Self::NamesUnseen
            | Self::Report {
                why: ReportError::Ending,
                ..
            } => true,
            Self::List { .. }
            | Self::Folder { .. }
            | Self::File(_)
            | Self::LeftOut { .. }
            | Self::Gone { .. }
            | Self::DroppedInPart { .. }
            | Self::Emptied(_)
            | Self::Report { .. }
            | Self::Names { .. }
            | Self::UnknownCode { .. } => false,
        }
    }
}

/// Why an output folder cannot be written into.
#[derive(Debug, Error)]
pub(crate) enum FolderError {
    #[error("{0}")]
    Unseen(System),
    #[error("this is no folder that pressedienst has written into, and no bag; nothing is known of its files")]
    Unknown,
    #[error("something that is no folder stands in its way; choose another name")]
    InTheWay,
    #[error("this folder cannot be made: {0}")]
    Unmade(System),
    #[error("an earlier run has written into this folder without --bag; choose another one")]
    NoBag,
    #[error("this folder is a bag; give --bag to add to it, or choose another one")]
    IsBag,
    #[error("this folder is not empty; a bag begins with an empty or new one")]
    NotEmpty,
    #[error(
        "an earlier version of pressedienst wrote into this folder, and knew texts only by their paths as they were typed; \
         choose a new folder, and convert all texts again"
    )]
    EarlierVersion,
    #[error(
        "another pressedienst is writing into this folder or verifies it; wait until it has ended, or choose another folder"
    )]
    Locked,
    #[error("{}, line {line}: this is no line of a journal; move it and the database away, and convert all texts again", path.display())]
    Journal { path: PathBuf, line: usize },
    #[error(transparent)]
    File(#[from] FileError),
}

/// Why a file of the output folder is not written or read.
#[derive(Debug, Error)]
pub(crate) enum FileError {
    #[error("{} cannot be written: {why}", path.display())]
    Unwritten { path: PathBuf, why: System },
    #[error("{} cannot be read: {why}", path.display())]
    Unread { path: PathBuf, why: System },
    #[error("{} cannot be mended: {why}", path.display())]
    Unmended { path: PathBuf, why: System },
    #[error("{} cannot be removed: {why}", path.display())]
    Unremoved { path: PathBuf, why: System },
    #[error("{} is no file; move it away", .0.display())]
    NoFile(PathBuf),
    #[error("{} is a folder; move it away first", .0.display())]
    IsFolder(PathBuf),
    #[error("{} is a text itself; choose another folder with --output", .0.display())]
    IsText(PathBuf),
    #[error(
        "{} is there already and pressedienst did not write it, or it was changed since; move it away, or give \
         --overwrite, which keeps it as .bak", .0.display()
    )]
    Foreign(PathBuf),
    #[error(
        "{} came there or was changed while pressedienst ran, and stays as it is; look at it, and convert again",
        .0.display()
    )]
    Meanwhile(PathBuf),
}

impl FileError {
    pub(crate) fn unwritten(path: impl Into<PathBuf>, error: io::Error) -> Self {
        let (path, why) = (path.into(), error.into());
        Self::Unwritten { path, why }
    }
}

/// Why a report cannot be begun.
#[derive(Debug, Error)]
pub(crate) enum ReportError {
    #[error("its name ends in .json or .csv")]
    Ending,
    #[error("this file is there already and is no report; choose another name")]
    Foreign,
    #[error("a text or a list of texts stands there; choose another name")]
    IsText,
    #[error("an output stands there; choose another name")]
    IsOutput,
    #[error("it lies in the folder that is verified, into which nothing is written; choose another place")]
    Inside,
    #[error(transparent)]
    System(#[from] System),
}

/// What ends a run that has begun.
#[derive(Debug, Error)]
pub(crate) enum Fatal {
    /// Whoever read standard output has read enough.
    #[error("standard output is closed")]
    BrokenPipe,
    #[error("standard output cannot be written: {why}; the record of {path} and all after it are missing")]
    Stdout { path: String, why: System },
    #[error(transparent)]
    File(#[from] FileError),
    #[error("--report {}: {why}", path.display())]
    Report { path: PathBuf, why: System },
    #[error("the bag {} is not completed: {why}", root.display())]
    Bag { root: PathBuf, why: BagError },
    #[error("the filter cannot go on: {0}")]
    Filter(System),
}

/// Why a bag is not completed.
#[derive(Debug, Error)]
pub(crate) enum BagError {
    #[error(
        "{first}{}; put it right, or take it as it is with --accept; the sums are those of the earlier run",
        and_more(*.more, ", and ")
    )]
    Odd { first: Odd, more: usize },
    #[error("{} is in another form than pressedienst writes, so that nothing is added to it; move it away", .0.display())]
    Premis(PathBuf),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    System(#[from] System),
}

/// What is not as this program wrote it.
#[derive(Debug, Error)]
pub(crate) enum Odd {
    #[error("{0} is no file")]
    NoFile(String),
    #[error("{} was changed since pressedienst wrote it", .0.name)]
    Changed(Accepted),
    #[error("{} was not written by pressedienst", .0.name)]
    Foreign(Accepted),
    #[error("{} is gone", .0.name)]
    Gone(Accepted),
}

impl Odd {
    /// As what it can be taken: nothing but files have sums.
    pub(crate) const fn acceptable(&self) -> Option<&Accepted> {
        match self {
            Self::NoFile(_) => None,
            Self::Changed(accepted) | Self::Foreign(accepted) | Self::Gone(accepted) => Some(accepted),
        }
    }
}

/// Why one text is not converted. The others are all the same.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    #[error("this path has no file name")]
    NoName,
    #[error("neither a file nor a folder; it is not opened, but can be fed to pressedienst - on standard input")]
    NoFile,
    #[error("this link leads nowhere; mend or remove it")]
    DeadLink,
    #[error("it is larger than {0} bytes; give --max-bytes to read it all the same")]
    TooLarge(u64),
    #[error("its bytes changed while the program ran; convert it again")]
    Unsteady,
    #[error(
        "a run was killed while this text was in hand, perhaps because memory ran out; it is passed over, and \
         --retry-failed tries it again"
    )]
    Killed,
    #[error("it was interrupted, and may not be whole")]
    Interrupted,
    #[error("the program has a fault that this text shows; please report it")]
    Fault,
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    System(#[from] System),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::System(error.into())
    }
}

/// An error of the system, in words that say what to do where that is known.
#[derive(Debug, Error)]
#[error("{}", in_words(.0))]
pub(crate) struct System(#[from] pub(crate) io::Error);

pub(crate) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder; check the name".to_owned(),
        ErrorKind::PermissionDenied => "permission denied; ask its owner for the right to it".to_owned(),
        ErrorKind::StorageFull => "no room is left; make some and convert again".to_owned(),
        // What this program says itself.
        ErrorKind::Other if error.raw_os_error().is_none() => error.to_string(),
        // An error that another library wrapped may name a temporary file, which differs in every run.
        kind if error.raw_os_error().is_none() => {
            of_system(error).map_or_else(|| kind.to_string(), |said| said.to_string())
        }
        _ => error.to_string(),
    }
}

/// What the system said, where another library has wrapped it: its number is in the words alone.
fn of_system(error: &io::Error) -> Option<io::Error> {
    let words = error.to_string();
    let (_, number) = words.split_once("(os error ")?;
    let number = number.split_once(')')?.0.parse().ok()?;
    Some(io::Error::from_raw_os_error(number))
}

fn did_you_mean(like: Option<&'static str>) -> String {
    like.map_or_else(|| ";".to_owned(), |like| format!("; did you mean {like}?"))
}

/// How many there are besides the one that is named.
fn and_more(more: usize, and: &str) -> String {
    match more {
        0 => String::new(),
        more => format!("{and}{more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_code_follows_from_the_kind() {
        for (error, exit) in [
            (Error::from(Usage::StdinTwice), Exit::Fatal),
            (Error::from(Fatal::File(FileError::NoFile("a".into()))), Exit::Fatal),
            (Error::from(Fatal::BrokenPipe), Exit::Done),
        ] {
            assert_eq!(error.exit(), exit, "{error}");
        }
    }

    #[test]
    fn what_the_system_said_of_a_temporary_file_is_told_without_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = crate::whole::temporary(folder.path()).unwrap();
        *file.as_file_mut() = std::fs::File::open(file.path()).unwrap();
        let error = io::Write::write(&mut file, b"a").unwrap_err();
        let said = in_words(&error);
        assert!(said.contains("(os error ") && !said.contains(".part"), "{said}");
    }

    #[test]
    fn one_is_named_and_the_others_are_counted() {
        let left_out = |more| Usage::LeftOut {
            name: "releases.csv".into(),
            path: "a.txt".into(),
            more,
        };
        assert!(left_out(0).to_string().contains("now: a.txt; give"));
        assert!(left_out(2).to_string().contains("now: a.txt and 2 more; give"));
        let odd = |more| BagError::Odd {
            first: Odd::NoFile("data/a.txt".into()),
            more,
        };
        assert!(odd(0).to_string().starts_with("data/a.txt is no file; put"));
        assert!(odd(1).to_string().starts_with("data/a.txt is no file, and 1 more; put"));
    }
}
