//! Captions with their credit lines.
//!
//! ```text
//! captioned  = caption [ blanks ] [ "," | ";" ] [ blanks ] credit
//! credit     = ("©" | "(c)" | "(C)") [ blank ] names
//! worded     = credit | ("Foto" | "Fotos") [ ":" ] names | ("Grafik" | "Grafiken") ":" names | "(Copyright" names ")"
//! names      = [ holder ] [ ( "/" | "," ) photographer ]
//! ```
//! The credit begins at its last sign, because captions contain commas, colons and quotations. The photographer
//! stands behind the last slash. Without a slash a name of the form of a person's is the photographer, and so is any
//! behind "Foto" but an organisation's; anything else is the holder. A comma parts names only behind an organisation's.

use crate::text::words;
use std::ops::Range;

use super::person;

/// Where the parts of a captioned text stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Captioned {
    /// Without the comma before the credit.
    pub(crate) caption: Range<usize>,
    pub(crate) credit: Option<CreditLine>,
}

/// Where the parts of a credit line stand in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CreditLine {
    pub(crate) line: Range<usize>,
    pub(crate) holder: Option<Range<usize>>,
    pub(crate) photographer: Option<Range<usize>>,
}

/// Offset and length of the last credit sign of a text.
pub(crate) fn find_sign(text: &str) -> Option<(usize, usize)> {
    let copyright = text.rfind('\u{A9}').map(|at| (at, '\u{A9}'.len_utf8()));
    let from = copyright.map_or(0, |(at, length)| at.saturating_add(length));
    let bracketed = text
        .get(from..)
        .filter(|rest| rest.contains('('))
        .and_then(last_bracketed);
    bracketed.map(|at| (from.saturating_add(at), "(c)".len())).or(copyright)
}

/// Offset of the last "(c)" that a credit can begin with: not one inside a quotation, which is part of a title, and
/// not one that counts things, which a small letter follows.
fn last_bracketed(text: &str) -> Option<usize> {
    let (mut last, mut quoted, mut is_quoted) = (None, None, false);
    for (at, sign) in text.match_indices(['(', '"']) {
        if sign == "\"" {
            (is_quoted, quoted) = (!is_quoted, None);
        } else if is_bracketed_sign(text.get(at..).unwrap_or_default()) {
            *if is_quoted { &mut quoted } else { &mut last } = Some(at);
        }
    }
    // A quotation that is never closed began before the text.
    quoted.or(last)
}

fn is_bracketed_sign(text: &str) -> bool {
    let Some((sign, after)) = text.split_at_checked("(c)".len()) else {
        return false;
    };
    let after = after.trim();
    // A small letter counts things, unless it begins the only word: "(c)privat", "(c)dpa".
    let is_name = after.starts_with(|c: char| c.is_uppercase() || c == '/');
    let is_word = after.len() <= 12 && !after.contains(char::is_whitespace);
    sign.eq_ignore_ascii_case("(c)") && (is_name || is_word)
}

/// Whether a text begins with a credit sign.
pub(crate) fn starts_with_sign(text: &str) -> bool {
    text.starts_with('\u{A9}') || matches!(text.as_bytes(), [b'(', b'c' | b'C', b')', ..])
}

/// Words that name the credit on web pages. Those without a colon need a name behind them.
const WORDS: [&str; 6] = ["Fotos:", "Foto:", "Grafiken:", "Grafik:", "Fotos ", "Foto "];

const COPYRIGHT: &str = "(Copyright ";

/// A sign with words: "Foto:", "(Copyright". Offset and length.
fn find_word(text: &str) -> Option<(usize, usize)> {
    let words = WORDS.iter().filter_map(|word| {
        let at = text.rfind(word)?;
        let is_alone = !text.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let names = text.get(at.saturating_add(word.len())..)?;
        (is_alone && is_names(names, word.ends_with(':'))).then_some((at, word.len()))
    });
    let copyright = text.rfind(COPYRIGHT).filter(|_| text.trim_end().ends_with(')'));
    words.chain(copyright.map(|at| (at, COPYRIGHT.len()))).max()
}

