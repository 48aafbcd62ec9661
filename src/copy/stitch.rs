//! Printed pieces to text: what line ends and page ends cut is joined again, with every piece knowing its place.

use crate::context::Context;
use crate::record::{Located, Role, Span};
use crate::text::{signs, words};
use std::ops::Range;

/// How two printed pieces become one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// With a blank.
    Blank,
    /// With nothing between.
    Glue,
    /// With nothing between, and without the hyphen that stood at the line end.
    Dehyphenate,
}

/// What joins the end of one printed piece to the beginning of the next one.
///
/// `Bürger-` + `meister` lose the hyphen, `Marc-` + `André` and `89-` + `93131` keep it, `Kultur-` + `und` keep it
/// and get a blank. A slash binds to the side on which it has no blank.
pub(crate) fn joint(before: &str, after: &str) -> Joint {
    let mut backwards = before.chars().rev();
    let (last, previous) = (backwards.next(), backwards.next());
    match (last, previous) {
        (Some(signs::SOFT_HYPHEN), _) => Joint::Dehyphenate,
        (Some('-' | '\u{2010}'), Some(letter)) if letter.is_lowercase() && words::starts_lowercase(after) => {
            // "Nord- und", "Nord- zum Südpark": a word by itself is no rest of another.
            match words::first_word(after).trim_end_matches(',') {
                "und" | "oder" | "bzw." | "sowie" | "and" | "or" | "bis" | "als" | "wie" | "zum" | "zur" | "vom"
                | "von" | "im" | "noch" | "aber" | "statt" | "to" => Joint::Blank,
                _ => Joint::Dehyphenate,
            }
        }
        (Some('-' | '\u{2010}'), Some(sign)) if !sign.is_whitespace() && after.starts_with(char::is_alphanumeric) => {
            Joint::Glue
        }
        (Some('/'), Some(sign)) if !sign.is_whitespace() => Joint::Glue,
        _ => {
            let mut forwards = after.chars();
            match (forwards.next(), forwards.next()) {
                (Some('/'), Some(next)) if !next.is_whitespace() => Joint::Glue,
                (Some(',' | '.' | ';' | ')' | '!' | '?'), None) => Joint::Glue,
                (Some(',' | '.' | ';' | ')' | '!' | '?'), Some(next)) if next.is_whitespace() => Joint::Glue,
                _ => Joint::Blank,
            }
        }
    }
}

/// Text gathered from printed pieces.
#[derive(Debug, Default)]
pub(crate) struct Text {
    joined: String,
    pieces: Vec<Piece>,
    /// How often the whole text was searched for a word.
    lookups: u8,
}

/// Each search reads much, so that there are few.
const LOOKUPS: u8 = 8;
/// So many bytes before and behind a word are searched for it.
const NEAR: usize = 16_384;

/// Whether the text prints the word near by, uncut and with its hyphen: "Start-ups".
fn is_spelt_with_hyphen(before: &str, after: &str, source: &str, place: Span) -> bool {
    let first = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | '/'))
        .next()
        .unwrap_or_default();
    let second = words::first_word(after).trim_end_matches(|c: char| !c.is_alphanumeric());
    first.len() <= 40
        && !second.is_empty()
        && second.len() <= 40
        && near(source, place).contains(&format!("{first}{second}"))
}

/// The text around a place.
fn near(source: &str, place: Span) -> &str {
    let mut start = place.start().saturating_sub(NEAR);
    while !source.is_char_boundary(start) {
        start = start.saturating_add(1);
    }
    crate::record::prefix(source.get(start..).unwrap_or_default(), NEAR.saturating_mul(2))
}

