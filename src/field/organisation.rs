//! Names of organisations, and of persons as far as their form tells them apart.
//!
//! ```text
//! person       = blanks 2*4( *( particle some_blanks ) name blanks )     words stand between blanks
//! particle     = 1*char                                                  see `person`
//! name         = ( capital | 1*lost small ) *( letter | lost | "-" | "." | "'" | "’" )
//!                                                                        "Ina", "M.", "Roth-Berg"; not all of it capitals
//! lost         = "?" | U+FFFD                                            where an earlier copy lost a letter
//! abbreviation = blanks 2*( capital | digit ) blanks                     "LHD"; two bytes at least
//! ```
//! Any name is an organisation's that is an abbreviation or has a word of the tables in it; the tables are asked by hand,
//! because their parts stand anywhere in a word.

use nom::bytes::complete::take_while1;
use nom::combinator::{all_consuming, verify};
use nom::multi::{fold_many_m_n, many0_count};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser as _};

use super::person::is_particle;
use super::{blanks, some_blanks, word};
use crate::text::signs;
use crate::text::words;

/// Parts of the names of organisations, which have the form of persons' names otherwise, by their first two bytes.
const fn organisations(first: u8, second: u8) -> &'static [&'static str] {
    match (first, second) {
        (b'a', b'g') => &["agency", "agentur"],
        (b'a', b'k') => &["akademie"],
        (b'a', b'r') => &["archiv"],
        (b'b', b'i') => &["bibliothek"],
        // "ü"
        (b'b', 0xC3) => &["bücherei", "büro"],
        (b'd', 0xC3) => &["düsseldorf"],
        (b'f', b'e') => &["feuerwehr"],
        (b'f', b'l') => &["flughafen"],
        (b'f', b'o') => &["foundation"],
        (b'g', b'a') => &["galerie", "gallery"],
        (b'g', b'e') => &["gemeinde", "gesellschaft"],
        (b'g', b'm') => &["gmbh"],
        (b'h', b'o') => &["hochschule"],
        (b'i', b'n') => &["institut", "institute"],
        (b'k', b'u') => &["kunsthalle", "kunstpalast", "kunstsammlung"],
        (b'l', b'a') => &["landeshauptstadt"],
        (b'm', b'a') => &["marketing"],
        (b'm', b'u') => &["museum"],
        (b'o', b'p') => &["opernhaus"],
        (b'o', b'r') => &["orchester"],
        (b'p', b'h') => &["photography"],
        (b'p', b'i') => &["pictures"],
        (b'p', b'o') => &["polizei"],
        (b'r', b'a') => &["rathaus"],
        (b'r', b'h') => &["rheinbahn"],
        (b's', b'c') => &["schauspiel"],
        (b's', b't') => &["stadtarchiv", "stadtverwaltung", "stadtwerke", "stiftung", "studio"],
        (b't', b'h') => &["theater"],
        (b'u', b'n') => &["universität"],
        (b'v', b'e') => &["verband", "verein", "verlag", "verwaltung"],
        (b'z', b'e') => &["zentrum"],
        _ => &[],
    }
}

/// Whether it is a whole word of such names; inside a word they are in persons' names too: "Neuhaus", "Cooper".
fn is_organisation_word(word: &str) -> bool {
    matches!(
        word,
        "stadt"
            | "oper"
            | "schule"
            | "messe"
            | "kirche"
            | "forum"
            | "werke"
            | "bahn"
            | "city"
            | "press"
            | "presse"
            | "kunst"
            | "images"
            | "stock"
            | "photo"
            | "foto"
            | "bild"
            | "zoo"
            | "aquazoo"
            | "haus"
            | "palais"
            | "post"
            | "kreuz"
            | "ville"
            | "media"
            | "club"
            | "group"
            | "tonhalle"
            | "halle"
            | "welle"
    ) || word.ends_with("amt")
}

/// Whether a name is a person's, as far as its form tells.
pub(crate) fn is_person(name: &str) -> bool {
    has_form_of_person(name) && !is_organisation(name)
}

/// Two to four words besides particles, capitals first.
pub(crate) fn has_form_of_person(text: &str) -> bool {
    all_consuming(person).parse(text).is_ok()
}

/// Whether a name is that of an organisation: a word of one, or an abbreviation such as "LHD".
pub(crate) fn is_organisation(name: &str) -> bool {
    if is_abbreviation(name) {
        return true;
    }
    let folded = name.to_lowercase();
    let letters = folded.as_bytes();
    let begins = |(at, (first, second)): (usize, (&u8, &u8))| {
        let parts = organisations(*first, *second);
        let rest = || letters.get(at..).unwrap_or_default();
        parts.iter().any(|part| rest().starts_with(part.as_bytes()))
    };
    letters.iter().zip(letters.iter().skip(1)).enumerate().any(begins)
        || folded
            .split(|c: char| c.is_whitespace() || signs::is_hyphen(c))
            .any(is_organisation_word)
}

/// "LHD".
pub(crate) fn is_abbreviation(text: &str) -> bool {
    all_consuming(abbreviation).parse(text).is_ok()
}

fn person(input: &str) -> IResult<&str, ()> {
    let part = preceded(many0_count((particle, some_blanks)), terminated(name, blanks));
    preceded(blanks, fold_many_m_n(2, 4, part, || (), |(), _| ())).parse(input)
}

fn particle(input: &str) -> IResult<&str, &str> {
    verify(word, is_particle).parse(input)
}

fn name(input: &str) -> IResult<&str, &str> {
    let is_of_name = |c: char| {
        words::is_letter(c) || words::is_lost(c) || signs::is_hyphen(c) || matches!(c, '.' | '\'' | '\u{2019}')
    };
    let is_shouted = |word: &str| word.chars().all(char::is_uppercase) && word.chars().count() > 1;
    verify(word, move |word: &str| {
        words::begins_name(word) && !is_shouted(word) && word.chars().all(is_of_name)
    })
    .parse(input)
}

fn abbreviation(input: &str) -> IResult<&str, &str> {
    let sign = |c: char| c.is_uppercase() || c.is_ascii_digit();
    delimited(blanks, verify(take_while1(sign), |name: &str| name.len() >= 2), blanks).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons() {
        for name in [
            "Ina Roth",
            " Ina  Roth ",
            "Ina M Roth",
            "Dr. Ernst-Uwe von der Heide",
            "von Heide Ina",
            "Ina Maria Eva Roth",
            "O\u{2019}Hara Ina",
            "Micha? ?ák",
            "?ukasz Dvo?ák",
        ] {
            assert!(is_person(name), "{name}");
        }
        for name in [
            "",
            "Roth",
            "von Heide",
            "Ina von",
            "INA ROTH",
            "Ina Maria Eva Lea Roth",
            "Ina roth",
            "Ina Roth2",
            "Ina ?",
            "Wer ?Roth",
            "Ina/Roth",
            "Neue Messe",
            "Stadtmuseum Haifa",
        ] {
            assert!(!is_person(name), "{name}");
        }
    }

    #[test]
    fn organisations() {
        for name in [
            "LHD",
            " B2 ",
            "Ä",
            "Stadtmuseum",
            "Kunst-Post Haifa",
            "Gartenamt Haifa",
            "Zoo",
        ] {
            assert!(is_organisation(name), "{name}");
        }
        for name in ["", "D", "L HD", "Lhd", "Ina Neuhaus", "Cooper", "Zoom"] {
            assert!(!is_organisation(name), "{name}");
        }
    }
}
