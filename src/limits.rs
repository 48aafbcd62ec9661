//! How much of a text is read.

use crate::document::Document;
use crate::record::{Contact, Image, Release, Span};
use crate::text::line::Line;

/// One finding in so many is kept for what is no control character.
const ROOM: usize = 128;

/// How much is kept of one text. A text that has more is read up to there: the rest is [`Role::Unclassified`], and
/// [`Code::LimitReached`] tells where it begins.
///
/// Limits bound memory, whatever the text is. [`Limits::of`] gives those that a [`Parser`] has where it is not told others.
///
/// ```
/// use pressedienst::{Code, Limits, Parser};
///
/// let text = "Pressedienst\n\n31. August 2019\n\nLesefest am Rhein\n\nEs war schön.\n\nAlle kamen.\n";
/// let document = Parser::new().limits(Limits::of(text.len()).lines(4)).parse(text);
///
/// assert_eq!(document.releases()[0].body.len(), 1);
/// let found = document.diagnostics().iter().find(|found| found.code() == Code::LimitReached).unwrap();
/// assert_eq!(found.span().of(text), "Alle kamen.");
/// ```
///
/// [`Code::LimitReached`]: crate::Code::LimitReached
/// [`Parser`]: crate::Parser
/// [`Role::Unclassified`]: crate::Role::Unclassified
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    lines: usize,
    repairs: usize,
    releases: usize,
    images: usize,
    contacts: usize,
    findings: usize,
}

impl Limits {
    /// Returns the limits for a text of so many bytes, for each a number and one more in so many bytes:
    ///
    /// | what | number | bytes |
    /// | --- | ---: | ---: |
    /// | lines that are not blank | 32,768 | 60 |
    /// | repairs | 65,536 | 16 |
    /// | releases, pictures, contacts | 4,096 | 384 |
    /// | findings | 8,192 | 384 |
    #[must_use]
    pub const fn of(bytes: usize) -> Self {
        let items = bytes / 384;
        Self {
            lines: (1_usize << 15).saturating_add(bytes / 60),
            repairs: (1_usize << 16).saturating_add(bytes / 16),
            releases: (1_usize << 12).saturating_add(items),
            images: (1_usize << 12).saturating_add(items),
            contacts: (1_usize << 12).saturating_add(items),
            findings: (1_usize << 13).saturating_add(items),
        }
    }

    /// Returns them with at most so many lines that are not blank.
    #[must_use]
    pub const fn lines(mut self, most: usize) -> Self {
        self.lines = most;
        self
    }

    /// Returns them with at most so many repairs of a kind: markup, decomposed letters and signs without width, letters that were
    /// decoded wrongly, wording that was misread. Markup that is not proven by then is text.
    #[must_use]
    pub const fn repairs(mut self, most: usize) -> Self {
        self.repairs = most;
        self
    }

    /// Returns them with at most so many releases.
    #[must_use]
    pub const fn releases(mut self, most: usize) -> Self {
        self.releases = most;
        self
    }

    /// Returns them with at most so many pictures, of all releases together.
    #[must_use]
    pub const fn images(mut self, most: usize) -> Self {
        self.images = most;
        self
    }

    /// Returns them with at most so many contacts, of all releases together.
    #[must_use]
    pub const fn contacts(mut self, most: usize) -> Self {
        self.contacts = most;
        self
    }

    /// Returns them with at most so many findings, not counting that a limit was reached.
    #[must_use]
    pub const fn findings(mut self, most: usize) -> Self {
        self.findings = most;
        self
    }

    pub(crate) const fn most_lines(self) -> usize {
        self.lines
    }

    pub(crate) const fn most_repairs(self) -> usize {
        self.repairs
    }

    /// The first control character that makes one finding too many. Lines show them before anything is read; some room is
    /// left for what only reading finds.
    pub(crate) fn first_control_over(self, lines: &[Line<'_>]) -> Option<Span> {
        let most = self.findings.saturating_sub(self.findings / ROOM);
        lines.get(most)?;
        lines.iter().filter_map(|line| line.control()).nth(most)
    }

    /// Where the first release, picture, contact or finding stands that is one too many in a text that was read up to `end`.
    pub(crate) fn first_over(self, document: &Document, end: usize) -> Option<usize> {
        let releases = document.releases();
        let release = releases.get(self.releases).and_then(Release::start);
        let mut images = releases.iter().flat_map(|release| &release.images);
        let image = images.nth(self.images).and_then(Image::start);
        let mut contacts = releases.iter().flat_map(|release| &release.contacts);
        let contact = contacts.nth(self.contacts).and_then(Contact::start);
        let findings = document.diagnostics().iter().map(|finding| finding.span().start());
        let finding = findings.filter(|start| *start < end).nth(self.findings);
        [release, image, contact, finding].into_iter().flatten().min()
    }
}
