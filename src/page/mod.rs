//! What belongs to the pages and not to the copy: folios, running heads, logo and document number at the foot of a page.
//!
//! Grammar first: "Seite 2" is a folio. Then repetition: what stands at folios and in the head of the text too is a
//! running head. What remains is the copy.

mod likeness;
mod running_head;
pub(crate) mod unfold;

use crate::context::Context;
use crate::field::document_number;
use crate::field::folio::{self, Folio};
use crate::record::{Code, Located, Role, SharedStr, Span, place_of};
use crate::text::line::{Gap, Line};

/// A line that is a folio has no more characters.
pub(crate) const LONGEST_FOLIO: u32 = 40;

/// The furniture of the pages of a text.
#[derive(Debug, Default)]
pub(crate) struct Furniture<'s> {
    /// Its lines, each with its role.
    lines: Vec<Line<'s>>,
    /// Running heads with slips, each with the headline that it repeats.
    slips: Vec<(Span, Span)>,
    /// How many form feeds part the text.
    feeds: usize,
}

/// What the furniture tells.
#[derive(Debug)]
pub(crate) struct Pages {
    /// The highest folio; 1 where there is none.
    pub(crate) count: u32,
    /// The first document number.
    pub(crate) document_number: Option<Located<SharedStr>>,
    /// The last document number, if no logo stands above it as at the foot of a page: it closes the text.
    pub(crate) closing_number: Option<Span>,
}

/// Takes the furniture out of `lines`, so that only copy goes on. Behind it stands a page end, and the lines that running
/// heads repeat know that they are the headline.
pub(crate) fn take_out<'s>(lines: &mut Vec<Line<'s>>) -> Furniture<'s> {
    let folios = mark_grammar(lines);
    let slips = running_head::mark(lines, &folios);
    let feeds = lines.iter().skip(1).filter(|line| line.gap == Gap::Page).count();
    Furniture {
        lines: take_out_marked(lines),
        slips,
        feeds,
    }
}

/// The same for pages whose ends are "..." and "-2-", with the label of the text between them.
pub(crate) fn take_out_dashed<'s>(lines: &mut Vec<Line<'s>>, is_label: impl Fn(&str) -> bool) -> Furniture<'s> {
    let mut furniture = Furniture::default();
    for index in 0..lines.len() {
        let Some(line) = lines.get(index).copied() else { break };
        if let Some((printed, _)) = folio::parse_dashed(line.text).filter(|_| line.width() <= LONGEST_FOLIO_LINE) {
            let offset = place_of(line.text, printed).start;
            mark_page_head(lines, index, offset, &is_label, &mut furniture.lines);
        }
    }
    // Those with the folio in them are cut in two above.
    take_out_marked(lines);
    furniture
}

/// A line that ends with a folio between dashes has no more characters.
const LONGEST_FOLIO_LINE: u32 = 60;
/// Between the end of a page and the number of the next one stand at most so many lines.
const PAGE_HEAD: usize = 3;

