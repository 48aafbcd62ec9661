//! Damage to a text: a line lost, doubled, or swapped with the next one, the end cut off.

use std::ops::Range;

use pressedienst::Span;

/// A text as pieces of another one.
#[derive(Clone, Debug)]
pub struct Edit {
    pieces: Vec<Range<usize>>,
    /// The stretches of the other text that are lost or stand elsewhere.
    pub hit: Vec<Span>,
}

impl Edit {
    pub fn lose(line: Span, length: usize) -> Self {
        Self {
            pieces: vec![0..line.start(), line.end()..length],
            hit: vec![line],
        }
    }

    pub fn double(line: Span, length: usize) -> Self {
        Self {
            pieces: vec![0..line.end(), line.start()..length],
            hit: vec![line],
        }
    }

    pub fn swap(first: Span, second: Span, length: usize) -> Self {
        let between = first.end()..second.start();
        let pieces = vec![
            0..first.start(),
            second.range(),
            between,
            first.range(),
            second.end()..length,
        ];
        Self {
            pieces,
            hit: vec![first, second],
        }
    }

    pub fn cut(at: usize, line: Span, length: usize) -> Self {
        Self {
            pieces: vec![0..at],
            hit: vec![Span::new(line.start(), length)],
        }
    }

    pub fn text(&self, text: &str) -> String {
        self.pieces.iter().map(|piece| &text[piece.clone()]).collect()
    }

    /// Where the words at a place of the changed text stood before.
    pub fn origin(&self, span: Span) -> Vec<Span> {
        let mut found = Vec::new();
        let mut start = 0;
        for piece in &self.pieces {
            let end = start + piece.len();
            let (from, to) = (span.start().max(start), span.end().min(end));
            if from < to {
                found.push(Span::new(piece.start + from - start, piece.start + to - start));
            }
            start = end;
        }
        found
    }
}

/// The lines of a text with their line ends.
#[derive(Debug)]
pub struct Lines {
    spans: Vec<Span>,
}

impl Lines {
    pub fn of(text: &str) -> Self {
        let mut start = 0;
        let spans = text.split_inclusive(['\n', '\x0C']).map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end();
            span
        });
        Self { spans: spans.collect() }
    }

    pub fn printed<'l>(&'l self, text: &'l str) -> impl Iterator<Item = Span> + 'l {
        self.spans
            .iter()
            .copied()
            .filter(|span| !span.of(text).trim().is_empty())
    }

    /// The indices of the lines on which a place lies.
    pub fn at(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|line| line.end() <= span.start());
        let behind = self.spans.partition_point(|line| line.start() < span.end());
        first..behind.max(first)
    }

    pub fn len(&self) -> usize {
        self.spans.len()
    }

    pub fn span(&self, index: usize) -> Span {
        self.spans[index]
    }
}
