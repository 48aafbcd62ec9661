//! Running heads (Kolumnentitel): the headline, printed again at the head of each page.
//!
//! What stands at a folio and has the letters of display lines above the body is a running head, however either is
//! wrapped. So is the same text anywhere behind the headline, for the page that has lost its folio. The headline
//! itself, printed first, stays copy, and is flagged: the running heads tell which of the display lines it is.

use std::ops::Range;

use crate::field::{address, credit, date, item_mark};
use crate::record::{Role, Span};
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line};
use crate::text::quotations;
use crate::text::words;

use super::likeness::{
    Edge, Letters, Likeness, Passage, SHORTENED, first_letters, last_letters, printed_length, spells, spelt_by,
};

/// A display line above the body has no more characters.
const DISPLAY: u32 = 300;
/// At most so many lines above the body are compared with running heads.
const FRONT_LINES: usize = 12;
/// A title above masthead and date stands among so many first lines.
const TITLE_LINES: usize = 3;
/// A running head has at most so many lines.
const HEAD_LINES: usize = 5;
/// Running heads are searched for at so many places; if none has one, there are none.
const TRIES: usize = 4;
/// A running head without a folio has at least so many characters.
const LONE_WIDTH: u32 = 16;
/// Without a headline, a running head stands above at least so many folios.
const REPEATED: usize = 3;

/// Display lines that follow one another.
#[derive(Clone, Debug)]
struct Run {
    lines: Vec<usize>,
    letters: Letters,
}

