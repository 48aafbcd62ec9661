//! The record: what programs keep of a document, as JSON.

use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

use crate::layout::Layout;
use crate::record::{Code, Diagnostic, LineCol, Name, Release, Severity, Span};

use super::Document;

/// The record of a text of the press service: what is kept of a [`Document`], without the text and the places of values.
///
/// Documents serialise as their records, and records are read back, also those of other versions of this crate: keys that
/// are missing are absent values, keys that are unknown are passed over, and names that are unknown are kept as [`Name`]s.
/// Only `releases` must be there, so that nothing else is taken for a record.
///
/// ```
/// use pressedienst::{Record, parse};
///
/// let document = parse("Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nEs war schön.\n");
/// let json = serde_json::to_string(&document).unwrap();
///
/// let record: Record = serde_json::from_str(&json).unwrap();
/// assert_eq!(record, document.record());
/// assert_eq!(record.releases[0].headlines[0].text, "Lesefest am Rhein");
/// assert_eq!(serde_json::to_string(&record).unwrap(), json);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(description = "The record of a text of the press service.")
)]
#[non_exhaustive]
pub struct Record {
    /// The layout in which the text was read; null if none was recognised.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub layout: Option<Name<Layout>>,
    /// The highest page number, 1 for a paged text without any; null for layouts without pages.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub page_count: Option<u32>,
    /// The releases, in the order of the text.
    pub releases: Vec<Release>,
    /// The findings, in the order of the text.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub diagnostics: Vec<Finding>,
}

/// A finding: what, how bad, where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Diagnostic", !default))]
#[serde(default)]
#[non_exhaustive]
pub struct Finding {
    /// What it is about.
    pub code: Name<Code>,
    /// How bad it is.
    pub severity: Name<Severity>,
    /// The sentence of the code.
    pub message: String,
    /// The place in bytes of the text in UTF-8.
    pub span: Span,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Finding {
    /// Returns the finding of a code at a place.
    #[must_use]
    pub fn new(code: Code, span: Span, place: LineCol) -> Self {
        Self {
            code: code.into(),
            severity: code.severity().into(),
            message: code.sentence().to_owned(),
            span,
            line: place.line,
            column: place.column,
        }
    }
}

impl Document {
    /// Returns the record, as which the document serialises.
    #[must_use]
    pub fn record(&self) -> Record {
        self.into()
    }

    fn findings(&self) -> impl Iterator<Item = Finding> {
        let finding = move |diagnostic: &Diagnostic| {
            let place = self.line_col(diagnostic.span().start());
            Finding::new(diagnostic.code(), diagnostic.span(), place)
        };
        self.diagnostics.iter().map(finding)
    }
}

impl From<&Document> for Record {
    fn from(document: &Document) -> Self {
        Self {
            layout: document.layout.map(Name::Known),
            page_count: document.page_count,
            releases: document.releases.clone(),
            diagnostics: document.findings().collect(),
        }
    }
}

/// The findings of a document, made one by one.
struct Findings<'d>(&'d Document);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.findings())
    }
}

/// As the record, which is not made for it, because releases are large.
impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Record", 4)?;
        record.serialize_field("layout", &self.layout)?;
        record.serialize_field("page_count", &self.page_count)?;
        record.serialize_field("releases", &self.releases)?;
        record.serialize_field("diagnostics", &Findings(self))?;
        record.end()
    }
}
