//! The authors behind their label.
//!
//! ```text
//! byline  = label names
//! label   = *( kind tie ) word *( tie ( word | kind ) ) blanks ":"       "Text und Fotos:"
//! word    = "Text" | "Redaktion" | "Editing" | …                        or the same in capitals
//! kind    = "Foto" | "Grafik" | …                                       with `tie` that of a credit, see `credit`
//! names   = people, see `person`
//! ```

use memchr::memchr_iter;
use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::char;
use nom::combinator::{fail, recognize, rest, verify};
use nom::multi::many0_count;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser as _};

use super::blanks;
use super::credit::{self, tie};
use super::person::{self, Name};
use crate::text::{quotations, words};

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
    let row = label.split(':').next().unwrap_or_default();
    let mut words = row.split(|c| !words::is_letter(c));
    words.any(|word| OF_FRAMES.iter().any(|known| is_same(word, known)))
}

/// Whether a text begins with a label that says what else was made. A caption has "Text und Foto:" before its names too.
pub(crate) fn begins_with_kind(text: &str) -> bool {
    label_of(text).is_some_and(|label| label.split(|c| !words::is_letter(c)).any(credit::is_kind))
}

/// Where labels stand in a text: at its start, behind a blank, or glued to the end of a sentence.
pub(crate) fn find_labels(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let colons = memchr_iter(b':', text.as_bytes());
    colons.filter_map(|colon| {
        let (words, behind) = text.split_at_checked(colon)?;
        if behind.starts_with("://") {
            return None;
        }
        let (before, has_kind) = before_label(words)?;
        let ends_sentence = |text: &str| {
            let sentence = text.trim_end_matches(quotations::may_close);
            sentence.is_empty() || sentence.ends_with(['.', '!', '?'])
        };
        let is_alone = ends_sentence(before)
            || before.ends_with(char::is_whitespace) && (!has_kind || ends_sentence(before.trim_end()));
        is_alone.then_some(before.len())
    })
}

/// What stands before the words of a label at the end of a text, and whether a kind is among them. By hand, because nom reads
/// from the left.
fn before_label(text: &str) -> Option<(&str, bool)> {
    let (mut rest, mut has_word, mut has_kind, mut label) = (Some(text), false, false, None);
    while let Some(text) = rest {
        let words = text.trim_end();
        let word = last_letters(words);
        let is_one = is_word(word);
        if !is_one && !credit::is_kind(word) {
            break;
        }
        has_word |= is_one;
        has_kind |= !is_one;
        let before = words.strip_suffix(word)?;
        label = has_word.then_some((before, has_kind));
        rest = before_tie(before);
    }
    label
}

/// The letters that a text ends with.
fn last_letters(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut start = bytes.len();
    while let Some(before) = start.checked_sub(1)
        && bytes.get(before).is_some_and(u8::is_ascii_alphabetic)
    {
        start = before;
    }
    let is_whole = start
        .checked_sub(1)
        .and_then(|before| bytes.get(before))
        .is_none_or(u8::is_ascii);
    let plain = text.get(start..).filter(|_| is_whole);
    plain.unwrap_or_else(|| text.rsplit(|c| !words::is_letter(c)).next().unwrap_or_default())
}

/// What stands before the tie at the end of a text, if another word of a label can stand there.
fn before_tie(text: &str) -> Option<&str> {
    let words = text.trim_end();
    let sign = || words.strip_suffix(['/', '&']);
    let and = || {
        words
            .strip_suffix("und")
            .filter(|before| before.ends_with(char::is_whitespace))
    };
    let before = sign().or_else(and)?.trim_end();
    before.ends_with(words::is_letter).then_some(before)
}

fn byline(input: &str) -> IResult<&str, Vec<Name<'_>>> {
    preceded(label, names).parse(input)
}

fn label(input: &str) -> IResult<&str, &str> {
    // By its first byte: nearly no line begins so.
    if !input.starts_with(['T', 'R', 'E', 'A', 'F', 'B', 'G', 'I', 'P', 'V', 'Z']) {
        return fail().parse(input);
    }
    let kinds = many0_count(terminated(kind, tie));
    let others = many0_count(preceded(tie, alt((word, kind))));
    recognize((kinds, word, others, blanks, char(':'))).parse(input)
}

fn word(input: &str) -> IResult<&str, &str> {
    verify(take_while1(words::is_letter), is_word).parse(input)
}

fn kind(input: &str) -> IResult<&str, &str> {
    verify(take_while1(words::is_letter), credit::is_kind).parse(input)
}

fn is_word(word: &str) -> bool {
    matches!(word.as_bytes(), [b'T' | b'R' | b'E' | b'A', ..]) && WORDS.iter().any(|known| is_same(word, known))
}

/// Whether a word is a known one, or the same in capitals.
fn is_same(word: &str, known: &str) -> bool {
    word.eq_ignore_ascii_case(known) && (word == known || !word.contains(char::is_lowercase))
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
            ("Text: Ina Roth sowie Jan Lenz", vec!["Roth", "Lenz"]),
            ("Text und Redaktion: Roth, Ina", vec!["Roth"]),
            ("Redaktion/Text : Roth, Ina", vec!["Roth"]),
            ("Text und Fotos: Roth, Ina", vec!["Roth"]),
            ("Text/Foto: Ina Roth", vec!["Roth"]),
            ("Fotos & Text: Ina Roth", vec!["Roth"]),
            ("REDAKTION: Roth, Ina", vec!["Roth"]),
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
            "Foto/Video: Lenz, Mara",
            "Text und: Lenz, Mara",
            "Text und Musik: Lenz, Mara",
            "TeXT: Lenz, Mara",
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
            ("Es war schön. Text und Fotos: Roth", vec![15]),
            ("Es war schön.Redaktion/Text : Roth", vec![14]),
            ("Es war schön. REDAKTION: Roth", vec![15]),
            ("Es war schön. Fotos: Roth", vec![]),
            ("Blick auf den Rhein Text und Foto: Roth", vec![]),
            ("Musik und Text: Roth", vec![10]),
        ] {
            assert_eq!(find_labels(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
