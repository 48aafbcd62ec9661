//! The text that the parser reads, and the way back to the text that was given.
//!
//! Nearly every text is read as it is. Else the parser reads a copy, in which every letter has one form: Unicode's composed
//! one (NFC), whatever signs it was printed with. Places in the copy are mapped back exactly: a letter that was made of
//! several characters is the place of all of them, and a sign that is left out is inside a place or between two.
//!
//! | the given text has | the copy |
//! | --- | --- |
//! | a decomposed letter | the composed one |
//! | a soft hyphen behind a letter at a line end | the same: it parts a word there |
//! | a sign without width beside a letter of another script or a pictograph | the same: it shapes them |
//! | any other soft hyphen or sign without width | nothing |
//! | a ligature | its letters |

use memchr::{memchr_iter, memchr2};
use unicode_normalization::char::{canonical_combining_class, compose};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::record::Span;

use super::edit::{Change, Edit, Way};
use super::line::{self, Line};
use super::signs;

#[derive(Debug)]
pub(crate) struct Source<'t> {
    text: &'t str,
    /// The ways from the given text to that which is read, one a copy; none where it is read as it was given.
    ways: Vec<Way>,
    /// Whether every letter is known to be composed.
    is_composed: bool,
}

impl<'t> Source<'t> {
    /// The text as it was given.
    pub(crate) const fn of(given: &'t str) -> Self {
        Self {
            text: given,
            ways: Vec::new(),
            is_composed: false,
        }
    }

    /// The same text with some of it read as other words; if there are any, the copy stands in `copy`.
    pub(crate) fn edited(mut self, edits: &[Edit], copy: &'t mut String) -> Self {
        if !edits.is_empty() {
            self.ways.push(Way::of(self.text, edits, copy));
            self.text = copy;
            self.is_composed = false;
        }
        self
    }

    /// The same text, which has these lines, with every letter composed, and its lines; if it is a copy, that stands in `copy`.
    ///
    /// # Errors
    /// With the place in the given text of the first change behind `most`.
    pub(crate) fn composed(
        self,
        lines: Vec<Line<'t>>,
        most: usize,
        copy: &'t mut String,
    ) -> Result<(Self, Vec<Line<'t>>), usize> {
        self.rewritten(lines, false, most, copy)
    }

    /// The same, and without the signs that say nothing.
    pub(crate) fn normalised(
        self,
        lines: Vec<Line<'t>>,
        most: usize,
        copy: &'t mut String,
    ) -> Result<(Self, Vec<Line<'t>>), usize> {
        self.rewritten(lines, true, most, copy)
    }

    fn rewritten(
        mut self,
        lines: Vec<Line<'t>>,
        drops_signs: bool,
        most: usize,
        copy: &'t mut String,
    ) -> Result<(Self, Vec<Line<'t>>), usize> {
        let given = self.text;
        let is_known = std::mem::replace(&mut self.is_composed, true);
        let stays = |line: &Line<'_>| (is_known || is_composed(line)) && !(drops_signs && has_signs(line));
        if lines.iter().all(stays) {
            return Ok((self, lines));
        }
        copy.reserve(given.len());
        let mut writer = Writer {
            given,
            copy,
            changes: Vec::new(),
            most,
            drops_signs,
            letter: String::new(),
        };
        let mut end = 0;
        for line in &lines {
            if !stays(line) {
                writer.copy.push_str(Span::new(end, line.span().start()).of(given));
                writer.write(line.span());
                end = line.span().end();
            }
            if let Some(over) = writer.changes.get(most) {
                return Err(self.given(over.given).start());
            }
        }
        writer.copy.push_str(Span::new(end, given.len()).of(given));
        self.ways.push(Way::with(writer.changes));
        self.text = copy.as_str();
        let lines = line::cut(self.text);
        Ok((self, lines))
    }

    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    /// The first sign that is read as nothing or as other letters, in the given text.
    pub(crate) fn first_sign(&self, given: &str) -> Option<Span> {
        let is_sign = |place: &Span| place.of(given).contains(signs::is_read_otherwise);
        let (last, before) = self.ways.split_last()?;
        let given = |span| before.iter().rev().fold(span, |span, way: &Way| way.given(span));
        last.changes().iter().map(|change| given(change.given)).find(is_sign)
    }

    /// Whether places need no way back.
    pub(crate) const fn is_as_given(&self) -> bool {
        self.ways.is_empty()
    }

