//! Whether files for all texts hold the texts that the journal knows: records and the database, in which each text has a row.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead as _};
use std::path::Path;

use serde::Deserialize;

use crate::error::System;
use crate::format::{ndjson, sqlite};
use crate::journal::{Journal, Status};
use crate::lang::Said;

pub(super) fn is_database(name: &str) -> bool {
    is_file(name, sqlite::NAME)
}

fn is_file(name: &str, wanted: &str) -> bool {
    name.rsplit_once('/').map_or(name, |(_, file)| file) == wanted
}

/// Why a database is not whole, if so.
pub(super) fn why_damaged(path: &Path) -> Option<Said> {
    sqlite::why_damaged(path).unwrap_or_else(|error| Some(Said::of(&System(error))))
}

/// The paths of texts that a file should hold and does not hold as they are now. Nothing is said of a file that cannot be
/// read as what it is.
pub(super) fn behind(name: &str, path: &Path, journal: &Journal) -> BTreeSet<String> {
    let is_database = is_database(name);
    let mut rows = BTreeSet::new();
    let read = if is_database {
        sqlite::sums(path, &mut |place, sum| {
            rows.insert((place, sum));
        })
    } else if is_file(name, ndjson::NAME) {
        records(path, &mut rows)
    } else {
        return BTreeSet::new();
    };
    if read.is_err() {
        return BTreeSet::new();
    }
    let texts = journal.texts();
    let texts = texts.filter(|(_, entry)| entry.status == Status::Done && entry.common.contains(name));
    let is_behind = |place: &str, path: &str, sum: &str| {
        let known = if is_database { place } else { path };
        !rows.contains(&(known.to_owned(), sum.to_owned()))
    };
    let behind = texts.filter(|(place, entry)| {
        let sum = entry.sha256.as_deref().unwrap_or_default();
        is_behind(place, &entry.path, sum)
    });
    behind.map(|(_, entry)| entry.path.clone()).collect()
}

/// What a record says of its text.
#[derive(Deserialize)]
struct Record {
    source: Source,
}

#[derive(Deserialize)]
struct Source {
    path: Option<String>,
    sha256: String,
}

fn records(path: &Path, rows: &mut BTreeSet<(String, String)>) -> io::Result<()> {
    for line in io::BufReader::new(File::open(path)?).split(b'\n') {
        let record: Record = serde_json::from_slice(&line?)?;
        rows.insert((record.source.path.unwrap_or_default(), record.source.sha256));
    }
    Ok(())
}
