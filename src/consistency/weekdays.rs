//! Days of the week against the dates beside them.

use chrono::NaiveDate;

use crate::context::Context;
use crate::copy::stitch;
use crate::field::weekday;
use crate::record::{Block, Code, Kind, Located, Release, SharedStr, place_of};

/// So many appointments are asked for their days.
const APPOINTMENTS: usize = 32;

pub(super) fn check(releases: &[Release], context: &mut Context<'_>) {
    for release in releases {
        if let Some(date) = &release.date {
            check_line(date, context);
        }
        let issue = release.date.as_ref().map(|date| **date);
        let is_to_come = release.kind == Kind::Invitation;
        for text in texts(release) {
            // The year of an appointment may be printed elsewhere.
            let days = || {
                release
                    .appointments
                    .iter()
                    .take(APPOINTMENTS)
                    .filter_map(|one| one.date)
            };
            let is_wrong =
                |pair: &weekday::Pair<'_>| pair.differs(issue, is_to_come) && !days().any(|day| pair.is(day));
            let pairs = weekday::find_all(text).filter(is_wrong);
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
fn texts(release: &Release) -> impl Iterator<Item = &Located<SharedStr>> {
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
