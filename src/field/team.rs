//! Rows of the editors' list (Redaktionsteam).
//!
//! ```text
//! row       = initials dash words dash extension blanks      "jäk - Ina Roth - 93131"; the words are a name, see `person`
//! words     = word *( !( dash phone::first ) some_blanks word )
//! word      = 1*( any character but a blank )
//! extension = phone::number                                  without a dash that is set off
//! begun     = initials some_blanks ( "-" | "–" ) ( some_blanks | end )
//! signed    = "(" initials *( "/" initials ) ")"
//! initials  = 1*4 small letter
//! dash      = some_blanks ( "-" | "–" | "—" ) some_blanks
//! ```
//! A row that breaks off behind an em dash is none: prose sets off its clauses so.

use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, eof, not, recognize, verify};
use nom::multi::{many0_count, separated_list1};
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser as _};

use crate::text::signs;
use crate::text::words::{self, is_digit, starts_lowercase};

use super::person::Name;
use super::{blanks, person, phone, some_blanks, word};

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row<'t> {
    pub(crate) initials: &'t str,
    pub(crate) name: Name<'t>,
    pub(crate) phone: &'t str,
}

/// An editor signs with no more letters.
const INITIALS: usize = 4;

/// A row that was cut off is no longer than this, in characters.
const BEGUN: usize = 40;

/// Reads a whole line as a row.
pub(crate) fn parse(line: &str) -> Option<Row<'_>> {
    // Few lines begin small and end with a number.
    if !starts_lowercase(line) || !line.trim_end().ends_with(is_digit) {
        return None;
    }
    let (_, (initials, words, phone)) = all_consuming(row).parse(line).ok()?;
    let name = person::parse(words)?;
    Some(Row { initials, name, phone })
}

/// Whether a line begins like a row and breaks off.
pub(crate) fn is_begun(line: &str) -> bool {
    starts_lowercase(line) && begun(line).is_ok() && line.chars().count() <= BEGUN
}

/// The initials with which a text is signed at its end: "(jäk)".
pub(crate) fn signature(text: &str) -> Option<&str> {
    // Other brackets may stand in the text, so that it is found from the right.
    let (before, printed) = text.split_at_checked(text.rfind('(')?)?;
    let (_, initials) = all_consuming(signed).parse(printed).ok()?;
    let is_alone = before.is_empty() || before.ends_with(char::is_whitespace);
    is_alone.then_some(initials)
}

fn row(input: &str) -> IResult<&str, (&str, &str, &str)> {
    let (input, initials) = terminated(initials, dash).parse(input)?;
    let (input, words) = terminated(words, dash).parse(input)?;
    let (input, phone) = terminated(extension, blanks).parse(input)?;
    Ok((input, (initials, words, phone)))
}

fn words(input: &str) -> IResult<&str, &str> {
    recognize((word, many0_count((not((dash, phone::first)), some_blanks, word)))).parse(input)
}

fn extension(input: &str) -> IResult<&str, &str> {
    verify(phone::number, |number: &str| {
        words::split(number).all(|part| !part.chars().all(signs::is_dash))
    })
    .parse(input)
}

fn begun(input: &str) -> IResult<&str, &str> {
    recognize((initials, some_blanks, satisfy(signs::is_dash), alt((some_blanks, eof)))).parse(input)
}

fn signed(input: &str) -> IResult<&str, &str> {
    delimited(char('('), recognize(separated_list1(char('/'), initials)), char(')')).parse(input)
}

fn initials(input: &str) -> IResult<&str, &str> {
    let is_short = |letters: &str| letters.chars().nth(INITIALS).is_none();
    verify(take_while1(char::is_lowercase), is_short).parse(input)
}

fn dash(input: &str) -> IResult<&str, char> {
    delimited(some_blanks, satisfy(signs::is_any_dash), some_blanks).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for (line, expected) in [
            ("jäk - Ina Roth - 93131", ["jäk", "Roth", "Ina", "93131"]),
            (
                "jäk \u{2011} Ina Roth\u{2011}Ebel \u{2010} 89\u{2011}93131",
                ["jäk", "Roth\u{2011}Ebel", "Ina", "89\u{2011}93131"],
            ),
            (
                "mb \u{2013} Marc-André von der Heide - 9 31 31",
                ["mb", "von der Heide", "Marc-André", "9 31 31"],
            ),
            // A dash among the names is one of them.
            ("mb - Ina - Roth \u{2014} 93131 ", ["mb", "Roth", "Ina -", "93131"]),
            ("mb - Dr. Ina Roth - 93131", ["mb", "Roth", "Ina", "93131"]),
            ("mb - ?ukasz Dvo?ák - 93131", ["mb", "Dvo?ák", "?ukasz", "93131"]),
            ("abcd - Roth - 89-93131", ["abcd", "Roth", "", "89-93131"]),
        ] {
            let Row { initials, name, phone } = parse(line).expect(line);
            let given = name.given.unwrap_or_default();
            assert_eq!([initials, name.family, given, phone], expected, "{line}");
        }
        for (text, expected) in [
            ("(tü)", "tü"),
            ("(ko/zi)", "ko/zi"),
            ("(abcd)", "abcd"),
            ("Der Eintritt (5 Euro) ist frei. (mb)", "mb"),
        ] {
            assert_eq!(signature(text), Some(expected), "{text}");
        }
        for line in ["sw - Dör", "sw \u{2013}", "sw - "] {
            assert!(is_begun(line), "{line}");
        }
    }

    #[test]
    fn invalid() {
        for line in [
            "Rathaus - Marktplatz 2",
            "sw - Dör",
            "MB - Ina Roth - 93131",
            "mb - 93131",
            "mb-Ina-93131",
            "mb- Ina Roth - 93131",
            "mb - Ina Roth -93131",
            "abcde - Ina Roth - 93131",
            "mb - Ina Roth - 89 - 93131",
            "mb - Ina Roth - 93131 x",
            "mb - Ina Roth",
            "",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
        for text in ["(MB)", "im Park(mb)", "(mehrere)", "mb", "(mb) x", "(mb/)", "()", ""] {
            assert_eq!(signature(text), None, "{text}");
        }
        let long = format!("sw - {}", "D".repeat(BEGUN));
        for line in ["sw Dör", "sw -Dör", "SW - Dör", "sw \u{2014} Dör", long.as_str(), ""] {
            assert!(!is_begun(line), "{line}");
        }
        assert!(is_begun(long.get(..BEGUN).unwrap()));
    }
}
