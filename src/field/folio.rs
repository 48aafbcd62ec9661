//! Page numbers.
//!
//! ```text
//! folio   = ( "Seite" | "SEITE" ) blanks number [ count ]
//! number  = [ "-" ] 1*digit
//! count   = blanks ( "von" | "of" | "/" ) blanks 1*digit
//! dashed  = dash blanks 1*digit blanks dash                "-2-", in 2016
//! dash    = "-" | "–"
//! ```

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1, satisfy};
use nom::combinator::{all_consuming, eof, opt, recognize};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser as _};

use crate::text::signs;

use super::blanks;

/// The highest page number that is believed.
pub(crate) const HIGHEST: u32 = 9_999;

/// A line that is a page number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Folio {
    /// From 1 to [`HIGHEST`].
    Number(u32),
    /// Any other.
    Implausible,
}

/// Reads a whole line as a folio.
pub(crate) fn parse(line: &str) -> Option<Folio> {
    let (_, number) = all_consuming(folio).parse(line).ok()?;
    Some(believed(number))
}

/// Reads the end of a line as a folio between dashes; gives all of it that is printed. Other words may stand before it.
pub(crate) fn parse_dashed(line: &str) -> Option<(&str, Folio)> {
    // Other words may have dashes too, so that it is found from the right.
    let before_last = line.strip_suffix(signs::is_dash)?;
    let (words, printed) = line.split_at_checked(before_last.rfind(signs::is_dash)?)?;
    let (_, number) = all_consuming(dashed).parse(printed).ok()?;
    let is_alone = words.is_empty() || words.ends_with(char::is_whitespace);
    is_alone.then(|| (printed, believed(number)))
}

fn believed(number: &str) -> Folio {
    let number = number.parse().ok().filter(|number| (1..=HIGHEST).contains(number));
    number.map_or(Folio::Implausible, Folio::Number)
}

fn folio(input: &str) -> IResult<&str, &str> {
    let label = alt((tag("Seite"), tag("SEITE")));
    // Nearly all end behind the number.
    terminated(preceded((label, blanks), number), alt((eof, count))).parse(input)
}

fn number(input: &str) -> IResult<&str, &str> {
    recognize((opt(char('-')), digit1)).parse(input)
}

fn count(input: &str) -> IResult<&str, &str> {
    preceded((blanks, alt((tag("von"), tag("of"), tag("/"))), blanks), digit1).parse(input)
}

fn dashed(input: &str) -> IResult<&str, &str> {
    delimited((dash, blanks), digit1, (blanks, dash)).parse(input)
}

fn dash(input: &str) -> IResult<&str, char> {
    satisfy(signs::is_dash).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for (line, number) in [
            ("Seite 2", 2),
            ("Seite  12", 12),
            ("Seite 3 von 15", 3),
            ("SEITE 9999", 9_999),
            ("Seite7", 7),
        ] {
            assert_eq!(parse(line), Some(Folio::Number(number)), "{line}");
        }
    }

    #[test]
    fn dashed() {
        for (line, printed, folio) in [
            ("-2-", "-2-", Folio::Number(2)),
            ("\u{2013} 12 \u{2013}", "\u{2013} 12 \u{2013}", Folio::Number(12)),
            ("\u{2011}2\u{2011}", "\u{2011}2\u{2011}", Folio::Number(2)),
            ("Bilk - Einladung -3-", "-3-", Folio::Number(3)),
            ("-0-", "-0-", Folio::Implausible),
        ] {
            assert_eq!(parse_dashed(line), Some((printed, folio)), "{line}");
        }
        for line in ["-", "--", "2-", "A-2-", "-a-", "89-2-", "-2- x", "-\u{662}-", ""] {
            assert_eq!(parse_dashed(line), None, "{line}");
        }
    }

    #[test]
    fn implausible() {
        for line in ["Seite 0", "Seite -1", "Seite 10000", "Seite 99999999999"] {
            assert_eq!(parse(line), Some(Folio::Implausible), "{line}");
        }
        assert_eq!(parse(&format!("Seite {}", "9".repeat(400))), Some(Folio::Implausible));
    }

    #[test]
    fn invalid() {
        for line in [
            "Seite",
            "Seite zwei",
            "Seite 2 und 3",
            "Siehe Seite 2",
            "Seiten 2",
            "Seite \u{662}",
            "Seite \u{FF12}",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
