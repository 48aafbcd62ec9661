//! The way of the data, from text to document. [`read`] is the picture of DESIGN.md in code.

use crate::consistency;
use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Compounds;
use crate::document::Document;
use crate::layout::{self, Layout};
use crate::record::{Code, Error};
use crate::section::zone;
use crate::text::decode::{self, Encoding};
use crate::text::source::Source;

/// Reads a text of the press service. Never fails, never panics; what could not be read is in the diagnostics.
///
/// ```
/// let document = pressedienst::parse("Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n");
/// assert_eq!(document.releases()[0].headlines[0].text, "Lesefest am Rhein eröffnet");
/// ```
#[must_use]
pub fn parse(text: &str) -> Document {
    Parser::new().parse(text)
}

/// A parser with options.
///
/// ```
/// use pressedienst::{Layout, Parser};
///
/// let parser = Parser::new().layout(Layout::Paged);
/// assert_eq!(parser.parse("Einladung").layout(), Some(Layout::Paged));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Parser {
    layout: Option<Layout>,
}

impl Parser {
    /// Returns a parser that recognises the layout by itself.
    #[must_use]
    pub const fn new() -> Self {
        Self { layout: None }
    }

    /// Returns the parser, set to read every text as this layout, whatever speaks for another one.
    #[must_use]
    pub const fn layout(mut self, layout: Layout) -> Self {
        self.layout = Some(layout);
        self
    }

    /// Reads a text. Never fails, never panics; what could not be read is in the diagnostics.
    #[must_use]
    pub fn parse(&self, text: &str) -> Document {
        read(self.layout, text.to_owned(), Encoding::Utf8)
    }

    /// Decodes and reads bytes; see [`decode`](crate::decode()).
    ///
    /// # Errors
    /// If the bytes are no text.
    pub fn parse_bytes(&self, bytes: &[u8]) -> Result<Document, Error> {
        let (text, encoding) = decode::decode_as_found(bytes)?;
        Ok(read(self.layout, text.into_owned(), encoding))
    }
}

/// The layout that the evidence is for.
fn recognise(lines: Lines<'_>, context: &mut Context<'_>) -> Option<Layout> {
    let (layout, is_tie) = layout::recognise(lines)?;
    if let Some(first) = lines.first().filter(|_| is_tie) {
        context.report(Code::LayoutAmbiguous, first.span());
    }
    Some(layout)
}

/// The picture, in code.
fn read(layout: Option<Layout>, text: String, encoding: Encoding) -> Document {
    let mut composed = String::new();
    let (source, lines) = Source::new(&text, &mut composed);
    let mut context = Context::new(&source);
    consistency::text::check(&lines, encoding, &mut context);
    let compounds = Compounds::of(source.text());
    let layout = layout.or_else(|| recognise(Lines::new(&lines, &compounds), &mut context));
    // What only reading needs is gone before the findings and parts are put in order.
    let reading = {
        let dialect = layout::dialect(layout);
        let galley = layout::galley(dialect, lines);
        let zones = dialect.zones(&galley, Lines::new(&galley.lines, &compounds));
        zone::read(&zones, galley.furniture.as_ref(), &compounds, &mut context)
    };
    consistency::check(&reading.releases, &mut context);
    let (diagnostics, parts) = context.finish(&text);
    Document::new(text, layout, reading, diagnostics, parts)
}
