//! Where words stand, as a message names it: a line of a file, or of the text that was got out of it.

use crate::extract::Extraction;

/// The file that a message is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    /// As a terminal can show it.
    pub(super) path: &'p str,
    /// How its text came out of it, if it is none itself.
    pub(super) extraction: Option<&'p Extraction>,
}

impl<'p> Place<'p> {
    /// A file that is a text.
    pub(super) const fn of(path: &'p str) -> Self {
        Self { path, extraction: None }
    }

    /// What stands before the number of a line: `a.txt`, `a.html (text)`, `a.pdf (page 2, text)`.
    pub(super) fn at(self, line: usize) -> String {
        let path = self.path;
        match (self.extraction, self.page(line)) {
            (None, _) => path.to_owned(),
            (Some(_), None) => format!("{path} (text)"),
            (Some(_), Some(page)) => format!("{path} (page {page}, text)"),
        }
    }

    /// The page of the file on which a line of its text stands.
    pub(super) fn page(self, line: usize) -> Option<u32> {
        self.extraction?.page_of(line)
    }
}
