//! The record as JSON: what the library makes of a text, behind the source that it comes from.

use std::io::{self, Write as _};

use pressedienst::{Coverage, Document};
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::{Each, Lines};
use crate::text::{Source, Text};

pub(crate) struct Json;

impl Each for Json {
    fn ending(&self) -> &'static str {
        "json"
    }

    fn write(&self, text: &Text<'_>, to: &mut dyn io::Write) -> io::Result<()> {
        // It is written sign by sign.
        let mut to = io::BufWriter::new(to);
        serde_json::to_writer_pretty(&mut to, &Record::with_annotations(text, "\n    ")?)?;
        to.write_all(b"\n")?;
        to.flush()
    }

    fn lines(&self) -> Option<Lines> {
        Some(line)
    }
}

/// The record as one line.
pub(super) fn line(text: &Text<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(&Record::new(text)?)?;
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
    /// Written already, each in a line: there is one for every value, and on lines of their own its places would take most of
    /// the record.
    annotations: Box<RawValue>,
    coverage: Coverage,
    /// Where the bytes of the file are others than those of the text, whose places the record names.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'t str>,
    /// Where its lines stand on the pages of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    text_lines: Option<Box<RawValue>>,
}

impl<'t> Record<'t> {
    pub(crate) fn new(text: &Text<'t>) -> serde_json::Result<Self> {
        Self::with_annotations(text, "")
    }

    /// The record with `between` before each of its annotations.
    fn with_annotations(text: &Text<'t>, between: &str) -> serde_json::Result<Self> {
        let document = text.document;
        let annotated = text.is_annotated.then(|| {
            serde_json::Result::Ok(Annotated {
                annotations: annotations(document, between)?,
                coverage: document.coverage(),
                text: (document.source().as_bytes() != text.bytes).then(|| document.source()),
                text_lines: text_lines(text, between)?,
            })
        });
        Ok(Self {
            source: text.source,
            document,
            annotated: annotated.transpose()?,
        })
    }
}

/// The annotations of a document as JSON, with `between` before each of them.
fn annotations(document: &Document, between: &str) -> serde_json::Result<Box<RawValue>> {
    array(document.annotations(), between)
}

/// Where each line that is not empty stands: its number, its bytes, its page, and its box there.
fn text_lines(text: &Text<'_>, between: &str) -> serde_json::Result<Option<Box<RawValue>>> {
    let places = text.extraction.map_or(&[][..], |extraction| &extraction.places);
    let mut start = 0;
    let ends = text.document.source().split_inclusive('\n');
    let spans = ends.map(|line| {
        let span = [start, start + line.trim_end_matches('\n').len()];
        start += line.len();
        span
    });
    let lines = (1_usize..).zip(spans).zip(places).filter(|(_, place)| place.page > 0);
    let lines = lines.map(|((line, span), place)| {
        // To a hundredth of a point, as far as paper goes.
        let area = place.area.map(|edge| (f64::from(edge) * 100.0).round() / 100.0);
        json!({ "line": line, "span": span, "page": place.page, "box": area })
    });
    (!places.is_empty()).then(|| array(lines, between)).transpose()
}

/// A list as JSON, with `between` before each of its items.
fn array(items: impl Iterator<Item = impl Serialize>, between: &str) -> serde_json::Result<Box<RawValue>> {
    let mut list = String::from("[");
    for item in items {
        list.push_str(if list.len() > 1 { "," } else { "" });
        list.push_str(between);
        list.push_str(&serde_json::to_string(&item)?);
    }
    let end = between.strip_suffix("  ").filter(|_| list.len() > 1);
    list.push_str(end.unwrap_or_default());
    list.push(']');
    RawValue::from_string(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As docs/convert.md says. Shorter items than these are none.
    #[test]
    fn annotations_of_short_lines_have_a_bound() {
        for items in [1_000, 35_100, 75_000] {
            let text = format!(
                "Pressedienst\n\n31. August 2019\n\nLesefest\n\n{}",
                "- a\n".repeat(items)
            );
            let found = annotations(&pressedienst::parse(&text), "\n    ").unwrap().get().len();
            assert!(found <= 8 * text.len() + 3_500_000, "{items} items: {found} bytes");
        }
    }
}
