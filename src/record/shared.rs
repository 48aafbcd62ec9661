//! Text that may be a part of a longer one.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use arcstr::Substr;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Text of a record. It behaves as [`str`].
///
/// Whatever was printed in one piece is no copy: it shares the text of its [`Document`](crate::Document). So a value is
/// cheap to read and to clone, and keeps that text alive. Who keeps few values of many texts turns them into a [`String`],
/// which is a copy.
///
/// ```
/// use pressedienst::SharedStr;
///
/// let document = pressedienst::parse("Pressedienst\n\n31. August 2019\n\nLesefest am Rhein eröffnet\n");
/// let headline: &SharedStr = &document.releases()[0].headlines[0].text;
/// assert!(headline.starts_with("Lesefest"));
/// assert_eq!(String::from(headline.clone()), "Lesefest am Rhein eröffnet");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SharedStr(Substr);

impl SharedStr {
    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// A part of it, which shares it; `None` if the words stand elsewhere in memory.
    #[inline]
    pub(crate) fn share(&self, part: &str) -> Option<Self> {
        self.0.try_substr_from(part).map(Self)
    }
}

impl Deref for SharedStr {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for SharedStr {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for SharedStr {
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Debug for SharedStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for SharedStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl PartialEq<str> for SharedStr {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for SharedStr {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for SharedStr {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl From<&str> for SharedStr {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for SharedStr {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<SharedStr> for String {
    fn from(text: SharedStr) -> Self {
        text.0.as_str().to_owned()
    }
}

impl Serialize for SharedStr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for SharedStr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::SharedStr;
    use crate::record::Located;

    /// The values of the release that a text has.
    fn headline(text: &str) -> (crate::Document, Located<SharedStr>) {
        let document = crate::parse(text);
        let headline = document.releases()[0].headlines[0].text.clone();
        (document, headline)
    }

    #[test]
    fn what_is_printed_in_one_piece_is_no_copy() {
        let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein mit Büchern eröffnet\n";
        let (document, headline) = headline(text);
        assert_eq!(headline, "Lesefest am Rhein mit Büchern eröffnet");
        let printed = headline.spans()[0].of(document.source());
        assert_eq!(headline.as_ptr(), printed.as_ptr());
        drop(document);
        assert_eq!(headline, "Lesefest am Rhein mit Büchern eröffnet");
    }

    #[test]
    fn what_was_repaired_is_not_what_was_printed() {
        let (document, headline) =
            headline("Pressedienst\n\n31. August 2019\n\nLesefest am Rhein mit Bu\u{308}chern\n");
        assert_eq!(headline, "Lesefest am Rhein mit Büchern");
        assert_ne!(headline, headline.spans()[0].of(document.source()));
    }

    #[test]
    fn parts_are_told_by_where_they_are() {
        let text = SharedStr::from("Bücher am Rhein, vierundzwanzig an der Zahl");
        let part = &text[11..];
        assert_eq!(text.share(part).map(|part| part.as_ptr()), Some(part.as_ptr()));
        let elsewhere = part.to_owned();
        assert_eq!(text.share(&elsewhere), None);
    }

    #[test]
    fn it_is_written_as_text() {
        let text: SharedStr = serde_json::from_str("\"B\\u00fccher\"").expect("a string");
        assert_eq!(serde_json::to_string(&text).expect("a string"), "\"Bücher\"");
        assert_eq!(format!("{text:>8}|{text:?}"), "  Bücher|\"Bücher\"");
    }
}
