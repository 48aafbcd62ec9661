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

use crate::context::Context;
use crate::record::{Code, Role, Span};
use crate::text::edit::Edit;
use crate::text::line::{self, Line};
use crate::text::source::Source;
use crate::text::{markup, mojibake};

/// The copies of a text in which repairs are made; none is written where there is nothing to repair.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    decoded: String,
    bare: String,
    normalised: String,
    repaired: String,
}

/// What was repaired, by its places in the given text.
#[derive(Debug, Default)]
pub(crate) struct Repairs {
    /// The first letter of a text that was decoded as the wrong encoding.
    pub(crate) misread: Option<Span>,
    /// Markup.
    pub(crate) markup: Vec<Span>,
    /// The first sign that is read as nothing, or as other letters.
    pub(crate) sign: Option<Span>,
    /// Fixed wording that was misread.
    pub(crate) wording: Vec<Span>,
}

impl Repairs {
    /// Reports what was repaired: each wording, anything else once a text.
    pub(crate) fn report(&self, context: &mut Context<'_>) {
        let once = [
            (Code::MojibakeRepaired, self.misread),
            (Code::MarkupRemoved, self.markup.first().copied()),
            (Code::SignsNormalised, self.sign),
        ];
        let once = once.into_iter().filter_map(|(code, place)| Some((code, place?)));
        let each = self.wording.iter().map(|place| (Code::WordingRepaired, *place));
        for (code, place) in once.chain(each) {
            context.report_printed(code, place);
        }
    }

    /// Marks the markup that stands beside the values; what stands inside one belongs to it.
    pub(crate) fn mark(&self, context: &mut Context<'_>) {
        for place in &self.markup {
            context.mark_printed(*place, Role::Markup);
        }
    }
}

/// A text as it is read: without what damage has made of it, as far as that is known in advance. If `is_tolerant` is not set,
/// only letters have one form.
pub(crate) fn prepare<'s>(
    given: &'s str,
    is_tolerant: bool,
    copies: &'s mut Copies,
) -> (Source<'s>, Vec<Line<'s>>, Repairs) {
    let mut repairs = Repairs::default();
    let mut source = Source::of(given);
    if is_tolerant {
        let misread = mojibake::find(given);
        repairs.misread = misread.first().map(Edit::span);
        source = source.edited(&misread, &mut copies.decoded);
        let markup = markup::find(source.text());
        repairs.markup = markup.iter().map(|edit| source.given(edit.span())).collect();
        source = source.edited(&markup, &mut copies.bare);
    }
    let (mut source, mut lines) = source.normalised(&mut copies.normalised);
    repairs.sign = source.first_sign(given);
    if is_tolerant {
        let wording = find(source.text(), &lines);
        if !wording.is_empty() {
            repairs.wording = wording.iter().map(|edit| source.given(edit.span())).collect();
            source = source.edited(&wording, &mut copies.repaired);
            lines = line::cut(source.text());
        }
    }
    (source, lines, repairs)
}

/// Fixed wording that was misread, in the order of the text.
fn find(text: &str, lines: &[Line<'_>]) -> Vec<Edit> {
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
