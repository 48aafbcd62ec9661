//! Damage to a text: a line lost, doubled, or swapped with the next one, the end cut off.

use std::ops::Range;

use pressedienst::{Document, Role, Span};

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

    /// The line again, with the blank lines up to the next one.
    pub fn double_apart(line: Span, next: usize, length: usize) -> Self {
        Self {
            pieces: vec![0..next, line.start()..length],
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

    /// The text up to a place: all is lost from the line on in which it lies.
    pub fn cut(at: usize, from: usize, length: usize) -> Self {
        Self {
            pieces: std::iter::once(0..at).collect(),
            hit: vec![Span::new(from, length)],
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
    /// Where whole lines begin: in a flattened text behind the body.
    start: usize,
}

impl Lines {
    /// The lines of a document; where it was flattened to one, its labels with what they name, and the
    /// parts between them.
    pub fn of(document: &Document) -> Self {
        let text = document.source();
        let lines = Self::of_text(text);
        if lines.printed(text).count() > 3 {
            return lines;
        }
        let mut spans: Vec<Span> = Vec::new();
        let mut start = 0;
        for (part, role) in document.parts() {
            use Role::{Address, Blank, Byline, Caption, Credit, Crosshead, Delimiter, Headline, Masthead, Paragraph};
            // What a label names is one stretch with it.
            let goes_on = matches!(role, Blank | Delimiter | Address | Caption | Credit | Byline);
            match spans.last_mut().filter(|_| goes_on) {
                Some(last) => *last = Span::new(last.start(), part.end()),
                None => spans.push(part),
            }
            // The parts of its body are glued to each other, so that none can be taken out alone.
            if matches!(role, Masthead | Headline | Paragraph | Crosshead) {
                start = part.end();
            }
        }
        Self { spans, start }
    }

    fn of_text(text: &str) -> Self {
        let mut start = 0;
        let spans = text.split_inclusive(['\n', '\x0C']).map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end();
            span
        });
        let spans = spans.collect();
        Self { spans, start: 0 }
    }

    pub fn printed<'l>(&'l self, text: &'l str) -> impl Iterator<Item = Span> + 'l {
        self.spans
            .iter()
            .copied()
            .filter(|span| span.start() >= self.start && !span.of(text).trim().is_empty())
    }

    /// Whether the text was flattened to one line.
    pub fn is_flattened(&self) -> bool {
        self.start > 0
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
