//! The encoding of a page, as browsers find it: byte order mark, what it says of itself in its first bytes, its letters.
//!
//! A saved page has lost the header that goes before its own word. So bytes that are UTF-8, letters beyond ASCII among them,
//! are read as that, and a page that says so and is not is read as its letters suggest.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use crate::charset::Charset;
use crate::guess;
use crate::lang::{Said, said};
use crate::own::Code;

/// So many bytes may say which encoding the others are in.
const PRESCAN: usize = 1_024;

/// A page as text.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) charset: Charset,
    pub(super) note: Option<(Code, Said)>,
}

/// Reads bytes as text. `forced` goes before all but a byte order mark.
pub(super) fn read(bytes: &[u8], forced: Option<Charset>) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(bytes.get(mark..).unwrap_or_default(), Charset::Known(encoding), None);
    }
    if let Some(charset) = forced {
        return decoded(bytes, charset, None);
    }
    if let Some(encoding) = utf16_of(bytes) {
        return decoded(bytes, Charset::Known(encoding), None);
    }
    let said = declared(bytes.get(..PRESCAN).unwrap_or(bytes));
    let damaged = damage(bytes);
    if damaged.is_slight() && (said == Some(UTF_8) || damaged.sequences > 0 || bytes.is_ascii() && said.is_none()) {
        return decoded(bytes, Charset::Known(UTF_8), None);
    }
    if let Some(encoding) = said.filter(|said| *said != UTF_8) {
        return decoded(bytes, Charset::Known(encoding), None);
    }
    let (charset, code, told) = match guess::guess(bytes) {
        Some(guess) if guess.doubtful.is_empty() => {
            let told = said!("as the umlauts tell", "wie die Umlaute zeigen");
            (guess.charset, Code::EncodingRecognised, told)
        }
        Some(guess) => {
            let words: Vec<_> = guess.doubtful.iter().map(|word| format!("\"{word}\"")).collect();
            let words = words.join(", ");
            let told = said!(
                "which fits hardly better than another encoding and reads {words}",
                "das kaum besser passt als eine andere Kodierung und {words} liest"
            );
            (guess.charset, Code::EncodingDoubtful, told)
        }
        None => (
            suggested(bytes),
            Code::EncodingGuessed,
            said!("which fits the letters best", "das am besten zu den Buchstaben passt"),
        ),
    };
    let says = if said.is_some() {
        said!(
            "the page says that it is UTF-8, and is not",
            "die Seite nennt sich UTF-8 und ist es nicht"
        )
    } else {
        said!(
            "the page does not say its encoding",
            "die Seite nennt ihre Kodierung nicht"
        )
    };
    let name = charset.name();
    let read = said!("; it was read as {name}, ", "; sie wurde als {name} gelesen, ");
    let told = Said::joined(&[says, read, told], "");
    decoded(bytes, charset, Some((code, told)))
}

fn decoded(bytes: &[u8], charset: Charset, note: Option<(Code, Said)>) -> Decoded<'_> {
    let text = match charset {
        Charset::Known(encoding) => encoding.decode_without_bom_handling(bytes).0,
        Charset::Dos(_) => {
            let letters = charset.letters();
            bytes.iter().map(|byte| letters.of(*byte)).collect::<String>().into()
        }
    };
    Decoded { text, charset, note }
}

/// How well bytes are UTF-8.
#[derive(Debug)]
struct Damage {
    /// How many letters have several bytes.
    sequences: usize,
    /// How often bytes are none.
    errors: usize,
}

impl Damage {
    /// Whether the bytes are UTF-8 but for a few.
    const fn is_slight(&self) -> bool {
        self.errors == 0 || self.errors.saturating_mul(8) <= self.sequences
    }
}

fn damage(bytes: &[u8]) -> Damage {
    let (mut sequences, mut errors) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let others = chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        sequences = sequences.saturating_add(others);
        errors = errors.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    Damage { sequences, errors }
}

/// UTF-16 without a mark, told by the zero byte of its first sign, which is "<" or a blank.
fn utf16_of(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_first = |byte: u8| byte == b'<' || byte.is_ascii_whitespace();
    match bytes {
        [0, first, 0, _, ..] if is_first(*first) => Some(UTF_16BE),
        [first, 0, _, 0, ..] if is_first(*first) => Some(UTF_16LE),
        _ => None,
    }
}

/// What the letters of a page suggest that is not German.
fn suggested(bytes: &[u8]) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Charset::Known(detector.guess(Some(b"de"), Utf8Detection::Deny))
}

/// The encoding that the beginning of a page names: in `<meta charset>`, `<meta http-equiv content>` or `<?xml encoding?>`.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let mut rest = head.as_str();
    if let Some(declaration) = rest.trim_start().strip_prefix("<?xml")
        && let Some((declaration, _)) = declaration.split_once("?>")
        && let Some(encoding) = named(declaration, "encoding")
    {
        return Some(encoding);
    }
    while let Some(open) = rest.find('<') {
        rest = rest.get(open..)?;
        if let Some(comment) = rest.strip_prefix("<!--") {
            (_, rest) = comment.split_once("-->")?;
            continue;
        }
        let (tag, behind) = rest.split_once('>').unwrap_or((rest, ""));
        let is_meta = tag
            .strip_prefix("<meta")
            .is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_whitespace() || c == '/'));
        if is_meta && let Some(encoding) = named(tag, "charset") {
            return Some(encoding);
        }
        rest = behind;
    }
    None
}

