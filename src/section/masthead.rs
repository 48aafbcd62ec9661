//! What stands above the display lines: the name strip, and the label of an invitation.

use std::borrow::Cow;

use crate::copy::lines::Lines;
use crate::field::{document_number, invitation};
use crate::text::words;

/// The name of the press service, alone.
pub(crate) const NAME: &str = "Pressedienst";
/// A label of an invitation is cut into no more lines.
const LABEL_LINES: usize = 6;

/// What has so many letters is no noise.
const WORD: usize = 4;

/// The names in the strip, whole and in parts.
const NAMES: [&str; 4] = [
    "Landeshauptstadt Düsseldorf",
    "Landeshauptstadt",
    "Düsseldorf",
    "Presse",
];

/// How many lines from `index` on are the label of an invitation; a page end may have cut it, and it may be there twice.
pub(crate) fn invitation(lines: Lines<'_>, index: usize) -> Option<usize> {
    if !invitation::may_begin(lines.text(index)) {
        return None;
    }
    let mut label = Cow::Borrowed(lines.text(index));
    let mut end = None;
    for count in 1..=LABEL_LINES {
        let last = index.saturating_add(count).saturating_sub(1);
        if invitation::is_label(&label) {
            end = Some(count.saturating_add(usize::from(lines.is_doubled(last))));
        }
        let next = lines.text_ahead(last.saturating_add(1));
        // Below a whole label an event is the next label, or the headline.
        let is_other = || end.is_some() && invitation::begins_with_event(next);
        if next.is_empty() || !invitation::may_go_on(&label, next) || is_other() {
            break;
        }
        let joined = label.to_mut();
        joined.push(' ');
        joined.push_str(next);
    }
    end
}

/// Whether a line belongs to the name strip:
///
/// | the line | belongs to it |
/// | --- | --- |
/// | begins with the name of the press service, be there a rule behind it | yes |
/// | is the name of the city or of its press service, or a part of it | yes |
/// | is the noise that text recognition made of the logo | yes |
/// | is any other | no |
pub(crate) fn is_masthead(text: &str) -> bool {
    is_strip(text) || is_noise(text)
}

/// Whether a line is of the name strip and can be read.
pub(crate) fn is_strip(text: &str) -> bool {
    // Nearly no line begins so.
    if !matches!(text.as_bytes(), [b'P' | b'p' | b'L' | b'D', ..]) {
        return false;
    }
    let first = words::first_word(text);
    text.starts_with(NAME)
        || first.eq_ignore_ascii_case("pld")
        || NAMES
            .iter()
            .any(|name| name.starts_with(first) && words::has_same_words(text, name))
}

/// Whether a line is what text recognition makes of a logo. The first row that fits decides:
///
/// | the line | noise |
/// | --- | --- |
/// | is a document number | no |
/// | has a word: four letters or more, and none of another script | no |
/// | has a tab, a rule or a bullet | yes |
/// | has a letter of another script | yes |
/// | has a digit | no |
/// | is any other | yes |
fn is_noise(text: &str) -> bool {
    let (mut is_marked, mut has_digit) = (false, false);
    // Of the word that goes on.
    let (mut letters, mut is_foreign) = (0_usize, false);
    let is_word = |letters: usize, is_foreign: bool| letters >= WORD && !is_foreign;
    // Most of those that are taken for a logo are Greek or Cyrillic; the tables of Unicode are asked about the others.
    let is_usual = |c| matches!(c, '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{3C9}' | '\u{410}'..='\u{44F}');
    for c in text.chars() {
        if is_usual(c) || words::is_letter(c) {
            letters = letters.saturating_add(1);
            is_foreign |= c > '\u{24F}';
            continue;
        }
        has_digit |= c.is_ascii_digit();
        is_marked |= is_foreign || matches!(c, '\t' | '_' | '\u{2022}');
        if c.is_whitespace() {
            if is_word(letters, is_foreign) {
                return false;
            }
            (letters, is_foreign) = (0, false);
        }
    }
    let is_odd = is_marked || is_foreign || !has_digit;
    is_odd && !is_word(letters, is_foreign) && document_number::parse(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy::stitch::Compounds;
    use crate::text::line;

    #[test]
    fn labels_of_invitations_in_several_lines() {
        // Of 80 bytes with the blank between the lines, and of one more.
        let [longest, longer] = ["!!", "!!!"].map(|signs| format!("Einladung{signs}\n{}abgesagt", "ist ".repeat(15)));
        for (text, expected) in [
            ("Einladung\nBrunnen sprudelt", Some(1)),
            ("Einladung\nan die\nMedien\nBrunnen sprudelt", Some(3)),
            ("Einladung an\ndie Medien\ndie Medien", Some(3)),
            ("Einladung\nMedientermin\nBrunnen sprudelt", Some(1)),
            ("Einladung an die\n3. Mai\nMedien", None),
            ("Brunnen sprudelt\nEinladung", None),
            (&longest, Some(2)),
            (&longer, None),
        ] {
            let (lines, compounds) = (line::cut(text), Compounds::of(text));
            assert_eq!(invitation(Lines::new(&lines, &compounds), 0), expected, "{text}");
        }
    }

    #[test]
    fn mastheads() {
        for text in [
            "Pressedienst",
            "Pressedienst ________",
            "\u{3BD}\tr\u{3A9}\tCC\ted",
            "\u{2022}",
            "IC\t33\tCU",
            "pld \u{2013} Pressedienst der",
            "pld\u{A0}- Pressedienst der",
            "Landeshauptstadt\u{A0}Düsseldorf",
        ] {
            assert!(is_masthead(text), "{text}");
        }
        for text in [
            "Kultur",
            "Lesefest am Rhein",
            "31. August 2019",
            "Neues vom Rat",
            "Landeshauptstadt baut",
        ] {
            assert!(!is_masthead(text), "{text}");
        }
    }
}
