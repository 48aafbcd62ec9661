//! Bytes to text: the only step that can fail.
//!
//! The order is: byte order mark, UTF-8 with hardly a byte that is none, UTF-16 told by its zero bytes, and Windows-1252 for
//! whatever else is text.
//! Files of other formats are refused by name, because any bytes at all are "valid" Windows-1252.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use crate::record::{Error, Repr, Span};

/// In which encoding bytes were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    /// UTF-8 but for these places, which were read as Windows-1252.
    BrokenUtf8(Vec<Span>),
    Utf16,
    Windows1252,
}

/// Beginnings of files that are no text, with the name to call them by.
const FORMATS: [(&[u8], &str); 7] = [
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1F\x8B", "a gzip file"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xFF\xFE\x00\x00", "UTF-32"),
    (b"\x00\x00\xFE\xFF", "UTF-32"),
];

/// Reads bytes as text: UTF-8, UTF-16 (with a byte order mark or told by its zero bytes), else Windows-1252. In a text that is
/// UTF-8 for the most part, only the bytes that are none are read as Windows-1252.
///
/// The result borrows where the bytes are UTF-8 already. A byte order mark is not part of it.
///
/// # Errors
/// [`ErrorKind::NotText`](crate::ErrorKind::NotText) for files of known other formats (PDF, ZIP, gzip, RTF, UTF-32, UTF-7), for
/// other binary data (more than one control character in 64 bytes), and for damaged UTF-16.
///
/// ```
/// assert_eq!(pressedienst::decode(b"D\xFCsseldorf")?, "Düsseldorf");
/// assert!(pressedienst::decode(b"%PDF-1.4").is_err());
/// # Ok::<(), pressedienst::Error>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    decode_as_found(bytes).map(|(text, _)| text)
}

pub(crate) fn decode_as_found(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Error> {
    for (magic, name) in FORMATS {
        if bytes.starts_with(magic) {
            return Err(Repr::Format(name).into());
        }
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match zero_parity(bytes) {
        Some(Parity::Odd) => return utf16(bytes, u16::from_le_bytes),
        Some(Parity::Even) => return utf16(bytes, u16::from_be_bytes),
        None => {}
    }
    if is_utf32(bytes) {
        return Err(Repr::Format("UTF-32").into());
    }
    if is_binary(bytes) {
        return Err(Repr::Format("binary data").into());
    }
    if is_utf7(bytes) {
        return Err(Repr::Format("UTF-7").into());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), Encoding::Utf8));
    }
    let letters = |bytes: &[u8]| bytes.iter().copied().map(windows_1252).collect::<String>();
    if !is_mostly_utf8(bytes) {
        return Ok((Cow::Owned(letters(bytes)), Encoding::Windows1252));
    }
    let (mut text, mut broken) = (String::with_capacity(bytes.len()), Vec::new());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let start = text.len();
        text.push_str(&letters(chunk.invalid()));
        if start < text.len() {
            broken.push(Span::new(start, text.len()));
        }
    }
    Ok((Cow::Owned(text), Encoding::BrokenUtf8(broken)))
}

/// Whether bytes that are not UTF-8 have as many letters beyond ASCII in it as stretches that are none. In another encoding
/// two signs rarely make one of UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let letters = |chunk: &str| chunk.chars().filter(|c| !c.is_ascii()).count();
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid = valid.saturating_add(letters(chunk.valid()));
        invalid = invalid.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    valid > 0 && valid >= invalid
}

/// Latin text in UTF-32 has three zero bytes in each four, on one side.
fn is_utf32(bytes: &[u8]) -> bool {
    let (units, rest) = bytes.as_chunks::<4>();
    let is_letter = |unit: &[u8; 4]| matches!(unit, [_, _, 0, 0] | [0, 0, _, _]) && *unit != [0; 4];
    let most = units.len().saturating_mul(3) / 4;
    units.len() > 1 && rest.is_empty() && units.iter().filter(|unit| is_letter(unit)).count() > most
}

/// Umlauts in UTF-7, which is ASCII.
const UTF7: [&[u8]; 7] = [b"+AOQ-", b"+APY-", b"+APw-", b"+AN8-", b"+AMQ-", b"+ANY-", b"+ANw-"];

/// Whether an umlaut in UTF-7 stands directly before a small letter.
fn is_utf7(bytes: &[u8]) -> bool {
    let is_umlaut = |rest: &[u8]| {
        let behind = UTF7.iter().find_map(|umlaut| rest.strip_prefix(*umlaut));
        behind.is_some_and(|behind| behind.first().is_some_and(u8::is_ascii_lowercase))
    };
    let mut marks = memchr_iter(b'+', bytes);
    marks.any(|at| bytes.get(at..).is_some_and(is_umlaut)) && bytes.is_ascii()
}

