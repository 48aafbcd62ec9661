//! The parts of a text: those that were marked with a role, and what lies between them. Together they are the text.

use crate::record::{Code, Role, Sink, Span, place_of};

use super::line::trimmed;

/// Gathers the roles of parts while the text is read, in any order.
#[derive(Debug, Default)]
pub(crate) struct Roles {
    marks: Vec<(Span, Role)>,
}

/// A stretch of the source up to `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) end: usize,
    pub(crate) role: Role,
}

impl Roles {
    pub(crate) fn mark(&mut self, span: Span, role: Role) {
        if let Some((last, last_role)) = self.marks.last_mut() {
            // What one line printed stays one part.
            if *last_role == role && last.end() == span.start() {
                *last = last.to(span);
                return;
            }
        }
        if !span.is_empty() {
            self.marks.push((span, role));
        }
    }

    /// Parts that tile the given text: the marked ones, and what lies between them by what it looks like.
    pub(crate) fn into_parts(mut self, given: &str, sink: &mut Sink) -> Vec<Part> {
        self.marks.sort_by_key(|(span, _)| span.start());
        let mut tiling = Tiling {
            given,
            parts: Vec::with_capacity(self.marks.len().saturating_mul(2)),
            end: 0,
        };
        for (span, role) in self.marks {
            tiling.fill_up_to(span.start(), sink);
            tiling.push(span.end(), role);
        }
        tiling.fill_up_to(given.len(), sink);
        tiling.parts.shrink_to_fit();
        tiling.parts
    }
}

struct Tiling<'t> {
    given: &'t str,
    parts: Vec<Part>,
    end: usize,
}

impl Tiling<'_> {
    fn push(&mut self, end: usize, role: Role) {
        if end <= self.end {
            return;
        }
        self.end = end;
        match self.parts.last_mut() {
            Some(last) if last.role == role && role == Role::Blank => last.end = end,
            _ => self.parts.push(Part { end, role }),
        }
    }

    fn fill_up_to(&mut self, end: usize, sink: &mut Sink) {
        let span = Span::new(self.end, end);
        let text = span.of(self.given);
        // Most of all.
        if text.bytes().all(|byte| matches!(byte, b' ' | b'\n')) {
            return self.push(end, Role::Blank);
        }
        let core = span.part(place_of(text, trimmed(text)));
        let blank = |text: &str| {
            if text.contains('\x0C') {
                Role::PageBreak
            } else {
                Role::Blank
            }
        };
        if core.is_empty() {
            self.push(end, blank(text));
            return;
        }
        self.push(
            core.start(),
            blank(Span::new(span.start(), core.start()).of(self.given)),
        );
        if core.of(self.given).contains(char::is_alphanumeric) {
            sink.report(Code::UnclassifiedText, core, None);
            self.push(core.end(), Role::Unclassified);
        } else {
            self.push(core.end(), Role::Delimiter);
        }
        self.push(end, blank(Span::new(core.end(), end).of(self.given)));
    }
}
