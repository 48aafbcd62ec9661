//! How the persons and holders of an archive are spelled.

use crate::text::Text;

/// The names in a text.
#[derive(Debug)]
pub(crate) struct NamesOfText;

impl NamesOfText {
    pub(crate) fn of(_text: &Text<'_>) -> Self {
        Self
    }
}

/// The names in all texts.
#[derive(Debug, Default)]
pub(crate) struct Names;

impl Names {
    pub(crate) fn add(&mut self, _names: NamesOfText) {}
}
