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
    fn notes(&self, wrong: &[String]) -> Vec<(Code, String)> {
        let mut notes = Vec::new();
        if let Some(first) = self.blank.first() {
            let text = match self.blank.len() {
                1 => format!("page {first} of {} shows no text", self.pages.len()),
                count => format!(
                    "{count} of {} pages show no text, page {first} the first of them",
                    self.pages.len()
                ),
            };
            notes.push((Code::PagesBlank, text));
        }
        if self.unknown > 0 {
            notes.push((
                Code::LettersUnknown,
                format!(
                    "the file does not say what {} of its {} letters mean",
                    self.unknown, self.letters
                ),
            ));
        }
        if !wrong.is_empty() {
            notes.push((
                Code::PdfDamaged,
                format!("the PDF file is damaged: {}", wrong.join("; ")),
            ));
        }
        notes
    }

    /// The proofs of damage.
    fn wrong(&self, bytes: &[u8], broken_streams: usize, promised: Option<usize>) -> Vec<String> {
        let mut wrong: Vec<String> = damage::of_frame(bytes).into_iter().map(str::to_owned).collect();
        if let Some(promised) = promised.filter(|&promised| promised != self.pages.len()) {
            wrong.push(format!(
                "it says that it has {promised} pages, and {} were found",
                self.pages.len()
            ));
        }
        match self.torn.as_slice() {
            [] => {}
            [page] => wrong.push(format!("what draws page {page} is damaged")),
            [page, ..] => wrong.push(format!(
                "what draws {} pages is damaged, page {page} the first of them",
                self.torn.len()
            )),
        }
        match broken_streams {
            0 => {}
            1 => wrong.push("one of its packed parts is damaged".to_owned()),
            count => wrong.push(format!("{count} of its packed parts are damaged")),
        }
        if self.is_font_lost {
            wrong.push("a font cannot be read".to_owned());
        }
        wrong
    }
}
