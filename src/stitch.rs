//! Lines to paragraphs: what line ends and page ends cut is joined again, with every piece knowing its place.

use std::ops::Range;

use crate::line::{Gap, Line};
use crate::parser::Context;
use crate::prose::{self, Ending};
use crate::role::Role;
use crate::span::{Located, Span};

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
        (Some('\u{AD}'), _) => Joint::Dehyphenate,
        (Some('-' | '\u{2010}'), Some(letter))
            if letter.is_alphabetic() && prose::starts_lowercase(after) =>
        {
            match prose::first_word(after).trim_end_matches(',') {
                "und" | "oder" | "bzw." | "sowie" | "and" | "or" | "bis" => Joint::Blank,
                _ => Joint::Dehyphenate,
            }
        }
        (Some('-' | '\u{2010}'), Some(sign))
            if !sign.is_whitespace() && after.starts_with(char::is_alphanumeric) =>
        {
            Joint::Glue
        }
        (Some('/'), Some(sign)) if !sign.is_whitespace() => Joint::Glue,
        _ => {
            let mut forwards = after.chars();
            match (forwards.next(), forwards.next()) {
                (Some('/'), Some(next)) if !next.is_whitespace() => Joint::Glue,
                (Some(',' | '.' | ';' | ')' | '!' | '?'), None) => Joint::Glue,
                (Some(',' | '.' | ';' | ')' | '!' | '?'), Some(next)) if next.is_whitespace() => {
                    Joint::Glue
                }
                _ => Joint::Blank,
            }
        }
    }
}

/// Text gathered from printed pieces.
#[derive(Debug, Default)]
pub(crate) struct Text {
    text: String,
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

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }

    /// Adds what is printed at `span`, a stretch of one line, joined to what is there.
    pub(crate) fn push(&mut self, source: &str, span: Span, is_untidy: bool) {
        let joint = if self.text.is_empty() {
            Joint::Glue
        } else {
            joint(&self.text, span.of(source))
        };
        self.push_joined(source, span, is_untidy, joint);
    }

    pub(crate) fn push_joined(&mut self, source: &str, span: Span, is_untidy: bool, joint: Joint) {
        match joint {
            Joint::Glue => {}
            Joint::Blank => self.text.push(' '),
            Joint::Dehyphenate => {
                self.text.pop();
                if let Some(last) = self.pieces.last_mut() {
                    last.end = self.text.len();
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
                self.text.push(' ');
            }
            self.push_piece(
                source,
                span.part(start..start.saturating_add(word.len())),
                !is_first,
            );
            is_first = false;
        }
    }

    fn push_piece(&mut self, source: &str, span: Span, is_same_line: bool) {
        let at = self.text.len();
        self.text.push_str(span.of(source));
        self.pieces.push(Piece {
            at,
            end: self.text.len(),
            span,
            is_same_line,
        });
    }

    /// The places at which a stretch of the text was printed.
    pub(crate) fn spans(&self, range: &Range<usize>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let first = self
            .pieces
            .partition_point(|piece| piece.end <= range.start);
        for piece in self
            .pieces
            .iter()
            .skip(first)
            .take_while(|piece| piece.at < range.end)
        {
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
    pub(crate) fn value(
        &self,
        range: Range<usize>,
        context: &Context<'_>,
    ) -> Option<Located<String>> {
        let range = self.tight(range);
        let value = self
            .text
            .get(range.clone())
            .filter(|value| !value.is_empty())?;
        if let [piece] = self.pieces.as_slice() {
            return Some(context.locate(value.to_owned(), &[piece.span.part(range)]));
        }
        Some(context.locate(value.to_owned(), &self.spans(&range)))
    }

    /// The same, with its places marked as `role`.
    pub(crate) fn field(
        &self,
        range: Range<usize>,
        role: Role,
        context: &mut Context<'_>,
    ) -> Option<Located<String>> {
        let value = self.value(range, context)?;
        context.mark_located(&value, role);
        Some(value)
    }

    /// The whole text as a value.
    pub(crate) fn all(&self, context: &Context<'_>) -> Option<Located<String>> {
        self.value(0..self.text.len(), context)
    }

    fn tight(&self, range: Range<usize>) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let start = range
            .start
            .saturating_add(text.len().saturating_sub(text.trim_start().len()));
        start..start.saturating_add(text.trim().len())
    }
}

/// How wide the lines of a text were set, learnt from the lines that were certainly wrapped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    /// The longest line that goes on on the next one.
    longest: u32,
    /// The least width that a certainly wrapped line would have had with the next word.
    surest: u32,
}

/// Lines of running text are about this wide where lines are wrapped.
const WRAPPED: std::ops::RangeInclusive<u32> = 50..=100;

