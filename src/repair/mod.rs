//! Fixed wording that text recognition misread, and what extractors do to it: found before the text is read, so that it is
//! read as it was printed once.
//!
//! Only what is known in advance is repaired: labels, page marks, months, the name of the press service, the heads of the
//! city's addresses, digits of numbers, holders that the text names elsewhere. What must follow a label must follow it, so that prose stays as
//! it is: "Kontakte zwischen …" is no label.

mod address;
mod bullet;
mod credit;
mod date;
mod label;
mod likeness;
mod number;
mod umlaut;
mod wordings;

use crate::context::Context;
use crate::record::{Code, Role, Span};
use crate::text::edit::Edit;
use crate::text::line::{self, Line};
use crate::text::source::Source;
use crate::text::{markup, mojibake};

/// The copies of a text in which repairs are made; none is written where there is nothing to repair.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    composed: String,
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
    /// Markup that stands for nothing, and that which stands for something else.
    pub(crate) markup: Vec<Span>,
    replaced: Vec<Span>,
    /// The first sign that is read as nothing, or as other letters.
    pub(crate) sign: Option<Span>,
    /// Fixed wording that was misread.
    pub(crate) wording: Vec<Span>,
    /// The first mark of lists whose marks stood above their items.
    pub(crate) lists: Vec<Span>,
}

impl Repairs {
    /// Whether nothing was repaired that is not repaired in any text.
    pub(crate) fn is_empty(&self) -> bool {
        let places = [&self.markup, &self.replaced, &self.wording, &self.lists];
        self.misread.is_none() && places.iter().all(|places| places.is_empty())
    }

    /// Reports what was repaired: each wording, anything else once a text.
    pub(crate) fn report(&self, context: &mut Context<'_>) {
        let once = [
            (Code::MojibakeRepaired, self.misread),
            (
                Code::MarkupRemoved,
                self.markup.iter().chain(&self.replaced).min().copied(),
            ),
            (Code::SignsNormalised, self.sign),
        ];
        let once = once.into_iter().filter_map(|(code, place)| Some((code, place?)));
        let each = self.wording.iter().map(|place| (Code::WordingRepaired, *place));
        let lists = self.lists.iter().map(|place| (Code::MarksMoved, *place));
        for (code, place) in once.chain(each).chain(lists) {
            context.report_printed(code, place);
        }
    }

    /// Marks the markup that stands beside the values; what stands inside one belongs to it.
    pub(crate) fn mark(&self, context: &mut Context<'_>) {
        for place in self.markup.iter().chain(&self.replaced) {
            context.mark_printed(*place, Role::Markup);
        }
    }
}

/// A text as it is read: without what damage has made of it, as far as that is known in advance. If `is_tolerant` is not set,
/// only letters have one form.
///
/// # Errors
/// With the place of the first repair that is one too many: each step makes `most` of them.
pub(crate) fn prepare<'s>(
    given: &'s str,
    is_tolerant: bool,
    most: usize,
    copies: &'s mut Copies,
) -> Result<(Source<'s>, Vec<Line<'s>>, Repairs), usize> {
    let check = |source: &Source<'_>, edits: &[Edit]| match edits.get(most) {
        Some(over) => Err(source.given(over.span()).start()),
        None => Ok(()),
    };
    let mut repairs = Repairs::default();
    let (mut source, mut lines) = (Source::of(given), line::cut(given));
    if is_tolerant {
        // What is misread and what is markup must not depend on the form of its letters.
        (source, lines) = source.composed(lines, most, &mut copies.composed)?;
        let misread = mojibake::find(source.text(), &lines, most);
        check(&source, &misread)?;
        repairs.misread = misread.first().map(|edit| source.given(edit.span()));
        source = source.edited(&misread, &mut copies.decoded);
        if !misread.is_empty() {
            lines = line::cut(source.text());
        }
        let markup = markup::find(source.text(), &lines, most);
        check(&source, &markup)?;
        let (nothing, other): (Vec<_>, Vec<_>) = markup.iter().partition(|edit| edit.words.trim().is_empty());
        repairs.markup = nothing.iter().map(|edit| source.given(edit.span())).collect();
        repairs.replaced = other.iter().map(|edit| source.given(edit.span())).collect();
        source = source.edited(&markup, &mut copies.bare);
        if !markup.is_empty() {
            lines = line::cut(source.text());
        }
    }
    let (mut source, mut lines) = source.normalised(lines, most, &mut copies.normalised)?;
    repairs.sign = source.first_sign(given);
    if is_tolerant {
        let Found {
            edits,
            umlauts,
            wording,
            lists,
        } = find(source.text(), &lines, most);
        check(&source, &edits)?;
        if !edits.is_empty() {
            let given = |places: Vec<Span>| places.into_iter().map(|place| source.given(place)).collect();
            repairs.sign = repairs.sign.or_else(|| umlauts.map(|place| source.given(place)));
            (repairs.wording, repairs.lists) = (given(wording), given(lists));
            source = source.edited(&edits, &mut copies.repaired);
            lines = line::cut(source.text());
        }
    }
    Ok((source, lines, repairs))
}

/// What was found in the lines of a text.
#[derive(Debug, Default)]
struct Found {
    /// In the order of the text.
    edits: Vec<Edit>,
    /// The first umlaut that was in pieces.
    umlauts: Option<Span>,
    wording: Vec<Span>,
    lists: Vec<Span>,
}

fn find(text: &str, lines: &[Line<'_>], most: usize) -> Found {
    let mut found = Found::default();
    umlaut::find(lines, most, &mut found.edits);
    found.umlauts = found.edits.first().map(Edit::span);
    let umlauts = found.edits.len();
    date::find(lines, &mut found.edits);
    label::find(lines, &mut found.edits);
    address::find(text, lines, &mut found.edits);
    number::find(text, lines, &mut found.edits);
    credit::find(lines, &mut found.edits);
    let wording = found.edits.iter().skip(umlauts).map(|edit| shown(text, edit));
    found.wording = wording.collect();
    let all = found.edits.len();
    bullet::find(lines, &mut found.edits);
    found.lists = found.edits.get(all).map(Edit::span).into_iter().collect();
    found.edits.sort_by_key(|edit| (edit.start, edit.end));
    // What two found is what the first one says.
    let mut end = 0;
    found.edits.retain(|edit| {
        let is_free = edit.start >= end;
        if is_free {
            end = edit.end;
        }
        is_free
    });
    found
}

/// What shows a repair: where a sign was lost, the word that it stood before.
fn shown(text: &str, edit: &Edit) -> Span {
    if !edit.span().is_empty() {
        return edit.span();
    }
    let behind = text.get(edit.start..).unwrap_or_default();
    let word = behind.split(char::is_whitespace).next().unwrap_or_default();
    Span::new(edit.start, edit.start.saturating_add(word.len()))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::line;

    /// The text as it is read.
    pub(super) fn repaired(text: &str) -> String {
        let (mut read, mut end) = (String::new(), 0);
        for edit in find(text, &line::cut(text), usize::MAX).edits {
            read.push_str(&text[end..edit.start]);
            read.push_str(&edit.words);
            end = edit.end;
        }
        read + &text[end..]
    }
}
