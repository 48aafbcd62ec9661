//! The two ways in which there is no result: bytes that are no text, and a strict caller.

use crate::record::{Diagnostic, named};

/// Why there is no result.
///
/// A parsed text never fails; see [`ErrorKind`] for the two cases that do.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Repr);

named! {
    "kind of error"
    /// What kind of [`Error`] it is.
    pub enum ErrorKind {
        /// The bytes are not text: another file format, UTF-32, or UTF-16 that breaks off in a character.
        NotText "not-text",
        /// [`Document::strict`](crate::Document::strict) met a diagnostic of the severity it was to reject.
        Rejected "rejected",
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum Repr {
    #[error("this is not text but {0}; extract its text first")]
    Format(&'static str),
    #[error("the UTF-16 text is damaged: a character is cut or a surrogate stands alone")]
    Utf16,
    #[error("rejected: {severity}[{code}] {diagnostic}", severity = .diagnostic.severity(), code = .diagnostic.code())]
    Rejected { diagnostic: Diagnostic },
}

impl Error {
    /// Returns what kind of error it is.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        match self.0 {
            Repr::Format(_) | Repr::Utf16 => ErrorKind::NotText,
            Repr::Rejected { .. } => ErrorKind::Rejected,
        }
    }

    /// Returns the diagnostic for which a strict caller got no result; `None` for other errors.
    #[must_use]
    pub const fn diagnostic(&self) -> Option<&Diagnostic> {
        match &self.0 {
            Repr::Rejected { diagnostic } => Some(diagnostic),
            Repr::Format(_) | Repr::Utf16 => None,
        }
    }
}
