//! The shapes of lines: display lines, crossheads, list items, and what stands by itself in a letter.

use crate::field::{address, appointment, item_mark, phone};
use crate::text::endings::{Ending, ending, has_no_sentence, is_clipped, is_society, without_closers};
use crate::text::line::width;
use crate::text::words::{self, starts_lowercase};

/// A display line has no more characters.
const LONGEST_DISPLAY: u32 = 250;
/// What stands by itself in a letter has no more bytes.
const LONGEST_ALONE: usize = 100;
/// The closing formula of a letter has no more bytes.
const LONGEST_CLOSING: usize = 60;
/// A heading inside the body has no more characters.
const LONGEST_CROSSHEAD: u32 = 110;
/// The same of one that is a question.
const LONGEST_QUESTION: u32 = 80;
/// A paragraph of more bytes is no heading, whatever its width is.
const LONGEST_HEADING: usize = 240;

/// Whether a line can stand above the body: no sentence, no salutation, not too long.
pub(crate) fn is_display(text: &str, width: u32) -> bool {
    let is_other = item_mark::length(text).is_some() || address::starts(text) || stands_alone(text);
    if width > LONGEST_DISPLAY || is_other || ending(text) == Ending::Open {
        return false;
    }
    let core = without_closers(text);
    let ends_well = match core.chars().next_back() {
        Some('.') => is_society(core) || is_clipped(core),
        Some(',' | ';' | ':') => false,
        _ => true,
    };
    ends_well && has_no_sentence(text, width)
}

/// Whether a text begins with the number of an item: "1. Musik", "2) Tanz".
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')'])
}

/// Whether a text is a part of a letter that stands by itself: salutation, appointment, closing formula.
pub(crate) fn stands_alone(text: &str) -> bool {
    if text.len() > LONGEST_ALONE {
        return false;
    }
    is_salutation(text) || appointment::is_display(text) || is_closing(text)
}

fn is_salutation(text: &str) -> bool {
    let salutations = ["Liebe ", "Lieber ", "Sehr geehrte", "Guten Tag", "Dear "];
    matches!(text.as_bytes(), [b'L' | b'S' | b'G' | b'D', .., b',' | b'!'])
        && salutations.iter().any(|begin| text.starts_with(begin))
}

/// Whether a text is the closing formula of a letter; the signer follows.
pub(crate) fn is_closing(text: &str) -> bool {
    let formulas = [
        "Mit freundlich",
        "Mit besten Gr",
        "Freundliche Gr",
        "Herzliche Gr",
        "Viele Gr",
        "Beste Gr",
        "Kind regards",
        "Best regards",
        "Yours ",
    ];
    text.len() <= LONGEST_CLOSING
        && matches!(
            text.as_bytes().first(),
            Some(b'M' | b'F' | b'H' | b'V' | b'B' | b'K' | b'Y')
        )
        && formulas.iter().any(|formula| text.starts_with(formula))
}

/// Whether a paragraph by itself could be a heading inside the body; what follows decides.
pub(crate) fn may_be_crosshead(text: &str, width: u32) -> bool {
    let ends_well = || match ending(text) {
        Ending::Plain | Ending::Colon => true,
        Ending::Sentence => text.ends_with('?') && width <= LONGEST_QUESTION,
        Ending::Open | Ending::Ordinal => false,
    };
    width <= LONGEST_CROSSHEAD
        && !starts_lowercase(text)
        && !is_numbered(text)
        && ends_well()
        && has_no_sentence(text, width)
        && !appointment::is_about(text)
        && !phone::closes(text)
        && !words::has_address(text)
}

/// The same of a whole paragraph, whose width is not known; most end with a full stop, as no heading does.
pub(crate) fn may_be_heading(text: &str) -> bool {
    text.len() <= LONGEST_HEADING && !text.ends_with('.') && may_be_crosshead(text, width(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_lines() {
        for text in [
            "Kultursommer am Rhein",
            "Wer wird Stadtmeister?",
            "Wer macht mit? Stadt sucht Paten",
            "Ehrung für Dr. Meier",
            "Am 2. September geht es los",
        ] {
            assert!(is_display(text, 40), "{text}");
        }
        for text in [
            "Die Stadt lädt ein.",
            "Liebe Kolleginnen und Kollegen,",
            "- Musik",
            "Es geht los. Alle kommen",
            "Im Programm:",
        ] {
            assert!(!is_display(text, 40), "{text}");
        }
    }

    #[test]
    fn crossheads() {
        for text in [
            "Hintergrund",
            "Inhalt der Vereinbarung:",
            "Was ändert sich?",
            "Zahlen 2019 - 2020",
        ] {
            assert!(may_be_crosshead(text, 30), "{text}");
        }
        for text in [
            "Freitag, 1. April, 17.15 Uhr",
            "Mit der Bahn.",
            "wir laden ein",
            "Es lädt ein zum",
            "Mehr: www.duesseldorf.de",
        ] {
            assert!(!may_be_crosshead(text, 30), "{text}");
        }
    }
}
