//! The authors behind their label.
//!
//! ```text
//! byline  = label names
//! label   = word blanks ":"
//! word    = "Text" | "Redaktion" | "Editing" | …
//! names   = people, see `person`
//! ```

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{fail, recognize, rest};
use nom::sequence::preceded;
use nom::{IResult, Parser as _};

use super::blanks;
use super::person::{self, Name};
use crate::text::quotations;

/// What names the authors, German and English, in all layouts.
pub(crate) const WORDS: [&str; 8] = [
    "Text",
    "Redaktion",
    "Editing",
    "Autorin",
    "Autoren",
    "Autor",
    "Authors",
    "Author",
];

/// Those of page frames, which nothing else begins with, as "Text: 50 Seiten" does.
const OF_FRAMES: [&str; 2] = ["Redaktion", "Editing"];

/// Reads a whole text as a byline; no names at all if it is none.
pub(crate) fn parse(text: &str) -> Vec<Name<'_>> {
    byline(text).map(|(_, names)| names).unwrap_or_default()
}

/// The label that a text begins with, up to behind its colon.
pub(crate) fn label_of(text: &str) -> Option<&str> {
    label(text).ok().map(|(_, label)| label)
}

/// Whether nothing but authors can stand behind a label, even if no name can be read there.
pub(crate) fn is_of_frame(label: &str) -> bool {
    OF_FRAMES.iter().any(|word| label.starts_with(word))
}

/// Where labels stand in a text: at its start, behind a blank, or glued to the end of a sentence.
pub(crate) fn find_labels(text: &str) -> impl Iterator<Item = usize> {
    let colons = text.match_indices(':').map(|(at, _)| at);
    colons.filter_map(|colon| {
        let (words, behind) = text.split_at_checked(colon)?;
        if behind.starts_with("://") {
            return None;
        }
        let words = words.trim_end();
        let before = WORDS.iter().find_map(|word| words.strip_suffix(word))?;
        let sentence = before.trim_end_matches(quotations::may_close);
        let is_alone =
            before.is_empty() || before.ends_with(char::is_whitespace) || sentence.ends_with(['.', '!', '?']);
        is_alone.then_some(before.len())
    })
}

fn byline(input: &str) -> IResult<&str, Vec<Name<'_>>> {
    preceded(label, names).parse(input)
}

fn label(input: &str) -> IResult<&str, &str> {
    // By its first byte: nearly no line begins so.
    if !input.starts_with(['T', 'R', 'E', 'A']) {
        return fail().parse(input);
    }
    recognize((word, blanks, char(':'))).parse(input)
}

fn word(input: &str) -> IResult<&str, &str> {
    alt(WORDS.map(tag)).parse(input)
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
        for word in WORDS {
            for text in [
                format!("{word}: Lenz, Mara"),
                format!("{word}:Mara Lenz "),
                format!("{word} : Lenz, Dr. Mara"),
            ] {
                assert_eq!(families(&text), ["Lenz"], "{text}");
            }
        }
        for (text, expected) in [
            (
                "Redaktion: Lenz, Mara und Roth-Ebel, Dr. Ina",
                vec!["Lenz", "Roth-Ebel"],
            ),
            ("Editing: Lenz, Mara and Roth, Ina", vec!["Lenz", "Roth"]),
            ("Text: ?im?ek, Bertram / ?ukasz Roth", vec!["?im?ek", "Roth"]),
        ] {
            assert_eq!(families(text), expected, "{text}");
        }
    }

    #[test]
    fn invalid() {
        for text in [
            "Text:",
            "Text Lenz, Mara",
            "Texte: Lenz, Mara",
            "Bild: Lenz, Mara",
            " Text: Lenz, Mara",
            "Text: es war schön",
            "Text: 50 Seiten",
            "Redaktion: Amt 13",
            "",
        ] {
            assert!(parse(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn where_labels_stand() {
        for (text, expected) in [
            ("Text: Roth", vec![0]),
            ("Es war schön. Redaktion : Roth Text:Lenz", vec![15, 32]),
            ("Es war schön.Text: Roth", vec![14]),
            ("\"Es war schön.\"Text: Roth", vec![16]),
            ("»Es war schön.«Text: Roth", vec![18]),
            ("Der Kontext: Roth", vec![]),
            ("Bild: \"Redaktion: Roth\"", vec![]),
            ("(Text: Roth)", vec![]),
            ("Autorin: Roth Autoren: Lenz", vec![0, 14]),
        ] {
            assert_eq!(find_labels(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
