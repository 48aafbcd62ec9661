//! The steps of [`parse`](crate::parse) for the benches: each runs the way of the data from the text up to its own
//! end, so that the difference of two is what a step costs. No part of the public interface.

use crate::layout;
use crate::page;
use crate::parser::Context;
use crate::source::Source;

/// Bytes to text; gives its length, 0 if there is none.
#[must_use]
pub fn decode(bytes: &[u8]) -> usize {
    crate::decode(bytes).map_or(0, |text| text.len())
}

/// Up to the lines of the composed text; gives their number.
#[must_use]
pub fn lines(text: &str) -> usize {
    let (_, lines) = Source::new(text);
    lines.len()
}

/// Up to the layout; tells whether it is known.
#[must_use]
pub fn recognise(text: &str) -> bool {
    let (source, lines) = Source::new(text);
    layout::recognise(&lines, &mut Context::new(&source)).is_some()
}

/// Up to the copy without page furniture; gives the number of pages.
#[must_use]
pub fn pages(text: &str) -> u32 {
    let (source, mut lines) = Source::new(text);
    let mut context = Context::new(&source);
    if layout::recognise(&lines, &mut context).is_none() {
        return 0;
    }
    page::paginate(&mut lines, &mut context).count
}

/// Up to the releases, with all sections and fields read; gives their number. What [`parse`](crate::parse) does beyond
/// is to order roles and findings.
#[must_use]
pub fn releases(text: &str) -> usize {
    let (source, lines) = Source::new(text);
    let mut context = Context::new(&source);
    let Some(layout) = layout::recognise(&lines, &mut context) else {
        return 0;
    };
    layout.dialect().read(lines, &mut context).releases.len()
}
