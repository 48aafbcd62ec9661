//! The text that the parser reads, in Unicode's composed form (NFC), and the way back to the text that was given.
//!
//! Nearly every text is composed already and is read as it is. Else the parser reads a composed copy, so that no later
//! step ever meets a decomposed letter, and places in the copy are mapped back exactly: a letter that composing made of
//! several characters is the place of all of them.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::record::Span;

use super::line::{self, Line};

#[derive(Debug)]
pub(crate) struct Source<'t> {
    text: &'t str,
    /// What composing changed, ascending; empty where the text is read as it was given.
    changes: Vec<Change>,
}

/// A stretch that composing changed. From its end to the next one the two texts are the same.
#[derive(Clone, Copy, Debug)]
struct Change {
    composed: Span,
    given: Span,
}

impl Change {
    const fn backwards(self) -> Self {
        Self {
            composed: self.given,
            given: self.composed,
        }
    }
}

impl<'t> Source<'t> {
    /// The text to read, with its lines; if it has to be composed, the copy stands in `composed`.
    pub(crate) fn new(given: &'t str, composed: &'t mut String) -> (Self, Vec<Line<'t>>) {
        let lines = line::cut(given);
        let is_composed =
            |line: &Line<'_>| !line.may_need_nfc() || is_nfc_quick(line.text.chars()) == IsNormalized::Yes;
        let mut changes = Vec::new();
        if lines.iter().all(is_composed) {
            return (Self { text: given, changes }, lines);
        }
        let mut end = 0;
        composed.reserve(given.len());
        for line in lines.iter().filter(|line| !is_composed(line)) {
            composed.push_str(Span::new(end, line.span().start()).of(given));
            compose(given, line.span(), composed, &mut changes);
            end = line.span().end();
        }
        composed.push_str(Span::new(end, given.len()).of(given));
        let text = composed.as_str();
        (Self { text, changes }, line::cut(text))
    }

    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    /// Whether places need no way back.
    pub(crate) const fn is_as_given(&self) -> bool {
        self.changes.is_empty()
    }

    /// The place in the given text of a place in the composed one.
    pub(crate) fn given(&self, span: Span) -> Span {
        self.mapped(span, |change| change)
    }

    /// The place in the composed text of a place in the given one.
    pub(crate) fn composed(&self, span: Span) -> Span {
        self.mapped(span, Change::backwards)
    }

    fn mapped(&self, span: Span, direction: impl Fn(Change) -> Change) -> Span {
        if self.is_as_given() {
            return span;
        }
        let at = |offset: usize, is_end: bool| {
            let is_before = |change: &Change| {
                let start = direction(*change).composed.start();
                if is_end { start < offset } else { start <= offset }
            };
            let last = self.changes.partition_point(is_before).checked_sub(1);
            let Some(change) = last.and_then(|last| self.changes.get(last)).copied().map(&direction) else {
                return offset;
            };
            match offset.checked_sub(change.composed.end()) {
                Some(behind) => change.given.end().saturating_add(behind),
                None if is_end => change.given.end(),
                None => change.given.start(),
            }
        };
        let start = at(span.start(), false);
        Span::new(start, if span.is_empty() { start } else { at(span.end(), true) })
    }
}

/// Adds the composed form of a line, letter by letter.
fn compose(given: &str, line: Span, text: &mut String, changes: &mut Vec<Change>) {
    let printed = line.of(given);
    // No character before such a one ever composes with it; one that is another's sign counts as that.
    let is_apart = |c: char| canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
    let begins = |c: char| is_apart(c) || std::iter::once(c).nfd().next().is_some_and(is_apart);
    let ends = printed
        .char_indices()
        .skip(1)
        .filter(|(_, c)| begins(*c))
        .map(|(at, _)| at);
    let mut from = 0;
    for to in ends.chain(std::iter::once(printed.len())) {
        let place = line.part(from..to);
        let letter = place.of(given);
        let start = text.len();
        text.extend(letter.nfc());
        let composed = Span::new(start, text.len());
        if composed.of(text) != letter {
            changes.push(Change { composed, given: place });
        }
        from = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_text_is_read_as_given() {
        let mut composed = String::new();
        let (source, lines) = Source::new("Düsseldorf\nΩ", &mut composed);
        assert!(source.is_as_given());
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn places_are_mapped_back_letter_by_letter() {
        let given = "Amt\n\nDu\u{308}sseldorf am Rhein\nRathaus";
        let mut composed = String::new();
        let (source, lines) = Source::new(given, &mut composed);
        assert_eq!(source.text(), "Amt\n\nDüsseldorf am Rhein\nRathaus");
        let places: Vec<_> = lines.iter().map(|line| source.given(line.span()).of(given)).collect();
        assert_eq!(places, ["Amt", "Du\u{308}sseldorf am Rhein", "Rathaus"]);
        for (range, printed) in [
            (0..3, "Du\u{308}"),
            (1..3, "u\u{308}"),
            (3..5, "ss"),
            (2..3, "u\u{308}"),
            (12..14, "am"),
        ] {
            let place = source.given(lines[1].span().part(range.clone()));
            assert_eq!(place.of(given), printed, "{range:?}");
        }
        assert_eq!(source.given(lines[2].span().part(3..7)).of(given), "haus");
        assert_eq!(source.composed(Span::new(6, 8)).of(source.text()), "ü");
        // The sign of the unit is the letter, and no part of what stands before it.
        let given = "Ort:\u{212B}bo";
        let mut composed = String::new();
        let (source, _) = Source::new(given, &mut composed);
        assert_eq!(source.given(Span::new(4, 8)).of(given), "\u{212B}bo");
    }

    #[test]
    fn composing_letter_by_letter_is_composing() {
        for given in [
            "a\u{308}\u{323}o\u{308}",
            "\u{1100}\u{1161}\u{11A8}x\u{1100}\u{1161}",
            "\u{308}\u{308}\u{1E9B}\u{323}",
            "\u{2126}\u{212B}\u{30A}q\u{307}\u{323}",
            "\u{9C7}\u{9BE}\u{B47}\u{B56} \u{FB1D}\u{F900}",
        ] {
            assert_eq!(
                Source::new(given, &mut String::new()).0.text(),
                given.nfc().collect::<String>()
            );
        }
    }
}
