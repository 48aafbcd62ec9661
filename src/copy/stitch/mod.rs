//! Printed pieces to text: what line ends and page ends cut is joined again, with every piece knowing its place.

mod joint;

use std::ops::Range;

use crate::context::Context;
use crate::record::{Located, Role, SharedStr, Span, place_of};
use crate::text::line::{Line, tidy_pieces};
use crate::text::words;

pub(crate) use joint::Compounds;

use joint::{Joint, joint};

/// Text gathered from printed pieces.
#[derive(Debug, Default)]
pub(crate) struct Text<'s> {
    /// All of it as long as it is printed in one piece: most is, and is not copied.
    whole: Option<(&'s str, Piece)>,
    joined: String,
    pieces: Vec<Piece>,
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

impl Piece {
    /// Where the part of it was printed that a stretch of the text has. A hyphen that was dropped at its end belongs to it.
    fn place_of(&self, range: &Range<usize>) -> Span {
        let from = range.start.saturating_sub(self.at);
        if range.end < self.end {
            return self.span.part(from..range.end.saturating_sub(self.at));
        }
        Span::new(self.span.part(from..from).start(), self.span.end())
    }
}

impl<'s> Text<'s> {
    pub(crate) fn as_str(&self) -> &str {
        match self.whole {
            Some((text, _)) => text,
            None => &self.joined,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    pub(crate) fn clear(&mut self) {
        self.whole = None;
        self.joined.clear();
        self.pieces.clear();
    }

    /// Makes room for so many bytes, printed in so many pieces.
    pub(crate) fn reserve(&mut self, bytes: usize, pieces: usize) {
        self.joined.reserve(bytes);
        self.pieces.reserve(pieces);
    }

    /// What stands on one line.
    pub(crate) fn of(line: Line<'s>) -> Self {
        let mut text = Self::default();
        text.push_joined(line, Joint::Glue);
        text
    }

    /// Adds a line, joined to what is there.
    pub(crate) fn push(&mut self, line: Line<'s>, compounds: &Compounds<'_>) {
        let before = self.as_str();
        if before.is_empty() {
            self.push_joined(line, Joint::Glue);
            return;
        }
        let joint = match joint(before, line.text) {
            Joint::Dehyphenate if compounds.has(before, line.text) => Joint::Glue,
            joint => joint,
        };
        self.push_joined(line, joint);
    }

    /// Adds words that belong directly behind what is there, the rest of an address.
    pub(crate) fn glue(&mut self, words: &'s str, place: Span) {
        self.push_piece(words, place, false);
    }

    /// Takes what is there into the room where more is joined to it.
    fn copy_whole(&mut self) {
        if let Some((text, piece)) = self.whole.take() {
            self.joined.push_str(text);
            self.pieces.push(piece);
        }
    }

    fn push_joined(&mut self, line: Line<'s>, joint: Joint) {
        match joint {
            Joint::Glue => {}
            Joint::Blank => {
                self.copy_whole();
                self.joined.push(' ');
            }
            Joint::Dehyphenate => {
                self.copy_whole();
                self.joined.pop();
                if let Some(last) = self.pieces.last_mut() {
                    last.end = self.joined.len();
                }
            }
        }
        if !line.is_untidy() {
            self.push_piece(line.text, line.span(), false);
            return;
        }
        // Only single plain blanks go into values, so that what stands between others is a piece.
        for (index, printed) in tidy_pieces(line.text).enumerate() {
            if index > 0 {
                self.copy_whole();
                self.joined.push(' ');
            }
            self.push_piece(printed, line.place_of(printed), index > 0);
        }
    }

    fn push_piece(&mut self, printed: &'s str, span: Span, is_same_line: bool) {
        let at = self.as_str().len();
        let piece = Piece {
            at,
            end: at.saturating_add(printed.len()),
            span,
            is_same_line,
        };
        if at == 0 {
            self.pieces.clear();
            self.whole = Some((printed, piece));
            return;
        }
        self.copy_whole();
        self.joined.push_str(printed);
        self.pieces.push(piece);
    }

    /// The places at which a stretch of the text was printed.
    pub(crate) fn spans(&self, range: &Range<usize>) -> Vec<Span> {
        let pieces = self.pieces_of(range);
        let mut spans: Vec<Span> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let span = piece.place_of(range);
            match spans.last_mut() {
                Some(last) if piece.is_same_line => *last = last.to(span),
                _ => spans.push(span),
            }
        }
        spans
    }

    /// The pieces that a stretch of the text is of.
    fn pieces_of(&self, range: &Range<usize>) -> &[Piece] {
        let whole = self.whole.as_ref().map(|(_, piece)| std::slice::from_ref(piece));
        let pieces = whole.unwrap_or(&self.pieces);
        let first = pieces.partition_point(|piece| piece.end <= range.start);
        let pieces = pieces.get(first..).unwrap_or_default();
        let count = pieces.iter().take_while(|piece| piece.at < range.end).count();
        pieces.get(..count).unwrap_or_default()
    }

    /// A part of the text as a value with its places; `None` if there is nothing but blanks, or nothing of it is printed.
    pub(crate) fn value(&self, part: &str, context: &Context<'_>) -> Option<Located<SharedStr>> {
        let value = words::without_blanks(part);
        if value.is_empty() {
            return None;
        }
        // Most is printed in one piece, and as it was given; what was joined is a copy.
        if self.whole.is_some()
            && let Some(found) = context.printed(value)
        {
            return Some(found);
        }
        let range = place_of(self.as_str(), value);
        let found = match &self.whole {
            Some((_, piece)) => context.locate_copy(value, piece.place_of(&range)),
            None => match self.pieces_of(&range) {
                [piece] => context.locate_copy(value, piece.place_of(&range)),
                _ => context.locate_pieces(value, self.spans(&range)),
            },
        };
        // A mark that a repair put before an item has no place of its own.
        found.spans().iter().any(|place| !place.is_empty()).then_some(found)
    }

    /// The same, with its places marked as `role`.
    pub(crate) fn field(&self, part: &str, role: Role, context: &mut Context<'_>) -> Option<Located<SharedStr>> {
        let value = self.value(part, context)?;
        context.mark_located(&value, role);
        Some(value)
    }

    /// The whole text as a value.
    pub(crate) fn all(&self, context: &Context<'_>) -> Option<Located<SharedStr>> {
        self.value(self.as_str(), context)
    }

    /// The whole text as a value, with its places marked as `role`.
    pub(crate) fn all_as(&self, role: Role, context: &mut Context<'_>) -> Option<Located<SharedStr>> {
        self.field(self.as_str(), role, context)
    }
}

/// Stretches of a value that was read, ascending and without blanks at their ends, as values of their own; they keep its role.
pub(crate) fn parts_of(
    value: &Located<SharedStr>,
    ranges: &[Range<usize>],
    context: &Context<'_>,
) -> Vec<Located<SharedStr>> {
    let places = places(value, &context.pieces_of(value), ranges, context.text());
    let part = |range: &Range<usize>| {
        let part = value.get(range.clone()).and_then(|part| value.share(part));
        part.unwrap_or_default()
    };
    let parts = ranges.iter().zip(places);
    parts
        .map(|(range, spans)| context.locate(part(range), &spans))
        .collect()
}

/// The places at which stretches of a value were printed, ascending ones: the value and its pieces are walked side by
/// side, once, past the blanks and hyphens that joining left out or put in.
fn places(value: &str, printed: &[Span], ranges: &[Range<usize>], source: &str) -> Vec<Vec<Span>> {
    if let [whole] = printed
        && whole.of(source) == value
    {
        return ranges.iter().map(|range| vec![whole.part(range.clone())]).collect();
    }
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
    use crate::text::line::cut;

    fn joined(source: &str, lines: usize) -> Text<'_> {
        let compounds = Compounds::of(source);
        let mut text = Text::default();
        for line in cut(source).into_iter().take(lines) {
            text.push(line, &compounds);
        }
        text
    }

    #[test]
    fn a_word_that_the_text_spells_with_a_hyphen_keeps_it() {
        for (source, expected) in [
            ("Meet-\nup\nDas Meet-up", "Meet-up"),
            ("Ein Meet-\nup\nDas \"Meet-ups\"", "Ein Meet-up"),
            ("Ein Go-\nlive-Tag\nDer Go-live-Tag", "Ein Go-live-Tag"),
            ("Bür-\nger\nDas Meet-up", "Bürger"),
            ("Meet-\nup\nDas Ameet-up", "Meetup"),
            ("Das Rat\nhaus\nRathaus", "Das Rat haus"),
        ] {
            assert_eq!(joined(source, 2).as_str(), expected);
        }
    }

    #[test]
    fn however_many_words_were_cut_before() {
        for count in [0, 1, 8, 9, 100] {
            let source = format!("{}Meet-\nup\nDas Meet-up", "Bür-\nger ".repeat(count));
            assert!(joined(&source, count + 2).as_str().ends_with("Meet-up"), "{count}");
        }
    }

    #[test]
    fn a_stretch_that_ends_with_a_piece_has_no_place_in_the_next() {
        let text = joined("Marc-\nAndré", 2);
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
        let text = joined(source, 2);
        assert_eq!(text.as_str(), "Bürgermeister und Rat");
        let spans = text.spans(&(0..text.as_str().len()));
        let printed: Vec<_> = spans.iter().map(|span| span.of(source)).collect();
        assert_eq!(printed, ["Bürger-", "meister  und\tRat"]);
        let spans = text.spans(&(15..18));
        assert_eq!(spans.first().map(|span| span.of(source)), Some("und"));
    }
}
