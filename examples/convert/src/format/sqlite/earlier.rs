//! The database of an earlier run, to which anybody may have written since.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use super::{APPLICATION, SCHEMA, VERSION, failed};
use crate::lang::{Said, said};
use crate::output::Seen;

/// Files beside a database that hold what is not in it yet.
const BESIDE: [&str; 2] = ["-journal", "-wal"];

/// What runs or is read while texts are added: triggers, the indexes of words and the view that they read.
const ACTING: &str = "SELECT type, name, sql FROM sqlite_schema
    WHERE type = 'trigger' OR name = 'release_text' OR sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name";

/// What stands in addresses of files as it does in paths.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b':');

const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";

/// Copies the database, if there is one, and tells what was seen of it.
pub(super) fn copy(earlier: &Path, file: &mut NamedTempFile) -> io::Result<Seen> {
    let seen = Seen::with(earlier, &BESIDE)?;
    let kind = match std::fs::metadata(earlier) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(seen),
        Err(error) => return Err(about(earlier, &Said::same(error.to_string()))),
    };
    if !kind.is_file() {
        return Err(about(
            earlier,
            &said!(
                "is no file; move it away or choose another folder",
                "ist keine Datei; wegräumen oder einen anderen Ordner wählen"
            ),
        ));
    }
    if seen.is_written_to() {
        return Err(about(earlier, &unfinished()));
    }
    let mut original = File::open(earlier).map_err(|error| about(earlier, &Said::same(error.to_string())))?;
    io::copy(&mut original, file.as_file_mut())?;
    Ok(seen)
}

fn unfinished() -> Said {
    said!(
        "is being written by another program, or was left unfinished by one; end that program, open the database with sqlite3 \
         once, and run pressedienst again",
        "wird gerade von einem anderen Programm geschrieben oder wurde von einem unfertig gelassen; dieses beenden, die Datenbank \
         einmal mit sqlite3 öffnen und pressedienst noch einmal starten"
    )
}

/// Refuses what is damaged, or is not of this program and of this version. The file is the copy of the earlier one.
pub(super) fn check(file: &Path, earlier: &Path) -> io::Result<()> {
    let connection = open(file).map_err(|error| damaged(earlier, &error.to_string()))?;
    // Nothing else is asked of a file before it is checked.
    if let Some(foreign) = Foreign::of(&connection) {
        return Err(about(earlier, &foreign.in_the_way()));
    }
    if let Some(why) = damage(&connection) {
        return Err(damaged(earlier, &why));
    }
    match not_own(&connection).map_err(failed)? {
        Some(why) => Err(about(earlier, &why)),
        None => Ok(()),
    }
}

/// Why a database is not of this program and of this version.
#[derive(Clone, Copy, Debug)]
enum Foreign {
    Unreadable,
    OfAnotherProgram,
    OfVersion(i64),
}

impl Foreign {
    fn of(connection: &Connection) -> Option<Self> {
        let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        // They stand in the first bytes.
        match (number("application_id"), number("user_version")) {
            (Ok(APPLICATION), Ok(VERSION)) => None,
            (Ok(APPLICATION), Ok(version)) => Some(Self::OfVersion(version)),
            (Ok(_), Ok(_)) => Some(Self::OfAnotherProgram),
            _ => Some(Self::Unreadable),
        }
    }

    /// What is said where texts were to be added.
    fn in_the_way(self) -> Said {
        match self {
            Self::Unreadable => said!(
                "is damaged or no database; move it away or choose another folder",
                "ist beschädigt oder keine Datenbank; wegräumen oder einen anderen Ordner wählen"
            ),
            Self::OfAnotherProgram => said!(
                "is a database of another program; move it away or choose another folder",
                "ist die Datenbank eines anderen Programms; wegräumen oder einen anderen Ordner wählen"
            ),
            Self::OfVersion(version) => said!(
                "has tables of version {version}, and this program writes version {VERSION}; move it away and convert all texts \
                 again",
                "hat Tabellen der Version {version}, und dieses Programm schreibt Version {VERSION}; wegräumen und alle Texte noch \
                 einmal umwandeln"
            ),
        }
    }

    /// What is said where words were to be found.
    fn not_searched(self) -> Said {
        match self {
            Self::Unreadable => said!(
                "is damaged or no database; give the output folder of a run with --format sqlite",
                "ist beschädigt oder keine Datenbank; den Ausgabeordner eines Laufs mit --format sqlite angeben"
            ),
            Self::OfAnotherProgram => said!(
                "is a database of another program; give the output folder of a run with --format sqlite",
                "ist die Datenbank eines anderen Programms; den Ausgabeordner eines Laufs mit --format sqlite angeben"
            ),
            Self::OfVersion(version) => said!(
                "has tables of version {version}, and this program reads version {VERSION}; convert all texts again into a new \
                 folder, or search with the version of pressedienst that wrote it",
                "hat Tabellen der Version {version}, und dieses Programm liest Version {VERSION}; alle Texte noch einmal in einen \
                 neuen Ordner umwandeln oder mit der Version von pressedienst suchen, die sie schrieb"
            ),
        }
    }
}

/// Opens a database of this program to be asked; nothing of what others put into it is run, and nothing is written.
pub(crate) fn open_own(path: &Path) -> io::Result<Connection> {
    match std::fs::metadata(path) {
        Ok(kind) if kind.is_file() => {}
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(about(path, &Said::same(error.to_string())));
        }
        _ => {
            let none = said!(
                "is no database; give the output folder of a run with --format sqlite",
                "ist keine Datenbank; den Ausgabeordner eines Laufs mit --format sqlite angeben"
            );
            return Err(about(path, &none));
        }
    }
    if Seen::with(path, &BESIDE)?.is_written_to() {
        return Err(about(path, &unfinished()));
    }
    let connection = open(path).map_err(|error| unsearchable(path, &error))?;
    match Foreign::of(&connection) {
        Some(foreign) => Err(about(path, &foreign.not_searched())),
        None => Ok(connection),
    }
}

