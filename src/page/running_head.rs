//! Running heads (Kolumnentitel): the headline, printed again at the head of each page.
//!
//! What stands at a folio and has the letters of display lines above the body is a running head, however either is
//! wrapped. So is the same text anywhere behind the headline, for the page that has lost its folio. The headline
//! itself, printed first, stays copy, and is flagged: the running heads tell which of the display lines it is.

use crate::context::Context;
use crate::copy::shape;
use crate::field::address;
use crate::record::{Code, Role};
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line};
use crate::text::slip::distance;
use crate::text::words;
use std::ops::Range;

/// At most so many lines above the body are compared with running heads.
const FRONT_LINES: usize = 12;
/// A running head has at most so many lines.
const HEAD_LINES: usize = 5;
/// Running heads are searched for at so many places; if none has one, there are none.
const TRIES: usize = 4;
/// A running head without a folio is recognised from this width on.
const LONE_WIDTH: u32 = 16;
/// A shortened head has at least so many letters.
const SHORTENED: usize = 16;

/// Letters without blanks and hyphens, which line ends change.
type Letters = Vec<u8>;

/// Display lines that follow one another.
#[derive(Clone, Debug)]
struct Run {
    lines: Vec<usize>,
    letters: Letters,
}

/// Marks the running heads of `lines`, whose folios are given, and flags the lines of the headline.
pub(crate) fn mark(lines: &mut [Line], folios: &[usize], context: &mut Context<'_>) {
    let source = context.text();
    let front = front(lines, folios, source);
    let Some(head) = find(lines, folios, &front, source).or_else(|| find_alone(lines, &front, source)) else {
        mark_repeated(lines, folios, source);
        return;
    };
    for index in &head.lines {
        if let Some(line) = lines.get_mut(*index) {
            line.is_headline = true;
        }
    }
    for folio in folios {
        mark_at(lines, *folio, &head.letters, context);
    }
    mark_alone(lines, &head, source);
}

/// The first lines of the text, up to the first sentence or list item. What stands directly above a folio is a running
/// head itself.
fn front(lines: &[Line], folios: &[usize], source: &str) -> Vec<usize> {
    let copy = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.furniture.is_none())
        .take(FRONT_LINES);
    let front = copy.take_while(|(_, line)| line.width <= 300 && !is_of_body(**line, source));
    let is_free = |index: &usize| folios.binary_search(&index.saturating_add(1)).is_err();
    front.map(|(index, _)| index).filter(is_free).collect()
}

/// Whether a line can only stand in the body or below it. A headline may be a question or a call, or end with a title that
/// is one, but no statement, and not several sentences.
fn is_of_body(line: Line, source: &str) -> bool {
    let text = line.text(source);
    let core = text.trim_end_matches(['"', '\u{201C}', '\u{201D}']);
    let is_sentence = core.ends_with(['.', '?', '!']) && endings::ending(text) == Ending::Sentence;
    let is_statement =
        is_sentence && !core.ends_with("e.V.") && (core.ends_with('.') || !endings::has_no_sentence(text, line.width));
    // A line end before a dash makes no item of the rest of a headline.
    let item = shape::list_marker(text).and_then(|marker| text.get(marker..));
    let is_item = item.is_some_and(|item| line.gap != Gap::Next || !words::starts_lowercase(item));
    is_statement || is_item || address::starts(text)
}

/// All runs of some lines.
fn runs(front: &[usize], lines: &[Line], source: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for start in 0..front.len() {
        let mut run = Run {
            lines: Vec::new(),
            letters: Letters::new(),
        };
        for index in front.iter().skip(start).take(HEAD_LINES) {
            run.lines.push(*index);
            push_letters(&mut run.letters, *index..index.saturating_add(1), lines, source);
            // What ends with a colon announces something.
            if !run.letters.ends_with(b":") {
                runs.push(run.clone());
            }
        }
    }
    runs
}

/// The headline: what stands at a folio and in the front too. The same letters anywhere count for more than a
/// shortened head, and that for more than a slip.
fn find(lines: &[Line], folios: &[usize], front: &[usize], source: &str) -> Option<Run> {
    if folios.is_empty() {
        return None;
    }
    let all = runs(front, lines, source);
    let longest = all.iter().map(|run| run.letters.len()).max()?;
    let mut tried: Vec<(Range<usize>, Letters)> = Vec::new();
    for folio in folios.iter().take(TRIES) {
        for window in near(lines, *folio) {
            // Blanks and hyphens are less than half of any text.
            if printed_length(&window, lines) > longest.saturating_mul(2) {
                continue;
            }
            let letters = letters(&window, lines, source);
            if let Some(run) = spelt(&all, &window, &letters, Likeness::Same, lines, source) {
                return Some(run);
            }
            tried.push((window, letters));
        }
    }
    [Likeness::Shortened, Likeness::Slip].into_iter().find_map(|wanted| {
        tried
            .iter()
            .find_map(|(window, letters)| spelt(&all, window, letters, wanted, lines, source))
    })
}

