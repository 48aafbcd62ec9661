//! The indexes of a new database: they grow in a file and on a thread of their own, and go into the database as they are.

use std::io;
use std::panic;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, params};
use tempfile::NamedTempFile;

use super::rows::Indexed;
use super::{Place, SCHEMA, SETTINGS, failed, open};

/// So many bytes of entries are handed over at a time, because a thread that waits has to be woken each time.
const BATCH: usize = 1 << 16;

/// So many times they may wait.
const WAITING: usize = 4;

/// What was written is not read before the end, so 16 MiB are enough.
const MEMORY: &str = "PRAGMA cache_size = -16384;";

/// The indexes are hardly merged, because that is done at the end.
const WHILE_NEW: &str = "
    INSERT INTO search (search, rank) VALUES ('automerge', 0), ('crisismerge', 64), ('hashsize', 2097152);
    INSERT INTO search_words (search_words, rank) VALUES ('automerge', 0), ('crisismerge', 64), ('hashsize', 2097152);";

pub(super) const MERGE: &str = "INSERT INTO search (search) VALUES ('optimize');
    INSERT INTO search_words (search_words) VALUES ('optimize');";

/// Not with `SELECT`, before which `SQLite` writes what both indexes have in memory to the file.
const INDEX_RELEASE: &str = "INSERT INTO search (rowid, headline, body, captions, details) VALUES (?, ?, ?, ?, ?)";

const INDEX_WORD: &str = "INSERT INTO search_words (rowid, word, spellings) VALUES (?, ?, ?)";

/// The tables in which the indexes are kept; how they are set up stays behind.
const TABLES: [&str; 5] = [
    "search_data",
    "search_idx",
    "search_docsize",
    "search_words_data",
    "search_words_idx",
];

/// What goes into an index.
#[derive(Debug)]
pub(super) enum Entry {
    Release { id: i64, indexed: Indexed },
    Word { id: i64, word: String, spellings: String },
}

impl Entry {
    /// How many bytes it takes.
    fn size(&self) -> usize {
        let texts = match self {
            Self::Release { indexed, .. } => {
                let Indexed {
                    headline,
                    body,
                    captions,
                    details,
                } = indexed;
                headline.len() + body.len() + captions.len() + details.len()
            }
            Self::Word { word, spellings, .. } => word.len() + spellings.len(),
        };
        texts + size_of::<Self>()
    }

    pub(super) fn insert(&self, connection: &Connection) -> rusqlite::Result<()> {
        match self {
            Self::Release { id, indexed } => {
                let Indexed {
                    headline,
                    body,
                    captions,
                    details,
                } = indexed;
                connection
                    .prepare_cached(INDEX_RELEASE)?
                    .execute(params![id, headline, body, captions, details])?;
            }
            Self::Word { id, word, spellings } => {
                connection
                    .prepare_cached(INDEX_WORD)?
                    .execute(params![id, word, spellings])?;
            }
        }
        Ok(())
    }
}

/// Indexes that are not in the database yet.
#[derive(Debug)]
pub(super) struct Aside {
    /// Entries, and at last that there are no more; who gives up does not say so.
    entries: Option<SyncSender<Option<Vec<Entry>>>>,
    /// What is handed over next, and its size.
    batch: Vec<Entry>,
    size: usize,
    thread: Option<JoinHandle<rusqlite::Result<()>>>,
    file: NamedTempFile,
}

impl Aside {
    /// `None` where no thread can be started; they grow in the database then.
    pub(super) fn new(place: &dyn Place) -> io::Result<Option<Self>> {
        let file = place.file()?;
        let connection = open(&file).map_err(failed)?;
        connection
            .execute_batch(&format!("{SETTINGS} {MEMORY} BEGIN; {SCHEMA} {WHILE_NEW}"))
            .map_err(failed)?;
        let (entries, received) = sync_channel(WAITING);
        let thread = thread::Builder::new().spawn(move || fill(&connection, &received));
        Ok(thread.ok().map(|thread| Self {
            entries: Some(entries),
            batch: Vec::new(),
            size: 0,
            thread: Some(thread),
            file,
        }))
    }

    pub(super) fn add(&mut self, entry: Entry) -> rusqlite::Result<()> {
        self.size += entry.size();
        self.batch.push(entry);
        if self.size < BATCH { Ok(()) } else { self.hand_over() }
    }

    fn hand_over(&mut self) -> rusqlite::Result<()> {
        let batch = std::mem::take(&mut self.batch);
        self.size = 0;
        match &self.entries {
            Some(entries) if entries.send(Some(batch)).is_ok() => Ok(()),
            _ => self.end(),
        }
    }

    /// There are no more entries: the indexes are merged.
    pub(super) fn close(&mut self) -> rusqlite::Result<()> {
        if self.entries.is_some() {
            self.hand_over()?;
            // If nobody hears it, the end of the thread tells why.
            let _ = self.entries.take().is_some_and(|entries| entries.send(None).is_ok());
        }
        Ok(())
    }

    /// Copies the indexes into the database, which keeps this file open until it is closed.
    pub(super) fn settle(&mut self, database: &Connection) -> rusqlite::Result<()> {
        self.close()?;
        self.end()?;
        let path = self.file.path().as_os_str().as_encoded_bytes();
        database.execute("ATTACH ? AS aside", [ToSqlOutput::Borrowed(ValueRef::Text(path))])?;
        for table in TABLES {
            database.execute_batch(&format!(
                "DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM aside.{table};"
            ))?;
        }
        Ok(())
    }

    /// Waits for the thread, and tells why it ended.
    fn end(&mut self) -> rusqlite::Result<()> {
        self.entries = None;
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(ended)) => ended,
            Some(Err(fault)) => panic::resume_unwind(fault),
            None => Ok(()),
        }
    }
}

impl Drop for Aside {
    /// The file goes only when nothing writes into it.
    fn drop(&mut self) {
        self.entries = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn fill(connection: &Connection, entries: &Receiver<Option<Vec<Entry>>>) -> rusqlite::Result<()> {
    for batch in entries {
        match batch {
            Some(batch) => batch.iter().try_for_each(|entry| entry.insert(connection))?,
            None => connection.execute_batch(&format!("{MERGE} COMMIT;"))?,
        }
    }
    Ok(())
}
