//! What comes out: the source, what each part of it is, the releases, and the findings.

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::layout::Layout;
use crate::record::{Code, Diagnostic, Error, LineCol, Release, Repr, Role, Severity, Span, prefix};
use crate::section::zone::Reading;
use crate::text::tiling::Part;

/// A text that was read.
///
/// It keeps the text unchanged, and serialises as the JSON record: `layout`, `page_count`, `releases`, `diagnostics`. From
/// its record a document equal to it is deserialised, without text and places.
///
/// ```
/// use pressedienst::{Code, Role, Severity, parse};
///
/// let document = parse("Pressedienst\n\n31. Februar 2019\n\nLesefest am Rhein\n\nEs war schön.\n");
///
/// // What each part of the text is:
/// let (span, _) = document.lines().find(|(_, role)| *role == Role::Headline).unwrap();
/// assert_eq!(span.of(document.source()), "Lesefest am Rhein");
///
/// // What was odd, and where:
/// let [found] = document.diagnostics() else { panic!("one diagnostic") };
/// assert_eq!((found.code(), found.severity()), (Code::DateImpossible, Severity::Warning));
/// assert_eq!(document.line_col(found.span().start()).line, 3);
///
/// // No release for those who want no doubtful one:
/// assert!(document.strict(Severity::Warning).is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    source: String,
    layout: Option<Layout>,
    page_count: Option<u32>,
    releases: Vec<Release>,
    diagnostics: Vec<Diagnostic>,
    parts: Vec<Part>,
    posts: OnceLock<Vec<Post>>,
}

impl Document {
    pub(crate) fn new(
        source: String,
        layout: Option<Layout>,
        reading: Reading,
        diagnostics: Vec<Diagnostic>,
        parts: Vec<Part>,
    ) -> Self {
        let Reading {
            page_count,
            mut releases,
        } = reading;
        // A document may be kept for long, and a page of items has many short lists.
        releases.shrink_to_fit();
        for release in &mut releases {
            release.images.shrink_to_fit();
            release.body.shrink_to_fit();
        }
        Self {
            source,
            layout,
            page_count,
            releases,
            diagnostics,
            parts,
            posts: OnceLock::new(),
        }
    }

    /// The text as it was given. All places are byte ranges in it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The layout in which the text was read; `None` if none was recognised.
    #[must_use]
    pub const fn layout(&self) -> Option<Layout> {
        self.layout
    }

    /// The highest page number, 1 for a paged text without any; `None` for layouts without pages.
    #[must_use]
    pub const fn page_count(&self) -> Option<u32> {
        self.page_count
    }

    /// The releases, in the order of the text.
    #[must_use]
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// The findings, in the order of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What each part of the source is. The parts are in order and without gaps: together they are the source.
    pub fn lines(&self) -> impl Iterator<Item = (Span, Role)> + '_ {
        self.parts.iter().scan(0, |start, part| {
            let span = Span::new(*start, part.end);
            *start = part.end;
            Some((span, part.role))
        })
    }

    /// Line and column of a byte offset; past the end it is the place behind the last character. A document that came from
    /// JSON knows the places of its diagnostics only.
    #[must_use]
    pub fn line_col(&self, offset: usize) -> LineCol {
        let posts = self.posts.get_or_init(|| posts(&self.source));
        let behind = posts.partition_point(|post| post.offset <= offset);
        let post = behind
            .checked_sub(1)
            .and_then(|index| posts.get(index))
            .copied()
            .unwrap_or_default();
        let between = Span::new(post.offset, prefix(&self.source, offset).len()).of(&self.source);
        LineCol {
            line: post.place.line,
            column: post.place.column.saturating_add(between.chars().count()),
        }
    }

    /// The releases alone, for callers who want no doubtful ones.
    ///
    /// # Errors
    /// If a diagnostic is at least as severe as `reject_at`; the error names the first of them.
    pub fn strict(self, reject_at: Severity) -> Result<Vec<Release>, Error> {
        match self
            .diagnostics
            .iter()
            .find(|diagnostic| diagnostic.severity() >= reject_at)
        {
            Some(diagnostic) => Err(Repr::Rejected {
                diagnostic: *diagnostic,
            }
            .into()),
            None => Ok(self.releases),
        }
    }
}

