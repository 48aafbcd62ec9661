//! The end of a text version: where it begins, and where its parts do if they stand on one line. Labels count only there.

use std::ops::Range;

use crate::field::byline::{self, AUTHOR};
use crate::field::date;
use crate::record::prefix;
use crate::section::footer::ONLINE;
use crate::section::usage_note;
use crate::text::line::Line;
use crate::text::words;

use super::{PICTURE, is_picture};

/// Names of authors and the date have together no more bytes.
const BYLINE: usize = 200;
/// The names alone have no more bytes.
const LONGEST_NAMES: usize = 120;

/// Where the end of the text begins: line and offset of the byline, else of the usage note, else of the first picture.
pub(super) fn find_tail(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let find_last = |find: &dyn Fn(usize, &str) -> Option<usize>| {
        let mut numbered = lines.iter().enumerate().rev();
        numbered.find_map(|(index, line)| Some((index, find(index, line.text)?)))
    };
    let byline = find_last(&|index, text| {
        let mut labels = occurrences(text, AUTHOR).into_iter().rev();
        labels.find(|at| is_byline(lines, index, *at))
    });
    let note = || find_last(&|_, text| occurrences(text, usage_note::OPENING).pop());
    let picture = || {
        let mut numbered = lines.iter().enumerate();
        numbered.find_map(|(index, line)| {
            let text = line.text;
            let mut labels = occurrences(text, PICTURE).into_iter();
            Some((index, labels.find(|at| text.get(*at..).is_some_and(is_picture))?))
        })
    };
    let online = || find_last(&|_, text| occurrences(text, ONLINE).pop());
    byline.or_else(|| {
        let (line, offset) = note().or_else(picture).or_else(online)?;
        let (line, offset) = date_before(lines, line, offset).unwrap_or((line, offset));
        // A label above the date is one of a byline, even if no name can be read behind it.
        let above = line.checked_sub(1).filter(|_| offset == 0);
        let label = above.filter(|above| lines.get(*above).is_some_and(|line| line.text.starts_with(AUTHOR)));
        Some(label.map_or((line, offset), |label| (label, 0)))
    })
}

/// A date directly before a place: at the end of the line's words, or on the line above.
fn date_before(lines: &[Line<'_>], line: usize, offset: usize) -> Option<(usize, usize)> {
    let (line, end) = if offset > 0 {
        (line, offset)
    } else {
        let above = line.checked_sub(1)?;
        (above, lines.get(above)?.text.len())
    };
    let before = lines.get(line)?.text.get(..end)?.trim_end();
    let date = before.rsplit(char::is_whitespace).next()?;
    let is_date = date.starts_with(|c: char| c.is_ascii_digit()) && date::parse_line(date).is_some();
    is_date.then(|| (line, before.len().saturating_sub(date.len())))
}

/// Where a label stands in a text: at its start or behind a blank.
fn occurrences(text: &str, label: &str) -> Vec<usize> {
    let is_label = |at: &usize| {
        let is_alone = || {
            let before = text.get(..*at).unwrap_or_default();
            before.is_empty() || before.ends_with(char::is_whitespace)
        };
        text.get(*at..)
            .is_some_and(|rest| words::words_end(rest, label).is_some())
            && is_alone()
    };
    // A single letter is found many bytes at a time.
    let Some(letter) = label.chars().next() else {
        return Vec::new();
    };
    let places = text.match_indices(letter);
    places.map(|(at, _)| at).filter(is_label).collect()
}

/// Whether names stand behind the label at `at`, and behind them what follows a byline.
fn is_byline(lines: &[Line<'_>], index: usize, at: usize) -> bool {
    let mut text = String::new();
    let first = lines.get(index).and_then(|line| line.text.get(at..));
    let below = lines.get(index.saturating_add(1)..).unwrap_or_default();
    let all = first.into_iter().chain(below.iter().map(|line| line.text));
    for part in all {
        for word in prefix(part, BYLINE).split_whitespace() {
            text.push_str(word);
            text.push(' ');
        }
        if text.len() > BYLINE {
            break;
        }
    }
    let words = text.get(AUTHOR.len()..).unwrap_or_default();
    let end = end_of_names(words);
    let names = text.get(..AUTHOR.len().saturating_add(end)).unwrap_or_default();
    let is_followed = end < words.len() || below.is_empty() && words.len() < BYLINE;
    is_followed && end <= LONGEST_NAMES && !byline::parse(names).is_empty()
}

/// Where names end: before a date or a label.
fn end_of_names(words: &str) -> usize {
    let labels = [usage_note::OPENING, PICTURE, ONLINE];
    let label = labels
        .iter()
        .filter_map(|label| occurrences(words, label).into_iter().next())
        .min();
    let date = words.find(|c: char| c.is_ascii_digit());
    label.into_iter().chain(date).min().unwrap_or(words.len())
}

/// Cuts the end of a text at its labels, and around the date behind the byline.
pub(super) fn cut_tail(text: &str, from: usize, cuts: &mut Vec<usize>) {
    let mut places: Vec<usize> = Vec::new();
    for label in [usage_note::OPENING, ONLINE] {
        places.extend(occurrences(text, label));
    }
    let is_label = |at: &usize| {
        let rest = text.get(at.saturating_add(PICTURE.len())..).unwrap_or_default();
        rest.trim().is_empty() || text.get(*at..).is_some_and(is_picture)
    };
    places.extend(occurrences(text, PICTURE).into_iter().filter(is_label));
    if let Some(date) = text.get(from..).and_then(date_behind_byline) {
        places.extend([from.saturating_add(date.start), from.saturating_add(date.end)]);
    }
    places.retain(|place| *place > from);
    places.sort_unstable();
    cuts.extend(places);
}

/// The date behind the names of a byline on one line, "Text: Lenz, Mara 31.08.2019", or without a byline.
fn date_behind_byline(text: &str) -> Option<Range<usize>> {
    let start = text.strip_prefix(AUTHOR).map_or(0, |words| {
        AUTHOR.len().saturating_add(end_of_names(prefix(words, BYLINE)))
    });
    let rest = text.get(start..)?;
    let date = rest.split(char::is_whitespace).next()?;
    date::parse_line(date)?;
    Some(start..start.saturating_add(date.len()))
}
