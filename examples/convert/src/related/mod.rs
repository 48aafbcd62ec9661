//! Which releases belong together, by proof or by what speaks for it.

use crate::text::Text;

/// What a text has that tells its releases from others.
#[derive(Debug)]
pub(crate) struct FactsOfText;

impl FactsOfText {
    pub(crate) fn of(_text: &Text<'_>) -> Self {
        Self
    }
}

/// The releases of all texts.
#[derive(Debug, Default)]
pub(crate) struct Releases;

impl Releases {
    pub(crate) fn add(&mut self, _facts: FactsOfText) {}
}
