//! What is no plain text, made one: the lines that PDF files and saved web pages show.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use pressedienst::{Document, Parser};

use crate::charset::Charset;
use crate::encoding::{self, Evidence, NotText};
use crate::error::and_more;
use crate::own;
use crate::text::sha256;
pub(crate) use kind::Kind;

mod kind;
mod page;
#[cfg(feature = "pdf")]
mod pdf;

/// The text that a file shows, a line of it a line.
#[derive(Debug)]
pub(crate) struct Extracted {
    /// Ended by line feeds; a form feed ends a page of paper.
    pub(crate) text: String,
    /// The encoding in which the file was read, if it has one.
    pub(crate) encoding: Option<Charset>,
    /// Of a PDF, where each line of the text stands.
    pub(crate) places: Vec<Place>,
    /// How many pages of paper it has, and how many of them show no text.
    pub(crate) pages: usize,
    pub(crate) blank_pages: usize,
    /// What is to be said of it, with a sentence that has the details.
    pub(crate) notes: Vec<(own::Code, String)>,
}

/// Where a line stands on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// Counted from 1; 0 for an empty line between two that stand somewhere.
    pub(crate) page: u32,
    /// Left, bottom, right, top in points of 1/72 inch, as PDF counts them.
    pub(crate) area: [f32; 4],
}

/// Why a file shows no text that could be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refused {
    #[error(transparent)]
    NotText(#[from] NotText),
    #[error("this is a web archive (WARC), of which no page is read; take its pages out first")]
    Warc,
    #[error("the text in it is larger than {0} bytes; give --max-bytes to read it all the same")]
    TooLarge(u64),
    #[cfg(not(feature = "pdf"))]
    #[error("this is a PDF file, and this pressedienst was built without the feature pdf, which reads them")]
    NoPdf,
    #[error("the page shows no text; if scripts load it, open the page in a browser, and save it as it is shown there")]
    NoText,
    #[error("the page is made of frames, each of which is a file of its own; convert those")]
    Frames,
    #[error(
        "this is a web page with all that belongs to it in one file (MHTML); open it in a browser, and save it as a web page"
    )]
    WebArchive,
}

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
    pub(crate) notes: Vec<(own::Code, String)>,
}

/// The pages of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Paper {
    pub(crate) pages: usize,
    /// Those that show no text.
    pub(crate) blank: usize,
}

impl Paper {
    /// Which pages show no text, if some do.
    fn blank_note(self, places: &[Place]) -> Option<(own::Code, String)> {
        const NAMED: usize = 5;
        let shown: BTreeSet<_> = places.iter().map(|place| place.page).collect();
        let all = 1..=u32::try_from(self.pages).unwrap_or(u32::MAX);
        let blank = all.filter(|page| !shown.contains(page)).take(self.blank);
        let named: Vec<_> = blank.take(NAMED).map(|page| page.to_string()).collect();
        let (last, before) = named.split_last()?;
        let more = and_more(self.blank.saturating_sub(named.len()), " and ");
        let (listed, verb) = match before {
            [] => (format!("page {last}"), "shows"),
            _ if more.is_empty() => (format!("pages {} and {last}", before.join(", ")), "show"),
            _ => (format!("pages {}{more}", named.join(", ")), "show"),
        };
        let note = format!("{listed} of {} {verb} no text; if there are scans among them, run text recognition (OCR) over it", self.pages);
        Some((own::Code::PagesWithoutText, note))
    }
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
        notes,
    } = extracted;
    if text.len() as u64 > most {
        return Err(Refused::TooLarge(most));
    }
    let paper = (pages > 0).then_some(Paper {
        pages,
        blank: blank_pages,
    });
    let blank = paper.and_then(|paper| paper.blank_note(&places));
    let notes = notes.into_iter().chain(blank).collect();
    Ok(Read {
        document: parser.parse(&text),
        encoding: encoding.map_or(Cow::Borrowed(NO_ENCODING), Charset::name),
        evidence: Evidence::Certain,
        extraction: Some(Extraction {
            by,
            text_sha256: sha256(text.as_bytes()),
            places,
            paper,
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
    path.extension().is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
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
            notes: Vec::new(),
        };
        let pages: Vec<_> = (0..8).map(|line| extraction.page_of(line)).collect();
        assert_eq!(pages, [None, None, Some(1), Some(1), Some(1), Some(2), Some(2), Some(2)]);
    }

    #[test]
    fn pages_without_text_are_listed() {
        for (pages, blank, shown, told) in [
            (2, 0, &[1, 2][..], None),
            (2, 1, &[1], Some("page 2 of 2 shows no text")),
            (3, 2, &[2], Some("pages 1 and 3 of 3 show no text")),
            (9, 8, &[1], Some("pages 2, 3, 4, 5, 6 and 3 more of 9 show no text")),
        ] {
            let note = Paper { pages, blank }.blank_note(&places(shown));
            let note = note.map(|(_, note)| note.split(';').next().unwrap().to_owned());
            assert_eq!(note.as_deref(), told);
        }
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
