//! The footer: other versions of the release, contacts, imprint.
//!
//! ```text
//! footer        = *( text_version | online | contact | imprint | channels )
//! text_version  = "Textversion:" address
//! online        = "Zur Online-Version:" address
//! contact       = "Kontakt:" contacts
//! imprint       = "Herausgegeben von der" publisher *address_line [ numbers ]
//! channels      = "Medienkanäle" *web_address
//! ```

use crate::context::Context;
use crate::copy::label::{LabelEnd, label_end, mark_label};
use crate::copy::paragraph::Copy;
use crate::copy::stitch::Text;
use crate::field::contact::{self, Reach};
use crate::field::{address, phone, place_of, postal};
use crate::record::{Code, Contact, Imprint, Located, Release, Role};
use crate::text::endings::{self, Ending};
use crate::text::line::Line;
use crate::text::words;

use super::link;

/// Whom the press asks.
pub(crate) const PRESS_OFFICE: &str = "presse@duesseldorf.de";

/// What a label of the footer opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    TextVersion,
    Online,
    Contact,
    Imprint,
    Channels,
}

/// The labels of the footer; longer ones first where one begins another.
const LABELS: [(&str, Part); 11] = [
    ("Textversion:", Part::TextVersion),
    ("Text-Version:", Part::TextVersion),
    ("Zur Online-Version:", Part::Online),
    ("Online-Version:", Part::Online),
    ("Kontakt:", Part::Contact),
    ("Kontakte:", Part::Contact),
    ("Pressekontakt:", Part::Contact),
    ("Herausgegeben von der", Part::Imprint),
    ("Herausgegeben vom", Part::Imprint),
    ("Herausgegeben von", Part::Imprint),
    ("Medienkanäle", Part::Channels),
];

/// The label that line `index` begins with.
pub(crate) fn label(copy: &Copy<'_>, index: usize, source: &str) -> Option<(Part, LabelEnd)> {
    let first = copy.text(index, source).as_bytes().first()?;
    LABELS
        .iter()
        .filter(|(label, _)| label.as_bytes().first() == Some(first))
        .find_map(|(label, part)| Some((*part, label_end(copy, index, label, source)?)))
}

/// Whether a line is a sentence of the body: names, numbers and addresses end without a full stop.
fn is_sentence(line: Line, source: &str) -> bool {
    let text = line.text(source);
    line.width > 40 && endings::ending(text) == Ending::Sentence && !postal::has_numbers(text)
}

/// Whether a label at line `index` really opens a part of the footer: what follows must be what it announces.
pub(crate) fn opens(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    let Some((part, end)) = label(copy, index, source) else {
        return false;
    };
    let behind = copy.text(end.line, source).get(end.offset..).unwrap_or_default().trim();
    let below = copy.text(end.line.saturating_add(1), source);
    let holds_no_sentence = || {
        let lines = lines(copy, end, copy.lines.len(), source);
        !lines.iter().any(|line| is_sentence(*line, source))
    };
    match part {
        Part::TextVersion | Part::Online => behind.is_empty() || behind.contains("://"),
        Part::Contact => {
            let mut text = Text::default();
            gather(copy, end, end.line.saturating_add(4), source, &mut text);
            let is_somebody = || contact::parse(text.as_str()).first().is_some_and(Reach::is_somebody);
            text.is_empty() || (is_somebody() && holds_no_sentence())
        }
        Part::Imprint => {
            // In a sentence the publisher is followed by a comma, a full stop, or the rest of it.
            let is_name = !behind.contains(", ") && endings::ending(behind) != Ending::Sentence && behind.len() <= 120;
            is_name && (behind.is_empty() || !words::starts_lowercase(below)) && holds_no_sentence()
        }
        Part::Channels => behind.is_empty() || behind.starts_with(':') || behind.starts_with("www."),
    }
}

/// Gathers what follows a label, up to line `to`, the next label, or what belongs to none.
fn gather(copy: &Copy<'_>, from: LabelEnd, to: usize, source: &str, text: &mut Text) {
    for line in lines(copy, from, to, source) {
        if line.width > 0 {
            text.push(source, line.span, line.is_untidy());
        }
    }
}

/// The lines of a part: the rest of the label's line, and those up to the next label.
fn lines(copy: &Copy<'_>, from: LabelEnd, to: usize, source: &str) -> Vec<Line> {
    let next = from.line.saturating_add(1);
    let to = to.min(copy.lines.len());
    let end = (next..to)
        .find(|index| label(copy, *index, source).is_some())
        .unwrap_or(to);
    let rest = copy.line(from.line).map(|line| line.rest(source, from.offset));
    let others = copy.lines.get(next..end.max(next)).unwrap_or_default();
    rest.into_iter()
        .filter(|line| line.width > 0)
        .chain(others.iter().copied())
        .collect()
}

