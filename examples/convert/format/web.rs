//! Addresses that may be followed, and addresses of what comes out.
//!
//! A link is an URI of RFC 3986 with http or https. A printed address becomes one if no more is needed than to write
//! letters such as "ü" and the brackets of TYPO3 (`tx_news[id]=7`) with percent signs. One with a blank, a user before
//! the host, or a diagnostic that says that it is damaged or leads elsewhere is no link; it is kept as printed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use pressedienst::{Code, Located, Release};

use crate::text::Text;

/// So many digits of a file's hash tell it from others beside the address that both print.
const HASH_DIGITS: usize = 16;

/// The addresses of a text.
#[derive(Debug)]
pub(super) struct Addresses {
    hash: String,
    ni: String,
    /// Where addresses begin that nobody should follow unseen.
    doubtful: BTreeSet<usize>,
}

impl Addresses {
    pub(super) fn new(text: &Text<'_>) -> Self {
        let hash = &text.source.sha256;
        let doubtful = text.document.diagnostics().iter().filter(|found| {
            matches!(
                found.code(),
                Code::AddressDamaged | Code::AddressWithUser | Code::AddressOddHost
            )
        });
        Self {
            hash: hash.chars().take(HASH_DIGITS).collect(),
            ni: format!("ni:///sha-256;{}", BASE64_URL_SAFE_NO_PAD.encode(octets(hash))),
            doubtful: doubtful.map(|found| found.span().start()).collect(),
        }
    }

    /// The link that a printed address is; `None` if it must not be followed.
    pub(super) fn link(&self, printed: &Located<String>) -> Option<String> {
        let is_doubtful = printed.span().is_some_and(|span| self.doubtful.contains(&span.start()));
        if is_doubtful { None } else { uri(printed) }
    }

    /// The printed forms of an address that its link does not show.
    pub(super) fn as_printed<'r>(
        &self,
        url: Option<&'r Located<String>>,
        url_printed: Option<&'r Located<String>>,
    ) -> Vec<&'r str> {
        let hidden = url.filter(|url| self.link(url).is_none_or(|link| link != url.as_str()));
        url_printed
            .into_iter()
            .chain(hidden)
            .map(|printed| printed.as_str())
            .collect()
    }

    /// What the identifiers of a release (0 is the first) have in common.
    fn identifiers(&self, index: usize, release: &Release) -> Identifiers {
        let item = index + 1;
        match release.online_url.as_ref().and_then(|url| self.link(url)) {
            // The address alone may stand in several files, and over several releases.
            Some(url) => {
                let mark = if url.contains('#') { '-' } else { '#' };
                Identifiers {
                    head: format!("{url}{mark}item{item}"),
                    tail: format!("-{}", self.hash),
                }
            }
            None => Identifiers {
                head: format!("{}#item{item}", self.ni),
                tail: String::new(),
            },
        }
    }
}

/// A release among the others of its text, and what it is called.
#[derive(Debug)]
pub(super) struct Entry<'r> {
    pub(super) text: &'r Text<'r>,
    pub(super) addresses: &'r Addresses,
    pub(super) release: &'r Release,
    pub(super) identifiers: Identifiers,
    /// The name of its record.
    pub(super) record: String,
}

impl<'r> Entry<'r> {
    /// All releases of a text.
    pub(super) fn all(text: &'r Text<'r>, addresses: &'r Addresses) -> impl Iterator<Item = Self> {
        let releases = text.document.releases().iter().enumerate();
        releases.map(move |(index, release)| Self {
            text,
            addresses,
            release,
            identifiers: addresses.identifiers(index, release),
            record: text.id(index),
        })
    }
}

/// Makes the identifiers of a release and its parts: the address online, or else the hash of the file as RFC 6920
/// writes it, with the item, the part and, behind an address, the beginning of the hash.
///
/// ```text
/// https://www.example.org/news/7#item1-de-7f83b1657ff1fc53
/// ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk#item1-de
/// ```
#[derive(Debug)]
pub(super) struct Identifiers {
    head: String,
    tail: String,
}

impl Identifiers {
    /// The release in a language, or in its only one that cannot be told.
    pub(super) fn version(&self, language: Option<&str>) -> String {
        language.map_or_else(|| format!("{}{}", self.head, self.tail), |language| self.part(language))
    }

    pub(super) fn part(&self, name: &str) -> String {
        format!("{}-{name}{}", self.head, self.tail)
    }

    /// The nth of several parts; 0 is the first.
    pub(super) fn numbered(&self, name: &str, index: usize) -> String {
        self.part(&format!("{name}{}", index + 1))
    }
}

/// The bytes that hexadecimal digits stand for.
fn octets(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<u32> = hexadecimal.chars().filter_map(|c| c.to_digit(16)).collect();
    let pairs = digits
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |sum, digit| sum * 16 + digit));
    pairs.filter_map(|sum| u8::try_from(sum).ok()).collect()
}

