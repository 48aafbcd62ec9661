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
    #[error("the page shows no text; if scripts load it, open the page in a browser, and save it as it is shown there")]
    NoText,
    #[error("the page is made of frames, each of which is a file of its own; convert those")]
    Frames,
    #[error(
        "this is a web page with all that belongs to it in one file (MHTML); open it in a browser, and save it as a web page"
    )]
    WebArchive,
}
