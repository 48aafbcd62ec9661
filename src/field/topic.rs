//! Topics (Rubriken): several on one line, with nothing but a blank between them.
//!
//! ```text
//! topics       = *( separators topic ) separators
//! separators   = *( blank | "," | "|" | "/" )
//! topic        = word *held
//! held         = some_blanks word                  a binder, or any word behind a binder or an opener
//! binder       = a word that begins small or with a digit | "&" | "-"
//! opener       = "Zu" | "Amt" | "Bad" | … | an adjective
//! word         = 1*( any character but those of separators )
//!
//! line         = separators &capital noun *( gap ( noun | link ) ) separators      of topics, and of nothing else
//! gap          = 1*( blank | "," | "|" | "/" )
//! noun         = ( capital | digit ) *plain | "&"
//! plain        = letter | digit | "-" | "." | "'" | "’"
//! link         = "und" | "im" | "für" | …
//!
//! press_topic  = "News" | guest | office
//! guest        = "Zu" some_blanks "Gast" some_blanks "im" some_blanks "Rathaus"
//! office       = "Amt" some_blanks 1*digit some_blanks "News"
//! rubrics      = separators *( ( press_topic &( separator | end ) | rubric ) separators )
//! rubric       = "Kultur" | "Sport" | … | "und" | "&"
//! ```
//! So a topic of several words is told by its words: "Amt 13 News", "Planen und Bauen", "Kinder & Jugend".

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{digit1, satisfy};
use nom::combinator::{all_consuming, eof, fail, peek, recognize, value, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser as _};

use super::{before, beginning, some_blanks};
use crate::record::prefix;
use crate::text::signs;
use crate::text::words::{self, is_letter};

/// Endings of adjectives.
const ADJECTIVES: [&str; 5] = ["liche", "licher", "ische", "ischer", "isches"];

/// Names of rubrics as newspapers and the press service have them; a display line of nothing else is a line of topics,
/// because a kicker says something. In the order of their bytes.
const RUBRICS: [&str; 77] = [
    "Arbeit",
    "Ausbildung",
    "Bauen",
    "Bildung",
    "Bürgerbeteiligung",
    "Bürgerservice",
    "Digitales",
    "Digitalisierung",
    "Ehrenamt",
    "Europa",
    "Familie",
    "Familien",
    "Feuerwehr",
    "Finanzen",
    "Forschung",
    "Frauen",
    "Freizeit",
    "Gesellschaft",
    "Gesundheit",
    "Gleichstellung",
    "Haushalt",
    "Inklusion",
    "Innovation",
    "Integration",
    "Internationales",
    "Jugend",
    "Katastrophenschutz",
    "Kinder",
    "Kita",
    "Kitas",
    "Klima",
    "Klimaschutz",
    "Kommunalpolitik",
    "Kultur",
    "Kunst",
    "Medien",
    "Migration",
    "Mobilität",
    "Märkte",
    "Nachhaltigkeit",
    "Natur",
    "Ordnung",
    "Personal",
    "Planen",
    "Planung",
    "Politik",
    "Rat",
    "Rathaus",
    "Rettungsdienst",
    "Schule",
    "Schulen",
    "Senioren",
    "Sicherheit",
    "Soziales",
    "Sport",
    "Stadtentwicklung",
    "Stadtgeschichte",
    "Stadtgesellschaft",
    "Stadtgrün",
    "Stadtleben",
    "Stadtplanung",
    "Stadtteile",
    "Stadtverwaltung",
    "Städtebau",
    "Tourismus",
    "Umwelt",
    "Umweltschutz",
    "Veranstaltungen",
    "Verbraucherschutz",
    "Verkehr",
    "Verwaltung",
    "Vielfalt",
    "Wahlen",
    "Weiterbildung",
    "Wirtschaft",
    "Wissenschaft",
    "Wohnen",
];

/// A line of topics is no longer than this, in bytes.
const LONGEST: usize = 240;

/// The topics of a line.
pub(crate) fn split(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let (behind, topic) = preceded(separators, topic).parse(rest).ok()?;
        rest = behind;
        Some(topic)
    })
}

