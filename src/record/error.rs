//! The two ways in which there is no result: bytes that are no text, and a strict caller.

use crate::record::Diagnostic;

/// Why there is no result.
///
/// A parsed text never fails; see [`ErrorKind`] for the two cases that do.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Repr);

/// What kind of [`Error`] it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are not text: another file format, UTF-32, or UTF-16 that breaks off in a character.
    NotText,
    /// [`Document::strict`](crate::Document::strict) met a diagnostic of the severity it was to reject.
    Rejected,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum Repr {
    #[error("this is not text but {0}; extract its text first")]
    Format(&'static str),
    #[error("the UTF-16 text is damaged: a character is cut or a surrogate stands alone")]
    Utf16,
    #[error("rejected: {severity}[{id}] {diagnostic}", severity = .diagnostic.severity(), id = .diagnostic.code().id())]
    Rejected { diagnostic: Diagnostic },
}

impl Error {
    /// What kind of error it is.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        match self.0 {
            Repr::Format(_) | Repr::Utf16 => ErrorKind::NotText,
            Repr::Rejected { .. } => ErrorKind::Rejected,
        }
    }
}
