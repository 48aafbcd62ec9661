//! The sentence that offers the pictures to the press.

use crate::copy::label::label_end;
use crate::copy::lines::Lines;
use crate::record::Role;
use crate::text::line::{Gap, Line};

use super::zone::{Part, Zones};

/// How it begins.
pub(crate) const OPENING: &str = "Zu Ihrer redaktionellen Verwendung";
/// It has at most this many lines.
const LINES: usize = 5;

/// Whether it begins with line `index`.
pub(crate) fn is_at(lines: Lines<'_>, index: usize) -> bool {
    lines.text(index).starts_with("Zu") && label_end(lines, index, OPENING).is_some()
}

/// Lays it out; returns the lines behind it, and what stands behind it on its last line.
pub(crate) fn find<'s>(lines: Lines<'s>, zones: &mut Zones<'s>) -> (Option<Line<'s>>, Lines<'s>) {
    let Some(first) = lines.first() else {
        return (None, lines);
    };
    let (count, offset) = end(lines);
    let (note, rest) = lines.split(count);
    let last = rest.first().filter(|_| offset > 0);
    let end = last.map(|last| last.piece(0..offset, last.gap));
    zones.add_labelled(Part::Furniture(Role::UsageNote), first, note.iter().chain(end));
    match last {
        Some(last) => (Some(last.rest(offset)), rest.from(1)),
        None => (None, rest),
    }
}

/// Where it ends: with its colon, the end of its sentence, or the words that it always ends with, and at the latest before
/// a blank line or a picture. How many lines are its own, and how much of the next one is.
fn end(lines: Lines<'_>) -> (usize, usize) {
    for (index, line) in lines.iter().take(LINES).enumerate() {
        let text = line.text;
        if index > 0 && (line.gap == Gap::Blank || text.contains('\u{A9}')) {
            return (index, 0);
        }
        let colon = text
            .find(':')
            .filter(|at| !text.get(*at..).is_some_and(|rest| rest.starts_with("://")));
        let whole = || (text.ends_with("Verfügung") || text.ends_with('.')).then_some(text.len());
        if let Some(offset) = colon.map(|at| at.saturating_add(1)).or_else(whole) {
            return if offset < text.len() {
                (index, offset)
            } else {
                (index.saturating_add(1), 0)
            };
        }
    }
    (lines.len().min(1), 0)
}
