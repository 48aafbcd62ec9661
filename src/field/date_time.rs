//! The day and hour of issue, which the city's portal prints on one line.
//!
//! ```text
//! date_time = day between hour                                 "08.06.2020  14:25 Uhr"
//! day       = 1*2digit "." blanks 1*2digit "." blanks 4digit
//! between   = blanks sign blanks | some_blanks
//! sign      = "," | "|" | "-" | "–"
//! hour      = 1*2digit ( ":" | "." ) 2digit blanks "Uhr"
//! ```
//! Whether the calendar has the day, `date` tells.

use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::{IResult, Parser as _};

use super::date::number;
use super::{before, blanks, some_blanks};
use crate::text::signs;

/// What such a line ends with.
const HOUR: &str = "Uhr";

/// Reads a whole line as the day and the hour.
pub(crate) fn parse(line: &str) -> Option<(&str, &str)> {
    // Few lines begin and end so.
    if !line.starts_with(|c: char| c.is_ascii_digit()) || !line.ends_with(HOUR) {
        return None;
    }
    let (rest, day) = day(line).ok()?;
    let (rest, _) = between(rest).ok()?;
    let (rest, hour) = hour(rest).ok()?;
    rest.is_empty().then_some((day, hour))
}

fn day(input: &str) -> IResult<&str, &str> {
    let (rest, _) = number(1, 2)(input)?;
    let (rest, _) = full_stop(rest)?;
    let (rest, _) = number(1, 2)(rest)?;
    let (rest, _) = full_stop(rest)?;
    let (rest, _) = number(4, 4)(rest)?;
    before(input, rest)
}

fn full_stop(input: &str) -> IResult<&str, &str> {
    let (rest, _) = char('.').parse(input)?;
    blanks(rest)
}

fn between(input: &str) -> IResult<&str, &str> {
    let (behind, _) = blanks(input)?;
    let is_sign = |c: char| matches!(c, ',' | '|') || signs::is_dash(c);
    match behind.strip_prefix(is_sign) {
        Some(rest) => blanks(rest),
        None => some_blanks(input),
    }
}

fn hour(input: &str) -> IResult<&str, &str> {
    let (rest, _) = number(1, 2)(input)?;
    let (rest, _) = one_of(":.").parse(rest)?;
    let (rest, _) = number(2, 2)(rest)?;
    let (rest, _) = blanks(rest)?;
    let (rest, _) = tag(HOUR).parse(rest)?;
    before(input, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for (line, day, hour) in [
            ("08.06.2020  14:25 Uhr", "08.06.2020", "14:25 Uhr"),
            ("08.06.2020\u{A0}14:25\u{A0}Uhr", "08.06.2020", "14:25\u{A0}Uhr"),
            ("9.5.2020\t9.05 Uhr", "9.5.2020", "9.05 Uhr"),
            ("19.05. 2020, 14:25Uhr", "19.05. 2020", "14:25Uhr"),
            ("08.06.2020 | 14:25 Uhr", "08.06.2020", "14:25 Uhr"),
            ("08.06.2020 \u{2013} 14:25 Uhr", "08.06.2020", "14:25 Uhr"),
            ("08.06.2020 \u{2011} 14:25 Uhr", "08.06.2020", "14:25 Uhr"),
            ("08.06.2020-14:25 Uhr", "08.06.2020", "14:25 Uhr"),
            // No day of the calendar, but printed as one.
            ("31.02.2020 14:25 Uhr", "31.02.2020", "14:25 Uhr"),
        ] {
            assert_eq!(parse(line), Some((day, hour)), "{line}");
        }
    }

    #[test]
    fn invalid() {
        for line in [
            "",
            "08.06.2020",
            "14:25 Uhr",
            "08.06.2020 16 Uhr",
            "08.06.202014:25 Uhr",
            "19.05.20 14:25 Uhr",
            "19. Mai 2020 14:25 Uhr",
            "Am 08.06.2020 14:25 Uhr",
            "08.06.2020 14:25 Uhr.",
            "08.06.2020 14:25 bis 18:00 Uhr",
            "08.06.2020 um 14:25 Uhr",
            "\u{661}9.05.2020 14:25 Uhr",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
