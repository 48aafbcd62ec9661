//! What each part of the text is.

use serde::{Serialize, Serializer};

use crate::diagnostic::{Code, Sink};
use crate::span::Span;

/// What the bytes of a role are to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// Values, with the signs that belong to them.
    Field,
    /// What belongs to the page or names a field.
    Furniture,
    /// Nothing.
    Blank,
    /// Not known.
    Unclassified,
}

/// One row a role: variant, name in annotations, share.
macro_rules! roles {
    ($($(#[$meaning:meta])+ $role:ident $name:literal $share:ident;)+) => {
        /// What a part of the source is: a field of the record, page furniture, or neither. Serialises as its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Role {
            $($(#[$meaning])+ $role,)+
        }

        impl Role {
            /// The name in annotations: `running-head`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$role => $name,)+ }
            }

            pub(crate) const fn share(self) -> Share {
                match self { $(Self::$role => Share::$share,)+ }
            }
        }
    };
}

roles! {
    /// Blanks and line ends.
    Blank "blank" Blank;
    /// A form feed, with the blanks around it.
    PageBreak "page-break" Blank;
    /// A page number ("Seite 2").
    Folio "folio" Furniture;
    /// The headline, printed again at the head of a page (Kolumnentitel).
    RunningHead "running-head" Furniture;
    /// The name strip on page one, be it only what text recognition made of it; the logo as text.
    Masthead "masthead" Furniture;
    /// Words that name what follows ("Kontakt:", "Einladung an die Medien").
    Label "label" Furniture;
    /// The sentence that offers the pictures to the press.
    UsageNote "usage-note" Furniture;
    /// Marks between fields: the dash of a list item, the comma before a credit, brackets around an address.
    Delimiter "delimiter" Furniture;
    /// A topic.
    Topic "topic" Field;
    /// The date of issue.
    Date "date" Field;
    /// A time.
    Time "time" Field;
    /// A place.
    Place "place" Field;
    /// An author, by name or by initials.
    Byline "byline" Field;
    /// The line above the headline.
    Kicker "kicker" Field;
    /// The headline.
    Headline "headline" Field;
    /// A line under the headline.
    Subhead "subhead" Field;
    /// Running text.
    Paragraph "paragraph" Field;
    /// A heading inside the body.
    Crosshead "crosshead" Field;
    /// An item of a list.
    ListItem "list-item" Field;
    /// A picture's caption.
    Caption "caption" Field;
    /// A picture's credit line.
    Credit "credit" Field;
    /// An address of a picture, or of another version of the release.
    Address "address" Field;
    /// A contact's name, e-mail address or phone number.
    Contact "contact" Field;
    /// The publisher with address, numbers and channels.
    Imprint "imprint" Field;
    /// The document number.
    DocumentNumber "document-number" Field;
    /// None of these; each such part is reported.
    Unclassified "unclassified" Unclassified;
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

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
        if text.is_empty() {
            return;
        }
        let core = crate::line::trimmed(self.given, span);
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
