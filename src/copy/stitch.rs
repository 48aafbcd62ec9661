//! Printed pieces to text: what line ends and page ends cut is joined again, with every piece knowing its place.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memchr2_iter;

use crate::context::Context;
use crate::field::address;
use crate::field::file_name::has_ending;
use crate::record::{Located, Role, Span, place_of};
use crate::text::endings;
use crate::text::line::Line;
use crate::text::signs::{self, is_hyphen};
use crate::text::words::{self, first_word, last_word, starts_lowercase};

/// How two printed pieces become one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// With a blank.
    Blank,
    /// With nothing between.
    Glue,
    /// With nothing between, and without the hyphen that stood at the line end.
    Dehyphenate,
}

/// What joins the end of one printed piece to the beginning of the next one. The first row that fits decides:
///
/// | the piece ends | the next one | joined |
/// | --- | --- | --- |
/// | with a soft hyphen | | without it |
/// | inside an address | begins with its rest; see [`address_goes_on`] | with nothing |
/// | with a hyphen behind a small letter | begins with a word by itself: "Nord- und", "Nord- zum Südpark" | with a blank |
/// | | begins small: "Bürger-", "meister" | without the hyphen |
/// | with a hyphen behind another letter or a digit | begins with a letter or a digit: "Marc-", "André" | with nothing |
/// | with the slash of an address | begins with a word such as "und" | with a blank |
/// | with a slash that has no blank before it | | with nothing |
/// | | begins with a slash that has no blank behind it, or with a mark that has one | with nothing |
/// | otherwise | | with a blank |
fn joint(before: &str, after: &str) -> Joint {
    let mut backwards = before.chars().rev();
    let (last, previous) = (backwards.next(), backwards.next());
    match (last, previous) {
        (Some(signs::SOFT_HYPHEN), _) => Joint::Dehyphenate,
        (Some(last), _) if address_goes_on(before, last, after) => Joint::Glue,
        (Some(hyphen), Some(letter)) if is_hyphen(hyphen) && letter.is_lowercase() && starts_lowercase(after) => {
            if words::is(first_word(after).trim_end_matches(','), words::HYPHEN) {
                Joint::Blank
            } else {
                Joint::Dehyphenate
            }
        }
        (Some(hyphen), Some(sign))
            if is_hyphen(hyphen) && !sign.is_whitespace() && after.starts_with(char::is_alphanumeric) =>
        {
            Joint::Glue
        }
        (Some('/'), Some(_)) if words::is_link(first_word(after)) && is_address(last_word(before)) => Joint::Blank,
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

/// Whether the address that a piece ends with, `last` its last character, goes on in the next piece:
///
/// | the piece ends | the next one | goes on |
/// | --- | --- | --- |
/// | with the hyphen of an address, "_", "=", "&" or "@" | begins with a letter or a digit | yes |
/// | with a hyphen | begins with the rest of an e-mail address: "presse-", "stelle@duesseldorf.de" | yes |
/// | with a full stop in an address that is not whole | begins small: "www.duesseldorf.", "de" | yes |
/// | with a full stop in an address | begins with the ending of a file | yes |
/// | with a letter or a digit of an address | begins with a hyphen, a full stop or "_", and no blank behind it | yes |
/// | otherwise | | no |
fn address_goes_on(before: &str, last: char, after: &str) -> bool {
    let mut forwards = after.chars();
    let (Some(first), next) = (forwards.next(), forwards.next()) else {
        return false;
    };
    let word = || last_word(before);
    match last {
        '_' | '=' | '&' | '@' => first.is_alphanumeric() && is_address(word()),
        '.' if first.is_lowercase() => {
            let rest = first_word(after).trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_file = || is_address(word()) && has_ending(&format!(".{rest}"));
            endings::is_cut_host(word()) || is_file()
        }
        last if is_hyphen(last) => {
            let is_user = |user: &str| !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_graphic());
            let is_rest = |word: &str| word.split_once('@').is_some_and(|(user, _)| is_user(user));
            first.is_alphanumeric() && (is_address(word()) || is_rest(first_word(after)))
        }
        last => {
            let is_sign = is_hyphen(first) || matches!(first, '.' | '_');
            let is_bound = is_sign && next.is_some_and(char::is_alphanumeric);
            is_bound && last.is_alphanumeric() && is_address(word())
        }
    }
}

/// Whether a word is a web or e-mail address, or the beginning of one.
fn is_address(word: &str) -> bool {
    let bare = || word.trim_start_matches(|c: char| !c.is_alphanumeric());
    words::has_address(word) || word.contains('/') && address::is_web(bare())
}

/// The words of a text that are printed with a hyphen between small letters: "Start-ups". They tell whether the hyphen at a
/// line end belongs to the word. They are looked for once, when the first such line end asks.
#[derive(Debug)]
pub(crate) struct Compounds<'t> {
    text: &'t str,
    /// Where the part before the hyphen begins, and where the hyphen stands; in the order of the parts before it.
    found: OnceCell<Vec<(usize, usize)>>,
}

