//! Captions with their credit lines.
//!
//! ```text
//! captioned     = caption [ "," | ";" ] ( credit [ "." ] | "(" credit *")" )
//! credit        = copyright | photo | graphic | written
//! copyright     = mark blanks names
//! mark          = "©" | "(c)" | "(C)"
//! photo         = ( "Fotos" | "Foto" ) ( ":" blanks | " " blanks [ by ] ) photo_names
//! graphic       = ( "Grafiken" | "Grafik" ) ":" blanks names
//! written       = "(Copyright " blanks [ by ] names [ ")" ]
//! by            = "von " &capital                     behind a colon it belongs to the name
//! names         = slashed | housed | photographer | holder
//! photo_names   = photographers | slashed | housed | pictured | holder
//! slashed       = [ holder ] "/" [ photographer ]     at the last slash, whatever they are
//! housed        = abbreviation "," *char              at the last comma
//!               | organisation "," photographer
//! photographer  = person                              no organisation in it; see `organisation`
//! photographers = person *( "/" person )              no organisation in it
//! pictured      = ( capital | particle ) *char        no organisation in it
//! holder        = *char
//!
//! bracketed     = mark blanks ( capital | "/" | word end )
//! named         = *gap 1*( ( link | name ) *gap )     up to four names; behind a colon twelve
//! lone          = *gap 1*char *gap                    behind a colon alone: "privat"
//! link          = "und" | "für" | "e.V." | "&" | "des" | "am" | "im" | particle
//! name          = *( "(" | quote | "©" ) [ ( capital | digit ) *char ]
//! gap           = blank | "/"
//! quote         = a sign that may open a quotation; see `quotations`
//! ```
//! A text is parted by hand, at the last sign in it, because captions contain commas, colons and quotations, and nom reads
//! from the left; `bracketed`, `named` and `lone` tell what stands behind a sign that may be none. What ends the caption
//! and the names is taken away by hand too, from the right. From its sign on the credit is read by its grammar.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_till1, take_while};
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, consumed, eof, fail, map, opt, peek, rest, value, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::fold_many1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::organisation::{has_form_of_person, is_abbreviation, is_organisation, is_person};
use super::{beginning, blanks, person};
use crate::text::quotations::{self, Quotations};
use crate::text::signs;
use crate::text::words;

/// A word alone behind "(c)" is a name if it has no more bytes.
const LONGEST_WORD: usize = 12;

/// Behind words without a colon stand no more names.
const MOST_NAMES: usize = 4;

/// Behind words with a colon stand no more names.
const MOST_ANNOUNCED: usize = 12;

/// The names behind the sign of a credit have no more bytes.
pub(crate) const LONGEST_NAMES: usize = 120;

/// The parts of a captioned text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Captioned<'t> {
    /// Without the comma before the credit.
    pub(crate) caption: &'t str,
    pub(crate) credit: Option<CreditLine<'t>>,
}

/// The parts of a credit line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CreditLine<'t> {
    pub(crate) line: &'t str,
    pub(crate) holder: Option<&'t str>,
    pub(crate) photographer: Option<&'t str>,
}

/// A text parted before its last credit sign.
pub(crate) fn find_sign(text: &str) -> Option<(&str, &str)> {
    let copyright = text.rfind('\u{A9}');
    let from = copyright.map_or(0, |at| at.saturating_add('\u{A9}'.len_utf8()));
    let bracketed = text
        .get(from..)
        .filter(|rest| rest.contains('('))
        .and_then(last_bracketed);
    text.split_at_checked(bracketed.map(|at| from.saturating_add(at)).or(copyright)?)
}

