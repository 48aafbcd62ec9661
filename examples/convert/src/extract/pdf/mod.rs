//! PDF files: their letters, made lines of text.

mod columns;
mod glyphs;
mod lines;
mod paragraphs;
mod runs;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Extracted, Place, Refused};
use glyphs::Reader;
use lines::Line;

/// No press release has more pages.
const MOST_PAGES: usize = 2_000;

/// The lines of one column.
type Column = Vec<Line>;

pub(super) fn read(bytes: &[u8]) -> Result<Extracted, Refused> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refused::Password,
        LoadPdfError::Decryption(_) => Refused::Encryption,
        LoadPdfError::Invalid => Refused::Broken,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Refused::Broken);
    }
    if pages.len() > MOST_PAGES {
        return Err(Refused::TooMuch);
    }
    let mut reader = Reader::new(pdf.xref());
    let (mut sheets, mut letters, mut unknown, mut blank_pages) = (Vec::with_capacity(pages.len()), 0, 0, 0);
    for page in pages.iter() {
        let sheet = reader.page(page).map_err(|glyphs::TooMuch| Refused::TooMuch)?;
        unknown += sheet.unknown;
        letters += sheet.glyphs.iter().filter(|glyph| !glyph.is_blank).count();
        let mut page: Vec<Column> = Vec::new();
        for (turn, runs) in runs::runs(&sheet) {
            for runs in columns::columns(runs) {
                page.push(lines::lines(&sheet, turn, runs));
            }
        }
        page.retain(|column| !column.is_empty());
        blank_pages += usize::from(page.is_empty());
        sheets.push(page);
    }
    if letters == 0 {
        return Err(Refused::Scan(pages.len()));
    }
    if unknown * 100 > letters {
        return Err(Refused::NoMeaning { unknown, letters });
    }
    let (text, places) = paragraphs::written(&sheets);
    Ok(Extracted {
        text,
        encoding: None,
        places,
        pages: pages.len(),
        blank_pages,
        notes: Vec::new(),
    })
}
