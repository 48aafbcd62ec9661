//! The record as JSON: what the library makes of a text, behind the source that it comes from.

use std::io;

use pressedienst::{Annotation, Coverage, Document};
use serde::Serialize;

use super::{Each, Lines};
use crate::text::{Source, Text};

pub(crate) struct Json;

impl Each for Json {
    fn ending(&self) -> &'static str {
        "json"
    }

    fn file(&self, text: &Text<'_>) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(&Record::new(text))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    fn lines(&self) -> Option<Lines> {
        Some(line)
    }
}

/// The record as one line.
pub(super) fn line(text: &Text<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(&Record::new(text))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The record of a text, with annotations if they were asked for.
#[derive(Debug, Serialize)]
pub(crate) struct Record<'t> {
    source: &'t Source,
    #[serde(flatten)]
    document: &'t Document,
    #[serde(flatten)]
    annotated: Option<Annotated<'t>>,
}

#[derive(Debug, Serialize)]
struct Annotated<'t> {
    annotations: Vec<Annotation>,
    coverage: Coverage,
    /// Where the bytes of the file are others than those of the text, whose places the record names.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'t str>,
}

impl<'t> Record<'t> {
    pub(crate) fn new(text: &Text<'t>) -> Self {
        let document = text.document;
        let annotated = text.is_annotated.then(|| Annotated {
            annotations: document.annotations().collect(),
            coverage: document.coverage(),
            text: (document.source().as_bytes() != text.bytes).then(|| document.source()),
        });
        Self {
            source: text.source,
            document,
            annotated,
        }
    }
}
