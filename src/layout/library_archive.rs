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
//! **Zones:** an item begins behind a blank line with a display line that has text directly below it, and behind the contact
//! of another, whatever it begins with. What begins otherwise belongs to the item above.
//!
//! **Not supported:** dates, which the page does not print.

use crate::context::Context;
use crate::copy::label::{LabelEnd, mark_label};
use crate::copy::paragraph::Copy;
use crate::copy::shape;
use crate::field::{contact, phone};
use crate::record::{Code, Release, Role};
use crate::section::head::Head;
use crate::section::{appointments, body, footer};
use crate::text::endings;
use crate::text::line::{Gap, Line};
use std::ops::Range;

use super::{Dialect, ENOUGH, HEAD, MOST, Reading, TITLE_LINES};

const CONTACT: &str = "Ansprechpartner";
/// What title lines of the page say.
const TITLE: &str = "Pressearchiv";
/// A line of more characters is text.
const TEXT: u32 = 60;
/// A headline that ends like a sentence has no more characters.
const HEADLINE: u32 = 120;
/// No headline has more.
const LONGEST: u32 = 250;
/// A label of a contact has no more bytes.
const LABEL: usize = 60;

#[derive(Debug)]
pub(super) struct LibraryArchive;

impl Dialect for LibraryArchive {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let copy = Copy { lines, measure: None };
        // The first item stands at the top, or below the title of the page.
        if !(0..TITLE_LINES).any(|index| is_start(&copy, index, source)) {
            return 0;
        }
        let contacts = (0..lines.len()).any(|index| is_of_city(&copy, index, source));
        let is_text = |line: &Line| line.width > 100 || contacts && endings::ends_like_sentence(line.text(source));
        let is_glued = |pair: &(&Line, &Line)| {
            let (line, next) = pair;
            next.gap == Gap::Next && (1..=LONGEST).contains(&line.width) && is_text(next)
        };
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
        let starts = starts(&copy, source);
        let first = starts.first().map_or(lines.len(), |(first, _)| *first);
        for title in lines.get(..first).unwrap_or_default() {
            context.mark(title.span, Role::Masthead);
        }
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([lines.len()]);
        let items = starts.iter().zip(ends);
        let releases = items.map(|((start, has_headline), end)| read_item(&copy, *start..end, *has_headline, context));
        let releases = releases.collect();
        Reading {
            page_count: None,
            releases,
        }
    }
}

/// Whether a text speaks of the city's libraries; many towns have a "Bücherei".
fn speaks_of_library(source: &str) -> bool {
    let is_own = ["Stadtbüchereien", "Zentralbibliothek"]
        .iter()
        .any(|word| source.contains(word));
    is_own || source.contains("ücherei") && super::speaks_of_city(source)
}

/// Where the items begin, and whether with a headline. One that lost its headline or its text begins behind the contact of
/// the one above, or at the top.
fn starts(copy: &Copy<'_>, source: &str) -> Vec<(usize, bool)> {
    let mut starts = Vec::new();
    // Where the contact of the item stands.
    let mut contact: Option<usize> = None;
    for (index, line) in copy.lines.iter().enumerate() {
        let text = line.text(source);
        let has_phone = || contact::parse(text).first().is_some_and(|reach| reach.phone.is_some());
        let is_behind = contact.is_some_and(|contact| contact < index) && line.gap != Gap::Next;
        if is_start(copy, index, source) {
            starts.push((index, true));
            contact = None;
        } else if is_behind && !has_phone() {
            starts.push((index, shape::is_display(text, line.width)));
            contact = None;
        } else if starts.is_empty() && endings::ends_like_sentence(text) {
            starts.push((index, false));
        }
        if let Some(label) = contact_at(copy, index, source) {
            let is_alone = copy.text(label.line, source).len() == label.offset;
            contact = Some(label.line.saturating_add(usize::from(is_alone)));
        }
    }
    starts
}

/// The line behind line `index` and its double, if a headline is there twice.
fn below(copy: &Copy<'_>, index: usize, source: &str) -> usize {
    let below = index.saturating_add(1);
    let is_double = copy.text(below, source) == copy.text(index, source);
    below.saturating_add(usize::from(is_double))
}

/// Whether an item begins with line `index` and its headline.
fn is_start(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    let (Some(line), Some(next)) = (copy.line(index), copy.line(below(copy, index, source))) else {
        return false;
    };
    let text = line.text(source);
    let is_text =
        next.width > TEXT || endings::ends_like_sentence(next.text(source)) || next.text(source).starts_with(CONTACT);
    // A headline may end with a full stop ("… & Co."); it is shorter than its text then.
    let is_headline = shape::is_display(text, line.width)
        || line.width < next.width && line.width <= HEADLINE && endings::has_no_sentence(text, line.width);
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
    // The label may be there twice.
    let below = index.saturating_add(1);
    let is_double = names.is_empty() && copy.text(below, source) == text;
    let line = if is_double { below } else { index };
    (names.is_empty() || is_somebody).then_some(LabelEnd { line, offset })
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
            .filter_map(|reach| reach.phone)
            .any(is_city)
}

fn read_item(copy: &Copy<'_>, lines: Range<usize>, has_headline: bool, context: &mut Context<'_>) -> Release {
    let source = context.text();
    let mut release = Release::default();
    let Range { start, end } = lines;
    let headline = start..start.saturating_add(usize::from(has_headline));
    let body = if has_headline {
        below(copy, start, source).min(end)
    } else {
        start
    };
    for double in copy.lines.get(headline.end..body).unwrap_or_default() {
        context.mark(double.span, Role::RunningHead);
    }
    let contact = (body..end).find_map(|index| Some((index, contact_at(copy, index, source)?)));
    let mut head = Head::of(copy, headline, &mut release, context);
    if has_headline {
        head.mark_headline(0);
    } else if let Some(line) = copy.line(start) {
        context.report(Code::HeadlineMissing, line.span);
    }
    body::read(
        copy,
        body,
        contact.map_or(end, |(first, _)| first),
        &mut release,
        context,
    );
    if has_headline {
        head.finish(copy, &mut release, context);
    }
    if let Some((first, label)) = contact {
        mark_label(copy, first, label, context);
        footer::read_contacts(copy, label, end, &mut release, context);
    }
    appointments::read(&mut release, context);
    release
}
