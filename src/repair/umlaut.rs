//! Umlauts whose dots an extractor printed as a sign of their own, "u¨" or "¨u".

use crate::text::edit::Edit;
use crate::text::line::Line;

const DOTS: char = '\u{A8}';

/// Those umlauts, up to the first one behind `most`.
pub(super) fn find(lines: &[Line<'_>], most: usize, edits: &mut Vec<Edit>) {
    for line in lines.iter().filter(|line| line.may_be_misread()) {
        let start = line.span().start();
        for (at, dots) in line.text.match_indices(DOTS) {
            if edits.len() > most {
                return;
            }
            let end = at.saturating_add(dots.len());
            let before = line.text.get(..at).and_then(|before| before.chars().next_back());
            let behind = line.text.get(end..).and_then(|behind| behind.chars().next());
            let (from, to) = (start.saturating_add(at), start.saturating_add(end));
            if let Some(umlaut) = before.and_then(umlaut) {
                edits.push(Edit::new(from.saturating_sub(1), to, umlaut));
            } else if let Some(umlaut) = behind.and_then(umlaut) {
                edits.push(Edit::new(from, to.saturating_add(1), umlaut));
            }
        }
    }
}

const fn umlaut(letter: char) -> Option<&'static str> {
    Some(match letter {
        'a' => "ä",
        'o' => "ö",
        'u' => "ü",
        'A' => "Ä",
        'O' => "Ö",
        'U' => "Ü",
        'e' => "ë",
        'i' => "ï",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

    #[test]
    fn dots_go_to_their_letters() {
        for (text, expected) in [
            ("gro¨ßer, Zwo¨lf, U¨ber", "größer, Zwölf, Über"),
            ("f¨ur und ¨Ubung", "für und Übung"),
            ("größer ¨ Zeichen", "größer ¨ Zeichen"),
        ] {
            assert_eq!(repaired(text), expected);
        }
    }
}