/// Whether nothing but names stands behind the sign of a credit; behind a colon one word such as "privat" too.
fn is_names(text: &str, has_colon: bool) -> bool {
    let words = || {
        text.split(|c: char| c.is_whitespace() || c == '/')
            .filter(|word| !word.is_empty())
    };
    let links = ["und", "für", "e.V.", "&", "des", "am", "im"];
    let is_link = |word: &str| links.contains(&word) || person::is_particle(word);
    let is_name = |word: &str| {
        let bare = word.trim_start_matches(['(', '"', '\u{A9}']);
        is_link(word) || bare.is_empty() || bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let most = if has_colon { 12 } else { 4 };
    let count = words().filter(|word| !is_link(word)).count();
    let is_alone = has_colon && words().count() == 1;
    text.len() <= 120 && (is_alone || (1..=most).contains(&count) && words().all(is_name))
}

/// Whether a text has a credit in it, as web pages print it.
pub(crate) fn has_worded(text: &str) -> bool {
    find_word(text).is_some() || find_sign(text).is_some()
}

/// Reads a text as caption and credit, as web pages print them. Any text is a caption, with or without a credit.
pub(crate) fn parse_worded(text: &str) -> Captioned {
    match find_word(text).max(find_sign(text)) {
        Some((at, length)) => captioned(text, at, length),
        None => parse(text),
    }
}

/// Reads a text as caption and credit. Any text is a caption, with or without a credit.
pub(crate) fn parse(text: &str) -> Captioned {
    if let Some((at, length)) = find_sign(text) {
        return captioned(text, at, length);
    }
    let caption = text.trim_end().trim_end_matches(',').trim_end();
    Captioned {
        caption: 0..caption.len(),
        credit: None,
    }
}

fn captioned(text: &str, at: usize, length: usize) -> Captioned {
    let before = text.get(..at).unwrap_or_default().trim_end();
    // Of a credit in brackets, "(©…)", both of them are no part; those of "(Copyright …)" are its sign.
    let opened = before.strip_suffix('(').filter(|_| text.trim_end().ends_with(')'));
    let before = opened.unwrap_or(before).trim_end();
    let caption = before.strip_suffix([',', ';']).unwrap_or(before).trim_end();
    let names = text.get(at.saturating_add(length)..).unwrap_or_default().trim_end();
    let names = if opened.is_some() {
        names.trim_end_matches(')')
    } else {
        without_full_stop(names)
    };
    let end = at.saturating_add(length).saturating_add(names.len());
    Captioned {
        caption: 0..caption.len(),
        credit: Some(credit_line(text.get(..end).unwrap_or(text), at, length)),
    }
}

/// Names without the full stop of a sentence; that of "e.V." or of an initial belongs to them.
fn without_full_stop(names: &str) -> &str {
    let is_abbreviation = names
        .rsplit([' ', '/', '.'])
        .nth(1)
        .is_some_and(|word| word.chars().count() <= 2);
    names.strip_suffix('.').filter(|_| !is_abbreviation).unwrap_or(names)
}

fn credit_line(text: &str, at: usize, length: usize) -> CreditLine {
    let mut names = trim(text, at.saturating_add(length)..text.len());
    let line = at..names.end.max(at.saturating_add(length));
    let sign = text.get(at..at.saturating_add(length)).unwrap_or_default();
    if sign == COPYRIGHT && text.get(names.clone()).is_some_and(|names| names.ends_with(')')) {
        names.end = names.end.saturating_sub(1);
    }
    // "Foto von Ina Roth" names her; "Foto: von der Heide" is a name.
    let by = text.get(names.clone()).and_then(|names| names.strip_prefix("von "));
    if by.is_some_and(|by| sign.ends_with(' ') && by.starts_with(char::is_uppercase)) {
        names.start = names.start.saturating_add("von ".len());
    }
    let inner = text.get(names.clone()).unwrap_or_default();
    let comma = || {
        let comma = inner.rfind(',')?;
        let (before, after) = (inner.get(..comma)?, inner.get(comma.saturating_add(1)..)?.trim());
        // Behind the name of a house stands its town: "Stadtarchiv, Haifa".
        (is_abbreviation(before) || is_organisation(before) && is_person(after)).then_some(comma)
    };
    // "privat" and "dpa" are nobody.
    let is_of_photographer = sign.starts_with("Foto")
        && inner.starts_with(|c: char| c.is_uppercase() || person::is_particle(words::first_word(inner)))
        && !is_organisation(inner);
    // Behind "Fotos" both sides of a slash may be persons.
    let are_photographers = is_of_photographer && inner.split('/').all(has_form_of_person);
    if !are_photographers && let Some(slash) = inner.rfind('/').or_else(comma) {
        let slash = names.start.saturating_add(slash);
        let holder = trim(text, names.start..slash);
        let photographer = trim(text, slash.saturating_add(1)..names.end);
        return CreditLine {
            line,
            holder: present(holder),
            photographer: present(photographer),
        };
    }
    let (holder, photographer) = if is_of_photographer || is_person(inner) {
        (None, present(names))
    } else {
        (present(names), None)
    };
    CreditLine {
        line,
        holder,
        photographer,
    }
}

fn present(range: Range<usize>) -> Option<Range<usize>> {
    (!range.is_empty()).then_some(range)
}

/// `range` without blanks at its ends.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let start = range
        .start
        .saturating_add(inner.len().saturating_sub(inner.trim_start().len()));
    start..start.saturating_add(inner.trim().len()).max(start)
}

