//! Fixed wording that text recognition misread, and what extractors do to it: found before the text is read, so that it is
//! read as it was printed once.
//!
//! Only what is known in advance is repaired: labels, page marks, months, the name of the press service, the heads of the
//! city's addresses, holders that the text names elsewhere. What must follow a label must follow it, so that prose stays as
//! it is: "Kontakte zwischen …" is no label.

mod address;
mod credit;
mod date;
mod label;
mod likeness;

use crate::text::edit::Edit;
use crate::text::line::Line;

/// What of a text is read as something else, in its order.
pub(crate) fn find(text: &str, lines: &[Line<'_>]) -> Vec<Edit> {
    let mut edits = Vec::new();
    date::find(lines, &mut edits);
    label::find(lines, &mut edits);
    address::find(text, &mut edits);
    credit::find(lines, &mut edits);
    edits.sort_by_key(|edit| (edit.start, edit.end));
    // What two found is what the first one says.
    let mut end = 0;
    edits.retain(|edit| {
        let is_free = edit.start >= end;
        if is_free {
            end = edit.end;
        }
        is_free
    });
    edits
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::line;

    /// The text as it is read.
    pub(super) fn repaired(text: &str) -> String {
        let (mut read, mut end) = (String::new(), 0);
        for edit in find(text, &line::cut(text)) {
            read.push_str(&text[end..edit.start]);
            read.push_str(&edit.words);
            end = edit.end;
        }
        read + &text[end..]
    }
}
