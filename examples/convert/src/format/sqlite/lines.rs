//! On which lines of its text a value stands.

use pressedienst::{Document, Located, SharedStr};

use super::cell::Cell;
use crate::unread::Unread;

/// So many lines of a value are told; no paragraph of the press service has as many.
const MOST: usize = 1_000;

/// The lines of what is searched as one text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// The line on which it begins, from 1.
    first: Option<usize>,
    /// From which of its characters on it stands on which other line.
    breaks: Vec<(usize, usize)>,
}

impl Lines {
    /// Those of a value.
    pub(super) fn of(document: &Document, value: &Located<SharedStr>) -> Self {
        let mut lines = Self::default();
        lines.add(document, value, 0);
        lines
    }

    /// Those of what no field holds; it has its line ends, each of which is one of the text.
    pub(super) fn of_unread(document: &Document, unread: &Unread<'_>) -> Self {
        let (mut lines, mut before) = (Self::default(), 0);
        for (start, piece) in &unread.pieces {
            lines.begin(before, document.line_col(*start).line);
            before += piece.chars().count() + Unread::BETWEEN.len();
        }
        lines
    }

    /// Adds a value before which so many characters stand.
    pub(super) fn add(&mut self, document: &Document, value: &Located<SharedStr>, before: usize) {
        let (source, spans) = (document.source(), value.spans());
        let line_at = |at: usize| document.line_col(at).line;
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
            return;
        };
        let line = line_at(first.start());
        self.begin(before, line);
        if line_at(last.end()) == line {
            return;
        }
        let pieces = spans.iter().flat_map(|span| {
            let mut at = span.start();
            span.of(source).split_inclusive(['\n', '\r']).map(move |piece| {
                let start = at;
                at += piece.len();
                (start, letters(piece))
            })
        });
        let mut pieces = pieces.filter(|(_, letters)| *letters > 0);
        // What was joined or repaired has the same letters, as a rule.
        let mut left = 0;
        for (index, _) in value.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
            if left == 0 {
                let Some((start, letters)) = pieces.next() else { return };
                self.begin(before + index, line_at(start));
                left = letters;
            }
            left -= 1;
        }
    }

    /// From this character on it stands on this line.
    fn begin(&mut self, index: usize, line: usize) {
        let Some(first) = self.first else {
            self.first = Some(line);
            return;
        };
        let last = self.breaks.last().map_or(first, |(_, line)| *line);
        if last != line && self.breaks.len() < MOST {
            self.breaks.push((index, line));
        }
    }

    /// The columns `line` and `breaks`.
    pub(super) fn cells(&self) -> [Cell; 2] {
        let breaks = self.breaks.iter().map(|(index, line)| format!("[{index},{line}]"));
        let breaks = (!self.breaks.is_empty()).then(|| format!("[{}]", breaks.collect::<Vec<_>>().join(",")));
        [self.first.into(), breaks.map_or(Cell::Null, Cell::Text)]
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The line on which a value begins.
pub(super) fn line<T>(document: &Document, value: Option<&Located<T>>) -> Cell {
    let place = value.and_then(Located::span);
    place.map(|span| document.line_col(span.start()).line).into()
}

/// The same of the first of several values that is there.
pub(super) fn line_of_first(document: &Document, values: &[&Option<Located<SharedStr>>]) -> Cell {
    line(document, values.iter().find_map(|value| value.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n\n\
        Mit einer Lesung hat am Abend das Fest be-\n\nLesefest am Rhein eröffnet\n\nSeite 2\n\ngonnen, und alle sind da.\n";

    #[test]
    fn a_paragraph_that_a_page_end_cuts_stands_on_two_lines() {
        let document = pressedienst::parse(TEXT);
        let release = &document.releases()[0];
        assert_eq!(
            Lines::of(&document, &release.headlines[0].text).cells(),
            [Cell::Integer(5), Cell::Null]
        );
        let paragraph = release.body[0].text().unwrap();
        let [line, breaks] = Lines::of(&document, paragraph).cells();
        assert_eq!(line, Cell::Integer(7));
        let at = paragraph.chars().count() - "gonnen, und alle sind da.".len();
        assert_eq!(breaks, Cell::Text(format!("[[{at},13]]")));
    }

    #[test]
    fn pieces_that_no_field_holds_begin_where_they_stand() {
        let text = TEXT.replace("\n\nMit", "\n\n29253_240\n\n29254_240\n\nMit");
        let document = pressedienst::parse(&text);
        let unread = Unread::of(&document);
        for (start, piece) in unread.iter().flat_map(|unread| &unread.pieces) {
            assert!(text[*start..].starts_with(piece));
        }
        let letter = "Liebe Ina,\n\nes war schön.\n";
        let document = pressedienst::parse(letter);
        let lines = Lines::of_unread(&document, &Unread::of(&document).unwrap());
        assert_eq!(lines.cells(), [Cell::Integer(1), Cell::Null]);
    }

    #[test]
    fn so_many_lines_are_told_at_most() {
        let mut lines = Lines::default();
        (1..=2 * MOST).for_each(|line| lines.begin(line, line));
        assert_eq!(lines.breaks.len(), MOST);
    }
}
