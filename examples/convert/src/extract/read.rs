//! Any file, read as what it is.

use std::borrow::Cow;
use std::path::Path;

use pressedienst::{Document, Parser};

#[cfg(feature = "pdf")]
use super::pdf;
use super::{Extracted, Kind, Place, Refused, page};
use crate::charset::Charset;
use crate::encoding::{self, Evidence};
use crate::lang::Said;
use crate::own;
use crate::text::sha256;

/// A file that was read, whatever it is.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) document: Document,
    /// The encoding of the file, as records name it.
    pub(crate) encoding: Cow<'static, str>,
    pub(crate) evidence: Evidence,
    /// How its text came out of it, if it is no text itself.
    pub(crate) extraction: Option<Extraction>,
}

/// How a text came out of a file.
#[derive(Debug)]
pub(crate) struct Extraction {
    /// As records name it.
    pub(crate) by: &'static str,
    pub(crate) text_sha256: String,
    pub(crate) places: Vec<Place>,
    pub(crate) paper: Option<Paper>,
    /// Of a page, the address that it says it has, and those of texts that it leads to.
    pub(crate) addresses: Vec<String>,
    pub(crate) notes: Vec<(own::Code, Said)>,
}

/// The pages of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Paper {
    pub(crate) pages: usize,
    /// Those that show no text.
    pub(crate) blank: usize,
}

/// What is said of the encoding of a file that has none, as it is said of files everywhere.
const NO_ENCODING: &str = "binary";

/// A web archive begins so, which is text for the most part.
const WARC: &[u8] = b"WARC/";

/// Reads a file, which is a text or has one; a text of more bytes than `most` is none. An encoding that is given is that of texts
/// and pages.
pub(crate) fn read(
    parser: &Parser,
    bytes: &[u8],
    path: Option<&Path>,
    forced: Option<Charset>,
    most: u64,
) -> Result<Read, Refused> {
    if bytes.starts_with(WARC) {
        return Err(Refused::Warc);
    }
    if path.is_some_and(is_mhtml) && page::is_archive(bytes) {
        return Err(Refused::WebArchive);
    }
    let (by, extracted) = match Kind::of(bytes, path) {
        Kind::Text => return Ok(encoding::read(parser, bytes, forced)?.into()),
        Kind::Pdf => ("pdf", read_pdf(bytes)?),
        Kind::Html => ("html", page::read(bytes, forced)?),
    };
    let Extracted {
        text,
        encoding,
        places,
        pages,
        blank_pages,
        addresses,
        notes,
    } = extracted;
    if text.len() as u64 > most {
        return Err(Refused::TooLarge(most));
    }
    let paper = (pages > 0).then_some(Paper {
        pages,
        blank: blank_pages,
    });
    Ok(Read {
        document: parser.parse(&text),
        encoding: encoding.map_or(Cow::Borrowed(NO_ENCODING), Charset::name),
        evidence: Evidence::Certain,
        extraction: Some(Extraction {
            by,
            text_sha256: sha256(text.as_bytes()),
            places,
            paper,
            addresses,
            notes,
        }),
    })
}

impl From<encoding::Read> for Read {
    /// A file that is a text.
    fn from(read: encoding::Read) -> Self {
        let encoding::Read {
            document,
            charset,
            evidence,
        } = read;
        Self {
            document,
            encoding: charset.name(),
            evidence,
            extraction: None,
        }
    }
}

/// Whether a file is called as pages are that are saved with all that belongs to them; their bytes are those of an e-mail.
fn is_mhtml(path: &Path) -> bool {
    let endings = ["mht", "mhtml"];
    path.extension()
        .is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}

#[cfg(feature = "pdf")]
fn read_pdf(bytes: &[u8]) -> Result<Extracted, Refused> {
    pdf::read(bytes)
}

#[cfg(not(feature = "pdf"))]
const fn read_pdf(_: &[u8]) -> Result<Extracted, Refused> {
    Err(Refused::NoPdf)
}

impl Extraction {
    /// The page on which a line stands, from 1 as the line is; an empty line stands where the one before it does.
    pub(crate) fn page_of(&self, line: usize) -> Option<u32> {
        let places = self.places.get(..line.min(self.places.len()))?;
        places.iter().rev().map(|place| place.page).find(|page| *page > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(pages: &[u32]) -> Vec<Place> {
        let place = |page: &u32| Place {
            page: *page,
            area: [0.0; 4],
        };
        pages.iter().map(place).collect()
    }

    #[test]
    fn an_empty_line_stands_where_the_one_before_it_does() {
        let extraction = Extraction {
            by: "pdf",
            text_sha256: String::new(),
            places: places(&[0, 1, 0, 0, 2]),
            paper: None,
            addresses: Vec::new(),
            notes: Vec::new(),
        };
        let pages: Vec<_> = (0..8).map(|line| extraction.page_of(line)).collect();
        assert_eq!(
            pages,
            [None, None, Some(1), Some(1), Some(1), Some(2), Some(2), Some(2)]
        );
    }

    #[test]
    fn web_archives_are_named() {
        let page = b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n--b\n";
        let read = |name: &str, bytes: &[u8]| read(&Parser::new(), bytes, Some(Path::new(name)), None, 1_000);
        assert!(matches!(read("a.MHT", page), Err(Refused::WebArchive)));
        // A mail with pictures has such a head too, and is read as mails are.
        assert!(read("a.eml", page).is_ok());
        assert!(matches!(read("a.txt", b"WARC/1.0\r\n"), Err(Refused::Warc)));
    }
}
