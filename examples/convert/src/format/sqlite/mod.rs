//! A database of all releases for `SQLite`, with an index of their words: `pressedienst.sqlite`.
//!
//! docs/sqlite.md describes its tables. It is never written in place: what comes new is added to a copy, and the copy takes
//! its name when it is whole.

use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use rusqlite::{CachedStatement, Connection, OpenFlags, OptionalExtension as _, params, params_from_iter};
use tempfile::NamedTempFile;

use super::{Common, Gather, Made, Part, Place};
use crate::text::Text;
use cell::{Cell, Row};
pub(crate) use rows::TextRows;
use rows::{DIAGNOSTICS, Indexed, ReleaseRows, SourceRow, TABLES, Table};

mod cell;
mod rows;
#[cfg(test)]
mod search_tests;
mod spelling;
#[cfg(test)]
mod tests;

const NAME: &str = "pressedienst.sqlite";

const SCHEMA: &str = include_str!("schema.sql");

/// Says whose database it is: the letters P, r, D, i.
const APPLICATION: i64 = 0x5072_4469;

/// The version of the tables in schema.sql.
const VERSION: i64 = 2;

/// What holds for the copy: when it fails it is thrown away, so nothing has to be undone, and it takes 64 MiB of memory.
const SETTINGS: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;";

const NEW_TEXT: &str = "INSERT INTO texts (place, path, sha256, size, encoding, program, rules, layout, page_count)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

const NEW_RELEASE: &str = "INSERT INTO releases (text_id, item, kind, date, date_end, time, place, kicker,
    text_version_url, online_url, document_number, publisher, publisher_phone, publisher_fax, publisher_email, page)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// Not with `SELECT`, before which `SQLite` writes what both indexes have in memory to the file.
const INDEX_RELEASE: &str = "INSERT INTO search (rowid, headline, body, captions, folded, other_spellings)
    VALUES (?, ?, ?, ?, ?, ?)";

/// While a new database is filled, its indexes are hardly merged, because that is done at the end.
const WHILE_NEW: &str = "
    INSERT INTO search (search, rank) VALUES ('automerge', 0), ('crisismerge', 64), ('hashsize', 2097152);
    INSERT INTO search_words (search_words, rank) VALUES ('automerge', 0), ('crisismerge', 64), ('hashsize', 2097152);";

/// Takes that back, without a trace in the file, so that it is the same as one that was never set up so.
const AS_EVER: &str = "DELETE FROM search_config WHERE k IN ('automerge', 'crisismerge', 'hashsize');
    DELETE FROM search_words_config WHERE k IN ('automerge', 'crisismerge', 'hashsize');";

/// So many words are remembered that the database has; most words of a text are among the first ones of all texts.
const MOST_KNOWN: usize = 1 << 17;

/// Words that the database has; not all of them. The threads that read need not hand them over again.
#[derive(Debug, Default)]
pub(super) struct Known(RwLock<HashSet<String>>);

impl Known {
    fn words(&self) -> RwLockReadGuard<'_, HashSet<String>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// A database that is opened anew may have none of them.
    fn clear(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn add(&self, word: &str) {
        let mut words = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if words.len() < MOST_KNOWN {
            words.insert(word.to_owned());
        }
    }
}

#[derive(Default)]
pub(crate) struct Sqlite {
    known: Arc<Known>,
}

impl Common for Sqlite {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        Ok(Part::Rows(Box::new(TextRows::new(text, &self.known))))
    }

    fn keeps_earlier(&self) -> bool {
        true
    }

    fn is_dear(&self) -> bool {
        true
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        Ok(Box::new(Database::open(place, Arc::clone(&self.known))?))
    }
}

/// The copy that is written.
#[derive(Debug)]
struct Database {
    connection: Connection,
    file: NamedTempFile,
    /// Releases of earlier runs, and of this one.
    before: u64,
    added: u64,
    known: Arc<Known>,
    is_new: bool,
    /// Whether something went wrong, so that the copy is not whole.
    is_broken: bool,
}

