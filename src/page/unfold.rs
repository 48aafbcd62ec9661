//! Texts that lost their line ends: where they show paragraphs, headings and labels all the same.
//!
//! Nothing but what is printed counts: a missing blank between two sentences (`…Summit?At the`), between a heading and
//! the next word (`HintergrundDie erste`), a rule of underscores, a label that the layout knows. A sentence inside an
//! open quotation is glued by mistake and ends nothing.

use std::ops::Range;

use memchr::{memchr_iter, memchr2};

use crate::field::date;
use crate::record::prefix;
use crate::text::bytes::{self, STEP};
use crate::text::endings::{self, Ending};
use crate::text::line::{Gap, Line};
use crate::text::quotations::{self, Quotations, Turn};
use crate::text::signs;
use crate::text::words;

/// A rule between two languages has at least so many underscores.
const RULE: &str = "_____";
/// A heading has no more bytes.
const HEADING: usize = 80;
/// A heading has at least so many characters.
const SHORTEST_HEADING: usize = 4;
/// Of a word before a full stop no more characters are looked at.
const WORD: usize = 40;

/// Cuts a line at ascending offsets of its text; what is blank is left out. The first piece keeps the gap of the line.
pub(crate) fn cut<'s>(line: Line<'s>, offsets: &[usize], pieces: &mut Vec<Line<'s>>) {
    let (mut start, mut gap) = (0_usize, line.gap);
    for end in offsets.iter().copied().chain([line.text.len()]) {
        let piece = line.piece(start..end, gap);
        if !piece.is_empty() {
            pieces.push(piece);
            gap = Gap::Blank;
        }
        start = end;
    }
}

/// The first rule of underscores in a text.
pub(crate) fn find_rule(text: &str) -> Option<Range<usize>> {
    let mut signs = memchr_iter(b'_', text.as_bytes());
    let start = signs.find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(RULE)))?;
    let rest = text.get(start..)?;
    let is_alone = !text.get(..start)?.ends_with(|c: char| c.is_alphanumeric() || c == '/');
    is_alone.then(|| start..start.saturating_add(rest.len().saturating_sub(rest.trim_start_matches('_').len())))
}

/// Whether a line is nothing but a rule.
pub(crate) fn is_rule(text: &str) -> bool {
    text.starts_with(RULE) && text.bytes().all(|byte| byte == b'_')
}

/// Whether missing blanks end paragraphs, or nothing but headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glue {
    /// Paragraph ends survived as missing blanks.
    Sentences,
    /// Paragraph ends are lost; only headings show.
    Headings,
}

/// Where paragraphs and headings begin in a text that lost its line ends, the first one left out.
pub(crate) fn seams(text: &str, glue: Glue) -> Vec<usize> {
    let mut seamstress = Seamstress {
        text,
        glue,
        seams: Vec::new(),
        sentence: 0,
        quotations: Quotations::default(),
    };
    seamstress.read(0);
    let mut at = 1_usize;
    let steps = |from: usize| text.as_bytes().get(from..).unwrap_or_default().as_chunks::<STEP>().0;
    for (lasts, step) in steps(0).iter().zip(steps(1)) {
        // Without an early end, so that the compiler looks at many at a time.
        let mut ends = [0; STEP];
        for (end, (last, byte)) in ends.iter_mut().zip(lasts.iter().zip(step)) {
            *end = u8::from(may_end(*last, *byte));
        }
        let mut flags = u128::from_le_bytes(ends);
        while flags != 0 {
            seamstress.read(at.saturating_add(bytes::first_flag(flags)));
            flags &= flags.wrapping_sub(1);
        }
        at = at.saturating_add(STEP);
    }
    (at..text.len()).for_each(|at| seamstress.read(at));
    seamstress.seams
}

/// Whether a sentence or a heading may end with a byte or before it: a mark, the first byte of a quote, or a capital glued to
/// the byte before it; of a capital beyond ASCII it is the second byte.
const fn may_end(last: u8, byte: u8) -> bool {
    let is_mark = matches!(byte, b'!'..=b')' | b'.' | b'?' | 0xC2 | 0xE2);
    let is_glued = last.is_ascii_lowercase() || last == b':' || !last.is_ascii();
    is_mark || is_glued && byte.is_ascii_uppercase() || last == 0xC3 && byte < 0x9F
}