/// The run that a window's letters are like. Lines of the window are no part of it, so that runs go on behind them.
fn spelt(
    all: &[Run],
    window: &Range<usize>,
    letters: &[u8],
    wanted: Likeness,
    lines: &[Line],
    source: &str,
) -> Option<Run> {
    let is_wanted = |run: &&Run| wanted.holds(letters, &run.letters);
    let starts = || all.iter().filter_map(|run| run.lines.first().copied());
    if starts().all(|start| !window.contains(&start)) {
        return all.iter().find(is_wanted).cloned();
    }
    let mut front: Vec<usize> = starts().filter(|start| !window.contains(start)).collect();
    front.dedup();
    runs(&front, lines, source).iter().find(is_wanted).cloned()
}

/// The headline where no page has a folio: display lines that are printed again, by themselves.
fn find_alone(lines: &[Line], front: &[usize], source: &str) -> Option<Run> {
    let behind = front.last()?.saturating_add(1);
    let beginning = |line: &Line| line.text(source).as_bytes().get(..8);
    let beginnings: Vec<_> = front.iter().filter_map(|index| beginning(lines.get(*index)?)).collect();
    // Where no folio shows the page end, a form feed must, or words that it cut off.
    let is_cut = |index: usize| {
        let before = index
            .checked_sub(1)
            .and_then(|before| lines.get(before))
            .map_or("", |line| line.text(source));
        !matches!(endings::ending(before), Ending::Sentence | Ending::Colon)
    };
    let is_candidate = |index: usize, line: &Line| {
        line.width >= LONE_WIDTH
            && line.furniture.is_none()
            && beginning(line).is_some_and(|beginning| beginnings.contains(&beginning))
            && (line.gap == Gap::Page || line.gap == Gap::Blank && is_cut(index))
    };
    let candidates = lines
        .iter()
        .enumerate()
        .skip(behind)
        .filter(|(index, line)| is_candidate(*index, line))
        .take(TRIES);
    let mut all = None;
    for (index, _) in candidates {
        let all = all.get_or_insert_with(|| runs(front, lines, source));
        for window in windows_from(lines, index) {
            let letters = letters(&window, lines, source);
            if let Some(run) = spelt(all, &window, &letters, Likeness::Same, lines, source) {
                return Some(run);
            }
        }
    }
    None
}

/// Marks the running head at a folio.
fn mark_at(lines: &mut [Line], folio: usize, head: &[u8], context: &mut Context<'_>) {
    let source = context.text();
    let is_free = |window: &Range<usize>| {
        lines
            .get(window.clone())
            .is_some_and(|lines| lines.iter().all(|line| line.furniture.is_none() && !line.is_headline))
    };
    if let Some(window) = near(lines, folio).find(|window| is_free(window) && spells(lines, window, head, source)) {
        mark_window(lines, &window);
        return;
    }
    let alike = windows_above(lines, folio).find_map(|window| {
        let length = printed_length(&window, lines);
        let fits = length >= SHORTENED && length <= head.len().saturating_mul(2) && is_free(&window);
        let letters = if fits {
            letters(&window, lines, source)
        } else {
            return None;
        };
        let likeness = [Likeness::Shortened, Likeness::Slip]
            .into_iter()
            .find(|likeness| likeness.holds(&letters, head))?;
        Some((window, likeness))
    });
    let Some((window, likeness)) = alike else { return };
    if let (Likeness::Slip, Some(line)) = (likeness, lines.get(window.start)) {
        let headline = lines.iter().take(HEAD_LINES).find(|line| line.is_headline);
        context.report_against(Code::RunningHeadDiffers, line.span, headline.unwrap_or(line).span);
    }
    mark_window(lines, &window);
}

/// Marks the running heads of pages that have lost their folio.
fn mark_alone(lines: &mut [Line], head: &Run, source: &str) {
    let Some(first) = head.letters.first() else { return };
    let mut index = head.lines.iter().max().map_or(0, |last| last.saturating_add(1));
    while let Some(line) = lines.get(index) {
        let is_candidate =
            line.furniture.is_none() && line.width >= LONE_WIDTH && line.text(source).as_bytes().first() == Some(first);
        let window = || windows_from(lines, index).find(|window| spells(lines, window, &head.letters, source));
        match if is_candidate { window() } else { None } {
            Some(window) => {
                mark_window(lines, &window);
                index = window.end;
            }
            None => index = index.saturating_add(1),
        }
    }
}

/// A text whose beginning is lost: the same line above three or more folios, and above all of them.
fn mark_repeated(lines: &mut [Line], folios: &[usize], source: &str) {
    let above: Vec<usize> = folios.iter().filter_map(|folio| folio.checked_sub(1)).collect();
    let Some(first) = above.first().and_then(|index| lines.get(*index)) else {
        return;
    };
    let text = first.text(source);
    let is_same = |index: &usize| {
        lines
            .get(*index)
            .is_some_and(|line| line.furniture.is_none() && line.text(source) == text)
    };
    let is_caption = text.contains('\u{A9}') || text.contains("://") || endings::ending(text) == Ending::Open;
    if above.len() >= 3 && above.len() == folios.len() && !is_caption && above.iter().all(is_same) {
        for index in above {
            mark_window(lines, &(index..index.saturating_add(1)));
        }
    }
}