/// A stretch of the gathered text, from `at` up to the next piece, and where it was printed.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    end: usize,
    span: Span,
    /// Whether it stands on the same line as the piece before it.
    is_same_line: bool,
}

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        &self.joined
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }

    pub(crate) fn clear(&mut self) {
        self.joined.clear();
        self.pieces.clear();
    }

    /// Adds what is printed at `span`, a stretch of one line, joined to what is there.
    pub(crate) fn push(&mut self, source: &str, span: Span, is_untidy: bool) {
        let after = span.of(source);
        let mut joint = if self.joined.is_empty() {
            Joint::Glue
        } else {
            joint(&self.joined, after)
        };
        if joint == Joint::Dehyphenate && self.lookups < LOOKUPS {
            self.lookups = self.lookups.saturating_add(1);
            if is_spelt_with_hyphen(&self.joined, after, source, span) {
                joint = Joint::Glue;
            }
        }
        self.push_joined(source, span, is_untidy, joint);
    }

    pub(crate) fn push_joined(&mut self, source: &str, span: Span, is_untidy: bool, joint: Joint) {
        match joint {
            Joint::Glue => {}
            Joint::Blank => self.joined.push(' '),
            Joint::Dehyphenate => {
                self.joined.pop();
                if let Some(last) = self.pieces.last_mut() {
                    last.end = self.joined.len();
                }
            }
        }
        if !is_untidy {
            self.push_piece(source, span, false);
            return;
        }
        // Only single plain blanks go into values, so that each word is a piece.
        let printed = span.of(source);
        let mut is_first = true;
        for word in printed.split_whitespace() {
            // Both point into the same text.
            let start = word.as_ptr().addr().saturating_sub(printed.as_ptr().addr());
            if !is_first {
                self.joined.push(' ');
            }
            self.push_piece(source, span.part(start..start.saturating_add(word.len())), !is_first);
            is_first = false;
        }
    }

    fn push_piece(&mut self, source: &str, span: Span, is_same_line: bool) {
        let at = self.joined.len();
        self.joined.push_str(span.of(source));
        self.pieces.push(Piece {
            at,
            end: self.joined.len(),
            span,
            is_same_line,
        });
    }

    /// The places at which a stretch of the text was printed.
    pub(crate) fn spans(&self, range: &Range<usize>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let first = self.pieces.partition_point(|piece| piece.end <= range.start);
        for piece in self.pieces.iter().skip(first).take_while(|piece| piece.at < range.end) {
            let from = range.start.saturating_sub(piece.at);
            // A hyphen that was dropped at the end of the piece belongs to its place.
            let span = if range.end >= piece.end {
                Span::new(piece.span.part(from..from).start(), piece.span.end())
            } else {
                piece.span.part(from..range.end.saturating_sub(piece.at))
            };
            match spans.last_mut() {
                Some(last) if piece.is_same_line => *last = last.to(span),
                _ => spans.push(span),
            }
        }
        spans
    }

    /// A stretch of the text as a value with its places; `None` if there is nothing but blanks.
    pub(crate) fn value(&self, range: Range<usize>, context: &Context<'_>) -> Option<Located<String>> {
        let range = self.tight(range);
        let value = self.joined.get(range.clone()).filter(|value| !value.is_empty())?;
        if let [piece] = self.pieces.as_slice() {
            return Some(context.locate(value.to_owned(), &[piece.span.part(range)]));
        }
        Some(context.locate(value.to_owned(), &self.spans(&range)))
    }

    /// The same, with its places marked as `role`.
    pub(crate) fn field(&self, range: Range<usize>, role: Role, context: &mut Context<'_>) -> Option<Located<String>> {
        let value = self.value(range, context)?;
        context.mark_located(&value, role);
        Some(value)
    }

    /// The whole text as a value.
    pub(crate) fn all(&self, context: &Context<'_>) -> Option<Located<String>> {
        self.value(0..self.joined.len(), context)
    }

    fn tight(&self, range: Range<usize>) -> Range<usize> {
        let text = self.joined.get(range.clone()).unwrap_or_default();
        let start = range
            .start
            .saturating_add(text.len().saturating_sub(text.trim_start().len()));
        start..start.saturating_add(text.trim().len())
    }
}

/// Stretches of a value that was read, ascending, as values of their own; they keep its role.
pub(crate) fn parts_of(
    value: &Located<String>,
    ranges: &[Range<usize>],
    context: &Context<'_>,
) -> Vec<Located<String>> {
    let places = places(value, &context.pieces_of(value), ranges, context.text());
    let part = |range: &Range<usize>| value.get(range.clone()).unwrap_or_default().to_owned();
    let parts = ranges.iter().zip(places);
    parts
        .map(|(range, spans)| context.locate(part(range), &spans))
        .collect()
}

