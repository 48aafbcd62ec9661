//! Letters that were decoded as the wrong encoding: UTF-8 that somebody read as Windows-1252, "Ã¼" for "ü".
//!
//! They are read as what they were only if the whole text decodes back: if every letter beyond ASCII, taken for a byte, is of
//! UTF-8. One letter that was decoded rightly proves that the others were too.

use memchr::memchr2_iter;

use super::decode::windows_1252_byte;
use super::edit::Edit;
use super::line::{self, Line};
use super::signs;

/// What of a text, which has these lines, was decoded wrongly, up to the first letter behind `most`; nothing if not all of it
/// decodes back.
pub(crate) fn find(text: &str, lines: &[Line<'_>], most: usize) -> Vec<Edit> {
    // Hardly any text has one.
    if !lines.iter().any(|line| line.may_be_misread() && has_first(line.text)) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut rest = text.char_indices().filter(|(_, c)| !c.is_ascii()).peekable();
    while let Some((start, first)) = rest.next().filter(|_| edits.len() <= most) {
        // The ends of lines and a byte order mark may have been written later.
        if line::is_end(first) || first == signs::BYTE_ORDER_MARK {
            continue;
        }
        let Some(length) = windows_1252_byte(first).and_then(length_of) else {
            return Vec::new();
        };
        let mut bytes: Vec<u8> = windows_1252_byte(first).into_iter().collect();
        let mut end = start.saturating_add(first.len_utf8());
        for _ in 1..length {
            // The other bytes of a letter stand directly behind its first one.
            let Some((at, byte)) = rest
                .next_if(|(at, _)| *at == end)
                .and_then(|(at, c)| Some((at.saturating_add(c.len_utf8()), windows_1252_byte(c)?)))
            else {
                return Vec::new();
            };
            bytes.push(byte);
            end = at;
        }
        match String::from_utf8(bytes) {
            Ok(letter) => edits.push(Edit::new(start, end, letter)),
            Err(_) => return Vec::new(),
        }
    }
    edits
}

/// Whether one of the letters with which those begin that are most often misread, "Ã" and "â", is in a text.
fn has_first(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr2_iter(0x83, 0xA2, bytes).any(|at| at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&0xC3))
}

/// How many bytes a letter of UTF-8 has that begins with this one.
const fn length_of(first: u8) -> Option<usize> {
    match first {
        0xC2..=0xDF => Some(2),
        0xE0..=0xEF => Some(3),
        0xF0..=0xF4 => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::edit::Edit;
    use super::line;

    fn find(text: &str) -> Vec<Edit> {
        super::find(text, &line::cut(text), usize::MAX)
    }

    fn read(text: &str) -> String {
        let (mut read, mut end) = (String::new(), 0);
        for edit in find(text) {
            read.push_str(&text[end..edit.start]);
            read.push_str(&edit.words);
            end = edit.end;
        }
        read + &text[end..]
    }

    #[test]
    fn a_whole_text_decodes_back() {
        for text in ["Düsseldorf, größer: „Äpfel“ – ©Stadt €", "Straße für Łukasz"] {
            let misread: String = text.bytes().map(crate::text::decode::windows_1252).collect();
            assert_eq!(read(&misread), text);
            let marked = format!("\u{FEFF}{misread}");
            assert_eq!(read(&marked), format!("\u{FEFF}{text}"));
        }
    }

    #[test]
    fn what_does_not_decode_back_stays() {
        for text in [
            "D\u{C3}\u{BC}sseldorf größer",
            "Düsseldorf",
            "São Paulo",
            "\u{C3}bung",
            "\u{E2}",
            "Ãä",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