/// Whether a line can be one of topics: few words, most of them nouns, no sentence.
pub(crate) fn is_topics(words: &str) -> bool {
    let is_short = words.len() <= LONGEST && !words.ends_with('.');
    is_short && (is_plain_word(words) || all_consuming(line).parse(words).is_ok())
}

/// Whether a line is one word as most topics are, by its bytes.
pub(crate) fn is_plain_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase()) && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether a line is one of the press service's topics of several words; no kicker reads like that.
pub(crate) fn is_press_topic(line: &str) -> bool {
    all_consuming(press_topic).parse(line).is_ok()
}

/// Whether a line has nothing but names of rubrics.
pub(crate) fn is_rubrics(line: &str) -> bool {
    !line.is_empty() && all_consuming(rubrics).parse(line).is_ok()
}

fn separators(input: &str) -> IResult<&str, &str> {
    take_while(is_separator).parse(input)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '|' | '/')
}

fn topic(input: &str) -> IResult<&str, &str> {
    let (mut rest, mut last) = word(input)?;
    while let Ok((behind, next)) = some_blanks(rest).and_then(|(behind, _)| word(behind)) {
        if !is_binder(next) && !is_binder(last) && !is_opener(last) {
            break;
        }
        (rest, last) = (behind, next);
    }
    before(input, rest)
}

fn is_binder(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        || word == "&"
        || word.chars().all(signs::is_hyphen)
}

fn is_opener(word: &str) -> bool {
    words::is_capital(word, words::OPENER) || ADJECTIVES.iter().any(|ending| word.ends_with(ending))
}

fn word(input: &str) -> IResult<&str, &str> {
    if input.is_empty() || input.starts_with(is_separator) {
        return fail().parse(input);
    }
    let word = words::first_word(input);
    let end = word.bytes().position(|byte| matches!(byte, b',' | b'|' | b'/'));
    beginning(input, prefix(word, end.unwrap_or(word.len())))
}

fn line(input: &str) -> IResult<&str, usize> {
    let first = preceded(peek(satisfy(char::is_uppercase)), noun);
    let words = preceded(first, many0_count(preceded(gap, alt((noun, link)))));
    delimited(separators, words, separators).parse(input)
}

fn gap(input: &str) -> IResult<&str, &str> {
    take_while1(is_separator).parse(input)
}

fn noun(input: &str) -> IResult<&str, &str> {
    let begins = satisfy(|c| c.is_uppercase() || c.is_ascii_digit());
    alt((recognize((begins, take_while(is_plain))), tag("&"))).parse(input)
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || signs::is_hyphen(c) || matches!(c, '.' | '\'' | '\u{2019}')
}

fn link(input: &str) -> IResult<&str, &str> {
    verify(take_while1(is_letter), |word: &str| words::is(word, words::TOPIC)).parse(input)
}

fn press_topic(input: &str) -> IResult<&str, &str> {
    alt((tag("News"), guest, office)).parse(input)
}

fn guest(input: &str) -> IResult<&str, &str> {
    let words = (
        tag("Zu"),
        some_blanks,
        tag("Gast"),
        some_blanks,
        tag("im"),
        some_blanks,
        tag("Rathaus"),
    );
    recognize(words).parse(input)
}

fn office(input: &str) -> IResult<&str, &str> {
    recognize((tag("Amt"), some_blanks, digit1, some_blanks, tag("News"))).parse(input)
}

fn rubrics(input: &str) -> IResult<&str, usize> {
    let end = alt((value((), satisfy(is_separator)), value((), eof)));
    let press_topic = terminated(press_topic, peek(end));
    preceded(
        separators,
        many0_count(terminated(alt((press_topic, rubric)), separators)),
    )
    .parse(input)
}

