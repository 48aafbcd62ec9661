//! What is no plain text, made one: the lines that PDF files and saved web pages show.

use crate::charset::Charset;
use crate::encoding::NotText;
use crate::lang::Said;
use crate::own;
pub(crate) use kind::Kind;
pub(crate) use read::{Extraction, Paper, Read, read};

mod kind;
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod read;

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
    /// Of a page, the address that it says it has, and those of texts that it leads to.
    pub(crate) addresses: Vec<String>,
    /// What is to be said of it, with a sentence that has the details.
    pub(crate) notes: Vec<(own::Code, Said)>,
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
    #[cfg(feature = "pdf")]
    #[error("this PDF file opens only with a password; save it without one, and convert that")]
    Password,
    #[cfg(feature = "pdf")]
    #[error(
        "this PDF file is encrypted in a way that is not read; open it in another program, save it anew, and convert that"
    )]
    Encryption,
    #[cfg(feature = "pdf")]
    #[error("this PDF file is broken: none of its pages can be read; look for another copy")]
    Broken,
    #[cfg(feature = "pdf")]
    #[error("this PDF file has more pages or letters than any press release, and is not read")]
    TooMuch,
    #[cfg(feature = "pdf")]
    #[error(
        "this PDF file has {} and no text on {}: it is a scan; run text recognition (OCR) over it, and convert what that writes",
        pages(*.0), if *.0 == 1 { "it" } else { "any of them" }
    )]
    Scan(usize),
    #[cfg(feature = "pdf")]
    #[error(
        "this PDF file does not say what {unknown} of its {letters} letters mean, so that its text would be wrong; run text \
         recognition (OCR) over it, and convert what that writes"
    )]
    NoMeaning { unknown: usize, letters: usize },
}

impl Refused {
    /// The pages of a file that has none with text.
    pub(crate) const fn paper(&self) -> Option<Paper> {
        match self {
            #[cfg(feature = "pdf")]
            Self::Scan(pages) => Some(Paper {
                pages: *pages,
                blank: *pages,
            }),
            _ => None,
        }
    }
}

#[cfg(feature = "pdf")]
fn pages(count: usize) -> String {
    if count == 1 {
        "1 page".to_owned()
    } else {
        format!("{count} pages")
    }
}
