//! The end of a text version: where it begins, and where its parts do if they stand on one line. Labels count only there.

use memchr::memchr2_iter;

use crate::field::{byline, date};
use crate::record::prefix;
use crate::section::footer::ONLINE;
use crate::section::usage_note;
use crate::text::endings::{self, Ending};
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
    let note = || find_last(&|_, text| find_labels(text, usage_note::OPENING).last());
    let picture = || {
        let mut numbered = lines.iter().enumerate();
        numbered.find_map(|(index, line)| {
            let text = line.text;
            let mut labels = find_labels(text, PICTURE);
            Some((index, labels.find(|at| text.get(*at..).is_some_and(is_picture))?))
        })
    };
    let online = || find_last(&|_, text| find_labels(text, ONLINE).last());
    find_byline(lines).or_else(|| {
        let (line, offset) = note().or_else(picture).or_else(online)?;
        let (line, offset) = date_before(lines, line, offset).unwrap_or((line, offset));
        Some(label_before(lines, line, offset).unwrap_or((line, offset)))
    })
}

/// Names of a byline stand on no more lines.
const BYLINE_LINES: usize = 3;

/// The last byline, with those directly above it.
fn find_byline(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let mut first: Option<(usize, usize)> = None;
    for (index, line) in lines.iter().enumerate().rev() {
        if first.is_some_and(|(below, _)| index.saturating_add(BYLINE_LINES) < below) {
            break;
        }
        // Most lines below it are pictures, whose colons are many.
        if !line.may_have_label() || is_picture(line.text) {
            continue;
        }
        for at in byline::find_labels(line.text).rev() {
            if at == 0 && byline::begins_with_kind(line.text) && is_below_picture(lines, index) {
                continue;
            }
            match (follows_byline(lines, index, at), first) {
                (Some(Follows::End), None) | (Some(Follows::Byline), Some(_)) => first = Some((index, at)),
                (_, Some(_)) => return first,
                (_, None) => {}
            }
        }
    }
    first
}

/// Whether a line stands below the first picture, so that it is of a caption.
fn is_below_picture(lines: &[Line<'_>], index: usize) -> bool {
    let mut above = lines.iter().take(index);
    above.any(|line| line.text == PICTURE || is_picture(line.text))
}

/// A label directly before a place, behind which no name can be read.
fn label_before(lines: &[Line<'_>], line: usize, offset: usize) -> Option<(usize, usize)> {
    if offset == 0 {
        let above = line.checked_sub(1)?;
        return byline::label_of(lines.get(above)?.text).map(|_| (above, 0));
    }
    let text = lines.get(line)?.text.get(..offset)?;
    let at = byline::find_labels(text).next_back()?;
    let names = text.get(at..).filter(|names| names.len() <= LONGEST_NAMES)?;
    let has_sentence = names
        .split_whitespace()
        .any(|word| endings::ending(word) == Ending::Sentence);
    (!has_sentence).then_some((line, at))
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

/// The labels below the byline.
const LABELS: [&str; 3] = [PICTURE, usage_note::OPENING, ONLINE];

/// Where labels stand in a text, each at its start or behind a blank.
fn labels(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    // By their first bytes.
    memchr2_iter(b'B', b'Z', text.as_bytes()).filter_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        let is_alone = before.is_empty() || before.ends_with(char::is_whitespace);
        let mut labels = LABELS
            .into_iter()
            .filter(|label| is_alone && label.as_bytes().first() == rest.as_bytes().first());
        Some((at, labels.find(|label| words::words_end(rest, label).is_some())?))
    })
}

/// Where one of them stands.
fn find_labels(text: &str, label: &str) -> impl Iterator<Item = usize> {
    labels(text).filter_map(move |(at, found)| (found == label).then_some(at))
}

/// What stands behind the names of a byline.
enum Follows {
    /// The label of the next byline.
    Byline,
    /// A date or another label, or nothing at all.
    End,
}

/// What follows the names behind the label at `at`; none where no names stand there, or what cannot stand behind them.
fn follows_byline(lines: &[Line<'_>], index: usize, at: usize) -> Option<Follows> {
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
    let label = byline::label_of(&text)?.len();
    let names = end_of_names(text.get(label..)?);
    let (byline, behind) = text.split_at_checked(label.saturating_add(names))?;
    let is_followed = !behind.is_empty() || below.is_empty() && text.len() < BYLINE;
    if !is_followed || names > LONGEST_NAMES || byline::parse(byline).is_empty() {
        return None;
    }
    Some(if byline::label_of(behind).is_some() {
        Follows::Byline
    } else {
        Follows::End
    })
}

/// Where names end: before a date or a label.
fn end_of_names(words: &str) -> usize {
    let label = labels(words).next().map(|(at, _)| at);
    let byline = byline::find_labels(words).next();
    label
        .into_iter()
        .chain(byline)
        .chain(find_date(words))
        .min()
        .unwrap_or(words.len())
}

/// Where the first date of one word stands, else the first number.
fn find_date(words: &str) -> Option<usize> {
    let is_of_date = |c: char| c.is_ascii_digit() || c == '.';
    let mut numbers = words.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    let is_first = |at: &usize| !words.get(..*at).is_some_and(|before| before.ends_with(is_of_date));
    let is_date = |at: &usize| {
        is_first(at)
            && words
                .get(*at..)
                .is_some_and(|rest| date::parse_line(words::first_word(rest)).is_some())
    };
    let first = words.find(|c: char| c.is_ascii_digit());
    numbers.find(is_date).or(first)
}

/// Cuts the end of a text at its labels, and around the date behind the byline.
pub(super) fn cut_tail(text: &str, from: usize, cuts: &mut Vec<usize>) {
    let tail = text.get(from..).unwrap_or_default();
    let opens = |(at, label): &(usize, &str)| {
        let rest = tail.get(*at..).unwrap_or_default();
        *label != PICTURE || is_picture(rest) || rest.trim() == PICTURE
    };
    let labels = labels(tail).filter(opens).map(|(at, _)| at.saturating_add(from));
    let mut labels = labels.peekable();
    let has_label = labels.next_if_eq(&from).is_some();
    let first = cuts.len();
    cuts.extend(labels);
    // What begins with one of these labels begins with no byline.
    if !has_label {
        cut_bylines(text, from, cuts);
    }
    if let Some(places) = cuts.get_mut(first..) {
        places.sort_unstable();
    }
}

/// Cuts the bylines that begin at `from`, and the date behind them: "Text: Lenz, Mara 31.08.2019".
fn cut_bylines(text: &str, from: usize, cuts: &mut Vec<usize>) {
    let mut end = from;
    while let Some((rest, label)) = text.get(end..).and_then(|rest| Some((rest, byline::label_of(rest)?))) {
        let names = prefix(rest.get(label.len()..).unwrap_or_default(), BYLINE);
        cuts.extend(Some(end).filter(|end| *end > from));
        end = end.saturating_add(label.len()).saturating_add(end_of_names(names));
    }
    if let Some(date) = text.get(end..).and_then(|rest| rest.split(char::is_whitespace).next())
        && date::parse_line(date).is_some()
    {
        cuts.extend(
            [end, end.saturating_add(date.len())]
                .into_iter()
                .filter(|end| *end > from),
        );
    }
}