impl Database {
    fn open(place: &dyn Place, known: Arc<Known>) -> io::Result<Self> {
        known.clear();
        let mut file = place.file()?;
        let earlier = place.folder().join(NAME);
        let is_new = !copy(&earlier, &mut file)?;
        // No address: a folder may be called "file:".
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file.path(), flags).map_err(failed)?;
        connection.set_prepared_statement_cache_capacity(64);
        // Else a database in WAL mode would lay files beside the copy.
        connection
            .execute_batch("PRAGMA locking_mode = EXCLUSIVE")
            .map_err(failed)?;
        if !is_new {
            check(&connection, &earlier)?;
        }
        connection.execute_batch(SETTINGS).map_err(failed)?;
        connection.execute_batch("BEGIN").map_err(failed)?;
        if is_new {
            connection.execute_batch(SCHEMA).map_err(failed)?;
            connection.execute_batch(WHILE_NEW).map_err(failed)?;
            connection
                .pragma_update(None, "application_id", APPLICATION)
                .map_err(failed)?;
            connection
                .pragma_update(None, "user_version", VERSION)
                .map_err(failed)?;
        }
        let before = connection
            .query_row("SELECT count(*) FROM releases", [], |row| row.get(0))
            .map_err(failed)?;
        Ok(Self {
            connection,
            file,
            before,
            added: 0,
            known,
            is_new,
            is_broken: false,
        })
    }

    fn add_text(&mut self, rows: &TextRows) -> rusqlite::Result<()> {
        let SourceRow {
            place,
            path,
            sha256,
            rest,
        } = &rows.text;
        if let Some(id) = self.id_at(place)? {
            let same =
                "SELECT 1 FROM texts WHERE id = ? AND sha256 = ? AND size IS ? AND encoding IS ? AND program IS ?
                AND rules IS ? AND layout IS ? AND page_count IS ?";
            let known = [Cell::Integer(id), sha256.as_str().into()];
            if self
                .statement(same)?
                .exists(params_from_iter(known.iter().chain(rest)))?
            {
                let otherwise_given = "UPDATE texts SET path = ?1 WHERE id = ?2 AND path IS NOT ?1";
                self.statement(otherwise_given)?.execute(params![path, id])?;
                return Ok(());
            }
            self.statement("DELETE FROM texts WHERE id = ?")?.execute([id])?;
        }
        let named = [place.as_str().into(), path.as_deref().into(), sha256.as_str().into()];
        self.statement(NEW_TEXT)?
            .execute(params_from_iter(named.iter().chain(rest)))?;
        let id = self.connection.last_insert_rowid();
        self.add_rows(&DIAGNOSTICS, id, &rows.diagnostics)?;
        for (item, release) in (1..).zip(&rows.releases) {
            self.add_release(id, item, release)?;
        }
        for line in rows.words.lines() {
            self.add_word(line)?;
        }
        Ok(())
    }

    /// The text that lies there, if there is one.
    fn id_at(&self, place: &str) -> rusqlite::Result<Option<i64>> {
        let mut statement = self.statement("SELECT id FROM texts WHERE place = ?")?;
        statement.query_row([place], |row| row.get(0)).optional()
    }

    /// Gives texts their new places, by a place that no file has, because one may lie where another lay before.
    fn move_texts(&self, moves: &[(&str, &str, &str)]) -> rusqlite::Result<()> {
        const FIRST: &str = "UPDATE texts SET place = '-moved:' || place WHERE place = ?";
        const THEN: &str = "UPDATE OR IGNORE texts SET place = ?2, path = ?3 WHERE place = '-moved:' || ?1";
        const TWICE: &str = "DELETE FROM texts WHERE place = '-moved:' || ?";
        for (from, ..) in moves {
            self.statement(FIRST)?.execute([from])?;
        }
        for (from, to, path) in moves {
            self.statement(THEN)?.execute([from, to, path])?;
            self.statement(TWICE)?.execute([from])?;
        }
        Ok(())
    }

    fn add_release(&mut self, text: i64, item: i64, rows: &ReleaseRows) -> rusqlite::Result<()> {
        let place = [Cell::Integer(text), Cell::Integer(item)];
        self.statement(NEW_RELEASE)?
            .execute(params_from_iter(place.iter().chain(&rows.release)))?;
        let id = self.connection.last_insert_rowid();
        for (table, rows) in TABLES.iter().zip(&rows.tables) {
            self.add_rows(table, id, rows)?;
        }
        if !rows.other_spellings.is_empty() {
            self.statement("INSERT INTO other_spellings (release_id, words) VALUES (?, ?)")?
                .execute(params![id, rows.other_spellings])?;
        }
        let Indexed {
            headline,
            body,
            captions,
            folded,
        } = &rows.indexed;
        self.statement(INDEX_RELEASE)?
            .execute(params![id, headline, body, captions, folded, rows.other_spellings])?;
        self.added += 1;
        Ok(())
    }

    fn add_rows(&self, table: &Table, parent: i64, rows: &[Row]) -> rusqlite::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut statement = self.statement(&insert(table))?;
        for (position, row) in (1..).zip(rows) {
            let place = [Cell::Integer(parent), Cell::Integer(position)];
            statement.execute(params_from_iter(place.iter().chain(row)))?;
        }
        Ok(())
    }

    /// Adds a word with its spellings.
    fn add_word(&mut self, line: &str) -> rusqlite::Result<()> {
        let (word, spellings) = line.split_once(' ').unwrap_or((line, line));
        if self.known.words().contains(word) {
            return Ok(());
        }
        let new = "INSERT INTO words (word, spellings) VALUES (?, ?) ON CONFLICT DO NOTHING";
        if self.statement(new)?.execute([word, spellings])? > 0 {
            let id = self.connection.last_insert_rowid();
            let index = "INSERT INTO search_words (rowid, word, spellings) VALUES (?, ?, ?)";
            self.statement(index)?.execute(params![id, word, spellings])?;
        }
        self.known.add(word);
        Ok(())
    }

    fn statement(&self, sql: &str) -> rusqlite::Result<CachedStatement<'_>> {
        self.connection.prepare_cached(sql)
    }
}

