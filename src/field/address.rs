//! Web addresses of pictures and of other versions of a release.
//!
//! ```text
//! address   = ("http://" | "https://") 1*( any character but a blank, "<" and ">" )
//! bracketed = "<" address ">"
//! fraction  = "$\frac{" address-with-blanks "}{" [ its last part again ] "}$"          (text recognition)
//! ```
//! Nothing but http and https is an address. An address ends at a blank; text recognition puts blanks into addresses,
//! so that one which breaks off before its file ending goes on over the blank if the ending follows.

use std::ops::Range;

use crate::record::prefix;
use crate::text::words;

/// The longest address that is a value, in characters.
const LONGEST: usize = 2_048;

/// Whether an address is longer than addresses can be.
pub(crate) fn is_too_long(url: &str) -> bool {
    url.len() > LONGEST && url.chars().nth(LONGEST).is_some()
}

/// An address found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// All that is printed, with brackets.
    pub(crate) printed: Range<usize>,
    /// The address alone.
    pub(crate) url: Range<usize>,
    /// Whether the address has its end here, and does not go on in the next line.
    pub(crate) is_complete: bool,
    /// Whether text recognition took it for a fraction.
    pub(crate) is_fraction: bool,
    /// The second half of the fraction.
    pub(crate) again: Option<Range<usize>>,
}

impl Found {
    const fn new(printed: Range<usize>, url: Range<usize>, is_complete: bool) -> Self {
        Self {
            printed,
            url,
            is_complete,
            is_fraction: false,
            again: None,
        }
    }
}

const IMAGES: [&str; 9] = ["jpg", "jpeg", "png", "gif", "tif", "tiff", "webp", "svg", "eps"];

const OTHERS: [&str; 9] = ["pdf", "txt", "html", "htm", "php", "mp4", "mp3", "mov", "zip"];

/// A fraction has no more bytes.
const LONGEST_FRACTION: usize = 4_096;

const FRACTION: &str = "\\frac{";

/// Whether an address ends like a file.
pub(crate) fn has_ending(url: &str) -> bool {
    is_image(url) || has_ending_of(url, &OTHERS)
}

/// Whether an address ends like a picture.
pub(crate) fn is_image(url: &str) -> bool {
    has_ending_of(url, &IMAGES) || is_misread_ending(url)
}

fn has_ending_of(url: &str, endings: &[&str]) -> bool {
    let bytes = url.as_bytes();
    // Endings have three to five letters with their full stop before them.
    let Some(stop) = (4..=5).find(|back| bytes.len().checked_sub(*back).and_then(|at| bytes.get(at)) == Some(&b'.'))
    else {
        return false;
    };
    let ending = bytes
        .len()
        .checked_sub(stop.saturating_sub(1))
        .and_then(|at| bytes.get(at..))
        .unwrap_or_default();
    endings
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known.as_bytes()))
}

/// `_ipg` and the like, which text recognition makes of `.jpg`.
fn is_misread_ending(url: &str) -> bool {
    let Some([mark, letters @ ..]) = url.as_bytes().last_chunk::<4>() else {
        return false;
    };
    match mark {
        b'_' => letters.eq_ignore_ascii_case(b"jpg") || letters.eq_ignore_ascii_case(b"ipg"),
        b'.' => letters.eq_ignore_ascii_case(b"ipg") || letters.eq_ignore_ascii_case(b"jpq"),
        b',' | b' ' => letters.eq_ignore_ascii_case(b"jpg"),
        _ => false,
    }
}

/// Whether an address cannot be right: blanks in it, or an ending that text recognition misread.
pub(crate) fn is_damaged(url: &str) -> bool {
    // Without an early end, so that the compiler looks at many bytes at a time; few addresses are looked at again.
    let odd = url.bytes().fold(0, |odd, byte| {
        odd | u8::from(byte <= b' ' || byte == b'\\' || byte >= b'{')
    });
    let is_odd = odd != 0;
    (is_odd && url.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '\\'))) || is_misread_ending(url)
}

/// Finds the first address of a text from offset `from` on.
pub(crate) fn find(text: &str, from: usize) -> Option<Found> {
    let mut at = from;
    while let Some(colon) = text.get(at..)?.find(':').map(|found| at.saturating_add(found)) {
        if text.get(colon..)?.starts_with("://")
            && let Some(start) = scheme_start(text, colon, from)
        {
            return Some(delimit(text, start));
        }
        at = colon.saturating_add(1);
    }
    None
}

/// Length of a text up to what cannot stand in an address: a blank, a bracket, a control character or an invisible one.
fn address_length(text: &str) -> usize {
    let ends = |at: usize, byte: u8| match byte {
        0..=b' ' | 0x7F | b'<' | b'>' => true,
        0x80.. => {
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            c.is_some_and(|c| is_hidden(c) || c.is_whitespace())
        }
        _ => false,
    };
    let mut bytes = text.bytes().enumerate();
    bytes
        .find(|(at, byte)| ends(*at, *byte))
        .map_or(text.len(), |(at, _)| at)
}

