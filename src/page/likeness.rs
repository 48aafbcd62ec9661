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

/// How many bytes the lines of a window have.
pub(super) fn printed_length(window: &Range<usize>, lines: &[Line<'_>]) -> usize {
    lines
        .get(window.clone())
        .unwrap_or_default()
        .iter()
        .map(|line| line.text.len())
        .fold(0, usize::saturating_add)
}

/// Adds the letters of a window.
pub(super) fn push_letters(letters: &mut Letters, window: Range<usize>, lines: &[Line<'_>]) {
    for line in lines.get(window).unwrap_or_default() {
        if line.is_untidy() || line.is_beyond_latin() && has_other_hyphen(line.text.as_bytes()) {
            let parts = line.text.split(|c: char| c.is_whitespace() || signs::is_hyphen(c));
            parts.for_each(|part| letters.extend_from_slice(part.as_bytes()));
        } else {
            letters.extend(line.text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')));
        }
    }
}

/// Whether there is a hyphen of Unicode.
fn has_other_hyphen(bytes: &[u8]) -> bool {
    memchr_iter(0xE2, bytes).any(|at| matches!(bytes.get(at..), Some([0xE2, 0x80, 0x90 | 0x91, ..])))
}

/// The letters of a window.
pub(super) fn letters(window: &Range<usize>, lines: &[Line<'_>]) -> Letters {
    let mut letters = Letters::with_capacity(printed_length(window, lines));
    push_letters(&mut letters, window.clone(), lines);
    letters
}

/// Whether the lines of a window have exactly these letters.
pub(super) fn spells(lines: &[Line<'_>], window: &Range<usize>, head: &[u8]) -> bool {
    let length = printed_length(window, lines);
    let is_begun = || {
        let first = lines.get(window.start).and_then(|line| line.text.as_bytes().first());
        first == head.first()
    };
    length >= head.len() && length <= head.len().saturating_mul(2) && is_begun() && letters(window, lines) == head
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