impl Run {
    /// Whether the lines of a window have exactly these letters.
    fn is_spelt_by(&self, lines: &[Line<'_>], window: &Range<usize>) -> bool {
        let text = |index: usize| lines.get(index).map(|line| line.text);
        // Most are wrapped as the headline is.
        let is_same = || {
            window
                .clone()
                .zip(&self.lines)
                .all(|(index, head)| text(index) == text(*head))
        };
        window.len() == self.lines.len() && is_same() || spells(lines, window, &self.letters)
    }
}

/// Lines above the body, by their indices, with their letters.
#[derive(Debug)]
struct Front {
    lines: Vec<usize>,
    passage: Passage,
    /// The first letters of all runs, and the last ones.
    beginnings: Vec<Edge>,
    endings: Vec<Edge>,
}

impl Front {
    fn of(front: Vec<usize>, lines: &[Line<'_>]) -> Self {
        let printed = front.iter().filter_map(|index| lines.get(*index));
        Self::with(Passage::of(printed), front)
    }

    fn with(passage: Passage, lines: Vec<usize>) -> Self {
        Self {
            beginnings: passage.beginnings(),
            endings: passage.endings(),
            passage,
            lines,
        }
    }

    /// Those of the lines that stand from line `index` of the text on.
    fn since(&self, index: usize) -> Self {
        let first = self.lines.partition_point(|line| *line < index);
        let lines = self.lines.get(first..).unwrap_or_default();
        Self::with(self.passage.since(first), lines.to_vec())
    }

    /// Whether lines may be like a run in any way: they begin or end as one does.
    fn may_have(&self, window: &Range<usize>, lines: &[Line<'_>]) -> bool {
        let window_lines = lines.get(window.clone()).unwrap_or_default();
        let first = window_lines.first().and_then(first_letters);
        let last = window_lines.last().and_then(last_letters);
        first.is_none_or(|first| self.beginnings.contains(&first))
            || last.is_none_or(|last| self.endings.contains(&last))
            // Runs go on behind lines of the window.
            || self.lines.last().is_some_and(|last| window.start <= *last)
    }

    /// All runs that begin with the same letter as others, or with any, as ranges among these lines, with their letters.
    fn runs<'f>(&'f self, begin: Option<&'f u8>) -> impl Iterator<Item = (Range<usize>, &'f [u8])> {
        let count = self.lines.len();
        let is_begun = move |start: &usize| begin.is_none() || self.passage.from(*start).first() == begin;
        let runs = (0..count).filter(is_begun).flat_map(move |start| {
            let ends = start..count.min(start.saturating_add(HEAD_LINES));
            ends.map(move |last| {
                let range = start..last.saturating_add(1);
                (range.clone(), self.passage.letters(range))
            })
        });
        // What ends with a colon announces something.
        runs.filter(|(_, letters)| letters.last() != Some(&b':'))
    }

    /// The first run that letters are like.
    fn find(&self, letters: &[u8], wanted: Likeness) -> Option<Run> {
        let begin = letters.first().filter(|_| wanted.begins_alike());
        let (range, letters) = self.runs(begin).find(|(_, run)| wanted.holds(letters, run))?;
        Some(Run {
            lines: self.lines.get(range).unwrap_or_default().to_vec(),
            letters: letters.to_vec(),
        })
    }
}

/// Windows of lines that are compared with runs: each is a part of the first one.
#[derive(Debug)]
struct Windows {
    all: Vec<Range<usize>>,
    passage: Passage,
}

impl Windows {
    fn of(all: Vec<Range<usize>>, lines: &[Line<'_>]) -> Self {
        let longest = all.first().cloned().unwrap_or_default();
        let passage = Passage::of(lines.get(longest).unwrap_or_default().iter());
        Self { all, passage }
    }

    /// The first run that the letters of a window are like.
    fn find(&self, front: &Front, wanted: Likeness, lines: &[Line<'_>]) -> Option<Run> {
        let first = self.all.first()?.start;
        let place = |index: usize| index.saturating_sub(first);
        self.all.iter().find_map(|window| {
            let letters = self.passage.letters(place(window.start)..place(window.end));
            spelt(front, window, letters, wanted, lines)
        })
    }
}

/// Marks the running heads of `lines`, whose folios are given, and the lines of the headline. Returns the heads with slips,
/// each with the headline.
pub(crate) fn mark(lines: &mut [Line<'_>], folios: &[usize]) -> Vec<(Span, Span)> {
    let front = Front::of(front(lines, folios), lines);
    let Some(head) = find(lines, folios, &front).or_else(|| find_alone(lines, &front)) else {
        mark_repeated(lines, folios);
        return Vec::new();
    };
    let head = below_date(head, lines, &front);
    for index in &head.lines {
        if let Some(line) = lines.get_mut(*index) {
            line.role = Some(Role::Headline);
        }
    }
    let slips = folios.iter().filter_map(|folio| mark_at(lines, *folio, &head));
    let slips = slips.collect();
    mark_alone(lines, &head);
    slips
}

/// The first lines of the text, up to the first sentence or list item. What stands directly above a folio is a running
/// head itself.
fn front(lines: &[Line<'_>], folios: &[usize]) -> Vec<usize> {
    let copy = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_furniture())
        .take(FRONT_LINES);
    let front = copy.take_while(|(_, line)| line.width() <= DISPLAY && !is_of_body(**line));
    let is_free = |index: &usize| folios.binary_search(&index.saturating_add(1)).is_err();
    front.map(|(index, _)| index).filter(is_free).collect()
}

/// Whether a line can only stand in the body or below it. The first row that fits decides; quotes at its end do not count:
///
/// | the line | can |
/// | --- | --- |
/// | ends with "e.V.", or with dots, as what is shortened | as an item or an address, see below |
/// | ends its sentence with a full stop | yes: a headline is no statement |
/// | ends it with a question mark or a call | if it has several sentences |
/// | has the mark of an item | unless it goes on small directly below another line: a line end before a dash |
/// | begins with an address | yes |
/// | is any other | no |
fn is_of_body(line: Line<'_>) -> bool {
    let text = line.text;
    let core = text.trim_end_matches(quotations::may_close);
    let is_sentence = || endings::ending(text) == Ending::Sentence;
    let is_statement = match core.bytes().next_back() {
        _ if endings::is_society(core) || endings::is_clipped(core) => false,
        Some(b'.') => is_sentence(),
        Some(b'?' | b'!') => is_sentence() && !endings::has_no_sentence(text, line.width()),
        _ => false,
    };
    let item = item_mark::length(text).and_then(|marker| text.get(marker..));
    let is_item = item.is_some_and(|item| line.gap != Gap::Next || !words::starts_lowercase(item));
    is_statement || is_item || address::starts(text)
}

/// The headline: what stands at a folio and in the front too. The same letters anywhere count for more than a
/// shortened head, and that for more than a slip.
fn find(lines: &[Line<'_>], folios: &[usize], front: &Front) -> Option<Run> {
    if folios.is_empty() {
        return None;
    }
    let longest = front.runs(None).map(|(_, letters)| letters.len()).max()?;
    // Blanks and hyphens are less than half of any text.
    let is_short = |window: &Range<usize>| printed_length(window, lines) <= longest.saturating_mul(2);
    let is_tried = |window: &Range<usize>| is_short(window) && front.may_have(window, lines);
    let mut tried = Vec::new();
    for folio in folios.iter().take(TRIES) {
        let above: Vec<_> = windows_above(lines, *folio).filter(is_tried).collect();
        let below: Vec<_> = windows_from(lines, folio.saturating_add(1)).filter(is_tried).collect();
        for windows in [above, below].into_iter().filter(|windows| !windows.is_empty()) {
            let windows = Windows::of(windows, lines);
            if let Some(run) = windows.find(front, Likeness::Same, lines) {
                return Some(run);
            }
            tried.push(windows);
        }
    }
    if tried.is_empty() {
        return None;
    }
    // A headline that a page end cuts is like the beginning of a title above it.
    let top = day_below(0, lines, &front.lines).map_or(0, |day| TITLE_LINES.min(day));
    let front = front.since(top);
    let mut wanted = [Likeness::Shortened, Likeness::Slip].into_iter();
    wanted.find_map(|wanted| tried.iter().find_map(|windows| windows.find(&front, wanted, lines)))
}

/// The run that a window's letters are like. Lines of the window are no part of it, so that runs go on behind them.
fn spelt(front: &Front, window: &Range<usize>, letters: &[u8], wanted: Likeness, lines: &[Line<'_>]) -> Option<Run> {
    if front.lines.iter().all(|index| !window.contains(index)) {
        return front.find(letters, wanted);
    }
    let outside = front.lines.iter().copied().filter(|index| !window.contains(index));
    Front::of(outside.collect(), lines).find(letters, wanted)
}

/// The headline itself, where what was found is the title that a host put above masthead and date: it repeats it too.
fn below_date(head: Run, lines: &[Line<'_>], front: &Front) -> Run {
    let last = head.lines.last().copied().unwrap_or(0);
    if last >= TITLE_LINES {
        return head;
    }
    let Some(day) = day_below(last, lines, &front.lines) else {
        return head;
    };
    let again = front.since(day.saturating_add(1)).find(&head.letters, Likeness::Same);
    again.unwrap_or(head)
}

/// The first date below line `last`.
fn day_below(last: usize, lines: &[Line<'_>], front: &[usize]) -> Option<usize> {
    let is_date = |index: &usize| {
        lines
            .get(*index)
            .is_some_and(|line| date::parse_line(line.text).is_some())
    };
    front.iter().copied().filter(|index| *index > last).find(is_date)
}

/// The headline where no page has a folio: display lines that are printed again, by themselves.
fn find_alone(lines: &[Line<'_>], front: &Front) -> Option<Run> {
    let behind = front.lines.last()?.saturating_add(1);
    let beginning = |line: &Line<'_>| line.text.as_bytes().first_chunk::<8>().copied();
    let beginnings: Vec<_> = front
        .lines
        .iter()
        .filter_map(|index| beginning(lines.get(*index)?))
        .collect();
    let is_candidate = |index: usize, line: &Line<'_>| {
        let is_like = || beginning(line).is_some_and(|beginning| beginnings.contains(&beginning));
        line.width() >= LONE_WIDTH && !line.is_furniture() && is_like() && is_behind_page_end(lines, index)
    };
    let candidates = lines
        .iter()
        .enumerate()
        .skip(behind)
        .filter(|(index, line)| is_candidate(*index, line))
        .take(TRIES);
    let mut windows = candidates.map(|(index, _)| Windows::of(windows_from(lines, index).collect(), lines));
    windows.find_map(|windows| windows.find(front, Likeness::Same, lines))
}

/// Whether a page may have ended before line `index`, where no folio shows it:
///
/// | the line stands | may |
/// | --- | --- |
/// | behind a form feed | yes |
/// | behind blank lines | if no sentence ends above them and nothing is announced: the page end cut it off |
/// | directly below another | if that is an address, which ends a picture, and no credit stands below it |
fn is_behind_page_end(lines: &[Line<'_>], index: usize) -> bool {
    let at = |index: usize| lines.get(index);
    let above = || index.checked_sub(1).and_then(at).map_or("", |line| line.text);
    match at(index).map(|line| line.gap) {
        Some(Gap::Page) => true,
        Some(Gap::Blank) => !matches!(endings::ending(above()), Ending::Sentence | Ending::Colon),
        Some(Gap::Next) => {
            let is_credit = |line: &Line<'_>| credit::mark(line.text).is_ok() || address::starts(line.text);
            let next = at(index.saturating_add(1));
            address::starts(above()) && !next.is_some_and(is_credit)
        }
        None => false,
    }
}

/// Marks the running head at a folio; returns it with the headline if it has a slip.
fn mark_at(lines: &mut [Line<'_>], folio: usize, head: &Run) -> Option<(Span, Span)> {
    let is_free = |window: &Range<usize>| {
        lines
            .get(window.clone())
            .is_some_and(|lines| lines.iter().all(|line| line.role.is_none()))
    };
    let above = || windows_above(lines, folio).find(|window| head.is_spelt_by(lines, window) && is_free(window));
    let head = &head.letters;
    let below = || window_spelling(lines, folio.saturating_add(1), head, |line| line.role.is_none());
    if let Some(window) = above().or_else(below) {
        mark_window(lines, &window);
        return None;
    }
    let (window, likeness) = windows_above(lines, folio).find_map(|window| {
        let length = printed_length(&window, lines);
        let fits = length >= SHORTENED && length <= head.len().saturating_mul(2) && is_free(&window);
        if !fits {
            return None;
        }
        let passage = Passage::of(lines.get(window.clone()).unwrap_or_default().iter());
        let letters = passage.letters(0..window.len());
        let mut ways = [Likeness::Shortened, Likeness::Slip].into_iter();
        let likeness = ways.find(|likeness| likeness.holds(letters, head))?;
        Some((window, likeness))
    })?;
    let line = lines.get(window.start).copied();
    let headline = lines
        .iter()
        .take(HEAD_LINES)
        .find(|line| line.is_headline())
        .copied()
        .or(line);
    mark_window(lines, &window);
    let is_slip = likeness == Likeness::Slip;
    line.zip(headline)
        .filter(|_| is_slip)
        .map(|(line, headline)| (line.span(), headline.span()))
}

/// Marks the running heads of pages that have lost their folio.
fn mark_alone(lines: &mut [Line<'_>], head: &Run) {
    let Some(first) = head.letters.first() else { return };
    let mut index = head.lines.iter().max().map_or(0, |last| last.saturating_add(1));
    while let Some(line) = lines.get(index) {
        let is_candidate =
            !line.is_furniture() && line.width() >= LONE_WIDTH && line.text.as_bytes().first() == Some(first);
        let window = || window_spelling(lines, index, &head.letters, |line| !line.is_furniture());
        match if is_candidate { window() } else { None } {
            Some(window) => {
                mark_window(lines, &window);
                index = window.end;
            }
            None => index = index.saturating_add(1),
        }
    }
}

/// Marks the running heads of a text whose beginning is lost. The first row that fits decides:
///
/// | the line above the first folio | is one |
/// | --- | --- |
/// | is one of fewer than three, or a folio has none above it | no |
/// | has a credit or an address, or ends open: a caption | no |
/// | stands above each of the others too, and is no furniture | yes |
/// | is any other | no |
fn mark_repeated(lines: &mut [Line<'_>], folios: &[usize]) {
    let above: Vec<usize> = folios.iter().filter_map(|folio| folio.checked_sub(1)).collect();
    let Some(first) = above.first().and_then(|index| lines.get(*index)) else {
        return;
    };
    let text = first.text;
    let is_same = |index: &usize| {
        lines
            .get(*index)
            .is_some_and(|line| !line.is_furniture() && line.text == text)
    };
    let is_caption = || text.contains('\u{A9}') || text.contains("://") || endings::ending(text) == Ending::Open;
    if above.len() >= REPEATED && above.len() == folios.len() && !is_caption() && above.iter().all(is_same) {
        for index in above {
            mark_window(lines, &(index..index.saturating_add(1)));
        }
    }
}

/// The lines directly above a folio, longer windows first.
fn windows_above(lines: &[Line<'_>], folio: usize) -> impl Iterator<Item = Range<usize>> + use<> {
    let above = lines.get(..folio).unwrap_or_default().iter().rev().take(HEAD_LINES);
    let depth = above.take_while(|line| !line.is_furniture()).count();
    (1..=depth).rev().map(move |length| folio.saturating_sub(length)..folio)
}

/// The lines from `start` on, longer windows first.
fn windows_from(lines: &[Line<'_>], start: usize) -> impl Iterator<Item = Range<usize>> + use<> {
    let depth = lines_from(lines, start).count();
    (1..=depth).rev().map(move |length| start..start.saturating_add(length))
}

/// The lines from `start` on that have exactly these letters, all of them free.
fn window_spelling(
    lines: &[Line<'_>],
    start: usize,
    letters: &[u8],
    is_free: impl Fn(&Line<'_>) -> bool,
) -> Option<Range<usize>> {
    let free = lines_from(lines, start).take_while(|line| is_free(line));
    let count = spelt_by(free, letters)?;
    Some(start..start.saturating_add(count))
}

fn lines_from<'l>(lines: &'l [Line<'l>], start: usize) -> impl Iterator<Item = &'l Line<'l>> {
    let lines = lines.get(start..).unwrap_or_default().iter();
    lines.take(HEAD_LINES).take_while(|line| !line.is_furniture())
}

fn mark_window(lines: &mut [Line<'_>], window: &Range<usize>) {
    for line in lines.get_mut(window.clone()).unwrap_or_default() {
        line.role = Some(Role::RunningHead);
    }
}
