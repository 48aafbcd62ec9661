//! Page furniture: folios, running heads, logo and document number at the foot of a page.
//!
//! Grammar first: "Seite 2" is a folio. Then repetition: what stands at folios and in the head of the text too is a
//! running head. What remains is the copy.

pub(crate) mod running_head;
pub(crate) mod unfold;

use crate::context::Context;
use crate::field::document_number;
use crate::field::folio::{self, Folio};
use crate::record::{Code, Role, Span};
use crate::text::line::{Gap, Line};

/// What the pages of a text show.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    /// The highest folio; 1 where there is none.
    pub(crate) count: u32,
    /// The first document number.
    pub(crate) document_number: Option<Span>,
}

/// Marks page furniture and takes it out of `lines`, so that only copy goes on; the lines of the headline are flagged.
pub(crate) fn paginate(lines: &mut Vec<Line>, context: &mut Context<'_>) -> Pages {
    let folios = mark_grammar(lines, context);
    running_head::mark(lines, &folios, context);
    let source = context.text();
    let printed = folios.iter().filter_map(|index| {
        let line = lines.get(*index)?;
        Some((line.span, folio::parse(line.text(source))?))
    });
    let count = count(printed, context);
    report_page_count(lines, &folios, count, context);
    let pages = Pages {
        count,
        document_number: first_document_number(lines, context),
    };
    take_out(lines, context);
    pages
}

/// Marks what the grammar of a single line tells. Returns the indices of the folios.
fn mark_grammar(lines: &mut [Line], context: &Context<'_>) -> Vec<usize> {
    let source = context.text();
    let mut folios = Vec::new();
    for (index, line) in lines.iter_mut().enumerate() {
        let text = line.text(source);
        line.furniture = match text.as_bytes() {
            [b'S', b'e' | b'E', ..] if line.width <= 40 && folio::parse(text).is_some() => {
                folios.push(index);
                Some(Role::Folio)
            }
            [b'0'..=b'9', ..] if document_number::parse(text).is_some() => Some(Role::DocumentNumber),
            [b':', b'D', ..] if document_number::is_logo(text) => Some(Role::Masthead),
            _ => None,
        };
    }
    folios
}

/// The highest folio, with what is odd about their sequence reported.
pub(crate) fn count(folios: impl IntoIterator<Item = (Span, Folio)>, context: &mut Context<'_>) -> u32 {
    let (mut highest, mut last): (u32, Option<(u32, Span)>) = (1, None);
    for (span, folio) in folios {
        let Folio::Number(number) = folio else {
            context.report(Code::FolioImplausible, span);
            continue;
        };
        match last {
            Some((before, earlier)) if number <= before => context.report_against(Code::FolioRepeated, span, earlier),
            Some((_, earlier)) if number > highest.saturating_add(1) => {
                context.report_against(Code::FolioGap, span, earlier);
            }
            None if number > 2 => context.report(Code::FolioGap, span),
            _ => {}
        }
        last = Some((number, span));
        highest = highest.max(number);
    }
    highest
}

/// Reports form feeds that part the text into another number of pages than the folios count.
fn report_page_count(lines: &[Line], folios: &[usize], count: u32, context: &mut Context<'_>) {
    let feeds = lines.iter().skip(1).filter(|line| line.gap == Gap::Page).count();
    let last = folios.last().and_then(|last| lines.get(*last));
    if let (Some(last), true) = (last, feeds > 0)
        && u32::try_from(feeds).is_ok_and(|feeds| feeds.saturating_add(1) != count)
    {
        context.report(Code::PageCountDiffers, last.span);
    }
}

fn first_document_number(lines: &[Line], context: &mut Context<'_>) -> Option<Span> {
    let source = context.text();
    let mut numbers = lines
        .iter()
        .filter(|line| line.furniture == Some(Role::DocumentNumber))
        .map(|line| line.span);
    let first = numbers.next()?;
    for other in numbers {
        if other.of(source) != first.of(source) {
            context.report_against(Code::DocumentNumberConflict, other, first);
        }
    }
    Some(first)
}

/// Keeps the copy only. A line behind furniture stands behind a page end.
fn take_out(lines: &mut Vec<Line>, context: &mut Context<'_>) {
    let mut is_behind = false;
    lines.retain_mut(|line| {
        if let Some(role) = line.furniture {
            context.mark(line.span, role);
            is_behind = true;
            return false;
        }
        if is_behind {
            line.gap = Gap::Page;
            is_behind = false;
        }
        true
    });
}
