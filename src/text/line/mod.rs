//! Lines, and what is asked of them.

mod cut;

use std::ops::Range;

use memchr::memchr_iter;

use crate::record::{Role, Span, place_of};

use super::signs;

pub(crate) use cut::{cut, end_of, first, is_end, tidy_pieces};

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
pub(crate) struct Line<'s> {
    /// The words, without blanks at their ends.
    pub(crate) text: &'s str,
    /// Offset of the words in the text that is read.
    start: usize,
    /// Its width in characters, if they were counted.
    counted: Option<u32>,
    /// What stands before it.
    pub(crate) gap: Gap,
    marks: u32,
    /// What the lines beside it show.
    place: u8,
    /// What its page shows it to be: furniture, or the headline, which running heads repeat.
    pub(crate) role: Option<Role>,
}

/// What is asked about the bytes of a line once, while they are at hand.
mod mark {
    /// A `:`, as in labels and addresses.
    pub(super) const COLON: u32 = 1;
    /// A `©` or `(`, as in credits.
    pub(super) const CREDIT: u32 = 2;
    /// Blanks that are not single plain ones.
    pub(super) const UNTIDY: u32 = 4;
    /// A control character or a tab.
    pub(super) const CONTROL: u32 = 8;
    /// The first byte of a character from U+0300 on, where combining marks begin.
    pub(super) const HIGH: u32 = 16;
    /// A byte of a character that may be a blank, a line end or a sign that is read otherwise; of a line, whether it has one
    /// of the last.
    pub(super) const LOOK: u32 = 32;
    /// A byte that is no character by itself.
    pub(super) const WIDE: u32 = 64;
    /// A control character, or the first byte of an alphabet that is hardly ever printed.
    pub(super) const RARE: u32 = 128;
    /// A digit.
    pub(super) const DIGIT: u32 = 256;
    /// A `;`, as where the colon of a label was misread.
    pub(super) const SEMICOLON: u32 = 512;
    /// A `+`, as in numbers of phones.
    pub(super) const PLUS: u32 = 1024;
    /// A byte that markup is made of.
    pub(super) const MARKUP: u32 = 2048;
    /// A `<`, as before tags and addresses.
    pub(super) const ANGLE: u32 = 4096;
    /// A `/`, as in addresses.
    pub(super) const SLASH: u32 = 16384;
    /// An `@`, as in e-mail addresses.
    pub(super) const AT: u32 = 32768;
    /// A byte of a letter that texts have which were decoded wrongly, or of dots without their letter.
    pub(super) const MISREAD: u32 = 8192;
    /// A byte that may be the second one of a control character beyond ASCII.
    pub(super) const SECOND: u32 = 131_072;
    /// One of the usual line ends.
    pub(super) const END: u32 = 65536;
    /// A sign that may stand for a lost letter.
    pub(super) const LOST: u32 = 262_144;
}

/// What the lines beside a line show.
mod place {
    /// Exactly one blank line stands before it.
    pub(super) const SINGLE_BLANK: u8 = 1;
    /// It begins an item.
    pub(super) const ITEM: u8 = 2;
    /// The number of that item counts the word behind it.
    pub(super) const NUMBER: u8 = 4;
    /// A rule stood before it, which was left out.
    pub(super) const RULE: u8 = 8;
}

/// Whether there is a control character that is no blank.
fn has_control(bytes: &[u8]) -> bool {
    // No early end, so that the compiler looks at many bytes at a time.
    let is_control = |byte: u8| (byte < 0x20 || byte == 0x7F) && byte != b'\t';
    bytes.iter().fold(0, |found, byte| found | u8::from(is_control(*byte))) != 0
}

/// Whether there is one of the control characters from U+0080 to U+009F.
fn has_wide_control(bytes: &[u8]) -> bool {
    memchr_iter(0xC2, bytes).any(|at| matches!(bytes.get(at.saturating_add(1)), Some(0x80..0xA0)))
}

