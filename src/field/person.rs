//! Names of persons.
//!
//! ```text
//! people       = printed *( separator printed ) [ separator ] blanks
//! printed      = blanks name blanks                 of at most 6 words, particles not counted, none of which begins small
//! separator    = " und " | " and " | " & " | ";" | "/"
//! name         = &letter ( family_first | given_first | family )      of at most 7 words; only the first has a comma
//! family_first = words blanks "," blanks given_names      "von der Heide, Anna"
//! given_names  = *( word | blank | "," )
//! given_first  = given some_blanks family                 "Anna von der Heide"
//! given        = word *( some_blanks word )               up to the family name
//! family       = word end | particle *( some_blanks word )
//! particle     = "von" | "der" | "ter" | …
//! words        = word *( some_blanks word )
//! word         = 1*( letter | "-" | "." | "'" | "’" | "?" )
//! ```
//! A name is no label of a number, and ends before the blanks, commas and bars behind it. A letter that was lost to "?"
//! belongs to its name.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, eof, map, map_opt, not, opt, peek, recognize, verify};
use nom::multi::{many0_count, many1_count, separated_list1};
use nom::sequence::{preceded, separated_pair, terminated};
use nom::{IResult, Parser as _};

use super::{blanks, phone, some_blanks};
use crate::text::signs;
use crate::text::words::{self, is_letter};

/// Family and given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name<'t> {
    pub(crate) family: &'t str,
    pub(crate) given: Option<&'t str>,
}

/// Names of several persons are no longer than this, in bytes.
const LONGEST: usize = 400;

/// A name is no longer than this, in bytes.
const LONGEST_NAME: usize = 100;

/// A name has no more words.
const MOST_WORDS: usize = 7;

/// In a list of names one has no more words, particles not counted: "von der Heide, Prof. Dr. Anna Maria".
const MOST_PRINTED: usize = 6;

/// Whether a word is a part of a family name that begins small: "von", "ter".
pub(crate) fn is_particle(word: &str) -> bool {
    words::is(word, words::PARTICLE)
}

/// The names of several persons; none at all if anything else stands between them.
pub(crate) fn parse_people(text: &str) -> Vec<Name<'_>> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    all_consuming(people)
        .parse(text)
        .map(|(_, names)| names)
        .unwrap_or_default()
}

/// Family and given name: "Family, Given" or "Given Family"; `None` if the words are no name.
pub(crate) fn parse(words: &str) -> Option<Name<'_>> {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    if words.len() > LONGEST_NAME || words.split_whitespace().count() > MOST_WORDS || phone::is_label(words) {
        return None;
    }
    let (_, name) = all_consuming(name).parse(words).ok()?;
    Some(name)
}

fn people(input: &str) -> IResult<&str, Vec<Name<'_>>> {
    terminated(separated_list1(separator, printed), (opt(separator), blanks)).parse(input)
}

fn printed(input: &str) -> IResult<&str, Name<'_>> {
    // A name may have blanks in it, so that its end is the next separator.
    let run = alt((take_till1(begins_separator), preceded(not(separator), tag(" "))));
    map_opt(recognize(many1_count(run)), |words: &str| {
        let words = words.trim();
        parse(words).filter(|_| is_printed_as_name(words))
    })
    .parse(input)
}

const fn begins_separator(c: char) -> bool {
    matches!(c, ' ' | ';' | '/')
}

/// Whether the words look like a name: few, with capitals but for particles, and no sentence.
fn is_printed_as_name(words: &str) -> bool {
    let is_capital =
        |word: &str| word.starts_with(char::is_uppercase) || is_particle(word.trim_end_matches(',')) || word == "?";
    let count = words.split_whitespace().filter(|word| !is_particle(word)).count();
    count <= MOST_PRINTED && words.matches(',').count() <= 1 && words.split_whitespace().all(is_capital)
}

fn separator(input: &str) -> IResult<&str, &str> {
    alt((tag(" und "), tag(" and "), tag(" & "), tag(";"), tag("/"))).parse(input)
}

