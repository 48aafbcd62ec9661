//! Damage to a text: a line lost, doubled, or swapped with the next one, the end cut off.

use std::collections::BTreeSet;
use std::ops::Range;

use pressedienst::{Document, Role, Span};

/// A text as pieces of another one.
#[derive(Clone, Debug)]
pub struct Edit {
    pieces: Vec<Range<usize>>,
    /// The stretches of the other text that are lost or stand elsewhere.
    pub hit: Vec<Span>,
    /// Whether it is the end that is lost.
    pub is_cut: bool,
}

impl Edit {
    pub fn lose(line: Span, length: usize) -> Self {
        Self {
            pieces: vec![0..line.start(), line.end()..length],
            hit: vec![line],
            is_cut: false,
        }
    }

    pub fn double(line: Span, length: usize) -> Self {
        Self {
            pieces: vec![0..line.end(), line.start()..length],
            hit: vec![line],
            is_cut: false,
        }
    }

    /// The line again, with the blank lines up to the next one.
    pub fn double_apart(line: Span, next: usize, length: usize) -> Self {
        Self {
            pieces: vec![0..next, line.start()..length],
            hit: vec![line],
            is_cut: false,
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
            is_cut: false,
        }
    }

    /// The text up to a place: all is lost from the line on in which it lies.
    pub fn cut(at: usize, from: usize, length: usize) -> Self {
        Self {
            pieces: std::iter::once(0..at).collect(),
            hit: vec![Span::new(from, length)],
            is_cut: true,
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
    blank: Vec<bool>,
    /// Where whole lines begin: in a flattened text behind the body.
    start: usize,
}

impl Lines {
    /// The lines of a document; where it was flattened to one, its labels with what they name, and the
    /// parts between them.
    pub fn of(document: &Document) -> Self {
        let text = document.source();
        let lines = Self::of_text(text);
        if lines.printed().count() > 3 {
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
        Self::new(text, spans, start)
    }

    fn new(text: &str, spans: Vec<Span>, start: usize) -> Self {
        let blank = spans.iter().map(|span| span.of(text).trim().is_empty()).collect();
        Self { spans, blank, start }
    }

    fn of_text(text: &str) -> Self {
        let mut start = 0;
        let spans = text.split_inclusive(['\n', '\x0C']).map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end();
            span
        });
        Self::new(text, spans.collect(), 0)
    }

    pub fn printed(&self) -> impl Iterator<Item = Span> {
        let lines = self.spans.iter().zip(&self.blank);
        let printed = lines.filter(|(span, is_blank)| span.start() >= self.start && !**is_blank);
        printed.map(|(span, _)| *span)
    }

    /// The indices of the lines on which a place lies.
    pub fn at(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|line| line.end() <= span.start());
        let behind = self.spans.partition_point(|line| line.start() < span.end());
        first..behind.max(first)
    }

    /// The index of the line in which a place lies.
    pub fn number(&self, at: usize) -> usize {
        self.spans.partition_point(|line| line.end() <= at)
    }

    pub fn span(&self, index: usize) -> Span {
        self.spans[index]
    }

    /// Lines as people count them: ` 3,5-9`. Blank lines part no range.
    pub fn show(&self, lines: &BTreeSet<usize>) -> String {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for line in lines.iter().copied() {
            match ranges.last_mut() {
                Some((_, last)) if self.blank[*last + 1..line].iter().all(|is_blank| *is_blank) => *last = line,
                _ => ranges.push((line, line)),
            }
        }
        let ranges: Vec<_> = ranges
            .into_iter()
            .map(|(first, last)| {
                if first == last {
                    format!("{}", first + 1)
                } else {
                    format!("{}-{}", first + 1, last + 1)
                }
            })
            .collect();
        if ranges.is_empty() {
            String::new()
        } else {
            format!(" {}", ranges.join(","))
        }
    }
}
