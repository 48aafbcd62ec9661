//! The parts of a text: those that were marked with a role, and what lies between them. Together they are the text.

use crate::record::{Code, Role, Sink, Span, place_of};

use super::line::trimmed;

/// Gathers the roles of parts while the text is read, in any order.
#[derive(Debug)]
pub(crate) struct Roles {
    /// Where each begins, and what it is.
    marks: Vec<(usize, Part)>,
}

/// A stretch of the source up to an end. There are some for each line, so that both numbers are one: the role in the
/// low byte, the end in the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part(u64);

impl Part {
    const fn new(end: usize, role: Role) -> Self {
        Self((end as u64) << 8 | role as u64)
    }

    pub(crate) const fn end(self) -> usize {
        (self.0 >> 8) as usize
    }

    pub(crate) fn role(self) -> Role {
        let role = usize::from(self.0.to_le_bytes()[0]);
        Role::ALL.get(role).copied().unwrap_or(Role::Unclassified)
    }
}

/// Most texts have a mark or two in so many bytes.
const BYTES: usize = 128;

impl Roles {
    /// With room for those of a text of so many bytes.
    pub(crate) fn of(bytes: usize) -> Self {
        Self {
            marks: Vec::with_capacity(bytes / BYTES),
        }
    }

    pub(crate) fn mark(&mut self, span: Span, role: Role) {
        let part = Part::new(span.end(), role);
        if let Some((_, last)) = self.marks.last_mut() {
            // What one line printed stays one part.
            if *last == Part::new(span.start(), role) {
                *last = part;
                return;
            }
        }
        if !span.is_empty() {
            self.marks.push((span.start(), part));
        }
    }

    /// Parts that tile the given text: the marked ones, and what lies between them by what it looks like.
    pub(crate) fn into_parts(mut self, given: &str, sink: &mut Sink) -> Vec<Part> {
        self.marks.sort_by_key(|(start, _)| *start);
        let mut tiling = Tiling {
            given,
            parts: Vec::with_capacity(self.marks.len().saturating_mul(5) / 2),
            end: 0,
        };
        for (start, part) in self.marks {
            tiling.fill_up_to(start, sink);
            tiling.push(part);
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
    fn push(&mut self, part: Part) {
        if part.end() <= self.end {
            return;
        }
        self.end = part.end();
        match self.parts.last_mut() {
            Some(last) if part.role() == Role::Blank && last.role() == Role::Blank => *last = part,
            _ => self.parts.push(part),
        }
    }

    /// Blanks up to `end`, if there are any.
    fn push_blank(&mut self, end: usize) {
        if end > self.end {
            // They are few bytes.
            let ends_page = Span::new(self.end, end).of(self.given).bytes().any(|byte| byte == 0x0C);
            let role = if ends_page { Role::PageBreak } else { Role::Blank };
            self.push(Part::new(end, role));
        }
    }

    fn fill_up_to(&mut self, end: usize, sink: &mut Sink) {
        if end <= self.end {
            return;
        }
        let bytes = self.given.as_bytes().get(self.end..end).unwrap_or_default();
        let blanks = plain_blanks(bytes);
        // Most of all.
        if blanks == bytes.len() {
            return self.push(Part::new(end, Role::Blank));
        }
        let behind = bytes.get(blanks..).unwrap_or_default();
        let signs = behind.iter().take_while(|byte| byte.is_ascii_punctuation()).count();
        let behind = behind.get(signs..).unwrap_or_default();
        // Signs among plain blanks, and nothing else.
        if plain_blanks(behind) == behind.len() {
            let start = self.end.saturating_add(blanks);
            self.push(Part::new(start, Role::Blank));
            self.push(Part::new(start.saturating_add(signs), Role::Delimiter));
            return self.push(Part::new(end, Role::Blank));
        }
        let span = Span::new(self.end, end);
        let text = span.of(self.given);
        let core = span.part(place_of(text, trimmed(text)));
        if !core.is_empty() {
            self.push_blank(core.start());
            let role = if core.of(self.given).contains(char::is_alphanumeric) {
                sink.report(Code::UnclassifiedText, core, None);
                Role::Unclassified
            } else {
                Role::Delimiter
            };
            self.push(Part::new(core.end(), role));
        }
        self.push_blank(end);
    }
}

/// How many blanks and line feeds bytes begin with.
fn plain_blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\n')).count()
}
