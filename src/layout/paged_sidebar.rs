//! The paged layout of early 2016, with a sidebar.
//!
//! ```text
//! [Einladung ins Rathaus - PDF]               title line of whoever kept it
//! 16041416_160                                document number
//! 20. April 2016                              date
//! pld – Pressedienst der                      masthead
//! Landeshauptstadt Düsseldorf
//! [Einladung an die Medien]                   label
//! Herausgegeben vom                           sidebar: publisher, address, numbers, channels
//! Amt für Kommunikation
//! Rathaus - Marktplatz 2
//! [Lesefest eröffnet]                         … with the headline or a subhead among its rows
//! Postfach 101120
//! …
//! Redaktionsteam:
//! jäk - Ina Roth - 93131                      team
//! [Sechzig Autoren aus zwölf Ländern]         subhead
//! Mit einer Lesung hat …                      body
//! ...                                         the page ends
//! [Einladung an die Medien]                   label again
//! -2-                                         folio
//! … der Sommer begonnen.                      the body goes on
//! [(jäk)]                                     the author's initials
//! ```
//! **What marks it:** the two-line masthead, the publisher, the team.
//!
//! **Zones:** the sidebar is a second column, whose rows are told by what they hold; what stands between them belongs to
//! the main column. A row of the sidebar between two display lines parts them, unless the first is cut at a hyphen or in
//! mid-sentence; the second goes on behind the sidebar. Where nothing leaked, the headline ends with the line on which the
//! next word would still have fitted.
//!
//! **Not supported:** hyphens that were swallowed with their line end; fused words stay as they are.

use crate::context::Context;
use crate::copy::measure::Measure;
use crate::copy::paragraph::Copy;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::{date, document_number, folio, invitation, place_of, team};
use crate::record::{Code, Kind, Release, Role};
use crate::section::head::Head;
use crate::section::sidebar::{self, Sidebar};
use crate::section::{appointments, body, issue};
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line};
use crate::text::words;
use std::ops::Range;

use crate::page;

use super::{Dialect, HEAD, MOST, Reading};

/// Number, date and masthead stand among so many first lines.
const TOP_LINES: usize = 12;
/// Between the end of a page and the number of the next one stand at most so many lines.
const PAGE_HEAD: usize = 3;
/// No head has more display lines.
const DISPLAYS: usize = 4;

#[derive(Debug)]
pub(super) struct PagedSidebar;

impl Dialect for PagedSidebar {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let top = lines.get(..lines.len().min(TOP_LINES)).unwrap_or_default();
        let head = if top.iter().any(|line| is_masthead(line.text(source))) {
            HEAD
        } else {
            0
        };
        let mut marks = 0_u32;
        for line in lines.iter().filter(|line| line.width <= 60) {
            let text = line.text(source);
            let weight = match text.as_bytes().first() {
                Some(b'H') if words::words_end(text, sidebar::PUBLISHER).is_some() => 2,
                Some(b'R') if text.starts_with(sidebar::TEAM) => 2,
                Some(b'a'..=b'z') if text.ends_with(|c: char| c.is_ascii_digit()) && team::parse(text).is_some() => 1,
                _ => 0,
            };
            marks = marks.saturating_add(weight);
        }
        head.saturating_add(marks.min(MOST))
    }

    fn read(&self, mut lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let mut release = Release::default();
        let page_count = take_out_page_ends(&mut lines, context);
        take_out_top(&mut lines, &mut release, context);
        let sidebar = Sidebar::take_out(&mut lines, context);
        take_out_signature(&mut lines, &sidebar, &mut release, context);
        let copy = Copy {
            lines: &lines,
            measure: Some(Measure::of_wrapped(&lines, source)),
        };
        let head = read_head(&copy, &sidebar, context);
        body::read(&copy, head.end, lines.len(), &mut release, context);
        body::report_break_off(&release, context);
        head.finish(&copy, &mut release, context);
        body::report_missing(&release, context);
        release.imprint = sidebar.imprint.map(Box::new);
        appointments::read(&mut release, context);
        Reading {
            page_count: Some(page_count),
            releases: vec![release],
        }
    }
}

