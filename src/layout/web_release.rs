//! One release on the web page of the press service.
//!
//! ```text
//! Pressedienst Einzelansicht                  page title
//! Kultur Zu Gast im Rathaus                   topics, on one line
//! [Einladung / Invitation]                    label
//! [Kultursommer am Rhein]                     kicker
//! Lesefest eröffnet                           headline
//! [Sechzig Autoren/Zwölf Länder]              subhead
//! Erstellt:                                   label; its date is lost in the stored pages
//! [Redaktion: Family, Given]                  byline, also "Text:"
//! Mit einer Lesung hat …                      body
//! [PDF TXT]                                   links to other versions
//! ```
//! With blank lines between the parts, or tight, with single line ends and without the author.
//!
//! **What marks it:** the page title; "Erstellt:".
//!
//! **Zones:** all lines between the topics and "Erstellt:" are display lines. Of three or more the second is the headline. Of two
//! nothing shows whether they are kicker and headline or headline and subhead: the first one is taken, and that is
//! reported.
//!
//! **Not supported:** pictures and contacts, which the page does not print.

use crate::context::Context;
use crate::copy::label::{LabelEnd, label_end};
use crate::copy::measure::Measure;
use crate::copy::paragraph::Copy;
use crate::field::byline::{EDITORS, LABELS};
use crate::field::{date, invitation, person, topic};
use crate::record::{Release, Role};
use crate::section::head::{self, Head};
use crate::section::{appointments, body, byline};
use crate::text::line::Line;
use crate::text::words;

use super::{Dialect, HEAD, MOST, Reading};

const TITLE: &str = "Pressedienst Einzelansicht";
const CREATED: &str = "Erstellt:";
/// The links at the end of the page.
const LINKS: &str = "PDF TXT";
/// The title stands among so many first lines, "Erstellt:" among so many behind it.
const TOP_LINES: usize = 12;

#[derive(Debug)]
pub(super) struct WebRelease;

impl Dialect for WebRelease {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let top = lines.get(..lines.len().min(TOP_LINES)).unwrap_or_default();
        let title = top
            .iter()
            .position(|line| words::has_same_words(line.text(source), TITLE));
        let created = top.iter().any(|line| line.text(source).starts_with(CREATED));
        let has_links = lines
            .last()
            .is_some_and(|line| words::has_same_words(line.text(source), LINKS));
        let marks = u32::from(created)
            .saturating_mul(3)
            .saturating_add(u32::from(has_links));
        title.map_or(0, |_| HEAD).saturating_add(marks.min(MOST))
    }

    fn read(&self, lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let copy = Copy {
            lines: &lines,
            measure: Measure::of(&lines, source),
        };
        let mut release = Release::default();
        let end = links(&copy, context);
        let start = super::skip_title(&copy, end, |text| words::has_same_words(text, TITLE), context);
        let start = read_topics(&copy, start, end, &mut release, context);
        let created = (start..end.min(start.saturating_add(TOP_LINES)))
            .find(|index| copy.text(*index, source).starts_with(CREATED) || byline_at(&copy, *index, source).is_some());
        let mut head = match created {
            Some(created) => Head::of(&copy, start..created, &mut release, context),
            None => Head::open(&copy, start, end, &mut release, context),
        };
        if created.is_some() && head.len() >= 3 {
            head.mark_headline(1);
        }
        let from = created.map_or(head.end, |created| {
            read_created(&copy, created, end, &mut release, context)
        });
        head.part_tight_slashes();
        body::read(&copy, from, end, &mut release, context);
        head.mark_headline_above_parts(&copy, &release, source);
        if end == lines.len() {
            body::report_break_off(&release, context);
        }
        head.finish(&copy, &mut release, context);
        body::report_missing(&release, context);
        appointments::read(&mut release, context);
        Reading {
            page_count: None,
            releases: vec![release],
        }
    }
}

/// Marks the links to other versions at the end of the page; returns the index of the first of their lines.
fn links(copy: &Copy<'_>, context: &mut Context<'_>) -> usize {
    let source = context.text();
    let is_link = |line: &&Line| {
        let text = line.text(source);
        matches!(text, "PDF" | "TXT") || words::has_same_words(text, LINKS)
    };
    let count = copy.lines.iter().rev().take_while(is_link).count();
    let end = copy.lines.len().saturating_sub(count);
    for line in copy.lines.get(end..).unwrap_or_default() {
        context.mark(line.span, Role::Label);
    }
    end
}

/// Reads the line of topics, if there is one; returns the index of the line behind it.
fn read_topics(copy: &Copy<'_>, start: usize, end: usize, release: &mut Release, context: &mut Context<'_>) -> usize {
    let source = context.text();
    let text = copy.text(start, source);
    let next = copy.text(start.saturating_add(1), source);
    // A line directly above "Erstellt:" is the headline, whatever it looks like.
    let is_only = start.saturating_add(1) >= end || next.starts_with(CREATED);
    if is_only || invitation::is_invitation(text) || !topic::is_topics(text) {
        return start;
    }
    head::push_topics(copy, start, release, context);
    start.saturating_add(1)
}

/// The label of a byline that begins line `index`, with names behind it; behind "Redaktion:" nothing else can stand.
fn byline_at(copy: &Copy<'_>, index: usize, source: &str) -> Option<LabelEnd> {
    let (label, end) = LABELS
        .iter()
        .find_map(|label| Some((*label, label_end(copy, index, label, source)?)))?;
    let names = copy.text(end.line, source).get(end.offset..)?;
    let names: Vec<&str> = names.split_whitespace().collect();
    (label == EDITORS || !person::parse_people(&names.join(" ")).is_empty()).then_some(end)
}

/// Reads "Erstellt:" with the date and the authors behind it; returns the index of the first line of the body.
fn read_created(
    copy: &Copy<'_>,
    created: usize,
    end: usize,
    release: &mut Release,
    context: &mut Context<'_>,
) -> usize {
    let source = context.text();
    let mut index = created;
    let below = created.saturating_add(1);
    let is_double = below < end && copy.text(created, source) == CREATED && copy.text(below, source) == CREATED;
    if let Some(line) = copy.line(created).filter(|_| is_double) {
        // The label is there twice.
        context.mark(line.span, Role::Label);
        index = below;
    }
    if let Some(line) = copy.line(index).filter(|line| line.text(source).starts_with(CREATED)) {
        context.mark(line.span.part(0..CREATED.len()), Role::Label);
        let rest = CREATED.len()..line.span.len();
        if date::parse_line(line.span.part(rest.clone()).of(source).trim()).is_some() {
            super::read_date(line, rest, release, context);
        }
        index = index.saturating_add(1);
    }
    if let Some(label) = byline_at(copy, index, source).filter(|_| index < end) {
        let next = index.saturating_add(1);
        byline::read(copy, index, label, next, release, context);
        index = next;
    }
    index
}
