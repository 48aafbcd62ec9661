//! Lines: where they begin and end, what kind of gap stands before each, and what each part of the text is.
//!
//! Line feed, carriage return (both orders of the pair), form feed, vertical tab, NEL and the Unicode separators end a
//! line. Blank lines are not kept, because how many there are means nothing: each line knows the gap before it.

use crate::role::Role;
use crate::span::Span;

/// What stands between a line and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: the line follows directly.
    Next,
    /// Blank lines.
    Blank,
    /// The end of a page.
    Page,
}

/// A printed line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// The text, without blanks at its ends.
    pub(crate) span: Span,
    /// Its width in characters.
    pub(crate) width: u32,
    /// What stands before it.
    pub(crate) gap: Gap,
    marks: u8,
    /// Whether the running heads repeat this line, so that it is (part of) the headline.
    pub(crate) is_headline: bool,
    is_behind_single_blank: bool,
    /// What the line is if it belongs to the page and not to the text.
    pub(crate) furniture: Option<Role>,
}

/// Classes of bytes, gathered for a line while its end is looked for.
mod class {
    /// May end a line.
    pub(super) const END: u8 = 1;
    /// `:`, as in labels and addresses.
    pub(super) const COLON: u8 = 2;
    /// `©` or `(`, as in credits.
    pub(super) const CREDIT: u8 = 4;
    /// A blank that is not the plain one, or two blanks in a row.
    pub(super) const UNTIDY: u8 = 8;
    /// A control character that is no blank.
    pub(super) const CONTROL: u8 = 16;
    /// The plain blank, and how far its bit is from that of [`UNTIDY`].
    pub(super) const BLANK: u8 = 64;
    pub(super) const BLANK_TO_UNTIDY: u8 = 3;
    /// The first byte of a character from U+0300 on, where combining marks begin.
    pub(super) const HIGH: u8 = 32;
}

const CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    loop {
        #[allow(clippy::indexing_slicing, reason = "a byte indexes 256 entries, at compile time")]
        {
            table[byte as usize] = match byte {
                b'\n' | b'\r' | 0x0B | 0x0C => class::END,
                b'\t' => class::UNTIDY,
                0..=8 | 0x0E..=0x1F | 0x7F => class::CONTROL,
                b' ' => class::BLANK,
                b':' => class::COLON,
                b'(' => class::CREDIT,
                0xC2 => class::END | class::CREDIT | class::UNTIDY,
                0xE1 | 0xE3 | 0xEF => class::UNTIDY | class::HIGH,
                0xE2 => class::END | class::UNTIDY | class::HIGH,
                0xCC..=0xFF => class::HIGH,
                _ => 0,
            };
        }
        if byte == u8::MAX {
            break table;
        }
        byte = byte.wrapping_add(1);
    }
};

impl Line {
    /// The printed text.
    pub(crate) fn text(self, source: &str) -> &str {
        self.span.of(source)
    }

    /// Whether exactly one blank line stands before it.
    pub(crate) const fn is_behind_single_blank(self) -> bool {
        self.is_behind_single_blank && matches!(self.gap, Gap::Blank)
    }

    pub(crate) const fn may_have_address(self) -> bool {
        self.marks & class::COLON != 0
    }

    pub(crate) const fn may_have_credit(self) -> bool {
        self.marks & class::CREDIT != 0
    }

    /// Whether blanks inside the line may be other than single plain ones.
    pub(crate) const fn is_untidy(self) -> bool {
        self.marks & class::UNTIDY != 0
    }

    pub(crate) const fn has_control(self) -> bool {
        self.marks & class::CONTROL != 0
    }

    pub(crate) const fn may_need_nfc(self) -> bool {
        self.marks & class::HIGH != 0
    }

    /// The rest of the line behind `offset` bytes of its text, as a line of its own.
    pub(crate) fn rest(self, source: &str, offset: usize) -> Self {
        let span = trimmed(source, self.span.part(offset..self.span.len()));
        Self {
            span,
            width: width(span.of(source)),
            gap: Gap::Next,
            ..self
        }
    }
}

/// Cuts a text into its lines.
pub(crate) fn cut(source: &str) -> Vec<Line> {
    let bytes = source.as_bytes();
    // Press releases have some 40 bytes a line, blank ones counted.
    let lines = Vec::with_capacity(bytes.len() / 48);
    let mut cutter = Cutter {
        source,
        lines,
        gap: Gap::Next,
        blank_lines: 0,
    };
    let (mut start, mut marks, mut last) = (0_usize, 0_u8, 0_u8);
    for (at, &byte) in bytes.iter().enumerate() {
        let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(0);
        // Two blanks in a row, without a branch: the bit of the blank becomes that of the untidy line.
        marks |= class | ((class & last & class::BLANK) >> class::BLANK_TO_UNTIDY);
        last = class;
        if class & class::END == 0 || at < start {
            continue;
        }
        let length = terminator(bytes.get(at..).unwrap_or_default());
        if length > 0 {
            cutter.push(Span::new(start, at), marks);
            if byte == 0x0C {
                cutter.gap = Gap::Page;
            }
            (start, marks, last) = (at.saturating_add(length), 0, 0);
        }
    }
    cutter.push(Span::new(start, bytes.len()), marks);
    cutter.lines
}

struct Cutter<'t> {
    source: &'t str,
    lines: Vec<Line>,
    /// What stands before the next line.
    gap: Gap,
    blank_lines: u8,
}

impl Cutter<'_> {
    /// Keeps a line that is not blank.
    fn push(&mut self, raw: Span, marks: u8) {
        let span = trimmed(self.source, raw);
        if span.is_empty() {
            self.gap = self.gap.max(Gap::Blank);
            self.blank_lines = self.blank_lines.saturating_add(1);
            return;
        }
        let text = span.of(self.source);
        // Blanks count once, because only one goes into the text.
        let width = if marks & class::UNTIDY == 0 {
            width(text)
        } else {
            let words = text.split_whitespace().map(|word| width(word).saturating_add(1));
            words.fold(0, u32::saturating_add).saturating_sub(1)
        };
        self.lines.push(Line {
            span,
            width,
            gap: self.gap,
            marks,
            is_headline: false,
            is_behind_single_blank: self.blank_lines == 1,
            furniture: None,
        });
        (self.gap, self.blank_lines) = (Gap::Next, 0);
    }
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

/// `span` without blanks and byte order marks at its ends.
pub(crate) fn trimmed(source: &str, span: Span) -> Span {
    let text = span.of(source);
    let is_blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let rest = text.trim_start_matches(is_blank);
    let start = text.len().saturating_sub(rest.len());
    let length = rest.trim_end_matches(is_blank).len();
    span.part(start..start.saturating_add(length))
}

/// Characters in a text: bytes that are not the continuation of one.
pub(crate) fn width(text: &str) -> u32 {
    let count = text.bytes().filter(|byte| byte & 0xC0 != 0x80).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<(&str, Gap)> {
        cut(source)
            .into_iter()
            .map(|line| (line.text(source), line.gap))
            .collect()
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
    fn width_counts_characters() {
        assert_eq!(width("Düsseldorf"), 10);
    }
}
