//! The list of the press service's archive on the web.
//!
//! ```text
//! Pressedienst Archiv                         page title
//! Kultur Wirtschaft                           topics, on one line
//! 03.05.2023                                  date
//! [Einladung]                                 label
//! Medientermin 5.5.23: Lesefest               headline; a date in it is an appointment
//! [Sechzig Autoren aus zwölf Ländern]         subhead
//! Mit einer Lesung beginnt … Mehr             teaser, with the link at its end
//! ```
//! **What marks it:** the page title; dates on lines of their own; links at the ends of lines.
//!
//! **Zones:** an item begins behind the link of the one before, or, where that is lost, with the line above its date. What
//! stands between the date and the line with the link are display lines.
//!
//! **Not supported:** the text behind the link.

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::field::{date, topic};
use crate::record::{Code, Release};
use crate::section::head::{self, Head};
use crate::section::{appointments, body, issue};
use crate::text::line::Line;
use crate::text::words;
use std::ops::Range;

use super::{Dialect, HEAD, MOST, Reading, TITLE_LINES};

const TITLE: &str = "Pressedienst Archiv";
/// The text of the link behind a teaser.
const MORE: &str = "Mehr";

#[derive(Debug)]
pub(super) struct WebArchive;

impl Dialect for WebArchive {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let top = lines.get(..lines.len().min(TITLE_LINES)).unwrap_or_default();
        let head = if top.iter().any(|line| words::has_same_words(line.text(source), TITLE)) {
            HEAD
        } else {
            0
        };
        let dates = lines.iter().filter(|line| is_date(line.text(source))).count();
        if dates == 0 || (head == 0 && dates < 2) {
            return head;
        }
        let teasers = lines.iter().filter(|line| line.text(source).ends_with(MORE)).count();
        let marks = u32::try_from(dates.min(teasers)).unwrap_or(MOST);
        head.saturating_add(marks.min(MOST))
    }

    fn read(&self, mut lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let teasers = super::cut_links(&mut lines, MORE, context);
        let copy = Copy {
            lines: &lines,
            measure: None,
        };
        let first = super::skip_title(&copy, lines.len(), |text| words::has_same_words(text, TITLE), context);
        let starts = starts(&copy, first, &teasers, source);
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let items = starts.iter().copied().zip(ends);
        let releases = items
            .map(|(start, end)| read_item(&copy, start..end, &teasers, context))
            .collect();
        Reading {
            page_count: None,
            releases,
        }
    }
}

/// Whether a line is nothing but a day: "03.05.2023", be it impossible.
fn is_date(text: &str) -> bool {
    let is_numeric = text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_numeric && date::parse_line(text).is_some()
}

/// Where the items begin: behind each link, and, where a link is lost, with the topics above the next date.
fn starts(copy: &Copy<'_>, first: usize, teasers: &[usize], source: &str) -> Vec<usize> {
    let mut starts = Vec::with_capacity(teasers.len().saturating_add(1));
    let (mut start, mut last_date) = (first, None::<usize>);
    let mut teasers = teasers.iter().copied().peekable();
    for index in first..copy.lines.len() {
        if is_date(copy.text(index, source)) {
            let above = index.saturating_sub(1);
            // A date directly below another one is printed twice.
            if last_date.is_some_and(|last| last < above) {
                starts.push(start);
                start = if topic::is_topics(copy.text(above, source)) {
                    above
                } else {
                    index
                };
            }
            last_date = Some(index);
        }
        if teasers.next_if_eq(&index).is_some() {
            starts.push(start);
            (start, last_date) = (index.saturating_add(1), None);
        }
    }
    if start < copy.lines.len() {
        starts.push(start);
    }
    starts
}

fn read_item(copy: &Copy<'_>, lines: Range<usize>, teasers: &[usize], context: &mut Context<'_>) -> Release {
    let source = context.text();
    let mut release = Release::default();
    let date = lines.clone().find(|index| is_date(copy.text(*index, source)));
    let mut from = lines.start;
    // Topics stand above the date; where that is lost they are the first line.
    let topics = date.unwrap_or_else(|| {
        let is_first = topic::is_topics(copy.text(from, source)) && lines.len() > 2;
        from.saturating_add(usize::from(is_first))
    });
    for index in from..topics {
        head::push_topics(copy, index, &mut release, context);
    }
    from = topics;
    match date.and_then(|date| copy.line(date)) {
        Some(line) => super::read_date(line, 0..line.span.len(), &mut release, context),
        None => context.report(
            Code::DateMissing,
            copy.line(lines.start).map(|line| line.span).unwrap_or_default(),
        ),
    }
    if date.is_some() {
        from = issue::skip_dates(copy, from.saturating_add(1), lines.end, &release, context);
    }
    let next = teasers.partition_point(|teaser| *teaser < from);
    let teaser = teasers.get(next).copied().filter(|teaser| *teaser < lines.end);
    let mut head = match teaser {
        Some(teaser) => Head::of(copy, from..teaser, &mut release, context),
        None => Head::open(copy, from, lines.end, &mut release, context),
    };
    head.mark_headline(0);
    body::read(copy, head.end, lines.end, &mut release, context);
    head.finish(copy, &mut release, context);
    appointments::read(&mut release, context);
    release
}
