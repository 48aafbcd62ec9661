//! What comes out: the source, what each part of it is, the releases, and the findings.

use std::sync::OnceLock;

use crate::layout::Layout;
use crate::record::{Code, Diagnostic, Error, LineCol, Release, Repr, Role, Severity, SharedStr, Span};
use crate::section::zone::Reading;
use crate::text::tiling::Part;

mod lines;
mod pages;
mod record;

pub use record::{Finding, Record};

use lines::LineIndex;
use pages::PageIndex;

/// A text that was read.
///
/// It keeps the text unchanged, and serialises as its [`Record`]: `layout`, `page_count`, `releases`, `diagnostics`.
///
/// ```
/// use pressedienst::{Code, Role, Severity, parse};
///
/// let document = parse("Pressedienst\n\n31. Februar 2019\n\nLesefest am Rhein\n\nEs war schön.\n");
///
/// // What each part of the text is:
/// let (span, _) = document.parts().find(|(_, role)| *role == Role::Headline).unwrap();
/// assert_eq!(span.of(document.source()), "Lesefest am Rhein");
///
/// // What was odd, and where:
/// let [found] = document.diagnostics() else { panic!("one diagnostic") };
/// assert_eq!((found.code(), found.severity()), (Code::DateImpossible, Severity::Warning));
/// assert_eq!(document.line_col(found.span().start()).line, 3);
///
/// // No release for those who want no doubtful one:
/// assert!(document.strict(Severity::Warning).is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    source: SharedStr,
    layout: Option<Layout>,
    page_count: Option<u32>,
    releases: Vec<Release>,
    diagnostics: Vec<Diagnostic>,
    parts: Vec<Part>,
    lines: OnceLock<LineIndex>,
    pages: OnceLock<PageIndex>,
}

impl Document {
    pub(crate) fn new(
        source: SharedStr,
        layout: Option<Layout>,
        reading: Reading,
        diagnostics: Vec<Diagnostic>,
        parts: Vec<Part>,
    ) -> Self {
        let Reading {
            page_count,
            mut releases,
        } = reading;
        // A document may be kept for long, and a page of items has many short lists.
        releases.shrink_to_fit();
        for release in &mut releases {
            release.images.shrink_to_fit();
            release.body.shrink_to_fit();
        }
        Self {
            source,
            layout,
            page_count,
            releases,
            diagnostics,
            parts,
            lines: OnceLock::new(),
            pages: OnceLock::new(),
        }
    }

    /// Returns a document of releases that were made by hand or read from a record, without text and findings: for tests of
    /// what is done with documents.
    #[must_use]
    pub fn without_text(layout: Option<Layout>, page_count: Option<u32>, releases: Vec<Release>) -> Self {
        let reading = Reading { page_count, releases };
        Self::new(SharedStr::default(), layout, reading, Vec::new(), Vec::new())
    }

    /// Returns the text as it was given. All places are byte ranges in it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the layout in which the text was read; `None` if none was recognised.
    #[must_use]
    pub const fn layout(&self) -> Option<Layout> {
        self.layout
    }

    /// Returns the highest page number, 1 for a paged text without any; `None` for layouts without pages.
    #[must_use]
    pub const fn page_count(&self) -> Option<u32> {
        self.page_count
    }

    /// Returns the releases, in the order of the text.
    #[must_use]
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// Returns the findings, in the order of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns what each part of the source is. The parts are in order and without gaps: together they are the source.
    pub fn parts(&self) -> impl Iterator<Item = (Span, Role)> + '_ {
        self.parts.iter().scan(0, |start, part| {
            let span = Span::new(*start, part.end());
            *start = part.end();
            Some((span, part.role()))
        })
    }

    /// Returns line and column of a byte offset; past the end it is the place behind the last character.
    #[must_use]
    pub fn line_col(&self, offset: usize) -> LineCol {
        let lines = self.lines.get_or_init(|| LineIndex::new(&self.source));
        lines.line_col(&self.source, offset)
    }

    /// Returns the number of the page on which a place begins; `None` for layouts without pages.
    ///
    /// That is the page number printed at the head of the page ("Seite 2", "-2-"), also where numbers are missing or
    /// there twice; running heads above it belong to the page too. A form feed begins a page as well: where no page number
    /// follows it, the page has the number of the one before and one more. The first page is 1. A page number that is
    /// [implausible](Code::FolioImplausible) does not count. Where form feeds go on behind the last page number, or where
    /// there are no page numbers at all, the answer may be higher than [`page_count`](Self::page_count).
    ///
    /// ```
    /// let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest be-\n\nSeite 2\n\ngonnen.\n";
    /// let document = pressedienst::parse(text);
    /// let paragraph = document.releases()[0].body[0].text().unwrap();
    /// let pages: Vec<_> = paragraph.spans().iter().map(|span| document.page_of(*span)).collect();
    /// assert_eq!(pages, [Some(1), Some(2)]);
    /// ```
    #[must_use]
    pub fn page_of(&self, span: Span) -> Option<u32> {
        self.page_count?;
        let pages = self
            .pages
            .get_or_init(|| PageIndex::new(self.parts(), |folio| self.folio(folio)));
        Some(pages.number(span.start()))
    }

    /// The page number that stands at a place, unless it is reported that it cannot be one.
    fn folio(&self, place: Span) -> Option<u32> {
        let implausible = (place, Code::FolioImplausible);
        let found = self
            .diagnostics
            .binary_search_by_key(&implausible, |found| (found.span(), found.code()));
        found.is_err().then(|| pages::first_number(place.of(&self.source)))?
    }

    /// Returns the releases, without what the text was besides.
    #[must_use]
    pub fn into_releases(self) -> Vec<Release> {
        self.releases
    }

    /// Returns the releases, for callers who want no doubtful ones.
    ///
    /// # Errors
    /// If a diagnostic is at least as severe as `reject_at`; the error [names](Error::diagnostic) the first of them.
    pub fn strict(&self, reject_at: Severity) -> Result<&[Release], Error> {
        let is_rejected = |diagnostic: &&Diagnostic| diagnostic.severity() >= reject_at;
        match self.diagnostics.iter().find(is_rejected) {
            Some(diagnostic) => Err(Repr::Rejected {
                diagnostic: diagnostic.clone(),
            }
            .into()),
            None => Ok(&self.releases),
        }
    }
}

/// Two documents are equal if their records are; what the text was besides does not count.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.layout == other.layout
            && self.page_count == other.page_count
            && self.releases == other.releases
            && self.diagnostics == other.diagnostics
    }
}

impl Eq for Document {}
