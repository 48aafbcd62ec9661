//! Days of the week against the dates beside them.

use crate::diagnostic::Code;
use crate::field::weekday;
use crate::parser::Context;
use crate::release::{Block, Release};
use crate::span::Located;

pub(super) fn check(releases: &[Release], context: &mut Context<'_>) {
    for release in releases {
        let issue = release.date.as_ref().map(|date| **date);
        for text in texts(release) {
            let pairs = weekday::find_all(text).filter(|pair| pair.differs(issue));
            let ranges: Vec<_> = pairs.map(|pair| pair.printed).collect();
            if ranges.is_empty() {
                continue;
            }
            for place in context.parts_of(text, &ranges) {
                context.report_at(Code::WeekdayDiffers, &place);
            }
        }
    }
}

/// All that is prose.
fn texts(release: &Release) -> impl Iterator<Item = &Located<String>> {
    let blocks = release.body.iter().flat_map(|block| match block {
        Block::Paragraph { text, .. } | Block::Crosshead { text, .. } => std::slice::from_ref(text),
        Block::List { items, .. } => items,
    });
    let headlines = release.headlines.iter().map(|headline| &headline.text);
    release
        .kicker
        .iter()
        .chain(headlines)
        .chain(&release.subheads)
        .chain(blocks)
}