/// An address of http or https as an URI; `None` if it cannot be one.
pub(super) fn uri(printed: &str) -> Option<String> {
    let (scheme, rest) = printed.split_once("://")?;
    let scheme = ["http", "https"]
        .into_iter()
        .find(|known| scheme.eq_ignore_ascii_case(known))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end)?;
    if !is_host(host) {
        return None;
    }
    Some(format!("{scheme}://{host}{}", encoded(path)?))
}

/// A host and perhaps a port, without a user.
fn is_host(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "80"));
    let is_name = host
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    is_name && host.contains(|c: char| c.is_ascii_alphanumeric()) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// What follows the host, with percent signs where they are needed.
fn encoded(path: &str) -> Option<String> {
    let mut out = String::with_capacity(path.len());
    let (mut is_fragment, mut digits) = (false, 0_usize);
    for c in path.chars() {
        if digits > 0 {
            digits -= 1;
            c.is_ascii_hexdigit().then_some(())?;
        }
        match c {
            '%' => digits = 2,
            '#' if is_fragment => return None,
            '#' => is_fragment = true,
            '[' | ']' => {}
            _ if is_plain(c) => {}
            // A letter that was lost when the text was decoded.
            '\u{FFFD}' => return None,
            _ if c.is_ascii() || c.is_whitespace() || c.is_control() => return None,
            _ => {}
        }
        if is_plain(c) || matches!(c, '%' | '#') {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                write!(out, "%{byte:02X}").ok()?;
            }
        }
    }
    (digits == 0).then_some(out)
}

/// Characters that stand for themselves in paths, queries and fragments.
const fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '-' | '.' | '_' | '~' | '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '='
        )
        || matches!(c, ':' | '@' | '/' | '?')
}

#[cfg(test)]
mod tests {
    use pressedienst::Parser;

    use super::*;
    use crate::text::Source;

    #[test]
    fn links() {
        for (printed, expected) in [
            ("https://www.duesseldorf.de", "https://www.duesseldorf.de"),
            (
                "HTTP://www.duesseldorf.de:8080/a_b~c.jpg?x=1&y=2#z",
                "http://www.duesseldorf.de:8080/a_b~c.jpg?x=1&y=2#z",
            ),
            ("https://a.de/Küche.jpg", "https://a.de/K%C3%BCche.jpg"),
            ("https://a.de/?tx_news[id]=7", "https://a.de/?tx_news%5Bid%5D=7"),
            ("https://a.de/?x=%5B2%5D", "https://a.de/?x=%5B2%5D"),
        ] {
            assert_eq!(uri(printed).as_deref(), Some(expected));
        }
        for printed in [
            "",
            "www.a.de",
            "javascript:alert(1)",
            "javascript://a.de/%0aalert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https://",
            "https:///x",
            "https://.../",
            "https://a b.de/",
            "https://a.de/Kommunique 1 .jpg",
            "https://a.de/a\nb",
            "https://a.de/\0",
            "https://a.de/a\u{A0}b",
            "https://a.de/\u{FFFD}",
            "https://a.de/<b>",
            "https://a.de/\"x",
            "https://a.de/a|b",
            "https://a.de/\\frac{x}",
            "https://a.de/%",
            "https://a.de/%4",
            "https://a.de/%zz",
            "https://a.de/%4ü",
            "https://a.de/#b#c",
            "https://stadt@a.de/",
            "https://stadt:geheim@a.de/",
            "https://www.duеsseldorf.de/",
            "https://a%2e.de/",
            "https://a.de:0/",
            "https://a.de:99999/",
            "https://a.de:x/",
            "https://[::1]/",
            "https://a.de]/",
        ] {
            assert_eq!(uri(printed), None, "{printed}");
        }
    }

    #[test]
    fn identifiers() {
        let bytes = b"Hello World!";
        let document = Parser::new().parse("");
        let source = Source::new(None, bytes, "UTF-8", None);
        let addresses = Addresses::new(&Text::new(&source, &document, bytes, false));
        let mut release = Release::default();
        // The example of RFC 6920, section 8.1.
        let first = addresses.identifiers(0, &release);
        assert_eq!(
            first.version(Some("de")),
            "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk#item1-de"
        );
        assert_eq!(
            first.version(None),
            "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk#item1"
        );
        release.online_url = Some(Located::new("https://a.de/7".to_owned(), &[]));
        let second = addresses.identifiers(1, &release);
        assert_eq!(second.version(Some("en")), "https://a.de/7#item2-en-7f83b1657ff1fc53");
        assert_eq!(
            second.numbered("picture", 2),
            "https://a.de/7#item2-picture3-7f83b1657ff1fc53"
        );
        release.online_url = Some(Located::new("https://a.de/7#top".to_owned(), &[]));
        let third = addresses.identifiers(0, &release);
        assert_eq!(third.version(None), "https://a.de/7#top-item1-7f83b1657ff1fc53");
    }
}
