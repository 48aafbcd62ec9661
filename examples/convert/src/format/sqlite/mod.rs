//! A database of all releases for `SQLite`, with an index of their words: `pressedienst.sqlite`.
//!
//! docs/sqlite.md describes its tables. It is never written in place: what comes new is added to a copy, and the copy takes
//! its name when it is whole.

use std::collections::HashSet;
use std::io::{self, Write as _};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use rusqlite::{CachedStatement, Connection, OpenFlags, OptionalExtension as _, params, params_from_iter};
use tempfile::NamedTempFile;

use super::{Common, Gather, Made, Part, Place};
use crate::archive::Archive;
use crate::lang::said;
use crate::output::Seen;
use crate::summary::Account;
use crate::text::Text;
use aside::{Aside, Entry, MERGE};
use cell::{Cell, Row};
pub(crate) use earlier::{open_own, sums, unsearchable, why_damaged};
pub(crate) use rows::TextRows;
use rows::{DIAGNOSTICS, ReleaseRows, SourceRow, TABLES, Table};
use words::{Known, Piece};

mod aside;
mod cell;
mod earlier;
mod files;
mod lines;
#[cfg(test)]
mod metadata_tests;
mod names;
#[cfg(test)]
mod names_tests;
mod related;
#[cfg(test)]
mod related_tests;
mod rows;
#[cfg(test)]
mod search_tests;
pub(crate) mod spelling;
#[cfg(test)]
mod tests;
mod words;

pub(crate) const NAME: &str = "pressedienst.sqlite";

/// What Datasette reads beside the database: titles, meanings of columns, what is searched and counted, and questions.
const METADATA: (&str, &str) = ("metadata.json", include_str!("metadata.json"));

const SCHEMA: &str = include_str!("schema.sql");

const NAMES: &str = include_str!("names.sql");

/// Says whose database it is: the letters P, r, D, i.
const APPLICATION: i64 = 0x5072_4469;

/// In a new database each row comes behind the one that it hangs on, and none goes while its indexes stand aside.
const UNCHECKED: &str = "PRAGMA foreign_keys = OFF;";

/// The version of the tables in schema.sql.
const VERSION: i64 = 4;

/// What holds for the copy: when it fails it is thrown away, so nothing has to be undone, and it takes 32 MiB of memory.
const SETTINGS: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;";

const NEW_TEXT: &str = "INSERT INTO texts (place, path, sha256, size, encoding, program, rules, layout, page_count,
    outcome, coverage, extracted_by, text_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const NEW_RELEASE: &str = "INSERT INTO releases (text_id, item, kind, date, date_end, time, place, kicker,
    text_version_url, online_url, document_number, publisher, publisher_phone, publisher_fax, publisher_email, page,
    line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// So many words are remembered that the database has; most words of a text are among the first ones of all texts.
const MOST_KNOWN: usize = 1 << 17;

/// What the threads that read need not hand over again.
#[derive(Debug, Default)]
pub(super) struct Shared(RwLock<Known>);

impl Shared {
    fn known(&self) -> RwLockReadGuard<'_, Known> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self) -> RwLockWriteGuard<'_, Known> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, word: &str) {
        let words = &mut self.change().words;
        if words.len() < MOST_KNOWN {
            words.insert(word.to_owned());
        }
    }

    fn settle(&self, pieces: Vec<Piece>) {
        if !pieces.is_empty() {
            self.change().settle(pieces);
        }
    }
}

#[derive(Default)]
pub(crate) struct Sqlite {
    known: Arc<Shared>,
}