/// Where the open sentence began, and what is open in the text. What it meets cuts the text where the row says:
///
/// | it meets | cuts |
/// | --- | --- |
/// | anything inside a quotation | nowhere |
/// | a full stop that ends no sentence | nowhere |
/// | the end of a sentence, and a blank behind it | nowhere; the next sentence begins behind the blank |
/// | the end of a sentence, and a capital or a quotation glued to it | behind it, where [`Glue::Sentences`] holds |
/// | a quotation or a bracket that closes behind the end of a sentence | the same, behind what closes |
/// | a capital glued to the word before it, and from the sentence's beginning on a heading | before the heading and behind it |
/// | anything else | nowhere |
#[derive(Debug)]
struct Seamstress<'t> {
    text: &'t str,
    glue: Glue,
    seams: Vec<usize>,
    sentence: usize,
    quotations: Quotations,
}

impl Seamstress<'_> {
    const fn is_inside(&self) -> bool {
        self.quotations.is_open()
    }

    /// Reads the byte at `at`.
    fn read(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let byte_at = |at: usize| bytes.get(at).copied();
        let last = at.checked_sub(1).and_then(byte_at).unwrap_or(b' ');
        let behind = at.saturating_add(1);
        match byte_at(at) {
            Some(b'.' | b'?' | b'!') => self.end_sentence(at, behind),
            Some(b')') => self.close(behind, last),
            Some(b'"' | b'\'' | 0xC2 | 0xE2) => self.quote(at, last),
            Some(b'A'..=b'Z') if last != b' ' => self.end_heading(at),
            Some(0x80..0x9F) if last == 0xC3 => self.end_heading(at.saturating_sub(1)),
            _ => {}
        }
    }

    /// A quote may stand at `at`.
    fn quote(&mut self, at: usize, last: u8) {
        let mut rest = self.text.get(at..).unwrap_or_default().chars();
        let Some(c) = rest.next() else { return };
        if self.quotations.meet(c, rest.as_str()) == Some(Turn::Closes) {
            self.close(at.saturating_add(c.len_utf8()), last);
        }
    }

    /// A quotation or a bracket closes; it belongs to the sentence before it.
    fn close(&mut self, behind: usize, last: u8) {
        if matches!(last, b'.' | b'?' | b'!') && !self.is_inside() {
            self.begin_sentence(behind);
        }
    }

    fn end_sentence(&mut self, at: usize, behind: usize) {
        if !self.is_inside() && !is_abbreviation(self.text, at) {
            self.begin_sentence(behind);
        }
    }

    /// A sentence ended before `behind`: the next one begins behind a blank, or is glued to it.
    fn begin_sentence(&mut self, behind: usize) {
        let rest = self.text.get(behind..).unwrap_or_default();
        // A quotation that begins here is no part of the sentence before.
        let words = rest.strip_prefix(quotations::may_open).unwrap_or(rest);
        if let Some(blank) = rest.chars().next().filter(|c| c.is_whitespace()) {
            self.sentence = behind.saturating_add(blank.len_utf8());
        } else if words.starts_with(char::is_uppercase) {
            self.sentence = behind;
            if self.glue == Glue::Sentences {
                self.seams.push(behind);
            }
        }
    }

    /// A capital stands at `at` with no blank before it: a heading may end there.
    fn end_heading(&mut self, at: usize) {
        if self.is_inside() || !is_heading(self.text, self.sentence, at) {
            return;
        }
        if self.sentence > 0 && self.seams.last() != Some(&self.sentence) {
            self.seams.push(self.sentence);
        }
        self.seams.push(at);
        self.sentence = at;
    }
}

/// Whether the mark at `at` ends no sentence. The first row that fits decides:
///
/// | the mark | ends none |
/// | --- | --- |
/// | is no full stop | no: it ends one |
/// | stands behind a single letter, "J.", "U.S.A.", but for "a.m." and "p.m." | yes |
/// | stands before such a letter, "J.P." | yes |
/// | stands in an address | yes |
/// | stands behind a number | unless a capital is glued to it that begins no month: "hall 6.The", "9.Dezember" |
/// | stands behind an abbreviation | yes |
/// | is any other | no |
fn is_abbreviation(text: &str, at: usize) -> bool {
    if text.as_bytes().get(at) != Some(&b'.') {
        return false;
    }
    let before = text.get(..at).unwrap_or_default();
    let mut behind = text.get(at.saturating_add(1)..).unwrap_or_default().chars();
    if behind.next().is_some_and(char::is_uppercase) && behind.next() == Some('.') {
        return true;
    }
    if endings::ends_with_long_word(before) {
        return false;
    }
    let word = end_of_word(before);
    let mut letters = word.chars().rev();
    let is_single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none_or(|c| c == '.');
    let is_initial = is_single && !matches!(word, "a.m" | "p.m");
    let is_address = memchr2(b'/', b'@', word.as_bytes()).is_some() || word.starts_with("www.");
    if is_initial || is_address {
        return true;
    }
    match endings::ending(text.get(at.saturating_sub(word.len())..=at).unwrap_or_default()) {
        Ending::Sentence => false,
        Ending::Ordinal => !behind_starts_sentence(text, at),
        Ending::Plain | Ending::Open | Ending::Colon => true,
    }
}

