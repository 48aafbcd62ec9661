//! What announces the names of a credit.
//!
//! ```text
//! mark        = "©" | "(c)" | "(C)"
//! label       = label_words ":" blanks
//! label_words = [ "Text" tie ] kind *( tie kind ) [ blanks "(" 1*digit ")" ] blanks     "Foto/Video", "Fotos (2)"
//! kind        = "Foto" | "Bildrechte" | "Grafik" | …             see `kind_of`
//! tie         = blanks ( "/" | "&" | "und" ) blanks
//! plain       = ( "Fotos" | "Foto" ) some_blanks [ by ] | kind blanks &mark
//! by          = "von " &capital                     behind a colon it belongs to the name
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1};
use nom::combinator::{fail, map_opt, opt, peek, rest, value, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser as _};

use crate::field::{beginning, blanks, some_blanks};
use crate::text::words;

/// What a label says of the names behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// They are photographers, parted by slashes if they are several.
    Photo,
    /// The same of moving pictures.
    Film,
    /// They have the rights: a house, somebody, or both.
    Rights,
    /// What their form says, of a picture that is drawn.
    Drawing,
    /// The same of what prose names too: where its numbers are from, who has illustrated a book.
    Source,
}

/// What a word of a label says.
pub(super) fn kind_of(word: &str) -> Option<Kind> {
    let kind = match word {
        "Foto" | "Fotos" | "Fotograf" | "Fotografin" | "Fotografen" | "Fotografie" | "Photo" | "Photos" => Kind::Photo,
        "Video" | "Videos" => Kind::Film,
        "Bild" | "Bilder" | "Bildrechte" | "Bildnachweis" | "Bildnachweise" | "Bildquelle" | "Bildquellen"
        | "Fotorechte" | "Fotonachweis" | "Fotoquelle" | "Copyright" => Kind::Rights,
        "Grafik" | "Grafiken" | "Zeichnung" | "Zeichnungen" | "Visualisierung" | "Visualisierungen" => Kind::Drawing,
        "Illustration" | "Illustrationen" | "Quelle" | "Quellen" => Kind::Source,
        _ => return None,
    };
    Some(kind)
}

/// Whether a word says what was made: "Foto", "Grafik".
pub(crate) fn is_kind(word: &str) -> bool {
    kind_of(word).is_some()
}

pub(super) const WRITTEN: &str = "(Copyright ";

/// The names of a credit, behind its label and its mark.
pub(crate) fn names_behind(credit: &str) -> &str {
    let behind = behind_mark(credit);
    if !may_be_label(behind) && !behind.starts_with(WRITTEN) {
        return behind;
    }
    let words = alt((value((), label), value((), plain), value((), (tag(WRITTEN), blanks))));
    let labelled = terminated(words, opt((mark, blanks))).parse(behind);
    labelled.map_or(behind, |(names, ())| names)
}

pub(super) fn behind_mark(signed: &str) -> &str {
    mark(signed).map_or(signed, |(behind, _)| behind.trim_start())
}

/// Whether a credit has a mark, before or behind its label.
pub(crate) fn has_mark(credit: &str) -> bool {
    let labelled = preceded(alt((label, plain)), mark);
    credit.starts_with(WRITTEN) || alt((mark, labelled)).parse(credit).is_ok()
}

/// Whether a credit is that of a picture, by its mark or its label: prose ends with sources too.
pub(crate) fn is_of_picture(credit: &str) -> bool {
    has_mark(credit) || label(credit).is_ok_and(|(_, kind)| matches!(kind, Kind::Photo | Kind::Rights | Kind::Drawing))
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

pub(super) fn label(input: &str) -> IResult<&str, Kind> {
    if !may_be_label(input) {
        return fail().parse(input);
    }
    terminated(label_words, (char(':'), blanks)).parse(input)
}

/// By its first byte: nearly no word is one.
pub(super) fn may_be_label(input: &str) -> bool {
    let is_first = |byte: &u8| {
        matches!(
            byte,
            b'B' | b'C' | b'F' | b'G' | b'I' | b'P' | b'Q' | b'T' | b'V' | b'Z'
        )
    };
    input.as_bytes().first().is_some_and(is_first)
}

pub(super) fn label_words(input: &str) -> IResult<&str, Kind> {
    let kinds = terminated(kind, many0_count(preceded(tie, kind)));
    let count = (blanks, char('('), digit1, char(')'));
    delimited(opt((tag("Text"), tie)), kinds, (opt(count), blanks)).parse(input)
}

fn kind(input: &str) -> IResult<&str, Kind> {
    map_opt(take_while1(words::is_letter), kind_of).parse(input)
}

/// What joins the words of a label.
pub(crate) fn tie(input: &str) -> IResult<&str, &str> {
    delimited(blanks, alt((tag("/"), tag("&"), tag("und"))), blanks).parse(input)
}

pub(super) fn plain(input: &str) -> IResult<&str, Kind> {
    if !may_be_label(input) {
        return fail().parse(input);
    }
    let photo = value(Kind::Photo, (tag("Foto"), opt(char('s')), some_blanks, opt(by)));
    alt((photo, terminated(kind, (blanks, peek(mark))))).parse(input)
}

pub(super) fn by(input: &str) -> IResult<&str, &str> {
    terminated(tag("von "), peek(verify(rest, words::begins_name))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_of_pictures() {
        for (credit, expected) in [
            ("Foto: Ina Roth", true),
            ("Text und Fotos: Ina Roth", true),
            ("Foto/Video: Ina Roth", true),
            ("Bildquelle: Ina Roth", true),
            ("Copyright: Ina Roth", true),
            ("Grafik: Ina Roth", true),
            ("(Copyright Ina Roth)", true),
            ("\u{A9} Grafik: Ina Roth", true),
            ("Quelle: \u{A9} Ina Roth", true),
            ("Bildrechte \u{A9} Ina Roth", true),
            ("Video: Ina Roth", false),
            ("Quelle: Ina Roth", false),
            ("Illustrationen: Ina Roth", false),
        ] {
            assert_eq!(is_of_picture(credit), expected, "{credit}");
        }
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
}
