//! Lines: where they begin and end, and what kind of gap stands before each.
//!
//! Line feed, carriage return (both orders of the pair), form feed, vertical tab, NEL and the Unicode separators end a
//! line. Blank lines are not kept, because how many there are means nothing: each line knows the gap before it.

use memchr::{memchr2, memchr3, memchr3_iter, memmem};

use super::{Gap, Line, mark, short, trimmed, width};
use crate::record::{Span, place_of};
use crate::text::bytes::{self, Wanted};

const MARKS: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    loop {
        let marks = match byte {
            b'\n' | b'\r' | 0x0C => mark::END,
            0..0x20 => mark::CONTROL | mark::RARE,
            0x7F => mark::CONTROL,
            b'?' => mark::LOST,
            b':' => mark::COLON,
            b'(' => mark::CREDIT,
            b'0'..=b'9' => mark::DIGIT,
            b';' => mark::SEMICOLON,
            b'+' => mark::PLUS,
            b'#' | b'&' | b'*' | b'=' | b'\\' | b']' | b'`' | b'{' | b'|' => mark::MARKUP,
            b'<' => mark::ANGLE,
            b'/' => mark::SLASH,
            b'@' => mark::AT,
            // "Ã", "â", and dots without their letter.
            0x83 => mark::WIDE | mark::MISREAD | mark::SECOND,
            0xA2 | 0xA8 => mark::WIDE | mark::MISREAD,
            // The second bytes of the next line, of the blank that does not break and of the soft hyphen.
            0x85 => mark::WIDE | mark::LOOK | mark::SECOND,
            0xA0 | 0xAD => mark::WIDE | mark::LOOK,
            0x80..0xA0 => mark::WIDE | mark::SECOND,
            0xA1..0xC2 | 0xC3..0xCC => mark::WIDE,
            0xC2 => mark::WIDE | mark::CREDIT,
            0xE2 => mark::WIDE | mark::HIGH | mark::LOOK,
            0xE1 | 0xE3 => mark::WIDE | mark::HIGH | mark::LOOK | mark::RARE,
            0xEF => mark::WIDE | mark::HIGH | mark::LOST | mark::LOOK | mark::RARE,
            0xCC..=0xFF => mark::WIDE | mark::HIGH,
            _ => 0,
        };
        #[allow(clippy::indexing_slicing, reason = "a byte indexes 256 entries, at compile time")]
        {
            table[byte as usize] = marks;
        }
        if byte == u8::MAX {
            break table;
        }
        byte = byte.wrapping_add(1);
    }
};

/// Length of the line, up to one of the usual ends, that bytes begin with, and what its bytes show.
fn usual(bytes: &[u8]) -> (usize, u32) {
    let (mut rest, mut marks) = (bytes, 0);
    // Sixteen at a time as long as none is an end, then the first eight of those, then one.
    while let Some((chunk, behind)) = rest.split_first_chunk::<16>() {
        let (first, second) = chunk.split_at(8);
        let (first, second) = (all_marks(first), all_marks(second));
        if (first | second) & mark::END == 0 {
            (rest, marks) = (behind, marks | first | second);
            continue;
        }
        if first & mark::END == 0 {
            (rest, marks) = (rest.get(8..).unwrap_or_default(), marks | first);
        }
        break;
    }
    while let Some((byte, behind)) = rest.split_first() {
        let found = marks_of(*byte);
        if found & mark::END != 0 {
            break;
        }
        (rest, marks) = (behind, marks | found);
    }
    (bytes.len().saturating_sub(rest.len()), marks)
}

/// What bytes show together.
fn all_marks(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |marks, byte| marks | marks_of(*byte))
}

fn marks_of(byte: u8) -> u32 {
    MARKS.get(usize::from(byte)).copied().unwrap_or(0)
}

/// What the bytes of a line show that rare ends delimit, and what was seen up to its end.
fn marks_inside(line: Option<&[u8]>, seen: u32) -> u32 {
    all_marks(line.unwrap_or_default()) & !mark::LOOK | seen & (mark::UNTIDY | mark::LOOK)
}

