//! Page numbers.
//!
//! ```text
//! folio  = ("Seite" | "SEITE") blanks [ "-" ] number [ blanks ("von" | "of" | "/") blanks number ]
//! dashed = ( "-" | "–" ) blanks number blanks ( "-" | "–" )       "-2-", in 2016
//! ```

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1};
use nom::combinator::{all_consuming, opt, recognize};
use nom::{IResult, Parser as _};

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
    let (_, digits) = all_consuming(folio).parse(line).ok()?;
    Some(believed(digits))
}

/// Reads the end of a line as a folio between dashes; gives its offset too. Other words may stand before it.
pub(crate) fn parse_dashed(line: &str) -> Option<(usize, Folio)> {
    let is_dash = |c: char| matches!(c, '-' | '\u{2013}');
    let digits_end = line.strip_suffix(is_dash)?.trim_end();
    let before = digits_end.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = digits_end.get(before.len()..).filter(|digits| !digits.is_empty())?;
    let words = before.trim_end().strip_suffix(is_dash)?;
    let is_alone = words.is_empty() || words.ends_with(char::is_whitespace);
    is_alone.then(|| (words.len(), believed(digits)))
}

fn believed(digits: &str) -> Folio {
    let number = digits.parse().ok().filter(|number| (1..=HIGHEST).contains(number));
    number.map_or(Folio::Implausible, Folio::Number)
}

fn folio(input: &str) -> IResult<&str, &str> {
    let (input, _) = alt((tag("Seite"), tag("SEITE"))).parse(input)?;
    let (input, _) = blanks(input)?;
    let (input, number) = recognize((opt(char('-')), digit1)).parse(input)?;
    let (input, _) = opt((blanks, alt((tag("von"), tag("of"), tag("/"))), blanks, digit1)).parse(input)?;
    Ok((input, number))
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
        for (line, at, folio) in [
            ("-2-", 0, Folio::Number(2)),
            ("\u{2013} 12 \u{2013}", 0, Folio::Number(12)),
            ("Einladung -3-", 10, Folio::Number(3)),
            ("-0-", 0, Folio::Implausible),
        ] {
            assert_eq!(parse_dashed(line), Some((at, folio)), "{line}");
        }
        for line in ["-", "--", "2-", "A-2-", "-a-", "89-2-", ""] {
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