/// Control characters, and characters that show nothing or turn the direction of the text.
pub(crate) fn is_hidden(c: char) -> bool {
    let is_invisible = matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}'
    ) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{E0000}'..='\u{E007F}');
    is_invisible || c.is_control()
}

/// Whether a word is a web address: with http or https, with "www.", or a host with a path and no other scheme.
pub(crate) fn is_web(word: &str) -> bool {
    let rest = word
        .strip_prefix("https://")
        .or_else(|| word.strip_prefix("http://"))
        .unwrap_or(word);
    let host = rest.split('/').next().unwrap_or_default();
    let domain = host.rsplit_once('.').map_or("", |(_, domain)| domain);
    let is_host = domain.len() >= 2
        && domain.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !host.contains(':')
        && host.starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_marked = rest.len() < word.len() || host.starts_with("www.") || host.len() < rest.len();
    is_host && is_marked && !word.contains(is_hidden)
}

/// What the host of an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Plain,
    /// A user stands before it.
    WithUser,
    /// It has signs that hosts are not printed with: letters of other scripts that look like Latin ones, a percent sign.
    Odd,
}

/// Looks at the host of an address.
pub(crate) fn host(url: &str) -> Host {
    let bytes = url.as_bytes();
    let colon = bytes.iter().position(|byte| *byte == b':').unwrap_or(bytes.len());
    let rest = bytes.get(colon.saturating_add("://".len())..).unwrap_or_default();
    let mut host = Host::Plain;
    for byte in rest {
        match byte {
            b'/' | b'?' | b'#' => break,
            b'@' => return Host::WithUser,
            b'.' | b'-' | b'_' | b':' | b'[' | b']' => {}
            byte if byte.is_ascii_alphanumeric() => {}
            _ => host = Host::Odd,
        }
    }
    host
}

fn ends_with_scheme(text: &str, scheme: &str) -> bool {
    let at = text.len().checked_sub(scheme.len());
    at.and_then(|at| text.as_bytes().get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case(scheme.as_bytes()))
}

/// Where the scheme before `colon` begins, if it is http or https.
fn scheme_start(text: &str, colon: usize, from: usize) -> Option<usize> {
    let before = text.get(from..colon)?;
    let length = ["https", "http"]
        .iter()
        .find(|scheme| ends_with_scheme(before, scheme))?
        .len();
    let start = colon.checked_sub(length)?;
    let is_alone = !text.get(from..start)?.ends_with(char::is_alphanumeric);
    let has_host = text.get(colon.saturating_add(3)..)?.starts_with(char::is_alphanumeric);
    (is_alone && has_host).then_some(start)
}

/// Where an address that begins at `start` ends.
fn delimit(text: &str, start: usize) -> Found {
    let before = text.get(..start).unwrap_or_default();
    let rest = text.get(start..).unwrap_or_default();
    if before.ends_with(FRACTION) {
        return fraction(text, start, rest);
    }
    let to = |length: usize| start.saturating_add(length);
    if before.ends_with('<') {
        let opened = start.saturating_sub(1);
        let end = rest
            .find(|c| matches!(c, '<' | '>') || is_hidden(c))
            .unwrap_or(rest.len());
        match rest.as_bytes().get(end) {
            Some(b'>') => return Found::new(opened..to(end.saturating_add(1)), start..to(end), true),
            None => return Found::new(opened..text.len(), start..text.len(), false),
            // Something else ends it: it is read as if it had no bracket.
            Some(_) => {}
        }
    }
    let token = address_length(rest);
    let url = rest.get(..token).unwrap_or_default();
    let stripped = url.trim_end_matches([',', ';', ')', '.']);
    let complete = |length: usize| Found::new(start..to(length), start..to(length), true);
    if has_ending(stripped) {
        return complete(stripped.len());
    }
    if let Some(end) = over_blanks(rest, token) {
        return complete(end);
    }
    if token < rest.trim_end().len() {
        return complete(stripped.len());
    }
    Found::new(start..to(token), start..to(token), false)
}

/// Where an address ends that has blanks in it: at its file ending, a few short words on.
fn over_blanks(rest: &str, token: usize) -> Option<usize> {
    let mut end = token;
    for word in rest.get(token..)?.split_whitespace().take(4) {
        let is_part = word.len() <= 40
            && word
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'%' | b'/' | b','));
        if !is_part {
            return None;
        }
        end = end
            .saturating_add(rest.get(end..)?.find(word)?)
            .saturating_add(word.len());
        if has_ending(rest.get(..end)?) {
            // Only blanks that text recognition puts there.
            return rest
                .get(..end)
                .is_some_and(|url| !url.contains(is_hidden))
                .then_some(end);
        }
    }
    None
}