    /// The place in the given text of a place in the text that is read.
    pub(crate) fn given(&self, span: Span) -> Span {
        self.ways.iter().rev().fold(span, |span, way| way.given(span))
    }

    /// The place in the text that is read of a place in the given one.
    pub(crate) fn read(&self, span: Span) -> Span {
        self.ways.iter().fold(span, |span, way| way.read(span))
    }
}

/// Whether every letter of a line is composed already.
fn is_composed(line: &Line<'_>) -> bool {
    let may_compose = line.is_beyond_latin() && !has_only_typographic_signs(line.text.as_bytes());
    // The first bytes of the usual marks, of which none can be said to stay before it was tried.
    let has_marks = || memchr2(0xCC, 0xCD, line.text.as_bytes()).is_some();
    !may_compose || !has_marks() && is_nfc_quick(line.text.chars()) == IsNormalized::Yes
}

/// Whether a line has signs that are read as nothing or as other letters.
fn has_signs(line: &Line<'_>) -> bool {
    line.may_be_read_otherwise() && line.text.contains(signs::is_read_otherwise)
}

/// Whether all characters from U+0300 on are dashes, quotes and other signs of General Punctuation, which compose with nothing.
fn has_only_typographic_signs(bytes: &[u8]) -> bool {
    let is_sign = |at: usize| matches!(bytes.get(at..), Some([0xE2, 0x80, 0x90..=0xBF, ..]));
    // No early end, so that the compiler looks at many bytes at a time.
    let is_other = |byte: u8| byte >= 0xCC && byte != 0xE2;
    let has_other = bytes.iter().fold(false, |found, byte| found | is_other(*byte));
    !has_other && memchr_iter(0xE2, bytes).all(is_sign)
}

/// Writes the copy, and what it changes.
struct Writer<'g, 'c> {
    given: &'g str,
    copy: &'c mut String,
    changes: Vec<Change>,
    /// Nothing is written behind the first change that is one more.
    most: usize,
    /// Whether signs that say nothing are left out, and ligatures are letters.
    drops_signs: bool,
    /// The letter that is being written.
    letter: String,
}

impl Writer<'_, '_> {
    /// Adds a line, letter by letter, each with the signs behind it.
    fn write(&mut self, line: Span) {
        let printed = line.of(self.given);
        let is_sign = signs::shows_nothing;
        // No character before such a one ever composes with it; one that is another's sign counts as that.
        let is_apart =
            |c: char| canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
        let begins = |c: char| !is_sign(c) && (is_apart(c) || std::iter::once(c).nfd().next().is_some_and(is_apart));
        let mut from = 0_usize;
        while let Some(rest) = printed.get(from..).filter(|rest| !rest.is_empty()) {
            if self.changes.len() > self.most {
                return;
            }
            if let Some((composed, length)) = marked_letter(rest) {
                let start = self.copy.len();
                self.copy.push(composed);
                let to = from.saturating_add(length);
                self.changes.push(Change {
                    read: Span::new(start, self.copy.len()),
                    given: line.part(from..to),
                });
                from = to;
                continue;
            }
            let plain = ascii_length(rest);
            let letter = || rest.char_indices().skip(1).find(|(_, c)| begins(*c));
            let length = if plain > 0 {
                plain
            } else {
                letter().map_or(rest.len(), |(at, _)| at)
            };
            let to = from.saturating_add(length);
            if plain > 0 {
                self.copy.push_str(Span::new(from, to).of(printed));
            } else {
                let next = Span::new(to, printed.len()).of(printed).chars().next();
                self.write_letter(line.part(from..to), next);
            }
            from = to;
        }
    }

