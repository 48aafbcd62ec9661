//! What only all releases of the database tell: `related` and `pictures`, made anew by what the tables of texts have.

use std::io;

use rusqlite::{Connection, params};

use super::failed;
use crate::format::cell::SEPARATOR;
use crate::format::file_name;
use crate::related::{Facts, FactsOfText, Offer, Pictures, Prints, Releases, sum};

pub(super) const SCHEMA: &str = include_str!("related.sql");

const FACTS: &str = "SELECT texts.id, texts.path, texts.sha256, texts.text_sha256, releases.id, facts
    FROM release_facts JOIN releases ON releases.id = release_id JOIN texts ON texts.id = text_id
    ORDER BY texts.id, releases.item";

const OFFERS: &str =
    "SELECT url, caption, holder, photographer, credit_line, releases.date, texts.sha256 || '#' || releases.item
    FROM images JOIN releases ON releases.id = release_id JOIN texts ON texts.id = text_id WHERE url IS NOT NULL";

const NEW_LINK: &str = "INSERT INTO related (a, b, proof, because, a_lang, b_lang, days_between, headline_similarity,
    words_similarity, numbers_similarity, shared_pictures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const NEW_PICTURE: &str =
    "INSERT INTO pictures (url, file_name, captions, holders, photographers, credit_lines, first_date,
    last_date, release_count, print_count, releases, candidates, because) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// Makes both tables anew.
pub(super) fn renew(connection: &Connection) -> io::Result<()> {
    connection
        .execute_batch("DELETE FROM related; DELETE FROM pictures;")
        .map_err(failed)?;
    let prints = {
        let (releases, ids) = releases(connection)?;
        add_links(connection, &releases, &ids).map_err(failed)?;
        releases.sorted().prints()
    };
    add_pictures(connection, &prints).map_err(failed)
}

/// The releases of all texts, and their numbers in the database.
fn releases(connection: &Connection) -> io::Result<(Releases, Vec<Vec<i64>>)> {
    let mut statement = connection.prepare(FACTS).map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    let (mut texts, mut ids): (Vec<(i64, FactsOfText)>, Vec<Vec<i64>>) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next().map_err(failed)? {
        let text: i64 = row.get(0).map_err(failed)?;
        if texts.last().is_none_or(|(last, _)| *last != text) {
            let of_text = || -> rusqlite::Result<_> {
                let (sha256, text_sha256) = (row.get::<_, String>(2)?, row.get::<_, Option<String>>(3)?);
                Ok(FactsOfText {
                    path: row.get(1)?,
                    sha256: sum(&sha256),
                    text_sha256: text_sha256.as_deref().map(sum),
                    facts: Vec::new(),
                    layout: None,
                    names: Vec::new(),
                })
            };
            texts.push((text, of_text().map_err(failed)?));
            ids.push(Vec::new());
        }
        let bytes: Vec<u8> = row.get(5).map_err(failed)?;
        let facts = Facts::from_bytes(&bytes).map_err(io::Error::other)?;
        if let (Some((_, text)), Some(ids)) = (texts.last_mut(), ids.last_mut()) {
            text.facts.push(facts);
            ids.push(row.get(4).map_err(failed)?);
        }
    }
    let mut releases = Releases::default();
    for (_, text) in texts {
        releases.add(text);
    }
    Ok((releases, ids))
}

fn add_links(connection: &Connection, releases: &Releases, ids: &[Vec<i64>]) -> rusqlite::Result<()> {
    let sorted = releases.sorted();
    let mut statement = connection.prepare(NEW_LINK)?;
    for link in sorted.links() {
        let id = |release| {
            let (text, release) = sorted.added(release)?;
            ids.get(text)?.get(release).copied()
        };
        let language = |release| sorted.called(release).and_then(|called| called.language);
        let rounded = |share: Option<f32>| share.map(|share| (f64::from(share) * 100.0).round() / 100.0);
        statement.execute(params![
            id(link.a),
            id(link.b),
            link.proof.as_str(),
            link.because.join(SEPARATOR),
            language(link.a),
            language(link.b),
            link.figures.days_between,
            rounded(link.figures.headline),
            rounded(link.figures.words),
            rounded(link.figures.numbers),
            link.figures.pictures,
        ])?;
    }
    Ok(())
}

fn add_pictures(connection: &Connection, prints: &Prints) -> rusqlite::Result<()> {
    let mut pictures = Pictures::default();
    let mut statement = connection.prepare(OFFERS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        pictures.add(vec![Offer {
            url: row.get(0)?,
            caption: row.get(1)?,
            holder: row.get(2)?,
            photographer: row.get(3)?,
            credit_line: row.get(4)?,
            date: row.get(5)?,
            release: row.get(6)?,
        }]);
    }
    let mut statement = connection.prepare(NEW_PICTURE)?;
    for picture in pictures.rows() {
        let joined = |values: &[&str]| (!values.is_empty()).then(|| values.join(SEPARATOR));
        let (candidates, because): (Vec<_>, Vec<_>) = picture.candidates.iter().copied().unzip();
        statement.execute(params![
            picture.url,
            file_name::of(picture.url),
            joined(&picture.captions),
            joined(&picture.holders),
            joined(&picture.photographers),
            joined(&picture.credit_lines),
            picture.first_date,
            picture.last_date,
            prints.count(&picture.releases),
            picture.releases.len(),
            picture.releases.join(SEPARATOR),
            joined(&candidates),
            joined(&because),
        ])?;
    }
    Ok(())
}
