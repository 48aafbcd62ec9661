//! What only all texts of a run together can tell: which of their releases belong together, and how names are spelled.

use std::sync::Arc;

use crate::names::{Corrections, Names, NamesOfText};
use crate::related::{FactsOfText, Releases};
use crate::text::Text;

/// What a text adds.
#[derive(Debug)]
pub(crate) struct ArchivePart {
    facts: FactsOfText,
    names: NamesOfText,
}

impl ArchivePart {
    pub(crate) fn of(text: &Text<'_>) -> Self {
        Self {
            facts: FactsOfText::of(text),
            names: NamesOfText::of(text),
        }
    }
}

/// What is known of all texts, which come in their order.
#[derive(Debug, Default)]
pub(crate) struct Archive {
    pub(crate) releases: Releases,
    pub(crate) names: Names,
}

impl Archive {
    /// Knows no text yet, but what names are right.
    pub(crate) fn new(corrections: Arc<Corrections>) -> Self {
        Self {
            names: Names::new(corrections),
            ..Self::default()
        }
    }

    pub(crate) fn add(&mut self, part: ArchivePart) {
        self.releases.add(part.facts);
        self.names.add(part.names);
    }
}
