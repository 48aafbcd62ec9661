//! What the items of a list begin with.
//!
//! ```text
//! mark    = ( bullet blanks | dash some_blanks ) !eof
//! alone   = ( bullet | "-" | "–" ) eof                           on a line of its own, above its item
//! bullet  = "•" | "·" | "▪" | "●" | "◦" | "○" | "‣" | "■" | …    stands for nothing else
//! dash    = "-" | "–" | "—" | "*"                                without a blank it is a hyphen
//! counted = ( number ( eof | some_blanks ) | sign some_blanks !eof )
//! number  = [ "(" ] 1*2digit closing | lower ")"                "(c)" is a sign of credits
//! closing = ".)" | "." | ")"
//! sign    = "+" | ">" | "→" | "»" | "›" | "o"
//! ```
//! What is counted stands for other things too: it marks an item only among others of its form. Behind a day stands a month,
//! be it a number, or another day.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{eof, not, opt, peek, recognize, value, verify};
use nom::sequence::terminated;
use nom::{IResult, Parser as _};

use super::{blanks, date, some_blanks};
use crate::text::{signs, words};

/// Length of the mark that a text begins with, with the blanks behind it.
#[inline]
pub(crate) fn length(text: &str) -> Option<usize> {
    // The most common one, by its bytes.
    if let [b'-' | b'*', b' ', b'!'..=b'~', ..] = text.as_bytes() {
        return Some("- ".len());
    }
    let (item, ()) = may_be_mark(text).then(|| mark(text).ok()).flatten()?;
    text.len().checked_sub(item.len())
}

/// Whether a text is nothing but a mark.
#[inline]
pub(crate) fn is_alone(text: &str) -> bool {
    may_be_mark(text) && text.len() <= LONGEST && alone(text).is_ok()
}

/// Whether a text may begin with a bullet or a dash, as its first byte tells: asked of every line, and often.
const fn may_be_mark(text: &str) -> bool {
    matches!(text.as_bytes(), [b'-' | b'*' | 0xC2 | 0xE2 | 0xEF, ..])
}

/// Whether a text begins with a mark that stands for nothing else.
pub(crate) fn is_bulleted(text: &str) -> bool {
    terminated(bullet, (blanks, not(eof))).parse(text).is_ok()
}

/// What stands before a number, how it counts, and what stands behind it; a sign, and that it is one.
pub(crate) type Form<'t> = (&'t str, Kind, &'t str);

/// A mark that is one among others of its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counted<'t> {
    pub(crate) form: Form<'t>,
    /// 0 for a sign.
    pub(crate) number: u32,
    /// The words of the item; none where the number stands alone.
    pub(crate) words: &'t str,
}

/// What counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Digits,
    Letter,
    Sign,
}

/// The mark that a text begins with, if it is one among others of its form. Asked of every line.
#[inline]
pub(crate) fn parse_counted(text: &str) -> Option<Counted<'_>> {
    let may_be = match text.as_bytes() {
        [b'0'..=b'9', b'.' | b')', ..]
        | [b'0'..=b'9' | b'(', b'0'..=b'9', ..]
        | [b'+' | b'>' | 0xC2 | 0xE2, ..]
        | [b'a'..=b'z', b')', ..] => true,
        [b'o', behind, ..] => !behind.is_ascii_alphanumeric(),
        _ => false,
    };
    may_be.then(|| counted(text).ok()).flatten().map(|(_, counted)| counted)
}

fn mark(input: &str) -> IResult<&str, ()> {
    let sign = (satisfy(|c| is_bullet(c) || is_dash(c)), blanks);
    let is_mark = |(sign, blanks): &(char, &str)| is_bullet(*sign) || !blanks.is_empty();
    value((), terminated(verify(sign, is_mark), not(eof))).parse(input)
}

fn alone(input: &str) -> IResult<&str, ()> {
    value((), (satisfy(|c| is_bullet(c) || signs::is_dash(c)), eof)).parse(input)
}

fn bullet(input: &str) -> IResult<&str, char> {
    satisfy(is_bullet).parse(input)
}

/// The signs of lists, and those of the fonts Symbol and Wingdings, which extractors leave where these have them.
const fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '\u{2022}'
            | '\u{B7}'
            | '\u{25AA}'
            | '\u{25CF}'
            | '\u{25E6}'
            | '\u{25CB}'
            | '\u{2023}'
            | '\u{25A0}'
            | '\u{25A1}'
            | '\u{25AB}'
            | '\u{25BA}'
            | '\u{25B6}'
            | '\u{25B8}'
            | '\u{25C6}'
            | '\u{25C7}'
            | '\u{2043}'
            | '\u{2219}'
            | '\u{2713}'
            | '\u{2714}'
            | '\u{2756}'
            | '\u{27A2}'
            | '\u{27A4}'
            | '\u{F020}'..='\u{F0FF}'
    )
}

fn is_dash(c: char) -> bool {
    signs::is_any_dash(c) || c == '*'
}

fn counted(input: &str) -> IResult<&str, Counted<'_>> {
    let (words, (form, number)) = alt((
        terminated(number, alt((eof, some_blanks))),
        terminated(sign, (some_blanks, not(eof))),
    ))
    .parse(input)?;
    let (_, ()) = not(month).parse(words)?;
    Ok(("", Counted { form, number, words }))
}

