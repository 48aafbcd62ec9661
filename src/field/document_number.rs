//! Document numbers at the foot of a page, and the logo printed above them.
//!
//! ```text
//! document_number = record "_" desk | long_record "_" short_desk
//! record          = 3*8 digit
//! desk            = 3digit
//! long_record     = 5*8 digit                                 "2018_19" is a season
//! short_desk      = 2digit
//! logo            = ":DÜSSELDORF" | ":Düsseldorf" | ":DUSSELDORF" | ": DÜSSELDORF"
//! ```
//! The desk has its own number; the record counts, or, in 2016 and before, is the day and hour at which the file was made.
//! It is not the date of issue, so that no date is ever taken from it.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{all_consuming, recognize};
use nom::{IResult, Parser as _};

/// Reads a whole line as a document number.
pub(crate) fn parse(line: &str) -> Option<&str> {
    // Nearly no line begins so.
    line.as_bytes()
        .first_chunk::<3>()
        .filter(|bytes| bytes.iter().all(u8::is_ascii_digit))?;
    let (_, number) = all_consuming(document_number).parse(line).ok()?;
    Some(number)
}

/// Whether a line is the city's logo as text, `:DÜSSELDORF`.
pub(crate) fn is_logo(line: &str) -> bool {
    all_consuming(logo).parse(line).is_ok()
}

fn document_number(input: &str) -> IResult<&str, &str> {
    recognize(alt((
        recognize((record, char('_'), desk)),
        recognize((long_record, char('_'), short_desk)),
    )))
    .parse(input)
}

fn record(input: &str) -> IResult<&str, &str> {
    take_while_m_n(3, 8, |c: char| c.is_ascii_digit()).parse(input)
}

fn desk(input: &str) -> IResult<&str, &str> {
    take_while_m_n(3, 3, |c: char| c.is_ascii_digit()).parse(input)
}

fn long_record(input: &str) -> IResult<&str, &str> {
    take_while_m_n(5, 8, |c: char| c.is_ascii_digit()).parse(input)
}

fn short_desk(input: &str) -> IResult<&str, &str> {
    take_while_m_n(2, 2, |c: char| c.is_ascii_digit()).parse(input)
}

fn logo(input: &str) -> IResult<&str, &str> {
    alt((
        tag(":DÜSSELDORF"),
        tag(":Düsseldorf"),
        tag(":DUSSELDORF"),
        tag(": DÜSSELDORF"),
    ))
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for line in ["9636_256", "29253_240", "16041416_160", "123_240", "29253_24"] {
            assert_eq!(parse(line), Some(line));
        }
    }

    #[test]
    fn invalid() {
        for line in [
            "29253",
            "29253_2",
            "2018_19",
            "29253_2401",
            "_240",
            "29253-240",
            "29253_240 x",
            "123456789_240",
            "12_240",
            "\u{661}\u{662}\u{663}_240",
            "",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn logos() {
        assert!(is_logo(":DÜSSELDORF") && is_logo(": DÜSSELDORF"));
        for line in ["DÜSSELDORF", ":DÜSSELDORFER", ":  DÜSSELDORF", ""] {
            assert!(!is_logo(line), "{line}");
        }
    }
}
