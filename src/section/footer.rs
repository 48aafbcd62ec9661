//! The footer: other versions of the release, contacts, imprint.
//!
//! ```text
//! Textversion: https://…txt                   text version
//! Zur Online-Version: https://…               online version
//! Kontakt: Family, Given …                    contacts
//! Herausgegeben von der …                     imprint
//! Medienkanäle www.…                          channels
//! ```
//! In any order, each up to the label of the next.

use crate::copy::label::{LabelEnd, label_end};
use crate::copy::lines::Lines;
use crate::copy::stitch::Text;
use crate::field::contact::{self, Reach};
use crate::field::postal;
use crate::record::Role;
use crate::text::endings::{self, Ending};
use crate::text::line::Line;
use crate::text::words;

use super::zone::{Part, Zones};

/// The address of the press office.
pub(crate) const PRESS_OFFICE: &str = "presse@duesseldorf.de";

/// Whom the press asks.
pub(crate) const CONTACT: &str = "Kontakt:";
/// Another version of the release.
pub(crate) const TEXT_VERSION: &str = "Textversion:";
pub(crate) const ONLINE: &str = "Zur Online-Version:";
/// The publisher, in letters and in the sidebar.
pub(crate) const PUBLISHER: &str = "Herausgegeben von der";
pub(crate) const PUBLISHER_OF_SIDEBAR: &str = "Herausgegeben vom";

/// The labels of the footer; longer ones first where one begins another.
const LABELS: [(&str, Part); 11] = [
    (TEXT_VERSION, Part::TextVersion),
    ("Text-Version:", Part::TextVersion),
    (ONLINE, Part::Online),
    ("Online-Version:", Part::Online),
    (CONTACT, Part::Contacts),
    ("Kontakte:", Part::Contacts),
    ("Pressekontakt:", Part::Contacts),
    (PUBLISHER, Part::Imprint),
    (PUBLISHER_OF_SIDEBAR, Part::Imprint),
    ("Herausgegeben von", Part::Imprint),
    ("Medienkanäle", Part::Channels),
];

/// The label that line `index` begins with, and what it announces.
pub(crate) fn label(lines: Lines<'_>, index: usize) -> Option<(Part, LabelEnd)> {
    let first = lines.text_ahead(index).as_bytes().first()?;
    LABELS
        .iter()
        .filter(|(label, _)| label.as_bytes().first() == Some(first))
        .find_map(|(label, part)| Some((*part, label_end(lines, index, label)?)))
}

/// A line of more characters that ends with a full stop is of the body.
const SENTENCE: u32 = 40;

/// Whether a line is a sentence of the body: names, numbers and addresses end without a full stop.
fn is_sentence(line: Line<'_>) -> bool {
    line.width() > SENTENCE && endings::ends_like_sentence(line.text) && !postal::has_numbers(line.text)
}

/// Whether a label at line `index` really opens a part of the footer: what follows must be what it announces.
pub(crate) fn opens(lines: Lines<'_>, index: usize) -> bool {
    let Some((part, end)) = label(lines, index) else {
        return false;
    };
    let behind = lines.text_ahead(end.line).get(end.offset..).unwrap_or_default().trim();
    let below = lines.text_ahead(end.line.saturating_add(1));
    let holds_no_sentence = || !behind_label(lines, end, usize::MAX).any(is_sentence);
    match part {
        Part::TextVersion | Part::Online => behind.is_empty() || behind.contains("://"),
        Part::Contacts => {
            let mut text = Text::default();
            for line in behind_label(lines, end, CONTACT_LINES) {
                text.push(line, lines.compounds());
            }
            let is_somebody = || contact::parse(text.as_str()).first().is_some_and(Reach::is_somebody);
            text.is_empty() || (is_somebody() && holds_no_sentence())
        }
        Part::Imprint => {
            // In a sentence the publisher is followed by a comma, a full stop, or the rest of it.
            let is_name = !behind.contains(", ")
                && endings::ending(behind) != Ending::Sentence
                && behind.len() <= postal::LONGEST_PUBLISHER;
            is_name && (behind.is_empty() || !words::starts_lowercase(below)) && holds_no_sentence()
        }
        Part::Channels => behind.is_empty() || behind.starts_with(':') || behind.starts_with("www."),
        _ => false,
    }
}

/// So many lines behind its label, that of the label included, show whether it is one of contacts.
const CONTACT_LINES: usize = 4;

/// What stands behind a label: the rest of its line, and at most so many lines with that, up to the next label.
fn behind_label(lines: Lines<'_>, from: LabelEnd, most: usize) -> impl Iterator<Item = Line<'_>> {
    let next = from.line.saturating_add(1);
    let rest = lines.ahead(from.line).map(|line| line.rest(from.offset));
    let others = (next..from.line.saturating_add(most))
        .map_while(move |index| lines.ahead(index).filter(|_| label(lines, index).is_none()));
    rest.into_iter().filter(|line| !line.is_empty()).chain(others)
}

/// Lays out the footer: labels, and what stands behind each of them. What stands behind none is in no zone.
pub(crate) fn find<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) {
    lay_out(lines, label, zones);
}

/// Lays out what stands behind each label that `end` finds at the beginning of a line.
pub(crate) fn find_labelled<'s>(
    lines: Lines<'s>,
    end: impl Fn(Lines<'s>, usize) -> Option<LabelEnd>,
    part: Part,
    zones: &mut Zones<'s>,
) {
    lay_out(lines, |lines, index| Some((part, end(lines, index)?)), zones);
}

/// Lays out labels, each with what stands behind it up to the next one.
fn lay_out<'s>(lines: Lines<'s>, label: impl Fn(Lines<'s>, usize) -> Option<(Part, LabelEnd)>, zones: &mut Zones<'s>) {
    let find = |from: usize| (from..lines.len()).find_map(|index| Some((index, label(lines, index)?)));
    let mut found = find(0);
    while let Some((index, (part, end))) = found {
        found = find(end.line.saturating_add(1));
        let next = found.map_or(lines.len(), |(next, _)| next);
        add_label(lines, index, end, zones);
        add_labelled(lines.until(next), part, end, zones);
    }
}

/// Lays out the words of a label that begins line `index`.
pub(crate) fn add_label<'s>(lines: Lines<'s>, index: usize, end: LabelEnd, zones: &mut Zones<'s>) {
    let whole = lines.part(index..end.line).iter();
    let last = lines.ahead(end.line).map(|line| line.piece(0..end.offset, line.gap));
    zones.add_pieces(Part::Furniture(Role::Label), whole.chain(last));
}

/// Lays out what stands behind a label, in lines up to the last of these.
pub(crate) fn add_labelled<'s>(lines: Lines<'s>, part: Part, end: LabelEnd, zones: &mut Zones<'s>) {
    let Some(label) = lines.ahead(end.line) else { return };
    let rest = Some(label.rest(end.offset)).filter(|rest| !rest.is_empty());
    zones.add_labelled(
        part,
        label,
        rest.into_iter().chain(lines.from(end.line.saturating_add(1)).iter()),
    );
}