/// The lines directly above and below a folio, longer windows first.
fn near(lines: &[Line], folio: usize) -> impl Iterator<Item = Range<usize>> + use<> {
    windows_above(lines, folio).chain(windows_from(lines, folio.saturating_add(1)))
}

fn windows_above(lines: &[Line], folio: usize) -> impl Iterator<Item = Range<usize>> + use<> {
    let above = lines.get(..folio).unwrap_or_default().iter().rev().take(HEAD_LINES);
    let depth = above.take_while(|line| line.furniture.is_none()).count();
    (1..=depth).rev().map(move |length| folio.saturating_sub(length)..folio)
}

fn windows_from(lines: &[Line], start: usize) -> impl Iterator<Item = Range<usize>> + use<> {
    let depth = lines
        .iter()
        .skip(start)
        .take(HEAD_LINES)
        .take_while(|line| line.furniture.is_none())
        .count();
    (1..=depth).rev().map(move |length| start..start.saturating_add(length))
}

fn mark_window(lines: &mut [Line], window: &Range<usize>) {
    for line in lines.get_mut(window.clone()).unwrap_or_default() {
        line.furniture = Some(Role::RunningHead);
    }
}

fn printed_length(window: &Range<usize>, lines: &[Line]) -> usize {
    lines
        .get(window.clone())
        .unwrap_or_default()
        .iter()
        .map(|line| line.span.len())
        .fold(0, usize::saturating_add)
}

fn letters_of(text: &str) -> impl Iterator<Item = u8> + '_ {
    text.bytes().filter(|byte| !matches!(byte, b' ' | b'\t' | b'-'))
}

fn push_letters(letters: &mut Letters, window: Range<usize>, lines: &[Line], source: &str) {
    for line in lines.get(window).unwrap_or_default() {
        let text = line.text(source);
        if line.is_untidy() {
            text.split_whitespace()
                .for_each(|word| letters.extend(letters_of(word)));
        } else {
            letters.extend(letters_of(text));
        }
    }
}

fn letters(window: &Range<usize>, lines: &[Line], source: &str) -> Letters {
    let mut letters = Letters::with_capacity(printed_length(window, lines));
    push_letters(&mut letters, window.clone(), lines, source);
    letters
}

/// Whether the lines of a window have exactly these letters.
fn spells(lines: &[Line], window: &Range<usize>, head: &[u8], source: &str) -> bool {
    let length = printed_length(window, lines);
    let is_begun = || {
        let first = lines
            .get(window.start)
            .and_then(|line| line.text(source).as_bytes().first());
        first == head.first()
    };
    length >= head.len()
        && length <= head.len().saturating_mul(2)
        && is_begun()
        && letters(window, lines, source) == head
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

impl Likeness {
    fn holds(self, letters: &[u8], headline: &[u8]) -> bool {
        match self {
            Self::Same => letters == headline,
            Self::Shortened => is_beginning(letters, headline),
            Self::Slip => is_slip(letters, headline),
        }
    }
}

fn is_beginning(letters: &[u8], headline: &[u8]) -> bool {
    if letters.first() != headline.first() {
        return false;
    }
    let mut beginning = letters;
    while let Some(rest) = beginning
        .strip_suffix(b".")
        .or_else(|| beginning.strip_suffix("\u{2026}".as_bytes()))
    {
        beginning = rest;
    }
    (SHORTENED..headline.len()).contains(&beginning.len()) && headline.starts_with(beginning)
}

/// Whether two texts differ by no more than slips of text recognition: one letter in ten, and not in a short text.
fn is_slip(a: &[u8], b: &[u8]) -> bool {
    let limit = b.len() / 10;
    if limit == 0 || b.len() > 600 || a.len().abs_diff(b.len()) > limit {
        return false;
    }
    // What recognition damaged still begins or ends alike.
    let begins_alike = a.first_chunk::<4>() == b.first_chunk::<4>();
    (begins_alike || a.last_chunk::<4>() == b.last_chunk::<4>()) && distance(a, b, limit) <= limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likenesses() {
        let headline = b"LesefestimHafeneroeffnet:Sechzigautorenlesen";
        let table: [(&[u8], Option<Likeness>); 6] = [
            (b"LesefestimHafeneroeffnet:Sechzigautorenlesen", Some(Likeness::Same)),
            (b"LesefestimHafeneroeffnet", Some(Likeness::Shortened)),
            (b"LesefestimHafeneroeff...", Some(Likeness::Shortened)),
            (b"LesefestimHafeneraeffnet:Sechzigautarenlesen", Some(Likeness::Slip)),
            (b"Lesefest", None),
            (b"WochenmarktaufdemRathausplatzkehrtzurueckundwie", None),
        ];
        for (letters, expected) in table {
            let kinds = [Likeness::Same, Likeness::Shortened, Likeness::Slip];
            let found = kinds.into_iter().find(|likeness| likeness.holds(letters, headline));
            assert_eq!(found, expected, "{}", String::from_utf8_lossy(letters));
        }
    }
}
