//! What the parser has to say about a text, each with a code, a severity and a place.

use std::fmt;

use crate::record::{Span, named};

mod catalogue;

pub use catalogue::Code;

named! {
    "severity"
    /// How bad a finding is, the mildest first.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[derive(PartialOrd, Ord)]
    pub enum Severity {
        /// Something was repaired or decided, and nothing is lost.
        Note "note",
        /// A value was dropped, what a line is remains unsure, or two prints contradict each other.
        Warning "warning",
        /// A release, or a part that each release has, could not be read.
        Error "error",
    }
}

/// One finding: what, how bad, where. Its [`Display`](fmt::Display) is the sentence to print.
///
/// Two findings are equal if they say the same of the same place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    code: Code,
    span: Span,
    related: Option<Span>,
    readings: Vec<String>,
}

impl PartialEq for Diagnostic {
    fn eq(&self, other: &Self) -> bool {
        (self.code, self.span) == (other.code, other.span)
    }
}

impl Eq for Diagnostic {}

impl Diagnostic {
    pub(crate) const fn new(code: Code, span: Span, related: Option<Span>) -> Self {
        let readings = Vec::new();
        Self {
            code,
            span,
            related,
            readings,
        }
    }

    /// Returns what it is about.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Returns how bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Returns the place in [`Document::source`](crate::Document::source).
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Returns the place to compare with: the first of two dates, the other spelling of a name, the word that lost a letter
    /// printed whole. It is no part of the record.
    #[must_use]
    pub const fn related(&self) -> Option<Span> {
        self.related
    }
}

impl Diagnostic {
    /// Returns what the printed words may have been, where several readings are possible.
    #[must_use]
    pub fn readings(&self) -> &[String] {
        &self.readings
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.readings.is_empty() {
            return f.pad(self.code.sentence());
        }
        let sentence = [self.code.sentence(), "; it may have been ", &self.readings.join(" or ")].concat();
        f.pad(&sentence)
    }
}

/// Where the steps of the parser put their findings.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    pub(crate) fn report(&mut self, code: Code, span: Span, related: Option<Span>) {
        self.found.push(Diagnostic::new(code, span, related));
    }

    /// Reports what has several readings.
    pub(crate) fn report_readings(&mut self, code: Code, span: Span, readings: &[String]) {
        self.found.push(Diagnostic {
            readings: readings.to_vec(),
            ..Diagnostic::new(code, span, None)
        });
    }

    /// The findings of a kind, in any order.
    pub(crate) fn all_of(&self, code: Code) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().filter(move |diagnostic| diagnostic.code == code)
    }

    /// Puts beside each finding of a kind the place to compare with that `place` knows.
    pub(crate) fn relate(&mut self, code: Code, place: impl Fn(Span) -> Option<Span>) {
        for diagnostic in self.found.iter_mut().filter(|diagnostic| diagnostic.code == code) {
            diagnostic.related = place(diagnostic.span).or(diagnostic.related);
        }
    }

    /// All findings, in the order of the text.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        self.found.dedup();
        self.found
    }
}