/// A byte whose place is known, so that no place is counted from far away.
#[derive(Clone, Copy, Debug)]
struct Post {
    offset: usize,
    place: LineCol,
}

impl Default for Post {
    fn default() -> Self {
        Self {
            offset: 0,
            place: LineCol { line: 1, column: 1 },
        }
    }
}

/// In a line longer than this there is a post every so many bytes.
const POST_DISTANCE: usize = 4_096;

/// The beginnings of lines as editors count them (behind LF, and behind CR without LF), and posts inside long lines.
fn posts(source: &str) -> Vec<Post> {
    let mut posts = vec![Post::default()];
    let mut last = Post::default();
    let mut place = last.place;
    let mut chars = source.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let Some(&(next, following)) = chars.peek() else { break };
        let is_end = c == '\n' || (c == '\r' && following != '\n');
        if is_end {
            place = LineCol {
                line: place.line.saturating_add(1),
                column: 1,
            };
        } else {
            place.column = place.column.saturating_add(1);
        }
        if is_end || next.saturating_sub(last.offset) >= POST_DISTANCE {
            last = Post { offset: next, place };
            posts.push(last);
        }
    }
    if source.ends_with(['\n', '\r']) {
        let line = place.line.saturating_add(1);
        posts.push(Post {
            offset: source.len(),
            place: LineCol { line, column: 1 },
        });
    }
    posts
}

/// Two documents are equal if their records are; what the text was besides does not count.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.layout == other.layout
            && self.page_count == other.page_count
            && self.releases == other.releases
            && self.diagnostics == other.diagnostics
    }
}

impl Eq for Document {}

/// The record of a text of the press service.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Record<R, D> {
    /// In which layout it was read; null if none was recognised.
    layout: Option<Layout>,
    /// The highest page number, 1 for a paged text without any; null for layouts without pages.
    page_count: Option<u32>,
    /// The releases, in the order of the text.
    releases: R,
    /// The findings, in the order of the text.
    diagnostics: D,
}

/// A finding: what, how bad, where.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Diagnostic"))]
pub(crate) struct Shown<'d> {
    /// What it is about.
    code: Code,
    /// How bad it is.
    severity: Severity,
    /// The sentence of the code.
    #[serde(borrow)]
    message: Cow<'d, str>,
    /// The place in bytes of the text in UTF-8.
    span: Span,
    /// Line, from 1.
    line: usize,
    /// Column in characters, from 1.
    column: usize,
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = |diagnostic: &Diagnostic| {
            let LineCol { line, column } = self.line_col(diagnostic.span().start());
            Shown {
                code: diagnostic.code(),
                severity: diagnostic.severity(),
                message: Cow::Borrowed(diagnostic.code().sentence()),
                span: diagnostic.span(),
                line,
                column,
            }
        };
        let record = Record {
            layout: self.layout,
            page_count: self.page_count,
            releases: &self.releases,
            diagnostics: self.diagnostics.iter().map(shown).collect::<Vec<_>>(),
        };
        record.serialize(serializer)
    }
}

/// From a record; its source is empty and its values have no places, because the record has neither.
impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let record: Record<Vec<Release>, Vec<Shown<'_>>> = Record::deserialize(deserializer)?;
        let (mut diagnostics, mut posts) = (Vec::new(), Vec::new());
        for shown in record.diagnostics {
            diagnostics.push(Diagnostic::new(shown.code, shown.span, None));
            let Shown { line, column, .. } = shown;
            posts.push(Post {
                offset: shown.span.start(),
                place: LineCol { line, column },
            });
        }
        let reading = Reading {
            page_count: record.page_count,
            releases: record.releases,
        };
        let mut document = Self::new(String::new(), record.layout, reading, diagnostics, Vec::new());
        document.posts = OnceLock::from(posts);
        Ok(document)
    }
}