/// Offset of the last "(c)" that a credit can begin with: not one inside a quotation, which is part of a title, and
/// not one that counts things, which a small letter follows.
fn last_bracketed(text: &str) -> Option<usize> {
    let (mut last, mut quoted, mut quotations) = (None, None, Quotations::default());
    for (at, byte) in text.bytes().enumerate() {
        // The first bytes of the sign and of quotes.
        if !matches!(byte, b'(' | b'"' | b'\'' | 0xC2 | 0xE2) {
            continue;
        }
        let behind = text.get(at..).unwrap_or_default();
        if byte != b'(' {
            quotations.meet_first(behind);
            if !quotations.is_open() {
                quoted = None;
            }
        } else if bracketed(behind).is_ok() {
            *if quotations.is_open() { &mut quoted } else { &mut last } = Some(at);
        }
    }
    // A quotation that is never closed began before the text.
    quoted.or(last)
}

/// Words that name the credit on web pages, and whether a colon ends them. Those without one need a name behind them.
const WORDS: [(&str, bool); 6] = [
    ("Fotos:", true),
    ("Foto:", true),
    ("Grafiken:", true),
    ("Grafik:", true),
    ("Fotos ", false),
    ("Foto ", false),
];

const WRITTEN: &str = "(Copyright ";

/// A text parted before its last sign with words: "Foto:", "(Copyright".
fn find_word(text: &str) -> Option<(&str, &str)> {
    // Hardly any caption has one, which is seen sooner from the left than from the right.
    let words = WORDS.iter().filter(|(word, _)| text.contains(word));
    let words = words.filter_map(|(word, has_colon)| {
        let at = text.rfind(word)?;
        let (before, credit) = text.split_at_checked(at)?;
        let is_alone = !before.ends_with(|c: char| c.is_alphanumeric() || signs::is_hyphen(c));
        (is_alone && is_names(credit.strip_prefix(word)?, *has_colon)).then_some(at)
    });
    let written = text.rfind(WRITTEN).filter(|_| text.trim_end().ends_with(')'));
    text.split_at_checked(words.chain(written).max()?)
}

/// Whether nothing but names stands behind the sign of a credit; behind a colon one word such as "privat" too.
fn is_names(text: &str, has_colon: bool) -> bool {
    let most = if has_colon { MOST_ANNOUNCED } else { MOST_NAMES };
    let is_named = || {
        all_consuming(named)
            .parse(text)
            .is_ok_and(|(_, count)| (1..=most).contains(&count))
    };
    text.len() <= LONGEST_NAMES && (has_colon && all_consuming(lone).parse(text).is_ok() || is_named())
}

/// A text parted before its last sign of any kind.
fn find_any(text: &str) -> Option<(&str, &str)> {
    let found = find_word(text).into_iter().chain(find_sign(text));
    found.max_by_key(|(before, _)| before.len())
}

/// Whether a text has a credit in it, as web pages print it.
pub(crate) fn has_worded(text: &str) -> bool {
    find_word(text).is_some() || find_sign(text).is_some()
}

/// Reads a text as caption and credit, as web pages print them. Any text is a caption, with or without a credit.
pub(crate) fn parse_worded(text: &str) -> Captioned<'_> {
    captioned(text, find_any(text))
}

/// Reads a text as caption and credit. Any text is a caption, with or without a credit.
pub(crate) fn parse(text: &str) -> Captioned<'_> {
    captioned(text, find_sign(text))
}

/// Reads a text that is parted before its sign.
fn captioned<'t>(text: &'t str, parted: Option<(&'t str, &'t str)>) -> Captioned<'t> {
    let Some((before, signed)) = parted else {
        let caption = text.trim_end().trim_end_matches(',').trim_end();
        return Captioned { caption, credit: None };
    };
    let before = before.trim_end();
    // Of a credit in brackets, "(©…)", both of them are no part; those of "(Copyright …)" are its sign.
    let opened = before.strip_suffix('(').filter(|_| signed.trim_end().ends_with(')'));
    let before = opened.unwrap_or(before).trim_end();
    let caption = before.strip_suffix([',', ';']).unwrap_or(before).trim_end();
    let credit = consumed(credit(opened.is_some())).parse(signed).ok();
    Captioned {
        caption,
        credit: credit.map(|(_, (line, (holder, photographer)))| CreditLine {
            line,
            holder,
            photographer,
        }),
    }
}

