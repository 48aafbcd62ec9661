//! Phone and fax numbers, and their labels.
//!
//! ```text
//! row_label = "Telefax" | "Fax" | "Telefon" | "Tel" &"."
//! labelled  = label number
//! label     = word [ "." | ":" ] [ ":" ] blanks
//! word      = "Telefax" | "Fax" | "Telefon" | "Telephone" | "Tel" | "Fon" | "Phone" | "Mobil"
//! number    = &first 1*( *sign 1*digit )          of 3 to 20 digits
//! first     = digit | "+" | "("
//! sign      = "+" | " " | no-break space | "." | "/" | "-" | "–" | "(" | ")"
//! ```
//! Printed as "+49.211.89-93131", "+49. 211/ 89-93131", "0211. 89-94108", "0211–8922606", or as an extension only.

use nom::bytes::complete::{tag, take_while};
use nom::character::complete::{digit1, one_of, satisfy};
use nom::combinator::{consumed, fail, map, opt, peek, verify};
use nom::multi::fold_many1;
use nom::sequence::preceded;
use nom::{IResult, Parser as _};

use crate::text::signs;

use super::blanks;

/// What a label says that its number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Phone,
    Fax,
}

/// Where a label is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// In imprints, and behind names.
    Everywhere,
    /// Behind names only.
    Contacts,
    /// Behind names, in English texts.
    English,
}

/// A word that names a number.
struct Label {
    word: &'static str,
    line: Line,
    printed: Use,
    /// So much of it shows behind a blank that a number follows, whatever text recognition made of the rest.
    stem: &'static str,
}

const fn label_of(word: &'static str, line: Line, printed: Use, stem: &'static str) -> Label {
    Label {
        word,
        line,
        printed,
        stem,
    }
}

/// A label which other words begin with, so that among words a sign must stand behind it.
const ABBREVIATION: &str = "Tel";

/// What is label enough directly behind a comma.
const BEHIND_COMMA: &str = "Telef";

/// All labels; longer ones first where one begins another.
const LABELS: [Label; 8] = [
    label_of("Telefax", Line::Fax, Use::Everywhere, "Tele"),
    label_of("Fax", Line::Fax, Use::Everywhere, "Fax"),
    label_of("Telefon", Line::Phone, Use::Everywhere, "Tele"),
    label_of("Telephone", Line::Phone, Use::English, "Tele"),
    label_of(ABBREVIATION, Line::Phone, Use::Everywhere, ABBREVIATION),
    label_of("Fon", Line::Phone, Use::Contacts, "Fon"),
    label_of("Phone", Line::Phone, Use::English, "Phone"),
    label_of("Mobil", Line::Phone, Use::Contacts, "Mobil"),
];

impl Label {
    /// Whether a text begins with a part of it, and, if that is the abbreviation, with one of `signs` behind it.
    fn begins(&self, text: &str, part: &str, signs: &[char]) -> bool {
        text.strip_prefix(part)
            .is_some_and(|rest| self.word != ABBREVIATION || rest.starts_with(signs))
    }
}

/// No label begins with another letter.
const fn may_begin_label(byte: u8) -> bool {
    matches!(byte, b'T' | b'F' | b'P' | b'M')
}

/// The label of imprints that a text begins with.
fn imprint_label(text: &str, signs: &[char]) -> Option<&'static Label> {
    let mut labels = LABELS.iter().filter(|label| label.printed == Use::Everywhere);
    text.bytes()
        .next()
        .filter(|byte| may_begin_label(*byte))
        .and_then(|_| labels.find(|label| label.begins(text, label.word, signs)))
}

/// Whether a label of imprints stands anywhere in a line.
pub(crate) fn is_labelled_in(line: &str) -> bool {
    let mut bytes = line.bytes().enumerate();
    bytes.any(|(at, byte)| {
        may_begin_label(byte) && imprint_label(line.get(at..).unwrap_or_default(), &['.', ':']).is_some()
    })
}

/// Whether words are nothing but a label in German, with a full stop or without.
pub(crate) fn is_label(words: &str) -> bool {
    let words = words.trim_end_matches('.');
    let is_it = |label: &Label| label.word == words && label.printed != Use::English;
    words.bytes().next().is_some_and(may_begin_label) && LABELS.iter().any(is_it)
}

