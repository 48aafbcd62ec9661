//! PDF files: their letters, made lines of text.

mod columns;
mod damage;
mod fonts;
mod glyphs;
mod lines;
mod packed;
mod paragraphs;
mod runs;
#[cfg(test)]
mod tests;

use std::panic;
use std::thread;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Extracted, Place, Refused};
use crate::lang::{Said, said};
use crate::own::Code;
use fonts::Fonts;
use glyphs::Reader;
use lines::Line;

/// No press release has more pages.
const MOST_PAGES: usize = 2_000;
/// Objects and forms that lie in one another are read by calls in one another.
const STACK: usize = 64 << 20;

/// The lines of one column.
type Column = Vec<Line>;

/// How many bytes a file has once it is unpacked.
pub(super) fn unpacked(bytes: &[u8]) -> u64 {
    packed::held(bytes).max(bytes.len() as u64)
}

pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Refused> {
    let work = || extracted(bytes);
    thread::scope(
        |scope| match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
            Ok(reader) => reader.join().unwrap_or_else(|why| panic::resume_unwind(why)),
            Err(_) => Err(Refused::TooMuch),
        },
    )
}

fn extracted(bytes: &[u8]) -> Result<Extracted, Refused> {
    let mut broken_streams = packed::broken(bytes).map_err(|packed::Bomb| Refused::TooMuch)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refused::Password,
        LoadPdfError::Decryption(_) => Refused::Encryption,
        LoadPdfError::Invalid => Refused::Broken,
    })?;
    broken_streams += packed::broken_behind_locks(bytes, &pdf).map_err(|packed::Bomb| Refused::TooMuch)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Refused::Broken);
    }
    if pages.len() > MOST_PAGES {
        return Err(Refused::TooMuch);
    }
    let (mut fonts, mut reader) = (Fonts::default(), Reader::new(pdf.xref()));
    let mut found = Found::default();
    for (number, page) in (1..).zip(pages.iter()) {
        if packed::is_bomb(page) || !fonts.are_countable(page) {
            return Err(Refused::TooMuch);
        }
        if !damage::is_page_whole(page).map_err(|glyphs::TooMuch| Refused::TooMuch)? {
            found.torn.push(number);
        }
        let sheet = reader.page(page).map_err(|glyphs::TooMuch| Refused::TooMuch)?;
        found.unknown += sheet.unknown;
        found.letters += sheet.glyphs.iter().filter(|glyph| !glyph.is_blank).count();
        let mut columns: Vec<Column> = Vec::new();
        for (turn, runs) in runs::runs(&sheet) {
            for runs in columns::columns(runs) {
                columns.push(lines::lines(&sheet, turn, runs));
            }
        }
        columns.retain(|column| !column.is_empty());
        if columns.is_empty() {
            found.blank.push(number);
        }
        found.pages.push(columns);
    }
    found.is_font_lost = reader.is_font_lost();
    let wrong = found.wrong(bytes, broken_streams, damage::promised(&pdf));
    let is_unclear = found.unknown * 100 > found.letters;
    // What damage hides is neither a scan nor a font that says too little.
    if (found.letters == 0 || is_unclear) && !wrong.is_empty() {
        return Err(Refused::Broken);
    }
    if found.letters == 0 {
        return Err(Refused::Scan(pages.len()));
    }
    if is_unclear {
        return Err(Refused::NoMeaning {
            unknown: found.unknown,
            letters: found.letters,
        });
    }
    let (text, places) = paragraphs::written(&found.pages);
    Ok(Extracted {
        text,
        encoding: None,
        places,
        pages: pages.len(),
        blank_pages: found.blank.len(),
        addresses: Vec::new(),
        notes: found.notes(&wrong),
    })
}

/// What pages show, and what is wrong with them.
#[derive(Default)]
struct Found {
    pages: Vec<Vec<Column>>,
    letters: usize,
    unknown: usize,
    is_font_lost: bool,
    /// The numbers of pages without text, and of those whose instructions are damaged.
    blank: Vec<usize>,
    torn: Vec<usize>,
}

impl Found {
    fn notes(&self, wrong: &[Said]) -> Vec<(Code, Said)> {
        let mut notes = Vec::new();
        if let Some(first) = self.blank.first() {
            let pages = self.pages.len();
            let text = match self.blank.len() {
                1 => said!(
                    "page {first} of {pages} shows no text",
                    "Seite {first} von {pages} zeigt keinen Text"
                ),
                count => said!(
                    "{count} of {pages} pages show no text, page {first} the first of them",
                    "{count} von {pages} Seiten zeigen keinen Text, als erste Seite {first}"
                ),
            };
            notes.push((Code::PagesBlank, text));
        }
        if self.unknown > 0 {
            let Self { unknown, letters, .. } = self;
            let text = said!(
                "the file does not say what {unknown} of its {letters} letters mean",
                "die Datei sagt von {unknown} ihrer {letters} Buchstaben nicht, welche es sind"
            );
            notes.push((Code::LettersUnknown, text));
        }
        if !wrong.is_empty() {
            let wrong = Said::joined(wrong, "; ");
            let damaged = said!("the PDF file is damaged: ", "die PDF-Datei ist beschädigt: ");
            notes.push((Code::PdfDamaged, Said::joined(&[damaged, wrong], "")));
        }
        notes
    }

    /// The proofs of damage.
    fn wrong(&self, bytes: &[u8], broken_streams: usize, promised: Option<usize>) -> Vec<Said> {
        let mut wrong = damage::of_frame(bytes);
        let pages = self.pages.len();
        if let Some(promised) = promised.filter(|&promised| promised != pages) {
            wrong.push(said!(
                "it says that it has {promised} pages, and {pages} were found",
                "nach eigener Angabe hat sie {promised} Seiten, gefunden wurden {pages}"
            ));
        }
        match self.torn.as_slice() {
            [] => {}
            [page] => wrong.push(said!(
                "what draws page {page} is damaged",
                "was Seite {page} zeichnet, ist beschädigt"
            )),
            [page, ..] => {
                let count = self.torn.len();
                wrong.push(said!(
                    "what draws {count} pages is damaged, page {page} the first of them",
                    "was {count} Seiten zeichnet, ist beschädigt, als erste Seite {page}"
                ));
            }
        }
        match broken_streams {
            0 => {}
            1 => wrong.push(said!(
                "one of its packed parts is damaged",
                "einer ihrer gepackten Teile ist beschädigt"
            )),
            count => wrong.push(said!(
                "{count} of its packed parts are damaged",
                "{count} ihrer gepackten Teile sind beschädigt"
            )),
        }
        if self.is_font_lost {
            wrong.push(said!("a font cannot be read", "eine Schrift ist nicht zu lesen"));
        }
        wrong
    }
}