    /// Adds a letter that stands before `next` or at the line end.
    fn write_letter(&mut self, place: Span, next: Option<char>) {
        let printed = place.of(self.given);
        self.letter.clear();
        for (at, c) in printed.char_indices() {
            let is_last = at.saturating_add(c.len_utf8()) == printed.len();
            let stays = match c {
                _ if !self.drops_signs => true,
                signs::SOFT_HYPHEN => next.is_none() && is_last && printed.starts_with(char::is_alphanumeric),
                c => !signs::has_no_width(c) || shapes_letters(printed, next),
            };
            match signs::ligature(c).filter(|_| self.drops_signs) {
                _ if !stays => {}
                Some(letters) => self.letter.push_str(letters),
                None => self.letter.push(c),
            }
        }
        let start = self.copy.len();
        let mut chars = self.letter.chars();
        let pair = chars.next().filter(char::is_ascii).zip(chars.next());
        match pair
            .filter(|_| chars.next().is_none())
            .and_then(|(letter, mark)| compose(letter, mark))
        {
            // A letter with one mark, as nearly all.
            Some(composed) => self.copy.push(composed),
            None => self.copy.extend(self.letter.nfc()),
        }
        let read = Span::new(start, self.copy.len());
        if read.of(self.copy) == printed {
            return;
        }
        // What stays before and behind the change is its own place.
        let before = common(printed.chars(), read.of(self.copy).chars());
        let (given, read) = (place.part(before..place.len()), read.part(before..read.len()));
        let behind = common(given.of(self.given).chars().rev(), read.of(self.copy).chars().rev());
        self.changes.push(Change {
            read: read.part(0..read.len().saturating_sub(behind)),
            given: given.part(0..given.len().saturating_sub(behind)),
        });
    }
}

/// The letter that a letter of ASCII with one mark composes to, and their length, before ASCII or the end: nearly all are such.
fn marked_letter(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    let mark = chars.next().filter(|c| matches!(c, '\u{300}'..'\u{370}'))?;
    let is_whole = chars.next().is_none_or(|c| c.is_ascii());
    let length = letter.len_utf8().saturating_add(mark.len_utf8());
    compose(letter, mark)
        .filter(|_| is_whole)
        .map(|composed| (composed, length))
}

/// How many bytes of ASCII a text begins with that are letters by themselves: the last one may have signs behind it.
fn ascii_length(text: &str) -> usize {
    let other = text.bytes().position(|byte| !byte.is_ascii());
    other.map_or(text.len(), |other| other.saturating_sub(1))
}

/// How many bytes the characters have that are the same in both.
fn common(printed: impl Iterator<Item = char>, read: impl Iterator<Item = char>) -> usize {
    let same = printed.zip(read).take_while(|(printed, read)| printed == read);
    same.map(|(c, _)| c.len_utf8()).fold(0, usize::saturating_add)
}

