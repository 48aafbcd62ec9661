//! The parts of the body.

use serde::{Deserialize, Serialize};

use crate::record::{Language, Located, SharedStr, name};

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!from))]
#[serde(tag = "type", rename_all = "lowercase", from = "Given")]
#[non_exhaustive]
pub enum Block {
    /// Running text.
    ///
    /// ```text
    /// Mit einer Lesung hat am Abend das Fest begonnen.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    #[non_exhaustive]
    Paragraph {
        /// The language; `None` where it cannot be told.
        lang: Option<Language>,
        /// The words, without line and page breaks.
        text: Located<SharedStr>,
    },
    /// A heading inside the body (Zwischentitel).
    ///
    /// ```text
    /// Das Programm am Sonntag
    /// ^^^^^^^^^^^^^^^^^^^^^^^
    /// Am Sonntag lesen sechs Autoren aus vier Ländern.
    /// ```
    #[non_exhaustive]
    Crosshead {
        /// The language; `None` where it cannot be told.
        lang: Option<Language>,
        /// The words.
        text: Located<SharedStr>,
    },
    /// A list with dashes or bullets.
    ///
    /// ```text
    /// - Lesung im Rathaus
    ///   ^^^^^^^^^^^^^^^^^
    /// - Konzert am Rhein
    ///   ^^^^^^^^^^^^^^^^
    /// ```
    #[non_exhaustive]
    List {
        /// The language; `None` where it cannot be told.
        lang: Option<Language>,
        /// The items, without their dashes.
        items: Vec<Located<SharedStr>>,
    },
}

impl Block {
    /// Returns a paragraph.
    #[must_use]
    pub fn paragraph(lang: impl Into<Option<Language>>, text: impl Into<Located<SharedStr>>) -> Self {
        let (lang, text) = (lang.into(), text.into());
        Self::Paragraph { lang, text }
    }

    /// Returns a heading inside the body.
    #[must_use]
    pub fn crosshead(lang: impl Into<Option<Language>>, text: impl Into<Located<SharedStr>>) -> Self {
        let (lang, text) = (lang.into(), text.into());
        Self::Crosshead { lang, text }
    }

    /// Returns a list.
    #[must_use]
    pub fn list<T: Into<Located<SharedStr>>>(
        lang: impl Into<Option<Language>>,
        items: impl IntoIterator<Item = T>,
    ) -> Self {
        let items = items.into_iter().map(Into::into).collect();
        Self::List {
            lang: lang.into(),
            items,
        }
    }

    /// Returns the language; `None` where it cannot be told.
    #[must_use]
    pub const fn lang(&self) -> Option<Language> {
        match self {
            Self::Paragraph { lang, .. } | Self::Crosshead { lang, .. } | Self::List { lang, .. } => *lang,
        }
    }

    /// Returns the words of a paragraph or a heading; `None` for a list, which has several [texts](Self::texts).
    #[must_use]
    pub const fn text(&self) -> Option<&Located<SharedStr>> {
        match self {
            Self::Paragraph { text, .. } | Self::Crosshead { text, .. } => Some(text),
            Self::List { .. } => None,
        }
    }

    /// Returns all words: the one text of a paragraph or a heading, or the items of a list.
    ///
    /// ```
    /// use pressedienst::{Block, Language};
    ///
    /// let body = [
    ///     Block::crosshead(Language::German, "Programm"),
    ///     Block::list(Language::German, ["Lesung", "Konzert"]),
    /// ];
    /// let words: Vec<&str> = body.iter().flat_map(Block::texts).map(|text| text.as_str()).collect();
    /// assert_eq!(words, ["Programm", "Lesung", "Konzert"]);
    /// ```
    #[must_use]
    pub fn texts(&self) -> &[Located<SharedStr>] {
        match self {
            Self::Paragraph { text, .. } | Self::Crosshead { text, .. } => std::slice::from_ref(text),
            Self::List { items, .. } => items,
        }
    }
}

/// A block as a record has it, be its type one that this version knows or not.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Given {
    #[serde(rename = "type")]
    kind: String,
    #[serde(deserialize_with = "name::known")]
    lang: Option<Language>,
    text: Located<SharedStr>,
    items: Option<Vec<Located<SharedStr>>>,
}

/// What a later version may add is a list if it has items, else a paragraph.
impl From<Given> for Block {
    fn from(given: Given) -> Self {
        let Given {
            kind,
            lang,
            text,
            items,
        } = given;
        match (kind.as_str(), items) {
            ("crosshead", _) => Self::Crosshead { lang, text },
            ("list", None) => Self::List {
                lang,
                items: Vec::new(),
            },
            ("paragraph", _) | (_, None) => Self::Paragraph { lang, text },
            (_, Some(items)) => Self::List { lang, items },
        }
    }
}
