//! Captions with their credit lines.
//!
//! ```text
//! captioned = caption [ joint ] ( credit | bracket credit *bracket ) [ "." ]
//! joint     = "," | ";" | "|" | "/" | blank dash
//! credit    = signed | labelled | written
//! signed    = mark blanks [ label ] names_of                      see `label` and `names`
//! labelled  = ( label | plain ) [ mark blanks ] names_of
//! written   = "(Copyright " blanks [ by ] names [ ")" ]
//! ```
//! A text is parted by hand, at the last sign in it, because captions contain commas, colons and quotations, and nom reads
//! from the left; see `begin`. What ends the caption and the names is taken away by hand too, from the right. From its sign
//! on the credit is read by its grammar.

mod begin;
mod label;
mod names;

use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{consumed, opt};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

pub(crate) use begin::{begins, find, find_begin, find_marked, find_sign, is_name, may_be_in};
pub(crate) use label::{has_mark, is_kind, is_of_picture, mark, names_behind, tie};

use self::label::{WRITTEN, by, label, plain};
use self::names::{Failure, Names, names, names_of, whole};
use super::{beginning, blanks};
use crate::record::place_of;
use crate::text::signs;

/// The parts of a captioned text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Captioned<P> {
    /// Without the comma before the credit.
    pub(crate) caption: P,
    pub(crate) credit: Option<CreditLine<P>>,
}

/// The parts of a credit line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CreditLine<P> {
    pub(crate) line: P,
    pub(crate) holder: Option<P>,
    pub(crate) photographer: Option<P>,
}

impl<P> Captioned<P> {
    fn map<Q>(&self, part: impl Fn(&P) -> Q) -> Captioned<Q> {
        let of_credit = |credit: &CreditLine<P>| CreditLine {
            line: part(&credit.line),
            holder: credit.holder.as_ref().map(&part),
            photographer: credit.photographer.as_ref().map(&part),
        };
        Captioned {
            caption: part(&self.caption),
            credit: self.credit.as_ref().map(of_credit),
        }
    }
}

/// The last text that was read: pictures of one occasion often have the same.
#[derive(Debug, Default)]
pub(crate) struct Captions {
    text: String,
    parts: Captioned<Range<usize>>,
}

impl Captions {
    /// Reads the text of the next picture.
    pub(crate) fn read<'t>(&mut self, text: &'t str) -> Captioned<&'t str> {
        if self.text != text {
            self.parts = parse(text).map(|part| place_of(text, part));
            self.text.clear();
            self.text.push_str(text);
        }
        self.parts.map(|place| text.get(place.clone()).unwrap_or_default())
    }
}

/// Reads a text as caption and credit. Any text is a caption, with or without a credit.
pub(crate) fn parse(text: &str) -> Captioned<&str> {
    let Some((before, credited)) = find(text) else {
        let caption = text.trim_end().trim_end_matches(',').trim_end();
        return Captioned { caption, credit: None };
    };
    let before = before.trim_end();
    // Of a credit in brackets, "(©…)", both of them are no part; those of "(Copyright …)" are its sign.
    let opened = before.strip_suffix(['(', '[']);
    let bracket = opened.and_then(|_| closing(before, credited));
    let caption = without_joint(opened.filter(|_| bracket.is_some()).unwrap_or(before).trim_end());
    let credit = consumed(credit(bracket)).parse(credited).ok();
    Captioned {
        caption,
        credit: credit.map(|(_, (line, (holder, photographer)))| CreditLine {
            line,
            holder,
            photographer,
        }),
    }
}

/// The bracket that closes a credit, if the one that the caption ends with is closed there.
fn closing(before: &str, credited: &str) -> Option<char> {
    let bracket = if before.ends_with('[') { ']' } else { ')' };
    let credit = credited.trim_end();
    credit
        .strip_suffix('.')
        .unwrap_or(credit)
        .ends_with(bracket)
        .then_some(bracket)
}