/// Takes out what stands at the ends of pages; returns the number of pages.
fn take_out_page_ends(lines: &mut Vec<Line>, context: &mut Context<'_>) -> u32 {
    let source = context.text();
    let mut folios = Vec::new();
    for index in 0..lines.len() {
        let Some(line) = lines.get(index).copied() else { break };
        if let Some((printed, folio)) = folio::parse_dashed(line.text(source)).filter(|_| line.width <= 60) {
            let offset = place_of(line.text(source), printed).start;
            let place = line.span.part(offset..line.span.len());
            context.mark(place, Role::Folio);
            folios.push((place, folio));
            mark_page_head(lines, index, offset, context);
        }
    }
    let count = page::count(folios, context);
    let mut is_behind = false;
    lines.retain_mut(|line| {
        if line.furniture.is_some() {
            is_behind = true;
            return false;
        }
        if is_behind {
            line.gap = Gap::Page;
            is_behind = false;
        }
        true
    });
    count
}

/// Marks what belongs to the folio that stands at `offset` of line `index`: the label before it, and the dots with which
/// the page before it ends.
fn mark_page_head(lines: &mut [Line], index: usize, offset: usize, context: &mut Context<'_>) {
    let source = context.text();
    let text = |at: usize, lines: &[Line]| lines.get(at).map_or("", |line| line.text(source));
    let first = index.saturating_sub(PAGE_HEAD);
    let dots = (first..index).rfind(|at| matches!(text(*at, lines), "..." | "\u{2026}" | ". . ."));
    let is_label = |at: usize| invitation::is_invitation(text(at, lines));
    let from = dots.unwrap_or_else(|| {
        let above = index.saturating_sub(1);
        if index > 0 && is_label(above) { above } else { index }
    });
    for at in from..=index {
        let Some(line) = lines.get_mut(at) else { continue };
        let words = if at == index {
            line.span.part(0..offset)
        } else {
            line.span
        };
        let role = if Some(at) == dots {
            Role::Delimiter
        } else {
            Role::RunningHead
        };
        context.mark(crate::text::line::trimmed(source, words), role);
        line.furniture = Some(role);
    }
}

/// Takes out what stands above the main column: title line, document number, date, masthead and label.
fn take_out_top(lines: &mut Vec<Line>, release: &mut Release, context: &mut Context<'_>) {
    let source = context.text();
    let sidebar = sidebar::find(lines, source);
    let top = lines.len().min(sidebar.unwrap_or(TOP_LINES)).min(TOP_LINES);
    let text = |index: usize| lines.get(index).map_or("", |line| line.text(source));
    let number = (0..top).find(|index| document_number::parse(text(*index)).is_some());
    let day = (0..top).find(|index| date::parse_line(text(*index)).is_some());
    let strip = (0..top).find(|index| is_masthead(text(*index)));
    let is_name = |index: usize| words::has_same_words(text(index), "Landeshauptstadt Düsseldorf");
    let strip_end = strip.map(|strip| {
        let next = strip.saturating_add(1);
        if is_name(next) { next.saturating_add(1) } else { next }
    });
    // What stands above all of them is the title line.
    let first = number.into_iter().chain(day).chain(strip).min().unwrap_or(0);
    let mut taken = vec![false; top.max(strip_end.unwrap_or(0))];
    for (index, taken) in taken.iter_mut().enumerate() {
        let Some(line) = lines.get(index).copied() else { break };
        *taken = true;
        let text = line.text(source);
        let is_strip = strip
            .zip(strip_end)
            .is_some_and(|(strip, end)| (strip..end).contains(&index));
        if index < first || is_strip || is_masthead(text) || is_name(index) {
            context.mark(line.span, Role::Masthead);
        } else if document_number::parse(text).is_some() {
            read_number(line, release, context);
        } else if let Some(second) = date::parse_line(text).filter(|_| Some(index) != day) {
            context.mark(line.span, Role::Date);
            issue::report_second_date(line.span, second, release, context);
        } else if Some(index) == day {
            super::read_date(line, 0..line.span.len(), release, context);
        } else if invitation::is_invitation(line.text(source)) {
            release.kind = Kind::Invitation;
            context.mark(line.span, Role::Label);
        } else {
            *taken = false;
        }
    }
    if let (None, Some(line)) = (day, lines.first()) {
        context.report(Code::DateMissing, line.span);
    }
    let mut taken = taken.into_iter();
    lines.retain(|_| !taken.next().unwrap_or(false));
}