fn fraction(text: &str, start: usize, rest: &str) -> Found {
    let opened = start.saturating_sub(FRACTION.len());
    let dollar = usize::from(text.get(..opened).is_some_and(|before| before.ends_with('$')));
    let to = |length: usize| start.saturating_add(length);
    let rest = prefix(rest, LONGEST_FRACTION);
    let first = rest.find(|c| c == '}' || is_hidden(c)).unwrap_or(rest.len());
    let behind = rest.get(first..).unwrap_or_default();
    let again = behind
        .strip_prefix("}{")
        .and_then(|second| Some((to(first.saturating_add(2)), second.find('}')?)));
    let mut end = again.map_or(to(first), |(at, length)| at.saturating_add(length).saturating_add(1));
    if text.get(end..).is_some_and(|rest| rest.starts_with('$')) {
        end = end.saturating_add(1);
    }
    Found {
        printed: opened.saturating_sub(dollar)..end,
        url: start..to(first),
        is_complete: true,
        is_fraction: true,
        again: again
            .map(|(at, length)| at..at.saturating_add(length))
            .filter(|range| !range.is_empty()),
    }
}

/// What a damaged address must have been, where its second half proves it: the same end without blanks.
pub(crate) fn repair(url: &str, again: Option<&str>) -> Option<String> {
    let again = again.filter(|again| has_ending(again) && !is_damaged(again))?;
    let closed: String = url.split_whitespace().collect();
    (is_damaged(url) && !is_damaged(&closed) && closed.ends_with(again)).then_some(closed)
}

/// Whether a line can be the rest of an address that its end broke off.
pub(crate) fn is_rest(line: &str, is_bracketed: bool) -> bool {
    let (word, behind) = line.split_at_checked(rest_length(line)).unwrap_or((line, ""));
    let is_part = word.bytes().all(|b| b.is_ascii_graphic()) && !word.contains("://");
    let closes = behind.starts_with('>') || (!is_bracketed && has_ending(word));
    is_part && closes
}

/// Length of the part of a line that is the rest of an address.
pub(crate) fn rest_length(line: &str) -> usize {
    address_length(line)
}

/// Whether a line can be a middle part of an address that is longer than a line.
pub(crate) fn is_middle(line: &str) -> bool {
    line.bytes().all(|b| b.is_ascii_graphic() && b != b'<')
        && !line.contains("://")
        && line.contains(['/', '_', '-', '.'])
}

