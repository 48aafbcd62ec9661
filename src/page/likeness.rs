//! How printed lines are like the headline: by their letters, whatever line ends and text recognition did to them.
//!
//! Lines that follow one another are a window, a range of their indices.

use std::ops::Range;

use memchr::memchr_iter;

use crate::text::line::Line;
use crate::text::signs;
use crate::text::slip::distance;

/// A shortened head has at least so many bytes of letters.
pub(super) const SHORTENED: usize = 16;
/// A headline of more bytes of letters is not compared letter by letter.
const LONGEST: usize = 600;

/// Letters without blanks and hyphens, which line ends change.
pub(super) type Letters = Vec<u8>;

/// The letters of some lines, of which windows are asked for.
#[derive(Debug, Default)]
pub(super) struct Passage {
    letters: Letters,
    /// Where each line ends among them.
    ends: Vec<usize>,
}

impl Passage {
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l Line<'l>> + Clone) -> Self {
        let length = lines.clone().map(|line| line.text.len());
        let mut passage = Self {
            letters: Letters::with_capacity(length.fold(0, usize::saturating_add)),
            ends: Vec::with_capacity(lines.clone().count()),
        };
        for line in lines {
            if has_other_gaps(line) {
                parts(line).for_each(|part| passage.letters.extend_from_slice(part));
            } else {
                passage.letters.extend(plain_letters(line));
            }
            passage.ends.push(passage.letters.len());
        }
        passage
    }

    /// The letters of a window, by the numbers of its lines.
    pub(super) fn letters(&self, window: Range<usize>) -> &[u8] {
        self.letters
            .get(self.place(window.start)..self.place(window.end))
            .unwrap_or_default()
    }

    /// The same from a line on.
    pub(super) fn since(&self, line: usize) -> Self {
        let start = self.place(line);
        let ends = self.ends.iter().skip(line).map(|end| end.saturating_sub(start));
        Self {
            letters: self.from(line).to_vec(),
            ends: ends.collect(),
        }
    }

    /// The letters of a line and of those behind it.
    pub(super) fn from(&self, line: usize) -> &[u8] {
        self.letters.get(self.place(line)..).unwrap_or_default()
    }

    /// The first letters of what begins with one of the lines.
    pub(super) fn beginnings(&self) -> Vec<Edge> {
        let lines = 0..self.ends.len();
        lines
            .filter_map(|line| self.from(line).first_chunk().copied())
            .collect()
    }

    /// The last letters of what ends with one of the lines.
    pub(super) fn endings(&self) -> Vec<Edge> {
        let up_to = |end: &usize| self.letters.get(..*end)?.last_chunk().copied();
        self.ends.iter().filter_map(up_to).collect()
    }

    /// Where the letters of a line begin.
    fn place(&self, line: usize) -> usize {
        let end = line.checked_sub(1).and_then(|before| self.ends.get(before));
        end.copied().unwrap_or(0)
    }
}

/// Some letters at one end of a line, by which nearly all lines are told from each other.
pub(super) type Edge = [u8; 4];

/// The first letters of a line; `None` if it has too few, or gaps that are not looked at here.
pub(super) fn first_letters(line: &Line<'_>) -> Option<Edge> {
    edge(line, plain_letters(line))
}

/// The same of its last letters.
pub(super) fn last_letters(line: &Line<'_>) -> Option<Edge> {
    let [d, c, b, a] = edge(line, plain_letters(line).rev())?;
    Some([a, b, c, d])
}

fn edge(line: &Line<'_>, mut letters: impl Iterator<Item = u8>) -> Option<Edge> {
    let mut next = || letters.next();
    let edge = [next()?, next()?, next()?, next()?];
    (!has_other_gaps(line)).then_some(edge)
}

/// How many bytes the lines of a window have.
pub(super) fn printed_length(window: &Range<usize>, lines: &[Line<'_>]) -> usize {
    let lines = lines.get(window.clone()).unwrap_or_default().iter();
    lines.map(|line| line.text.len()).fold(0, usize::saturating_add)
}

/// What stands between the blanks and hyphens of a line, whatever they are.
fn parts<'s>(line: &Line<'s>) -> impl Iterator<Item = &'s [u8]> + use<'s> {
    let parts = line.text.split(|c: char| c.is_whitespace() || signs::is_hyphen(c));
    parts.map(str::as_bytes)
}

/// The letters of a line whose blanks and hyphens are those of ASCII.
fn plain_letters<'s>(line: &Line<'s>) -> impl DoubleEndedIterator<Item = u8> + use<'s> {
    line.text.bytes().filter(|byte| !is_plain_gap(*byte))
}

const fn is_plain_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'-')
}

/// Whether there may be blanks or hyphens beyond ASCII in a line.
fn has_other_gaps(line: &Line<'_>) -> bool {
    line.is_untidy() || line.is_beyond_latin() && has_other_hyphen(line.text.as_bytes())
}

/// Whether there is a hyphen of Unicode.
fn has_other_hyphen(bytes: &[u8]) -> bool {
    memchr_iter(0xE2, bytes).any(|at| matches!(bytes.get(at..), Some([0xE2, 0x80, 0x90 | 0x91, ..])))
}

