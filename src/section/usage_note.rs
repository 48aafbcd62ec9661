//! The sentence that offers the pictures to the press.

use crate::context::Context;
use crate::copy::label::label_end;
use crate::copy::paragraph::Copy;
use crate::record::Role;
use crate::text::line::Gap;

/// How it begins.
pub(crate) const OPENING: &str = "Zu Ihrer redaktionellen Verwendung";
/// It has at most this many lines.
const LINES: usize = 5;

/// Whether it begins with line `index`.
pub(crate) fn is_at(copy: &Copy<'_>, index: usize, source: &str) -> bool {
    copy.text(index, source).starts_with("Zu") && label_end(copy, index, OPENING, source).is_some()
}

/// Where it ends: with its colon, the end of its sentence, or the words that it always ends with, and at the latest before
/// a blank line or a picture. The line behind it and 0, or the line in which it ends and the offset behind it.
pub(crate) fn end(copy: &Copy<'_>, note: usize, to: usize, source: &str) -> (usize, usize) {
    let last = note.saturating_add(LINES).min(to);
    for index in note..last {
        let text = copy.text(index, source);
        let is_other = copy.line(index).is_some_and(|line| line.gap == Gap::Blank) || text.contains('\u{A9}');
        if index > note && is_other {
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
    (note.saturating_add(1).min(to), 0)
}

/// Marks it up to its end.
pub(crate) fn mark(copy: &Copy<'_>, note: usize, (line, offset): (usize, usize), context: &mut Context<'_>) {
    for index in note..=line {
        let Some(printed) = copy.line(index) else {
            continue;
        };
        let length = if index == line { offset } else { printed.span.len() };
        context.mark(printed.span.part(0..length), Role::UsageNote);
    }
}
