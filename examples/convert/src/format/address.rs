//! Addresses as programs want them.
//!
//! A printed address becomes a URI of RFC 3986 with http or https if no more is needed than to write letters such as "ü" and
//! the brackets of TYPO3 (`tx_news[id]=7`) with percent signs. One with a blank or a user before the host is none.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What gets a percent sign beside all that is not ASCII.
const BRACKETS: &AsciiSet = &CONTROLS.add(b'[').add(b']');

/// An address of http or https as a URI; `None` if it cannot be one.
pub(crate) fn uri(printed: &str) -> Option<String> {
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
    let escapes_end = path.split('%').skip(1).all(|rest| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    let is_uri = escapes_end && path.matches('#').count() <= 1 && path.chars().all(is_allowed);
    is_uri.then(|| utf8_percent_encode(path, BRACKETS).to_string())
}

/// Characters that stand for themselves in paths, queries and fragments, or that percent signs can stand for.
fn is_allowed(c: char) -> bool {
    match c {
        // A letter that was lost when the text was decoded.
        '\u{FFFD}' => false,
        c if c.is_ascii() => c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%#[]".contains(c),
        c => !c.is_whitespace() && !c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
