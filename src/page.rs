//! Page furniture: folios, running heads, logo and document number at the foot of a page.
//!
//! Grammar first: "Seite 2" is a folio. What stands at a folio and spells the headline, wrapped as it may be, is a
//! running head; so is the same text anywhere behind the headline, for the page that has lost its folio. The headline
//! itself, printed first, stays copy, and the running heads tell which of the display lines it is.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::field::document_number;
use crate::field::folio::{self, Folio};
use crate::line::{Gap, Line};
use crate::parser::Context;
use crate::prose;
use crate::role::Role;
use crate::span::Span;

/// What the pages of a text show.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    /// The highest folio; 1 where there is none.
    pub(crate) count: u32,
    /// The first document number.
    pub(crate) document_number: Option<Span>,
}

/// At most this many lines above the body are compared with running heads.
const FRONT_LINES: usize = 12;
/// A running head has at most this many lines.
const HEAD_LINES: usize = 5;
/// Running heads are searched for at so many folios; if none has one, there are none.
const FOLIOS_TRIED: usize = 16;
/// A running head without a folio is recognised from this width on.
const LONE_HEAD: u32 = 20;

/// Marks page furniture and takes it out of `lines`, so that only copy goes on; the lines of the headline are flagged.
pub(crate) fn paginate(lines: &mut Vec<Line>, context: &mut Context<'_>) -> Pages {
    let folios = mark_grammar(lines, context);
    let front = front(lines, context.text());
    if !folios.is_empty() || lines.len() > front.len() {
        RunningHeads { folios: &folios, front }.mark(lines, context);
    }
    let pages = Pages {
        count: count(lines, &folios, context),
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

/// The first lines of the text, up to the first sentence.
fn front(lines: &[Line], source: &str) -> Vec<usize> {
    let is_copy = |(_, line): &(usize, &Line)| line.furniture.is_none();
    let is_short = |line: &Line| line.width <= 300 && (line.width <= 40 || !line.text(source).ends_with('.'));
    lines
        .iter()
        .enumerate()
        .filter(is_copy)
        .take(FRONT_LINES)
        .take_while(|(_, line)| is_short(line))
        .map(|(index, _)| index)
        .collect()
}

struct RunningHeads<'f> {
    folios: &'f [usize],
    front: Vec<usize>,
}

impl RunningHeads<'_> {
    fn mark(&self, lines: &mut [Line], context: &mut Context<'_>) {
        let source = context.text();
        let Some((headline, head)) = self.find(lines, source).or_else(|| self.find_alone(lines, source)) else {
            self.mark_repeated(lines, source);
            return;
        };
        for index in headline {
            if let Some(line) = lines.get_mut(index) {
                line.is_headline = true;
            }
        }
        for &folio in self.folios {
            let mut near = window_above(lines, folio).into_iter().chain(window_below(lines, folio));
            if let Some(window) = near.find(|window| is_free(lines, window) && spells(lines, window, &head, source)) {
                mark_window(lines, &window);
                continue;
            }
            let alike = window_above(lines, folio)
                .into_iter()
                .filter(|window| is_free(lines, window))
                .find_map(|window| {
                    let likeness = likeness(&letters(lines, &window, source), &head)?;
                    Some((window, likeness))
                });
            if let Some((window, likeness)) = alike {
                if let (Likeness::Slip, Some(line)) = (likeness, lines.get(window.start)) {
                    context.report(Code::RunningHeadDiffers, line.span);
                }
                mark_window(lines, &window);
            }
        }
        self.mark_alone(lines, &head, source);
    }

    /// The lines of the headline, and its letters: what stands at a folio and in the front too. The same letters
    /// anywhere count for more than a shortened head, and that for more than a slip.
    fn find(&self, lines: &[Line], source: &str) -> Option<(Vec<usize>, String)> {
        let near = |folio: &usize| {
            window_above(lines, *folio)
                .into_iter()
                .chain(window_below(lines, *folio))
        };
        [Likeness::Same, Likeness::Shortened, Likeness::Slip]
            .into_iter()
            .find_map(|wanted| {
                self.folios.iter().take(FOLIOS_TRIED).flat_map(near).find_map(|window| {
                    let letters = letters(lines, &window, source);
                    let is_alike = |candidate: &str| likeness(&letters, candidate) == Some(wanted);
                    self.spelt_in_front(&window, is_alike, lines, source)
                })
            })
    }

    /// A run of front lines outside `window` whose letters satisfy `is_alike`. What stands directly above a folio is
    /// no headline but a running head itself.
    fn spelt_in_front(
        &self,
        window: &Range<usize>,
        is_alike: impl Fn(&str) -> bool,
        lines: &[Line],
        source: &str,
    ) -> Option<(Vec<usize>, String)> {
        let is_outside =
            |index: &usize| !window.contains(index) && self.folios.binary_search(&index.saturating_add(1)).is_err();
        let outside: Vec<usize> = self.front.iter().copied().filter(is_outside).collect();
        for start in 0..outside.len() {
            let mut run = String::new();
            for (length, index) in outside.iter().skip(start).take(HEAD_LINES).enumerate() {
                push_letters(&mut run, lines.get(*index).map_or("", |line| line.text(source)));
                if is_alike(&run) {
                    let headline = outside
                        .iter()
                        .skip(start)
                        .take(length.saturating_add(1))
                        .copied()
                        .collect();
                    return Some((headline, run));
                }
            }
        }
        None
    }

    /// The same where no page has a folio: a display line that is printed again, by itself.
    fn find_alone(&self, lines: &[Line], source: &str) -> Option<(Vec<usize>, String)> {
        let behind = self.front.last()?.saturating_add(1);
        let mut tried = 0;
        for (index, line) in lines.iter().enumerate().skip(behind) {
            if line.gap == Gap::Next || line.width < LONE_HEAD || line.furniture.is_some() {
                continue;
            }
            let beginning = line.text(source).as_bytes().get(..8);
            let is_candidate = |front: &&usize| {
                let first = lines.get(**front).map_or("", |line| line.text(source));
                first.as_bytes().get(..8) == beginning
            };
            if tried < FOLIOS_TRIED && self.front.iter().any(|front| is_candidate(&front)) {
                tried = tried.saturating_add(1);
                let found = windows_from(lines, index).into_iter().find_map(|window| {
                    let letters = letters(lines, &window, source);
                    self.spelt_in_front(&window, |candidate| candidate == letters, lines, source)
                });
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    /// Marks the running heads of pages that have lost their folio.
    fn mark_alone(&self, lines: &mut [Line], head: &str, source: &str) {
        let Some(first) = head.chars().next() else {
            return;
        };
        let behind = self
            .front
            .iter()
            .copied()
            .filter(|index| lines.get(*index).is_some_and(|line| line.is_headline))
            .max();
        let mut index = behind.map_or(0, |last| last.saturating_add(1));
        while index < lines.len() {
            let is_free = lines.get(index).is_some_and(|line| {
                line.furniture.is_none() && line.width >= LONE_HEAD.min(16) && line.text(source).starts_with(first)
            });
            if is_free
                && let Some(window) = windows_from(lines, index)
                    .into_iter()
                    .find(|window| spells(lines, window, head, source))
            {
                mark_window(lines, &window);
                index = window.end;
                continue;
            }
            index = index.saturating_add(1);
        }
    }

    /// A text whose beginning is lost: the same line above three or more folios, and above all of them.
    fn mark_repeated(&self, lines: &mut [Line], source: &str) {
        let above: Vec<usize> = self.folios.iter().filter_map(|folio| folio.checked_sub(1)).collect();
        let Some(first) = above.first().and_then(|index| lines.get(*index)) else {
            return;
        };
        let text = first.text(source);
        let is_same = |index: &usize| {
            lines
                .get(*index)
                .is_some_and(|line| line.furniture.is_none() && line.text(source) == text)
        };
        let is_caption = text.contains('\u{A9}') || text.contains("://") || prose::ending(text) == prose::Ending::Open;
        if above.len() >= 3 && above.len() == self.folios.len() && !is_caption && above.iter().all(is_same) {
            for index in above {
                mark_window(lines, &(index..index.saturating_add(1)));
            }
        }
    }
}

/// Lines directly above a folio, the longest window first.
fn window_above(lines: &[Line], folio: usize) -> Vec<Range<usize>> {
    let depth = lines
        .get(..folio)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(HEAD_LINES)
        .take_while(|line| line.furniture.is_none())
        .count();
    (1..=depth)
        .rev()
        .map(|length| folio.saturating_sub(length)..folio)
        .collect()
}

/// Lines directly below a folio, the longest window first.
fn window_below(lines: &[Line], folio: usize) -> Vec<Range<usize>> {
    windows_from(lines, folio.saturating_add(1))
}

fn windows_from(lines: &[Line], start: usize) -> Vec<Range<usize>> {
    let depth = lines
        .iter()
        .skip(start)
        .take(HEAD_LINES)
        .take_while(|line| line.furniture.is_none())
        .count();
    (1..=depth)
        .rev()
        .map(|length| start..start.saturating_add(length))
        .collect()
}

fn is_free(lines: &[Line], window: &Range<usize>) -> bool {
    lines
        .get(window.clone())
        .is_some_and(|lines| lines.iter().all(|line| line.furniture.is_none() && !line.is_headline))
}

fn mark_window(lines: &mut [Line], window: &Range<usize>) {
    for line in lines.get_mut(window.clone()).unwrap_or_default() {
        line.furniture = Some(Role::RunningHead);
    }
}

/// The letters of a text: without blanks and hyphens, which line ends change.
fn letters_of(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-')
}

fn push_letters(letters: &mut String, text: &str) {
    letters.extend(letters_of(text));
}

fn letters(lines: &[Line], window: &Range<usize>, source: &str) -> String {
    let mut letters = String::new();
    for line in lines.get(window.clone()).unwrap_or_default() {
        push_letters(&mut letters, line.text(source));
    }
    letters
}

/// Whether the lines of a window have exactly these letters.
fn spells(lines: &[Line], window: &Range<usize>, letters: &str, source: &str) -> bool {
    let lines = lines.get(window.clone()).unwrap_or_default();
    lines
        .iter()
        .flat_map(|line| letters_of(line.text(source)))
        .eq(letters.chars())
}

/// How a running head can be like the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    Same,
    /// Its beginning, with or without dots behind it.
    Shortened,
    /// With a few letters misread.
    Slip,
}

/// A shortened head has at least so many letters.
const SHORTENED: usize = 16;

fn likeness(letters: &str, headline: &str) -> Option<Likeness> {
    if letters == headline {
        return Some(Likeness::Same);
    }
    let beginning = letters.trim_end_matches(['.', '\u{2026}']);
    if beginning.len() < headline.len() && headline.starts_with(beginning) && beginning.chars().count() >= SHORTENED {
        return Some(Likeness::Shortened);
    }
    is_slip(letters, headline).then_some(Likeness::Slip)
}

/// Whether two texts differ by no more than slips of text recognition: one letter in ten, and not in a short text.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let limit = b.len() / 10;
    if limit == 0 || b.len() > 600 || a.len().abs_diff(b.len()) > limit {
        return false;
    }
    // What recognition damaged still begins or ends alike.
    let quarter = b.len() / 4;
    let begins = a.iter().zip(&b).take(quarter).filter(|(a, b)| a == b).count();
    let ends = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(quarter)
        .filter(|(a, b)| a == b)
        .count();
    begins.max(ends).saturating_add(limit) >= quarter && distance(&a, &b, limit) <= limit
}

/// Edit distance, or more than `limit` as soon as it is known to be that.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, from) in a.iter().enumerate() {
        let mut diagonal = index;
        let mut left = index.saturating_add(1);
        let mut least = left;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, to) in row.iter_mut().skip(1).zip(b) {
            let above = *cell;
            let changed = diagonal.saturating_add(usize::from(from != to));
            left = changed.min(above.saturating_add(1)).min(left.saturating_add(1));
            (diagonal, *cell) = (above, left);
            least = least.min(left);
        }
        if least > limit {
            return least;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The highest folio, with what is odd about their sequence reported.
fn count(lines: &[Line], folios: &[usize], context: &mut Context<'_>) -> u32 {
    let (mut highest, mut expected) = (1, None);
    for line in folios.iter().filter_map(|index| lines.get(*index)) {
        let Some(Folio::Number(number)) = folio::parse(line.text(context.text())) else {
            context.report(Code::FolioImplausible, line.span);
            continue;
        };
        match expected {
            Some(expected) if number > expected => context.report(Code::FolioGap, line.span),
            Some(expected) if number < expected => context.report(Code::FolioRepeated, line.span),
            None if number > 2 => context.report(Code::FolioGap, line.span),
            _ => {}
        }
        expected = Some(number.saturating_add(1));
        highest = highest.max(number);
    }
    highest
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
            context.report(Code::DocumentNumberConflict, other);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips() {
        assert!(is_slip("LesefestimHafeneröffnet", "LesefestimHafeneroffnet"));
        assert!(!is_slip("LesefestimHafeneröffnet", "Wochenmarktzurück"));
        assert!(!is_slip("Lesefest", "Lesefect"));
    }

    #[test]
    fn distances() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&chars("kitten"), &chars("sitting"), 9), 3);
        assert_eq!(distance(&chars(""), &chars("abc"), 9), 3);
    }
}