/// Cuts a text into its lines.
pub(crate) fn cut(source: &str) -> Vec<Line<'_>> {
    let bytes = source.as_bytes();
    // Press releases have some 40 bytes a line, blank ones counted.
    let lines = Vec::with_capacity(bytes.len() / 48);
    let mut double_blanks = memmem::find_iter(bytes, b"  ");
    let mut double_blank = double_blanks.next().unwrap_or(usize::MAX);
    let mut cutter = Cutter {
        source,
        lines,
        gap: Gap::Next,
        blank_lines: 0,
    };
    let mut start = 0_usize;
    while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
        // Every second line is blank.
        let mut feeds = 0_usize;
        while rest.get(feeds) == Some(&b'\n') {
            feeds = feeds.saturating_add(1);
        }
        // The last one may be half of an end.
        let is_half = rest.get(feeds) == Some(&b'\r');
        let blank_lines = feeds.saturating_sub(usize::from(is_half));
        if blank_lines > 0 {
            cutter.push_blanks(blank_lines);
            start = start.saturating_add(blank_lines);
            continue;
        }
        let (length, marks) = usual(rest);
        let end = start.saturating_add(length);
        while double_blank < start {
            double_blank = double_blanks.next().unwrap_or(usize::MAX);
        }
        let untidy = if double_blank < end { mark::UNTIDY } else { 0 };
        cutter.push_with_rare_ends(Span::new(start, end), marks | untidy);
        let behind = rest.get(length..).unwrap_or_default();
        if behind.first() == Some(&0x0C) {
            cutter.gap = Gap::Page;
        }
        start = end.saturating_add(terminator(behind).max(1));
    }
    cutter.lines
}

struct Cutter<'t> {
    source: &'t str,
    lines: Vec<Line<'t>>,
    /// What stands before the next line.
    gap: Gap,
    blank_lines: u8,
}

impl Cutter<'_> {
    fn push_blanks(&mut self, count: usize) {
        self.gap = self.gap.max(Gap::Blank);
        self.blank_lines = self.blank_lines.saturating_add(u8::try_from(count).unwrap_or(u8::MAX));
    }

    /// Takes a stretch that the usual line ends delimit; others may be inside it.
    fn push_with_rare_ends(&mut self, raw: Span, mut marks: u32) {
        if marks & (mark::LOOK | mark::RARE) == 0 {
            self.push(raw, marks);
            return;
        }
        let bytes = raw.of(self.source).as_bytes();
        let next = if marks & mark::RARE == 0 { next_usual } else { next_rare };
        marks &= !mark::LOOK;
        let (mut start, mut has_ends, mut from) = (0_usize, false, 0_usize);
        while let Some(at) = bytes.get(from..).and_then(next).map(|at| from.saturating_add(at)) {
            let rest = bytes.get(at..).unwrap_or_default();
            let length = terminator(rest);
            if length > 0 {
                self.push(raw.part(start..at), marks_inside(bytes.get(start..at), marks));
                (start, has_ends) = (at.saturating_add(length), true);
            } else if is_odd_blank(rest) {
                marks |= mark::UNTIDY;
            } else if is_read_otherwise(rest) {
                marks |= mark::LOOK;
            }
            from = at.saturating_add(length.max(1));
        }
        if has_ends {
            marks = marks_inside(bytes.get(start..), marks);
        }
        self.push(raw.part(start..bytes.len()), marks);
    }

    /// Keeps a line that is not blank.
    fn push(&mut self, raw: Span, marks: u32) {
        let printed = raw.of(self.source);
        let text = trimmed(printed);
        if text.is_empty() {
            self.push_blanks(1);
            return;
        }
        // Blanks count once, because only one goes into the text.
        let width = if marks & mark::UNTIDY != 0 {
            let widths = tidy_pieces(text).map(|words| width(words).saturating_add(1));
            widths.fold(0, u32::saturating_add).saturating_sub(1)
        } else if marks & mark::WIDE != 0 {
            width(text)
        } else {
            short(text.len())
        };
        self.lines.push(Line {
            text,
            start: raw.start().saturating_add(place_of(printed, text).start),
            counted: Some(width),
            gap: self.gap,
            marks,
            place: u8::from(self.blank_lines == 1),
            role: None,
        });
        (self.gap, self.blank_lines) = (Gap::Next, 0);
    }
}

/// The next byte with which a rare line end, an odd blank or a sign that is read otherwise may begin in most lines.
fn next_usual(bytes: &[u8]) -> Option<usize> {
    memchr2(0xC2, 0xE2, bytes)
}

/// The next byte with which a rare line end, an odd blank or a sign that is read otherwise may begin; most are letters.
fn next_rare(bytes: &[u8]) -> Option<usize> {
    const RARE: Wanted = Wanted::of(b"\xC2\xE1\xE2\xE3\xEF").and_controls();
    RARE.first(bytes)
}

