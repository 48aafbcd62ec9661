//! The news mail of 2008, as blogs reprint it.
//!
//! ```text
//! ++ Lesefest eröffnet ++                     headline; in the later form behind a bullet
//! Mit einer Lesung beginnt am                 teaser, cut in mid-sentence
//! Weiter … http://…/08052810_162.pdf          link to the release; in the later form "weiter..", without an address
//! ```
//! **What marks it:** headlines between plus signs; bullets with "weiter.." below them.
//!
//! **Zones:** an item goes on up to the next headline. What stands between its headline and its link is one teaser.
//!
//! **Not supported:** the release behind the link; the number in its address is no document number of the text.

use crate::context::Context;
use crate::copy::paragraph::Copy;
use crate::copy::shape;
use crate::copy::stitch::Text;
use crate::field::news_item::{self, MARK};
use crate::field::{address, place_of};
use crate::record::{Code, Release, Role};
use crate::section::head::Head;
use crate::section::{appointments, body, link};
use crate::text::line::Line;
use std::ops::Range;

use super::{Dialect, ENOUGH, HEAD, MOST, Reading};

/// The first headline stands among so many first lines.
const TOP_LINES: usize = 10;
/// The later form has fewer marks of its own, so that there must be so many items.
const LATER: u32 = 2;
/// A headline has at most so many lines.
const HEADLINE_LINES: usize = 4;

#[derive(Debug)]
pub(super) struct NewsMail;

impl Dialect for NewsMail {
    fn evidence(&self, lines: &[Line], source: &str) -> u32 {
        let (mut first, mut headlines, mut mores) = (usize::MAX, 0_u32, 0_u32);
        let (mut bullets, mut cuts, mut opened) = (0_u32, 0_u32, None::<usize>);
        for (index, line) in lines.iter().enumerate() {
            let text = line.text(source);
            let count = match text.as_bytes() {
                [b'+', ..] if news_item::is_headline(text) => &mut headlines,
                [b'+', b'+', b' ', ..] => {
                    opened = Some(index);
                    continue;
                }
                // A mail wraps long headlines.
                [.., b'+', b'+'] if opened.is_some_and(|opened| index.saturating_sub(opened) < HEADLINE_LINES) => {
                    opened = None;
                    &mut headlines
                }
                [b'W', ..] if news_item::link(text) == Some(text) => &mut mores,
                [0x80..=0xFF, ..] if is_bulleted(text) => &mut bullets,
                [.., b'.', b'.'] | [.., 0xA6] if news_item::later_link(text).is_some() => &mut cuts,
                _ => continue,
            };
            *count = count.saturating_add(1);
            if headlines > 0 {
                first = first.min(index);
            }
        }
        let marks = headlines.saturating_mul(2).saturating_add(mores).min(MOST);
        let is_city = || super::speaks_of_city(source);
        if headlines > 0 && marks >= ENOUGH && is_city() {
            let head = if first < TOP_LINES { HEAD } else { 0 };
            return head.saturating_add(marks);
        }
        if bullets.min(cuts) >= LATER && is_city() {
            ENOUGH
        } else {
            0
        }
    }

    fn read(&self, mut lines: Vec<Line>, context: &mut Context<'_>) -> Reading {
        let source = context.text();
        // A link that is there twice ends one item.
        lines.dedup_by(|line, above| {
            let text = line.text(source);
            let is_double = text == above.text(source)
                && [news_item::link(text), news_item::later_link(text)].contains(&Some(text));
            if is_double {
                context.mark(line.span, Role::Label);
            }
            is_double
        });
        let copy = Copy {
            lines: &lines,
            measure: None,
        };
        let has_marks = lines.iter().any(|line| line.text(source).starts_with(MARK));
        let starts = starts(&copy, has_marks, source);
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([lines.len()]);
        let items = starts.iter().zip(ends);
        let releases =
            items.map(|((start, has_headline), end)| read_item(&copy, *start..end, *has_headline, has_marks, context));
        let releases = releases.collect();
        Reading {
            page_count: None,
            releases,
        }
    }
}

/// Where the items begin, and whether with a headline: behind a link one begins that lost it, if it has a link of its own.
fn starts(copy: &Copy<'_>, has_marks: bool, source: &str) -> Vec<(usize, bool)> {
    let text = |index: usize| copy.text(index, source);
    let is_start = |index: usize| {
        // A line of marks alone closes a headline that was wrapped.
        if has_marks {
            text(index).starts_with(MARK) && text(index).len() > MARK.len()
        } else {
            is_bulleted(text(index))
        }
    };
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let mut lost = Some(0);
    for index in 0..copy.lines.len() {
        if is_start(index) {
            starts.push((index, true));
            lost = None;
        } else if link_in(text(index), has_marks).is_some() {
            starts.extend(lost.map(|lost| (lost, false)));
            let below = index.saturating_add(1);
            let has_address_below = !text(index).contains("://") && address::starts(text(below));
            lost = Some(if has_address_below {
                below.saturating_add(1)
            } else {
                below
            });
        }
    }
    starts
}