/// Reads the footer in the lines from `from` to `to` into `release`.
pub(crate) fn read(copy: &Copy<'_>, from: usize, to: usize, release: &mut Release, context: &mut Context<'_>) {
    let source = context.text();
    let mut index = from;
    while index < to {
        let Some((part, end)) = label(copy, index, source) else {
            index = index.saturating_add(1);
            continue;
        };
        mark_label(copy, index, end, context);
        let next = (end.line.saturating_add(1)..to)
            .find(|index| label(copy, *index, source).is_some())
            .unwrap_or(to);
        match part {
            Part::TextVersion => {
                let url = first_link(copy, end, next, context);
                set_url(&mut release.text_version_url, url, context);
            }
            Part::Online => {
                let url = first_link(copy, end, next, context);
                set_url(&mut release.online_url, url, context);
            }
            Part::Contact => read_contacts(copy, end, next, release, context),
            Part::Imprint => {
                let lines = lines(copy, end, next, source);
                read_imprint(&lines, release.imprint.get_or_insert_default(), context);
            }
            Part::Channels => {
                let lines = lines(copy, end, next, source);
                read_channels(&lines, release.imprint.get_or_insert_default(), context);
            }
        }
        index = next;
    }
}

/// The first address counts; another one is reported.
fn set_url(value: &mut Option<Located<String>>, url: Option<Located<String>>, context: &mut Context<'_>) {
    match (&value, url) {
        (Some(first), Some(other)) if *first != other => {
            context.report_against(Code::AddressConflict, context.place_of(&other), context.place_of(first));
        }
        (None, url) => *value = url,
        _ => {}
    }
}

fn first_link(copy: &Copy<'_>, from: LabelEnd, to: usize, context: &mut Context<'_>) -> Option<Located<String>> {
    let source = context.text();
    let found = (from.line..to).find_map(|index| {
        let at = if index == from.line { from.offset } else { 0 };
        Some((index, address::find(copy.text(index, source), at)?))
    });
    let Some((index, found)) = found else {
        let label = copy.line(from.line).map(|line| line.span).unwrap_or_default();
        context.report(Code::AddressMissing, label);
        return None;
    };
    link::read(copy, index, to, &found, context).url
}

/// Reads whom to ask, behind the label that ends at `from`.
pub(crate) fn read_contacts(
    copy: &Copy<'_>,
    from: LabelEnd,
    to: usize,
    release: &mut Release,
    context: &mut Context<'_>,
) {
    let mut text = Text::default();
    gather(copy, from, to, context.text(), &mut text);
    let contacts = contact::parse(text.as_str());
    if contacts.is_empty()
        && let Some(line) = copy.line(from.line)
    {
        context.report(Code::ContactUnreadable, line.span);
    }
    for reach in contacts {
        if !reach.is_contact() {
            let label = copy.line(from.line).map(|line| line.span).unwrap_or_default();
            context.report(Code::ContactUnreadable, label);
            continue;
        }
        let mut field = |part: Option<&str>| text.field(place_of(text.as_str(), part?), Role::Contact, context);
        let contact = Contact {
            family: field(reach.family()),
            given: field(reach.given()),
            email: field(reach.email),
            phone_e164: reach.phone.and_then(phone::e164),
            phone: field(reach.phone),
        };
        release.contacts.push(contact);
        mark_labels(&reach.labels, &text, context);
    }
}

fn mark_labels(labels: &[&str], text: &Text, context: &mut Context<'_>) {
    for label in labels {
        text.field(place_of(text.as_str(), label), Role::Label, context);
    }
}

/// Publisher, postal address, numbers and web addresses, by what each line looks like.
pub(crate) fn read_imprint(lines: &[Line], imprint: &mut Imprint, context: &mut Context<'_>) {
    let source = context.text();
    let (mut publisher, mut numbers) = (Text::default(), Text::default());
    let mut rest = lines.iter();
    for line in rest.by_ref() {
        let text = line.text(source);
        if postal::has_numbers(text) || (!numbers.is_empty() && !text.contains("www.")) {
            numbers.push(source, line.span, line.is_untidy());
        } else if postal::is_web(text) {
            read_channels(std::slice::from_ref(line), imprint, context);
        } else if postal::is_address(text) {
            let mut postal = Text::default();
            postal.push(source, line.span, line.is_untidy());
            imprint
                .address
                .extend(postal.field(0..postal.as_str().len(), Role::Imprint, context));
        } else if imprint.address.is_empty() {
            publisher.push(source, line.span, line.is_untidy());
        }
    }
    if imprint.publisher.is_none() {
        imprint.publisher = publisher.field(0..publisher.as_str().len(), Role::Imprint, context);
    }
    for reach in contact::parse(numbers.as_str()) {
        let mut set = |value: &mut Option<Located<String>>, part: Option<&str>| {
            if let (true, Some(part)) = (value.is_none(), part) {
                *value = numbers.field(place_of(numbers.as_str(), part), Role::Imprint, context);
            }
        };
        set(&mut imprint.phone, reach.phone);
        set(&mut imprint.fax, reach.fax);
        set(&mut imprint.email, reach.email);
        mark_labels(&reach.labels, &numbers, context);
    }
}

fn read_channels(lines: &[Line], imprint: &mut Imprint, context: &mut Context<'_>) {
    let source = context.text();
    let mut text = Text::default();
    for line in lines {
        text.push(source, line.span, line.is_untidy());
    }
    let mut at = 0_usize;
    for word in text.as_str().split(' ') {
        let end = at.saturating_add(word.len());
        let is_channel = address::is_web(word.trim_end_matches([',', ';', '|']));
        if is_channel {
            imprint.channels.extend(text.field(
                at..at.saturating_add(word.trim_end_matches([',', ';', '|']).len()),
                Role::Imprint,
                context,
            ));
        }
        at = end.saturating_add(1);
    }
}
