//! Addresses in the copy, which a line or page end may have cut.

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::copy::stitch::{Joint, Text};
use crate::field::address::{self, Found, Host};
use crate::field::place_of;
use crate::record::{Code, Located, Role};
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

/// Reads the address `found` in line `index`, with its rest on the next lines if the line end cut it.
pub(crate) fn read(copy: &Copy<'_>, index: usize, to: usize, found: &Found<'_>, context: &mut Context<'_>) -> Link {
    let source = context.text();
    let Some(line) = copy.line(index) else {
        return Link {
            url: None,
            printed: None,
            line: index,
            offset: 0,
        };
    };
    let text = line.text(source);
    let whole = place_of(text, found.printed);
    let mut end = (index, whole.end);
    let place = crate::text::line::trimmed(source, line.span.part(place_of(text, found.url)));
    let mut value = if found.is_complete {
        Some(context.locate(place.of(source).to_owned(), &[place]))
    } else {
        let mut url = Text::default();
        url.push_joined(source, place, false, Joint::Glue);
        let is_bracketed = found.printed.starts_with('<');
        for offset in rest_lines(copy, index, to, is_bracketed, source) {
            let Some(rest) = copy.line(offset) else { break };
            let Ok((behind, (part, _))) = address::remainder(rest.text(source)) else {
                break;
            };
            url.push_joined(source, rest.span.part(0..part.len()), false, Joint::Glue);
            end = (offset, rest.span.len().saturating_sub(behind.len()));
        }
        url.all(context)
    };
    // A character that shows nothing ends an address, and looks as if it went on.
    let behind = text.get(whole.end..).unwrap_or_default();
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
                let whole = line.span.part(whole.clone());
                printed = Some(context.locate(whole.of(source).to_owned(), &[whole]));
                let repaired = Located::new(repaired, url.spans());
                context.report_at(Code::AddressRepaired, &repaired);
                value = Some(repaired);
            } else {
                context.report_at(Code::AddressDamaged, url);
            }
        }
    }
    if found.is_fraction {
        context.mark(line.span.part(whole), Role::Address);
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
fn rest_lines(copy: &Copy<'_>, index: usize, to: usize, is_bracketed: bool, source: &str) -> std::ops::Range<usize> {
    let start = index.saturating_add(1);
    for line in (start..to).take(REST_LINES) {
        let text = copy.text(line, source);
        if address::is_rest(text, is_bracketed) {
            return start..line.saturating_add(1);
        }
        if !address::is_middle(text) {
            break;
        }
    }
    start..start
}