fn number(input: &str) -> IResult<&str, (Form<'_>, u32)> {
    let digits = (recognize(opt(char('('))), date::number(1, 2), closing)
        .map(|(before, number, behind)| ((before, Kind::Digits, behind), number));
    let letter = (satisfy(|c| c.is_ascii_lowercase()), tag(")"))
        .map(|(letter, behind)| (("", Kind::Letter, behind), u32::from(letter).saturating_sub(BEFORE_A)));
    alt((digits, letter)).parse(input)
}

/// A bullet has no more bytes.
const LONGEST: usize = 3;
/// The character before "a".
const BEFORE_A: u32 = 0x60;

fn closing(input: &str) -> IResult<&str, &str> {
    alt((tag(".)"), tag("."), tag(")"))).parse(input)
}

fn sign(input: &str) -> IResult<&str, (Form<'_>, u32)> {
    recognize(one_of("+>\u{2192}\u{BB}\u{203A}o"))
        .map(|sign| ((sign, Kind::Sign, ""), 0))
        .parse(input)
}

/// What stands behind the number of a day: "Mai", "5." but not "10.000", "und 2."
fn month(input: &str) -> IResult<&str, ()> {
    if date::starts_with_month(input) {
        return Ok((input, ()));
    }
    let thousands = take_while_m_n(3, 3, |c: char| c.is_ascii_digit());
    let stop = terminated(char('.'), not(thousands));
    value((), peek((opt(joining_days), date::number(1, 2), stop))).parse(input)
}

/// What stands between two days: "1. und 2. Mai", "1. bis 3. Mai".
fn joining_days(input: &str) -> IResult<&str, &str> {
    let sign = recognize(satisfy(|c| c == '/' || signs::is_dash(c)));
    let word = verify(take_till1(char::is_whitespace), |word: &str| {
        words::is(word, words::DAYS)
    });
    terminated(alt((sign, word)), blanks).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (text, mark) in [
            ("- Musik", 2),
            ("\u{2022} Tanz", 4),
            ("\u{2022}Tanz", 3),
            ("\u{2013}  Film", 5),
            ("* Film", 2),
            ("\u{25CB}\tFilm", 4),
            ("\u{27A2} Film", 4),
            ("\u{2713} Film", 4),
            ("\u{F0B7} Film", 4),
            ("\u{F0FC}Film", 3),
        ] {
            assert_eq!(length(text), Some(mark), "{text}");
        }
        for text in [
            "-2-",
            "-Musik",
            "Musik - Tanz",
            "-",
            "- ",
            "*",
            "\u{2022}",
            "+ Musik",
            "o Musik",
            "1. Musik",
            "\u{F8FF} Musik",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn marks_alone() {
        for (text, expected) in [
            ("-", true),
            ("\u{2013}", true),
            ("\u{2022}", true),
            ("\u{F0A7}", true),
            ("*", false),
            ("+", false),
            ("1.", false),
            ("- Musik", false),
        ] {
            assert_eq!(is_alone(text), expected, "{text}");
        }
    }

    #[test]
    fn bullets() {
        for (text, expected) in [
            ("\u{2022} Musik", true),
            ("\u{F0B7} Musik", true),
            ("\u{2022}", false),
            ("- Musik", false),
            ("\u{2014} Musik", false),
            ("\u{2192} Musik", false),
        ] {
            assert_eq!(is_bulleted(text), expected, "{text}");
        }
    }

    #[test]
    fn counted_marks() {
        for (text, form, number, words) in [
            ("1. Musik", ("", Kind::Digits, "."), 1, "Musik"),
            ("12) Tanz", ("", Kind::Digits, ")"), 12, "Tanz"),
            ("3.) Tanz", ("", Kind::Digits, ".)"), 3, "Tanz"),
            ("(2) Tanz", ("(", Kind::Digits, ")"), 2, "Tanz"),
            ("4.", ("", Kind::Digits, "."), 4, ""),
            ("c)\u{A0}Tanz", ("", Kind::Letter, ")"), 3, "Tanz"),
            ("1. und 2 Tage", ("", Kind::Digits, "."), 1, "und 2 Tage"),
            ("1. 10.000 Besucher", ("", Kind::Digits, "."), 1, "10.000 Besucher"),
            ("1. 200 Meter Lauf", ("", Kind::Digits, "."), 1, "200 Meter Lauf"),
            ("+ Musik", ("+", Kind::Sign, ""), 0, "Musik"),
            ("o\tMusik", ("o", Kind::Sign, ""), 0, "Musik"),
            ("\u{2192} Musik", ("\u{2192}", Kind::Sign, ""), 0, "Musik"),
        ] {
            assert_eq!(parse_counted(text), Some(Counted { form, number, words }), "{text}");
        }
        for text in [
            "1. Mai",
            "3. October",
            "1. und 2. Oktober",
            "1. bis 3. Mai",
            "1. \u{2013} 3. Mai",
            "1. / 2. Mai",
            "1. /2. Mai",
            "1. 5. 2019",
            "1. 5.",
            "1.Musik",
            "1.5 Millionen",
            "100. Geburtstag",
            "1 Kater",
            "a. Musik",
            "(c) Roth",
            "A) Musik",
            "o",
            "+",
            "+49. 211",
            "++ Musik ++",
            "ob Musik",
            "oft",
            "\u{BB}Musik\u{AB}",
        ] {
            assert_eq!(parse_counted(text), None, "{text}");
        }
    }
}