impl Line<'_> {
    /// Its width in characters. Those of a piece are counted when they are asked for, because few are.
    #[inline]
    pub(crate) fn width(self) -> u32 {
        match self.counted {
            Some(width) => width,
            None => piece_width(self.text),
        }
    }

    /// Where the words stand.
    pub(crate) const fn span(self) -> Span {
        Span::new(self.start, self.start.saturating_add(self.text.len()))
    }

    /// Where a part of the words stands.
    pub(crate) fn place_of(self, part: &str) -> Span {
        self.span().part(place_of(self.text, part))
    }

    /// Whether running heads repeat it.
    pub(crate) fn is_headline(self) -> bool {
        self.role == Some(Role::Headline)
    }

    /// Whether it belongs to the page and not to the copy.
    pub(crate) fn is_furniture(self) -> bool {
        self.role.is_some() && !self.is_headline()
    }

    /// Whether exactly one blank line stands before it.
    pub(crate) const fn is_behind_single_blank(self) -> bool {
        self.place & place::SINGLE_BLANK != 0 && matches!(self.gap, Gap::Blank)
    }

    /// Whether a rule stood before it.
    pub(crate) const fn is_behind_rule(self) -> bool {
        self.place & place::RULE != 0
    }

    /// The rule before the line is left out.
    pub(crate) fn leave_out_rule(&mut self) {
        self.gap = self.gap.max(Gap::Blank);
        self.place = self.place & !place::SINGLE_BLANK | place::RULE;
    }

    /// Whether it begins an item, as the marks of others show.
    pub(crate) const fn is_item(self) -> bool {
        self.place & place::ITEM != 0
    }

    /// Whether the number of that item belongs to its words.
    pub(crate) const fn keeps_number(self) -> bool {
        self.place & place::NUMBER != 0
    }

    /// Says that it begins an item, and whether the number of that belongs to its words.
    pub(crate) const fn begin_item(&mut self, keeps_number: bool) {
        self.place |= place::ITEM | if keeps_number { place::NUMBER } else { 0 };
    }

    pub(crate) const fn may_have_address(self) -> bool {
        self.marks & mark::COLON != 0
    }

    /// Whether the scheme of an address is in the line.
    pub(crate) fn has_scheme(self) -> bool {
        let bytes = self.text.as_bytes();
        let mut colons = memchr_iter(b':', bytes);
        self.may_have_address()
            && self.has_slash()
            && (behind_scheme(self.text).is_some()
                || colons.any(|at| bytes.get(at..).is_some_and(|rest| rest.starts_with(b"://"))))
    }

    pub(crate) const fn has_digit(self) -> bool {
        self.marks & mark::DIGIT != 0
    }

    pub(crate) const fn has_semicolon(self) -> bool {
        self.marks & mark::SEMICOLON != 0
    }

    pub(crate) const fn has_plus(self) -> bool {
        self.marks & mark::PLUS != 0
    }

    /// Whether signs of markup are in the line.
    pub(crate) const fn may_have_markup(self) -> bool {
        self.marks & mark::MARKUP != 0
    }

    pub(crate) const fn has_slash(self) -> bool {
        self.marks & mark::SLASH != 0
    }

    pub(crate) const fn has_at(self) -> bool {
        self.marks & mark::AT != 0
    }

    /// Whether a `<` is in the line.
    pub(crate) const fn has_angle(self) -> bool {
        self.marks & mark::ANGLE != 0
    }

    /// Whether letters that were decoded wrongly may be in the line, or dots without their letter.
    pub(crate) const fn may_be_misread(self) -> bool {
        self.marks & mark::MISREAD != 0
    }

    pub(crate) const fn may_have_label(self) -> bool {
        self.marks & mark::COLON != 0
    }

    pub(crate) const fn may_have_credit(self) -> bool {
        self.marks & mark::CREDIT != 0
    }

    /// Whether blanks inside the line may be other than single plain ones.
    pub(crate) const fn is_untidy(self) -> bool {
        self.marks & mark::UNTIDY != 0
    }

    /// Whether a control character may be in the line; those beyond ASCII begin with the first byte of "©".
    pub(crate) const fn may_have_control(self) -> bool {
        self.marks & mark::CONTROL != 0 || self.marks & mark::SECOND != 0 && self.may_have_credit()
    }

    /// Where the first control character that is no blank stands in the line.
    pub(crate) fn control(self) -> Option<Span> {
        let may_have = self.marks & mark::CONTROL != 0 && has_control(self.text.as_bytes())
            || self.marks & mark::SECOND != 0 && self.may_have_credit() && has_wide_control(self.text.as_bytes());
        let is_control = |(_, c): &(usize, char)| c.is_control() && *c != '\t';
        let (at, c) = may_have.then(|| self.text.char_indices().find(is_control)).flatten()?;
        Some(self.span().part(at..at.saturating_add(c.len_utf8())))
    }

    /// Whether a sign that may stand for a lost letter is in the line, "?" or U+FFFD.
    pub(crate) const fn may_have_lost_letter(self) -> bool {
        self.marks & mark::LOST != 0
    }

    /// Whether a character from U+0300 on is in the line: a combining mark, a typographic sign.
    pub(crate) const fn is_beyond_latin(self) -> bool {
        self.marks & mark::HIGH != 0
    }

    /// Whether a sign that is read otherwise may be in the line.
    pub(crate) const fn may_be_read_otherwise(self) -> bool {
        self.marks & mark::LOOK != 0
    }

    /// The line without its first `length` bytes, as a line of its own.
    pub(crate) fn rest(self, length: usize) -> Self {
        self.piece(length..self.text.len(), Gap::Next)
    }

    /// A stretch of the line, as a line of its own.
    pub(crate) fn piece(self, range: Range<usize>, gap: Gap) -> Self {
        if range == (0..self.text.len()) && !self.is_untidy() {
            let place = self.place & place::SINGLE_BLANK;
            return Self { gap, place, ..self };
        }
        let place = self.span().part(range.clone());
        let text = trimmed(self.text.get(range).unwrap_or_default());
        let start = if text.is_empty() { place } else { self.place_of(text) }.start();
        Self {
            text,
            start,
            counted: (self.marks & mark::WIDE == 0).then(|| short(text.len())),
            gap,
            // What the line begins with may be in none of its pieces.
            place: self.place & place::SINGLE_BLANK,
            ..self
        }
    }

    /// Whether nothing is left of it.
    pub(crate) const fn is_empty(self) -> bool {
        self.text.is_empty()
    }
}

