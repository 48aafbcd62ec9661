//! The paged layout of 2016 and 2019.
//!
//! ```text
//!                                             blank lines
//! Pressedienst                                masthead: also with a rule, or as noise of text recognition
//! 31. August 2019                             date
//! [Einladung an die Medien]                   label
//! [Kultursommer am Rhein]                     kicker
//! Lesefest eröffnet / Reading fair opened     headline
//! [Sechzig Autoren aus zwölf Ländern]         subheads
//! Mit einer Lesung hat …                      body
//! [:DÜSSELDORF / 9636_256]                    logo and document number at the foot of a page
//! [Lesefest eröffnet / Reading …]             running head: the headline again
//! Seite 2                                     folio
//! … der Sommer begonnen.                      the body goes on
//! Zu Ihrer redaktionellen Verwendung …:       usage note
//! Caption, ©Holder/Photographer               pictures
//! <https://…jpg>
//! Textversion: https://…txt                   footer
//! Kontakt: Family, Given …
//! [Herausgegeben von der …]                   imprint with channels
//! [29253_240]                                 document number as the last line
//! ```
//!
//! **What marks it:** the masthead, a date near the top, folios, the usage note, the labels of the footer.
//!
//! **Zones:** the usage note opens the pictures; without it the first credit or picture address does. A label opens the
//! footer only if no picture follows it and if what it announces stands behind it.
//!
//! **Not supported:** two releases in one text; pictures whose address stands above the caption.

use crate::copy::lines::Lines;
use crate::copy::measure::{self, Measure};
use crate::field::date;
use crate::field::{document_number, folio, invitation};
use crate::page;
use crate::section::zone::{Part, Zones};
use crate::section::{body, footer, head, masthead, usage_note};
use crate::text::line::Line;

use super::{Dialect, Galley, HEAD, MOST};

#[derive(Debug)]
pub(super) struct Paged;

impl Dialect for Paged {
    fn evidence(&self, lines: Lines<'_>) -> u32 {
        let top = lines.until(TOP_LINES).as_slice();
        // What letters and minutes have too counts for little; marks of the press service must be there as well.
        let mut common = u32::from(top.iter().any(|line| is_date(*line)));
        let head = masthead_evidence(top);
        let mut own = 0_u32;
        for line in lines.iter().filter(|line| line.width <= 600) {
            if own >= MOST {
                break;
            }
            let text = line.text;
            let (is_common, weight) = match text.as_bytes().first() {
                Some(b'S') => (line.width <= 40 && folio::parse(text).is_some(), 0),
                Some(b'0'..=b'9') => (document_number::parse(text).is_some(), 0),
                Some(b'K') if text.starts_with("Kontakt: ") => (true, u32::from(text.contains(footer::PRESS_OFFICE))),
                Some(b'p') if text.starts_with(footer::PRESS_OFFICE) => (false, 1),
                Some(b'Z') if text.starts_with(usage_note::OPENING) => (false, 2),
                Some(b'T') if text.starts_with("Textversion:") => (false, 2),
                Some(b'H') if text.starts_with("Herausgegeben von der") => (false, 1),
                _ => (false, 0),
            };
            common = common.saturating_add(u32::from(is_common));
            own = own.saturating_add(weight);
            if line.may_have_address() && text.contains("duesseldorf.de/fileadmin/") {
                own = own.saturating_add(1);
            }
        }
        if head == 0 && own == 0 {
            return 0;
        }
        head.saturating_add(own.saturating_add(common.min(2)).min(MOST))
    }

    fn galley<'s>(&self, mut lines: Vec<Line<'s>>) -> Galley<'s> {
        let furniture = page::take_out(&mut lines);
        measure::close_up(&mut lines);
        Galley {
            furniture: Some(furniture),
            ..Galley::of(lines)
        }
    }

    fn zones<'s>(&self, _: &'s Galley<'_>, lines: Lines<'s>) -> Zones<'s> {
        let note = (0..lines.len()).find(|index| usage_note::is_at(lines, *index));
        let picture = lines.as_slice().iter().rposition(|line| body::has_picture(*line));
        let from = note.max(picture).map_or(0, |last| last.saturating_add(1));
        let footer = (from..lines.len()).find(|index| footer::opens(lines, *index));
        let (copy, footer) = lines.split(footer.unwrap_or(lines.len()));
        // Lines of numbers and addresses may be longer than the text is wide.
        let measure = Measure::of(copy.as_slice());
        let copy = copy.set_in(measure);

        let mut zones = Zones::of(lines);
        zones.set_in(measure);
        zones.open();
        zones.needs_body();
        let story = copy.until(note.unwrap_or(copy.len()));
        let body = story.from(head::find(story, &mut zones));
        if let Some(note) = note {
            // The pictures stand behind the note; an address before it is quoted.
            zones.add(Part::Body, body);
            let (behind, pictures) = usage_note::find(copy.from(note), &mut zones);
            zones.add_lines(Part::Pictures, behind.into_iter().chain(pictures.iter()));
        } else {
            zones.add(Part::BodyWithPictures, body);
            if footer.is_empty() {
                zones.needs_end();
            }
        }
        footer::find(footer, &mut zones);
        zones
    }
}

/// Masthead and date stand among so many first lines.
const TOP_LINES: usize = 12;
/// A masthead that can be read, among so many.
const STRIP_LINES: usize = 3;

fn is_date(line: Line<'_>) -> bool {
    matches!(
        date::parse_line(line.text),
        Some(date::DateLine::Valid { .. } | date::DateLine::Impossible)
    )
}

/// Weight of the masthead: that of a head if it can be read; if it is noise, as far as a date follows it.
fn masthead_evidence(top: &[Line<'_>]) -> u32 {
    let is_strip = |line: &Line<'_>| {
        let rest = line.text.strip_prefix("Pressedienst");
        rest.is_some_and(|rest| rest.chars().all(|c| c == '_' || c.is_whitespace()))
    };
    if top.iter().take(STRIP_LINES).any(is_strip) {
        return HEAD;
    }
    let above = top.iter().take_while(|line| !is_date(**line));
    let is_noise = top.first().is_some_and(|line| masthead::is_masthead(line.text));
    let is_head = |line: &Line<'_>| masthead::is_masthead(line.text) || invitation::is_invitation(line.text);
    if is_noise && above.clone().count() < top.len() && above.clone().all(is_head) {
        2
    } else {
        0
    }
}
