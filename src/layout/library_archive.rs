//! The press archive of the city's libraries on the web.
//!
//! ```text
//! [Pressearchiv 2014]                         page title
//! Lesefest in der Zentralbibliothek           headline
//! Mit einer Lesung beginnt …                  body, directly below
//! [Ansprechpartnerin vor Ort:]                label
//! [Ina Roth, Tel. 0211. 89-94108]             contact
//! ```
//! Blank lines stand between the items.
//!
//! **What marks it:** the title; contacts behind "Ansprechpartner" with a number of the city, below a headline glued to its
//! text; several such headlines where the city's libraries are spoken of.
//!
//! **Zones:** an item begins behind a blank line with a display line that has text directly below it. What begins otherwise
//! belongs to the item above.
//!
//! **Not supported:** dates, which the page does not print.

use crate::field::{contact, phone};
use crate::line::{Gap, Line};
use crate::paragraph::Copy;
use crate::parser::Context;
use crate::prose;
use crate::release::Release;
use crate::role::Role;
use crate::section::head::Head;
use crate::section::{LabelEnd, appointments, body, footer, mark_label};

use super::{Dialect, ENOUGH, HEAD, MOST, Reading, TITLE_LINES};

const CONTACT: &str = "Ansprechpartner";
/// What title lines of the page say.
const TITLE: &str = "Pressearchiv";
/// A line of more characters is text.
const TEXT: u32 = 60;
/// A headline has no more characters.
const HEADLINE: u32 = 120;
/// A label of a contact has no more bytes.
const LABEL: usize = 60;

#[derive(Debug)]
pub(super) struct LibraryArchive;

impl Dialect for LibraryArchive {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let copy = Copy { lines, measure: None };
        let contacts = (0..lines.len()).any(|index| is_of_city(&copy, index, source));
        let is_text = |line: &Line| line.width > 100 || contacts && prose::ends_like_sentence(line.text(source));
        let is_glued = |pair: &(&Line, &Line)| {
            let (line, next) = pair;
            next.gap == Gap::Next && (1..120).contains(&line.width) && is_text(next)
        };
        // The first item stands at the top, or below the title of the page.
        if !(0..TITLE_LINES).any(|index| is_start(&copy, index, source)) {
            return 0;
        }
        let items = lines.iter().zip(lines.iter().skip(1)).filter(is_glued).count();
        let top = lines.get(..lines.len().min(TITLE_LINES)).unwrap_or_default();
        if top.iter().any(|line| line.text(source).contains(TITLE)) && speaks_of_library(source) {
            return HEAD;
        }
        match (contacts, items) {
            // A label on a line of its own, below a headline with its text.
            (true, 1..) => MOST,
            (false, 2..) if speaks_of_library(source) => ENOUGH,
            _ => 0,
        }
    }

    fn read(&self, lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        let copy = Copy {
            lines: &lines,
            measure: None,
        };
        let starts: Vec<usize> = (0..lines.len()).filter(|index| is_start(&copy, *index, source)).collect();
        let first = starts.first().copied().unwrap_or(lines.len());
        let is_title = |line: &Line| !prose::ends_like_sentence(line.text(source));
        for title in lines.get(..first).unwrap_or_default().iter().filter(|line| is_title(line)) {
            context.mark(title.span, Role::Masthead);
        }
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let items = starts.iter().copied().zip(ends);
        let releases = items.map(|(start, end)| read_item(&copy, start, end, context)).collect();
        Reading {
            page_count: None,
            releases,
        }
    }
}

/// Whether a text speaks of the city's libraries; many towns have a "Bücherei".
fn speaks_of_library(source: &str) -> bool {
    let is_own = ["Stadtbüchereien", "Zentralbibliothek"].iter().any(|word| source.contains(word));
    is_own || source.contains("ücherei") && super::speaks_of_city(source)
}

/// Whether an item begins with line `index`.
fn is_start(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    let (Some(line), Some(next)) = (copy.line(index), copy.line(index.saturating_add(1))) else {
        return false;
    };
    let text = line.text(source);
    let is_text = next.width > TEXT || prose::ends_like_sentence(next.text(source));
    // A headline may end with a full stop ("… & Co."); it is shorter than its text then.
    let is_headline = prose::is_display(text, line.width)
        || line.width < next.width && line.width <= HEADLINE && prose::has_no_sentence(text, line.width);
    (index == 0 || line.gap != Gap::Next)
        && next.gap == Gap::Next
        && is_text
        && is_headline
        && !text.starts_with(CONTACT)
}

/// The label of a contact that begins line `index`.
fn contact_at(copy: &Copy<'_>, index: usize, source: &str) -> Option<LabelEnd> {
    let text = copy.text(index, source);
    let rest = text.strip_prefix(CONTACT)?;
    let colon = rest.find(':').filter(|colon| *colon <= LABEL)?;
    let offset = CONTACT.len().saturating_add(colon).saturating_add(1);
    // In a sentence the words behind the colon are no name.
    let names = text.get(offset..)?.trim();
    let is_somebody = contact::parse(names).first().is_some_and(contact::Reach::is_somebody);
    (names.is_empty() || is_somebody).then_some(LabelEnd { line: index, offset })
}

/// Whether a label on a line of its own has a number of the city below it.
fn is_of_city(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    let names = copy.text(index.saturating_add(1), source);
    // Extensions and numbers of the town hall are printed without the area.
    let is_inner = |number: &str| {
        number.starts_with("89") || number.len() == 5 && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_city = |number: &str| phone::e164(number).map_or(is_inner(number), |number| number.starts_with("+49211"));
    copy.text(index, source).ends_with(':')
        && contact_at(copy, index, source).is_some()
        && contact::parse(names)
            .into_iter()
            .filter_map(|reach| names.get(reach.phone?))
            .any(is_city)
}

fn read_item(copy: &Copy<'_>, start: usize, end: usize, context: &mut Context<'_>) -> Release {
    let source = context.text();
    let mut release = Release::default();
    let below = start.saturating_add(1);
    let contact = (below..end).find_map(|index| contact_at(copy, index, source));
    let mut head = Head::of(copy, start..below, &mut release, context);
    head.mark_headline(0);
    body::read(copy, below, contact.map_or(end, |label| label.line), &mut release, context);
    head.finish(copy, &mut release, context);
    if let Some(label) = contact {
        mark_label(copy, label.line, label, context);
        footer::read_contacts(copy, label, end, &mut release, context);
    }
    appointments::read(&mut release, context);
    release
}
