//! Where the authors stand: the labels of bylines, and the lines with the names behind them.

use crate::copy::label::LabelEnd;
use crate::copy::lines::Lines;
use crate::field::{byline, credit, person};
use crate::text::endings::{self, Ending};
use crate::text::words;

use super::footer;
use super::zone::{Part, Zones};

/// The label of a byline that line `index` begins with.
fn label(lines: Lines<'_>, index: usize) -> Option<LabelEnd> {
    let line = lines.ahead(index).filter(|line| line.may_have_label())?.text;
    let label = byline::label_of(line)?;
    Some(LabelEnd::before(line.strip_prefix(label)?, lines, index))
}

/// Index of the line in which the names end that stand behind a label at the beginning of line `index`. Below it a heading
/// could stand too, unless the family name is first.
fn names_end(lines: Lines<'_>, index: usize) -> Option<usize> {
    let end = label(lines, index)?;
    let behind = lines.text_ahead(end.line).get(end.offset..)?;
    let next = end.line.saturating_add(1);
    let (names, line) = if behind.is_empty() {
        (lines.text_ahead(next), next)
    } else {
        (behind, end.line)
    };
    let names: Vec<&str> = names.split_whitespace().collect();
    let are_told = line == end.line || names.iter().any(|name| name.ends_with(','));
    (are_told && !person::parse_people(&names.join(" ")).is_empty()).then_some(line)
}

/// Lines that begin with a byline where one is expected, up to its end. What stands there behind a label in few words is one
/// too, be it no names.
pub(crate) fn split_beginning(lines: Lines<'_>) -> (Lines<'_>, Lines<'_>) {
    let mut end = 0;
    while let Some(last) = names_end(lines, end)
        .or_else(|| unread(lines, end))
        .or_else(|| unread_words(lines, end))
        .filter(|last| *last < lines.len())
    {
        end = last.saturating_add(1);
    }
    lines.split(end)
}

/// Whether lines begin with a byline. Only a label of the page frame needs no names behind it.
pub(crate) fn begins(lines: Lines<'_>) -> bool {
    names_end(lines, 0)
        .or_else(|| unread(lines, 0))
        .is_some_and(|last| last < lines.len())
}

/// Index of the line of a label that needs no names behind it.
fn unread(lines: Lines<'_>, index: usize) -> Option<usize> {
    let end = label(lines, index)?;
    byline::is_of_frame(lines.text(index)).then_some(end.line)
}

/// A byline that cannot be read has no more characters behind its label.
const LONGEST_UNREAD: usize = 60;

/// Index of the line of a label that a few words stand behind, which begin as names do.
fn unread_words(lines: Lines<'_>, index: usize) -> Option<usize> {
    let end = label(lines, index)?;
    let behind = lines.text_ahead(end.line).get(end.offset..)?.trim();
    let is_short = behind.chars().count() <= LONGEST_UNREAD && endings::ending(behind) != Ending::Sentence;
    (is_short && words::begins_name(behind)).then_some(end.line)
}

/// A byline has no more lines at the end of a page.
const LAST_LINES: usize = 4;

/// Lines, and the byline that ends them. The last one in a row of labels with names, "Musik: …", is of the row.
pub(crate) fn split_end(lines: Lines<'_>) -> (Lines<'_>, Lines<'_>) {
    let mut start = lines.len();
    for index in (lines.len().saturating_sub(LAST_LINES)..lines.len()).rev() {
        if names_end(lines, index).is_some_and(|end| end.saturating_add(1) == start) {
            start = index;
        }
    }
    let is_of_row = start
        .checked_sub(1)
        .filter(|_| start < lines.len())
        .is_some_and(|above| is_labelled_name(lines.text(above)));
    lines.split(if is_of_row { lines.len() } else { start })
}

/// Lays out a body, and the byline that may end it.
pub(crate) fn lay_out_body<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) {
    let (body, byline) = split_end(lines);
    zones.add(Part::Body, body);
    lay_out(byline, zones);
}

/// "Musik: Ina Roth", but not a credit.
pub(crate) fn is_labelled_name(text: &str) -> bool {
    let names = text.split_once(':').map(|(_, names)| names);
    names.is_some_and(|names| !person::parse_people(names.trim()).is_empty()) && credit::find(text).is_none()
}

/// Lays out the bylines among some lines: each label, and the names behind it.
pub(crate) fn lay_out<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) {
    footer::find_labelled(lines, label, Part::Byline, zones);
}