/// Where the next label begins behind a blank or a comma; the length of the text if none does. It is found by its
/// letters, because a name may stand before it.
pub(crate) fn next_label(text: &str) -> usize {
    let is_label = |at: usize, mark: u8| {
        let rest = text.get(at..).unwrap_or_default();
        match mark {
            b',' => rest.starts_with(BEHIND_COMMA),
            _ => LABELS
                .iter()
                .any(|label| label.begins(rest, label.stem, &['.', ':', ' '])),
        }
    };
    let pairs = text.bytes().zip(text.bytes().skip(1)).zip(1_usize..);
    let mut labels = pairs.filter(|((mark, first), _)| matches!(mark, b' ' | b',') && may_begin_label(*first));
    labels
        .find(|((mark, _), at)| is_label(*at, *mark))
        .map_or(text.len(), |(_, at)| at)
}

/// Whether a line names a phone number, as no heading does.
pub(crate) fn closes(text: &str) -> bool {
    text.contains(ABBREVIATION) && text.ends_with(|c: char| c.is_ascii_digit())
}

/// Reads the word that a row of an imprint begins with; the abbreviation only with its full stop.
pub(crate) fn row_label(input: &str) -> IResult<&str, &str> {
    match imprint_label(input, &['.']) {
        Some(label) => tag(label.word).parse(input),
        None => fail().parse(input),
    }
}

/// Reads a number with its label at the start of a text, each with what it is; what follows is left.
pub(crate) fn labelled(input: &str) -> IResult<&str, ((&str, Line), &str)> {
    (consumed(label), number).parse(input)
}

fn label(input: &str) -> IResult<&str, Line> {
    let (input, line) = word(input)?;
    let (input, _) = (opt(one_of(".:")), opt(one_of(":")), blanks).parse(input)?;
    Ok((input, line))
}

fn word(input: &str) -> IResult<&str, Line> {
    let may_begin = input.bytes().next().is_some_and(may_begin_label);
    let label = LABELS.iter().find(|label| may_begin && input.starts_with(label.word));
    let Some(label) = label else {
        return fail().parse(input);
    };
    map(tag(label.word), |_| label.line).parse(input)
}

/// Reads a number at the start of a text; what follows is left.
pub(crate) fn number(input: &str) -> IResult<&str, &str> {
    let digits = fold_many1(
        preceded(take_while(is_sign), digit1),
        || 0_usize,
        |count, digits: &str| count.saturating_add(digits.len()),
    );
    let counted = verify(consumed(digits), |(_, count)| {
        (LEAST_DIGITS..=MOST_DIGITS).contains(count)
    });
    preceded(peek(first), map(counted, |(printed, _)| printed)).parse(input)
}

/// Extensions have so many digits.
const LEAST_DIGITS: usize = 3;
/// International numbers with an extension have so many digits.
const MOST_DIGITS: usize = 20;

/// So many digits an international number has, that of the country included.
const INTERNATIONAL_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// Reads what a number begins with.
pub(crate) fn first(input: &str) -> IResult<&str, char> {
    satisfy(|c| c.is_ascii_digit() || matches!(c, '+' | '(')).parse(input)
}

const fn is_sign(c: char) -> bool {
    signs::is_dash(c) || matches!(c, '+' | ' ' | '.' | '/' | '(' | ')' | '\u{A0}')
}

