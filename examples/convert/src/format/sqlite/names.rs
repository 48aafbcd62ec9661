//! The tables of names, which are made anew from all texts of a database at the end of a run.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::names::{Counts, Names, Role, Row};

const PLACES: &str = "SELECT printed, role, CAST(substr(date, 1, 4) AS INTEGER) AS year, count(*)
    FROM printed_names JOIN releases ON releases.id = release_id GROUP BY printed, role, year";

const NEW: &str = "INSERT INTO names (printed, role, name, kind, gnd, count, first_year, last_year, near_group, id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// Whether the right names are from another file than those of the database, or it has no names yet.
pub(super) fn are_behind(connection: &Connection, names: &Names) -> rusqlite::Result<bool> {
    let mut file = connection.prepare("SELECT sha256 FROM names_file")?;
    let known: Option<String> = file.query_row([], |row| row.get(0)).optional()?;
    let lacks_some = "SELECT NOT EXISTS (SELECT 1 FROM names) AND EXISTS (SELECT 1 FROM printed_names)";
    let is_other = known.as_deref() != names.corrections().file().map(|file| file.sha256.as_str());
    Ok(is_other || connection.query_row(lacks_some, [], |row| row.get(0))?)
}

/// Makes the tables anew; of `given` the right names count alone, because it knows the texts of one run.
pub(super) fn make(connection: &Connection, given: &Names) -> rusqlite::Result<()> {
    let names = printed(connection, given)?;
    connection.execute_batch("DELETE FROM names; DELETE FROM near_names; DELETE FROM names_file;")?;
    if let Some(file) = names.corrections().file() {
        connection.execute("INSERT INTO names_file (id, sha256) VALUES (1, ?)", [&file.sha256])?;
    }
    let sorted = names.sorted();
    let mut new = connection.prepare(NEW)?;
    for Row {
        printed,
        role,
        counts,
        who,
        group,
    } in &sorted.rows
    {
        let [first, last] = counts.years.map_or([None; 2], |years| years.map(Some));
        let name = who.is_corrected.then_some(&who.name);
        let count = i64::try_from(counts.count).unwrap_or(i64::MAX);
        let (role, kind, id) = (role.name(), who.kind.name(), who.urn());
        new.execute(params![
            printed, role, name, kind, who.gnd, count, first, last, group, id
        ])?;
    }
    let mut near = connection.prepare("INSERT INTO near_names (printed, near, because) VALUES (?, ?, ?)")?;
    for (printed, others) in sorted.near_by_name() {
        for (other, because) in others {
            near.execute(params![printed, other, because.join(", ")])?;
        }
    }
    Ok(())
}

/// The names of all texts of a database.
fn printed(connection: &Connection, given: &Names) -> rusqlite::Result<Names> {
    let mut names = Names::new(given.corrections().clone());
    let mut places = connection.prepare(PLACES)?;
    let mut rows = places.query([])?;
    while let Some(row) = rows.next()? {
        let (printed, role): (String, String) = (row.get(0)?, row.get(1)?);
        let year: Option<i32> = row.get(2)?;
        let count: i64 = row.get(3)?;
        if let Some(role) = Role::of_name(&role) {
            let counts = Counts {
                count: usize::try_from(count).unwrap_or_default(),
                years: year.map(|year| [year; 2]),
            };
            names.count(printed, role, counts);
        }
    }
    Ok(names)
}
