//! The text as it was given, and what can be said of it without knowing what it is about: bytes, lines, words, languages,
//! and at last the parts that tile it.

pub(crate) mod bytes;
pub(crate) mod decode;
pub(crate) mod edit;
pub(crate) mod endings;
pub(crate) mod language;
pub(crate) mod line;
pub(crate) mod markup;
pub(crate) mod mojibake;
pub(crate) mod near;
pub(crate) mod quotations;
pub(crate) mod signs;
pub(crate) mod slip;
pub(crate) mod source;
pub(crate) mod tiling;
pub(crate) mod words;