/// The number as ITU E.164 writes it, `+492118993131`; `None` where country or area code is not printed.
pub(crate) fn e164(printed: &str) -> Option<String> {
    let mut digits = String::with_capacity(printed.len());
    for part in printed.split("(0)") {
        digits.extend(part.chars().filter(char::is_ascii_digit));
    }
    let (country, rest) = if printed.trim_start_matches('(').starts_with('+') {
        ("", digits.as_str())
    } else if let Some(rest) = digits.strip_prefix("00") {
        ("", rest)
    } else {
        ("49", digits.strip_prefix('0')?)
    };
    let count = country.len().saturating_add(rest.len());
    let is_complete = INTERNATIONAL_DIGITS.contains(&count) && (!country.is_empty() || !rest.starts_with('0'));
    is_complete.then(|| ["+", country, rest].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        let table = [
            ("+49.211.89-93131", Some("+492118993131")),
            ("+49. 211. 89 - 93131", Some("+492118993131")),
            ("+49. 211/ 89-93131", Some("+492118993131")),
            ("+492118993131", Some("+492118993131")),
            ("+49 (0)211 89-93131", Some("+492118993131")),
            ("0049 211 8993131", Some("+492118993131")),
            ("0211-8995571", Some("+492118995571")),
            ("0211. 89-94108", Some("+492118994108")),
            ("0211. 89- 94108", Some("+492118994108")),
            ("0211/ 89-96205", Some("+492118996205")),
            ("0211\u{2013}8922606", Some("+492118922606")),
            ("0211\u{2011}89\u{2010}94108", Some("+492118994108")),
            ("899-4000", None),
            ("93131", None),
            // Eight to fifteen digits, none of them a zero at the beginning.
            ("+49 211 893", Some("+49211893")),
            ("+49 211 89", None),
            ("+49 211 8993131 123", Some("+492118993131123")),
            ("+49 211 8993131 1234", None),
            ("+0 211 8993131", None),
        ];
        for (printed, expected) in table {
            assert_eq!(number(printed), Ok(("", printed)));
            assert_eq!(e164(printed).as_deref(), expected, "{printed}");
        }
    }

    #[test]
    fn ends_with_its_last_digit() {
        assert_eq!(number("+49.211.89-93131, Fax"), Ok((", Fax", "+49.211.89-93131")));
    }

    #[test]
    fn labels() {
        for (text, expected) in [
            ("Telefon: 93131", Some(("Telefon: ", Line::Phone, "93131"))),
            ("Tel.: 93131", Some(("Tel.: ", Line::Phone, "93131"))),
            ("Tel:: 93131", Some(("Tel:: ", Line::Phone, "93131"))),
            ("Mobil 0171 1234567", Some(("Mobil ", Line::Phone, "0171 1234567"))),
            ("Phone93131", Some(("Phone", Line::Phone, "93131"))),
            ("Telefax\u{A0}94152", Some(("Telefax\u{A0}", Line::Fax, "94152"))),
            ("Telefonnummer 93131", None),
            ("Tel.:: 93131", None),
            ("Fax", None),
            ("93131", None),
            ("", None),
        ] {
            let read = labelled(text)
                .ok()
                .map(|(_, ((label, line), number))| (label, line, number));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn what_a_label_is_among_words() {
        for (text, at) in [
            ("Mara Lenz Telefon 93131", 10),
            ("Mara Lenz Telef0n 93131", 10),
            ("Mara Lenz Tel.93131", 10),
            ("Mara Lenz Tel93131", 18),
            ("Mara Lenz,Telefon", 10),
            ("Mara Lenz,Tel. 93131", 20),
            ("Telefon Fax", 8),
            ("", 0),
        ] {
            assert_eq!(next_label(text), at, "{text}");
        }
        for (words, is_it) in [
            ("Tel.", true),
            ("Mobil", true),
            ("Phone", false),
            ("Tel 1", false),
            ("", false),
        ] {
            assert_eq!(is_label(words), is_it, "{words}");
        }
        for (line, is_it) in [
            ("im Rathaus Tel: 1", true),
            ("Teletel. 1", false),
            ("Telefax", true),
            ("Tel 1", false),
            ("Fon 1", false),
            ("", false),
        ] {
            assert_eq!(is_labelled_in(line), is_it, "{line}");
        }
        for (line, is_it) in [
            ("Tel. 1", true),
            ("Fax", true),
            ("Tel: 1", false),
            ("Fon 1", false),
            ("", false),
        ] {
            assert_eq!(row_label(line).is_ok(), is_it, "{line}");
        }
        assert!(closes("Info: Tel 93131") && !closes("Tel 93131 (Lenz)") && !closes("Fax 93131"));
    }

    #[test]
    fn invalid() {
        for text in [
            "",
            "Telefon",
            "-93131",
            "12",
            "1234567890 1234567890 1234567890",
            "\u{664}\u{665}\u{666}",
        ] {
            assert!(number(text).is_err(), "{text}");
        }
    }
}