impl Common for Sqlite {
    fn files(&self) -> &'static [&'static str] {
        &[NAME, METADATA.0]
    }

    fn without_texts(&self) -> &'static [&'static str] {
        &[METADATA.0]
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

/// Rows that wait for others of their table, because many are quicker to add than a few: for each table, what they hang on
/// and its rows.
#[derive(Debug, Default)]
struct Waiting {
    tables: [Vec<(i64, Vec<Row>)>; TABLES.len()],
    diagnostics: Vec<(i64, Vec<Row>)>,
    count: usize,
}

/// So many rows wait.
const MOST_WAITING: usize = 512;

/// The copy that is written.
#[derive(Debug)]
struct Database {
    connection: Connection,
    file: NamedTempFile,
    metadata: NamedTempFile,
    /// What was seen of the database of earlier runs when it was copied.
    seen: Seen,
    /// Releases of earlier runs, and of this one.
    before: u64,
    added: u64,
    waiting: Waiting,
    known: Arc<Shared>,
    /// The indexes, if the database is new.
    aside: Option<Aside>,
    /// Whether texts came, went or were moved, so that what all of them tell is made anew.
    is_changed: bool,
    account: Option<Account>,
    /// Whether something went wrong, so that the copy is not whole.
    is_broken: bool,
}

impl Database {
    fn open(place: &dyn Place, known: Arc<Shared>) -> io::Result<Self> {
        // A database that is opened anew may have none of them.
        *known.change() = Known::default();
        let (mut file, mut metadata) = (place.file()?, place.file()?);
        metadata.write_all(METADATA.1.as_bytes())?;
        let earlier = place.folder().join(NAME);
        let seen = earlier::copy(&earlier, &mut file)?;
        let is_new = !seen.is_anything();
        if !is_new {
            earlier::check(file.path(), &earlier)?;
        }
        let connection = open(&file).map_err(failed)?;
        connection.execute_batch(SETTINGS).map_err(failed)?;
        if !is_new {
            // Not before the settings, which it forbids.
            earlier::distrust(&connection).map_err(failed)?;
        }
        let aside = if is_new { Aside::new(place)? } else { None };
        if aside.is_some() {
            connection.execute_batch(UNCHECKED).map_err(failed)?;
        }
        connection.execute_batch("BEGIN").map_err(failed)?;
        if is_new {
            connection.execute_batch(SCHEMA).map_err(failed)?;
            connection
                .pragma_update(None, "application_id", APPLICATION)
                .map_err(failed)?;
            connection
                .pragma_update(None, "user_version", VERSION)
                .map_err(failed)?;
        }
        connection.execute_batch(NAMES).map_err(failed)?;
        connection.execute_batch(related::SCHEMA).map_err(failed)?;
        let before = connection
            .query_row("SELECT count(*) FROM releases", [], |row| row.get(0))
            .map_err(failed)?;
        Ok(Self {
            connection,
            file,
            metadata,
            seen,
            before,
            added: 0,
            waiting: Waiting::default(),
            known,
            aside,
            is_changed: is_new,
            account: None,
            is_broken: false,
        })
    }

    fn add_text(&mut self, rows: TextRows) -> rusqlite::Result<()> {
        let SourceRow {
            place,
            path,
            sha256,
            rest,
        } = &rows.text;
        if let Some(id) = self.id_at(place)? {
            let same =
                "SELECT 1 FROM texts WHERE id = ? AND sha256 = ? AND size IS ? AND encoding IS ? AND program IS ?
                AND rules IS ? AND layout IS ? AND page_count IS ? AND outcome IS ? AND coverage IS ?
                AND extracted_by IS ? AND text_sha256 IS ?";
            let known = [Cell::Integer(id), sha256.as_str().into()];
            if self
                .statement(same)?
                .exists(params_from_iter(known.iter().chain(rest)))?
            {
                let otherwise_given = "UPDATE texts SET path = ?1 WHERE id = ?2 AND path IS NOT ?1";
                let renamed = self.statement(otherwise_given)?.execute(params![path, id])?;
                self.is_changed |= renamed > 0;
                return Ok(());
            }
            self.delete(place)?;
        }
        self.is_changed = true;
        let named = [place.as_str().into(), path.as_deref().into(), sha256.as_str().into()];
        self.statement(NEW_TEXT)?
            .execute(params_from_iter(named.iter().chain(rest)))?;
        let id = self.connection.last_insert_rowid();
        self.waiting.count += rows.diagnostics.len();
        self.waiting.diagnostics.push((id, rows.diagnostics));
        for release in rows.releases {
            self.add_release(id, release)?;
        }
        for line in rows.words.lines() {
            self.add_word(line)?;
        }
        if self.waiting.count > MOST_WAITING {
            self.add_waiting()?;
        }
        Ok(())
    }

    /// Puts the indexes into the database before all texts have come.
    fn settle(&mut self) -> rusqlite::Result<()> {
        let Some(mut aside) = self.aside.take() else {
            return Ok(());
        };
        aside.settle(&self.connection)?;
        self.connection.execute_batch("COMMIT")?;
        // The other connection remembers indexes that were empty.
        self.connection = open(&self.file)?;
        self.connection.execute_batch(SETTINGS)?;
        self.connection.execute_batch("BEGIN")
    }

    /// The text that lies there, if there is one.
    fn id_at(&self, place: &str) -> rusqlite::Result<Option<i64>> {
        let mut statement = self.statement("SELECT id FROM texts WHERE place = ?")?;
        statement.query_row([place], |row| row.get(0)).optional()
    }

    /// Takes a text out, if there is one; what goes leaves the indexes too.
    fn delete(&mut self, place: &str) -> rusqlite::Result<()> {
        let Some(id) = self.id_at(place)? else {
            return Ok(());
        };
        self.is_changed = true;
        self.settle()?;
        self.add_waiting()?;
        self.statement("DELETE FROM texts WHERE id = ?")?.execute([id])?;
        Ok(())
    }

    /// Gives texts their new places, by a place that no file has, because one may lie where another lay before.
    fn move_texts(&mut self, moves: &[(&str, &str, &str)]) -> rusqlite::Result<()> {
        const FIRST: &str = "UPDATE texts SET place = '-moved:' || place WHERE place = ?";
        const THEN: &str = "UPDATE OR IGNORE texts SET place = ?2, path = ?3 WHERE place = '-moved:' || ?1";
        const TWICE: &str = "DELETE FROM texts WHERE place = '-moved:' || ?";
        for (from, ..) in moves {
            // A run that was killed behind the last one may have moved it already.
            let count = self.statement(FIRST)?.execute([from])?;
            self.is_changed |= count > 0;
        }
        for (from, to, path) in moves {
            self.statement(THEN)?.execute([from, to, path])?;
            self.statement(TWICE)?.execute([from])?;
        }
        Ok(())
    }

    fn add_release(&mut self, text: i64, rows: ReleaseRows) -> rusqlite::Result<()> {
        let place = [Cell::Integer(text), rows.item.into()];
        self.statement(NEW_RELEASE)?
            .execute(params_from_iter(place.iter().chain(&rows.release)))?;
        let id = self.connection.last_insert_rowid();
        for (waiting, rows) in self.waiting.tables.iter_mut().zip(rows.tables) {
            self.waiting.count += rows.len();
            waiting.push((id, rows));
        }
        if rows.other_spellings.iter().any(|spellings| !spellings.is_empty()) {
            let [headline, body, captions, details] = rows.other_spellings;
            let new =
                "INSERT INTO other_spellings (release_id, headline, body, captions, details) VALUES (?, ?, ?, ?, ?)";
            self.statement(new)?
                .execute(params![id, headline, body, captions, details])?;
        }
        if let Some(facts) = rows.facts {
            let facts = facts.to_bytes();
            let facts = facts.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
            self.statement("INSERT INTO release_facts (release_id, facts) VALUES (?, ?)")?
                .execute(params![id, facts])?;
        }
        let indexed = rows.indexed;
        self.index(Entry::Release { id, indexed })?;
        self.added += 1;
        Ok(())
    }

    fn add_waiting(&mut self) -> rusqlite::Result<()> {
        let Waiting {
            tables, diagnostics, ..
        } = std::mem::take(&mut self.waiting);
        for (table, rows) in TABLES.iter().zip(tables) {
            self.add_rows(table, rows)?;
        }
        self.add_rows(&DIAGNOSTICS, diagnostics)
    }

    /// Adds the rows of a table, with what they hang on.
    fn add_rows(&self, table: &Table, rows: Vec<(i64, Vec<Row>)>) -> rusqlite::Result<()> {
        let mut statement = self.statement(&insert(table))?;
        for (parent, rows) in rows {
            for (position, row) in (1..).zip(&rows) {
                let place = [Cell::Integer(parent), Cell::Integer(position)];
                statement.execute(params_from_iter(place.iter().chain(row)))?;
            }
        }
        Ok(())
    }

    /// Adds a word with its spellings.
    fn add_word(&mut self, line: &str) -> rusqlite::Result<()> {
        let (word, spellings) = line.split_once(' ').unwrap_or((line, line));
        if self.known.known().words.contains(word) {
            return Ok(());
        }
        let new = "INSERT INTO words (word, spellings) VALUES (?, ?) ON CONFLICT DO NOTHING";
        if self.statement(new)?.execute([word, spellings])? > 0 {
            let id = self.connection.last_insert_rowid();
            let (word, spellings) = (word.to_owned(), spellings.to_owned());
            self.index(Entry::Word { id, word, spellings })?;
        }
        self.known.add(word);
        Ok(())
    }

    fn index(&mut self, entry: Entry) -> rusqlite::Result<()> {
        match &mut self.aside {
            Some(aside) => aside.add(entry),
            None => entry.insert(&self.connection),
        }
    }

    fn statement(&self, sql: &str) -> rusqlite::Result<CachedStatement<'_>> {
        self.connection.prepare_cached(sql)
    }
}

