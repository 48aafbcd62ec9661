//! What is no plain text, made one: the lines that PDF files and saved web pages show.

mod page;
#[cfg(feature = "pdf")]
mod pdf;

use encoding_rs::Encoding;

use crate::own;

/// The text that a file shows, a line of it a line.
#[derive(Debug)]
pub(crate) struct Extracted {
    /// Ended by line feeds; a form feed ends a page of paper.
    pub(crate) text: String,
    /// The encoding in which the file was read, if it has one.
    pub(crate) encoding: Option<&'static Encoding>,
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
    #[error("this PDF file opens only with a password; save it without one, and convert that")]
    Password,
    #[error(
        "this PDF file is encrypted in a way that is not read; open it in another program, save it anew, and convert that"
    )]
    Encryption,
    #[error("this PDF file is broken: none of its pages can be read; look for another copy")]
    Broken,
    #[error("this PDF file has more pages or letters than any press release, and is not read")]
    TooMuch,
    #[error(
        "this PDF file has {} and no text on {}: it is a scan; run text recognition (OCR) over it, and convert what that writes",
        pages(*.0), if *.0 == 1 { "it" } else { "any of them" }
    )]
    Scan(usize),
    #[error(
        "this PDF file does not say what {unknown} of its {letters} letters mean, so that its text would be wrong; run text \
         recognition (OCR) over it, and convert what that writes"
    )]
    NoMeaning { unknown: usize, letters: usize },
}

fn pages(count: usize) -> String {
    if count == 1 {
        "1 page".to_owned()
    } else {
        format!("{count} pages")
    }
}
