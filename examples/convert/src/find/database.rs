//! The database that is asked. Whoever has written to it since, nothing of it is run.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Row, named_params};

use super::wanted::Wanted;
use crate::format::sqlite;

/// The releases that may have it, the best first; a word in a headline weighs more than one in the text.
const WITH_WORDS: &str = "SELECT releases.id FROM search JOIN releases ON releases.id = search.rowid
    WHERE search MATCH :words
    AND (:first IS NULL OR substr(date, 1, 4) BETWEEN :first AND :last)
    AND (:names IS NULL OR EXISTS (SELECT 1 FROM images WHERE release_id = releases.id
        AND photographer IN (SELECT value FROM json_each(:names))))
    ORDER BY bm25(search, 8.0, 1.0, 2.0, 2.0), releases.id";

const WITHOUT_WORDS: &str = "SELECT id FROM releases
    WHERE :words IS NULL AND (:first IS NULL OR substr(date, 1, 4) BETWEEN :first AND :last)
    AND (:names IS NULL OR EXISTS (SELECT 1 FROM images WHERE release_id = releases.id
        AND photographer IN (SELECT value FROM json_each(:names))))
    ORDER BY date, id";

const RELEASE: &str = "SELECT texts.path, texts.sha256 || '#' || item, releases.kind, date,
    (SELECT text FROM headlines WHERE release_id = releases.id ORDER BY position LIMIT 1), page, line, extracted_by
    FROM releases JOIN texts ON texts.id = text_id WHERE releases.id = ?";

/// What is searched of a release, in the order of its columns.
const PASSAGES: &str = "
    SELECT 0 AS turn, 'headline', 'kicker', 1 AS position, kicker, page, line, NULL, NULL, NULL
    FROM releases WHERE id = ?1 AND kicker IS NOT NULL
    UNION ALL SELECT 1, 'headline', 'headline', position, text, NULL, line, breaks, NULL, NULL FROM headlines WHERE release_id = ?1
    UNION ALL SELECT 2, 'headline', 'subhead', position, text, NULL, line, breaks, NULL, NULL FROM subheads WHERE release_id = ?1
    UNION ALL SELECT 3, 'body', kind, position, text, page, line, breaks, NULL, NULL FROM blocks WHERE release_id = ?1
    UNION ALL SELECT 4, 'captions', 'picture', position, coalesce(caption, '') || char(10) || coalesce(credit_line, ''), page,
        line, breaks, photographer, name
    FROM images LEFT JOIN names ON printed = photographer AND role = 'photographer' WHERE release_id = ?1
    UNION ALL SELECT 5, 'details', 'topic', position, name, NULL, line, NULL, NULL, NULL FROM topics WHERE release_id = ?1
    UNION ALL SELECT 6, 'details', 'number', 1, document_number, NULL, NULL, NULL, NULL, NULL
    FROM releases WHERE id = ?1 AND document_number IS NOT NULL
    UNION ALL SELECT 7, 'details', 'place', 1, place, NULL, NULL, NULL, NULL, NULL FROM releases WHERE id = ?1 AND place IS NOT NULL
    UNION ALL SELECT 8, 'details', 'author', position, trim(coalesce(given, '') || ' ' || coalesce(family, '')), NULL, line, NULL,
        NULL, NULL
    FROM bylines WHERE release_id = ?1
    UNION ALL SELECT 9, 'details', 'contact', position,
        trim(coalesce(given, '') || ' ' || coalesce(family, '')) || coalesce(', ' || phone, ''), NULL, line, NULL, NULL, NULL
    FROM contacts WHERE release_id = ?1
    UNION ALL SELECT 10, 'details', 'file', position, file_name, page, url_line, NULL, NULL, NULL
    FROM images WHERE release_id = ?1 AND file_name IS NOT NULL
    ORDER BY turn, position";

const PHOTOGRAPHERS: &str = "SELECT DISTINCT photographer, name
    FROM images LEFT JOIN names ON printed = photographer AND role = 'photographer' WHERE photographer IS NOT NULL";

/// A release with all that is searched of it.
#[derive(Debug)]
pub(super) struct Release {
    pub(super) path: Option<String>,
    pub(super) identifier: String,
    pub(super) kind: String,
    pub(super) date: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) page: Option<u32>,
    pub(super) line: Option<usize>,
    pub(super) extracted_by: Option<String>,
    pub(super) passages: Vec<Passage>,
}

