//! What only all texts of a run together can tell: which of their releases belong together, and how names are spelled.

use std::sync::Arc;

use crate::names::{Corrections, Names, NamesOfText};
use crate::related::{FactsOfText, Offer, Pictures, Releases, offers};
use crate::text::Text;

/// What a text adds.
#[derive(Debug)]
pub(crate) struct ArchivePart {
    facts: FactsOfText,
    offers: Vec<Offer>,
    names: NamesOfText,
}

impl ArchivePart {
    pub(crate) fn of(text: &Text<'_>) -> Self {
        Self {
            facts: FactsOfText::of(text),
            offers: offers(text),
            names: NamesOfText::of(text),
        }
    }
}

/// What is known of all texts, which come in their order.
#[derive(Debug, Default)]
pub(crate) struct Archive {
    pub(crate) releases: Releases,
    pub(crate) pictures: Pictures,
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
        self.pictures.add(part.offers);
        self.names.add(part.names);
    }
}