/// The words of a line between blanks that are no single plain ones.
pub(crate) fn tidy_pieces(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    // Asked of each byte without a branch, so that the compiler looks at many at a time.
    let may_be_odd = |byte: u8| u8::from(byte == b'\t') | u8::from(byte == 0xC2) | u8::from(byte >= 0xE1) != 0;
    let next = move |from: usize| bytes::position(bytes.get(from..)?, may_be_odd).map(|at| from.saturating_add(at));
    let signs = std::iter::successors(next(0), move |at| next(at.saturating_add(1)));
    let mut odd = signs.filter(|at| bytes.get(*at..).is_some_and(is_odd_blank)).peekable();
    let mut double = memmem::find_iter(bytes, b"  ").peekable();
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let start = text.len().saturating_sub(rest.len());
        while odd.next_if(|at| *at < start).is_some() {}
        while double.next_if(|at| *at < start).is_some() {}
        let gap = odd.peek().into_iter().chain(double.peek()).min();
        let length = gap.map_or(rest.len(), |gap| gap.saturating_sub(start));
        let (words, behind) = rest.split_at_checked(length)?;
        rest = behind.trim_start();
        // A plain blank may stand before another one.
        Some(words.strip_suffix(' ').unwrap_or(words))
    })
}

/// Whether bytes begin with a blank other than the plain one.
fn is_odd_blank(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [b'\t', ..]
            | [0xC2, 0xA0, ..]
            | [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..]
            | [0xE2, 0x81, 0x9F, ..]
            | [0xE3, 0x80, 0x80, ..]
    )
}

/// Whether bytes begin with a sign that is read otherwise; see `signs`.
fn is_read_otherwise(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xC2, 0xAD, ..]
            | [0xE2, 0x80, 0x8B..=0x8D, ..]
            | [0xE2, 0x81, 0xA0, ..]
            | [0xEF, 0xBB, 0xBF, ..]
            | [0xEF, 0xAC, 0x80..=0x86, ..]
    )
}

