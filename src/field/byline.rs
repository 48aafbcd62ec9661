//! The authors behind their label.
//!
//! ```text
//! byline  = label names
//! label   = "Text:" | "Redaktion:"
//! names   = people, see `person`
//! ```

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::rest;
use nom::sequence::preceded;
use nom::{IResult, Parser as _};

use super::person::{self, Name};

/// What names the author.
pub(crate) const AUTHOR: &str = "Text:";
/// What names the desk; it means the author too.
pub(crate) const EDITORS: &str = "Redaktion:";
/// The labels of a byline.
pub(crate) const LABELS: [&str; 2] = [AUTHOR, EDITORS];

/// Reads a whole text as a byline; no names at all if it is none.
pub(crate) fn parse(text: &str) -> Vec<Name<'_>> {
    byline(text).map(|(_, names)| names).unwrap_or_default()
}

fn byline(input: &str) -> IResult<&str, Vec<Name<'_>>> {
    preceded(label, names).parse(input)
}

fn label(input: &str) -> IResult<&str, &str> {
    alt((tag(AUTHOR), tag(EDITORS))).parse(input)
}

fn names(input: &str) -> IResult<&str, Vec<Name<'_>>> {
    rest.map(person::parse_people).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families(text: &str) -> Vec<&str> {
        parse(text).iter().map(|name| name.family).collect()
    }

    #[test]
    fn valid() {
        for (text, expected) in [
            ("Text: Lenz, Mara", vec!["Lenz"]),
            ("Text:Mara Lenz ", vec!["Lenz"]),
            (
                "Redaktion: Lenz, Mara und Roth-Ebel, Dr. Ina",
                vec!["Lenz", "Roth-Ebel"],
            ),
        ] {
            assert_eq!(families(text), expected, "{text}");
        }
    }

    #[test]
    fn invalid() {
        for text in [
            "Text:",
            "Text Lenz, Mara",
            "Bild: Lenz, Mara",
            " Text: Lenz, Mara",
            "Text: es war schön",
            "",
        ] {
            assert!(parse(text).is_empty(), "{text}");
        }
    }
}