/// Whether the lines of a window have exactly these letters.
pub(super) fn spells(lines: &[Line<'_>], window: &Range<usize>, head: &[u8]) -> bool {
    spelt_by(lines.get(window.clone()).unwrap_or_default().iter(), head) == Some(window.len())
}

/// How many of some lines together have exactly these letters, at the most: they begin with the first one, and are no more than
/// twice as long, because a row of hyphens is none of them.
pub(super) fn spelt_by<'l>(lines: impl Iterator<Item = &'l Line<'l>>, head: &[u8]) -> Option<usize> {
    let mut lines = lines.peekable();
    if lines.peek()?.text.as_bytes().first() != head.first() {
        return None;
    }
    let (mut rest, mut printed, mut count) = (head, 0_usize, None);
    for (line, lines) in lines.zip(1..) {
        printed = printed.saturating_add(line.text.len());
        match rest_behind(rest, line) {
            Some(behind) if printed <= head.len().saturating_mul(2) => rest = behind,
            _ => break,
        }
        if rest.is_empty() {
            count = Some(lines);
        }
    }
    count
}

/// The letters behind those of a line; `None` if the line has others.
fn rest_behind<'h>(head: &'h [u8], line: &Line<'_>) -> Option<&'h [u8]> {
    if has_other_gaps(line) {
        return parts(line).try_fold(head, |rest, part| rest.strip_prefix(part));
    }
    let mut rest = head;
    for byte in line.text.bytes() {
        match rest {
            [letter, behind @ ..] if *letter == byte => rest = behind,
            _ if is_plain_gap(byte) => {}
            _ => return None,
        }
    }
    Some(rest)
}

/// How a running head can be like the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    Same,
    /// Its beginning, with or without dots behind it.
    Shortened,
    /// With a few letters misread.
    Slip,
}

impl Likeness {
    /// Whether the first letters are the same for certain.
    pub(super) const fn begins_alike(self) -> bool {
        !matches!(self, Self::Slip)
    }

    /// Whether the letters of a head are like those of the headline in this way.
    pub(super) fn holds(self, letters: &[u8], headline: &[u8]) -> bool {
        match self {
            Self::Same => letters == headline,
            Self::Shortened => is_beginning(letters, headline),
            Self::Slip => is_slip(letters, headline),
        }
    }
}

/// Whether letters are the beginning of the headline, with or without dots behind them, and enough of it.
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

/// Whether the letters `a` of a head are those of the headline `b` but for slips of text recognition. The first row that fits
/// decides:
///
/// | the head | has slips |
/// | --- | --- |
/// | stands for a headline that is too short for one letter in ten, or too long | no |
/// | is longer or shorter by more than one letter in ten | no |
/// | begins and ends otherwise: recognition leaves one of both alone | no |
/// | differs in no more than one letter in ten | yes |
/// | is any other | no |
fn is_slip(a: &[u8], b: &[u8]) -> bool {
    let limit = b.len() / 10;
    if limit == 0 || b.len() > LONGEST || a.len().abs_diff(b.len()) > limit {
        return false;
    }
    let begins_alike = a.first_chunk::<4>() == b.first_chunk::<4>();
    (begins_alike || a.last_chunk::<4>() == b.last_chunk::<4>()) && distance(a, b, limit) <= limit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line::cut;

    #[test]
    fn lines_that_spell_a_headline() {
        let head = b"LesefestimHafen";
        for (text, expected) in [
            ("Lesefest im Hafen", Some(1)),
            ("Lesefest\nim Ha-\nfen\nSeite 2", Some(3)),
            ("Lese\u{2010}fest im\u{A0}Hafen", Some(1)),
            // A row of hyphens beside it is none of it.
            ("---\nLesefest im Hafen", None),
            ("Lesefest im Hafen\n--------------------", Some(1)),
            ("- Lesefest im Hafen", None),
            ("Lesefest im Hof", None),
            ("", None),
        ] {
            assert_eq!(spelt_by(cut(text).iter(), head), expected, "{text}");
        }
    }

    #[test]
    fn likenesses() {
        let headline = b"LesefestimHafeneroeffnet:Sechzigautorenlesen";
        let table: [(&[u8], Option<Likeness>); 7] = [
            (b"LesefestimHafeneroeffnet:Sechzigautorenlesen", Some(Likeness::Same)),
            (b"LesefestimHafeneroeffnet", Some(Likeness::Shortened)),
            (b"LesefestimHafeneroeff...", Some(Likeness::Shortened)),
            (b"LesefestimHafeneraeffnet:Sechzigautarenlesen", Some(Likeness::Slip)),
            (b"IesefestimHafeneroeffnet:Sechzigautorenlesen", Some(Likeness::Slip)),
            (b"Lesefest", None),
            (b"WochenmarktaufdemRathausplatzkehrtzurueckundwie", None),
        ];
        for (letters, expected) in table {
            let kinds = [Likeness::Same, Likeness::Shortened, Likeness::Slip];
            let found = kinds.into_iter().find(|likeness| likeness.holds(letters, headline));
            assert_eq!(found, expected, "{}", String::from_utf8_lossy(letters));
            // Where it is said that they begin alike, they do.
            let is_promised = found.is_some_and(Likeness::begins_alike);
            assert!(!is_promised || letters.first() == headline.first());
        }
    }
}