/// Marks what belongs to the folio that stands at `offset` of line `index`: the label before it, and the dots with which
/// the page before it ends.
fn mark_page_head<'s>(
    lines: &mut [Line<'s>],
    index: usize,
    offset: usize,
    is_label: &impl Fn(&str) -> bool,
    furniture: &mut Vec<Line<'s>>,
) {
    let text = |at: usize, lines: &[Line<'s>]| lines.get(at).map_or("", |line| line.text);
    let first = index.saturating_sub(PAGE_HEAD);
    let dots = (first..index).rfind(|at| matches!(text(*at, lines), "..." | "\u{2026}" | ". . ."));
    let from = dots.unwrap_or_else(|| {
        let above = index.saturating_sub(1);
        if index > 0 && is_label(text(above, lines)) {
            above
        } else {
            index
        }
    });
    for at in from..=index {
        let Some(line) = lines.get_mut(at) else { continue };
        let role = if Some(at) == dots {
            Role::Delimiter
        } else {
            Role::RunningHead
        };
        let words = if at == index { 0..offset } else { 0..line.text.len() };
        line.role = Some(role);
        furniture.push(line.piece(words, line.gap));
    }
    if let Some(line) = lines.get(index) {
        let mut folio = line.piece(offset..line.text.len(), line.gap);
        folio.role = Some(Role::Folio);
        furniture.push(folio);
    }
}

/// Marks what the grammar of a single line tells. Returns the indices of the folios.
fn mark_grammar(lines: &mut [Line<'_>]) -> Vec<usize> {
    let mut folios = Vec::new();
    for (index, line) in lines.iter_mut().enumerate() {
        let text = line.text;
        line.role = match text.as_bytes() {
            [b'S', b'e' | b'E', ..] if line.width() <= LONGEST_FOLIO && folio::parse(text).is_some() => {
                folios.push(index);
                Some(Role::Folio)
            }
            [b'0'..=b'9', ..] if document_number::parse(text).is_some() => Some(Role::DocumentNumber),
            [b':', b'D', ..] if document_number::is_logo(text) => Some(Role::Masthead),
            // The layout may know more.
            _ => line.role,
        };
    }
    folios
}

/// Keeps the copy only. A line behind furniture stands behind a page end.
fn take_out_marked<'s>(lines: &mut Vec<Line<'s>>) -> Vec<Line<'s>> {
    let mut furniture = Vec::with_capacity(lines.iter().filter(|line| line.is_furniture()).count());
    let mut is_behind = false;
    lines.retain_mut(|line| {
        if line.is_furniture() {
            furniture.push(*line);
            is_behind = true;
            return false;
        }
        if is_behind {
            line.gap = Gap::Page;
            is_behind = false;
        }
        true
    });
    furniture
}

impl Furniture<'_> {
    /// Marks the furniture, and reports what is odd about it.
    pub(crate) fn read(&self, context: &mut Context<'_>) -> Pages {
        for line in &self.lines {
            context.mark(line.span(), line.role.unwrap_or(Role::Unclassified));
        }
        for (slip, headline) in &self.slips {
            context.report_against(Code::RunningHeadDiffers, *slip, *headline);
        }
        let count = self.count(context);
        self.report_page_count(count, context);
        Pages {
            count,
            document_number: self.document_number(context),
            closing_number: self.closing_number(),
        }
    }

    fn closing_number(&self) -> Option<Span> {
        let mut lines = self.lines.iter().rev();
        let number = lines.find(|line| line.role == Some(Role::DocumentNumber))?;
        let is_foot = lines.next().is_some_and(|above| document_number::is_logo(above.text));
        (!is_foot).then(|| number.span())
    }

    fn of(&self, role: Role) -> impl DoubleEndedIterator<Item = &Line<'_>> {
        self.lines.iter().filter(move |line| line.role == Some(role))
    }

    /// The highest folio, with what is odd about their sequence reported.
    fn count(&self, context: &mut Context<'_>) -> u32 {
        let (mut highest, mut last): (u32, Option<(u32, Span)>) = (1, None);
        for line in self.of(Role::Folio) {
            let span = line.span();
            let dashed = || folio::parse_dashed(line.text).map(|(_, folio)| folio);
            let Some(Folio::Number(number)) = folio::parse(line.text).or_else(dashed) else {
                context.report(Code::FolioImplausible, span);
                continue;
            };
            match last {
                Some((before, earlier)) if number <= before => {
                    context.report_against(Code::FolioRepeated, span, earlier);
                }
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
    fn report_page_count(&self, count: u32, context: &mut Context<'_>) {
        if let (Some(last), true) = (self.of(Role::Folio).next_back(), self.feeds > 0)
            && u32::try_from(self.feeds).is_ok_and(|feeds| feeds.saturating_add(1) != count)
        {
            context.report(Code::PageCountDiffers, last.span());
        }
    }

    /// The first document number; another one is reported.
    fn document_number(&self, context: &mut Context<'_>) -> Option<Located<SharedStr>> {
        let mut numbers = self.of(Role::DocumentNumber);
        let first = numbers.next()?;
        for other in numbers.filter(|other| other.text != first.text) {
            context.report_against(Code::DocumentNumberConflict, other.span(), first.span());
        }
        Some(context.locate_text(first.text, first.span()))
    }
}