/// Holder and photographer.
type Names<'t> = (Option<&'t str>, Option<&'t str>);

type Failure<'t> = Error<&'t str>;

fn credit<'t>(is_bracketed: bool) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    alt((
        copyright(is_bracketed),
        photo(is_bracketed),
        graphic(is_bracketed),
        written(is_bracketed),
    ))
}

fn copyright<'t>(is_bracketed: bool) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    preceded((mark, blanks), whole(is_bracketed).and_then(names))
}

/// The credit sign that a text begins with.
pub(crate) fn mark(input: &str) -> IResult<&str, &str> {
    // By its first bytes: nearly no line begins so.
    match input.as_bytes() {
        [0xC2, 0xA9, ..] => beginning(input, "\u{A9}"),
        [b'(', b'c' | b'C', b')', ..] => beginning(input, "(c)"),
        _ => fail().parse(input),
    }
}

fn photo<'t>(is_bracketed: bool) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    let colon = value((), (char(':'), blanks));
    let blank = value((), (char(' '), blanks, opt(by)));
    let sign = (tag("Foto"), opt(char('s')), alt((colon, blank)));
    preceded(sign, whole(is_bracketed).and_then(photo_names))
}

fn graphic<'t>(is_bracketed: bool) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    let sign = (tag("Grafik"), opt(tag("en")), char(':'), blanks);
    preceded(sign, whole(is_bracketed).and_then(names))
}

fn written<'t>(is_bracketed: bool) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    let inside = terminated(unclosed.and_then(names), opt(char(')')));
    preceded((tag(WRITTEN), blanks, opt(by)), whole(is_bracketed).and_then(inside))
}

fn by(input: &str) -> IResult<&str, &str> {
    terminated(tag("von "), peek(satisfy(char::is_uppercase))).parse(input)
}

fn names(input: &str) -> IResult<&str, Names<'_>> {
    alt((slashed, housed, photographer, holder)).parse(input)
}

fn photo_names(input: &str) -> IResult<&str, Names<'_>> {
    alt((photographers, slashed, housed, pictured, holder)).parse(input)
}

fn slashed(input: &str) -> IResult<&str, Names<'_>> {
    map((before_last('/'), rest), |(holder, photographer)| {
        (present(holder), present(photographer))
    })
    .parse(input)
}

fn housed(input: &str) -> IResult<&str, Names<'_>> {
    // Behind the name of a house stands its town: "Stadtarchiv, Haifa".
    let parted = verify((before_last(','), rest), |(house, name): &(&str, &str)| {
        is_abbreviation(house) || is_organisation(house) && is_person(name)
    });
    map(parted, |(house, name)| (present(house), present(name))).parse(input)
}

fn photographer(input: &str) -> IResult<&str, Names<'_>> {
    map(verify(rest, is_person), |name| (None, present(name))).parse(input)
}

fn photographers(input: &str) -> IResult<&str, Names<'_>> {
    let are_persons = |names: &str| names.split('/').all(has_form_of_person) && !is_organisation(names);
    map(verify(rest, are_persons), |names| (None, present(names))).parse(input)
}

fn pictured(input: &str) -> IResult<&str, Names<'_>> {
    // "privat" and "dpa" are nobody.
    let is_somebody = |name: &str| {
        let begins = name.starts_with(char::is_uppercase) || person::is_particle(words::first_word(name));
        begins && !is_organisation(name)
    };
    map(verify(rest, is_somebody), |name| (None, present(name))).parse(input)
}

fn holder(input: &str) -> IResult<&str, Names<'_>> {
    map(rest, |name| (present(name), None)).parse(input)
}

