//! The way of the data, from text to document. [`read`] is the picture of DESIGN.md in code.

use std::cmp::{Ordering, Reverse};

use crate::consistency;
use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Compounds;
use crate::document::Document;
use crate::layout::{self, Layout};
use crate::limits::Limits;
use crate::record::{Code, Diagnostic, Error, Role, SharedStr};
use crate::repair::{self, Copies, Repairs};
use crate::section::zone::{self, Reading};
use crate::text::decode::{self, Encoding};
use crate::text::line::{self, Line};
use crate::text::source::Source;
use crate::text::tiling::Part;

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
    is_as_printed: bool,
    limits: Option<Limits>,
}

impl Parser {
    /// Returns a parser that recognises the layout by itself.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            layout: None,
            is_as_printed: false,
            limits: None,
        }
    }

    /// Returns the parser, set to read every text as this layout, whatever speaks for another one.
    #[must_use]
    pub const fn layout(mut self, layout: Layout) -> Self {
        self.layout = Some(layout);
        self
    }

    /// Returns the parser, set to read every text as it is printed: markup is text, and fixed wording that was misread is
    /// not known.
    ///
    /// ```
    /// use pressedienst::Parser;
    ///
    /// let text = "Pressedienst\n\n3l. August 2019\n\nLesefest am Rhein eröffnet\n";
    /// assert!(Parser::new().parse(text).releases()[0].date.is_some());
    /// assert!(Parser::new().as_printed().parse(text).releases().is_empty());
    /// ```
    #[must_use]
    pub const fn as_printed(mut self) -> Self {
        self.is_as_printed = true;
        self
    }

    /// Returns the parser, set to keep no more of a text than these [`Limits`] say, instead of those for
    /// [texts of its size](Limits::of).
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = Some(limits);
        self
    }

    /// Reads a text. Never fails, never panics; what could not be read is in the diagnostics.
    #[must_use]
    pub fn parse(&self, text: &str) -> Document {
        read(self, &text.into(), &Encoding::Utf8)
    }

    /// Decodes and reads bytes; see [`decode`](crate::decode()).
    ///
    /// # Errors
    /// If the bytes are no text.
    pub fn parse_bytes(&self, bytes: &[u8]) -> Result<Document, Error> {
        let (text, encoding) = decode::decode_as_found(bytes)?;
        Ok(read(self, &text.into_owned().into(), &encoding))
    }
}

/// Reads a text up to where the limits are reached.
fn read(options: &Parser, text: &SharedStr, encoding: &Encoding) -> Document {
    let limits = options.limits.unwrap_or_else(|| Limits::of(text.len()));
    let mut end = line::end_of(text, limits.most_lines());
    // What is behind the first limit may be read otherwise without the rest; halves make an end of that.
    let mut half = end;
    loop {
        let over = match read_up_to(end, limits, options, text, encoding) {
            Ok(document) => match limits.first_over(&document, end) {
                Some(over) => over,
                None => return document,
            },
            Err(over) => over,
        };
        let is_end = |at: &usize| *at < end && text.is_char_boundary(*at);
        end = (0..=over.min(half)).rev().find(is_end).unwrap_or(0);
        half = end / 2;
    }
}

/// The picture, in code. What stands behind `end` is not read.
///
/// # Errors
/// With the place of the first repair, or of the first control character, that is one too many.
fn read_up_to(
    end: usize,
    limits: Limits,
    options: &Parser,
    text: &SharedStr,
    encoding: &Encoding,
) -> Result<Document, usize> {
    let mut copies = Copies::default();
    let read = text.get(..end).unwrap_or_default();
    let (source, lines, repairs) = repair::prepare(read, !options.is_as_printed, limits.most_repairs(), &mut copies)?;
    let compounds = Compounds::of(source.text());
    let given = Given {
        text,
        end,
        source: &source,
        repairs: &repairs,
        encoding,
        compounds: &compounds,
    };
    let candidates = match options.layout {
        Some(layout) => vec![(layout, 0)],
        None => layout::candidates(Lines::new(&lines, &compounds)),
    };
    // Markup and slips of texts of others are theirs.
    if candidates.is_empty() && !options.is_as_printed && !repairs.is_empty() {
        return read_up_to(end, limits, &options.clone().as_printed(), text, encoding);
    }
    if let Some(over) = limits.first_control_over(&lines) {
        return Err(source.given(over).start());
    }
    let Read {
        layout,
        reading,
        diagnostics,
        parts,
    } = match candidates.as_slice() {
        [] => given.read_as(None, false, lines),
        [(layout, _)] => given.read_as(Some(*layout), false, lines),
        rivals => given.read_as_best(rivals, &lines),
    };
    Ok(Document::new(text.clone(), layout, reading, diagnostics, parts))
}

