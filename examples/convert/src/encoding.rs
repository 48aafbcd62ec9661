//! Which encoding a file has: byte order mark, UTF-8, UTF-16 told by its zero bytes, then what its letters suggest.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use pressedienst::{Code, Document, Parser};

use crate::charset::Charset;
use crate::guess::{self, Guess};

/// A file that was read as text.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) document: Document,
    pub(crate) charset: Charset,
    pub(crate) evidence: Evidence,
}

/// How the encoding of a file is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// It was given, or the parser says what it is.
    Certain,
    /// The umlauts stand where umlauts do.
    Umlauts,
    /// The letters fit it best.
    Letters,
    /// Another one fits nearly as well: some words as they are read.
    Doubtful(Vec<String>),
}

impl Read {
    /// A text whose encoding is not in doubt.
    fn certain(document: Document, encoding: &'static Encoding) -> Self {
        Self {
            document,
            charset: Charset::Known(encoding),
            evidence: Evidence::Certain,
        }
    }
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
pub(crate) fn read(parser: &Parser, bytes: &[u8], forced: Option<Charset>) -> Result<Read, NotText> {
    if let Some(charset) = forced {
        let text = charset
            .decode(bytes)
            .ok_or_else(|| NotText::OtherEncoding(charset.name().into()))?;
        // What is no text is none in any encoding.
        pressedienst::decode(text.as_bytes())?;
        return Ok(Read {
            document: parser.parse(&text),
            charset,
            evidence: Evidence::Certain,
        });
    }
    let document = parser.parse_bytes(bytes)?;
    let is_reported = |code| document.diagnostics().iter().any(|found| found.code() == code);
    if is_reported(Code::ReadAsUtf16) {
        return Ok(Read::certain(document, utf16_of(bytes)));
    }
    if !is_reported(Code::ReadAsWindows1252) {
        return Ok(Read::certain(document, UTF_8));
    }
    let windows = Charset::Known(WINDOWS_1252);
    let (charset, evidence) = match guess::guess(bytes) {
        Some(Guess { charset, doubtful }) if doubtful.is_empty() => (charset, Evidence::Umlauts),
        Some(Guess { charset, doubtful }) => (charset, Evidence::Doubtful(doubtful)),
        None => (detected(bytes), Evidence::Letters),
    };
    let is_doubtful = matches!(evidence, Evidence::Doubtful(_));
    match charset.decode(bytes).filter(|_| charset != windows) {
        Some(text) => Ok(Read {
            document: parser.parse(&text),
            charset,
            evidence,
        }),
        // The parser says so itself.
        None => Ok(Read {
            document,
            charset: windows,
            evidence: if is_doubtful { evidence } else { Evidence::Certain },
        }),
    }
}

/// In which order of its bytes UTF-16 is.
fn utf16_of(bytes: &[u8]) -> &'static Encoding {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    marked.unwrap_or_else(|| {
        let first = bytes.iter().position(|byte| *byte == 0).unwrap_or_default();
        if first % 2 == 0 { UTF_16BE } else { UTF_16LE }
    })
}

/// What the letters of a text in another language suggest.
fn detected(bytes: &[u8]) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Charset::Known(detector.guess(Some(b"de"), Utf8Detection::Deny))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Pressedienst\n\n14. Mai 2021\n\nGrößere Bühne für junge Künstler\n\nDie Straße am Südpark wird für \
                        zwei Tage gesperrt, sagte Bürgermeisterin Käthe Groß. Eintritt: 5 €.\n";

    fn read_as(bytes: &[u8], forced: Option<&str>) -> Result<(String, String, bool), NotText> {
        let forced = forced.map(|name| Charset::of_name(name).unwrap());
        read(&Parser::new(), bytes, forced).map(|read| {
            (
                read.document.source().to_owned(),
                read.charset.name().into_owned(),
                read.evidence == Evidence::Letters,
            )
        })
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
            let name = name.to_ascii_lowercase();
            assert_eq!(
                read_as(&bytes, None).unwrap(),
                (TEXT.to_owned(), name.clone(), false),
                "{name}"
            );
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
        assert_eq!(
            read_as(&bytes, None).unwrap(),
            (text.to_owned(), "windows-1251".to_owned(), true)
        );
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
