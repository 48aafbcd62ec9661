//! Texts whose layout was not recognised: what is certain all the same.
//!
//! Certain are pictures at an address of the city, with the credits directly beside them, and contacts that name the
//! press office. Where there are any, a date on a line of its own near the top is that of the release. Nothing tells
//! headline and body.

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::field::date::{self, DateLine};
use crate::record::{Code, Release};
use crate::section::{body, footer, pictures};
use crate::text::line::Line;

use super::Reading;

/// Where the city keeps its pictures.
const PICTURES: &str = "duesseldorf.de/fileadmin/";
/// The date stands among so many first lines.
const TOP_LINES: usize = 12;

pub(super) fn read(lines: &[Line], context: &mut Context<'_>) -> Reading {
    let source = context.text();
    if let Some(first) = lines.first() {
        context.report(Code::UnknownLayout, first.span);
    }
    if !source.contains(PICTURES) && !source.contains(footer::PRESS_OFFICE) {
        return Reading::default();
    }
    let copy = Copy { lines, measure: None };
    let mut release = Release::default();
    let is_picture = |index: usize| {
        let has_picture = |index: usize| copy.line(index).is_some_and(|line| body::has_picture(line, source));
        let has_address = |index: usize| copy.text(index, source).contains(PICTURES);
        // A credit counts beside an address of the city.
        has_address(index) || has_picture(index) && has_address(index.saturating_add(1))
    };
    let mut index = 0_usize;
    while index < lines.len() {
        let end = (index..lines.len()).find(|at| !is_picture(*at)).unwrap_or(lines.len());
        if index < end {
            let found = pictures::read(&copy, (index, 0), end, context);
            release.images.extend(found);
        }
        let is_contact = copy.line(end).is_some_and(Line::may_have_address) && footer::opens(&copy, end, source);
        if is_contact && names_press_office(&copy, end, source) {
            // Up to the next contact, which is read by itself.
            let limit = end.saturating_add(CONTACT_LINES).min(lines.len());
            let next = (end.saturating_add(1)..limit).find(|index| footer::opens(&copy, *index, source));
            footer::read(&copy, end, next.unwrap_or(limit), &mut release, context);
            index = next.unwrap_or(limit);
            continue;
        }
        index = end.saturating_add(1);
    }
    if release == Release::default() {
        return Reading::default();
    }
    let day = lines.iter().take(TOP_LINES).find(|line| {
        let line = date::parse_line(line.text(source));
        matches!(line, Some(DateLine::Valid { .. }))
    });
    if let Some(day) = day {
        super::read_date(*day, 0..day.span.len(), &mut release, context);
    }
    Reading {
        page_count: None,
        releases: vec![release],
    }
}

/// A contact has at most so many lines.
const CONTACT_LINES: usize = 4;

fn names_press_office(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    (index..index.saturating_add(CONTACT_LINES)).any(|index| copy.text(index, source).contains(footer::PRESS_OFFICE))
}