fn name(input: &str) -> IResult<&str, Name<'_>> {
    let (input, _) = peek(satisfy(is_letter)).parse(input)?;
    if input.contains(',') {
        return family_first(input);
    }
    let alone = map(family, |family| Name { family, given: None });
    alt((given_first, alone)).parse(input)
}

fn family_first(input: &str) -> IResult<&str, Name<'_>> {
    map(
        separated_pair(words, (blanks, char(','), blanks), given_names),
        |(family, given)| Name {
            family,
            given: Some(given),
        },
    )
    .parse(input)
}

fn given_names(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| is_of_word(c) || c.is_whitespace() || c == ',').parse(input)
}

fn given_first(input: &str) -> IResult<&str, Name<'_>> {
    map(separated_pair(given, some_blanks, family), |(given, family)| Name {
        family,
        given: Some(given),
    })
    .parse(input)
}

fn given(input: &str) -> IResult<&str, &str> {
    recognize((word, many0_count((some_blanks, not(family), word)))).parse(input)
}

fn family(input: &str) -> IResult<&str, &str> {
    let with_particle = recognize((particle, many0_count((some_blanks, word))));
    alt((terminated(word, eof), with_particle)).parse(input)
}

fn particle(input: &str) -> IResult<&str, &str> {
    verify(word, is_particle).parse(input)
}

fn words(input: &str) -> IResult<&str, &str> {
    recognize((word, many0_count((some_blanks, word)))).parse(input)
}

fn word(input: &str) -> IResult<&str, &str> {
    take_while1(is_of_word).parse(input)
}

fn is_of_word(c: char) -> bool {
    is_letter(c) || signs::is_hyphen(c) || matches!(c, '.' | '\'' | '\u{2019}' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Option<&str>, Option<&str>)> {
        parse_people(text)
            .into_iter()
            .map(|name| (Some(name.family), name.given))
            .collect()
    }

    #[test]
    fn valid() {
        assert_eq!(read("Lenz, Mara"), [(Some("Lenz"), Some("Mara"))]);
        assert_eq!(read("Mara Lenz"), [(Some("Lenz"), Some("Mara"))]);
        assert_eq!(read("Anna von der Heide"), [(Some("von der Heide"), Some("Anna"))]);
        assert_eq!(
            read("Lenz, Mara und Roth-Ebel, Dr. Ina"),
            [(Some("Lenz"), Some("Mara")), (Some("Roth-Ebel"), Some("Dr. Ina"))]
        );
        assert_eq!(
            read("von der Heide, Prof. Dr. Anna Maria"),
            [(Some("von der Heide"), Some("Prof. Dr. Anna Maria"))]
        );
        assert_eq!(
            read("Lenz, Prof. Dr. Anna Maria Ina"),
            [(Some("Lenz"), Some("Prof. Dr. Anna Maria Ina"))]
        );
        assert_eq!(read("Lenz"), [(Some("Lenz"), None)]);
        assert_eq!(
            read("Roth\u{2011}Ebel, Ina\u{2010}Mara"),
            [(Some("Roth\u{2011}Ebel"), Some("Ina\u{2010}Mara"))]
        );
    }

    #[test]
    fn invalid() {
        for text in [
            "",
            "es war schön",
            "Lenz, Mara 93131",
            "Mara Lenz liest vor",
            "Lenz, Mara, Roth, Ina",
            "? Lenz",
            "Lenz, Prof. Dr. Anna Maria Ina Eva",
            "von der Heide, Prof. Dr. Anna Maria Ina",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_longest_names() {
        let name = "L".repeat(100);
        assert_eq!(read(&name), [(Some(name.as_str()), None)]);
        assert!(read(&"L".repeat(101)).is_empty());
        let names = "Lenz;".repeat(80);
        assert_eq!(names.len(), LONGEST);
        assert_eq!(read(&names).len(), 80);
        assert!(read(&format!("{names} ")).is_empty());
    }
}
