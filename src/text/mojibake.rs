//! Letters that were decoded as the wrong encoding: UTF-8 that somebody read as Windows-1252, "Ã¼" for "ü".
//!
//! They are read as what they were only if the whole text decodes back: if every letter beyond ASCII, taken for a byte, is of
//! UTF-8. One letter that was decoded rightly proves that the others were too.

use memchr::memmem;

use super::decode::windows_1252_byte;
use super::edit::Edit;
use super::line;

/// What of a text was decoded wrongly; nothing if not all of it decodes back.
pub(crate) fn find(text: &str) -> Vec<Edit> {
    // So the letters begin that are most often misread; hardly any text has one.
    let has = |letter: &str| memmem::find(text.as_bytes(), letter.as_bytes()).is_some();
    if !has("\u{C3}") && !has("\u{E2}") {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut rest = text.char_indices().filter(|(_, c)| !c.is_ascii()).peekable();
    while let Some((start, first)) = rest.next() {
        // The ends of lines may have been written later.
        if line::is_end(first) {
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
    use super::find;

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
