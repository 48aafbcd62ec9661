//! Texts whose layout was not recognised: what is certain all the same.
//!
//! Certain are pictures at an address of the city, with the credits directly beside them, and contacts that name the
//! press office. Where there are any, a date on a line of its own near the top is that of the release. Nothing tells
//! headline and body.

use crate::copy::lines::Lines;
use crate::field::date::{self, DateLine};
use crate::record::Code;
use crate::section::zone::{Part, Zones};
use crate::section::{body, footer};
use crate::text::line::Line;

use super::{Dialect, Galley};

/// Where the city keeps its pictures.
const PICTURES: &str = "duesseldorf.de/fileadmin/";
/// The date stands among so many first lines.
const TOP_LINES: usize = 12;
/// A contact has at most so many lines.
const CONTACT_LINES: usize = 4;

#[derive(Debug)]
pub(super) struct Unknown;

impl Dialect for Unknown {
    fn evidence(&self, _: Lines<'_>) -> u32 {
        0
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let mut zones = Zones::of(lines);
        if !lines.is_empty() {
            zones.doubt(Code::UnknownLayout, lines.first());
        }
        let has_address = |index: usize| lines.text(index).contains(PICTURES);
        // A credit counts beside an address of the city.
        let is_picture = |index: usize| {
            let has_picture = || lines.get(index).is_some_and(body::has_picture);
            has_address(index) || has_address(index.saturating_add(1)) && has_picture()
        };
        let mut index = 0_usize;
        while index < lines.len() {
            let end = (index..lines.len()).find(|at| !is_picture(*at)).unwrap_or(lines.len());
            if index < end {
                open(&mut zones);
                zones.add(Part::Pictures, lines.part(index..end));
            }
            index = end.saturating_add(1);
            let is_contact = lines.get(end).is_some_and(Line::may_have_address) && footer::opens(lines, end);
            if is_contact && names_press_office(lines.from(end)) {
                open(&mut zones);
                // Up to the next contact, which is read by itself.
                let limit = end.saturating_add(CONTACT_LINES).min(lines.len());
                let next = (index..limit)
                    .find(|index| footer::opens(lines, *index))
                    .unwrap_or(limit);
                footer::find(lines.part(end..next), &mut zones);
                index = next;
            }
        }
        let is_day = |line: &Line<'_>| matches!(date::parse_line(line.text), Some(DateLine::Valid { .. }));
        let day = lines.iter().take(TOP_LINES).position(|line| is_day(&line));
        if let Some(day) = day.filter(|_| !zones.is_empty()) {
            zones.add(Part::Date, lines.only(day));
        }
        zones
    }
}

/// Begins the one release that there may be.
fn open(zones: &mut Zones<'_>) {
    if zones.is_empty() {
        zones.open();
    }
}

fn names_press_office(lines: Lines<'_>) -> bool {
    lines
        .iter()
        .take(CONTACT_LINES)
        .any(|line| line.text.contains(footer::PRESS_OFFICE))
}