/// A caption without what parts it from its credit.
fn without_joint(caption: &str) -> &str {
    let dashed = caption
        .strip_suffix(signs::is_any_dash)
        .filter(|words| words.ends_with(char::is_whitespace));
    let joined = || caption.strip_suffix([',', ';', '|', '/']);
    dashed.or_else(joined).unwrap_or(caption).trim_end()
}

fn credit<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    alt((signed(bracket), labelled(bracket), written(bracket)))
}

fn signed<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    move |input: &'t str| {
        let (names, kind) = preceded((mark, blanks), opt(label)).parse(input)?;
        whole(bracket).and_then(names_of(kind, true)).parse(names)
    }
}

fn labelled<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    move |input: &'t str| {
        let (names, (kind, mark)) = (alt((label, plain)), opt((mark, blanks))).parse(input)?;
        whole(bracket)
            .and_then(names_of(Some(kind), mark.is_some()))
            .parse(names)
    }
}

fn written<'t>(bracket: Option<char>) -> impl Parser<&'t str, Output = Names<'t>, Error = Failure<'t>> {
    let inside = terminated(unclosed.and_then(names), opt(char(')')));
    preceded((tag(WRITTEN), blanks, opt(by)), whole(bracket).and_then(inside))
}

/// All but the bracket at the end.
fn unclosed(input: &str) -> IResult<&str, &str> {
    beginning(input, input.strip_suffix(')').unwrap_or(input))
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
    fn captions_one_after_the_other() {
        let mut captions = Captions::default();
        for text in [
            "",
            "Im Park, ©LHD/Ina Roth",
            "Im Park, ©LHD/Ina Roth",
            "Im Hof, ©LHD/Ina Roth",
            "Im Hof",
            "Im Hof",
        ] {
            assert_eq!(captions.read(text), parse(text), "{text}");
        }
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
        let read = parse(text);
        let credit = read.credit.expect(text);
        assert_eq!((read.caption, credit.line), (caption, line), "{text}");
        assert_eq!((credit.holder, credit.photographer), (holder, photographer), "{text}");
    }

    #[test]
    fn letters_that_were_lost_belong_to_names() {
        for (text, line, photographer) in [
            ("Im Park, (c)?ukasz Dvo?ák", "(c)?ukasz Dvo?ák", "?ukasz Dvo?ák"),
            ("Im Park, ©Micha? Roth", "©Micha? Roth", "Micha? Roth"),
            ("Im Park; Foto: ?ukasz Roth", "Foto: ?ukasz Roth", "?ukasz Roth"),
            ("Im Park. Foto von ?ukasz Roth", "Foto von ?ukasz Roth", "?ukasz Roth"),
            (
                "Im Park (Copyright ?ukasz Roth)",
                "(Copyright ?ukasz Roth)",
                "?ukasz Roth",
            ),
        ] {
            let credit = parse(text).credit.expect("a credit");
            assert_eq!((credit.line, credit.photographer), (line, Some(photographer)), "{text}");
        }
        // Behind a sign that counts things stands no name.
        assert_eq!(parse("Gut (c) ? oder nicht").credit, None);
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
            assert!(parse(text).credit.is_none(), "{text}");
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

    /// Every label, with what a family name alone behind it is.
    const LABELS: [(&str, Option<&str>, Option<&str>); 31] = [
        ("Foto", None, Some("Roth")),
        ("Fotos", None, Some("Roth")),
        ("Fotograf", None, Some("Roth")),
        ("Fotografin", None, Some("Roth")),
        ("Fotografen", None, Some("Roth")),
        ("Fotografie", None, Some("Roth")),
        ("Photo", None, Some("Roth")),
        ("Photos", None, Some("Roth")),
        ("Video", None, Some("Roth")),
        ("Videos", None, Some("Roth")),
        ("Foto/Video", None, Some("Roth")),
        ("Fotos und Videos", None, Some("Roth")),
        ("Fotos (2)", None, Some("Roth")),
        ("Text und Fotos", None, Some("Roth")),
        ("Bild", None, Some("Roth")),
        ("Bilder", None, Some("Roth")),
        ("Bildrechte", None, Some("Roth")),
        ("Bildnachweis", None, Some("Roth")),
        ("Bildnachweise", None, Some("Roth")),
        ("Bildquelle", None, Some("Roth")),
        ("Bildquellen", None, Some("Roth")),
        ("Fotorechte", None, Some("Roth")),
        ("Fotonachweis", None, Some("Roth")),
        ("Fotoquelle", None, Some("Roth")),
        ("Copyright", None, Some("Roth")),
        ("Grafik", Some("Roth"), None),
        ("Grafiken", Some("Roth"), None),
        ("Illustration", Some("Roth"), None),
        ("Zeichnungen", Some("Roth"), None),
        ("Visualisierung", Some("Roth"), None),
        ("Quelle", Some("Roth"), None),
    ];

    #[test]
    fn every_label_with_every_mark_and_bracket() {
        let (museum, roth) = (Some("Stadtmuseum"), Some("Ina Roth"));
        for (label, holder, photographer) in LABELS {
            for sign in [
                "{}: ",
                "{}:",
                "{} : ",
                "{}: \u{A9} ",
                "{}: \u{A9}",
                "{}: (c) ",
                "\u{A9} {}: ",
                "(c){}: ",
            ] {
                let sign = sign.replace("{}", label);
                for (open, close) in [
                    (" ", ""),
                    (", ", ""),
                    ("; ", ""),
                    (" \u{2013} ", ""),
                    (" (", ")"),
                    (" [", "]"),
                    (" (", ")."),
                ] {
                    for (names, holder, photographer) in [
                        ("Roth", holder, photographer),
                        ("Ina Roth", None, roth),
                        ("Stadtmuseum", museum, None),
                        ("Stadtmuseum/Ina Roth", museum, roth),
                        ("Stadtmuseum / Ina Roth", museum, roth),
                    ] {
                        let line = format!("{sign}{names}");
                        assert_worded(
                            &format!("Im Park{open}{line}{close}"),
                            "Im Park",
                            &line,
                            holder,
                            photographer,
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn two_names_behind_a_slash() {
        // Behind "Foto:" both are photographers; behind a mark or other labels the first one has the rights.
        let both = "Ina Roth/Jan Berg";
        for (sign, holder, photographer) in [
            ("Foto: ", None, Some(both)),
            ("Foto: \u{A9} ", Some("Ina Roth"), Some("Jan Berg")),
            ("\u{A9} Foto: ", Some("Ina Roth"), Some("Jan Berg")),
            ("Bildrechte: ", Some("Ina Roth"), Some("Jan Berg")),
            ("Grafik: ", Some("Ina Roth"), Some("Jan Berg")),
        ] {
            let line = format!("{sign}{both}");
            assert_worded(&format!("Im Park, {line}"), "Im Park", &line, holder, photographer);
        }
    }

    #[test]
    fn labels_without_a_colon() {
        for (line, holder, photographer) in [
            ("Foto \u{A9} LHD/Roth", Some("LHD"), Some("Roth")),
            ("Bildrechte \u{A9} Ina Roth", None, Some("Ina Roth")),
            ("Copyright \u{A9} LHD", Some("LHD"), None),
            ("Fotos von Ina Roth", None, Some("Ina Roth")),
        ] {
            assert_worded(&format!("Im Park, {line}"), "Im Park", line, holder, photographer);
            assert_worded(&format!("Im Park ({line})"), "Im Park", line, holder, photographer);
        }
        assert_eq!(parts("Die Quelle \u{A9}LHD").0, "Die Quelle");
        assert_eq!(parts("Das Foto \u{A9}LHD").0, "Das Foto");
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
        assert_eq!(parts("Blick (©Stadtmuseum (Haifa))").2, Some("Stadtmuseum (Haifa)"));
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
