//! Addresses that may be followed, and addresses of what comes out.
//!
//! An address is no link that cannot be a URI, or of which a diagnostic says that it is damaged or leads elsewhere; it is
//! kept as printed.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use pressedienst::{Code, Located, Release, SharedStr};

use super::address::uri;
use crate::text::{Text, UNREAD_ITEM};

/// So many digits of a file's hash tell it from others beside the address that both print.
const HASH_DIGITS: usize = 16;

/// The beginning of a file's hash, and all of it as RFC 6920 writes it.
fn names(sha256: &str) -> (String, String) {
    let bytes = hex::decode(sha256).unwrap_or_default();
    let ni = format!("ni:///sha-256;{}", BASE64_URL_SAFE_NO_PAD.encode(bytes));
    (sha256.chars().take(HASH_DIGITS).collect(), ni)
}

/// The addresses of a text.
#[derive(Debug)]
pub(crate) struct Addresses {
    hash: String,
    ni: String,
    /// Where addresses begin that nobody should follow unseen.
    doubtful: BTreeSet<usize>,
}

impl Addresses {
    pub(crate) fn new(text: &Text<'_>) -> Self {
        let doubtful = text.document.diagnostics().iter().filter(|found| {
            matches!(
                found.code(),
                Code::AddressDamaged | Code::AddressWithUser | Code::AddressOddHost
            )
        });
        let (hash, ni) = names(&text.source.sha256);
        Self {
            hash,
            ni,
            doubtful: doubtful.map(|found| found.span().start()).collect(),
        }
    }

    /// The link that a printed address is; `None` if it must not be followed.
    pub(super) fn link(&self, printed: &Located<SharedStr>) -> Option<String> {
        let is_doubtful = printed.span().is_some_and(|span| self.doubtful.contains(&span.start()));
        if is_doubtful { None } else { uri(printed) }
    }

    /// The printed forms of an address that its link does not show.
    pub(super) fn as_printed<'r>(
        &self,
        url: Option<&'r Located<SharedStr>>,
        url_printed: Option<&'r Located<SharedStr>>,
    ) -> Vec<&'r str> {
        let hidden = url.filter(|url| self.link(url).is_none_or(|link| link != url.as_str()));
        url_printed
            .into_iter()
            .chain(hidden)
            .map(|printed| printed.as_str())
            .collect()
    }

    /// The identifier of what no field holds.
    pub(super) fn unread(&self) -> String {
        format!("{}#item{UNREAD_ITEM}", self.ni)
    }

    /// What the identifiers of a release (0 is the first) have in common.
    fn identifiers(&self, index: usize, release: &Release) -> Identifiers {
        let link = self.online(release);
        Identifiers::new(&self.hash, &self.ni, index, link.as_deref())
    }

    /// The address online as a link.
    pub(crate) fn online(&self, release: &Release) -> Option<String> {
        release.online_url.as_ref().and_then(|url| self.link(url))
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

/// The words of a value.
pub(super) fn said(value: Option<&Located<SharedStr>>) -> Option<&str> {
    value.map(|value| value.as_str()).filter(|words| !words.is_empty())
}

/// A list, of which nothing is said where it is empty.
pub(super) fn listed<T>(values: impl IntoIterator<Item = T>) -> Option<Vec<T>> {
    let values: Vec<T> = values.into_iter().collect();
    (!values.is_empty()).then_some(values)
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
    /// Of a release (0 is the first) of a file with that hash, and with that address online.
    pub(super) fn of(sha256: &str, index: usize, link: Option<&str>) -> Self {
        let (hash, ni) = names(sha256);
        Self::new(&hash, &ni, index, link)
    }

    fn new(hash: &str, ni: &str, index: usize, link: Option<&str>) -> Self {
        let item = index + 1;
        match link {
            // The address alone may stand in several files, and over several releases.
            Some(url) => {
                let mark = if url.contains('#') { '-' } else { '#' };
                Self {
                    head: format!("{url}{mark}item{item}"),
                    tail: format!("-{hash}"),
                }
            }
            None => Self {
                head: format!("{ni}#item{item}"),
                tail: String::new(),
            },
        }
    }

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

#[cfg(test)]
mod tests {
    use pressedienst::Parser;

    use super::*;
    use crate::text::Source;

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
        release.online_url = Some(Located::from("https://a.de/7"));
        let second = addresses.identifiers(1, &release);
        assert_eq!(second.version(Some("en")), "https://a.de/7#item2-en-7f83b1657ff1fc53");
        assert_eq!(
            second.numbered("picture", 2),
            "https://a.de/7#item2-picture3-7f83b1657ff1fc53"
        );
        release.online_url = Some(Located::from("https://a.de/7#top"));
        let third = addresses.identifiers(0, &release);
        assert_eq!(third.version(None), "https://a.de/7#top-item1-7f83b1657ff1fc53");
    }
}