/// The encoding behind a word and "=", in quotation marks or not.
fn named(tag: &str, word: &str) -> Option<&'static Encoding> {
    tag.match_indices(word).find_map(|(at, _)| {
        let value = tag.get(at..)?.strip_prefix(word)?.trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/'));
        let encoding = Encoding::for_label(value.get(..end.unwrap_or(value.len()))?.as_bytes())?;
        Some(match encoding {
            // A page whose first bytes are ASCII is none of these, whatever it says.
            encoding if encoding == UTF_16BE || encoding == UTF_16LE => UTF_8,
            encoding if encoding == X_USER_DEFINED => WINDOWS_1252,
            encoding => encoding,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "<p>Größere Bühne für junge Künstler, sagte Bürgermeisterin Käthe Groß.</p>";

    fn bytes(head: &str, label: &str) -> Vec<u8> {
        let (bytes, _, is_lossy) = Encoding::for_label(label.as_bytes()).unwrap().encode(BODY);
        assert!(!is_lossy);
        [head.as_bytes(), &*bytes].concat()
    }

    fn name(bytes: &[u8]) -> &'static str {
        let read = read(bytes, None);
        assert!(read.text.contains("Größere Bühne"), "{}", read.text);
        match read.charset {
            Charset::Known(encoding) => encoding.name(),
            Charset::Dos(_) => "DOS",
        }
    }

    #[test]
    fn a_page_says_its_encoding() {
        for (head, label, expected) in [
            ("<meta charset=utf-8>", "utf-8", "UTF-8"),
            ("<META CHARSET = 'Macintosh' />", "macintosh", "macintosh"),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-15\">",
                "iso-8859-15",
                "ISO-8859-15",
            ),
            (
                "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<html>",
                "windows-1252",
                "windows-1252",
            ),
            (
                "<!-- <meta charset=utf-8> --><meta charset=latin1>",
                "windows-1252",
                "windows-1252",
            ),
            ("<meta charset=x-user-defined>", "windows-1252", "windows-1252"),
            (
                "<metadata charset=utf-8><meta charset=windows-1252>",
                "windows-1252",
                "windows-1252",
            ),
        ] {
            let page = bytes(head, label);
            assert_eq!(name(&page), expected, "{head}");
            assert!(read(&page, None).note.is_none(), "{head}");
        }
    }

    #[test]
    fn a_page_that_says_the_wrong_encoding() {
        for (head, label, expected, code) in [
            // A server said better, and its word was not saved.
            ("<meta charset=iso-8859-1>", "utf-8", "UTF-8", None),
            ("<meta charset=utf-16>", "utf-8", "UTF-8", None),
            (
                "<meta charset=utf-8>",
                "windows-1252",
                "windows-1252",
                Some(Code::EncodingRecognised),
            ),
            ("<html>", "windows-1252", "windows-1252", Some(Code::EncodingRecognised)),
            ("<html>", "utf-8", "UTF-8", None),
            ("<meta charset=klingon>", "utf-8", "UTF-8", None),
        ] {
            let page = bytes(head, label);
            assert_eq!(name(&page), expected, "{head}");
            assert_eq!(read(&page, None).note.map(|(code, _)| code), code, "{head}");
        }
    }

    #[test]
    fn marks_and_given_encodings() {
        let utf16 = |unit: fn(u16) -> [u8; 2]| BODY.encode_utf16().flat_map(unit).collect::<Vec<_>>();
        let (le, be) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        for (page, expected) in [
            ([b"\xEF\xBB\xBF", BODY.as_bytes()].concat(), "UTF-8"),
            ([&b"\xFF\xFE"[..], &le].concat(), "UTF-16LE"),
            ([&b"\xFE\xFF"[..], &be].concat(), "UTF-16BE"),
            (le, "UTF-16LE"),
            (be, "UTF-16BE"),
        ] {
            assert_eq!(name(&page), expected);
        }
        let page = bytes("<meta charset=utf-8>", "macintosh");
        let macintosh = Charset::of_name("macintosh");
        assert!(read(&page, macintosh).text.contains("Größere Bühne"));
        let ibm850 = Charset::of_name("cp850");
        let dos = read(b"<p>Gr\x94\xE1e", ibm850);
        assert_eq!((&*dos.text, Some(dos.charset)), ("<p>Größe", ibm850));
    }

    #[test]
    fn a_few_bytes_that_are_none_do_not_change_the_encoding() {
        let mut page = bytes("<meta charset=utf-8>", "utf-8").repeat(4);
        page.extend(b"<p>Stra\xDFe");
        let read = read(&page, None);
        assert_eq!(read.charset, Charset::Known(UTF_8));
        assert!(read.text.ends_with("Stra\u{FFFD}e"));
    }
}
