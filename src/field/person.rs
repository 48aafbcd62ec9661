//! Names of persons.
//!
//! ```text
//! people       = printed *( separator printed ) [ separator ] blanks
//! printed      = blanks name blanks                 of at most 6 words, particles not counted, none of which begins small
//! separator    = " und " | " sowie " | " and " | " & " | ";" | "/"
//! name         = [ titles ] &( *lost letter ) ( family_first | given_first | family )       of at most 7 words
//! family_first = words blanks "," blanks [ titles ] given_names       "von der Heide, Anna"
//! given_names  = 1*( word | blank | "," )
//! given_first  = given some_blanks family                 "Anna von der Heide"
//! given        = word *( some_blanks word )               up to the family name
//! family       = word end | particle *( some_blanks word )
//! particle     = "von" | "der" | "ter" | …
//! words        = word *( some_blanks word )
//! word         = 1*( letter | lost | "-" | "." | "'" | "’" )
//! lost         = "?" | U+FFFD                             where an earlier copy lost a letter
//!
//! titles       = 1*( degree *( blanks subject ) blanks )  "Prof. Dr. med."
//! degree       = "Dr." | "Prof." | … | ( "Dr" | "PD" | … ) ( some_blanks | end ) | "Dipl." ( "-" | some_blanks ) word
//! subject      = "Ing." | "-Ing." | small *( small | "." ) "."         "med.", "h.c."
//! behind       = 1*( ( titles | letters ) gaps ) end      "Mara Lenz, M.A."
//! letters      = ( "M.A." | "MBA" | … ) ( gap | end )
//! gaps         = *gap
//! gap          = blank | ","
//! ```
//! A title is no part of a name. Those behind the name, or behind the family name that stands first, are taken off before
//! it is read. A name is no label of a number, and ends before the blanks, commas and bars behind it.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, eof, fail, map, map_opt, not, opt, peek, recognize, value, verify};
use nom::multi::{many0_count, many1_count, separated_list1};
use nom::sequence::{preceded, separated_pair, terminated};
use nom::{IResult, Parser as _};

use super::{before, blanks, phone, some_blanks};
use crate::text::signs;
use crate::text::words::{self, begins_name, is_letter, is_lost};

/// Family and given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name<'t> {
    pub(crate) family: &'t str,
    pub(crate) given: Option<&'t str>,
    /// All that is printed, if titles are printed with the name.
    pub(crate) titled: Option<&'t str>,
}

/// Names of several persons are no longer than this, in bytes.
const LONGEST: usize = 400;

/// A name is no longer than this, in bytes.
const LONGEST_NAME: usize = 100;

/// A name has no more words, titles not counted.
const MOST_WORDS: usize = 7;

/// In a list of names one has no more words, neither titles nor particles counted.
const MOST_PRINTED: usize = 6;

/// Titles before a name that end with their full stop, so that the name may follow without a blank.
const ABBREVIATED: [&str; 5] = ["Dr.", "Prof.", "Univ.-Prof.", "Priv.-Doz.", "Mag."];

/// Titles before a name that are words by themselves.
const WHOLE: [&str; 5] = ["Dr", "Prof", "PD", "Professor", "Professorin"];

/// Titles that stand behind a name only; before it they would be initials.
const LETTERS: [&str; 7] = ["M.A.", "B.A.", "M.Sc.", "B.Sc.", "Ph.D.", "LL.M.", "MBA"];

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
    let printed = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    if printed.len() > LONGEST_NAME || phone::is_label(printed) {
        return None;
    }
    let (_, name) = all_consuming(name).parse(without_titles_behind(printed)).ok()?;
    // Each word but the first has a blank or a comma before it.
    let may_be_long = || printed.len() > MOST_WORDS.saturating_mul(2);
    let own = || words::split(name.family).chain(name.given.into_iter().flat_map(words::split));
    if may_be_long() && own().count() > MOST_WORDS {
        return None;
    }
    Some(Name {
        titled: name.is_titled_in(printed).then_some(printed),
        ..name
    })
}

/// A name without the titles at its end, which end with a full stop or with capitals.
fn without_titles_behind(words: &str) -> &str {
    if !words.ends_with(|c: char| c == '.' || c.is_uppercase()) {
        return words;
    }
    let begins = |at: &usize| {
        let rest = words.get(*at..).unwrap_or_default();
        all_consuming(preceded(gaps, behind)).parse(rest).is_ok()
    };
    let mut gaps = words.match_indices(is_gap).map(|(at, _)| at);
    gaps.find(begins).and_then(|at| words.get(..at)).unwrap_or(words)
}

