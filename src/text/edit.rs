//! What of a text is read as something else.

/// A stretch of a text that is read as other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// Where it begins and ends, in bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What is read instead.
    pub(crate) words: String,
}

impl Edit {
    pub(crate) fn new(start: usize, end: usize, words: impl Into<String>) -> Self {
        let words = words.into();
        Self { start, end, words }
    }
}
