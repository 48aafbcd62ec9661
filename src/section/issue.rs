//! The date of issue: found among the first lines of a text, read into its release, and held against a second one.

use std::ops::Range;

use chrono::NaiveDate;

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::field::date::{self, DateLine};
use crate::record::{Code, Release, Role, Span};

/// The date stands among so many first lines.
pub(crate) const DATE_LINES: usize = 12;

/// A date of issue among the first lines, with the lines it is printed on.
pub(crate) fn find_date(copy: &Copy<'_>, to: usize, source: &str) -> Option<(Range<usize>, DateLine)> {
    let mut unreadable = None;
    for index in 0..to.min(DATE_LINES) {
        let text = copy.text(index, source);
        let next = index.saturating_add(1);
        let single = date::parse_line(text).map(|line| (index..next, line));
        let found = single.or_else(|| {
            // A line end may have cut it: "9." / "Dezember 2019".
            let rest = copy.text(next, source);
            let is_cut = next < to && text.len() <= 40 && rest.len() <= 40;
            let line = is_cut.then(|| date::parse_line(&format!("{text} {rest}")))??;
            Some((index..next.saturating_add(1), line))
        });
        match found {
            Some((_, DateLine::Unreadable)) => unreadable = unreadable.or(found),
            Some(found) => return Some(found),
            None if text.ends_with('.') && copy.line(index).is_some_and(|line| line.width > 60) => {
                break;
            }
            None => {}
        }
    }
    unreadable
}

pub(crate) fn set_date(
    copy: &Copy<'_>,
    lines: Range<usize>,
    date: DateLine,
    release: &mut Release,
    context: &mut Context<'_>,
) {
    let spans: Vec<_> = copy
        .lines
        .get(lines)
        .unwrap_or_default()
        .iter()
        .map(|line| line.span)
        .collect();
    for span in &spans {
        context.mark(*span, Role::Date);
    }
    let mut report = |code| {
        if let Some(first) = spans.first() {
            context.report(code, *first);
        }
    };
    match date {
        DateLine::Impossible => report(Code::DateImpossible),
        DateLine::Unreadable => report(Code::DateUnreadable),
        DateLine::Valid { start, end } => {
            let locate = |day: NaiveDate| context.locate(day, &spans);
            release.date = Some(locate(start));
            release.date_end = end.map(locate);
        }
    }
}

/// Reports a second date, unless it is the first one again.
pub(crate) fn report_second_date(place: Span, day: DateLine, release: &Release, context: &mut Context<'_>) {
    match (&release.date, day) {
        (Some(first), DateLine::Valid { start, end: None }) if **first == start && release.date_end.is_none() => {}
        (Some(first), _) => context.report_against(Code::DateConflict, place, context.place_of(first)),
        (None, _) => context.report(Code::DateConflict, place),
    }
}

/// Dates directly below the first one are none of the display lines.
pub(crate) fn skip_dates(
    copy: &Copy<'_>,
    from: usize,
    to: usize,
    release: &Release,
    context: &mut Context<'_>,
) -> usize {
    let mut index = from;
    while let Some(line) = copy.line(index).filter(|line| index < to && !line.is_headline) {
        let Some(day) = date::parse_line(line.text(context.text())) else {
            break;
        };
        context.mark(line.span, Role::Date);
        report_second_date(line.span, day, release, context);
        index = index.saturating_add(1);
    }
    index
}
