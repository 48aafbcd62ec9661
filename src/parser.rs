//! The way of the data, from text to document. [`Parser::parse`] reads like the picture in DESIGN.md.

use std::ops::Range;

use crate::consistency::{self, letters};
use crate::decode::{self, Encoding};
use crate::diagnostic::{Code, Sink};
use crate::document::Document;
use crate::error::Error;
use crate::layout::{self, Layout, Reading};
use crate::line::Line;
use crate::role::{Role, Roles};
use crate::source::Source;
use crate::span::{Located, Span};
use crate::stitch;

/// Reads a text of the press service. Never fails, never panics; what could not be read is in the diagnostics.
///
/// ```
/// let document = pressedienst::parse("Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n");
/// assert_eq!(*document.releases()[0].headlines[0].text, "Lesefest am Rhein eröffnet");
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
#[derive(Clone, Copy, Debug, Default)]
pub struct Parser {
    layout: Option<Layout>,
}

impl Parser {
    /// A parser that recognises the layout by itself.
    #[must_use]
    pub const fn new() -> Self {
        Self { layout: None }
    }

    /// Reads every text as this layout, without looking for evidence.
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

/// The picture, in code.
fn read(layout: Option<Layout>, text: String, encoding: Encoding) -> Document {
    let (source, lines) = Source::new(&text);
    let mut context = Context::new(&source);
    inspect(&lines, encoding, &mut context);
    let layout = layout.or_else(|| layout::recognise(&lines, &mut context));
    let reading = match layout {
        Some(layout) => layout.dialect().read(lines, &mut context),
        None => Reading::unknown(&lines, &mut context),
    };
    consistency::check(&reading.releases, &mut context);
    let Context { mut sink, roles, .. } = context;
    let parts = roles.into_parts(&text, &mut sink);
    Document::new(text, layout, reading, sink.into_sorted(), parts)
}

/// Reports what concerns the text as a whole.
fn inspect(lines: &[Line], encoding: Encoding, context: &mut Context<'_>) {
    let source = context.text();
    match encoding {
        Encoding::Utf8 => {}
        Encoding::Utf16 => context.report(Code::ReadAsUtf16, Span::default()),
        Encoding::Windows1252 => context.report(Code::ReadAsWindows1252, Span::default()),
    }
    if lines.is_empty() {
        context.report(Code::EmptyText, Span::default());
    }
    for line in lines.iter().filter(|line| line.has_control(source)) {
        let control = line
            .text(source)
            .find(|c: char| c.is_ascii_control() && c != '\t')
            .unwrap_or(0);
        context.report(
            Code::ControlCharacter,
            line.span.part(control..control.saturating_add(1)),
        );
    }
    letters::check(lines, context);
    let misread = ["Ã¼", "Ã¤", "Ã¶", "ÃŸ", "Ã©"];
    if let Some(at) = source
        .contains('Ã')
        .then(|| misread.iter().find_map(|pair| source.find(pair)))
        .flatten()
    {
        context.report(Code::Mojibake, Span::new(at, at.saturating_add("Ã¼".len())));
    }
}

/// What all steps share: the text that is read, and where findings and roles go.
#[derive(Debug)]
pub(crate) struct Context<'s> {
    source: &'s Source<'s>,
    sink: Sink,
    roles: Roles,
}

impl<'s> Context<'s> {
    pub(crate) fn new(source: &'s Source<'s>) -> Self {
        Self {
            source,
            sink: Sink::default(),
            roles: Roles::default(),
        }
    }

    pub(crate) fn text(&self) -> &'s str {
        self.source.text()
    }

    pub(crate) fn report(&mut self, code: Code, span: Span) {
        self.sink.report(code, self.source.given(span), None);
    }

    /// Reports what is at odds with an earlier place.
    pub(crate) fn report_against(&mut self, code: Code, span: Span, earlier: Span) {
        let earlier = self.source.given(earlier);
        self.sink.report(code, self.source.given(span), Some(earlier));
    }

    /// Reports about a value.
    pub(crate) fn report_at<T>(&mut self, code: Code, value: &Located<T>) {
        self.report(code, self.place_of(value));
    }

    /// From the first to the last byte of a value, in the text that is read.
    pub(crate) fn place_of<T>(&self, value: &Located<T>) -> Span {
        self.source.composed(value.span().unwrap_or_default())
    }

    /// The last printed piece of a value, in the text that is read.
    pub(crate) fn end_of<T>(&self, value: &Located<T>) -> Span {
        self.source.composed(value.spans().last().copied().unwrap_or_default())
    }

    pub(crate) fn mark(&mut self, span: Span, role: Role) {
        self.roles.mark(self.source.given(span), role);
    }

    /// A value printed at `spans` of the text that is read.
    pub(crate) fn locate<T>(&self, value: T, spans: &[Span]) -> Located<T> {
        match spans {
            [span] => Located::at(value, self.source.given(*span)),
            many if self.source.is_as_given() => Located::new(value, many),
            many => Located::new(value, &self.each(many, Source::given)),
        }
    }

    /// Stretches of a value that was read, ascending, as values of their own; they keep its role.
    pub(crate) fn parts_of(&self, value: &Located<String>, ranges: &[Range<usize>]) -> Vec<Located<String>> {
        let printed = self.each(value.spans(), Source::composed);
        let places = stitch::places(value, &printed, ranges, self.text());
        let part = |range: &Range<usize>| value.get(range.clone()).unwrap_or_default().to_owned();
        let parts = ranges.iter().zip(places);
        parts.map(|(range, spans)| self.locate(part(range), &spans)).collect()
    }

    fn each(&self, spans: &[Span], mapped: impl Fn(&Source<'s>, Span) -> Span) -> Vec<Span> {
        spans.iter().map(|span| mapped(self.source, *span)).collect()
    }

    /// Marks the places of a value.
    pub(crate) fn mark_located<T>(&mut self, value: &Located<T>, role: Role) {
        for span in value.spans() {
            self.roles.mark(*span, role);
        }
    }
}
