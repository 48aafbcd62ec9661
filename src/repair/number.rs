//! Numbers of phones and documents in which digits were read as letters.
//!
//! | the number | is repaired if |
//! | --- | --- |
//! | stands behind "+49", "+4g", and has signs and letters that digits are read as | each of those letters stands beside a digit, and nothing of a word behind the last one |
//! | the same, with a comma between two digits | the same |
//! | is that of the document, a line of its own | no more than two of its digits were read as letters |

use memchr::memchr_iter;

use crate::field::document_number;
use crate::text::edit::Edit;
use crate::text::line::Line;

/// The code of the country, with its sign.
const COUNTRY: &str = "+49";
/// A number has so many digits behind the code of the country, at least.
const DIGITS: usize = 6;
/// No number is printed longer.
const LONGEST: usize = 24;

/// The number of a document has no more characters, and so many of its digits may have been read as letters.
const DOCUMENT: u32 = 16;
const SHORTEST: u32 = 7;
const MISREAD: usize = 2;

pub(super) fn find(text: &str, lines: &[Line<'_>], edits: &mut Vec<Edit>) {
    let plusses = lines.iter().filter(|line| line.has_plus()).flat_map(|line| {
        let start = line.span().start();
        memchr_iter(b'+', line.text.as_bytes()).map(move |at| start.saturating_add(at))
    });
    for plus in plusses {
        let behind = plus.saturating_add(COUNTRY.len());
        let code = text.get(plus..behind).unwrap_or_default();
        if code == COUNTRY || code == "+4g" || code == "+4q" {
            let before = edits.len();
            number(text.get(behind..).unwrap_or_default(), behind, edits);
            let is_number = || edits.len() > before || has_digits(text.get(behind..).unwrap_or_default());
            if code != COUNTRY && is_number() {
                edits.push(Edit::new(plus, behind, COUNTRY));
            }
        }
    }
    for line in lines
        .iter()
        .filter(|line| (SHORTEST..=DOCUMENT).contains(&line.width()) && line.has_digit())
    {
        document(*line, edits);
    }
}

/// Whether a text begins with the digits of a number, with signs between them.
fn has_digits(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ' '));
    text.len().saturating_sub(number.len()) >= DIGITS
}

/// The number of the document.
fn document(line: Line<'_>, edits: &mut Vec<Edit>) {
    let text = line.text;
    let Some((record, desk)) = text.split_once('_') else {
        return;
    };
    let misread = text.chars().filter(|c| digit(*c).is_some()).count();
    if !(1..=MISREAD).contains(&misread) {
        return;
    }
    if let (Some(record), Some(desk)) = (digits(record), digits(desk)) {
        let read = [record.as_str(), "_", desk.as_str()].concat();
        if document_number::parse(&read).is_some() {
            edits.push(Edit::new(line.span().start(), line.span().end(), read));
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
    // Most numbers have nothing that may be misread.
    let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b'/' | b'-');
    if printed.bytes().all(is_plain) {
        return;
    }
    // That of the code of the country.
    let mut before = '9';
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

/// A word as a number, if most of it are digits, and the others letters that digits are read as.
pub(super) fn digits(word: &str) -> Option<String> {
    let printed = word.chars().filter(char::is_ascii_digit).count();
    let mut read = String::with_capacity(word.len());
    for c in word.chars() {
        match digit(c) {
            Some(digit) => read.push_str(digit),
            None if c.is_ascii_digit() => read.push(c),
            None => return None,
        }
    }
    (printed.saturating_mul(2) > read.len() || printed == read.len()).then_some(read)
}

/// Whether a byte is a digit, or a letter that one is read as.
pub(super) const fn may_be_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || digit(byte as char).is_some()
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
            ("Telefon +49.2l1.89-92648", "Telefon +49.211.89-92648"),
            (
                "Telefon +49.211.89-g7846, presse@x.de",
                "Telefon +49.211.89-97846, presse@x.de",
            ),
            ("Telefon +49.211,89-95665", "Telefon +49.211.89-95665"),
            ("Telefon +49.211.B9-9566O", "Telefon +49.211.89-95660"),
            ("Telefon +4g.211.89-92648", "Telefon +49.211.89-92648"),
            ("Fax: +49,211.89-g9239", "Fax: +49.211.89-99239"),
            ("18005124_56B", "18005124_568"),
            ("l8005124_568", "18005124_568"),
            ("Telefon: +49. 2l1/ 89-926I8", "Telefon: +49. 211/ 89-92618"),
        ] {
            assert_eq!(repaired(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stays() {
        for text in [
            "Telefon +49.211.89-92648",
            "Telefon +49.211.89-92648, Telefax +49.211.89-95173",
            "Telefon +49.211.89-92648 oder presse@x.de",
            "Telefon +49.211.89-92648oder",
            "Telefon +49.211.89-92648, Simon Roth",
            "Telefon +49.211.89-b3131",
            "+49,50 Euro",
            "+4g",
            "18005124_568",
            "IBO_123",
            "IMG_10S.jpg",
            "+49 Orte, 12 Bäume",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