/// Whether a text begins with a web or e-mail address.
pub(crate) fn starts(text: &str) -> bool {
    let text = text.trim_start_matches(['<', '$', '\\']);
    text.starts_with("http") && text.contains("://")
        || text.starts_with("www.")
        || text.starts_with("frac{")
        || words::first_word(text).contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, &str, bool)> {
        find(text, 0).map(|found| (&text[found.printed], &text[found.url], found.is_complete))
    }

    #[test]
    fn valid() {
        let table = [
            ("https://a.de/b.jpg", "https://a.de/b.jpg", "https://a.de/b.jpg", true),
            (
                "<https://a.de/b.JPG>",
                "<https://a.de/b.JPG>",
                "https://a.de/b.JPG",
                true,
            ),
            (
                "Bild http://a.de/b.jpg Mehr",
                "http://a.de/b.jpg",
                "http://a.de/b.jpg",
                true,
            ),
            (
                "http://a.de/b_7_ipg",
                "http://a.de/b_7_ipg",
                "http://a.de/b_7_ipg",
                true,
            ),
            (
                "http://a.de/b 1 .jpg",
                "http://a.de/b 1 .jpg",
                "http://a.de/b 1 .jpg",
                true,
            ),
            (
                "<http://a.de/b\u{A0}c.jpg>",
                "<http://a.de/b\u{A0}c.jpg>",
                "http://a.de/b\u{A0}c.jpg",
                true,
            ),
            (
                "http://a.de/b.jpg\u{A0}c",
                "http://a.de/b.jpg",
                "http://a.de/b.jpg",
                true,
            ),
            ("http://a.de/b (und) .jpg", "http://a.de/b", "http://a.de/b", true),
            (
                "https://a.de/190831-",
                "https://a.de/190831-",
                "https://a.de/190831-",
                false,
            ),
            (
                "<https://a.de/190831-",
                "<https://a.de/190831-",
                "https://a.de/190831-",
                false,
            ),
            (
                "https://a.de/presse und mehr",
                "https://a.de/presse",
                "https://a.de/presse",
                true,
            ),
            (
                "$\\frac{http://a.de/b c.jpg}{c.jpg}$",
                "$\\frac{http://a.de/b c.jpg}{c.jpg}$",
                "http://a.de/b c.jpg",
                true,
            ),
            (
                "$\\frac{http://a.de/b c.jpg}{}$",
                "$\\frac{http://a.de/b c.jpg}{}$",
                "http://a.de/b c.jpg",
                true,
            ),
        ];
        for (text, printed, url, is_complete) in table {
            assert_eq!(found(text), Some((printed, url, is_complete)), "{text}");
        }
    }

    #[test]
    fn invalid() {
        for text in [
            "",
            "www.duesseldorf.de",
            "javascript://x",
            "ftp://a.de/b.jpg",
            "xhttp://a.de",
            "Ort: hier",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn hidden_characters_end_an_address() {
        for text in [
            "http://a.de/b\u{1}c",
            "http://a.de/b\u{202E}c",
            "<http://a.de/b\tc>",
            "http://a.de/b\u{200B}c",
        ] {
            let found = find(text, 0).map(|found| &text[found.url]);
            assert_eq!(found, Some("http://a.de/b"), "{text:?}");
        }
    }

    #[test]
    fn web_addresses() {
        for word in [
            "www.duesseldorf.de",
            "https://a.de",
            "facebook.com/duesseldorf",
            "http://a.de/b?c",
        ] {
            assert!(is_web(word), "{word}");
        }
        for word in [
            "javascript:alert.x/a",
            "data:text/html.x/y",
            "file:///etc/passwd.x",
            "Dr.",
            "und/oder",
            "http:x",
            "f./x:",
            "duesseldorf.de",
        ] {
            assert!(!is_web(word), "{word}");
        }
        for url in [
            "https://www.du\u{435}sseldorf.de/b",
            "https://a.de%40b.de/c",
            "https://a\u{3002}de",
        ] {
            assert_eq!(host(url), Host::Odd, "{url}");
        }
        for url in [
            "https://www.a-b.de:8080/ä%20b",
            "https://a.de?b%20c",
            "https://a_b.de#%",
            "https://a.de/b@2x.jpg",
        ] {
            assert_eq!(host(url), Host::Plain, "{url}");
        }
        for url in ["https://user:secret@a.de/b.jpg", "https://us%er@a.de"] {
            assert_eq!(host(url), Host::WithUser, "{url}");
        }
    }

    #[test]
    fn repairs_only_what_is_proved() {
        assert_eq!(
            repair("http://a.de/Start Ups.jpg", Some("tUps.jpg")),
            Some("http://a.de/StartUps.jpg".to_owned())
        );
        assert_eq!(repair("http://a.de/Start Ups.jpg", Some("Other.jpg")), None);
        assert_eq!(repair("http://a.de/Start Ups.jpg", None), None);
        assert_eq!(repair("http://a.de/b.jpg", Some("b.jpg")), None);
        assert_eq!(repair("http://a.de/Start Ups", Some("tUps")), None);
        assert_eq!(repair("http://a.de/Start Ups.jpg", Some("")), None);
        assert_eq!(repair("http://a.de/Start Ups_ipg", Some("Ups_ipg")), None);
    }

    #[test]
    fn damage() {
        for url in [
            "http://a.de/b c.jpg",
            "http://a.de/b\\c.jpg",
            "http://a.de/{b}.jpg",
            "http://a.de/b_ipg",
            "http://a.de/b_JPG",
            "http://a.de/b.ipg",
            "http://a.de/b.jpq",
            "http://a.de/b,jpg",
            "http://a.de/b jpg",
            // By itself, so that no other sign makes it odd.
            " ",
            "\\",
            "{",
        ] {
            assert!(is_damaged(url), "{url}");
        }
        for url in [
            "http://a.de/ä~b.jpg",
            "http://a.de/b",
            "http://a.de/b_jpeg",
            "http://a.de/b,png",
        ] {
            assert!(!is_damaged(url), "{url}");
        }
    }

    #[test]
    fn the_longest_address() {
        assert!(!is_too_long(&"a".repeat(2_048)));
        assert!(!is_too_long(&"ä".repeat(2_048)));
        assert!(is_too_long(&"a".repeat(2_049)));
    }

    #[test]
    fn rests() {
        assert!(is_rest("Tonhalle2.JPG", false));
        assert!(is_rest("Tonhalle2.JPG>", true));
        assert!(!is_rest("Tonhalle", false));
        assert!(!is_rest("Die Tonhalle", false));
        assert!(!is_rest("Ton<halle2.JPG", false));
        assert!(!is_rest("Tönhalle2.JPG", false));
        assert!(!is_rest("http://a.de/b.jpg", false));
        for line in ["fileadmin/Amt13", "190831_Halle", "Amt-13", "b.c"] {
            assert!(is_middle(line), "{line}");
        }
        for line in ["Tonhalle", "http://a.de", "a/b c", "a<b/c", "ä/b"] {
            assert!(!is_middle(line), "{line}");
        }
    }
}
