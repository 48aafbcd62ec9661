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

use crate::span::prefix;

/// The longest address that is a value, in characters.
pub(crate) const LONGEST: u32 = 2_048;

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
    // What is not ASCII may be a blank too; only then is it looked at by character.
    let is_odd = url
        .bytes()
        .any(|byte| matches!(byte, 0..=b' ' | b'{' | b'}' | b'\\' | 0x80..));
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
    is_alone.then_some(start)
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
        return match rest
            .find(['<', '>'])
            .filter(|end| rest.as_bytes().get(*end) == Some(&b'>'))
        {
            Some(end) => Found {
                printed: opened..to(end.saturating_add(1)),
                url: start..to(end),
                is_complete: true,
                is_fraction: false,
                again: None,
            },
            None => Found {
                printed: opened..text.len(),
                url: start..text.len(),
                is_complete: false,
                is_fraction: false,
                again: None,
            },
        };
    }
    let token = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))
        .unwrap_or(rest.len());
    let url = rest.get(..token).unwrap_or_default();
    let stripped = url.trim_end_matches([',', ';', ')', '.']);
    if has_ending(stripped) {
        return Found {
            printed: start..to(stripped.len()),
            url: start..to(stripped.len()),
            is_complete: true,
            is_fraction: false,
            again: None,
        };
    }
    if let Some(end) = over_blanks(rest, token) {
        return Found {
            printed: start..to(end),
            url: start..to(end),
            is_complete: true,
            is_fraction: false,
            again: None,
        };
    }
    let is_complete = token < rest.trim_end().len();
    let end = if is_complete { stripped.len() } else { url.len() };
    Found {
        printed: start..to(end),
        url: start..to(end),
        is_complete,
        is_fraction: false,
        again: None,
    }
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
        if has_ending(word) || has_ending(rest.get(..end)?) {
            return Some(end);
        }
    }
    None
}

fn fraction(text: &str, start: usize, rest: &str) -> Found {
    let opened = start.saturating_sub(FRACTION.len());
    let dollar = usize::from(text.get(..opened).is_some_and(|before| before.ends_with('$')));
    let to = |length: usize| start.saturating_add(length);
    let rest = prefix(rest, LONGEST_FRACTION);
    let first = rest.find('}').unwrap_or(rest.len());
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
    let again = again.filter(|again| !again.is_empty() && has_ending(again) && !is_damaged(again))?;
    let closed: String = url.split_whitespace().collect();
    (is_damaged(url) && !is_damaged(&closed) && closed.ends_with(again)).then_some(closed)
}

/// Whether a line can be the rest of an address that its end broke off.
pub(crate) fn is_rest(line: &str, is_bracketed: bool) -> bool {
    let token = line.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(line.len());
    let (word, behind) = line.split_at_checked(token).unwrap_or((line, ""));
    let is_part = word.bytes().all(|b| b.is_ascii_graphic() && b != b'<') && !word.contains("://");
    let closes = behind.starts_with('>') || (!is_bracketed && has_ending(word));
    is_part && closes
}

/// Whether a line can be a middle part of an address that is longer than a line.
pub(crate) fn is_middle(line: &str) -> bool {
    line.bytes().all(|b| b.is_ascii_graphic() && b != b'<')
        && !line.contains("://")
        && line.contains(['/', '_', '-', '.'])
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
    fn repairs_only_what_is_proved() {
        assert_eq!(
            repair("http://a.de/Start Ups.jpg", Some("tUps.jpg")),
            Some("http://a.de/StartUps.jpg".to_owned())
        );
        assert_eq!(repair("http://a.de/Start Ups.jpg", Some("Other.jpg")), None);
        assert_eq!(repair("http://a.de/Start Ups.jpg", None), None);
        assert_eq!(repair("http://a.de/b.jpg", Some("b.jpg")), None);
    }

    #[test]
    fn rests() {
        assert!(is_rest("Tonhalle2.JPG", false));
        assert!(is_rest("Tonhalle2.JPG>", true));
        assert!(!is_rest("Tonhalle", false));
        assert!(!is_rest("Die Tonhalle", false));
    }
}