/// A text before it is read in a layout.
#[derive(Clone, Copy)]
struct Given<'s> {
    text: &'s SharedStr,
    /// What stands behind it is not read.
    end: usize,
    source: &'s Source<'s>,
    repairs: &'s Repairs,
    encoding: &'s Encoding,
    compounds: &'s Compounds<'s>,
}

/// A text that was read in a layout.
struct Read {
    layout: Option<Layout>,
    reading: Reading,
    diagnostics: Vec<Diagnostic>,
    parts: Vec<Part>,
}

impl<'s> Given<'s> {
    fn read_as(self, layout: Option<Layout>, is_ambiguous: bool, lines: Vec<Line<'s>>) -> Read {
        let mut context = Context::new(self.text, self.end, self.source, &self.repairs.markup);
        let lost = consistency::text::check(&lines, self.encoding, &mut context);
        self.repairs.report(&mut context);
        if let Some(first) = lines.first().filter(|_| is_ambiguous) {
            context.report(Code::LayoutAmbiguous, first.span());
        }
        // What only reading needs is gone before the findings and parts are put in order.
        let reading = {
            let dialect = layout::dialect(layout);
            let galley = layout::galley(dialect, lines);
            let zones = dialect.zones(&galley, Lines::new(&galley.lines, self.compounds));
            zone::read(&zones, galley.furniture.as_ref(), self.compounds, &mut context)
        };
        consistency::check(&reading.releases, lost, &mut context);
        self.repairs.mark(&mut context);
        let (diagnostics, parts) = context.finish(self.text);
        Read {
            layout,
            reading,
            diagnostics,
            parts,
        }
    }

    /// Reads the text in each of several layouts, and takes the one that leaves the least open; where they are even, the one
    /// with more evidence.
    fn read_as_best(self, rivals: &[(Layout, u32)], lines: &[Line<'s>]) -> Read {
        let mut best: Option<(Read, _)> = None;
        let (mut layout, mut is_even) = (None, false);
        for (rival, weight) in rivals {
            let read = self.read_as(Some(*rival), false, lines.to_vec());
            let rank = (read.left_open(self.text), Reverse(*weight));
            match best.as_ref().map(|(_, best)| rank.cmp(best)) {
                Some(Ordering::Greater) => {}
                Some(Ordering::Equal) => is_even = true,
                Some(Ordering::Less) | None => {
                    (layout, is_even) = (Some(*rival), false);
                    best = Some((read, rank));
                }
            }
        }
        match best {
            Some((read, _)) if !is_even => read,
            // Nobody needs it while the text is read once more.
            other => {
                drop(other);
                self.read_as(layout, true, lines.to_vec())
            }
        }
    }
}

/// So many letters that no field holds are a line, and weigh as much as a field that is missing.
const LETTERS: usize = 60;

impl Read {
    /// How much of the text is not explained, and of what each release has is missing.
    fn left_open(&self, text: &str) -> usize {
        let (mut start, mut letters) = (0, 0_usize);
        for part in &self.parts {
            if part.role() == Role::Unclassified {
                let words = text.get(start..part.end()).unwrap_or_default().chars();
                letters = letters.saturating_add(words.filter(|c| c.is_alphanumeric()).count());
            }
            start = part.end();
        }
        let is_missing = |code| matches!(code, Code::HeadlineMissing | Code::DateMissing | Code::BodyMissing);
        let missing = self.diagnostics.iter().filter(|found| is_missing(found.code())).count();
        missing.saturating_add(letters / LETTERS)
    }
}
