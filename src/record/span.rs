//! Places in the source: byte ranges, lines and columns, and values that know where they were printed.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::SharedStr;

/// A range of bytes in [`Document::source`](crate::Document::source), always on character boundaries.
///
/// Serialises as `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// Returns the range `start..end`; an `end` before `start` gives the empty range at `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// Returns the offset of the first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// Returns the offset behind the last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// Returns the length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Returns whether the range holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Returns the same as a standard range, to index a string with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Returns the text at this place of `source`; empty where the range does not fit it.
    #[must_use]
    pub fn of(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }

    /// From the start of the earlier to the end of the later of two ranges.
    pub(crate) fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The part `range` of the text that stands at this place, in offsets of the source.
    pub(crate) fn part(self, range: Range<usize>) -> Self {
        let at = |offset: usize| self.start.saturating_add(offset).min(self.end);
        Self::new(at(range.start), at(range.end))
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// Where a part of a text stands in it. Grammars give parts; this makes places of them. A stranger's text has none.
pub(crate) fn place_of(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    let start = start.min(text.len());
    start..start.saturating_add(part.len()).min(text.len())
}

/// At most the first `most` bytes of a text, cut between characters.
pub(crate) fn prefix(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    text.get(..end).unwrap_or_default()
}

/// At most the last `most` bytes of a text, cut between characters.
pub(crate) fn suffix(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start = start.saturating_add(1);
    }
    text.get(start..).unwrap_or_default()
}

/// A place as people name it: line and column, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct LineCol {
    /// Line number, from 1. Every line feed ends a line; so does a carriage return without one.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A value together with the places it was printed at.
///
/// It behaves as the value ([`Deref`]), equals another one with the same value wherever that was printed, and
/// serialises as the bare value. A value that a page break cut has one span for each part; one that was made from a bare
/// value has none.
///
/// ```
/// use pressedienst::{Located, SharedStr, Span};
///
/// let headline = Located::new(SharedStr::from("Lesefest"), &[Span::new(16, 24)]);
/// assert_eq!(headline, "Lesefest");
/// assert_eq!(headline, Located::from("Lesefest"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Located<T> {
    value: T,
    spans: Spans,
}

#[derive(Clone, Debug)]
enum Spans {
    One(Span),
    Many(Box<[Span]>),
}

impl Default for Spans {
    fn default() -> Self {
        Self::Many(Box::default())
    }
}

impl<T> Located<T> {
    /// Returns a value printed at `spans`, in the order of the text.
    #[must_use]
    pub fn new(value: T, spans: &[Span]) -> Self {
        let spans = match spans {
            [one] => Spans::One(*one),
            many => Spans::Many(many.into()),
        };
        Self { value, spans }
    }

    /// The same, where the pieces are no longer needed elsewhere.
    pub(crate) fn in_pieces(value: T, spans: Vec<Span>) -> Self {
        match spans.as_slice() {
            [one] => Self::at(value, *one),
            _ => Self {
                value,
                spans: Spans::Many(spans.into_boxed_slice()),
            },
        }
    }

    /// The same, where one piece is all of most values.
    pub(crate) fn of_pieces(value: T, mut pieces: impl Iterator<Item = Span>) -> Self {
        match (pieces.next(), pieces.next()) {
            (Some(one), None) => Self::at(value, one),
            (first, second) => Self::in_pieces(value, first.into_iter().chain(second).chain(pieces).collect()),
        }
    }

    pub(crate) const fn at(value: T, span: Span) -> Self {
        Self {
            value,
            spans: Spans::One(span),
        }
    }

    /// Returns the value.
    #[must_use]
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// Another value at the same places.
    pub(crate) fn map<U>(self, made: impl FnOnce(T) -> U) -> Located<U> {
        Located {
            value: made(self.value),
            spans: self.spans,
        }
    }

    /// Returns the value, without its places.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// Returns where the value was printed: one range a printed piece, ascending. Empty if it came from elsewhere (a record).
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        match &self.spans {
            Spans::One(span) => std::slice::from_ref(span),
            Spans::Many(spans) => spans,
        }
    }

    /// Returns the range from the first to the last byte of the value, with whatever page furniture lies
    /// between; `None` if it was printed nowhere.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        let spans = self.spans();
        Some(spans.first()?.to(*spans.last()?))
    }
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Located<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Located<T> {}

impl PartialEq<str> for Located<SharedStr> {
    fn eq(&self, other: &str) -> bool {
        self.value == *other
    }
}

impl PartialEq<&str> for Located<SharedStr> {
    fn eq(&self, other: &&str) -> bool {
        self.value == *other
    }
}

impl AsRef<str> for Located<SharedStr> {
    fn as_ref(&self) -> &str {
        &self.value
    }
}

/// A value without places.
impl<T> From<T> for Located<T> {
    fn from(value: T) -> Self {
        Self {
            value,
            spans: Spans::default(),
        }
    }
}

/// A text without places.
impl From<&str> for Located<SharedStr> {
    fn from(value: &str) -> Self {
        SharedStr::from(value).into()
    }
}

/// A text without places.
impl From<String> for Located<SharedStr> {
    fn from(value: String) -> Self {
        SharedStr::from(value).into()
    }
}

impl<T: Hash> Hash for Located<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T: fmt::Display> fmt::Display for Located<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: Serialize> Serialize for Located<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_runs_backwards() {
        assert_eq!(Span::new(5, 3), Span::new(5, 5));
        assert_eq!(Span::new(2, 6).part(1..9), Span::new(3, 6));
    }

    #[test]
    fn located_values_compare_without_their_places() {
        let here = Located::new("a", &[Span::new(0, 1)]);
        let there = Located::new("a", &[Span::new(4, 5), Span::new(9, 9)]);
        assert_eq!(here, there);
        assert_eq!(there.span(), Some(Span::new(4, 9)));
        assert_eq!(here.span(), Some(Span::new(0, 1)));
    }
}
