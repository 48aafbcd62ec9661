//! The label of an invitation.
//!
//! ```text
//! invitation = blanks label blanks *":"
//! label      = "Einladung" | "Einladung an die Medien" | "Pressetermin" | …       any blanks between its words
//! ```

use nom::bytes::complete::{tag, take_while};
use nom::combinator::{all_consuming, recognize};
use nom::error::Error;
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::{blanks, some_blanks};

/// The labels of an invitation.
pub(crate) const LABELS: [&str; 14] = [
    "Einladung",
    "Einladung an die Medien",
    "Einladung an die Presse",
    "Einladung / Invitation",
    "Einladung/Invitation",
    "Invitation",
    "Medientermin",
    "Pressetermin",
    "Medieneinladung",
    "Presseeinladung",
    "Einladung zum Pressetermin",
    "Einladung zum Medientermin",
    "EINLADUNG",
    "EINLADUNG AN DIE MEDIEN",
];

/// Whether a text begins with the letter of a label.
pub(crate) fn may_begin(text: &str) -> bool {
    text.starts_with(['E', 'I', 'M', 'P'])
}

/// Whether a line says that the text is an invitation.
pub(crate) fn is_invitation(line: &str) -> bool {
    let is_label = |words: &&str| all_consuming(invitation(words)).parse(line).is_ok();
    may_begin(line.trim_start()) && LABELS.iter().any(is_label)
}

fn invitation<'i>(words: &str) -> impl Parser<&'i str, Output = &'i str, Error = Error<&'i str>> {
    delimited(blanks, label(words), (blanks, take_while(|c| c == ':')))
}

/// The words of one label.
fn label<'i>(words: &str) -> impl Fn(&'i str) -> IResult<&'i str, &'i str> {
    move |input| {
        let mut words = words.split(' ');
        let first = tag(words.next().unwrap_or_default());
        let others = |mut input| {
            for word in words.clone() {
                (input, _) = preceded(some_blanks, tag(word)).parse(input)?;
            }
            Ok((input, ()))
        };
        recognize((first, others)).parse(input)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid() {
        for line in [
            "Einladung",
            "Einladung:",
            "Einladung :",
            "Einladung  an die\u{A0}Medien",
            "EINLADUNG AN DIE MEDIEN",
            "Einladung/Invitation::",
        ] {
            assert!(is_invitation(line), "{line}");
        }
    }

    #[test]
    fn invalid() {
        for line in [
            "Einladungen",
            "Einladung an",
            "Einladungan die Medien",
            "Einladung an die Medien heute",
            "Einladung: heute",
            "Einladung : :",
            "einladung",
            ":",
            "",
        ] {
            assert!(!is_invitation(line), "{line}");
        }
    }

    #[test]
    fn all_labels_are_read() {
        assert!(LABELS.iter().all(|label| is_invitation(label)));
    }
}
