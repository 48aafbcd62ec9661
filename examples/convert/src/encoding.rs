//! Which encoding a file has: byte order mark, UTF-8, UTF-16 told by its zero bytes, then what its letters suggest.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use pressedienst::{Document, Parser};

/// A file that was read as text.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) document: Document,
    pub(crate) encoding: &'static Encoding,
    /// Whether the encoding is a guess that the parser knows nothing of.
    pub(crate) is_guess: bool,
}

/// Why bytes are no text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotText {
    #[error(transparent)]
    Undecodable(#[from] pressedienst::Error),
    #[error("its bytes are not text in {0}; leave --encoding away, or give another one")]
    OtherEncoding(String),
}

/// Reads bytes in the encoding given or found; else says why they are no text.
pub(crate) fn read(parser: &Parser, bytes: &[u8], forced: Option<&'static Encoding>) -> Result<Read, NotText> {
    if let Some(encoding) = forced {
        let document = parser.parse(&decoded_as(bytes, encoding)?);
        return Ok(Read {
            document,
            encoding,
            is_guess: false,
        });
    }
    let text = pressedienst::decode(bytes)?;
    if let Cow::Borrowed(text) = text {
        return Ok(Read {
            document: parser.parse(text),
            encoding: UTF_8,
            is_guess: false,
        });
    }
    let encoding = found(bytes, &text);
    drop(text);
    if encoding != WINDOWS_1252 && encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
        if !has_errors {
            return Ok(Read {
                document: parser.parse(&text),
                encoding,
                is_guess: true,
            });
        }
    }
    let document = parser.parse_bytes(bytes)?;
    let encoding = if [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) {
        encoding
    } else {
        WINDOWS_1252
    };
    Ok(Read {
        document,
        encoding,
        is_guess: false,
    })
}

/// The text that bytes are in an encoding; refused where they are none in it.
fn decoded_as<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Result<Cow<'b, str>, NotText> {
    let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
    if has_errors {
        return Err(NotText::OtherEncoding(encoding.name().to_ascii_lowercase()));
    }
    pressedienst::decode(text.as_bytes())?;
    Ok(text)
}

/// What the library has decoded, by its name, or what is likelier than the Windows-1252 that it takes the rest for.
fn found(bytes: &[u8], text: &str) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    // Decoded UTF-16 has half as many letters as bytes at most, Windows-1252 as many as bytes.
    if text.chars().count() < bytes.len() {
        let first = bytes.iter().position(|byte| *byte == 0).unwrap_or_default();
        return if first % 2 == 0 { UTF_16BE } else { UTF_16LE };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"de"), Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Pressedienst\n\n14. Mai 2021\n\nGrößere Bühne für junge Künstler\n\nDie Straße am Südpark wird für \
                        zwei Tage gesperrt, sagte Bürgermeisterin Käthe Groß. Eintritt: 5 €.\n";

    fn read_as(bytes: &[u8], forced: Option<&str>) -> Result<(String, &'static str, bool), NotText> {
        let forced = forced.map(|label| Encoding::for_label(label.as_bytes()).unwrap());
        read(&Parser::new(), bytes, forced)
            .map(|read| (read.document.source().to_owned(), read.encoding.name(), read.is_guess))
    }

    #[test]
    fn encodings_are_found() {
        let utf16 = |unit: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(unit).collect::<Vec<_>>();
        let (le, be) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let single = |label: &str| {
            let (bytes, _, is_lossy) = Encoding::for_label(label.as_bytes()).unwrap().encode(TEXT);
            assert!(!is_lossy, "{label}");
            bytes.into_owned()
        };
        for (bytes, name) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (with(b"\xEF\xBB\xBF", TEXT.as_bytes()), "UTF-8"),
            (le.clone(), "UTF-16LE"),
            (be.clone(), "UTF-16BE"),
            (with(b"\xFF\xFE", &le), "UTF-16LE"),
            (with(b"\xFE\xFF", &be), "UTF-16BE"),
            (single("windows-1252"), "windows-1252"),
        ] {
            assert_eq!(read_as(&bytes, None).unwrap(), (TEXT.to_owned(), name, false), "{name}");
        }
        for label in ["macintosh", "iso-8859-15", "windows-1252"] {
            assert_eq!(read_as(&single(label), Some(label)).unwrap().0, TEXT, "{label}");
        }
        assert_eq!(read_as(&le, Some("utf-16le")).unwrap().0, TEXT);
    }

    #[test]
    fn letters_tell_another_encoding() {
        let text = "Пресс-релиз города Дюссельдорфа: выставка художников из Москвы открывается в субботу.\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        assert_eq!(read_as(&bytes, None).unwrap(), (text.to_owned(), "windows-1251", true));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(read_as(b"%PDF-1.7\n", None).is_err());
        let other = read_as(b"D\xFCsseldorf", Some("utf-8"));
        assert!(matches!(other, Err(NotText::OtherEncoding(name)) if name == "utf-8"));
        assert!(read_as(b"PK\x03\x04", Some("windows-1252")).is_err());
        assert!(read_as(&[0, 1, 2, 3, 4, 5, 6, 7], Some("macintosh")).is_err());
    }
}
