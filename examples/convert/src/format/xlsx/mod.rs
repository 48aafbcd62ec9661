//! A workbook for Excel and LibreOffice: `pressedienst.xlsx`, with sheets of releases, pictures, contacts and messages.
//!
//! A cell holds what that of the format `csv` does. Nothing in it is ever a formula, because its type is text, so that no
//! apostrophe is needed. Rows go to temporary files as they come: a workbook takes no more memory than its links.

use std::io;

use pressedienst::Diagnostic;

use super::cell::Cell;
use super::csv::{Findings, contact_row, image_row, release_row, unread_row};
use super::web::Addresses;
use super::{Common, Gather, Part, Place};
use crate::lang::{Lang, found as said};
use crate::text::Text;
use book::Book;
use columns::{SHEETS, Sheet};
use value::Value;

mod book;
mod columns;
#[cfg(test)]
pub(super) mod tests;
mod value;

const NAME: &str = "pressedienst.xlsx";

pub(crate) struct Xlsx {
    /// That of what is for people alone: the names of sheets and columns.
    pub(crate) lang: Lang,
}

/// The rows of a text for each sheet, with their values in the order in which they are shown.
pub(crate) type Sheets = [Vec<Vec<Value>>; SHEETS.len()];

/// The addresses of a row that may be followed, by their columns.
type Links = Vec<(&'static str, Option<String>)>;

impl Common for Xlsx {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn part(&self, text: &Text<'_>) -> io::Result<Part> {
        let [releases, images, contacts, messages] = &SHEETS;
        let (mut of_releases, mut of_images, mut of_contacts) = (Vec::new(), Vec::new(), Vec::new());
        let (findings, addresses) = (Findings::of(text), Addresses::new(text));
        for (index, release) in text.document.releases().iter().enumerate() {
            let link = |url: Option<&_>| url.and_then(|url| addresses.link(url));
            let links = vec![
                ("online_url", link(release.online_url.as_ref())),
                ("text_version_url", link(release.text_version_url.as_ref())),
            ];
            of_releases.push(self.row(releases, &release_row(text, index, release, &findings), links));
            for (number, image) in release.images.iter().enumerate() {
                let links = vec![("url", link(image.url.as_ref()))];
                of_images.push(self.row(images, &image_row(text, index, release, number, image), links));
            }
            for (number, contact) in release.contacts.iter().enumerate() {
                of_contacts.push(self.row(contacts, &contact_row(text, index, number, contact), Vec::new()));
            }
        }
        if let Some(unread) = text.unread() {
            of_releases.push(self.row(releases, &unread_row(text, &unread, &findings), Vec::new()));
        }
        let found = text.document.diagnostics().iter();
        let of_messages = found.map(|found| self.row(messages, &message_row(text, found, self.lang), Vec::new()));
        Ok(Part::Sheets([
            of_releases,
            of_images,
            of_contacts,
            of_messages.collect(),
        ]))
    }

    fn gather(&self, place: &dyn Place) -> io::Result<Box<dyn Gather>> {
        Ok(Box::new(Book::new(place, self.lang)?))
    }
}

impl Xlsx {
    /// The cells of a row as they are shown.
    fn row(&self, sheet: &Sheet, cells: &[Cell<'_>], mut links: Links) -> Vec<Value> {
        let shown = sheet.shown().map(|(column, at, field)| {
            let link = links.iter_mut().find(|(key, _)| *key == column.key);
            let link = link.and_then(|(_, link)| link.take());
            let cell = cells.get(at).unwrap_or(&Cell::Empty);
            Value::new(field.kind, cell, link, self.lang)
        });
        shown.collect()
    }
}

/// What the parser noticed at a place.
fn message_row<'t>(text: &Text<'t>, found: &'t Diagnostic, lang: Lang) -> Vec<Cell<'t>> {
    let place = text.document.line_col(found.span().start());
    let page = text.extraction.and_then(|extraction| extraction.page_of(place.line));
    vec![
        Cell::from(lang.severity(found.severity())),
        Cell::from(found.code().as_str()),
        text.source.path.as_deref().map_or(Cell::Empty, Cell::from),
        page.map_or(Cell::Empty, |page| Cell::Bare(page.to_string())),
        Cell::number(place.line),
        Cell::number(place.column),
        Cell::from(said::sentence(found, lang)),
        Cell::from(said::words(found.code(), lang).advice),
    ]
}