/// What `SQLite` says against a search, with the file and what to do.
pub(crate) fn unsearchable(path: &Path, error: &rusqlite::Error) -> io::Error {
    let what = said!(
        "cannot be searched ({error}); put it back from a backup, or convert all texts again into a new folder",
        "ist nicht zu durchsuchen ({error}); aus einer Sicherung zurücklegen, oder alle Texte noch einmal in einen neuen Ordner \
         umwandeln"
    );
    about(path, &what)
}

/// Keeps what may have been put into a database from doing more than ordinary statements may.
pub(super) fn distrust(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.execute_batch("PRAGMA cell_size_check = ON")
}

/// Opens a database that nobody writes to, to read it and to write nothing, not even beside it.
fn open(path: &Path) -> rusqlite::Result<Connection> {
    let absolute = std::path::absolute(path).map_err(|_| rusqlite::Error::InvalidPath(path.to_owned()))?;
    let mut address = "file:".to_owned();
    // A drive of Windows stands behind a slash.
    if !absolute.as_os_str().as_encoded_bytes().starts_with(b"/") {
        address.push('/');
    }
    let bytes = absolute.as_os_str().as_encoded_bytes();
    let bytes: Vec<u8> = if cfg!(windows) {
        bytes
            .iter()
            .map(|byte| if *byte == b'\\' { b'/' } else { *byte })
            .collect()
    } else {
        bytes.to_vec()
    };
    address.extend(percent_encode(&bytes, PLAIN));
    address.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(address, flags)?;
    distrust(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    Ok(connection)
}

/// What `SQLite` finds wrong with pages, rows and indexes of words, if anything.
fn damage(connection: &Connection) -> Option<String> {
    let found = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    match found {
        Ok(found) if found == "ok" => None,
        Ok(found) => Some(found.replace('\n', " ")),
        Err(error) => Some(error.to_string()),
    }
}

/// What would act while texts are added and is not as this program made it. What else others added stays, and is not used.
fn not_own(connection: &Connection) -> rusqlite::Result<Option<Said>> {
    let model = Connection::open_in_memory()?;
    model.execute_batch(SCHEMA)?;
    let (own, found) = (acting(&model)?, acting(connection)?);
    let mut triggers = found.difference(&own).filter(|(kind, ..)| kind == "trigger");
    if let Some((_, name, _)) = triggers.next() {
        let name = name.replace('"', "\"\"");
        return Ok(Some(said!(
            "has a trigger that pressedienst did not make and that would run while texts are added; remove it \
             (DROP TRIGGER \"{name}\"), or move the database away and convert all texts again",
            "hat einen Trigger, der nicht von pressedienst ist und beim Aufnehmen von Texten liefe; ihn entfernen \
             (DROP TRIGGER \"{name}\"), oder die Datenbank wegräumen und alle Texte noch einmal umwandeln"
        )));
    }
    let changed = own
        .difference(&found)
        .next()
        .map(|(kind, name, _)| format!("{kind} {name}"));
    let missing = || -> rusqlite::Result<_> {
        let tables = names(connection)?;
        Ok(names(&model)?
            .difference(&tables)
            .next()
            .map(|name| format!("table {name}")))
    };
    let changed = changed.map_or_else(missing, |changed| Ok(Some(changed)))?;
    Ok(changed.map(|what| {
        said!(
            "has not the {what} that pressedienst made; move the database away and convert all texts again",
            "hat nicht, was pressedienst angelegt hat ({what}); die Datenbank wegräumen und alle Texte noch einmal umwandeln"
        )
    }))
}

type Acting = BTreeSet<(String, String, Option<String>)>;

fn acting(connection: &Connection) -> rusqlite::Result<Acting> {
    let mut statement = connection.prepare(ACTING)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

fn names(connection: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement = connection.prepare(TABLES)?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

/// Why a database is not whole or is none of this program, if so; nothing is written.
pub(crate) fn why_damaged(path: &Path) -> io::Result<Option<Said>> {
    if Seen::with(path, &BESIDE)?.is_written_to() {
        return Ok(Some(unfinished()));
    }
    let connection = open(path).map_err(failed)?;
    Ok(damage(&connection).map(Said::same))
}

/// The places of all texts in a database, with the sums that they had; nothing is written.
pub(crate) fn sums(path: &Path, each: &mut dyn FnMut(String, String)) -> io::Result<()> {
    let mut read = || -> rusqlite::Result<()> {
        let connection = open(path)?;
        let mut statement = connection.prepare("SELECT place, sha256 FROM texts")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, row.get(1)?);
        }
        Ok(())
    };
    read().map_err(failed)
}

fn damaged(path: &Path, why: &str) -> io::Error {
    let what = said!(
        "is damaged ({why}); put it back from a backup, or move it away and convert all texts again",
        "ist beschädigt ({why}); aus einer Sicherung zurücklegen, oder wegräumen und alle Texte noch einmal umwandeln"
    );
    about(path, &what)
}

fn about(path: &Path, what: &Said) -> io::Error {
    let subject = Said::same(format!("{} ", path.display()));
    io::Error::other(Said::joined(&[subject, what.clone()], ""))
}
