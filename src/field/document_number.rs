//! Document numbers at the foot of a page, and the logo printed above them.
//!
//! ```text
//! document_number  = 3*8 DIGIT "_" 3DIGIT
//! ```
//! The part behind the underscore names a desk; the part before it counts records, or, in 2016 and before, is the day
//! and hour at which the file was made. It is not the date of issue, so that no date is ever taken from it.

use nom::character::complete::{char, digit1};
use nom::combinator::{all_consuming, recognize, verify};
use nom::{IResult, Parser as _};

/// Reads a whole line as a document number.
pub(crate) fn parse(line: &str) -> Option<&str> {
    all_consuming(document_number)
        .parse(line)
        .ok()
        .map(|(_, number)| number)
}

fn document_number(input: &str) -> IResult<&str, &str> {
    let record = verify(digit1, |digits: &str| (3..=8).contains(&digits.len()));
    let desk = verify(digit1, |digits: &str| digits.len() == 3);
    recognize((record, char('_'), desk)).parse(input)
}

/// Whether a line is the city's logo as text, `:DÜSSELDORF`.
pub(crate) fn is_logo(line: &str) -> bool {
    matches!(line, ":DÜSSELDORF" | ":Düsseldorf" | ":DUSSELDORF" | ": DÜSSELDORF")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for line in ["9636_256", "29253_240", "16041416_160"] {
            assert_eq!(parse(line), Some(line));
        }
    }

    #[test]
    fn invalid() {
        for line in [
            "29253",
            "29253_24",
            "29253_2401",
            "_240",
            "29253-240",
            "29253_240 x",
            "123456789_240",
            "12_240",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