impl Measure {
    /// The measure of a text; `None` where lines are not wrapped but whole paragraphs.
    pub(crate) fn of(lines: &[Line], source: &str) -> Option<Self> {
        let (mut wrapped, mut whole) = (0_u32, 0_u32);
        let mut measure = Self {
            longest: 0,
            surest: u32::MAX,
        };
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            if line.may_have_address() && line.text(source).contains("://") {
                continue;
            }
            whole = whole.saturating_add(u32::from(line.width > 120));
            if next.gap != Gap::Next || !WRAPPED.contains(&line.width) {
                continue;
            }
            let (text, after) = (line.text(source), next.text(source));
            if prose::list_marker(after).is_some() || after.contains("://") {
                continue;
            }
            wrapped = wrapped.saturating_add(1);
            measure.longest = measure.longest.max(line.width);
            if prose::starts_lowercase(after) && !text.ends_with('-') {
                measure.surest = measure.surest.min(with_next_word(*line, after));
            }
        }
        (wrapped >= 2 && wrapped > whole.saturating_mul(3) && measure.surest < u32::MAX)
            .then_some(measure)
    }

    /// Whether `line` ends its paragraph because the next word would still have fitted.
    fn ends_early(self, line: Line, text: &str, after: &str) -> bool {
        let width = with_next_word(line, after);
        let starts_anew = !prose::starts_lowercase(after);
        if self.surest > self.longest {
            // Wrapped at a fixed number of characters: the rule is exact.
            return width <= self.longest
                && (starts_anew || prose::ending(text) == Ending::Sentence);
        }
        if width < self.surest {
            return starts_anew || prose::ending(text) == Ending::Sentence;
        }
        width <= self.longest
            && starts_anew
            && matches!(prose::ending(text), Ending::Sentence | Ending::Colon)
    }
}

fn with_next_word(line: Line, after: &str) -> u32 {
    line.width
        .saturating_add(1)
        .saturating_add(crate::line::width(prose::first_word(after)))
}

/// The copy of a text: its lines without page furniture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Copy<'l> {
    pub(crate) lines: &'l [Line],
    pub(crate) measure: Option<Measure>,
}

/// Where a paragraph ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    /// Index of the line behind it.
    pub(crate) next: usize,
    /// Whether it is an item of a list.
    pub(crate) is_item: bool,
    /// Whether a page ends there, so that the end of the paragraph is not proved.
    pub(crate) is_unsure: bool,
}

/// Whether the text before a line goes on in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bond {
    /// It goes on.
    Joined,
    /// Something new begins.
    Parted,
    /// Something new begins, as far as can be seen.
    Unsure,
}

/// A line of the printed page has at least so many characters; headings and short items rarely do.
const PAGE_LINE: usize = 55;

