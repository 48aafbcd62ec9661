//! Captions with their credit lines.
//!
//! ```text
//! captioned  = caption [ blanks ] [ "," ] [ blanks ] credit
//! credit     = ("©" | "(c)" | "(C)") [ blank ] [ holder ] [ "/" photographer ]
//! ```
//! The credit begins at the last © or (c), because captions contain commas, colons and quotations. The photographer
//! stands behind the last slash. Without a slash a name of the form of a person's is the photographer; anything else
//! is the holder.

use std::ops::Range;

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
    let after = after.trim_start();
    sign.eq_ignore_ascii_case("(c)") && (after.is_empty() || after.starts_with(|c: char| c.is_uppercase() || c == '/'))
}

/// Whether a text begins with a credit sign.
pub(crate) fn starts_with_sign(text: &str) -> bool {
    text.starts_with('\u{A9}') || matches!(text.as_bytes(), [b'(', b'c' | b'C', b')', ..])
}

/// Reads a text as caption and credit. Any text is a caption, with or without a credit.
pub(crate) fn parse(text: &str) -> Captioned {
    let Some((at, length)) = find_sign(text) else {
        let caption = text.trim_end().trim_end_matches(',').trim_end();
        return Captioned {
            caption: 0..caption.len(),
            credit: None,
        };
    };
    let before = text.get(..at).unwrap_or_default().trim_end();
    // A credit in brackets: both of them are no part of it.
    let opened = before.strip_suffix('(').filter(|_| text.trim_end().ends_with(')'));
    let before = opened.unwrap_or(before).trim_end();
    let caption = before.strip_suffix(',').unwrap_or(before).trim_end();
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
    let names = trim(text, at.saturating_add(length)..text.len());
    let line = at..names.end.max(at.saturating_add(length));
    let inner = text.get(names.clone()).unwrap_or_default();
    if let Some(slash) = inner.rfind('/') {
        let slash = names.start.saturating_add(slash);
        let holder = trim(text, names.start..slash);
        let photographer = trim(text, slash.saturating_add(1)..names.end);
        return CreditLine {
            line,
            holder: present(holder),
            photographer: present(photographer),
        };
    }
    if is_person(inner) {
        CreditLine {
            line,
            holder: None,
            photographer: present(names),
        }
    } else {
        CreditLine {
            line,
            holder: present(names),
            photographer: None,
        }
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
const ORGANISATIONS: [&str; 60] = [
    "stadt",
    "amt",
    "museum",
    "archiv",
    "theater",
    "oper",
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
    "schule",
    "messe",
    "flughafen",
    "feuerwehr",
    "polizei",
    "kirche",
    "gemeinde",
    "zentrum",
    "forum",
    "galerie",
    "akademie",
    "düsseldorf",
    "marketing",
    "werke",
    "bahn",
    "büro",
    "studio",
    "foundation",
    "city",
    "press",
    "kunst",
    "images",
    "stock",
    "photo",
    "foto",
    "bild",
    "zoo",
    "haus",
    "palais",
    "post",
    "kreuz",
    "ville",
    "agency",
    "gallery",
    "pictures",
    "media",
    "club",
    "group",
    "verwaltung",
    "institute",
    "orchester",
];

/// Whether a name has the form of a person's: two to four words, capitals first, no word of an organisation.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = |word: &str| {
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        let is_shouted = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        let is_particle = matches!(
            word,
            "von" | "van" | "de" | "der" | "zu" | "zur" | "zum" | "vom" | "di" | "da" | "el" | "al"
        );
        (is_capital && !is_shouted || is_particle)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '\u{2019}'))
    };
    let folded = name.to_lowercase();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| is_name(word))
        && words
            .last()
            .is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
        && !ORGANISATIONS.iter().any(|organisation| folded.contains(organisation))
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
        ];
        for (text, caption, line, holder, photographer) in table {
            assert_eq!(parts(text), (caption, Some(line), holder, photographer), "{text}");
        }
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
