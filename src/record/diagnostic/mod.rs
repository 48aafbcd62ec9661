//! What the parser has to say about a text, each with a code, a severity and a place.

use std::borrow::Cow;
use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::Span;

mod catalogue;

pub use catalogue::Code;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// Something was repaired or decided, and nothing is lost.
    Note,
    /// A value was dropped, what a line is remains unsure, or two prints contradict each other.
    Warning,
    /// A release, or a part that each release has, could not be read.
    Error,
}

impl Severity {
    /// As printed: `note`, `warning`, `error`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Code {
    /// The code of that name: `date-impossible`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = Cow::<str>::deserialize(deserializer)?;
        Self::from_id(&id).ok_or_else(|| D::Error::custom(format_args!("no diagnostic has the code {id:?}")))
    }
}

/// One finding: what, how bad, where. Its [`Display`](fmt::Display) is the sentence to print.
///
/// Two findings are equal if they say the same of the same place.
#[derive(Clone, Copy, Debug)]
pub struct Diagnostic {
    code: Code,
    span: Span,
    related: Option<Span>,
}

impl PartialEq for Diagnostic {
    fn eq(&self, other: &Self) -> bool {
        (self.code, self.span) == (other.code, other.span)
    }
}

impl Eq for Diagnostic {}

impl Diagnostic {
    pub(crate) const fn new(code: Code, span: Span, related: Option<Span>) -> Self {
        Self { code, span, related }
    }

    /// What it is about.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The place in [`Document::source`](crate::Document::source).
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The earlier place that it is at odds with: the first of two dates, the other spelling of a name. No part of the
    /// record.
    #[must_use]
    pub const fn related(&self) -> Option<Span> {
        self.related
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code.fmt(f)
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

    /// All findings, in the order of the text.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        self.found.dedup();
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case_and_unique() {
        let mut ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        assert!(ids.iter().all(|id| {
            id.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        }));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Code::ALL.len());
    }
}
