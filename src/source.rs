//! The text that the parser reads, in Unicode's composed form (NFC), and the way back to the text that was given.
//!
//! Nearly every text is composed already and is read as it is. Else the parser reads a composed copy, so that no later
//! step ever meets a decomposed letter, and places in the copy are mapped back: exactly on lines that did not change,
//! to the whole line on the others.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::line::{self, Line};
use crate::span::Span;

#[derive(Debug)]
pub(crate) struct Source<'t> {
    text: Cow<'t, str>,
    /// One entry a line that moved, ascending; empty where the text is read as it was given.
    moved: Vec<Moved>,
}

/// A line of the composed copy.
#[derive(Debug)]
struct Moved {
    composed: Span,
    given: Span,
    is_changed: bool,
}

impl<'t> Source<'t> {
    /// The text to read, with its lines.
    pub(crate) fn new(given: &'t str) -> (Self, Vec<Line>) {
        let lines = line::cut(given);
        let is_composed =
            |line: &Line| !line.may_need_nfc() || is_nfc_quick(line.text(given).chars()) == IsNormalized::Yes;
        if lines.iter().all(is_composed) {
            return (
                Self {
                    text: Cow::Borrowed(given),
                    moved: Vec::new(),
                },
                lines,
            );
        }
        let (mut text, mut moved, mut end) = (String::with_capacity(given.len()), Vec::new(), 0);
        for line in &lines {
            text.push_str(Span::new(end, line.span.start()).of(given));
            let start = text.len();
            text.extend(line.text(given).nfc());
            let composed = Span::new(start, text.len());
            let is_changed = composed.of(&text) != line.text(given);
            moved.push(Moved {
                composed,
                given: line.span,
                is_changed,
            });
            end = line.span.end();
        }
        text.push_str(Span::new(end, given.len()).of(given));
        let lines = line::cut(&text);
        (
            Self {
                text: Cow::Owned(text),
                moved,
            },
            lines,
        )
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether places need no way back.
    pub(crate) const fn is_as_given(&self) -> bool {
        self.moved.is_empty()
    }

    /// The place in the given text of a place in the composed one.
    pub(crate) fn given(&self, span: Span) -> Span {
        if self.is_as_given() {
            return span;
        }
        let start = self.given_offset(span.start(), false);
        Span::new(start, self.given_offset(span.end(), true).max(start))
    }

    fn given_offset(&self, offset: usize, is_end: bool) -> usize {
        let next = self.moved.partition_point(|line| {
            if is_end {
                line.composed.start() < offset
            } else {
                line.composed.start() <= offset
            }
        });
        let Some(line) = next.checked_sub(1).and_then(|index| self.moved.get(index)) else {
            return offset;
        };
        if offset >= line.composed.end() {
            let behind = offset.saturating_sub(line.composed.end());
            return line.given.end().saturating_add(behind);
        }
        match (line.is_changed, is_end) {
            (false, _) => line
                .given
                .start()
                .saturating_add(offset.saturating_sub(line.composed.start())),
            (true, false) => line.given.start(),
            (true, true) => line.given.end(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_text_is_read_as_given() {
        let (source, lines) = Source::new("Düsseldorf\nΩ");
        assert!(source.is_as_given());
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn decomposed_text_is_mapped_back_by_line() {
        let given = "Amt\n\nDu\u{308}sseldorf am Rhein\nRathaus";
        let (source, lines) = Source::new(given);
        assert_eq!(source.text(), "Amt\n\nDüsseldorf am Rhein\nRathaus");
        let places: Vec<_> = lines.iter().map(|line| source.given(line.span).of(given)).collect();
        assert_eq!(places, ["Amt", "Du\u{308}sseldorf am Rhein", "Rathaus"]);
        // Within the changed line only the whole line is known, on the others each byte.
        assert_eq!(
            source.given(lines[1].span.part(0..3)).of(given),
            "Du\u{308}sseldorf am Rhein"
        );
        assert_eq!(source.given(lines[2].span.part(3..7)).of(given), "haus");
    }
}
