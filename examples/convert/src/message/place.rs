//! Where words stand, as a message names it: a line of a file, or of the text that was got out of it.

use crate::extract::Extraction;
use crate::lang::Lang;

/// The file that a message is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    /// As a terminal can show it.
    pub(super) path: &'p str,
    /// How its text came out of it, if it is none itself.
    pub(super) extraction: Option<&'p Extraction>,
    pub(super) lang: Lang,
}

impl<'p> Place<'p> {
    /// A file that is a text.
    pub(super) const fn of(path: &'p str, lang: Lang) -> Self {
        Self {
            path,
            extraction: None,
            lang,
        }
    }

    /// What stands before the number of a line: `a.txt`, `a.html (text)`, `a.pdf (page 2, text)`.
    pub(super) fn at(self, line: usize) -> String {
        let (path, text) = (self.path, self.lang.of("text", "Text"));
        match (self.extraction, self.page(line)) {
            (None, _) => path.to_owned(),
            (Some(_), None) => format!("{path} ({text})"),
            (Some(_), Some(page)) => format!("{path} ({} {page}, {text})", self.lang.of("page", "Seite")),
        }
    }

    /// The page of the file on which a line of its text stands.
    pub(super) fn page(self, line: usize) -> Option<u32> {
        self.extraction?.page_of(line)
    }
}
