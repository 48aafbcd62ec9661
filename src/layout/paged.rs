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

use crate::context::Context;
use crate::copy::measure::{self, Measure};
use crate::copy::paragraph::Copy;
use crate::field::{date, document_number, folio, invitation};
use crate::page;
use crate::record::{Code, Release};
use crate::section::{appointments, body, footer, head, masthead, pictures, usage_note};
use crate::text::line::Line;

use super::{Dialect, HEAD, MOST, Reading};

#[derive(Debug)]
pub(super) struct Paged;

impl Dialect for Paged {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let top = lines.get(..lines.len().min(TOP_LINES)).unwrap_or_default();
        // What letters and minutes have too counts for little; marks of the press service must be there as well.
        let mut common = u32::from(top.iter().any(|line| is_date(*line, source)));
        let head = masthead_evidence(top, source);
        let mut own = 0_u32;
        for line in lines.iter().filter(|line| line.width <= 600) {
            if own >= MOST {
                break;
            }
            let text = line.text(source);
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

    fn read(&self, mut lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let pages = page::paginate(&mut lines, context);
        measure::close_up(&mut lines, source);
        let mut copy = Copy {
            lines: &lines,
            measure: None,
        };
        let zones = Zones::find(&copy, source);
        // Lines of numbers and addresses may be longer than the text is wide.
        copy.measure = Measure::of(lines.get(..zones.footer).unwrap_or_default(), source);
        if let (Some(note), Some(end)) = (zones.note, zones.note_end) {
            usage_note::mark(&copy, note, end, context);
        }

        let mut release = Release::default();
        let head = head::read(&copy, zones.body_end(), &mut release, context);
        let to = zones.body_end();
        let pictured = if zones.note.is_some() {
            // The pictures stand behind the note; an address before it is quoted.
            body::read(&copy, head.end, to, &mut release, context);
            to
        } else {
            body::read_up_to_pictures(&copy, head.end, to, &mut release, context)
        };
        if pictured >= lines.len() {
            body::report_break_off(&release, context);
        }
        head.finish(&copy, &mut release, context);
        let (index, offset) = zones.note_end.unwrap_or((pictured, 0));
        release.images = pictures::read(&copy, (index, offset), zones.footer, context);
        if let (true, Some(note)) = (release.images.is_empty(), zones.note.and_then(|note| copy.line(note))) {
            context.report(Code::PicturesMissing, note.span);
        }
        body::report_missing(&release, context);
        footer::read(&copy, zones.footer, lines.len(), &mut release, context);
        release.document_number = pages
            .document_number
            .map(|span| context.locate(span.of(source).to_owned(), &[span]));
        appointments::read(&mut release, context);
        Reading {
            page_count: Some(pages.count),
            releases: vec![release],
        }
    }
}

/// Masthead and date stand among so many first lines.
const TOP_LINES: usize = 12;
/// A masthead that can be read, among so many.
const STRIP_LINES: usize = 3;

fn is_date(line: Line, source: &str) -> bool {
    matches!(
        date::parse_line(line.text(source)),
        Some(date::DateLine::Valid { .. } | date::DateLine::Impossible)
    )
}

/// Weight of the masthead: that of a head if it can be read; if it is noise, as far as a date follows it.
fn masthead_evidence(top: &[Line], source: &str) -> u32 {
    let is_strip = |line: &Line| {
        let rest = line.text(source).strip_prefix("Pressedienst");
        rest.is_some_and(|rest| rest.chars().all(|c| c == '_' || c.is_whitespace()))
    };
    if top.iter().take(STRIP_LINES).any(is_strip) {
        return HEAD;
    }
    let above = top.iter().take_while(|line| !is_date(**line, source));
    let is_noise = top.first().is_some_and(|line| masthead::is_masthead(line.text(source)));
    let is_head =
        |line: &Line| masthead::is_masthead(line.text(source)) || invitation::is_invitation(line.text(source));
    if is_noise && above.clone().count() < top.len() && above.clone().all(is_head) {
        2
    } else {
        0
    }
}

/// Where the sections of a release stand, in indices of lines.
#[derive(Clone, Copy, Debug)]
struct Zones {
    /// First line of the usage note.
    note: Option<usize>,
    /// The line behind it, or the one in which it ends and the offset behind it.
    note_end: Option<(usize, usize)>,
    /// First line of the footer.
    footer: usize,
}

impl Zones {
    fn find(copy: &Copy<'_>, source: &str) -> Self {
        let count = copy.lines.len();
        let note = (0..count).find(|index| usage_note::is_at(copy, *index, source));
        let last_picture = copy.lines.iter().rposition(|line| body::has_picture(*line, source));
        let from = note.max(last_picture).map_or(0, |last| last.saturating_add(1));
        let footer = (from..count)
            .find(|index| footer::opens(copy, *index, source))
            .unwrap_or(count);
        Self {
            note,
            note_end: note.map(|note| usage_note::end(copy, note, footer, source)),
            footer,
        }
    }

    fn body_end(self) -> usize {
        self.note.unwrap_or(self.footer)
    }
}