fn rubric(input: &str) -> IResult<&str, &str> {
    verify(word, |word: &str| {
        RUBRICS.binary_search(&word).is_ok() || words::is(word, words::RUBRIC)
    })
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rubrics_are_in_order() {
        assert!(RUBRICS.is_sorted());
    }

    #[test]
    fn lines_of_topics() {
        let table: [(&str, &[&str]); 18] = [
            ("Kultur", &["Kultur"]),
            ("Kultur Wirtschaft", &["Kultur", "Wirtschaft"]),
            ("| Kultur Zu Gast im Rathaus", &["Kultur", "Zu Gast im Rathaus"]),
            ("Amt 13 News Amt 54 News", &["Amt 13 News", "Amt 54 News"]),
            ("Kultur News", &["Kultur", "News"]),
            ("Planen und Bauen Verkehr", &["Planen und Bauen", "Verkehr"]),
            ("Kultur, Sport", &["Kultur", "Sport"]),
            ("Kultur, 13 News", &["Kultur", "13 News"]),
            ("Kinder & Jugend Sport", &["Kinder & Jugend", "Sport"]),
            ("Bilk - Rath Sport", &["Bilk - Rath", "Sport"]),
            ("Palermo Bad Honnef Chemnitz", &["Palermo", "Bad Honnef", "Chemnitz"]),
            ("Kultur, und Sport", &["Kultur", "und Sport"]),
            ("Amt 13 und 54 News", &["Amt 13 und 54 News"]),
            ("Amt, Kultur", &["Amt", "Kultur"]),
            ("Kultur und", &["Kultur und"]),
            ("Zu |", &["Zu"]),
            ("", &[]),
            ("Öffentliche Sicherheit Umwelt", &["Öffentliche Sicherheit", "Umwelt"]),
        ];
        for (line, expected) in table {
            assert_eq!(split(line).collect::<Vec<_>>(), expected, "{line}");
        }
    }

    #[test]
    fn lines_that_are_none() {
        for line in [
            "Lesefest am Rhein eröffnet",
            "Es war schön.",
            "\"Musik\"",
            "Musik! Tanz",
            "",
            "am Rhein",
        ] {
            assert!(!is_topics(line), "{line}");
        }
        for line in [
            "Kultur",
            "Zu Gast im Rathaus Kultur",
            "Amt 13 News",
            "Planen und Bauen",
            "Kinder & Jugend",
        ] {
            assert!(is_topics(line), "{line}");
        }
        for (line, is_it) in [
            ("& Kultur", false),
            ("13 News", false),
            ("| Kultur |", true),
            ("Kultur.", false),
        ] {
            assert_eq!(is_topics(line), is_it, "{line}");
        }
        assert!(is_topics(&"K".repeat(LONGEST)) && !is_topics(&"K".repeat(LONGEST + 1)));
    }

    #[test]
    fn topics_of_the_press_service() {
        for line in [
            "Amt 13 News",
            "Amt\u{A0}13\u{A0}News",
            "Zu Gast im Rathaus",
            "Zu\u{A0}Gast  im Rathaus",
            "News",
        ] {
            assert!(is_press_topic(line), "{line}");
        }
        for line in [
            "Amt  News",
            "Amt 13",
            "Amt13 News",
            "ZuGast im Rathaus",
            "Neues vom Amt 13",
            "Amt 13 News heute",
            "News heute",
            "",
        ] {
            assert!(!is_press_topic(line), "{line}");
        }
    }

    #[test]
    fn rubrics_alone() {
        for line in [
            "Kultur",
            "Kultur, Sport",
            "Kultur Wirtschaft",
            "Kinder & Jugend",
            "| Kultur |",
            "Stadtentwicklung",
            "Sicherheit",
            "Rathaus",
            "Digitales",
            "Planen und Bauen",
            "Sicherheit und Ordnung",
            "Zu Gast im Rathaus Kultur",
            "Stadtgrün Amt 13 News",
        ] {
            assert!(is_rubrics(line), "{line}");
        }
        for line in [
            "Kultursommer",
            "Kultur am Rhein",
            "Uhrenmuseum",
            "Zu Gast",
            "Neues Rathaus",
            "",
        ] {
            assert!(!is_rubrics(line), "{line}");
        }
    }
}
