//! The files that are no texts of the database, with the reason: those that could not be read, and those that were passed over.

use std::path::{MAIN_SEPARATOR, Path};

use rusqlite::{Connection, params};

use crate::account::Kind;
use crate::summary::Account;
use crate::text::printed;

/// What is in a folder is found by its path and a slash.
const BELOW: &str = "DELETE FROM files WHERE state = 'passed-over' AND substr(place, 1, length(?1)) = ?1";

const NEW: &str = "INSERT OR REPLACE INTO files (place, path, state, kind, size, reason) VALUES (?, ?, ?, ?, ?, ?)";

/// Texts are told of anew, as the journal knows those of earlier runs; what was passed over stays where the run has not been.
pub(super) fn renew(connection: &Connection, account: &Account) -> rusqlite::Result<()> {
    connection.execute_batch("DELETE FROM files WHERE state = 'failed'")?;
    for folder in &account.folders {
        let folder = folder.trim_end_matches(MAIN_SEPARATOR);
        connection.execute(BELOW, [format!("{folder}{MAIN_SEPARATOR}")])?;
    }
    let mut new = connection.prepare_cached(NEW)?;
    for passed in &account.passed {
        let size = passed.size.and_then(|size| i64::try_from(size).ok());
        let none = None::<&str>;
        new.execute(params![
            passed.place,
            printed(&passed.path),
            "passed-over",
            passed.kind.name(),
            size,
            none
        ])?;
    }
    for failed in account.failed.iter().chain(&account.failed_before) {
        let kind = Kind::of(Path::new(&failed.path));
        let size = failed.size.and_then(|size| i64::try_from(size).ok());
        let reason = failed.reason.english.as_str();
        new.execute(params![failed.place, failed.path, "failed", kind.name(), size, reason])?;
    }
    connection.execute_batch("DELETE FROM files WHERE state = 'passed-over' AND place IN (SELECT place FROM texts)")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::account::Passed;
    use crate::lang::Said;
    use crate::summary::FailedText;

    fn passed(place: &str) -> Passed {
        Passed {
            path: PathBuf::from(place),
            place: place.to_owned(),
            kind: Kind::of(Path::new(place)),
            size: Some(7),
        }
    }

    fn failed(place: &str) -> FailedText {
        FailedText {
            place: place.to_owned(),
            path: place.to_owned(),
            size: None,
            reason: Said::same("broken"),
        }
    }

    fn rows(connection: &Connection) -> Vec<String> {
        let mut statement = connection
            .prepare("SELECT place || ' ' || state || ' ' || kind FROM files ORDER BY place")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn what_a_run_does_not_see_stays() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(super::super::SCHEMA).unwrap();
        let mut account = Account {
            passed: vec![passed("/a/x.jpg"), passed("/ab/y.jpg")],
            failed: vec![failed("/a/b.pdf")],
            folders: vec!["/a".to_owned(), "/ab".to_owned()],
            ..Account::default()
        };
        renew(&connection, &account).unwrap();
        let all = [
            "/a/b.pdf failed .pdf",
            "/a/x.jpg passed-over .jpg",
            "/ab/y.jpg passed-over .jpg",
        ];
        assert_eq!(rows(&connection), all);
        // The next run goes through one of the folders, where nothing is wrong any more.
        account = Account {
            folders: vec!["/a".to_owned()],
            ..Account::default()
        };
        renew(&connection, &account).unwrap();
        assert_eq!(rows(&connection), all[2..]);
    }
}