impl Copy<'_> {
    pub(crate) fn line(&self, index: usize) -> Option<Line> {
        self.lines.get(index).copied()
    }

    pub(crate) fn text<'t>(&self, index: usize, source: &'t str) -> &'t str {
        self.line(index).map_or("", |line| line.text(source))
    }

    /// Gathers the paragraph that begins with line `from` into `text`.
    pub(crate) fn paragraph(&self, from: usize, to: usize, source: &str, text: &mut Text) -> End {
        text.clear();
        let Some(first) = self.line(from) else {
            return End {
                next: to,
                is_item: false,
                is_unsure: false,
            };
        };
        let marker = prose::list_marker(first.text(source)).unwrap_or(0);
        text.push(
            source,
            first.span.part(marker..first.span.len()),
            first.is_untidy(),
        );
        let mut open = OpenParagraph {
            is_item: marker > 0,
            ..OpenParagraph::default()
        };
        let mut index = from.saturating_add(1);
        while index < to {
            let Some(line) = self.line(index) else { break };
            match self.bond(index, text, &mut open, source) {
                Bond::Joined => text.push(source, line.span, line.is_untidy()),
                bond => {
                    return End {
                        next: index,
                        is_item: open.is_item,
                        is_unsure: bond == Bond::Unsure,
                    };
                }
            }
            index = index.saturating_add(1);
        }
        End {
            next: index,
            is_item: open.is_item,
            is_unsure: false,
        }
    }

    /// Gathers lines that are known to belong together.
    pub(crate) fn gather(&self, lines: Range<usize>, source: &str, text: &mut Text) {
        text.clear();
        for line in self.lines.get(lines).unwrap_or_default() {
            text.push(source, line.span, line.is_untidy());
        }
    }

    /// Whether the paragraph in `text` goes on in line `index`.
    fn bond(&self, index: usize, text: &Text, open: &mut OpenParagraph, source: &str) -> Bond {
        let (Some(last), Some(next)) = (
            index.checked_sub(1).and_then(|last| self.line(last)),
            self.line(index),
        ) else {
            return Bond::Parted;
        };
        let (before, after) = (last.text(source), next.text(source));
        if let Some(marker) = prose::list_marker(after) {
            // A dash after a page end may be one inside a sentence.
            let is_dash = next.gap == Gap::Page
                && !open.is_item
                && prose::ending(before) == Ending::Plain
                && after.get(marker..).is_some_and(prose::starts_lowercase);
            return if is_dash { Bond::Joined } else { Bond::Parted };
        }
        match (next.gap, self.measure) {
            (Gap::Next, Some(measure)) => {
                if last.width <= 120 && !measure.ends_early(last, before, after) {
                    Bond::Joined
                } else {
                    Bond::Parted
                }
            }
            (Gap::Next, None) => {
                let goes_on = prose::starts_lowercase(after) && !prose::starts_with_address(after);
                if goes_on && !matches!(prose::ending(before), Ending::Sentence | Ending::Colon) {
                    Bond::Joined
                } else {
                    Bond::Parted
                }
            }
            (Gap::Blank, _) => {
                // Where a page mark is lost, a page end is but blank lines.
                let goes_on = is_page_line(before)
                    && matches!(prose::ending(before), Ending::Plain | Ending::Open)
                    && prose::starts_lowercase(after)
                    && !prose::starts_with_address(after);
                if goes_on { Bond::Joined } else { Bond::Parted }
            }
            (Gap::Page, measure) => {
                if let Some(measure) = measure
                    && WRAPPED.contains(&last.width)
                {
                    return if measure.ends_early(last, before, after) {
                        Bond::Parted
                    } else {
                        Bond::Joined
                    };
                }
                self.bond_over_page_end(index, text, open, after, source)
            }
        }
    }

    /// The same for text of whole paragraphs, where the width of the line tells nothing.
    fn bond_over_page_end(
        &self,
        index: usize,
        text: &Text,
        open: &mut OpenParagraph,
        after: &str,
        source: &str,
    ) -> Bond {
        let last = index
            .checked_sub(1)
            .map_or("", |last| self.text(last, source));
        let goes_on = prose::starts_lowercase(after) && !prose::starts_with_address(after);
        if goes_on || open.is_inside_brackets(text.as_str()) {
            return Bond::Joined;
        }
        match prose::ending(last) {
            Ending::Open => Bond::Joined,
            Ending::Ordinal
                if prose::month(prose::first_word(after).trim_end_matches(',')).is_some() =>
            {
                Bond::Joined
            }
            // Behind a colon no list has come: it is one inside the paragraph, unless this is a heading.
            Ending::Colon if open.is_item || after.starts_with(|c: char| c.is_ascii_digit()) => {
                Bond::Parted
            }
            Ending::Colon if is_heading(text.as_str()) => Bond::Parted,
            Ending::Colon => Bond::Joined,
            Ending::Sentence | Ending::Ordinal if open.is_item => Bond::Parted,
            Ending::Sentence | Ending::Ordinal => Bond::Unsure,
            Ending::Plain if prose::ends_with_preposition(last) => Bond::Joined,
            // What a page end cuts off has at least a printed line; what is shorter is whole.
            Ending::Plain if !is_page_line(text.as_str()) => Bond::Parted,
            Ending::Plain if open.is_item => self.bond_of_item(index, last, after, source),
            Ending::Plain => Bond::Joined,
        }
    }

    /// Whether a list item that does not end like a sentence goes on after the page end.
    fn bond_of_item(&self, index: usize, before: &str, after: &str, source: &str) -> Bond {
        let next_is_item = prose::list_marker(self.text(index.saturating_add(1), source)).is_some();
        let is_tail = prose::ending(after) != Ending::Sentence && crate::line::width(after) <= 120;
        let is_cut = prose::ends_lowercase(before);
        if is_tail && (next_is_item || is_cut) {
            Bond::Joined
        } else {
            Bond::Parted
        }
    }
}

fn is_page_line(text: &str) -> bool {
    text.chars().nth(PAGE_LINE).is_some()
}

fn is_heading(text: &str) -> bool {
    text.len() <= 240 && prose::may_be_crosshead(text, crate::line::width(text))
}

/// What is known of the paragraph that is being gathered.
#[derive(Debug, Default)]
struct OpenParagraph {
    is_item: bool,
    /// How much of the text is counted.
    counted: usize,
    quotes: i32,
    is_quoted: bool,
    brackets: i32,
}

impl OpenParagraph {
    /// Whether a quotation or a bracket is open at the end of the text. Counts each byte once.
    fn is_inside_brackets(&mut self, text: &str) -> bool {
        for c in text.get(self.counted..).unwrap_or_default().chars() {
            match c {
                '"' => self.is_quoted = !self.is_quoted,
                '\u{201E}' => self.quotes = self.quotes.saturating_add(1),
                '\u{201C}' | '\u{201D}' if self.quotes > 0 => {
                    self.quotes = self.quotes.saturating_sub(1)
                }
                '(' => self.brackets = self.brackets.saturating_add(1),
                ')' if self.brackets > 0 => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
        }
        self.counted = text.len();
        self.is_quoted || self.quotes > 0 || self.brackets > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints() {
        let table = [
            ("Bürger-", "meister", Joint::Dehyphenate),
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
        ];
        for (before, after, expected) in table {
            assert_eq!(joint(before, after), expected, "{before} | {after}");
        }
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
