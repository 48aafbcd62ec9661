//! What comes out: the source, what each part of it is, the releases, and the findings.

use std::sync::OnceLock;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::error::{Error, Repr};
use crate::layout::{Layout, Reading};
use crate::release::Release;
use crate::role::{Part, Role};
use crate::span::{LineCol, Span, prefix};

/// A text that was read.
///
/// It keeps the text unchanged, and serialises as the JSON record: `layout`, `page_count`, `releases`, `diagnostics`.
#[derive(Clone, Debug)]
pub struct Document {
    source: String,
    layout: Option<Layout>,
    page_count: Option<u32>,
    releases: Vec<Release>,
    diagnostics: Vec<Diagnostic>,
    parts: Vec<Part>,
    line_starts: OnceLock<Vec<usize>>,
}

impl Document {
    pub(crate) fn new(
        source: String,
        layout: Option<Layout>,
        reading: Reading,
        diagnostics: Vec<Diagnostic>,
        parts: Vec<Part>,
    ) -> Self {
        let Reading { page_count, releases } = reading;
        Self {
            source,
            layout,
            page_count,
            releases,
            diagnostics,
            parts,
            line_starts: OnceLock::new(),
        }
    }

    /// The text as it was given. All places are byte ranges in it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The layout in which the text was read; `None` if none was recognised.
    #[must_use]
    pub const fn layout(&self) -> Option<Layout> {
        self.layout
    }

    /// The highest page number, 1 for a paged text without any; `None` for layouts without pages.
    #[must_use]
    pub const fn page_count(&self) -> Option<u32> {
        self.page_count
    }

    /// The releases, in the order of the text.
    #[must_use]
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// The findings, in the order of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What each part of the source is. The parts are in order and without gaps: together they are the source.
    pub fn lines(&self) -> impl Iterator<Item = (Span, Role)> + '_ {
        self.parts.iter().scan(0, |start, part| {
            let span = Span::new(*start, part.end);
            *start = part.end;
            Some((span, part.role))
        })
    }

    /// Line and column of a byte offset; past the end it is the place behind the last character.
    #[must_use]
    pub fn line_col(&self, offset: usize) -> LineCol {
        let starts = self.line_starts.get_or_init(|| line_starts(&self.source));
        let offset = prefix(&self.source, offset).len();
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = line
            .checked_sub(1)
            .and_then(|index| starts.get(index))
            .copied()
            .unwrap_or(0);
        let before = Span::new(start, offset).of(&self.source);
        LineCol {
            line,
            column: before.chars().count().saturating_add(1),
        }
    }

    /// The releases alone, for callers who want no doubtful ones.
    ///
    /// # Errors
    /// If a diagnostic is at least as severe as `reject_at`; the error names the first of them.
    pub fn strict(self, reject_at: Severity) -> Result<Vec<Release>, Error> {
        match self
            .diagnostics
            .iter()
            .find(|diagnostic| diagnostic.severity() >= reject_at)
        {
            Some(diagnostic) => Err(Repr::Rejected {
                diagnostic: *diagnostic,
            }
            .into()),
            None => Ok(self.releases),
        }
    }
}

/// Where lines begin as editors count them: behind LF, and behind CR without LF.
fn line_starts(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let ends = bytes
        .iter()
        .zip(bytes.iter().skip(1).map(Some).chain([None]))
        .enumerate();
    let behind = ends.filter(|(_, (byte, next))| **byte == b'\n' || (**byte == b'\r' && *next != Some(&b'\n')));
    std::iter::once(0)
        .chain(behind.map(|(at, _)| at.saturating_add(1)))
        .collect()
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let diagnostics: Vec<_> = self
            .diagnostics
            .iter()
            .map(|diagnostic| Shown::new(diagnostic, self))
            .collect();
        let mut record = serializer.serialize_struct("Document", 4)?;
        record.serialize_field("layout", &self.layout)?;
        record.serialize_field("page_count", &self.page_count)?;
        record.serialize_field("releases", &self.releases)?;
        record.serialize_field("diagnostics", &diagnostics)?;
        record.end()
    }
}

/// A diagnostic as the record shows it.
#[derive(Serialize)]
struct Shown {
    code: Code,
    severity: Severity,
    message: String,
    span: Span,
    line: usize,
    column: usize,
}

impl Shown {
    fn new(diagnostic: &Diagnostic, document: &Document) -> Self {
        let LineCol { line, column } = document.line_col(diagnostic.span().start());
        Self {
            code: diagnostic.code(),
            severity: diagnostic.severity(),
            message: diagnostic.to_string(),
            span: diagnostic.span(),
            line,
            column,
        }
    }
}