fn is_bulleted(text: &str) -> bool {
    !text.starts_with(['-', '\u{2013}', '*']) && shape::list_marker(text).is_some()
}

/// The link of a line in either form; between plus signs a "weiter…" is the end of a teaser that was cut.
fn link_in(text: &str, has_marks: bool) -> Option<&str> {
    news_item::link(text).or_else(|| news_item::later_link(text).filter(|_| !has_marks))
}

fn read_item(
    copy: &Copy<'_>,
    lines: Range<usize>,
    has_headline: bool,
    has_marks: bool,
    context: &mut Context<'_>,
) -> Release {
    let source = context.text();
    let (start, end) = (lines.start, lines.end);
    let mut release = Release::default();
    let (words, below) = if has_headline {
        headline(copy, start, end, source)
    } else {
        (Vec::new(), start)
    };
    let headline = Copy {
        lines: &words,
        measure: None,
    };
    let mut head = Head::default();
    if has_headline {
        head.push(0..words.len(), true);
    } else if let Some(line) = copy.line(start) {
        context.report(Code::HeadlineMissing, line.span);
    }
    let more = (below..end).rev().find_map(|index| {
        let text = copy.text(index, source);
        Some((index, place_of(text, link_in(text, has_marks)?).start))
    });
    let mut teaser = Text::default();
    for index in below..more.map_or(end, |(index, _)| index.saturating_add(1)) {
        let Some(line) = copy.line(index) else { break };
        let length = more
            .filter(|(at, _)| *at == index)
            .map_or(line.span.len(), |(_, offset)| offset);
        let words = line.piece(source, 0..length, line.gap);
        if words.width > 0 {
            teaser.push(source, words.span, words.is_untidy());
        }
    }
    body::read_teaser(&teaser, &mut release, context);
    if has_headline {
        head.finish(&headline, &mut release, context);
    }
    if let Some((index, offset)) = more {
        read_link(copy, index, offset, end, &mut release, context);
    }
    appointments::read(&mut release, context);
    release
}

/// The words of the headline that begins with line `start`, without its marks, and the index of the line behind it.
fn headline(copy: &Copy<'_>, start: usize, end: usize, source: &str) -> (Vec<Line>, usize) {
    let text = |index: usize| copy.text(index, source);
    let below = start.saturating_add(1);
    if !text(start).starts_with(MARK) {
        let words = shape::list_marker(text(start)).unwrap_or(0);
        let line = copy.line(start).map(|line| line.rest(source, words));
        return (line.into_iter().collect(), below);
    }
    // A mail wraps long headlines; the closing marks say where they end.
    let is_closed = |index: &usize| text(*index).ends_with(MARK) && (*index > start || text(*index).len() > MARK.len());
    let last = (start..end).take(HEADLINE_LINES).find(is_closed).unwrap_or(start);
    let mut pieces = Vec::new();
    for index in start..=last {
        let Some(part) = copy.line(index) else { break };
        let words = place_of(text(index), news_item::unmarked(text(index)));
        let words = part.piece(source, words, part.gap);
        if words.width > 0 {
            pieces.push(words);
        }
    }
    (pieces, last.saturating_add(1))
}

/// Reads the link of an item: its words, and the address behind them or on the next line.
fn read_link(
    copy: &Copy<'_>,
    index: usize,
    offset: usize,
    end: usize,
    release: &mut Release,
    context: &mut Context<'_>,
) {
    let source = context.text();
    let Some(line) = copy.line(index) else { return };
    let below = index.saturating_add(1);
    let found = [(index, offset), (below, 0)]
        .into_iter()
        .filter(|(index, _)| *index < end)
        .find_map(|(index, from)| Some((index, address::find(copy.text(index, source), from)?)));
    let words = match &found {
        Some((at, found)) if *at == index => offset..found.printed.start,
        _ => offset..line.span.len(),
    };
    let words = line.piece(source, words, line.gap);
    context.mark(words.span, Role::Label);
    let is_later = words.text(source).starts_with('w');
    match found {
        Some((at, found)) => release.online_url = link::read(copy, at, end, &found, context).url,
        None if !is_later => context.report(Code::AddressMissing, words.span),
        None => {}
    }
}
