//! The program as a process, in a folder of its own.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder in which the program runs, so that its messages name paths that are the same in every run.
pub(crate) struct Place(pub(crate) TempDir);

/// A command that is answered in English, whatever the language of the system is.
pub(crate) fn in_english(command: &mut Command) -> &mut Command {
    command.env("LC_ALL", "C").env_remove("LANGUAGE")
}

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    /// The messages, without the summary.
    pub(crate) err: String,
    pub(crate) summary: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder"))
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn put(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub(crate) fn folder(&self, name: &str) {
        fs::create_dir_all(self.path(name)).expect("a folder");
    }

    pub(crate) fn read(&self, name: impl AsRef<Path>) -> String {
        let path = self.path(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn record(&self, name: impl AsRef<Path>) -> Value {
        serde_json::from_str(&self.read(name)).expect("a record is JSON")
    }

    /// The program with these arguments and no standard input; its messages are one line each.
    pub(crate) fn command<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Command {
        let mut command = self.bare();
        command.arg("--diagnostics=short").args(arguments);
        command
    }

    /// The program without any argument.
    pub(crate) fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pressedienst"));
        in_english(&mut command)
            .current_dir(self.0.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// A run with nothing but these arguments.
    pub(crate) fn run_bare(&self, arguments: &[&str]) -> Run {
        Run::of(self.bare().args(arguments).output().expect("the program runs"))
    }

    pub(crate) fn run<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Run {
        let run = Run::of(self.command(arguments).output().expect("the program runs"));
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }

    /// All paths below but the program's own, with the bytes of the files among them. Links and pipes are not opened.
    pub(crate) fn below(&self, name: &str) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path(name)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder") {
                let entry = entry.expect("an entry");
                if entry.file_name().to_string_lossy().starts_with(".pressedienst-") {
                    continue;
                }
                let path = entry.path();
                let kind = fs::symlink_metadata(&path).expect("a kind");
                let bytes = kind.is_file().then(|| fs::read(&path).expect("a file"));
                if kind.is_dir() {
                    folders.push(path.clone());
                }
                let below = path.strip_prefix(self.path(name)).expect("it lies below");
                found.insert(below.to_owned(), bytes);
            }
        }
        found
    }

    /// The paths of all files below, with slashes on every system.
    pub(crate) fn names(&self, name: &str) -> Vec<String> {
        let files = self.below(name).into_iter().filter(|(_, bytes)| bytes.is_some());
        let names = files.map(|(path, _)| path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
        names.collect()
    }
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        let said = String::from_utf8(output.stderr).expect("messages are UTF-8");
        let is_account = |rest: &str| {
            let counted = rest.split_once(" files: ").or_else(|| rest.split_once(" file: "));
            counted.is_some_and(|(_, behind)| behind.contains(" text"))
        };
        let is_summary = |line: &&str| {
            let rest = line.strip_prefix("pressedienst: ").unwrap_or_default();
            rest.contains(" texts: ")
                || rest.contains(" text: ")
                || is_account(rest)
                || rest.starts_with("outcomes: ")
                || rest.starts_with("layouts: ")
                || rest.starts_with("messages: ")
                || rest.starts_with("originals: ")
        };
        let (summary, err): (Vec<_>, Vec<_>) = said.split_inclusive('\n').partition(is_summary);
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("records are UTF-8"),
            err: err.concat(),
            summary: summary.concat(),
        }
    }

    /// The headlines of the records on standard output, one a line.
    pub(crate) fn headlines(&self) -> Vec<String> {
        let records = self
            .out
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line is a record"));
        records.map(|record: Value| headline(&record)).collect()
    }

    /// The message that begins with `name` and a colon.
    #[track_caller]
    pub(crate) fn message(&self, name: &str) -> &str {
        let mut messages = self.err.lines().filter_map(|line| line.strip_prefix(name));
        messages
            .find_map(|rest| rest.strip_prefix(": "))
            .unwrap_or_else(|| panic!("no message about {name} in:\n{}", self.err))
    }

    #[track_caller]
    pub(crate) fn assert_ok(&self) {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""));
    }
}

/// A small release that the parser has nothing to say about.
pub(crate) fn release(headline: &str) -> String {
    format!("Pressedienst\n\n14. Mai 2021\n\n{headline}\n\nDer Wasserspielplatz im Südpark ist wieder geöffnet.\n")
}

pub(crate) fn headline(record: &Value) -> String {
    let headline = &record["releases"][0]["headlines"][0]["text"];
    headline
        .as_str()
        .unwrap_or_else(|| panic!("no headline in {record}"))
        .to_owned()
}

/// A text that gives a warning.
pub(crate) fn doubtful() -> String {
    release("Tag der Vereine").replace("14. Mai", "31. Februar")
}

pub(crate) fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect()
}

pub(crate) const JOURNAL: &str = ".pressedienst-journal.ndjson";

/// A run that holds its output folder until its standard input ends.
pub(crate) fn waiting(place: &Place, arguments: &[&str]) -> Child {
    let mut command = place.command(["-"].iter().chain(arguments));
    let child = command.stdin(Stdio::piped()).spawn().unwrap();
    let lock = place.path("out").join(".pressedienst-lock");
    for _ in 0..1_000 {
        if lock.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    std::thread::sleep(std::time::Duration::from_millis(50));
    child
}

/// Gives a waiting run its text.
pub(crate) fn fed(mut child: Child, text: &str) -> Run {
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    Run::of(child.wait_with_output().unwrap())
}

/// Whether both indexes of a database have what its tables have.
#[track_caller]
pub(crate) fn assert_indexed(database: &rusqlite::Connection) {
    for index in ["search", "search_words"] {
        let check = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        database.execute_batch(&check).expect(index);
    }
}

pub(crate) const CONTRADICTION: &str =
    "Pressedienst\n\n31. August 2019\n\n1. September 2019\n\nLesefest am Rhein\n\nEs war sch\u{F6}n.\n";
