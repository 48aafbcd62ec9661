//! Addresses in the copy, which a line or page end may have cut.

use std::ops::Range;

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Text;
use crate::field::address::{self, Found, Host};
use crate::record::{Code, Located, Role, Span, place_of};
use crate::text::signs;

/// An address that was read.
#[derive(Debug)]
pub(crate) struct Link {
    /// The value; `None` if the address cannot be one.
    pub(crate) url: Option<Located<String>>,
    /// What was printed, where it differs.
    pub(crate) printed: Option<Located<String>>,
    /// Index of the line in which it ends, and the offset behind it.
    pub(crate) line: usize,
    pub(crate) offset: usize,
}

/// At most so many lines are looked at for the rest of an address.
const REST_LINES: usize = 3;

/// The address behind a label that stands at `label`, unless there is a first one; another one than that is reported.
pub(crate) fn read_labelled(
    first: Option<Located<String>>,
    lines: Lines<'_>,
    label: Span,
    context: &mut Context<'_>,
) -> Option<Located<String>> {
    let found = lines
        .iter()
        .enumerate()
        .find_map(|(index, line)| Some((index, address::find(line.text, 0)?)));
    let Some((index, found)) = found else {
        context.report(Code::AddressMissing, label);
        return first;
    };
    let url = read(lines, index, &found, context).url;
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
    let printed = place_of(line.text, found.printed);
    let whole = line.span().part(printed.clone());
    let first = line.piece(place_of(line.text, found.url), line.gap);
    let mut end = (index, printed.end);
    let mut value = if found.is_complete {
        Some(context.locate(first.text.to_owned(), &[first.span()]))
    } else {
        let mut url = Text::default();
        url.glue(first.text, first.span());
        let is_bracketed = found.printed.starts_with('<');
        for at in rest_lines(lines, index, is_bracketed) {
            let Some(rest) = lines.get(at) else { break };
            let Ok((behind, (part, _))) = address::remainder(rest.text) else {
                break;
            };
            url.glue(part, rest.place_of(part));
            end = (at, rest.text.len().saturating_sub(behind.len()));
        }
        url.all(context)
    };
    // A character that shows nothing ends an address, and looks as if it went on.
    let behind = line.text.get(printed.end..).unwrap_or_default();
    let is_cut = found.is_complete && behind.starts_with(signs::is_hidden);
    let mut printed = None;
    if let Some(url) = &value {
        let host = address::host(url);
        if address::is_too_long(url) {
            context.report_at(Code::AddressTooLong, url);
            value = None;
        } else if host == Host::WithUser {
            context.report_at(Code::AddressWithUser, url);
        } else if host == Host::Odd {
            context.report_at(Code::AddressOddHost, url);
        } else if is_cut {
            context.report_at(Code::AddressDamaged, url);
        } else if address::is_damaged(url) {
            if let Some(repaired) = address::repair(url, found.again) {
                printed = Some(context.locate(found.printed.to_owned(), &[whole]));
                let repaired = Located::new(repaired, url.spans());
                context.report_at(Code::AddressRepaired, &repaired);
                value = Some(repaired);
            } else {
                context.report_at(Code::AddressDamaged, url);
            }
        }
    }
    if found.is_fraction {
        context.mark(whole, Role::Address);
    } else if let Some(url) = &value {
        context.mark_located(url, Role::Address);
    }
    Link {
        url: value,
        printed,
        line: end.0,
        offset: end.1,
    }
}

/// The lines that hold the rest of an address, none if its rest is not there.
fn rest_lines(lines: Lines<'_>, index: usize, is_bracketed: bool) -> Range<usize> {
    let start = index.saturating_add(1);
    for at in (start..lines.len()).take(REST_LINES) {
        let text = lines.text(at);
        if address::is_rest(text, is_bracketed) {
            return start..at.saturating_add(1);
        }
        if !address::is_middle(text) {
            break;
        }
    }
    start..start
}