/// What stands behind the scheme that a text begins with, as most lines with an address do, be it in brackets.
pub(crate) fn behind_scheme(text: &str) -> Option<&str> {
    let address = text.strip_prefix('<').unwrap_or(text);
    address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))
}

/// A text without blanks and byte order marks at its ends.
pub(crate) fn trimmed(text: &str) -> &str {
    // Nearly every line begins and ends with a letter or a sign.
    let is_trimmed = |text: &str| matches!(text.as_bytes(), [0x21..=0x7E] | [0x21..=0x7E, .., 0x21..=0x7E]);
    if is_trimmed(text) {
        return text;
    }
    let text = text.trim_ascii();
    if is_trimmed(text) {
        return text;
    }
    // What has no width is nothing to see either.
    text.trim_matches(|c: char| c.is_whitespace() || signs::has_no_width(c))
}

/// Characters in a text.
pub(crate) fn width(text: &str) -> u32 {
    // Few enough that a byte counts them, many at a time.
    let counts = text.as_bytes().chunks(128).map(|bytes| {
        let begins = |byte: &u8| u8::from(byte & 0xC0 != 0x80);
        bytes.iter().fold(0_u8, |count, byte| count.wrapping_add(begins(byte)))
    });
    counts.map(u32::from).fold(0, u32::saturating_add)
}

/// The same, out of the way of where most lines are asked, whose width is known.
#[cold]
fn piece_width(text: &str) -> u32 {
    width(text)
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_characters() {
        assert_eq!(width("Düsseldorf"), 10);
    }

    #[test]
    fn control_characters_are_found() {
        for (text, control) in [
            ("am\0 Rhein", Some(2..3)),
            ("am \u{7F}Rhein", Some(3..4)),
            ("D\u{81}sseldorf", Some(1..3)),
            ("\u{A9} Stadt D\u{9F}sseldorf", Some(10..12)),
            ("\u{A9} Düsseldorf, \u{A0}am\tRhein (Nord)?", None),
        ] {
            let found = cut(text)[0].control().map(Span::range);
            assert_eq!(found, control, "{text:?}");
        }
    }
}