/// Length of the line end that `bytes` begin with; 0 if they do not.
fn terminator(bytes: &[u8]) -> usize {
    // LF CR is one end, unless that CR belongs to a CR LF.
    if matches!(bytes, [b'\n', b'\r', b'\n', ..]) {
        return 1;
    }
    match bytes {
        [b'\r', b'\n', ..] | [b'\n', b'\r', ..] | [0xC2, 0x85, ..] => 2,
        [b'\n' | b'\r' | 0x0B | 0x0C, ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

/// So many bytes are searched for ends at a time, so that no search runs far beyond an end that another one finds.
const PIECE: usize = 256;

/// Length of the line that a text begins with, and of the end of it; 0 for the end where the text ends.
pub(crate) fn first(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let end_at = |at: usize| terminator(bytes.get(at..).unwrap_or_default());
    let mut start = 0_usize;
    for piece in bytes.chunks(PIECE) {
        let usual = memchr3(b'\n', b'\r', 0x0C, piece);
        let line = piece.get(..usual.unwrap_or(piece.len())).unwrap_or_default();
        let is_end = |at: &usize| end_at(start.saturating_add(*at)) > 0;
        let rare = memchr3_iter(0x0B, 0xC2, 0xE2, line).find(is_end);
        if let Some(at) = rare.or(usual) {
            let length = start.saturating_add(at);
            return (length, end_at(length));
        }
        start = start.saturating_add(piece.len());
    }
    (bytes.len(), 0)
}

/// Where the first so many lines that are not blank end.
pub(crate) fn end_of(source: &str, most: usize) -> usize {
    let bytes = source.as_bytes();
    // Each of them has a letter and an end.
    if bytes.len() / 2 < most || most_ends(bytes) < most {
        return bytes.len();
    }
    let (mut lines, mut start, mut at) = (0, 0, 0_usize);
    while at < bytes.len() {
        let end = terminator(bytes.get(at..).unwrap_or_default());
        if end > 0 {
            if !trimmed(Span::new(start, at).of(source)).is_empty() {
                if lines == most {
                    return start;
                }
                lines = lines.saturating_add(1);
            }
            start = at.saturating_add(end);
        }
        at = at.saturating_add(end.max(1));
    }
    let is_over = lines == most && !trimmed(Span::new(start, at).of(source)).is_empty();
    if is_over { start } else { bytes.len() }
}

/// No more ends of lines that are not blank are in a text: bytes behind others that are none, counted many at a time.
fn most_ends(bytes: &[u8]) -> usize {
    let is_usual = |byte: u8| (b'\n'..=b'\r').contains(&byte);
    let may_end = |before: u8, byte: u8| !is_usual(before) && is_usual(byte) || byte == 0xC2 || byte == 0xE2;
    let behind = bytes.get(1..).unwrap_or_default();
    let pieces = bytes.chunks(PIECE - 1).zip(behind.chunks(PIECE - 1));
    let counted = pieces.map(|(before, bytes)| {
        let ends = before
            .iter()
            .zip(bytes)
            .map(|(before, byte)| u8::from(may_end(*before, *byte)));
        usize::from(ends.fold(0, u8::wrapping_add))
    });
    counted.sum::<usize>().saturating_add(1)
}

/// Whether a character ends a line, alone or with the next one.
pub(crate) const fn is_end(c: char) -> bool {
    matches!(c, '\n' | '\x0B' | '\x0C' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::signs;

    fn texts(source: &str) -> Vec<(&str, Gap)> {
        cut(source).into_iter().map(|line| (line.text, line.gap)).collect()
    }

    #[test]
    fn all_line_ends_give_the_same_lines() {
        let expected = [("a", Gap::Next), ("b", Gap::Next), ("c", Gap::Blank)];
        for end in ["\n", "\r\n", "\r", "\n\r", "\u{85}", "\u{2028}", "\u{2029}", "\x0B"] {
            let source = ["a", "b", "", "c", ""].join(end);
            assert_eq!(texts(&source), expected, "{end:?}");
        }
    }

    #[test]
    fn the_first_lines_end_where_the_next_begins() {
        for end in ["\n", "\r\n", "\u{85}", "\u{2029}", "\x0C"] {
            let source = ["a", "", "b", " ", "c", "", "d"].join(end);
            let lines = |most| cut(&source[..end_of(&source, most)]).len();
            assert_eq!([0, 1, 2, 3, 4, 5].map(lines), [0, 1, 2, 3, 4, 4], "{end:?}");
            assert_eq!(end_of(&source, 4), source.len());
            assert_eq!(
                source[..end_of(&source, 3)].trim_end(),
                source.trim_end_matches('d').trim_end()
            );
        }
    }

    #[test]
    fn a_form_feed_ends_the_page() {
        assert_eq!(texts("a\n\n\x0C\nb"), [("a", Gap::Next), ("b", Gap::Page)]);
        assert_eq!(texts("a\x0Cb"), [("a", Gap::Next), ("b", Gap::Page)]);
    }

    #[test]
    fn blanks_of_any_kind_are_trimmed() {
        assert_eq!(
            texts("\u{FEFF} \ta\u{A0}b \n \u{3000}\nc"),
            [("a\u{A0}b", Gap::Next), ("c", Gap::Blank)]
        );
        assert!(cut("a  b").iter().all(|line| line.is_untidy()));
        assert!(!cut("a b").iter().any(|line| line.is_untidy()));
    }

    #[test]
    fn words_between_single_plain_blanks_are_tidy() {
        for (text, expected) in [
            ("a b", &["a b"][..]),
            ("a  b", &["a", "b"]),
            ("a b\tc", &["a b", "c"]),
            ("a b \u{A0}c", &["a b", "c"]),
            ("ä\u{2003}b  c  \t d e", &["ä", "b", "c", "d e"]),
            ("\u{B7} – b", &["\u{B7} – b"]),
            ("a   b    c", &["a", "b", "c"]),
            ("", &[]),
        ] {
            assert_eq!(tidy_pieces(text).collect::<Vec<_>>(), expected, "{text:?}");
        }
        for c in ('\0'..=char::MAX).filter(|c| c.is_whitespace() && !is_end(*c) && *c != ' ') {
            assert!(tidy_pieces(&format!("a{c}b")).eq(["a", "b"]), "{c:?}");
        }
        assert_eq!(cut("ä  b\u{A0}\tc d")[0].width(), 7);
    }

    #[test]
    fn signs_that_are_read_otherwise_are_seen() {
        for c in ('\0'..=char::MAX).filter(|c| !c.is_whitespace() && !c.is_control()) {
            let line = format!("a{c}b");
            let is_seen = cut(&line).iter().all(|line| line.may_be_read_otherwise());
            assert_eq!(is_seen, signs::is_read_otherwise(c), "{c:?}");
        }
        assert!(cut("a\u{2028}b\u{AD}c").iter().any(|line| line.may_be_read_otherwise()));
    }
}