/// Text has hardly any control characters besides line ends and tabs.
fn is_binary(bytes: &[u8]) -> bool {
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F);
    // Of so few bytes a byte counts them, so that many are counted at a time.
    let counts = bytes
        .chunks(255)
        .map(|chunk| chunk.iter().map(|byte| u8::from(is_control(byte))).sum::<u8>());
    let controls = counts.map(usize::from).sum::<usize>();
    controls > bytes.len() / 64 && controls > 4
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(Cow<'_, str>, Encoding), Error> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Repr::Utf16.into());
    }
    let text: Result<String, _> = char::decode_utf16(pairs.iter().copied().map(unit)).collect();
    text.map(|text| (Cow::Owned(text), Encoding::Utf16))
        .map_err(|_| Repr::Utf16.into())
}

enum Parity {
    Even,
    Odd,
}

/// Latin text in UTF-16 has zero bytes on one side of most of its pairs, and hardly any on the other, where a ligature has one.
fn zero_parity(bytes: &[u8]) -> Option<Parity> {
    if bytes.len() < 4 || memchr(0, bytes).is_none() {
        return None;
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let even = pairs.iter().filter(|pair| pair[0] == 0).count();
    let odd = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (most, few) = (pairs.len().saturating_mul(3) / 4, pairs.len() / 64);
    if odd >= most && even <= few {
        Some(Parity::Odd)
    } else if even >= most && odd <= few {
        Some(Parity::Even)
    } else {
        None
    }
}

/// The bytes of Windows-1252 from 0x80 on that are no letters of Latin-1.
const HIGH: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}', '\u{2030}',
    '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}',
    '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}',
    '\u{17E}', '\u{178}',
];

/// One byte of Windows-1252, with the five unassigned bytes as the C1 controls that browsers take them for.
pub(crate) fn windows_1252(byte: u8) -> char {
    let high = usize::from(byte).checked_sub(0x80).and_then(|index| HIGH.get(index));
    high.copied().unwrap_or(char::from(byte))
}

/// The byte of Windows-1252 that a character is.
pub(crate) fn windows_1252_byte(c: char) -> Option<u8> {
    let high = HIGH.iter().position(|high| *high == c);
    let byte = high.map(|index| index.saturating_add(0x80));
    byte.and_then(|byte| u8::try_from(byte).ok())
        .or_else(|| u8::try_from(c).ok().filter(|byte| !(0x80..0xA0).contains(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn valid() {
        let broken = |start, end| Encoding::BrokenUtf8(vec![Span::new(start, end)]);
        let table: [(&[u8], &str, Encoding); 10] = [
            (b"", "", Encoding::Utf8),
            ("Düsseldorf".as_bytes(), "Düsseldorf", Encoding::Utf8),
            (b"\xEF\xBB\xBFAmt", "Amt", Encoding::Utf8),
            (b"\xFF\xFEA\0m\0", "Am", Encoding::Utf16),
            (b"\xFE\xFF\0A\0m", "Am", Encoding::Utf16),
            (b"A\0m\0t\0", "Amt", Encoding::Utf16),
            (
                b"\x84D\xFCsseldorf\x93 \x80",
                "\u{201E}Düsseldorf\u{201C} €",
                Encoding::Windows1252,
            ),
            (b"D\xC3\xBCsseldorf, Stra\xDFe", "Düsseldorf, Straße", broken(17, 19)),
            // Cut within a letter.
            (b"D\xC3\xBCsseldorf, S\xC3", "Düsseldorf, S\u{C3}", broken(14, 16)),
            (
                b"Gr\xFC\xDFe aus D\xFCsseldorf \xC3\xBC",
                "Grüße aus Düsseldorf Ã¼",
                Encoding::Windows1252,
            ),
        ];
        for (bytes, text, encoding) in table {
            assert_eq!(
                decode_as_found(bytes).unwrap(),
                (Cow::Borrowed(text), encoding),
                "{bytes:?}"
            );
        }
    }

    #[test]
    fn a_few_control_characters_are_text() {
        assert_eq!(decode(b"Amt\x01 \x1B[1m \0").unwrap(), "Amt\x01 \x1B[1m \0");
    }

    #[test]
    fn utf_16_without_a_mark_may_have_a_ligature() {
        let text = "Die Kunststo\u{FB00}e der Düsseldorfer Messe sind vom 4. bis zum 7. Mai zu sehen.";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            assert_eq!(decode_as_found(&bytes).unwrap(), (Cow::Borrowed(text), Encoding::Utf16));
        }
    }

    #[test]
    fn invalid() {
        let table: [&[u8]; 10] = [
            b"A\0\0\0m\0\0\0t\0\0\0",
            b"\0\0\0A\0\0\0m",
            b"D+APw-sseldorf",
            b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
            b"A\0\0\0m\0\0\0t\0\0\0",
            b"%PDF-1.7",
            b"PK\x03\x04...",
            b"\xFF\xFE\x00\x00A\0\0\0",
            b"\xFF\xFEA",
            b"\xFF\xFE\x00\xD8",
        ];
        for bytes in table {
            assert_eq!(decode(bytes).unwrap_err().kind(), ErrorKind::NotText, "{bytes:?}");
        }
    }
}