/// Whether a sign without width between a letter and the next one shapes them: both are there, and one is not Latin.
fn shapes_letters(letter: &str, next: Option<char>) -> bool {
    // The letter without its marks, so that its composed form is answered alike.
    let letter_alone = |c: char| std::iter::once(c).nfd().next().unwrap_or(c);
    let is_edge = |c: char| c.is_whitespace() || signs::shows_nothing(c);
    let both = [letter.chars().next(), next].map(|c| c.map(letter_alone).filter(|c| !is_edge(*c)));
    matches!(both, [Some(before), Some(behind)] if !signs::is_latin(before) || !signs::is_latin(behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_read_as_given() {
        let mut copy = String::new();
        let (source, lines) = Source::of("Düsseldorf\nΩ")
            .normalised(line::cut("Düsseldorf\nΩ"), usize::MAX, &mut copy)
            .unwrap();
        assert!(source.is_as_given());
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn places_are_mapped_back_letter_by_letter() {
        let given = "Amt\n\nDu\u{308}sseldorf am Rhein\nRathaus";
        let mut copy = String::new();
        let (source, lines) = Source::of(given)
            .normalised(line::cut(given), usize::MAX, &mut copy)
            .unwrap();
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
        assert_eq!(source.read(Span::new(6, 8)).of(source.text()), "ü");
        // The sign of the unit is the letter, and no part of what stands before it.
        let given = "Ort:\u{212B}bo";
        let mut copy = String::new();
        let (source, _) = Source::of(given)
            .normalised(line::cut(given), usize::MAX, &mut copy)
            .unwrap();
        assert_eq!(source.given(Span::new(4, 8)).of(given), "\u{212B}bo");
    }

    #[test]
    fn signs_are_read_otherwise_where_they_say_nothing() {
        for (given, expected) in [
            ("Wei\u{AD}her und Land\u{AD}\u{AD}tag", "Weiher und Landtag"),
            ("\u{AD}Weiher\u{AD} am \u{AD}See\u{AD}.", "Weiher am See."),
            ("Bürger\u{AD}\nmeister\u{AD}\n", "Bürger\u{AD}\nmeister\u{AD}\n"),
            ("am \u{AD}\n\u{AD}\nSee", "am \n\nSee"),
            ("A\u{200B}n\u{200C}g\u{200D}e\u{2060}r\u{FEFF}!", "Anger!"),
            ("gep\u{FB02}astert, O\u{FB03}z", "gepflastert, Offiz"),
            (
                "\u{FB00}\u{FB01}\u{FB02}\u{FB03}\u{FB04}\u{FB05}\u{FB06}",
                "fffiflffifflstst",
            ),
            ("u\u{200B}\u{308}ber, u\u{AD}\u{308}ber", "über, über"),
            // Signs that shape letters of other scripts, and pictographs.
            ("\u{645}\u{6CC}\u{200C}\u{62E}", "\u{645}\u{6CC}\u{200C}\u{62E}"),
            ("\u{1F469}\u{200D}\u{1F33E}", "\u{1F469}\u{200D}\u{1F33E}"),
            ("\u{1F469}\u{200D} am See", "\u{1F469} am See"),
            // In an address too, which says what was printed beside it.
            ("http://a.de/b\u{200B}c d\u{AD}e", "http://a.de/bc de"),
            ("www.a\u{AD}b.de, i\u{AD}n@a\u{200B}b.de", "www.ab.de, in@ab.de"),
            ("http://a.de/b-\nc\u{AD}d.jpg e\u{AD}f", "http://a.de/b-\ncd.jpg ef"),
            // What turns the direction stays.
            ("a\u{202E}b\u{AD}c", "a\u{202E}bc"),
        ] {
            let mut copy = String::new();
            let read = Source::of(given)
                .normalised(line::cut(given), usize::MAX, &mut copy)
                .unwrap()
                .0
                .text();
            assert_eq!(read, expected, "{given:?}");
            let mut again = String::new();
            assert_eq!(
                Source::of(read)
                    .normalised(line::cut(read), usize::MAX, &mut again)
                    .unwrap()
                    .0
                    .text(),
                read,
                "{given:?} read again"
            );
        }
    }

    #[test]
    fn a_sign_that_is_left_out_is_inside_a_place_or_between_two() {
        let given = "\u{AD}Wei\u{AD}her, gep\u{FB02}astert\u{A9}\u{200B}\u{308}";
        let mut copy = String::new();
        let (source, _) = Source::of(given)
            .normalised(line::cut(given), usize::MAX, &mut copy)
            .unwrap();
        for (range, printed) in [
            (0..6, "Wei\u{AD}her"),
            (0..3, "Wei"),
            (2..4, "i\u{AD}h"),
            (3..6, "her"),
            (8..19, "gep\u{FB02}astert"),
            (11..12, "\u{FB02}"),
            (12..13, "\u{FB02}"),
            (13..15, "as"),
            (19..21, "\u{A9}"),
            (21..23, "\u{308}"),
        ] {
            let place = source.given(Span::new(range.start, range.end));
            assert_eq!(place.of(given), printed, "{range:?}");
            let back = source.read(place);
            assert!(back.start() <= range.start && back.end() >= range.end, "{range:?}");
        }
    }

    #[test]
    fn composed_text_gives_the_same_copy() {
        let signs = [
            "a",
            "u",
            "\u{308}",
            "\u{AD}",
            "\u{200B}",
            "\u{200D}",
            "\u{FB01}",
            "\u{3B1}",
            "\u{301}",
            "=",
            "\u{338}",
            "\u{2126}",
            "\u{37E}",
            "\u{1F469}",
            " ",
            "\n",
            "\u{A9}",
            "www.",
            "://",
        ];
        let mut number = 1_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..8 {
                number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                text.push_str(signs[(number >> 40) as usize % signs.len()]);
            }
            let nfc: String = text.nfc().collect();
            let (mut copy, mut other) = (String::new(), String::new());
            let (source, lines) = Source::of(&text)
                .normalised(line::cut(&text), usize::MAX, &mut copy)
                .unwrap();
            let places = lines.iter().map(|line| source.given(line.span()));
            assert!(places.is_sorted(), "{text:?}");
            assert_eq!(
                source.text(),
                Source::of(&nfc)
                    .normalised(line::cut(&nfc), usize::MAX, &mut other)
                    .unwrap()
                    .0
                    .text(),
                "{text:?}"
            );
        }
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
                Source::of(given)
                    .normalised(line::cut(given), usize::MAX, &mut String::new())
                    .unwrap()
                    .0
                    .text(),
                given.nfc().collect::<String>()
            );
        }
    }
}