/// A part of a word is not longer, in bytes.
const LONGEST_PART: usize = 40;

/// The part of a word that a text ends with, hyphens inside it included.
fn last_part(text: &str) -> &str {
    let before = text.trim_end_matches(|c: char| c.is_alphanumeric() || is_hyphen(c));
    text.get(before.len()..).unwrap_or_default()
}

impl<'t> Compounds<'t> {
    pub(crate) const fn of(text: &'t str) -> Self {
        Self {
            text,
            found: OnceCell::new(),
        }
    }

    /// The text.
    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    /// Whether the text prints the word uncut and with its hyphen, whose parts end `before` and begin `after`.
    fn has(&self, before: &str, after: &str) -> bool {
        let first = last_part(before.trim_end_matches(is_hyphen));
        let second = first_word(after).trim_end_matches(|c: char| !c.is_alphanumeric());
        if first.is_empty() || second.is_empty() || first.len().max(second.len()) > LONGEST_PART {
            return false;
        }
        let found = self.found.get_or_init(|| self.find());
        let from = found.partition_point(|(start, hyphen)| self.part(*start, *hyphen) < first);
        let same = found
            .iter()
            .skip(from)
            .take_while(|(start, hyphen)| self.part(*start, *hyphen) == first);
        let behind = |hyphen: usize| {
            self.text
                .get(hyphen..)
                .unwrap_or_default()
                .trim_start_matches(is_hyphen)
        };
        same.into_iter().any(|(_, hyphen)| behind(*hyphen).starts_with(second))
    }

    fn part(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn find(&self) -> Vec<(usize, usize)> {
        let bytes = self.text.as_bytes();
        // The first byte of a typographic hyphen is that of quotation marks too.
        let mut found: Vec<_> = memchr2_iter(b'-', 0xE2, bytes)
            .filter_map(|at| self.compound_at(at))
            .collect();
        found.sort_unstable_by_key(|(start, hyphen)| self.part(*start, *hyphen));
        found
    }

    /// The compound whose hyphen may stand at `at`.
    fn compound_at(&self, at: usize) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        // Most hyphens stand in addresses, beside digits and capitals.
        let is_small = |byte: &u8| byte.is_ascii_lowercase() || !byte.is_ascii();
        if !bytes.get(at.checked_sub(1)?).is_some_and(is_small) {
            return None;
        }
        let (before, rest) = self.text.split_at_checked(at)?;
        let behind = rest.strip_prefix(is_hyphen)?;
        if !before.ends_with(char::is_lowercase) || !starts_lowercase(behind) {
            return None;
        }
        // No further than a part can go, so that a row of hyphens costs no more than others.
        let mut from = at.saturating_sub(LONGEST_PART.saturating_add(1));
        while !self.text.is_char_boundary(from) {
            from = from.saturating_add(1);
        }
        let part = last_part(before.get(from..).unwrap_or_default());
        Some((at.saturating_sub(part.len()), at))
    }
}