/// Parts of the names of organisations, which have the form of persons' names otherwise.
const ORGANISATIONS: [&str; 45] = [
    "landeshauptstadt",
    "stadtwerke",
    "stadtarchiv",
    "stadtverwaltung",
    "düsseldorf",
    "museum",
    "archiv",
    "theater",
    "schauspiel",
    "bibliothek",
    "bücherei",
    "institut",
    "verein",
    "verband",
    "stiftung",
    "gesellschaft",
    "gmbh",
    "agentur",
    "verlag",
    "universität",
    "hochschule",
    "flughafen",
    "feuerwehr",
    "polizei",
    "gemeinde",
    "zentrum",
    "galerie",
    "akademie",
    "marketing",
    "foundation",
    "gallery",
    "pictures",
    "agency",
    "verwaltung",
    "orchester",
    "institute",
    "rathaus",
    "opernhaus",
    "kunsthalle",
    "kunstpalast",
    "kunstsammlung",
    "rheinbahn",
    "studio",
    "büro",
    "photography",
];

/// Whole words of such names; inside a word they are in persons' names too: "Neuhaus", "Cooper".
const ORGANISATION_WORDS: [&str; 30] = [
    "stadt", "oper", "schule", "messe", "kirche", "forum", "werke", "bahn", "city", "press", "presse", "kunst",
    "images", "stock", "photo", "foto", "bild", "zoo", "aquazoo", "haus", "palais", "post", "kreuz", "ville", "media",
    "club", "group", "tonhalle", "halle", "welle",
];

/// Whether a name is a person's, as far as its form tells.
fn is_person(name: &str) -> bool {
    has_form_of_person(name) && !is_organisation(name)
}

/// Two to four words besides particles, capitals first.
fn has_form_of_person(name: &str) -> bool {
    let is_name = |word: &str| {
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        let is_shouted = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        is_capital
            && !is_shouted
            && word
                .chars()
                .all(|c| words::is_letter(c) || matches!(c, '-' | '.' | '\'' | '\u{2019}'))
    };
    let words = || name.split_whitespace().filter(|word| !person::is_particle(word));
    (2..=4).contains(&words().count())
        && words().all(is_name)
        && !name.split_whitespace().next_back().is_some_and(person::is_particle)
}

/// "LHD".
fn is_abbreviation(name: &str) -> bool {
    let name = name.trim();
    name.len() >= 2 && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether a name is that of an organisation: a word of one, or an abbreviation such as "LHD".
fn is_organisation(name: &str) -> bool {
    let folded = name.to_lowercase();
    is_abbreviation(name)
        || ORGANISATIONS.iter().any(|organisation| folded.contains(organisation))
        || folded
            .split(|c: char| c.is_whitespace() || c == '-')
            .any(|word| ORGANISATION_WORDS.contains(&word) || word.ends_with("amt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (&str, Option<&str>, Option<&str>, Option<&str>) {
        let captioned = parse(text);
        let at = |range: &Range<usize>| &text[range.clone()];
        let credit = captioned.credit.as_ref();
        (
            &text[captioned.caption.clone()],
            credit.map(|credit| at(&credit.line)),
            credit.and_then(|credit| credit.holder.as_ref()).map(at),
            credit.and_then(|credit| credit.photographer.as_ref()).map(at),
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
        let at = |range: Option<Range<usize>>| range.map(|range| &text[range]);
        assert_eq!((&text[read.caption], &text[credit.line]), (caption, line), "{text}");
        assert_eq!(
            (at(credit.holder), at(credit.photographer)),
            (holder, photographer),
            "{text}"
        );
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
            assert!(starts_with_sign(text), "{text}");
        }
        for text in ["", "Im Park \u{A9}LHD", "(d)LHD", "c)LHD", "(c LHD"] {
            assert!(!starts_with_sign(text), "{text}");
        }
    }

    #[test]
    fn invalid() {
        for (text, caption) in [
            ("Im Park", "Im Park"),
            ("Im Park,", "Im Park"),
            ("Werk \"Schatten (c) Buche\"", "Werk \"Schatten (c) Buche\""),
            ("Punkt (a), (b), (c) und mehr", "Punkt (a), (b), (c) und mehr"),
        ] {
            assert_eq!(parts(text), (caption, None, None, None), "{text}");
        }
    }
}