impl<'t> Name<'t> {
    fn given_words(&self) -> impl Iterator<Item = &'t str> {
        self.given.into_iter().flat_map(str::split_whitespace)
    }

    /// Whether more letters are printed than those of the name.
    fn is_titled_in(&self, printed: &str) -> bool {
        let letters = |text: &str| text.chars().filter(|c| is_of_word(*c)).count();
        let length = self.family.len().saturating_add(self.given.map_or(0, str::len));
        // Nothing but a comma and a blank as a rule.
        printed.len() > length.saturating_add(", ".len())
            && letters(printed) > letters(self.family).saturating_add(self.given.map_or(0, letters))
    }

    /// Whether the words look like a name: few, with capitals but for particles, and no sentence.
    fn is_printed_as_name(&self) -> bool {
        let mut own = self.family.split_whitespace().chain(self.given_words());
        let mut count = 0_usize;
        let are_capital = own.all(|word| {
            let is_particle = is_particle(word);
            count = count.saturating_add(usize::from(!is_particle));
            is_particle || begins_name(word) || word == "?"
        });
        are_capital && count <= MOST_PRINTED && !self.given.is_some_and(|given| given.contains(','))
    }
}

fn people(input: &str) -> IResult<&str, Vec<Name<'_>>> {
    terminated(separated_list1(separator, printed), (opt(separator), blanks)).parse(input)
}

fn printed(input: &str) -> IResult<&str, Name<'_>> {
    // A name may have blanks in it, so that its end is the next separator.
    let run = alt((take_till1(begins_separator), preceded(not(separator), tag(" "))));
    map_opt(recognize(many1_count(run)), |words: &str| {
        parse(words.trim()).filter(Name::is_printed_as_name)
    })
    .parse(input)
}

const fn begins_separator(c: char) -> bool {
    matches!(c, ' ' | ';' | '/')
}

fn separator(input: &str) -> IResult<&str, &str> {
    alt((
        tag(" und "),
        tag(" sowie "),
        tag(" and "),
        tag(" & "),
        tag(";"),
        tag("/"),
    ))
    .parse(input)
}

fn name(input: &str) -> IResult<&str, Name<'_>> {
    let (input, _) = opt(titles).parse(input)?;
    let (input, _) = peek((take_while(is_lost), satisfy(is_letter))).parse(input)?;
    if input.contains(',') {
        return family_first(input);
    }
    let alone = map(family, |family| name_of(family, None));
    alt((given_first, alone)).parse(input)
}

const fn name_of<'t>(family: &'t str, given: Option<&'t str>) -> Name<'t> {
    Name {
        family,
        given,
        titled: None,
    }
}

fn family_first(input: &str) -> IResult<&str, Name<'_>> {
    map(
        separated_pair(words, (blanks, char(','), blanks, opt(titles)), given_names),
        |(family, given)| name_of(without_titles_behind(family), Some(given)),
    )
    .parse(input)
}

fn given_names(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| is_of_word(c) || c.is_whitespace() || c == ',').parse(input)
}

fn given_first(input: &str) -> IResult<&str, Name<'_>> {
    let (mut rest, _) = word(input)?;
    loop {
        let (next, _) = some_blanks(rest)?;
        if let Ok((behind, family)) = family(next) {
            let (_, given) = before(input, rest)?;
            return Ok((behind, name_of(family, Some(given))));
        }
        (rest, _) = word(next)?;
    }
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
    is_letter(c) || is_lost(c) || signs::is_hyphen(c) || matches!(c, '.' | '\'' | '\u{2019}')
}

fn titles(input: &str) -> IResult<&str, usize> {
    many1_count((degree, many0_count((blanks, subject)), blanks)).parse(input)
}

fn degree(input: &str) -> IResult<&str, ()> {
    // By its first byte: nearly no name begins with a title.
    if !input.starts_with(['D', 'P', 'U', 'M']) {
        return fail().parse(input);
    }
    let abbreviated = alt(ABBREVIATED.map(tag));
    let whole = terminated(
        verify(word, |word: &str| WHOLE.contains(&word)),
        alt((some_blanks, eof)),
    );
    let diploma = recognize((tag("Dipl."), alt((tag("-"), some_blanks)), word));
    value((), alt((abbreviated, whole, diploma))).parse(input)
}

fn subject(input: &str) -> IResult<&str, &str> {
    let small = take_while1(|c: char| c.is_lowercase() || c == '.');
    let named = verify(small, |word: &str| {
        word.starts_with(char::is_lowercase) && word.ends_with('.')
    });
    alt((tag("Ing."), tag("-Ing."), named)).parse(input)
}

