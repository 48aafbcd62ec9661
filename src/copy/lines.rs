//! Lines that follow one another, as sections and layouts are handed them: a window on the lines of a text.

use std::ops::Range;

use crate::text::line::Line;

use super::measure::Measure;
use super::stitch::{Compounds, Text};

/// Some lines of a text. What stands behind the last one is no part of them, but may be looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines<'s> {
    all: &'s [Line<'s>],
    from: usize,
    to: usize,
    measure: Option<Measure>,
    compounds: &'s Compounds<'s>,
}

impl<'s> Lines<'s> {
    pub(crate) const fn new(all: &'s [Line<'s>], compounds: &'s Compounds<'s>) -> Self {
        let to = all.len();
        Self {
            all,
            from: 0,
            to,
            measure: None,
            compounds,
        }
    }

    /// The same lines, known to be set in this measure.
    pub(crate) const fn set_in(self, measure: Option<Measure>) -> Self {
        Self { measure, ..self }
    }

    /// The words of the text that are printed with a hyphen.
    pub(crate) const fn compounds(self) -> &'s Compounds<'s> {
        self.compounds
    }

    /// The whole text that they are of.
    pub(crate) const fn whole_text(self) -> &'s str {
        self.compounds.text()
    }

    /// How they were set; `None` where each line is a paragraph.
    pub(crate) const fn measure(self) -> Option<Measure> {
        self.measure
    }

    pub(crate) const fn len(self) -> usize {
        self.to.saturating_sub(self.from)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.to <= self.from
    }

    pub(crate) fn as_slice(self) -> &'s [Line<'s>] {
        self.all.get(self.from..self.to).unwrap_or_default()
    }

    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = Line<'s>> + ExactSizeIterator {
        self.as_slice().iter().copied()
    }

    pub(crate) fn get(self, index: usize) -> Option<Line<'s>> {
        self.as_slice().get(index).copied()
    }

    /// The words of a line; none where there is no such line.
    pub(crate) fn text(self, index: usize) -> &'s str {
        self.get(index).map_or("", |line| line.text)
    }

    pub(crate) fn first(self) -> Option<Line<'s>> {
        self.get(0)
    }

    pub(crate) fn last(self) -> Option<Line<'s>> {
        self.as_slice().last().copied()
    }

    /// A line, be it behind the last one of these.
    pub(crate) fn ahead(self, index: usize) -> Option<Line<'s>> {
        self.all.get(self.from.saturating_add(index)).copied()
    }

    /// The same, or, behind the text, its last line: what is pointed at if something is missing there.
    pub(crate) fn near(self, index: usize) -> Option<Line<'s>> {
        self.ahead(index).or_else(|| self.all.last().copied())
    }

    /// The words of a line, be it behind the last one of these.
    pub(crate) fn text_ahead(self, index: usize) -> &'s str {
        self.ahead(index).map_or("", |line| line.text)
    }

    /// Those of these lines that a range has.
    pub(crate) fn part(self, range: Range<usize>) -> Self {
        let at = |index: usize| self.from.saturating_add(index).min(self.to);
        Self {
            from: at(range.start),
            to: at(range.end),
            ..self
        }
    }

    /// Those before line `index`, and those from there on.
    pub(crate) fn split(self, index: usize) -> (Self, Self) {
        (self.until(index), self.from(index))
    }

    /// These, and so many behind them.
    pub(crate) fn and(self, count: usize) -> Self {
        let to = self.to.saturating_add(count).min(self.all.len());
        Self { to, ..self }
    }

    /// Those before line `index`.
    pub(crate) fn until(self, index: usize) -> Self {
        self.part(0..index)
    }

    /// Those from line `index` on.
    pub(crate) fn from(self, index: usize) -> Self {
        self.part(index..self.len())
    }

    /// One of these lines by itself.
    pub(crate) fn only(self, index: usize) -> Self {
        self.part(index..index.saturating_add(1))
    }

    /// Those before the first line of which `begins` says, by its index, that something begins with it, and those from there on.
    pub(crate) fn split_at_first(self, begins: impl Fn(usize) -> bool) -> (Self, Self) {
        let first = (0..self.len()).find(|index| begins(*index));
        self.split(first.unwrap_or(self.len()))
    }

    /// Those before the last lines that are all wanted, and these.
    pub(crate) fn split_end(self, is_wanted: impl Fn(Line<'s>) -> bool) -> (Self, Self) {
        let count = self.iter().rev().take_while(|line| is_wanted(*line)).count();
        self.split(self.len().saturating_sub(count))
    }

    /// Whether line `index` is there twice, be the second one behind the last one of these.
    pub(crate) fn is_doubled(self, index: usize) -> bool {
        let both = self.ahead(index).zip(self.ahead(index.saturating_add(1)));
        both.is_some_and(|(line, next)| line.text == next.text)
    }

    /// Index of the line behind line `index` and its double: what a copy printed twice counts once.
    pub(crate) fn behind_doubles(self, index: usize) -> usize {
        let next = index.saturating_add(1);
        next.saturating_add(usize::from(next < self.len() && self.is_doubled(index)))
    }

    /// All words, joined.
    pub(crate) fn joined(self) -> Text<'s> {
        let mut text = Text::default();
        self.join_into(&mut text);
        text
    }

    /// Joins all words, in a text that was used before.
    pub(crate) fn join_into(self, text: &mut Text<'s>) {
        text.clear();
        if self.len() > 1 {
            let lengths = self.as_slice().iter().map(|line| line.text.len().saturating_add(1));
            text.reserve(lengths.fold(0, usize::saturating_add), self.len());
        }
        for line in self.as_slice() {
            text.push(*line, self.compounds);
        }
    }
}
