//! Addresses in the copy, which a line or page end may have cut.

use std::ops::Range;

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Text;
use crate::field::address::{self, Found, Host};
use crate::record::{Code, Located, Role, SharedStr, Span, place_of};
use crate::text::line::{Gap, Line};
use crate::text::{signs, words};

/// An address that was read.
#[derive(Debug)]
pub(crate) struct Link {
    /// The value; `None` if the address cannot be one.
    pub(crate) url: Option<Located<SharedStr>>,
    /// What was printed, where it differs.
    pub(crate) printed: Option<Located<SharedStr>>,
    /// Index of the line in which it ends, and the offset behind it.
    pub(crate) line: usize,
    pub(crate) offset: usize,
}

/// At most so many lines are looked at for the rest of an address.
const REST_LINES: usize = 3;

/// The address behind a label that stands at `label`, unless there is a first one; another one than that is reported.
pub(crate) fn read_labelled(
    first: Option<Located<SharedStr>>,
    lines: Lines<'_>,
    label: Span,
    context: &mut Context<'_>,
) -> Option<Located<SharedStr>> {
    let found = lines
        .iter()
        .enumerate()
        .find_map(|(index, line)| Some((index, address::find(line.text, 0)?)));
    let Some((index, found)) = found else {
        context.report(Code::AddressMissing, label);
        return first;
    };
    let Link { url, .. } = read(lines, index, &found, context);
    if let Some(url) = url.as_ref().filter(|url| is_damaged(url)) {
        context.report_at(Code::AddressDamaged, url);
    }
    if let (Some(first), Some(other)) = (&first, &url)
        && first != other
    {
        context.report_against(Code::AddressConflict, context.place_of(other), context.place_of(first));
    }
    first.or(url)
}

/// Reads the address `found` in line `index`, with its rest on the next lines if the line end cut it.
pub(crate) fn read(lines: Lines<'_>, index: usize, found: &Found<'_>, context: &mut Context<'_>) -> Link {
    let Some(line) = lines.get(index) else {
        return Link {
            url: None,
            printed: None,
            line: index,
            offset: 0,
        };
    };
    let (read, line_end, offset) = gather(lines, index, line, found, context);
    let (url, printed) = read.map_or((None, None), |url| judge(url, line, found, context));
    if found.is_fraction {
        context.mark(line.place_of(found.printed), Role::Address);
    } else if let Some(url) = &url {
        context.mark_located(url, Role::Address);
    }
    Link {
        url,
        printed,
        line: line_end,
        offset,
    }
}

/// The address as it is printed, its rest on the next lines included; and the index of the line in which it ends, with the
/// offset behind it.
fn gather(
    lines: Lines<'_>,
    index: usize,
    line: Line<'_>,
    found: &Found<'_>,
    context: &Context<'_>,
) -> (Option<Located<SharedStr>>, usize, usize) {
    let first = words::without_blanks(found.url);
    let (mut end, mut offset) = (index, place_of(line.text, found.printed).end);
    if found.is_complete {
        return (words_of(line, first, context), end, offset);
    }
    let mut url = text_of(line, first);
    for at in rest_lines(lines, index, found) {
        let Some(rest) = lines.get(at) else { break };
        let Ok((behind, (part, _))) = address::remainder(rest.text) else {
            break;
        };
        url.glue(part, rest.place_of(part));
        (end, offset) = (at, rest.text.len().saturating_sub(behind.len()));
    }
    (url.all(context), end, offset)
}

/// Words of a line as a value, which has single plain blanks alone.
fn words_of(line: Line<'_>, words: &str, context: &Context<'_>) -> Option<Located<SharedStr>> {
    if line.is_untidy() {
        return text_of(line, words).all(context);
    }
    Some(context.locate_text(words, line.place_of(words)))
}

fn text_of<'s>(line: Line<'s>, words: &'s str) -> Text<'s> {
    if line.is_untidy() {
        return Text::of(line.piece(place_of(line.text, words), Gap::Next));
    }
    let mut text = Text::default();
    text.glue(words, line.place_of(words));
    text
}

/// The value of an address, and what was printed where that differs. What is odd about it is reported; the first row that
/// fits decides:
///
/// | the address | is |
/// | --- | --- |
/// | is too long | no value |
/// | names a user, or has an odd host | kept |
/// | ends before a character that shows nothing, as if it went on | kept as damaged |
/// | is damaged, and its second half proves how it was | repaired |
/// | is damaged | kept, with what was printed; its siblings may prove how it was |
/// | has signs in it that show nothing | read without them |
/// | was read otherwise than it is printed | kept, with what was printed |
/// | is any other | kept, and nothing is odd |
fn judge(
    url: Located<SharedStr>,
    line: Line<'_>,
    found: &Found<'_>,
    context: &mut Context<'_>,
) -> (Option<Located<SharedStr>>, Option<Located<SharedStr>>) {
    if address::is_too_long(&url) {
        context.report_at(Code::AddressTooLong, &url);
        return (None, None);
    }
    let behind = line
        .text
        .get(place_of(line.text, found.printed).end..)
        .unwrap_or_default();
    let is_cut = found.is_complete && behind.starts_with(signs::is_hidden);
    let printed = context.printed_with_signs(&url);
    let code = match address::host(&url) {
        Host::WithUser => Code::AddressWithUser,
        Host::Odd => Code::AddressOddHost,
        Host::Plain if is_cut => Code::AddressDamaged,
        Host::Plain if !address::is_damaged(&url) => {
            if printed.is_none() {
                let printed = context.printed_otherwise(&url);
                return (Some(url), printed);
            }
            Code::AddressRepaired
        }
        Host::Plain => {
            let printed = || words_of(line, found.printed, context);
            if let Some(repaired) = address::repair(&url, found.again) {
                let repaired = Located::new(repaired.into(), url.spans());
                let printed = printed();
                context.report_at(Code::AddressRepaired, &repaired);
                return (Some(repaired), printed);
            }
            let printed = printed();
            return (Some(url), printed);
        }
    };
    context.report_at(code, &url);
    (Some(url), printed)
}

/// Whether an address is damaged, and not one of another kind of oddity.
pub(crate) fn is_damaged(url: &str) -> bool {
    address::is_damaged(url) && address::host(url) == Host::Plain
}

/// The lines that hold the rest of an address, none if its rest is not there.
fn rest_lines(lines: Lines<'_>, index: usize, found: &Found<'_>) -> Range<usize> {
    let is_bracketed = found.printed.starts_with('<');
    let start = index.saturating_add(1);
    for at in (start..lines.len()).take(REST_LINES) {
        let text = lines.text(at);
        let begun = if at == start { found.url } else { "" };
        if address::is_rest(text, begun, is_bracketed) {
            return start..at.saturating_add(1);
        }
        if !address::is_middle(text) {
            break;
        }
    }
    start..start
}