fn present(part: &str) -> Option<&str> {
    Some(part.trim()).filter(|part| !part.is_empty())
}

/// All names, without the brackets around a credit or the full stop of its sentence.
fn whole<'t>(is_bracketed: bool) -> impl Parser<&'t str, Output = &'t str, Error = Failure<'t>> {
    move |input: &'t str| {
        let names = input.trim_end();
        let names = if is_bracketed {
            names.trim_end_matches(')').trim_end()
        } else {
            without_full_stop(names)
        };
        beginning(input, names)
    }
}

/// Names without the full stop of a sentence; that of "e.V." or of an initial belongs to them.
fn without_full_stop(names: &str) -> &str {
    let Some(stripped) = names.strip_suffix('.') else {
        return names;
    };
    let last = stripped.rsplit([' ', '/', '.']).next().unwrap_or_default();
    if last.chars().count() <= 2 { names } else { stripped }
}

/// All but the bracket at the end.
fn unclosed(input: &str) -> IResult<&str, &str> {
    beginning(input, input.strip_suffix(')').unwrap_or(input))
}

/// What stands before the last `sign`, which is taken too.
fn before_last<'t>(sign: char) -> impl Parser<&'t str, Output = &'t str, Error = Failure<'t>> {
    move |input: &'t str| {
        let parted = input.rsplit_once(sign).map(|(before, behind)| (behind, before));
        parted.ok_or(nom::Err::Error(Error::new(input, ErrorKind::Char)))
    }
}

fn bracketed(input: &str) -> IResult<&str, ()> {
    // A small letter counts things, unless it begins the only word: "(c)privat", "(c)dpa".
    let word = verify(take_till(char::is_whitespace), |word: &str| word.len() <= LONGEST_WORD);
    let begins = value((), satisfy(|c| c.is_uppercase() || c == '/'));
    preceded((mark, blanks), alt((begins, value((), (word, blanks, eof))))).parse(input)
}

/// Gives the number of names.
fn named(input: &str) -> IResult<&str, usize> {
    let word = alt((value(0, link), value(1, name)));
    preceded(gaps, fold_many1(terminated(word, gaps), || 0, usize::saturating_add)).parse(input)
}

fn lone(input: &str) -> IResult<&str, &str> {
    delimited(gaps, take_till1(is_gap), gaps).parse(input)
}

fn link(input: &str) -> IResult<&str, &str> {
    verify(take_till1(is_gap), |word: &str| {
        words::is(word, words::CREDIT | words::PARTICLE)
    })
    .parse(input)
}

fn name(input: &str) -> IResult<&str, &str> {
    verify(take_till1(is_gap), |word: &str| {
        let bare = word.trim_start_matches(|c| matches!(c, '(' | '\u{A9}') || quotations::may_open(c));
        bare.is_empty() || bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    })
    .parse(input)
}

