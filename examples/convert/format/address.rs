//! Addresses as programs want them: a URI of RFC 3986, or none.

/// The address as a URI on http or https; letters beyond ASCII stay, as XML and browsers allow. `None` if a program that
/// checks addresses would refuse it: with blanks, signs that no address has, or a host or port that is none.
pub(crate) fn uri(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) {
        return None;
    }
    let path_start = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(path_start)?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = host.split_once(':').unwrap_or((host, "80"));
    let is_authority = authority.matches('@').count() <= 1
        && !host.is_empty()
        && !port.is_empty()
        && port.chars().all(|c| c.is_ascii_digit())
        && authority.chars().all(|c| is_plain(c) || ":@%".contains(c));
    let is_path = path.matches('#').count() <= 1 && path.chars().all(|c| is_plain(c) || ":@/?#%[]".contains(c));
    // Servers take brackets in a query either way; the standard wants them written as bytes.
    let uri = format!("{scheme}://{authority}{}", path.replace('[', "%5B").replace(']', "%5D"));
    (is_authority && is_path && has_whole_bytes(&uri)).then_some(uri)
}

/// Whether a sign stands in a URI for itself.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "-._~!$&'()*+,;=".contains(c)
}

/// Whether two hexadecimal digits follow each percent sign.
fn has_whole_bytes(uri: &str) -> bool {
    let mut parts = uri.split('%').skip(1);
    parts.all(|part| part.len() >= 2 && part.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in [
            "https://www.duesseldorf.de/a_b/190831-Halle%5B1%5D.jpg?id=1&tx[news]=2#top",
            "http://localhost:8080",
            "https://düsseldorf.de/Käse.jpg",
        ] {
            assert_eq!(uri(good), Some(good.replace("[news]", "%5Bnews%5D")), "{good}");
        }
    }

    #[test]
    fn broken_addresses() {
        for bad in [
            "https://www.duesseldorf.de/Kommunique 1.jpg",
            "javascript:alert(1)",
            "javascript://x/%0Aalert(1)",
            "https://",
            "https:///a",
            "https://a:b/",
            "https://a:",
            "https://a/%5",
            "https://a/%ä0",
            "https://a/<b>",
            "https://a/\"",
            "https://a/\\frac{b}",
            "https://a/#b#c",
            "https://a/\u{202E}gpj",
            "https://[::1/",
            "www.duesseldorf.de",
            "",
        ] {
            assert_eq!(uri(bad), None, "{bad}");
        }
    }
}