/// A headline, a paragraph or a picture.
#[derive(Debug)]
pub(super) struct Passage {
    /// The column of the index.
    pub(super) part: String,
    pub(super) kind: String,
    pub(super) position: usize,
    pub(super) text: String,
    pub(super) page: Option<u32>,
    line: Option<usize>,
    /// From which character on it stands on which other line.
    breaks: Vec<(usize, usize)>,
    pub(super) photographer: Option<Photographer>,
}

/// Who took a picture.
#[derive(Debug)]
pub(super) struct Photographer {
    pub(super) printed: String,
    /// The right name, if the archive knows one.
    pub(super) name: Option<String>,
}

impl Passage {
    /// The line on which the byte of its text stands.
    pub(super) fn line_of(&self, byte: usize) -> Option<usize> {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let index = before.chars().count();
        let reached = self.breaks.iter().rev().find(|(from, _)| *from <= index);
        let (from, line) = reached.copied().map_or((0, self.line?), |(from, line)| (from, line));
        // What no field holds has the line ends of its text.
        let has_line_ends = self.kind == crate::text::UNREAD;
        let between = before.chars().skip(from).filter(|c| has_line_ends && *c == '\n');
        Some(line + between.count())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let breaks: Option<String> = row.get(7)?;
        // Whoever changed it loses the further lines.
        let breaks = breaks.and_then(|breaks| serde_json::from_str(&breaks).ok());
        Ok(Self {
            part: row.get(1)?,
            kind: row.get(2)?,
            position: row.get(3)?,
            text: row.get(4)?,
            page: row.get(5)?,
            line: row.get(6)?,
            breaks: breaks.unwrap_or_default(),
            photographer: Photographer::read(row, 8)?,
        })
    }
}

impl Photographer {
    /// By the printed name in a column and the right one behind it.
    fn read(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Self>> {
        let (printed, name): (Option<_>, _) = (row.get(column)?, row.get(column + 1)?);
        Ok(printed.map(|printed| Self { printed, name }))
    }
}

/// A database of this program and version.
#[derive(Debug)]
pub(super) struct Archive {
    connection: Connection,
    path: PathBuf,
}

impl Archive {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let connection = sqlite::open_own(path)?;
        let path = path.to_owned();
        Ok(Self { connection, path })
    }

    /// Gives each release that may have what is looked for, until no more are taken.
    pub(super) fn each(&self, wanted: &Wanted, take: &mut dyn FnMut(Release) -> io::Result<bool>) -> io::Result<()> {
        let failed = |error| sqlite::unsearchable(&self.path, &error);
        for id in self.ids(wanted).map_err(failed)? {
            let release = self.release(id).map_err(failed)?;
            if !take(release)? {
                break;
            }
        }
        Ok(())
    }

    fn ids(&self, wanted: &Wanted) -> rusqlite::Result<Vec<i64>> {
        let words = wanted.asked();
        let sql = if words.is_some() { WITH_WORDS } else { WITHOUT_WORDS };
        let years = wanted.years;
        let year = |year: u16| format!("{year:04}");
        let names = self.names(wanted)?;
        let mut statement = self.connection.prepare(sql)?;
        let ids = statement.query_map(
            named_params! {
                ":words": words,
                ":first": years.map(|years| year(years.first)),
                ":last": years.map(|years| year(years.last)),
                ":names": names,
            },
            |row| row.get(0),
        )?;
        ids.collect()
    }

    /// The photographers who may be meant, as a JSON list; `None` if all are.
    fn names(&self, wanted: &Wanted) -> rusqlite::Result<Option<String>> {
        if wanted.takes_all_photographers() {
            return Ok(None);
        }
        let mut statement = self.connection.prepare(PHOTOGRAPHERS)?;
        let all = statement.query_map([], |row| Photographer::read(row, 0))?;
        let all: Vec<_> = all.collect::<rusqlite::Result<_>>()?;
        let meant = all.iter().flatten().filter(|photographer| wanted.is_by(photographer));
        let meant: Vec<_> = meant.map(|photographer| &photographer.printed).collect();
        Ok(Some(serde_json::json!(meant).to_string()))
    }

    fn release(&self, id: i64) -> rusqlite::Result<Release> {
        let mut passages = self.connection.prepare_cached(PASSAGES)?;
        let passages = passages.query_map([id], Passage::read)?.collect::<Result<_, _>>()?;
        self.connection.prepare_cached(RELEASE)?.query_row([id], |row| {
            Ok(Release {
                path: row.get(0)?,
                identifier: row.get(1)?,
                kind: row.get(2)?,
                date: row.get(3)?,
                headline: row.get(4)?,
                page: row.get(5)?,
                line: row.get(6)?,
                extracted_by: row.get(7)?,
                passages,
            })
        })
    }
}