fn behind(input: &str) -> IResult<&str, usize> {
    many1_count((alt((value((), titles), value((), letters))), gaps)).parse(input)
}

fn letters(input: &str) -> IResult<&str, &str> {
    terminated(
        verify(word, |word: &str| LETTERS.contains(&word)),
        peek(alt((recognize(satisfy(is_gap)), eof))),
    )
    .parse(input)
}

fn gaps(input: &str) -> IResult<&str, &str> {
    take_while(is_gap).parse(input)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == ','
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
        for (text, expected) in [
            ("Lenz, Mara", vec![("Lenz", Some("Mara"))]),
            ("Mara Lenz", vec![("Lenz", Some("Mara"))]),
            ("Anna von der Heide", vec![("von der Heide", Some("Anna"))]),
            (
                "Lenz, Mara und Roth-Ebel, Ina",
                vec![("Lenz", Some("Mara")), ("Roth-Ebel", Some("Ina"))],
            ),
            (
                "Lenz, Mara / Roth, Ina; Jan Berg and Eva Voss & Voss",
                vec![
                    ("Lenz", Some("Mara")),
                    ("Roth", Some("Ina")),
                    ("Berg", Some("Jan")),
                    ("Voss", Some("Eva")),
                    ("Voss", None),
                ],
            ),
            (
                "Ina Roth sowie Jan Lenz",
                vec![("Roth", Some("Ina")), ("Lenz", Some("Jan"))],
            ),
            ("von der Heide, Anna Maria", vec![("von der Heide", Some("Anna Maria"))]),
            ("Lenz", vec![("Lenz", None)]),
            // A letter that was lost belongs to its name, be it the first one.
            ("?im?ek, Bertram", vec![("?im?ek", Some("Bertram"))]),
            ("?ukasz ?ák", vec![("?ák", Some("?ukasz"))]),
            ("\u{FFFD}ák, Micha\u{FFFD}", vec![("\u{FFFD}ák", Some("Micha\u{FFFD}"))]),
            (
                "Micha? Dvo?ák und ??ukasz Roth",
                vec![("Dvo?ák", Some("Micha?")), ("Roth", Some("??ukasz"))],
            ),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(family, given)| (Some(family), given))
                .collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        for text in [
            "Dr. Roth, Ina",
            "Roth, Dr. Ina",
            "Roth, Prof. Dr. med. Ina",
            "Prof. Dr. rer. nat. h.c. Ina Roth",
            "Prof.Dr.Ina Roth",
            "Dr.-Ing. Ina Roth",
            "Dr. Ing. Ina Roth",
            "Dipl.-Ing. Ina Roth",
            "Roth, Dipl. Ing. Ina",
            "Dr Ina Roth",
            "PD Dr. Ina Roth",
            "Professorin Dr. Ina Roth",
            "Ina Roth, M.A.",
            "Roth, Ina, Dr. med.",
            "Roth Dr., Ina",
            "Roth, Ina, Dr., MBA",
        ] {
            assert_eq!(read(text), [(Some("Roth"), Some("Ina"))], "{text}");
            assert_eq!(parse(text).and_then(|name| name.titled), Some(text));
        }
        assert_eq!(read("Dr. Roth"), [(Some("Roth"), None)]);
        assert_eq!(read("Dr. von der Heide, Ina"), [(Some("von der Heide"), Some("Ina"))]);
        assert_eq!(
            read("Prof. Dr. Lenz, Mara und Roth-Ebel, Dr. med. Ina"),
            [(Some("Lenz"), Some("Mara")), (Some("Roth-Ebel"), Some("Ina"))]
        );
        // However many there are, its own words are counted.
        assert_eq!(
            read("von der Heide, Prof. Dr. Dr. h. c. Anna Maria Ina Eva"),
            [(Some("von der Heide"), Some("Anna Maria Ina Eva"))]
        );
        // Initials are none, nor are words that begin like one.
        for (text, given) in [("M.A. Roth", "M.A."), ("Drago Roth", "Drago"), ("Roth, Magda", "Magda")] {
            assert_eq!(read(text), [(Some("Roth"), Some(given))], "{text}");
            assert_eq!(parse(text).and_then(|name| name.titled), None);
        }
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
            "?",
            "??? Lenz",
            "?Lenz",
            "Dr.",
            "Prof. Dr.",
            "Dr., Mara",
            "Lenz, Anna Maria Ina Eva Lea Pia",
            "von der Heide, Anna Maria Ina Eva Lea Pia",
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