fn gaps(input: &str) -> IResult<&str, &str> {
    take_while(is_gap).parse(input)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '/'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (&str, Option<&str>, Option<&str>, Option<&str>) {
        let Captioned { caption, credit } = parse(text);
        let credit = credit.as_ref();
        (
            caption,
            credit.map(|credit| credit.line),
            credit.and_then(|credit| credit.holder),
            credit.and_then(|credit| credit.photographer),
        )
    }

    #[test]
    fn valid() {
        let stadt = "Landeshauptstadt Düsseldorf";
        let table = [
            (
                "Im Park, ©Landeshauptstadt Düsseldorf/Ina Roth",
                "Im Park",
                "©Landeshauptstadt Düsseldorf/Ina Roth",
                Some(stadt),
                Some("Ina Roth"),
            ),
            (
                "Im Park , © Landeshauptstadt Düsseldorf / Ina Roth",
                "Im Park",
                "© Landeshauptstadt Düsseldorf / Ina Roth",
                Some(stadt),
                Some("Ina Roth"),
            ),
            (
                "Im Park,(c)Landeshauptstadt Düsseldorf/Ina Roth",
                "Im Park",
                "(c)Landeshauptstadt Düsseldorf/Ina Roth",
                Some(stadt),
                Some("Ina Roth"),
            ),
            (
                "Buch \"© heute\", Band 2, ©LHD",
                "Buch \"© heute\", Band 2",
                "©LHD",
                Some("LHD"),
                None,
            ),
            (
                "V.l.: A, B und C, ©Landeshauptstadt Düsseldorf",
                "V.l.: A, B und C",
                "©Landeshauptstadt Düsseldorf",
                Some(stadt),
                None,
            ),
            ("Im Park, ©Ina Roth", "Im Park", "©Ina Roth", None, Some("Ina Roth")),
            ("Im Park, ©/Ina Roth", "Im Park", "©/Ina Roth", None, Some("Ina Roth")),
            (
                "Im Park, ©Stadtmuseum",
                "Im Park",
                "©Stadtmuseum",
                Some("Stadtmuseum"),
                None,
            ),
            (
                "©Landeshauptstadt Düsseldorf/Ina Roth",
                "",
                "©Landeshauptstadt Düsseldorf/Ina Roth",
                Some(stadt),
                Some("Ina Roth"),
            ),
            ("Im Park, ©", "Im Park", "©", None, None),
            (
                "Im Park, ©Stadtmuseum (Haifa)",
                "Im Park",
                "©Stadtmuseum (Haifa)",
                Some("Stadtmuseum (Haifa)"),
                None,
            ),
            // An initial is no shouted word.
            (
                "Im Park, ©Ina M Roth",
                "Im Park",
                "©Ina M Roth",
                None,
                Some("Ina M Roth"),
            ),
            ("Im Park, ©INA ROTH", "Im Park", "©INA ROTH", Some("INA ROTH"), None),
            (
                "Im Park, ©Neue Messe",
                "Im Park",
                "©Neue Messe",
                Some("Neue Messe"),
                None,
            ),
            (
                "Im Park, ©Kunst-Post Haifa",
                "Im Park",
                "©Kunst-Post Haifa",
                Some("Kunst-Post Haifa"),
                None,
            ),
            (
                "Im Park, ©Gartenamt Haifa",
                "Im Park",
                "©Gartenamt Haifa",
                Some("Gartenamt Haifa"),
                None,
            ),
            ("Im Park, ©Amt Haifa", "Im Park", "©Amt Haifa", Some("Amt Haifa"), None),
        ];
        for (text, caption, line, holder, photographer) in table {
            assert_eq!(parts(text), (caption, Some(line), holder, photographer), "{text}");
        }
    }

    fn assert_worded(text: &str, caption: &str, line: &str, holder: Option<&str>, photographer: Option<&str>) {
        let read = parse_worded(text);
        let credit = read.credit.expect(text);
        assert_eq!((read.caption, credit.line), (caption, line), "{text}");
        assert_eq!((credit.holder, credit.photographer), (holder, photographer), "{text}");
    }

    #[test]
    fn worded() {
        let (roth, museum) = (Some("Ina Roth"), Some("Stadtmuseum"));
        assert_worded(
            "Im Park; Foto: Ina Neuhaus",
            "Im Park",
            "Foto: Ina Neuhaus",
            None,
            Some("Ina Neuhaus"),
        );
        assert_worded("Im Park. Fotos: Roth", "Im Park.", "Fotos: Roth", None, Some("Roth"));
        assert_worded("Im Park Foto Ina Roth", "Im Park", "Foto Ina Roth", None, roth);
        assert_worded("Grafik: Stadtmuseum", "", "Grafik: Stadtmuseum", museum, None);
        assert_worded(
            "Im Park (c)LHD,Roth",
            "Im Park",
            "(c)LHD,Roth",
            Some("LHD"),
            Some("Roth"),
        );
        assert_worded(
            "Im Park, (c)LHD, Roth",
            "Im Park",
            "(c)LHD, Roth",
            Some("LHD"),
            Some("Roth"),
        );
        assert_worded(
            "Im Park (Copyright Ina Roth)",
            "Im Park",
            "(Copyright Ina Roth)",
            None,
            roth,
        );
        assert_worded(
            "Im Park \u{A9} Stadtmuseum/Ina Roth",
            "Im Park",
            "\u{A9} Stadtmuseum/Ina Roth",
            museum,
            roth,
        );
        assert_worded("Im Park (Foto: Ina Roth)", "Im Park", "Foto: Ina Roth", None, roth);
        for text in [
            "Das Foto zeigt den Park",
            "Foto: er kam, sah und ging nach Hause",
            "Im Park, Presse-Foto: Ina Roth",
            "Im Park",
        ] {
            assert!(parse_worded(text).credit.is_none(), "{text}");
        }
    }

    #[test]
    fn names_behind_words() {
        let (ernst, both) = ("Dr. Ernst-Uwe von der Heide", "Ina Roth/Jan Berg");
        assert_worded(
            "Im Park. Foto: privat",
            "Im Park.",
            "Foto: privat",
            Some("privat"),
            None,
        );
        assert_worded(
            &format!("Im Park Foto {ernst}"),
            "Im Park",
            &format!("Foto {ernst}"),
            None,
            Some(ernst),
        );
        assert_worded(
            &format!("Im Park Fotos: {both}"),
            "Im Park",
            &format!("Fotos: {both}"),
            None,
            Some(both),
        );
        assert_worded(
            "Im Park Foto von Ina Roth",
            "Im Park",
            "Foto von Ina Roth",
            None,
            Some("Ina Roth"),
        );
        for (text, line, name) in [
            ("Im Park Foto: von Heide", "Foto: von Heide", "von Heide"),
            ("Im Park Foto von der Heide", "Foto von der Heide", "von der Heide"),
        ] {
            assert_worded(text, "Im Park", line, None, Some(name));
        }
        assert_worded(
            "Im Park,(c)Stadtarchiv, Haifa",
            "Im Park",
            "(c)Stadtarchiv, Haifa",
            Some("Stadtarchiv, Haifa"),
            None,
        );
        assert_worded("Im Park,(c)privat", "Im Park", "(c)privat", Some("privat"), None);
    }

    #[test]
    fn brackets_and_full_stops_around_a_credit_are_no_part_of_it() {
        let stadt = Some("LHD");
        for text in ["Blick (©LHD/Ewa Noll)", "Blick, ©LHD/Ewa Noll.", "Blick, ©LHD/Ewa Noll"] {
            assert_eq!(
                parts(text),
                ("Blick", Some("©LHD/Ewa Noll"), stadt, Some("Ewa Noll")),
                "{text}"
            );
        }
        assert_eq!(parts("Blick, ©Verein e.V.").1, Some("©Verein e.V."));
    }

    #[test]
    fn signs() {
        for text in ["\u{A9}LHD", "(c)LHD", "(C) LHD"] {
            assert!(mark(text).is_ok(), "{text}");
        }
        for text in ["", "Im Park \u{A9}LHD", "(d)LHD", "c)LHD", "(c LHD"] {
            assert!(mark(text).is_err(), "{text}");
        }
    }

    #[test]
    fn invalid() {
        for (text, caption) in [
            ("Im Park", "Im Park"),
            ("Im Park,", "Im Park"),
            ("Werk \"Schatten (c) Buche\"", "Werk \"Schatten (c) Buche\""),
            ("Werk „Schatten (c) Buche\"", "Werk „Schatten (c) Buche\""),
            ("Punkt (a), (b), (c) und mehr", "Punkt (a), (b), (c) und mehr"),
        ] {
            assert_eq!(parts(text), (caption, None, None, None), "{text}");
        }
    }
}
