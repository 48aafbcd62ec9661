//! Stand-off annotations: the whole source, each stretch with the field it is or the role it has.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::document::Document;
use crate::record::{Role, Share, Span};

/// What an [`Annotation`] says of its bytes. Serialises, and displays, as one word or path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "String")]
#[non_exhaustive]
pub enum Label {
    /// They are this value of the record: `releases[0].images[3].credit.photographer`.
    Field(String),
    /// They are no value by themselves but have this role: `folio`, or `credit` for the sign before a holder's name.
    Role(Role),
    /// They have a role that only a later version knows, which wrote the annotation.
    Unknown(String),
}

impl From<String> for Label {
    fn from(label: String) -> Self {
        if label.starts_with("releases[") {
            return Self::Field(label);
        }
        label.parse().map_or(Self::Unknown(label), Self::Role)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(label) | Self::Unknown(label) => f.pad(label),
            Self::Role(role) => role.fmt(f),
        }
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A value of the record or a piece of furniture, and the bytes of the source that it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Annotation {
    label: Label,
    spans: Vec<Span>,
}

impl Annotation {
    /// Returns what the bytes are.
    #[must_use]
    pub const fn label(&self) -> &Label {
        &self.label
    }

    /// Returns the bytes: one range a printed piece, ascending.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }
}

/// How many bytes of the source are what. The four add up to its length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(!default))]
#[serde(default)]
#[non_exhaustive]
pub struct Coverage {
    /// Values, and the signs that belong to them.
    pub field: usize,
    /// Page furniture, labels, and the marks between fields.
    pub furniture: usize,
    /// Blanks and line ends outside of all these.
    pub blank: usize,
    /// Words that are nothing known; each stretch of them is reported.
    pub unclassified: usize,
}

impl Coverage {
    fn add(&mut self, share: Share, length: usize) {
        let bytes = match share {
            Share::Field => &mut self.field,
            Share::Furniture => &mut self.furniture,
            Share::Blank => &mut self.blank,
            Share::Unclassified => &mut self.unclassified,
        };
        *bytes = bytes.saturating_add(length);
    }
}

impl Document {
    /// Returns the whole source as stand-off annotations, in order: every byte that is no blank is in exactly one of them. A
    /// value's pieces are what was printed of it; what belongs to several values is that of the innermost one (a
    /// photographer's, and not the credit line's), or of the text that it stands in (a paragraph's, and not an
    /// appointment's), and what belongs to several releases is that of the first one (the day of a mail).
    ///
    /// ```
    /// let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nAm Abend hat das Fest be-\n\nSeite 2\n\ngonnen.\n";
    /// let document = pressedienst::parse(text);
    /// let lines: Vec<String> = document
    ///     .annotations()
    ///     .map(|found| format!("{}: {:?}", found.label(), found.spans().iter().map(|span| span.of(text)).collect::<Vec<_>>()))
    ///     .collect();
    /// assert_eq!(lines, [
    ///     r#"masthead: ["Pressedienst"]"#,
    ///     r#"releases[0].date: ["31. August 2019"]"#,
    ///     r#"releases[0].headlines[0].text: ["Lesefest am Rhein"]"#,
    ///     r#"releases[0].body[0].text: ["Am Abend hat das Fest be-", "gonnen."]"#,
    ///     r#"folio: ["Seite 2"]"#,
    /// ]);
    /// ```
    pub fn annotations(&self) -> impl Iterator<Item = Annotation> {
        let (mut claims, mut found) = (Claims::default(), Vec::new());
        for (index, release) in self.releases().iter().enumerate() {
            release.each_leaf(|leaf| {
                if !leaf.is_inside() && claims.claim(leaf.spans()) {
                    found.push(Annotation {
                        label: Label::Field(format!("releases[{index}].{}", leaf.path())),
                        spans: leaf.spans().to_vec(),
                    });
                }
            });
        }
        self.unclaimed(&claims.into_spans(), |role, span| {
            found.push(Annotation {
                label: Label::Role(role),
                spans: vec![span],
            });
        });
        found.sort_by_key(|annotation| annotation.spans.first().copied());
        found.into_iter()
    }

    /// Returns how many bytes of the source are values, furniture, blank, and not known.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let mut coverage = Coverage::default();
        let owned = self.owned();
        coverage.add(Share::Field, owned.iter().map(|span| span.len()).sum());
        self.unclaimed(&owned, |role, span| coverage.add(role.share(), span.len()));
        let known = [coverage.field, coverage.furniture, coverage.unclassified];
        coverage.blank = self.source().len().saturating_sub(known.iter().sum());
        coverage
    }

    /// The bytes of all values, in order: what several claim is that of the first.
    fn owned(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for release in self.releases() {
            release.each_place(|places| spans.extend(places));
        }
        spans.sort_unstable();
        let mut pairs = spans.iter().zip(spans.iter().skip(1));
        if pairs.all(|(one, next)| one.end() <= next.start()) {
            return spans;
        }
        let mut claims = Claims::default();
        for release in self.releases() {
            release.each_place(|places| {
                claims.claim(places);
            });
        }
        claims.into_spans()
    }

    /// Visits what no value owns, with its role: whole parts, and what stands between the values of a part.
    fn unclaimed(&self, owned: &[Span], mut visit: impl FnMut(Role, Span)) {
        let mut owned = owned.iter().peekable();
        let mut from = 0;
        for (part, role) in self.parts() {
            let mut push = |span: Span| {
                if span.is_empty() {
                    return;
                }
                let text = span.of(self.source());
                let start = text.len().saturating_sub(text.trim_start().len());
                let span = span.part(start..start.saturating_add(text.trim().len()));
                if !span.is_empty() {
                    visit(role, span);
                }
            };
            while let Some(value) = owned.next_if(|value| value.start() < part.end()) {
                push(Span::new(from, value.start()));
                from = value.end();
            }
            push(Span::new(from, part.end()));
            from = from.max(part.end());
        }
    }
}

/// Who owns which bytes: the first value that claims them.
#[derive(Debug, Default)]
struct Claims {
    /// Ends by starts.
    owned: BTreeMap<usize, usize>,
}

impl Claims {
    /// Claims them, unless one is claimed already.
    fn claim(&mut self, spans: &[Span]) -> bool {
        let is_free = |span: &Span| {
            let before = self.owned.range(..span.end()).next_back();
            before.is_none_or(|(_, end)| *end <= span.start())
        };
        if spans.is_empty() || !spans.iter().all(is_free) {
            return false;
        }
        self.owned.extend(spans.iter().map(|span| (span.start(), span.end())));
        true
    }

    fn into_spans(self) -> Vec<Span> {
        let owned = self.owned.into_iter();
        owned.map(|(start, end)| Span::new(start, end)).collect()
    }
}
