//! The layouts in which releases survive, and how a text's layout is recognised.
//!
//! A layout says which lines are page furniture and where sections start; what is inside a section is read by the
//! shared rooms [`section`](crate::section) and [`field`](crate::field). No layout names another one.
//!
//! A new layout is one file here, one row of the table below, and one folder of fixtures.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Code;
use crate::line::Line;
use crate::parser::Context;
use crate::release::Release;

/// The one registry of layouts: variant, file, name in the record.
macro_rules! layouts {
    ($($(#[$meaning:meta])+ $layout:ident $file:ident $name:literal;)+) => {
        $(mod $file;)+

        /// In which layout a text was printed. Serialises as its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Layout {
            $($(#[$meaning])+ #[serde(rename = $name)] $layout,)+
        }

        impl Layout {
            /// Every layout that can be read.
            pub fn all() -> impl Iterator<Item = Self> {
                [$(Self::$layout),+].into_iter()
            }

            /// The name in the record: `paged`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$layout => $name,)+ }
            }

            pub(crate) const fn dialect(self) -> &'static dyn Dialect {
                match self { $(Self::$layout => &$file::$layout,)+ }
            }
        }
    };
}

layouts! {
    /// Pages of 2016 and 2019 with "Seite 2", pictures with addresses, and contacts at the end.
    Paged paged "paged";
}

/// A layout: how it is recognised and how it is read.
pub(crate) trait Dialect: Sync {
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
    let weighed = Layout::all().map(|layout| (layout, layout.dialect().evidence(lines, source)));
    let enough = weighed.filter(|(_, weight)| *weight >= ENOUGH);
    // Of equal ones the last is the greatest, hence backwards.
    let best = enough
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .max_by_key(|(_, weight)| *weight);
    best.map(|(layout, _)| layout)
}