/// The first document number counts.
fn read_number(line: Line, release: &mut Release, context: &mut Context<'_>) {
    let number = line.text(context.text());
    context.mark(line.span, Role::DocumentNumber);
    match &release.document_number {
        Some(first) if first.as_str() != number => {
            context.report_against(Code::DocumentNumberConflict, line.span, context.place_of(first));
        }
        Some(_) => {}
        None => release.document_number = Some(context.locate(number.to_owned(), &[line.span])),
    }
}

fn is_masthead(text: &str) -> bool {
    words::first_word(text) == "pld" && text.contains("Pressedienst")
}

/// Takes the author's initials off the end of the text and looks them up among the editors.
fn take_out_signature(lines: &mut Vec<Line>, sidebar: &Sidebar, release: &mut Release, context: &mut Context<'_>) {
    let source = context.text();
    let Some(last) = lines.last_mut() else { return };
    let text = last.text(source);
    let Some(initials) = team::signature(text) else { return };
    let names = initials.split('/');
    let editors: Option<Vec<_>> = names.map(|initials| sidebar.editor(initials)).collect();
    let start = place_of(text, initials).start.saturating_sub(1);
    if start > 0 && editors.is_none() {
        // Inside a line they may be an abbreviation.
        return;
    }
    let place = last.span.part(start..text.len());
    context.mark(place, Role::Byline);
    if editors.is_none() {
        context.report(Code::InitialsUnknown, place);
    }
    release.bylines.extend(editors.into_iter().flatten());
    *last = last.piece(source, 0..start, last.gap);
    if last.width == 0 {
        lines.pop();
    }
}

/// The display lines: those that leaked into the sidebar, and those behind it.
fn read_head(copy: &Copy<'_>, sidebar: &Sidebar, context: &mut Context<'_>) -> Head {
    let source = context.text();
    let behind = sidebar.seams.last().copied().unwrap_or(0);
    let mut displays: Vec<Range<usize>> = Vec::new();
    let mut start = 0_usize;
    for end in sidebar.seams.iter().copied().filter(|end| *end > 0) {
        add(&mut displays, start..end, true, copy, source);
        start = end;
    }
    let (mut index, mut text) = (behind, Text::default());
    while index < copy.lines.len() && displays.len() < DISPLAYS {
        let end = copy.paragraph(index, copy.lines.len(), source, &mut text);
        let is_display = shape::is_display(text.as_str(), crate::text::line::width(text.as_str())) && !end.is_item;
        let is_headline = displays.is_empty() && !shape::stands_alone(text.as_str());
        let is_whole = is_display || is_headline && is_cut_headline(copy, index, source);
        if !is_whole || end.next >= copy.lines.len() {
            break;
        }
        let end = if is_display { end.next } else { index.saturating_add(1) };
        let count = displays.len();
        add(&mut displays, index..end, index == behind, copy, source);
        if count == 1
            && displays.len() == 2
            && index != behind
            && let Some(line) = copy.line(index)
        {
            // No row of the sidebar parts them: it could be the second line of the headline too.
            context.report(Code::HeadlineUnmarked, line.span);
        }
        index = end;
    }
    let mut head = Head::default();
    for display in displays {
        head.push(display, false);
    }
    head.mark_headline(0);
    head.end = index;
    head
}

/// Whether a line that its text seems to go on behind can be a headline by itself.
fn is_cut_headline(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    let text = copy.text(index, source);
    shape::is_display(text, crate::text::line::width(text))
}

/// Adds a group of lines: to the display before it if that is cut at its end, or, behind the headline, if the sidebar
/// stands between them; else as a display of its own.
fn add(displays: &mut Vec<Range<usize>>, group: Range<usize>, is_behind_row: bool, copy: &Copy<'_>, source: &str) {
    // A subhead goes on behind the row of the sidebar that cuts it.
    let is_second = displays.len() == 2 && is_behind_row;
    match displays.last_mut() {
        Some(last) => {
            let before = copy.text(group.start.saturating_sub(1), source);
            let is_cut = endings::ending(before) == Ending::Open
                || before.ends_with(|c: char| c.is_ascii_digit())
                || words::starts_lowercase(copy.text(group.start, source));
            if is_cut || is_second {
                last.end = group.end;
            } else {
                displays.push(group);
            }
        }
        None => displays.push(group),
    }
}