/// The last [`WORD`] characters of a text, up to what stands before its last word.
fn end_of_word(text: &str) -> &str {
    let end = text.get(text.len().saturating_sub(WORD)..).filter(|end| end.is_ascii());
    if let Some(end) = end {
        let begin = end.bytes().rposition(|byte| matches!(byte, b' ' | b'(' | b'"'));
        return end
            .get(begin.map_or(0, |at| at.saturating_add(1))..)
            .unwrap_or_default();
    }
    let is_of_word = |(_, c): &(usize, char)| !matches!(c, ' ' | '(') && !quotations::may_open(*c);
    let letters = text.char_indices().rev().take(WORD).take_while(is_of_word);
    text.get(letters.last().map_or(text.len(), |(at, _)| at)..)
        .unwrap_or_default()
}

/// Whether a capital is glued to a full stop and begins no month.
fn behind_starts_sentence(text: &str, at: usize) -> bool {
    let behind = text.get(at.saturating_add(1)..).unwrap_or_default();
    behind.starts_with(char::is_uppercase) && !date::starts_with_month(behind)
}

/// Headings that stand above what is known already.
const HEADINGS: [&str; 12] = [
    "Hintergrund",
    "Hintergründe",
    "Background",
    "Information",
    "Informationen",
    "Hinweis",
    "Programm",
    "Stichwort",
    "Zur Person",
    "Zum Thema",
    "Service",
    "Ausblick",
];

/// Whether a heading from `start` on ends at `end`, with no blank before the word that begins a sentence. The first row that
/// fits decides; a colon at its end does not count but where it is named:
///
/// | what stands there | is a heading |
/// | --- | --- |
/// | is longer or shorter than any | no |
/// | ends with no word, or with a capital and no colon, or no capital follows | no |
/// | begins small, or has a mark, a quote or a slash in it | no |
/// | ends with a colon | yes |
/// | is one that stands above what is known already: "Hintergrund" | yes |
/// | is any other | if its last word and the next one are no name |
fn is_heading(text: &str, start: usize, end: usize) -> bool {
    let heading = text.get(start..end).filter(|heading| heading.len() <= HEADING);
    let (Some(heading), Some(rest)) = (heading, text.get(end..)) else {
        return false;
    };
    let has_colon = heading.ends_with(':');
    let bare = heading.trim_end_matches(':');
    let mut backwards = bare.chars().rev();
    let (last, before) = (backwards.next(), backwards.next());
    let is_glued = rest.starts_with(char::is_uppercase)
        && last.is_some_and(|last| last.is_lowercase() || has_colon && last.is_alphabetic())
        && before.is_some_and(char::is_alphabetic);
    if !is_glued || bare.chars().count() < SHORTEST_HEADING {
        return false;
    }
    if !bare.starts_with(char::is_uppercase)
        || bare.contains(|c| matches!(c, ',' | '.' | ':' | '/') || quotations::may_open(c))
    {
        return false;
    }
    has_colon || HEADINGS.contains(&bare) || is_no_name(bare, words::first_word(prefix(rest, HEADING)))
}

/// Whether the last word of a heading and the next one, with no blank between them, are two, and no name such as
/// `WirtschaftsWoche`. The first row that fits decides:
///
/// | the words | are two |
/// | --- | --- |
/// | the next one ends with a mark | no: no sentence ends with its first word |
/// | the next one begins sentences | yes |
/// | the last one begins small | yes, unless it is very short |
/// | the last one ends with an s, which joins names | no |
/// | both are long, and together too | yes; of the last one what stands behind its last hyphen counts |
/// | any other | no |
fn is_no_name(heading: &str, next: &str) -> bool {
    let first = heading.rsplit(' ').next().unwrap_or_default();
    if next.ends_with(|c: char| !c.is_alphanumeric()) {
        return false;
    }
    let is_small = || first.len() >= SMALL && words::starts_lowercase(first);
    let are_long = || {
        let part = first.rsplit(signs::is_hyphen).next().unwrap_or_default();
        let lengths = (part.chars().count(), next.chars().count());
        lengths.0.min(lengths.1) >= SHORTEST && lengths.0.saturating_add(lengths.1) >= LONG
    };
    words::is_capital(next, words::STARTER) || is_small() || !first.ends_with('s') && are_long()
}