impl Gather for Database {
    fn add(&mut self, part: Part) -> io::Result<()> {
        let rows = part.into_rows()?;
        self.add_text(&rows)
            .map_err(failed)
            .inspect_err(|_| self.is_broken = true)
    }

    fn rename(&mut self, moves: &[(&str, &str, &str)]) -> io::Result<()> {
        self.move_texts(moves)
            .map_err(failed)
            .inspect_err(|_| self.is_broken = true)
    }

    fn forget(&mut self, place: &str) -> io::Result<()> {
        let forgotten = self
            .statement("DELETE FROM texts WHERE place = ?")
            .and_then(|mut statement| statement.execute([place]));
        let forgotten = forgotten.map(drop).map_err(failed);
        forgotten.inspect_err(|_| self.is_broken = true)
    }

    fn kept(&self) -> io::Result<HashSet<String>> {
        let kept = || -> rusqlite::Result<_> {
            let texts = "SELECT place, path, sha256, encoding, program, rules FROM texts WHERE path IS NOT NULL";
            let mut statement = self.statement(texts)?;
            let marks = statement.query_map([], |row| {
                let [place, path, sha256, encoding, program] =
                    [0, 1, 2, 3, 4].map(|column| row.get::<_, String>(column));
                let rules: Option<String> = row.get(5)?;
                let made = Made {
                    place: &place?,
                    path: &path?,
                    sha256: &sha256?,
                    encoding: &encoding?,
                    program: &program?,
                    rules: rules.as_deref(),
                };
                Ok(made.mark())
            });
            marks?.collect()
        };
        kept().map_err(failed)
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        if self.is_broken {
            return Err(io::Error::other(format!(
                "{NAME} was left as it was, because a text could not be added"
            )));
        }
        let Self {
            connection,
            file,
            before,
            added,
            is_new,
            ..
        } = *self;
        if is_new {
            connection.execute_batch(AS_EVER).map_err(failed)?;
        }
        // It takes as long as all releases take, so it is for databases that have grown by half or more.
        if added > before / 2 {
            let optimize = "INSERT INTO search (search) VALUES ('optimize');
                INSERT INTO search_words (search_words) VALUES ('optimize'); PRAGMA analysis_limit = 1000; ANALYZE;";
            connection.execute_batch(optimize).map_err(failed)?;
        }
        connection.execute_batch("COMMIT").map_err(failed)?;
        connection.close().map_err(|(_, error)| failed(error))?;
        Ok(vec![(NAME, file)])
    }
}

/// The statement for a row of that table; only names that stand in this program are in it.
fn insert(table: &Table) -> String {
    let Table { name, parent, columns } = table;
    let values = ", ?".repeat(columns.len());
    format!(
        "INSERT INTO {name} ({parent}, position, {}) VALUES (?, ?{values})",
        columns.join(", ")
    )
}

/// Copies the database of an earlier run, if there is one.
fn copy(earlier: &Path, file: &mut NamedTempFile) -> io::Result<bool> {
    let kind = match std::fs::metadata(earlier) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(about(earlier, &error.to_string())),
    };
    if !kind.is_file() {
        return Err(about(earlier, "is no file; move it away or choose another folder"));
    }
    for ending in ["-journal", "-wal"] {
        let mut journal = earlier.as_os_str().to_owned();
        journal.push(ending);
        if std::fs::metadata(PathBuf::from(journal)).is_ok_and(|journal| journal.len() > 0) {
            let why = "is being written by another program, or was left unfinished by one; end that program, open the \
                       database with sqlite3 once, and run pressedienst again";
            return Err(about(earlier, why));
        }
    }
    let mut original = File::open(earlier).map_err(|error| about(earlier, &error.to_string()))?;
    io::copy(&mut original, file.as_file_mut())?;
    Ok(true)
}

/// Refuses what is no database of this program and of this version.
fn check(connection: &Connection, earlier: &Path) -> io::Result<()> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (Ok(application), Ok(version)) = (number("application_id"), number("user_version")) else {
        return Err(about(
            earlier,
            "is damaged or no database; move it away or choose another folder",
        ));
    };
    if application != APPLICATION {
        return Err(about(
            earlier,
            "is a database of another program; move it away or choose another folder",
        ));
    }
    if version != VERSION {
        let why = format!(
            "has tables of version {version}, and this program writes version {VERSION}; move it away and convert all texts \
             again"
        );
        return Err(about(earlier, &why));
    }
    Ok(())
}

fn about(path: &Path, what: &str) -> io::Error {
    io::Error::other(format!("{} {what}", path.display()))
}

#[expect(clippy::needless_pass_by_value, reason = "the form of map_err")]
fn failed(error: rusqlite::Error) -> io::Error {
    io::Error::other(format!("{NAME}: {error}"))
}
