//! Which page a place stands on.

use crate::record::{Role, Span};

/// Where pages begin.
#[derive(Clone, Debug)]
pub(super) struct PageIndex(Vec<Page>);

#[derive(Clone, Copy, Debug)]
struct Page {
    start: usize,
    number: u32,
}

impl PageIndex {
    /// The pages of a text with these parts. `folio` reads a page number; one that it cannot read does not count.
    ///
    /// ```text
    /// … text of page 1
    /// [form feed]          page 2 begins behind it, unless nothing was printed yet
    /// [running head]       else page 2 begins here
    /// Seite 2              else here; the folio has the last word about the number
    /// text of page 2 …
    /// ```
    pub(super) fn new(parts: impl Iterator<Item = (Span, Role)>, folio: impl Fn(Span) -> Option<u32>) -> Self {
        let mut pages = vec![Page { start: 0, number: 1 }];
        let (mut is_begun, mut head) = (false, None);
        for (span, role) in parts {
            match role {
                Role::Blank => continue,
                Role::PageBreak if is_begun => {
                    let before = pages.last().map_or(1, |page| page.number);
                    head = Some(span.end());
                    pages.push(Page {
                        start: span.end(),
                        number: before.saturating_add(1),
                    });
                }
                Role::PageBreak => {}
                Role::RunningHead => head = head.or(Some(span.start())),
                Role::Folio => {
                    if let Some(number) = folio(span) {
                        let start = head.unwrap_or(span.start());
                        pages.pop_if(|page| page.start == start);
                        pages.push(Page { start, number });
                    }
                    head = None;
                }
                _ => head = None,
            }
            is_begun |= role != Role::PageBreak;
        }
        Self(pages)
    }

    /// The number of the page on which an offset lies.
    pub(super) fn number(&self, offset: usize) -> u32 {
        let behind = self.0.partition_point(|page| page.start <= offset);
        let page = behind.checked_sub(1).and_then(|last| self.0.get(last));
        page.map_or(1, |page| page.number)
    }
}

/// The first number that is printed in a folio: 2 of "Seite 2 von 5" and of "-2-".
pub(super) fn first_number(folio: &str) -> Option<u32> {
    let digits = folio.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (number, _) = digits.split_once(|c: char| !c.is_ascii_digit()).unwrap_or((digits, ""));
    number.parse().ok()
}
