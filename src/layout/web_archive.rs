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

use crate::field::{date, topic};
use crate::line::Line;
use crate::paragraph::Copy;
use crate::parser::Context;
use crate::prose;
use crate::release::Release;
use crate::section::head::{self, Head};
use crate::section::{appointments, body};

use super::{Dialect, HEAD, MOST, Reading, TITLE_LINES};

const TITLE: &str = "Pressedienst Archiv";
/// The text of the link behind a teaser.
const MORE: &str = "Mehr";

#[derive(Debug)]
pub(super) struct WebArchive;

impl Dialect for WebArchive {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let top = lines.get(..lines.len().min(TITLE_LINES)).unwrap_or_default();
        let head = if top.iter().any(|line| prose::has_same_words(line.text(source), TITLE)) { HEAD } else { 0 };
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
        let first = super::skip_title(&copy, lines.len(), |text| prose::has_same_words(text, TITLE), context);
        let dates: Vec<usize> = (first..lines.len())
            .filter(|index| is_date(copy.text(*index, source)))
            .collect();
        let mut starts = Vec::with_capacity(dates.len());
        let mut from = first;
        for date in &dates {
            starts.push(start(&copy, *date, from, &teasers, source));
            from = date.saturating_add(1);
        }
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([lines.len()]).collect();
        let items = starts.into_iter().zip(dates).zip(ends);
        let releases = items
            .map(|((start, date), end)| read_item(&copy, start, date, end, &teasers, context))
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

/// Where the item of a date begins: behind the last link before it, or with the topics above it.
fn start(copy: &Copy<'_>, date: usize, from: usize, teasers: &[usize], source: &str) -> usize {
    let last = teasers.partition_point(|teaser| *teaser < date);
    let teaser = last.checked_sub(1).and_then(|index| teasers.get(index));
    if let Some(teaser) = teaser.filter(|teaser| **teaser >= from) {
        return teaser.saturating_add(1);
    }
    if from == 0 || last == 0 {
        let is_first = !(from..date).any(|index| prose::ends_like_sentence(copy.text(index, source)));
        if is_first {
            return from;
        }
    }
    let above = date.saturating_sub(1).max(from);
    if topic::is_topics(copy.text(above, source)) { above } else { date }
}

fn read_item(
    copy: &Copy<'_>,
    start: usize,
    date: usize,
    end: usize,
    teasers: &[usize],
    context: &mut Context<'_>,
) -> Release {
    let mut release = Release::default();
    for index in start..date {
        head::push_topics(copy, index, &mut release, context);
    }
    if let Some(line) = copy.line(date) {
        super::read_date(line, 0..line.span.len(), &mut release, context);
    }
    let from = date.saturating_add(1);
    let next = teasers.partition_point(|teaser| *teaser < from);
    let teaser = teasers.get(next).copied().filter(|teaser| *teaser < end);
    let mut head = match teaser {
        Some(teaser) => Head::of(copy, from..teaser, &mut release, context),
        None => Head::open(copy, from, end, &mut release, context),
    };
    head.mark_headline(0);
    body::read(copy, head.end, end, &mut release, context);
    head.finish(copy, &mut release, context);
    appointments::read(&mut release, context);
    release
}
