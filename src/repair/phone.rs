//! Numbers of phones behind the code of the country, in which digits were read as letters.
//!
//! | behind "+49" | is repaired if |
//! | --- | --- |
//! | stand digits, signs, and letters that digits are read as | each of those letters stands beside a digit, and nothing of a word behind the last one |
//! | stands a comma between two digits | the same |

use memchr::memchr_iter;

use crate::text::edit::Edit;

/// The code of the country, with its sign.
const COUNTRY: &str = "+49";
/// A number has so many digits behind the code of the country, at least.
const DIGITS: usize = 6;
/// No number is printed longer.
const LONGEST: usize = 24;

pub(super) fn find(text: &str, edits: &mut Vec<Edit>) {
    for plus in memchr_iter(b'+', text.as_bytes()) {
        let behind = plus.saturating_add(COUNTRY.len());
        if text.get(plus..behind) == Some(COUNTRY) {
            number(text.get(behind..).unwrap_or_default(), behind, edits);
        }
    }
}

/// The number at the beginning of a text, which begins at `start`.
fn number(text: &str, start: usize, edits: &mut Vec<Edit>) {
    let is_sign = |c: char| matches!(c, ' ' | '.' | '/' | '-' | '\u{2013}' | ',');
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !is_sign(c) && digit(c).is_none())
        .unwrap_or(text.len());
    let printed = text.get(..end).unwrap_or_default().trim_end_matches(is_sign);
    let behind = text.get(printed.len()..).unwrap_or_default();
    let digits = printed.chars().filter(char::is_ascii_digit).count();
    if printed.len() > LONGEST || digits < DIGITS || behind.starts_with(|c: char| c.is_alphanumeric() || c == '@') {
        return;
    }
    let mut before = ' ';
    for (at, c) in printed.char_indices() {
        let after = printed
            .get(at.saturating_add(c.len_utf8())..)
            .and_then(|rest| rest.chars().next())
            .unwrap_or(' ');
        let is_beside = before.is_ascii_digit() || after.is_ascii_digit();
        let is_between = before.is_ascii_digit() && after.is_ascii_digit();
        let read = match c {
            ',' => is_between.then_some("."),
            c => digit(c).filter(|_| is_beside),
        };
        if let Some(read) = read {
            let at = start.saturating_add(at);
            edits.push(Edit::new(at, at.saturating_add(c.len_utf8()), read));
        }
        before = c;
    }
}

/// The digit that a letter was.
const fn digit(c: char) -> Option<&'static str> {
    Some(match c {
        'l' | 'I' | '|' | '!' => "1",
        'O' | 'o' => "0",
        'S' => "5",
        'B' => "8",
        'g' | 'q' => "9",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::repaired;

    #[test]
    fn what_is_repaired() {
        for (text, expected) in [
            ("Telefon +49.2l1.89-93131", "Telefon +49.211.89-93131"),
            (
                "Telefon +49.211.89-g7846, presse@x.de",
                "Telefon +49.211.89-97846, presse@x.de",
            ),
            ("Telefon +49.211,89-95665", "Telefon +49.211.89-95665"),
            ("Telefon +49.211.B9-9566O", "Telefon +49.211.89-95660"),
            ("Telefon: +49. 2l1/ 89-93I31", "Telefon: +49. 211/ 89-93131"),
        ] {
            assert_eq!(repaired(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stays() {
        for text in [
            "Telefon +49.211.89-93131",
            "Telefon +49.211.89-93131, Telefax +49.211.89-94179",
            "Telefon +49.211.89-93131 oder presse@x.de",
            "Telefon +49.211.89-93131oder",
            "Telefon +49.211.89-93131, Simon Roth",
            "Telefon +49.211.89-b3131",
            "+49,50 Euro",
            "+49 Orte, 12 Bäume",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
