//! Days of the week against the dates beside them.

use chrono::NaiveDate;

use crate::context::Context;
use crate::copy::stitch;
use crate::field::weekday;
use crate::record::{Block, Code, Kind, Located, Release, place_of};

pub(super) fn check(releases: &[Release], context: &mut Context<'_>) {
    for release in releases {
        if let Some(date) = &release.date {
            check_line(date, context);
        }
        let issue = release.date.as_ref().map(|date| **date);
        let is_to_come = release.kind == Kind::Invitation;
        for text in texts(release) {
            let pairs = weekday::find_all(text).filter(|pair| pair.differs(issue, is_to_come));
            let ranges: Vec<_> = pairs.map(|pair| place_of(text, pair.printed)).collect();
            if ranges.is_empty() {
                continue;
            }
            for place in stitch::parts_of(text, &ranges, context) {
                context.report_at(Code::WeekdayDiffers, &place);
            }
        }
    }
}

/// The line of the date of issue itself.
fn check_line(date: &Located<NaiveDate>, context: &mut Context<'_>) {
    let place = context.place_of(date);
    let text = place.of(context.text());
    for pair in weekday::find_all(text).filter(|pair| pair.differs(None, false)) {
        context.report(Code::WeekdayDiffers, place.part(place_of(text, pair.printed)));
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