/// Length of the words that a text begins with, up to a blank that is no single plain one.
fn tidy_length(text: &str) -> usize {
    let mut blanks = text.char_indices().filter(|(_, c)| c.is_whitespace());
    let is_odd = |(at, c): &(usize, char)| {
        let behind = text.get(at.saturating_add(c.len_utf8())..).unwrap_or_default();
        *c != ' ' || behind.starts_with(char::is_whitespace)
    };
    blanks.find(is_odd).map_or(text.len(), |(at, _)| at)
}

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
        let mut rest = line.text;
        let mut is_first = true;
        while !rest.is_empty() {
            let length = tidy_length(rest);
            let (printed, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
            if !is_first {
                self.copy_whole();
                self.joined.push(' ');
            }
            self.push_piece(printed, line.place_of(printed), !is_first);
            rest = behind.trim_start();
            is_first = false;
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
    pub(crate) fn value(&self, part: &str, context: &Context<'_>) -> Option<Located<String>> {
        let value = words::without_blanks(part);
        if value.is_empty() {
            return None;
        }
        let range = place_of(self.as_str(), value);
        let found = match self.pieces_of(&range) {
            [piece] => context.locate(value.to_owned(), &[piece.place_of(&range)]),
            _ => context.locate_pieces(value.to_owned(), self.spans(&range)),
        };
        // A mark that a repair put before an item has no place of its own.
        found.spans().iter().any(|place| !place.is_empty()).then_some(found)
    }

    /// The same, with its places marked as `role`.
    pub(crate) fn field(&self, part: &str, role: Role, context: &mut Context<'_>) -> Option<Located<String>> {
        let value = self.value(part, context)?;
        context.mark_located(&value, role);
        Some(value)
    }

    /// The whole text as a value.
    pub(crate) fn all(&self, context: &Context<'_>) -> Option<Located<String>> {
        self.value(self.as_str(), context)
    }

    /// The whole text as a value, with its places marked as `role`.
    pub(crate) fn all_as(&self, role: Role, context: &mut Context<'_>) -> Option<Located<String>> {
        self.field(self.as_str(), role, context)
    }
}

/// Stretches of a value that was read, ascending and without blanks at their ends, as values of their own; they keep its role.
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
            ("Amsel\u{2011}", "Brand", Joint::Glue),
            ("Bürger\u{2011}", "meister", Joint::Dehyphenate),
            ("unter www.duesseldorf.de/uhren/alte-", "uhren und im", Joint::Glue),
            ("(www.duesseldorf.de/alte-", "und-neue-uhren)", Joint::Glue),
            ("https://www.duesseldorf.de/lange-", "nacht.html", Joint::Glue),
            ("duesseldorf.de/lange-", "nacht", Joint::Glue),
            ("an presse-", "stelle@duesseldorf.de", Joint::Glue),
            ("an presse@stadt-", "duesseldorf.de", Joint::Glue),
            ("an presse@", "duesseldorf.de", Joint::Glue),
            ("www.duesseldorf.", "de/presse", Joint::Glue),
            ("www.duesseldorf", ".de/presse", Joint::Glue),
            ("www.duesseldorf.de/", "presse", Joint::Glue),
            ("www.duesseldorf.de", "/presse", Joint::Glue),
            ("www.duesseldorf.de/alte_", "uhren", Joint::Glue),
            ("www.duesseldorf.de/uhren.", "html zu", Joint::Glue),
            ("www.duesseldorf.de/", "und im Katalog", Joint::Blank),
            ("www.duesseldorf.de/uhren", "und im Katalog", Joint::Blank),
            ("www.duesseldorf.de/uhren.", "Der Eintritt", Joint::Blank),
            ("presse@duesseldorf.de.", "sagte er", Joint::Blank),
            ("www.duesseldorf.de an-", "gemeldet", Joint::Dehyphenate),
            ("im Rathaus.", "de Vries", Joint::Blank),
            ("an presse", "@duesseldorf.de", Joint::Blank),
            ("das Haus", "-Nord", Joint::Blank),
        ];
        for (before, after, expected) in table {
            assert_eq!(joint(before, after), expected, "{before} | {after}");
        }
    }

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