/// The places at which stretches of a value were printed, ascending ones: the value and its pieces are walked side by
/// side, once, past the blanks and hyphens that joining left out or put in.
fn places(value: &str, printed: &[Span], ranges: &[Range<usize>], source: &str) -> Vec<Vec<Span>> {
    let mut places: Vec<Vec<Span>> = vec![Vec::new(); ranges.len()];
    let mut wanted = ranges.iter().zip(&mut places).peekable();
    let mut rest = value;
    for span in printed {
        let mut is_new = true;
        for (at, c) in span.of(source).char_indices() {
            if c.is_whitespace() {
                continue;
            }
            // Joining put at most one blank before a letter, and left hyphens out.
            let words = rest.strip_prefix(' ').unwrap_or(rest);
            let Some(behind) = rest.strip_prefix(c).or_else(|| words.strip_prefix(c)) else {
                continue;
            };
            let offset = value.len().saturating_sub(behind.len()).saturating_sub(c.len_utf8());
            rest = behind;
            while wanted.next_if(|(range, _)| range.end <= offset).is_some() {
                is_new = true;
            }
            if let Some((_, found)) = wanted.peek_mut().filter(|(range, _)| range.contains(&offset)) {
                let here = span.part(at..at.saturating_add(c.len_utf8()));
                match found.last_mut().filter(|_| !is_new) {
                    Some(last) => *last = last.to(here),
                    None => found.push(here),
                }
                is_new = false;
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints() {
        let table = [
            ("Bürger-", "meister", Joint::Dehyphenate),
            ("Nord-", "zum Südpark", Joint::Blank),
            ("NRW-", "weit", Joint::Glue),
            ("18-", "köpfig", Joint::Glue),
            ("Marc-", "André", Joint::Glue),
            ("89-", "93131", Joint::Glue),
            ("Kultur-", "und Sportamt", Joint::Blank),
            ("das Haus -", "ein Neubau", Joint::Blank),
            ("Jungen", "Schauspiel/Haus", Joint::Blank),
            ("Schauspiel/", "Haus", Joint::Glue),
            ("Musik /", "Music", Joint::Blank),
            ("Düsseldorf", "/David Young", Joint::Glue),
            ("im Rathaus", ", sagte er", Joint::Glue),
            ("im Rathaus", "(Foyer)", Joint::Blank),
            ("im Rathaus", ", ", Joint::Glue),
            ("im Rathaus", ",", Joint::Glue),
            ("im Rathaus", ",,sagte er", Joint::Blank),
            ("Bürger\u{AD}", "meister", Joint::Dehyphenate),
            ("Musik", "/ Music", Joint::Blank),
        ];
        for (before, after, expected) in table {
            assert_eq!(joint(before, after), expected, "{before} | {after}");
        }
    }

    #[test]
    fn a_word_that_the_text_spells_with_a_hyphen_keeps_it() {
        for (source, expected) in [
            ("Meet-\nup\nDas Meet-up", "Meet-up"),
            ("Ein Meet-\nup\nDas Meet-up", "Ein Meet-up"),
            ("Bür-\nger\nDas Meet-up", "Bürger"),
            ("Das Rat\nhaus\nRathaus", "Das Rat haus"),
        ] {
            let lines = crate::text::line::cut(source);
            let mut text = Text::default();
            text.push(source, lines[0].span, false);
            text.push(source, lines[1].span, false);
            assert_eq!(text.as_str(), expected);
        }
    }

    #[test]
    fn so_many_words_are_looked_up_and_no_more() {
        let source = format!("{}\nDas Meet-up", "Meet-\nup ".repeat(usize::from(LOOKUPS) + 1));
        let mut text = Text::default();
        for line in crate::text::line::cut(&source).iter().take(usize::from(LOOKUPS) + 2) {
            text.push(&source, line.span, false);
        }
        assert_eq!(
            text.as_str(),
            format!("{}Meetup", "Meet-up ".repeat(usize::from(LOOKUPS)))
        );
    }

    #[test]
    fn a_stretch_that_ends_with_a_piece_has_no_place_in_the_next() {
        let source = "Marc-\nAndré";
        let mut text = Text::default();
        text.push(source, Span::new(0, 5), false);
        text.push(source, Span::new(6, 12), false);
        assert_eq!(text.spans(&(0..5)), [Span::new(0, 5)]);
        assert_eq!(text.spans(&(5..11)), [Span::new(6, 12)]);
    }

    #[test]
    fn stretches_of_a_value_have_places_of_their_own() {
        let source = "am Frei-\ntag, 1. April, und am 2. Mai";
        let value = "am Freitag, 1. April, und am 2. Mai";
        let printed = [Span::new(0, 8), Span::new(9, source.len())];
        let at = |words: &str| value.find(words).map(|at| at..at + words.len()).expect(words);
        let found = places(value, &printed, &[at("Freitag, 1. April"), at("2. Mai")], source);
        let shown = |spans: &[Span]| spans.iter().map(|span| span.of(source)).collect::<Vec<_>>();
        assert_eq!(shown(&found[0]), ["Frei", "tag, 1. April"]);
        assert_eq!(shown(&found[1]), ["2. Mai"]);
    }

    #[test]
    fn a_text_knows_its_places() {
        let source = "Bürger-\nmeister  und\tRat";
        let mut text = Text::default();
        text.push(source, Span::new(0, 8), false);
        text.push(source, Span::new(9, 25), true);
        assert_eq!(text.as_str(), "Bürgermeister und Rat");
        let spans = text.spans(&(0..text.as_str().len()));
        let printed: Vec<_> = spans.iter().map(|span| span.of(source)).collect();
        assert_eq!(printed, ["Bürger-", "meister  und\tRat"]);
        let spans = text.spans(&(15..18));
        assert_eq!(spans.first().map(|span| span.of(source)), Some("und"));
    }
}