/// Parts of a name have fewer characters together, or one of them has fewer than the shortest part of other words.
const LONG: usize = 12;
const SHORTEST: usize = 4;
/// A word that begins small and has fewer bytes may be the rest of a name.
const SMALL: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, glue: Glue) -> Vec<&str> {
        let mut start = 0;
        let mut parts = Vec::new();
        for end in seams(text, glue).into_iter().chain([text.len()]) {
            parts.push(text[start..end].trim());
            start = end;
        }
        parts
    }

    #[test]
    fn sentences() {
        let table: [(&str, &[&str]); 9] = [
            (
                "It is in hall 6.The fair is big.",
                &["It is in hall 6.", "The fair is big."],
            ),
            (
                "Who comes?At noon it ended. We left.",
                &["Who comes?", "At noon it ended. We left."],
            ),
            (
                "said he.\"We go.\"\"We stay.\"",
                &["said he.", "\"We go.\"", "\"We stay.\""],
            ),
            (
                "said he.„We go.\"“We stay.” Then.«So be it.»",
                &["said he.", "„We go.\"", "“We stay.” Then.", "«So be it.»"],
            ),
            (
                "He said: \"We rent.The second is new,\" and left.",
                &["He said: \"We rent.The second is new,\" and left."],
            ),
            (
                "It ended.Background:The first came.",
                &["It ended.", "Background:", "The first came."],
            ),
            (
                "A Ph.D. of the U.S.A. by J.P.Moore came.",
                &["A Ph.D. of the U.S.A. by J.P.Moore came."],
            ),
            (
                "See www.x.De and J.Smith, z.B.Berlin.",
                &["See www.x.De and J.Smith, z.B.Berlin."],
            ),
            (
                "It ended.BackgroundThe first came.",
                &["It ended.", "Background", "The first came."],
            ),
        ];
        for (text, expected) in table {
            assert_eq!(parts(text, Glue::Sentences), expected, "{text}");
        }
    }

    #[test]
    fn seams_are_found_wherever_they_are() {
        for length in 1..40 {
            let before = "x".repeat(length);
            let text = format!("{before} ist da.Es kam. HintergrundÄltere kamen");
            let expected = [&format!("{before} ist da."), "Es kam.", "Hintergrund", "Ältere kamen"];
            assert_eq!(parts(&text, Glue::Sentences), expected, "{length}");
        }
    }

    #[test]
    fn headings() {
        let table: [(&str, &[&str]); 7] = [
            // No name ends small before another one, however short that is.
            (
                "Es war schön. Die Halle ist offenBad und Sauna folgen.",
                &["Es war schön.", "Die Halle ist offen", "Bad und Sauna folgen."],
            ),
            (
                "Es war schön. HintergrundÜber allen stand er.",
                &["Es war schön.", "Hintergrund", "Über allen stand er."],
            ),
            (
                "Es war schön. HintergrundDie erste kam.Und ging.",
                &["Es war schön.", "Hintergrund", "Die erste kam.Und ging."],
            ),
            (
                "Es war schön. Mehr auf LinkedIn. Es kam Jens Spahn-McAllister. Es sang die StadtSingers.",
                &["Es war schön. Mehr auf LinkedIn. Es kam Jens Spahn-McAllister. Es sang die StadtSingers."],
            ),
            ("Es war schön. YouTube zeigt es.", &["Es war schön. YouTube zeigt es."]),
            (
                "Es war schön. Zwei Wochen am RheinIm Mai beginnt es.",
                &["Es war schön.", "Zwei Wochen am Rhein", "Im Mai beginnt es."],
            ),
            ("Schön, sagte AmtsleiterIn Roth.", &["Schön, sagte AmtsleiterIn Roth."]),
        ];
        for (text, expected) in table {
            assert_eq!(parts(text, Glue::Headings), expected, "{text}");
        }
    }
}