impl Gather for Database {
    fn add(&mut self, part: Part) -> io::Result<()> {
        let rows = part.into_rows()?;
        self.add_text(*rows)
            .map_err(failed)
            .inspect_err(|_| self.is_broken = true)
    }

    fn rename(&mut self, moves: &[(&str, &str, &str)]) -> io::Result<()> {
        self.move_texts(moves)
            .map_err(failed)
            .inspect_err(|_| self.is_broken = true)
    }

    fn forget(&mut self, place: &str) -> io::Result<()> {
        self.delete(place)
            .map_err(failed)
            .inspect_err(|_| self.is_broken = true)
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

    fn archive(&mut self, archive: &Archive) -> io::Result<()> {
        let mut made = || {
            if self.is_changed || names::are_behind(&self.connection, &archive.names)? {
                self.add_waiting()?;
                names::make(&self.connection, &archive.names)?;
            }
            Ok(())
        };
        made().map_err(failed).inspect_err(|_| self.is_broken = true)
    }

    fn account(&mut self, account: &Account) {
        self.account = Some(account.clone());
    }

    fn earlier(&self) -> Option<(&'static str, Seen)> {
        Some((NAME, self.seen.clone()))
    }

    fn finish(mut self: Box<Self>) -> io::Result<Vec<(&'static str, NamedTempFile)>> {
        if self.is_broken {
            return Err(io::Error::other(said!(
                "{NAME} was left as it was, because a text could not be added",
                "{NAME} blieb, wie sie war, weil ein Text nicht aufgenommen werden konnte"
            )));
        }
        // While the indexes are merged, what is in memory goes into the file.
        self.aside.iter_mut().try_for_each(Aside::close).map_err(failed)?;
        self.add_waiting().map_err(failed)?;
        if self.is_changed {
            // What is compared needs the room of what is in memory.
            let with_room = "COMMIT; PRAGMA shrink_memory; BEGIN";
            self.connection.execute_batch(with_room).map_err(failed)?;
            related::renew(&self.connection)?;
        }
        if let Some(account) = &self.account {
            files::renew(&self.connection, account).map_err(failed)?;
        }
        self.connection.execute_batch("COMMIT; BEGIN").map_err(failed)?;
        let Self {
            connection,
            file,
            metadata,
            before,
            added,
            mut aside,
            ..
        } = *self;
        let has_grown = added > before / 2;
        match &mut aside {
            Some(aside) => aside.settle(&connection).map_err(failed)?,
            // It takes as long as all releases take, so it is for databases that have grown by half or more.
            None if has_grown => connection.execute_batch(MERGE).map_err(failed)?,
            None => {}
        }
        if has_grown {
            let analyze = "PRAGMA analysis_limit = 1000; ANALYZE main;";
            connection.execute_batch(analyze).map_err(failed)?;
        }
        connection.execute_batch("COMMIT").map_err(failed)?;
        connection.close().map_err(|(_, error)| failed(error))?;
        Ok(vec![(NAME, file), (METADATA.0, metadata)])
    }
}

/// Opens a file that this run writes.
fn open(file: &NamedTempFile) -> rusqlite::Result<Connection> {
    // No address: a folder may be called "file:".
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file.path(), flags)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Else a database in WAL mode would lay files beside the copy.
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    Ok(connection)
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

#[expect(clippy::needless_pass_by_value, reason = "the form of map_err")]
pub(crate) fn failed(error: rusqlite::Error) -> io::Error {
    io::Error::other(format!("{NAME}: {error}"))
}
