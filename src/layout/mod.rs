//! The layouts in which releases survive, and how a text's layout is recognised.
//!
//! A layout says which lines are page furniture and where sections start; what is inside a section is read by the
//! shared rooms [`section`](crate::section) and [`field`](crate::field). No layout names another one.
//!
//! A new layout is one file here, one entry in [`DIALECTS`], one variant of [`Layout`], and one folder of fixtures.

mod paged;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Code;
use crate::line::Line;
use crate::parser::Context;
use crate::release::Release;

/// In which layout a text was printed. Serialises as its name in kebab-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Layout {
    /// Pages of 2016 and 2019 with "Seite 2", pictures with addresses, and contacts at the end.
    Paged,
}

impl Layout {
    /// Every layout that can be read.
    pub fn all() -> impl Iterator<Item = Self> {
        DIALECTS.iter().map(|dialect| dialect.layout())
    }

    /// The name in the record: `paged`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paged => "paged",
        }
    }

    pub(crate) fn dialect(self) -> &'static dyn Dialect {
        DIALECTS
            .iter()
            .copied()
            .find(|dialect| dialect.layout() == self)
            .unwrap_or(&paged::Paged)
    }
}

/// The one registry of layouts.
static DIALECTS: &[&dyn Dialect] = &[&paged::Paged];

/// A layout: how it is recognised and how it is read.
pub(crate) trait Dialect: Sync {
    fn layout(&self) -> Layout;

    /// Weight of what speaks for this layout; each layout counts its own marks, and [`ENOUGH`] is what one that is
    /// printed nowhere else counts.
    fn evidence(&self, lines: &[Line], source: &str) -> u32;

    fn read(&self, lines: Vec<Line>, context: &mut Context<'_>) -> Reading;
}

/// The least evidence on which a layout is believed.
pub(crate) const ENOUGH: u32 = 3;

/// What a layout makes of a text.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) page_count: Option<u32>,
    pub(crate) releases: Vec<Release>,
}

impl Reading {
    /// What is known of a text in no known layout: nothing.
    pub(crate) fn unknown(lines: &[Line], context: &mut Context<'_>) -> Self {
        if let Some(first) = lines.first() {
            context.report(Code::UnknownLayout, first.span);
        }
        Self::default()
    }
}

/// The layout with the most evidence, if it has enough; the first one of the registry wins a tie.
pub(crate) fn recognise(lines: &[Line], source: &str) -> Option<Layout> {
    let mut best = None;
    let mut weight = ENOUGH;
    for dialect in DIALECTS {
        let evidence = dialect.evidence(lines, source);
        if evidence > weight || (evidence == weight && best.is_none()) {
            (best, weight) = (Some(dialect.layout()), evidence);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_has_its_dialect() {
        for layout in Layout::all() {
            assert_eq!(layout.dialect().layout(), layout);
        }
    }
}
